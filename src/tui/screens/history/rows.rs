//! The rows of the list: headings of days, and below them what was done.

use chrono::Timelike;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::acts::Window;
use crate::domain::event::Event;
use crate::domain::text::width;
use crate::domain::time::Day;
use crate::tui::look::Ctx;
use crate::tui::widgets::{columns, line_at};

/// The day on which an act was written: the logical day of a night that goes on, else the day of the clock. An act that
/// counts on another day stands here too, with a word on that.
pub(super) fn day_of(act: &Event) -> Day {
    let Some(at) = act.at else { return act.day };
    let clock = Day::new(at.date_naive());
    let is_late_night = clock.since(act.day) == 1 && at.hour() < 12;
    if is_late_night { act.day } else { clock }
}

/// `Fri 20 Nov 2026, today`.
pub(super) fn heading(act: &Event, today: Day) -> String {
    let day = day_of(act);
    let date = format!("{} {}", day.weekday_name(), day.words());
    let away = day.relative_to(today);
    if date.ends_with(&away) { date } else { format!("{date}, {away}") }
}

/// Below this width machines are named in the details only.
const NARROW: u16 = 60;

/// Free rows before the heading of a day.
pub(super) fn gap(ctx: &Ctx<'_>) -> usize {
    usize::from(ctx.height >= 16)
}

/// Draws the acts in view.
pub(super) fn draw(ctx: &Ctx<'_>, area: Rect, window: &Window<'_>, machines: usize, buf: &mut Buffer) {
    let mut last = None;
    for (nth, (act, row)) in window.acts.iter().zip(&window.rows).enumerate() {
        let Ok(row) = u16::try_from(*row) else { break };
        if last != Some(day_of(act)) && row < area.height {
            last = Some(day_of(act));
            let line = Line::styled(heading(act, ctx.state.today), ctx.look.theme.heading);
            line_at(buf, area, row.saturating_sub(1), line);
        }
        line_at(buf, area, row, line(ctx, area.width, act, machines, nth == window.selected));
        if nth == window.selected && row < area.height {
            buf.set_style(Rect { y: area.y + row, height: 1, ..area }, ctx.look.theme.selected);
        }
    }
}

fn line(ctx: &Ctx<'_>, cells: u16, act: &Event, machines: usize, selected: bool) -> Line<'static> {
    let (theme, glyphs) = (&ctx.look.theme, &ctx.look.glyphs);
    let in_force = ctx.state.log.in_force(act);
    let style = if in_force { theme.text } else { theme.dim };
    let time = act.at.map_or_else(String::new, |at| at.format("%H:%M").to_string());
    let machines = if cells < NARROW { 1 } else { machines };
    let note = note(act, machines, in_force);
    let room = usize::from(cells).saturating_sub(2 + 7 + 2);
    let note_cells = if note.is_empty() { 0 } else { (width(&note) + 2).min(room / 2) };
    let note = format!("{note:>note_cells$}");
    columns(&[
        (if selected { glyphs.selected } else { " " }, 2, theme.accent),
        (&time, 7, theme.dim),
        (if in_force { " " } else { glyphs.skipped }, 2, style),
        (&ctx.state.teller().action(act.action()), room - note_cells, style),
        (&note, note_cells, theme.dim),
    ])
}

/// What is said on the right: the machine when there are several, the day it counts on, whether it is taken back.
fn note(act: &Event, machines: usize, in_force: bool) -> String {
    let mut parts = Vec::new();
    if machines > 1 {
        parts.push(act.by.to_string());
    }
    if day_of(act) != act.day {
        let words = act.day.words();
        parts.push(format!("for {}", words.rsplit_once(' ').map_or(words.as_str(), |(date, _)| date)));
    }
    if !in_force {
        parts.push("taken back".into());
    }
    parts.join(", ")
}
