//! The plan as somebody asks for it: by weeks, with less time than it takes, as JSON and as a calendar.

use std::fs;

use super::{Answer, Learner};

#[test]
fn a_plan_is_laid_out_from_today_on() {
    let learner = Learner::new();
    let mut told = learner.session(&[
        "plan",
        "goal --role ml-engineer --hours 3",
        "plan",
        "done pytorch/tensors",
        "log 100",
        "project new \"Leaf Doctor\" --brief leaf-doctor",
        "project tick leaf baseline",
        "plan --hours 8",
        "plan --until 2026-11-29",
        "goal --by 2026-12-20",
        "plan",
    ]);
    learner.at("2026-12-25T09:30:00+01:00");
    told += &learner.session(&["plan", "plan --full --hours 2"]);
    told += &learner.session(&[
        "project ship leaf --yes",
        "plan",
        "done pytorch/autograd pytorch/loop",
        "goal --role \"\" --by \"\"",
        "plan",
        "plan --format ics",
    ]);
    insta::assert_snapshot!(told);
}

#[test]
fn a_plan_of_the_shipped_curricula_says_why_and_what_comes_when() {
    let learner = Learner::of_shipped();
    insta::assert_snapshot!(learner.session(&["plan --role mlops --hours 4 --until 2027-02-14"]));
}

#[test]
fn what_is_asked_for_in_the_wrong_way_is_said() {
    let learner = Learner::new();
    insta::assert_snapshot!(learner.session(&[
        "plan --full",
        "plan --role enginer",
        "plan --hours 0",
        "plan --hours -1",
        "plan --until yesterday",
        "plan --until 2026-11-20",
        "plan -o plan.ics",
        "plan --format pdf",
        "plan --format ics --json",
        "plan --format ics -o nowhere/plan.ics",
    ]));
}

#[test]
fn the_json_of_a_plan_has_this_shape() {
    let learner = Learner::new();
    insta::assert_snapshot!(learner.session(&["plan --role ml-engineer --hours 4 --until 2026-12-05 --json"]));
}

#[test]
fn a_calendar_is_written_whole_and_no_export_is_recorded() {
    let learner = Learner::new();
    let printed = learner.run("plan --format ics --hours 5 -o -");
    assert_eq!((&*printed.err, printed.exit), ("", 0));
    assert!(printed.out.lines().count() > 30 && printed.out.split("\r\n").all(|line| !line.contains('\n')));
    let file = learner.home.path().join("plan.ics");
    let wrote = Answer::new("", "Wrote HOME/plan.ics.\n", 0);
    assert_eq!(learner.run("plan --format ics --hours 5 -o plan.ics"), wrote);
    assert_eq!(fs::read_to_string(&file).unwrap(), printed.out);
    let same = Answer::new("", "HOME/plan.ics says the same already.\n", 0);
    assert_eq!(learner.run("plan --format ics --hours 5 -o plan.ics"), same);
    let other = Answer::new("", "Wrote HOME/plan.ics; the old one is HOME/plan.ics.bak.\n", 0);
    assert_eq!(learner.run("plan --format ics --hours 6 -o plan.ics"), other);
    assert!(!learner.data().join("journal.jsonl").exists(), "a plan is no export, and writes nothing to the journal");
    let version = concat!("gradus ", env!("CARGO_PKG_VERSION"));
    insta::assert_snapshot!(printed.out.replace('\r', "").replace(version, "gradus VERSION"));
}
