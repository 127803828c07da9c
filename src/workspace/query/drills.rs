//! `drill`: the drills, when each is worth another run, and how they went.

use serde::Serialize;

use super::SCHEMA;
use crate::domain::cards::{self, Drill};
use crate::domain::event::Grade;
use crate::domain::progress::{Drilled, State as Standing};
use crate::domain::time::Day;
use crate::workspace::state::State;

/// The drills.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DrillsView {
    /// Version of the view.
    pub schema: u32,
    /// In the order of the curricula.
    pub drills: Vec<DrillView>,
}

/// A drill.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DrillView {
    /// The milestone's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where the milestone stands.
    pub state: Standing,
    /// The day from which on it is worth another run; null for one that was never done.
    pub due: Option<Day>,
    /// Whether it is the one to do this week.
    pub offered: bool,
    /// Oldest first.
    pub runs: Vec<RunView>,
}

/// A run of a drill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RunView {
    /// The day.
    pub day: Day,
    /// How long it took.
    pub minutes: u32,
    /// How it went, from 1 to 4.
    pub grade: u8,
    /// The same as a word.
    #[serde(skip)]
    pub word: Grade,
}

impl RunView {
    /// The view of a run.
    #[must_use]
    pub fn of(run: &Drilled) -> Self {
        Self { day: run.day, minutes: run.minutes.0, grade: run.grade.number(), word: run.grade }
    }
}

/// The drills that are done or can be done.
#[must_use]
pub fn drills(state: &State) -> DrillsView {
    let drills = cards::drills(&state.catalog, &state.progress, state.today);
    let offered = drills.offered.as_ref().map(|drill| drill.milestone);
    let view = |drill: &Drill<'_>| {
        let milestone = state.catalog.milestone(drill.milestone);
        DrillView {
            id: milestone.id.to_string(),
            title: milestone.title.to_string(),
            state: state.progress.state(drill.milestone),
            due: drill.due,
            offered: offered == Some(drill.milestone),
            runs: drill.runs.iter().map(RunView::of).collect(),
        }
    };
    DrillsView { schema: SCHEMA, drills: drills.all.iter().map(view).collect() }
}
