//! Steps that keep what was learned: the questions that are due, and a drill that is worth another run. They come behind
//! what is under way and behind a milestone, for learning anew is what a day is for.

use super::{Look, Step, StepKind};
use crate::domain::cards::{CardState, Deck, Limits, drills};
use crate::domain::text::count;
use crate::domain::time::Minutes;

/// The id of the step that asks the questions that are due.
pub const REVIEW: &str = "review";

/// About how long a question takes.
const QUESTION: Minutes = Minutes(1);

/// Puts them among the steps of which the first `under_way` go on with something.
pub(super) fn insert(look: &Look<'_>, steps: &mut Vec<Step>, under_way: usize) {
    let milestone = steps.iter().position(|step| step.kind == StepKind::Milestone);
    let place = milestone.map_or(steps.len(), |place| place + 1).max(under_way);
    if let Some(drill) = drill(look) {
        steps.insert((place + 1).min(steps.len()), drill);
    }
    if let Some(questions) = questions(look) {
        steps.insert(place, questions);
    }
}

fn questions(look: &Look<'_>) -> Option<Step> {
    let deck = Deck::of(look.catalog, look.progress, look.today);
    let queue = deck.queue(Limits::DAY);
    let of = |state: CardState| queue.cards.iter().filter(|card| card.state == state).count();
    let (due, new, again) = (of(CardState::Due), of(CardState::New), of(CardState::Again));
    if queue.cards.is_empty() {
        return None;
    }
    let parts = [(due, "due"), (new, "new"), (again, "once more")].into_iter().filter(|(number, _)| *number > 0);
    let parts: Vec<String> = parts.map(|(number, word)| format!("{number} {word}")).collect();
    let reason = match due + again {
        0 => format!("Recalling what you finished keeps it: {}.", parts.join(", ")),
        _ => format!("Recalled just before it is forgotten, an answer stays longer: {}.", parts.join(", ")),
    };
    Some(sized(queue.cards.len(), vec![reason]))
}

/// The step of so many questions.
fn sized(questions: usize, reasons: Vec<String>) -> Step {
    let minutes = u32::try_from(questions).unwrap_or(u32::MAX).saturating_mul(QUESTION.0);
    Step {
        kind: StepKind::Review,
        id: REVIEW.into(),
        title: format!("Review {}", count(questions, "question")),
        standing: String::new(),
        place: String::new(),
        time: Minutes(minutes),
        reasons,
        milestone_kind: None,
    }
}

/// As many questions as fit into the time at hand; the step itself when it is no review of questions.
pub(super) fn shorten(step: Step, at_hand: Minutes) -> Step {
    let fit = at_hand.0 / QUESTION.0;
    if step.id == REVIEW && step.time > at_hand && fit > 0 {
        return sized(fit as usize, step.reasons);
    }
    step
}

/// The drill that is worth another run this week. It has been done, so that it is no milestone to reach.
fn drill(look: &Look<'_>) -> Option<Step> {
    let drill = drills(look.catalog, look.progress, look.today).offered?;
    let milestone = look.catalog.milestone(drill.milestone);
    let id = &milestone.id;
    let last = drill.last().map_or_else(
        || "You did it once".to_owned(),
        |run| format!("The last run, {}, took {} ({})", run.day.relative_to(look.today), run.minutes, run.grade),
    );
    Some(Step {
        kind: StepKind::Review,
        id: id.to_string(),
        title: format!("Drill: {}", milestone.title),
        standing: String::new(),
        place: format!("{} drill", milestone.curriculum()),
        time: drill.last().map_or(milestone.time, |run| run.minutes),
        reasons: vec![
            format!("{last}: from an empty file and against the clock it stays in your fingers."),
            format!("`gradus drill {id} MINUTES GRADE` records the run."),
        ],
        milestone_kind: None,
    })
}

