//! Sets lines that are no events aside, so that the journal holds events alone. Everything is kept: the whole journal in
//! `backups/`, the lines in `journal.rejected.jsonl`. And puts the lines of a sound journal in order.

#![expect(clippy::disallowed_methods, reason = "this mends the journal")]

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::{Journal, WriteError};
use crate::domain::time::Day;
use crate::format::journal::{ordered, read};
use crate::store::Failure;
use crate::store::file::exchange;
use crate::store::lock::Lock;

/// What was set aside.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct Repaired {
    /// How many lines.
    pub lines: usize,
    /// Where they are now.
    pub rejected: PathBuf,
    /// The journal as it was.
    pub backup: PathBuf,
}

impl Journal {
    /// Sets bad lines aside, under the lock; none when there are none. The journal is replaced in one step by one that holds
    /// everything else, byte by byte; the next look reads all of it.
    ///
    /// # Errors
    /// The journal is as it was.
    pub fn repair(&mut self, today: Day) -> Result<Option<Repaired>, WriteError> {
        let _lock = Lock::acquire(&self.lock, &*self.waiting).map_err(WriteError::Failed)?;
        let bytes = match fs::read(&self.path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            bytes => bytes.map_err(|error| WriteError::Failed(self.unreadable(&error)))?,
        };
        let bad = read("journal", &bytes).bad;
        if bad.is_empty() {
            return Ok(None);
        }
        let backup = self.backups.keep(&bytes, today, "before-repair").map_err(WriteError::Failed)?;
        let rejected = self.path.with_file_name("journal.rejected.jsonl");
        let (mut kept, mut aside, mut at) = (Vec::with_capacity(bytes.len()), Vec::new(), 0);
        for range in &bad {
            kept.extend(&bytes[at..range.start]);
            aside.extend(&bytes[range.clone()]);
            if aside.last() != Some(&b'\n') {
                aside.push(b'\n');
            }
            at = range.end;
        }
        kept.extend(&bytes[at..]);
        add(&rejected, &aside).map_err(WriteError::Failed)?;
        exchange(&self.path, &kept).map_err(WriteError::Failed)?;
        self.seen.forget();
        Ok(Some(Repaired { lines: bad.len(), rejected, backup }))
    }

    /// Puts the events in the order that is the same on every machine, under the lock and in one step. A journal with lines
    /// that are no events stays as it is; how many those are.
    ///
    /// # Errors
    /// The journal is as it was.
    pub fn arrange(&mut self, today: Day) -> Result<usize, WriteError> {
        let _lock = Lock::acquire(&self.lock, &*self.waiting).map_err(WriteError::Failed)?;
        let bytes = match fs::read(&self.path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(0),
            bytes => bytes.map_err(|error| WriteError::Failed(self.unreadable(&error)))?,
        };
        let ordered = ordered(&bytes);
        if ordered.bad == 0 && ordered.bytes != bytes {
            self.back_up(bytes.len() as u64, today);
            exchange(&self.path, &ordered.bytes).map_err(WriteError::Failed)?;
            self.seen.forget();
        }
        Ok(ordered.bad)
    }
}

/// Adds to the file of rejected lines, and waits for the disk.
fn add(path: &Path, lines: &[u8]) -> Result<(), Failure> {
    let add = || -> io::Result<()> {
        let mut file = OpenOptions::new().append(true).create(true).open(path)?;
        file.write_all(lines)?;
        file.sync_all()
    };
    add().map_err(|error| Failure::of("cannot write", path, &error))
}

#[cfg(test)]
mod tests {
    use super::super::News;
    use super::*;
    use crate::store::paths::Paths;

    const EVENT: &str = r#"{"id":"01a0e8f7-5b40-7148-9dae-9414ceadfc71","at":"2026-11-20T09:30:00+01:00","day":"2026-11-20","by":"laptop","type":"milestone.started","milestone":"a/one"}"#;

    #[test]
    fn bad_lines_are_set_aside_and_everything_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let paths = Paths { data: folder.path().into(), config: folder.path().into() };
        let day = Day::parse("2026-11-20").unwrap();
        let future = EVENT.replace("milestone.started", "from.the.future").replace("fc71", "fc72");
        let before = format!("\u{feff}{EVENT}\r\n<<<<<<< ours\n\n\0\0\0\n{future}\n{{\"id\":");
        fs::write(paths.journal(), &before).unwrap();
        let (mut journal, reading) = Journal::open(&paths).unwrap();
        let repaired = journal.repair(day).unwrap().unwrap();
        assert_eq!(repaired.lines, 3);
        let read = |path: &Path| fs::read_to_string(path).unwrap();
        assert_eq!(read(&paths.journal()), format!("\u{feff}{EVENT}\r\n\n{future}\n"));
        assert_eq!(read(&repaired.rejected), "<<<<<<< ours\n\0\0\0\n{\"id\":\n");
        assert_eq!(read(&repaired.backup), before);
        let News::Anew(again) = journal.refresh().unwrap() else { panic!("it is another file") };
        assert_eq!(again.events, reading.events);
        assert_eq!(journal.repair(day), Ok(None), "there is nothing left to mend");
    }

    #[test]
    fn a_journal_that_is_not_there_needs_no_repair() {
        let folder = tempfile::tempdir().unwrap();
        let paths = Paths { data: folder.path().into(), config: folder.path().into() };
        let (mut journal, _) = Journal::open(&paths).unwrap();
        assert_eq!(journal.repair(Day::parse("2026-11-20").unwrap()), Ok(None));
        assert!(!paths.journal().exists());
    }
}
