//! A question that is answered with yes or no.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::frame::window;
use crate::domain::text::wrap;
use crate::tui::intent::Intent;
use crate::tui::look::Ctx;
use crate::tui::widgets::{line_at, paragraph};

/// A question.
#[derive(Clone, Debug)]
pub struct Confirm {
    question: String,
    lines: Vec<String>,
    yes: Vec<Intent>,
}

/// The width of its text.
const COLUMNS: u16 = 60;

impl Confirm {
    /// A question with what should be known, and what follows from yes.
    #[must_use]
    pub fn new(question: String, lines: Vec<String>, yes: Vec<Intent>) -> Self {
        Self { question, lines, yes }
    }

    /// `y` is yes; Esc, `n` and `q` are no.
    pub fn key(&mut self, key: KeyEvent) -> Vec<Intent> {
        match key.code {
            KeyCode::Char('y' | 'Y') => std::iter::once(Intent::Pop).chain(std::mem::take(&mut self.yes)).collect(),
            KeyCode::Char('n' | 'N' | 'q') | KeyCode::Esc => vec![Intent::Pop],
            _ => Vec::new(),
        }
    }

    /// Draws it.
    pub fn view(&self, ctx: &Ctx<'_>, body: Rect, buf: &mut Buffer) {
        let theme = &ctx.look.theme;
        let columns = COLUMNS.min(body.width.saturating_sub(4));
        let wrapped: usize = self.lines.iter().map(|line| wrap(line, usize::from(columns)).len()).sum();
        let rows = u16::try_from(wrapped + 2).unwrap_or(u16::MAX);
        let area = window(ctx.look, body, &self.question, columns, rows, buf);
        let text = Rect { height: area.height.saturating_sub(1), ..area };
        let mut row = 0;
        for line in &self.lines {
            row = paragraph(buf, text, row, line, theme.text);
        }
        let answer = Line::from(vec![
            Span::styled("y", theme.key),
            Span::styled(" yes   ", theme.dim),
            Span::styled("n", theme.key),
            Span::styled(" no", theme.dim),
        ]);
        line_at(buf, area, area.height.saturating_sub(1), answer);
    }
}
