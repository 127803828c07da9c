//! `project list` and `project show`.

use serde::Serialize;

use super::SCHEMA;
use super::audit::{LastAuditView, last};
use super::show::NoteView;
use crate::domain::catalog::Dataset;
use crate::domain::claims::{
    NextProof, Proof, Source, bullets, lint, project_proof, standing, suggested_bullet, suggested_lines,
};
use crate::domain::event::Measured;
use crate::domain::progress::{Project, Status};
use crate::domain::time::Day;
use crate::workspace::state::State;

/// Every project.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProjectsView {
    /// Version of the view.
    pub schema: u32,
    /// By id.
    pub projects: Vec<ProjectView>,
}

/// One project.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProjectView {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// `idea`, `building`, `shipped` or `archived`.
    pub status: Status,
    /// The brief it was made from.
    pub brief: Option<String>,
    /// Address of the repository.
    pub repo: Option<String>,
    /// Address of the demo.
    pub demo: Option<String>,
    /// Skill ids, or `free:word`.
    pub skills: Vec<String>,
    /// The checklist.
    pub checklist: Vec<ChecklistItem>,
    /// The newest result for each name and split.
    pub results: Vec<Measured>,
    /// One line on it.
    pub summary: Option<String>,
    /// The learner's part in it.
    pub role: Option<String>,
    /// Where it lies on this disk.
    pub path: Option<String>,
    /// The data.
    pub dataset: Option<Dataset>,
    /// Further links.
    pub links: Vec<LinkView>,
    /// Notes.
    pub notes: Vec<NoteView>,
    /// When it began.
    pub started: Option<Day>,
    /// When it was shipped.
    pub shipped: Option<Day>,
    /// Minutes logged on it.
    pub minutes: u32,
    /// How well it is backed: null, `shown` or `proven`.
    pub proof: Option<Proof>,
    /// The newest audit of its folder.
    pub audit: Option<LastAuditView>,
    /// A résumé line in the brief's words, for the learner to make their own.
    pub suggested_bullet: Option<String>,
    /// Where it stands on the way to a résumé, in words.
    pub standing: String,
    /// What takes it further, the cheapest first.
    pub next: Vec<NextView>,
    /// The lines that the export makes of it once it is shipped and shown.
    pub bullets: Vec<BulletView>,
    /// Lines to start from.
    pub suggestions: Vec<SuggestionView>,
    /// What was measured before a newer result replaced it, oldest first.
    pub earlier_results: Vec<EarlierView>,
}

/// Something that takes a project further.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NextView {
    /// What to do.
    pub what: String,
    /// The command that does it.
    pub command: String,
}

/// A line for a résumé.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BulletView {
    /// The id of one that the learner wrote; null for one made of a result.
    pub id: Option<String>,
    /// The line.
    pub text: String,
    /// `written` or `result`.
    pub source: Source,
    /// What is worth another look.
    pub remarks: Vec<String>,
}

/// A line to start from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SuggestionView {
    /// `brief`, or the pattern.
    pub from: &'static str,
    /// The line; what stands in brackets only the learner knows.
    pub text: String,
}

/// A result that a newer one replaced.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EarlierView {
    /// The day it was measured on.
    pub day: Day,
    /// The result.
    #[serde(flatten)]
    pub result: Measured,
}

/// One item of a checklist.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChecklistItem {
    /// Its id.
    pub id: String,
    /// Its text.
    pub text: String,
    /// Whether it is ticked.
    pub done: bool,
}

/// A labelled link.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LinkView {
    /// What it is called.
    pub label: String,
    /// Where it leads.
    pub url: String,
}

/// Every visible project.
#[must_use]
pub fn projects(state: &State) -> ProjectsView {
    ProjectsView { schema: SCHEMA, projects: state.progress.projects().map(|one| project(state, one)).collect() }
}

/// One project.
#[must_use]
pub fn project(state: &State, project: &Project) -> ProjectView {
    let brief = project.brief.as_deref().and_then(|brief| state.catalog.brief(brief));
    let item = |item: &crate::domain::catalog::Item| ChecklistItem {
        id: item.id.to_string(),
        text: item.text.clone(),
        done: project.ticked(&item.id),
    };
    let standing = standing(project);
    ProjectView {
        id: project.id.to_string(),
        title: project.title.clone(),
        status: project.status(),
        brief: project.brief.clone(),
        repo: project.repo.clone(),
        demo: project.demo.clone(),
        skills: project.skills.clone(),
        checklist: project.items.iter().map(item).collect(),
        results: project.results.clone(),
        summary: project.summary.clone(),
        role: project.role.clone(),
        path: project.path.clone(),
        dataset: project.dataset.clone(),
        links: project.links.iter().map(|link| LinkView { label: link.label.clone(), url: link.url.clone() }).collect(),
        notes: project.notes.iter().map(|(day, text)| NoteView { day: *day, text: text.to_string() }).collect(),
        started: project.start(),
        shipped: project.shipped(),
        minutes: project.time.0,
        proof: project_proof(project),
        audit: last(project),
        suggested_bullet: brief.and_then(|brief| suggested_bullet(brief, project)),
        standing: standing.words(),
        next: standing.next.into_iter().map(|NextProof { what, command, .. }| NextView { what, command }).collect(),
        bullets: bullet_views(project),
        suggestions: suggested_lines(brief, project)
            .into_iter()
            .map(|line| SuggestionView { from: line.from.word(), text: line.text })
            .collect(),
        earlier_results: project
            .earlier_results
            .iter()
            .map(|(day, result)| EarlierView { day: *day, result: result.clone() })
            .collect(),
    }
}

/// The lines of a project; its own come first, in their order.
fn bullet_views(project: &Project) -> Vec<BulletView> {
    let ids = project.bullets.iter().map(|line| Some(line.id.to_string())).chain(std::iter::repeat(None));
    let view = |(line, id): (crate::domain::claims::Bullet, Option<String>)| BulletView {
        id,
        remarks: lint(&line.text, project),
        text: line.text,
        source: line.source,
    };
    bullets(project).into_iter().zip(ids).map(view).collect()
}
