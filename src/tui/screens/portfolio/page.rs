//! The details of one thing as lines that are read, and items among them that are ticked.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::domain::id::ItemId;
use crate::domain::text::{count, printable, width, wrap};
use crate::tui::action::Action;
use crate::tui::look::Ctx;
use crate::tui::widgets::{Cursor, columns, line_at, page as page_of, span_width};

/// Something on a page that can be selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    /// An item of the checklist.
    Item(ItemId),
    /// A line for the résumé in the learner's words.
    Own(ItemId),
    /// A line made of a result, by what it says.
    Made(String),
    /// A line to start from, by what it says.
    Suggested(String),
}

/// Lines that are as wide as their place, and where what can be selected stands among them.
#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    width: usize,
    lines: Vec<Line<'static>>,
    items: Vec<(Spot, Range<usize>)>,
}

/// Cells of the mark of what is selected.
const SELECTED: usize = 2;
/// Cells of the label before a value, with the gap after it.
const LABEL: usize = 13;

impl Page {
    /// An empty page of that width.
    pub(super) fn new(width: u16) -> Self {
        Self { width: usize::from(width), ..Self::default() }
    }

    /// How many cells a line has.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// An empty line.
    pub(super) fn blank(&mut self) {
        self.lines.push(Line::default());
    }

    /// A line as it is.
    pub(super) fn line(&mut self, line: Line<'static>) {
        self.lines.push(line);
    }

    /// A text after some cells of the first line, wrapped so that it hangs behind them.
    pub(super) fn hang(&mut self, lead: &[(&str, usize, Style)], text: &str, style: Style) {
        let indent: usize = lead.iter().map(|(_, cells, _)| cells).sum();
        for (nth, words) in wrap(&printable(text), self.width.saturating_sub(indent)).into_iter().enumerate() {
            let mut line = if nth == 0 { columns(lead) } else { Line::raw(" ".repeat(indent)) };
            line.push_span(Span::styled(words, style));
            self.lines.push(line);
        }
    }

    /// A paragraph.
    pub(super) fn text(&mut self, indent: usize, text: &str, style: Style) {
        self.hang(&[("", indent, style)], text, style);
    }

    /// A heading after an empty line, with a figure behind it.
    pub(super) fn heading(&mut self, heading: &str, figure: &str, ctx: &Ctx<'_>) {
        self.blank();
        let theme = &ctx.look.theme;
        let cells = if figure.is_empty() { self.width } else { width(heading) + 2 };
        self.lines.push(columns(&[
            (heading, cells.min(self.width), theme.heading),
            (figure, self.width.saturating_sub(cells), theme.dim),
        ]));
    }

    /// Two texts at both ends of a line, or under each other where they do not fit.
    pub(super) fn ends(&mut self, left: (&str, Style), right: (&str, Style)) {
        let (one, other) = (printable(left.0), printable(right.0));
        let gap = self.width.saturating_sub(width(&one) + width(&other));
        if gap < 2 {
            self.text(0, &one, left.1);
            self.text(0, &other, right.1);
            return;
        }
        self.lines.push(Line::from(vec![
            Span::styled(one.into_owned(), left.1),
            Span::raw(" ".repeat(gap)),
            Span::styled(other.into_owned(), right.1),
        ]));
    }

    /// A value behind its label.
    pub(super) fn field(&mut self, label: &str, value: &str, style: Style, ctx: &Ctx<'_>) {
        let dim = ctx.look.theme.dim;
        self.hang(&[(label, LABEL - 2, dim), ("", 2, dim)], value, style);
    }

    /// An item of a list that is only read.
    pub(super) fn bullet(&mut self, text: &str, style: Style, ctx: &Ctx<'_>) {
        let dim = ctx.look.theme.dim;
        self.hang(&[("", 2, dim), (ctx.look.glyphs.bullet, 2, dim)], text, style);
    }

    /// Something to select: room for the selection's mark, a mark of its own, its text.
    pub(super) fn item(&mut self, spot: Spot, mark: (&str, Style), text: &str, style: Style) {
        let from = self.lines.len();
        self.hang(&[("", SELECTED, style), (mark.0, 2, mark.1)], text, style);
        self.items.push((spot, from..self.lines.len()));
    }

