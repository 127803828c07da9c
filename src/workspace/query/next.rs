//! `next`: what to do now, with reasons.

use serde::Serialize;

use super::{SCHEMA, hours};
use crate::domain::next::{self, Step};
use crate::domain::time::Minutes;
use crate::workspace::state::State;

/// What to do now.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NextView {
    /// Version of the view.
    pub schema: u32,
    /// Best first.
    pub steps: Vec<StepView>,
    /// The runner-up, with why it came second.
    pub second: Option<String>,
    /// A project to aim for that is not unblocked yet.
    pub aim: Option<String>,
    /// What is put off, for people.
    #[serde(skip)]
    pub snoozed: Option<String>,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StepView {
    /// What `show` accepts.
    pub id: String,
    /// `milestone`, `brief`, `project`, `item`, `claim` or `review`.
    pub kind: &'static str,
    /// What to do.
    pub title: String,
    /// How long it takes.
    pub hours: f64,
    /// Why.
    pub reasons: Vec<String>,
    /// How far it is: `2 of 3`.
    pub standing: String,
    /// Where it belongs: `pytorch beginner`.
    pub place: String,
    /// How long it takes, for people.
    #[serde(skip)]
    pub time: Minutes,
}

impl StepView {
    /// The view of a step.
    #[must_use]
    pub fn of(step: &Step) -> Self {
        Self {
            id: step.id.clone(),
            kind: step.kind.word(),
            title: step.title.clone(),
            hours: hours(step.time),
            reasons: step.reasons.clone(),
            standing: step.standing.clone(),
            place: step.place.clone(),
            time: step.time,
        }
    }
}

/// The next `limit` steps; with `at_hand`, cut to what fits into that time.
#[must_use]
pub fn next(state: &State, limit: usize, at_hand: Option<Minutes>) -> NextView {
    let next = match at_hand {
        None => next::next(&state.catalog, &state.progress, state.toward(), state.today, limit),
        Some(at_hand) => {
            next::next_within(&state.catalog, &state.progress, state.toward(), state.today, limit, at_hand)
        }
    };
    NextView {
        schema: SCHEMA,
        steps: next.steps.iter().map(StepView::of).collect(),
        second: next.second,
        aim: next.aim,
        snoozed: next.snoozed.map(|snoozed| snoozed.words),
    }
}
