//! `dashboard`: every figure of the dashboard, worked out once for both shells. What is dear about it (readiness for every
//! role, the runs of the forecast) is paid here and nowhere else.

mod pace;
mod progress;
mod review;
mod roles;

pub use pace::{
    BurnUpView, DayView, EffortGoalView, EffortView, ForecastView, OpenView, PaceView, PathView, SegmentView,
};
pub use progress::{CurriculumFigures, LevelFigures, ShapeView, TallyView};
pub use review::{AnswersView, LeechView, ReviewView};
pub use roles::{AskedView, RoleView, SkillView};

use serde::Serialize;

use super::SCHEMA;
use super::status::{ProjectCounts, RhythmView, StreakView, project_counts, rhythm_view, streak_view};
use crate::domain::figures::{self, Effort, Gates, HeatMap, Mark, Path, Shape};
use crate::domain::id::CardId;
use crate::domain::pace::{BurnUp, Throughput, burn_up, throughput};
use crate::domain::readiness::Readiness;
use crate::domain::time::Day;
use crate::workspace::state::State;

/// How many weeks of effort and of answers are told.
pub const WEEKS: usize = 12;

/// How many weeks the heat map has, where there is room for all.
pub const YEAR: usize = 52;

/// Every figure of the dashboard.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DashboardView {
    /// Version of the view.
    pub schema: u32,
    /// The logical day.
    pub today: Day,
    /// Every curriculum, by level.
    pub curricula: Vec<CurriculumFigures>,
    /// Every day up to today on which anything was done, oldest first.
    pub activity: Vec<DayView>,
    /// Weeks in rhythm.
    pub rhythm: RhythmView,
    /// Days in a row.
    pub streak: StreakView,
    /// Every week since the first act, the running one last.
    pub effort: Vec<EffortView>,
    /// The effort of the last weeks against the goal.
    pub effort_goal: EffortGoalView,
    /// The path of the goal.
    pub path: PathView,
    /// How the path was done.
    pub burn_up: BurnUpView,
    /// By when the path may be done; null where that cannot be said.
    pub forecast: Option<ForecastView>,
    /// Why it cannot be said.
    pub no_forecast: Option<String>,
    /// The marks on the road that are not reached yet, the next one first.
    pub marks: Vec<String>,
    /// Every role: that of the goal first, then the one that is covered best.
    pub readiness: Vec<RoleView>,
    /// Every skill, the best backed first.
    pub skills: Vec<SkillView>,
    /// Projects by stage.
    pub projects: ProjectCounts,
    /// What is deep and what is broad.
    pub shape: ShapeView,
    /// The questions that come back.
    pub review: ReviewView,
    /// The last [`YEAR`] weeks, day by day.
    #[serde(skip)]
    pub heat: HeatMap,
    /// The effort of the last [`WEEKS`] weeks.
    #[serde(skip)]
    pub weeks: Effort,
    /// How the path was done and by when the rest may be.
    #[serde(skip)]
    pub ahead: BurnUp,
    /// What the forecast draws from.
    #[serde(skip)]
    pub pace: Throughput,
    /// What is deep and what is broad, by framework and strand.
    #[serde(skip)]
    pub reach: Shape,
}

/// Every figure, as of the state's day.
#[must_use]
pub fn dashboard(state: &State) -> DashboardView {
    let (catalog, progress, today) = (&*state.catalog, &state.progress, state.today);
    let deck = state.deck();
    let remembered = |card: &CardId| deck.remembered(card);
    let readiness = Readiness::new(catalog, progress, &remembered);
    let goal_role = progress.learner.goal.role.as_deref();
    let roles = roles::roles(&readiness, goal_role);
    let gates = roles.first().filter(|role| role.goal).map(RoleView::gate_counts);

    let heat = figures::heat_map(catalog, progress, today, YEAR);
    let weeks = figures::effort(catalog, progress, today, WEEKS);
    let path = Path::of(catalog, progress);
    let ahead = burn_up(catalog, progress, &path, today);
    let pace = throughput(catalog, progress, today);
    let reach = figures::shape(catalog, progress);
    DashboardView {
        schema: SCHEMA,
        today,
        curricula: catalog.curricula.iter().map(|one| progress::curriculum(state, one)).collect(),
        activity: pace::days(state),
        rhythm: rhythm_view(state),
        streak: streak_view(state),
        effort: pace::effort(state),
        effort_goal: EffortGoalView::of(&weeks),
        path: PathView::of(state, &path),
        burn_up: BurnUpView::of(&ahead, &pace),
        forecast: ahead.forecast.as_ref().ok().map(ForecastView::of),
        no_forecast: ahead.forecast.as_ref().err().map(crate::domain::pace::NoForecast::words),
        marks: figures::marks(catalog, progress, gates).iter().map(Mark::words).collect(),
        readiness: roles,
        skills: roles::skills(&readiness, catalog),
        projects: project_counts(state),
        shape: ShapeView { words: reach.words(), too_broad: reach.too_broad() },
        review: ReviewView::of(state, &deck),
        heat,
        weeks,
        ahead,
        pace,
        reach,
    }
}

/// The next mark on the road; none when all are reached. The gates of the goal's role are looked at only once nothing is
/// left before them, since that is dear.
#[must_use]
pub fn next_mark(state: &State) -> Option<Mark> {
    let (catalog, progress) = (&*state.catalog, &state.progress);
    let first = |gates: Option<Gates>| figures::marks(catalog, progress, gates).into_iter().next();
    first(None).or_else(|| {
        let role = catalog.role(progress.learner.goal.role.as_deref()?)?;
        let deck = state.deck();
        let remembered = |card: &CardId| deck.remembered(card);
        let readiness = Readiness::new(catalog, progress, &remembered);
        let gates = readiness.gates(&readiness.role(role));
        first(Some(Gates { open: gates.iter().filter(|gate| gate.is_open()).count(), total: gates.len() }))
    })
}
