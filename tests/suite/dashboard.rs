//! The figures of the dashboard, worked out a second time from the lines of the journal alone.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use chrono::{Datelike, Days, NaiveDate};
use serde_json::Value;

use crate::cli::Learner;

/// The lines in force of a journal in the order of its ids.
fn in_force(text: &str) -> Vec<Value> {
    let all: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    // What each revert leads to in the end, and whether it takes that back or puts it back.
    let mut reverts: BTreeMap<&str, (&str, bool)> = BTreeMap::new();
    let mut taken_back: BTreeMap<&str, bool> = BTreeMap::new();
    for (id, target) in all.iter().filter_map(|event| Some((event["id"].as_str()?, event["event"].as_str()?))) {
        let (act, takes) = reverts.get(target).map_or((target, true), |(act, takes)| (*act, !takes));
        reverts.insert(id, (act, takes));
        taken_back.insert(act, takes);
    }
    let action = |event: &Value| event["act"].as_str().or(event["id"].as_str()).map(str::to_owned).unwrap();
    let counts = |event: &&Value| taken_back.get(&*action(event)) != Some(&true);
    all.iter().filter(|event| event["event"].is_null()).filter(counts).cloned().collect()
}

fn is_learning(event: &Value) -> bool {
    match event["type"].as_str().unwrap() {
        "milestone.completed" => event["before"] != true,
        "project.changed" => event["status"] == "shipped",
        kind => [
            "milestone.started",
            "milestone.noted",
            "milestone.ticked",
            "drill.done",
            "time.logged",
            "card.reviewed",
            "project.ticked",
            "project.measured",
            "project.noted",
        ]
        .contains(&kind),
    }
}

fn date(text: &Value) -> NaiveDate {
    text.as_str().unwrap().parse().unwrap()
}

fn monday(day: NaiveDate) -> NaiveDate {
    day - Days::new(day.weekday().num_days_from_monday().into())
}

fn number(value: &Value) -> u64 {
    value.as_u64().unwrap()
}

#[test]
fn activity_effort_and_progress_are_those_of_the_lines() {
    let learner = Learner::of_shipped();
    let journal = include_str!("../../assets/demo/journal.jsonl");
    fs::write(learner.data().join("journal.jsonl"), journal).unwrap();
    let told: Value = serde_json::from_str(&learner.run("dashboard --json").out).unwrap();
    let lines = in_force(journal);

    let mut days: BTreeMap<NaiveDate, (u64, BTreeSet<&str>)> = BTreeMap::new();
    for event in &lines {
        let action = event["act"].as_str().unwrap_or_else(|| event["id"].as_str().unwrap());
        if is_learning(event) {
            let day = days.entry(date(&event["day"])).or_default();
            day.1.insert(action);
            day.0 += event["minutes"].as_u64().unwrap_or(0);
        }
    }
    let ours: Vec<(NaiveDate, u64, u64)> =
        days.iter().map(|(day, (minutes, acts))| (*day, *minutes, acts.len() as u64)).collect();
    let theirs = told["activity"].as_array().unwrap().iter();
    let theirs = theirs.map(|day| (date(&day["day"]), number(&day["minutes"]), number(&day["acts"])));
    assert_eq!(theirs.collect::<Vec<_>>(), ours);

    let text = |event: &Value, field: &str| event[field].as_str().unwrap_or_default().to_owned();
    let of = |kind: &'static str| lines.iter().filter(move |event| event["type"] == kind);
    let timed: BTreeSet<String> = of("time.logged").map(|event| text(event, "milestone")).collect();
    let mut weeks: BTreeMap<NaiveDate, (u64, u64)> = BTreeMap::new();
    for (day, (minutes, _)) in &days {
        weeks.entry(monday(*day)).or_default().0 += minutes;
    }
    let mut done: BTreeSet<String> = BTreeSet::new();
    for event in of("milestone.completed") {
        let id = text(event, "milestone");
        let shown: Value = serde_json::from_str(&learner.run(&format!("show {id} --json")).out).unwrap();
        if event["before"] != true && !timed.contains(&id) {
            let minutes = (shown["hours"].as_f64().unwrap() * 60.0).round() as u64;
            weeks.entry(monday(date(&event["day"]))).or_default().1 += minutes;
        }
        if shown["track"] == "core" {
            done.insert(id);
        }
    }
    let theirs = told["effort"].as_array().unwrap().iter();
    let theirs: Vec<(NaiveDate, u64, u64)> = theirs
        .map(|week| (date(&week["week"]), number(&week["minutes"]), number(&week["estimated_minutes"])))
        .filter(|(_, logged, estimated)| logged + estimated > 0)
        .collect();
    let ours = weeks.iter().filter(|(_, (logged, estimated))| logged + estimated > 0);
    assert_eq!(theirs, ours.map(|(week, (logged, estimated))| (*week, *logged, *estimated)).collect::<Vec<_>>());

    for curriculum in told["curricula"].as_array().unwrap() {
        let id = curriculum["id"].as_str().unwrap();
        let ours = done.iter().filter(|milestone| milestone.starts_with(&format!("{id}/"))).count();
        assert_eq!(number(&curriculum["done"]), ours as u64, "{id}");
        let levels = curriculum["levels"].as_array().unwrap().iter();
        assert_eq!(levels.map(|level| number(&level["done"])).sum::<u64>(), ours as u64, "{id}");
    }
    let burnt = told["burn_up"]["weeks"].as_array().unwrap().last().unwrap()["hours"].as_f64().unwrap();
    let open = &told["burn_up"]["open"];
    let open: f64 = ["milestones", "electives", "projects"].iter().map(|of| open[of].as_f64().unwrap()).sum();
    assert!((burnt + open - told["burn_up"]["hours_total"].as_f64().unwrap()).abs() < 0.05);
}
