//! Exact sums of weighted fractions: every value of a role is a whole number of units of one common measure.

use std::ops::Sub;

use super::state::{Value, gcd};

/// The common measure of a role's values: so many units make a skill that is proven.
///
/// It depends on the catalog alone, and every value is a whole number of units as long as it fits into 64 bits, which the
/// shipped curricula need 45 of. Beyond that a value is rounded down to a unit, so that nothing is overstated and nothing
/// falls when something is learned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Measure(u64);

impl Measure {
    /// The measure of values with these numbers below the line.
    pub fn of(wholes: impl Iterator<Item = u64>) -> Self {
        let common = wholes.fold(Value::SHOWN.whole, |measure, whole| {
            measure.checked_mul(whole / gcd(measure, whole)).unwrap_or(measure)
        });
        Self(common)
    }

    /// So many units make a skill that is proven.
    pub fn all(self) -> u128 {
        u128::from(self.0)
    }

    /// How many units a value is.
    pub fn units(self, value: Value) -> u128 {
        self.all() * u128::from(value.part) / u128::from(value.whole)
    }
}

/// A part of what a role asks: of its readiness, or of what would raise it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Points {
    /// Weighted units.
    pub(super) units: u128,
    /// All that the role asks.
    pub(super) all: u128,
}

impl Points {
    /// ⌊100 × part ÷ all⌋; 0 of a role that asks nothing.
    #[must_use]
    pub fn percent(self) -> u32 {
        let percent = (100 * self.units).checked_div(self.all).unwrap_or(0);
        u32::try_from(percent).unwrap_or(100)
    }

    /// Whether it is none at all.
    #[must_use]
    pub fn is_nothing(self) -> bool {
        self.units == 0
    }

    /// In percent, with what is behind the point, for bars and JSON.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a figure to look at; what is compared are the units")]
    pub fn as_f64(self) -> f64 {
        if self.all == 0 { 0.0 } else { 100.0 * self.units as f64 / self.all as f64 }
    }

    /// `4.2 %`, cut after a tenth; `under 0.1 %`.
    #[must_use]
    pub fn words(self) -> String {
        match (1000 * self.units).checked_div(self.all).unwrap_or(0) {
            0 if self.units > 0 => "under 0.1 %".into(),
            tenths if tenths % 10 == 0 => format!("{} %", tenths / 10),
            tenths => format!("{}.{} %", tenths / 10, tenths % 10),
        }
    }
}

impl Sub for Points {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self { units: self.units.saturating_sub(other.units), all: self.all }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(part: u64, whole: u64) -> Value {
        Value { part, whole }
    }

    #[test]
    fn thirds_and_sevenths_sum_up_without_loss() {
        let measure = Measure::of([6, 14, 10].into_iter());
        assert_eq!(measure.all(), 420, "the least number that 4, 6, 14 and 10 divide");
        let units: Vec<u128> =
            [(1, 6), (3, 14), (3, 10), (3, 4), (1, 1)].map(|(p, w)| measure.units(value(p, w))).into();
        assert_eq!(units, [70, 90, 126, 315, 420]);
        let third = Points { units: 3 * 70 + 3 * 70, all: 3 * 420 };
        assert_eq!((third.percent(), third.words()), (33, "33.3 %".into()));
        let whole = Points { units: 70 * 6, all: 420 };
        assert_eq!((whole.percent(), whole.words()), (100, "100 %".into()), "six sixths are one");
    }

    #[test]
    fn a_measure_that_would_not_fit_rounds_down() {
        let primes = [4_294_967_291, 4_294_967_279, 4_294_967_231];
        let measure = Measure::of(primes.into_iter());
        assert_eq!(measure.all(), 4 * 4_294_967_291, "the second would leave 64 bits");
        assert_eq!(measure.units(value(1, 4_294_967_291)), 4);
        assert_eq!(measure.units(value(4_294_967_278, 4_294_967_279)), 4 * 4_294_967_291 - 5);
        assert_eq!(measure.units(Value::PROVEN), measure.all());
    }

    #[test]
    fn points_are_told_with_what_is_behind_them() {
        let words = |units, all| Points { units, all }.words();
        assert_eq!(
            [words(0, 100), words(1, 100), words(999, 1000), words(1, 5000)],
            ["0 %", "1 %", "99.9 %", "under 0.1 %"]
        );
        assert_eq!(Points { units: 0, all: 0 }.percent(), 0);
        assert_eq!(Points { units: 999, all: 1000 }.percent(), 99);
    }
}
