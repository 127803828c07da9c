//! A line to type, with what it is for and what is wrong with it.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::frame::window;
use super::purpose::Purpose;
use crate::domain::text::wrap;
use crate::tui::intent::Intent;
use crate::tui::look::{Ctx, Look};
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

    /// Draws it.
    pub fn view(&self, ctx: &Ctx<'_>, body: Rect, buf: &mut Buffer) {
        let theme = &ctx.look.theme;
        let columns = COLUMNS.min(body.width.saturating_sub(4));
        let (below, style) = match &self.error {
            Some(error) => (error.as_str(), theme.danger),
            None => (self.help.as_str(), theme.dim),
        };
        let rows = 2 + u16::try_from(wrap(below, usize::from(columns)).len()).unwrap_or(1);
        let area = window(ctx.look, body, &self.title, columns, rows, buf);
        line_at(buf, area, 0, entry_line(&self.entry, usize::from(area.width), ctx.look));
        paragraph(buf, area, 2, below, style);
    }
}

/// The line with its cursor drawn as a reversed cell.
pub(super) fn entry_line(entry: &TextEntry, cells: usize, look: &Look) -> Line<'static> {
    let (text, cursor) = entry.view(cells);
    let mut before = String::new();
    let mut under = String::from(" ");
    let mut after = String::new();
    let mut at = 0;
    for grapheme in unicode_segmentation::UnicodeSegmentation::graphemes(text, true) {
        match at.cmp(&cursor) {
            std::cmp::Ordering::Less => before.push_str(grapheme),
            std::cmp::Ordering::Equal => under = grapheme.to_owned(),
            std::cmp::Ordering::Greater => after.push_str(grapheme),
        }
        at += crate::domain::text::width(grapheme);
    }
    let theme = &look.theme;
    Line::from(vec![
        Span::styled(before, theme.text),
        Span::styled(under, theme.selected),
        Span::styled(after, theme.text),
    ])
}
