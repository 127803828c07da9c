//! Being stuck: that help was asked for.

use crate::domain::catalog::Ix;
use crate::domain::event::{Body, MilestoneAct};
use crate::domain::stamp::Draft;
use crate::workspace::state::State;

/// Keeps that somebody is stuck on a milestone, once a day.
#[must_use]
pub fn stuck(state: &State, ix: Ix) -> Draft {
    let on_it = |body: &Body| match body {
        Body::Milestone(id, MilestoneAct::Stuck) => state.catalog.targets(id).any(|target| target == ix),
        _ => false,
    };
    let events = state.log.events().iter().rev();
    let known =
        events.filter(|event| event.day == state.today && on_it(&event.body)).any(|event| state.log.in_force(event));
    if known {
        return Draft { day: state.today, bodies: Vec::new(), said: Vec::new() };
    }
    let milestone = state.catalog.milestone(ix);
    let body = Body::Milestone(milestone.id.clone(), MilestoneAct::Stuck);
    Draft::new(state.today, body, format!("History keeps that you were stuck on {}.", milestone.title))
}
