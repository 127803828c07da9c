//! What was done on which day and in which week, how the path was done, and by when the rest may be.

use serde::Serialize;

use crate::domain::figures::{self, Effort, Path, Tally, tally};
use crate::domain::pace::{BurnUp, Forecast, Throughput};
use crate::domain::time::{Day, Minutes};
use crate::workspace::query::hours;
use crate::workspace::state::State;

/// One day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DayView {
    /// Which.
    pub day: Day,
    /// Minutes logged.
    pub minutes: u32,
    /// Acts of learning.
    pub acts: u32,
}

pub(super) fn days(state: &State) -> Vec<DayView> {
    let days = state.progress.activity.until(state.today);
    let days = days.map(|(day, did)| DayView { day, minutes: did.minutes.0, acts: did.acts });
    days.filter(|day| day.acts > 0 || day.minutes > 0).collect()
}

/// The effort of one week.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EffortView {
    /// Its Monday.
    pub week: Day,
    /// Minutes logged.
    pub minutes: u32,
    /// Minutes estimated for what was completed without a log.
    pub estimated_minutes: u32,
}

pub(super) fn effort(state: &State) -> Vec<EffortView> {
    let last = state.today.week();
    let first = state.progress.activity.first_act(state.today).map_or(last, Day::week);
    let number = usize::try_from(last.since(first) / 7).unwrap_or(0) + 1;
    let weeks = figures::weeks(&state.catalog, &state.progress, state.today, number);
    let view = |week: figures::Week| EffortView {
        week: week.start,
        minutes: week.logged.0,
        estimated_minutes: week.estimated.0,
    };
    weeks.into_iter().map(view).collect()
}

/// The effort of the last weeks against the goal.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EffortGoalView {
    /// The goal for a week; null when there is none.
    pub minutes: Option<u32>,
    /// The whole weeks among the last ones.
    pub whole_weeks: usize,
    /// Those that reached the goal.
    pub reached: usize,
    /// In words; null without a goal or a whole week.
    pub words: Option<String>,
}

impl EffortGoalView {
    pub(super) fn of(effort: &Effort) -> Self {
        Self {
            minutes: effort.goal.map(|goal| goal.0),
            whole_weeks: effort.whole,
            reached: effort.reached,
            words: effort.words(),
        }
    }
}

/// The path of the goal.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PathView {
    /// Whether none was chosen, so that this is the default one.
    pub default: bool,
    /// Milestones done.
    pub done: usize,
    /// Skipped.
    pub skipped: usize,
    /// All that it asks for.
    pub total: usize,
    /// Null when everything is skipped.
    pub percent: Option<usize>,
    /// Its stretches, in order.
    pub segments: Vec<SegmentView>,
    /// The same counts, to reckon with.
    #[serde(skip)]
    pub tally: Tally,
}

/// One stretch of the path.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SegmentView {
    /// As it was chosen: `pytorch/beginner`.
    pub segment: String,
    /// Milestones done.
    pub done: usize,
    /// Skipped.
    pub skipped: usize,
    /// All that it asks for; none when it names nothing in these curricula.
    pub total: usize,
    /// Hours done, ticked shares included.
    pub hours_done: f64,
    /// Hours that are still to do.
    pub hours_open: f64,
    /// The same, to reckon with.
    #[serde(skip)]
    pub tally: Tally,
}

impl PathView {
    pub(super) fn of(state: &State, path: &Path) -> Self {
        let of = |milestones: &[usize]| tally(&state.catalog, &state.progress, milestones.iter().copied());
        let segments = path.segments.iter().map(|segment| {
            let tally = of(&segment.milestones);
            SegmentView {
                segment: segment.name.clone(),
                done: tally.done,
                skipped: tally.skipped,
                total: tally.total,
                hours_done: hours(tally.time_done),
                hours_open: hours(tally.time_open),
                tally,
            }
        });
        let all = of(&path.milestones().collect::<Vec<_>>());
        Self {
            default: state.progress.learner.goal.path.as_ref().is_none_or(Vec::is_empty),
            done: all.done,
            skipped: all.skipped,
            total: all.total,
            percent: all.percent(),
            segments: segments.collect(),
            tally: all,
        }
    }
}

/// How the path was done, projects included.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BurnUpView {
    /// Hours of the path, done and open.
    pub hours_total: f64,
    /// What is open.
    pub open: OpenView,
    /// The hours done by the end of each week since the first act, at most a year of them.
    pub weeks: Vec<PaceView>,
    /// The hours that each of the last whole weeks brought, which the forecast draws from.
    pub pace: Vec<PaceView>,
}

/// Open hours, by what they are of.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OpenView {
    /// Of milestones.
    pub milestones: f64,
    /// Of electives under way.
    pub electives: f64,
    /// Of projects.
    pub projects: f64,
}

/// A week and hours.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PaceView {
    /// The Monday.
    pub week: Day,
    /// The hours.
    pub hours: f64,
}

impl BurnUpView {
    pub(super) fn of(burn_up: &BurnUp, pace: &Throughput) -> Self {
        let week = |week: Day, time: Minutes| PaceView { week, hours: hours(time) };
        Self {
            hours_total: hours(burn_up.scope),
            open: OpenView {
                milestones: hours(burn_up.open.milestones),
                electives: hours(burn_up.open.electives),
                projects: hours(burn_up.open.projects),
            },
            weeks: burn_up.weeks.iter().map(|reached| week(reached.week, reached.done)).collect(),
            pace: pace.weeks.iter().map(|done| week(done.start, done.done)).collect(),
        }
    }
}

/// By when the path may be done.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ForecastView {
    /// By this day half of the runs have finished.
    pub p50: Day,
    /// By this day 85 of 100.
    pub p85: Day,
    /// From what.
    pub assumption: String,
}

impl ForecastView {
    pub(super) fn of(forecast: &Forecast) -> Self {
        Self { p50: forecast.p50, p85: forecast.p85, assumption: forecast.assumption.clone() }
    }
}
