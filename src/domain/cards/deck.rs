//! The deck: every question of every done milestone, with what is remembered of it on a day.

use std::borrow::Cow;

use super::memory::{self, Memory};
use super::reviews::Reviews;
use crate::domain::catalog::{Catalog, Ix, Milestone, Question};
use crate::domain::event::{Grade, When};
use crate::domain::id::CardId;
use crate::domain::progress::Progress;
use crate::domain::time::Day;
use crate::domain::words;

words! {
    /// Where a card stands on a day.
    CardState {
        /// Never answered, and its day has come.
        New = "new",
        /// Its day has come.
        Due = "due",
        /// Not known today: it comes back at the end of today's queue.
        Again = "again",
        /// Its day has not come.
        Later = "later",
    }
}

/// What is remembered of a card on a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Remembered {
    /// The answer is known with this probability, from 0 to 1.
    Probably(f64),
    /// The answer was asked for on this day and not known. FSRS has it at 1 all the same: it begins to forget tomorrow.
    Missed,
}

/// A question of a done milestone.
#[derive(Clone, Debug, PartialEq)]
pub struct Card<'a> {
    /// Its name: `pytorch/autograd#zero-grad`.
    pub id: CardId,
    /// The milestone it belongs to, and points to when it is forgotten too often.
    pub milestone: Ix,
    /// What is asked.
    pub question: &'a Question,
    /// The day its milestone was done.
    pub done: Day,
    /// Whether that was before gradus.
    pub when: When,
    /// Where it stands.
    pub state: CardState,
    /// The day it comes, or came: at the earliest the day after its milestone was done.
    pub due: Day,
    pub(super) reviews: Cow<'a, Reviews>,
}

impl Card<'_> {
    /// What is remembered; nothing before the first answer.
    #[must_use]
    pub fn memory(&self) -> Option<&Memory> {
        self.reviews.memory()
    }

    /// Every answer: its day and how it went, oldest first.
    #[must_use]
    pub fn answers(&self) -> &[(Day, Grade)] {
        self.reviews.answers()
    }

    /// How probable it is that the answer is known, from 0 to 1; nothing before the first answer.
    #[must_use]
    pub fn retrievability(&self, today: Day) -> Option<f64> {
        self.memory().map(|memory| memory.retrievability(today))
    }

    /// In how many days the probability falls to 90 % from the newest answer on; nothing before the first.
    #[must_use]
    pub fn stability(&self) -> Option<f64> {
        self.memory().map(Memory::stability)
    }

    /// How often it was forgotten.
    #[must_use]
    pub fn lapses(&self) -> u32 {
        self.memory().map_or(0, Memory::lapses)
    }

    /// Whether it was forgotten so often that its milestone is what to look at.
    #[must_use]
    pub fn is_leech(&self) -> bool {
        self.memory().is_some_and(Memory::is_leech)
    }

    /// The first day it may come.
    fn earliest(&self) -> Day {
        self.done.plus(1)
    }
}

/// The cards as of a day, in the order of the catalog.
#[derive(Clone, Debug)]
pub struct Deck<'a> {
    pub(super) catalog: &'a Catalog,
    /// The day it is about.
    pub today: Day,
    pub(super) cards: Vec<Card<'a>>,
    /// How many cards were answered today, whether they are still in the deck or not.
    pub asked_today: usize,
    /// How many of them never before.
    pub new_today: usize,
}

impl<'a> Deck<'a> {
    /// The cards of the milestones that are done. A milestone that is opened again takes its cards out of the deck; their
    /// answers count again when it is done again.
    #[must_use]
    pub fn of(catalog: &'a Catalog, progress: &'a Progress, today: Day) -> Self {
        let mut cards = Vec::new();
        for (ix, milestone) in catalog.milestones.iter().enumerate() {
            let Some(done) = progress.record(ix).done() else { continue };
            let names = names(catalog, ix, milestone);
            for question in &milestone.texts.questions {
                let mut card = Card {
                    id: milestone.card(question),
                    milestone: ix,
                    question,
                    done: done.day,
                    when: done.when,
                    state: CardState::Later,
                    due: done.day,
                    reviews: reviews(progress, &names, question),
                };
                card.due = card.memory().map_or(done.day, Memory::due).max(card.earliest());
                card.state = state(card.memory(), card.due, today);
                cards.push(card);
            }
        }
        let asked = progress.learner.reviews.values().filter_map(Reviews::memory);
        let asked: Vec<&Memory> = asked.filter(|memory| memory.last() == today).collect();
        let new_today = asked.iter().filter(|memory| memory.first() == today).count();
        Self { catalog, today, cards, asked_today: asked.len(), new_today }
    }

