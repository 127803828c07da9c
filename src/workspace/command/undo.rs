//! Taking back and putting back.

use crate::domain::event::{Body, Event};
use crate::domain::event_id::EventId;
use crate::domain::log::NoRedo;
use crate::domain::stamp::Draft;
use crate::workspace::error::Error;
use crate::workspace::state::State;

/// Takes back this machine's newest act in force.
///
/// # Errors
/// There is none.
pub fn undo(state: &State) -> Result<Draft, Error> {
    let act = state.log.undoable(&state.machine).ok_or_else(|| {
        Error::failed("There is nothing to take back on this machine.")
            .hint("gradus history shows acts of other machines; gradus undo ID takes one of them back")
    })?;
    Ok(revert(state, act))
}

/// Takes back the action whose id begins or ends with what was typed.
///
/// # Errors
/// No action or more than one has such an id, or it is taken back already.
pub fn undo_action(state: &State, typed: &str) -> Result<Draft, Error> {
    let whole = state.log.get(&EventId::parse(typed.trim())).filter(|event| *event.action() == event.id);
    let found: Vec<&Event> = match whole {
        Some(act) => vec![act],
        None => state.log.actions_named(typed.trim()).take(2).collect(),
    };
    let act = match found.as_slice() {
        [one] if typed.trim().len() >= 4 => *one,
        [] => {
            return Err(Error::failed(format!("There is no act \"{typed}\" in the journal."))
                .hint("gradus history shows their ids"));
        }
        _ => {
            return Err(Error::failed(format!("\"{typed}\" is the id of more than one act, or too short for one."))
                .hint("give the last eight characters of the id, or all of it"));
        }
    };
    match &act.body {
        Body::Reverted(_) => {
            Err(Error::failed("That is an undo itself.").hint("gradus redo puts back what was taken back last"))
        }
        _ if !state.log.in_force(act) => {
            Err(Error::failed(format!("It is taken back already: {}.", state.teller().action(&act.id)))
                .hint("gradus redo puts back what was taken back last"))
        }
        _ => Ok(revert(state, act)),
    }
}

fn revert(state: &State, act: &Event) -> Draft {
    let words = state.teller().action(act.action());
    Draft::new(state.today, Body::Reverted(act.action().clone()), format!("Took back: {words}."))
}

/// Puts back what this machine took back last.
///
/// # Errors
/// Nothing is taken back, or something else was done since.
pub fn redo(state: &State) -> Result<Draft, Error> {
    match state.log.redoable(&state.machine) {
        Ok(undo) => {
            let act = state.log.leads_to(&undo.id).map(|(act, _)| state.teller().action(act)).unwrap_or_default();
            Ok(Draft::new(state.today, Body::Reverted(undo.id.clone()), format!("Put back: {act}.")))
        }
        Err(NoRedo::NothingUndone) => Err(Error::failed("There is nothing to put back: nothing is taken back.")),
        Err(NoRedo::NewerAct(newer)) => Err(Error::failed(format!(
            "There is nothing to put back: since the last undo you {}.",
            state.teller().action(newer.action())
        ))
        .hint("gradus history shows what was taken back; do it again by hand, or undo the newer act first")),
    }
}
