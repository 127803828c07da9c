//! Placement: which milestones of a path somebody knows already, found out with few questions.
//!
//! It is a fold over the answers. Each milestone asked about lies in the middle of what is undecided: whoever knows it
//! knows what comes before it, and whoever does not know it does not know what comes after it. What the questions do not
//! reach counts as not known, so somebody who knows every answer has all that was asked about and all that comes before it.

mod scope;

use std::borrow::Cow;

pub use scope::Breadth;
use scope::{Scope, Verdict};

use super::catalog::{Catalog, Ix};
use super::figures::Path;
use super::progress::Progress;
use super::text::count;
use super::time::Minutes;

/// The most questions of one placement: at 25 seconds each, ten minutes.
pub const LIMIT: usize = 24;

/// How somebody judges their own answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Knew {
    /// They knew it.
    Yes,
    /// They did not, or not well enough.
    No,
}

/// A placement under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Placement {
    scope: Scope,
    answers: Vec<Knew>,
}

/// A question of a placement.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked<'a> {
    /// The milestone in question.
    pub milestone: Ix,
    /// Its place among the questions of that milestone, from 0.
    pub part: usize,
    /// What is asked.
    pub ask: Cow<'a, str>,
    /// A good answer; none where somebody is only asked whether they can do something.
    pub answer: Option<&'a str>,
}

/// Where the answers lead.
struct Standing {
    verdicts: Vec<Verdict>,
    /// The place that is asked about, and the question's place in it.
    at: Option<(usize, usize)>,
}

impl Placement {
    /// A placement over what is open on a path, before its first question.
    #[must_use]
    pub fn new(catalog: &Catalog, progress: &Progress, path: &Path, breadth: Breadth) -> Self {
        Self { scope: Scope::new(catalog, progress, path, breadth), answers: Vec::new() }
    }

    fn standing(&self) -> Standing {
        let scope = &self.scope;
        let mut verdicts = vec![Verdict::Open; scope.milestones.len()];
        let begin =
            |verdicts: &[Verdict], asked: usize| Some((scope.middle(verdicts, LIMIT.saturating_sub(asked))?, 0));
        let mut at = begin(&verdicts, 0);
        for (nth, knew) in self.answers.iter().enumerate() {
            let Some((place, part)) = at else { break };
            at = if *knew == Knew::Yes && part + 1 < scope.parts[place] {
                Some((place, part + 1))
            } else {
                let verdict = if *knew == Knew::Yes { Verdict::Known } else { Verdict::Unknown };
                scope.decide(&mut verdicts, place, verdict);
                begin(&verdicts, nth + 1)
            };
        }
        Standing { verdicts, at }
    }

    /// The question at hand; none when everything is decided, or nothing more fits.
    #[must_use]
    pub fn question<'a>(&self, catalog: &'a Catalog) -> Option<Asked<'a>> {
        let (place, part) = self.standing().at?;
        let ix = self.scope.milestones[place];
        let milestone = catalog.milestone(ix);
        let (ask, answer) = match milestone.texts.questions.get(part) {
            Some(question) => (Cow::Borrowed(question.ask.as_str()), Some(question.answer.as_str())),
            None => {
                let outcome = milestone.texts.outcome.trim_end_matches('.');
                (Cow::Owned(format!("{outcome}: can you?")), None)
            }
        };
        Some(Asked { milestone: ix, part, ask, answer })
    }

    /// Takes the answer to the question at hand.
    pub fn answer(&mut self, knew: Knew) {
        if self.standing().at.is_some() {
            self.answers.push(knew);
        }
    }

    /// Takes the newest answer back.
    pub fn back(&mut self) {
        self.answers.pop();
    }

    /// How many questions are answered.
    #[must_use]
    pub fn answered(&self) -> usize {
        self.answers.len()
    }

    /// Whether no question is left.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.standing().at.is_none()
    }

    /// Whether there is nothing to ask about.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.scope.milestones.is_empty()
    }

    /// What is known by the answers so far, in path order.
    #[must_use]
    pub fn known(&self) -> Vec<Ix> {
        self.with_verdict(Verdict::Known)
    }

    fn with_verdict(&self, wanted: Verdict) -> Vec<Ix> {
        let verdicts = self.standing().verdicts;
        let all = self.scope.milestones.iter().zip(verdicts);
        all.filter(|(_, verdict)| *verdict == wanted).map(|(ix, _)| *ix).collect()
    }

    /// What should be known of the end: what was not reached, and what is never taken as known.
    #[must_use]
    pub fn remarks(&self) -> Vec<String> {
        let unreached = self.with_verdict(Verdict::Open).len();
        let reached = (unreached > 0).then(|| {
            format!(
                "{} could not be reached in {} questions and stay open; another placement asks about them.",
                count(unreached, "milestone"),
                self.answered()
            )
        });
        let drills = (self.scope.drills > 0 && !self.known().is_empty()).then(|| {
            let drills = count(self.scope.drills, "drill");
            format!("Left open: {drills} of the path, for doing shows more than telling.")
        });
        reached.into_iter().chain(drills).collect()
    }
}

