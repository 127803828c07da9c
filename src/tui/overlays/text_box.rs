//! A line to type, with what it is for and what is wrong with it.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::entry::entry_rows;
use super::frame::window;
use super::purpose::Purpose;
use crate::domain::text::wrap;
use crate::tui::intent::Intent;
use crate::tui::look::Ctx;
use crate::tui::widgets::{TextEntry, line_at, paragraph};

/// A line to type.
#[derive(Clone, Debug)]
pub struct TextBox {
    title: String,
    help: String,
    entry: TextEntry,
    error: Option<String>,
    purpose: Purpose,
}

const COLUMNS: u16 = 72;

impl TextBox {
    /// A line that begins with `text`.
    #[must_use]
    pub fn new(title: impl Into<String>, help: impl Into<String>, text: &str, purpose: Purpose) -> Self {
        Self { title: title.into(), help: help.into(), entry: TextEntry::new(text), error: None, purpose }
    }

    /// Enter hands the text in, and keeps the window open with the reason when it is refused; Esc leaves it.
    pub fn key(&mut self, key: KeyEvent, ctx: &Ctx<'_>) -> Vec<Intent> {
        match key.code {
            KeyCode::Esc => return std::iter::once(Intent::Pop).chain(self.purpose.cancelled()).collect(),
            KeyCode::Enter => match self.purpose.submit(self.entry.text().trim(), ctx.state) {
                Ok(intents) => return std::iter::once(Intent::Pop).chain(intents).collect(),
                Err(reason) => self.error = Some(reason),
            },
            _ => {
                if self.entry.key(key) {
                    self.error = None;
                    return self.purpose.typed(self.entry.text());
                }
            }
        }
        Vec::new()
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) -> Vec<Intent> {
        self.entry.insert(text);
        self.error = None;
        self.purpose.typed(self.entry.text())
    }

    /// Draws it: the line on as many rows as it needs, and below it what is wrong with it, or what may be, or what it is for.
    pub fn view(&self, ctx: &Ctx<'_>, body: Rect, buf: &mut Buffer) {
        let theme = &ctx.look.theme;
        let columns = COLUMNS.min(body.width.saturating_sub(4));
        let remarks = self.purpose.remarks(self.entry.text(), ctx.state);
        let (below, style) = match &self.error {
            Some(error) => (vec![error.clone()], theme.danger),
            None if remarks.is_empty() => (vec![self.help.clone()], theme.dim),
            None => (remarks, theme.dim),
        };
        let (lines, cursor) = entry_rows(&self.entry, usize::from(columns), ctx.look);
        let typed = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        let words: usize = below.iter().map(|text| wrap(text, usize::from(columns)).len()).sum();
        let rows = typed.saturating_add(1).saturating_add(u16::try_from(words).unwrap_or(u16::MAX));
        let area = window(ctx.look, body, &self.title, columns, rows, buf);
        // Where there is no room for all of it, a row is left for the words below.
        let room = typed.min(area.height.saturating_sub(2).max(1));
        let top = (cursor + 1).saturating_sub(usize::from(room));
        for (row, line) in (0..room).zip(lines.into_iter().skip(top)) {
            line_at(buf, area, row, line);
        }
        let mut row = room + u16::from(area.height > room + 1);
        for text in below {
            row = paragraph(buf, area, row, &text, style);
        }
    }
}