#[cfg(test)]
mod tests {
    use crate::domain::catalog::{Catalog, Kind, Milestone};
    use crate::domain::event::{Body, Event, Grade, MilestoneAct};
    use crate::domain::log::Log;
    use crate::domain::next::{Next, next, next_within};
    use crate::domain::progress::Progress;
    use crate::domain::testing::{asking, catalog, completed, day, event, known, milestone};
    use crate::domain::time::Minutes;

    /// `x` with three questions, the drill `y`, and `v` and `w` without questions.
    fn some() -> Catalog {
        let drill = Milestone { kind: Kind::Drill, ..known("y") };
        catalog(vec![asking("x", &["p", "q", "r"]), drill, known("v"), known("w")])
    }

    fn done(n: u64, name: &str) -> Event {
        event(n, milestone(name, completed(&[]))).on("2026-11-01")
    }

    fn answered(n: u64, card: &str, grade: Grade) -> Event {
        event(n, Body::Card(card.into(), grade)).on("2026-11-19")
    }

    fn told(next: &Next) -> Vec<String> {
        next.steps.iter().map(|step| format!("{} {}, {}", step.kind, step.title, step.time)).collect()
    }

    fn steps(events: Vec<Event>, limit: usize) -> Next {
        let catalog = some();
        next(&catalog, &Progress::fold(&catalog, &Log::new(events)), None, day("2026-11-20"), limit)
    }

    #[test]
    fn what_is_due_comes_behind_the_first_milestone_and_a_drill_one_later() {
        let all = steps(vec![done(1, "x"), done(2, "y")], 9);
        let drill = "review Drill: y, 3 h";
        assert_eq!(told(&all), ["milestone v, 3 h", "review Review 3 questions, 3 min", "milestone w, 3 h", drill]);
        assert_eq!(all.steps[1].reasons, ["Recalling what you finished keeps it: 3 new."]);
        let ran = event(3, milestone("y", MilestoneAct::Drilled(25, Grade::Again))).on("2026-11-16");
        let again = steps(vec![done(1, "x"), done(2, "y"), ran], 9);
        assert_eq!(again.steps[3].time, Minutes(25));
        let reason = "The last run, 4 days ago, took 25 min (again): from an empty file and against the clock it stays in your \
                      fingers.";
        assert_eq!(again.steps[3].reasons[0], reason);
    }

    #[test]
    fn it_comes_behind_all_that_is_under_way_and_first_only_where_nothing_else_is_open() {
        let started = |n: u64, name: &str| event(n, milestone(name, MilestoneAct::Started));
        let under_way = steps(vec![done(1, "x"), started(2, "v"), started(3, "w")], 9);
        let ids: Vec<&str> = under_way.steps.iter().map(|step| step.id.as_str()).collect();
        assert_eq!(ids, ["a/v", "a/w", "review", "a/y"]);
        let alone = steps(["x", "v", "w", "y"].iter().zip(1..).map(|(name, n)| done(n, name)).collect(), 1);
        assert_eq!(told(&alone), ["review Review 3 questions, 3 min"]);
        assert!(told(&steps(vec![done(1, "v")], 9)).iter().all(|step| step.starts_with("milestone")));
    }

    #[test]
    fn as_many_questions_are_proposed_as_there_is_time_for() {
        let catalog = some();
        let events = vec![
            done(1, "x"),
            answered(2, "a/x#p", Grade::Again),
            answered(3, "a/x#q", Grade::Again),
            done(4, "v"),
            done(5, "w"),
            event(6, Body::Card("a/x#r".into(), Grade::Again)),
        ];
        let progress = Progress::fold(&catalog, &Log::new(events));
        let short = next_within(&catalog, &progress, None, day("2026-11-20"), 3, Minutes(2));
        assert_eq!(told(&short)[1], "review Review 2 questions, 2 min");
        let reason = "Recalled just before it is forgotten, an answer stays longer: 2 due, 1 once more.";
        assert_eq!(short.steps[1].reasons, [reason]);
    }
}
