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
pub use milestone::{Completion, Drilled, Record, State};
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
                self.learner.reviews.entry(card.clone()).or_default().add(event.day, *grade);
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
            Body::Time { on: TimeOn::Anything, .. } | Body::Reverted(_) | Body::Unknown(..) | Body::Unreadable(..) => {}
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

    /// The same without what it was joined from.
    #[must_use]
    pub fn own_record(&self, ix: Ix) -> &Record {
        &self.records[ix]
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
        let remains = self.equivalent(ix, catalog).map_or(1.0, |(_, remains)| remains);
        self.time_open_at(ix, catalog, remains)
    }

    /// The hours that a milestone still takes once this share of all its hours remains, less what is ticked.
    #[must_use]
    pub fn time_open_at(&self, ix: Ix, catalog: &Catalog, remains: f64) -> Minutes {
        if self.satisfied(ix) {
            return Minutes(0);
        }
        let milestone = catalog.milestone(ix);
        let time = Minutes::from_hours(milestone.time.hours() * remains);
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::event::{Creation, GoalChange, MilestoneAct, Patch, ProjectAct};
    use crate::domain::log::Extended;
    use crate::domain::testing::{catalog, completed, day, event, histories, known, milestone, project, revert};

    /// `x`, then `y` after `x`, then `z`, which was called `old` and is after both.
    fn xyz() -> Catalog {
        let y = Milestone { requires: vec!["a/x".into()], ..known("y") };
        let z = Milestone { requires: vec!["a/x".into(), "a/y".into()], was: vec!["a/old".into()], ..known("z") };
        catalog(vec![known("x"), y, z])
    }

    fn fold(catalog: &Catalog, events: Vec<Event>) -> Progress {
        Progress::fold(catalog, &Log::new(events))
    }

    fn states(progress: &Progress) -> Vec<&'static str> {
        progress.states.iter().map(|state| state.word()).collect()
    }

    fn created() -> Body {
        project(ProjectAct::Created(Box::new(Creation { title: "Leaf".into(), ..Creation::default() })))
    }

    #[test]
    fn states_are_shown_in_their_order() {
        let skipped = || MilestoneAct::Skipped(None);
        let cases = [
            (vec![], ["todo", "blocked", "blocked"]),
            (vec![event(1, milestone("x", completed(&[])))], ["done", "todo", "blocked"]),
            (vec![event(1, milestone("x", skipped()))], ["skipped", "todo", "blocked"]),
            (vec![event(1, milestone("z", MilestoneAct::Started))], ["todo", "blocked", "doing"]),
            (vec![event(1, milestone("z", completed(&[])))], ["todo", "blocked", "done"]),
            (
                vec![event(1, milestone("x", skipped())), event(2, milestone("x", MilestoneAct::Started))],
                ["doing", "blocked", "blocked"],
            ),
        ];
        for (events, expected) in cases {
            assert_eq!(states(&fold(&xyz(), events.clone())), expected, "{events:?}");
        }
        let open = fold(&xyz(), vec![event(1, milestone("x", skipped()))]);
        assert_eq!(open.open_requirements(xyz().requires(2)).collect::<Vec<_>>(), [1]);
    }

    #[test]
    fn a_done_milestone_shows_all_items_and_undo_brings_the_ticks_back() {
        let catalog = xyz();
        let ticked = event(1, milestone("x", MilestoneAct::Ticked("one".into())));
        let done = event(2, milestone("x", completed(&[])));
        let of = |events: Vec<Event>| {
            let progress = fold(&catalog, events);
            let x = catalog.milestone(0);
            (progress.ticks(0, x), progress.time_done(0, x), progress.time_open(0, &catalog))
        };
        assert_eq!(of(vec![ticked.clone()]), (1, Minutes(90), Minutes(90)));
        assert_eq!(of(vec![ticked.clone(), done.clone()]), (2, Minutes(180), Minutes(0)));
        assert_eq!(of(vec![ticked, done, event(3, revert(2))]), (1, Minutes(90), Minutes(90)));
    }

    #[test]
    fn marks_under_an_earlier_name_count_for_all_that_had_it() {
        let split = |name: &str| Milestone { was: vec!["a/old".into()], ..known(name) };
        let catalog = catalog(vec![split("x"), split("y"), known("z")]);
        let progress = fold(&catalog, vec![event(1, milestone("old", completed(&["link"])))]);
        assert_eq!(states(&progress), ["done", "done", "todo"]);
        assert!(progress.unknown.is_empty());
    }

    #[test]
    fn a_milestone_made_of_others_is_done_when_all_of_them_were() {
        let joined = Milestone { joins: vec!["a/gone".into(), "a/lost".into()], ..known("x") };
        let catalog = catalog(vec![joined]);
        let (one, other) =
            (event(1, milestone("gone", completed(&["g"]))), event(2, milestone("lost", completed(&["l"]))));
        assert_eq!(states(&fold(&catalog, vec![one.clone()])), ["doing"]);
        let both = fold(&catalog, vec![one.on("2026-11-18"), other.on("2026-11-19")]);
        assert_eq!(states(&both), ["done"]);
        let done = both.record(0).done().unwrap();
        assert_eq!((done.day, done.evidence.len()), (day("2026-11-19"), 2));
    }

    #[test]
    fn marks_of_what_no_longer_exists_are_kept() {
        let progress = fold(&xyz(), vec![event(1, milestone("gone", completed(&[])))]);
        assert_eq!(states(&progress), ["todo", "blocked", "blocked"]);
        assert!(progress.unknown["a/gone"].done().is_some());
    }

    #[test]
    fn a_project_whose_creation_is_taken_back_hides_until_it_is_redone() {
        let noted = || project(ProjectAct::Noted("note".into()));
        let made = vec![event(1, created()), event(2, noted())];
        let hidden = [&made[..], &[event(3, revert(1))]].concat();
        let again = [&hidden[..], &[event(4, revert(3))]].concat();
        let seen = |events: &[Event]| fold(&xyz(), events.to_vec()).project("leaf").map(|leaf| leaf.notes.len());
        assert_eq!([seen(&made), seen(&hidden), seen(&again)], [Some(1), None, Some(1)]);

        let removed = [&made[..], &[event(3, project(ProjectAct::Removed))]].concat();
        let back = [&removed[..], &[event(4, revert(3))]].concat();
        assert_eq!([seen(&removed), seen(&back)], [None, Some(1)]);
        assert_eq!(fold(&xyz(), removed).any_project("leaf").map(|leaf| leaf.title.clone()), Some("Leaf".into()));
    }

    #[test]
    fn a_goal_that_was_taken_back_was_asked_for_all_the_same() {
        let goal =
            GoalChange { hours: Patch::Set(6.0), role: Patch::Set("ml-engineer".into()), ..GoalChange::default() };
        let more = GoalChange { hours: Patch::Set(9.0), role: Patch::Clear, ..GoalChange::default() };
        let events = vec![event(1, Body::Goal(Box::new(goal))), event(2, Body::Goal(Box::new(more)))];
        let goal = fold(&xyz(), events.clone()).learner.goal;
        assert_eq!((goal.asked, goal.hours, goal.role), (true, Some(9.0), None));
        let goal = fold(&xyz(), [&events[..], &[event(3, revert(2)), event(4, revert(1))]].concat()).learner.goal;
        assert_eq!((goal.asked, goal.hours, goal.role), (true, None, None));
    }

    proptest! {
        #[test]
        fn order_and_repetition_do_not_matter(
            (events, mixed) in histories().prop_flat_map(|events| {
                let twice = [events.clone(), events.clone()].concat();
                (Just(events), Just(twice).prop_shuffle())
            }),
        ) {
            prop_assert_eq!(fold(&xyz(), events), fold(&xyz(), mixed));
        }

        #[test]
        fn applying_what_comes_is_folding_anew(events in histories(), first in 0..16usize, piece in 1..5usize) {
            let catalog = xyz();
            let (first, rest) = events.split_at(first.min(events.len()));
            let mut log = Log::new(first.to_vec());
            let mut progress = Progress::fold(&catalog, &log);
            for piece in rest.chunks(piece) {
                match log.extend(piece.to_vec()) {
                    Extended::Appended { from } => progress.apply(&catalog, &log.events()[from..]),
                    Extended::Changed => progress = Progress::fold(&catalog, &log),
                }
            }
            prop_assert_eq!(progress, fold(&catalog, events));
        }
    }
}
