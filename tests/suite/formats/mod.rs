//! Journals kept for ever: every folder of `tests/formats` is a format of the journal, with a journal in it and what that
//! journal says. A folder is added for a new format and lines for a new type; what is there is read as it always was.
//!
//! `GRADUS_WRITE_FORMATS=1` writes a record that is missing, and never one that differs.

mod keys;
mod page;
mod record;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use gradus::domain::catalog::{Catalog, Shared};
use gradus::domain::event::{Body, Event};
use gradus::format::FileText;
use gradus::format::curriculum::read_curriculum;
use gradus::format::journal::{Reading, read};
use serde_json::Value;

/// A kept journal.
struct Kept {
    /// The number of its format.
    format: u32,
    folder: PathBuf,
    text: String,
}

impl Kept {
    fn reading(&self) -> Reading {
        read("journal.jsonl", self.text.as_bytes())
    }

    /// The events of types that the program knows, each with its line as JSON.
    fn events(&self) -> Vec<(Event, Value)> {
        let lines = self.text.lines().filter(|line| !line.trim().is_empty());
        let readable = lines.filter_map(|line| {
            let mut reading = read("journal.jsonl", format!("{line}\n").as_bytes());
            let value = serde_json::from_str(line.trim_start_matches('\u{feff}')).ok()?;
            Some((reading.events.pop()?, value))
        });
        readable.filter(|(event, _)| !matches!(event.body, Body::Unknown(..) | Body::Unreadable(..))).collect()
    }
}

/// All of them, the oldest format first.
fn kept() -> Vec<Kept> {
    let mut kept: Vec<Kept> = fs::read_dir(root().join("tests/formats"))
        .unwrap()
        .filter_map(|entry| {
            let folder = entry.unwrap().path();
            let format = folder.file_name()?.to_str()?.parse().ok()?;
            let text = fs::read_to_string(folder.join("journal.jsonl")).unwrap();
            Some(Kept { format, folder, text })
        })
        .collect();
    kept.sort_by_key(|kept| kept.format);
    let formats: Vec<u32> = kept.iter().map(|kept| kept.format).collect();
    assert!(!formats.is_empty() && formats.iter().zip(1..).all(|(format, nth)| *format == nth), "{formats:?}");
    kept
}

fn newest() -> Kept {
    kept().pop().unwrap()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A catalog of its own, so that the shipped curricula may change.
fn catalog() -> Catalog {
    let folders = ["foundations", "pytorch"].map(|id| {
        let files = ["curriculum.toml", "beginner.toml"].map(|name| {
            let path = root().join("tests/formats/curricula").join(id).join(name);
            FileText::new(format!("{id}/{name}"), fs::read_to_string(path).unwrap())
        });
        let (source, problems) = read_curriculum(id, &files);
        assert_eq!(problems, []);
        source.unwrap().value
    });
    Catalog::assemble(folders.into(), Shared::default())
}

/// Compares a record with what the program says, or writes one that is missing.
fn holds(path: &Path, said: &str, promise: &str) {
    if !path.exists() && std::env::var_os("GRADUS_WRITE_FORMATS").is_some() {
        fs::write(path, said).unwrap();
        return;
    }
    let shown = path.strip_prefix(root()).unwrap().display();
    let Ok(recorded) = fs::read_to_string(path) else {
        panic!("{shown} is missing: GRADUS_WRITE_FORMATS=1 cargo test formats, then read it");
    };
    let differs = recorded.lines().zip(said.lines()).position(|(was, is)| was != is);
    let line = differs.unwrap_or_else(|| recorded.lines().count().min(said.lines().count()));
    let of = |text: &str| text.lines().nth(line).unwrap_or("nothing").trim().to_owned();
    assert!(
        recorded == said,
        "{shown}:{}: a kept journal says something else than it did\n  recorded: {}\n       now: {}\n\
         {promise}; then it is removed, written anew, and the difference read.",
        line + 1,
        of(&recorded),
        of(said),
    );
}

#[test]
fn kept_journals_say_what_they_said() {
    for kept in kept() {
        let state = record::state(&catalog(), kept.reading());
        let promise = "What a kept journal means holds for ever. Its record changes only where lines were added to it";
        holds(&kept.folder.join("state.json"), &(serde_json::to_string_pretty(&state).unwrap() + "\n"), promise);
    }
}

#[test]
fn kept_journals_are_told_as_they_were() {
    for kept in kept() {
        let promise = "Words may be chosen anew where they still tell the same";
        holds(&kept.folder.join("history.txt"), &record::history(&catalog(), kept.reading()), promise);
    }
}

#[test]
fn kept_journals_say_the_same_in_any_order_and_twice() {
    for kept in kept() {
        let mut lines: Vec<&str> = kept.text.lines().collect();
        lines.extend(lines.clone());
        lines.reverse();
        let mixed = read("journal.jsonl", (lines.join("\n") + "\n").as_bytes());
        assert_eq!(record::state(&catalog(), kept.reading()), record::state(&catalog(), mixed), "{}", kept.format);
    }
}

#[test]
fn the_newest_kept_journal_has_every_type() {
    let found: BTreeSet<String> = newest().events().iter().map(|(event, _)| event.body.kind().to_owned()).collect();
    let missing: Vec<String> = keys::types().difference(&found).cloned().collect();
    assert!(missing.is_empty(), "tests/formats/{} has no line of {missing:?}", newest().format);
}

#[test]
fn the_newest_kept_journal_has_every_key() {
    let kept = newest();
    let mut found = BTreeSet::new();
    let mut known = BTreeSet::new();
    for (event, line) in kept.events() {
        let kind = event.body.kind();
        known.extend(keys::of(&event.body).into_iter().map(|key| format!("{kind} {key}")));
        found.extend(keys::of_line(&line).into_iter().map(|key| format!("{kind} {key}")));
    }
    let missing: Vec<&String> = known.difference(&found).collect();
    assert!(missing.is_empty(), "tests/formats/{} never uses {missing:?}", kept.format);
}
