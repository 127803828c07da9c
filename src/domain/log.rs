//! The set of all events in the order of their ids, and which of them are in force.

use std::collections::HashMap;
use std::sync::Arc;

use super::event::{Body, Event};
use super::event_id::EventId;

/// All events, ordered by id, each id once.
#[derive(Clone, Debug, Default)]
pub struct Log {
    events: Vec<Event>,
    reverts: Reverts,
    /// For each action of more than one event: the places of those after the first.
    members: HashMap<EventId, Vec<usize>>,
}

/// What was taken back.
#[derive(Clone, Debug, Default)]
struct Reverts {
    /// For each revert that leads to an act: that act, and the number of steps to it.
    leads: HashMap<EventId, (EventId, usize)>,
    /// For each act that was ever taken back: the newest revert that leads to it.
    deciding: HashMap<EventId, EventId>,
}

impl Reverts {
    fn taken_back(&self, act: &EventId) -> bool {
        self.deciding.get(act).is_some_and(|revert| self.leads.get(revert).is_some_and(|(_, steps)| steps % 2 == 1))
    }
}

impl Log {
    /// The set of these events. Where an id occurs twice the later one in the list counts.
    #[must_use]
    pub fn new(mut events: Vec<Event>) -> Self {
        if !events.is_sorted_by(|a, b| a.id < b.id) {
            events.reverse();
            events.sort_by(|a, b| a.id.cmp(&b.id));
            events.dedup_by(|later, first| later.id == first.id);
        }
        let mut log = Self { events, ..Self::default() };
        log.index(0);
        log.resolve();
        log
    }

    /// Adds events that the log may already hold. Returns whether all of them came after everything else and none is a
    /// revert, so that applying them to an existing fold gives the same as folding anew.
    pub fn extend(&mut self, new: Vec<Event>) -> Extended {
        let last = self.events.last().map(|event| event.id.clone());
        let appended = new.is_sorted_by(|a, b| a.id < b.id)
            && new.first().is_none_or(|first| last.is_none_or(|last| last < first.id));
        let plain = new.iter().all(|event| !matches!(event.body, Body::Reverted(_)));
        if appended {
            let from = self.events.len();
            self.events.extend(new);
            self.index(from);
            if plain {
                return Extended::Appended { from };
            }
            self.resolve();
        } else {
            let mut events = std::mem::take(&mut self.events);
            events.extend(new);
            *self = Self::new(events);
        }
        Extended::Changed
    }

    fn index(&mut self, from: usize) {
        for (place, event) in self.events.iter().enumerate().skip(from) {
            if let Some(act) = event.act.as_ref().filter(|act| **act != event.id) {
                self.members.entry(act.clone()).or_default().push(place);
            }
        }
    }

    /// Follows every revert to the act it leads to. A revert of something not older than itself is ignored; one whose
    /// target is missing waits for it.
    fn resolve(&mut self) {
        let mut reverts = Reverts::default();
        for event in &self.events {
            let Body::Reverted(target) = &event.body else { continue };
            if *target >= event.id {
                continue;
            }
            let lead = match reverts.leads.get(target) {
                Some((act, steps)) => Some((act.clone(), steps + 1)),
                None => match self.get(target) {
                    Some(found) if !matches!(found.body, Body::Reverted(_)) => Some((found.action().clone(), 1)),
                    _ => None,
                },
            };
            if let Some(lead) = lead {
                reverts.deciding.insert(lead.0.clone(), event.id.clone());
                reverts.leads.insert(event.id.clone(), lead);
            }
        }
        self.reverts = reverts;
    }

    /// Every event, oldest first.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The event with this id.
    #[must_use]
    pub fn get(&self, id: &EventId) -> Option<&Event> {
        self.events.binary_search_by(|event| event.id.cmp(id)).ok().map(|ix| &self.events[ix])
    }

    /// Whether the event counts: its action was not taken back.
    #[must_use]
    pub fn in_force(&self, event: &Event) -> bool {
        self.reverts.deciding.is_empty() || !self.reverts.taken_back(event.action())
    }

