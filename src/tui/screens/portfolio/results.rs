//! The results of a project as a table: now, before, and whether that is better; and what was measured earlier.

use ratatui::style::Style;

use super::brief::unmeasured;
use super::page::Page;
use super::words::{key, short_day};
use crate::domain::claims::doubtful;
use crate::domain::event::Measured;
use crate::domain::progress::Project;
use crate::domain::text::{list_words, width};
use crate::domain::time::Day;
use crate::tui::action::Action;
use crate::tui::look::Ctx;
use crate::tui::widgets::columns;

/// A page narrower than this names no split.
const NARROW: usize = 44;
/// The most cells of a figure, a baseline or a split.
const WIDEST: usize = 12;

/// The results, the newest of each name and split, each with what is known of it below.
pub(super) fn page(ctx: &Ctx<'_>, project: &Project, width: u16) -> Page {
    let theme = &ctx.look.theme;
    let measure = key(ctx, Action::Measure);
    let mut page = Page::new(width);
    if project.results.is_empty() {
        let words = format!(
            "Nothing is measured yet. Press {measure} to record a result: with a baseline it becomes a line such as \
             \"Raised macro-F1 from 0.81 to 0.94\"."
        );
        page.text(0, &words, theme.dim);
    } else {
        table(&mut page, ctx, project);
    }
    let wanted = unmeasured(ctx, project);
    if !wanted.is_empty() {
        page.blank();
        page.text(0, &format!("The brief asks for {}: press {measure}.", list_words(&wanted)), theme.text);
    }
    page
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
    row(
        page,
        &widths,
        ("  measured", theme.dim),
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
        page.text(4, &history(ctx, project, result), theme.dim);
        if let Some(question) = doubtful(result) {
            page.text(4, &question, theme.warning);
        }
    }
}

/// `on 18 Nov; earlier 0.91 on 3 Oct`
fn history(ctx: &Ctx<'_>, project: &Project, result: &Measured) -> String {
    let day = |day: Day| format!("on {}", short_day(day, ctx.state.today));
    let now = project.measured_on(result).map_or_else(|| "on a day unknown".into(), day);
    let earlier: Vec<String> = project.earlier(result).map(|(on, old)| format!("{} {}", old.value, day(*on))).collect();
    if earlier.is_empty() { now } else { format!("{now}; earlier {}", earlier.join(", ")) }
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
