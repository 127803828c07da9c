//! The right pane: the formats, and the document as it would be exported.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::Pane;
use crate::domain::text::{fit, width};
use crate::export::Format;
use crate::tui::look::Ctx;
use crate::tui::paper::{Asked, Paper};
use crate::tui::widgets::line_at;

/// What of the document is shown.
pub(super) struct Shown<'a> {
    /// Which export it is.
    pub asked: &'a Asked,
    /// A line on it.
    pub about: &'a str,
    /// The first row in view.
    pub top: usize,
    /// The rows in which the selected claim stands.
    pub marked: &'a [usize],
}

/// Rows above the document: the formats, a line on it, and where there is room a gap.
fn head(height: u16) -> u16 {
    if height >= 16 { 3 } else { 2 }
}

/// How many of its rows are in view.
pub(super) fn height(ctx: &Ctx<'_>) -> usize {
    usize::from(ctx.height.saturating_sub(head(ctx.height)))
}

/// Draws the formats and the rows in view, those of the selected claim with a mark before them.
pub(super) fn draw(ctx: &Ctx<'_>, area: Rect, paper: &Paper, shown: &Shown<'_>, pane: Pane, buf: &mut Buffer) {
    let theme = &ctx.look.theme;
    let style =
        if pane == Pane::Document { theme.accent.patch(theme.selected) } else { theme.accent.patch(theme.heading) };
    line_at(buf, area, 0, formats(shown.asked.format, area.width.into(), ctx, style));
    let about = fit(shown.about, area.width.into());
    line_at(buf, area, 1, Line::styled(about, theme.dim));
    let above = head(area.height).min(area.height);
    let below = Rect { y: area.y + above, height: area.height - above, ..area };
    for (row, (nth, line)) in (0..below.height).zip(paper.rows().from(shown.top).enumerate()) {
        let marked = shown.marked.binary_search(&(shown.top + nth)).is_ok();
        line_at(buf, below, row, Line::styled(line, if marked { theme.accent } else { theme.text }));
        if let Some(x) = area.x.checked_sub(1).filter(|_| marked) {
            let margin = Rect { x, width: area.width.min(1), ..below };
            line_at(buf, margin, row, Line::styled(ctx.look.glyphs.selected, theme.accent));
        }
    }
}

/// The names of the formats, that of this one with a mark; where not all fit, those next to it.
fn formats(now: Format, cells: usize, ctx: &Ctx<'_>, style: Style) -> Line<'static> {
    let theme = &ctx.look.theme;
    let all = Format::ALL;
    let place = all.iter().position(|one| *one == now).unwrap_or(0);
    let gap = if all.iter().map(|one| width(one.word()) + 2).sum::<usize>() <= cells { 2 } else { 1 };
    let takes = |one: &Format| width(one.word()) + gap;
    // What is cut off at either end leaves dots.
    let room = |from: usize, to: usize| {
        let dots = usize::from(from > 0) * 4 + usize::from(to < all.len()) * 4;
        all[from..to].iter().map(takes).sum::<usize>() + dots <= cells
    };
    let (mut from, mut to) = (place, place + 1);
    loop {
        if to < all.len() && room(from, to + 1) {
            to += 1;
        } else if from > 0 && room(from - 1, to) {
            from -= 1;
        } else {
            break;
        }
    }
    let dots = |cut: bool, text: &'static str| Span::styled(if cut { text } else { "" }, theme.dim);
    let mut spans = vec![dots(from > 0, "... ")];
    for one in &all[from..to] {
        let mark = if *one == now { ctx.look.glyphs.selected } else { " " };
        spans.push(Span::styled(mark, theme.accent));
        spans.push(Span::styled(one.word(), if *one == now { style } else { theme.dim }));
        spans.push(Span::raw(" ".repeat(gap - 1)));
    }
    spans.push(dots(to < all.len(), " ..."));
    Line::from(spans)
}
