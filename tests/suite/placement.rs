//! The placement over the paths that the advisor proposes: how far its questions reach.

use gradus::domain::catalog::{Kind, Track};
use gradus::domain::event::{Body, Event};
use gradus::domain::event_id::EventId;
use gradus::domain::figures::Path;
use gradus::domain::placement::{Breadth, Knew, LIMIT, Placement};
use gradus::workspace::{News, State, command};

use crate::histories::{CATALOG, EPOCH, MACHINES, state, today};

/// Answers every question alike: what is known then, and after how many of them.
fn answered(state: &State, path: &Path, knew: Knew) -> (Vec<usize>, usize) {
    let mut placement = Placement::new(&state.catalog, &state.progress, path, Breadth::Core);
    while placement.question(&state.catalog).is_some() {
        placement.answer(knew);
    }
    (placement.known(), placement.answered())
}

/// What is known is marked.
fn mark(state: &mut State, known: &[usize]) {
    let first = EPOCH + state.log.events().len() as u64;
    let event = |(n, body): (u64, Body)| {
        let id = EventId::after(None, first + n, [0; 10]);
        Event { id, at: None, day: today(), by: MACHINES[0].into(), act: None, body }
    };
    let events = (0..).zip(command::place(state, known).bodies).map(event).collect();
    state.take(News::More(events));
}

#[test]
fn who_knows_everything_is_through_two_fifths_at_once_and_through_all_of_it_after_some_placements() {
    for route in &CATALOG.shared.advisor.routes {
        let segments: Vec<&str> = route.segments.iter().map(|segment| segment.as_str()).collect();
        let path = Path::new(&CATALOG, &segments);
        let mut state = state(Vec::new());
        let (none, asked) = answered(&state, &path, Knew::No);
        assert!(none.is_empty() && asked < LIMIT, "{}: {asked}", route.title);
        let mut reached = Vec::new();
        loop {
            let (known, asked) = answered(&state, &path, Knew::Yes);
            assert!(asked <= LIMIT);
            if known.is_empty() {
                break;
            }
            mark(&mut state, &known);
            reached.push(known.len());
        }
        let asked_about = |ix: &usize| {
            let milestone = CATALOG.milestone(*ix);
            milestone.track == Track::Core && milestone.kind != Kind::Drill
        };
        let all = path.milestones().filter(asked_about).count();
        assert_eq!(reached.iter().sum::<usize>(), all, "{}", route.title);
        assert!(reached[0] * 5 >= all * 2 && reached.len() <= 5, "{}: {reached:?} of {all}", route.title);
    }
}
