//! What to ask today: what is nearest to being forgotten first, then what is new, and never more than a day's measure.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::deck::{Card, CardState, Deck};
use crate::domain::catalog::Ix;
use crate::domain::event::When;

/// How many cards may be asked in a day; those answered already count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// In all.
    pub cards: usize,
    /// Of them never answered before.
    pub new: usize,
}

impl Limits {
    /// A day's measure.
    pub const DAY: Self = Self { cards: 20, new: 5 };
    /// Everything that is due and everything new: for those who ask for more.
    pub const NONE: Self = Self { cards: usize::MAX, new: usize::MAX };
}

/// What to ask now, and what it leaves for another day.
#[derive(Clone, Debug, PartialEq)]
pub struct Queue<'d, 'a> {
    /// In the order to ask them.
    pub cards: Vec<&'d Card<'a>>,
    /// How many cards whose day has come wait beyond these; they come on the next days, nothing is owed.
    pub waiting: usize,
    /// How many that were never asked wait beyond these.
    pub waiting_new: usize,
}

impl<'a> Deck<'a> {
    /// The cards to ask now: first those whose day has come, the least remembered first; then new ones, those of milestones
    /// done before gradus first, then in the order in which their milestones were done; last those that were not known
    /// today, the least often asked today first. Neighbours are of different milestones where each of the three allows it.
    #[must_use]
    pub fn queue(&self, limits: Limits) -> Queue<'_, 'a> {
        let of = |state: CardState| self.cards.iter().filter(move |card| card.state == state);
        let mut due: Vec<&Card<'a>> = of(CardState::Due).collect();
        // All cards have one goal, so that the least probable is the farthest below it.
        due.sort_by(|a, b| {
            let known = |card: &Card<'_>| self.retrievability(card).unwrap_or(0.0);
            known(a).total_cmp(&known(b)).then(a.due.cmp(&b.due))
        });
        let mut new: Vec<&Card<'a>> = of(CardState::New).collect();
        new.sort_by_key(|card| (card.when == When::WithGradus, card.done));
        let mut again: Vec<&Card<'a>> = of(CardState::Again).collect();
        again.sort_by_key(|card| card.reviews.on_last_day());

        let room = limits.cards.saturating_sub(self.asked_today);
        let waiting = cut(&mut due, room);
        let waiting_new = cut(&mut new, limits.new.saturating_sub(self.new_today).min(room - due.len()));
        cut(&mut again, limits.cards - due.len() - new.len());
        let mut cards = Vec::with_capacity(due.len() + new.len() + again.len());
        for part in [due, new, again] {
            interleave(&mut cards, part);
        }
        Queue { cards, waiting, waiting_new }
    }
}

/// Keeps that many, and says how many are left out.
fn cut<T>(list: &mut Vec<T>, at_most: usize) -> usize {
    let left_out = list.len().saturating_sub(at_most);
    list.truncate(at_most);
    left_out
}

