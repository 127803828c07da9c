//! The clock and randomness: the real ones, or the moment that `GRADUS_NOW` fixes.

#![expect(clippy::disallowed_methods, reason = "this is the one place that asks the clock")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, Local, TimeZone};
use uuid::Uuid;

use crate::domain::stamp::Ink;
use crate::domain::time::Moment;

/// The variable that fixes the clock.
pub const NOW: &str = "GRADUS_NOW";

/// Where the time comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clock {
    /// The machine's clock, in its time zone.
    #[default]
    Real,
    /// Always the same moment: for scripts, tests and screenshots.
    Fixed(Moment),
}

impl Clock {
    /// The clock that the environment asks for.
    ///
    /// # Errors
    /// A sentence, when `GRADUS_NOW` is set to something that is no moment.
    pub fn from_environment() -> Result<Self, String> {
        match std::env::var_os(NOW) {
            Some(text) if !text.is_empty() => Self::parse(&text.to_string_lossy()),
            _ => Ok(Self::Real),
        }
    }

    /// A clock that stands still at a moment written in RFC 3339.
    ///
    /// # Errors
    /// A sentence, when the text is no such moment.
    pub fn parse(text: &str) -> Result<Self, String> {
        let expected = "a moment with its offset from UTC such as 2026-11-20T09:30:00+01:00";
        DateTime::parse_from_rfc3339(text)
            .map(Self::Fixed)
            .map_err(|_| format!("{NOW} is \"{text}\"; expected {expected}, or unset it to use the machine's clock"))
    }

    /// What time it is, with the offset of the writer's time zone.
    #[must_use]
    pub fn now(&self) -> Moment {
        match self {
            Self::Real => Local::now().fixed_offset(),
            Self::Fixed(moment) => *moment,
        }
    }

    /// What is needed to stamp an action of that many events, now, on the machine called `by`.
    #[must_use]
    pub fn ink(&self, by: &Arc<str>, events: usize) -> Ink {
        Ink { at: self.now(), by: by.clone(), random: (0..events).map(|_| random()).collect() }
    }
}

/// The end of all patience with something, by the machine's own watch.
#[derive(Clone, Copy, Debug)]
pub struct Deadline(Instant);

impl Deadline {
    /// So long from now.
    #[must_use]
    pub fn after(patience: Duration) -> Self {
        Self(Instant::now() + patience)
    }

    /// What is left until then; nothing when it has passed.
    #[must_use]
    pub fn left(self) -> Duration {
        self.0.saturating_duration_since(Instant::now())
    }

    /// Whether it has passed.
    #[must_use]
    pub fn has_passed(self) -> bool {
        self.left().is_zero()
    }
}

/// The zone of the real clock, which knows when clocks are changed.
#[must_use]
pub fn zone() -> impl TimeZone {
    Local
}

/// Ten fresh random bytes.
#[must_use]
pub fn random() -> [u8; 10] {
    // Bytes 6 and 8 of a version 4 UUID hold fixed bits; all others are random.
    let [a, b, c, d, e, f, _, _, _, g, h, i, j, ..] = *Uuid::new_v4().as_bytes();
    [a, b, c, d, e, f, g, h, i, j]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_clock_stands_still() {
        let text = "2026-11-20T09:30:00+01:00";
        assert_eq!(Clock::parse(text).unwrap().now().to_rfc3339(), text);
        let expected = "GRADUS_NOW is \"yesterday\"; expected a moment with its offset from UTC such as \
                        2026-11-20T09:30:00+01:00, or unset it to use the machine's clock";
        assert_eq!(Clock::parse("yesterday"), Err(expected.into()));
    }

    #[test]
    fn random_bytes_differ_in_every_place() {
        let sets: Vec<[u8; 10]> = (0..200).map(|_| random()).collect();
        for place in 0..10 {
            let (all, any) = sets.iter().fold((0xff, 0), |(all, any), set| (all & set[place], any | set[place]));
            assert_eq!((all, any), (0, 0xff), "byte {place}");
        }
    }
}
