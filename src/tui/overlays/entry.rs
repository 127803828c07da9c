//! How a line that is being typed is drawn: on one row around its cursor, or on as many as it needs.

use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;

use crate::domain::text::width;
use crate::tui::look::Look;
use crate::tui::widgets::TextEntry;

/// The part of the line around its cursor, which is drawn as a reversed cell.
pub(super) fn entry_line(entry: &TextEntry, cells: usize, look: &Look) -> Line<'static> {
    let (text, cursor) = entry.view(cells);
    let mut row = Row::default();
    let mut at = 0;
    for grapheme in text.graphemes(true) {
        row.push(grapheme, if at == cursor { look.theme.selected } else { look.theme.text });
        at += width(grapheme);
    }
    if at == cursor {
        row.push(" ", look.theme.selected);
    }
    row.line()
}

/// The whole line over several rows, broken before words where there is room, and the row that holds the cursor.
pub(super) fn entry_rows(entry: &TextEntry, cells: usize, look: &Look) -> (Vec<Line<'static>>, usize) {
    let cells = cells.max(1);
    let (text, cursor) = (entry.text(), entry.cursor());
    let mut rows = vec![Row::default()];
    let mut cursor_row = 0;
    let mut at = 0;
    let mut put = |rows: &mut Vec<Row>, at: usize, grapheme: &str, room: usize| {
        if rows.last().is_some_and(|row| row.cells > 0 && row.cells + room.min(cells) > cells) {
            if grapheme == " " && at != cursor {
                // A row that is full ends without the space after its last word.
                return;
            }
            rows.push(Row::default());
        }
        if at == cursor {
            cursor_row = rows.len() - 1;
        }
        if let Some(row) = rows.last_mut() {
            row.push(grapheme, if at == cursor { look.theme.selected } else { look.theme.text });
        }
    };
    for word in text.split_inclusive(' ') {
        let mut whole = width(word.trim_end());
        for grapheme in word.graphemes(true) {
            // A word that fits on a row is not broken.
            put(&mut rows, at, grapheme, whole.max(width(grapheme)));
            at += grapheme.len();
            whole = 0;
        }
    }
    if cursor == text.len() {
        put(&mut rows, cursor, " ", 1);
    }
    (rows.into_iter().map(Row::line).collect(), cursor_row)
}

/// A row that is being filled: neighbours of one style share a span.
#[derive(Default)]
struct Row {
    spans: Vec<(String, Style)>,
    cells: usize,
}

impl Row {
    fn push(&mut self, grapheme: &str, style: Style) {
        self.cells += width(grapheme);
        match self.spans.last_mut() {
            Some((text, same)) if *same == style => text.push_str(grapheme),
            _ => self.spans.push((grapheme.to_owned(), style)),
        }
    }

    fn line(self) -> Line<'static> {
        self.spans.into_iter().map(|(text, style)| Span::styled(text, style)).collect()
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    use super::*;
    use crate::tui::glyphs::Glyphs;
    use crate::tui::keymap::Keymap;
    use crate::tui::theme::Theme;

    fn rows(text: &str, back: usize, cells: usize) -> (Vec<String>, usize) {
        let look = Look { theme: Theme::plain(), glyphs: Glyphs::unicode(), keymap: Keymap::default() };
        let mut entry = TextEntry::new(text);
        for _ in 0..back {
            entry.key(KeyEvent::new(KeyCode::Left, KeyModifiers::NONE));
        }
        let (lines, at) = entry_rows(&entry, cells, &look);
        let marked = |line: &Line<'_>| {
            let span = |span: &Span<'_>| match span.style == look.theme.selected {
                true => format!("<{}>", span.content),
                false => span.content.to_string(),
            };
            line.iter().map(span).collect::<String>()
        };
        (lines.iter().map(marked).collect(), at)
    }

    #[test]
    fn words_go_on_below_and_the_cursor_is_where_it_is() {
        let of = |rows: &[&str], at: usize| (rows.iter().map(|row| (*row).to_owned()).collect::<Vec<_>>(), at);
        assert_eq!(rows("", 0, 8), of(&["< >"], 0));
        assert_eq!(rows("Cut cost by half", 0, 9), of(&["Cut cost ", "by half< >"], 1));
        assert_eq!(rows("Cut cost by half", 13, 9), of(&["Cut< >cost ", "by half"], 0));
        assert_eq!(rows("Cut cost by half", 0, 8), of(&["Cut cost", "by half< >"], 1));
        assert_eq!(rows("Cut cost by half", 8, 8), of(&["Cut cost", "< >by half"], 1));
        assert_eq!(rows("abcdefghij", 0, 4), of(&["abcd", "efgh", "ij< >"], 2));
        assert_eq!(rows("abcd", 0, 4), of(&["abcd", "< >"], 1));
        assert_eq!(rows("中文字", 1, 4), of(&["中文", "<字>"], 1));
        assert_eq!(rows("ab", 0, 0), of(&["a", "b", "< >"], 2));
    }
}
