//! Coming back after a while: where the learner was, and the smallest thing to begin with (DESIGN §6). No missed days are counted.

use super::cards::{Deck, Limits};
use super::history::Teller;
use super::next::{Step, next_within};
use super::progress::{State, Status, is_learning};
use super::readiness::Toward;
use super::text::{fit, printable};
use super::time::{Day, Minutes};

/// Days without an act of learning after which Today opens with it.
pub const AWAY: i64 = 7;

/// The time at hand for the first step back.
pub const SITTING: Minutes = Minutes(15);

/// The most questions to warm up with; one word for each number of them.
const WARM_UP: [&str; 3] = ["one question", "two questions", "three questions"];

/// Cells of what was done last, of a note and of the step; a longer one is cut.
const QUOTED: usize = 100;

/// Where the learner was.
#[derive(Clone, Debug, PartialEq)]
pub struct Reentry {
    /// The day of the last act of learning.
    pub last: Day,
    /// "Welcome back. On 2 Nov 2026 you completed Tensors. Your last note on Autograd: … Begin small: …, 15 min, and
    /// three questions to warm up."
    pub line: String,
    /// The smallest next step; none when nothing is open.
    pub step: Option<Step>,
    /// How many questions are due to warm up with, at most three.
    pub questions: usize,
}

/// Where the learner was, once the last act of learning lies [`AWAY`] days back or more; none before, and none when there
/// never was one.
#[must_use]
pub fn reentry(teller: Teller<'_>, toward: Option<&Toward>, today: Day) -> Option<Reentry> {
    let Teller { catalog, progress, log } = teller;
    let last = progress.activity.last_act(today)?;
    if today.since(last) < AWAY {
        return None;
    }
    let counts = |event: &&super::event::Event| event.day == last && is_learning(&event.body) && log.in_force(event);
    let newest = log.events().iter().rev().find(counts)?;
    let did = teller.action(newest.action());
    let note = last_note(teller).filter(|(_, text)| !did.contains(*text));
    let step = next_within(catalog, progress, toward, today, 1, SITTING).steps.into_iter().next();
    let mut line = format!("Welcome back. On {} you {}", last.words(), sentence(&did));
    if let Some((title, text)) = note {
        line.push_str(&format!(" Your last note on {title}: {}", sentence(text)));
    }
    let questions = Deck::of(catalog, progress, today).queue(Limits::DAY).cards.len().min(WARM_UP.len());
    let first = step.as_ref().map(|step| format!("{}, {}", fit(&step.title, QUOTED), step.time));
    let warm_up = questions.checked_sub(1).map(|place| format!("{} to warm up", WARM_UP[place]));
    let small: Vec<String> = first.into_iter().chain(warm_up).collect();
    if !small.is_empty() {
        line.push_str(&format!(" Begin small: {}.", small.join(", and ")));
    }
    Some(Reentry { last, line, step, questions })
}

/// The newest note on a milestone or project under way, with the title of what it is on.
fn last_note<'a>(teller: Teller<'a>) -> Option<(&'a str, &'a str)> {
    let Teller { catalog, progress, .. } = teller;
    let doing = (0..catalog.milestones.len()).filter(|&ix| progress.state(ix) == State::Doing);
    let on_milestones =
        doing.filter_map(|ix| Some((progress.record(ix).notes.last()?, catalog.milestone(ix).title.as_str())));
    let building = progress.projects().filter(|project| project.status() == Status::Building);
    let on_projects = building.filter_map(|project| Some((project.notes.last()?, project.title.as_str())));
    let newest = on_milestones.chain(on_projects).max_by_key(|((day, _), _)| *day);
    newest.map(|((_, text), title)| (title, &**text))
}

