//! How many answers were known, day by day: whether the reviews come at the right time.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::domain::event::Grade;
use crate::domain::progress::Learner;
use crate::domain::time::Day;

/// Over how many days retention is told, today included.
const RETENTION_DAYS: i64 = 30;

/// The answers of a day, or of several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// How many there were.
    pub all: usize,
    /// The first of each card on each day: those of the same day after it are practice, and say little.
    pub first: usize,
    /// Of the first ones those that were known, with effort or without.
    pub known: usize,
}

/// The answers on each day of these that has any; to cards that are no longer asked, too.
#[must_use]
pub fn answers(learner: &Learner, days: RangeInclusive<Day>) -> BTreeMap<Day, Answers> {
    let mut counted: BTreeMap<Day, Answers> = BTreeMap::new();
    for reviews in learner.reviews.values() {
        let mut before = None;
        for (day, grade) in reviews.answers() {
            let first = before.replace(day) != Some(day);
            if days.contains(day) {
                let on = counted.entry(*day).or_default();
                on.all += 1;
                on.first += usize::from(first);
                on.known += usize::from(first && *grade != Grade::Again);
            }
        }
    }
    counted
}

/// The share of first answers that were known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Retention {
    /// The first answers of a card on a day.
    pub asked: usize,
    /// Those that were known.
    pub known: usize,
}

impl Retention {
    /// From 0 to 1; nothing without any answer.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "nobody answers so many questions in a month")]
    pub fn share(self) -> Option<f64> {
        (self.asked > 0).then(|| self.known as f64 / self.asked as f64)
    }
}

/// Retention over the last 30 days.
#[must_use]
pub fn retention(learner: &Learner, today: Day) -> Retention {
    let days = answers(learner, today.plus(1 - RETENTION_DAYS)..=today);
    days.values()
        .fold(Retention::default(), |sum, on| Retention { asked: sum.asked + on.first, known: sum.known + on.known })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cards::Reviews;
    use crate::domain::testing::day;

    fn learner(cards: &[&[(&str, Grade)]]) -> Learner {
        let mut learner = Learner::default();
        for (nth, answers) in cards.iter().enumerate() {
            let mut reviews = Reviews::default();
            answers.iter().for_each(|(on, grade)| reviews.add(day(on), *grade));
            learner.reviews.insert(format!("a/x#{nth}").into(), reviews);
        }
        learner
    }

    #[test]
    fn the_first_answer_of_a_card_on_a_day_counts() {
        use Grade::{Again, Easy, Good, Hard};
        let learner = learner(&[
            &[("2026-11-01", Good), ("2026-11-04", Again), ("2026-11-04", Again), ("2026-11-04", Good)],
            &[("2026-11-04", Hard), ("2026-11-05", Easy)],
            &[("2026-10-05", Again), ("2026-10-06", Again), ("2026-11-05", Again)],
        ]);
        let told = |from: &str, until: &str| -> Vec<(String, usize, usize, usize)> {
            let answers = answers(&learner, day(from)..=day(until)).into_iter();
            answers.map(|(day, on)| (day.to_string(), on.all, on.first, on.known)).collect()
        };
        let expected = [("2026-11-01", 1, 1, 1), ("2026-11-04", 4, 2, 1)].map(|(on, a, b, c)| (on.to_owned(), a, b, c));
        assert_eq!(told("2026-11-01", "2026-11-04"), expected);
        // Thirty days: from 6 October on, and nothing that is yet to come.
        assert_eq!(retention(&learner, day("2026-11-04")), Retention { asked: 4, known: 2 });
        assert_eq!(retention(&learner, day("2026-11-05")).share(), Some(0.6));
        assert_eq!(retention(&Learner::default(), day("2026-11-05")).share(), None);
    }
}
