//! `list`: every milestone and brief with its state.

use serde::Serialize;

use super::{SCHEMA, hours};
use crate::domain::catalog::{Brief, Ix, Level, Resource, Track};
use crate::domain::progress::State as Standing;
use crate::domain::time::Minutes;
use crate::workspace::state::State;

/// Every milestone and brief.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ListView {
    /// Version of the view.
    pub schema: u32,
    /// By curriculum, level, then as in the files.
    pub items: Vec<ListItem>,
}

/// A milestone or a brief.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ListItem {
    /// Whole id.
    pub id: String,
    /// `milestone` or `brief`.
    pub kind: &'static str,
    /// The curriculum's id.
    pub curriculum: String,
    /// Its level.
    pub level: Level,
    /// Core or elective.
    pub track: Track,
    /// Its title.
    pub title: String,
    /// `todo`, `blocked`, `doing`, `done` or `skipped`.
    pub state: Standing,
    /// How long it takes.
    pub hours: f64,
    /// Whole ids of what comes before.
    pub requires: Vec<String>,
    /// Skill ids.
    pub skills: Vec<String>,
    /// What to learn it from.
    pub resources: Vec<ResourceView>,
    /// How many of its marks are ticked, and of how many.
    pub ticks: Option<(usize, usize)>,
    /// How long it takes, for people.
    #[serde(skip)]
    pub time: Minutes,
}

/// Something to read, watch or use.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ResourceView {
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: String,
    /// `tutorial`, `docs` …
    pub kind: String,
}

impl From<&Resource> for ResourceView {
    fn from(resource: &Resource) -> Self {
        Self { title: resource.title.to_string(), url: resource.url.to_string(), kind: resource.kind.to_string() }
    }
}

/// Which of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListFilter {
    /// Only of this curriculum.
    pub curriculum: Option<String>,
    /// Only of this level.
    pub level: Option<Level>,
    /// Only in this state.
    pub state: Option<Standing>,
}

/// Milestones and briefs that pass the filter.
#[must_use]
pub fn list(state: &State, filter: &ListFilter) -> ListView {
    let catalog = &state.catalog;
    let mut items = Vec::new();
    for curriculum in &catalog.curricula {
        if filter.curriculum.as_deref().is_some_and(|wanted| wanted != curriculum.id.as_str()) {
            continue;
        }
        for level in catalog.levels_of(&curriculum.id) {
            let milestones = catalog.milestones_of(&curriculum.id).filter(|&ix| catalog.milestone(ix).level == level);
            items.extend(milestones.map(|ix| milestone_item(state, ix)));
            let briefs = catalog.briefs_of(&curriculum.id).filter(|brief| brief.level == level);
            items.extend(briefs.map(|brief| brief_item(state, brief)));
        }
    }
    items.retain(|item| {
        filter.level.is_none_or(|level| item.level == level) && filter.state.is_none_or(|state| item.state == state)
    });
    ListView { schema: SCHEMA, items }
}

/// The view of a milestone.
#[must_use]
pub fn milestone_item(state: &State, ix: Ix) -> ListItem {
    let milestone = state.catalog.milestone(ix);
    ListItem {
        id: milestone.id.to_string(),
        kind: "milestone",
        curriculum: milestone.curriculum().to_owned(),
        level: milestone.level,
        track: milestone.track,
        title: milestone.title.to_string(),
        state: state.progress.state(ix),
        hours: hours(milestone.time),
        requires: milestone.requires.iter().map(ToString::to_string).collect(),
        skills: milestone.skills.iter().map(ToString::to_string).collect(),
        resources: milestone.texts.resources.iter().map(ResourceView::from).collect(),
        ticks: Some((state.progress.ticks(ix, milestone), milestone.done_when.len())),
        time: milestone.time,
    }
}

/// The view of a brief.
#[must_use]
pub fn brief_item(state: &State, brief: &Brief) -> ListItem {
    ListItem {
        id: brief.id.to_string(),
        kind: "brief",
        curriculum: brief.curriculum().to_owned(),
        level: brief.level,
        track: brief.track,
        title: brief.title.to_string(),
        state: state.progress.brief_state(&state.catalog, brief),
        hours: hours(brief.time),
        requires: brief.requires.iter().map(ToString::to_string).collect(),
        skills: brief.skills.iter().map(ToString::to_string).collect(),
        resources: Vec::new(),
        ticks: None,
        time: brief.time,
    }
}
