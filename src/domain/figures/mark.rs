//! The next mark on the road: this level, then the first project, then ready to apply; never the total.

use crate::domain::catalog::{Catalog, Level};
use crate::domain::progress::{Progress, Project, Status};
use crate::domain::text::count;

use super::{Path, Tally, tally};

/// How the gates of the goal's role stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gates {
    /// Still open.
    pub open: usize,
    /// All.
    pub total: usize,
}

/// A mark on the road that is not reached yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The level of the path that the learner is in.
    Level {
        /// `pytorch beginner`; `foundations` where that is all there is of it on the path.
        name: String,
        /// How it stands.
        tally: Tally,
    },
    /// The first shipped project.
    FirstProject {
        /// The title of the one under way, with how many items of its checklist are ticked, and of how many.
        under_way: Option<(String, usize, usize)>,
    },
    /// Ready to apply, by the gates of the goal's role.
    Ready {
        /// The role's title.
        role: String,
        /// How its gates stand.
        gates: Gates,
    },
}

impl Mark {
    /// `pytorch beginner, 4 left (10 of 14 done)`.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Level { name, tally } => {
                let skipped = if tally.skipped > 0 { format!(", {} skipped", tally.skipped) } else { String::new() };
                format!("{name}, {} left ({} of {} done{skipped})", tally.left(), tally.done, tally.total)
            }
            Self::FirstProject { under_way: None } => "the first shipped project".into(),
            Self::FirstProject { under_way: Some((title, _, 0)) } => format!("the first shipped project ({title})"),
            Self::FirstProject { under_way: Some((title, ticked, items)) } => {
                format!("the first shipped project ({title}, {ticked} of {} ticked)", count(*items, "item"))
            }
            Self::Ready { role, gates } => {
                format!("ready to apply as {role}, {} of {} open", gates.open, count(gates.total, "gate"))
            }
        }
    }
}

/// The marks that are not reached yet, the next one first: the level of the path with something left, the first shipped
/// project, and ready to apply as long as a gate is open (`gates` of the goal's role; none without a role).
#[must_use]
pub fn marks(catalog: &Catalog, progress: &Progress, gates: Option<Gates>) -> Vec<Mark> {
    let first_project = || (!progress.has_shipped()).then(|| Mark::FirstProject { under_way: under_way(progress) });
    let role = progress.learner.goal.role.as_deref();
    let role = role.map(|id| catalog.role(id).map_or(id, |role| &role.title));
    let ready = role.zip(gates.filter(|gates| gates.open > 0));
    let ready = ready.map(|(role, gates)| Mark::Ready { role: role.to_owned(), gates });
    level(catalog, progress).into_iter().chain(first_project()).chain(ready).collect()
}

/// The first level with something left, of the first segment with something left.
fn level(catalog: &Catalog, progress: &Progress) -> Option<Mark> {
    let path = Path::of(catalog, progress);
    let (segment, all) = path.current(catalog, progress)?;
    let level_of = |ix: usize| catalog.milestone(ix).level;
    let left = |level: Level| {
        let of_level = segment.milestones.iter().copied().filter(move |&ix| level_of(ix) == level);
        let tally = tally(catalog, progress, of_level);
        (tally.left() > 0).then_some((level, tally))
    };
    match Level::ALL.iter().find_map(|&level| left(level)) {
        Some((level, tally)) if tally.total < all.total => {
            Some(Mark::Level { name: format!("{} {level}", segment.words()), tally })
        }
        _ => Some(Mark::Level { name: segment.words(), tally: all }),
    }
}

/// The project under way that was touched last.
fn under_way(progress: &Progress) -> Option<(String, usize, usize)> {
    let building = progress.projects().filter(|project| project.status() == Status::Building);
    let told = |project: &Project| (project.title.clone(), project.ticked_count(), project.items.len());
    building.max_by_key(|project| project.touched).map(told)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::{Milestone, Shared, Source, sample};
    use crate::domain::event::{
        Body, Creation, Event, GoalChange, MilestoneAct, Patch, ProjectAct, ProjectChange, StoredStatus,
    };
    use crate::domain::log::Log;
    use crate::domain::testing::{completed, event, known, milestone, project};

    /// `x` and `y` at beginner, `z` at intermediate level, on the path `a`, toward a role.
    fn told(bodies: Vec<Body>, gates: Option<Gates>) -> Vec<String> {
        let hard = Milestone { level: Level::Intermediate, ..known("z") };
        let mut source = Source { milestones: vec![known("x"), known("y"), hard], ..Source::default() };
        source.curriculum.id = "a".into();
        let roles = sample::catalog().shared.roles.clone();
        let catalog = Catalog::assemble(vec![source], Shared { roles, ..Shared::default() });
        let goal = GoalChange {
            path: Patch::Set(vec!["a".into()]),
            role: Patch::Set("ml-engineer".into()),
            ..GoalChange::default()
        };
        let bodies = [vec![Body::Goal(Box::new(goal))], bodies].concat();
        let events: Vec<Event> = (1..).zip(bodies).map(|(n, body)| event(n, body)).collect();
        let progress = Progress::fold(&catalog, &Log::new(events));
        marks(&catalog, &progress, gates).iter().map(Mark::words).collect()
    }

    #[test]
    fn the_level_comes_first_then_the_project_then_the_gates_and_never_the_total() {
        let done = |name: &str| milestone(name, completed(&[]));
        let skipped = |name: &str| milestone(name, MilestoneAct::Skipped(None));
        let made = || project(ProjectAct::Created(Box::new(Creation { title: "Leaf".into(), ..Creation::default() })));
        let noted = || project(ProjectAct::Noted("a".into()));
        let shipped = || {
            let status = Patch::Set(StoredStatus::Shipped);
            project(ProjectAct::Changed(Box::new(ProjectChange { status, ..ProjectChange::default() })))
        };
        let gates = |open: usize| Some(Gates { open, total: 4 });
        let ready = "ready to apply as ML engineer, 3 of 4 gates open";
        let project = "the first shipped project";
        let cases: [(Vec<Body>, Option<Gates>, &[&str]); 7] = [
            (vec![], gates(3), &["a beginner, 2 left (0 of 2 done)", project, ready]),
            (vec![done("x"), skipped("y")], None, &["a intermediate, 1 left (0 of 1 done)", project]),
            (vec![done("z"), skipped("y")], None, &["a beginner, 1 left (0 of 2 done, 1 skipped)", project]),
            (vec![done("x"), done("y"), done("z")], gates(3), &[project, ready]),
            (vec![made(), noted(), done("x"), done("y"), done("z")], None, &["the first shipped project (Leaf)"]),
            (vec![made(), shipped(), done("x"), done("y"), done("z")], gates(3), &[ready]),
            (vec![made(), shipped(), done("x"), done("y"), done("z")], gates(0), &[]),
        ];
        for (bodies, gates, expected) in cases {
            assert_eq!(told(bodies.clone(), gates), expected, "{bodies:?}");
        }
    }
}
