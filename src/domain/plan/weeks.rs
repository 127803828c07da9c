//! Steps spread over weeks, Monday to Sunday, from what is left of this week on.

use crate::domain::time::{Day, Minutes};

/// How many weeks are laid out at most.
const MOST: usize = 104;

/// The hours that there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Each week.
    pub weekly: Minutes,
    /// Today: nothing is laid out before it.
    pub today: Day,
    /// What was logged this week, which counts against it.
    pub logged: Minutes,
}

/// A part of a step that falls into a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which step.
    pub step: usize,
    /// How much of it.
    pub time: Minutes,
}

/// What is to be done in one week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    /// Its Monday.
    pub start: Day,
    /// In order, none of them empty.
    pub parts: Vec<Part>,
}

impl Week {
    /// How long all of it takes.
    #[must_use]
    pub fn time(&self) -> Minutes {
        self.parts.iter().map(|part| part.time).sum()
    }
}

impl Pace {
    /// So many hours a week, of which this week's log is taken off.
    #[must_use]
    pub fn new(weekly: Minutes, today: Day, logged: Minutes) -> Self {
        Self { weekly: weekly.max(Minutes(1)), today, logged }
    }

    /// What is left of this week.
    fn left(&self) -> Minutes {
        self.weekly - self.logged
    }

    /// Steps that take so long, one after the other. What would come after two years is not laid out.
    #[must_use]
    pub fn lay_out(&self, times: &[Minutes]) -> Vec<Week> {
        let mut weeks: Vec<Week> = Vec::new();
        let mut start = self.today.week();
        let mut left = self.left();
        for (step, &time) in times.iter().enumerate() {
            let mut open = time;
            while open > Minutes(0) {
                if left == Minutes(0) {
                    (start, left) = (start.plus(7), self.weekly);
                    continue;
                }
                let part = Part { step, time: open.min(left) };
                let is_new = weeks.last().is_none_or(|week| week.start < start);
                if is_new && weeks.len() == MOST {
                    return weeks;
                }
                if is_new {
                    weeks.push(Week { start, parts: Vec::new() });
                }
                if let Some(week) = weeks.last_mut() {
                    week.parts.push(part);
                }
                (open, left) = (open - part.time, left - part.time);
            }
        }
        weeks
    }

    /// The Sunday by which so much is done; none when there is nothing to do.
    #[must_use]
    pub fn finish(&self, time: Minutes) -> Option<Day> {
        if time == Minutes(0) {
            return None;
        }
        let weeks = (time - self.left()).0.div_ceil(self.weekly.0);
        Some(self.today.week().plus(7 * i64::from(weeks) + 6))
    }

    /// In how many weeks, this one included if anything is left of it, so much is done.
    #[must_use]
    pub fn weeks(&self, time: Minutes) -> u32 {
        let begun = time.min(self.left()) > Minutes(0);
        (time - self.left()).0.div_ceil(self.weekly.0) + u32::from(begun)
    }

