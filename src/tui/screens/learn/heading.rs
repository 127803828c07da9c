//! What the detail pane says about a heading, and about a mark without a milestone.

use super::milestone::{notes, standing_words};
use super::sheet::Sheet;
use crate::domain::catalog::{Brief, Curriculum, Ix, Level, Origin, Track};
use crate::domain::figures::{Tally, core_of, tally, tally_level};
use crate::domain::progress::{Record, State as Standing};
use crate::domain::time::Minutes;
use crate::tui::look::Ctx;

/// Writes what a curriculum is and how far it is done.
pub fn curriculum(sheet: &mut Sheet, ctx: &Ctx<'_>, curriculum: &Curriculum) {
    let (state, theme) = (ctx.state, sheet.theme);
    let catalog = &state.catalog;
    sheet.title(&curriculum.title, &curriculum.id);
    let version =
        if curriculum.version.is_empty() { String::new() } else { format!(", version {}", curriculum.version) };
    sheet.text(&format!("{}{version}", origin_words(curriculum.origin)), theme.dim);
    sheet.blank();
    sheet.text(&curriculum.summary, theme.text);
    sheet.blank();
    let mut levels = catalog.levels_of(&curriculum.id).peekable();
    if levels.peek().is_none() {
        sheet.text("It has no milestones yet.", theme.dim);
    }
    for level in levels {
        let tally = tally_level(catalog, &state.progress, &curriculum.id, level);
        if tally.total > 0 {
            sheet.bar(ctx.look, level.word(), tally.done, tally.total - tally.skipped, &tally.words());
        }
    }
    sheet.blank();
    let milestones: Vec<Ix> = catalog.milestones_of(&curriculum.id).collect();
    figures(sheet, ctx, &milestones, &catalog.briefs_of(&curriculum.id).collect::<Vec<_>>());
    if !curriculum.strengths.is_empty() {
        sheet.heading("Good for", "");
        for strength in &curriculum.strengths {
            sheet.item((ctx.look.glyphs.bullet, theme.dim), strength, theme.text);
        }
    }
}

/// Where a curriculum comes from.
fn origin_words(origin: Origin) -> &'static str {
    match origin {
        Origin::BuiltIn => "Curriculum",
        Origin::Own => "Your own curriculum",
        Origin::Replacement => "Your own curriculum, in place of the built-in one",
    }
}

/// Writes how far a level is done.
pub fn level(sheet: &mut Sheet, ctx: &Ctx<'_>, curriculum: &Curriculum, level: Level) {
    let catalog = &ctx.state.catalog;
    let milestones: Vec<Ix> =
        catalog.milestones_of(&curriculum.id).filter(|&ix| catalog.milestone(ix).level == level).collect();
    let briefs: Vec<&Brief> = catalog.briefs_of(&curriculum.id).filter(|brief| brief.level == level).collect();
    sheet.title(&format!("{}, {level}", curriculum.title), &format!("{}/{level}", curriculum.id));
    sheet.blank();
    figures(sheet, ctx, &milestones, &briefs);
}

/// Counts and hours of the core, then electives and projects, which are never in them.
fn figures(sheet: &mut Sheet, ctx: &Ctx<'_>, milestones: &[Ix], briefs: &[&Brief]) {
    let (catalog, progress) = (&ctx.state.catalog, &ctx.state.progress);
    let theme = sheet.theme;
    let core = tally(catalog, progress, core_of(catalog, milestones.iter().copied()));
    if core.total > 0 {
        sheet.field("Done", &format!("{}{}", core.words(), percent(&core)));
        sheet.field("Hours", &hours(&core));
    }
    let ready = |ix: &&Ix| {
        let core = catalog.milestone(**ix).track == Track::Core;
        core && matches!(progress.state(**ix), Standing::Todo | Standing::Doing)
    };
    if let Some(&next) = milestones.iter().find(ready) {
        sheet.field("Next", &catalog.milestone(next).title);
    }
    let electives: Vec<Ix> =
        milestones.iter().copied().filter(|&ix| catalog.milestone(ix).track == Track::Elective).collect();
    let done = electives.iter().filter(|&&ix| progress.state(ix) == Standing::Done).count();
    if !electives.is_empty() {
        sheet.field("Electives", &format!("{done} of {}, counted apart", electives.len()));
    }
    let shipped = briefs.iter().filter(|brief| progress.brief_state(catalog, brief) == Standing::Done).count();
    if !briefs.is_empty() {
        sheet.field("Projects", &format!("{shipped} of {} shipped", briefs.len()));
    }
    if core.complete() {
        sheet.text("Every core milestone is done or skipped.", theme.good);
    }
}

fn hours(tally: &Tally) -> String {
    match (tally.time_done, tally.time_open) {
        (Minutes(0), open) => format!("{open} to go"),
        (done, Minutes(0)) => format!("{done} done"),
        (done, open) => format!("{done} done, {open} to go"),
    }
}

fn percent(tally: &Tally) -> String {
    tally.percent().map_or_else(String::new, |percent| format!(" ({percent} %)"))
}

/// Writes what the marks without a milestone are.
pub fn gone(sheet: &mut Sheet) {
    let theme = sheet.theme;
    sheet.text("No longer in any curriculum", theme.heading);
    sheet.blank();
    let words = "Marks under names that no loaded curriculum has. Nothing is lost: they stay in the journal, and count \
                 again as soon as a curriculum has the name.";
    sheet.text(words, theme.text);
}

/// Writes what is known of a mark without a milestone.
pub fn mark(sheet: &mut Sheet, ctx: &Ctx<'_>, id: &str, record: &Record) {
    let theme = sheet.theme;
    sheet.text(id, theme.heading);
    let time = if record.time > Minutes(0) { format!(", {} logged", record.time) } else { String::new() };
    sheet.text(&format!("{}{time}", standing_words(record, ctx.state.today)), theme.text);
    sheet.blank();
    sheet.text("No loaded curriculum has a milestone of this name. What was marked is kept.", theme.dim);
    notes(sheet, record);
}