/// `14 milestones, 31 h`
#[must_use]
pub fn amount(catalog: &Catalog, milestones: &[Ix]) -> String {
    let time: Minutes = milestones.iter().map(|&ix| catalog.milestone(ix).time).sum();
    format!("{}, {time}", count(milestones.len(), "milestone"))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;
    use crate::domain::catalog::{Kind, Milestone, Track};
    use crate::domain::event::MilestoneAct;
    use crate::domain::id::local_part;
    use crate::domain::log::Log;
    use crate::domain::testing::{asking, catalog, completed, event, milestone};

    fn after(name: &str, requires: &[&str], questions: &[&str]) -> Milestone {
        let requires = requires.iter().map(|id| format!("a/{id}").into()).collect();
        Milestone { requires, ..asking(name, questions) }
    }

    /// `m0`, then each after the one before.
    fn chain(length: usize) -> Catalog {
        let name = |n: usize| format!("m{n}");
        let one = |n: usize| match n {
            0 => after(&name(0), &[], &["q", "r"]),
            n => after(&name(n), &[&name(n - 1)], &["q", "r"]),
        };
        catalog((0..length).map(one).collect())
    }

    fn over(catalog: &Catalog, segments: &[&str], breadth: Breadth) -> Placement {
        Placement::new(catalog, &Progress::fold(catalog, &Log::default()), &Path::new(catalog, segments), breadth)
    }

    fn names(catalog: &Catalog, milestones: &[Ix]) -> String {
        milestones.iter().map(|&ix| local_part(&catalog.milestone(ix).id)).collect::<Vec<_>>().join(" ")
    }

    /// What is asked about until it ends, by name with the part, when everything up to `knows` is known.
    fn play(catalog: &Catalog, placement: &mut Placement, knows: impl Fn(&str) -> bool) -> String {
        let mut asked = Vec::new();
        while let Some(question) = placement.question(catalog) {
            let name = local_part(&catalog.milestone(question.milestone).id).to_owned();
            placement.answer(if knows(&name) { Knew::Yes } else { Knew::No });
            asked.push(format!("{name}{}", ["", "'"][question.part]));
        }
        asked.join(" ")
    }

    #[test]
    fn it_halves_what_is_undecided() {
        let catalog = chain(7);
        for (knows, asked, known) in [
            (3, "m3 m1 m1' m2 m2'", "m0 m1 m2"),
            (0, "m3 m1 m0", ""),
            (7, "m3 m3' m5 m5' m6 m6'", "m0 m1 m2 m3 m4 m5 m6"),
        ] {
            let mut placement = over(&catalog, &["a"], Breadth::Core);
            let number = |name: &str| name[1..].parse::<usize>().unwrap();
            assert_eq!(play(&catalog, &mut placement, |name| number(name) < knows), asked);
            assert_eq!(names(&catalog, &placement.known()), known);
            assert_eq!(placement.remarks(), [""; 0]);
        }
    }

    #[test]
    fn the_second_question_is_asked_after_a_yes_only_and_a_no_to_it_is_a_no() {
        let catalog = catalog(vec![asking("x", &["one", "two", "three"])]);
        let mut placement = over(&catalog, &["a"], Breadth::Core);
        placement.answer(Knew::Yes);
        assert_eq!(placement.question(&catalog).map(|asked| asked.part), Some(1));
        placement.answer(Knew::No);
        assert_eq!((placement.question(&catalog), placement.known().len()), (None, 0));
        placement.back();
        placement.answer(Knew::Yes);
        assert_eq!(placement.known(), [0]);
        placement.answer(Knew::No);
        assert_eq!(placement.answered(), 2, "nothing was asked");
    }

    #[test]
    fn without_questions_the_outcome_is_one() {
        let catalog = catalog(vec![asking("x", &[])]);
        let mut placement = over(&catalog, &["a"], Breadth::Core);
        let asked = placement.question(&catalog).unwrap();
        assert_eq!((&*asked.ask, asked.answer), ("You can do it: can you?", None));
        placement.answer(Knew::Yes);
        assert_eq!(placement.known(), [0]);
    }

    #[test]
    fn drills_and_electives_are_asked_about_where_a_segment_names_them() {
        let drill = Milestone { kind: Kind::Drill, ..after("drill", &["x"], &[]) };
        let read = Milestone { kind: Kind::Literacy, track: Track::Elective, ..after("read", &["drill"], &[]) };
        let extra = Milestone { track: Track::Elective, ..after("extra", &[], &[]) };
        let catalog = catalog(vec![after("x", &[], &[]), drill, read, extra, after("y", &["drill"], &[])]);
        let all = |segments: &[&str], breadth: Breadth| {
            let mut placement = over(&catalog, segments, breadth);
            (play(&catalog, &mut placement, |_| true), names(&catalog, &placement.known()), placement.remarks())
        };
        let drilled = vec!["Left open: 1 drill of the path, for doing shows more than telling.".to_owned()];
        assert_eq!(all(&["a"], Breadth::Core), ("x y".into(), "x y".into(), drilled.clone()));
        assert_eq!(all(&["a", "a/literacy"], Breadth::Core), ("x y".into(), "x y".into(), drilled));
        assert_eq!(all(&["a"], Breadth::Named), ("drill y".into(), "x drill y".into(), vec![]));
        assert_eq!(all(&["a/literacy"], Breadth::Named), ("read".into(), "read".into(), vec![]));
    }

    #[test]
    fn what_is_done_or_skipped_is_not_asked_about() {
        let catalog = chain(3);
        let events = [completed(&[]), MilestoneAct::Skipped(None)].into_iter().zip(0..);
        let events = events.map(|(act, n)| event(n + 1, milestone(&format!("m{n}"), act))).collect();
        let progress = Progress::fold(&catalog, &Log::new(events));
        let path = Path::new(&catalog, &["a"]);
        let mut placement = Placement::new(&catalog, &progress, &path, Breadth::Core);
        assert_eq!(play(&catalog, &mut placement, |_| true), "m2 m2'");
        assert!(over(&catalog, &["b"], Breadth::Core).is_empty());
    }

    #[test]
    fn what_is_not_reached_stays_open_and_is_said() {
        let catalog = catalog((0..14).map(|n| asking(&format!("m{n}"), &["q", "r"])).collect());
        let mut placement = over(&catalog, &["a"], Breadth::Core);
        play(&catalog, &mut placement, |_| true);
        assert_eq!((placement.answered(), placement.known().len()), (LIMIT, 12));
        let said =
            ["2 milestones could not be reached in 24 questions and stay open; another placement asks about them."];
        assert_eq!(placement.remarks(), said);
        assert_eq!(amount(&catalog, &placement.known()), "12 milestones, 36 h");
    }

    /// Up to 60 milestones, each after some of the earlier ones, with none to three questions.
    fn graphs() -> impl Strategy<Value = Catalog> {
        let one = (proptest::collection::vec(any::<proptest::sample::Index>(), 0..4), 0..4usize);
        proptest::collection::vec(one, 1..60).prop_map(|all| {
            let of = |(n, (before, questions)): (usize, (Vec<proptest::sample::Index>, usize))| {
                let before: Vec<String> =
                    before.iter().filter(|_| n > 0).map(|index| format!("m{}", index.index(n.max(1)))).collect();
                let before: Vec<&str> = before.iter().map(String::as_str).collect();
                after(&format!("m{n}"), &before, &["p", "q", "r"][..questions])
            };
            catalog(all.into_iter().enumerate().map(of).collect())
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn it_ends_asks_nothing_twice_and_marks_with_a_milestone_what_comes_before_it(
            catalog in graphs(),
            knows in proptest::collection::vec(any::<bool>(), LIMIT),
        ) {
            let mut placement = over(&catalog, &["a"], Breadth::Core);
            let mut asked = HashSet::new();
            let mut knows = knows.into_iter();
            while let Some(question) = placement.question(&catalog) {
                prop_assert!(asked.insert((question.milestone, question.part)), "{:?} comes twice", question);
                prop_assert!(question.part < 2);
                let knew = knows.next();
                prop_assert!(knew.is_some(), "more than the limit");
                placement.answer(if knew == Some(true) { Knew::Yes } else { Knew::No });
            }
            let known = placement.known();
            prop_assert_eq!(&catalog.closure(&known), &known);
        }

        #[test]
        fn who_knows_all_has_what_was_asked_and_what_comes_before_it_and_who_knows_nothing_has_nothing(catalog in graphs()) {
            let mut all = over(&catalog, &["a"], Breadth::Core);
            let mut asked = Vec::new();
            while let Some(question) = all.question(&catalog) {
                asked.push(question.milestone);
                all.answer(Knew::Yes);
            }
            prop_assert_eq!(all.known(), catalog.closure(&asked));
            // A milestone of two questions may find only one left.
            prop_assert!(all.known().len() == catalog.milestones.len() || all.answered() + 1 >= LIMIT);
            let mut nothing = over(&catalog, &["a"], Breadth::Core);
            play(&catalog, &mut nothing, |_| false);
            prop_assert_eq!(nothing.known(), Vec::<Ix>::new());
        }
    }
}
