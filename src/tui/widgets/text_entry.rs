//! A line of text that is being typed.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use unicode_segmentation::UnicodeSegmentation;

use crate::domain::text::{printable, width};

/// A line of text with a cursor, which moves by what people see as one character.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextEntry {
    text: String,
    /// In bytes, always between two graphemes.
    cursor: usize,
}

/// The longest text that is taken, in bytes.
const LONGEST: usize = 4000;

impl TextEntry {
    /// A line that holds this text, with the cursor at its end.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let text = printable(text).into_owned();
        Self { cursor: text.len(), text }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The cursor's place in the text, in bytes: between two graphemes.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Takes a key. Returns whether it was one for the line.
    pub fn key(&mut self, key: KeyEvent) -> bool {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Char('a') if control => self.cursor = 0,
            KeyCode::Char('e') if control => self.cursor = self.text.len(),
            KeyCode::Char('u') if control => {
                self.text.drain(..self.cursor);
                self.cursor = 0;
            }
            KeyCode::Char('w') if control => self.delete_word(),
            KeyCode::Char(c) if !control && !key.modifiers.contains(KeyModifiers::ALT) => self.insert(&c.to_string()),
            KeyCode::Backspace => {
                let start = self.before();
                self.text.drain(start..self.cursor);
                self.cursor = start;
            }
            KeyCode::Delete => {
                let end = self.after();
                self.text.drain(self.cursor..end);
            }
            KeyCode::Left => self.cursor = self.before(),
            KeyCode::Right => self.cursor = self.after(),
            KeyCode::Home => self.cursor = 0,
            KeyCode::End => self.cursor = self.text.len(),
            _ => return false,
        }
        true
    }

    /// Takes text at the cursor; what a terminal could obey is left out, and what is too long.
    pub fn insert(&mut self, text: &str) {
        let text = printable(text);
        if self.text.len() + text.len() <= LONGEST {
            self.text.insert_str(self.cursor, &text);
            self.cursor += text.len();
        }
    }

    fn delete_word(&mut self) {
        let kept = self.text[..self.cursor].trim_end();
        let start =
            kept.rfind(char::is_whitespace).map_or(0, |at| at + kept[at..].chars().next().map_or(1, char::len_utf8));
        self.text.drain(start..self.cursor);
        self.cursor = start;
    }

    fn before(&self) -> usize {
        self.text[..self.cursor].grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    fn after(&self) -> usize {
        self.text[self.cursor..].graphemes(true).next().map_or(self.text.len(), |grapheme| self.cursor + grapheme.len())
    }

    /// The part of the text that fits into `cells` around the cursor, and the cursor's cell in it.
    #[must_use]
    pub fn view(&self, cells: usize) -> (&str, usize) {
        let room = cells.saturating_sub(1);
        let mut start = 0;
        for (at, _) in self.text[..self.cursor].grapheme_indices(true) {
            if width(&self.text[start..self.cursor]) <= room {
                break;
            }
            start = at;
        }
        if width(&self.text[start..self.cursor]) > room {
            start = self.cursor;
        }
        let mut end = start;
        for (at, grapheme) in self.text[start..].grapheme_indices(true) {
            if width(&self.text[start..start + at + grapheme.len()]) > cells {
                break;
            }
            end = start + at + grapheme.len();
        }
        (&self.text[start..end.max(start)], width(&self.text[start..self.cursor]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(keys: &str) -> TextEntry {
        let mut entry = TextEntry::default();
        for c in keys.chars() {
            let code = match c {
                '<' => KeyCode::Left,
                '>' => KeyCode::Right,
                '^' => KeyCode::Home,
                '#' => KeyCode::Backspace,
                '!' => KeyCode::Delete,
                c => KeyCode::Char(c),
            };
            entry.key(KeyEvent::new(code, KeyModifiers::NONE));
        }
        entry
    }

    #[test]
    fn a_line_is_edited_by_what_people_see_as_one_character() {
        assert_eq!(typed("abc<<x").text(), "axbc");
        assert_eq!(typed("e\u{301}a<#").text(), "a");
        assert_eq!(typed("ab^!").text(), "b");
        assert_eq!(typed("#<!").text(), "");
        let mut words = TextEntry::new("one two  ");
        words.key(KeyEvent::new(KeyCode::Char('w'), KeyModifiers::CONTROL));
        assert_eq!(words.text(), "one ");
        words.insert("a\x1b[2J\nb");
        assert_eq!(words.text(), "one a[2J b");
    }

    #[test]
    fn the_cursor_is_always_in_view() {
        let entry = TextEntry::new("abcdefgh");
        assert_eq!(entry.view(4), ("fgh", 3));
        assert_eq!(entry.view(20), ("abcdefgh", 8));
        assert_eq!(entry.view(0), ("", 0));
        assert_eq!(TextEntry::new("中文字").view(4), ("字", 2));
    }
}
