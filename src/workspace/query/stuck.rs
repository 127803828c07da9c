//! `stuck`: what helps whoever is stuck on a milestone.

use serde::Serialize;

use super::SCHEMA;
use super::list::ResourceView;
use crate::domain::catalog::{Ix, Text};
use crate::domain::event::When;
use crate::domain::progress::State as Standing;
use crate::domain::time::Day;
use crate::workspace::state::State;

/// What helps whoever is stuck on a milestone.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StuckView {
    /// Version of the view.
    pub schema: u32,
    /// The milestone.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where to push.
    pub hints: Vec<String>,
    /// Typical errors.
    pub mistakes: Vec<String>,
    /// What it builds on: first what was never done, then what was done longest ago.
    pub refresh: Vec<RefreshView>,
    /// What to learn it from.
    pub resources: Vec<ResourceView>,
}

/// A milestone that comes right before.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RefreshView {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub state: Standing,
    /// The day it was done.
    pub done_on: Option<Day>,
    /// Where it stands, in words.
    pub words: String,
    /// The first thing to learn it from.
    pub resource: Option<ResourceView>,
}

/// What helps whoever is stuck on a milestone.
#[must_use]
pub fn stuck(state: &State, ix: Ix) -> StuckView {
    let milestone = state.catalog.milestone(ix);
    let texts = |all: &[Text]| all.iter().map(ToString::to_string).collect();
    let mut refresh: Vec<RefreshView> =
        state.catalog.requires(ix).iter().map(|&before| refreshed(state, before)).collect();
    refresh.sort_by_key(|before| before.done_on);
    StuckView {
        schema: SCHEMA,
        id: milestone.id.to_string(),
        title: milestone.title.to_string(),
        hints: texts(&milestone.texts.hints),
        mistakes: texts(&milestone.texts.mistakes),
        refresh,
        resources: milestone.texts.resources.iter().map(ResourceView::from).collect(),
    }
}

fn refreshed(state: &State, ix: Ix) -> RefreshView {
    let milestone = state.catalog.milestone(ix);
    let done = state.progress.record(ix).done();
    let standing = state.progress.state(ix);
    let words = match (done, standing) {
        (Some(done), _) if done.when == When::Before => "done before gradus".into(),
        (Some(done), _) => format!("done {}", done.day.relative_to(state.today)),
        (None, Standing::Doing) => "under way".into(),
        (None, Standing::Skipped) => "skipped".into(),
        (None, _) => "not done yet".into(),
    };
    RefreshView {
        id: milestone.id.to_string(),
        title: milestone.title.to_string(),
        state: standing,
        done_on: done.map(|done| done.day),
        words,
        resource: milestone.texts.resources.first().map(ResourceView::from),
    }
}
