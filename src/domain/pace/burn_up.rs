//! The burn-up of a path: what is done of it week by week, how much it asks for, and where the forecast ends.

use crate::domain::catalog::Catalog;
use crate::domain::figures::Path;
use crate::domain::progress::Progress;
use crate::domain::time::{Day, Minutes};

use super::forecast::{Forecast, NoForecast, forecast};
use super::scope::{Open, Scope};
use super::throughput::throughput;

/// How many weeks are looked back on, at most.
pub const MOST_WEEKS: usize = 52;

/// Under so many hours in all, minutes are told.
const EXACT: Minutes = Minutes(10 * 60);

/// How far the path was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    /// The Monday of the week.
    pub week: Day,
    /// Hours done of it by the end of the week, today in the running one.
    pub done: Minutes,
}

/// The path as it is today, and how it was done.
#[derive(Clone, Debug, PartialEq)]
pub struct BurnUp {
    /// Each week since the first act, at most [`MOST_WEEKS`], the running one last. What was done before gradus, or earlier
    /// than these weeks, is in the first.
    pub weeks: Vec<Reached>,
    /// The hours of the path today, done and open. When it was changed is not kept, so it is one line, not a history.
    pub scope: Minutes,
    /// What of it is open.
    pub open: Open,
    /// When the rest may be done: the band between p50 and p85.
    pub forecast: Result<Forecast, NoForecast>,
}

impl BurnUp {
    /// `114 of 262 h done`: whole hours, of which none is claimed that is not done; minutes too where there are few.
    #[must_use]
    pub fn words(&self) -> String {
        let done = self.scope - self.open.total();
        if self.scope < EXACT {
            return format!("{done} of {} done", self.scope);
        }
        let scope = self.scope.0.div_ceil(60);
        let done = if done == self.scope { scope } else { done.0 / 60 };
        format!("{done} of {scope} h done")
    }
}