    /// Whether this can be selected here.
    pub(super) fn holds(&self, spot: &Spot) -> bool {
        self.place(Some(spot)).is_some()
    }

    /// The first thing to select.
    pub(super) fn first(&self) -> Option<&Spot> {
        self.items.first().map(|(spot, _)| spot)
    }

    /// The lines as text.
    #[cfg(test)]
    pub(super) fn words(&self) -> Vec<String> {
        self.lines.iter().map(|line| line.to_string().trim_end().to_owned()).collect()
    }

    /// How many lines are seen at once; when there are more than fit, the last row says so.
    fn rows(&self, height: u16) -> usize {
        let height = usize::from(height);
        if self.lines.len() <= height { height } else { height.saturating_sub(1) }
    }

    fn place(&self, item: Option<&Spot>) -> Option<usize> {
        self.items.iter().position(|(id, _)| Some(id) == item)
    }
}

/// How far a page is read, and which of its items is selected.
#[derive(Clone, Debug, Default)]
pub(super) struct Reader {
    /// The selected item; none leaves the choice to the page.
    pub(super) item: Option<Spot>,
    top: usize,
}

impl Reader {
    /// Moves by an action. The arrows go from item to item, and line by line where no item is near. Returns whether the
    /// action moves at all.
    pub(super) fn step(&mut self, action: Action, page: &Page, height: u16) -> bool {
        let rows = page.rows(height);
        let last = page.lines.len().saturating_sub(rows);
        let in_view = page.place(self.item.as_ref()).filter(|place| self.sees(&page.items[*place].1, rows));
        match action {
            Action::Down => match in_view {
                Some(place) if place + 1 < page.items.len() => self.select(place + 1, page, height),
                _ => self.top += 1,
            },
            Action::Up => match in_view {
                Some(place) if place > 0 => self.select(place - 1, page, height),
                _ => self.top = self.top.saturating_sub(1),
            },
            Action::PageDown => self.turn((self.top + page_of(rows)).min(last), page, rows),
            Action::PageUp => self.turn(self.top.saturating_sub(page_of(rows)), page, rows),
            Action::First => {
                self.item = page.items.first().map(|(id, _)| id.clone());
                self.top = 0;
            }
            Action::Last => {
                self.item = page.items.last().map(|(id, _)| id.clone());
                self.top = last;
            }
            _ => return false,
        }
        self.top = self.top.min(last);
        true
    }

    /// Turns to a line, and selects the first item in view unless the selected one still is.
    fn turn(&mut self, top: usize, page: &Page, rows: usize) {
        self.top = top;
        let still = page.place(self.item.as_ref()).is_some_and(|place| self.sees(&page.items[place].1, rows));
        if let Some((id, _)) = page.items.iter().find(|(_, lines)| !still && self.sees(lines, rows)) {
            self.item = Some(id.clone());
        }
    }

    fn select(&mut self, place: usize, page: &Page, height: u16) {
        self.item = page.items.get(place).map(|(id, _)| id.clone());
        self.reveal(page, height);
    }

    /// Whether any line of the selected item is in view.
    pub(super) fn sees_item(&self, page: &Page, height: u16) -> bool {
        page.place(self.item.as_ref()).is_some_and(|place| self.sees(&page.items[place].1, page.rows(height)))
    }

    fn sees(&self, lines: &Range<usize>, rows: usize) -> bool {
        lines.end > self.top && lines.start < self.top + rows
    }

    /// Brings the selected item into view.
    pub(super) fn reveal(&mut self, page: &Page, height: u16) {
        let rows = page.rows(height);
        if let Some(place) = page.place(self.item.as_ref()) {
            let lines = &page.items[place].1;
            for row in [lines.end.saturating_sub(1), lines.start] {
                let mut cursor = Cursor { row, top: self.top };
                cursor.reveal(page.lines.len(), rows);
                self.top = cursor.top;
            }
        }
        self.keep(page, height);
    }

    /// Stays where it is, on a page that may have become shorter.
    pub(super) fn keep(&mut self, page: &Page, height: u16) {
        self.top = self.top.min(page.lines.len().saturating_sub(page.rows(height)));
    }

