//! The set of all events in the order of their ids, and which of them are in force.

use std::collections::HashMap;
use std::sync::Arc;

use super::event::{Body, Event, ProjectAct};
use super::event_id::EventId;
use super::id::ProjectId;

/// All events, ordered by id, each id once.
#[derive(Clone, Debug, Default)]
pub struct Log {
    events: Vec<Event>,
    reverts: Reverts,
    /// For each action of more than one event: the places of those after the first.
    members: HashMap<EventId, Vec<usize>>,
    /// The place of the event that made each project, in force or not.
    made: HashMap<ProjectId, usize>,
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
    fn taken_back_by(&self, act: &EventId) -> Option<&EventId> {
        self.deciding.get(act).filter(|revert| self.leads.get(*revert).is_some_and(|(_, steps)| steps % 2 == 1))
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

    /// Adds events that the log may already hold. Returns whether all of them came after everything else, count, and are no
    /// reverts, so that applying them to an existing fold gives the same as folding anew.
    pub fn extend(&mut self, new: Vec<Event>) -> Extended {
        let last = self.events.last().map(|event| event.id.clone());
        let appended = new.is_sorted_by(|a, b| a.id < b.id)
            && new.first().is_none_or(|first| last.is_none_or(|last| last < first.id));
        let plain = new.iter().all(|event| !matches!(event.body, Body::Reverted(_)) && self.in_force(event));
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
            if let Body::Project(id, ProjectAct::Created(_)) = &event.body {
                self.made.insert(id.clone(), place);
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
        self.reverts.deciding.is_empty() || self.taken_back_by(event.action()).is_none()
    }

    /// The undo that an act is taken back by; none while the act is in force.
    #[must_use]
    pub fn taken_back_by(&self, act: &EventId) -> Option<&EventId> {
        self.reverts.taken_back_by(act)
    }

    /// The events of one action, in order.
    pub fn action<'a>(&'a self, id: &'a EventId) -> impl Iterator<Item = &'a Event> {
        let rest = self.members.get(id).into_iter().flatten().map(|&place| &self.events[place]);
        self.get(id).into_iter().chain(rest)
    }

    /// The event that made a project, in force or not.
    #[must_use]
    pub fn made(&self, project: &str) -> Option<&Event> {
        self.made.get(project).map(|&place| &self.events[place])
    }

    /// The first events of all actions, newest first. Where the first is missing from the file, the others stand for it.
    pub fn actions(&self) -> impl DoubleEndedIterator<Item = &Event> {
        self.first_of_actions(&self.events).rev()
    }

    /// The first events of the actions that are no newer than this event, newest first.
    pub fn actions_from<'a>(&'a self, id: &EventId) -> impl DoubleEndedIterator<Item = &'a Event> + use<'a> {
        let end = self.events.partition_point(|event| event.id <= *id);
        self.first_of_actions(&self.events[..end]).rev()
    }

    /// The first events of the actions that are newer than this event, oldest first.
    pub fn actions_after<'a>(&'a self, id: &EventId) -> impl DoubleEndedIterator<Item = &'a Event> + use<'a> {
        let start = self.events.partition_point(|event| event.id <= *id);
        self.first_of_actions(&self.events[start..])
    }