/// The burn-up of a path. What has a day after `today` counts in the running week, since it counts as done.
#[must_use]
pub fn burn_up(catalog: &Catalog, progress: &Progress, path: &Path, today: Day) -> BurnUp {
    let scope = Scope::of_path(catalog, progress, path);
    let (open, done) = (scope.open(catalog, progress), scope.done(catalog, progress));
    let work = scope.work(catalog, progress);
    let dated = work.iter().map(|work| work.time).sum();
    let last = today.week();
    let first = progress.activity.first_act(today).unwrap_or(today).week().max(last.plus(-7 * (MOST_WEEKS as i64 - 1)));
    let number = usize::try_from(last.since(first) / 7).unwrap_or(0) + 1;
    let mut brought = vec![Minutes(0); number];
    brought[0] = done - dated;
    for part in &work {
        let place = part.day.since(first).div_euclid(7).clamp(0, number as i64 - 1);
        brought[usize::try_from(place).unwrap_or(0)] += part.time;
    }
    let mut sum = Minutes(0);
    let reached = |(nth, brought): (usize, Minutes)| {
        sum += brought;
        Reached { week: first.plus(7 * nth as i64), done: sum }
    };
    BurnUp {
        weeks: brought.into_iter().enumerate().map(reached).collect(),
        scope: done + open.total(),
        open,
        forecast: forecast(&throughput(catalog, progress, today), open.total(), today),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::event::{Event, MilestoneAct, When};
    use crate::domain::figures::tally;
    use crate::domain::log::Log;
    use crate::domain::testing::{catalog, completed, day, event, histories, known, milestone, revert};

    fn xyz() -> Catalog {
        catalog(vec![known("x"), known("y"), known("z")])
    }

    fn of(events: Vec<Event>, today: &str) -> BurnUp {
        let catalog = xyz();
        let progress = Progress::fold(&catalog, &Log::new(events));
        burn_up(&catalog, &progress, &Path::new(&catalog, &["a"]), day(today))
    }

    /// `09-28: 3 h` for each week, then all, then the words of the forecast.
    fn told(burn_up: &BurnUp) -> Vec<String> {
        let weeks = burn_up.weeks.iter().map(|week| format!("{}: {}", &week.week.to_string()[5..], week.done));
        let forecast = match &burn_up.forecast {
            Ok(forecast) => format!("{} to {}", forecast.p50, forecast.p85),
            Err(why) => why.words(),
        };
        weeks.chain([burn_up.words(), forecast]).collect()
    }

    #[test]
    fn what_is_done_adds_up_week_by_week() {
        let before = MilestoneAct::Completed { evidence: vec![], when: When::Before };
        let ticked = MilestoneAct::Ticked("one".into());
        let events = vec![
            event(1, milestone("x", before)).on("2026-11-10"),
            event(2, milestone("y", ticked)).on("2026-10-29"),
            event(3, milestone("y", completed(&[]))).on("2026-11-17"),
        ];
        assert_eq!(
            told(&of(events, "2026-11-25")),
            [
                "10-26: 4 h 30",
                "11-02: 4 h 30",
                "11-09: 4 h 30",
                "11-16: 6 h",
                "11-23: 6 h",
                "6 h of 9 h done",
                "2026-12-30 to 2027-02-03"
            ]
        );
        assert_eq!(
            told(&of(vec![], "2026-11-25")),
            ["11-23: 0 min", "0 min of 9 h done", "No date yet: it takes 3 whole weeks since your first act."]
        );
    }

    #[test]
    fn many_hours_are_told_without_minutes_and_never_more_than_are_done() {
        let told = |open: u32, scope: u32| {
            let open = Open { milestones: Minutes(open), ..Open::default() };
            let forecast = Err(NoForecast::NothingOpen);
            BurnUp { weeks: vec![], scope: Minutes(scope), open, forecast }.words()
        };
        assert_eq!(told(0, 599), "9 h 59 of 9 h 59 done");
        assert_eq!(told(1, 600), "9 of 10 h done");
        assert_eq!(told(1, 13_098), "218 of 219 h done");
        assert_eq!(told(0, 13_098), "219 of 219 h done");
        assert_eq!(told(0, 13_080), "218 of 218 h done");
    }

    #[test]
    fn a_long_story_begins_where_its_last_year_does() {
        let events = vec![
            event(1, milestone("x", completed(&[]))).on("2024-11-10"),
            event(2, milestone("y", completed(&[]))).on("2027-01-01"),
        ];
        let burn_up = of(events, "2026-11-25");
        assert_eq!((burn_up.weeks.len(), burn_up.weeks[0].done), (52, Minutes(180)));
        assert_eq!(burn_up.weeks[51], Reached { week: day("2026-11-23"), done: Minutes(360) });
    }

    proptest! {
        #[test]
        fn it_never_falls_and_ends_at_what_is_done(events in histories(), days in proptest::collection::vec(0..90i64, 16)) {
            let spread = |(event, back): (Event, i64)| Event { day: event.day.plus(-back), ..event };
            let events: Vec<Event> = events.into_iter().zip(days).map(spread).collect();
            let undone = [&events[..], &[
                event(1000, milestone("z", completed(&[]))).on("2026-10-01"),
                event(1001, revert(1000)),
            ]].concat();
            let (catalog, burn_up) = (xyz(), of(events.clone(), "2026-11-22"));
            prop_assert!(burn_up.weeks.is_sorted_by_key(|week| week.done));
            let tally = tally(&catalog, &Progress::fold(&catalog, &Log::new(events)), 0..3);
            prop_assert_eq!(burn_up.weeks.last().map(|week| week.done), Some(tally.time_done));
            prop_assert_eq!((burn_up.scope, burn_up.open.milestones), (tally.time_done + tally.time_open, tally.time_open));
            prop_assert_eq!(of(undone, "2026-11-22"), burn_up, "an undone act leaves no trace");
        }
    }
}
