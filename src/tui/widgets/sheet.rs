//! A page of rows, some of which can be selected: headings, figures and text, scrolled so that the selected row is seen.

use std::ops::Range;

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
    spots: Vec<Spot<K>>,
}

/// Something to select on a row.
#[derive(Clone, Debug)]
pub struct Spot<K> {
    /// What it is.
    pub key: K,
    /// Its cells, counted from the beginning of the line; none for the whole row.
    pub cells: Option<Range<u16>>,
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
        self.push(0, line, Vec::new());
    }

    /// An empty row, unless it would be the first one or the second in a row.
    pub fn gap(&mut self) {
        if self.rows.last().is_some_and(|row| row.line.width() > 0) {
            self.push(0, Line::default(), Vec::new());
        }
    }

    /// A row that cannot be selected.
    pub fn text(&mut self, line: Line<'static>) {
        self.push(MARK, line, Vec::new());
    }

    /// Text over as many rows of the sheet as it needs.
    pub fn paragraph(&mut self, text: &str, width: u16, style: Style) {
        for line in wrap(&printable(text), usize::from(width.saturating_sub(MARK))) {
            self.text(Line::styled(line, style));
        }
    }

    /// A row to select.
    pub fn row(&mut self, key: K, line: Line<'static>) {
        self.push(MARK, line, vec![Spot { key, cells: None }]);
    }

    /// A row of which several parts can be selected.
    pub fn cells(&mut self, line: Line<'static>, spots: Vec<Spot<K>>) {
        self.push(MARK, line, spots);
    }

    fn push(&mut self, indent: u16, line: Line<'static>, spots: Vec<Spot<K>>) {
        self.rows.push(Row { line, indent, spots });
    }

    /// Puts the rows of another sheet below these, with a gap between them.
    pub fn extend(&mut self, below: Self) {
        if !below.rows.is_empty() {
            self.gap();
        }
        self.rows.extend(below.rows);
    }

    /// Whether it has no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether this can be selected here.
    #[must_use]
    pub fn holds(&self, key: &K) -> bool {
        self.place(key).is_some()
    }

    /// The first thing to select.
    #[must_use]
    pub fn first(&self) -> Option<&K> {
        self.rows.iter().find_map(|row| row.spots.first()).map(|spot| &spot.key)
    }

    fn place(&self, key: &K) -> Option<(usize, usize)> {
        let spot = |row: &Row<K>| row.spots.iter().position(|spot| spot.key == *key);
        self.rows.iter().enumerate().find_map(|(nth, row)| Some((nth, spot(row)?)))
    }

    /// The first row in view, so that the selected one is seen with its heading and with what belongs to it.
    fn top(&self, selected: Option<&K>, height: usize) -> usize {
        let Some((row, _)) = selected.and_then(|key| self.place(key)) else { return 0 };
        let rows = self.rows.len();
        let is_text = |nth: &usize| self.rows[*nth].spots.is_empty();
        let joined = |nth: &usize| is_text(nth) && self.rows[*nth].line.width() > 0;
        let above = (0..row).rev().take_while(joined).count();
        let below = (row + 1..rows).take_while(joined).count();
        let is_title = self.rows.get(row + 1 + below).is_some_and(|next| !next.spots.is_empty());
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

    /// Draws it. The selected row has the mark, and the selected part the style.
    pub fn draw(&self, selected: Option<&K>, look: &Look, area: Rect, buf: &mut Buffer) {
        let top = self.top(selected, usize::from(area.height));
        let chosen = selected.and_then(|key| self.place(key));
        for (y, (nth, row)) in (0..area.height).zip(self.rows.iter().enumerate().skip(top)) {
            let indent = row.indent.min(area.width);
            let inner = Rect { x: area.x + indent, width: area.width - indent, ..area };
            line_at(buf, inner, y, row.line.clone());
            let Some((_, spot)) = chosen.filter(|(at, _)| *at == nth) else { continue };
            line_at(
                buf,
                Rect { width: area.width.min(1), ..area },
                y,
                Line::styled(look.glyphs.selected, look.theme.accent),
            );
            let line = Rect { y: area.y + y, height: 1, ..area };
            let part = match &row.spots[spot].cells {
                None => line,
                Some(cells) => Rect { x: inner.x + cells.start, width: cells.end - cells.start, ..line },
            };
            buf.set_style(part.intersection(area), look.theme.selected);
        }
    }
}

/// The key that an action leads to, over sheets that stand side by side or one below the other: down from the end of one
/// is the beginning of the next. None when the action moves nothing.
#[must_use]
pub fn moved<K: Clone + PartialEq>(
    sheets: &[Sheet<K>],
    selected: Option<&K>,
    action: Action,
    height: usize,
) -> Option<K> {
    let rows: Vec<(usize, &Row<K>)> =
        sheets.iter().flat_map(|sheet| &sheet.rows).enumerate().filter(|(_, row)| !row.spots.is_empty()).collect();
    let here = selected.and_then(|key| {
        let spot = |row: &Row<K>| row.spots.iter().position(|spot| spot.key == *key);
        rows.iter().enumerate().find_map(|(nth, (_, row))| Some((nth, spot(row)?)))
    });
    let (row, spot) = here.unwrap_or((0, 0));
    let line = rows.get(row)?.0;
    let last = rows.len() - 1;
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
        Action::Left => return Some(rows[row].1.spots[spot.saturating_sub(1)].key.clone()),
        Action::Right => return rows[row].1.spots.get(spot + 1).map(|spot| spot.key.clone()),
        _ => return None,
    };
    let spots = &rows[to].1.spots;
    let from = start(&rows[row].1.spots[spot]);
    let nearest = spots.iter().min_by_key(|spot| start(spot).abs_diff(from))?;
    Some(nearest.key.clone())
}

fn start<K>(spot: &Spot<K>) -> u16 {
    spot.cells.as_ref().map_or(0, |cells| cells.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two columns: rows `a`, `b c` side by side, `d` on the left; `e`, `f` on the right.
    fn sheets() -> [Sheet<char>; 2] {
        let (mut left, mut right) = (Sheet::default(), Sheet::default());
        left.heading(Line::raw("Left"));
        left.row('a', Line::raw("a"));
        let spot = |key: char, from: u16| Spot { key, cells: Some(from..from + 4) };
        left.cells(Line::raw("b   c"), vec![spot('b', 0), spot('c', 4)]);
        left.cells(Line::raw("    d"), vec![spot('d', 4)]);
        right.heading(Line::raw("Right"));
        for key in ['e', 'f'] {
            right.row(key, Line::raw(key.to_string()));
        }
        [left, right]
    }

    #[test]
    fn arrows_go_by_rows_and_within_them() {
        let sheets = sheets();
        let go = |from: char, action: Action| moved(&sheets, Some(&from), action, 4).unwrap_or('-');
        use Action::{Down, First, Last, Left, PageDown, PageUp, Right, Up};
        let table = [
            ('a', Down, 'b'),
            ('b', Right, 'c'),
            ('c', Right, '-'),
            ('c', Down, 'd'),
            ('d', Up, 'c'),
            ('c', Left, 'b'),
            ('d', Down, 'e'),
            ('f', Down, 'f'),
            ('a', Up, 'a'),
            ('f', First, 'a'),
            ('a', Last, 'f'),
            ('a', PageDown, 'd'),
            ('e', PageUp, 'd'),
            ('x', Down, 'b'),
        ];
        for (from, action, to) in table {
            assert_eq!(go(from, action), to, "{from} {action}");
        }
        assert_eq!(moved::<char>(&[], None, Down, 4), None);
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
