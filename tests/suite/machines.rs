//! Several machines that act, undo and redo, each with a copy of the journal and a clock of its own: they agree, whoever takes
//! in what from whom in whatever order.

use std::collections::BTreeSet;

use chrono::DateTime;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::histories::{CATALOG, EPOCH, MACHINES, body, histories, today};
use crate::properties::{cases, journal};
use gradus::domain::event::{Body, Event};
use gradus::domain::event_id::EventId;
use gradus::domain::log::Effect;
use gradus::domain::stamp::{Draft, Ink, Stamper};
use gradus::format::journal::{print, read};
use gradus::workspace::{News, State, command};

/// A machine with a copy of the journal, and a clock of its own.
struct Machine {
    state: State,
    stamper: Stamper,
    now: i64,
}

/// What somebody does at a machine.
#[derive(Clone, Debug)]
enum Deed {
    Undo,
    Redo,
    UndoAct(Index),
    Does(Body),
}

impl Machine {
    fn new(name: &str, events: &[Event]) -> Self {
        let mut stamper = Stamper::default();
        events.iter().for_each(|event| stamper.see(event));
        let state = State::new(CATALOG.clone(), events.to_vec(), today(), name.into());
        Self { state, stamper, now: i64::try_from(EPOCH).unwrap() }
    }

    fn write(&mut self, draft: &Draft, gap: i64, random: [u8; 10]) -> Vec<Event> {
        self.now += gap;
        let at = DateTime::from_timestamp_millis(self.now).unwrap().fixed_offset();
        let ink = Ink { at, by: self.state.machine.clone(), random: vec![random; draft.bodies.len()] };
        let events = self.stamper.stamp(draft, &ink);
        self.state.take(News::More(events.clone()));
        events
    }

    fn act(&mut self, deed: &Deed, gap: i64, random: [u8; 10]) -> Vec<Event> {
        let draft = match deed {
            Deed::Undo => command::undo(&self.state),
            Deed::Redo => command::redo(&self.state),
            Deed::UndoAct(index) => {
                let acts: Vec<EventId> = self.state.log.actions().map(|event| event.id.clone()).collect();
                if acts.is_empty() {
                    return Vec::new();
                }
                command::undo_action(&self.state, &index.get(&acts).to_string())
            }
            Deed::Does(body) => Ok(Draft::new(today(), body.clone(), "")),
        };
        draft.map_or_else(|_| Vec::new(), |draft| self.write(&draft, gap, random))
    }
}

type Deeds = Vec<(Deed, i64, [u8; 10])>;

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        3 => Just(Deed::Undo),
        4 => Just(Deed::Redo),
        2 => any::<Index>().prop_map(Deed::UndoAct),
        1 => body().prop_map(Deed::Does),
    ]
}

fn deeds() -> impl Strategy<Value = Deeds> {
    vec((deed(), 0..4i64, any::<[u8; 10]>()), 0..7)
}

/// Whether an event counts, by following every revert one name at a time (JOURNAL "Undo").
fn counts(event: &Event, events: &[Event]) -> bool {
    let find = |id: &EventId| events.iter().find(|event| event.id == *id);
    let leads = |revert: &Event| -> Option<(EventId, usize)> {
        let (mut from, mut steps) = (revert, 0);
        while let Body::Reverted(target) = &from.body {
            steps += 1;
            from = find(target).filter(|_| *target < from.id)?;
        }
        Some((from.action().clone(), steps))
    };
    let newest = events
        .iter()
        .filter(|revert| matches!(revert.body, Body::Reverted(_)))
        .filter_map(|revert| leads(revert).map(|(act, steps)| (revert.id.clone(), act, steps)))
        .filter(|(_, act, _)| act == event.action())
        .max();
    newest.is_none_or(|(_, _, steps)| steps % 2 == 0)
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn two_machines_that_undo_and_redo_the_same_act_agree_in_any_merge_order(
        base in histories(1..12),
        same in any::<Index>(),
        (one, other) in (deeds(), deeds()),
        order in any::<[u8; 32]>(),
    ) {
        let mut machines = MACHINES.map(|name| Machine::new(name, &base));
        let mut written = Vec::new();
        for (machine, deeds) in machines.iter_mut().zip([&one, &other]) {
            let mut own = machine.act(&Deed::UndoAct(same), 1, order[..10].try_into().unwrap());
            for (deed, gap, random) in deeds {
                own.extend(machine.act(deed, *gap, *random));
            }
            written.push(own);
        }
        let lines: Vec<Vec<String>> =
            [&base, &written[0], &written[1]].map(|events| events.iter().map(print).collect()).into();
        let merged = journal(&lines.concat());
        for [a, b, c] in [[0, 2, 1], [1, 0, 2], [2, 1, 0]] {
            let other = journal(&[lines[a].clone(), lines[b].clone(), lines[c].clone()].concat());
            prop_assert_eq!(&other.progress, &merged.progress);
        }
        // `merge=union` may put the lines of one between those of the other.
        let mut woven: Vec<&String> = lines.iter().flatten().collect();
        woven.sort_by_key(|line| line.bytes().zip(order.iter().cycle()).fold(0u32, |sum, (a, b)| {
            sum.wrapping_mul(31).wrapping_add(u32::from(a ^ b))
        }));
        let woven: Vec<String> = woven.into_iter().cloned().collect();
        prop_assert_eq!(&journal(&woven).progress, &merged.progress);
        // Each machine takes in what the other wrote.
        for (nth, machine) in machines.iter_mut().enumerate() {
            machine.state.take(News::More(written[1 - nth].clone()));
            prop_assert_eq!(&machine.state.progress, &merged.progress);
        }
        for event in merged.log.events() {
            prop_assert_eq!(merged.log.in_force(event), counts(event, merged.log.events()), "{:?}", event);
        }
    }

    #[test]
    fn undo_then_redo_is_as_if_nothing_had_been(events in histories(1..25), which in any::<Index>(), plain in any::<bool>()) {
        let mut machine = Machine::new(MACHINES[0], &events);
        let before = machine.state.progress.clone();
        let deed = if plain { Deed::Undo } else { Deed::UndoAct(which) };
        if let [undo] = &machine.act(&deed, 1, [1; 10])[..] {
            let took_back = matches!(machine.state.log.leads_to(&undo.id), Some((_, Effect::TakesBack)));
            let back = match took_back {
                true => command::redo(&machine.state),
                // The named one was an undo, and its act is put back.
                false => command::undo_action(&machine.state, &undo.id.to_string()),
            };
            prop_assert!(back.is_ok(), "{:?}", back);
            machine.write(&back.unwrap(), 1, [2; 10]);
        }
        prop_assert_eq!(&machine.state.progress, &before);
    }
}

