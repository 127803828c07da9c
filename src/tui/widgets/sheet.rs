//! A page of rows, some of which can be selected: headings, figures and text, scrolled so that the selected row is seen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::{line_at, page};
use crate::domain::text::{printable, wrap};
use crate::tui::action::Action;
use crate::tui::look::Look;

/// A page of rows. `K` names what can be selected.
#[derive(Clone, Debug)]
pub struct Sheet<K> {
    rows: Vec<Row<K>>,
}

#[derive(Clone, Debug)]
struct Row<K> {
    line: Line<'static>,
    /// Where the line begins.
    indent: u16,
    /// What selecting it selects.
    key: Option<K>,
}

/// Room for the mark of the selected row.
pub const MARK: u16 = 2;

impl<K> Default for Sheet<K> {
    fn default() -> Self {
        Self { rows: Vec::new() }
    }
}

impl<K: Clone + PartialEq> Sheet<K> {
    /// A heading, with a gap above it unless it is the first row.
    pub fn heading(&mut self, line: Line<'static>) {
        self.gap();
        self.push(0, line, None);
    }

    /// An empty row, unless it would be the first one or the second in a row.
    pub fn gap(&mut self) {
        if self.rows.last().is_some_and(|row| row.line.width() > 0) {
            self.push(0, Line::default(), None);
        }
    }

    /// A row that cannot be selected.
    pub fn text(&mut self, line: Line<'static>) {
        self.push(MARK, line, None);
    }

    /// Text over as many rows of the sheet as it needs.
    pub fn paragraph(&mut self, text: &str, width: u16, style: Style) {
        for line in wrap(&printable(text), usize::from(width.saturating_sub(MARK))) {
            self.text(Line::styled(line, style));
        }
    }

    /// A row to select.
    pub fn row(&mut self, key: K, line: Line<'static>) {
        self.push(MARK, line, Some(key));
    }

    fn push(&mut self, indent: u16, line: Line<'static>, key: Option<K>) {
        self.rows.push(Row { line, indent, key });
    }

    /// Keeps only rows that hold a text, whatever their case.
    pub fn keep(&mut self, text: &str) {
        let wanted = text.to_lowercase();
        self.rows.retain(|row| row.line.to_string().to_lowercase().contains(&wanted));
    }

    /// Whether it has no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// How many rows it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// What can be selected, each with its row.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = (usize, &K)> {
        self.rows.iter().enumerate().filter_map(|(nth, row)| Some((nth, row.key.as_ref()?)))
    }

    /// Whether this can be selected here.
    #[must_use]
    pub fn holds(&self, key: &K) -> bool {
        self.place(key).is_some()
    }

    /// The first thing to select.
    #[must_use]
    pub fn first(&self) -> Option<&K> {
        self.keys().next().map(|(_, key)| key)
    }

    /// The row of what can be selected.
    #[must_use]
    pub fn place(&self, key: &K) -> Option<usize> {
        self.rows.iter().position(|row| row.key.as_ref() == Some(key))
    }

    /// The first row in view, so that the selected one is seen with its heading and with what belongs to it.
    #[must_use]
    pub fn top(&self, selected: Option<&K>, height: usize) -> usize {
        let Some(row) = selected.and_then(|key| self.place(key)) else { return 0 };
        let rows = self.rows.len();
        let is_text = |nth: &usize| self.rows[*nth].key.is_none();
        let joined = |nth: &usize| is_text(nth) && self.rows[*nth].line.width() > 0;
        let above = (0..row).rev().take_while(joined).count();
        let below = (row + 1..rows).take_while(joined).count();
        let is_title = self.rows.get(row + 1 + below).is_some_and(|next| next.key.is_some());
        let start = if (0..row).all(|nth| is_text(&nth)) { 0 } else { row - above };
        let end = match (row + 1..rows).all(|nth| is_text(&nth)) {
            true => rows,
            false => row + 1 + if is_title { 0 } else { below },
        };
        let start = if row - start >= height { row } else { start };
        if end <= height {
            return 0;
        }
        let middle = (start + end) / 2;
        let top = middle.saturating_sub(height / 2).max(end.saturating_sub(height)).min(start);
        top.min(rows.saturating_sub(height))
    }

    /// Draws it. The selected row has the mark and the style.
    pub fn draw(&self, selected: Option<&K>, look: &Look, area: Rect, buf: &mut Buffer) {
        self.draw_from(self.top(selected, usize::from(area.height)), selected, look, area, buf);
    }

    /// The same from a row on.
    pub fn draw_from(&self, top: usize, selected: Option<&K>, look: &Look, area: Rect, buf: &mut Buffer) {
        for (y, row) in (0..area.height).zip(self.rows.iter().skip(top)) {
            let indent = row.indent.min(area.width);
            let inner = Rect { x: area.x + indent, width: area.width - indent, ..area };
            line_at(buf, inner, y, row.line.clone());
            if row.key.is_some() && row.key.as_ref() == selected {
                let mark = Rect { width: area.width.min(1), ..area };
                line_at(buf, mark, y, Line::styled(look.glyphs.selected, look.theme.accent));
                buf.set_style(Rect { y: area.y + y, height: 1, ..area }, look.theme.selected);
            }
        }
    }
}

