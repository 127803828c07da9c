//! The runs of a forecast: weeks drawn with replacement until the open hours are covered (bootstrap; Vacanti, *Actionable
//! Agile Metrics for Predictability*, 2015, calls it "how many" and "when" by Monte Carlo).

use super::throughput::WEEKS;

/// How many runs there are.
pub const RUNS: usize = 2000;

/// Ten years in weeks, rounded down: no run goes on for longer.
const MOST_WEEKS: usize = 521;

/// Draws from one random number: sixteen bits each, which favours no week of [`WEEKS`] by more than one in five thousand.
const DRAWS: usize = 4;

/// In how many weeks half of the runs, and 85 of 100, have covered `open` minutes, when each week brings one of `weeks`
/// (minutes; at most [`WEEKS`] count). None when fewer than 85 of 100 do so within ten years.
///
/// The seed is a hash of the weeks alone, and each run has a stream of its own: with more to cover, a run draws the same
/// weeks and then further ones, so that more open hours never end earlier.
pub(super) fn finish(weeks: &[u32], open: u32) -> Option<(usize, usize)> {
    let weeks = &weeks[..weeks.len().min(WEEKS)];
    let hash = |seed: u64, minutes: &u32| SplitMix64(seed ^ u64::from(*minutes)).next();
    let mut seeds = SplitMix64(weeks.iter().fold(weeks.len() as u64, hash));
    let mut finished = [0_usize; MOST_WEEKS + 1];
    let mut unfinished = 0;
    for _ in 0..RUNS {
        match run(SplitMix64(seeds.next()), weeks, open) {
            Some(number) => finished[number] += 1,
            None => unfinished += 1,
        }
        // Such runs are the long ones, so nothing is lost by stopping where they are too many.
        if unfinished > RUNS - share(85) {
            return None;
        }
    }
    let by = |wanted: usize| {
        let mut sum = 0;
        finished.iter().position(|number| {
            sum += number;
            sum >= wanted
        })
    };
    Some((by(share(50))?, by(share(85))?))
}

/// So many in a hundred of the runs.
const fn share(percent: usize) -> usize {
    RUNS * percent / 100
}

/// The week in which one run covers the open minutes, counted from 1; none within [`MOST_WEEKS`].
fn run(mut random: SplitMix64, weeks: &[u32], open: u32) -> Option<usize> {
    let mut left = open;
    for first in (1..=MOST_WEEKS).step_by(DRAWS) {
        let mut bits = random.next();
        for number in first..first + DRAWS {
            let drawn = ((bits & 0xffff) as usize * weeks.len()) >> 16;
            let week = weeks.get(drawn).copied().unwrap_or(0);
            if left <= week {
                return Some(number).filter(|number| *number <= MOST_WEEKS);
            }
            left -= week;
            bits >>= 16;
        }
    }
    None
}

/// SplitMix64: the same numbers for the same seed, everywhere. Source: Steele, Lea and Flood, *Fast Splittable Pseudorandom
/// Number Generators*, OOPSLA 2014, with the constants of Vigna's `splitmix64.c`.
struct SplitMix64(u64);

impl SplitMix64 {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ z >> 31
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_reference() {
        let mut random = SplitMix64(1_234_567);
        assert_eq!(random.next(), 6_457_827_717_110_365_317);
        assert_eq!(random.next(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn steady_weeks_end_when_division_says_so() {
        for (week, open, expected) in [(60, 60, 1), (60, 61, 2), (60, 600, 10), (60, 521 * 60, 521), (90, 100, 2)] {
            assert_eq!(finish(&[week; 5], open), Some((expected, expected)), "{week} {open}");
        }
        assert_eq!(finish(&[60; 5], 521 * 60 + 1), None);
        assert_eq!(finish(&[0; 5], 1), None);
        assert_eq!(finish(&[], 1), None);
    }

    #[test]
    fn half_and_85_of_100_are_near_what_can_be_worked_out() {
        // The number of draws until one of four weeks is hit for the first time is geometric: 1 − 0.75^2 = 0.44 and
        // 1 − 0.75^3 = 0.58; 1 − 0.75^6 = 0.82 and 1 − 0.75^7 = 0.87.
        assert_eq!(finish(&[0, 0, 0, 60], 60), Some((3, 7)));
        // Twelve different weeks with a mean of 6 h and 600 h to cover: 100 weeks, give or take the spread.
        let weeks: Vec<u32> = (1..=12).map(|hours| hours * 60 - 30).collect();
        let (half, most) = finish(&weeks, 36_000).unwrap();
        assert!((99..=101).contains(&half) && (104..=108).contains(&most), "{half} {most}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn more_open_hours_never_end_earlier(weeks in vec(0..900u32, 0..13), open in 1..60_000u32, more in 0..60_000u32) {
            let (fewer, further) = (finish(&weeks, open), finish(&weeks, open + more));
            if let Some((half, most)) = fewer {
                prop_assert!(half <= most);
                prop_assert!(further.is_none_or(|(later, latest)| half <= later && most <= latest));
            } else {
                prop_assert_eq!(further, None);
            }
            prop_assert_eq!(fewer, finish(&weeks, open), "the same every time");
        }
    }
}
