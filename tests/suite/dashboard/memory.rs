//! What is remembered of a question, by the formulas of FSRS as they are published.
//!
//! Source: "The Algorithm" in the wiki of open-spaced-repetition/fsrs4anki, FSRS-5, with its default parameters, in whole
//! days: no steps within a day, and difficulty without the damping that FSRS-5 added, which the crate rs-fsrs leaves out.

use chrono::{Days, NaiveDate};

use super::journal::{Journal, day};
use super::learning::Learning;

const W: [f64; 19] = [
    0.4072, 1.1829, 3.1262, 15.4722, 7.2102, 0.5316, 1.0651, 0.0234, 1.616, 0.1544, 1.0824, 1.9813, 0.0953, 0.2975,
    2.2042, 0.2407, 2.9466, 0.5034, 0.6567,
];

/// A question that was answered.
#[derive(Clone, Debug)]
pub struct Memory {
    difficulty: f64,
    stability: f64,
    pub last: NaiveDate,
    pub grade: u64,
    pub lapses: u64,
    pub due: NaiveDate,
}

/// R(t, S) = (1 + 19/81 · t/S)^−0.5
fn recall(days: i64, stability: f64) -> f64 {
    (1.0 + 19.0 / 81.0 * days as f64 / stability).powf(-0.5)
}

/// D₀(G) = w₄ − e^(w₅·(G−1)) + 1
fn first_difficulty(grade: u64) -> f64 {
    (W[4] - (W[5] * (grade as f64 - 1.0)).exp() + 1.0).clamp(1.0, 10.0)
}

/// D′ = w₇·D₀(4) + (1−w₇)·(D − w₆·(G−3))
fn next_difficulty(difficulty: f64, grade: u64) -> f64 {
    (W[7] * first_difficulty(4) + (1.0 - W[7]) * (difficulty - W[6] * (grade as f64 - 3.0))).clamp(1.0, 10.0)
}

/// The stability after an answer of this grade when that many days went by.
fn next_stability(before: Option<&Memory>, days: i64, grade: u64) -> f64 {
    let Some(Memory { difficulty: d, stability: s, .. }) = before else { return W[grade as usize - 1] };
    let r = recall(days, *s);
    let next = if grade == 1 {
        // w₁₁ · D^−w₁₂ · ((S+1)^w₁₃ − 1) · e^(w₁₄·(1−R))
        W[11] * d.powf(-W[12]) * ((s + 1.0).powf(W[13]) - 1.0) * (W[14] * (1.0 - r)).exp()
    } else {
        // S · (1 + e^w₈ · (11−D) · S^−w₉ · (e^(w₁₀·(1−R)) − 1) · w₁₅ if hard · w₁₆ if easy)
        let bonus = [1.0, 1.0, W[15], 1.0, W[16]][grade as usize];
        s * (1.0 + W[8].exp() * (11.0 - d) * s.powf(-W[9]) * ((W[10] * (1.0 - r)).exp() - 1.0) * bonus)
    };
    next.max(0.001)
}

impl Memory {
    /// After one more answer.
    fn after(before: Option<&Self>, on: NaiveDate, grade: u64) -> Self {
        let days = before.map_or(0, |before| (on - before.last).num_days());
        // A question is asked again when its recall has fallen to nine in ten, which is after S days; each grade waits a day
        // longer than the one below it at least, and one that was not known comes again on the same day.
        let days_of = |grade| next_stability(before, days, grade).round().clamp(1.0, 36_500.0);
        let again = days_of(1).min(days_of(2));
        let hard = days_of(2).max(again + 1.0);
        let good = days_of(3).max(hard + 1.0);
        let easy = days_of(4).max(good + 1.0);
        let wait = [0.0, 0.0, hard, good, easy][grade as usize];
        let forgot = grade == 1 && before.is_some_and(|before| before.grade > 1);
        Self {
            difficulty: before.map_or(first_difficulty(grade), |before| next_difficulty(before.difficulty, grade)),
            stability: next_stability(before, days, grade),
            last: on,
            grade,
            lapses: before.map_or(0, |before| before.lapses) + u64::from(forgot),
            due: on + Days::new(wait as u64),
        }
    }

    /// Of the answers to a card; none before the first.
    pub fn of(journal: &Journal, card: &str) -> Option<Self> {
        let answers = journal.about("card", card).map(|event| (day(event), event["grade"].as_u64().unwrap()));
        answers.fold(None, |before, (on, grade)| Some(Self::after(before.as_ref(), on, grade)))
    }

    /// How probably it is known on that day.
    pub fn recall(&self, on: NaiveDate) -> f64 {
        recall((on - self.last).num_days(), self.stability)
    }
}

/// The memories of the answered questions of a milestone, as long as it is done.
pub fn of_milestone(journal: &Journal, cards: &[String], learning: &Learning) -> Vec<Memory> {
    let cards = cards.iter().filter(|_| learning.done.is_some());
    cards.filter_map(|card| Memory::of(journal, card)).collect()
}
