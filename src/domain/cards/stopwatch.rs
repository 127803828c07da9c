//! The time spent on questions, in whole minutes as the journal has them.

use crate::domain::time::{Minutes, Moment};

/// The most seconds that count between two looks at the clock: whoever stays away longer does something else.
const PAUSE: u32 = 600;

/// Adds up the time between looks at the clock. It never asks for the time itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stopwatch {
    last: Moment,
    seconds: u32,
    taken: u32,
}

impl Stopwatch {
    /// Starts.
    #[must_use]
    pub fn start(now: Moment) -> Self {
        Self { last: now, seconds: 0, taken: 0 }
    }

    /// The seconds since the last look. A clock that was put back gives none.
    pub fn lap(&mut self, now: Moment) -> u32 {
        let since = now.signed_duration_since(self.last).num_seconds();
        let seconds = u32::try_from(since).unwrap_or(0).min(PAUSE);
        self.last = now;
        self.seconds = self.seconds.saturating_add(seconds);
        seconds
    }

    /// All seconds so far.
    #[must_use]
    pub fn seconds(&self) -> u32 {
        self.seconds
    }

    /// The minutes that were not taken yet. What is taken at all times together is the whole time, rounded.
    pub fn take(&mut self) -> Minutes {
        let minutes = (self.seconds.saturating_add(30) / 60).saturating_sub(self.taken);
        self.taken += minutes;
        Minutes(minutes)
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::*;

    #[test]
    fn the_minutes_that_are_taken_add_up_to_the_time_rounded() {
        let start = DateTime::parse_from_rfc3339("2026-11-20T09:30:00+01:00").unwrap();
        let mut watch = Stopwatch::start(start);
        let mut now = start;
        let mut taken = Vec::new();
        for seconds in [20, 9, 1, 45, 40, 250, 0] {
            now += TimeDelta::seconds(seconds);
            watch.lap(now);
            taken.push(watch.take().0);
        }
        assert_eq!((taken, watch.seconds()), (vec![0, 0, 1, 0, 1, 4, 0], 365));
    }

    #[test]
    fn a_pause_and_a_clock_that_is_put_back_count_for_little() {
        let start = DateTime::parse_from_rfc3339("2026-11-20T09:30:00+01:00").unwrap();
        let mut watch = Stopwatch::start(start);
        assert_eq!(watch.lap(start + TimeDelta::hours(9)), 600);
        assert_eq!(watch.lap(start), 0);
        assert_eq!(watch.lap(start + TimeDelta::seconds(90)), 90);
        assert_eq!(watch.take(), Minutes(12));
    }
}
