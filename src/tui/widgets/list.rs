//! A selection in a list, and the part of the list that is in view.

use crossterm::event::KeyCode;

use crate::tui::action::Action;

/// Which row is selected, and which is the first in view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The selected row.
    pub row: usize,
    /// The first row in view.
    pub top: usize,
}

/// Rows kept in view above and below the selection.
pub(super) const CONTEXT: usize = 2;

impl Cursor {
    /// Moves by an action in a list of `rows` rows of which `height` fit. Returns whether the action moves at all.
    pub fn step(&mut self, action: Action, rows: usize, height: usize) -> bool {
        let last = rows.saturating_sub(1);
        self.row = match action {
            Action::Up => self.row.saturating_sub(1),
            Action::Down => (self.row + 1).min(last),
            Action::PageUp => self.row.saturating_sub(page(height)),
            Action::PageDown => (self.row + page(height)).min(last),
            Action::First => 0,
            Action::Last => last,
            _ => return false,
        };
        self.reveal(rows, height);
        true
    }

    /// Selects a row.
    pub fn select(&mut self, row: usize, rows: usize, height: usize) {
        self.row = row;
        self.reveal(rows, height);
    }

    /// Brings the selection into the list and the view, with context where there is some.
    pub fn reveal(&mut self, rows: usize, height: usize) {
        self.row = self.row.min(rows.saturating_sub(1));
        let context = CONTEXT.min(height.saturating_sub(1) / 2);
        let latest_top = self.row.saturating_sub(context);
        let earliest_top = (self.row + context + 1).saturating_sub(height);
        self.top = self.top.clamp(earliest_top.min(latest_top), latest_top).min(rows.saturating_sub(height));
    }
}

/// What a key asks for in a window that holds a list; none when it does not move.
#[must_use]
pub fn moves(key: KeyCode) -> Option<Action> {
    Some(match key {
        KeyCode::Up | KeyCode::Char('k') => Action::Up,
        KeyCode::Down | KeyCode::Char('j') => Action::Down,
        KeyCode::PageUp => Action::PageUp,
        KeyCode::PageDown => Action::PageDown,
        KeyCode::Home | KeyCode::Char('g') => Action::First,
        KeyCode::End | KeyCode::Char('G') => Action::Last,
        _ => return None,
    })
}

/// How far a page goes.
#[must_use]
pub fn page(height: usize) -> usize {
    height.saturating_sub(CONTEXT).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_selection_stays_in_view_with_context() {
        let mut cursor = Cursor::default();
        for _ in 0..7 {
            cursor.step(Action::Down, 20, 8);
        }
        assert_eq!(cursor, Cursor { row: 7, top: 2 });
        cursor.step(Action::Up, 20, 8);
        assert_eq!(cursor, Cursor { row: 6, top: 2 });
        cursor.step(Action::Last, 20, 8);
        assert_eq!(cursor, Cursor { row: 19, top: 12 });
        cursor.step(Action::First, 20, 8);
        assert_eq!(cursor, Cursor::default());
    }

    #[test]
    fn an_empty_list_and_no_room_are_no_trouble() {
        let mut cursor = Cursor { row: 9, top: 9 };
        for action in [Action::Up, Action::Down, Action::PageDown, Action::Last] {
            cursor.step(action, 0, 0);
        }
        assert_eq!(cursor, Cursor::default());
        cursor.select(3, 5, 1);
        assert_eq!(cursor, Cursor { row: 3, top: 3 });
    }
}
