//! The list of steps, the selected one with its reasons.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::next::{Next, Step};
use crate::domain::text;
use crate::tui::look::Ctx;
use crate::tui::widgets::{columns, line_at, paragraph};

/// Cells of the columns after the title, each with the gap before it.
struct Columns {
    title: usize,
    standing: usize,
    place: usize,
    time: usize,
}

impl Columns {
    /// As wide as what they hold; where a step belongs is left out in a narrow window.
    fn of(steps: &[Step], width: usize) -> Self {
        let widest = |of: &dyn Fn(&Step) -> usize| match steps.iter().map(of).max().unwrap_or(0) {
            0 => 0,
            cells => cells + GAP,
        };
        let standing = widest(&|step| text::width(&step.standing));
        let place = if width >= 80 { widest(&|step| text::width(&step.place)).min(width / 3) } else { 0 };
        let time = widest(&|step| text::width(&step.time.to_string()));
        Self { title: width.saturating_sub(MARK + standing + place + time), standing, place, time }
    }
}

/// Cells between two columns.
const GAP: usize = 2;
/// A body with fewer rows has no room for more than one reason.
const LOW: u16 = 12;
/// Cells of the mark before a step.
const MARK: usize = 2;

/// Draws them, and what to say when there is none. Returns the row after them.
pub(super) fn draw_steps(
    ctx: &Ctx<'_>,
    area: Rect,
    from: u16,
    next: &Next,
    selected: usize,
    filter: &str,
    buf: &mut Buffer,
) -> u16 {
    let theme = &ctx.look.theme;
    let mut row = from;
    let low = area.height < LOW;
    let heading = match next.snoozed.as_ref().filter(|_| low) {
        Some(one) => {
            Line::from_iter([Span::styled("Next", theme.heading), Span::styled(format!("  {}", one.short), theme.dim)])
        }
        None => Line::styled("Next", theme.heading),
    };
    line_at(buf, area, row, heading);
    row += 1;
    if next.steps.is_empty() {
        let words = if filter.is_empty() {
            "Everything on every curriculum is done or skipped. Ship what you built, or add a curriculum of your own."
        } else {
            "No step holds that text. Esc shows them all."
        };
        return paragraph(buf, indented(area, 2), row, words, theme.dim);
    }
    let columns = Columns::of(&next.steps, usize::from(area.width));
    for (place, step) in next.steps.iter().enumerate() {
        let here = place == selected;
        draw_step(ctx, area, row, step, &columns, here, buf);
        row += 1;
        if here {
            let second = next.second.as_deref().filter(|_| place == 0 && filter.is_empty());
            row = draw_reasons(ctx, area, row, step, &columns, second, buf);
        }
    }
    for words in next.snoozed.iter().filter(|_| !low).map(|one| &one.words).chain(&next.aim) {
        row = paragraph(buf, indented(area, 2), row, words, theme.dim);
    }
    row
}

fn draw_step(ctx: &Ctx<'_>, area: Rect, row: u16, step: &Step, widths: &Columns, selected: bool, buf: &mut Buffer) {
    let theme = &ctx.look.theme;
    let mark = if selected { ctx.look.glyphs.selected } else { " " };
    let before =
        |text: &str, cells: usize| format!("{}{}", " ".repeat(GAP), text::fit(text, cells.saturating_sub(GAP)));
    let line = columns(&[
        (mark, MARK, theme.accent),
        (&step.title, widths.title, if selected { theme.accent } else { theme.text }),
        (&before(&step.standing, widths.standing), widths.standing, theme.dim),
        (&before(&step.place, widths.place), widths.place, theme.dim),
        (&format!("{:>cells$}", step.time.to_string(), cells = widths.time), widths.time, theme.dim),
    ]);
    line_at(buf, area, row, line);
    if selected && row < area.height {
        buf.set_style(Rect { y: area.y + row, height: 1, ..area }, theme.selected);
    }
}

/// What the row has no room for, what it leads to, why, and what comes second; in a low window, only the first reason.
fn draw_reasons(
    ctx: &Ctx<'_>,
    area: Rect,
    from: u16,
    step: &Step,
    widths: &Columns,
    second: Option<&str>,
    buf: &mut Buffer,
) -> u16 {
    let theme = &ctx.look.theme;
    let inner = indented(area, 4);
    let low = area.height < LOW;
    let mut row = from;
    if text::width(&step.title) > widths.title {
        row = paragraph(buf, inner, row, &step.title, theme.text);
    }
    let milestone = ctx.state.catalog.find(&step.id).map(|ix| ctx.state.catalog.milestone(ix));
    if let Some(milestone) = milestone.filter(|_| !low) {
        row = paragraph(buf, inner, row, &milestone.texts.outcome, theme.text);
    }
    let reasons = if low { step.reasons.first().cloned().unwrap_or_default() } else { step.reasons.join(" ") };
    row = paragraph(buf, inner, row, &format!("Why: {reasons}"), theme.dim);
    match second.filter(|_| !low) {
        Some(second) => paragraph(buf, inner, row, second, theme.dim),
        None => row,
    }
}

fn indented(area: Rect, cells: u16) -> Rect {
    let cells = cells.min(area.width);
    Rect { x: area.x + cells, width: area.width - cells, ..area }
}
