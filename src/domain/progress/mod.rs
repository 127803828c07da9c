//! Progress: the fold of the journal over the catalog.
//!
//! Events in force are applied in the order of their ids; a newer event can be applied to an existing fold. What is
//! derived from several records (joined milestones, states) is settled after each batch.

mod activity;
mod learner;
mod milestone;
mod project;

use std::collections::BTreeMap;

pub use activity::{Activity, DayActivity, is_learning};
pub use learner::{Certificate, DEFAULT_DAYS, DEFAULT_PATH, Goal, Learner, Posting, Profile, Story};
pub use milestone::{Completion, Record, State};
pub use project::{Project, Status};

use super::catalog::{Brief, Catalog, Ix, Milestone};
use super::event::{Body, Event, TimeOn};
use super::id::{MilestoneId, ProjectId};
use super::log::Log;
use super::time::Minutes;

/// Where the learner stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    records: Vec<Record>,
    states: Vec<State>,
    joined: BTreeMap<Ix, Record>,
    /// Marks of milestones that this catalog does not know: kept and shown as such.
    pub unknown: BTreeMap<MilestoneId, Record>,
    /// Every project that any event in force names; see [`Progress::projects`] for those to be seen.
    all_projects: BTreeMap<ProjectId, Project>,
    /// Profile, goal, certificates and the like.
    pub learner: Learner,
    /// What was done on which day.
    pub activity: Activity,
}

impl Progress {
    /// Folds the whole log.
    #[must_use]
    pub fn fold(catalog: &Catalog, log: &Log) -> Self {
        let mut progress = Self { records: vec![Record::default(); catalog.slots()], ..Self::default() };
        for event in log.events() {
            progress.learner.goal.asked |= matches!(event.body, Body::Goal(_));
            if log.in_force(event) {
                progress.apply_one(catalog, event);
            }
        }
        progress.settle(catalog);
        progress
    }

