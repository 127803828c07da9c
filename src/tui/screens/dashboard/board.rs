//! The panels beside and below each other: where each stands, which one an arrow leads to, and how far a column is scrolled.

use ratatui::text::Line;

use super::panels::{NARROWEST, Page, Panel, Room, Tall};
use super::words::beginning;
use crate::domain::text::{width, wrap};
use crate::tui::action::Action;
use crate::tui::widgets::{MARK, columns};

/// The panels of the left column, where there are two; all others stand on the right.
const LEFT: [Panel; 3] = [Panel::Progress, Panel::Activity, Panel::Path];

/// The gap between the two columns.
const GAP: u16 = 3;

/// The narrowest left column: a table of three levels.
const TABLE: u16 = 58;

/// Panels in one or two columns.
pub(super) struct Board {
    pub columns: Vec<Column>,
    /// How many rows are in view.
    height: i64,
}

/// Panels below each other.
pub(super) struct Column {
    /// Where it begins, and how wide it is.
    pub x: u16,
    pub width: u16,
    pub rows: Vec<Row>,
    /// Each panel with its first row and the row after its last.
    blocks: Vec<(Panel, usize, usize)>,
}

/// One row of a column.
#[derive(Default)]
pub(super) struct Row {
    pub line: Line<'static>,
    /// The panel of which it is the heading, and the cells of its title.
    pub panel: Option<Panel>,
    pub title: u16,
}

impl Board {
    /// These panels on a page of that size.
    pub(super) fn new(page: &Page<'_>, shown: &[Panel]) -> Self {
        let (tall, height) = (Tall::of(page.ctx.height), i64::from(page.ctx.height));
        let (left, right): (Vec<Panel>, Vec<Panel>) = shown.iter().partition(|panel| LEFT.contains(panel));
        if !page.ctx.wide() || left.is_empty() || right.is_empty() {
            let all: Vec<Panel> = left.into_iter().chain(right).collect();
            return Self { columns: vec![Column::new(page, &all, (0, page.ctx.width), tall)], height };
        }
        let [left_width, right_width] = widths(page.ctx.width);
        let x = page.ctx.width.saturating_sub(right_width);
        Self {
            columns: vec![
                Column::new(page, &left, (0, left_width), tall),
                Column::new(page, &right, (x, right_width), tall),
            ],
            height,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.columns.iter().all(|column| column.blocks.is_empty())
    }

    fn place(&self, panel: Panel) -> Option<(usize, usize)> {
        self.columns.iter().enumerate().find_map(|(column, of)| Some((column, of.place(panel)?)))
    }

    /// The panel that an action leads to: down from the end of the left column is the top of the right one.
    pub(super) fn moved(&self, from: Panel, action: Action) -> Option<Panel> {
        let all: Vec<Panel> = self.columns.iter().flat_map(|column| &column.blocks).map(|(panel, ..)| *panel).collect();
        let here = all.iter().position(|panel| *panel == from).unwrap_or(0);
        let beside = |to: Option<usize>| {
            let (column, place) = self.place(from)?;
            let (_, top, _) = *self.columns[column].blocks.get(place)?;
            let blocks = &self.columns.get(to?)?.blocks;
            blocks.iter().min_by_key(|(_, other, _)| other.abs_diff(top)).map(|(panel, ..)| *panel)
        };
        match action {
            Action::Up => all.get(here.saturating_sub(1)).copied(),
            Action::Down => all.get(here + 1).copied(),
            Action::First => all.first().copied(),
            Action::Last => all.last().copied(),
            Action::PageDown => self.within_a_page(from, self.height).or(all.get(here + 1).copied()),
            Action::PageUp => self.within_a_page(from, -self.height).or(all.get(here.saturating_sub(1)).copied()),
            Action::Left => beside(self.place(from).and_then(|(column, _)| column.checked_sub(1))),
            Action::Right => beside(self.place(from).map(|(column, _)| column + 1)),
            _ => None,
        }
    }

    /// The other panel of the same column that is farthest away within so many rows below; above, where they are negative.
    fn within_a_page(&self, from: Panel, rows: i64) -> Option<Panel> {
        let (column, place) = self.place(from)?;
        let blocks = &self.columns[column].blocks;
        let away = |of: usize| blocks[of].1 as i64 - blocks[place].1 as i64;
        let near = |of: &usize| *of != place && away(*of) * rows.signum() > 0 && away(*of).abs() <= rows.abs();
        let farthest = (0..blocks.len()).filter(near).max_by_key(|of| away(*of).abs());
        farthest.map(|of| blocks[of].0)
    }

    /// How far each column is scrolled so that the selected panel is in view; the others move no more than they must.
    pub(super) fn revealed(&self, selected: Panel, tops: [usize; 2], height: usize) -> [usize; 2] {
        let mut revealed = [0; 2];
        for ((column, top), kept) in self.columns.iter().zip(&mut revealed).zip(tops) {
            *top = column.revealed(selected, kept, height);
        }
        revealed
    }
}

impl Column {
    fn new(page: &Page<'_>, panels: &[Panel], (x, cells): (u16, u16), tall: Tall) -> Self {
        let mut column = Self { x, width: cells, rows: Vec::new(), blocks: Vec::new() };
        let room = Room { cells: usize::from(cells.saturating_sub(MARK)).max(NARROWEST), tall };
        if let Some(words) = beginning(page).filter(|_| x == 0 && !panels.is_empty()) {
            let lines = wrap(&words, usize::from(cells));
            column.rows.extend(lines.into_iter().map(|line| Row { line: line.into(), ..Row::default() }));
        }
        for panel in panels {
            column.add(*panel, page, room);
        }
        column
    }

    fn add(&mut self, panel: Panel, page: &Page<'_>, room: Room) {
        let theme = &page.ctx.look.theme;
        if !self.rows.is_empty() {
            self.rows.push(Row::default());
        }
        let small = panel.small(page, room);
        let (title, from) = (panel.title(), self.rows.len());
        let indent = usize::from(MARK);
        let name = width(title);
        let gap = small.note_at.max(name + 2).min(room.cells.saturating_sub(width(&small.note)).max(name + 2));
        let line = columns(&[
            ("", indent, theme.text),
            (title, name, theme.heading),
            ("", gap - name, theme.text),
            (&small.note, room.cells.saturating_sub(gap), theme.dim),
        ]);
        self.rows.push(Row { line, panel: Some(panel), title: u16::try_from(name).unwrap_or(u16::MAX) });
        for mut line in small.lines {
            line.spans.insert(0, " ".repeat(indent).into());
            self.rows.push(Row { line, ..Row::default() });
        }
        self.blocks.push((panel, from, self.rows.len()));
    }

    fn place(&self, panel: Panel) -> Option<usize> {
        self.blocks.iter().position(|(one, ..)| *one == panel)
    }

    fn revealed(&self, selected: Panel, top: usize, height: usize) -> usize {
        let last = self.rows.len().saturating_sub(height);
        let Some(place) = self.place(selected) else { return top.min(last) };
        let (_, from, to) = self.blocks[place];
        let from = if place == 0 { 0 } else { from };
        top.max(to.saturating_sub(height)).min(from).min(last)
    }
}

/// The widths of the two columns.
fn widths(width: u16) -> [u16; 2] {
    let left = (u32::from(width) * 56 / 100).max(u32::from(TABLE)).min(u32::from(width));
    let left = u16::try_from(left).unwrap_or(width);
    [left, width.saturating_sub(left + GAP)]
}