    /// Goes back to the first line and leaves the choice of an item to the page.
    pub(super) fn restart(&mut self) {
        *self = Self::default();
    }

    /// Draws the lines in view, that item in the style of the selection, and how many lines are below.
    pub(super) fn draw(&self, page: &Page, item: Option<&Spot>, ctx: &Ctx<'_>, area: Rect, buf: &mut Buffer) {
        let rows = page.rows(area.height);
        let top = self.top.min(page.lines.len().saturating_sub(rows));
        let chosen = page.place(item).map(|place| page.items[place].1.clone());
        for (row, (at, line)) in page.lines.iter().enumerate().skip(top).take(rows).enumerate() {
            let row = u16::try_from(row).unwrap_or(u16::MAX);
            line_at(buf, area, row, line.clone());
            if chosen.as_ref().is_some_and(|lines| lines.contains(&at)) {
                let first = chosen.as_ref().is_some_and(|lines| lines.start == at);
                let mark = if first { ctx.look.glyphs.selected } else { "" };
                line_at(buf, area, row, Line::from(Span::styled(mark, ctx.look.theme.accent)));
                buf.set_style(Rect { y: area.y + row, height: 1, ..area }, ctx.look.theme.selected);
            }
        }
        let left = page.lines.len().saturating_sub(top + rows);
        if left > 0 {
            let words = count(left, "more row");
            let cells = span_width(&words).min(area.width);
            let corner = Rect { x: area.right() - cells, width: cells, ..area };
            line_at(buf, corner, area.height.saturating_sub(1), Line::styled(words, ctx.look.theme.dim));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ten lines of text, three items of two lines, ten lines of text.
    fn page_of_items() -> Page {
        let mut page = Page::new(8);
        let plain = Style::new();
        (0..10).for_each(|_| page.text(0, "text", plain));
        for id in ["a", "b", "c"] {
            page.item(Spot::Item(id.into()), (" ", plain), "two rows", plain);
        }
        (0..10).for_each(|_| page.text(0, "text", plain));
        page
    }

    fn at(reader: &Reader) -> (usize, &str) {
        match &reader.item {
            Some(Spot::Item(id)) => (reader.top, id),
            _ => (reader.top, "none"),
        }
    }

    #[test]
    fn the_arrows_read_on_to_the_items_and_past_them() {
        let page = page_of_items();
        let mut reader = Reader { item: Some(Spot::Item("a".into())), top: 0 };
        for _ in 0..6 {
            reader.step(Action::Down, &page, 6);
        }
        assert_eq!(at(&reader), (6, "a"), "five rows are seen, and the item begins in the eleventh");
        reader.step(Action::Down, &page, 6);
        assert_eq!(at(&reader), (10, "b"));
        reader.step(Action::Down, &page, 6);
        assert_eq!(at(&reader), (12, "c"));
        for _ in 0..40 {
            reader.step(Action::Down, &page, 6);
        }
        assert_eq!(at(&reader), (21, "c"));
        for _ in 0..40 {
            reader.step(Action::Up, &page, 6);
        }
        assert_eq!(at(&reader), (0, "a"));
    }

    #[test]
    fn a_turned_page_selects_what_is_in_view() {
        let page = page_of_items();
        let mut reader = Reader { item: Some(Spot::Item("a".into())), top: 0 };
        for expected in [(3, "a"), (6, "a"), (9, "a"), (12, "b"), (15, "c")] {
            reader.step(Action::PageDown, &page, 6);
            assert_eq!(at(&reader), expected);
        }
        reader.step(Action::First, &page, 6);
        assert_eq!(at(&reader), (0, "a"));
        reader.step(Action::Last, &page, 6);
        assert_eq!(at(&reader), (21, "c"));
        assert!(!reader.sees_item(&page, 6));
        reader.reveal(&page, 6);
        assert!(reader.sees_item(&page, 6));
    }

    #[test]
    fn a_page_that_fits_stands_still() {
        let page = page_of_items();
        let mut reader = Reader::default();
        for action in [Action::Down, Action::PageDown, Action::Last, Action::Up] {
            assert!(reader.step(action, &page, 40));
            assert_eq!(reader.top, 0);
        }
        assert!(!reader.step(Action::Note, &page, 40));
    }
}