/// The text as the end of a sentence: safe to show, cut where it is long, with one mark at its end.
fn sentence(text: &str) -> String {
    let text = printable(text.trim());
    super::text::sentence(&fit(&text, QUOTED))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::sample;
    use crate::domain::event::{Body, Creation, Event, MilestoneAct, ProjectAct, ProjectChange, TimeOn};
    use crate::domain::log::Log;
    use crate::domain::progress::Progress;
    use crate::domain::testing::{asking, catalog, completed, day, event, known, milestone, project, revert};

    fn on(id: &str, act: MilestoneAct) -> Body {
        Body::Milestone(id.into(), act)
    }

    fn noted(text: &str) -> MilestoneAct {
        MilestoneAct::Noted(text.into())
    }

    fn line(events: Vec<Event>, today: &str) -> Option<String> {
        let (catalog, log) = (sample::catalog(), Log::new(events));
        let progress = Progress::fold(&catalog, &log);
        let teller = Teller { catalog: &catalog, progress: &progress, log: &log };
        reentry(teller, None, Day::parse(today).unwrap()).map(|reentry| {
            assert!(reentry.step.is_none_or(|step| step.time <= SITTING && !step.reasons.is_empty()));
            reentry.line
        })
    }

    #[test]
    fn it_comes_after_seven_days_without_an_act_of_learning() {
        let done = || event(1, on("foundations/python", completed(&[]))).on("2026-11-02");
        let goal = event(2, Body::Goal(Box::default())).on("2026-11-12");
        let skipped = event(3, on("foundations/numpy", MilestoneAct::Skipped(None))).on("2026-11-12");
        let to_come = event(4, on("foundations/numpy", completed(&[]))).on("2026-12-12");
        assert_eq!(line(vec![], "2026-11-20"), None);
        assert_eq!(line(vec![goal.clone()], "2026-11-20"), None, "nobody was there yet");
        assert_eq!(line(vec![done()], "2026-11-08"), None);
        let line = line(vec![done(), goal, skipped, to_come], "2026-11-13").unwrap();
        assert!(
            line.starts_with("Welcome back. On 2 Nov 2026 you completed Python for machine learning. Begin small: ")
        );
    }

    #[test]
    fn questions_that_are_due_warm_up() {
        let cases = [
            (0, ", 15 min."),
            (1, ", 15 min, and one question to warm up."),
            (2, ", 15 min, and two questions to warm up."),
            (3, ", 15 min, and three questions to warm up."),
            (7, ", 15 min, and three questions to warm up."),
        ];
        for (questions, end) in cases {
            let names: Vec<String> = (0..questions).map(|nth| format!("q{nth}")).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let catalog = catalog(vec![asking("x", &names), known("y")]);
            let log = Log::new(vec![event(1, milestone("x", completed(&[]))).on("2026-11-02")]);
            let progress = Progress::fold(&catalog, &log);
            let teller = Teller { catalog: &catalog, progress: &progress, log: &log };
            let reentry = reentry(teller, None, day("2026-11-20")).unwrap();
            assert!(reentry.line.ends_with(end), "{questions}: {}", reentry.line);
            assert_eq!(reentry.questions, questions.min(3));
        }
    }

    #[test]
    fn the_last_act_the_last_note_on_what_is_under_way_and_a_step() {
        let log = |minutes| Body::Time { minutes, on: TimeOn::Milestone("pytorch/autograd".into()), text: None };
        let events = vec![
            event(1, on("pytorch/tensors", noted("Strides are what a view changes"))).on("2026-10-31"),
            event(2, on("pytorch/autograd", MilestoneAct::Started)).on("2026-11-01"),
            event(3, on("pytorch/autograd", noted("\u{1b}[31mstuck at\nthe chain rule!"))).on("2026-11-01"),
            event(4, log(25)).on("2026-11-02"),
            event(5, log(30)).on("2026-11-05"),
            event(6, revert(5)).on("2026-11-05"),
        ];
        assert_eq!(
            line(events.clone(), "2026-11-20").unwrap(),
            "Welcome back. On 2 Nov 2026 you logged 25 min on Automatic differentiation. Your last note on Automatic differentiation: [31mstuck at the chain rule! Begin small: Automatic differentiation, 15 min."
        );
        let long = "The mean of the gradients is not the gradient of the mean, ".repeat(4);
        let made = Creation { title: "Leaf".into(), ..Creation::default() };
        let later = vec![
            event(7, project(ProjectAct::Created(Box::new(made)))).on("2026-11-03"),
            event(8, project(ProjectAct::Noted(long.into()))).on("2026-11-03"),
            event(9, project(ProjectAct::Changed(Box::<ProjectChange>::default()))).on("2026-11-06"),
        ];
        assert_eq!(
            line([&events[..], &later].concat(), "2026-11-20").unwrap(),
            "Welcome back. On 3 Nov 2026 you noted on Leaf: The mean of the gradients is not the gradient of the mean, The mean of the gradien... Begin small: Go on with Leaf, 15 min.",
            "a note that was the last act is not told twice"
        );
    }
}
