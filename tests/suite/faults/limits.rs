//! A disk that takes no more: a process whose files may grow to a number of blocks and no further.

use std::fs;
use std::process::Command;

use super::{begun, files, journal};
use crate::cli::{Answer, Learner, words};

/// Runs `gradus` where a file may hold so many kilobytes.
fn limited(learner: &Learner, kilobytes: u32, line: &str) -> Answer {
    let mut limited = Command::new("bash");
    limited.args(["-c", &format!("ulimit -f {kilobytes}; exec \"$@\""), "bash"]);
    let inner = learner.command(&words(line));
    limited.arg(inner.get_program()).args(inner.get_args()).env_clear();
    for (name, value) in inner.get_envs() {
        limited.env(name, value.unwrap());
    }
    learner.answer(limited.current_dir(learner.home.path()).output().unwrap())
}

#[test]
fn a_write_that_fails_half_way_leaves_the_journal_as_it_was() {
    let line = |note: &str| {
        format!(
            "{{\"id\":\"019a9b00-0000-7abc-8def-000000000001\",\"at\":\"2026-11-19T10:00:00+01:00\",\"day\":\"2026-11-19\",\
             \"by\":\"laptop\",\"type\":\"milestone.noted\",\"milestone\":\"keras/install\",\"text\":\"{note}\"}}\n"
        )
    };
    for filled in [1024, 1023, 1000, 900] {
        let text = line(&"n".repeat(filled - line("").len()));
        let learner = Learner::new();
        fs::write(learner.data().join("journal.jsonl"), &text).unwrap();
        let before = files(&learner.data());
        let answer =
            limited(&learner, 1, "log 30 --note \"more than what is left of the block, surely: one two three\"");
        let said = answer.err.lines().next().unwrap_or_default();
        assert!(said.starts_with("error: Not saved: cannot write HOME/data/journal.jsonl: "), "{filled}: {answer}");
        assert_eq!((answer.out.as_str(), answer.exit), ("", 1), "{answer}");
        let mut after = files(&learner.data());
        after.remove(&learner.data().join("journal.lock"));
        assert!(after == before, "{filled}: something was written");
        assert_eq!(learner.run("log 5"), Answer::new("Logged 5 min.\n", "", 0));
        assert!(journal(&learner).starts_with(text.as_bytes()));
    }
}

#[test]
fn what_cannot_be_written_is_refused_and_goes_through_once_it_can() {
    let learner = begun();
    let path = learner.data().join("journal.jsonl");
    let brought = fs::read(learner.data().join("backups/journal-2026-11-19.jsonl")).unwrap();
    fs::write(&path, [b"garbage\n", &journal(&learner)[brought.len()..]].concat()).unwrap();
    learner.run("curriculum changes");
    let seen = learner.data().join("seen.json");
    fs::write(&seen, fs::read_to_string(&seen).unwrap().replace("pytorch/tensors", "pytorch/tensor")).unwrap();
    fs::write(learner.home.path().join("resume.md"), "mine").unwrap();
    let writes = [
        "log 5",
        "undo",
        "journal repair --yes",
        "journal merge other.jsonl",
        "journal restore 2026-11-19",
        "export -o cv.md",
        "export -o resume.md",
        "export -o /dev/null",
        "curriculum changes",
    ];
    let before = files(learner.home.path());
    let mut told = String::new();
    for line in writes {
        let answer = limited(&learner, 0, line);
        told += &format!("$ gradus {line}\n{answer}\n");
        let mut after = files(learner.home.path());
        // The old text has a second name before the new one takes its place.
        if let Some(second) = after.remove(&learner.home.path().join("resume.md.bak")) {
            assert_eq!(second, b"mine");
        }
        assert!(after == before, "{line} left something behind");
    }
    insta::assert_snapshot!(told);
    for line in ["status", "history", "journal check", "journal restore", "export"] {
        assert_eq!(limited(&learner, 0, line), learner.run(line), "{line}");
    }
    for line in writes {
        assert_eq!(learner.run(line).exit, 0, "{line}");
    }
    assert_eq!(learner.run("journal check").exit, 0);
}
