//! How the week goes, and where the learner was after a while away.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::changes;
use crate::domain::figures::{self, Path};
use crate::domain::next;
use crate::domain::progress::{Progress, Status};
use crate::domain::text::{count, width};
use crate::domain::time::Minutes;
use crate::tui::look::Ctx;
use crate::tui::widgets::{bar, line_at, paragraph};
use crate::workspace::State;

/// Days without an act after which the first line says where the learner was.
const AWAY: i64 = 7;
/// A body of fewer rows has none for what stands beside or below a line.
const LOW: u16 = 12;
/// Cells between what stands side by side.
const GAP: usize = 3;

/// After a week or more without an act: where the learner was, and the smallest thing to begin with. No count of days.
pub(super) fn welcome_back(state: &State) -> Option<String> {
    let last = state.progress.activity.until(state.today).rev().find(|(_, activity)| activity.acts > 0)?.0;
    if state.today.since(last) < AWAY {
        return None;
    }
    let newest = state.log.actions().find(|event| state.log.in_force(event) && event.day == last)?;
    let did = state.teller().action(newest.action());
    let note = last_note(&state.progress).map_or_else(String::new, |note| format!(" Your last note: {note}."));
    let small = next::next_within(&state.catalog, &state.progress, state.toward(), state.today, 1, Minutes(15));
    let step =
        small.steps.first().map_or_else(String::new, |step| format!(" Begin small: {}, {}.", step.title, step.time));
    Some(format!("Welcome back. On {} you {did}.{note}{step}", last.words()))
}

fn last_note(progress: &Progress) -> Option<String> {
    let building = progress.projects().filter(|project| project.status() == Status::Building);
    building.filter_map(|project| project.notes.last()).max_by_key(|(day, _)| *day).map(|(_, text)| text.to_string())
}

/// How far the role is and how the week goes, each with what belongs to it beside it where there is room, else below.
pub(super) fn draw_week(ctx: &Ctx<'_>, area: Rect, from: u16, buf: &mut Buffer) -> u16 {
    let (state, theme) = (ctx.state, &ctx.look.theme);
    let low = area.height < LOW;
    let (week, rhythm, mark) = (week_line(ctx, area.width), rhythm_words(state), mark_words(state));
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

/// The next mark on the road: what is left of the level that the learner is in; and the day to be ready by.
fn mark_words(state: &State) -> String {
    let target = state.progress.learner.goal.target;
    let target = target.map_or_else(String::new, |day| format!(" Ready by {}.", day.words()));
    let path = Path::of(&state.catalog, &state.progress);
    match path.current(&state.catalog, &state.progress) {
        Some((segment, tally)) => {
            format!("Next mark: {}, {} left ({} done).{target}", segment.words(), tally.left(), tally.words())
        }
        None => format!("Every milestone of your path is done.{target}"),
    }
}
