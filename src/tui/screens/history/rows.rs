//! The rows of the list: headings of days, and below them what was done.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::acts::Window;
use crate::domain::event::Event;
use crate::domain::text::width;
use crate::tui::look::Ctx;
use crate::tui::widgets::{columns, line_at};

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
        let day = act.written_on();
        if last != Some(day) && row < area.height {
            last = Some(day);
            let line = Line::styled(day.told_on(ctx.state.today), ctx.look.theme.heading);
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
    if act.written_on() != act.day {
        let words = act.day.words();
        parts.push(format!("for {}", words.rsplit_once(' ').map_or(words.as_str(), |(date, _)| date)));
    }
    if !in_force {
        parts.push("taken back".into());
    }
    parts.join(", ")
}
