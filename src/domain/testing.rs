//! Events, milestones and catalogs for the tests of the domain.

use proptest::prelude::*;
use proptest::sample::select;
use uuid::Builder;

use super::catalog::{Catalog, Item, Kind, Level, Milestone, MilestoneTexts, Question, Shared, Source, Track};
use super::event::{
    Body, Creation, Event, Evidence, Grade, ListChange, Measured, MilestoneAct, Patch, ProjectAct, ProjectChange,
    StoredStatus, TimeOn, When,
};
use super::event_id::EventId;
use super::time::{Day, Minutes};

/// The nth id.
pub fn id(n: u64) -> EventId {
    EventId::V7(Builder::from_unix_timestamp_millis(n, &[0; 10]).into_uuid())
}

/// The nth event: on 20 November 2026, on the laptop, an action of its own.
pub fn event(n: u64, body: Body) -> Event {
    Event { id: id(n), at: None, day: day("2026-11-20"), by: "laptop".into(), act: None, body }
}

impl Event {
    /// The same on another day.
    pub fn on(self, text: &str) -> Self {
        Self { day: day(text), ..self }
    }

    /// The same on another machine.
    pub fn by(self, machine: &str) -> Self {
        Self { by: machine.into(), ..self }
    }

    /// The same as part of the action whose first event is the nth.
    pub fn of_action(self, n: u64) -> Self {
        Self { act: Some(id(n)), ..self }
    }
}

/// A day.
pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// Something about the milestone `a/NAME`.
pub fn milestone(name: &str, act: MilestoneAct) -> Body {
    Body::Milestone(format!("a/{name}").into(), act)
}

/// `milestone.completed` with gradus, backed by these links.
pub fn completed(links: &[&str]) -> MilestoneAct {
    let evidence = links.iter().map(|link| Evidence::Link((*link).into())).collect();
    MilestoneAct::Completed { evidence, when: When::WithGradus }
}

/// Something about the project `leaf`.
pub fn project(act: ProjectAct) -> Body {
    Body::Project("leaf".into(), act)
}

/// `event.reverted` of the nth event.
pub fn revert(n: u64) -> Body {
    Body::Reverted(id(n))
}

/// The milestone `a/NAME`: beginner, three hours, with the items `one` and `two`.
pub fn known(name: &str) -> Milestone {
    let item = |id: &str| Item { id: id.into(), text: "You did it".into() };
    Milestone {
        id: format!("a/{name}").into(),
        level: Level::Beginner,
        title: name.into(),
        kind: Kind::Practice,
        track: Track::Core,
        done_when: vec![item("one"), item("two")],
        time: Minutes(180),
        verified: None,
        requires: vec![],
        equivalent: vec![],
        skills: vec![],
        was: vec![],
        joins: vec![],
        texts: MilestoneTexts { outcome: "You can do it.".into(), ..MilestoneTexts::default() }.into(),
    }
}

/// The milestone `a/NAME` with these questions.
pub fn asking(name: &str, questions: &[&str]) -> Milestone {
    let question = |id: &&str| Question { id: (*id).into(), ask: "Why?".into(), answer: "Because.".into() };
    let known = known(name);
    let texts = MilestoneTexts { questions: questions.iter().map(question).collect(), ..(*known.texts).clone() };
    Milestone { texts: texts.into(), ..known }
}

/// The catalog of one curriculum, `a`, with these milestones.
pub fn catalog(milestones: Vec<Milestone>) -> Catalog {
    let mut source = Source { milestones, ..Source::default() };
    source.curriculum.id = "a".into();
    Catalog::assemble(vec![source], Shared::default())
}

/// Events on few milestones, projects and days, with reverts of one another, each id once, in order: whatever can happen
/// to a journal happens in some of them.
pub fn histories() -> impl Strategy<Value = Vec<Event>> {
    let days = select(vec!["2026-11-19", "2026-11-20", "2026-11-21"]);
    let parts = (0..3u64, body(), days, select(vec!["laptop", "desktop"]), 0..6u64);
    proptest::collection::vec(parts, 0..16).prop_map(|parts| {
        let mut n = 0;
        let events = parts.into_iter().map(|(step, body, day, machine, act)| {
            n += step + 1;
            let event = event(n, body).on(day).by(machine);
            if act == 0 && n > 1 { event.of_action(n - 1) } else { event }
        });
        events.collect()
    })
}

fn body() -> impl Strategy<Value = Body> {
    let item = || select(vec!["one", "two"]);
    let act = prop_oneof![
        Just(MilestoneAct::Started),
        Just(MilestoneAct::Reset),
        Just(MilestoneAct::Skipped(None)),
        Just(MilestoneAct::Stuck),
        Just(MilestoneAct::Noted("note".into())),
        Just(MilestoneAct::Drilled(25, Grade::Good)),
        Just(completed(&["x"])),
        Just(completed(&["y"])),
        item().prop_map(|item| MilestoneAct::Ticked(item.into())),
        item().prop_map(|item| MilestoneAct::Unticked(item.into())),
    ];
    let status = select(vec![Patch::Clear, Patch::Set(StoredStatus::Building), Patch::Set(StoredStatus::Shipped)]);
    let on_project = prop_oneof![
        Just(ProjectAct::Created(Box::new(Creation { title: "Leaf".into(), ..Creation::default() }))),
        Just(ProjectAct::Noted("note".into())),
        Just(ProjectAct::Removed),
        status.prop_map(|status| ProjectAct::Changed(Box::new(ProjectChange { status, ..ProjectChange::default() }))),
        item().prop_map(|skill| {
            let skills = ListChange { add: vec![skill.into()], remove: vec!["one".into()] };
            ProjectAct::Changed(Box::new(ProjectChange { skills, ..ProjectChange::default() }))
        }),
        item().prop_map(|value| {
            ProjectAct::Measured(Box::new(Measured { name: "F1".into(), value: value.into(), ..Measured::default() }))
        }),
    ];
    prop_oneof![
        6 => (select(vec!["x", "y", "z", "gone"]), act).prop_map(|(name, act)| milestone(name, act)),
        3 => on_project.prop_map(project),
        4 => (1..40u64).prop_map(revert),
        1 => Just(Body::Time { minutes: 30, on: TimeOn::Milestone("a/x".into()), text: None }),
        2 => (select(vec!["a/x#q", "a/y#q"]), select(Grade::ALL)).prop_map(|(card, grade)| Body::Card(card.into(), grade)),
        1 => Just(Body::Export("markdown".into(), None)),
        1 => Just(Body::Goal(Box::default())),
    ]
}
