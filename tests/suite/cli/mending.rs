//! The journal as a whole: repaired, merged, brought back.

use std::fs;

use super::Learner;

const FROM_THE_PHONE: &str = "{\"id\":\"01a17d40-0000-7000-8000-00000000000a\",\"at\":\"2026-11-19T09:30:00+01:00\",\
    \"day\":\"2026-11-19\",\"by\":\"phone\",\"type\":\"milestone.completed\",\"milestone\":\"pytorch/tensors\"}\n";

#[test]
fn a_journal_is_repaired_and_nothing_is_lost() {
    let learner = Learner::new();
    learner.run("start pytorch/tensors");
    let path = learner.data().join("journal.jsonl");
    let event = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("<<<<<<< HEAD\n{event}=======\n{FROM_THE_PHONE}>>>>>>> phone\n")).unwrap();
    let told = learner.session(&["journal check", "journal repair", "journal repair --yes", "journal check", "status"]);
    insta::assert_snapshot!(told.replace(&event[7..43], "ID"));
    assert_eq!(fs::read_to_string(&path).unwrap(), format!("{event}{FROM_THE_PHONE}"));
    let rejected = fs::read_to_string(learner.data().join("journal.rejected.jsonl")).unwrap();
    assert_eq!(rejected, "<<<<<<< HEAD\n=======\n>>>>>>> phone\n");
}

#[test]
fn copies_are_merged_and_conflict_copies_are_mentioned_until_they_are() {
    let learner = Learner::new();
    learner.run("start pytorch/tensors");
    fs::write(learner.data().join("other.jsonl"), format!("{FROM_THE_PHONE}garbage\n")).unwrap();
    let conflict = learner.data().join("journal.sync-conflict-20261119-101112-ABCDEF.jsonl");
    fs::write(&conflict, FROM_THE_PHONE.replace("00000a", "00000b").replace("tensors", "autograd")).unwrap();
    insta::assert_snapshot!(learner.session(&[
        "list --state done",
        "journal merge data/other.jsonl",
        "journal merge data/other.jsonl",
        "journal merge --conflicts",
        "journal merge --conflicts",
        "list --state done",
        "journal merge data/missing.jsonl",
        "journal merge",
    ]));
    assert!(!conflict.exists() && learner.data().join("backups").join(conflict.file_name().unwrap()).exists());
}

#[test]
fn a_backup_is_made_once_a_day_and_brought_back_as_a_merge() {
    let learner = Learner::new();
    learner.run("start pytorch/tensors");
    assert!(!learner.data().join("backups").exists(), "there was nothing to keep");
    learner.at("2026-11-21T09:00:00+01:00").run("done pytorch/tensors");
    learner.run("start autograd");
    learner.at("2026-11-22T09:00:00+01:00").run("note autograd \"chain rule\"");
    let path = learner.data().join("journal.jsonl");
    let whole = fs::read_to_string(&path).unwrap();
    fs::write(&path, whole.lines().last().unwrap().to_owned() + "\n").unwrap();
    insta::assert_snapshot!(learner.session(&[
        "journal restore",
        "status",
        "journal restore 2026-11-30",
        "journal restore 2026-11-22",
        "journal restore 2026-11-22",
        "list --state done",
    ]));
    let sorted = |text: &str| text.lines().map(str::to_owned).collect::<std::collections::BTreeSet<_>>();
    assert_eq!(sorted(&fs::read_to_string(&path).unwrap()), sorted(&whole));
}
