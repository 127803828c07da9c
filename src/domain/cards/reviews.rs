//! The answers to one question: on which days it was asked and how it went, and what is remembered of it since.

use super::memory::Memory;
use crate::domain::event::Grade;
use crate::domain::time::Day;

/// The answers in force to one card, in the order of their events, each folded into what is remembered as it comes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reviews {
    answers: Vec<(Day, Grade)>,
    memory: Option<Memory>,
}

impl Reviews {
    /// Takes the next answer.
    pub fn add(&mut self, day: Day, grade: Grade) {
        self.answers.push((day, grade));
        self.memory = Some(Memory::after(self.memory.as_ref(), day, grade));
    }

    /// Every answer: its day and how it went, oldest first.
    #[must_use]
    pub fn answers(&self) -> &[(Day, Grade)] {
        &self.answers
    }

    /// What is remembered; nothing before the first answer.
    #[must_use]
    pub fn memory(&self) -> Option<&Memory> {
        self.memory.as_ref()
    }

    /// How often it was answered on the day of the newest answer.
    #[must_use]
    pub fn on_last_day(&self) -> usize {
        let last = self.answers.last().map(|(day, _)| *day);
        self.answers.iter().rev().take_while(|(day, _)| Some(*day) == last).count()
    }

    /// The answers to one question under several names, earlier names first: by day, and on one day in the order of the
    /// names.
    #[must_use]
    pub fn merged(names: &[&Self]) -> Self {
        let mut answers: Vec<(Day, Grade)> = names.iter().flat_map(|one| one.answers.iter().copied()).collect();
        answers.sort_by_key(|(day, _)| *day);
        let memory = Memory::fold(&answers);
        Self { answers, memory }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::day;

    fn reviews(answers: &[(&str, Grade)]) -> Reviews {
        let mut reviews = Reviews::default();
        answers.iter().for_each(|(on, grade)| reviews.add(day(on), *grade));
        reviews
    }

    #[test]
    fn what_is_remembered_grows_with_each_answer() {
        let reviews = reviews(&[
            ("2026-11-01", Grade::Good),
            ("2026-11-04", Grade::Again),
            ("2026-11-04", Grade::Again),
            ("2026-11-04", Grade::Good),
        ]);
        assert_eq!(reviews.memory().copied(), Memory::fold(reviews.answers()));
        assert_eq!(reviews.on_last_day(), 3);
        assert_eq!((Reviews::default().memory(), Reviews::default().on_last_day()), (None, 0));
    }

    #[test]
    fn answers_under_several_names_are_put_in_the_order_of_their_days() {
        let old = reviews(&[("2026-11-01", Grade::Good), ("2026-11-04", Grade::Hard)]);
        let new = reviews(&[("2026-11-04", Grade::Again), ("2026-11-02", Grade::Easy)]);
        let merged = reviews(&[
            ("2026-11-01", Grade::Good),
            ("2026-11-02", Grade::Easy),
            ("2026-11-04", Grade::Hard),
            ("2026-11-04", Grade::Again),
        ]);
        assert_eq!(Reviews::merged(&[&old, &new]), merged);
        assert_eq!(Reviews::merged(&[]), Reviews::default());
    }
}
