//! Small helpers that draw into the buffer. Everything they are given is made safe and cut to its place.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::domain::text::{fit, printable, width, wrap};
use crate::tui::look::Look;

/// Draws a line of spans at a row of the area; nothing where the area has no such row.
pub fn line_at(buf: &mut Buffer, area: Rect, row: u16, line: Line<'_>) {
    if row < area.height {
        line.render(Rect { y: area.y + row, height: 1, ..area }, buf);
    }
}

/// The width of a text in cells, as a span is drawn.
#[must_use]
pub fn span_width(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}

/// One row of cells: each text cut and padded to its width, the spans to be drawn side by side. A width of 0 leaves out.
#[must_use]
pub fn columns(cells: &[(&str, usize, Style)]) -> Line<'static> {
    let spans = cells.iter().filter(|(_, cells, _)| *cells > 0).map(|(text, cells, style)| {
        let safe = printable(text);
        let cut = fit(&safe, *cells);
        let gap = cells.saturating_sub(width(&cut));
        Span::styled(format!("{cut}{}", " ".repeat(gap)), *style)
    });
    Line::from(spans.collect::<Vec<_>>())
}

/// A line of a document as rows of so many cells: as it is where it fits, its spaces single where it is wrapped.
#[must_use]
pub fn rows(line: &str, cells: u16) -> Vec<String> {
    let (line, cells) = (printable(line), usize::from(cells));
    if width(&line) <= cells { vec![line.into_owned()] } else { wrap(&line, cells) }
}

/// Draws a text over several rows, wrapped at words, from a row on. Returns the row after it.
pub fn paragraph(buf: &mut Buffer, area: Rect, row: u16, text: &str, style: Style) -> u16 {
    let mut row = row;
    for line in wrap(&printable(text), usize::from(area.width)) {
        if row >= area.height {
            break;
        }
        line_at(buf, area, row, Line::styled(line, style));
        row += 1;
    }
    row
}

/// A rule across a row.
pub fn rule(buf: &mut Buffer, area: Rect, row: u16, look: &Look) {
    line_at(buf, area, row, Line::styled(look.glyphs.rule.repeat(usize::from(area.width)), look.theme.border));
}

/// A divider down a column of one cell.
pub fn divider(buf: &mut Buffer, area: Rect, look: &Look) {
    for row in 0..area.height {
        line_at(buf, area, row, Line::styled(look.glyphs.divider, look.theme.border));
    }
}

/// A bar of so many cells: filled none only at 0, all only at 100 %.
#[must_use]
pub fn bar(look: &Look, part: f64, whole: f64, cells: u16) -> Vec<Span<'static>> {
    let [filled, empty] = look.glyphs.bar(part, whole, usize::from(cells));
    vec![Span::styled(filled, look.theme.bar_full), Span::styled(empty, look.theme.bar_empty)]
}
