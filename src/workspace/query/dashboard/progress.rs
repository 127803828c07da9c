//! How much of every curriculum is done, by level, with the electives apart; and the shape that makes.

use serde::Serialize;

use crate::domain::catalog::{Curriculum, Ix, Level, Track};
use crate::domain::figures::{Tally, tally};
use crate::domain::progress::State as Standing;
use crate::workspace::query::hours;
use crate::workspace::state::State;

/// Some milestones, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct TallyView {
    /// Done.
    pub done: usize,
    /// Under way, with something ticked.
    pub ticked: usize,
    /// Skipped.
    pub skipped: usize,
    /// Left to do, those under way among them.
    pub left: usize,
    /// All.
    pub total: usize,
    /// Hours done, ticked shares included.
    pub hours_done: f64,
    /// Hours of all that are not skipped.
    pub hours_total: f64,
    /// The same, to reckon with.
    #[serde(skip)]
    pub tally: Tally,
}

impl TallyView {
    fn of(state: &State, milestones: &[Ix]) -> Self {
        let tally = tally(&state.catalog, &state.progress, milestones.iter().copied());
        let ticked = |ix: &&Ix| {
            let (standing, milestone) = (state.progress.state(**ix), state.catalog.milestone(**ix));
            standing == Standing::Doing && state.progress.ticks(**ix, milestone) > 0
        };
        Self {
            done: tally.done,
            ticked: milestones.iter().filter(ticked).count(),
            skipped: tally.skipped,
            left: tally.left(),
            total: tally.total,
            hours_done: hours(tally.time_done),
            hours_total: hours(tally.time_total),
            tally,
        }
    }
}

/// One level of a curriculum.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LevelFigures {
    /// Which.
    pub level: Level,
    /// Its core milestones.
    #[serde(flatten)]
    pub core: TallyView,
}

/// One curriculum.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CurriculumFigures {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Null when everything is skipped.
    pub percent: Option<usize>,
    /// Its core milestones.
    #[serde(flatten)]
    pub core: TallyView,
    /// The levels that have core milestones.
    pub levels: Vec<LevelFigures>,
    /// Its electives, which are in no other figure.
    pub electives: TallyView,
}

impl CurriculumFigures {
    /// Whether it has no milestone.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.core.total + self.electives.total == 0
    }
}

pub(super) fn curriculum(state: &State, curriculum: &Curriculum) -> CurriculumFigures {
    let catalog = &state.catalog;
    let (core, electives): (Vec<Ix>, Vec<Ix>) =
        catalog.milestones_of(&curriculum.id).partition(|&ix| catalog.milestone(ix).track == Track::Core);
    let of_level = |level: Level| {
        let milestones: Vec<Ix> = core.iter().copied().filter(|&ix| catalog.milestone(ix).level == level).collect();
        (!milestones.is_empty()).then(|| LevelFigures { level, core: TallyView::of(state, &milestones) })
    };
    let all = TallyView::of(state, &core);
    CurriculumFigures {
        id: curriculum.id.to_string(),
        title: curriculum.title.to_string(),
        percent: all.tally.percent(),
        levels: Level::ALL.iter().filter_map(|&level| of_level(level)).collect(),
        core: all,
        electives: TallyView::of(state, &electives),
    }
}

/// What is deep and what is broad.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShapeView {
    /// In a sentence or two.
    pub words: String,
    /// Whether three frameworks are begun and none is beyond beginner.
    pub too_broad: bool,
}