    /// Every card, in the order of the catalog.
    #[must_use]
    pub fn cards(&self) -> &[Card<'a>] {
        &self.cards
    }

    /// The card with this id.
    #[must_use]
    pub fn card(&self, id: &str) -> Option<&Card<'a>> {
        self.cards.iter().find(|card| &*card.id == id)
    }

    /// The cards of a milestone.
    #[must_use]
    pub fn cards_of(&self, milestone: Ix) -> &[Card<'a>] {
        let from = self.cards.partition_point(|card| card.milestone < milestone);
        let len = self.cards[from..].partition_point(|card| card.milestone == milestone);
        &self.cards[from..from + len]
    }

    /// How probable it is today that the answer is known; nothing before the first answer.
    #[must_use]
    pub fn retrievability(&self, card: &Card<'_>) -> Option<f64> {
        card.retrievability(self.today)
    }

    /// What is remembered today of the card with this id; nothing where it is not in the deck, or before the first answer.
    #[must_use]
    pub fn remembered(&self, id: &CardId) -> Option<Remembered> {
        let milestone = self.catalog.find(id.split_once('#')?.0)?;
        let card = self.cards_of(milestone).iter().find(|card| card.id == *id)?;
        let memory = card.memory()?;
        let missed = memory.grade() == Grade::Again && memory.last() >= self.today;
        Some(if missed { Remembered::Missed } else { Remembered::Probably(memory.retrievability(self.today)) })
    }

    /// After how many days the card comes back when it is answered today, for each grade in order; 0 is today.
    #[must_use]
    pub fn next_intervals(&self, card: &Card<'_>) -> [u32; 4] {
        let earliest = u32::try_from(card.earliest().since(self.today)).unwrap_or(0);
        memory::intervals(card.memory(), self.today).map(|days| days.max(earliest))
    }
}

fn state(memory: Option<&Memory>, due: Day, today: Day) -> CardState {
    match memory {
        _ if due > today => CardState::Later,
        None => CardState::New,
        Some(memory) if memory.last() == today => CardState::Again,
        Some(_) => CardState::Due,
    }
}

