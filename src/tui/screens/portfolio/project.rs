//! The details of a project: what it is, what backs it, its checklist, its results and what the export says of it.

use ratatui::style::Style;

use super::page::Page;
use super::results;
use super::words::{key, proof_way, resume, short_day};
use crate::domain::catalog::{Dataset, Item};
use crate::domain::claims::{
    MAX_SKILLS, Proof, audit_denies, is_public_link, project_proof, public_links, result_bullet, suggested_bullet,
};
use crate::domain::id::ItemId;
use crate::domain::progress::{Project, Status};
use crate::domain::text::{count, list_words};
use crate::domain::time::Minutes;
use crate::tui::action::Action;
use crate::tui::look::Ctx;

/// Whether the keys go to the details.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Focus {
    /// They do: the title says so, and an item is selected.
    Here,
    /// They go to the list.
    Elsewhere,
}

/// The newest notes that are shown.
const NOTES: usize = 5;

/// The details of a project, with that item of its checklist selected.
pub(super) fn page(ctx: &Ctx<'_>, project: &Project, item: Option<&ItemId>, focus: Focus, width: u16) -> Page {
    let mut page = Page::new(width);
    head(&mut page, ctx, project, focus);
    facts(&mut page, ctx, project);
    checklist(&mut page, ctx, project, item);
    results::draw(&mut page, ctx, project);
    on_resume(&mut page, ctx, project);
    notes(&mut page, ctx, project);
    page
}

/// The item that the keys are about: the one chosen, else the first that is open, else the first.
pub(super) fn chosen<'a>(project: &'a Project, wanted: Option<&ItemId>) -> Option<&'a Item> {
    let named = wanted.and_then(|id| project.items.iter().find(|item| item.id == *id));
    named.or_else(|| project.open_items().next()).or_else(|| project.items.first())
}

/// The title's style: it says where the keys go.
pub(super) fn title_style(ctx: &Ctx<'_>, focus: Focus) -> Style {
    let theme = &ctx.look.theme;
    if focus == Focus::Here { theme.heading.patch(theme.accent) } else { theme.heading }
}

fn head(page: &mut Page, ctx: &Ctx<'_>, project: &Project, focus: Focus) {
    let theme = &ctx.look.theme;
    let backed = project.skills.iter().take(MAX_SKILLS).filter(|id| !denied(ctx, project, id)).count();
    let verb = match project_proof(project) {
        Some(Proof::Proven) => "proves",
        Some(Proof::Shown) => "shows",
        None => "names",
    };
    let skills = if backed == 0 { String::new() } else { format!("{verb} {}", count(backed, "skill")) };
    page.ends((&project.title, title_style(ctx, focus)), (&skills, theme.dim));
    page.text(0, &status_words(ctx, project), theme.dim);
    if let Some(summary) = &project.summary {
        page.text(0, summary, theme.text);
    }
    page.blank();
}

/// "building since 3 Oct, 2 h logged"; a start after the end is left out, as in the export.
fn status_words(ctx: &Ctx<'_>, project: &Project) -> String {
    let day = |day| short_day(day, ctx.state.today);
    let begun = project.start();
    let mut words = match (project.status(), project.shipped(), begun) {
        (Status::Shipped, Some(end), Some(start)) if start < end => {
            format!("shipped {}, begun {}", day(end), day(start))
        }
        (Status::Shipped, Some(end), _) => format!("shipped {}", day(end)),
        (Status::Archived, _, Some(start)) => format!("archived, begun {}", day(start)),
        (status @ (Status::Building | Status::Idea), _, Some(start)) => format!("{status} since {}", day(start)),
        (status, ..) => status.to_string(),
    };
    if project.time > Minutes(0) {
        words.push_str(&format!(", {} logged", project.time));
    }
    words
}

fn facts(page: &mut Page, ctx: &Ctx<'_>, project: &Project) {
    let theme = &ctx.look.theme;
    let proven = if project_proof(project) == Some(Proof::Proven) { theme.good } else { theme.text };
    page.field("Proof", &proof_way(ctx, project), proven, ctx);
    link(page, ctx, "Repository", project.repo.as_deref());
    link(page, ctx, "Demo", project.demo.as_deref());
    for other in &project.links {
        link(page, ctx, &other.label, Some(&other.url));
    }
    match &project.dataset {
        Some(dataset) => page.field("Data", &dataset_words(dataset), theme.text, ctx),
        None => page.field("Data", "missing", theme.dim, ctx),
    }
    skills(page, ctx, project);
    if let Some(role) = &project.role {
        page.field("Your part", role, theme.text, ctx);
    }
    if let Some(path) = &project.path {
        page.field("On disk", path, theme.text, ctx);
    }
    if let Some(id) = &project.brief {
        let title = ctx.state.catalog.brief(id).map_or(id.as_str(), |brief| brief.title.as_str());
        if title != project.title {
            page.field("Brief", title, theme.text, ctx);
        }
    }
}

fn link(page: &mut Page, ctx: &Ctx<'_>, label: &str, url: Option<&str>) {
    let theme = &ctx.look.theme;
    match url {
        Some(url) if is_public_link(url) => page.field(label, url, theme.text, ctx),
        Some(url) => page.field(label, &format!("{url} (not public, so it backs nothing)"), theme.warning, ctx),
        None => page.field(label, "missing", theme.dim, ctx),
    }
}

/// "PlantDoc, CC BY 4.0, split by field".
pub(super) fn dataset_words(dataset: &Dataset) -> String {
    let parts = [Some(&dataset.name), dataset.licence.as_ref(), dataset.split.as_ref()];
    parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ")
}

