//! Work on its days: the hours of milestones and briefs, each part on the day on which it was done.

use crate::domain::catalog::{Catalog, Ix};
use crate::domain::event::When;
use crate::domain::progress::{Progress, Project, State};
use crate::domain::time::{Day, Minutes};

/// A part of a milestone or of a brief that was done on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Work {
    /// The day it counts on.
    pub day: Day,
    /// Its part of the hours that the curriculum gives, which is not the time it took.
    pub time: Minutes,
}

/// What was done of a milestone: the ticked share on the days of the ticks, the rest on the day of the completion. Together
/// this is [`Progress::time_done`], so never more than its hours; one that was done before gradus has none.
#[must_use]
pub fn on_milestone(catalog: &Catalog, progress: &Progress, ix: Ix) -> Vec<Work> {
    let (milestone, record) = (catalog.milestone(ix), progress.record(ix));
    let done = match progress.state(ix) {
        State::Doing => None,
        State::Done => record.done(),
        State::Todo | State::Blocked | State::Skipped => return Vec::new(),
    };
    if done.is_some_and(|done| done.when == When::Before) {
        return Vec::new();
    }
    let ticked = milestone.done_when.iter().filter_map(|item| record.ticked_on(&item.id));
    let ticked = ticked.filter(|day| done.is_none_or(|done| *day < done.day));
    let mut work = shares(milestone.time, ticked.collect(), milestone.done_when.len());
    if let Some(done) = done {
        let rest = milestone.time - work.iter().map(|part| part.time).sum();
        work.push(Work { day: done.day, time: rest });
    }
    work
}

/// What was done of the brief that a project was made from: its hours by the share of the checklist ticked. A project without
/// a brief has no hours to share.
#[must_use]
pub fn on_project(catalog: &Catalog, project: &Project) -> Vec<Work> {
    let Some(brief) = project.brief.as_deref().and_then(|brief| catalog.brief(brief)) else { return Vec::new() };
    let ticked = project.items.iter().filter_map(|item| project.ticked_on(&item.id));
    shares(brief.time, ticked.collect(), project.items.len())
}

/// Equal shares of a time on these days, in order; the first n of them are together what [`Minutes::share`] gives for n.
fn shares(time: Minutes, mut days: Vec<Day>, of: usize) -> Vec<Work> {
    days.sort_unstable();
    let share = |(nth, day)| Work { day, time: time.share(nth + 1, of) - time.share(nth, of) };
    days.into_iter().enumerate().map(share).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::catalog::Milestone;
    use crate::domain::event::{Event, MilestoneAct};
    use crate::domain::log::Log;
    use crate::domain::testing::{catalog, completed, event, histories, known, milestone, revert};

    fn ticked(item: &str) -> MilestoneAct {
        MilestoneAct::Ticked(item.into())
    }

    /// The work on `a/x` (three hours, two items) after these acts, one a day from 1 November on, as `day: minutes`.
    fn told(acts: Vec<MilestoneAct>) -> Vec<String> {
        let catalog = catalog(vec![known("x")]);
        let events = (1..).zip(acts).map(|(n, act)| event(n, milestone("x", act)).on(&format!("2026-11-{n:02}")));
        let progress = Progress::fold(&catalog, &Log::new(events.collect()));
        let told = |work: Work| format!("{}: {}", &work.day.to_string()[8..], work.time.0);
        on_milestone(&catalog, &progress, 0).into_iter().map(told).collect()
    }

    #[test]
    fn the_ticked_share_counts_when_it_is_ticked_and_the_rest_when_it_is_completed() {
        use MilestoneAct::{Noted, Reset, Skipped, Started, Unticked};
        let done = || completed(&[]);
        let before = || MilestoneAct::Completed { evidence: vec![], when: When::Before };
        let one = || ticked("one");
        let cases: [(Vec<MilestoneAct>, &[&str]); 14] = [
            (vec![], &[]),
            (vec![Started, Noted("a".into())], &[]),
            (vec![one()], &["01: 90"]),
            (vec![one(), one()], &["01: 90"]),
            (vec![ticked("gone")], &[]),
            (vec![one(), ticked("two")], &["01: 90", "02: 90"]),
            (vec![one(), Unticked("one".into())], &[]),
            (vec![done()], &["01: 180"]),
            (vec![one(), done()], &["01: 90", "02: 90"]),
            (vec![one(), ticked("two"), done()], &["01: 90", "02: 90", "03: 0"]),
            (vec![done(), one(), done()], &["01: 180"]),
            (vec![one(), before()], &[]),
            (vec![one(), done(), Reset, done()], &["04: 180"]),
            (vec![one(), done(), Skipped(None)], &[]),
        ];
        for (acts, expected) in cases {
            assert_eq!(told(acts.clone()), expected, "{acts:?}");
        }
    }

    #[test]
    fn shares_that_do_not_divide_add_up_all_the_same() {
        let days = vec![Day::parse("2026-11-02").unwrap(); 3];
        let parts: Vec<u32> = shares(Minutes(100), days, 3).iter().map(|work| work.time.0).collect();
        assert_eq!(parts, [33, 33, 34]);
    }

    fn xyz() -> Catalog {
        catalog(vec![known("x"), known("y"), Milestone { joins: vec!["a/gone".into()], ..known("z") }])
    }

    fn fold(events: &[Event]) -> Progress {
        Progress::fold(&xyz(), &Log::new(events.to_vec()))
    }

    fn work(progress: &Progress) -> Vec<Vec<Work>> {
        (0..3).map(|ix| on_milestone(&xyz(), progress, ix)).collect()
    }

    proptest! {
        #[test]
        fn the_work_on_a_milestone_is_its_hours_done(events in histories()) {
            let (catalog, progress) = (xyz(), fold(&events));
            for (ix, work) in work(&progress).into_iter().enumerate() {
                let sum: Minutes = work.iter().map(|part| part.time).sum();
                prop_assert_eq!(sum, progress.time_done(ix, catalog.milestone(ix)));
                prop_assert!(sum <= catalog.milestone(ix).time);
            }
        }

        #[test]
        fn an_undone_act_leaves_no_trace(events in histories(), item in 0..3usize) {
            let act = [ticked("one"), completed(&[]), MilestoneAct::Reset][item].clone();
            let mut more = events.clone();
            more.extend([event(1000, milestone("x", act)).on("2026-11-23"), event(1001, revert(1000))]);
            prop_assert_eq!(work(&fold(&more)), work(&fold(&events)));
        }
    }
}
