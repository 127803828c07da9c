//! The overview of a project: its stage, how it stands and what takes it further, what it is made of, its notes.

use super::page::Page;
use super::words::{key, short_day, standing_words};
use crate::domain::catalog::Dataset;
use crate::domain::claims::{MAX_SKILLS, Proof, audit_denies, is_public_link, project_proof};
use crate::domain::progress::{Project, Status};
use crate::domain::text::{count, list_words};
use crate::domain::time::Minutes;
use crate::tui::action::Action;
use crate::tui::look::Ctx;

/// The newest notes that are shown.
const NOTES: usize = 5;

/// What a project is and how it stands.
pub(super) fn page(ctx: &Ctx<'_>, project: &Project, width: u16) -> Page {
    let theme = &ctx.look.theme;
    let mut page = Page::new(width);
    page.text(0, &status_words(ctx, project), theme.dim);
    if let Some(summary) = &project.summary {
        page.text(0, summary, theme.text);
    }
    page.blank();
    facts(&mut page, ctx, project);
    notes(&mut page, ctx, project);
    page
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
    page.field("Standing", &standing_words(ctx, project), proven, ctx);
    link(page, ctx, "Repository", project.repo.as_deref());
    link(page, ctx, "Demo", project.demo.as_deref());
    for other in &project.links {
        link(page, ctx, &other.label, Some(&other.url));
    }
    match &project.dataset {
        Some(dataset) => page.field("Data", &dataset_words(dataset), theme.text, ctx),
        None => page.field("Data", "not set", theme.dim, ctx),
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
        None => page.field(label, "not set", theme.dim, ctx),
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
    let label = match project_proof(project) {
        Some(Proof::Proven) => "Proves",
        Some(Proof::Shown) => "Shows",
        None => "Skills",
    };
    if kept.is_empty() {
        page.field("Skills", &format!("none; press {} to add one", key(ctx, Action::Edit)), theme.dim, ctx);
    } else {
        page.field(label, &list_words(&kept), theme.text, ctx);
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
        project.skills = vec!["pytorch".into(), "docker".into()];
        project.repo = Some("http://localhost:8000".into());
        project.audit = Some((play.model.state.today, audit));
        let page = page(&play.model.ctx(), &project, 60);
        assert_eq!(
            page.words(),
            [
                "idea",
                "",
                "Standing     not shown yet: make its address public: the one",
                "             it has opens on this machine alone (i), then",
                "             measure a result (m), then ship it (p)",
                "Repository   http://localhost:8000 (not public, so it backs",
                "             nothing)",
                "Demo         not set",
                "Data         not set",
                "Skills       Docker",
                "Not counted  PyTorch: the newest audit found no import of it",
                "             in the code.",
            ]
        );
    }
}
