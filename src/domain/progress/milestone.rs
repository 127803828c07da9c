//! What the journal says about one milestone.

use std::collections::BTreeMap;

use crate::domain::event::{Event, Evidence, MilestoneAct, When};
use crate::domain::event_id::EventId;
use crate::domain::id::ItemId;
use crate::domain::time::{Day, Minutes};
use crate::domain::words;

words! {
    /// What is shown of a milestone or a brief.
    State { Todo = "todo", Blocked = "blocked", Doing = "doing", Done = "done", Skipped = "skipped" }
}

/// Everything in force that was said about one milestone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// The newest of completed, skipped and reset (and what it made of the milestone), unless something was begun after a skip.
    decision: Option<(Decision, EventId)>,
    completion: Option<Completion>,
    begun: Option<Day>,
    ticks: BTreeMap<ItemId, bool>,
    /// The reason given with a skip.
    pub skip_reason: Option<Box<str>>,
    /// Notes, oldest first.
    pub notes: Vec<(Day, Box<str>)>,
    /// Time logged, drills included.
    pub time: Minutes,
    /// How often help was asked for.
    pub stuck: u32,
    /// The newest event of any kind that names it.
    pub touched: Option<Day>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Decision {
    Done,
    Skipped,
    Open,
}

/// A completion: it counts once, on the day of the first one since the last reset.
#[derive(Clone, Debug, PartialEq)]
pub struct Completion {
    /// The day it counts on.
    pub day: Day,
    /// Whether it was before gradus.
    pub when: When,
    /// What backs it, of all completions since.
    pub evidence: Vec<Evidence>,
}

impl Record {
    /// Takes one event in force; events come in the order of their ids.
    pub fn apply(&mut self, event: &Event, act: &MilestoneAct) {
        self.touched = Some(event.day);
        match act {
            MilestoneAct::Started => self.begin(event.day),
            MilestoneAct::Ticked(item) => {
                self.ticks.insert(item.clone(), true);
                self.begin(event.day);
            }
            MilestoneAct::Unticked(item) => {
                self.ticks.insert(item.clone(), false);
            }
            MilestoneAct::Completed { evidence, when } => self.complete(event, evidence, *when),
            MilestoneAct::Skipped(reason) => {
                self.decision = Some((Decision::Skipped, event.id.clone()));
                self.skip_reason.clone_from(reason);
            }
            MilestoneAct::Reset => {
                self.decision = Some((Decision::Open, event.id.clone()));
                self.completion = None;
                self.begun = None;
                self.ticks.clear();
            }
            MilestoneAct::Noted(text) => self.notes.push((event.day, text.clone())),
            MilestoneAct::Drilled(minutes, _) => self.time += Minutes(*minutes),
            MilestoneAct::Stuck => self.stuck += 1,
        }
    }

    fn complete(&mut self, event: &Event, evidence: &[Evidence], when: When) {
        self.decision = Some((Decision::Done, event.id.clone()));
        match &mut self.completion {
            Some(first) => {
                for new in evidence {
                    if !first.evidence.contains(new) {
                        first.evidence.push(new.clone());
                    }
                }
            }
            None => self.completion = Some(Completion { day: event.day, when, evidence: evidence.to_vec() }),
        }
    }

    /// Begins it, which ends a skip but never a completion.
    fn begin(&mut self, day: Day) {
        self.begun = Some(self.begun.map_or(day, |begun| begun.min(day)));
        if self.decided(Decision::Skipped) {
            self.decision = None;
            self.completion = None;
        }
    }

    fn decided(&self, decision: Decision) -> bool {
        self.decision.as_ref().is_some_and(|(made, _)| *made == decision)
    }

    /// The completion, if the milestone is done.
    #[must_use]
    pub fn done(&self) -> Option<&Completion> {
        self.completion.as_ref().filter(|_| self.decided(Decision::Done))
    }

    /// Whether it is skipped.
    #[must_use]
    pub fn skipped(&self) -> bool {
        self.decided(Decision::Skipped)
    }

    /// The day it was begun, if it is under way.
    #[must_use]
    pub fn begun(&self) -> Option<Day> {
        self.begun.filter(|_| self.done().is_none() && !self.skipped())
    }

    /// Whether an item of `done_when` was ticked.
    #[must_use]
    pub fn ticked(&self, item: &str) -> bool {
        self.ticks.get(item).copied().unwrap_or(false)
    }

    /// Whether any item was.
    #[must_use]
    pub fn any_tick(&self) -> bool {
        self.ticks.values().any(|&ticked| ticked)
    }

    /// What this milestone is when it was joined from parts: its own word if that is newer than theirs, else done when all
    /// of them are, else under way when any was touched.
    #[must_use]
    pub fn joined(mut self, parts: &[&Self]) -> Self {
        let newest_part = parts.iter().filter_map(|part| part.decision.as_ref().map(|(_, id)| id)).max();
        let own = self.decision.as_ref().map(|(_, id)| id);
        if own.is_some() && own >= newest_part {
            return self;
        }
        let completions: Vec<&Completion> = parts.iter().filter_map(|part| part.done()).collect();
        if completions.len() == parts.len()
            && let (Some(newest), Some(last)) = (newest_part, completions.iter().max_by_key(|done| done.day))
        {
            self.decision = Some((Decision::Done, newest.clone()));
            let mut evidence = self.completion.take().map_or_else(Vec::new, |own| own.evidence);
            evidence.extend(completions.iter().flat_map(|done| done.evidence.iter().cloned()));
            self.completion = Some(Completion { day: last.day, when: last.when, evidence });
        } else {
            let begun = parts.iter().filter_map(|part| part.begun.or_else(|| part.done().map(|done| done.day))).min();
            self.begun = self.begun.or(begun);
        }
        for part in parts {
            self.time += part.time;
            self.notes.extend(part.notes.iter().cloned());
        }
        self.notes.sort_by_key(|(day, _)| *day);
        self
    }
}
