//! The export before it is written: what it says, and what it leaves out.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::frame::window;
use super::{Overlay, Purpose, TextBox};
use crate::domain::claims::claims;
use crate::domain::text::{printable, wrap};
use crate::export::{self, Format};
use crate::tui::intent::Intent;
use crate::tui::look::Ctx;
use crate::tui::widgets::{line_at, page};

/// The export before it is written.
#[derive(Clone, Copy, Debug)]
pub struct Preview {
    format: Format,
    top: usize,
}

impl Preview {
    /// A preview in this format.
    #[must_use]
    pub fn new(format: Format) -> Self {
        Self { format, top: 0 }
    }

    /// Scrolls, changes the format with `f`, asks where to write with Enter or `e`.
    pub fn key(&mut self, key: KeyEvent, ctx: &Ctx<'_>) -> Vec<Intent> {
        let height = usize::from(ctx.height.saturating_sub(3));
        let last = lines(ctx, self.format, ctx.width.saturating_sub(4)).len().saturating_sub(height);
        match key.code {
            KeyCode::Esc | KeyCode::Char('q') => return vec![Intent::Pop],
            KeyCode::Enter | KeyCode::Char('e') => {
                let document = export::document(&claims(&ctx.state.catalog, &ctx.state.progress), self.format);
                let purpose = Purpose::Export(self.format, document);
                let help = "Enter writes it here; a file that is there already is asked about";
                let ask = TextBox::new("Write the résumé to", help, self.format.file_name(), purpose);
                return vec![Intent::Pop, Intent::Push(Box::new(Overlay::Text(ask)))];
            }
            KeyCode::Char('f') => *self = Self::new(next_format(self.format)),
            KeyCode::Down | KeyCode::Char('j') => self.top = (self.top + 1).min(last),
            KeyCode::Up | KeyCode::Char('k') => self.top = self.top.saturating_sub(1),
            KeyCode::PageDown | KeyCode::Char(' ') => self.top = (self.top + page(height)).min(last),
            KeyCode::PageUp => self.top = self.top.saturating_sub(page(height)),
            KeyCode::Home | KeyCode::Char('g') => self.top = 0,
            KeyCode::End | KeyCode::Char('G') => self.top = last,
            _ => {}
        }
        Vec::new()
    }

    /// Draws it.
    pub fn view(&self, ctx: &Ctx<'_>, body: Rect, buf: &mut Buffer) {
        let title = format!("Export as {}", self.format);
        let area = window(ctx.look, body, &title, body.width, body.height, buf);
        for (row, (line, style)) in
            lines(ctx, self.format, area.width).into_iter().skip(self.top).take(usize::from(area.height)).enumerate()
        {
            line_at(buf, area, u16::try_from(row).unwrap_or(u16::MAX), Line::styled(line, style));
        }
    }
}

/// The format after this one.
#[must_use]
pub fn next_format(format: Format) -> Format {
    let place = Format::ALL.iter().position(|one| *one == format).unwrap_or(0);
    Format::ALL[(place + 1) % Format::ALL.len()]
}

/// What should be known first, then the document.
fn lines(ctx: &Ctx<'_>, format: Format, width: u16) -> Vec<(String, Style)> {
    let theme = &ctx.look.theme;
    let claims = claims(&ctx.state.catalog, &ctx.state.progress);
    let advice: Vec<String> =
        export::advice(&claims).iter().flat_map(|line| wrap(&printable(line), usize::from(width))).collect();
    let gap = (!advice.is_empty()).then(String::new);
    let document = export::document(&claims, format);
    let document = document.lines().flat_map(|line| wrap(&printable(line), usize::from(width)));
    let advice = advice.into_iter().chain(gap).map(|line| (line, theme.warning));
    advice.chain(document.map(|line| (line, theme.text))).collect()
}
