//! Effort by week: minutes logged, and apart from them the hours of what was completed without any log.

use crate::domain::catalog::{Catalog, Ix};
use crate::domain::event::When;
use crate::domain::progress::Progress;
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

/// The effort of the week of `today`.
#[must_use]
pub fn week(catalog: &Catalog, progress: &Progress, today: Day) -> Week {
    weeks(catalog, progress, today, 1)[0]
}

/// The effort of the last `count` weeks up to that of `today`, oldest first.
#[must_use]
pub fn weeks(catalog: &Catalog, progress: &Progress, today: Day, count: usize) -> Vec<Week> {
    let first = today.week().plus(-7 * (i64::try_from(count).unwrap_or(1) - 1));
    let empty = |nth: usize| Week { start: first.plus(7 * nth as i64), logged: Minutes(0), estimated: Minutes(0) };
    let mut weeks: Vec<Week> = (0..count).map(empty).collect();
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
