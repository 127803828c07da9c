//! The report: where the learner stands and what they did, for a mentor or a friend. Facts only; how they are written down is
//! for `export`. It says nothing of exports, so that writing one changes no later one.

mod deeds;
mod project;
mod role;
mod week;

pub use deeds::{DayDone, Deed, DeedKind};
pub use project::ProjectFacts;
pub use role::RoleFacts;
pub use week::LastDays;

use super::cards::{Deck, Retention, retention};
use super::catalog::{Catalog, Level};
use super::claims::{self, LevelClaim, Selection};
use super::figures::{Effort, Path, Rhythm, Streak, Tally, effort, rhythm, streak, tally_curriculum, tally_level};
use super::id::{CardId, curriculum_of};
use super::log::Log;
use super::next::{Step, next};
use super::pace::{Forecast, NoForecast, path_forecast};
use super::progress::{Certificate, Progress, State};
use super::readiness::{Readiness, Share, SkillState, Toward};
use super::time::{Day, Minutes};

/// How many weeks of effort are told: the running one and the four before.
const WEEKS: usize = 5;

/// How many next steps are named.
const STEPS: usize = 5;

/// Where the learner stands, and what they did.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The day of the facts.
    pub today: Day,
    /// The first day of what was done.
    pub since: Day,
    /// The learner's name.
    pub name: Option<String>,
    /// What they are after.
    pub goal: GoalFacts,
    /// Weeks in rhythm.
    pub rhythm: Rhythm,
    /// Days in a row.
    pub streak: Streak,
    /// The running week and the four before, against the goal.
    pub effort: Effort,
    /// The curricula that are begun or on the path.
    pub curricula: Vec<CurriculumFacts>,
    /// Levels of which every core milestone is done.
    pub completed: Vec<LevelClaim>,
    /// How much of the role is covered; none without a role.
    pub role: Option<RoleFacts>,
    /// The skills of which anything is done, the best backed first.
    pub skills: Vec<SkillFacts>,
    /// Every project: shipped ones newest first, then those under way, ideas and what was put away.
    pub projects: Vec<ProjectFacts>,
    /// Certificates, whole or not.
    pub certificates: Vec<Certificate>,
    /// What was done, the newest day first.
    pub done: Vec<DayDone>,
    /// The last seven days.
    pub week: LastDays,
    /// What comes next.
    pub next: Vec<Step>,
    /// By when the path may be done, or why that cannot be said.
    pub forecast: String,
    /// The questions that come back.
    pub reviews: ReviewFacts,
}

/// What the learner is after.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalFacts {
    /// The title of the role.
    pub role: Option<String>,
    /// The segments of the path: `pytorch beginner`.
    pub path: Vec<String>,
    /// Whether the learner chose that path; else it is the default one.
    pub chosen: bool,
    /// Hours a week.
    pub hours: Option<Minutes>,
    /// Days a week.
    pub days: u8,
    /// The day to be ready by.
    pub target: Option<Day>,
}

/// One curriculum.
#[derive(Clone, Debug, PartialEq)]
pub struct CurriculumFacts {
    /// Its title.
    pub title: String,
    /// Its core milestones.
    pub tally: Tally,
    /// The same by level.
    pub levels: Vec<(Level, Tally)>,
}

/// One skill of which anything is done.
#[derive(Clone, Debug, PartialEq)]
pub struct SkillFacts {
    /// As postings spell it.
    pub name: String,
    /// How far it is.
    pub state: SkillState,
    /// How much of what teaches it is done.
    pub share: Share,
    /// What it is shown or proven by, by name.
    pub by: Vec<String>,
}

/// The questions that come back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewFacts {
    /// Questions of done milestones.
    pub cards: usize,
    /// How many of the first answers of the last 30 days were known.
    pub retention: Retention,
}

/// Works out the report for the role of the selection, or the goal's; what was done is told from its day on, or else from the
/// Monday four weeks ago.
#[must_use]
pub fn report(catalog: &Catalog, log: &Log, progress: &Progress, selection: &Selection, today: Day) -> Report {
    let deck = Deck::of(catalog, progress, today);
    let remembered = |card: &CardId| deck.remembered(card);
    let readiness = Readiness::new(catalog, progress, &remembered);
    let role = claims::role(catalog, progress, selection);
    let toward = Toward::of(catalog, progress);
    let goal = &progress.learner.goal;
    let since = selection.since.unwrap_or_else(|| today.week().plus(-7 * (WEEKS as i64 - 1)));
    let next = next(catalog, progress, toward.as_ref(), today, STEPS).steps;
    Report {
        today,
        since,
        name: progress.learner.profile.name.clone(),
        goal: GoalFacts {
            role: role.map(|role| role.title.to_string()),
            path: goal.segments().iter().map(|segment| segment.replace('/', " ")).collect(),
            chosen: goal.path.as_ref().is_some_and(|path| !path.is_empty()),
            hours: goal.hours.map(Minutes::from_hours).filter(|hours| *hours > Minutes(0)),
            days: goal.days(),
            target: goal.target,
        },
        rhythm: rhythm(&progress.activity, goal, today),
        streak: streak(&progress.activity, goal, today),
        effort: effort(catalog, progress, today, WEEKS),
        curricula: curricula(catalog, progress),
        completed: claims::levels(catalog, progress, today),
        role: role.map(|role| RoleFacts::of(&readiness, role)),
        skills: skills(catalog, &readiness),
        projects: project::all(catalog, progress),
        certificates: progress.learner.certificates.values().cloned().collect(),
        done: deeds::done(catalog, log, progress, since..=today),
        week: week::last_days(catalog, log, progress, today),
        next,
        forecast: of_anybody(&path_forecast(catalog, progress, today)),
        reviews: ReviewFacts { cards: deck.cards().len(), retention: retention(&progress.learner, today) },
    }
}

/// The sentence of a forecast, which speaks to the learner, for somebody else.
fn of_anybody(forecast: &Result<Forecast, NoForecast>) -> String {
    forecast.as_ref().map_or_else(NoForecast::words, Forecast::words).replace("your ", "the ")
}

fn curricula(catalog: &Catalog, progress: &Progress) -> Vec<CurriculumFacts> {
    let path = Path::of(catalog, progress);
    let on_path = |id: &str| path.segments.iter().any(|segment| curriculum_of(&segment.name) == id);
    let begun = |id: &str| catalog.milestones_of(id).any(|ix| matches!(progress.state(ix), State::Doing | State::Done));
    let shown = catalog.curricula.iter().filter(|one| on_path(&one.id) || begun(&one.id));
    shown
        .map(|one| CurriculumFacts {
            title: one.title.to_string(),
            tally: tally_curriculum(catalog, progress, &one.id),
            levels: catalog
                .levels_of(&one.id)
                .map(|level| (level, tally_level(catalog, progress, &one.id, level)))
                .filter(|(_, tally)| tally.total > 0)
                .collect(),
        })
        .collect()
}

fn skills(catalog: &Catalog, readiness: &Readiness<'_>) -> Vec<SkillFacts> {
    let begun = readiness.skills().filter(|one| one.state > SkillState::Missing || one.share.done > Minutes(0));
    let mut begun: Vec<_> = begun.collect();
    begun.sort_by(|a, b| b.state.cmp(&a.state).then_with(|| b.share.compare(a.share)));
    begun
        .into_iter()
        .map(|one| SkillFacts {
            name: one.name.to_owned(),
            state: one.state,
            share: one.share,
            by: one.rests_on_names(catalog).map(str::to_owned).collect(),
        })
        .collect()
}
