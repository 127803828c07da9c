//! What the list holds: the learner's projects by stage, then briefs by whether they can be begun.

use crate::domain::catalog::Brief;
use crate::domain::figures::Path;
use crate::domain::id::{BriefId, ProjectId};
use crate::domain::progress::{Project, State as Standing, Status};
use crate::tui::subject::Subject;
use crate::workspace::State;

/// What is selected, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Pick {
    /// A project.
    Project(ProjectId),
    /// A brief.
    Brief(BriefId),
    /// A project without a brief, still to be made.
    Own,
}

/// A thing in the list.
#[derive(Clone, Copy, Debug)]
pub(super) enum Entry<'a> {
    /// A project.
    Project(&'a Project),
    /// A brief.
    Brief(&'a Brief),
    /// A project without a brief, still to be made.
    Own,
}

/// The row from which a project without a brief is made.
pub(super) const OWN: &str = "An idea of your own";

impl Entry<'_> {
    /// Its name.
    pub(super) fn pick(&self) -> Pick {
        match self {
            Self::Project(project) => Pick::Project(project.id.clone()),
            Self::Brief(brief) => Pick::Brief(brief.id.clone()),
            Self::Own => Pick::Own,
        }
    }

    /// Whether it is the one with this name.
    pub(super) fn is(&self, pick: &Pick) -> bool {
        match (self, pick) {
            (Self::Project(project), Pick::Project(id)) => project.id == *id,
            (Self::Brief(brief), Pick::Brief(id)) => brief.id == *id,
            (Self::Own, Pick::Own) => true,
            _ => false,
        }
    }

    /// What actions on it are about.
    pub(super) fn subject(&self) -> Option<Subject> {
        match self {
            Self::Project(project) => Some(Subject::Project(project.id.clone())),
            Self::Brief(brief) => Some(Subject::Brief(brief.id.clone())),
            Self::Own => None,
        }
    }

    /// Whether its title, its id or one of its skills holds a text in lower case.
    fn holds(&self, state: &State, wanted: &str) -> bool {
        let skill = |id: &str| id.contains(wanted) || state.catalog.skill_name(id).to_lowercase().contains(wanted);
        match self {
            Self::Project(project) => {
                project.title.to_lowercase().contains(wanted)
                    || project.id.contains(wanted)
                    || project.skills.iter().any(|id| skill(id))
            }
            Self::Brief(brief) => {
                brief.title.to_lowercase().contains(wanted)
                    || brief.id.contains(wanted)
                    || brief.skills.iter().any(|id| skill(id))
            }
            Self::Own => OWN.to_lowercase().contains(wanted),
        }
    }
}

/// Things under one heading.
#[derive(Clone, Debug)]
pub(super) struct Group<'a> {
    /// The heading.
    pub(super) heading: &'static str,
    /// The things, at least one.
    pub(super) entries: Vec<Entry<'a>>,
}

/// The groups in order, without empty ones and without what does not hold the filter.
pub(super) fn groups<'a>(state: &'a State, filter: &str) -> Vec<Group<'a>> {
    let wanted = filter.to_lowercase();
    let mut groups = vec![
        projects(state, "Building", Status::Building),
        projects(state, "Ideas", Status::Idea),
        projects(state, "Shipped", Status::Shipped),
        projects(state, "Archived", Status::Archived),
    ];
    groups.extend(briefs(state));
    for group in &mut groups {
        group.entries.retain(|entry| wanted.is_empty() || entry.holds(state, &wanted));
    }
    groups.retain(|group| !group.entries.is_empty());
    groups
}

/// Projects of a stage, the newest first: by the day they were shipped or begun, which work on them does not change.
fn projects<'a>(state: &'a State, heading: &'static str, status: Status) -> Group<'a> {
    let mut found: Vec<&Project> = state.progress.projects().filter(|project| project.status() == status).collect();
    found.sort_by_key(|project| std::cmp::Reverse((project.shipped(), project.start())));
    Group { heading, entries: found.into_iter().map(Entry::Project).collect() }
}

/// Briefs that can be begun, those that need something first, and those that projects were made from; in each those of the
/// path first, and of a stretch the core before the electives.
fn briefs(state: &State) -> [Group<'_>; 3] {
    let mut ready = Group { heading: "Briefs to start from", entries: Vec::new() };
    let mut later = Group { heading: "Briefs for later", entries: Vec::new() };
    let mut used = Group { heading: "Briefs you built from", entries: Vec::new() };
    let path = Path::of(&state.catalog, &state.progress);
    let mut briefs: Vec<&Brief> = state.catalog.briefs.iter().collect();
    briefs.sort_by_cached_key(|brief| (path.segment_of_brief(brief).unwrap_or(usize::MAX), brief.track));
    for brief in briefs {
        let group = match state.progress.brief_state(&state.catalog, brief) {
            Standing::Blocked => &mut later,
            Standing::Doing | Standing::Done => &mut used,
            Standing::Todo | Standing::Skipped => &mut ready,
        };
        group.entries.push(Entry::Brief(brief));
    }
    ready.entries.push(Entry::Own);
    [ready, later, used]
}