    fn first_of_actions<'a>(&'a self, events: &'a [Event]) -> impl DoubleEndedIterator<Item = &'a Event> {
        let is_first =
            |event: &&Event| event.act.as_ref().is_none_or(|act| *act == event.id || self.get(act).is_none());
        events.iter().filter(is_first)
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
            .find(|event| self.leads_to(&event.id).is_some_and(|(act, _)| self.taken_back_by(act) == Some(&event.id)))
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
    !matches!(event.body, Body::Reverted(_) | Body::Export(..) | Body::Unknown(..) | Body::Unreadable(..))
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::event::MilestoneAct;
    use crate::domain::testing::{event, histories, id, milestone, revert};

    const NONE: [u64; 0] = [];

    /// An act, the nth event.
    fn act(n: u64) -> Event {
        event(n, milestone("x", MilestoneAct::Started))
    }

    /// The nth event reverts another.
    fn undo(n: u64, of: u64) -> Event {
        event(n, revert(of))
    }

    fn export(n: u64) -> Event {
        event(n, Body::Export("markdown".into(), None))
    }

    fn in_force(log: &Log) -> Vec<u64> {
        let counts = |event: &&Event| log.in_force(event) && !matches!(event.body, Body::Reverted(_));
        log.events().iter().filter(counts).filter_map(|event| event.id.milliseconds()).collect()
    }

    fn number(event: Option<&Event>) -> Option<u64> {
        event.and_then(|event| event.id.milliseconds())
    }

    #[test]
    fn the_newest_revert_decides_by_its_distance_from_the_act() {
        let cases: [(&str, Vec<Event>, &[u64]); 14] = [
            ("an act", vec![act(1)], &[1]),
            ("undone", vec![act(1), undo(2, 1)], &[]),
            ("redone", vec![act(1), undo(2, 1), undo(3, 2)], &[1]),
            ("undone again through the chain", vec![act(1), undo(2, 1), undo(3, 2), undo(4, 3)], &[]),
            ("undone again by name", vec![act(1), undo(2, 1), undo(3, 2), undo(4, 1)], &[]),
            ("undone by two machines", vec![act(1), undo(2, 1), undo(3, 1)], &[]),
            ("and one of them redoes it", vec![act(1), undo(2, 1), undo(3, 1), undo(4, 2)], &[1]),
            ("an undo that was redone, redone once more", vec![act(1), undo(2, 1), undo(3, 2), undo(4, 2)], &[1]),
            ("another act", vec![act(1), act(2), undo(3, 1)], &[2]),
            ("a missing act is waited for", vec![act(2), undo(3, 1)], &[2]),
            ("so is a missing revert", vec![act(1), undo(3, 2)], &[1]),
            ("a revert of itself", vec![act(1), undo(2, 2)], &[1]),
            ("a revert of something newer", vec![undo(1, 2), act(2)], &[2]),
            ("a revert of an ignored revert", vec![act(1), undo(2, 3), undo(3, 2)], &[1]),
        ];
        for (what, events, expected) in cases {
            assert_eq!(in_force(&Log::new(events)), expected, "{what}");
        }
    }

    #[test]
    fn what_was_waited_for_takes_effect_when_it_comes() {
        let mut log = Log::new(vec![undo(2, 1), undo(4, 3)]);
        assert_eq!(log.leads_to(&id(2)), None);
        assert_eq!(log.extend(vec![act(1)]), Extended::Changed);
        assert_eq!(in_force(&log), NONE);
        assert_eq!(log.leads_to(&id(4)), None);
        assert_eq!(log.extend(vec![undo(3, 2)]), Extended::Changed);
        assert_eq!(log.leads_to(&id(3)), Some((&id(1), Effect::PutsBack)));
        assert_eq!(log.leads_to(&id(4)), Some((&id(1), Effect::TakesBack)));
        assert_eq!(in_force(&log), NONE);
    }

    #[test]
    fn an_action_is_undone_as_a_whole() {
        let action = [act(1), act(2).of_action(1), act(3).of_action(1)];
        for named in 1..=3 {
            let log = Log::new([&action[..], &[undo(4, named)]].concat());
            assert_eq!(in_force(&log), NONE, "by its event {named}");
            assert_eq!(log.action(&id(1)).count(), 3);
        }
        let headless = Log::new(vec![act(2).of_action(1), act(3).of_action(1), undo(4, 2)]);
        assert_eq!(in_force(&headless), NONE, "even where its first event is missing");
    }

    #[test]
    fn undo_takes_back_this_machines_newest_act() {
        let cases: [(&str, Vec<Event>, Option<u64>); 8] = [
            ("nothing", vec![], None),
            ("the newest", vec![act(1), act(2)], Some(2)),
            ("not another machine's", vec![act(1), act(2).by("desktop")], Some(1)),
            ("not an export", vec![act(1), export(2)], Some(1)),
            ("not a revert", vec![act(1), act(2), undo(3, 2)], Some(1)),
            ("what was redone", vec![act(1), act(2), undo(3, 2), undo(4, 3)], Some(2)),
            ("an action by its first event", vec![act(1), act(2), act(3).of_action(2)], Some(2)),
            ("undone from another machine", vec![act(1), act(2), undo(3, 2).by("desktop")], Some(1)),
        ];
        for (what, events, expected) in cases {
            assert_eq!(number(Log::new(events).undoable("laptop")), expected, "{what}");
        }
    }

    #[test]
    fn redo_puts_back_what_this_machine_undid_last() {
        let desktop = |event: Event| event.by("desktop");
        let cases = [
            ("nothing was undone", vec![act(1)], "nothing undone"),
            ("the last undo", vec![act(1), act(2), undo(3, 2), undo(4, 1)], "undo 4"),
            ("then the one before", vec![act(1), act(2), undo(3, 2), undo(4, 1), undo(5, 4)], "undo 3"),
            ("until all are redone", vec![act(1), undo(2, 1), undo(3, 2)], "nothing undone"),
            ("an undo of a redo", vec![act(1), undo(2, 1), undo(3, 2), undo(4, 1)], "undo 4"),
            ("a newer act stands in the way", vec![act(1), undo(2, 1), act(3)], "3 is newer"),
            ("an export does not", vec![act(1), undo(2, 1), export(3)], "undo 2"),
            ("nor another machine's act", vec![act(1), undo(2, 1), desktop(act(3))], "undo 2"),
            ("another machine's undo is its own", vec![act(1), desktop(undo(2, 1))], "nothing undone"),
            ("what another machine did can be redone here", vec![desktop(act(1)), undo(2, 1)], "undo 2"),
        ];
        for (what, events, expected) in cases {
            let log = Log::new(events);
            let found = |event: &Event| number(Some(event)).unwrap();
            let redoable = match log.redoable("laptop") {
                Ok(undo) => format!("undo {}", found(undo)),
                Err(NoRedo::NothingUndone) => "nothing undone".into(),
                Err(NoRedo::NewerAct(act)) => format!("{} is newer", found(act)),
            };
            assert_eq!(redoable, expected, "{what}");
        }
    }

    #[test]
    fn an_event_of_an_action_that_was_taken_back_changes_the_fold() {
        let mut log = Log::new(vec![act(1), undo(2, 1)]);
        assert_eq!(log.extend(vec![act(3).of_action(1)]), Extended::Changed);
        assert_eq!(log.extend(vec![act(4)]), Extended::Appended { from: 3 });
        assert_eq!(log.extend(vec![]), Extended::Appended { from: 4 });
    }

    #[test]
    fn actions_are_found_by_either_end_of_their_id() {
        let log = Log::new(vec![act(0x1a), act(0x2b), act(0x2c).of_action(0x2b)]);
        let found =
            |part: &str| log.actions_named(part).filter_map(|event| event.id.milliseconds()).collect::<Vec<_>>();
        assert_eq!(found("00000000-002B"), [0x2b]);
        assert_eq!(found("0000"), [0x2b, 0x1a]);
        assert_eq!(found("00000000-002c"), NONE);
    }

    proptest! {
        #[test]
        fn order_pieces_and_repetition_do_not_matter(
            (events, mixed) in histories().prop_flat_map(|events| {
                let twice = [events.clone(), events.clone()].concat();
                (Just(events), Just(twice).prop_shuffle())
            }),
            piece in 1..5usize,
        ) {
            let whole = Log::new(events);
            let mut pieces = Log::default();
            for piece in mixed.chunks(piece) {
                let _ = pieces.extend(piece.to_vec());
            }
            for other in [pieces, Log::new(mixed)] {
                prop_assert_eq!(whole.events(), other.events());
                prop_assert_eq!(in_force(&whole), in_force(&other));
                for event in whole.events() {
                    prop_assert_eq!(whole.leads_to(&event.id), other.leads_to(&event.id));
                    prop_assert!(whole.action(event.action()).eq(other.action(event.action())));
                }
                prop_assert!(whole.actions().eq(other.actions()));
            }
        }

        #[test]
        fn undo_then_redo_is_the_identity(events in histories()) {
            let before = Log::new(events);
            if let Some(newest) = before.undoable("laptop") {
                let last = number(before.events().last()).unwrap();
                let mut log = before.clone();
                let _ = log.extend(vec![event(last + 1, Body::Reverted(newest.id.clone()))]);
                prop_assert!(!log.in_force(newest));
                let redo = Body::Reverted(log.redoable("laptop").unwrap().id.clone());
                let _ = log.extend(vec![event(last + 2, redo)]);
                prop_assert_eq!(in_force(&log), in_force(&before));
                prop_assert_eq!(log.undoable("laptop"), Some(newest));
            }
        }
    }
}
