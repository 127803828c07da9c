//! Effort by week: minutes logged, and apart from them the hours of what was completed without any log.

use crate::domain::catalog::{Catalog, Ix};
use crate::domain::event::When;
use crate::domain::progress::Progress;
use crate::domain::text::count;
use crate::domain::time::{Day, Minutes};

/// The effort of one week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    /// Its Monday.
    pub start: Day,
    /// Logged.
    pub logged: Minutes,
    /// Estimated: the hours of milestones completed this week on which no time was ever logged.
    pub estimated: Minutes,
}

impl Week {
    /// Both together.
    #[must_use]
    pub fn total(&self) -> Minutes {
        self.logged + self.estimated
    }

    /// `3 h 20`, `3 h 20 and ~4 h`, `~4 h`.
    #[must_use]
    pub fn words(&self) -> String {
        match (self.logged.0, self.estimated.0) {
            (_, 0) => self.logged.to_string(),
            (0, _) => format!("~{}", self.estimated),
            _ => format!("{} and ~{}", self.logged, self.estimated),
        }
    }
}

/// The effort of some weeks against the goal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effort {
    /// The weeks, oldest first, the running one last.
    pub weeks: Vec<Week>,
    /// The hours a week that the learner has set, as they are today.
    pub goal: Option<Minutes>,
    /// Of the weeks, those that are whole and begin no earlier than the first act.
    pub whole: usize,
    /// How many of the whole ones reached the goal, estimated hours included; none without a goal.
    pub reached: usize,
}

impl Effort {
    /// `6 h or more in 3 of 7 whole weeks`; none without a goal or a whole week.
    #[must_use]
    pub fn words(&self) -> Option<String> {
        let goal = self.goal.filter(|_| self.whole > 0)?;
        Some(format!("{goal} or more in {} of {}", self.reached, count(self.whole, "whole week")))
    }
}

/// The effort of the last `number` weeks up to that of `today`, against the hours a week of the goal.
#[must_use]
pub fn effort(catalog: &Catalog, progress: &Progress, today: Day, number: usize) -> Effort {
    let weeks = weeks(catalog, progress, today, number);
    let goal = progress.learner.goal.hours.map(Minutes::from_hours).filter(|goal| *goal > Minutes(0));
    let first = progress.activity.first_act(today);
    let is_whole = |week: &&Week| week.start < today.week() && first.is_some_and(|first| first <= week.start);
    let whole = weeks.iter().filter(is_whole);
    let reached = whole.clone().filter(|week| goal.is_some_and(|goal| week.total() >= goal)).count();
    Effort { goal, whole: whole.count(), reached, weeks }
}

/// The effort of the week of `today`.
#[must_use]
pub fn week(catalog: &Catalog, progress: &Progress, today: Day) -> Week {
    weeks(catalog, progress, today, 1)[0]
}

/// The effort of the last `number` weeks up to that of `today`, oldest first.
#[must_use]
pub fn weeks(catalog: &Catalog, progress: &Progress, today: Day, number: usize) -> Vec<Week> {
    let first = today.week().plus(-7 * (i64::try_from(number).unwrap_or(1) - 1));
    let empty = |nth: usize| Week { start: first.plus(7 * nth as i64), logged: Minutes(0), estimated: Minutes(0) };
    let mut weeks: Vec<Week> = (0..number).map(empty).collect();
    let place = |day: Day| usize::try_from(day.since(first).div_euclid(7)).ok().filter(|_| day <= today);
    for (day, activity) in progress.activity.until(today) {
        if let Some(week) = place(day).and_then(|nth| weeks.get_mut(nth)) {
            week.logged += activity.minutes;
        }
    }
    for (ix, day) in estimated(catalog, progress) {
        if let Some(week) = place(day).and_then(|nth| weeks.get_mut(nth)) {
            week.estimated += catalog.milestone(ix).time;
        }
    }
    weeks
}

/// The milestones whose hours are estimated, each with the day of its completion: no time was ever logged on them.
pub fn estimated<'a>(catalog: &'a Catalog, progress: &'a Progress) -> impl Iterator<Item = (Ix, Day)> + 'a {
    (0..catalog.milestones.len()).filter_map(|ix| {
        let record = progress.record(ix);
        let done = record.done().filter(|done| done.when == When::WithGradus && record.time == Minutes(0));
        Some((ix, done?.day))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::{Body, Event, GoalChange, MilestoneAct, Patch, TimeOn};
    use crate::domain::log::Log;
    use crate::domain::testing::{catalog, completed, day, event, known, milestone};

    fn logged(minutes: u32) -> Body {
        Body::Time { minutes, on: TimeOn::Milestone("a/y".into()), text: None }
    }

    /// Each week as its words, then how the goal of three hours was reached.
    fn told(events: Vec<Event>, number: usize) -> Vec<String> {
        let catalog = catalog(vec![known("x"), known("y")]);
        let goal = GoalChange { hours: Patch::Set(3.0), ..GoalChange::default() };
        let goal = event(100, Body::Goal(Box::new(goal)));
        let progress = Progress::fold(&catalog, &Log::new([events, vec![goal]].concat()));
        let effort = effort(&catalog, &progress, day("2026-11-20"), number);
        let weeks = effort.weeks.iter().map(|week| format!("{}: {}", &week.start.to_string()[5..], week.words()));
        weeks.chain(effort.words()).collect()
    }

    #[test]
    fn whole_weeks_since_the_first_act_are_held_against_the_goal() {
        let events = vec![
            event(1, milestone("x", MilestoneAct::Started)).on("2026-10-28"),
            event(2, logged(179)).on("2026-11-02"),
            event(3, milestone("y", completed(&[]))).on("2026-11-03"),
            event(4, milestone("x", completed(&[]))).on("2026-11-10"),
            event(5, logged(20)).on("2026-11-15"),
            event(6, logged(300)).on("2026-11-16"),
            event(7, logged(300)).on("2026-11-21"),
        ];
        assert_eq!(
            told(events.clone(), 5),
            [
                "10-19: 0 min",
                "10-26: 0 min",
                "11-02: 2 h 59",
                "11-09: 20 min and ~3 h",
                "11-16: 5 h",
                "3 h or more in 1 of 2 whole weeks"
            ]
        );
        assert_eq!(told(events.clone(), 1), ["11-16: 5 h"]);
        assert_eq!(told(events, 0), [""; 0]);
        assert_eq!(told(vec![], 2), ["11-09: 0 min", "11-16: 0 min"]);
    }
}
