//! Throughput: what was done in each of the last whole weeks, which is what a forecast draws from.

use crate::domain::catalog::Catalog;
use crate::domain::progress::Progress;
use crate::domain::text::count;
use crate::domain::time::{Day, Minutes};

use super::work::{Work, on_milestone, on_project};

/// How many weeks are looked back on, at most.
pub const WEEKS: usize = 12;

/// Under so many whole weeks there is nothing to forecast from.
pub const LEAST_WEEKS: usize = 3;

/// What was done in one week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekDone {
    /// Its Monday.
    pub start: Day,
    /// Hours of milestones and briefs, as the curriculum gives them.
    pub done: Minutes,
}

/// What was done in the last whole weeks since the first act, at most [`WEEKS`], oldest first, empty ones included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Throughput {
    /// The day of the first act of learning.
    pub first_act: Option<Day>,
    /// The weeks, Monday to Sunday.
    pub weeks: Vec<WeekDone>,
}

impl Throughput {
    /// How many of the weeks are empty.
    #[must_use]
    pub fn empty(&self) -> usize {
        self.weeks.iter().filter(|week| week.done == Minutes(0)).count()
    }

    /// `your last 12 weeks, 3 of them empty`.
    #[must_use]
    pub fn words(&self) -> String {
        let weeks = match self.weeks.len() {
            1 => "your last week".to_owned(),
            weeks => format!("your last {}", count(weeks, "week")),
        };
        match self.empty() {
            0 => weeks,
            empty if empty == self.weeks.len() => format!("{weeks}, all of them empty"),
            empty => format!("{weeks}, {empty} of them empty"),
        }
    }
}

/// The Monday on which the first whole week since that act begins: the act's own week only when it was on a Monday.
pub(super) fn first_whole_week(first_act: Day) -> Day {
    first_act.plus(6).week()
}

/// What was done in the last whole weeks before that of `today`. Everything counts, on the path or not; what was done before
/// gradus does not.
#[must_use]
pub fn throughput(catalog: &Catalog, progress: &Progress, today: Day) -> Throughput {
    let first_act = progress.activity.first_act(today);
    let Some(first) = first_act else { return Throughput::default() };
    let this_week = today.week();
    let first = first_whole_week(first).max(this_week.plus(-7 * WEEKS as i64));
    let number = usize::try_from(this_week.since(first) / 7).unwrap_or(0);
    let mut weeks: Vec<WeekDone> =
        (0..number).map(|nth| WeekDone { start: first.plus(7 * nth as i64), done: Minutes(0) }).collect();
    let mut count = |work: Work| {
        let place = usize::try_from(work.day.since(first).div_euclid(7)).ok();
        if let Some(week) = place.and_then(|nth| weeks.get_mut(nth)) {
            week.done += work.time;
        }
    };
    (0..catalog.milestones.len()).flat_map(|ix| on_milestone(catalog, progress, ix)).for_each(&mut count);
    progress.projects().flat_map(|project| on_project(catalog, project)).for_each(&mut count);
    Throughput { first_act, weeks }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::sample::leaf_doctor;
    use crate::domain::catalog::{Brief, Item, Shared, Source};
    use crate::domain::event::{Body, Creation, Event, MilestoneAct, ProjectAct, TimeOn, When};
    use crate::domain::log::Log;
    use crate::domain::testing::{completed, day, event, known, milestone, project};

    /// `a/x` and `a/y` of three hours, and the brief `a/leaf` of twelve.
    fn shop() -> Catalog {
        let brief = Brief { id: "a/leaf".into(), requires: vec![], ..leaf_doctor() };
        let mut source = Source { milestones: vec![known("x"), known("y")], briefs: vec![brief], ..Source::default() };
        source.curriculum.id = "a".into();
        Catalog::assemble(vec![source], Shared::default())
    }

    fn told(events: Vec<Event>, today: &str) -> Vec<String> {
        let catalog = shop();
        let progress = Progress::fold(&catalog, &Log::new(events));
        let told = |week: &WeekDone| format!("{}: {}", &week.start.to_string()[5..], week.done);
        throughput(&catalog, &progress, day(today)).weeks.iter().map(told).collect()
    }

    fn noted(n: u64) -> Event {
        event(n, milestone("y", MilestoneAct::Noted("a".into())))
    }

    #[test]
    fn only_whole_weeks_since_the_first_act_count_and_empty_ones_too() {
        // 2 November 2026 is a Monday.
        assert_eq!(told(vec![], "2026-11-20"), [""; 0]);
        assert_eq!(told(vec![noted(1).on("2026-11-02")], "2026-11-20"), ["11-02: 0 min", "11-09: 0 min"]);
        assert_eq!(told(vec![noted(1).on("2026-11-03")], "2026-11-20"), ["11-09: 0 min"]);
        assert_eq!(told(vec![noted(1).on("2026-11-03")], "2026-11-15"), [""; 0], "Sunday is not over");
        assert_eq!(told(vec![noted(1).on("2026-11-21")], "2026-11-20"), [""; 0], "what is to come is no act yet");
        let year = told(vec![noted(1).on("2025-11-03")], "2026-11-20");
        assert_eq!((year.len(), year[0].as_str(), year[11].as_str()), (12, "08-24: 0 min", "11-09: 0 min"));
        let done_today = event(2, milestone("x", completed(&[]))).on("2026-11-17");
        assert_eq!(told(vec![noted(1).on("2026-11-09"), done_today], "2026-11-20"), ["11-09: 0 min"]);
    }

    #[test]
    fn milestones_ticks_and_checklists_count_in_their_weeks() {
        let items = ["one", "two", "three", "four"].map(|id| Item { id: id.into(), text: id.into() }).to_vec();
        let made = Creation { title: "Leaf".into(), brief: Some("a/leaf".into()), items };
        let before = MilestoneAct::Completed { evidence: vec![], when: When::Before };
        let logged = Body::Time { minutes: 600, on: TimeOn::Milestone("a/x".into()), text: None };
        let all = vec![
            event(1, milestone("y", before)).on("2026-11-02"),
            event(2, milestone("x", MilestoneAct::Ticked("one".into()))).on("2026-11-02"),
            event(3, project(ProjectAct::Created(Box::new(made)))).on("2026-11-03"),
            event(4, project(ProjectAct::Ticked("one".into()))).on("2026-11-08"),
            event(5, milestone("x", completed(&[]))).on("2026-11-09"),
            event(6, project(ProjectAct::Ticked("two".into()))).on("2026-11-15"),
            event(7, project(ProjectAct::Ticked("three".into()))).on("2026-11-15"),
            event(8, logged).on("2026-11-16"),
        ];
        assert_eq!(told(all.clone(), "2026-11-24"), ["11-02: 4 h 30", "11-09: 7 h 30", "11-16: 0 min"]);
        let removed = [&all[..], &[event(9, project(ProjectAct::Removed))]].concat();
        assert_eq!(told(removed, "2026-11-24"), ["11-02: 1 h 30", "11-09: 1 h 30", "11-16: 0 min"]);
    }
}
