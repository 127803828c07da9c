//! The learner's shape: one framework deep, the strands broad.

use ratatui::text::Line;

use super::{Full, Page, Room, Small};
use crate::domain::catalog::Level;
use crate::domain::figures::Reach;
use crate::tui::widgets::columns;

/// What the figures mean.
pub(super) const ABOUT: &[&str] = &[
    "Employers look for one framework that goes deep, beside strands (foundations, deployment, career) that are broad. The sentence says where you are: the framework with the highest level in which anything is done, and how much of each strand.",
    "Three frameworks that are begun with none of them beyond beginner say less than one taken further; then it says so.",
    "Core milestones count, what you did before gradus included; electives do not. Several curricula of one framework count together.",
];

/// The small form: the sentence.
pub(super) fn small(page: &Page<'_>, room: Room) -> Small {
    Small::of(page.dim(&page.view.shape.words, room.cells))
}

/// All of it: every framework and strand by level.
pub(super) fn full(full: &mut Full<'_>) {
    let page = *full.page;
    full.text(&page.view.shape.words);
    let reach = &page.view.reach;
    for (heading, all) in [("Frameworks, deep", &reach.frameworks), ("Strands, broad", &reach.strands)] {
        if !all.is_empty() {
            full.heading(heading);
            full.lines(head(&page, full.cells));
        }
        for one in all {
            let lines = rows(&page, one, full.cells);
            full.lines(lines);
        }
    }
}

/// Room for a title.
const TITLE: usize = 16;

/// Room for a level; none where there is too little for a column each.
fn cell(cells: usize) -> Option<usize> {
    Some(cells.saturating_sub(TITLE) / Level::ALL.len()).filter(|cell| *cell >= 14).map(|cell| cell.min(20))
}

/// The levels over their columns.
fn head(page: &Page<'_>, cells: usize) -> Option<Line<'static>> {
    let cell = cell(cells)?;
    let mut line = columns(&[("", TITLE, page.ctx.look.theme.dim)]);
    for level in Level::ALL {
        line.extend(columns(&[(level.word(), cell, page.ctx.look.theme.dim)]));
    }
    Some(line)
}

/// One line with every level; below each other where there is no room.
fn rows(page: &Page<'_>, reach: &Reach, cells: usize) -> Vec<Line<'static>> {
    let theme = &page.ctx.look.theme;
    let counts = |level: &Level| {
        let (_, tally) = reach.levels.iter().find(|(of, _)| of == level)?;
        Some(format!("{} of {}", tally.done, tally.total))
    };
    let Some(cell) = cell(cells) else {
        let title = columns(&[(&reach.title, cells, theme.text)]);
        let levels = Level::ALL.iter().filter_map(|level| Some(format!("{level} {}", counts(level)?)));
        let levels = levels.map(|words| columns(&[("", 2, theme.text), (&words, cells.saturating_sub(2), theme.dim)]));
        return std::iter::once(title).chain(levels).collect();
    };
    let mut line = columns(&[(&reach.title, TITLE, theme.text)]);
    for level in Level::ALL {
        line.extend(columns(&[(&counts(level).unwrap_or_default(), cell, theme.text)]));
    }
    vec![line]
}
