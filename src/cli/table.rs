//! Rows whose cells stand under each other.

use std::borrow::Cow;

use crate::domain::text::{fit, printable, width, wrap};

/// How the cells of a column stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Left,
    Right,
    /// To the left, and cut when the line is too long.
    Cut,
    /// To the left, and going on below when the line is too long; the last column.
    Wrap,
}

/// The narrowest that a column becomes to make room.
const NARROWEST: usize = 16;

/// What stands between two columns.
const GAP: &str = "  ";

/// Rows whose cells stand under each other.
pub(super) struct Table {
    indent: usize,
    columns: Vec<Column>,
    rows: Vec<Row>,
}

enum Row {
    Cells(Vec<String>),
    /// Words that belong to the row above.
    Words(String),
}

impl Table {
    /// An empty table with these columns.
    pub(super) fn new(columns: &[Column]) -> Self {
        Self { indent: 0, columns: columns.to_vec(), rows: Vec::new() }
    }

    /// A table of names and what belongs to them.
    pub(super) fn of_fields() -> Self {
        Self::new(&[Column::Left, Column::Wrap])
    }

    /// The same, so many cells to the right.
    pub(super) fn indented(mut self, indent: usize) -> Self {
        self.indent = indent;
        self
    }

    /// Adds a row. Cells are made safe to show.
    pub(super) fn row<const N: usize>(&mut self, cells: [&str; N]) {
        self.rows.push(Row::Cells(cells.iter().map(|cell| printable(cell).into_owned()).collect()));
    }

    /// Adds words that belong to the row above.
    pub(super) fn words(&mut self, text: &str) {
        self.rows.push(Row::Words(printable(text).into_owned()));
    }

    /// Adds a row of a name and a value, if there is one.
    pub(super) fn field(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.row([name, value]);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The lines, each with its line break, none longer than `line` where that is given. A column without any text is
    /// left out.
    pub(super) fn render(&self, line: Option<usize>) -> String {
        let widths = self.widths(line);
        let mut text = String::new();
        for row in &self.rows {
            let lines = match row {
                Row::Cells(cells) => self.cells(cells, &widths),
                Row::Words(words) => {
                    let indent = self.indent + GAP.len();
                    let room = line.map_or(usize::MAX, |line| line.saturating_sub(indent));
                    wrap(words, room).iter().map(|part| format!("{:indent$}{part}", "")).collect()
                }
            };
            for whole in lines {
                text.push_str(line.map_or(Cow::Borrowed(&*whole), |line| fit(&whole, line)).trim_end());
                text.push('\n');
            }
        }
        text
    }

    /// The lines of one row: more than one when a cell goes on below.
    fn cells(&self, cells: &[String], widths: &[usize]) -> Vec<String> {
        let shown = || cells.iter().zip(&self.columns).zip(widths).filter(|(_, wide)| **wide > 0);
        let below: Vec<String> = shown()
            .filter(|((_, column), _)| **column == Column::Wrap)
            .flat_map(|((cell, _), wide)| wrap(cell, *wide).into_iter().skip(1))
            .collect();
        let first: Vec<String> = shown().map(|((cell, column), wide)| place(cell, *column, *wide)).collect();
        let before = shown().filter(|((_, column), _)| **column != Column::Wrap).map(|(_, wide)| wide + GAP.len());
        let indent = self.indent + before.sum::<usize>();
        let first = format!("{:indent$}{}", "", first.join(GAP), indent = self.indent);
        std::iter::once(first).chain(below.iter().map(|part| format!("{:indent$}{part}", ""))).collect()
    }

    fn widths(&self, line: Option<usize>) -> Vec<usize> {
        let cells = || self.rows.iter().filter_map(|row| if let Row::Cells(cells) = row { Some(cells) } else { None });
        let widest = |nth: usize| cells().filter_map(|cells| cells.get(nth)).map(|cell| width(cell)).max();
        let mut widths: Vec<usize> = (0..self.columns.len()).map(|nth| widest(nth).unwrap_or(0)).collect();
        let Some(line) = line else { return widths };
        let gives = |nth: usize| matches!(self.columns[nth], Column::Cut | Column::Wrap);
        let least = |nth: usize, wide: usize| if gives(nth) { wide.min(NARROWEST) } else { wide };
        // Where even the narrowest cells do not fit, columns are left out from the right, never the first.
        for nth in (1..widths.len()).rev().filter(|nth| !gives(*nth)) {
            if self.whole(widths.iter().enumerate().map(|(nth, wide)| least(nth, *wide))) > line {
                widths[nth] = 0;
            }
        }
        let mut over = self.whole(widths.iter().copied()).saturating_sub(line);
        for nth in (0..widths.len()).filter(|nth| gives(*nth)) {
            let less = over.min(widths[nth] - least(nth, widths[nth]));
            widths[nth] -= less;
            over -= less;
        }
        widths
    }

    /// The cells of a line whose columns are so wide.
    fn whole(&self, widths: impl Iterator<Item = usize>) -> usize {
        let columns = widths.filter(|wide| *wide > 0).map(|wide| wide + GAP.len()).sum::<usize>();
        self.indent + columns.saturating_sub(GAP.len())
    }
}

/// A cell, or the first line of it, padded to its column.
fn place(cell: &str, column: Column, wide: usize) -> String {
    let cell = if column == Column::Wrap { wrap(cell, wide).swap_remove(0) } else { fit(cell, wide).into_owned() };
    let space = " ".repeat(wide.saturating_sub(width(&cell)));
    if column == Column::Right { space + &cell } else { cell + &space }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::new(&[Column::Left, Column::Right, Column::Left, Column::Cut, Column::Left]).indented(2);
        table.row(["pytorch/tensors", "3 h", "", "Tensors, shapes and broadcasting", "done"]);
        table.words("It unlocks 12 milestones, Automatic differentiation first.");
        table.row(["keras/中文", "12 h", "", "Escape \x1b[31m\u{202e}codes\nin titles", ""]);
        table
    }

