//! Effort by week against the goal, what is estimated apart.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{Figure, Full, Page, Room, Small};
use crate::domain::figures::{Effort, Week, filled};
use crate::domain::text::width;
use crate::domain::time::Minutes;
use crate::tui::look::Look;
use crate::tui::screens::dashboard::words::{short_date, week_words};
use crate::tui::widgets::columns;

/// What the figures mean.
pub(super) const ABOUT: &[&str] = &[
    "Solid: the minutes you logged in that week, those of reviews among them.",
    "Apart, with a ~: the hours that the curriculum gives to milestones you completed in that week and never logged any time on. That is an estimate.",
    "The goal is that of gradus goal --hours, as it is today. It is held against the whole weeks: those that are over and began no earlier than your first act.",
];

/// The small form: this week in words, the last weeks as columns.
pub(super) fn small(page: &Page<'_>, room: Room) -> Small {
    let effort = &page.view.weeks;
    let note = effort.goal.map_or_else(String::new, |goal| format!("goal {goal}"));
    let mut lines = this_week(page).into_iter().collect::<Vec<_>>();
    if is_empty(effort) {
        lines.extend(page.dim(&nothing(page), room.cells));
        return Small { note_at: room.cells.saturating_sub(width(&note)), note, lines };
    }
    lines.extend(chart(effort, room.cells, room.tall.pick([1, 3, 5]), page.ctx.look));
    lines.extend(words(page).iter().flat_map(|words| page.dim(words, room.cells)));
    Small { note_at: wide(effort, room.cells).saturating_sub(width(&note)), note, lines }
}

fn this_week(page: &Page<'_>) -> Option<Line<'static>> {
    let week = page.view.weeks.weeks.last()?;
    let goal = page.view.weeks.goal.map_or_else(String::new, |goal| format!(" of {goal}"));
    Some(page.text(format!("This week  {}{goal}", week.words())))
}

fn is_empty(effort: &Effort) -> bool {
    effort.weeks.iter().all(|week| week.total() == Minutes(0))
}

fn nothing(page: &Page<'_>) -> String {
    use crate::tui::action::{Action, Context};
    let key = page.key(Context::Today, Action::LogTime);
    format!("Nothing in the last {} weeks: on Today {key} logs minutes.", page.view.weeks.weeks.len())
}

/// How the goal was held, and what is estimated.
fn words(page: &Page<'_>) -> Vec<String> {
    let effort = &page.view.weeks;
    let mut words: Vec<String> = effort.words().into_iter().collect();
    if effort.goal.is_none() {
        words.push("No goal in hours: gradus goal --hours 6".into());
    }
    if effort.weeks.iter().any(|week| week.estimated > Minutes(0)) {
        words.push("~ estimated: milestones done without a log".into());
    }
    words
}

/// All of it: taller columns, and every week, which opens into what was logged and done.
pub(super) fn full(full: &mut Full<'_>) {
    let page = *full.page;
    let effort = &page.view.weeks;
    full.lines(this_week(&page));
    if is_empty(effort) {
        full.dim(&nothing(&page));
        return;
    }
    let tall = match page.ctx.height {
        0..14 => 2,
        14..24 => 5,
        _ => 8,
    };
    full.gap();
    full.lines(chart(effort, full.cells, tall, page.ctx.look));
    full.gap();
    words(&page).iter().for_each(|words| full.dim(words));
    full.gap();
    let most = most(effort);
    let first = effort.weeks.iter().position(|week| week.total() > Minutes(0)).unwrap_or(0);
    for week in effort.weeks[first..].iter().rev() {
        let line = row(&page, week, most, full.cells);
        full.row(Figure::Week(week.start), line);
    }
}

fn row(page: &Page<'_>, week: &Week, most: Minutes, cells: usize) -> Line<'static> {
    let theme = &page.ctx.look.theme;
    // A week without anything is no debt: it is left blank.
    let words = if week.total() == Minutes(0) { String::new() } else { week.words() };
    if cells < 60 {
        return columns(&[(&short_date(week.start), 8, theme.text), (&words, cells - 8, theme.text)]);
    }
    if words.is_empty() {
        return columns(&[(&week_words(week.start), 21, theme.text)]);
    }
    let reached = page.view.weeks.goal.is_some_and(|goal| week.total() >= goal);
    let mut line = columns(&[(&week_words(week.start), 21, theme.text)]);
    line.extend(page.bar(f64::from(week.total().0), f64::from(most.0), 16));
    line.extend(columns(&[
        ("", 2, theme.text),
        (&words, 18, theme.text),
        (if reached { "goal reached" } else { "" }, cells - 57, theme.dim),
    ]));
    line
}

/// Steps of a column in one cell.
const STEPS: usize = 8;

/// The most cells of a week, with the gap after it.
const WIDEST: usize = 5;

/// Room for what a row of the columns stands for, on their right.
const SCALE: usize = 9;

fn stride(effort: &Effort, cells: usize) -> usize {
    (cells.saturating_sub(SCALE) / effort.weeks.len().max(1)).clamp(1, WIDEST)
}

/// How wide the columns are together.
fn wide(effort: &Effort, cells: usize) -> usize {
    let stride = stride(effort, cells);
    (effort.weeks.len() * stride).saturating_sub(usize::from(stride > 1))
}

fn most(effort: &Effort) -> Minutes {
    effort.weeks.iter().map(Week::total).chain(effort.goal).max().unwrap_or_default()
}

/// The columns from top to bottom, what is logged below what is estimated (no widget of ratatui stacks two in one), and
/// below them the first and the last week. On the right stands what the top is, and where the goal is; where both are one
/// row without room for both, what the top is, since the goal stands beside the title.
fn chart(effort: &Effort, cells: usize, tall: usize, look: &Look) -> Vec<Line<'static>> {
    let (stride, most) = (stride(effort, cells), most(effort));
    let steps = |time: Minutes| filled(f64::from(time.0), f64::from(most.0), tall * STEPS);
    let row = |row: usize| {
        let mut line = Line::default();
        for week in &effort.weeks {
            let part = |all: usize| all.saturating_sub(row * STEPS).min(STEPS);
            let (mark, style) = match (part(steps(week.logged)), part(steps(week.total()))) {
                (0, 0) => (" ", Style::new()),
                (0, _) => (look.glyphs.skipped, look.theme.dim),
                (logged, _) => (look.glyphs.spark[logged - 1], look.theme.bar_full),
            };
            line.push_span(Span::styled(mark.repeat(stride.max(2) - 1), style));
            line.push_span(Span::raw(" ".repeat(usize::from(stride > 1))));
        }
        let is_goal = tall > 1 && effort.goal.is_some_and(|goal| steps(goal).saturating_sub(1) / STEPS == row);
        let scale = match (is_goal, row + 1 == tall) {
            (true, true) if effort.goal != Some(most) => {
                let both = format!(" {most}, goal");
                if width(&both) + effort.weeks.len() * stride <= cells { both } else { format!(" {most}") }
            }
            (true, _) => " goal".to_owned(),
            (false, true) => format!(" {most}"),
            (false, false) => String::new(),
        };
        line.push_span(Span::styled(scale, look.theme.dim));
        line
    };
    let mut rows: Vec<Line<'static>> = (0..tall).rev().map(row).collect();
    let first = effort.weeks.first().map_or_else(String::new, |week| short_date(week.start));
    let gap = wide(effort, cells).saturating_sub(width(&first) + "this week".len());
    rows.push(Line::styled(format!("{first}{}this week", " ".repeat(gap)), look.theme.dim));
    rows
}
