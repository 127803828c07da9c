//! Rhythm and streak (RULES "Days"): how steadily the learner has been at it, without debt.

use crate::domain::progress::{Activity, Goal};
use crate::domain::text::count;
use crate::domain::time::Day;

/// Weeks in a row with enough active days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rhythm {
    /// Weeks in a row; the running one counts once it has enough days, and breaks nothing before.
    pub weeks: usize,
    /// Active days of the running week.
    pub days: usize,
    /// Active days that make a week count.
    pub goal_days: u8,
}

impl Rhythm {
    /// `2 of 3 days`; `4 days` once there are enough.
    #[must_use]
    pub fn days_words(&self) -> String {
        if self.days > usize::from(self.goal_days) {
            return count(self.days, "day");
        }
        format!("{} of {}", self.days, count(usize::from(self.goal_days), "day"))
    }
}

/// Active days in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Streak {
    /// In the run that ends today or yesterday.
    pub days: usize,
    /// In the longest run ever.
    pub best: usize,
}

/// The rhythm as of `today`.
#[must_use]
pub fn rhythm(activity: &Activity, goal: &Goal, today: Day) -> Rhythm {
    let goal_days = goal.days();
    let enough = |week: Day| active_days(activity, week, today) >= usize::from(goal_days.max(1));
    let this_week = today.week();
    let past = (1..).map(|n| this_week.plus(-7 * n)).take_while(|&week| enough(week)).count();
    let days = active_days(activity, this_week, today);
    Rhythm { weeks: past + usize::from(enough(this_week)), days, goal_days }
}

/// How many days of the week from that Monday on are active, up to `today`.
#[must_use]
pub fn active_days(activity: &Activity, monday: Day, today: Day) -> usize {
    (0..7).map(|n| monday.plus(n)).filter(|&day| day <= today && activity.active(day)).count()
}

/// The streak as of `today`.
#[must_use]
pub fn streak(activity: &Activity, goal: &Goal, today: Day) -> Streak {
    let mut best = 0;
    let mut run = 0;
    let mut last: Option<Day> = None;
    for day in days_with_acts(activity, today) {
        run = if last.is_some_and(|last| bridged(goal, last, day)) { run + 1 } else { 1 };
        best = best.max(run);
        last = Some(day);
    }
    let alive = last.is_some_and(|last| bridged(goal, last, today));
    Streak { days: if alive { run } else { 0 }, best }
}

/// The active days of the run that the streak counts, the newest first; none when there is no streak.
#[must_use]
pub fn streak_days(activity: &Activity, goal: &Goal, today: Day) -> Vec<Day> {
    let mut run: Vec<Day> = Vec::new();
    for day in days_with_acts(activity, today).rev() {
        if !bridged(goal, day, run.last().copied().unwrap_or(today)) {
            break;
        }
        run.push(day);
    }
    run
}

fn days_with_acts(activity: &Activity, today: Day) -> impl DoubleEndedIterator<Item = Day> + '_ {
    activity.until(today).filter(|(_, activity)| activity.acts > 0).map(|(day, _)| day)
}

/// Whether nothing but days of rest lies between two days.
fn bridged(goal: &Goal, from: Day, to: Day) -> bool {
    (1..to.since(from)).all(|n| goal.rests_on(from.plus(n)))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::catalog::Catalog;
    use crate::domain::event::{Body, Event, GoalChange, Patch, RestDay, TimeOn};
    use crate::domain::event_id::EventId;
    use crate::domain::log::Log;
    use crate::domain::progress::Progress;
    use crate::domain::time::parse_weekday;

    fn event(nth: usize, day: &str, body: Body) -> Event {
        let id = EventId::parse(&format!("0193a000-{nth:04}-7abc-8def-0123456789ab"));
        Event { id, at: None, day: Day::parse(day).unwrap(), by: Arc::from("laptop"), act: None, body }
    }

    /// Figures on `today` after acts on these days of November 2026, resting as said from the 1st on.
    fn figures(days: &[u8], rest: &[&str], today: u8) -> (usize, usize, usize) {
        let act = || Body::Time { minutes: 10, on: TimeOn::Anything, text: None };
        let mut events: Vec<Event> =
            days.iter().enumerate().map(|(nth, day)| event(nth + 1, &format!("2026-11-{day:02}"), act())).collect();
        let rest = rest.iter().map(|day| RestDay(parse_weekday(day).unwrap())).collect();
        let goal = GoalChange { rest: Patch::Set(rest), ..GoalChange::default() };
        events.push(event(0, "2026-11-01", Body::Goal(Box::new(goal))));
        let progress = Progress::fold(&Catalog::default(), &Log::new(events));
        let today = Day::parse(&format!("2026-11-{today:02}")).unwrap();
        let streak = streak(&progress.activity, &progress.learner.goal, today);
        let days_of_run = streak_days(&progress.activity, &progress.learner.goal, today);
        assert_eq!(days_of_run.len(), streak.days, "{days_of_run:?}");
        (rhythm(&progress.activity, &progress.learner.goal, today).weeks, streak.days, streak.best)
    }

    #[test]
    fn a_run_ends_today_or_yesterday() {
        assert_eq!(figures(&[17, 18, 19], &[], 20), (1, 3, 3));
        assert_eq!(figures(&[17, 18, 19], &[], 19), (1, 3, 3));
        assert_eq!(figures(&[17, 18], &[], 20), (0, 0, 2));
        assert_eq!(figures(&[], &[], 20), (0, 0, 0));
    }

    #[test]
    fn a_rest_day_neither_counts_nor_breaks_and_counts_with_an_act() {
        // 14 and 15 November 2026 are a Saturday and a Sunday.
        assert_eq!(figures(&[13, 16], &["sat", "sun"], 16).1, 2);
        assert_eq!(figures(&[13, 14, 16], &["sat", "sun"], 16).1, 3);
        assert_eq!(figures(&[13, 16], &["sat"], 16).1, 1);
    }

    #[test]
    fn the_running_week_breaks_no_rhythm_and_the_future_counts_for_nothing() {
        assert_eq!(figures(&[2, 3, 4, 9, 10, 11, 16], &[], 16).0, 2);
        assert_eq!(figures(&[2, 3, 4, 9, 10, 11, 16, 17, 18], &[], 18).0, 3);
        assert_eq!(figures(&[9, 10, 16], &[], 16).0, 0);
        assert_eq!(figures(&[20, 21, 22], &[], 20), (0, 1, 1));
    }
}
