//! How the week goes, the next mark, and where the learner was after a while away.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::changes;
use crate::domain::figures::{self, Mark};
use crate::domain::reentry::{Reentry, reentry};
use crate::domain::text::{count, fit, printable, width, wrap};
use crate::domain::time::Minutes;
use crate::tui::look::Ctx;
use crate::tui::widgets::{bar, line_at, paragraph};
use crate::workspace::{State, query};

/// A body of fewer rows has none for what stands beside or below a line.
const LOW: u16 = 12;
/// Cells between what stands side by side.
const GAP: usize = 3;

/// What Today begins with, worked out once for each state and each day.
#[derive(Clone, Debug)]
pub(super) struct Opening {
    /// Where the learner was, after a while away.
    pub reentry: Option<Reentry>,
    /// How many questions are due.
    pub due: usize,
    /// The next mark on the road.
    mark: Option<Mark>,
}

impl Opening {
    pub(super) fn of(state: &State) -> Self {
        Self {
            reentry: reentry(state.teller(), state.toward(), state.today),
            due: query::due_today(state),
            mark: query::next_mark(state),
        }
    }

    /// The next mark, and the day to be ready by.
    fn mark_words(&self, state: &State) -> String {
        let target = state.progress.learner.goal.target;
        let target = target.filter(|day| *day >= state.today);
        let target = target.map_or_else(String::new, |day| format!(" You aim for {}.", day.words()));
        match &self.mark {
            Some(mark) => format!("Next mark: {}.{target}", mark.words()),
            None => format!("Every mark on your path is reached.{target}"),
        }
    }
}

/// Where the learner was, in a part of the screen that leaves room for the step it ends with. Returns the row after it.
pub(super) fn draw_reentry(ctx: &Ctx<'_>, reentry: &Reentry, area: Rect, buf: &mut Buffer) -> u16 {
    let most = usize::from((area.height / 4).max(3));
    let mut lines = wrap(&printable(&reentry.line), usize::from(area.width));
    if lines.len() > most {
        lines.truncate(most);
        let last = lines.pop().unwrap_or_default();
        let room = usize::from(area.width).saturating_sub("...".len());
        lines.push(format!("{}...", fit(&last, room).trim_end_matches("...")));
    }
    let mut row = 0;
    for line in lines {
        line_at(buf, area, row, Line::styled(line, ctx.look.theme.accent));
        row += 1;
    }
    row
}

/// How far the role is and how the week goes, each with what belongs to it beside it where there is room, else below.
pub(super) fn draw_week(ctx: &Ctx<'_>, opening: &Opening, area: Rect, from: u16, buf: &mut Buffer) -> u16 {
    let (state, theme) = (ctx.state, &ctx.look.theme);
    let low = area.height < LOW;
    let (week, rhythm, mark) = (week_line(ctx, area.width), rhythm_words(state), opening.mark_words(state));
    let rows = match state.toward() {
        Some(toward) => {
            let short = format!("{}: covers {} %", toward.role(&state.catalog).title, toward.percent());
            let words = if low { short } else { toward.sentence(&state.catalog) };
            vec![(Line::styled(words, theme.text), rhythm), (week, mark)]
        }
        None => vec![(week, rhythm), (Line::default(), mark)],
    };
    let half = |left: &Line<'_>| (usize::from(area.width) / 2).max(left.width() + GAP);
    let fits = |half: usize, beside: &str| half + width(beside) <= usize::from(area.width);
    // Both stand at the same column where that leaves room for both.
    let widest = rows.iter().map(|(left, _)| half(left)).max().unwrap_or(0);
    let aligned = rows.iter().all(|(_, beside)| fits(widest, beside));
    let mut row = from;
    for (left, beside) in rows {
        let alone = left.width() == 0;
        let column = if aligned { widest } else { half(&left) };
        let together = !alone && fits(column, &beside);
        if together {
            let before = u16::try_from(column).unwrap_or(area.width).min(area.width);
            let right = Rect { x: area.x + before, width: area.width - before, ..area };
            line_at(buf, right, row, Line::styled(beside.clone(), theme.dim));
        }
        row = match left.width() {
            0 => row,
            cells if cells <= usize::from(area.width) => {
                line_at(buf, area, row, left);
                row + 1
            }
            _ => paragraph(buf, area, row, &left.to_string(), theme.text),
        };
        if !together && !low {
            row = paragraph(buf, area, row, &beside, theme.dim);
        }
    }
    if let Some(words) = changes::sentence(&state.changes) {
        row = paragraph(buf, area, row, &words, theme.accent);
    }
    row + u16::from(!low)
}

/// The hours of this week against the goal, and its days where there is room for them.
fn week_line(ctx: &Ctx<'_>, cells: u16) -> Line<'static> {
    let (state, theme) = (ctx.state, &ctx.look.theme);
    let goal = &state.progress.learner.goal;
    let week = figures::week(&state.catalog, &state.progress, state.today);
    let mut spans: Vec<Span<'static>> = vec![Span::styled("This week  ", theme.text)];
    let hours = goal.hours.map(Minutes::from_hours);
    if let Some(hours) = hours.filter(|_| ctx.width >= 60) {
        let cells = if ctx.wide() { 20 } else { 10 };
        spans.extend(bar(ctx.look, f64::from(week.total().0), f64::from(hours.0), cells));
        spans.push(Span::raw("  "));
    }
    let of = hours.map_or_else(String::new, |hours| format!(" of {hours}"));
    spans.push(Span::styled(format!("{}{of}", week.words()), theme.text));
    let days = figures::rhythm(&state.progress.activity, goal, state.today).days_words();
    let mut line = Line::from(spans);
    if line.width() + 2 + width(&days) <= usize::from(cells) {
        line.push_span(Span::styled(format!(", {days}"), theme.text));
    }
    line
}

fn rhythm_words(state: &State) -> String {
    let goal = &state.progress.learner.goal;
    let rhythm = figures::rhythm(&state.progress.activity, goal, state.today);
    let streak = figures::streak(&state.progress.activity, goal, state.today);
    let words = match (rhythm.weeks, streak.days) {
        (0, 0) if goal.rests_on(state.today) => String::new(),
        (0, 0) => "No streak to keep: begin with ten minutes.".into(),
        (0, days) => format!("{days}-day streak"),
        (weeks, 0) => format!("{} in rhythm", count(weeks, "week")),
        (weeks, days) => format!("{} in rhythm, {days}-day streak", count(weeks, "week")),
    };
    match (goal.rests_on(state.today), words.is_empty()) {
        (true, true) => "A day of rest".into(),
        (true, false) => format!("{words}, a day of rest"),
        (false, _) => words,
    }
}
