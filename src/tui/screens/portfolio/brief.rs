//! The details of a brief: the problem, what it asks for, what it needs, and how to begin.

use super::overview::dataset_words;
use super::page::Page;
use super::rows::OWN;
use super::tab::{Focus, title_style};
use super::words::{key, resume};
use crate::domain::catalog::{Brief, ComputeKind, Track};
use crate::domain::progress::{Project, State as Standing};
use crate::domain::text::list_words;
use crate::tui::action::Action;
use crate::tui::look::Ctx;
use crate::workspace::command::STANDARD_CHECKLIST;

/// The details of a brief.
pub(super) fn page(ctx: &Ctx<'_>, brief: &Brief, focus: Focus, width: u16) -> Page {
    let theme = &ctx.look.theme;
    let mut page = Page::new(width);
    page.ends((&brief.title, title_style(ctx, focus)), (&brief.time.to_string(), theme.dim));
    page.text(0, &place_words(brief), theme.dim);
    page.text(0, &begin_words(ctx, brief), theme.text);
    page.blank();
    page.text(0, &brief.texts.problem, theme.text);
    page.heading("Why an employer cares", "", ctx);
    page.text(2, &brief.texts.why, theme.text);
    page.heading("What it takes", "", ctx);
    takes(&mut page, ctx, brief);
    page.heading("To deliver", "", ctx);
    for item in &brief.texts.deliverables {
        page.bullet(&item.text, theme.text, ctx);
    }
    if !brief.texts.measure.is_empty() {
        page.heading("To measure", "", ctx);
        for measure in &brief.texts.measure {
            page.bullet(&format!("{}: {} is better", measure.name, measure.better), theme.text, ctx);
        }
    }
    if let Some(failure) = &brief.texts.failure {
        page.heading("An honest failure", "", ctx);
        page.text(2, failure, theme.text);
    }
    if !brief.texts.stretch.is_empty() {
        page.heading("To go further", "", ctx);
        for text in &brief.texts.stretch {
            page.bullet(text, theme.text, ctx);
        }
    }
    page
}

fn place_words(brief: &Brief) -> String {
    let mut words = format!("{} {}", brief.curriculum(), brief.level);
    if brief.flagship {
        words.push_str(", flagship: the one to show first");
    }
    if brief.track == Track::Elective {
        words.push_str(", elective");
    }
    words
}

/// What was made from it already, or how to begin and what had better come before.
fn begin_words(ctx: &Ctx<'_>, brief: &Brief) -> String {
    let progress = &ctx.state.progress;
    let new = key(ctx, Action::NewProject);
    let made: Vec<String> =
        progress.projects_of(brief).map(|project| format!("{} ({})", project.title, project.status())).collect();
    if !made.is_empty() {
        return format!("Made from it: {}.", list_words(&made));
    }
    match progress.brief_state(&ctx.state.catalog, brief) {
        Standing::Blocked => {
            format!("Not ready yet: see what it needs. Press {new} to make a project from it all the same.")
        }
        _ => format!("Ready: press {new} to make a project from it."),
    }
}

fn takes(page: &mut Page, ctx: &Ctx<'_>, brief: &Brief) {
    let theme = &ctx.look.theme;
    let catalog = &ctx.state.catalog;
    let hours = match brief.first_result {
        Some(first) => format!("{}, the first result after {first}", brief.time),
        None => brief.time.to_string(),
    };
    page.field("Time", &hours, theme.text, ctx);
    let needed = catalog.brief_requires(brief);
    let open: Vec<String> =
        ctx.state.progress.open_requirements(needed).map(|ix| catalog.milestone(ix).title.to_string()).collect();
    match (needed.is_empty(), open.is_empty()) {
        (true, _) => page.field("Needs", "nothing", theme.text, ctx),
        (false, true) => page.field("Needs", "nothing more, all of it is done", theme.good, ctx),
        (false, false) => {
            for (nth, title) in open.iter().enumerate() {
                page.field(if nth == 0 { "Needs" } else { "" }, title, theme.warning, ctx);
            }
        }
    }
    match &brief.texts.dataset {
        Some(dataset) => page.field("Data", &dataset_words(dataset), theme.text, ctx),
        None => page.field("Data", "your own choice", theme.dim, ctx),
    }
    if let Some(compute) = &brief.texts.compute {
        let machine = match compute.kind {
            ComputeKind::Cpu => "a CPU",
            ComputeKind::FreeGpu => "a free GPU",
            ComputeKind::Paid => "a paid machine",
        };
        page.field("Runs on", &format!("{machine} for {}, cost: {}", compute.time, compute.cost), theme.text, ctx);
    }
    let skills: Vec<String> = brief.skills.iter().map(|id| catalog.skill_name(id).to_owned()).collect();
    if !skills.is_empty() {
        page.field("Proves", &list_words(&skills), theme.text, ctx);
    }
}

/// The details of a project that has no brief and is not made yet.
pub(super) fn own_page(ctx: &Ctx<'_>, focus: Focus, width: u16) -> Page {
    let theme = &ctx.look.theme;
    let mut page = Page::new(width);
    page.ends((OWN, title_style(ctx, focus)), ("", theme.dim));
    let begin = format!("Press {} to name it and make it.", key(ctx, Action::NewProject));
    page.text(0, &begin, theme.text);
    page.blank();
    let advice = format!(
        "Best is a question that somebody really has, with data that you may use. What counts on a {} is a result \
         measured against a simple baseline, and a link that anybody can open.",
        resume(ctx)
    );
    page.text(0, &advice, theme.text);
    page.heading("Its checklist", "", ctx);
    for (_, text) in STANDARD_CHECKLIST {
        page.bullet(text, theme.text, ctx);
    }
    page
}

/// What a brief asks to be measured and the project has no result of.
pub(super) fn unmeasured(ctx: &Ctx<'_>, project: &Project) -> Vec<String> {
    let brief = project.brief.as_deref().and_then(|id| ctx.state.catalog.brief(id));
    let measures = brief.into_iter().flat_map(|brief| &brief.texts.measure);
    let open = measures.filter(|measure| !project.results.iter().any(|result| measure.name == result.name));
    open.map(|measure| measure.name.to_string()).collect()
}