/// Puts a part of the queue behind what is there, so that no two neighbours are of one milestone if that is possible:
/// always the first in order that is of another milestone than the one before, unless a milestone is so frequent in what
/// is left that it must come now to be parted.
fn interleave<'d, 'a>(queue: &mut Vec<&'d Card<'a>>, part: Vec<&'d Card<'a>>) {
    let mut left: BTreeMap<Ix, usize> = BTreeMap::new();
    part.iter().for_each(|card| *left.entry(card.milestone).or_default() += 1);
    let mut rest = part;
    while !rest.is_empty() {
        let before = queue.last().map(|card| card.milestone);
        let most =
            left.iter().filter(|(ix, _)| Some(**ix) != before).max_by_key(|(ix, count)| (**count, Reverse(**ix)));
        let must = most.filter(|(_, count)| **count > rest.len() / 2).map(|(ix, _)| *ix);
        let fits = |card: &&Card<'a>| match must {
            Some(ix) => card.milestone == ix,
            None => Some(card.milestone) != before,
        };
        let card = rest.remove(rest.iter().position(fits).unwrap_or(0));
        if let Some(count) = left.get_mut(&card.milestone) {
            *count -= 1;
        }
        queue.push(card);
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;
    use crate::domain::catalog::Catalog;
    use crate::domain::event::{Body, Event, Grade, MilestoneAct};
    use crate::domain::log::Log;
    use crate::domain::progress::Progress;
    use crate::domain::testing::{asking, catalog, completed, day, event, milestone};
    use crate::domain::time::Day;

    const TODAY: &str = "2026-11-20";

    fn done(name: &str, on: &str) -> (Body, String) {
        (milestone(name, completed(&[])), on.into())
    }

    fn before(name: &str, on: &str) -> (Body, String) {
        (milestone(name, MilestoneAct::Completed { evidence: vec![], when: When::Before }), on.into())
    }

    fn answered(card: &str, grade: Grade, on: &str) -> (Body, String) {
        (Body::Card(format!("a/{card}").into(), grade), on.into())
    }

    fn fold(catalog: &Catalog, events: &[(Body, String)]) -> Progress {
        let events = events.iter().zip(1..).map(|((body, on), n)| event(n, body.clone()).on(on));
        Progress::fold(catalog, &Log::new(events.collect::<Vec<Event>>()))
    }

    /// The queue of today, and what waits: `x#p y#p | 3 0`.
    fn told(catalog: &Catalog, events: &[(Body, String)], limits: Limits) -> String {
        let progress = fold(catalog, events);
        let deck = Deck::of(catalog, &progress, day(TODAY));
        let queue = deck.queue(limits);
        let names: Vec<&str> = queue.cards.iter().map(|card| card.id.trim_start_matches("a/")).collect();
        format!("{} | {} {}", names.join(" "), queue.waiting, queue.waiting_new)
    }

    #[test]
    fn what_is_nearest_to_being_forgotten_comes_first_then_what_is_new() {
        let catalog = catalog(["w", "x", "y", "z"].map(|name| asking(name, &["p", "q"])).into());
        let all = [
            done("y", "2026-11-03"),
            done("x", "2026-11-02"),
            before("z", "2026-11-05"),
            before("w", "2026-11-19"),
            answered("x#p", Grade::Hard, "2026-11-10"),
            answered("y#q", Grade::Good, "2026-11-10"),
            answered("w#p", Grade::Easy, "2026-11-20"),
        ];
        let day = told(&catalog, &all, Limits::DAY);
        assert_eq!(day, "x#p y#q z#p w#q z#q x#q | 0 1", "four new ones beside the one of today");
        let none = told(&catalog, &all, Limits::NONE);
        assert_eq!(none, "x#p y#q z#p w#q z#q x#q y#p | 0 0");
        assert_eq!(told(&catalog, &[], Limits::DAY), " | 0 0");
    }

    #[test]
    fn what_is_not_known_comes_back_at_the_end_until_it_is() {
        let catalog = catalog(["x", "y", "z"].map(|name| asking(name, &["p"])).into());
        let mut events = vec![done("x", "2026-11-02"), done("y", "2026-11-03"), done("z", "2026-11-04")];
        let mut seen = Vec::new();
        for (card, grade) in [
            ("x#p", Grade::Again),
            ("y#p", Grade::Again),
            ("z#p", Grade::Good),
            ("x#p", Grade::Again),
            ("y#p", Grade::Hard),
            ("x#p", Grade::Good),
        ] {
            seen.push(told(&catalog, &events, Limits::DAY));
            events.push(answered(card, grade, TODAY));
        }
        seen.push(told(&catalog, &events, Limits::DAY));
        let expected = [
            "x#p y#p z#p | 0 0",
            "y#p z#p x#p | 0 0",
            "z#p x#p y#p | 0 0",
            "x#p y#p | 0 0",
            "y#p x#p | 0 0",
            "x#p | 0 0",
            " | 0 0",
        ];
        assert_eq!(seen, expected);
    }

    #[test]
    fn after_a_break_the_days_keep_their_measure() {
        let names: Vec<String> = (0..47).map(|n| format!("m{n:02}")).collect();
        let catalog = catalog(names.iter().map(|name| asking(name, &["p"])).collect());
        let mut events: Vec<(Body, String)> = names.iter().map(|name| done(name, "2026-09-01")).collect();
        events.extend(names.iter().map(|name| answered(&format!("{name}#p"), Grade::Good, "2026-09-02")));
        let mut days = Vec::new();
        for today in (0..4).map(|n| day(TODAY).plus(n)) {
            let progress = fold(&catalog, &events);
            let deck = Deck::of(&catalog, &progress, today);
            let queue = deck.queue(Limits::DAY);
            days.push((queue.cards.len(), queue.waiting));
            let ids: Vec<String> = queue.cards.iter().map(|card| card.id.replace("a/", "")).collect();
            events.extend(ids.iter().map(|card| answered(card, Grade::Good, &today.to_string())));
            let progress = fold(&catalog, &events);
            let deck = Deck::of(&catalog, &progress, today);
            assert_eq!(deck.queue(Limits::DAY).cards.len(), 0, "a day is over when it is over");
        }
        assert_eq!(days, [(20, 27), (20, 7), (7, 0), (0, 0)]);
    }

    #[test]
    fn neighbours_are_of_different_milestones_where_others_are_there() {
        let catalog = catalog(vec![asking("x", &["p", "q", "r"]), asking("y", &["p", "q"]), asking("z", &["p"])]);
        let new = |days: [&str; 3]| {
            let dones = [done("x", days[0]), done("y", days[1]), done("z", days[2])];
            told(&catalog, &dones, Limits::NONE)
        };
        assert_eq!(new(["2026-11-01", "2026-11-02", "2026-11-03"]), "x#p y#p x#q y#q x#r z#p | 0 0");
        assert_eq!(new(["2026-11-03", "2026-11-02", "2026-11-01"]), "z#p x#p y#p x#q y#q x#r | 0 0");
        let only = told(&catalog, &[done("x", "2026-11-01")], Limits::NONE);
        assert_eq!(only, "x#p x#q x#r | 0 0");
    }

    /// Milestones `m0` to `m15`, the nth with n modulo 4 questions, all done, with answers to some on some days.
    fn decks() -> impl Strategy<Value = (Catalog, Progress)> {
        let answer = ((0..16usize), (0..3usize), select(Grade::ALL), prop_oneof![3 => 0..1i64, 2 => 0..40i64]);
        (vec(answer, 0..60), vec((1..40i64, any::<bool>()), 16)).prop_map(|(mut answers, dones)| {
            let questions = ["p", "q", "r"];
            let milestones = (0..16).map(|n| asking(&format!("m{n}"), &questions[..n % 4]));
            let catalog = catalog(milestones.collect());
            answers.sort_by_key(|(.., ago)| std::cmp::Reverse(*ago));
            let on = |ago: i64| day(TODAY).plus(-ago).to_string();
            let dones = dones.iter().enumerate().map(|(n, (ago, early))| {
                if *early { before(&format!("m{n}"), &on(*ago)) } else { done(&format!("m{n}"), &on(*ago)) }
            });
            let answers =
                answers.iter().filter(|(n, question, ..)| *question < n % 4).map(|(n, question, grade, ago)| {
                    answered(&format!("m{n}#{}", questions[*question]), *grade, &on(*ago))
                });
            let progress = fold(&catalog, &dones.chain(answers).collect::<Vec<_>>());
            (catalog, progress)
        })
    }

    proptest! {
        #[test]
        fn a_queue_keeps_its_limits((catalog, progress) in decks(), cards in 0..30usize, new in 0..8usize, ahead in 0..9i64) {
            let deck = Deck::of(&catalog, &progress, day(TODAY).plus(ahead));
            let limits = Limits { cards, new };
            let queue = deck.queue(limits);
            let count = |state: CardState| queue.cards.iter().filter(|card| card.state == state).count();
            let [fresh, due, again] = [CardState::New, CardState::Due, CardState::Again].map(count);
            prop_assert_eq!(count(CardState::Later), 0);
            prop_assert!(fresh + due + again <= cards && fresh + deck.new_today <= new.max(deck.new_today));
            prop_assert!(due + fresh + deck.asked_today <= cards.max(deck.asked_today));
            let order = [CardState::Due, CardState::New, CardState::Again];
            let place = |card: &&Card<'_>| order.iter().position(|state| *state == card.state);
            prop_assert!(queue.cards.is_sorted_by_key(place));
            let mut ids: Vec<&str> = queue.cards.iter().map(|card| card.id.as_str()).collect();
            ids.sort_unstable();
            prop_assert!(ids.is_sorted_by(|a, b| a < b), "each once");

            let all = deck.queue(Limits::NONE);
            let of = |state: CardState| deck.cards().iter().filter(|card| card.state == state).count();
            prop_assert_eq!(all.cards.len() + of(CardState::Later), deck.cards().len());
            prop_assert_eq!((queue.waiting, queue.waiting_new), (of(CardState::Due) - due, of(CardState::New) - fresh));
            prop_assert_eq!((all.waiting, all.waiting_new), (0, 0));
        }

        #[test]
        fn what_is_left_out_is_remembered_better((catalog, progress) in decks(), cards in 0..10usize) {
            let today: Day = day(TODAY).plus(9);
            let deck = Deck::of(&catalog, &progress, today);
            let queue = deck.queue(Limits { cards, new: 0 });
            let known = |card: &Card<'_>| deck.retrievability(card).unwrap();
            let (taken, left): (Vec<_>, Vec<_>) = deck
                .cards()
                .iter()
                .filter(|card| card.state == CardState::Due)
                .partition(|card| queue.cards.iter().any(|one| one.id == card.id));
            let most = taken.iter().map(|card| known(card)).fold(0.0, f64::max);
            prop_assert!(left.iter().all(|card| known(card) >= most));
        }

        #[test]
        fn neighbours_differ_whenever_they_can((catalog, progress) in decks()) {
            let deck = Deck::of(&catalog, &progress, day(TODAY));
            let queue = deck.queue(Limits::NONE);
            let mut before = None;
            for part in queue.cards.chunk_by(|a, b| a.state == b.state) {
                let count = |ix: Ix| part.iter().filter(|card| card.milestone == ix).count();
                let most = part.iter().map(|card| count(card.milestone)).max().unwrap_or(0);
                let possible = most <= part.len().div_ceil(2) && before.is_none_or(|ix| count(ix) <= part.len() / 2);
                let joined: Vec<Ix> = before.into_iter().chain(part.iter().map(|card| card.milestone)).collect();
                prop_assert!(!possible || joined.windows(2).all(|two| two[0] != two[1]), "{:?}", joined);
                before = joined.last().copied();
            }
        }
    }
}
