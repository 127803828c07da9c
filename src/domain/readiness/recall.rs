//! How much of what the questions of milestones ask is remembered, as the scheduler of the cards reckons.

use std::ops::AddAssign;

use crate::domain::catalog::Milestone;
use crate::domain::id::CardId;

/// How probably a card would be remembered today, from 0 to 1; none when it was never reviewed.
pub type Retrievability<'a> = &'a dyn Fn(&CardId) -> Option<f64>;

/// The questions of some milestones.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Recall {
    /// How many there are.
    pub questions: usize,
    /// How many of them were ever reviewed.
    pub reviewed: usize,
    /// The sum of the retrievabilities of those.
    sum: f64,
}

impl Recall {
    /// The questions of one milestone.
    pub(super) fn of(milestone: &Milestone, retrievability: Retrievability<'_>) -> Self {
        let mut recall = Self::default();
        for question in &milestone.texts.questions {
            recall.questions += 1;
            if let Some(probability) = retrievability(&milestone.card(question)) {
                recall.reviewed += 1;
                recall.sum += probability;
            }
        }
        recall
    }

    /// The mean retrievability of the reviewed ones; none when nothing was reviewed.
    #[must_use]
    pub fn of_reviewed(self) -> Option<f64> {
        mean(self.sum, self.reviewed)
    }

    /// The mean retrievability of all, those that were never reviewed as 0; none when there is no question.
    #[must_use]
    pub fn of_all(self) -> Option<f64> {
        mean(self.sum, self.questions)
    }
}

impl AddAssign for Recall {
    fn add_assign(&mut self, other: Self) {
        self.questions += other.questions;
        self.reviewed += other.reviewed;
        self.sum += other.sum;
    }
}

#[expect(clippy::cast_precision_loss, reason = "there are not that many questions")]
fn mean(sum: f64, number: usize) -> Option<f64> {
    (number > 0).then(|| sum / number as f64)
}
