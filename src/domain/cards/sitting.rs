//! A sitting: the questions of a queue asked one after the other, what was answered in it, and what comes next.

use super::deck::{Card, CardState, Deck};
use super::queue::Limits;
use crate::domain::event::{Body, Event, Grade};
use crate::domain::event_id::EventId;
use crate::domain::id::CardId;
use crate::domain::log::Log;
use crate::domain::time::Minutes;

/// A sitting. It holds only the order of the questions: where it is follows from what the journal says of them, so that
/// taking an answer back brings its question back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    order: Vec<CardId>,
    limits: Limits,
    began: Began,
}

/// Where the journal ended when something began: what came after it belongs to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Began(Option<EventId>);

/// Which question of a sitting it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The nth of so many.
    Nth(usize, usize),
    /// One that was not known today, and how many such are left.
    Again(usize),
}

/// What was answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answered {
    /// How many answers there were of each grade, in order.
    pub grades: [usize; 4],
    /// The time that was logged with them.
    pub time: Minutes,
}

impl Began {
    /// Here the journal ends.
    #[must_use]
    pub fn at_the_end_of(log: &Log) -> Self {
        Self(log.events().last().map(|event| event.id.clone()))
    }

    /// The answers in force that this machine wrote since, oldest first.
    pub fn answers<'a>(
        &'a self,
        log: &'a Log,
        machine: &'a str,
    ) -> impl DoubleEndedIterator<Item = (&'a Event, Grade)> {
        let since = log.events().partition_point(|event| Some(&event.id) <= self.0.as_ref());
        log.events()[since..].iter().filter(move |event| &*event.by == machine && log.in_force(event)).filter_map(
            |event| match event.body {
                Body::Card(_, grade) => Some((event, grade)),
                _ => None,
            },
        )
    }

    /// What these answers come to.
    #[must_use]
    pub fn answered(&self, log: &Log, machine: &str) -> Answered {
        let mut answered = Answered::default();
        for (event, grade) in self.answers(log, machine) {
            answered.grades[usize::from(grade.number()) - 1] += 1;
            for event in log.action(event.action()) {
                if let Body::Time { minutes, .. } = event.body {
                    answered.time += Minutes(minutes);
                }
            }
        }
        answered
    }
}

impl Answered {
    /// How many answers there were.
    #[must_use]
    pub fn count(&self) -> usize {
        self.grades.iter().sum()
    }
}

impl Sitting {
    /// Begins one with the questions that the deck would ask now.
    #[must_use]
    pub fn begin(deck: &Deck<'_>, limits: Limits, log: &Log) -> Self {
        let asked = deck.queue(limits).cards.into_iter().filter(|card| is_unanswered(card));
        Self { order: asked.map(|card| card.id.clone()).collect(), limits, began: Began::at_the_end_of(log) }
    }

    /// The same with other questions behind those that were asked.
    pub fn go_on(&mut self, deck: &Deck<'_>, limits: Limits) {
        let asked = deck.queue(limits).cards.into_iter().filter(|card| is_unanswered(card));
        let new: Vec<CardId> = asked.map(|card| card.id.clone()).filter(|id| !self.order.contains(id)).collect();
        self.order.extend(new);
        self.limits = limits;
    }

    /// The question to ask now: the first in order that is not answered, then those that were not known today; none once all
    /// are known.
    #[must_use]
    pub fn current<'d, 'a>(&self, deck: &'d Deck<'a>) -> Option<&'d Card<'a>> {
        let open = |id: &CardId| deck.card(id).filter(|card| is_unanswered(card));
        self.order.iter().find_map(open).or_else(|| deck.queue(self.limits).cards.into_iter().next())
    }

    /// Which one that is.
    #[must_use]
    pub fn place(&self, deck: &Deck<'_>) -> Place {
        let open = self.order.iter().filter(|id| deck.card(id).is_some_and(is_unanswered)).count();
        match open {
            0 => Place::Again(deck.queue(self.limits).cards.len()),
            _ => Place::Nth(self.order.len() - open + 1, self.order.len()),
        }
    }

    /// How much is asked in it.
    #[must_use]
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// Where the journal ended when it began.
    #[must_use]
    pub fn began(&self) -> &Began {
        &self.began
    }
}

