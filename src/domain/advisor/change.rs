//! What the answers do not say by themselves: which single one would lead elsewhere, and which roles they speak for.

use std::cmp::Reverse;

use super::{Advisor, Answer, Question};
use crate::domain::catalog::Text;

/// One answer that leads to another framework than the answers given do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change<'a> {
    /// The question.
    pub question: &'a Question,
    /// The answer that would have to be given.
    pub answer: &'a Answer,
    /// The framework that it leads to.
    pub first: &'a str,
}

impl Advisor {
    /// The smallest change of a single answer that leads to another framework; none when no single one does. A question
    /// that was left out can be answered, too. The smallest is the one after which the former first is least behind the
    /// new one; of equals the first in the order of the questions.
    #[must_use]
    pub fn smallest_change<'a>(&'a self, given: &[(&str, &str)]) -> Option<Change<'a>> {
        let first = self.weigh(given).first()?;
        let others = self.questions.iter().flat_map(|question| question.answers.iter().map(move |one| (question, one)));
        let changes = others.filter_map(|(question, answer)| {
            let mut changed: Vec<(&str, &str)> =
                given.iter().filter(|(asked, _)| question.id != *asked).copied().collect();
            changed.push((&question.id, &answer.id));
            let standing = self.weigh(&changed).standing;
            let (leads, best) = *standing.first()?;
            let (_, former) = standing.iter().find(|(framework, _)| *framework == first)?;
            (leads != first).then_some((best - former, Change { question, answer, first: leads }))
        });
        changes.min_by_key(|(behind, _)| *behind).map(|(_, change)| change)
    }

    /// The roles that the answers speak for, the one they speak for most first; of equals the one that `roles` names first.
    /// Answers that speak for no role leave their order as it is.
    #[must_use]
    pub fn nearest_roles<'a>(&self, given: &[(&str, &str)], roles: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
        let answers: Vec<&Answer> =
            given.iter().filter_map(|(question, answer)| self.answer(question, answer)).collect();
        let points = |role: &str| -> i32 {
            answers
                .iter()
                .flat_map(|answer| &answer.roles)
                .filter(|score| score.id == role)
                .map(|score| score.points)
                .sum()
        };
        let mut nearest: Vec<&str> = roles.into_iter().collect();
        nearest.sort_by_key(|role| Reverse(points(role)));
        nearest
    }

    /// The answer of this id to the question of that id.
    #[must_use]
    pub fn answer(&self, question: &str, answer: &str) -> Option<&Answer> {
        let is = |id: &Text, name: &str| id == name;
        self.questions.iter().find(|one| is(&one.id, question))?.answers.iter().find(|one| is(&one.id, answer))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::advisor::Score;

    /// An answer: its id, what it counts for two frameworks, and a role that it speaks for.
    type Told<'a> = (&'a str, i32, i32, &'a str);

    /// An advisor with these questions.
    fn advisor(questions: &[(&str, &[Told<'_>])]) -> Advisor {
        let score = |id: &str, points| Score { id: id.into(), points };
        let answer = |&(id, one, other, role): &Told<'_>| Answer {
            id: id.to_owned().into(),
            text: id.to_owned().into(),
            scores: vec![score("one", one), score("other", other)],
            roles: vec![score(role, 2)],
            reasons: Vec::new(),
            leaves_out: Vec::new(),
        };
        let question = |(id, answers): &(&str, &[Told<'_>])| Question {
            id: (*id).to_owned().into(),
            ask: (*id).to_owned().into(),
            answers: answers.iter().map(answer).collect(),
        };
        Advisor {
            frameworks: vec![score("one", 2), score("other", 0)],
            questions: questions.iter().map(question).collect(),
            ..Advisor::default()
        }
    }

    #[test]
    fn the_smallest_change_is_named_even_where_nothing_was_answered() {
        let advisor = advisor(&[
            ("job", &[("a", 1, 0, "x"), ("b", 0, 9, "y"), ("c", 0, 4, "y")]),
            ("place", &[("near", 0, 1, "x"), ("far", 0, 3, "z")]),
        ]);
        let change = |given: &[(&str, &str)]| {
            let change = advisor.smallest_change(given)?;
            Some(format!("{} {} -> {}", change.question.id, change.answer.id, change.first))
        };
        assert_eq!(change(&[]).as_deref(), Some("place far -> other"));
        assert_eq!(change(&[("job", "a")]).as_deref(), Some("job c -> other"), "3 to 3 is still the first");
        assert_eq!(change(&[("job", "a"), ("place", "near")]).as_deref(), Some("job c -> other"));
        assert_eq!(change(&[("job", "c")]).as_deref(), Some("job a -> one"));
        assert_eq!(change(&[("job", "b"), ("place", "far")]).as_deref(), Some("job a -> one"));
        assert_eq!(Advisor::default().smallest_change(&[]), None);
    }

    #[test]
    fn roles_are_ordered_by_what_speaks_for_them() {
        let advisor = advisor(&[("job", &[("a", 0, 0, "x"), ("b", 0, 0, "y")]), ("place", &[("far", 0, 0, "y")])]);
        let nearest = |given: &[(&str, &str)]| advisor.nearest_roles(given, ["w", "x", "y"]);
        assert_eq!(nearest(&[("job", "b"), ("place", "far")]), ["y", "w", "x"]);
        assert_eq!(nearest(&[("job", "a"), ("place", "far")]), ["x", "y", "w"]);
        assert_eq!(nearest(&[("job", "z")]), ["w", "x", "y"]);
    }
}
