//! Takes in what other copies of the journal hold: their lines are added at the end, each once. The journal is a set of
//! lines, so the order in which copies meet, and how often, makes no difference.

#![expect(clippy::disallowed_methods, reason = "this reads other copies of the journal")]

use std::collections::HashSet;
use std::fs;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use super::{ATTEMPTS, Journal, WriteError};
use crate::domain::time::Day;
use crate::format::diagnostic::{Diagnostic, Severity};
use crate::format::journal::{event_lines, lines, read};
use crate::store::Failure;
use crate::store::append::put;
use crate::store::identity::is_still;
use crate::store::lock::Lock;

/// Another copy of the journal.
#[derive(Clone, Debug)]
pub struct Copy {
    /// Where it was read.
    pub path: PathBuf,
    bytes: Vec<u8>,
}

/// What a merge brought.
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use]
pub struct Merged {
    /// How many events were new, for each of the copies.
    pub taken: Vec<usize>,
    /// Lines of the copies that are no events, and so stay where they are.
    pub problems: Vec<Diagnostic>,
    /// What the learner should know.
    pub warnings: Vec<String>,
}

impl Copy {
    /// Reads a copy.
    ///
    /// # Errors
    /// It cannot be read, or is no regular file.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let failed = |error| Failure::of("cannot read", path, &error);
        if !fs::metadata(path).map_err(failed)?.is_file() {
            return Err(Failure::new("cannot read", path, "it is no regular file").hint("name a copy of the journal"));
        }
        Ok(Self { path: path.to_owned(), bytes: fs::read(path).map_err(failed)? })
    }

    /// A copy that says this, and what problems in it are to call it.
    pub(in crate::store) fn new(name: &str, bytes: Vec<u8>) -> Self {
        Self { path: name.into(), bytes }
    }

    /// How many events it holds.
    #[must_use]
    pub fn events(&self) -> usize {
        read(&self.path.display().to_string(), &self.bytes).events.len()
    }
}

/// Copies beside the journal that a program for shared folders made when two machines wrote at once, by name.
#[must_use]
pub fn conflict_copies(journal: &Path) -> Vec<PathBuf> {
    let Some(entries) = journal.parent().and_then(|folder| fs::read_dir(folder).ok()) else { return Vec::new() };
    let is_copy = |path: &PathBuf| {
        let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        let marked = ["sync-conflict", "conflicted copy"].iter().any(|mark| name.contains(mark));
        name.starts_with("journal") && name.ends_with(".jsonl") && marked
    };
    let mut copies: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(is_copy).collect();
    copies.sort();
    copies
}

impl Journal {
    /// Adds what these copies hold and the journal does not, under the lock. What is there stays as it is; the next look
    /// reads all of it.
    ///
    /// # Errors
    /// Nothing was added, or nobody knows.
    pub fn merge(&mut self, copies: &[Copy], today: Day) -> Result<Merged, WriteError> {
        let lock = Lock::acquire(&self.lock, &*self.waiting).map_err(WriteError::Failed)?;
        let mut merged = Merged { warnings: lock.warning.clone().into_iter().collect(), ..Merged::default() };
        for _ in 0..ATTEMPTS {
            let mut file = self.open_at_end().map_err(WriteError::Failed)?;
            let mut bytes = Vec::new();
            let whole = file.seek(SeekFrom::Start(0)).and_then(|_| file.read_to_end(&mut bytes));
            whole.map_err(|error| WriteError::Failed(self.unreadable(&error)))?;
            let added = missing(&bytes, copies, &mut merged);
            if added.is_empty() {
                return Ok(merged);
            }
            let found = bytes.len() as u64;
            put(&mut file, found, &added).map_err(|not_put| self.not_put(not_put))?;
            self.seen.forget();
            if is_still(&file, &self.path) {
                self.back_up(file, found, today);
                return Ok(merged);
            }
        }
        Err(self.keeps_changing())
    }
}

