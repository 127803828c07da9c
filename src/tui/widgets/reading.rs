//! Reading a sheet that may be longer than the window: arrows select what can be selected in view, and scroll where there
//! is nothing more to select.

use super::list::CONTEXT;
use super::{Sheet, page};
use crate::tui::action::Action;

/// Where somebody reads, and what is selected there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading<K> {
    top: usize,
    selected: Option<K>,
}

impl<K> Default for Reading<K> {
    fn default() -> Self {
        Self { top: 0, selected: None }
    }
}

impl<K: Clone + PartialEq> Reading<K> {
    /// The first row in view.
    #[must_use]
    pub fn top(&self) -> usize {
        self.top
    }

    /// What is selected.
    #[must_use]
    pub fn selected(&self) -> Option<&K> {
        self.selected.as_ref()
    }

    /// Moves by an action in a window of that height.
    pub fn step(&mut self, action: Action, sheet: &Sheet<K>, height: usize) {
        let last = sheet.len().saturating_sub(height);
        let context = CONTEXT.min(height.saturating_sub(1) / 2);
        let at = self.selected.as_ref().and_then(|key| sheet.place(key));
        match action {
            Action::Down => {
                let next = sheet.keys().find(|(row, _)| at.map_or(*row >= self.top, |at| *row > at));
                if next.is_none_or(|(row, _)| row >= self.top + height) {
                    self.top += 1;
                }
                if let Some((row, key)) = next.filter(|(row, _)| *row < self.top + height) {
                    self.selected = Some(key.clone());
                    self.top = self.top.max((row + 1 + context).saturating_sub(height).min(row));
                }
            }
            Action::Up => {
                let before = |row: usize| at.map_or(row < self.top + height, |at| row < at);
                let next = sheet.keys().rfind(|(row, _)| before(*row));
                if next.is_none_or(|(row, _)| row < self.top) {
                    self.top = self.top.saturating_sub(1);
                }
                if let Some((row, key)) = next.filter(|(row, _)| *row >= self.top) {
                    self.selected = Some(key.clone());
                    self.top = self.top.min(row.saturating_sub(context));
                }
            }
            Action::PageDown => self.turn(self.top + page(height), last),
            Action::PageUp => self.turn(self.top.saturating_sub(page(height)), last),
            Action::First => self.turn(0, last),
            Action::Last => {
                self.turn(last, last);
                self.selected = sheet.keys().next_back().map(|(_, key)| key.clone());
            }
            _ => {}
        }
        self.reveal(sheet, height);
    }

    fn turn(&mut self, top: usize, last: usize) {
        self.top = top.min(last);
        self.selected = None;
    }

    /// Keeps to what there is after the sheet or the height changed: what is selected is in view, if anything can be.
    pub fn reveal(&mut self, sheet: &Sheet<K>, height: usize) {
        self.top = self.top.min(sheet.len().saturating_sub(height));
        let in_view = |row: usize| (self.top..self.top + height).contains(&row);
        let there = self.selected.as_ref().and_then(|key| sheet.place(key));
        if !there.is_some_and(in_view) {
            self.selected = sheet.keys().find(|(row, _)| in_view(*row)).map(|(_, key)| key.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::text::Line;

    use super::*;

    /// Rows to select are upper case.
    fn sheet(rows: &str) -> Sheet<char> {
        let mut sheet = Sheet::default();
        for c in rows.chars() {
            let line = Line::raw(c.to_string());
            if c.is_uppercase() { sheet.row(c, line) } else { sheet.text(line) }
        }
        sheet
    }

    /// The first row in view and what is selected, after each of these keys.
    fn told(rows: &str, height: usize, keys: &str) -> String {
        let sheet = sheet(rows);
        let mut reading = Reading::default();
        reading.reveal(&sheet, height);
        let tell = |reading: &Reading<char>| format!("{}{}", reading.top(), reading.selected().unwrap_or(&'-'));
        let mut all = vec![tell(&reading)];
        for key in keys.chars() {
            let action = match key {
                'j' => Action::Down,
                'k' => Action::Up,
                'f' => Action::PageDown,
                'b' => Action::PageUp,
                'g' => Action::First,
                _ => Action::Last,
            };
            reading.step(action, &sheet, height);
            all.push(tell(&reading));
        }
        all.join(" ")
    }

    #[test]
    fn text_is_scrolled_and_no_further_than_to_its_end() {
        assert_eq!(told("abcdef", 4, "jjjkkk"), "0- 1- 2- 2- 1- 0- 0-");
        assert_eq!(told("abcdef", 4, "Ggfb"), "0- 2- 0- 2- 0-");
        assert_eq!(told("ab", 4, "jGf"), "0- 0- 0- 0-");
        assert_eq!(told("", 0, "jkGgfb"), "0- 0- 0- 0- 0- 0- 0-");
    }

    #[test]
    fn what_is_in_view_is_selected_one_after_the_other() {
        assert_eq!(told("abCDE", 5, "jjjkkk"), "0C 0D 0E 0E 0D 0C 0C");
        assert_eq!(told("abcdeFGHIJ", 4, "jjjj"), "0- 1- 3F 4G 5H", "a chart first, then a table");
        assert_eq!(told("abcdeFGHIJ", 4, "Gkkkkkkkk"), "0- 6J 6I 6H 5G 4F 3F 2F 1- 0-", "and back to the chart");
        assert_eq!(told("ABcdefgh", 3, "jjjjjj"), "0A 0B 1B 2- 3- 4- 5-", "text below is reached");
        assert_eq!(told("ABCDEFGH", 4, "ffgGb"), "0A 2C 4E 0A 4H 2C");
    }

    #[test]
    fn a_window_without_rows_selects_nothing() {
        assert_eq!(told("AB", 0, "jk"), "0- 1- 0-");
    }
}
