//! The document as it would be exported.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::Pane;
use crate::domain::claims::claims;
use crate::domain::text::{printable, width, wrap};
use crate::export::{self, Format};
use crate::tui::action::{Action, Context};
use crate::tui::look::Ctx;
use crate::tui::widgets::{columns, line_at};

/// Rows above the document.
const HEAD: u16 = 2;

/// The document in lines of so many cells.
pub(super) fn lines(ctx: &Ctx<'_>, format: Format, cells: u16) -> Vec<String> {
    let document = export::document(&claims(&ctx.state.catalog, &ctx.state.progress), format);
    document.lines().flat_map(|line| wrap(&printable(line), usize::from(cells))).collect()
}

/// How many of its lines are in view.
pub(super) fn height(ctx: &Ctx<'_>) -> usize {
    usize::from(ctx.height.saturating_sub(HEAD))
}

/// Draws the title and the lines from `top` on.
pub(super) fn draw(ctx: &Ctx<'_>, area: Rect, format: Format, top: usize, pane: Pane, buf: &mut Buffer) {
    let theme = &ctx.look.theme;
    let key = |action: Action| ctx.look.keymap.key_for(Context::Resume, action).unwrap_or_default();
    let title = format!("Preview as {format}  ");
    let hint = format!("{} format, {} export", key(Action::NextFormat), key(Action::Export));
    let style = if pane == Pane::Document { theme.accent.patch(theme.heading) } else { theme.heading };
    let room = usize::from(area.width);
    let title_width = width(&title).min(room);
    let hint = if title_width + width(&hint) <= room { hint } else { String::new() };
    line_at(buf, area, 0, columns(&[(&title, title_width, style), (&hint, room - title_width, theme.dim)]));
    let below = Rect { y: area.y + HEAD.min(area.height), height: area.height.saturating_sub(HEAD), ..area };
    for (row, line) in (0..below.height).zip(lines(ctx, format, area.width).into_iter().skip(top)) {
        line_at(buf, below, row, Line::styled(line, theme.text));
    }
}
