//! Acts on milestones, and those that also take a project: start, note, log, tick.

use std::collections::BTreeSet;

use super::answer::{on_day, open_before};
use crate::domain::catalog::{Item, Ix};
use crate::domain::event::{
    Body, Evidence, MilestoneAct, Patch, ProjectAct, ProjectChange, StoredStatus, TimeOn, When,
};
use crate::domain::id::{ItemId, MilestoneId, ProjectId};
use crate::domain::progress::{Project, State as Standing, Status};
use crate::domain::stamp::Draft;
use crate::domain::text::{count, list_words};
use crate::domain::time::{Day, Minutes};
use crate::workspace::error::Error;
use crate::workspace::resolve::{self, Entry};
use crate::workspace::state::State;

/// How milestones were completed.
#[derive(Clone, Debug, PartialEq)]
pub struct Completion {
    /// On which day.
    pub day: Day,
    /// With gradus or before.
    pub when: When,
    /// What backs it.
    pub evidence: Vec<Evidence>,
    /// A note on it.
    pub note: Option<String>,
}

impl Completion {
    /// Completed on this day, with nothing to show.
    #[must_use]
    pub fn on(day: Day) -> Self {
        Self { day, when: When::WithGradus, evidence: Vec::new(), note: None }
    }
}

fn id(state: &State, ix: Ix) -> MilestoneId {
    state.catalog.milestone(ix).id.clone()
}

/// Marks milestones as done. One that is done already gets the evidence and the note; its day stays.
#[must_use]
pub fn complete(state: &State, milestones: &[Ix], how: &Completion) -> Draft {
    let mut draft = Draft { day: how.day, bodies: Vec::new(), said: Vec::new() };
    for &ix in milestones {
        let milestone = state.catalog.milestone(ix);
        let completed = MilestoneAct::Completed { evidence: how.evidence.clone(), when: how.when };
        let done = state.progress.record(ix).done();
        match done {
            Some(done) if how.evidence.is_empty() => {
                draft.said.push(format!("{} is done already, on {}.", milestone.title, done.day));
            }
            Some(_) => {
                draft.bodies.push(Body::Milestone(id(state, ix), completed));
                draft.said.push(format!("Added evidence to {}.", milestone.title));
            }
            None => {
                draft.bodies.push(Body::Milestone(id(state, ix), completed));
                let before = if how.when == When::Before { " (before gradus)" } else { "" };
                draft.said.push(format!("Done{}: {}{before}.", on_day(state, how.day), milestone.title));
                draft.said.extend(open_before(state, ix, milestones));
            }
        }
        if let Some(text) = &how.note {
            draft.bodies.push(Body::Milestone(id(state, ix), MilestoneAct::Noted(text.as_str().into())));
            if done.is_some() {
                draft.said.push(format!("Noted on {}.", milestone.title));
            }
        }
    }
    draft.said.extend(opens(state, milestones));
    draft
}

/// "Now open: X.", for what waited for these milestones and nothing else.
pub(super) fn opens(state: &State, passed: &[Ix]) -> Option<String> {
    let only_these = |after: &Ix| {
        state.progress.state(*after) == Standing::Blocked
            && !passed.contains(after)
            && state.progress.open_requirements(state.catalog.requires(*after)).all(|open| passed.contains(&open))
    };
    let after: BTreeSet<Ix> = passed.iter().flat_map(|&ix| state.catalog.unlocks(ix)).copied().collect();
    let title = |after: Ix| state.catalog.milestone(after).title.to_string();
    let open: Vec<String> = after.into_iter().filter(only_these).map(title).collect();
    match open.len() {
        0 => None,
        1..=3 => Some(format!("Now open: {}.", list_words(&open))),
        more => Some(format!("Now open: {} and {} more.", open[..2].join(", "), more - 2)),
    }
}

