//! The plan over the shipped curricula: what it comes to for every role from nothing, and what holds whatever was done.

use std::collections::HashSet;

use proptest::prelude::*;
use proptest::sample::Index;

use gradus::domain::catalog::{Catalog, Role};
use gradus::domain::event::{
    Body, Creation, Event, ListChange, Measured, MilestoneAct, Patch, ProjectAct, ProjectChange, StoredStatus, When,
};
use gradus::domain::event_id::EventId;
use gradus::domain::figures::Path;
use gradus::domain::next::StepKind;
use gradus::domain::plan::{Aim, Beyond, Extent, Plan, Step};
use gradus::domain::progress::{Progress, State as Standing};
use gradus::domain::readiness::{GateKind, Readiness};
use gradus::domain::time::Minutes;
use gradus::workspace::query::{self, PlanQuestion};

use crate::histories::{CATALOG, EPOCH, MACHINES, any_day, histories, of_bodies, on_projects, state, today};
use crate::properties::cases;

fn plan<'a>(progress: &'a Progress, aim: Aim<'a>) -> Plan<'a> {
    Plan::of(&CATALOG, progress, &Path::of(&CATALOG, progress), aim)
}

#[test]
fn every_role_is_so_far_away() {
    let state = state(Vec::new());
    let mut told = String::new();
    for role in &CATALOG.shared.roles {
        for extent in [Extent::Apply, Extent::Full] {
            let plan = plan(&state.progress, Aim::Role(role, extent));
            assert_eq!(plan.within, None, "{}", role.id);
            let projects = plan.proofs();
            told += &format!(
                "{}, {extent:?}: {}, {} milestones, covers {} %\n  {}\n",
                role.id,
                plan.time(),
                plan.milestones().count(),
                plan.covers().unwrap().percent(),
                projects.iter().map(|proof| proof.id).collect::<Vec<_>>().join(" "),
            );
            for learned in plan.learned() {
                let (skills, milestones) = (learned.skills.join(", "), learned.milestones);
                told += &format!("  learned in {}, {milestones} each: {skills}\n", learned.curriculum);
            }
            told += &plan.beyond.iter().map(|beyond| format!("  {beyond:?}\n")).collect::<String>();
        }
    }
    insta::assert_snapshot!(told);
}

#[test]
fn no_role_is_further_away_than_the_end_of_its_path() {
    let state = state(Vec::new());
    for role in &CATALOG.shared.roles {
        for route in &CATALOG.shared.advisor.routes {
            let segments: Vec<&str> = route.segments.iter().map(|segment| segment.as_str()).collect();
            let path = Path::new(&CATALOG, &segments);
            let whole = Plan::of(&CATALOG, &state.progress, &path, Aim::Path);
            let Some(reached) = carried_out(Vec::new(), &whole.steps()).filter(|after| passes(after, role)) else {
                continue;
            };
            assert!(!reached.is_empty());
            let apply = Plan::of(&CATALOG, &state.progress, &path, Aim::Role(role, Extent::Apply));
            assert!(apply.time() <= whole.time(), "{} on {}", role.id, route.id);
        }
    }
}

#[test]
fn the_plan_of_a_path_takes_what_is_open_of_it() {
    let state = state(Vec::new());
    for route in &CATALOG.shared.advisor.routes {
        let segments: Vec<&str> = route.segments.iter().map(|segment| segment.as_str()).collect();
        let path = Path::new(&CATALOG, &segments);
        let plan = Plan::of(&CATALOG, &state.progress, &path, Aim::Path);
        let asked: HashSet<usize> = path.milestones().collect();
        // What the path itself does not ask for, but something on it requires.
        let beside: Minutes = plan
            .steps()
            .iter()
            .filter(|step| CATALOG.find(step.id).is_some_and(|ix| !asked.contains(&ix)))
            .map(|step| step.time)
            .sum();
        assert_eq!(plan.time() - beside, path.open(&CATALOG, &state.progress), "{}", route.id);
    }
}

