//! `advise`: which framework first, along which path, and why.

use serde::Serialize;

use super::{DATED, SCHEMA, hours, is_dated};
use crate::domain::advisor::{Advisor, Reason};
use crate::domain::catalog::Role;
use crate::domain::figures::Path;
use crate::domain::plan::{Aim, Extent, Plan};
use crate::domain::text::{count, list_words};
use crate::domain::time::{Day, Minutes};
use crate::workspace::state::State;

/// Hours a week where nobody named any.
pub(super) const USUAL_HOURS: f64 = 6.0;

/// About how many hours a week an answer to the question about them means.
const HOURS: [(&str, f64); 4] = [("lt4", 3.0), ("4-8", 6.0), ("8-15", 11.0), ("gt15", 18.0)];

/// How many roles are named to somebody who knows none yet.
const NEAREST: usize = 2;

/// What the answers come to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AdviceView {
    /// Version of the view.
    pub schema: u32,
    /// The framework to begin with.
    pub framework: Option<String>,
    /// The path, segment by segment.
    pub path: Vec<String>,
    /// Segments that an answer leaves out of it.
    pub left_out: Vec<String>,
    /// What comes after being ready to apply.
    pub after: Option<String>,
    /// Hours of the whole path, less what is done.
    pub hours: f64,
    /// Hours a week that the weeks are counted with.
    pub weekly_hours: f64,
    /// Weeks of the whole path.
    pub weeks: u32,
    /// The least that makes ready to apply for the role; null where none was given.
    pub ready: Option<ReadyView>,
    /// The framework that came second.
    pub runner_up: Option<String>,
    /// How many points it is behind.
    pub behind: Option<i32>,
    /// Whether it is so near that either is right.
    pub close: bool,
    /// The single answer that would lead to another framework.
    pub change: Option<ChangeView>,
    /// The roles that the answers speak for, where no role was given.
    pub roles: Vec<String>,
    /// Why.
    pub reasons: Vec<ReasonView>,
    /// All of it but the reasons, in sentences.
    #[serde(skip)]
    pub words: Vec<String>,
}

/// The shortest way to being ready to apply.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReadyView {
    /// The role's id.
    pub role: String,
    /// How long it takes.
    pub hours: f64,
    /// The same in weeks.
    pub weeks: u32,
    /// How much of what the role asks it then covers, in percent.
    pub covers: u32,
    /// How long it takes, for people.
    #[serde(skip)]
    pub time: Minutes,
}

/// An answer that would lead elsewhere.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChangeView {
    /// The question's id.
    pub question: String,
    /// The answer's id.
    pub answer: String,
    /// The framework that it leads to.
    pub framework: String,
}

/// A reason with who says so.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReasonView {
    /// A sentence.
    pub text: String,
    /// Who says so.
    pub source: String,
    /// A year, or `undated`.
    pub year: String,
    /// Whether that is more than 18 months ago.
    pub dated: bool,
}

impl ReasonView {
    fn of(reason: &Reason, today: Day) -> Self {
        Self {
            text: reason.text.to_string(),
            source: reason.source.to_string(),
            year: reason.year.to_string(),
            dated: is_dated(&reason.year, today),
        }
    }

    /// `two career articles, the newest of 2024; more than 18 months old`
    #[must_use]
    pub fn source_words(&self) -> String {
        let age = if self.dated { DATED } else { "" };
        format!("{}{age}", self.source)
    }
}

