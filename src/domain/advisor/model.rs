//! What `advisor.toml` says: questions with their answers, what each counts and why, and the routes they lead to.

use serde::{Deserialize, Serialize};

use crate::domain::catalog::Text;

/// Everything the advisor goes by.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Advisor {
    /// The frameworks, each with the points it starts with; of equals the one that stands first wins.
    pub frameworks: Vec<Score>,
    /// A lead up to this many points is a close call.
    pub close: i32,
    /// What is said to everybody.
    pub always: Vec<Reason>,
    /// What is asked, in order.
    pub questions: Vec<Question>,
    /// Where it can lead, the particular before the general: the first that fits is taken.
    pub routes: Vec<Route>,
}

/// Points for a framework or a role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Score {
    /// The id of the framework's curriculum, or the role's.
    pub id: Text,
    /// How many; they may be negative.
    pub points: i32,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Question {
    /// Its id, which is also the name of its flag.
    pub id: Text,
    /// The question.
    pub ask: Text,
    /// What may be answered.
    pub answers: Vec<Answer>,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Answer {
    /// Unique within its question; for the question after the role it is the role's id.
    pub id: Text,
    /// The answer.
    pub text: Text,
    /// What it counts for each framework.
    pub scores: Vec<Score>,
    /// How much it speaks for a role, for somebody who knows none yet.
    pub roles: Vec<Score>,
    /// Why.
    pub reasons: Vec<Reason>,
    /// Segments of a path that this answer makes needless.
    pub leaves_out: Vec<Text>,
}

/// Why something counts, and who says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Reason {
    /// A sentence.
    pub text: Text,
    /// Who says so.
    pub source: Text,
    /// When: a year, or `undated`.
    pub year: Text,
}

/// A path that the advisor proposes, and to whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Route {
    /// Its id.
    pub id: Text,
    /// For whom it is.
    pub title: Text,
    /// The framework that must have come first; none for any.
    pub first: Option<Text>,
    /// Questions with answers of which one must have been given; empty for everybody.
    pub when: Vec<(Text, Vec<Text>)>,
    /// The path: `keras`, `keras/beginner` or `keras/literacy`, in order.
    pub segments: Vec<Text>,
    /// What comes after being ready to apply.
    pub after: Option<Text>,
}
