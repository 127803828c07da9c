//! Taking back and putting back.

use crate::domain::event::{Body, Event};
use crate::domain::event_id::EventId;
use crate::domain::log::{Effect, NoRedo};
use crate::domain::stamp::Draft;
use crate::workspace::error::Error;
use crate::workspace::state::State;

/// How many events of an act are named when it is taken back; what is foreseen names all of them.
const NAMED: usize = 4;

/// Takes back this machine's newest act in force.
///
/// # Errors
/// There is none.
pub fn undo(state: &State) -> Result<Draft, Error> {
    let act = state.log.undoable(&state.machine).ok_or_else(|| {
        Error::failed("There is nothing to take back on this machine.")
            .hint("gradus history shows acts of other machines; gradus undo ID takes one of them back")
    })?;
    Ok(revert(state, act.action()))
}

/// Takes back the action whose id begins or ends with what was typed. Of an undo that is the act put back, of a redo the
/// act taken back again.
///
/// # Errors
/// No action or more than one has such an id, or it is that way already.
pub fn undo_action(state: &State, typed: &str) -> Result<Draft, Error> {
    let whole = state.log.get(&EventId::parse(typed.trim())).filter(|event| *event.action() == event.id);
    let found: Vec<&Event> = match whole {
        Some(act) => vec![act],
        None => state.log.actions_named(typed.trim()).take(2).collect(),
    };
    let named = match found.as_slice() {
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
    let target = if matches!(named.body, Body::Reverted(_)) { &named.id } else { named.action() };
    let Some((act, effect)) = effect_on(state, target) else {
        return Err(Error::failed("What that undo took back is not in this journal."));
    };
    let words = || state.teller().action(act);
    match (effect, state.log.taken_back_by(act)) {
        (Effect::TakesBack, Some(by)) => Err(Error::failed(format!("It is taken back already: {}.", words()))
            .hint(format!("gradus undo {} puts it back", by.tail(8)))),
        (Effect::PutsBack, None) => Err(Error::failed(format!("It is put back already: {}.", words()))
            .hint(format!("gradus undo {} takes it back again", act.tail(8)))),
        _ => Ok(revert(state, target)),
    }
}

/// Puts an act back, however long ago it was taken back.
///
/// # Errors
/// It is in force.
pub fn put_back(state: &State, act: &EventId) -> Result<Draft, Error> {
    match state.log.taken_back_by(act) {
        Some(undo) => Ok(revert(state, undo)),
        None => Err(Error::failed(format!("It is put back already: {}.", state.teller().action(act)))),
    }
}

/// Puts back what this machine took back last.
///
/// # Errors
/// Nothing is taken back, or something else was done since.
pub fn redo(state: &State) -> Result<Draft, Error> {
    match state.log.redoable(&state.machine) {
        Ok(undo) => Ok(revert(state, &undo.id)),
        Err(NoRedo::NothingUndone) => Err(Error::failed("There is nothing to put back: nothing is taken back.")),
        Err(NoRedo::NewerAct(newer)) => Err(Error::failed(format!(
            "There is nothing to put back: since the last undo you {}.",
            state.teller().action(newer.action())
        ))
        .hint("gradus history shows every undo, and gradus undo ID puts back what it took back")),
    }
}

/// What an undo that is not written yet would do, with everything that goes with it.
#[must_use]
pub fn foreseen(state: &State, draft: &Draft) -> Vec<String> {
    let told = |body: &Body| match body {
        Body::Reverted(target) => told(state, target, ["Would take back", "Would put back"], usize::MAX),
        _ => Vec::new(),
    };
    draft.bodies.iter().flat_map(told).collect()
}

fn revert(state: &State, target: &EventId) -> Draft {
    let said = told(state, target, ["Took back", "Put back"], NAMED);
    Draft { day: state.today, bodies: vec![Body::Reverted(target.clone())], said }
}

/// The act that an undo of this one leads to, and what it does to that act.
fn effect_on<'a>(state: &'a State, target: &'a EventId) -> Option<(&'a EventId, Effect)> {
    match (state.log.leads_to(target), state.log.get(target).map(|event| &event.body)) {
        (Some((act, Effect::TakesBack)), _) => Some((act, Effect::PutsBack)),
        (Some((act, Effect::PutsBack)), _) => Some((act, Effect::TakesBack)),
        (None, Some(Body::Reverted(_))) => None,
        (None, _) => Some((target, Effect::TakesBack)),
    }
}

fn told(state: &State, target: &EventId, [takes, puts]: [&str; 2], most: usize) -> Vec<String> {
    let Some((act, effect)) = effect_on(state, target) else { return Vec::new() };
    let reach = state.reach(act);
    let done = if effect == Effect::TakesBack { takes } else { puts };
    std::iter::once(format!("{done}: {}.", reach.act)).chain(reach.with_it(most)).collect()
}
