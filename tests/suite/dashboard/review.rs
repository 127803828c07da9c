//! Questions that come back: how many today, and how much was and is known.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use super::catalog::CATALOG;
use super::journal::{Journal, date, day, monday};
use super::learning;
use super::memory::Memory;
use super::{CASES, list};

/// A question of a done milestone.
struct Card {
    id: String,
    /// The day after its milestone was done.
    first: NaiveDate,
    memory: Option<Memory>,
}

fn cards(journal: &Journal) -> Vec<Card> {
    let learned = learning::all(&CATALOG, journal);
    let done = learned.iter().filter_map(|(one, learned)| Some((one, learned.done?)));
    done.flat_map(|(one, done)| one.cards.iter().map(move |card| (card, done)))
        .map(|(card, done)| Card { id: card.clone(), first: done + Days::new(1), memory: Memory::of(journal, card) })
        .collect()
}

/// Every first answer to a card on a day between these: the day, and whether it was known.
fn first_answers(journal: &Journal, from: NaiveDate) -> Vec<(NaiveDate, bool)> {
    let mut seen = BTreeSet::new();
    let answers = journal.of("card.reviewed").filter(|event| (from..=journal.today).contains(&day(event)));
    let first = answers.filter(|event| seen.insert((event["card"].as_str().unwrap(), day(event))));
    first.map(|event| (day(event), event["grade"] != 1)).collect()
}

#[test]
fn the_questions_of_today_are_those_of_the_lines() {
    for case in CASES.iter() {
        let (journal, today) = (&case.journal, case.journal.today);
        let cards = cards(journal);
        let come = |card: &&Card| card.memory.as_ref().map_or(card.first, |memory| memory.due.max(card.first)) <= today;
        let count = |is: &dyn Fn(&Card) -> bool| cards.iter().filter(come).filter(|card| is(card)).count();
        let due = count(&|card| card.memory.as_ref().is_some_and(|memory| memory.last < today));
        let again = count(&|card| card.memory.as_ref().is_some_and(|memory| memory.last == today));
        let new = count(&|card| card.memory.is_none());

        // At most 20 a day and 5 new ones, those of today counted, whether or not their milestone is still done.
        let answered: BTreeSet<&str> =
            journal.of("card.reviewed").map(|event| event["card"].as_str().unwrap()).collect();
        let on_today = |card: &&&str| journal.about("card", card).any(|event| day(event) == today);
        let today_new = |card: &&&str| journal.about("card", card).all(|event| day(event) == today);
        let asked_today = answered.iter().filter(on_today).count();
        let new_today = answered.iter().filter(on_today).filter(today_new).count();
        let room = 20_usize.saturating_sub(asked_today);
        let ask_due = due.min(room);
        let ask_new = new.min(5_usize.saturating_sub(new_today)).min(room - ask_due);
        let ask_again = again.min(20 - ask_due - ask_new);

        let told = &case.told["review"];
        let number = |field: &str| told[field].as_u64().unwrap() as usize;
        let theirs = ["cards", "answered", "due", "new", "again", "waiting"].map(number);
        let with_answers = cards.iter().filter(|card| card.memory.is_some()).count();
        let ours = [cards.len(), with_answers, ask_due, ask_new, ask_again, due + new - ask_due - ask_new];
        assert_eq!(theirs, ours, "{}", case.name);
        assert_eq!(
            case.status["review"]["due"].as_u64().unwrap() as usize,
            ask_due + ask_new + ask_again,
            "{}",
            case.name
        );
    }
}

#[test]
fn what_is_known_is_that_of_the_lines() {
    for case in CASES.iter() {
        let (journal, told) = (&case.journal, &case.told["review"]);
        let recent = first_answers(journal, journal.today - Days::new(29));
        let known = recent.iter().filter(|(_, known)| *known).count();
        assert_eq!((&told["asked"], &told["known"]), (&recent.len().into(), &known.into()), "{}", case.name);
        let share = (!recent.is_empty()).then(|| known as f64 / recent.len() as f64);
        assert_eq!(told["retention"].as_f64(), share, "{}", case.name);

        let recalls = cards(journal)
            .iter()
            .filter_map(|card| Some(card.memory.as_ref()?.recall(journal.today)))
            .collect::<Vec<_>>();
        let mean = (!recalls.is_empty()).then(|| recalls.iter().sum::<f64>() / recalls.len() as f64);
        match (told["remembered"].as_f64(), mean) {
            (Some(theirs), Some(ours)) => assert!((theirs - ours).abs() < 1e-9, "{}: {theirs} {ours}", case.name),
            (theirs, ours) => assert_eq!(theirs, ours, "{}", case.name),
        }

        let first = monday(journal.today) - Days::new(77);
        let all = first_answers(journal, first);
        for (nth, week) in list(&told["weeks"]).iter().enumerate() {
            let start = first + Days::new(7 * nth as u64);
            let of: Vec<_> = all.iter().filter(|(day, _)| monday(*day) == start).collect();
            let known = of.iter().filter(|(_, known)| *known).count();
            assert_eq!(
                (date(&week["week"]), &week["asked"], &week["known"]),
                (start, &of.len().into(), &known.into()),
                "{}",
                case.name
            );
        }
        assert_eq!(list(&told["weeks"]).len(), 12);

        let forgotten =
            cards(journal).into_iter().filter(|card| card.memory.as_ref().is_some_and(|memory| memory.lapses >= 6));
        let theirs: BTreeSet<&str> =
            list(&told["leeches"]).iter().map(|leech| leech["card"].as_str().unwrap()).collect();
        let ours: BTreeSet<String> = forgotten.map(|card| card.id).collect();
        assert_eq!(theirs, ours.iter().map(String::as_str).collect(), "{}", case.name);
    }
}
