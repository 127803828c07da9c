//! Every figure of the dashboard, worked out a second time: from the lines of the journal and the texts of the curricula
//! alone, the way RULES.md says it, one file for a family of figures. Nothing of gradus but its answers is used for it.

mod activity;
mod catalog;
mod forecast;
mod journal;
mod learning;
mod lives;
mod memory;
mod progress;
mod projects;
mod readiness;
mod review;
mod rhythm;
mod shape;
mod skills;

use std::fs;
use std::sync::LazyLock;

use serde_json::Value;

use self::catalog::CATALOG;
use self::journal::Journal;
use crate::cli::Learner;
use gradus::domain::time::Day;
use gradus::format::journal::read;
use gradus::workspace::{State, query};

/// How many journals are made up beside the demonstration's.
const LIVES: u64 = 36;

/// A journal with what gradus says of it.
struct Case {
    /// What it is, for a failure.
    name: String,
    journal: Journal,
    /// `dashboard --json`.
    told: Value,
    /// `status --json`.
    status: Value,
}

impl Case {
    fn new(name: String, text: &str) -> Self {
        let found = read("journal.jsonl", text.as_bytes());
        assert!(found.problems.is_empty(), "{name}: {:?}", found.problems);
        let today = Day::parse(lives::TODAY).unwrap();
        let state = State::new(crate::histories::CATALOG.clone(), found.events, today, "laptop".into());
        let told = serde_json::to_value(query::dashboard(&state)).unwrap();
        let status = serde_json::to_value(query::status(&state)).unwrap();
        Self { name, journal: Journal::new(text, lives::TODAY), told, status }
    }
}

static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let demo = Case::new("the demonstration".into(), DEMO);
    let made_up = (0..LIVES).map(|seed| Case::new(format!("life {seed}"), &lives::life(&CATALOG, seed)));
    std::iter::once(demo).chain(made_up).collect()
});

const DEMO: &str = include_str!("../../../assets/demo/journal.jsonl");

/// A list of JSON.
fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

/// Hours as JSON tells them: two decimals.
fn hours(minutes: u64) -> f64 {
    (minutes as f64 / 60.0 * 100.0).round() / 100.0
}

#[test]
fn the_command_line_tells_the_same_figures() {
    let learner = Learner::of_shipped();
    fs::write(learner.data().join("journal.jsonl"), DEMO).unwrap();
    let told = |line: &str| serde_json::from_str::<Value>(&learner.run(line).out).unwrap();
    // Both ways through text, of which a number may come back by its last bit another one.
    let same = |value: &Value| serde_json::from_str::<Value>(&value.to_string()).unwrap();
    assert_eq!((told("dashboard --json"), told("status --json")), (same(&CASES[0].told), same(&CASES[0].status)));
}

#[test]
fn the_journals_that_are_made_up_hold_what_is_rare() {
    let holds = |what: &str| CASES[1..].iter().filter(|case| case.journal.text.contains(what)).count();
    for what in [
        r#""before":true"#,
        r#""evidence""#,
        "event.reverted",
        "milestone.reset",
        "milestone.skipped",
        "milestone.unticked",
        "project.audited",
        "project.removed",
        r#""status":"shipped""#,
        "certificate.added",
        "drill.done",
        "export.written",
        r#""rest""#,
    ] {
        assert!(holds(what) >= 5, "{what}: {}", holds(what));
    }
    let any = |test: &dyn Fn(&Value) -> bool| CASES.iter().filter(|case| test(&case.told)).count();
    assert!(any(&|told| !told["forecast"].is_null()) >= 10);
    assert!(any(&|told| told["forecast"].is_null()) >= 3);
    assert!(any(&|told| told["streak"]["days"].as_u64() > Some(1)) >= 5);
    assert!(any(&|told| told["shape"]["too_broad"] == true) >= 1);
    for state in ["proven", "shown", "learned", "fading"] {
        let number = any(&|told| list(&told["skills"]).iter().any(|skill| skill["state"] == state));
        assert!(number >= 3, "{state}: {number}");
    }
    for kind in ["skills", "projects", "recall", "export"] {
        let gates = |told: &Value| {
            list(&told["readiness"]).iter().flat_map(|role| list(&role["gates"]).to_vec()).collect::<Vec<_>>()
        };
        let passed = any(&|told| gates(told).iter().any(|gate| gate["kind"] == kind && gate["open"] == false));
        assert!(passed >= 1, "no life passes the gate of {kind}");
    }
}