/// Begins milestones and projects.
///
/// # Errors
/// One of them is a brief.
pub fn start(state: &State, entries: &[Entry<'_>]) -> Result<Draft, Error> {
    let mut draft = Draft { day: state.today, bodies: Vec::new(), said: Vec::new() };
    for entry in entries {
        match entry {
            Entry::Milestone(ix) => start_milestone(state, *ix, &mut draft),
            Entry::Project(project) => start_project(state, project, &mut draft),
            Entry::Brief(brief) => {
                return Err(Error::failed(format!("{} is a brief: a project is started from it.", brief.id))
                    .hint(format!("gradus project new \"{}\" --brief {}", brief.title, brief.id)));
            }
        }
    }
    Ok(draft)
}

fn start_milestone(state: &State, ix: Ix, draft: &mut Draft) {
    let title = &state.catalog.milestone(ix).title;
    match state.progress.state(ix) {
        Standing::Done => draft.said.push(format!("{title} is done already; reset it first to begin anew.")),
        Standing::Doing => draft.said.push(format!("{title} is under way already.")),
        Standing::Todo | Standing::Blocked | Standing::Skipped => {
            draft.bodies.push(Body::Milestone(id(state, ix), MilestoneAct::Started));
            draft.said.push(format!("Started: {title}."));
            draft.said.extend(open_before(state, ix, &[]));
        }
    }
}

fn start_project(state: &State, project: &Project, draft: &mut Draft) {
    if project.status() == Status::Building {
        draft.said.push(format!("{} is under way already.", project.title));
        return;
    }
    let change = ProjectChange {
        status: Patch::Set(StoredStatus::Building),
        started: Patch::Set(state.today),
        ..ProjectChange::default()
    };
    draft.bodies.push(Body::Project(project.id.clone(), ProjectAct::Changed(Box::new(change))));
    draft.said.push(format!("Started: {}.", project.title));
}

/// Skips milestones: not learned, and not in the way any more.
#[must_use]
pub fn skip(state: &State, milestones: &[Ix], reason: Option<&str>) -> Draft {
    let mut draft = Draft { day: state.today, bodies: Vec::new(), said: Vec::new() };
    for &ix in milestones {
        let title = &state.catalog.milestone(ix).title;
        if state.progress.state(ix) == Standing::Skipped && reason.is_none() {
            draft.said.push(format!("{title} is skipped already."));
            continue;
        }
        draft.bodies.push(Body::Milestone(id(state, ix), MilestoneAct::Skipped(reason.map(Into::into))));
        draft.said.push(format!("Skipped: {title}."));
    }
    draft.said.extend(opens(state, milestones));
    draft
}

/// Makes milestones open again: state, ticks and evidence are gone from view, what was done on past days stays.
#[must_use]
pub fn reset(state: &State, milestones: &[Ix]) -> Draft {
    let mut draft = Draft { day: state.today, bodies: Vec::new(), said: Vec::new() };
    for &ix in milestones {
        let title = &state.catalog.milestone(ix).title;
        if matches!(state.progress.state(ix), Standing::Todo | Standing::Blocked)
            && !state.progress.record(ix).any_tick()
        {
            draft.said.push(format!("{title} is open already."));
            continue;
        }
        draft.bodies.push(Body::Milestone(id(state, ix), MilestoneAct::Reset));
        draft.said.push(format!("Reset: {title} is open again."));
    }
    draft
}

/// Ticks items of a milestone's `done_when` or of a project's checklist.
///
/// # Errors
/// There is no such item, or it is a brief.
pub fn tick(state: &State, entry: &Entry<'_>, typed: &[String]) -> Result<Draft, Error> {
    mark(state, entry, typed, "Ticked", MilestoneAct::Ticked, ProjectAct::Ticked)
}

/// Takes ticks away.
///
/// # Errors
/// There is no such item, or it is a brief.
pub fn untick(state: &State, entry: &Entry<'_>, typed: &[String]) -> Result<Draft, Error> {
    mark(state, entry, typed, "Unticked", MilestoneAct::Unticked, ProjectAct::Unticked)
}

fn mark(
    state: &State,
    entry: &Entry<'_>,
    typed: &[String],
    word: &str,
    on_milestone: fn(ItemId) -> MilestoneAct,
    on_project: fn(ItemId) -> ProjectAct,
) -> Result<Draft, Error> {
    let ticking = word == "Ticked";
    let (title, items, mut shown): (&str, &[Item], Vec<bool>) = match entry {
        Entry::Milestone(ix) => {
            let milestone = state.catalog.milestone(*ix);
            let shown = milestone.done_when.iter().map(|item| state.progress.ticked(*ix, &item.id)).collect();
            (&milestone.title, &milestone.done_when, shown)
        }
        Entry::Project(project) => {
            (&project.title, &project.items, project.items.iter().map(|item| project.ticked(&item.id)).collect())
        }
        Entry::Brief(brief) => {
            return Err(Error::failed(format!("{} is a brief; ticks belong to a project made from it.", brief.id))
                .hint(format!("gradus project new \"{}\" --brief {}", brief.title, brief.id)));
        }
    };
    let mut ids: Vec<ItemId> = Vec::new();
    for typed in typed {
        let id = resolve::item(items, typed, title)?;
        if let Some(place) = items.iter().position(|item| item.id == id)
            && shown[place] != ticking
        {
            shown[place] = ticking;
            ids.push(id);
        }
    }
    if ids.is_empty() {
        let said = vec![format!("Nothing to change: {title} has it {} already.", word.to_lowercase())];
        return Ok(Draft { day: state.today, bodies: Vec::new(), said });
    }
    if let Entry::Milestone(ix) = entry
        && state.progress.state(*ix) == Standing::Done
    {
        return Err(Error::failed(format!("{title} is done: all of its marks are ticked."))
            .hint(format!("gradus reset {} opens it again", state.catalog.milestone(*ix).id)));
    }
    let ticked = shown.iter().filter(|shown| **shown).count();
    let names: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let mut said = vec![format!("{word}: {title}, {} ({ticked} of {}).", list_words(&names), items.len())];
    if ticking && ticked == items.len() {
        said.extend(match entry {
            Entry::Milestone(ix) => {
                Some(format!("All of it is ticked. Is it done? gradus done {}", state.catalog.milestone(*ix).id))
            }
            Entry::Project(project) => {
                Some(format!("All of it is ticked. Is it shipped? gradus project ship {}", project.id))
            }
            Entry::Brief(_) => None,
        });
    }
    let bodies = ids
        .into_iter()
        .map(|item| match entry {
            Entry::Project(project) => Body::Project(project.id.clone(), on_project(item)),
            Entry::Milestone(ix) => Body::Milestone(id(state, *ix), on_milestone(item)),
            Entry::Brief(brief) => Body::Project(ProjectId::from(brief.id.as_str()), on_project(item)),
        })
        .collect();
    Ok(Draft { day: state.today, bodies, said })
}

/// Writes a note on a milestone or a project.
///
/// # Errors
/// The text is empty, or it is a brief.
pub fn note(state: &State, entry: &Entry<'_>, text: &str) -> Result<Draft, Error> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Error::usage("A note needs a text.").hint("gradus note ID \"what I found\""));
    }
    let (body, title) = match entry {
        Entry::Milestone(ix) => (
            Body::Milestone(id(state, *ix), MilestoneAct::Noted(text.into())),
            state.catalog.milestone(*ix).title.as_str(),
        ),
        Entry::Project(project) => {
            (Body::Project(project.id.clone(), ProjectAct::Noted(text.into())), project.title.as_str())
        }
        Entry::Brief(brief) => {
            return Err(Error::failed(format!("{} is a brief; notes belong to a project made from it.", brief.id))
                .hint(format!("gradus project new \"{}\" --brief {}", brief.title, brief.id)));
        }
    };
    Ok(Draft::new(state.today, body, format!("Noted on {title}.")))
}

