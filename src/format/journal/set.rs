//! From the lines' events to a set: ordered by id, each id once, whatever the order and the number of the lines.

use std::cmp::Ordering;

use super::lines::Line;
use crate::domain::event::Event;

/// Events in the order of their lines, with the line of each.
#[derive(Debug, Default)]
pub(super) struct Found<'a> {
    events: Vec<Event>,
    lines: Vec<(usize, &'a [u8])>,
    /// Events with a smaller id than the one before.
    shuffled: usize,
    /// Events with the same id as the one before.
    repeated: usize,
}

/// What making a set of them brought to light.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Settled {
    /// The set, ordered by id.
    pub events: Vec<Event>,
    /// How many lines repeat another byte by byte.
    pub duplicates: usize,
    /// How many lines stand after one with a greater id.
    pub shuffled: usize,
    /// Of two different lines with one id: the number of the one that does not count, and of the one that does.
    pub outdone: Vec<(usize, usize)>,
}

impl<'a> Found<'a> {
    /// With room for that many events.
    pub fn with_capacity(events: usize) -> Self {
        Self { events: Vec::with_capacity(events), lines: Vec::with_capacity(events), ..Self::default() }
    }

    /// The event of the line before.
    pub fn last(&self) -> Option<&Event> {
        self.events.last()
    }

    /// Takes the event of the next line.
    pub fn push(&mut self, event: Event, line: &Line<'a>) {
        match self.last().map(|last| last.id.cmp(&event.id)) {
            None | Some(Ordering::Less) => {}
            Some(Ordering::Equal) => self.repeated += 1,
            Some(Ordering::Greater) => self.shuffled += 1,
        }
        self.events.push(event);
        self.lines.push((line.number, line.text));
    }

    /// Makes a set of them. Of two lines with one id the one whose bytes compare greater counts.
    pub fn settle(mut self) -> Settled {
        let mut settled = Settled { shuffled: self.shuffled, ..Settled::default() };
        if self.shuffled + self.repeated > 0 {
            let mut counts = vec![true; self.events.len()];
            let mut order: Vec<usize> = (0..counts.len()).collect();
            let key = |ix: usize| (&self.events[ix].id, self.lines[ix].1);
            order.sort_by(|&a, &b| key(a).cmp(&key(b)));
            for same in order.chunk_by(|&a, &b| key(a).0 == key(b).0) {
                let Some((&winner, others)) = same.split_last() else { continue };
                for &other in others {
                    counts[other] = false;
                    if key(other) == key(winner) {
                        settled.duplicates += 1;
                    } else {
                        settled.outdone.push((self.lines[other].0, self.lines[winner].0));
                    }
                }
            }
            let mut counts = counts.into_iter();
            self.events.retain(|_| counts.next().unwrap_or(true));
            self.events.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        }
        settled.events = self.events;
        settled
    }
}
