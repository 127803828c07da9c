//! Activity by day and effort by week (RULES "Days").

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use serde_json::Value;

use super::catalog::CATALOG;
use super::journal::{Journal, action, date, day, monday};
use super::{CASES, learning, list};

/// Whether an event is an act of learning.
fn is_learning(event: &Value) -> bool {
    match event["type"].as_str().unwrap() {
        "milestone.completed" => event["before"] != true,
        "project.changed" => event["status"] == "shipped",
        kind => [
            "milestone.started",
            "milestone.noted",
            "milestone.ticked",
            "time.logged",
            "drill.done",
            "card.reviewed",
            "project.ticked",
            "project.measured",
            "project.noted",
            "project.audited",
        ]
        .contains(&kind),
    }
}

/// The minutes logged and the number of acts of each day up to today that has either.
pub fn days(journal: &Journal) -> BTreeMap<NaiveDate, (u64, u64)> {
    let mut days: BTreeMap<NaiveDate, (u64, BTreeSet<&str>)> = BTreeMap::new();
    for event in journal.events.iter().filter(|event| is_learning(event) && day(event) <= journal.today) {
        let day = days.entry(day(event)).or_default();
        day.0 += event["minutes"].as_u64().unwrap_or(0);
        day.1.insert(action(event));
    }
    days.into_iter().map(|(day, (minutes, acts))| (day, (minutes, acts.len() as u64))).collect()
}

/// The minutes logged and estimated of each week from that of the first act to this one.
fn weeks(journal: &Journal) -> Vec<(NaiveDate, u64, u64)> {
    let days = days(journal);
    let learned = learning::all(&CATALOG, journal);
    let estimated = |from: NaiveDate, to: NaiveDate| {
        let is_estimated = |one: &learning::Learning| {
            one.logged == 0
                && !one.before
                && one.done.is_some_and(|done| (from..=to.min(journal.today)).contains(&done))
        };
        learned.iter().filter(|(_, one)| is_estimated(one)).map(|(milestone, _)| milestone.minutes).sum()
    };
    let mut week = monday(days.keys().next().copied().unwrap_or(journal.today));
    let mut weeks = Vec::new();
    while week <= journal.today {
        let last = week + Days::new(6);
        let logged = days.range(week..=last).map(|(_, (minutes, _))| minutes).sum();
        weeks.push((week, logged, estimated(week, last)));
        week = week + Days::new(7);
    }
    weeks
}

#[test]
fn activity_is_that_of_the_lines() {
    for case in CASES.iter() {
        let told = list(&case.told["activity"]).iter();
        let told =
            told.map(|day| (date(&day["day"]), (day["minutes"].as_u64().unwrap(), day["acts"].as_u64().unwrap())));
        assert_eq!(told.collect::<BTreeMap<_, _>>(), days(&case.journal), "{}", case.name);
    }
}

#[test]
fn effort_is_that_of_the_lines() {
    for case in CASES.iter() {
        let ours = weeks(&case.journal);
        let number = |week: &Value, field: &str| week[field].as_u64().unwrap();
        let told = list(&case.told["effort"]).iter();
        let told = told.map(|week| (date(&week["week"]), number(week, "minutes"), number(week, "estimated_minutes")));
        assert_eq!(told.collect::<Vec<_>>(), ours, "{}", case.name);

        let this = &case.status["week"];
        let this = (date(&this["start"]), number(this, "minutes"), number(this, "estimated_minutes"));
        assert_eq!(Some(&this), ours.last(), "{}", case.name);
    }
}

#[test]
fn the_goal_of_a_week_is_held_against_whole_weeks() {
    for case in CASES.iter() {
        let goal = case.journal.goal("hours").as_f64().map(|hours| (hours * 60.0).round() as u64);
        let first = days(&case.journal).into_keys().next();
        let last_weeks: Vec<_> = weeks(&case.journal).into_iter().rev().take(12).collect();
        let is_whole =
            |start: NaiveDate| start < monday(case.journal.today) && first.is_some_and(|first| first <= start);
        let whole: Vec<_> = last_weeks.into_iter().filter(|(start, ..)| is_whole(*start)).collect();
        let reached = whole.iter().filter(|(_, logged, estimated)| goal.is_some_and(|goal| logged + estimated >= goal));
        let told = &case.told["effort_goal"];
        assert_eq!(told["minutes"].as_u64(), goal, "{}", case.name);
        assert_eq!(
            (&told["whole_weeks"], &told["reached"]),
            (&whole.len().into(), &reached.count().into()),
            "{}",
            case.name
        );
    }
}
