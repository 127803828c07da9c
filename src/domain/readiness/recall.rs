//! How much of what the questions of milestones ask is remembered, as the scheduler of the cards reckons.

use std::ops::AddAssign;

use crate::domain::cards::Remembered;
use crate::domain::catalog::Milestone;
use crate::domain::id::CardId;

/// What is remembered of a card today; none when it was never reviewed.
pub type Retrievability<'a> = &'a dyn Fn(&CardId) -> Option<Remembered>;

/// The questions of some milestones.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Recall {
    /// How many there are.
    pub questions: usize,
    /// How many of them were ever reviewed.
    pub reviewed: usize,
    /// How many of those were not known when they were asked today.
    pub missed: usize,
    /// The sum of the probabilities of the other reviewed ones.
    sum: f64,
}

impl Recall {
    /// The questions of one milestone.
    pub(super) fn of(milestone: &Milestone, retrievability: Retrievability<'_>) -> Self {
        let mut recall = Self::default();
        for question in &milestone.texts.questions {
            recall.questions += 1;
            match retrievability(&milestone.card(question)) {
                None => continue,
                Some(Remembered::Probably(probability)) => recall.sum += probability,
                Some(Remembered::Missed) => recall.missed += 1,
            }
            recall.reviewed += 1;
        }
        recall
    }

    /// The mean retrievability of the reviewed ones, as FSRS has it: 1 on the day of any answer. None when nothing was
    /// reviewed.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "there are not that many questions")]
    pub fn of_reviewed(self) -> Option<f64> {
        mean(self.sum + self.missed as f64, self.reviewed)
    }

    /// The mean retrievability of all, as 0 those that were never reviewed and those that were not known today, although
    /// FSRS has them at 1 for that day; none when there is no question.
    #[must_use]
    pub fn of_all(self) -> Option<f64> {
        mean(self.sum, self.questions)
    }
}

impl AddAssign for Recall {
    fn add_assign(&mut self, other: Self) {
        self.questions += other.questions;
        self.reviewed += other.reviewed;
        self.missed += other.missed;
        self.sum += other.sum;
    }
}

#[expect(clippy::cast_precision_loss, reason = "there are not that many questions")]
fn mean(sum: f64, number: usize) -> Option<f64> {
    (number > 0).then(|| sum / number as f64)
}
