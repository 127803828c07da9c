//! Days, moments and lengths of time as the learner counts them. Nothing here knows what time it is: that is an argument.

use std::fmt;

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, NaiveTime, Weekday};
use serde::{Deserialize, Serialize};

/// A moment on the writer's clock, with its offset.
pub type Moment = DateTime<FixedOffset>;

/// A logical day of the learner's (it may start at 04:00).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

impl Day {
    /// The day of that date.
    #[must_use]
    pub fn new(date: NaiveDate) -> Self {
        Self(date)
    }

    /// Reads `YYYY-MM-DD`; anything else is `None`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let number = |range: std::ops::Range<usize>| {
            bytes[range].iter().try_fold(0u32, |sum, b| b.is_ascii_digit().then(|| sum * 10 + u32::from(b - b'0')))
        };
        let year = i32::try_from(number(0..4)?).ok()?;
        NaiveDate::from_ymd_opt(year, number(5..7)?, number(8..10)?).map(Self)
    }

    /// The logical day that `moment` belongs to, when days start at `start` on the writer's clock.
    #[must_use]
    pub fn of(moment: Moment, start: NaiveTime) -> Self {
        let local = moment.naive_local();
        let day = Self(local.date());
        if local.time() < start { day.plus(-1) } else { day }
    }

    /// The date.
    #[must_use]
    pub fn date(self) -> NaiveDate {
        self.0
    }

    /// The day `days` later (earlier when negative); saturates at the ends of the calendar.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        let amount = Days::new(days.unsigned_abs());
        let moved = if days < 0 { self.0.checked_sub_days(amount) } else { self.0.checked_add_days(amount) };
        Self(moved.unwrap_or(self.0))
    }

    /// Whole days from `earlier` to this day; negative when it lies before.
    #[must_use]
    pub fn since(self, earlier: Self) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }

    /// The Monday of this day's week.
    #[must_use]
    pub fn week(self) -> Self {
        self.plus(-i64::from(self.0.weekday().num_days_from_monday()))
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        self.0.weekday()
    }

    /// `Mon`, `Tue` …
    #[must_use]
    pub fn weekday_name(self) -> &'static str {
        weekday_name(self.0.weekday())
    }

    /// `Fri 20 Nov 2026, today`.
    #[must_use]
    pub fn told_on(self, today: Self) -> String {
        let date = format!("{} {}", self.weekday_name(), self.words());
        let away = self.relative_to(today);
        if date.ends_with(&away) { date } else { format!("{date}, {away}") }
    }

    /// `Fri 27 Nov`, with the year where that is another one than today's.
    #[must_use]
    pub fn near(self, today: Self) -> String {
        let year = if self.0.year() == today.0.year() { String::new() } else { format!(" {}", self.0.year()) };
        format!("{} {} {}{year}", self.weekday_name(), self.0.day(), self.month_name())
    }

    /// `20 Nov 2026`.
    #[must_use]
    pub fn words(self) -> String {
        format!("{} {} {}", self.0.day(), self.month_name(), self.0.year())
    }

    /// `Nov 2026`, as résumés write dates.
    #[must_use]
    pub fn month_words(self) -> String {
        format!("{} {}", self.month_name(), self.0.year())
    }

    /// `Nov`.
    #[must_use]
    pub fn month_name(self) -> &'static str {
        const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        MONTHS[self.0.month0() as usize]
    }

    /// `today`, `yesterday`, `3 days ago`, `in 2 days`, or the date when it is more than 30 days away.
    #[must_use]
    pub fn relative_to(self, today: Self) -> String {
        match today.since(self) {
            0 => "today".into(),
            1 => "yesterday".into(),
            -1 => "tomorrow".into(),
            days @ 2..=30 => format!("{days} days ago"),
            days @ -30..=-2 => format!("in {} days", -days),
            _ => self.words(),
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("\"{text}\" is no date like 2026-11-20")))
    }
}

