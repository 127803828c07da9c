//! What the journal says about one milestone.

use std::collections::BTreeMap;

use crate::domain::event::{Event, Evidence, Grade, MilestoneAct, When};
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
    /// The day since which each item is ticked; none for one whose tick was taken away.
    ticks: BTreeMap<ItemId, Option<Day>>,
    /// The reason given with a skip.
    pub skip_reason: Option<Box<str>>,
    /// Notes, oldest first.
    pub notes: Vec<(Day, Box<str>)>,
    /// Drills by day, those of one day in the order they were written.
    pub drills: Vec<Drilled>,
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

/// One run of a drill, as the learner timed and judged it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drilled {
    /// When.
    pub day: Day,
    /// How long it took.
    pub minutes: Minutes,
    /// How it went.
    pub grade: Grade,
}

impl Completion {
    /// Adds evidence that is not there yet.
    fn add(&mut self, evidence: &[Evidence]) {
        for new in evidence {
            if !self.evidence.contains(new) {
                self.evidence.push(new.clone());
            }
        }
    }
}

impl Record {
    /// Takes one event in force; events come in the order of their ids.
    pub fn apply(&mut self, event: &Event, act: &MilestoneAct) {
        self.touched = Some(event.day);
        match act {
            MilestoneAct::Started => self.begin(event.day),
            MilestoneAct::Ticked(item) => {
                self.ticks.entry(item.clone()).or_default().get_or_insert(event.day);
                self.begin(event.day);
            }
            MilestoneAct::Unticked(item) => {
                self.ticks.insert(item.clone(), None);
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
            MilestoneAct::Drilled(minutes, grade) => {
                let minutes = Minutes(*minutes);
                self.time += minutes;
                let later = self.drills.partition_point(|before| before.day <= event.day);
                self.drills.insert(later, Drilled { day: event.day, minutes, grade: *grade });
            }
            MilestoneAct::Stuck => self.stuck += 1,
        }
    }

    fn complete(&mut self, event: &Event, evidence: &[Evidence], when: When) {
        self.decision = Some((Decision::Done, event.id.clone()));
        match &mut self.completion {
            Some(first) => first.add(evidence),
            None => {
                let mut first = Completion { day: event.day, when, evidence: Vec::new() };
                first.add(evidence);
                self.completion = Some(first);
            }
        }
    }

    /// Begins it, which ends a skip but never a completion.
    fn begin(&mut self, day: Day) {
        self.begun = Some(self.begun.map_or(day, |begun| begun.min(day)));
        if self.decided(Decision::Skipped) {
            self.decision = None;
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
        self.ticked_on(item).is_some()
    }

    /// The day on which an item was ticked, the first time since it was last open; none when it is not.
    #[must_use]
    pub fn ticked_on(&self, item: &str) -> Option<Day> {
        self.ticks.get(item).copied().flatten()
    }

    /// Whether any item was.
    #[must_use]
    pub fn any_tick(&self) -> bool {
        self.ticks.values().any(Option::is_some)
    }

    /// What this milestone is when it was joined from parts: done if it was completed itself; else what it says itself if
    /// that is newer than what they say; else done when all of them are, else under way when any was begun or done.
    #[must_use]
    pub fn joined(mut self, parts: &[&Self]) -> Self {
        let newest_part = parts.iter().filter_map(|part| part.decision.as_ref().map(|(_, id)| id)).max();
        let own = self.decision.as_ref().map(|(_, id)| id);
        if !self.decided(Decision::Done) && (own.is_none() || own < newest_part) {
            self.follow(parts, newest_part);
        }
        for part in parts {
            self.time += part.time;
            self.stuck += part.stuck;
            self.touched = self.touched.max(part.touched);
            self.notes.extend(part.notes.iter().cloned());
            self.drills.extend(&part.drills);
        }
        self.drills.sort_by_key(|drilled| drilled.day);
        self.notes.sort_by_key(|(day, _)| *day);
        self
    }

    fn follow(&mut self, parts: &[&Self], newest: Option<&EventId>) {
        let completions: Vec<&Completion> = parts.iter().filter_map(|part| part.done()).collect();
        if completions.len() == parts.len()
            && let (Some(newest), Some(last)) = (newest, completions.iter().max_by_key(|done| done.day))
        {
            self.decision = Some((Decision::Done, newest.clone()));
            let mut done = Completion { evidence: Vec::new(), ..(*last).clone() };
            let own = self.completion.take().map_or_else(Vec::new, |own| own.evidence);
            done.add(&own);
            completions.iter().for_each(|part| done.add(&part.evidence));
            self.completion = Some(done);
            return;
        }
        let begun = parts.iter().filter_map(|part| part.begun.or_else(|| part.done().map(|done| done.day))).min();
        if begun.is_some() {
            self.decision = None;
        }
        self.begun = self.begun.or(begun);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::Body;
    use crate::domain::testing::{completed, day, event, milestone};

    const REASON: fn() -> MilestoneAct = || MilestoneAct::Skipped(Some("known".into()));

    fn ticked() -> MilestoneAct {
        MilestoneAct::Ticked("one".into())
    }

    /// The record after these acts, one a day from 1 November on, the first event being the nth.
    fn record_from(n: u64, acts: &[MilestoneAct]) -> Record {
        let mut record = Record::default();
        for (later, act) in (0..).zip(acts) {
            let event = event(n + later, milestone("x", act.clone())).on(&format!("2026-11-{:02}", n + later));
            let Body::Milestone(_, act) = &event.body else { continue };
            record.apply(&event, act);
        }
        record
    }

    fn record(acts: &[MilestoneAct]) -> Record {
        record_from(1, acts)
    }

    /// `done on 1, backed by x y`, `skipped`, `doing since 2` or `open`.
    fn words(record: &Record) -> String {
        let day_of = |day: Day| day.to_string()[8..].trim_start_matches('0').to_owned();
        if let Some(done) = record.done() {
            let links: Vec<&str> = done
                .evidence
                .iter()
                .map(|evidence| match evidence {
                    Evidence::Link(text) | Evidence::Commit(text) | Evidence::File(text) | Evidence::Text(text) => {
                        &**text
                    }
                })
                .collect();
            return format!("done on {}, backed by {}", day_of(done.day), links.join(" ")).replace(", backed by ,", "");
        }
        match record.begun() {
            _ if record.skipped() => "skipped".into(),
            Some(begun) => format!("doing since {}", day_of(begun)),
            None => "open".into(),
        }
    }

    #[test]
    fn the_newest_decision_counts_and_a_start_ends_a_skip() {
        use MilestoneAct::{Noted, Reset, Started, Stuck, Unticked};
        let done = || completed(&["x"]);
        let cases: [(&[MilestoneAct], &str); 17] = [
            (&[], "open"),
            (&[Noted("a".into()), Stuck], "open"),
            (&[Started], "doing since 1"),
            (&[ticked(), Unticked("one".into())], "doing since 1"),
            (&[Started, Started], "doing since 1"),
            (&[done()], "done on 1, backed by x"),
            (&[done(), Started, ticked()], "done on 1, backed by x"),
            (&[done(), REASON()], "skipped"),
            (&[REASON(), done()], "done on 2, backed by x"),
            (&[REASON(), Started], "doing since 2"),
            (&[REASON(), ticked()], "doing since 2"),
            (&[REASON(), Started, REASON()], "skipped"),
            (&[Started, Reset], "open"),
            (&[done(), Reset], "open"),
            (&[REASON(), Reset], "open"),
            (&[done(), Reset, Started], "doing since 3"),
            (&[done(), REASON(), Started], "doing since 3"),
        ];
        for (acts, expected) in cases {
            assert_eq!(words(&record(acts)), expected, "{acts:?}");
        }
    }

    #[test]
    fn a_completion_counts_on_the_day_of_the_first_since_the_last_reset() {
        use MilestoneAct::{Reset, Started};
        let cases: [(&[MilestoneAct], &str); 5] = [
            (&[completed(&["x"]), completed(&["y", "x"]), completed(&["z"])], "done on 1, backed by x y z"),
            (&[completed(&["x"]), Reset, completed(&["y"])], "done on 3, backed by y"),
            (&[completed(&["x"]), REASON(), completed(&["y"])], "done on 1, backed by x y"),
            (&[completed(&["x"]), REASON(), Started, completed(&["y"])], "done on 1, backed by x y"),
            (&[completed(&["x", "x"])], "done on 1, backed by x"),
        ];
        for (acts, expected) in cases {
            assert_eq!(words(&record(acts)), expected, "{acts:?}");
        }
        let before = MilestoneAct::Completed { evidence: vec![], when: When::Before };
        let record = record(&[before, completed(&[])]);
        assert_eq!(
            record.done().map(|done| done.when),
            Some(When::Before),
            "nor is it brought into the time of gradus"
        );
    }

    #[test]
    fn a_reset_clears_ticks_and_keeps_what_was_said() {
        let noted = MilestoneAct::Noted("a".into());
        let record = record(&[
            ticked(),
            noted,
            MilestoneAct::Drilled(25, Grade::Good),
            MilestoneAct::Stuck,
            MilestoneAct::Reset,
        ]);
        assert!(!record.ticked("one") && !record.any_tick());
        assert_eq!(record.notes, [(day("2026-11-02"), "a".into())]);
        let drilled = Drilled { day: day("2026-11-03"), minutes: Minutes(25), grade: Grade::Good };
        assert_eq!(record.drills, [drilled]);
        assert_eq!((record.time, record.stuck, record.touched), (Minutes(25), 1, Some(day("2026-11-05"))));
    }

    #[test]
    fn drills_stand_by_their_day_also_when_they_are_written_down_later() {
        let mut record = Record::default();
        for (n, minutes, on) in [(1, 30, "2026-11-10"), (2, 20, "2026-11-03"), (3, 25, "2026-11-10")] {
            let drilled = MilestoneAct::Drilled(minutes, Grade::Good);
            record.apply(&event(n, milestone("x", drilled.clone())).on(on), &drilled);
        }
        let minutes: Vec<u32> = record.drills.iter().map(|drilled| drilled.minutes.0).collect();
        assert_eq!(minutes, [20, 30, 25]);
    }

    #[test]
    fn a_tick_counts_on_the_day_since_which_it_stands() {
        use MilestoneAct::{Reset, Unticked};
        let unticked = || Unticked("one".into());
        let cases: [(&[MilestoneAct], Option<&str>); 5] = [
            (&[ticked(), ticked()], Some("2026-11-01")),
            (&[ticked(), unticked()], None),
            (&[ticked(), unticked(), ticked()], Some("2026-11-03")),
            (&[ticked(), Reset, ticked()], Some("2026-11-03")),
            (&[ticked(), completed(&[]), ticked()], Some("2026-11-01")),
        ];
        for (acts, expected) in cases {
            assert_eq!(record(acts).ticked_on("one"), expected.map(day), "{acts:?}");
        }
    }

    #[test]
    fn what_was_joined_is_what_its_parts_were_until_it_says_more() {
        use MilestoneAct::{Reset, Started};
        let done = |link: &str| completed(&[link]);
        // Its own acts from the 1st on, those of its parts from the 11th and the 21st on.
        let later: [([&[MilestoneAct]; 3], &str); 10] = [
            ([&[], &[], &[]], "open"),
            ([&[], &[done("x")], &[done("y")]], "done on 21, backed by x y"),
            ([&[], &[done("x")], &[]], "doing since 11"),
            ([&[], &[done("x")], &[REASON()]], "doing since 11"),
            ([&[], &[Started], &[]], "doing since 11"),
            ([&[], &[done("x"), Reset], &[]], "open"),
            ([&[REASON()], &[done("x")], &[]], "doing since 11"),
            ([&[REASON()], &[done("x")], &[done("y")]], "done on 21, backed by x y"),
            ([&[done("z")], &[done("x")], &[Reset]], "done on 1, backed by z"),
            ([&[done("z"), Reset], &[done("x")], &[done("x")]], "done on 21, backed by x"),
        ];
        for ([own, one, other], expected) in later {
            let joined = record(own).joined(&[&record_from(11, one), &record_from(21, other)]);
            assert_eq!(words(&joined), expected, "{own:?} {one:?} {other:?}");
        }
        // Its own acts from the 21st on, those of its parts from the 1st and the 11th on.
        let earlier: [(&[MilestoneAct], &str); 4] = [
            (&[Reset], "open"),
            (&[REASON()], "skipped"),
            (&[done("z")], "done on 21, backed by z"),
            (&[Started], "done on 11, backed by x y"),
        ];
        for (own, expected) in earlier {
            let joined = record_from(21, own).joined(&[&record(&[done("x")]), &record_from(11, &[done("y")])]);
            assert_eq!(words(&joined), expected, "{own:?}");
        }
    }

    #[test]
    fn what_was_joined_has_the_time_the_notes_and_the_drills_of_its_parts() {
        let part = |n: u64, note: &str| {
            record_from(n, &[MilestoneAct::Noted(note.into()), MilestoneAct::Drilled(10, Grade::Again)])
        };
        let own = record_from(5, &[MilestoneAct::Noted("own".into()), completed(&[]), MilestoneAct::Stuck]);
        let joined = own.joined(&[&part(1, "one"), &part(10, "other")]);
        let notes: Vec<&str> = joined.notes.iter().map(|(_, note)| &**note).collect();
        assert_eq!(notes, ["one", "own", "other"]);
        let drills: Vec<Day> = joined.drills.iter().map(|drilled| drilled.day).collect();
        assert_eq!(drills, [day("2026-11-02"), day("2026-11-11")]);
        assert_eq!((joined.time, joined.stuck, joined.touched), (Minutes(20), 1, Some(day("2026-11-11"))));
    }
}
