//! Several things to choose from, each by its letter.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::frame::window;
use crate::tui::action::Action;
use crate::tui::intent::Intent;
use crate::tui::look::Ctx;
use crate::tui::widgets::{Cursor, columns, line_at};

/// One of several things.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What it is called.
    pub label: String,
    /// A word more on it.
    pub detail: String,
    /// What follows from choosing it.
    pub then: Vec<Intent>,
}

/// Several things to choose from.
#[derive(Clone, Debug)]
pub struct Choose {
    title: String,
    choices: Vec<Choice>,
    cursor: Cursor,
}

const LETTERS: &str = "abcdefghimnoprstuvwxyz";
const COLUMNS: u16 = 76;

impl Choose {
    /// A choice between these.
    #[must_use]
    pub fn new(title: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self { title: title.into(), choices, cursor: Cursor::default() }
    }

    /// A letter chooses; so does Enter on the selected one.
    pub fn key(&mut self, key: KeyEvent) -> Vec<Intent> {
        let rows = self.choices.len();
        let chosen = match key.code {
            KeyCode::Esc | KeyCode::Char('q') => return vec![Intent::Pop],
            KeyCode::Up | KeyCode::Char('k') => return self.step(Action::Up),
            KeyCode::Down | KeyCode::Char('j') => return self.step(Action::Down),
            KeyCode::Enter => Some(self.cursor.row),
            KeyCode::Char(letter) => LETTERS.find(letter).filter(|place| *place < rows),
            _ => None,
        };
        match chosen.and_then(|place| self.choices.get(place)) {
            Some(choice) => std::iter::once(Intent::Pop).chain(choice.then.iter().cloned()).collect(),
            None => Vec::new(),
        }
    }

    fn step(&mut self, action: Action) -> Vec<Intent> {
        self.cursor.step(action, self.choices.len(), self.choices.len());
        Vec::new()
    }

    /// Draws it.
    pub fn view(&self, ctx: &Ctx<'_>, body: Rect, buf: &mut Buffer) {
        let theme = &ctx.look.theme;
        let rows = u16::try_from(self.choices.len()).unwrap_or(u16::MAX);
        let area = window(ctx.look, body, &self.title, COLUMNS, rows, buf);
        let height = usize::from(area.height);
        let mut view = self.cursor;
        view.reveal(self.choices.len(), height);
        let label = usize::from(area.width).saturating_sub(4);
        for (row, (place, choice)) in self.choices.iter().enumerate().skip(view.top).take(height).enumerate() {
            let selected = place == self.cursor.row;
            let mark = if selected { ctx.look.glyphs.selected } else { " " };
            let letter = LETTERS.get(place..=place).unwrap_or(" ");
            let name = label.min(choice.label.chars().count() + 2).max(label / 2);
            let line = columns(&[
                (mark, 2, theme.accent),
                (letter, 2, theme.key),
                (&choice.label, name, theme.text),
                (&choice.detail, label - name, theme.dim),
            ]);
            let row = u16::try_from(row).unwrap_or(u16::MAX);
            line_at(buf, area, row, line);
            if selected && row < area.height {
                buf.set_style(Rect { y: area.y + row, height: 1, ..area }, theme.selected);
            }
        }
    }
}
