//! Every key that holds on the screen it was asked for, with the learner's own.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::frame::window;
use crate::tui::action::{Context, ROWS};
use crate::tui::intent::Intent;
use crate::tui::look::Ctx;
use crate::tui::widgets::{columns, line_at, page};

/// The keys of a screen.
#[derive(Clone, Copy, Debug)]
pub struct Help {
    screen: Context,
    top: usize,
}

const COLUMNS: u16 = 76;

impl Help {
    /// The keys of this screen, then those that hold everywhere.
    #[must_use]
    pub fn new(screen: Context) -> Self {
        Self { screen, top: 0 }
    }

    fn rows(&self, ctx: &Ctx<'_>) -> Vec<(String, &'static str)> {
        let of = |context: Context| ROWS.iter().filter(move |row| row.context == context);
        of(self.screen)
            .chain(of(Context::Global))
            .map(|row| (ctx.look.keymap.key_for(row.context, row.action).unwrap_or_default(), row.words))
            .collect()
    }

    /// Scrolls; anything else closes.
    pub fn key(&mut self, key: KeyEvent, ctx: &Ctx<'_>) -> Vec<Intent> {
        let height = usize::from(ctx.height.saturating_sub(3));
        let last = self.rows(ctx).len().saturating_sub(height);
        self.top = match key.code {
            KeyCode::Down | KeyCode::Char('j') => (self.top + 1).min(last),
            KeyCode::Up | KeyCode::Char('k') => self.top.saturating_sub(1),
            KeyCode::PageDown | KeyCode::Char(' ') => (self.top + page(height)).min(last),
            KeyCode::PageUp => self.top.saturating_sub(page(height)),
            _ => return vec![Intent::Pop],
        };
        Vec::new()
    }

    /// Draws it.
    pub fn view(&self, ctx: &Ctx<'_>, body: Rect, buf: &mut Buffer) {
        let theme = &ctx.look.theme;
        let rows = self.rows(ctx);
        let title = if rows.len() + 3 > usize::from(body.height) { "Keys (arrows scroll, Esc closes)" } else { "Keys" };
        let area = window(ctx.look, body, title, COLUMNS, u16::try_from(rows.len()).unwrap_or(u16::MAX), buf);
        let words = usize::from(area.width).saturating_sub(11);
        for (row, (key, what)) in rows.iter().skip(self.top).take(usize::from(area.height)).enumerate() {
            let line = columns(&[(key, 11, theme.key), (what, words, theme.text)]);
            line_at(buf, area, u16::try_from(row).unwrap_or(u16::MAX), line);
        }
    }
}
