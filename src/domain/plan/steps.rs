//! The order of what is chosen: what is started first, then the path, each project as soon as what comes before it is done.

use super::Plan;
use super::search::Chosen;
use super::work::{Task, Work};
use crate::domain::next::StepKind;
use crate::domain::time::Minutes;

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step<'a> {
    /// A milestone, a brief to build, a project to finish, or evidence to add to one that is shipped.
    pub kind: StepKind,
    /// What `show` accepts.
    pub id: &'a str,
    /// What to do.
    pub title: String,
    /// How long it takes at its place in the plan.
    pub time: Minutes,
}

/// A thing that is chosen, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Milestone(usize),
    Work(usize),
}

impl<'a> Plan<'a> {
    /// What to do, in order.
    #[must_use]
    pub fn steps(&self) -> Vec<Step<'a>> {
        self.pieces(&self.chosen).into_iter().map(|piece| self.step(piece, &self.chosen)).collect()
    }

    pub(super) fn step(&self, piece: Piece, chosen: &Chosen) -> Step<'a> {
        match piece {
            Piece::Milestone(place) => {
                let milestone = self.ground.catalog.milestone(self.ground.ix(place));
                Step {
                    kind: StepKind::Milestone,
                    id: &milestone.id,
                    title: milestone.title.to_string(),
                    time: self.ground.time(place, &chosen.milestones),
                }
            }
            Piece::Work(nth) => {
                let work = &self.works[nth];
                Step { kind: work.kind(), id: work.id(), title: work.title(), time: work.time }
            }
        }
    }

    /// The order: evidence that is missing, then what is under way, then the milestones in theirs. A new project follows the
    /// last milestone that comes before it, and everything that is started.
    pub(super) fn pieces(&self, chosen: &Chosen) -> Vec<Piece> {
        let mut waiting: Vec<usize> = chosen.works.iter().collect();
        waiting.sort_by_key(|&nth| rank(&self.works[nth]));
        let mut placed = self.ground.nothing();
        let mut pieces = Vec::new();
        let milestones = chosen.milestones.iter().map(Some).chain([None]);
        for next in milestones {
            let begun = next.is_none_or(|place| place >= self.ground.started());
            waiting.retain(|&nth| {
                let work = &self.works[nth];
                let waits = !placed.holds(&work.closure) || !begun && matches!(work.task, Task::Build(_));
                if !waits {
                    pieces.push(Piece::Work(nth));
                }
                waits
            });
            if let Some(place) = next {
                placed.insert(place);
                pieces.push(Piece::Milestone(place));
            }
        }
        pieces
    }
}

/// What comes first of projects that could begin together.
fn rank(work: &Work<'_>) -> usize {
    match work.task {
        Task::Claim(_) => 0,
        Task::Finish(_) => 1,
        Task::Build(_) => 2,
    }
}
