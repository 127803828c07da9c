//! How far a skill is, and what that is worth in a role (RULES "Skill state"): words and exact fractions.

use std::cmp::Ordering;

use crate::domain::time::Minutes;
use crate::domain::words;

words! {
    /// How far a skill is; a greater one is better. What it is worth is told by [`Value`]: time alone lowers no figure, so
    /// a fading skill is worth as much as a learned one.
    SkillState { Missing = "missing", Fading = "fading", Learned = "learned", Shown = "shown", Proven = "proven" }
}

/// How much of the time that teaches a skill is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Done: whole milestones, and of those under way the ticked part.
    pub done: Minutes,
    /// All, skipped milestones included; nothing where nothing teaches it.
    pub all: Minutes,
}

impl Share {
    /// Whether all of it is done, and there is something.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.all > Minutes(0) && self.done == self.all
    }

    /// As a part of one, for bars and JSON; 0 where nothing teaches it.
    #[must_use]
    pub fn as_f64(self) -> f64 {
        if self.all == Minutes(0) { 0.0 } else { f64::from(self.done.0) / f64::from(self.all.0) }
    }

    /// Compares two shares exactly, without dividing; nothing of nothing is the least.
    #[must_use]
    pub fn compare(self, other: Self) -> Ordering {
        let times = |part: Minutes, whole: Minutes| u64::from(part.0) * u64::from(whole.0.max(1));
        times(self.done, other.all).cmp(&times(other.done, self.all))
    }

    /// `3 h of 12 h`.
    #[must_use]
    pub fn words(self) -> String {
        format!("{} of {}", self.done, self.all)
    }
}

/// What a skill is worth in a role, from 0 to 1: an exact fraction in lowest terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Value {
    /// Above the line.
    pub part: u64,
    /// Below the line, never 0.
    pub whole: u64,
}

impl Value {
    /// What it takes for a skill to be worth the whole.
    pub const PROVEN: Self = Self { part: 1, whole: 1 };

    /// What a skill is worth that is shown and not proven.
    pub const SHOWN: Self = Self { part: 3, whole: 4 };

    /// Proven 1, shown ¾, else half of the share.
    #[must_use]
    pub fn of(state: SkillState, share: Share) -> Self {
        match state {
            SkillState::Proven => Self::PROVEN,
            SkillState::Shown => Self::SHOWN,
            SkillState::Missing | SkillState::Fading | SkillState::Learned => {
                let (part, whole) = (u64::from(share.done.0), 2 * u64::from(share.all.0).max(1));
                let common = gcd(part, whole);
                Self { part: part / common, whole: whole / common }
            }
        }
    }

    /// For bars and JSON.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "both are below 2^33")]
    pub fn as_f64(self) -> f64 {
        self.part as f64 / self.whole as f64
    }
}

/// The greatest number that divides both; source: Euclid.
pub(super) fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a.max(1) } else { gcd(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(done: u32, all: u32) -> Share {
        Share { done: Minutes(done), all: Minutes(all) }
    }

    #[test]
    fn a_skill_is_worth_what_is_known_of_it() {
        let value = |state, share| {
            let value = Value::of(state, share);
            (value.part, value.whole)
        };
        assert_eq!(value(SkillState::Proven, share(0, 60)), (1, 1));
        assert_eq!(value(SkillState::Shown, share(60, 60)), (3, 4));
        assert_eq!(value(SkillState::Learned, share(60, 60)), (1, 2));
        assert_eq!(value(SkillState::Fading, share(60, 60)), (1, 2));
        assert_eq!(value(SkillState::Missing, share(20, 60)), (1, 6));
        assert_eq!(value(SkillState::Missing, share(0, 60)), (0, 1));
        assert_eq!(value(SkillState::Missing, share(0, 0)), (0, 1), "nothing teaches it");
    }

    #[test]
    fn shares_are_compared_exactly() {
        assert_eq!(share(1, 3).compare(share(2, 6)), Ordering::Equal);
        assert_eq!(share(1, 3).compare(share(333_333, 1_000_000)), Ordering::Greater);
        assert_eq!(share(0, 0).compare(share(0, 60)), Ordering::Equal);
        assert_eq!(share(0, 0).compare(share(1, 60)), Ordering::Less);
        assert!(share(60, 60).is_whole() && !share(59, 60).is_whole() && !share(0, 0).is_whole());
    }
}