    /// Applies further events, all newer than those folded so far and none of them a revert.
    pub fn apply<'a>(&mut self, catalog: &Catalog, events: impl IntoIterator<Item = &'a Event>) {
        for event in events {
            self.learner.goal.asked |= matches!(event.body, Body::Goal(_));
            self.apply_one(catalog, event);
        }
        self.settle(catalog);
    }

    fn apply_one(&mut self, catalog: &Catalog, event: &Event) {
        self.activity.apply(event);
        match &event.body {
            Body::Milestone(id, act) => self.on_records(catalog, id, |record| record.apply(event, act)),
            Body::Project(id, act) => self.project_mut(id).apply(event, act),
            Body::Time { minutes, on: TimeOn::Milestone(id), .. } => {
                self.on_records(catalog, id, |record| {
                    record.time += Minutes(*minutes);
                    record.touched = Some(event.day);
                });
            }
            Body::Time { minutes, on: TimeOn::Project(id), .. } => self.project_mut(id).log(event.day, *minutes),
            Body::CertificateAdded(id, fields) => {
                self.learner.certificates.entry(id.clone()).or_default().apply(fields);
            }
            Body::CertificateRemoved(id) => {
                self.learner.certificates.remove(id);
            }
            Body::Profile(change) => self.learner.profile.apply(change),
            Body::Goal(change) => self.learner.goal.apply(event.day, change),
            Body::Card(card, grade) => {
                self.learner.reviews.entry(card.clone()).or_default().push((event.day, *grade));
            }
            Body::Snoozed(step, until) => {
                self.learner.snoozed.insert(step.clone(), *until);
            }
            Body::PostingSaved(id, title, skills) => {
                let posting = Posting { title: title.clone(), skills: skills.clone() };
                self.learner.postings.insert(id.clone(), posting);
            }
            Body::PostingRemoved(id) => {
                self.learner.postings.remove(id);
            }
            Body::Story(id, fields) => self.learner.stories.entry(id.clone()).or_default().apply(fields),
            Body::Export(..) => self.learner.exported = true,
            Body::Time { on: TimeOn::Anything, .. } | Body::Reverted(_) | Body::Unknown(_) | Body::Unreadable(..) => {}
        }
    }

    fn on_records(&mut self, catalog: &Catalog, id: &MilestoneId, mut apply: impl FnMut(&mut Record)) {
        let mut known = false;
        for ix in catalog.targets(id) {
            known = true;
            apply(&mut self.records[ix]);
        }
        if !known {
            apply(self.unknown.entry(id.clone()).or_default());
        }
    }

    fn project_mut(&mut self, id: &ProjectId) -> &mut Project {
        if !self.all_projects.contains_key(id) {
            self.all_projects.insert(id.clone(), Project::new(id.clone()));
        }
        self.all_projects.entry(id.clone()).or_default()
    }

    /// Derives what depends on more than one record.
    fn settle(&mut self, catalog: &Catalog) {
        self.joined.clear();
        for ix in 0..catalog.milestones.len() {
            let parts: Vec<&Record> = catalog.joins(ix).iter().map(|&part| &self.records[part]).collect();
            if !parts.is_empty() {
                let record = self.records[ix].clone().joined(&parts);
                self.joined.insert(ix, record);
            }
        }
        let satisfied: Vec<bool> = (0..catalog.milestones.len())
            .map(|ix| self.record(ix).done().is_some() || self.record(ix).skipped())
            .collect();
        self.states = (0..catalog.milestones.len())
            .map(|ix| {
                let record = self.record(ix);
                if record.done().is_some() {
                    State::Done
                } else if record.skipped() {
                    State::Skipped
                } else if record.begun().is_some() {
                    State::Doing
                } else if catalog.requires(ix).iter().any(|&before| !satisfied[before]) {
                    State::Blocked
                } else {
                    State::Todo
                }
            })
            .collect();
    }

    /// What the journal says about a milestone.
    #[must_use]
    pub fn record(&self, ix: Ix) -> &Record {
        self.joined.get(&ix).unwrap_or(&self.records[ix])
    }

    /// What is shown of a milestone.
    #[must_use]
    pub fn state(&self, ix: Ix) -> State {
        self.states[ix]
    }

    /// Whether a milestone satisfies those that require it: done or skipped.
    #[must_use]
    pub fn satisfied(&self, ix: Ix) -> bool {
        matches!(self.states[ix], State::Done | State::Skipped)
    }

    /// The prerequisites of a milestone that are open.
    pub fn open_requirements<'a>(&'a self, requires: &'a [Ix]) -> impl Iterator<Item = Ix> + 'a {
        requires.iter().copied().filter(|&before| !self.satisfied(before))
    }

    /// How many items of `done_when` are ticked; a done milestone shows all of them ticked.
    #[must_use]
    pub fn ticks(&self, ix: Ix, milestone: &Milestone) -> usize {
        milestone.done_when.iter().filter(|item| self.ticked(ix, &item.id)).count()
    }

    /// Whether an item of `done_when` is shown ticked.
    #[must_use]
    pub fn ticked(&self, ix: Ix, item: &str) -> bool {
        self.states[ix] == State::Done || self.record(ix).ticked(item)
    }

    /// The hours of a milestone that are done: all, none, or the ticked share of one under way.
    #[must_use]
    pub fn time_done(&self, ix: Ix, milestone: &Milestone) -> Minutes {
        match self.states[ix] {
            State::Done => milestone.time,
            State::Doing => milestone.time.share(self.ticks(ix, milestone), milestone.done_when.len()),
            _ => Minutes(0),
        }
    }

    /// The hours that a milestone still takes: shortened by an equivalent that is done, less what is ticked.
    #[must_use]
    pub fn time_open(&self, ix: Ix, catalog: &Catalog) -> Minutes {
        if self.satisfied(ix) {
            return Minutes(0);
        }
        let milestone = catalog.milestone(ix);
        let time = match self.equivalent(ix, catalog) {
            Some((_, remains)) => Minutes::from_hours(milestone.time.hours() * remains),
            None => milestone.time,
        };
        time - time.share(
            if self.state(ix) == State::Doing { self.ticks(ix, milestone) } else { 0 },
            milestone.done_when.len(),
        )
    }

    /// The done milestone elsewhere that shortens this one most, with the share that remains.
    #[must_use]
    pub fn equivalent(&self, ix: Ix, catalog: &Catalog) -> Option<(Ix, f64)> {
        let done = catalog.milestone(ix).equivalent.iter().filter_map(|equivalent| {
            let other = catalog.find(&equivalent.to)?;
            (self.states[other] == State::Done).then_some((other, equivalent.remains))
        });
        done.min_by(|a, b| a.1.total_cmp(&b.1))
    }

    /// The projects to be seen, by id.
    pub fn projects(&self) -> impl DoubleEndedIterator<Item = &Project> {
        self.all_projects.values().filter(|project| project.visible())
    }

    /// The visible project with this id.
    #[must_use]
    pub fn project(&self, id: &str) -> Option<&Project> {
        self.all_projects.get(id).filter(|project| project.visible())
    }

    /// A project even if it is hidden: its last known title serves History.
    #[must_use]
    pub fn any_project(&self, id: &str) -> Option<&Project> {
        self.all_projects.get(id)
    }

    /// The visible projects made from a brief.
    pub fn projects_of<'a>(&'a self, brief: &'a Brief) -> impl Iterator<Item = &'a Project> {
        self.projects().filter(move |project| {
            let made_from = project.brief.as_deref();
            made_from == Some(brief.id.as_str()) || brief.was.iter().any(|old| made_from == Some(old.as_str()))
        })
    }

    /// What is shown of a brief: done once a project of it is shipped, doing once one exists.
    #[must_use]
    pub fn brief_state(&self, catalog: &Catalog, brief: &Brief) -> State {
        let best =
            self.projects_of(brief).filter(|project| project.status() != Status::Archived).map(Project::status).max();
        match best {
            Some(Status::Shipped) => State::Done,
            Some(_) => State::Doing,
            None if catalog.brief_requires(brief).iter().any(|&before| !self.satisfied(before)) => State::Blocked,
            None => State::Todo,
        }
    }

    /// Whether any project is shipped.
    #[must_use]
    pub fn has_shipped(&self) -> bool {
        self.projects().any(|project| project.status() == Status::Shipped)
    }
}