/// The lines that the journal lacks, each with its line end, and how many each copy brings.
fn missing(journal: &[u8], copies: &[Copy], merged: &mut Merged) -> Vec<u8> {
    let mut known: HashSet<&[u8]> = lines(journal).collect();
    let mut added = Vec::new();
    merged.taken.clear();
    merged.problems.clear();
    for copy in copies {
        let reading = read(&copy.path.display().to_string(), &copy.bytes);
        let mut taken = 0;
        for line in event_lines(&copy.bytes, &reading).filter(|line| known.insert(line)) {
            if added.is_empty() && journal.last().is_some_and(|last| *last != b'\n') {
                added.push(b'\n');
            }
            added.extend(line);
            added.push(b'\n');
            taken += 1;
        }
        merged.taken.push(taken);
        merged.problems.extend(reading.problems.into_iter().filter(|problem| problem.severity == Severity::Error));
    }
    added
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::store::paths::Paths;

    const ONE: &str = r#"{"id":"01a0e8f7-5b40-7148-9dae-9414ceadfc71","at":"2026-11-20T09:30:00+01:00","day":"2026-11-20","by":"laptop","type":"milestone.started","milestone":"a/one"}"#;
    const TWO: &str = r#"{"id":"01a0e8f7-5b40-7148-9dae-9414ceadfc72","at":"2026-11-20T09:31:00+01:00","day":"2026-11-20","by":"laptop","type":"milestone.started","milestone":"a/two"}"#;
    const THREE: &str = r#"{"id":"01a0e8f7-5b40-7148-9dae-9414ceadfc73","at":"2026-11-20T09:32:00+01:00","day":"2026-11-20","by":"phone","type":"from.the.future","x":1}"#;

    fn copy(name: &str, text: &str) -> Copy {
        Copy { path: name.into(), bytes: text.into() }
    }

    /// What the journal says after the copies were merged, with how many events each brought.
    fn merged(journal: &str, copies: &[&str]) -> (String, Vec<usize>) {
        let folder = tempfile::tempdir().unwrap();
        let paths = Paths { data: folder.path().into(), config: folder.path().into() };
        fs::write(paths.journal(), journal).unwrap();
        let (mut open, _) = Journal::open(&paths).unwrap();
        let copies: Vec<Copy> = copies.iter().map(|text| copy("other.jsonl", text)).collect();
        let merged = open.merge(&copies, Day::parse("2026-11-20").unwrap()).unwrap();
        drop(open.settle());
        (fs::read_to_string(paths.journal()).unwrap(), merged.taken)
    }

    #[test]
    fn each_line_is_taken_once_and_nothing_is_changed() {
        let both = format!("{ONE}\r\ngarbage\n\n{TWO}\n{THREE}");
        assert_eq!(merged(&format!("{ONE}\n"), &[&both, &both]), (format!("{ONE}\n{TWO}\n{THREE}\n"), vec![2, 0]));
        assert_eq!(merged(&format!("x\n{TWO}"), &[ONE]), (format!("x\n{TWO}\n{ONE}\n"), vec![1]));
        assert_eq!(merged(ONE, &[ONE, ""]), (ONE.to_owned(), vec![0, 0]), "there is nothing to write");
        assert_eq!(merged("", &[ONE]), (format!("{ONE}\n"), vec![1]));
    }

    #[test]
    fn two_lines_with_one_id_are_both_kept() {
        let other = ONE.replace("a/one", "a/six");
        assert_eq!(merged(&format!("{ONE}\n"), &[&other]), (format!("{ONE}\n{other}\n"), vec![1]));
    }

    /// A journal with some of five lines, any of them twice or damaged, in any order.
    fn journals() -> impl Strategy<Value = String> {
        let lines = [ONE, TWO, THREE, "garbage", ""].map(str::to_owned);
        let line = (proptest::sample::select(lines.to_vec()), proptest::sample::select(vec!["\n", "\r\n"]));
        proptest::collection::vec(line, 0..8)
            .prop_map(|lines| lines.into_iter().map(|(line, end)| line + end).collect::<String>())
    }

    /// What `journal` says after `other` was merged into it.
    fn with(journal: &str, other: &str) -> String {
        let mut merged = Merged::default();
        let added = missing(journal.as_bytes(), &[copy("other", other)], &mut merged);
        format!("{journal}{}", String::from_utf8(added).unwrap())
    }

    fn events(journal: &str) -> Vec<crate::domain::event::Event> {
        read("journal", journal.as_bytes()).events
    }

    proptest! {
        #[test]
        fn merging_is_a_union(a in journals(), b in journals(), c in journals()) {
            prop_assert_eq!(events(&with(&a, &b)), events(&with(&b, &a)), "whoever takes in whom");
            prop_assert_eq!(events(&with(&with(&a, &b), &c)), events(&with(&a, &with(&b, &c))), "in any order");
            prop_assert_eq!(with(&with(&a, &b), &b), with(&a, &b), "twice is once");
            prop_assert!(with(&a, &b).starts_with(&a), "what is there stays");
        }
    }

    #[test]
    fn conflict_copies_are_told_by_their_names() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "journal.sync-conflict-20261121-101112-ABCDEF.jsonl",
            "journal (Ada's conflicted copy 2026-11-21).jsonl",
            "journal.jsonl",
            "journal.rejected.jsonl",
            "notes (conflicted copy).txt",
        ] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let found = conflict_copies(&folder.path().join("journal.jsonl"));
        let names: Vec<_> = found.iter().map(|path| path.file_name().unwrap().to_str().unwrap()).collect();
        assert_eq!(
            names,
            ["journal (Ada's conflicted copy 2026-11-21).jsonl", "journal.sync-conflict-20261121-101112-ABCDEF.jsonl"]
        );
        assert_eq!(conflict_copies(Path::new("/no/such/folder/journal.jsonl")), Vec::<PathBuf>::new());
        assert_eq!(Copy::read(folder.path()).unwrap_err().why, "it is no regular file");
    }
}
