//! Processes that are killed while others write, repair and merge: what was confirmed is there, once, and whole.

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

const WRITERS: usize = 4;
const RUNS: usize = 50;

fn gradus(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gradus"));
    command.env("GRADUS_DATA_DIR", data).env("GRADUS_CONFIG_DIR", data).env("GRADUS_NOW", "2026-11-20T09:30:00+01:00");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Logs time again and again with a note of its own, and is killed sooner or later each time; the notes that were confirmed.
fn write_and_die(data: &Path, writer: usize) -> Vec<String> {
    let mut confirmed = Vec::new();
    let mut dice = 7 + writer as u64;
    for run in 0..RUNS {
        let note = format!("writer {writer} run {run}");
        let mut child = gradus(data).args(["log", "1", "--note", &note]).spawn().unwrap();
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        thread::sleep(Duration::from_micros((dice >> 33) % 40_000));
        drop(child.kill());
        if child.wait().unwrap().success() {
            confirmed.push(note);
        }
    }
    confirmed
}

/// Adds garbage as a crashed writer would, and has it repaired, which replaces the file.
fn spoil_and_repair(data: &Path) {
    for run in 0..20 {
        let spoilt = OpenOptions::new().append(true).open(data.join("journal.jsonl"));
        spoilt.and_then(|mut journal| journal.write_all(format!("garbage {run}\n").as_bytes())).unwrap();
        assert!(gradus(data).args(["journal", "repair", "--yes"]).status().unwrap().success());
        thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn what_was_confirmed_survives_whoever_is_killed() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    assert!(gradus(data).args(["log", "1", "--note", "first"]).status().unwrap().success());
    let confirmed: Vec<String> = thread::scope(|scope| {
        let writers: Vec<_> = (0..WRITERS).map(|writer| scope.spawn(move || write_and_die(data, writer))).collect();
        scope.spawn(|| spoil_and_repair(data));
        writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect()
    });
    let journal = fs::read_to_string(data.join("journal.jsonl")).unwrap();
    let mut found: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    for line in journal.lines() {
        let event: serde_json::Value = serde_json::from_str(line).unwrap_or_else(|_| panic!("torn: {line}"));
        let (note, id) = (event["text"].as_str().unwrap(), event["id"].as_str().unwrap());
        *found.entry(note.to_owned()).or_default().entry(id.to_owned()).or_default() += 1;
    }
    for note in &confirmed {
        assert_eq!(found.get(note).map(BTreeMap::len), Some(1), "{note} is there once: {:?}", found.get(note));
    }
    assert!(
        !confirmed.is_empty() && confirmed.len() < WRITERS * RUNS,
        "{} of {} lived",
        confirmed.len(),
        WRITERS * RUNS
    );
    let rejected = fs::read_to_string(data.join("journal.rejected.jsonl")).unwrap();
    assert!(rejected.lines().all(|line| line.starts_with("garbage ")), "{rejected}");
}
