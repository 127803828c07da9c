//! The answers to the first questions, as one action.

use super::placement::done_before;
use crate::domain::catalog::{Catalog, Level};
use crate::domain::event::{Body, GoalChange, Patch};
use crate::domain::figures::{Path, core_of};
use crate::domain::id::RoleId;
use crate::domain::stamp::Draft;
use crate::domain::text::count;
use crate::workspace::state::State;

/// What the learner said when they were asked first; every answer may be missing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    /// The framework to learn first.
    pub framework: Option<String>,
    /// The role aimed at.
    pub role: Option<RoleId>,
    /// Hours a week.
    pub hours: Option<u32>,
    /// Levels whose core is known already: curriculum and level.
    pub known: Vec<(String, Level)>,
}

/// The path that these answers lead to: what the advisor proposes to whoever begins with that framework or
/// is after that role. None when neither says enough.
#[must_use]
pub fn path_for<'a>(catalog: &'a Catalog, answers: &Answers) -> Option<Vec<&'a str>> {
    let role = answers.role.iter().map(|role| ("role", role.as_str()));
    let route = catalog.shared.advisor.route(answers.framework.as_deref(), &role.collect::<Vec<_>>())?;
    let segments = route.segments.iter().map(|segment| segment.as_str());
    Some(segments.filter(|segment| Path::names_something(catalog, segment)).collect())
}

/// Writes the goal down, even an empty one, so that nobody is asked again; and marks what is known as done before.
#[must_use]
pub fn first_run(state: &State, answers: &Answers) -> Draft {
    let path = path_for(&state.catalog, answers);
    let goal = GoalChange {
        role: answers.role.as_ref().map(ToString::to_string).into(),
        path: path.map(|path| path.into_iter().map(str::to_owned).collect()).into(),
        hours: answers.hours.map_or(Patch::Keep, |hours| Patch::Set(f64::from(hours))),
        ..GoalChange::default()
    };
    let known = answers.known.iter().flat_map(|(curriculum, level)| {
        let of_curriculum = core_of(&state.catalog, state.catalog.milestones_of(curriculum));
        of_curriculum.filter(|&ix| state.catalog.milestone(ix).level == *level)
    });
    let completed = done_before(state, known);
    let bodies: Vec<Body> = std::iter::once(Body::Goal(Box::new(goal))).chain(completed).collect();
    let marked = match bodies.len() - 1 {
        0 => String::new(),
        marks => format!(" {} marked as done before.", count(marks, "milestone")),
    };
    let said =
        vec![format!("Ready.{marked} All of it can be changed later: gradus goal, or u to undo; ? shows the keys.")];
    Draft { day: state.today, bodies, said }
}
