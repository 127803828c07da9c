//! Nights in which clocks are changed, journeys, and machines in different zones: a day is what the learner's own clock said.

use std::fs;

use super::{each, events};
use crate::cli::{Answer, Learner, words};

fn learner(machine: &str, day_start: &str) -> Learner {
    let learner = Learner::new();
    let config = format!("machine = \"{machine}\"\nday_start = \"{day_start}\"\n");
    fs::write(learner.home.path().join("config/config.toml"), config).unwrap();
    learner
}

fn log_at(learner: &Learner, moments: &[&str]) {
    for moment in moments {
        assert_eq!(learner.at(moment).run("log 1"), Answer::new("Logged 1 min.\n", "", 0), "{moment}");
    }
}

fn streak(learner: &Learner) -> u64 {
    let status: serde_json::Value = serde_json::from_str(&learner.run("status --json").out).unwrap();
    status["streak"]["days"].as_u64().unwrap()
}

/// Where and when clocks are changed: moments of one night, in order, with their days where days begin at 00:00 and at 04:00.
const NIGHTS: [[(&str, u8, u8); 6]; 4] = [
    [
        ("2026-03-28T23:30:00+01:00", 28, 28),
        ("2026-03-29T00:10:00+01:00", 29, 28),
        ("2026-03-29T01:59:59+01:00", 29, 28),
        ("2026-03-29T03:00:00+02:00", 29, 28),
        ("2026-03-29T04:00:00+02:00", 29, 29),
        ("2026-03-30T03:59:00+02:00", 30, 29),
    ],
    [
        ("2026-10-24T23:30:00+02:00", 24, 24),
        ("2026-10-25T02:30:00+02:00", 25, 24),
        ("2026-10-25T02:10:00+01:00", 25, 24),
        ("2026-10-25T03:59:59+01:00", 25, 24),
        ("2026-10-25T04:00:00+01:00", 25, 25),
        ("2026-10-26T00:00:00+01:00", 26, 25),
    ],
    [
        ("2026-03-07T23:30:00-05:00", 7, 7),
        ("2026-03-08T01:59:59-05:00", 8, 7),
        ("2026-03-08T03:00:00-04:00", 8, 7),
        ("2026-03-08T03:59:59-04:00", 8, 7),
        ("2026-03-08T04:00:00-04:00", 8, 8),
        ("2026-03-09T00:00:00-04:00", 9, 8),
    ],
    [
        ("2026-10-31T23:30:00-04:00", 31, 31),
        ("2026-11-01T01:30:00-04:00", 1, 31),
        ("2026-11-01T01:10:00-05:00", 1, 31),
        ("2026-11-01T03:59:59-05:00", 1, 31),
        ("2026-11-01T04:00:00-05:00", 1, 1),
        ("2026-11-02T03:59:59-05:00", 2, 1),
    ],
];

#[test]
fn a_night_in_which_the_clocks_are_changed_is_one_day_and_breaks_no_streak() {
    for night in NIGHTS {
        let moments = night.map(|(moment, ..)| moment);
        let numbers = |learner: &Learner| each(learner, "day").iter().map(|day| day[8..].parse().unwrap()).collect();
        for (start, days) in [("00:00", night.map(|(_, day, _)| day)), ("04:00", night.map(|(.., day)| day))] {
            let learner = learner("laptop", start);
            log_at(&learner, &moments);
            let written: Vec<u8> = numbers(&learner);
            assert_eq!(written, days, "days from {start} on");
            let mut different = written;
            different.dedup();
            assert_eq!(streak(&learner), different.len() as u64, "{moments:?} from {start} on");
            let ids = each(&learner, "id");
            assert!(ids.is_sorted_by(|a, b| a < b), "{ids:?}");
        }
    }
}

#[test]
fn a_journey_rewrites_nothing_and_undo_takes_back_the_newest() {
    let learner = Learner::new();
    // The same clock in the first and the last zone of the world, which are never on the same date.
    let zones = ["FIRST-14", "LAST12", "FIRST-14", "UTC0"];
    for (minutes, zone) in (1..).zip(zones) {
        let mut command = learner.command(&words(&format!("log {minutes}")));
        let output = command.env_remove("GRADUS_NOW").env("TZ", zone).output().unwrap();
        assert_eq!(learner.answer(output), Answer::new(&format!("Logged {minutes} min.\n"), "", 0));
    }
    let offsets: Vec<String> = each(&learner, "at").iter().map(|at| at[19..].to_owned()).collect();
    assert_eq!(offsets, ["+14:00", "-12:00", "+14:00", "+00:00"]);
    let dates: Vec<String> = each(&learner, "at").iter().map(|at| at[..10].to_owned()).collect();
    assert_eq!(each(&learner, "day"), dates);
    assert!(dates[0] > dates[1] && dates[2] > dates[1], "{dates:?}");
    let ids = each(&learner, "id");
    assert!(ids.is_sorted_by(|a, b| a < b), "{ids:?}");
    for (minutes, zone) in (1..5).zip(zones).rev() {
        let mut command = learner.command(&words("undo"));
        let output = command.env_remove("GRADUS_NOW").env("TZ", zone).output().unwrap();
        let expected = format!("Took back: logged {minutes} min.\n");
        assert_eq!(learner.answer(output), Answer::new(&expected, "", 0));
    }
}

#[test]
fn machines_in_different_zones_agree_whoever_takes_in_whom() {
    let (berlin, tokyo) = (learner("berlin", "00:00"), learner("tokyo", "00:00"));
    // The same three evenings, told by two clocks: Tokyo is eight hours ahead, and its days begin earlier.
    log_at(&berlin, &["2026-11-18T17:00:00+01:00", "2026-11-19T17:00:00+01:00", "2026-11-20T15:00:00+01:00"]);
    log_at(&tokyo, &["2026-11-19T01:00:01+09:00", "2026-11-20T01:00:01+09:00", "2026-11-21T01:00:01+09:00"]);
    assert_eq!(each(&berlin, "day"), ["2026-11-18", "2026-11-19", "2026-11-20"]);
    assert_eq!(each(&tokyo, "day"), ["2026-11-19", "2026-11-20", "2026-11-21"]);
    for (into, from) in [(&berlin, &tokyo), (&tokyo, &berlin)] {
        let copy = from.data().join("journal.jsonl");
        assert_eq!(into.run(&format!("journal merge \"{}\"", copy.display())).exit, 0);
    }
    assert_eq!(events(&berlin).len(), 6);
    for now in ["2026-11-20T17:30:00+01:00", "2026-11-21T01:30:00+09:00"] {
        let shown = [&berlin, &tokyo].map(|learner| {
            learner.at(now);
            ["status --json", "history --json"].map(|line| learner.run(line))
        });
        assert_eq!(shown[0], shown[1]);
    }
    berlin.at("2026-11-20T17:30:00+01:00");
    tokyo.at("2026-11-21T01:30:00+09:00");
    assert_eq!((streak(&berlin), streak(&tokyo)), (3, 4), "the 21st has come in Tokyo only");

    // Each takes back its own, also where the other's is newer.
    berlin.run("undo");
    tokyo.run("undo");
    let taken = |learner: &Learner| events(learner).last().unwrap()["event"].clone();
    let own = |learner: &Learner, by: &str| {
        let all = events(learner);
        let mut logged = all.iter().filter(|event| event["by"] == by && event["type"] == "time.logged");
        logged.next_back().unwrap()["id"].clone()
    };
    assert_eq!(taken(&berlin), own(&berlin, "berlin"));
    assert_eq!(taken(&tokyo), own(&tokyo, "tokyo"));
}
