//! The advisor: which framework to learn first and along which path, weighed from answers to a few questions.
//!
//! What is asked, what each answer counts and why, is content (`curricula/advisor.toml`); here it is only added up.

mod change;
mod model;

use std::cmp::Reverse;

pub use change::Change;
pub use model::{Advisor, Answer, Question, Reason, Route, Score};

use super::catalog::Text;

/// What the answers come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice<'a> {
    /// Every framework with its points, best first; of equals the one that the advisor names first.
    pub standing: Vec<(&'a str, i32)>,
    /// Whether the second is so near that either is right.
    pub close: bool,
    /// The route that was chosen; none when no route fits.
    pub route: Option<&'a Route>,
    /// Its segments, less what an answer leaves out.
    pub path: Vec<&'a str>,
    /// The segments that an answer leaves out of it.
    pub left_out: Vec<&'a str>,
    /// Why: the reasons of the answers given, in the order of the questions, then what holds for everybody.
    pub reasons: Vec<&'a Reason>,
}

impl<'a> Advice<'a> {
    /// The framework to begin with.
    #[must_use]
    pub fn first(&self) -> Option<&'a str> {
        self.standing.first().map(|(framework, _)| *framework)
    }

    /// The framework that came second, with how many points it is behind.
    #[must_use]
    pub fn runner_up(&self) -> Option<(&'a str, i32)> {
        let [(_, best), (second, points), ..] = self.standing[..] else { return None };
        Some((second, best - points))
    }
}

impl Advisor {
    /// Weighs answers, each the id of a question and the id of one of its answers. A question that is left out counts
    /// nothing, and so does an answer that nobody knows.
    #[must_use]
    pub fn weigh<'a>(&'a self, given: &[(&str, &str)]) -> Advice<'a> {
        let chosen: Vec<(&Question, &Answer)> = self
            .questions
            .iter()
            .filter_map(|question| {
                let (_, answer) = given.iter().find(|(asked, _)| question.id == *asked)?;
                Some((question, question.answers.iter().find(|one| one.id == *answer)?))
            })
            .collect();
        let mut standing: Vec<(&str, i32)> = self
            .frameworks
            .iter()
            .map(|start| {
                let of_framework = |score: &&Score| score.id == start.id;
                let answers = chosen.iter().flat_map(|(_, answer)| &answer.scores).filter(of_framework);
                (start.id.as_str(), start.points + answers.map(|score| score.points).sum::<i32>())
            })
            .collect();
        standing.sort_by_key(|(_, points)| Reverse(*points));
        let close = matches!(standing[..], [(_, best), (_, second), ..] if best - second <= self.close);
        let first = standing.first().map(|(framework, _)| *framework);
        let route = self.route(first, given);
        let needless =
            |segment: &str| chosen.iter().any(|(_, answer)| answer.leaves_out.iter().any(|one| one == segment));
        let segments = route.map(|route| route.segments.as_slice()).unwrap_or_default();
        let (left_out, path) = segments.iter().map(|segment| segment.as_str()).partition(|segment| needless(segment));
        let reasons = chosen.iter().flat_map(|(_, answer)| &answer.reasons).chain(&self.always).collect();
        Advice { standing, close, route, path, left_out, reasons }
    }

    /// The route for whoever begins with the framework `first` and gave these answers.
    #[must_use]
    pub fn route(&self, first: Option<&str>, given: &[(&str, &str)]) -> Option<&Route> {
        self.routes.iter().find(|route| route.fits(first, given))
    }
}