/// The most minutes that one entry takes: a day's.
const MOST_MINUTES: u32 = 24 * 60;

/// Sees that one entry can have so many minutes.
pub(super) fn check_minutes(minutes: u32) -> Result<(), Error> {
    if (1..=MOST_MINUTES).contains(&minutes) {
        return Ok(());
    }
    Err(Error::usage(format!("{} cannot be logged at once.", count(minutes as usize, "minute")))
        .hint(format!("give whole minutes from 1 to {MOST_MINUTES}")))
}

/// Logs time on a milestone, a project, or learning as such.
///
/// # Errors
/// The minutes are none or more than a day has, or it is a brief.
pub fn log_time(
    state: &State,
    entry: Option<&Entry<'_>>,
    minutes: u32,
    day: Day,
    text: Option<&str>,
) -> Result<Draft, Error> {
    check_minutes(minutes)?;
    let (on, words) = match entry {
        None => (TimeOn::Anything, String::new()),
        Some(Entry::Milestone(ix)) => {
            (TimeOn::Milestone(id(state, *ix)), format!(" on {}", state.catalog.milestone(*ix).title))
        }
        Some(Entry::Project(project)) => (TimeOn::Project(project.id.clone()), format!(" on {}", project.title)),
        Some(Entry::Brief(brief)) => {
            return Err(Error::failed(format!("{} is a brief; time is logged on a project made from it.", brief.id))
                .hint(format!("gradus project new \"{}\" --brief {}", brief.title, brief.id)));
        }
    };
    let said = format!("Logged {}{words}{}.", Minutes(minutes), on_day(state, day));
    let text = text.map(str::trim).filter(|text| !text.is_empty()).map(Into::into);
    Ok(Draft::new(day, Body::Time { minutes, on, text }, said))
}
