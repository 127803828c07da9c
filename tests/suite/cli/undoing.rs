//! Acts taken back and put back, also older ones, those of other machines and those of several events.

use std::fs;

use super::Learner;

/// Calls the id of the newest act by a name.
fn call_newest(learner: &Learner, name: &str) {
    let history = learner.run("history -n 1").out;
    learner.call(history.split_whitespace().nth(1).unwrap(), name);
}

fn at_the_machine(learner: &Learner, name: &str) {
    fs::write(learner.home.path().join("config/config.toml"), format!("machine = \"{name}\"\n")).unwrap();
}

/// A project with work on it, three milestones at once on another machine, and a time, two days later.
fn busy() -> Learner {
    let learner = Learner::new();
    learner.at("2026-11-18T09:30:00+01:00");
    learner.call(&learner.run("project new Leaf --brief leaf-doctor").out, "LEAF");
    call_newest(&learner, "PROJECT");
    learner.run("project tick leaf 1");
    learner.run("project measure leaf F1 0.94 --baseline 0.81");
    at_the_machine(&learner, "desktop");
    learner.run("done pytorch/tensors pytorch/autograd pytorch/loop");
    call_newest(&learner, "MARKS");
    at_the_machine(&learner, "laptop");
    learner.at("2026-11-20T09:30:00+01:00").run("log 30");
    call_newest(&learner, "TIME");
    learner
}

#[test]
fn what_goes_with_an_act_is_named_before_and_after() {
    insta::assert_snapshot!(busy().session(&[
        "undo --dry-run",
        "undo MARKS --dry-run",
        "undo PROJECT --dry-run",
        "undo PROJECT",
        "project list",
        "undo MARKS",
        "status",
    ]));
}

#[test]
fn any_act_is_put_back_however_long_ago_it_was_taken_back() {
    let learner = busy();
    let mut told = learner.session(&["undo PROJECT"]);
    call_newest(&learner, "UNDONE");
    told += &learner.session(&[
        "undo MARKS",
        "log 45",
        "redo",
        "undo PROJECT",
        "undo UNDONE --dry-run",
        "undo UNDONE",
        "undo UNDONE",
        "project list",
    ]);
    call_newest(&learner, "PUT-BACK");
    told += &learner.session(&["undo PUT-BACK", "redo", "redo"]);
    insta::assert_snapshot!(told);
}

#[test]
fn what_was_done_elsewhere_is_taken_back_by_its_id_after_a_merge() {
    let learner = Learner::new();
    learner.run("start pytorch/tensors");
    let phone = Learner::new();
    at_the_machine(&phone, "phone");
    phone.at("2026-11-19T09:30:00+01:00").run("done pytorch/tensors");
    fs::copy(phone.data().join("journal.jsonl"), learner.data().join("phone.jsonl")).unwrap();
    learner.run("journal merge data/phone.jsonl");
    let history = learner.run("history").out;
    let theirs = history.lines().find(|line| line.contains("phone")).unwrap();
    learner.call(theirs.split_whitespace().nth(1).unwrap(), "THEIRS");
    insta::assert_snapshot!(learner.session(&[
        "undo --dry-run",
        "undo THEIRS",
        "list --state done",
        "redo",
        "list --state done"
    ]));
}
