//! One project as it may stand on a résumé.

use super::backing::backed_skills;
use super::bullet::result_bullet;
use super::lint::names_figure;
use super::proof::{Proof, passed_audit, project_proof, public_links};
use super::skills::weight_of;
use crate::domain::catalog::{Catalog, Dataset, Role};
use crate::domain::event::Link;
use crate::domain::id::ProjectId;
use crate::domain::progress::Project;
use crate::domain::time::Day;
use crate::domain::words;

/// One project as it may stand on a résumé.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProjectClaim {
    /// Its id, for the screen.
    pub id: ProjectId,
    /// Its title.
    pub title: String,
    /// One line.
    pub summary: Option<String>,
    /// The learner's part in it.
    pub role: Option<String>,
    /// When it began; none when that lies after the end.
    pub start: Option<Day>,
    /// When it was shipped; none while it is being built.
    pub end: Option<Day>,
    /// Public links only.
    pub links: Vec<Link>,
    /// Ids of its skills.
    pub skills: Vec<String>,
    /// Their names.
    pub stack: Vec<String>,
    /// The data it works on.
    pub dataset: Option<Dataset>,
    /// Lines made of what was entered.
    pub bullets: Vec<Bullet>,
    /// Whether a result of it stands against a baseline.
    pub measured: bool,
    /// How well it is backed; none while it is being built.
    pub proof: Option<Proof>,
    /// Its newest audit, where that passed.
    pub audited: Option<Audited>,
}

/// A line of a résumé.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bullet {
    /// What it says.
    pub text: String,
    /// Where it comes from.
    pub source: Source,
}

words! {
    /// Where a line comes from.
    Source {
        /// The learner wrote it.
        Written = "written",
        /// It is made of a result that the learner recorded.
        Result = "result",
    }
}

/// An audit that passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audited {
    /// The commit that was read, as far as there was one.
    pub commit: Option<String>,
    /// When.
    pub day: Day,
}

impl ProjectClaim {
    /// A shipped project; none unless it is at least shown.
    pub(super) fn of_shipped(catalog: &Catalog, project: &Project) -> Option<Self> {
        let proof = project_proof(project)?;
        let end = project.shipped();
        let start = project.start().filter(|start| end.is_none_or(|end| *start <= end));
        Some(Self { start, end, proof: Some(proof), ..Self::of(catalog, project) })
    }

    /// A project that is being built.
    pub(super) fn of_building(catalog: &Catalog, project: &Project) -> Self {
        Self { start: project.start(), ..Self::of(catalog, project) }
    }

    /// What any project says of itself, whatever its stage, without its days.
    pub(in crate::domain) fn of(catalog: &Catalog, project: &Project) -> Self {
        let skills: Vec<String> = backed_skills(catalog, project).map(str::to_owned).collect();
        Self {
            id: project.id.clone(),
            title: project.title.clone(),
            summary: project.summary.clone(),
            role: project.role.clone(),
            links: public_links(project),
            stack: skills.iter().map(|id| catalog.skill_name(id).to_owned()).collect(),
            skills,
            dataset: project.dataset.clone(),
            bullets: bullets(project),
            measured: project.results.iter().any(|result| result.baseline.is_some()),
            audited: passed(project),
            ..Self::default()
        }
    }

    /// How much of what a role asks its skills are.
    #[must_use]
    pub fn relevance(&self, role: &Role) -> u32 {
        self.skills.iter().map(|skill| weight_of(role, skill)).sum()
    }

    /// `audited (3f2c1a9, 18 Nov 2026)` or `self-reported`: for the screen and reports, never for a résumé.
    #[must_use]
    pub fn backing(&self) -> String {
        let Some(Audited { commit, day }) = &self.audited else { return "self-reported".into() };
        let commit =
            commit.as_deref().map_or(String::new(), |commit| format!("{}, ", commit.get(..7).unwrap_or(commit)));
        format!("audited ({commit}{})", day.words())
    }
}

/// The newest audit of a project, where that passed.
#[must_use]
pub fn passed(project: &Project) -> Option<Audited> {
    let (day, audit) = project.audit.as_ref().filter(|_| passed_audit(project))?;
    Some(Audited { commit: audit.commit.clone(), day: *day })
}

/// The lines of a project: the learner's own, in their order, then one for each result whose figure none of them names.
#[must_use]
pub fn bullets(project: &Project) -> Vec<Bullet> {
    let own = project.bullets.iter().map(|bullet| Bullet { text: bullet.text.clone(), source: Source::Written });
    let said = |figure: &str| project.bullets.iter().any(|bullet| names_figure(&bullet.text, figure));
    let results = project.results.iter().filter(|result| !said(&result.value));
    own.chain(results.map(|result| Bullet { text: result_bullet(result), source: Source::Result })).collect()
}