/// Three machines, and every order of them.
const THREE: [&str; 3] = ["laptop", "desktop", "phone"];
const ORDERS: [[usize; 3]; 6] = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

/// In milliseconds.
const A_YEAR: i64 = 365 * 24 * 60 * 60 * 1000;

/// What happens at one of three machines.
#[derive(Clone, Debug)]
enum Turn {
    /// After so many milliseconds on its own clock, which may be put back.
    Does(Deed, i64, [u8; 10]),
    /// It takes in the copy of another.
    Merges(usize),
}

fn turns() -> impl Strategy<Value = Vec<(usize, Turn)>> {
    let gap = prop_oneof![12 => 0..4i64, 1 => select(vec![-A_YEAR, A_YEAR, 10 * A_YEAR])];
    let does = (deed(), gap, any::<[u8; 10]>()).prop_map(|(deed, gap, random)| Turn::Does(deed, gap, random));
    vec((0..3usize, prop_oneof![5 => does, 1 => (0..3usize).prop_map(Turn::Merges)]), 0..24)
}

/// The lines of a copy of the journal.
fn lines(machine: &Machine) -> Vec<String> {
    machine.state.log.events().iter().map(print).collect()
}

fn merge(machines: &mut [Machine; 3], into: usize, from: usize) {
    let events = read("journal.jsonl", (lines(&machines[from]).join("\n") + "\n").as_bytes()).events;
    events.iter().for_each(|event| machines[into].stamper.see(event));
    machines[into].state.take(News::More(events));
}

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn three_machines_that_merge_now_and_then_agree_in_any_merge_order(base in histories(1..10), turns in turns()) {
        let mut machines = THREE.map(|name| Machine::new(name, &base));
        for (at, turn) in turns {
            match turn {
                Turn::Does(deed, gap, random) => {
                    let greatest = machines[at].state.log.events().last().map(|event| event.id.clone());
                    let own = machines[at].act(&deed, gap, random);
                    prop_assert!(own.first().is_none_or(|first| Some(&first.id) > greatest.as_ref()), "ids only grow");
                    prop_assert!(own.is_sorted_by(|a, b| a.id < b.id));
                }
                Turn::Merges(from) => merge(&mut machines, at, from),
            }
        }
        let copies: Vec<Vec<String>> = machines.iter().map(lines).collect();
        let merged = journal(&copies.concat());
        for [a, b, c] in ORDERS {
            let other = journal(&[&copies[a][..], &copies[b], &copies[c]].concat());
            prop_assert_eq!(other.log.events(), merged.log.events());
            prop_assert_eq!(&other.progress, &merged.progress);
        }
        // Whoever takes in the others, one after the other or what one of them took in before, ends with the same.
        merge(&mut machines, 0, 1);
        merge(&mut machines, 0, 2);
        merge(&mut machines, 2, 0);
        merge(&mut machines, 1, 2);
        for machine in &machines {
            prop_assert_eq!(machine.state.log.events(), merged.log.events());
            prop_assert_eq!(&machine.state.progress, &merged.progress);
        }
        for event in merged.log.events() {
            prop_assert_eq!(merged.log.in_force(event), counts(event, merged.log.events()), "{:?}", event);
        }
        let ids: BTreeSet<&EventId> = merged.log.events().iter().map(|event| &event.id).collect();
        prop_assert_eq!(ids.len(), merged.log.events().len());
    }
}
