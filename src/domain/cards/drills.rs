//! Drills: what is done again from an empty file, against the clock, to keep it in the fingers. They are rare: one a week,
//! and each after a longer time than before.

use crate::domain::catalog::{Catalog, Ix, Kind};
use crate::domain::event::Grade;
use crate::domain::progress::{Drilled, Progress, State};
use crate::domain::time::Day;

/// After how many days a drill is due again: after it went well once since it last did not, twice, and more often.
const INTERVALS: [i64; 3] = [7, 21, 60];

/// After how many days it is due when it did not go well.
const AGAIN: i64 = 3;

/// A milestone of the kind `drill` that is done or can be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Drill<'a> {
    /// The milestone.
    pub milestone: Ix,
    /// Every run, the oldest first.
    pub runs: &'a [Drilled],
    /// The day from which on it is worth another run; nothing for one that was neither done nor drilled: it is a milestone
    /// to reach, which next steps offer.
    pub due: Option<Day>,
}

impl Drill<'_> {
    /// The newest run.
    #[must_use]
    pub fn last(&self) -> Option<&Drilled> {
        self.runs.last()
    }
}

/// The drills as of a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drills<'a> {
    /// All of them, in the order of the catalog.
    pub all: Vec<Drill<'a>>,
    /// The one to offer now.
    pub offered: Option<Drill<'a>>,
}

/// The drills, and which of them to offer on `today`: of those that are due the one that is due for the longest time, and
/// in a week (from Monday on) in which one was done already only that one, if it is due again.
#[must_use]
pub fn drills<'a>(catalog: &Catalog, progress: &'a Progress, today: Day) -> Drills<'a> {
    let drilled = (0..catalog.milestones.len()).filter(|&ix| catalog.milestone(ix).kind == Kind::Drill);
    let open = drilled.filter(|&ix| !matches!(progress.state(ix), State::Blocked | State::Skipped));
    let all: Vec<Drill<'a>> = open
        .map(|milestone| {
            let record = progress.record(milestone);
            let due = next_run(&record.drills).or_else(|| record.done().map(|done| done.day.plus(INTERVALS[0])));
            Drill { milestone, runs: &record.drills, due }
        })
        .collect();
    let week = today.week()..=today;
    let this_week = all.iter().filter_map(|drill| Some((drill.last()?.day, drill.milestone)));
    let taken = this_week.filter(|(day, _)| week.contains(day)).max().map(|(_, milestone)| milestone);
    let offered = all
        .iter()
        .filter(|drill| taken.is_none_or(|taken| taken == drill.milestone))
        .filter(|drill| drill.due.is_some_and(|due| due <= today))
        .min_by_key(|drill| drill.due)
        .cloned();
    Drills { all, offered }
}