    /// The events that count, oldest first, without the reverts themselves.
    pub fn events_in_force(&self) -> impl Iterator<Item = &Event> {
        self.events.iter().filter(|event| self.in_force(event) && !matches!(event.body, Body::Reverted(_)))
    }

    /// The events of one action, in order.
    pub fn action<'a>(&'a self, id: &'a EventId) -> impl Iterator<Item = &'a Event> {
        let rest = self.members.get(id).into_iter().flatten().map(|&place| &self.events[place]);
        self.get(id).into_iter().chain(rest)
    }

    /// The first events of all actions, newest first. Where the first is missing from the file, the others stand for it.
    pub fn actions(&self) -> impl Iterator<Item = &Event> {
        let is_first =
            |event: &&Event| event.act.as_ref().is_none_or(|act| *act == event.id || self.get(act).is_none());
        self.events.iter().rev().filter(is_first)
    }

    /// The act a revert leads to, and whether it takes the act back (or puts it in force again).
    #[must_use]
    pub fn leads_to(&self, revert: &EventId) -> Option<(&EventId, Effect)> {
        let (act, steps) = self.reverts.leads.get(revert)?;
        Some((act, if steps % 2 == 1 { Effect::TakesBack } else { Effect::PutsBack }))
    }

    /// What plain undo takes back: this machine's newest act in force that is no revert and no export.
    #[must_use]
    pub fn undoable(&self, machine: &str) -> Option<&Event> {
        self.actions().find(|event| is_act(event) && &*event.by == machine && self.in_force(event))
    }

    /// What plain redo reverts: this machine's newest undo still in force, while no other act of this machine is newer.
    ///
    /// # Errors
    /// The reason why there is nothing to redo.
    pub fn redoable(&self, machine: &str) -> Result<&Event, NoRedo<'_>> {
        let own = |event: &&Event| &*event.by == machine;
        let undo = self
            .actions()
            .filter(own)
            .find(|event| {
                self.leads_to(&event.id).is_some_and(|(act, effect)| {
                    effect == Effect::TakesBack && self.reverts.deciding.get(act) == Some(&event.id)
                })
            })
            .ok_or(NoRedo::NothingUndone)?;
        match self.actions().take_while(|event| event.id > undo.id).filter(own).find(|event| is_act(event)) {
            Some(newer) => Err(NoRedo::NewerAct(newer)),
            None => Ok(undo),
        }
    }

    /// Actions whose id begins or ends with `part`, newest first.
    pub fn actions_named<'a>(&'a self, part: &'a str) -> impl Iterator<Item = &'a Event> {
        let part = part.to_lowercase();
        self.actions().filter(move |event| {
            let id = event.id.to_string();
            id.starts_with(&part) || id.ends_with(&part)
        })
    }

    /// The machines that wrote to this log.
    #[must_use]
    pub fn machines(&self) -> Vec<Arc<str>> {
        let mut machines: Vec<Arc<str>> = Vec::new();
        for event in &self.events {
            if !machines.contains(&event.by) {
                machines.push(event.by.clone());
            }
        }
        machines
    }
}

/// Whether undo may take the event back: something the learner did, neither a revert nor a record of an export.
fn is_act(event: &Event) -> bool {
    !matches!(event.body, Body::Reverted(_) | Body::Export(..) | Body::Unknown(_) | Body::Unreadable(..))
}

/// What adding events did to the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Extended {
    /// Plain events came to stand at the end, from this place on.
    Appended {
        /// The place of the first new one.
        from: usize,
    },
    /// The order changed or something was reverted: fold anew.
    Changed,
}

/// What a revert does to the act it leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It takes it back.
    TakesBack,
    /// It puts it in force again.
    PutsBack,
}

/// Why there is nothing to redo.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NoRedo<'a> {
    /// Nothing is undone.
    NothingUndone,
    /// Something else was done since.
    NewerAct(&'a Event),
}