/// The key that an action leads to. None when it moves nothing.
#[must_use]
pub fn moved<K: Clone + PartialEq>(sheet: &Sheet<K>, selected: Option<&K>, action: Action, height: usize) -> Option<K> {
    let rows: Vec<(usize, &K)> = sheet.keys().collect();
    let last = rows.len().checked_sub(1)?;
    let row = selected.and_then(|key| rows.iter().position(|(_, one)| *one == key)).unwrap_or(0);
    let line = rows[row].0;
    let to = match action {
        Action::Up => row.saturating_sub(1),
        Action::Down => (row + 1).min(last),
        Action::First => 0,
        Action::Last => last,
        Action::PageDown => {
            let reach = rows.iter().rposition(|(at, _)| *at <= line + page(height)).unwrap_or(last);
            reach.max(row + 1).min(last)
        }
        Action::PageUp => {
            let reach = rows.iter().position(|(at, _)| *at + page(height) >= line).unwrap_or(0);
            reach.min(row.saturating_sub(1))
        }
        _ => return None,
    };
    Some(rows[to].1.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_by_rows() {
        let mut sheet = Sheet::default();
        sheet.heading(Line::raw("Heading"));
        for key in ['a', 'b', 'c', 'd', 'e', 'f'] {
            sheet.row(key, Line::raw(key.to_string()));
        }
        let go = |from: char, action: Action| moved(&sheet, Some(&from), action, 4).unwrap_or('-');
        use Action::{Down, First, Last, Left, PageDown, PageUp, Up};
        let table = [
            ('a', Down, 'b'),
            ('c', Left, '-'),
            ('d', Up, 'c'),
            ('f', Down, 'f'),
            ('a', Up, 'a'),
            ('f', First, 'a'),
            ('a', Last, 'f'),
            ('a', PageDown, 'c'),
            ('e', PageUp, 'c'),
            ('x', Down, 'b'),
        ];
        for (from, action, to) in table {
            assert_eq!(go(from, action), to, "{from} {action}");
        }
        assert_eq!(moved::<char>(&Sheet::default(), None, Down, 4), None);
    }

    #[test]
    fn only_rows_that_hold_a_text_are_kept() {
        let mut sheet = Sheet::default();
        sheet.heading(Line::raw("Skills"));
        sheet.row('a', Line::raw("Docker"));
        sheet.text(Line::raw("learned in docker and compose"));
        sheet.keep("DOCKER");
        assert_eq!((sheet.len(), sheet.place(&'a')), (2, Some(0)));
    }

    #[test]
    fn the_selected_row_is_seen_with_its_heading_and_its_text() {
        let mut sheet = Sheet::default();
        for part in 0..4 {
            sheet.heading(Line::raw("heading"));
            sheet.row(part, Line::raw("row"));
            sheet.text(Line::raw("text"));
        }
        let tops = |height: usize| [0, 1, 2, 3].map(|key| sheet.top(Some(&key), height));
        assert_eq!(tops(20), [0, 0, 0, 0]);
        assert_eq!(tops(5), [0, 3, 7, 10]);
        assert_eq!(tops(3), [0, 4, 8, 12]);
        assert_eq!(tops(1), [1, 5, 9, 13]);
        assert_eq!(tops(0), [1, 5, 9, 13]);
        assert_eq!(sheet.top(None, 5), 0);
        let mut titled = Sheet::default();
        titled.row('a', Line::raw("row"));
        titled.text(Line::raw("title of the next"));
        titled.row('b', Line::raw("row"));
        assert_eq!(['a', 'b'].map(|key| titled.top(Some(&key), 2)), [0, 1]);
    }
}
