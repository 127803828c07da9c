//! `history`: the journal in words, newest first.

use serde::Serialize;

use super::SCHEMA;
use crate::domain::event::{Body, Event};
use crate::domain::history::subject;
use crate::domain::time::Day;
use crate::workspace::state::State;

/// The journal in words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HistoryView {
    /// Version of the view.
    pub schema: u32,
    /// Newest first.
    pub events: Vec<HistoryEvent>,
}

/// One event.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HistoryEvent {
    /// Its id.
    pub id: String,
    /// The id of its action.
    pub act: String,
    /// The writer's clock.
    pub at: Option<String>,
    /// The logical day.
    pub day: Day,
    /// The machine.
    pub by: String,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: String,
    /// What it is about.
    pub subject: Option<String>,
    /// In words.
    pub words: String,
    /// Whether it is taken back.
    pub reverted: bool,
}

/// The newest `limit` events.
#[must_use]
pub fn history(state: &State, limit: usize) -> HistoryView {
    let events = state.log.events().iter().rev().take(limit).map(|event| event_view(state, event)).collect();
    HistoryView { schema: SCHEMA, events }
}

fn event_view(state: &State, event: &Event) -> HistoryEvent {
    HistoryEvent {
        id: event.id.to_string(),
        act: event.action().to_string(),
        at: event.at.map(|at| at.to_rfc3339()),
        day: event.day,
        by: event.by.to_string(),
        kind: event.body.kind().to_owned(),
        subject: match &event.body {
            Body::Reverted(target) => Some(target.to_string()),
            body => subject(body).map(str::to_owned),
        },
        words: state.teller().event(event),
        reverted: !state.log.in_force(event),
    }
}