fn skills(page: &mut Page, ctx: &Ctx<'_>, project: &Project) {
    let theme = &ctx.look.theme;
    let name = |id: &String| ctx.state.catalog.skill_name(id).to_owned();
    let (gone, kept): (Vec<&String>, Vec<&String>) =
        project.skills.iter().take(MAX_SKILLS).partition(|id| denied(ctx, project, id));
    let kept: Vec<String> = kept.into_iter().map(name).collect();
    if kept.is_empty() {
        page.field("Skills", &format!("none; press {} to add one", key(ctx, Action::Edit)), theme.dim, ctx);
    } else {
        page.field("Skills", &list_words(&kept), theme.text, ctx);
    }
    if !gone.is_empty() {
        let gone: Vec<String> = gone.into_iter().map(name).collect();
        let why = format!("{}: the newest audit found no import of it in the code.", list_words(&gone));
        page.field("Not counted", &why, theme.warning, ctx);
    }
}

/// Whether the newest audit speaks against a skill.
fn denied(ctx: &Ctx<'_>, project: &Project, id: &str) -> bool {
    ctx.state.catalog.skill(id).is_some_and(|skill| audit_denies(project, skill))
}

fn checklist(page: &mut Page, ctx: &Ctx<'_>, project: &Project, chosen: Option<&ItemId>) {
    let (theme, glyphs) = (&ctx.look.theme, &ctx.look.glyphs);
    if project.items.is_empty() {
        return;
    }
    page.heading("Checklist", &format!("{} of {}", project.ticked_count(), project.items.len()), ctx);
    for item in &project.items {
        let selected = if chosen == Some(&item.id) { glyphs.selected } else { " " };
        let (mark, style) = if project.ticked(&item.id) {
            ((glyphs.box_done, theme.good), theme.dim)
        } else {
            ((glyphs.box_open, theme.dim), theme.text)
        };
        page.item(&item.id, [(selected, theme.accent), mark], &item.text, style);
    }
}

/// The lines that the export makes of it, or would make, and the brief's own line as a suggestion.
fn on_resume(page: &mut Page, ctx: &Ctx<'_>, project: &Project) {
    let theme = &ctx.look.theme;
    page.heading(&format!("On your {}", resume(ctx)), "", ctx);
    let lines: Vec<String> = project
        .bullets
        .iter()
        .map(|bullet| bullet.text.clone())
        .chain(project.results.iter().map(result_bullet))
        .collect();
    let exported = project_proof(project).is_some();
    let backed = !project.results.is_empty() || !public_links(project).is_empty();
    let when = match project.status() {
        Status::Shipped => "once it has a public link or a measured result",
        Status::Archived => "once it is taken up again and shipped",
        Status::Idea | Status::Building if backed => "once it is shipped",
        Status::Idea | Status::Building => "once it is shipped with a public link or a measured result",
    };
    let measure = key(ctx, Action::Measure);
    match (exported, lines.is_empty()) {
        (true, true) => {
            let words = format!("Its title, its links and its skills. A measured result ({measure}) adds a line.");
            page.text(2, &words, theme.dim);
        }
        (false, true) => page.text(2, &format!("Nothing yet; it stands there {when}."), theme.dim),
        (false, false) => page.text(2, &format!("Only {when}:"), theme.dim),
        (true, false) => {}
    }
    for line in &lines {
        page.bullet(line, theme.text, ctx);
    }
    let brief = project.brief.as_deref().and_then(|id| ctx.state.catalog.brief(id));
    if let Some(line) = brief.and_then(|brief| suggested_bullet(brief, project)) {
        page.text(2, "A suggestion of the brief, which is not exported:", theme.dim);
        page.bullet(&line, theme.text, ctx);
    }
}

fn notes(page: &mut Page, ctx: &Ctx<'_>, project: &Project) {
    let theme = &ctx.look.theme;
    if project.notes.is_empty() {
        return;
    }
    page.heading("Notes", "", ctx);
    let days: Vec<String> =
        project.notes.iter().rev().take(NOTES).map(|(day, _)| short_day(*day, ctx.state.today)).collect();
    let cells = days.iter().map(String::len).max().unwrap_or(0) + 2;
    for ((_, text), day) in project.notes.iter().rev().zip(&days) {
        page.hang(&[("", 2, theme.dim), (day, cells, theme.dim)], text, theme.text);
    }
    let earlier = project.notes.len().saturating_sub(NOTES);
    if earlier > 0 {
        page.text(2, &count(earlier, "earlier note"), theme.dim);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::AuditResult;
    use crate::tui::testing::Play;

    #[test]
    fn a_skill_that_the_audit_denies_is_not_counted_and_a_local_link_backs_nothing() {
        let play = Play::new(80, 24);
        let audit = AuditResult { imports: Some(vec!["keras".into()]), ..AuditResult::default() };
        let mut project = Project::new("leaf-doctor-7c3f".into());
        project.title = "Leaf Doctor".into();
        project.skills = vec!["pytorch".into(), "docker".into()];
        project.repo = Some("http://localhost:8000".into());
        project.audit = Some((play.model.state.today, audit));
        let page = page(&play.model.ctx(), &project, None, Focus::Elsewhere, 60);
        let lines = page.words();
        assert_eq!(
            lines[..12],
            [
                "Leaf Doctor                                    names 1 skill",
                "idea",
                "",
                "Proof        not yet: it needs a public link (i) and a",
                "             measured result (m), then shipping (p).",
                "Repository   http://localhost:8000 (not public, so it backs",
                "             nothing)",
                "Demo         missing",
                "Data         missing",
                "Skills       Docker",
                "Not counted  PyTorch: the newest audit found no import of it",
                "             in the code.",
            ]
        );
    }
}
