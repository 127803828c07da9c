//! What somebody knows already: asked about with few questions, and marked as done before gradus.

use super::goal::segments_of;
use super::milestone::opens;
use crate::domain::catalog::Ix;
use crate::domain::event::{Body, MilestoneAct, When};
use crate::domain::figures::Path;
use crate::domain::placement::{Breadth, Placement, amount};
use crate::domain::progress::State as Standing;
use crate::domain::stamp::Draft;
use crate::workspace::error::Error;
use crate::workspace::state::State;

/// A placement over these segments; without any, over the core of the goal's path.
///
/// # Errors
/// A segment names nothing that exists.
pub fn placement(state: &State, segments: &[String]) -> Result<Placement, Error> {
    let named = segments_of(state, &segments.join(","))?;
    let (path, breadth) = match named.as_slice() {
        [] => (Path::of(&state.catalog, &state.progress), Breadth::Core),
        named => {
            let named: Vec<&str> = named.iter().map(String::as_str).collect();
            (Path::new(&state.catalog, &named), Breadth::Named)
        }
    };
    Ok(Placement::new(&state.catalog, &state.progress, &path, breadth))
}

/// Marks what is known as done before gradus, in one action. What is done meanwhile is left as it is.
#[must_use]
pub fn place(state: &State, known: &[Ix]) -> Draft {
    let open: Vec<Ix> = known.iter().copied().filter(|&ix| state.progress.state(ix) != Standing::Done).collect();
    let mut said = vec![match open.is_empty() {
        true => "Nothing was written: nothing new is known.".to_owned(),
        false => format!("Marked as done before: {}. One undo takes it back.", amount(&state.catalog, &open)),
    }];
    said.extend(opens(state, &open));
    Draft { day: state.today, bodies: done_before(state, open).collect(), said }
}

/// The events by which these milestones are done before gradus; those that are done already have none.
pub(super) fn done_before(state: &State, known: impl IntoIterator<Item = Ix>) -> impl Iterator<Item = Body> {
    let open = known.into_iter().filter(|&ix| state.progress.state(ix) != Standing::Done);
    open.map(|ix| {
        let done = MilestoneAct::Completed { evidence: Vec::new(), when: When::Before };
        Body::Milestone(state.catalog.milestone(ix).id.clone(), done)
    })
}
