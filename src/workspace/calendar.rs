//! Which logical day it is, and how long it lasts.

use std::time::Duration;

use chrono::{MappedLocalTime, NaiveTime, TimeDelta, TimeZone};

use crate::domain::time::{Day, Moment};
use crate::store::clock::{Clock, zone};

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

    /// What time it is.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.clock.now()
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
            Clock::Real => Some(until_next(&zone(), self.clock.now(), self.day_start)),
        }
    }
}

/// The least that is waited for, so that a clock that goes wrong keeps nobody busy.
const LEAST: Duration = Duration::from_secs(1);

/// The longest time that a clock was ever put forward by, in steps of as many minutes as all of them are made of: a day.
const SKIPPED: (i64, i64) = (96, 15);

/// From a moment to the next start of a day in a zone. An hour that is skipped or comes twice is counted.
fn until_next(zone: &impl TimeZone, now: Moment, day_start: NaiveTime) -> Duration {
    let tomorrow = Day::of(now, day_start).plus(1).date().and_time(day_start);
    // A start that is skipped is the first time after it that there is.
    let (steps, minutes) = SKIPPED;
    let shown = (0..=steps).map(|step| tomorrow + TimeDelta::minutes(step * minutes));
    let begins = shown.map(|local| zone.from_local_datetime(&local)).find_map(|begins| match begins {
        MappedLocalTime::Ambiguous(first, second) if first <= now => Some(second),
        begins => begins.earliest(),
    });
    let left = begins.map(|begins| begins.signed_duration_since(now)).unwrap_or_default();
    left.to_std().unwrap_or_default().max(LEAST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};

    /// A zone that has summer time between two moments in UTC.
    #[derive(Clone, Debug)]
    struct Zone {
        winter: i32,
        summer: [&'static str; 2],
    }

    const BERLIN: Zone = Zone { winter: 1, summer: ["2026-03-29T01:00:00", "2026-10-25T01:00:00"] };
    const NEW_YORK: Zone = Zone { winter: -5, summer: ["2026-03-08T07:00:00", "2026-11-01T06:00:00"] };

    impl Zone {
        fn offset(hours: i32) -> FixedOffset {
            FixedOffset::east_opt(hours * 3600).unwrap()
        }
    }

    impl TimeZone for Zone {
        type Offset = FixedOffset;

        fn from_offset(_: &FixedOffset) -> Self {
            unreachable!("nobody makes a zone of an offset")
        }

        fn offset_from_local_date(&self, local: &NaiveDate) -> MappedLocalTime<FixedOffset> {
            self.offset_from_local_datetime(&local.and_time(NaiveTime::MIN))
        }

        fn offset_from_local_datetime(&self, local: &NaiveDateTime) -> MappedLocalTime<FixedOffset> {
            let offsets = [Self::offset(self.winter + 1), Self::offset(self.winter)];
            match offsets.map(|offset| self.offset_from_utc_datetime(&(*local - offset)) == offset) {
                [true, true] => MappedLocalTime::Ambiguous(offsets[0], offsets[1]),
                [true, false] => MappedLocalTime::Single(offsets[0]),
                [false, true] => MappedLocalTime::Single(offsets[1]),
                [false, false] => MappedLocalTime::None,
            }
        }

        fn offset_from_utc_date(&self, utc: &NaiveDate) -> FixedOffset {
            self.offset_from_utc_datetime(&utc.and_time(NaiveTime::MIN))
        }

        fn offset_from_utc_datetime(&self, utc: &NaiveDateTime) -> FixedOffset {
            let [from, until] = self.summer.map(|text| text.parse::<NaiveDateTime>().unwrap());
            Self::offset(self.winter + i32::from((from..until).contains(utc)))
        }
    }

    fn hour(text: &str) -> NaiveTime {
        text.parse().unwrap()
    }

    /// The moment at which the clock on the wall shows this, the first of two.
    fn at(zone: &Zone, local: &str) -> Moment {
        zone.from_local_datetime(&local.parse().unwrap()).earliest().unwrap().fixed_offset()
    }

    #[test]
    fn a_day_lasts_until_the_next_begins() {
        let left = |now: &str| {
            let now = DateTime::parse_from_rfc3339(now).unwrap();
            until_next(now.offset(), now, hour("04:00:00")).as_secs()
        };
        assert_eq!(left("2026-11-20T03:00:00+01:00"), 3600);
        assert_eq!(left("2026-11-20T03:59:59.9+01:00"), 1, "never less, or the loop would turn for nothing");
        assert_eq!(left("2026-11-20T04:00:00+01:00"), 24 * 3600);
        assert_eq!(left("2026-11-20T23:00:00+01:00"), 5 * 3600);
        assert_eq!(left("2028-02-28T23:00:00+01:00"), 5 * 3600);
    }

    #[test]
    fn a_night_in_which_the_clocks_are_changed_is_an_hour_shorter_or_longer() {
        // Where the evening is, in minutes how long until midnight, until four, and until half past two.
        let nights = [
            (BERLIN, "2026-03-28T22:00:00", [2 * 60, 5 * 60, 4 * 60]),
            (BERLIN, "2026-10-24T22:00:00", [2 * 60, 7 * 60, 4 * 60 + 30]),
            (NEW_YORK, "2026-03-07T22:00:00", [2 * 60, 5 * 60, 4 * 60]),
            (NEW_YORK, "2026-10-31T22:00:00", [2 * 60, 7 * 60, 5 * 60 + 30]),
            (BERLIN, "2026-11-20T22:00:00", [2 * 60, 6 * 60, 4 * 60 + 30]),
        ];
        for (zone, evening, minutes) in nights {
            let now = at(&zone, evening);
            let starts = ["00:00:00", "04:00:00", "02:30:00"];
            let left = starts.map(|start| until_next(&zone, now, hour(start)).as_secs() / 60);
            assert_eq!(left, minutes, "{evening}");
        }
    }

    #[test]
    fn a_night_in_which_the_clocks_are_changed_is_one_night() {
        for (zone, noon, days) in [
            (BERLIN, "2026-03-28T12:00:00", ["2026-03-28", "2026-03-29", "2026-03-30"]),
            (BERLIN, "2026-10-24T12:00:00", ["2026-10-24", "2026-10-25", "2026-10-26"]),
            (NEW_YORK, "2026-03-07T12:00:00", ["2026-03-07", "2026-03-08", "2026-03-09"]),
            (NEW_YORK, "2026-10-31T12:00:00", ["2026-10-31", "2026-11-01", "2026-11-02"]),
            (BERLIN, "2028-02-28T12:00:00", ["2028-02-28", "2028-02-29", "2028-03-01"]),
        ] {
            for start in ["00:00:00", "04:00:00"].map(hour) {
                let moment =
                    |minute| zone.from_utc_datetime(&(at(&zone, noon).naive_utc() + TimeDelta::minutes(minute)));
                let day = |moment: DateTime<Zone>| Day::of(moment.fixed_offset(), start).to_string();
                let mut seen: Vec<String> = (0..48 * 60).map(|minute| day(moment(minute))).collect();
                let all = seen.clone();
                seen.dedup();
                assert_eq!(seen, days, "from {start} on");
                // Whoever waits wakes up as the new day begins, neither an hour late nor again and again before it.
                for (minute, today) in (0i64..).zip(&all).step_by(5).filter(|(_, today)| **today != days[2]) {
                    let left = until_next(&zone, moment(minute).fixed_offset(), start).as_secs() / 60;
                    let begins = all.iter().rposition(|day| day == today).unwrap() as u64 + 1;
                    assert_eq!(
                        left,
                        begins - minute.unsigned_abs(),
                        "{} from {start} on",
                        moment(minute).fixed_offset()
                    );
                }
            }
        }
    }
}
