//! Every key that holds on the screen it was asked for, with the learner's own.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::frame::window;
use crate::domain::text::wrap;
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
/// Cells of the key, with the gap after it.
const KEY: usize = 11;

impl Help {
    /// The keys of this screen, then those that hold everywhere.
    #[must_use]
    pub fn new(screen: Context) -> Self {
        Self { screen, top: 0 }
    }

    /// Keys with what they do, on as many lines as that needs; the key stands on the first one.
    fn rows(&self, ctx: &Ctx<'_>, width: u16) -> Vec<(String, String)> {
        let of = |context: Context| ROWS.iter().filter(move |row| row.context == context);
        let words = usize::from(width.min(COLUMNS)).saturating_sub(KEY);
        of(self.screen)
            .chain(of(Context::Global))
            .flat_map(|row| {
                let key = ctx.look.keymap.key_for(row.context, row.action).unwrap_or_default();
                let lines = wrap(row.words, words).into_iter();
                lines.enumerate().map(move |(nth, line)| (if nth == 0 { key.clone() } else { String::new() }, line))
            })
            .collect()
    }

    /// Scrolls; anything else closes.
    pub fn key(&mut self, key: KeyEvent, ctx: &Ctx<'_>) -> Vec<Intent> {
        let height = usize::from(ctx.height.saturating_sub(3));
        let last = self.rows(ctx, ctx.width.saturating_sub(4)).len().saturating_sub(height);
        self.top = match key.code {
            KeyCode::Down | KeyCode::Char('j') => (self.top + 1).min(last),
            KeyCode::Up | KeyCode::Char('k') => self.top.saturating_sub(1),
            KeyCode::PageDown | KeyCode::Char(' ') => (self.top + page(height)).min(last),
            KeyCode::PageUp => self.top.saturating_sub(page(height)),
            KeyCode::Home | KeyCode::Char('g') => 0,
            KeyCode::End | KeyCode::Char('G') => last,
            _ => return vec![Intent::Pop],
        };
        Vec::new()
    }

    /// Draws it.
    pub fn view(&self, ctx: &Ctx<'_>, body: Rect, buf: &mut Buffer) {
        let theme = &ctx.look.theme;
        let rows = self.rows(ctx, body.width.saturating_sub(4));
        let title = if rows.len() + 3 > usize::from(body.height) { "Keys (arrows scroll, Esc closes)" } else { "Keys" };
        let area = window(ctx.look, body, title, COLUMNS, u16::try_from(rows.len()).unwrap_or(u16::MAX), buf);
        let words = usize::from(area.width).saturating_sub(KEY);
        for (row, (key, what)) in rows.iter().skip(self.top).take(usize::from(area.height)).enumerate() {
            let line = columns(&[(key, KEY, theme.key), (what, words, theme.text)]);
            line_at(buf, area, u16::try_from(row).unwrap_or(u16::MAX), line);
        }
    }
}
