//! `status`: where the learner stands.

use serde::Serialize;

use super::dashboard::{WEEKS, next_mark};
use super::next::StepView;
use super::review::due_today;
use super::{SCHEMA, hours};
use crate::domain::catalog::Level;
use crate::domain::figures::{self, Tally, tally_curriculum, tally_level};
use crate::domain::next;
use crate::domain::progress::Status;
use crate::domain::reentry::reentry;
use crate::domain::time::{Day, Minutes};
use crate::workspace::state::State;

/// Where the learner stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StatusView {
    /// Version of the view.
    pub schema: u32,
    /// The logical day.
    pub today: Day,
    /// The role of the goal; null when there is none.
    pub role: Option<TowardView>,
    /// After a while away: where the learner was, and what to begin with.
    pub welcome_back: Option<String>,
    /// Weeks in rhythm.
    pub rhythm: RhythmView,
    /// Days in a row.
    pub streak: StreakView,
    /// The running week.
    pub week: WeekView,
    /// The next mark on the road; null when all are reached.
    pub next_mark: Option<String>,
    /// Every curriculum.
    pub curricula: Vec<CurriculumView>,
    /// Projects by stage.
    pub projects: ProjectCounts,
    /// The questions of what is done.
    pub review: ReviewCounts,
    /// The next steps, at most three.
    pub next: Vec<StepView>,
}

/// The questions of what is done.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReviewCounts {
    /// How many are due today.
    pub due: usize,
}

/// The role of the goal.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TowardView {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How much of what it asks is covered, in percent.
    pub percent: u32,
}

/// Weeks in rhythm.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RhythmView {
    /// Weeks in a row.
    pub weeks: usize,
    /// Active days this week.
    pub days: usize,
    /// Active days that make a week count.
    pub goal_days: u8,
}

/// Days in a row.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StreakView {
    /// Up to today or yesterday.
    pub days: usize,
    /// Ever.
    pub best: usize,
}

/// The running week.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WeekView {
    /// Its Monday.
    pub start: Day,
    /// Minutes logged.
    pub minutes: u32,
    /// Minutes estimated for what was completed without a log.
    pub estimated_minutes: u32,
    /// The goal; null when there is none.
    pub goal_minutes: Option<u32>,
    /// In how many of the last whole weeks it was reached, in words; null without a goal or a whole week.
    pub goal_reached: Option<String>,
}

/// One curriculum.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CurriculumView {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Core milestones done.
    pub done: usize,
    /// Skipped.
    pub skipped: usize,
    /// All.
    pub total: usize,
    /// Null when everything is skipped.
    pub percent: Option<usize>,
    /// By level.
    pub levels: Vec<LevelView>,
}

/// One level of a curriculum.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LevelView {
    /// Which.
    pub level: Level,
    /// Core milestones done.
    pub done: usize,
    /// Skipped.
    pub skipped: usize,
    /// All.
    pub total: usize,
    /// Hours done, ticked shares included.
    pub hours_done: f64,
    /// Hours of all that are not skipped.
    pub hours_total: f64,
}

/// Projects by stage.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ProjectCounts {
    /// Not begun.
    pub idea: usize,
    /// Under way.
    pub building: usize,
    /// Shipped.
    pub shipped: usize,
    /// Put away.
    pub archived: usize,
}

/// Where the learner stands.
#[must_use]
pub fn status(state: &State) -> StatusView {
    let (catalog, progress, today) = (&state.catalog, &state.progress, state.today);
    let week = figures::week(catalog, progress, today);
    StatusView {
        schema: SCHEMA,
        today,
        role: state.toward().map(|toward| {
            let role = toward.role(catalog);
            TowardView { id: role.id.to_string(), title: role.title.to_string(), percent: toward.percent() }
        }),
        welcome_back: reentry(state.teller(), state.toward(), today).map(|reentry| reentry.line),
        rhythm: rhythm_view(state),
        streak: streak_view(state),
        week: WeekView {
            start: week.start,
            minutes: week.logged.0,
            estimated_minutes: week.estimated.0,
            goal_minutes: progress.learner.goal.hours.map(|hours| Minutes::from_hours(hours).0),
            goal_reached: figures::effort(catalog, progress, today, WEEKS).words(),
        },
        next_mark: next_mark(state).map(|mark| mark.words()),
        curricula: catalog
            .curricula
            .iter()
            .map(|curriculum| curriculum_view(state, &curriculum.id, &curriculum.title))
            .collect(),
        projects: project_counts(state),
        review: ReviewCounts { due: due_today(state) },
        next: next::next(catalog, progress, state.toward(), today, 3).steps.iter().map(StepView::of).collect(),
    }
}

pub(super) fn rhythm_view(state: &State) -> RhythmView {
    let rhythm = figures::rhythm(&state.progress.activity, &state.progress.learner.goal, state.today);
    RhythmView { weeks: rhythm.weeks, days: rhythm.days, goal_days: rhythm.goal_days }
}

pub(super) fn streak_view(state: &State) -> StreakView {
    let streak = figures::streak(&state.progress.activity, &state.progress.learner.goal, state.today);
    StreakView { days: streak.days, best: streak.best }
}

pub(super) fn project_counts(state: &State) -> ProjectCounts {
    let mut projects = ProjectCounts::default();
    for project in state.progress.projects() {
        *match project.status() {
            Status::Idea => &mut projects.idea,
            Status::Building => &mut projects.building,
            Status::Shipped => &mut projects.shipped,
            Status::Archived => &mut projects.archived,
        } += 1;
    }
    projects
}

fn curriculum_view(state: &State, id: &str, title: &str) -> CurriculumView {
    let tally = tally_curriculum(&state.catalog, &state.progress, id);
    CurriculumView {
        id: id.to_owned(),
        title: title.to_owned(),
        done: tally.done,
        skipped: tally.skipped,
        total: tally.total,
        percent: tally.percent(),
        levels: state
            .catalog
            .levels_of(id)
            .map(|level| level_view(level, &tally_level(&state.catalog, &state.progress, id, level)))
            .collect(),
    }
}

fn level_view(level: Level, tally: &Tally) -> LevelView {
    LevelView {
        level,
        done: tally.done,
        skipped: tally.skipped,
        total: tally.total,
        hours_done: hours(tally.time_done),
        hours_total: hours(tally.time_total),
    }
}