    #[test]
    fn cells_stand_under_each_other_and_empty_columns_are_left_out() {
        let expected = "  pytorch/tensors   3 h  Tensors, shapes and broadcasting  done
    It unlocks 12 milestones, Automatic differentiation first.
  keras/中文       12 h  Escape [31mcodes in titles
";
        assert_eq!(table().render(None), expected);
    }

    #[test]
    fn the_column_that_may_be_cut_makes_room() {
        let expected = "  pytorch/tensors   3 h  Tensors, shapes...  done
    It unlocks 12 milestones, Automatic
    differentiation first.
  keras/中文       12 h  Escape [31mcode...
";
        assert_eq!(table().render(Some(49)), expected);
    }

    #[test]
    fn columns_are_left_out_from_the_right_where_there_is_no_room() {
        let expected = "  pytorch/tensors  Tensors, shapes an...
    It unlocks 12 milestones, Automatic
    differentiation first.
  keras/中文       Escape [31mcodes i...
";
        assert_eq!(table().render(Some(40)), expected);
    }

    #[test]
    fn the_last_column_may_go_on_below() {
        let mut table = Table::of_fields();
        table.row(["Path", "foundations, pytorch/beginner, deployment"]);
        table.field("Ready by", Some("1 Mar 2027"));
        table.field("Rest", None);
        let expected = "Path      foundations,
          pytorch/beginner,
          deployment
Ready by  1 Mar 2027
";
        assert_eq!(table.render(Some(29)), expected);
    }

    #[test]
    fn no_line_is_longer_than_the_terminal() {
        for line in 1..80 {
            assert!(table().render(Some(line)).lines().all(|text| width(text) <= line), "{line}");
        }
        assert_eq!(Table::of_fields().render(Some(10)), "");
    }
}
