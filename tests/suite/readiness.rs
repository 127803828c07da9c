//! The readiness of the shipped roles for somebody who begins with nothing: what it starts from, what no learning here
//! raises, and what raises it most.

use gradus::domain::event::{Body, Event, MilestoneAct, When};
use gradus::domain::event_id::EventId;
use gradus::domain::figures::Path;
use gradus::domain::readiness::{Readiness, Standing};

use crate::histories::{CATALOG, EPOCH, MACHINES, state, today};

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
    let event = |(n, body)| {
        let id = EventId::after(None, EPOCH + n, [0; 10]);
        Event { id, at: None, day: today(), by: MACHINES[0].into(), act: None, body }
    };
    let state = state((0..).zip(path.milestones().map(done)).map(event).collect());
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