fn is_unanswered(card: &Card<'_>) -> bool {
    matches!(card.state, CardState::Due | CardState::New)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::Catalog;
    use crate::domain::event::TimeOn;
    use crate::domain::progress::Progress;
    use crate::domain::testing::{asking, catalog, completed, day, event, milestone, revert};

    const TODAY: &str = "2026-11-20";

    fn done() -> Vec<Event> {
        let names = ["x", "y", "z"].iter().zip(1..);
        names.map(|(name, n)| event(n, milestone(name, completed(&[]))).on("2026-11-01")).collect()
    }

    fn answered(n: u64, card: &str, grade: Grade) -> Event {
        event(n, Body::Card(format!("a/{card}").into(), grade))
    }

    /// The question to ask, and which one it is: `x#p 1 of 3`.
    fn told(sitting: &Sitting, catalog: &Catalog, events: &[Event]) -> String {
        let progress = Progress::fold(catalog, &Log::new(events.to_vec()));
        let deck = Deck::of(catalog, &progress, day(TODAY));
        let place = match sitting.place(&deck) {
            Place::Nth(nth, of) => format!("{nth} of {of}"),
            Place::Again(left) => format!("{left} again"),
        };
        sitting.current(&deck).map_or_else(|| "over".into(), |card| format!("{} {place}", card.id))
    }

    #[test]
    fn questions_are_asked_in_turn_then_again_and_come_back_when_taken_back() {
        let catalog = catalog(["x", "y", "z"].map(|name| asking(name, &["p"])).into());
        let mut events = done();
        let log = Log::new(events.clone());
        let progress = Progress::fold(&catalog, &log);
        let sitting = Sitting::begin(&Deck::of(&catalog, &progress, day(TODAY)), Limits::DAY, &log);
        let mut seen = vec![told(&sitting, &catalog, &events)];
        for next in [
            answered(4, "x#p", Grade::Again),
            answered(5, "y#p", Grade::Good),
            event(6, revert(5)),
            answered(7, "y#p", Grade::Easy),
            answered(8, "z#p", Grade::Again),
            answered(9, "x#p", Grade::Again),
            answered(10, "z#p", Grade::Hard),
            answered(11, "x#p", Grade::Good),
        ] {
            events.push(next);
            seen.push(told(&sitting, &catalog, &events));
        }
        let expected = [
            "a/x#p 1 of 3",
            "a/y#p 2 of 3",
            "a/z#p 3 of 3",
            "a/y#p 2 of 3",
            "a/z#p 3 of 3",
            "a/x#p 2 again",
            "a/z#p 2 again",
            "a/x#p 1 again",
            "over",
        ];
        assert_eq!(seen, expected);
    }

    #[test]
    fn what_was_answered_in_it_is_what_this_machine_wrote_since_and_did_not_take_back() {
        let time =
            |n: u64, of: u64| event(n, Body::Time { minutes: 2, on: TimeOn::Anything, text: None }).of_action(of);
        let mut events = done();
        events.push(answered(4, "x#p", Grade::Good));
        let began = Began::at_the_end_of(&Log::new(events.clone()));
        events.extend([
            answered(5, "y#p", Grade::Again),
            time(6, 5),
            answered(7, "z#p", Grade::Good),
            answered(8, "z#q", Grade::Good).by("desktop"),
            answered(9, "y#p", Grade::Easy),
            time(10, 9),
            event(11, revert(9)),
            time(12, 4),
        ]);
        let log = Log::new(events);
        let expected = Answered { grades: [1, 0, 1, 0], time: Minutes(2) };
        assert_eq!(began.answered(&log, "laptop"), expected);
        let newest = began.answers(&log, "laptop").next_back().map(|(event, _)| event.body.clone());
        assert_eq!(newest, Some(Body::Card("a/z#p".into(), Grade::Good)));
        assert_eq!(Began::default().answered(&log, "laptop").count(), 3, "an empty journal begins before everything");
    }

    #[test]
    fn a_sitting_goes_on_when_more_is_asked_for() {
        let names: Vec<String> = (0..8).map(|n| format!("m{n}")).collect();
        let catalog = catalog(names.iter().map(|name| asking(name, &["p"])).collect());
        let events: Vec<Event> =
            (1..).zip(&names).map(|(n, name)| event(n, milestone(name, completed(&[]))).on("2026-11-01")).collect();
        let log = Log::new(events.clone());
        let progress = Progress::fold(&catalog, &log);
        let deck = Deck::of(&catalog, &progress, day(TODAY));
        let mut sitting = Sitting::begin(&deck, Limits::DAY, &log);
        assert_eq!(sitting.place(&deck), Place::Nth(1, 5));
        sitting.go_on(&deck, Limits::NONE);
        assert_eq!(sitting.place(&deck), Place::Nth(1, 8));
    }
}
