//! Rhythm and streak (RULES "Days").

use chrono::{Datelike, Days, NaiveDate};

use super::CASES;
use super::activity::days;
use super::catalog::texts;
use super::journal::{Journal, day, monday};

fn active(journal: &Journal) -> Vec<NaiveDate> {
    days(journal).into_keys().collect()
}

/// Active days in a week.
fn in_week(active: &[NaiveDate], monday: NaiveDate) -> u64 {
    (0..7).filter(|nth| active.contains(&(monday + Days::new(*nth)))).count() as u64
}

/// Weeks in a row, active days of this week, and how many it takes.
fn rhythm(journal: &Journal) -> (u64, u64, u64) {
    let active = active(journal);
    let wanted = journal.goal("days").as_u64().unwrap_or(3);
    let this_week = monday(journal.today);
    let mut weeks = 0;
    let mut week = this_week - Days::new(7);
    while in_week(&active, week) >= wanted {
        weeks += 1;
        week = week - Days::new(7);
    }
    let days = in_week(&active, this_week);
    (weeks + u64::from(days >= wanted), days, wanted)
}

/// Whether a day is one of rest: by the newest list that was set on it or before.
fn is_rest(journal: &Journal, on: NaiveDate) -> bool {
    let mut lists = journal.of("goal.changed").filter(|event| event.get("rest").is_some() && day(event) <= on);
    let name = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"][on.weekday().num_days_from_monday() as usize];
    lists.next_back().is_some_and(|event| texts(event, "rest").iter().any(|rest| rest == name))
}

/// The active days of the run that ends on this day or the day before, days of rest left out.
fn run(journal: &Journal, active: &[NaiveDate], end: NaiveDate) -> u64 {
    let mut days = 0;
    let mut here = end;
    let first = active.first().copied().unwrap_or(end);
    // The day itself may still become an active one.
    while here >= first && (active.contains(&here) || is_rest(journal, here) || here == end) {
        days += u64::from(active.contains(&here));
        here = here - Days::new(1);
    }
    days
}

#[test]
fn rhythm_is_that_of_the_lines() {
    for case in CASES.iter() {
        let told = &case.told["rhythm"];
        let told = ["weeks", "days", "goal_days"].map(|field| told[field].as_u64().unwrap());
        assert_eq!((told[0], told[1], told[2]), rhythm(&case.journal), "{}", case.name);
        assert_eq!(case.told["rhythm"], case.status["rhythm"], "{}", case.name);
    }
}

#[test]
fn the_streak_is_that_of_the_lines() {
    for case in CASES.iter() {
        let active = active(&case.journal);
        let ours = run(&case.journal, &active, case.journal.today);
        let best = active.iter().map(|end| run(&case.journal, &active, *end)).max().unwrap_or(0);
        let told = &case.told["streak"];
        assert_eq!((told["days"].as_u64(), told["best"].as_u64()), (Some(ours), Some(best)), "{}", case.name);
        assert_eq!(case.told["streak"], case.status["streak"], "{}", case.name);
    }
}
