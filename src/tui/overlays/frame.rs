//! The frame of a window: a title between two rules, on cleared ground.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Clear, Widget};

use crate::domain::text::{fit, printable};
use crate::tui::look::Look;
use crate::tui::widgets::{line_at, rule};

/// Clears a window of so many rows of content, centred in the body, and draws its title and rules. Returns the place of
/// the content, which is smaller where the body is.
pub(super) fn window(look: &Look, body: Rect, title: &str, columns: u16, rows: u16, buf: &mut Buffer) -> Rect {
    let width = columns.saturating_add(4).min(body.width);
    let height = rows.saturating_add(3).min(body.height);
    let area = Rect { x: body.x + (body.width - width) / 2, y: body.y + (body.height - height) / 3, width, height };
    Clear.render(area, buf);
    buf.set_style(area, look.theme.text);
    rule(buf, area, 0, look);
    let safe = printable(title);
    let cut = fit(&safe, usize::from(width.saturating_sub(4)));
    line_at(
        buf,
        Rect { x: area.x + 2.min(width), width: width.saturating_sub(2), ..area },
        1,
        Line::styled(cut.into_owned(), look.theme.heading),
    );
    rule(buf, area, height.saturating_sub(1), look);
    Rect {
        x: area.x + 2.min(width),
        y: area.y + 2.min(height),
        width: width.saturating_sub(4),
        height: height.saturating_sub(3),
    }
}