/// The events and, after them, those that carry steps out; none when there is nothing to do.
fn carried_out(mut events: Vec<Event>, steps: &[Step<'_>]) -> Option<Vec<Event>> {
    let mut last = events.iter().rev().find_map(|event| event.id.milliseconds()).unwrap_or(EPOCH);
    let bodies = steps.iter().flat_map(bodies).collect::<Vec<_>>();
    let none = bodies.is_empty();
    for body in bodies {
        last += 1;
        let id = EventId::after(None, last, [0; 10]);
        events.push(Event { id, at: None, day: today(), by: MACHINES[0].into(), act: None, body });
    }
    (!none).then_some(events)
}

fn bodies(step: &Step<'_>) -> Vec<Body> {
    if step.kind == StepKind::Milestone {
        let act = MilestoneAct::Completed { evidence: Vec::new(), when: When::WithGradus };
        return vec![Body::Milestone(step.id.into(), act)];
    }
    let brief = (step.kind == StepKind::Brief).then(|| CATALOG.brief(step.id).unwrap());
    let id = brief.map_or(step.id.to_owned(), |brief| format!("built-{}", brief.id.replace('/', "-")));
    let created = brief.map(|brief| {
        let creation =
            Creation { title: brief.title.to_string(), brief: Some(brief.id.to_string()), items: Vec::new() };
        Body::Project(id.as_str().into(), ProjectAct::Created(Box::new(creation)))
    });
    let add = brief.map(|brief| brief.skills.iter().map(ToString::to_string).collect()).unwrap_or_default();
    let change = ProjectChange {
        status: Patch::Set(StoredStatus::Shipped),
        shipped: Patch::Set(today()),
        repo: Patch::Set("https://example.org/code".into()),
        skills: ListChange { add, remove: Vec::new() },
        ..ProjectChange::default()
    };
    let measured = Measured { name: "F1".into(), value: "0.9".into(), ..Measured::default() };
    let acts = [ProjectAct::Changed(Box::new(change)), ProjectAct::Measured(Box::new(measured))];
    created.into_iter().chain(acts.map(|act| Body::Project(id.as_str().into(), act))).collect()
}

/// Whether the gates on skills and projects of a role are passed after these events.
fn passes(events: &[Event], role: &Role) -> bool {
    let after = state(events.to_vec());
    let look = Readiness::new(&CATALOG, &after.progress, &|_| None);
    let gates = look.gates(&look.role(role));
    gates.iter().all(|gate| !matches!(gate.kind, GateKind::Skills | GateKind::Projects) || !gate.is_open())
}

/// Each step is open, stands once, and after everything open that comes before it.
fn check_order(catalog: &Catalog, progress: &Progress, steps: &[Step<'_>]) -> Result<(), TestCaseError> {
    let mut seen = HashSet::new();
    for step in steps {
        let before = match step.kind {
            StepKind::Milestone => catalog.requires(catalog.find(step.id).unwrap()),
            StepKind::Brief => catalog.brief_requires(catalog.brief(step.id).unwrap()),
            _ => &[],
        };
        for ix in progress.open_requirements(before) {
            prop_assert!(seen.contains(&*catalog.milestone(ix).id), "{step:?} comes too early");
        }
        let state = catalog.find(step.id).map(|ix| progress.state(ix));
        prop_assert!(!matches!(state, Some(Standing::Done | Standing::Skipped)), "{step:?}");
        prop_assert!(seen.insert(step.id), "{step:?} stands twice");
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn a_plan_leads_to_ready_to_apply(
        events in prop_oneof![histories(0..40), of_bodies(on_projects().boxed(), 0..20)],
        role in any::<Index>(),
        full in any::<bool>(),
    ) {
        let role = role.get(&CATALOG.shared.roles);
        let before = state(events.clone());
        let extent = if full { Extent::Full } else { Extent::Apply };
        let plan = plan(&before.progress, Aim::Role(role, extent));
        let steps = plan.steps();
        check_order(&CATALOG, &before.progress, &steps)?;
        prop_assert_eq!(steps.iter().map(|step| step.time).sum::<Minutes>(), plan.time());
        let must = |name: &str| role.skills.iter().any(|asked| asked.must && CATALOG.skill_name(&asked.skill) == name);
        let reachable = plan.beyond.iter().all(|beyond| match beyond {
            Beyond::Nowhere(skill) | Beyond::Skipped(skill, _) => !must(skill),
            Beyond::Deployed | Beyond::Projects(_) => false,
        });
        if reachable && let Some(after) = carried_out(events.clone(), &steps) {
            prop_assert!(passes(&after, role), "{steps:#?}");
        } else if reachable {
            prop_assert!(passes(&events, role));
        }
    }

    #[test]
    fn what_is_told_of_a_plan_adds_up(
        events in histories(0..40),
        role in proptest::option::of(any::<Index>()),
        hours in proptest::option::of(1..30u32),
        until in proptest::option::of(any_day()),
    ) {
        let state = state(events);
        let question = PlanQuestion {
            role: role.map(|role| role.get(&CATALOG.shared.roles).id.to_string()),
            hours: hours.map(f64::from),
            until: until.filter(|until| *until > today()).map(|until| until.to_string()),
            extent: Extent::Apply,
        };
        let view = query::plan(&state, &question).unwrap();
        prop_assert_eq!(&view, &query::plan(&state, &question).unwrap());
        prop_assert!(view.weeks.len() <= 104 && view.weeks.iter().all(|week| week.start >= today().week()));
        let sum: f64 = view.weeks.iter().map(|week| week.hours).sum();
        prop_assert!(view.weeks.len() == 104 || (sum - view.hours).abs() < 0.01 * view.weeks.len() as f64 + 0.01);
        let dropped: f64 = view.dropped.iter().map(|one| one.hours).sum();
        prop_assert!((view.hours + dropped - view.all.hours).abs() < 0.01 * view.dropped.len() as f64 + 0.02);
        if let (Some(until), Some(finish)) = (view.until, view.finish) {
            prop_assert!(finish <= until);
        }
        prop_assert!(view.words.iter().chain(&view.reasons).all(|words| words.ends_with(['.', ')'])), "{:?}", view.words);
    }
}
