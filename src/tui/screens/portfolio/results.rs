//! The results of a project as a table, and what its newest audit found.

use ratatui::style::Style;

use super::page::Page;
use super::words::{key, short_day};
use crate::domain::event::Measured;
use crate::domain::progress::Project;
use crate::domain::text::{count, width};
use crate::tui::action::Action;
use crate::tui::look::Ctx;
use crate::tui::widgets::columns;

/// A page narrower than this names no split.
const NARROW: usize = 44;
/// The most cells of a figure, a baseline or a split.
const WIDEST: usize = 12;

/// The results, the newest of each name and split; then the audit.
pub(super) fn draw(page: &mut Page, ctx: &Ctx<'_>, project: &Project) {
    let theme = &ctx.look.theme;
    if project.results.is_empty() {
        page.heading("Results", "", ctx);
        page.text(2, &format!("None yet; press {} to record one.", key(ctx, Action::Measure)), theme.dim);
    } else {
        table(page, ctx, project);
    }
    if !project.earlier_results.is_empty() {
        page.text(2, &count(project.earlier_results.len(), "earlier result"), theme.dim);
    }
    audit(page, ctx, project);
}

/// The cells of each column after the name: now, before, better or worse, split. A column that has nothing is left out.
struct Widths([usize; 4]);

impl Widths {
    fn of(project: &Project, page: &Page) -> Self {
        let widest = |title: &str, text: fn(&Measured) -> &str| {
            let cells = project.results.iter().map(|result| width(text(result))).max().unwrap_or(0);
            if cells == 0 { 0 } else { cells.clamp(width(title), WIDEST) + 2 }
        };
        let split = if page.width() < NARROW { 0 } else { widest("split", split) };
        Self([widest("now", |result| &result.value), widest("before", baseline), widest("", verdict), split])
    }
}

fn table(page: &mut Page, ctx: &Ctx<'_>, project: &Project) {
    let theme = &ctx.look.theme;
    let widths = Widths::of(project, page);
    page.blank();
    row(
        page,
        &widths,
        ("Results", theme.heading),
        [("now", theme.dim), ("before", theme.dim), ("", theme.dim)],
        ("split", theme.dim),
    );
    for result in &project.results {
        let named = match (&result.unit, result.split.as_deref().filter(|_| page.width() < NARROW)) {
            (None, None) => result.name.clone(),
            (Some(one), None) => format!("{}, {one}", result.name),
            (None, Some(split)) => format!("{}, {split}", result.name),
            (Some(unit), Some(split)) => format!("{}, {unit}, {split}", result.name),
        };
        let style = match Project::improved(result) {
            Some(true) => theme.good,
            Some(false) => theme.warning,
            None => theme.dim,
        };
        let figures = [(result.value.as_str(), theme.text), (baseline(result), theme.dim), (verdict(result), style)];
        row(page, &widths, (&format!("  {named}"), theme.text), figures, (split(result), theme.dim));
        if let Some(text) = &result.text {
            page.text(4, text, theme.dim);
        }
    }
}

/// One row: the name, the figures at the right ends of their columns, the split after them.
fn row(
    page: &mut Page,
    Widths([now, before, better, part]): &Widths,
    (name, name_style): (&str, Style),
    figures: [(&str, Style); 3],
    (split, split_style): (&str, Style),
) {
    let right = |text: &str, cells: usize| {
        let text = crate::domain::text::fit(text, cells.saturating_sub(2));
        format!("{}{text}", " ".repeat(cells.saturating_sub(width(&text))))
    };
    let [value, baseline, verdict] = figures;
    let name_cells = page.width().saturating_sub(now + before + better + part);
    let after = format!("  {split}");
    let line = columns(&[
        (name, name_cells, name_style),
        (&right(value.0, *now), *now, value.1),
        (&right(baseline.0, *before), *before, baseline.1),
        (&format!("  {}", verdict.0), *better, verdict.1),
        (&after, *part, split_style),
    ]);
    page.line(line);
}

fn baseline(result: &Measured) -> &str {
    result.baseline.as_deref().unwrap_or_default()
}

fn split(result: &Measured) -> &str {
    result.split.as_deref().unwrap_or_default()
}

/// Whether the result beats its baseline, in a word; empty when that cannot be said.
fn verdict(result: &Measured) -> &'static str {
    let number = |text: &str| text.parse::<f64>().ok();
    let same = result.baseline.as_deref().and_then(number) == number(&result.value);
    match Project::improved(result) {
        Some(true) => "better",
        Some(false) if same => "same",
        Some(false) => "worse",
        None => "",
    }
}

fn audit(page: &mut Page, ctx: &Ctx<'_>, project: &Project) {
    let theme = &ctx.look.theme;
    let Some((day, audit)) = &project.audit else { return };
    let commit =
        audit.commit.as_deref().map_or_else(String::new, |commit| format!("{}, ", commit.get(..7).unwrap_or(commit)));
    page.heading("Audit", &format!("{commit}{}", short_day(*day, ctx.state.today)), ctx);
    let counts =
        format!("{} passed, {} failed, {} not checked", audit.passed.len(), audit.failed.len(), audit.unchecked.len());
    page.text(2, &counts, if audit.failed.is_empty() { theme.good } else { theme.warning });
    if !audit.failed.is_empty() {
        page.text(2, &format!("Failed: {}", audit.failed.join(", ")), theme.dim);
    }
}