/// The names under which a milestone's cards may have been answered, the present one last: those it had before, and those
/// of milestones that were merged into it and are gone.
fn names<'a>(catalog: &'a Catalog, ix: Ix, milestone: &'a Milestone) -> Vec<&'a str> {
    let ours = |slot: Ix| slot == ix || slot >= catalog.milestones.len() && catalog.joins(ix).contains(&slot);
    let earlier = milestone.was.iter().chain(&milestone.joins).filter(|id| catalog.targets(id).any(ours));
    let mut names: Vec<&str> = Vec::new();
    for name in earlier.map(|id| id.as_str()).chain([milestone.id.as_str()]) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The answers to a question under any of its names.
fn reviews<'a>(progress: &'a Progress, names: &[&str], question: &Question) -> Cow<'a, Reviews> {
    let known = &progress.learner.reviews;
    let found: Vec<&Reviews> =
        names.iter().filter_map(|name| known.get(format!("{name}#{}", question.id).as_str())).collect();
    match found[..] {
        [] => Cow::Owned(Reviews::default()),
        [one] => Cow::Borrowed(one),
        _ => Cow::Owned(Reviews::merged(&found)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::event::{Body, Event, MilestoneAct};
    use crate::domain::log::Log;
    use crate::domain::progress::State;
    use crate::domain::testing::{asking, catalog, completed, day, event, histories, known, milestone, revert};

    const TODAY: &str = "2026-11-20";

    fn fold(catalog: &Catalog, events: Vec<Event>) -> Progress {
        Progress::fold(catalog, &Log::new(events))
    }

    fn done(n: u64, name: &str, on: &str) -> Event {
        event(n, milestone(name, completed(&[]))).on(on)
    }

    fn answered(n: u64, card: &str, grade: Grade, on: &str) -> Event {
        event(n, Body::Card(format!("a/{card}").into(), grade)).on(on)
    }

    /// Each card: `x#p new 2026-11-20`, with its number of answers.
    fn told(catalog: &Catalog, events: Vec<Event>) -> Vec<String> {
        let progress = fold(catalog, events);
        let deck = Deck::of(catalog, &progress, day(TODAY));
        let one = |card: &Card<'_>| {
            let name = card.id.trim_start_matches("a/");
            format!("{name} {} {} {}", card.state, card.due, card.answers().len())
        };
        deck.cards().iter().map(one).collect()
    }

    #[test]
    fn the_questions_of_done_milestones_come_from_the_day_after() {
        let after_x = Milestone { requires: vec!["a/x".into()], ..asking("z", &["p"]) };
        let catalog = catalog(vec![asking("x", &["p", "q"]), asking("y", &["p"]), after_x]);
        let skipped = event(9, milestone("y", MilestoneAct::Skipped(None)));
        let started = event(9, milestone("y", MilestoneAct::Started));
        let reset = event(9, milestone("x", MilestoneAct::Reset));
        let cases: [(Vec<Event>, &[&str]); 7] = [
            (vec![], &[]),
            (vec![done(1, "x", "2026-11-19")], &["x#p new 2026-11-20 0", "x#q new 2026-11-20 0"]),
            (vec![done(1, "x", TODAY)], &["x#p later 2026-11-21 0", "x#q later 2026-11-21 0"]),
            (vec![done(1, "y", "2026-10-01"), skipped], &[]),
            (vec![started], &[]),
            (vec![done(1, "x", "2026-11-19"), reset], &[]),
            (vec![done(1, "z", "2026-11-01")], &["z#p new 2026-11-02 0"]),
        ];
        for (events, expected) in cases {
            assert_eq!(told(&catalog, events.clone()), expected, "{events:?}");
        }
    }

    #[test]
    fn a_card_comes_when_its_answers_say_so() {
        let catalog = catalog(vec![asking("x", &["p"])]);
        let answers: [(&[(Grade, &str)], &str); 6] = [
            (&[(Grade::Good, "2026-11-18")], "x#p later 2026-11-21 1"),
            (&[(Grade::Good, "2026-11-17")], "x#p due 2026-11-20 1"),
            (&[(Grade::Again, TODAY)], "x#p again 2026-11-20 1"),
            (&[(Grade::Again, "2026-11-19")], "x#p due 2026-11-19 1"),
            (&[(Grade::Again, TODAY), (Grade::Good, TODAY)], "x#p later 2026-11-23 2"),
            (&[(Grade::Good, "2026-11-25")], "x#p later 2026-11-28 1"),
        ];
        for (answers, expected) in answers {
            let answered = answers.iter().zip(2..).map(|((grade, on), n)| answered(n, "x#p", *grade, on));
            let events = [done(1, "x", "2026-11-01")].into_iter().chain(answered).collect();
            assert_eq!(told(&catalog, events), [expected], "{answers:?}");
        }
    }

    #[test]
    fn what_was_answered_stays_while_a_milestone_is_open_again() {
        let catalog = catalog(vec![asking("x", &["p"])]);
        let mut events = vec![
            done(1, "x", "2026-11-01"),
            answered(2, "x#p", Grade::Good, "2026-11-02"),
            event(3, milestone("x", MilestoneAct::Reset)),
        ];
        assert!(told(&catalog, events.clone()).is_empty());
        events.push(done(4, "x", "2026-11-20"));
        assert_eq!(told(&catalog, events), ["x#p later 2026-11-21 1"], "and not before the day after");
    }

    #[test]
    fn answers_under_earlier_names_count() {
        let renamed = Milestone { was: vec!["a/old".into(), "a/y".into()], ..asking("x", &["p"]) };
        let joined = Milestone { joins: vec!["a/one".into(), "a/y".into()], ..asking("z", &["p"]) };
        let catalog = catalog(vec![renamed, asking("y", &["p"]), joined]);
        let mut events = vec![done(1, "x", "2026-11-01"), done(2, "y", "2026-11-01"), done(3, "z", "2026-11-01")];
        events.extend([
            answered(4, "x#p", Grade::Good, "2026-11-10"),
            answered(5, "old#p", Grade::Good, "2026-11-02"),
            answered(6, "one#p", Grade::Good, "2026-11-03"),
            answered(7, "y#p", Grade::Good, "2026-11-19"),
            answered(8, "one#q", Grade::Good, "2026-11-03"),
        ]);
        let expected = ["x#p later 2026-12-02 2", "y#p later 2026-11-22 1", "z#p due 2026-11-06 1"];
        assert_eq!(told(&catalog, events), expected, "and not under a name that another milestone has now");
    }

    #[test]
    fn a_split_gives_each_part_the_answers() {
        let part = |name: &str| Milestone { was: vec!["a/old".into()], ..asking(name, &["p"]) };
        let catalog = catalog(vec![part("x"), part("y")]);
        let events = vec![done(1, "old", "2026-11-01"), answered(2, "old#p", Grade::Good, "2026-11-17")];
        assert_eq!(told(&catalog, events), ["x#p due 2026-11-20 1", "y#p due 2026-11-20 1"]);
    }

    #[test]
    fn a_card_tells_what_each_grade_would_bring() {
        let catalog = catalog(vec![asking("x", &["p"]), asking("y", &["p"])]);
        let progress = fold(&catalog, vec![done(1, "x", "2026-11-01"), done(2, "y", TODAY)]);
        let deck = Deck::of(&catalog, &progress, day(TODAY));
        let intervals: Vec<[u32; 4]> = deck.cards().iter().map(|card| deck.next_intervals(card)).collect();
        assert_eq!(intervals, [[0, 2, 3, 15], [1, 2, 3, 15]]);
        assert_eq!(deck.card("a/y#p").map(|card| card.milestone), Some(1));
        assert_eq!((deck.card("a/y#q"), deck.cards_of(1).len(), deck.cards_of(7).len()), (None, 1, 0));
    }

    #[test]
    fn what_was_not_known_today_is_missed_until_it_is_known() {
        let catalog = catalog(vec![asking("x", &["p"]), asking("y", &["p"])]);
        let remembered = |answers: &[(Grade, &str)], today: &str| {
            let answered = answers.iter().zip(2..).map(|((grade, on), n)| answered(n, "x#p", *grade, on));
            let progress = fold(&catalog, [done(1, "x", TODAY)].into_iter().chain(answered).collect());
            let deck = Deck::of(&catalog, &progress, day(today));
            assert_eq!((deck.remembered(&"a/y#p".into()), deck.remembered(&"a/x#q".into())), (None, None));
            deck.remembered(&"a/x#p".into())
        };
        assert_eq!(remembered(&[], TODAY), None);
        assert_eq!(remembered(&[(Grade::Good, TODAY)], TODAY), Some(Remembered::Probably(1.0)));
        assert_eq!(
            remembered(&[(Grade::Again, TODAY)], TODAY),
            Some(Remembered::Missed),
            "on the day it was done, too"
        );
        assert_eq!(remembered(&[(Grade::Again, TODAY), (Grade::Hard, TODAY)], TODAY), Some(Remembered::Probably(1.0)));
        let tomorrow = remembered(&[(Grade::Again, TODAY)], "2026-11-21");
        assert!(matches!(tomorrow, Some(Remembered::Probably(known)) if (0.5..1.0).contains(&known)), "{tomorrow:?}");
    }

    #[test]
    fn six_lapses_point_to_the_milestone() {
        let catalog = catalog(vec![known("w"), asking("x", &["p"])]);
        let mut events = vec![done(1, "x", "2026-11-01")];
        for n in 0..6 {
            assert!(!Deck::of(&catalog, &fold(&catalog, events.clone()), day(TODAY)).cards()[0].is_leech());
            events.push(answered(2 * n + 2, "x#p", Grade::Good, "2026-11-02"));
            events.push(answered(2 * n + 3, "x#p", Grade::Again, "2026-11-02"));
        }
        let progress = fold(&catalog, events);
        let deck = Deck::of(&catalog, &progress, day(TODAY));
        let card = &deck.cards()[0];
        assert_eq!((card.lapses(), card.is_leech(), card.milestone), (6, true, 1));
    }

    proptest! {
        #[test]
        fn no_card_is_of_an_open_milestone(events in histories()) {
            let catalog = catalog(vec![asking("x", &["q"]), asking("y", &["q", "r"]), asking("z", &["q"])]);
            let progress = fold(&catalog, events);
            for today in ["2026-11-19", "2026-11-20", "2026-11-21", "2026-11-30"] {
                let deck = Deck::of(&catalog, &progress, day(today));
                for card in deck.cards() {
                    prop_assert_eq!(progress.state(card.milestone), State::Done);
                    prop_assert!(card.due > card.done);
                    prop_assert_eq!(card.state == CardState::Later, card.due > day(today));
                    let known = deck.retrievability(card);
                    prop_assert!(known.is_none_or(|known| (0.0..=1.0).contains(&known)));
                    prop_assert_eq!(known.is_none(), card.answers().is_empty());
                }
            }
        }

        #[test]
        fn an_answer_that_is_taken_back_was_never_given(
            events in histories(),
            grade in proptest::sample::select(Grade::ALL),
        ) {
            let catalog = catalog(vec![asking("x", &["q"]), asking("y", &["q"]), asking("z", &["q"])]);
            let before = fold(&catalog, events.clone());
            let undone = [answered(900, "x#q", grade, TODAY), event(901, revert(900))];
            let after = fold(&catalog, [&events[..], &undone[..]].concat());
            prop_assert_eq!(&after, &before);
            let cards = |progress: &Progress| format!("{:?}", Deck::of(&catalog, progress, day(TODAY)));
            prop_assert_eq!(cards(&after), cards(&before));
        }
    }
}
