//! `plan`: the shortest way to being ready to apply, week by week.

mod words;

use serde::Serialize;

use super::advise::USUAL_HOURS;
use super::{SCHEMA, hours};
use crate::domain::catalog::Role;
use crate::domain::figures::{Path, week};
use crate::domain::plan::{Aim, Dropped, Extent, Pace, Plan, Step, Week};
use crate::domain::time::{Day, Minutes};
use crate::workspace::command::{parse_target, weekly_hours};
use crate::workspace::error::Error;
use crate::workspace::resolve;
use crate::workspace::state::State;

/// What to plan; what is not given is taken from the goal.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanQuestion {
    /// A role's id or title.
    pub role: Option<String>,
    /// Hours a week.
    pub hours: Option<f64>,
    /// The day to be done by.
    pub until: Option<String>,
    /// How far.
    pub extent: Extent,
}

/// The shortest way to being ready to apply, week by week.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PlanView {
    /// Version of the view.
    pub schema: u32,
    /// The role; null where none is set, and then it is the rest of the path.
    pub role: Option<String>,
    /// How long everything takes that is laid out.
    pub hours: f64,
    /// The day by which it is done: a Sunday, or the day that it is to be done by where it fits into a part of that week;
    /// null when there is nothing to do.
    pub finish: Option<Day>,
    /// Hours a week.
    pub weekly_hours: f64,
    /// The day that it is to be done by.
    pub until: Option<Day>,
    /// The weeks in which there is something to do, at most 104.
    pub weeks: Vec<PlanWeekView>,
    /// What does not fit until that day, the first to leave out first.
    pub dropped: Vec<DroppedView>,
    /// What all of it comes to, that which is dropped included.
    pub all: PlanSumView,
    /// How much longer it may be than the shortest plan, in percent; null when there is no shorter one.
    pub within: Option<u32>,
    /// Why these projects, and what is learned without one.
    pub reasons: Vec<String>,
    /// What is asked for and nothing here leads to.
    pub missing: Vec<String>,
    /// What it is, in paragraphs.
    #[serde(skip)]
    pub words: Vec<String>,
    /// What it leads to: `ML engineer`, `Your path`.
    #[serde(skip)]
    pub title: String,
}

/// What a plan comes to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PlanSumView {
    /// How long it takes.
    pub hours: f64,
    /// The Sunday by which it is done; null when there is nothing to do.
    pub finish: Option<Day>,
}

/// One week of the plan.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PlanWeekView {
    /// Its Monday.
    pub start: Day,
    /// How much there is to do.
    pub hours: f64,
    /// What, in order.
    pub steps: Vec<PlanStepView>,
    /// How much there is to do, for people.
    #[serde(skip)]
    pub time: Minutes,
}

/// A step, or the part of one that falls into a week.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PlanStepView {
    /// What `show` accepts.
    pub id: String,
    /// `milestone`, `brief`, `project` or `claim`.
    pub kind: &'static str,
    /// What to do.
    pub title: String,
    /// How long it takes, or the part of it.
    pub hours: f64,
    /// The same, for people.
    #[serde(skip)]
    pub time: Minutes,
    /// How long the whole step takes.
    #[serde(skip)]
    pub whole: Minutes,
}

/// Something that does not fit.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DroppedView {
    /// What `show` accepts.
    pub id: String,
    /// `milestone`, `brief`, `project` or `claim`.
    pub kind: &'static str,
    /// What it is.
    pub title: String,
    /// How much time is saved without it and what only it needs.
    pub hours: f64,
    /// The ids of what only it needs.
    pub with: Vec<String>,
    /// Why it may be left out sooner than what stays.
    pub why: String,
    /// How much time is saved, for people.
    #[serde(skip)]
    pub time: Minutes,
}

/// The plan.
///
/// # Errors
/// A role, a number of hours or a day is none; or everything is to be proven and nobody knows for which role.
pub fn plan(state: &State, question: &PlanQuestion) -> Result<PlanView, Error> {
    let (catalog, progress) = (&*state.catalog, &state.progress);
    let goal = &progress.learner.goal;
    let role = match &question.role {
        Some(typed) => Some(resolve::role(state, typed)?),
        None => goal.role.as_deref().and_then(|role| catalog.role(role)),
    };
    let aim = match role {
        Some(role) => Aim::Role(role, question.extent),
        None if question.extent == Extent::Full => {
            return Err(Error::usage("Everything is proven for a role, and none is set.")
                .hint("gradus plan --full --role ml-engineer"));
        }
        None => Aim::Path,
    };
    let given = question.hours.map(weekly_hours).transpose()?.or(goal.hours);
    let until = match &question.until {
        Some(typed) => Some(parse_target(typed, state.today)?),
        None => goal.target.filter(|target| *target > state.today),
    };
    let weekly = given.unwrap_or(USUAL_HOURS);
    let logged = week(catalog, progress, state.today).logged;
    let pace = Pace::new(Minutes::from_hours(weekly), state.today, logged);
    let whole = Plan::of(catalog, progress, &Path::of(catalog, progress), aim);
    let all = whole.time();
    let (plan, dropped) = match until {
        Some(until) => whole.fitting(pace.until(until)),
        None => (whole, Vec::new()),
    };
    let steps = plan.steps();
    let times: Vec<Minutes> = steps.iter().map(|step| step.time).collect();
    let mut view = PlanView {
        schema: SCHEMA,
        role: role.map(|role| role.id.to_string()),
        hours: hours(plan.time()),
        finish: pace.finish(plan.time()).map(|sunday| until.map_or(sunday, |until| sunday.min(until))),
        weekly_hours: weekly,
        until,
        weeks: pace.lay_out(&times).iter().map(|week| week_view(week, &steps)).collect(),
        dropped: dropped.iter().map(dropped_view).collect(),
        all: PlanSumView { hours: hours(all), finish: pace.finish(all) },
        within: plan.within,
        reasons: words::reasons(catalog, &plan),
        missing: words::missing(catalog, &plan),
        words: Vec::new(),
        title: role.map_or_else(|| "Your path".to_owned(), |role: &Role| role.title.to_string()),
    };
    view.words = words::paragraphs(state, &plan, &pace, given, &view);
    Ok(view)
}

fn week_view(week: &Week, steps: &[Step<'_>]) -> PlanWeekView {
    let step = |step: &Step<'_>, time: Minutes| PlanStepView {
        id: step.id.to_owned(),
        kind: step.kind.word(),
        title: step.title.clone(),
        hours: hours(time),
        time,
        whole: step.time,
    };
    let time = week.time();
    let steps = week.parts.iter().map(|part| step(&steps[part.step], part.time)).collect();
    PlanWeekView { start: week.start, hours: hours(time), steps, time }
}

fn dropped_view(dropped: &Dropped<'_>) -> DroppedView {
    DroppedView {
        id: dropped.step.id.to_owned(),
        kind: dropped.step.kind.word(),
        title: dropped.step.title.clone(),
        hours: hours(dropped.time),
        with: dropped.with.iter().map(|step| step.id.to_owned()).collect(),
        why: words::why_dropped(dropped),
        time: dropped.time,
    }
}
