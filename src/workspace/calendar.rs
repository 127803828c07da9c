//! Which logical day it is, and how long it lasts.

use std::time::Duration;

use chrono::NaiveTime;

use crate::domain::time::{Day, Moment};
use crate::store::clock::Clock;

/// The clock and the hour at which the learner's days begin.
#[derive(Clone, Copy, Debug)]
pub struct Calendar {
    clock: Clock,
    day_start: NaiveTime,
}

impl Calendar {
    /// A calendar whose days begin at that hour.
    #[must_use]
    pub(super) fn new(clock: Clock, day_start: NaiveTime) -> Self {
        Self { clock, day_start }
    }

    /// The logical day.
    #[must_use]
    pub fn today(&self) -> Day {
        Day::of(self.clock.now(), self.day_start)
    }

    /// How long until the next logical day begins; none on a clock that stands still.
    #[must_use]
    pub fn until_tomorrow(&self) -> Option<Duration> {
        match self.clock {
            Clock::Fixed(_) => None,
            Clock::Real => Some(until_next(self.clock.now(), self.day_start)),
        }
    }
}

/// From a moment to the next start of a day on the same clock; an hour's change in between is met by looking again.
fn until_next(now: Moment, day_start: NaiveTime) -> Duration {
    let tomorrow = Day::of(now, day_start).plus(1).date().and_time(day_start);
    let left = tomorrow.signed_duration_since(now.naive_local());
    left.to_std().unwrap_or_default().max(Duration::from_secs(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    #[test]
    fn a_day_lasts_until_the_next_begins() {
        let four = NaiveTime::from_hms_opt(4, 0, 0).unwrap();
        let left = |now: &str| until_next(DateTime::parse_from_rfc3339(now).unwrap(), four).as_secs();
        assert_eq!(left("2026-11-20T03:00:00+01:00"), 3600);
        assert_eq!(left("2026-11-20T04:00:00+01:00"), 24 * 3600);
        assert_eq!(left("2026-11-20T23:00:00+01:00"), 5 * 3600);
    }
}
