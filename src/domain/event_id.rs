//! The identity of an event, and with it its place in the order of all events.

use std::fmt;

use chrono::TimeDelta;
use uuid::Uuid;

/// An event's id. Ids that are no UUIDv7 sort before all others; the rest by their text in lower case, which for UUIDs is
/// the order of their bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventId {
    /// Anything that is no UUIDv7, in lower case.
    Odd(Box<str>),
    /// A UUIDv7.
    V7(Uuid),
}

/// The greatest millisecond that fits into a UUIDv7.
const LAST_MILLISECOND: u64 = (1 << 48) - 1;

impl EventId {
    /// Reads an id as it stands in the journal. Every text is one.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        match Uuid::try_parse_ascii(text.as_bytes()) {
            Ok(uuid) if text.len() == 36 && uuid.get_version_num() == 7 => Self::V7(uuid),
            _ => Self::Odd(text.to_lowercase().into()),
        }
    }

    /// The milliseconds since 1970 in a UUIDv7; nothing for any other id.
    #[must_use]
    pub fn milliseconds(&self) -> Option<u64> {
        match self {
            Self::Odd(_) => None,
            Self::V7(uuid) => Some(u64::try_from(uuid.as_u128() >> 80).unwrap_or(LAST_MILLISECOND)),
        }
    }

    /// The id after `greatest`, at `now` milliseconds or one later than the greatest, whichever is later; at the end of
    /// the 48 bits only the random part grows. `random` are fresh random bytes.
    #[must_use]
    pub fn after(greatest: Option<&Self>, now: u64, random: [u8; 10]) -> Self {
        let last = greatest.and_then(Self::milliseconds);
        if last == Some(LAST_MILLISECOND)
            && let Some(Self::V7(uuid)) = greatest
        {
            return Self::V7(next_at_the_end(*uuid));
        }
        let millisecond = last.map_or(now, |last| now.max(last + 1)).min(LAST_MILLISECOND);
        Self::V7(uuid::Builder::from_unix_timestamp_millis(millisecond, &random).into_uuid())
    }

    /// The id that much later (earlier when negative): only its milliseconds differ. An id that holds none stays as it is.
    #[must_use]
    pub fn later(&self, by: TimeDelta) -> Self {
        let (Self::V7(uuid), Some(now)) = (self, self.milliseconds()) else { return self.clone() };
        let millisecond = now.saturating_add_signed(by.num_milliseconds()).min(LAST_MILLISECOND);
        let random = uuid.as_u128() & ((1 << 80) - 1);
        Self::V7(Uuid::from_u128(u128::from(millisecond) << 80 | random))
    }

    /// The last `digits` hex digits, which tell apart what one person made.
    #[must_use]
    pub fn tail(&self, digits: usize) -> String {
        let all: String = self.to_string().chars().filter(char::is_ascii_alphanumeric).collect();
        all[all.len().saturating_sub(digits)..].to_owned()
    }
}

/// The same millisecond with a random part greater by one, stepping over the fixed version and variant bits.
fn next_at_the_end(uuid: Uuid) -> Uuid {
    let bits = uuid.as_u128();
    let high = (bits >> 64) & 0x0fff;
    let low = bits & ((1 << 62) - 1);
    let random = ((high << 62) | low).saturating_add(1).min((1 << 74) - 1);
    let millisecond = u128::from(LAST_MILLISECOND) << 80;
    Uuid::from_u128(millisecond | 7 << 76 | (random >> 62) << 64 | 2 << 62 | (random & ((1 << 62) - 1)))
}

impl fmt::Display for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Odd(text) => f.write_str(text),
            Self::V7(uuid) => fmt::Display::fmt(&uuid.hyphenated(), f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEEN: &str = "0193a000-0000-7abc-8def-0123456789ab";

    #[test]
    fn a_clock_that_jumps_back_cannot_reorder_what_one_has_seen() {
        let seen = EventId::parse(SEEN);
        let next = EventId::after(Some(&seen), 5, [0; 10]);
        assert!(next > seen);
        assert_eq!(next.milliseconds(), seen.milliseconds().map(|ms| ms + 1));
        assert_eq!(EventId::after(None, 5, [0; 10]).milliseconds(), Some(5));
    }

    #[test]
    fn a_later_id_differs_in_its_time_alone() {
        let seen = EventId::parse(SEEN);
        let later = seen.later(TimeDelta::milliseconds(0x12));
        assert_eq!(later.to_string(), "0193a000-0012-7abc-8def-0123456789ab");
        assert_eq!(later.later(TimeDelta::milliseconds(-0x12)), seen);
        assert_eq!(seen.later(TimeDelta::MAX).milliseconds(), Some(LAST_MILLISECOND));
        assert_eq!(seen.later(TimeDelta::MIN).to_string(), "00000000-0000-7abc-8def-0123456789ab");
        assert_eq!(EventId::parse("odd").later(TimeDelta::weeks(1)), EventId::parse("odd"));
    }

    #[test]
    fn at_the_end_of_time_only_the_random_part_grows() {
        let mut last = EventId::parse("ffffffff-ffff-7fff-bfff-fffffffffffd");
        for expected in ["ffffffff-ffff-7fff-bfff-fffffffffffe", "ffffffff-ffff-7fff-bfff-ffffffffffff"] {
            let next = EventId::after(Some(&last), 5, [9; 10]);
            assert!(next > last);
            assert_eq!(next.to_string(), expected);
            last = next;
        }
        let carried = EventId::after(Some(&EventId::parse("ffffffff-ffff-7000-bfff-ffffffffffff")), 5, [9; 10]);
        assert_eq!(carried.to_string(), "ffffffff-ffff-7001-8000-000000000000");
    }

    #[test]
    fn ids_that_are_no_uuid_v7_sort_before_all_others() {
        let mut ids = [SEEN, "zebra", "6ba7b810-9dad-41d1-80b4-00c04fd430c8"].map(EventId::parse);
        ids.sort();
        assert_eq!(ids.map(|id| id.to_string()), ["6ba7b810-9dad-41d1-80b4-00c04fd430c8", "zebra", SEEN]);
        assert_eq!(EventId::parse(&SEEN.to_uppercase()), EventId::parse(SEEN));
        assert_eq!(EventId::parse(SEEN).tail(4), "89ab");
    }
}
