//! Progress by curriculum and level: a table where there is room for three columns, else a row for each level.

use ratatui::text::{Line, Span};

use super::sections::Page;
use super::{Figure, LEFT};
use crate::domain::catalog::{Curriculum, Level};
use crate::domain::figures::{Tally, tally_level};
use crate::domain::text::width;
use crate::tui::widgets::{MARK, Sheet, Spot, bar, columns};

impl Page<'_> {
    /// The bars of every curriculum; a level that it lacks stays blank.
    pub(super) fn progress(&self, sheet: &mut Sheet<Figure>, cells: u16) {
        let (catalog, progress) = (&self.ctx.state.catalog, &self.ctx.state.progress);
        let of = |curriculum: &Curriculum| {
            let levels = Level::ALL.iter().map(|&level| (level, tally_level(catalog, progress, &curriculum.id, level)));
            levels.filter(|(_, tally)| tally.total > 0).collect::<Vec<_>>()
        };
        let all: Vec<(&Curriculum, Vec<(Level, Tally)>)> = catalog
            .curricula
            .iter()
            .filter(|curriculum| self.wants(&format!("progress {}", curriculum.title)))
            .map(|curriculum| (curriculum, of(curriculum)))
            .collect();
        if all.is_empty() {
            return;
        }
        if cells >= LEFT {
            self.table(sheet, cells, &all);
        } else {
            self.stack(sheet, cells, &all);
        }
        let skipped: usize = all.iter().flat_map(|(_, levels)| levels).map(|(_, tally)| tally.skipped).sum();
        if skipped > 0 {
            sheet.text(Line::styled(format!("{skipped} skipped, left out of the bars"), self.ctx.look.theme.dim));
        }
    }

    /// A row for each curriculum, a column for each level.
    fn table(&self, sheet: &mut Sheet<Figure>, cells: u16, all: &[(&Curriculum, Vec<(Level, Tally)>)]) {
        let theme = &self.ctx.look.theme;
        let name = all.iter().map(|(curriculum, _)| width(&curriculum.title) + 2).max().unwrap_or(0).clamp(10, 18);
        let words = count_width(all);
        let cell = (usize::from(cells - MARK) - name) / Level::ALL.len();
        let bar_cells = cell.saturating_sub(words + 3).clamp(3, 12);
        let mut head = vec![("Progress", name + usize::from(MARK), theme.heading)];
        head.extend(Level::ALL.iter().map(|level| (level.word(), cell, theme.dim)));
        sheet.heading(columns(&head));
        for (curriculum, levels) in all {
            let mut line = columns(&[(&curriculum.title, name, theme.text)]);
            let mut spots = Vec::new();
            for (nth, level) in Level::ALL.iter().enumerate() {
                let Some((_, tally)) = levels.iter().find(|(of, _)| of == level) else {
                    line.push_span(Span::raw(" ".repeat(cell)));
                    continue;
                };
                let spans = self.bar_and_count(tally, bar_cells, words);
                let used = bar_cells + 1 + words;
                line.extend(spans);
                line.push_span(Span::raw(" ".repeat(cell.saturating_sub(used))));
                let from = u16::try_from(name + nth * cell).unwrap_or(u16::MAX);
                let to = from.saturating_add(u16::try_from(used).unwrap_or(0));
                spots.push(Spot { key: Figure::Level(curriculum.id.clone(), *level), cells: Some(from..to) });
            }
            sheet.cells(line, spots);
        }
    }

    /// A row for each level of each curriculum.
    fn stack(&self, sheet: &mut Sheet<Figure>, cells: u16, all: &[(&Curriculum, Vec<(Level, Tally)>)]) {
        let theme = &self.ctx.look.theme;
        let words = count_width(all);
        let room = usize::from(cells.saturating_sub(MARK)).saturating_sub(2 + 13 + 1 + words);
        sheet.heading(Line::styled("Progress", theme.heading));
        for (curriculum, levels) in all.iter().filter(|(_, levels)| !levels.is_empty()) {
            sheet.text(columns(&[(&curriculum.title, usize::from(cells.saturating_sub(MARK)), theme.text)]));
            for (level, tally) in levels {
                let mut line = columns(&[("", 2, theme.text), (level.word(), 13, theme.text)]);
                line.extend(self.bar_and_count(tally, room.clamp(3, 20), words));
                sheet.row(Figure::Level(curriculum.id.clone(), *level), line);
            }
        }
    }

    fn bar_and_count(&self, tally: &Tally, cells: usize, words: usize) -> Vec<Span<'static>> {
        let whole = (tally.total - tally.skipped) as f64;
        let mut spans = bar(self.ctx.look, tally.done as f64, whole, u16::try_from(cells).unwrap_or(0));
        let style = if tally.complete() { self.ctx.look.theme.good } else { self.ctx.look.theme.text };
        spans.push(Span::styled(format!(" {:>words$}", count_words(tally)), style));
        spans
    }
}

/// `14 of 16`.
fn count_words(tally: &Tally) -> String {
    format!("{} of {}", tally.done, tally.total)
}

fn count_width(all: &[(&Curriculum, Vec<(Level, Tally)>)]) -> usize {
    all.iter().flat_map(|(_, levels)| levels).map(|(_, tally)| count_words(tally).len()).max().unwrap_or(0)
}
