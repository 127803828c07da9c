//! Progress by curriculum and level: done, ticked, skipped, left; electives apart.

use ratatui::text::{Line, Span};

use super::{Figure, Full, Page, Room, Small};
use crate::domain::catalog::Level;
use crate::domain::figures::Tally;
use crate::domain::text::{count, fit, width};
use crate::tui::screens::dashboard::words::{fitting, of_words};
use crate::tui::widgets::columns;
use crate::workspace::query::dashboard::{CurriculumFigures, TallyView};

/// What the figures mean.
pub(super) const ABOUT: &[&str] = &[
    "\"14 of 16\": of 16 core milestones 14 are done. A milestone is done when you checked it off, or had done it before gradus.",
    "Bars and percentages leave out what you skipped: they are what is done of all that is not skipped, rounded down. Skipped is not learned: it proves nothing and counts nowhere.",
    "Ticked: milestones under way of which some marks are ticked. In counts they are not done yet; in hours their ticked share counts.",
    "Electives stand apart. They are in no percentage, no level and no readiness.",
];

/// From so many cells on there is a column for each level.
const TABLE: usize = 56;

/// The curricula that have any milestone.
fn shown<'a>(page: &Page<'a>) -> impl Iterator<Item = &'a CurriculumFigures> {
    page.view.curricula.iter().filter(|one| !one.is_empty())
}

/// The small form: bars by level where there is room, else one for each curriculum.
pub(super) fn small(page: &Page<'_>, room: Room) -> Small {
    let all: Vec<&CurriculumFigures> = shown(page).collect();
    let words = all.iter().map(|one| count_words(&one.core.tally).len()).max().unwrap_or(0);
    let name = all.iter().map(|one| width(&one.title) + 2).max().unwrap_or(0).clamp(10, 18);
    let mut small = if room.cells >= TABLE { table(page, room, name) } else { Small::default() };
    if room.cells < TABLE {
        let cells = room.cells.saturating_sub(name + words + 1).clamp(3, 20);
        for one in &all {
            let mut line = columns(&[(&one.title, name, page.ctx.look.theme.text)]);
            line.extend(bar_and_count(page, &one.core, cells, words));
            small.lines.push(line);
        }
    }
    small.lines.extend(apart(&all).map(|words| page.dim(&words, room.cells)).unwrap_or_default());
    small
}

fn table(page: &Page<'_>, room: Room, name: usize) -> Small {
    let theme = &page.ctx.look.theme;
    let levels = shown(page).flat_map(|one| &one.levels);
    let words = levels.map(|level| count_words(&level.core.tally).len()).max().unwrap_or(0);
    let cell = (room.cells - name) / Level::ALL.len();
    let bar_cells = cell.saturating_sub(words + 3).clamp(3, 12);
    let heads: String = Level::ALL.iter().map(|level| format!("{:<cell$}", level.word())).collect();
    let row = |one: &CurriculumFigures| {
        let mut line = columns(&[(&one.title, name, theme.text)]);
        for level in Level::ALL {
            let Some(of) = one.levels.iter().find(|of| of.level == *level) else {
                line.push_span(Span::raw(" ".repeat(cell)));
                continue;
            };
            line.extend(bar_and_count(page, &of.core, bar_cells, words));
            line.push_span(Span::raw(" ".repeat(cell.saturating_sub(bar_cells + 1 + words))));
        }
        line
    };
    let lines = shown(page).map(row).collect();
    Small { note: heads.trim_end().to_owned(), note_at: name, lines }
}

/// What is not in the bars: `3 skipped, left out; 2 of 9 electives done`.
fn apart(all: &[&CurriculumFigures]) -> Option<String> {
    let skipped: usize = all.iter().map(|one| one.core.skipped).sum();
    let electives: usize = all.iter().map(|one| one.electives.done).sum();
    let mut words = Vec::new();
    if skipped > 0 {
        words.push(format!("{skipped} skipped, left out of the bars"));
    }
    if electives > 0 {
        words.push(format!("{} done beside them", count(electives, "elective")));
    }
    (!words.is_empty()).then(|| words.join("; "))
}

/// All of it: a line for each level, which opens into its milestones.
pub(super) fn full(full: &mut Full<'_>) {
    let page = *full.page;
    for one in shown(&page) {
        let percent = one.percent.map_or_else(String::new, |percent| format!("{percent} %, "));
        let words = [counts(&one.core), one.core.tally.words(), count_words(&one.core.tally)];
        full.heading(&fitting(words.map(|words| format!("{}  {percent}{words}", one.title)), full.cells));
        for level in &one.levels {
            let figure = Figure::Level(one.id.as_str().into(), level.level);
            full.row(figure, row(&page, level.level.word(), &level.core, full.cells));
        }
        if one.electives.total > 0 {
            full.row(Figure::Electives(one.id.as_str().into()), row(&page, "electives", &one.electives, full.cells));
        }
    }
    if shown(&page).next().is_none() {
        full.text("There is no curriculum: gradus curriculum list says which there are and what is wrong with them.");
    }
}

fn row(page: &Page<'_>, name: &str, of: &TallyView, cells: usize) -> Line<'static> {
    let theme = &page.ctx.look.theme;
    let whole = of.tally.total - of.tally.skipped;
    let bar_cells = match cells {
        0..60 => 4,
        60..80 => 8,
        _ => 16,
    };
    let mut line = columns(&[(name, 14, theme.text)]);
    line.extend(page.bar(of.tally.done as f64, whole as f64, bar_cells));
    let style = if of.tally.complete() { theme.good } else { theme.text };
    let left = cells.saturating_sub(14 + bar_cells + 2);
    let time = of_words(of.tally.time_done, of.tally.time_total);
    let right = if left >= 56 { 18 } else { 0 };
    let words = fitting([counts(of), of.tally.words(), count_words(&of.tally)], left - right);
    line.extend(columns(&[("", 2, theme.text), (&words, left - right, style)]));
    line.extend(columns(&[(&format!("{:>right$}", fit(&time, right)), right, theme.dim)]));
    line
}

/// `14 of 16, 1 ticked, 2 skipped, 2 left`.
fn counts(of: &TallyView) -> String {
    let mut words = vec![format!("{} of {}", of.done, of.total)];
    let parts = [(of.ticked, "ticked"), (of.skipped, "skipped"), (of.left, "left")];
    words.extend(parts.iter().filter(|(number, _)| *number > 0).map(|(number, word)| format!("{number} {word}")));
    words.join(", ")
}

fn bar_and_count(page: &Page<'_>, of: &TallyView, cells: usize, words: usize) -> Vec<Span<'static>> {
    let tally = &of.tally;
    let mut spans = page.bar(tally.done as f64, (tally.total - tally.skipped) as f64, cells);
    let style = if tally.complete() { page.ctx.look.theme.good } else { page.ctx.look.theme.text };
    spans.push(Span::styled(format!(" {:>words$}", count_words(tally)), style));
    spans
}

/// `14 of 16`.
fn count_words(tally: &Tally) -> String {
    format!("{} of {}", tally.done, tally.total)
}
