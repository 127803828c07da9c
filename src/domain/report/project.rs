//! The learner's projects: what they are, how far they are, and what backs them.

use std::cmp::Reverse;

use crate::domain::catalog::Catalog;
use crate::domain::claims::{ProjectClaim, standing};
use crate::domain::event::Link;
use crate::domain::progress::{Progress, Project, Status};
use crate::domain::time::Day;

/// One project.
#[derive(Clone, Debug, PartialEq)]
pub struct ProjectFacts {
    /// Its title.
    pub title: String,
    /// Its stage.
    pub status: Status,
    /// When it began.
    pub start: Option<Day>,
    /// When it was shipped.
    pub shipped: Option<Day>,
    /// One line.
    pub summary: Option<String>,
    /// Names of its skills.
    pub stack: Vec<String>,
    /// The data it works on, by name.
    pub data: Option<String>,
    /// Where it stands on the way to a résumé, and what takes it further.
    pub standing: String,
    /// `audited (3f2c1a9, 18 Nov 2026)` or `self-reported`; none before there is something to back.
    pub backing: Option<String>,
    /// What came of it: the learner's own lines, and those made of results.
    pub results: Vec<String>,
    /// Items of its checklist that are ticked, and all.
    pub ticked: (usize, usize),
    /// Public links only.
    pub links: Vec<Link>,
}

/// Every project: shipped ones newest first, then those under way, ideas and what was put away, each the one touched last
/// first.
pub(super) fn all(catalog: &Catalog, progress: &Progress) -> Vec<ProjectFacts> {
    let place = |status: Status| match status {
        Status::Shipped => 0,
        Status::Building => 1,
        Status::Idea => 2,
        Status::Archived => 3,
    };
    let mut projects: Vec<&Project> = progress.projects().collect();
    projects.sort_by_key(|project| (place(project.status()), Reverse((project.shipped(), project.touched))));
    projects.into_iter().map(|project| facts(catalog, project)).collect()
}

fn facts(catalog: &Catalog, project: &Project) -> ProjectFacts {
    let claim = ProjectClaim::of(catalog, project);
    let backed = project.status() == Status::Shipped || !project.results.is_empty() || project.audit.is_some();
    ProjectFacts {
        status: project.status(),
        start: project.start(),
        shipped: project.shipped(),
        standing: standing(project).words(),
        backing: backed.then(|| claim.backing()),
        ticked: (project.ticked_count(), project.items.len()),
        title: claim.title,
        summary: claim.summary,
        stack: claim.stack,
        data: claim.dataset.map(|dataset| dataset.name),
        results: claim.bullets.into_iter().map(|bullet| bullet.text).collect(),
        links: claim.links,
    }
}
