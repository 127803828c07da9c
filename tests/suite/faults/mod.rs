//! What goes wrong around the program: the disk is full, something stands in the way, the clock jumps, a process is killed. What
//! was confirmed is there, what was refused left nothing behind, and every refusal says why and what to do.

mod clocks;
#[cfg(unix)]
mod in_the_way;
mod killed;
#[cfg(target_os = "linux")]
mod limits;
mod zones;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::Learner;

/// Somebody who learned the day before, so that there is a journal, a backup and another machine's copy.
fn begun() -> Learner {
    let learner = Learner::new();
    learner.at("2026-11-18T09:00:00+01:00").run("start pytorch/tensors");
    learner.at("2026-11-19T09:00:00+01:00").run("log 30");
    fs::write(learner.home.path().join("other.jsonl"), FROM_THE_PHONE).unwrap();
    learner.at("2026-11-20T09:30:00+01:00");
    learner
}

const FROM_THE_PHONE: &str = "{\"id\":\"01a17d40-0000-7000-8000-00000000000a\",\"at\":\"2026-11-19T09:30:00+01:00\",\
    \"day\":\"2026-11-19\",\"by\":\"phone\",\"type\":\"milestone.completed\",\"milestone\":\"pytorch/tensors\"}\n";

fn journal(learner: &Learner) -> Vec<u8> {
    fs::read(learner.data().join("journal.jsonl")).unwrap()
}

/// Every file of a folder with what it says; a folder says nothing.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(files(&path));
        }
        all.insert(path.clone(), if path.is_file() { fs::read(&path).unwrap() } else { Vec::new() });
    }
    all
}

/// What the journal says of each event, in the order of its lines.
fn events(learner: &Learner) -> Vec<serde_json::Value> {
    let text = String::from_utf8(journal(learner)).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// One field of each event.
fn each(learner: &Learner, field: &str) -> Vec<String> {
    events(learner).iter().map(|event| event[field].as_str().unwrap_or_default().to_owned()).collect()
}
