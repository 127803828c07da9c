//! The last seven days, for one paragraph.

use crate::domain::catalog::Catalog;
use crate::domain::figures::estimated;
use crate::domain::log::Log;
use crate::domain::progress::Progress;
use crate::domain::time::{Day, Minutes};

use super::deeds::{Deed, done};

/// The last seven days, today included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastDays {
    /// Days with an act of learning.
    pub active: usize,
    /// Minutes logged.
    pub logged: Minutes,
    /// The hours of milestones completed in them on which no time was ever logged.
    pub estimated: Minutes,
    /// What was done, the oldest first.
    pub deeds: Vec<Deed>,
}

pub(super) fn last_days(catalog: &Catalog, log: &Log, progress: &Progress, today: Day) -> LastDays {
    let days = today.plus(-6)..=today;
    let within = progress.activity.until(today).filter(|(day, _)| days.contains(day));
    let (active, logged) = within
        .fold((0, Minutes(0)), |(active, logged), (_, on)| (active + usize::from(on.acts > 0), logged + on.minutes));
    let estimated = estimated(catalog, progress).filter(|(_, day)| days.contains(day));
    let estimated = estimated.map(|(ix, _)| catalog.milestone(ix).time).sum();
    let deeds = done(catalog, log, progress, days.clone()).into_iter().rev().flat_map(|on| on.deeds).collect();
    LastDays { active, logged, estimated, deeds }
}