/// What these answers come to, each the id of a question and of one of its answers; `weekly` are the hours a week, where
/// they are known better than by an answer.
#[must_use]
pub fn advise(state: &State, given: &[(&str, &str)], weekly: Option<f64>) -> AdviceView {
    let catalog = &state.catalog;
    let advisor = &catalog.shared.advisor;
    let advice = advisor.weigh(given);
    let path = Path::new(catalog, &advice.path);
    let open = path.open(catalog, &state.progress);
    let answered = || {
        let (_, answer) = given.iter().find(|(question, _)| *question == "hours")?;
        HOURS.iter().find(|(id, _)| id == answer).map(|(_, hours)| *hours)
    };
    let weekly = weekly.or_else(answered).or(state.progress.learner.goal.hours).unwrap_or(USUAL_HOURS);
    let owned = |segments: &[&str]| segments.iter().map(|one| (*one).to_owned()).collect();
    let change = advisor.smallest_change(given);
    let role = given.iter().find_map(|(question, answer)| catalog.role(answer).filter(|_| *question == "role"));
    let roles = catalog.shared.roles.iter().map(|role| role.id.as_str());
    let nearest = if role.is_none() { advisor.nearest_roles(given, roles) } else { Vec::new() };
    let reasons = advice.reasons.iter().map(|reason| ReasonView::of(reason, state.today)).collect();
    let mut view = AdviceView {
        schema: SCHEMA,
        framework: advice.first().map(str::to_owned),
        path: owned(&advice.path),
        left_out: owned(&advice.left_out),
        after: advice.route.and_then(|route| route.after.as_ref()).map(ToString::to_string),
        hours: hours(open),
        weekly_hours: weekly,
        weeks: weeks(open, weekly),
        ready: role.map(|role| ready(state, &path, role, weekly)),
        runner_up: advice.runner_up().map(|(second, _)| second.to_owned()),
        behind: advice.runner_up().map(|(_, behind)| behind),
        close: advice.close,
        change: change.map(|change| ChangeView {
            question: change.question.id.to_string(),
            answer: change.answer.id.to_string(),
            framework: change.first.to_owned(),
        }),
        roles: nearest.into_iter().take(NEAREST).map(str::to_owned).collect(),
        reasons,
        words: Vec::new(),
    };
    view.words = words(state, advisor, &view);
    view
}

fn ready(state: &State, path: &Path, role: &Role, weekly: f64) -> ReadyView {
    let plan = Plan::of(&state.catalog, &state.progress, path, Aim::Role(role, Extent::Apply));
    let time = plan.time();
    let covers = plan.covers().map_or(0, |points| points.percent());
    ReadyView { role: role.id.to_string(), hours: hours(time), weeks: weeks(time, weekly), covers, time }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is some weeks, and not below none")]
fn weeks(time: Minutes, weekly: f64) -> u32 {
    (time.hours() / weekly).ceil() as u32
}

fn words(state: &State, advisor: &Advisor, view: &AdviceView) -> Vec<String> {
    let title = |id: &str| state.catalog.curriculum(id).map_or_else(|| id.to_owned(), |one| one.title.to_string());
    let mut words = Vec::new();
    if let (Some(first), Some(second), Some(behind)) = (&view.framework, &view.runner_up, view.behind) {
        let (first, second) = (title(first), title(second));
        words.push(match (view.close, behind) {
            (true, 0) => format!("Begin with {first}. {second} has as many points: either is right."),
            (true, _) => format!("Begin with {first}. {second} is {} behind: either is right.", count_points(behind)),
            (false, _) => format!("Begin with {first}. Second comes {second}, {} behind.", count_points(behind)),
        });
    }
    let hours = view.hours.round();
    words.push(format!(
        "Your path: {}. All of it is {hours} h, {} at {} h a week.",
        view.path.join(", "),
        count(view.weeks as usize, "week"),
        view.weekly_hours
    ));
    words.extend(view.ready.as_ref().map(|ready| {
        let role = state.catalog.role(&ready.role).map_or(ready.role.as_str(), |role| &role.title);
        let rest = if ready.hours < view.hours { ", and the rest of the path adds to that" } else { "" };
        format!(
            "The least that makes you ready to apply as {role} is {}, {} (gradus plan); it covers {} % of what the role asks (gradus' estimate){rest}.",
            ready.time,
            count(ready.weeks as usize, "week"),
            ready.covers
        )
    }));
    if !view.left_out.is_empty() {
        words.push(format!("Left out of it by your answers: {}.", view.left_out.join(", ")));
    }
    words.extend(view.after.as_ref().map(|after| format!("After that: {after}.")));
    let change = view.change.as_ref().and_then(|change| {
        let answer = advisor.answer(&change.question, &change.answer)?;
        let question = advisor.questions.iter().find(|question| question.id == change.question)?;
        let (ask, to) = (question.ask.trim_end_matches('?'), title(&change.framework));
        Some(format!("One other answer would change it: \"{}\" to \"{ask}\" leads to {to}.", answer.text))
    });
    words.push(change.unwrap_or_else(|| "No other single answer would change the framework.".into()));
    if !view.roles.is_empty() {
        let role = |id: &String| state.catalog.role(id).map_or_else(|| id.clone(), |role| role.title.to_string());
        let names: Vec<String> = view.roles.iter().map(role).collect();
        words.push(format!("As to the job, your answers come nearest to {}.", list_words(&names)));
    }
    words
}

/// `1 point`, `3 points`
fn count_points(points: i32) -> String {
    count(points.unsigned_abs() as usize, "point")
}
