//! A clock that jumps, and days that begin when the learner says: ids only grow, undo takes back the newest act, and what was
//! written keeps its day.

use std::fs;

use super::{each, events};
use crate::cli::{Answer, Learner};

fn with_days_from(start: &str) -> Learner {
    let learner = Learner::new();
    days_from(&learner, start);
    learner
}

fn days_from(learner: &Learner, start: &str) {
    let config = format!("machine = \"laptop\"\nday_start = \"{start}\"\n");
    fs::write(learner.home.path().join("config/config.toml"), config).unwrap();
}

/// Logs a minute at each of these moments.
fn log_at(learner: &Learner, moments: &[&str]) {
    for moment in moments {
        assert_eq!(learner.at(moment).run("log 1"), Answer::new("Logged 1 min.\n", "", 0), "{moment}");
    }
}

fn assert_ids_grow(learner: &Learner) {
    let ids = each(learner, "id");
    assert!(ids.is_sorted_by(|a, b| a < b), "{ids:#?}");
}

/// Weeks in rhythm, days of the streak, and the longest.
fn steady(learner: &Learner) -> [u64; 3] {
    let status: serde_json::Value = serde_json::from_str(&learner.run("status --json").out).unwrap();
    [&status["rhythm"]["weeks"], &status["streak"]["days"], &status["streak"]["best"]].map(|n| n.as_u64().unwrap())
}

/// Now, a year back, ten years ahead, back again, and tomorrow.
const JUMPS: [&str; 5] = [
    "2026-11-20T09:30:00+01:00",
    "2025-11-20T09:30:00+01:00",
    "2036-11-20T09:30:00+01:00",
    "2026-11-20T09:31:00+01:00",
    "2026-11-21T09:30:00+01:00",
];

#[test]
fn a_clock_that_jumps_reorders_nothing_and_every_act_keeps_its_day() {
    let learner = Learner::new();
    for (now, minutes) in JUMPS.iter().zip(1..) {
        learner.at(now).run(&format!("log {minutes}"));
    }
    assert_ids_grow(&learner);
    let dates = JUMPS.map(|now| &now[..10]);
    assert_eq!(each(&learner, "day"), dates);
    assert_eq!(each(&learner, "at"), JUMPS);
    assert_eq!(steady(&learner), [0, 2, 2], "2025 and 2036 belong to no run of 2026");
    assert_eq!(learner.at("2026-11-22T09:30:00+01:00").run("journal check").exit, 0);

    // What was done last is taken back first, whatever the clock said, and put back in the opposite order.
    for minutes in (1..=5).rev() {
        let took_back = learner.run("undo").out;
        assert!(took_back.starts_with(&format!("Took back: logged {minutes} min")), "{took_back}");
    }
    for (now, minutes) in JUMPS.iter().zip(1..) {
        let expected = Answer::new(&format!("Put back: logged {minutes} min.\n"), "", 0);
        assert_eq!(learner.at(now).run("redo"), expected);
    }
    assert_ids_grow(&learner);
    assert_eq!(learner.at("2026-11-21T12:00:00+01:00").run("undo"), Answer::new("Took back: logged 5 min.\n", "", 0));
}

#[test]
fn an_act_of_the_future_counts_for_no_streak_until_it_comes() {
    let learner = Learner::new();
    log_at(&learner, &["2026-11-23T09:30:00+01:00", "2026-11-19T09:30:00+01:00", "2026-11-20T09:30:00+01:00"]);
    assert_eq!(steady(&learner), [0, 2, 2]);
    log_at(&learner, &["2026-11-21T09:30:00+01:00", "2026-11-22T09:30:00+01:00"]);
    assert_eq!(steady(&learner), [1, 4, 4]);
    learner.at("2026-11-23T08:00:00+01:00");
    assert_eq!(steady(&learner), [1, 5, 5]);
}

#[test]
fn a_leap_day_is_a_day() {
    let learner = Learner::new();
    log_at(&learner, &["2028-02-27T20:00:00+01:00", "2028-02-28T20:00:00+01:00", "2028-02-29T20:00:00+01:00"]);
    assert_eq!(steady(&learner)[1..], [3, 3]);
    learner.at("2028-03-01T08:00:00+01:00");
    assert_eq!(steady(&learner)[1..], [3, 3], "yesterday was the 29th");
    learner.at("2028-03-02T08:00:00+01:00");
    assert_eq!(steady(&learner)[1..], [0, 3]);
    assert_eq!(learner.run("log 1 --on 2028-03-01").exit, 0);
    assert_eq!(steady(&learner)[1..], [4, 4], "a day that is filled in later counts");
    assert_eq!(learner.run("log 1 --on 2028-02-29").exit, 0);
    assert_eq!(learner.run("log 1 --on 2027-02-29").exit, 2);
    assert_eq!(learner.run("log 1 --on 2028-02-30").exit, 2);
    assert_eq!(each(&learner, "day")[2..], ["2028-02-29", "2028-03-01", "2028-02-29"]);
}

#[test]
fn the_night_belongs_to_the_day_before_where_days_begin_at_four() {
    let moments = [
        "2026-11-19T23:59:59+01:00",
        "2026-11-20T00:00:00+01:00",
        "2026-11-20T03:59:59+01:00",
        "2026-11-20T04:00:00+01:00",
        "2026-11-21T03:59:00+01:00",
    ];
    let days = |start| {
        let learner = with_days_from(start);
        log_at(&learner, &moments);
        each(&learner, "day")
    };
    assert_eq!(days("00:00"), ["2026-11-19", "2026-11-20", "2026-11-20", "2026-11-20", "2026-11-21"]);
    assert_eq!(days("04:00"), ["2026-11-19", "2026-11-19", "2026-11-19", "2026-11-20", "2026-11-20"]);

    let learner = with_days_from("04:00");
    learner.at("2026-11-20T02:00:00+01:00");
    let expected = Answer::new("Logged 1 min on 2026-11-18.\n", "", 0);
    assert_eq!(learner.run("log 1 --on yesterday"), expected, "the day before the one that lasts until four");
    assert_eq!(learner.run("log 1 --on 2026-11-20").exit, 2, "that day has not begun");
}

#[test]
fn other_beginnings_of_days_rewrite_no_history() {
    let learner = with_days_from("04:00");
    log_at(&learner, &["2026-11-17T01:00:00+01:00", "2026-11-18T01:00:00+01:00", "2026-11-19T01:00:00+01:00"]);
    let shown = |learner: &Learner| {
        learner.at("2026-11-18T12:00:00+01:00");
        let told = [learner.run("history --json"), learner.run("status --json")];
        (fs::read(learner.data().join("journal.jsonl")).unwrap(), told.map(|answer| answer.out))
    };
    let before = shown(&learner);
    assert_eq!(each(&learner, "day"), ["2026-11-16", "2026-11-17", "2026-11-18"]);
    for start in ["00:00", "12:00", "23:59", "04:00"] {
        days_from(&learner, start);
        let mut after = shown(&learner);
        if start == "23:59" {
            // Noon of the 18th is the 17th then.
            after.1[1].clone_from(&before.1[1]);
        }
        assert_eq!(after, before, "{start}");
    }
    days_from(&learner, "00:00");
    log_at(&learner, &["2026-11-19T01:00:00+01:00"]);
    assert_eq!(each(&learner, "day")[3], "2026-11-19");
    assert_eq!(steady(&learner), [1, 4, 4], "the day on which it was changed is no gap");
    assert_eq!(events(&learner).len(), 4);
}
