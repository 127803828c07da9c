//! The frame of a window: a band across the body with a title between two rules, on cleared ground.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Clear, Widget};

use crate::domain::text::{fit, printable};
use crate::tui::look::Look;
use crate::tui::widgets::{line_at, rule};

/// Clears a band across the body for so many rows of content, and draws its title between two rules. Returns the place of
/// the content, at most `columns` wide, which is smaller where the body is.
pub(super) fn window(look: &Look, body: Rect, title: &str, columns: u16, rows: u16, buf: &mut Buffer) -> Rect {
    let height = rows.saturating_add(3).min(body.height);
    let band = Rect { y: body.y + (body.height - height) / 3, height, ..body };
    Clear.render(band, buf);
    buf.set_style(band, look.theme.text);
    rule(buf, band, 0, look);
    rule(buf, band, height.saturating_sub(1), look);
    let margin = 2.min(band.width);
    let width = band.width.saturating_sub(2 * margin);
    let safe = printable(title);
    let cut = fit(&safe, usize::from(width));
    let inside = Rect { x: band.x + margin, width, ..band };
    line_at(buf, inside, 1, Line::styled(cut.into_owned(), look.theme.heading));
    let top = 2.min(height);
    Rect { y: band.y + top, width: width.min(columns), height: height.saturating_sub(3), ..inside }
}
