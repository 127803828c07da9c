//! How the week goes, and where the learner was after a while away.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::changes;
use crate::domain::figures::{self, Path};
use crate::domain::next;
use crate::domain::progress::{Progress, Status};
use crate::domain::text::count;
use crate::domain::time::Minutes;
use crate::tui::look::Ctx;
use crate::tui::widgets::{bar, line_at, paragraph};
use crate::workspace::State;

/// Days without an act after which the first line says where the learner was.
const AWAY: i64 = 7;

/// After a week or more without an act: where the learner was, and the smallest thing to begin with. No count of days.
pub(super) fn welcome_back(state: &State) -> Option<String> {
    let last = state.progress.activity.until(state.today).rev().find(|(_, activity)| activity.acts > 0)?.0;
    if state.today.since(last) < AWAY {
        return None;
    }
    let newest = state.log.actions().find(|event| state.log.in_force(event) && event.day == last)?;
    let did = state.teller().action(newest.action());
    let note = last_note(&state.progress).map_or_else(String::new, |note| format!(" Your last note: {note}."));
    let small = next::next_within(&state.catalog, &state.progress, state.today, 1, Minutes(15));
    let step =
        small.steps.first().map_or_else(String::new, |step| format!(" Begin small: {}, {}.", step.title, step.time));
    Some(format!("Welcome back. On {} you {did}.{note}{step}", last.words()))
}

fn last_note(progress: &Progress) -> Option<String> {
    let building = progress.projects().filter(|project| project.status() == Status::Building);
    building.filter_map(|project| project.notes.last()).max_by_key(|(day, _)| *day).map(|(_, text)| text.to_string())
}

pub(super) fn draw_week(ctx: &Ctx<'_>, area: Rect, from: u16, buf: &mut Buffer) -> u16 {
    let (state, theme) = (ctx.state, &ctx.look.theme);
    let goal = &state.progress.learner.goal;
    let week = figures::week(&state.catalog, &state.progress, state.today);
    let rhythm = figures::rhythm(&state.progress.activity, goal, state.today);
    let mut left: Vec<Span<'static>> = vec![Span::styled("This week  ", theme.text)];
    let hours = goal.hours.map(Minutes::from_hours);
    if let Some(hours) = hours.filter(|_| ctx.width >= 60) {
        let cells = if ctx.wide() { 20 } else { 10 };
        left.extend(bar(ctx.look, f64::from(week.total().0), f64::from(hours.0), cells));
        left.push(Span::raw("  "));
    }
    let of = hours.map_or_else(String::new, |hours| format!(" of {hours}"));
    left.push(Span::styled(format!("{}{of}", week.words()), theme.text));
    let days = format!(", {}", rhythm.days_words());
    let mut left = Line::from(left);
    if left.width() + days.len() <= usize::from(area.width) {
        left.push_span(Span::styled(days, theme.text));
    }
    let rhythm = rhythm_words(state);
    let half = (area.width / 2).max(u16::try_from(left.width()).unwrap_or(u16::MAX).saturating_add(3));
    let together = usize::from(half) + rhythm.len() <= usize::from(area.width);
    line_at(buf, area, from, left);
    let mut row = from + 1;
    if together {
        let right = Rect { x: area.x + half, width: area.width - half, ..area };
        line_at(buf, right, from, Line::styled(rhythm, theme.dim));
    } else if area.height >= 12 {
        line_at(buf, area, row, Line::styled(rhythm, theme.dim));
        row += 1;
    }
    if area.height >= 12 {
        row = paragraph(buf, area, row, &mark_words(state), theme.dim);
    }
    if let Some(words) = changes::sentence(&state.changes) {
        row = paragraph(buf, area, row, &words, theme.accent);
    }
    row + u16::from(area.height >= 12)
}

fn rhythm_words(state: &State) -> String {
    let goal = &state.progress.learner.goal;
    let rhythm = figures::rhythm(&state.progress.activity, goal, state.today);
    let streak = figures::streak(&state.progress.activity, goal, state.today);
    match (rhythm.weeks, streak.days) {
        (0, 0) => "No streak to keep: begin with ten minutes.".into(),
        (0, days) => format!("{days}-day streak"),
        (weeks, 0) => format!("{} in rhythm", count(weeks, "week")),
        (weeks, days) => format!("{} in rhythm, {days}-day streak", count(weeks, "week")),
    }
}

/// The next mark on the road: what is left of the level that the learner is in.
fn mark_words(state: &State) -> String {
    let path = Path::of(&state.catalog, &state.progress);
    let role = state.progress.learner.goal.role.as_deref().and_then(|id| state.catalog.role(id));
    let toward = role.map_or_else(String::new, |role| format!("Toward {}. ", role.title));
    match path.current(&state.catalog, &state.progress) {
        Some((segment, tally)) => {
            format!("{toward}Next mark: {}, {} left ({} done).", segment.words(), tally.left(), tally.words())
        }
        None => format!("{toward}Every milestone of your path is done."),
    }
}
