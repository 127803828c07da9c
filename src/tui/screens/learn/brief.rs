//! What the detail pane says about a brief.

use super::milestone::{host, needs, skills};
use super::sheet::{Sheet, Spot};
use crate::domain::catalog::{Brief, Compute, ComputeKind, Measure, Track};
use crate::domain::progress::{Project, State as Standing, Status};
use crate::tui::action::{Action, Context};
use crate::tui::look::Ctx;

/// Writes everything that helps to decide whether to build it, and how it will be judged.
pub fn write(sheet: &mut Sheet, ctx: &Ctx<'_>, brief: &Brief) {
    let theme = sheet.theme;
    sheet.title(&brief.title, &brief.id);
    let first = brief.first_result.map_or_else(String::new, |time| format!(" (first result: {time})"));
    let elective = if brief.track == Track::Elective { ", elective" } else { "" };
    sheet.text(&format!("{}, project, {}{first}{elective}", brief.level, brief.time), theme.dim);
    standing(sheet, ctx, brief);
    sheet.blank();
    sheet.text(&brief.texts.problem, theme.text);
    sheet.blank();
    if !brief.texts.why.is_empty() {
        sheet.text(&format!("Why: {}", brief.texts.why), theme.dim);
    }
    if !brief.texts.deliverables.is_empty() {
        sheet.heading("Deliverables", "");
        for item in &brief.texts.deliverables {
            sheet.item((ctx.look.glyphs.bullet, theme.dim), &item.text, theme.text);
        }
    }
    sheet.blank();
    needs(sheet, ctx, ctx.state.catalog.brief_requires(brief), brief.curriculum());
    measures(sheet, &brief.texts.measure);
    if let Some(compute) = &brief.texts.compute {
        sheet.field("Runs on", &compute_words(compute));
    }
    skills(sheet, ctx.state, &brief.skills);
    data(sheet, ctx, brief);
    if let Some(failure) = &brief.texts.failure {
        sheet.heading("If it fails", "");
        sheet.text(failure, theme.text);
    }
    if !brief.texts.stretch.is_empty() {
        sheet.heading("To go further", "");
        for further in &brief.texts.stretch {
            sheet.item((ctx.look.glyphs.bullet, theme.dim), further, theme.text);
        }
    }
}

/// The projects made from it, or what is in the way of one, or how to begin.
fn standing(sheet: &mut Sheet, ctx: &Ctx<'_>, brief: &Brief) {
    let (state, theme) = (ctx.state, sheet.theme);
    for project in state.progress.projects_of(brief) {
        let words = format!("Your project {}: {}", project.title, project_words(project));
        sheet.spot(Spot::Project(project.id.clone()), |sheet| {
            sheet.item((ctx.look.glyphs.doing, theme.accent), &words, theme.text)
        });
    }
    match state.progress.brief_state(&state.catalog, brief) {
        Standing::Todo => {
            let key = ctx.look.keymap.key_for(Context::Learn, Action::Start).unwrap_or_default();
            sheet.text(&format!("Ready: {key} starts a project from it"), theme.accent);
        }
        Standing::Blocked => {
            let open = state.progress.open_requirements(state.catalog.brief_requires(brief)).count();
            sheet.text(&format!("Needs {open} more first"), theme.text);
        }
        Standing::Doing | Standing::Done | Standing::Skipped => {}
    }
}

fn project_words(project: &Project) -> String {
    match (project.status(), project.shipped()) {
        (Status::Shipped, Some(day)) => format!("shipped on {}", day.words()),
        (status, _) if project.items.is_empty() => status.to_string(),
        (status, _) => format!("{status}, {} of {} ticked", project.ticked_count(), project.items.len()),
    }
}

fn measures(sheet: &mut Sheet, measures: &[Measure]) {
    let words: Vec<String> =
        measures.iter().map(|measure| format!("{} ({} is better)", measure.name, measure.better)).collect();
    sheet.field("Measure", &words.join(", "));
}

fn compute_words(compute: &Compute) -> String {
    let kind = match compute.kind {
        ComputeKind::Cpu => "a CPU",
        ComputeKind::FreeGpu => "a free GPU",
        ComputeKind::Paid => "a paid GPU",
    };
    let cost = match compute.cost.trim() {
        "" | "none" => "no cost".to_owned(),
        cost => format!("cost: {cost}"),
    };
    format!("{kind}, {}, {cost}", compute.time)
}

fn data(sheet: &mut Sheet, ctx: &Ctx<'_>, brief: &Brief) {
    let Some(dataset) = &brief.texts.dataset else { return };
    sheet.heading("Data", "");
    let place = dataset.url.as_deref().map_or("", host);
    let bullet = (ctx.look.glyphs.bullet, sheet.theme.dim);
    sheet.spot(Spot::Data, |sheet| {
        sheet.entry(bullet, &dataset.name, place);
        if let Some(licence) = &dataset.licence {
            sheet.below(&format!("Licence: {licence}"));
        }
    });
}
