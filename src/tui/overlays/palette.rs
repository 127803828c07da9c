//! The command palette: every action of the screen by its words.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::entry::entry_line;
use super::frame::window;
use crate::tui::action::{Action, Context, ROWS, Row};
use crate::tui::intent::Intent;
use crate::tui::look::Ctx;
use crate::tui::widgets::{Cursor, TextEntry, columns, line_at};

/// The command palette.
#[derive(Clone, Debug)]
pub struct Palette {
    screen: Context,
    entry: TextEntry,
    cursor: Cursor,
}

const COLUMNS: u16 = 76;

impl Palette {
    /// The actions of this screen.
    #[must_use]
    pub fn new(screen: Context) -> Self {
        Self { screen, entry: TextEntry::default(), cursor: Cursor::default() }
    }

    /// Rows that hold every typed word, in their name or their description.
    fn found(&self) -> Vec<&'static Row> {
        let words: Vec<String> = self.entry.text().to_lowercase().split_whitespace().map(str::to_owned).collect();
        let here = |row: &&Row| row.context == self.screen || row.context == Context::Global;
        let moves = |action: Action| {
            use Action::{Back, Down, First, Last, Left, PageDown, PageUp, Palette, Right, Up};
            matches!(action, Up | Down | Left | Right | PageUp | PageDown | First | Last | Back | Palette)
        };
        let matches = |row: &&Row| {
            let text = format!("{} {}", row.action.word(), row.words).to_lowercase();
            words.iter().all(|word| text.contains(word))
        };
        ROWS.iter().filter(here).filter(|row| !moves(row.action)).filter(matches).collect()
    }

    /// Types, moves, and carries out with Enter.
    pub fn key(&mut self, key: KeyEvent, ctx: &Ctx<'_>) -> Vec<Intent> {
        let found = self.found();
        let height = usize::from(ctx.height.saturating_sub(5));
        match key.code {
            KeyCode::Esc => return vec![Intent::Pop],
            KeyCode::Enter => {
                let chosen = found.get(self.cursor.row).map(|row| Intent::Act(row.action));
                return std::iter::once(Intent::Pop).chain(chosen).collect();
            }
            KeyCode::Up => drop(self.cursor.step(Action::Up, found.len(), height)),
            KeyCode::Down => drop(self.cursor.step(Action::Down, found.len(), height)),
            _ => {
                if self.entry.key(key) {
                    self.cursor = Cursor::default();
                }
            }
        }
        Vec::new()
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) {
        self.entry.insert(text);
        self.cursor = Cursor::default();
    }

    /// Draws it.
    pub fn view(&self, ctx: &Ctx<'_>, body: Rect, buf: &mut Buffer) {
        let theme = &ctx.look.theme;
        let found = self.found();
        let rows = u16::try_from(found.len().max(1) + 2).unwrap_or(u16::MAX);
        let area = window(ctx.look, body, "Do what?", COLUMNS, rows, buf);
        line_at(buf, area, 0, entry_line(&self.entry, usize::from(area.width), ctx.look));
        let list = Rect { y: area.y + 2.min(area.height), height: area.height.saturating_sub(2), ..area };
        if found.is_empty() {
            line_at(buf, list, 0, Line::styled("No action has these words.", theme.dim));
        }
        let mut view = self.cursor;
        view.reveal(found.len(), usize::from(list.height));
        for (row, (place, action)) in found.iter().enumerate().skip(view.top).take(usize::from(list.height)).enumerate()
        {
            let selected = place == self.cursor.row;
            let mark = if selected { ctx.look.glyphs.selected } else { " " };
            let key = ctx.look.keymap.key_for(self.screen, action.action).unwrap_or_default();
            let words = usize::from(list.width).saturating_sub(13);
            let line = columns(&[(mark, 2, theme.accent), (&key, 11, theme.key), (action.words, words, theme.text)]);
            let row = u16::try_from(row).unwrap_or(u16::MAX);
            line_at(buf, list, row, line);
            if selected && row < list.height {
                buf.set_style(Rect { y: list.y + row, height: 1, ..list }, theme.selected);
            }
        }
    }
}