/// The day from which on a drill is worth another run after these; nothing without any.
#[must_use]
pub fn next_run(runs: &[Drilled]) -> Option<Day> {
    let last = runs.last()?;
    let well = runs.iter().rev().take_while(|run| run.grade != Grade::Again).count();
    let days = well.checked_sub(1).map_or(AGAIN, |nth| INTERVALS[nth.min(INTERVALS.len() - 1)]);
    Some(last.day.plus(days))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::catalog::Milestone;
    use crate::domain::event::{Event, MilestoneAct};
    use crate::domain::log::Log;
    use crate::domain::testing::{catalog, completed, day, event, histories, known, milestone, revert};

    /// The drills `x` and `y`, `z` after `x`, and `w`, which is none.
    fn xyz() -> Catalog {
        let drill = |name: &str| Milestone { kind: Kind::Drill, ..known(name) };
        let z = Milestone { requires: vec!["a/x".into()], ..drill("z") };
        catalog(vec![drill("x"), drill("y"), z, known("w")])
    }

    fn ran(n: u64, name: &str, grade: Grade, on: &str) -> Event {
        event(n, milestone(name, MilestoneAct::Drilled(25, grade))).on(on)
    }

    fn done(n: u64, name: &str, on: &str) -> Event {
        event(n, milestone(name, completed(&[]))).on(on)
    }

    /// Each drill with the day it is due, and the one offered.
    fn told(events: Vec<Event>, today: &str) -> String {
        let catalog = xyz();
        let progress = Progress::fold(&catalog, &Log::new(events));
        let drills = drills(&catalog, &progress, day(today));
        let name = |drill: &Drill<'_>| catalog.milestone(drill.milestone).title.to_string();
        let due = |drill: &Drill<'_>| drill.due.map_or_else(|| "-".into(), |due| due.to_string()[5..].to_owned());
        let all: Vec<String> = drills.all.iter().map(|drill| format!("{} {}", name(drill), due(drill))).collect();
        format!("{}; {}", all.join(", "), drills.offered.as_ref().map_or_else(|| "none".into(), name))
    }

    #[test]
    fn a_drill_comes_back_after_growing_intervals_and_soon_when_it_went_wrong() {
        use Grade::{Again, Easy, Good, Hard};
        let cases: [(&[Grade], &str); 7] = [
            (&[Good], "11-27"),
            (&[Hard, Good], "12-11"),
            (&[Hard, Good, Easy], "01-19"),
            (&[Hard, Good, Easy, Easy], "01-19"),
            (&[Again], "11-23"),
            (&[Good, Good, Again], "11-23"),
            (&[Good, Good, Again, Good], "11-27"),
        ];
        for (grades, due) in cases {
            let runs = grades.iter().zip(1..).map(|(grade, n)| ran(n, "y", *grade, "2026-11-20"));
            assert_eq!(told(runs.collect(), "2026-11-20"), format!("x -, y {due}; none"), "{grades:?}");
        }
    }

    #[test]
    fn what_is_done_or_can_be_done_is_a_drill_and_what_was_done_is_offered() {
        assert_eq!(told(vec![], "2026-11-20"), "x -, y -; none");
        let x = || done(1, "x", "2026-11-10");
        assert_eq!(told(vec![x()], "2026-11-16"), "x 11-17, y -, z -; none");
        assert_eq!(told(vec![x()], "2026-11-17"), "x 11-17, y -, z -; x");
        let skipped = event(2, milestone("y", MilestoneAct::Skipped(None)));
        assert_eq!(told(vec![x(), skipped], "2026-11-17"), "x 11-17, z -; x");
        let undone = vec![x(), ran(2, "x", Grade::Good, "2026-11-17"), event(3, revert(2))];
        assert_eq!(told(undone, "2026-11-17"), "x 11-17, y -, z -; x");
    }

    #[test]
    fn one_drill_a_week_is_offered_and_the_longest_due_first() {
        // 16 November 2026 is a Monday.
        let both = || vec![done(1, "y", "2026-11-01"), done(2, "x", "2026-11-02")];
        assert_eq!(told(both(), "2026-11-16"), "x 11-09, y 11-08, z -; y");
        let with = |grade: Grade| [both(), vec![ran(3, "y", grade, "2026-11-16")]].concat();
        assert_eq!(told(with(Grade::Good), "2026-11-16"), "x 11-09, y 11-23, z -; none");
        assert_eq!(told(with(Grade::Good), "2026-11-22"), "x 11-09, y 11-23, z -; none");
        assert_eq!(told(with(Grade::Good), "2026-11-23"), "x 11-09, y 11-23, z -; x");
        assert_eq!(told(with(Grade::Again), "2026-11-18"), "x 11-09, y 11-19, z -; none");
        assert_eq!(told(with(Grade::Again), "2026-11-19"), "x 11-09, y 11-19, z -; y", "the same once more");
    }

    proptest! {
        #[test]
        fn what_is_offered_is_due_and_was_reached(events in histories(), ahead in 0..90i64) {
            let catalog = xyz();
            let progress = Progress::fold(&catalog, &Log::new(events));
            let today = day("2026-11-19").plus(ahead);
            let drills = drills(&catalog, &progress, today);
            for drill in &drills.all {
                prop_assert!(!matches!(progress.state(drill.milestone), State::Blocked | State::Skipped));
            }
            if let Some(offered) = &drills.offered {
                prop_assert!(drills.all.contains(offered) && offered.due.is_some_and(|due| due <= today));
                let reached = progress.state(offered.milestone) == State::Done || !offered.runs.is_empty();
                prop_assert!(reached);
            }
        }
    }
}
