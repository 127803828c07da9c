//! The readiness of the shipped roles for somebody who begins with nothing: what it starts from, what no learning here
//! raises, what raises it most, and which steps lead there.

use gradus::domain::event::{
    Body, Event, GoalChange, Measured, MilestoneAct, Patch, ProjectAct, ProjectChange, StoredStatus, When,
};
use gradus::domain::event_id::EventId;
use gradus::domain::figures::Path;
use gradus::domain::next::{Step, StepKind, next};
use gradus::domain::readiness::{Readiness, Standing};
use gradus::workspace::{State, command};

use crate::histories::{CATALOG, EPOCH, MACHINES, state, today};

/// The state after these acts, in their order.
fn after(bodies: Vec<Body>) -> State {
    let event = |(n, body)| {
        let id = EventId::after(None, EPOCH + n, [0; 10]);
        Event { id, at: None, day: today(), by: MACHINES[0].into(), act: None, body }
    };
    state((0..).zip(bodies).map(event).collect())
}

/// What is written when a step is done whole: a brief is built, shipped with a link and measured.
fn carried_out(state: &State, step: &Step) -> Vec<Body> {
    match step.kind {
        StepKind::Milestone => {
            let ix = CATALOG.find(&step.id).unwrap();
            command::complete(state, &[ix], &command::Completion::on(today())).bodies
        }
        StepKind::Brief => {
            let mut bodies = command::new_project(state, &step.title, CATALOG.brief(&step.id)).unwrap().bodies;
            let Some(Body::Project(id, _)) = bodies.first() else { panic!("{bodies:?} makes no project") };
            let id = id.clone();
            let change = ProjectChange {
                status: Patch::Set(StoredStatus::Shipped),
                shipped: Patch::Set(today()),
                repo: Patch::Set("https://example.org/code".into()),
                ..ProjectChange::default()
            };
            bodies.push(Body::Project(id.clone(), ProjectAct::Changed(Box::new(change))));
            let measured = Measured { name: "F1".into(), value: "0.9".into(), ..Measured::default() };
            bodies.push(Body::Project(id, ProjectAct::Measured(Box::new(measured))));
            bodies
        }
        kind => panic!("{kind} is under way: {step:?}"),
    }
}

#[test]
fn whoever_does_one_step_after_the_other_gets_somewhere() {
    let mut told = String::new();
    for role in &CATALOG.shared.roles {
        let advice = CATALOG.shared.advisor.weigh(&[("role", &role.id)]);
        let goal = GoalChange {
            role: Patch::Set(role.id.to_string()),
            path: Patch::Set(advice.path.iter().map(|one| (*one).to_owned()).collect()),
            ..GoalChange::default()
        };
        told += &format!("{}, by {}\n", role.title, advice.path.join(", "));
        let mut bodies = vec![Body::Goal(Box::new(goal))];
        for nth in 1..=12 {
            let state = after(bodies.clone());
            let toward = state.toward();
            let next = next(&CATALOG, &state.progress, toward, today(), 5);
            let (first, others) = next.steps.split_first().unwrap();
            let percent = toward.unwrap().percent();
            let others: Vec<&str> = others.iter().map(|step| &*step.id).collect();
            told += &format!(
                "{nth:>3} {percent:>3} %  {:30} {:>7}   {}\n",
                first.id,
                first.time.to_string(),
                others.join(", ")
            );
            if nth == 1 {
                told += &format!("           {}\n           {}\n", first.reasons.join(" "), next.second.unwrap());
            }
            bodies.extend(carried_out(&state, first));
        }
    }
    insta::assert_snapshot!(told);
}

#[test]
fn every_role_begins_at_nothing_and_says_what_is_not_taught() {
    let state = state(Vec::new());
    let readiness = Readiness::new(&CATALOG, &state.progress, &|_| None);
    let path = Path::of(&CATALOG, &state.progress);
    let mut told = String::new();
    for role in readiness.roles() {
        told += &format!("{}: {}\n", role.role.title, role.sentence());
        for words in role.not_taught_words() {
            told += &format!("  {words}\n");
        }
        for raise in readiness.cheapest(&role, &path, 3) {
            told += &format!("  {}: {}, {}\n", raise.title, raise.time, raise.gained_words());
        }
    }
    insta::assert_snapshot!(told);
}

#[test]
fn whoever_follows_the_path_of_literacy_learns_what_literacy_teaches() {
    let role = CATALOG.role("ai-pm").unwrap();
    let route = CATALOG.shared.advisor.route(None, &[("role", "ai-pm")]).unwrap();
    let segments: Vec<&str> = route.segments.iter().map(|segment| segment.as_str()).collect();
    let path = Path::new(&CATALOG, &segments);
    let done = |ix| {
        let act = MilestoneAct::Completed { evidence: Vec::new(), when: When::WithGradus };
        Body::Milestone(CATALOG.milestone(ix).id.clone(), act)
    };
    let state = after(path.milestones().map(done).collect());
    let readiness = Readiness::new(&CATALOG, &state.progress, &|_| None);
    let skills = readiness.role(role).skills;
    let told: Vec<String> = skills
        .iter()
        .map(|skill| {
            let Standing { id, state, share, learned_in, .. } = &skill.standing;
            format!("{id} {state}, {} in {}", share.words(), learned_in.unwrap_or("nothing"))
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"));
}
