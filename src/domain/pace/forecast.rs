//! The forecast: by when the open hours may be done, or why that cannot be said.

use crate::domain::catalog::Catalog;
use crate::domain::figures::Path;
use crate::domain::progress::Progress;
use crate::domain::text::count;
use crate::domain::time::{Day, Minutes};

use super::runs::finish;
use super::scope::Scope;
use super::throughput::{LEAST_WEEKS, Throughput, first_whole_week, throughput};

/// Beyond so many years there is no date.
pub const MOST_YEARS: usize = 10;

/// By when it may be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// By this day half of the runs have finished.
    pub p50: Day,
    /// By this day 85 of 100 runs have finished.
    pub p85: Day,
    /// `from your last 12 weeks, 3 of them empty`.
    pub assumption: String,
}

impl Forecast {
    /// Both days and what they are of, as one sentence.
    #[must_use]
    pub fn words(&self) -> String {
        let (half, most) = (self.p50.words(), self.p85.words());
        format!("Half of the runs end by {half}, 85 of 100 by {most}, {}.", self.assumption)
    }
}

/// Why there is no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoForecast {
    /// Nothing is open.
    NothingOpen,
    /// There are too few whole weeks since the first act.
    TooEarly {
        /// How many there are.
        weeks: usize,
        /// The day on which there will be enough; none before the first act.
        from: Option<Day>,
    },
    /// Nothing was done in any of the weeks.
    Empty {
        /// How many there are.
        weeks: usize,
    },
    /// 85 of 100 runs are done in more than [`MOST_YEARS`] years only.
    TooFar {
        /// `your last 12 weeks, 11 of them empty`.
        weeks: String,
    },
}

impl NoForecast {
    /// Why, as one sentence.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::NothingOpen => "Nothing is open, so there is no date to forecast.".into(),
            Self::TooEarly { from: None, .. } => {
                format!("No date yet: it takes {LEAST_WEEKS} whole weeks since your first act.")
            }
            Self::TooEarly { weeks, from: Some(from) } => {
                let so_far = match weeks {
                    0 => "there is none".to_owned(),
                    1 => "there is 1".to_owned(),
                    weeks => format!("there are {weeks}"),
                };
                format!(
                    "No date yet: it takes {LEAST_WEEKS} whole weeks, Monday to Sunday, since your first act; so far {so_far}. From {} on there can be one.",
                    from.words()
                )
            }
            Self::Empty { weeks } => {
                let weeks = count(*weeks, "week");
                format!("No date: in your last {weeks} no milestone was completed and nothing was ticked.")
            }
            Self::TooFar { weeks } => {
                format!("No date: at the pace of {weeks}, it lies more than {MOST_YEARS} years away.")
            }
        }
    }
}

/// By when so much is done at that pace. A drawn week is a week from `today` on, since what the running one has brought is no
/// longer among the open hours.
///
/// # Errors
/// The reason why there is no date.
pub fn forecast(pace: &Throughput, open: Minutes, today: Day) -> Result<Forecast, NoForecast> {
    if open == Minutes(0) {
        return Err(NoForecast::NothingOpen);
    }
    if pace.weeks.len() < LEAST_WEEKS {
        let from = pace.first_act.map(|day| first_whole_week(day).plus(7 * LEAST_WEEKS as i64));
        return Err(NoForecast::TooEarly { weeks: pace.weeks.len(), from });
    }
    if pace.empty() == pace.weeks.len() {
        return Err(NoForecast::Empty { weeks: pace.weeks.len() });
    }
    let weeks: Vec<u32> = pace.weeks.iter().map(|week| week.done.0).collect();
    let (half, most) = finish(&weeks, open.0).ok_or_else(|| NoForecast::TooFar { weeks: pace.words() })?;
    let after = |weeks: usize| today.plus(7 * weeks as i64);
    Ok(Forecast { p50: after(half), p85: after(most), assumption: format!("from {}", pace.words()) })
}

/// By when the path of the learner's goal is done.
///
/// # Errors
/// The reason why there is no date.
pub fn path_forecast(catalog: &Catalog, progress: &Progress, today: Day) -> Result<Forecast, NoForecast> {
    let scope = Scope::of_path(catalog, progress, &Path::of(catalog, progress));
    forecast(&throughput(catalog, progress, today), scope.open(catalog, progress).total(), today)
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::super::throughput::WeekDone;
    use super::*;
    use crate::domain::testing::day;

    /// The pace of these hours in the weeks before 16 November 2026.
    fn pace(hours: &[u32]) -> Throughput {
        let first = day("2026-11-16").plus(-7 * hours.len() as i64);
        let week =
            |(nth, hours): (usize, &u32)| WeekDone { start: first.plus(7 * nth as i64), done: Minutes(hours * 60) };
        Throughput { first_act: Some(first), weeks: hours.iter().enumerate().map(week).collect() }
    }

    fn told(pace: &Throughput, hours: u32) -> String {
        match forecast(pace, Minutes(hours * 60), day("2026-11-20")) {
            Ok(forecast) => forecast.words(),
            Err(why) => why.words(),
        }
    }

    #[test]
    fn a_date_says_from_what_and_where_there_is_none_why() {
        let early = Throughput { first_act: Some(day("2026-11-04")), ..pace(&[5]) };
        let cases = [
            (
                pace(&[3, 3, 3]),
                30,
                "Half of the runs end by 29 Jan 2027, 85 of 100 by 29 Jan 2027, from your last 3 weeks.",
            ),
            (
                pace(&[5, 0, 6, 4, 0, 5, 7, 0, 6, 5, 4, 6]),
                80,
                "Half of the runs end by 9 Apr 2027, 85 of 100 by 7 May 2027, from your last 12 weeks, 3 of them empty.",
            ),
            (pace(&[5, 5, 5]), 0, "Nothing is open, so there is no date to forecast."),
            (Throughput::default(), 10, "No date yet: it takes 3 whole weeks since your first act."),
            (
                pace(&[]),
                10,
                "No date yet: it takes 3 whole weeks, Monday to Sunday, since your first act; so far there is none. From 7 Dec 2026 on there can be one.",
            ),
            (
                early,
                10,
                "No date yet: it takes 3 whole weeks, Monday to Sunday, since your first act; so far there is 1. From 30 Nov 2026 on there can be one.",
            ),
            (pace(&[0; 4]), 10, "No date: in your last 4 weeks no milestone was completed and nothing was ticked."),
            (
                pace(&[0, 0, 1, 0]),
                400,
                "No date: at the pace of your last 4 weeks, 3 of them empty, it lies more than 10 years away.",
            ),
        ];
        for (pace, hours, expected) in cases {
            assert_eq!(told(&pace, hours), expected);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn half_comes_before_85_of_100_and_more_hours_never_end_earlier(
            hours in vec(0..20u32, 0..13), open in 0..400u32, more in 0..400u32,
        ) {
            let (pace, today) = (pace(&hours), day("2026-11-20"));
            let of = |open: u32| forecast(&pace, Minutes(open * 60), today);
            prop_assert_eq!(of(open), of(open));
            let Ok(fewer) = of(open) else { return Ok(()) };
            prop_assert!(today < fewer.p50 && fewer.p50 <= fewer.p85);
            prop_assert!(fewer.p85.since(today) <= 3652);
            if let Ok(further) = of(open + more) {
                prop_assert!(fewer.p50 <= further.p50 && fewer.p85 <= further.p85);
            }
        }
    }
}