    /// How much can be done up to a day and on it. A week that goes on after it gives the share of its days until then.
    #[must_use]
    pub fn until(&self, day: Day) -> Minutes {
        if day < self.today {
            return Minutes(0);
        }
        let days = |from: Day, to: Day| usize::try_from(to.since(from) + 1).unwrap_or(0);
        let sunday = self.today.week().plus(6);
        if day <= sunday {
            return self.left().share(days(self.today, day), days(self.today, sunday));
        }
        let rest = days(sunday.plus(1), day);
        let whole = u32::try_from(rest / 7).unwrap_or(u32::MAX);
        let weeks = Minutes(self.weekly.0.saturating_mul(whole));
        self.left() + weeks + self.weekly.share(rest % 7, 7)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::testing::day;

    const FRIDAY: &str = "2026-11-20";

    fn pace(hours: u32, logged: u32) -> Pace {
        Pace::new(Minutes(60 * hours), day(FRIDAY), Minutes(logged))
    }

    /// `2026-11-16: 0 1 h, 1 30 min` for each week.
    fn told(pace: Pace, times: &[u32]) -> Vec<String> {
        let times: Vec<Minutes> = times.iter().map(|&time| Minutes(time)).collect();
        let part = |part: &Part| format!("{} {}", part.step, part.time);
        let week =
            |week: Week| format!("{}: {}", week.start, week.parts.iter().map(part).collect::<Vec<_>>().join(", "));
        pace.lay_out(&times).into_iter().map(week).collect()
    }

    #[test]
    fn the_first_week_has_what_is_left_of_it_and_a_long_step_stands_in_each_of_its_weeks() {
        assert_eq!(
            told(pace(6, 200), &[60, 0, 600, 30]),
            ["2026-11-16: 0 1 h, 2 1 h 40", "2026-11-23: 2 6 h", "2026-11-30: 2 2 h 20, 3 30 min"]
        );
        assert_eq!(told(pace(6, 360), &[60]), ["2026-11-23: 0 1 h"], "nothing is left of this one");
        assert_eq!(told(pace(6, 900), &[60]), ["2026-11-23: 0 1 h"], "and what was more is not taken off the next");
        assert_eq!(told(pace(6, 0), &[0]), [""; 0]);
        let long = told(pace(1, 0), &[60 * 1000]);
        assert_eq!((long.len(), long[103].as_str()), (104, "2028-11-06: 0 1 h"));
    }

    #[test]
    fn it_is_done_by_the_sunday_of_its_last_week() {
        let finish =
            |pace: Pace, time: u32| (pace.finish(Minutes(time)).map(|day| day.to_string()), pace.weeks(Minutes(time)));
        let by = |day: &str, weeks: u32| (Some(day.to_owned()), weeks);
        assert_eq!(finish(pace(6, 0), 0), (None, 0));
        assert_eq!(finish(pace(6, 0), 360), by("2026-11-22", 1));
        assert_eq!(finish(pace(6, 0), 361), by("2026-11-29", 2));
        assert_eq!(finish(pace(6, 400), 360), by("2026-11-29", 1));
        assert_eq!(finish(pace(6, 359), 361), by("2026-11-29", 2));
        assert_eq!(finish(pace(1, 0), 60_000), by("2046-01-14", 1000), "also when it is not laid out");
    }

    #[test]
    fn what_fits_before_a_day_is_counted_by_days() {
        let until = |pace: Pace, text: &str| pace.until(day(text)).to_string();
        assert_eq!(until(pace(7, 0), "2026-11-19"), "0 min");
        assert_eq!(until(pace(7, 60), "2026-11-20"), "2 h", "a third of what is left for three days");
        assert_eq!(until(pace(7, 60), "2026-11-22"), "6 h");
        assert_eq!(until(pace(7, 60), "2026-11-24"), "8 h");
        assert_eq!(until(pace(7, 60), "2026-12-06"), "20 h");
    }

    proptest! {
        #[test]
        fn all_of_it_is_laid_out_in_order_and_no_week_is_fuller_than_its_hours(
            times in proptest::collection::vec((0..900u32).prop_map(Minutes), 0..30),
            hours in 3..40u32,
            logged in 0..600u32,
        ) {
            let pace = pace(hours, logged);
            let weeks = pace.lay_out(&times);
            let mut laid = vec![Minutes(0); times.len()];
            let mut order = Vec::new();
            for (week, next) in weeks.iter().zip(weeks.iter().skip(1)) {
                prop_assert!(week.start < next.start && next.time() <= pace.weekly);
            }
            for week in &weeks {
                prop_assert!(week.start >= pace.today.week() && week.start.week() == week.start && !week.parts.is_empty());
                for part in &week.parts {
                    prop_assert!(part.time > Minutes(0));
                    laid[part.step] += part.time;
                    order.push(part.step);
                }
            }
            prop_assert!(order.is_sorted());
            prop_assert_eq!(&laid, &times);
            let all = times.into_iter().sum();
            prop_assert_eq!(pace.finish(all), weeks.last().map(|week| week.start.plus(6)));
            prop_assert_eq!(pace.weeks(all), u32::try_from(weeks.len()).unwrap());
        }

        #[test]
        fn with_more_hours_a_week_it_is_never_done_later(
            time in 1..90_000u32,
            hours in 1..40u32,
            more in 0..20u32,
            logged in 0..600u32,
            days in 0..800i64,
        ) {
            let (few, many) = (pace(hours, logged), pace(hours + more, logged));
            prop_assert!(many.finish(Minutes(time)) <= few.finish(Minutes(time)));
            let until = few.today.plus(days);
            prop_assert!(many.until(until) >= few.until(until));
            prop_assert!(few.until(until.plus(1)) >= few.until(until));
            if few.until(until) >= Minutes(time) {
                prop_assert!(few.finish(Minutes(time)).is_some_and(|finish| finish.week() <= until.week()));
            }
        }
    }
}