impl Route {
    /// Whether this route is for whoever gave these answers and is to begin with `first`.
    fn fits(&self, first: Option<&str>, given: &[(&str, &str)]) -> bool {
        let named = |(question, answer): &(&str, &str)| {
            let means =
                |(asked, answers): &(Text, Vec<Text>)| asked == question && answers.iter().any(|one| one == answer);
            self.when.iter().any(means)
        };
        let begins = self.first.is_none() || self.first.as_deref() == first;
        begins && (self.when.is_empty() || given.iter().any(named))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(id: &str, scores: &[(&str, i32)], leaves_out: &[&str]) -> Answer {
        let score = |(framework, points): &(&str, i32)| Score { id: (*framework).into(), points: *points };
        Answer {
            id: id.into(),
            text: id.into(),
            scores: scores.iter().map(score).collect(),
            roles: Vec::new(),
            reasons: vec![Reason { text: format!("because {id}").into(), source: "test".into(), year: "2026".into() }],
            leaves_out: leaves_out.iter().map(|one| (*one).into()).collect(),
        }
    }

    fn advisor() -> Advisor {
        let question = |id: &str, answers| Question { id: id.into(), ask: id.into(), answers };
        let route = |id: &str, first: Option<&str>, when: &[(&str, &str)], segments: &[&str]| Route {
            id: id.into(),
            title: id.into(),
            first: first.map(Into::into),
            when: when.iter().map(|(question, answer)| ((*question).into(), vec![(*answer).into()])).collect(),
            segments: segments.iter().map(|one| (*one).into()).collect(),
            after: None,
        };
        let start = |framework: &str, points| Score { id: framework.into(), points };
        Advisor {
            frameworks: vec![start("pytorch", 2), start("keras", 0)],
            close: 2,
            always: vec![Reason { text: "always".into(), source: "test".into(), year: "2026".into() }],
            questions: vec![
                question("role", vec![answer("research", &[("pytorch", 6)], &[]), answer("pm", &[("keras", 3)], &[])]),
                question("hours", vec![answer("few", &[("keras", 2)], &["keras/advanced"])]),
            ],
            routes: vec![
                route("literacy", None, &[("role", "pm")], &["keras/literacy"]),
                route("keras-first", Some("keras"), &[], &["keras/beginner", "keras/advanced"]),
                route("pytorch-first", Some("pytorch"), &[], &["pytorch", "keras/advanced"]),
            ],
        }
    }

    /// First framework, runner-up and lead, closeness, route, path.
    fn told(given: &[(&str, &str)]) -> String {
        let advisor = advisor();
        let advice = advisor.weigh(given);
        let (second, lead) = advice.runner_up().unwrap();
        let close = if advice.close { ", close" } else { "" };
        let route = advice.route.map_or("none", |route| &route.id);
        format!("{} before {second} by {lead}{close}: {route} {:?}", advice.first().unwrap(), advice.path)
    }

    #[test]
    fn no_answer_gives_the_default() {
        assert_eq!(told(&[]), r#"pytorch before keras by 2, close: pytorch-first ["pytorch", "keras/advanced"]"#);
        assert_eq!(told(&[("role", "pilot"), ("age", "40")]), told(&[]), "what nobody knows counts nothing");
    }

    #[test]
    fn answers_add_up_and_of_equals_the_first_named_wins() {
        assert_eq!(
            told(&[("role", "research")]),
            r#"pytorch before keras by 8: pytorch-first ["pytorch", "keras/advanced"]"#
        );
        assert_eq!(told(&[("hours", "few")]), r#"pytorch before keras by 0, close: pytorch-first ["pytorch"]"#);
    }

    #[test]
    fn a_route_for_certain_answers_comes_before_the_others() {
        assert_eq!(told(&[("role", "pm")]), r#"keras before pytorch by 1, close: literacy ["keras/literacy"]"#);
    }

    #[test]
    fn reasons_come_in_the_order_of_the_questions() {
        let advisor = advisor();
        let advice = advisor.weigh(&[("hours", "few"), ("role", "research")]);
        let texts: Vec<&str> = advice.reasons.iter().map(|reason| reason.text.as_str()).collect();
        assert_eq!(texts, ["because research", "because few", "always"]);
        assert_eq!(advice.left_out, ["keras/advanced"]);
    }

    #[test]
    fn an_advisor_without_content_advises_nothing() {
        let empty = Advisor::default();
        let advice = empty.weigh(&[("role", "pm")]);
        assert_eq!((advice.first(), advice.runner_up(), advice.route, advice.close), (None, None, None, false));
    }
}
