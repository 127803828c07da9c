//! The answers to the first questions, as one action.

use crate::domain::catalog::Level;
use crate::domain::event::{Body, GoalChange, MilestoneAct, Patch, When};
use crate::domain::figures::Path;
use crate::domain::id::RoleId;
use crate::domain::progress::State as Standing;
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
    /// Levels that are known already: curriculum and level.
    pub known: Vec<(String, Level)>,
}

/// Where a framework leads, as segments: what everything builds on, the framework's beginning, then the rest of the
/// foundations just in time, and deployment before anything is deepened. None for what is no framework.
#[must_use]
pub fn path_for(framework: &str) -> Option<&'static [&'static str]> {
    match framework {
        "keras" => Some(&[
            "foundations/beginner",
            "keras/beginner",
            "foundations",
            "pytorch/beginner",
            "pytorch/intermediate",
            "deployment",
        ]),
        "pytorch" => Some(&[
            "foundations/beginner",
            "pytorch/beginner",
            "foundations",
            "pytorch/intermediate",
            "deployment",
            "pytorch/advanced",
        ]),
        "tensorflow" => Some(&[
            "foundations/beginner",
            "tensorflow/beginner",
            "foundations",
            "tensorflow/intermediate",
            "deployment",
            "pytorch/beginner",
        ]),
        _ => None,
    }
}

/// Writes the goal down, even an empty one, so that nobody is asked again; and marks what is known as done before.
#[must_use]
pub fn first_run(state: &State, answers: &Answers) -> Draft {
    let path = answers.framework.as_deref().and_then(path_for);
    let path = path.map(|path| path.iter().filter(|segment| Path::names_something(&state.catalog, segment)));
    let goal = GoalChange {
        role: answers.role.as_ref().map(ToString::to_string).into(),
        path: path.map(|path| path.map(|segment| (*segment).to_owned()).collect()).into(),
        hours: answers.hours.map_or(Patch::Keep, |hours| Patch::Set(f64::from(hours))),
        ..GoalChange::default()
    };
    let known = answers.known.iter().flat_map(|(curriculum, level)| {
        state.catalog.milestones_of(curriculum).filter(|&ix| state.catalog.milestone(ix).level == *level)
    });
    let open = known.filter(|&ix| state.progress.state(ix) != Standing::Done);
    let completed = open.map(|ix| {
        let done = MilestoneAct::Completed { evidence: Vec::new(), when: When::Before };
        Body::Milestone(state.catalog.milestone(ix).id.clone(), done)
    });
    let bodies: Vec<Body> = std::iter::once(Body::Goal(Box::new(goal))).chain(completed).collect();
    let marked = match bodies.len() - 1 {
        0 => String::new(),
        marks => format!(" {} marked as done before.", count(marks, "milestone")),
    };
    let said =
        vec![format!("Ready.{marked} All of it can be changed later: gradus goal, or u to undo; ? shows the keys.")];
    Draft { day: state.today, bodies, said }
}