/// `Mon` … `Sun`.
#[must_use]
pub fn weekday_name(weekday: Weekday) -> &'static str {
    const NAMES: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    NAMES[weekday.num_days_from_monday() as usize]
}

/// Reads `mon`, `Monday`, `sat` …; anything else is `None`.
#[must_use]
pub fn parse_weekday(text: &str) -> Option<Weekday> {
    text.trim().parse().ok()
}

/// A length of time in whole minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Minutes(pub u32);

impl Minutes {
    /// From hours, rounded to the minute; negative or absurd ones are nought.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the range is checked in the line before"
    )]
    pub fn from_hours(hours: f64) -> Self {
        let minutes = (hours * 60.0).round();
        if (0.0..=6_000_000.0).contains(&minutes) { Self(minutes as u32) } else { Self(0) }
    }

    /// In hours.
    #[must_use]
    pub fn hours(self) -> f64 {
        f64::from(self.0) / 60.0
    }

    /// This share (`part` of `whole`) of the time, rounded down; nothing when `whole` is nought.
    #[must_use]
    pub fn share(self, part: usize, whole: usize) -> Self {
        if whole == 0 {
            return Self(0);
        }
        let minutes = u64::from(self.0) * part as u64 / whole as u64;
        Self(u32::try_from(minutes).unwrap_or(u32::MAX))
    }
}

impl std::ops::Add for Minutes {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl std::ops::Sub for Minutes {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl std::ops::AddAssign for Minutes {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl std::iter::Sum for Minutes {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self(0), |sum, one| sum + one)
    }
}

impl fmt::Display for Minutes {
    /// `3 h`, `1 h 30`, `45 min`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match (self.0 / 60, self.0 % 60) {
            (0, minutes) => format!("{minutes} min"),
            (hours, 0) => format!("{hours} h"),
            (hours, minutes) => format!("{hours} h {minutes:02}"),
        };
        f.pad(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn a_day_is_read_strictly_and_printed_back() {
        assert_eq!(day("2026-11-20").to_string(), "2026-11-20");
        for bad in ["2026-13-01", "2026-02-30", "20261120", "2026-1-20", "2026-11-2x", "", "２026-11-20"] {
            assert_eq!(Day::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_logical_day_starts_when_the_learner_says() {
        let start = NaiveTime::from_hms_opt(4, 0, 0).unwrap();
        let at = |text: &str| Day::of(DateTime::parse_from_rfc3339(text).unwrap(), start).to_string();
        assert_eq!(at("2026-11-20T03:59:59+01:00"), "2026-11-19");
        assert_eq!(at("2026-11-20T04:00:00+01:00"), "2026-11-20");
        assert_eq!(at("2026-03-01T00:30:00-08:00"), "2026-02-28");
    }

    #[test]
    fn lengths_read_as_people_say_them() {
        let words: Vec<String> = [0, 10, 60, 90, 200].map(|m| Minutes(m).to_string()).into();
        assert_eq!(words, ["0 min", "10 min", "1 h", "1 h 30", "3 h 20"]);
        assert_eq!(Minutes::from_hours(2.5), Minutes(150));
        assert_eq!(Minutes::from_hours(f64::NAN), Minutes(0));
        assert_eq!(Minutes(90).share(1, 3), Minutes(30));
        assert_eq!(Minutes(90).share(1, 0), Minutes(0));
    }

    #[test]
    fn weeks_begin_on_monday() {
        assert_eq!(day("2026-11-20").week(), day("2026-11-16"));
        assert_eq!(day("2026-11-16").week(), day("2026-11-16"));
        assert_eq!(day("2026-11-20").relative_to(day("2026-11-21")), "yesterday");
        assert_eq!(day("2026-11-20").relative_to(day("2026-11-18")), "in 2 days");
        assert_eq!(day("2026-01-02").relative_to(day("2026-11-18")), "2 Jan 2026");
    }
}
