//! `assets/JOURNAL.md`, held to the program: its tables name every type with its keys, and which of them may be missing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use gradus::domain::event::Body;
use gradus::format::journal::read;
use serde_json::Value;

use super::{keys, newest, root};

fn page() -> String {
    fs::read_to_string(root().join("assets/JOURNAL.md")).unwrap()
}

/// For each type that has a row: the keys in it, with a question mark where they may be missing.
fn rows(page: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut rows = BTreeMap::new();
    for line in page.lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let Some(kind) = cells.get(1).and_then(|cell| cell.strip_prefix('`')?.strip_suffix('`')) else { continue };
        if kind.contains('.') {
            let keys = cells[2].split(", ").filter(|key| !key.is_empty()).map(|key| key.replace('`', ""));
            assert!(rows.insert(kind.to_owned(), keys.collect()).is_none(), "{kind} has two rows");
        }
    }
    rows
}

/// Whether a line can still be read without this key.
fn may_be_missing(line: &Value, key: &str) -> bool {
    let mut line = line.clone();
    line.as_object_mut().unwrap().remove(key);
    let reading = read("journal.jsonl", format!("{line}\n").as_bytes());
    !matches!(reading.events[0].body, Body::Unreadable(..))
}

#[test]
fn the_page_has_the_newest_format() {
    let heading = format!("# The journal, format {}\n", newest().format);
    assert!(page().starts_with(&heading), "assets/JOURNAL.md begins with {heading:?}");
}

#[test]
fn the_page_names_every_type_with_its_keys() {
    let mut expected: BTreeMap<String, BTreeSet<String>> =
        keys::types().into_iter().map(|kind| (kind, BTreeSet::new())).collect();
    let events = newest().events();
    for (event, line) in &events {
        let row = expected.get_mut(event.body.kind()).unwrap();
        for key in keys::of(&event.body).iter().filter(|key| line.get(key).is_some()) {
            row.insert(format!("{key}{}", if may_be_missing(line, key) { "?" } else { "" }));
        }
    }
    let written = rows(&page());
    for (kind, keys) in &expected {
        assert_eq!(written.get(kind), Some(keys), "{kind} in assets/JOURNAL.md");
    }
    assert_eq!(written.len(), expected.len(), "assets/JOURNAL.md names types that there are not");
}

#[test]
fn the_page_names_every_key_inside_a_value() {
    let page = page();
    for (event, _) in newest().events() {
        for key in keys::of(&event.body) {
            let Some((_, inner)) = key.rsplit_once('.') else { continue };
            let named = page.contains(&format!("`{inner}`")) || page.contains(&format!("\"{inner}\""));
            assert!(named, "assets/JOURNAL.md does not name {key} of {}", event.body.kind());
        }
    }
}

#[test]
fn the_page_names_the_envelope() {
    let page = page();
    for key in keys::ENVELOPE {
        assert!(page.lines().any(|line| line.starts_with(&format!("| `{key}` |"))), "{key} has no row");
    }
}
