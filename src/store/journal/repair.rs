//! Sets lines that are no events aside, so that the journal holds events alone. Everything is kept: the whole journal in
//! `backups/`, the lines in `journal.rejected.jsonl`. And puts the lines of a sound journal in order.

#![expect(clippy::disallowed_methods, reason = "this mends the journal")]

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind};
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::{Journal, WriteError};
use crate::domain::time::Day;
use crate::format::journal::{ordered, read};
use crate::store::Failure;
use crate::store::append::put;
use crate::store::failure::IN_THE_WAY;
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
    /// What the learner should know.
    pub warning: Option<String>,
}

impl Journal {
    /// Sets bad lines aside, under the lock; none when there are none. The journal is replaced in one step by one that holds
    /// everything else, byte by byte; the next look reads all of it.
    ///
    /// # Errors
    /// The journal is as it was.
    pub fn repair(&mut self, today: Day) -> Result<Option<Repaired>, WriteError> {
        let lock = Lock::acquire(&self.lock, &*self.waiting).map_err(WriteError::Failed)?;
        self.set_aside(today, lock.warning.clone()).map_err(WriteError::Failed)
    }

    fn set_aside(&mut self, today: Day, warning: Option<String>) -> Result<Option<Repaired>, Failure> {
        let Some(bytes) = self.whole()? else { return Ok(None) };
        let bad = read("journal", &bytes).bad;
        if bad.is_empty() {
            return Ok(None);
        }
        let backup = self.backups.keep(&bytes, today, "before-repair")?;
        let rejected = self.path.with_file_name("journal.rejected.jsonl");
        let (kept, aside) = parted(&bytes, &bad);
        let moved = add(&rejected, &aside).and_then(|()| exchange(&self.path, &kept));
        if let Err(failure) = moved {
            // The journal is as it was, so that it needs no copy.
            self.backups.let_go(&backup);
            return Err(failure);
        }
        self.seen.forget();
        Ok(Some(Repaired { lines: bad.len(), rejected, backup, warning }))
    }

    /// Puts the events in the order that is the same on every machine, under the lock and in one step. A journal with lines
    /// that are no events stays as it is; how many those are.
    ///
    /// # Errors
    /// The journal is as it was.
    pub fn arrange(&mut self, today: Day) -> Result<usize, WriteError> {
        let _lock = Lock::acquire(&self.lock, &*self.waiting)?;
        let Some(bytes) = self.whole()? else { return Ok(0) };
        let ordered = ordered(&bytes);
        if ordered.bad == 0 && ordered.bytes != bytes {
            let file = fs::File::open(&self.path).map_err(|error| self.unreadable(&error))?;
            self.back_up(file, bytes.len() as u64, today);
            exchange(&self.path, &ordered.bytes)?;
            self.seen.forget();
        }
        Ok(ordered.bad)
    }

    /// All that the journal says; none where there is none.
    pub(in crate::store) fn whole(&self) -> Result<Option<Vec<u8>>, Failure> {
        match fs::metadata(&self.path) {
            Err(error) if error.kind() == ErrorKind::NotFound => self.can_be_made().map(|()| None),
            Err(error) => Err(self.unreadable(&error)),
            Ok(metadata) if !metadata.is_file() => Err(self.no_file()),
            Ok(_) => fs::read(&self.path).map(Some).map_err(|error| self.unreadable(&error)),
        }
    }
}

/// What stays and what is set aside, each line of that with its line end.
fn parted(bytes: &[u8], bad: &[Range<usize>]) -> (Vec<u8>, Vec<u8>) {
    let (mut kept, mut aside, mut at) = (Vec::with_capacity(bytes.len()), Vec::new(), 0);
    for range in bad {
        kept.extend(&bytes[at..range.start]);
        aside.extend(&bytes[range.clone()]);
        if aside.last() != Some(&b'\n') {
            aside.push(b'\n');
        }
        at = range.end;
    }
    kept.extend(&bytes[at..]);
    (kept, aside)
}

/// Adds to the file of rejected lines, all or nothing, and waits for the disk.
fn add(path: &Path, lines: &[u8]) -> Result<(), Failure> {
    let failed = |error: &io::Error| Failure::of_write("cannot write", path, error);
    if fs::metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
        return Err(Failure::new("cannot write", path, "it is no regular file").hint(IN_THE_WAY));
    }
    let opened = OpenOptions::new().read(true).append(true).create(true).open(path);
    let mut file = opened.map_err(|error| failed(&error))?;
    let found = file.metadata().map_err(|error| failed(&error))?.len();
    put(&mut file, found, lines).map_err(|not_put| failed(not_put.error()))
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
    fn a_repair_that_fails_leaves_everything_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let paths = Paths { data: folder.path().into(), config: folder.path().into() };
        let day = Day::parse("2026-11-20").unwrap();
        let before = format!("garbage\n{EVENT}\n");
        fs::write(paths.journal(), &before).unwrap();
        let rejected = folder.path().join("journal.rejected.jsonl");
        fs::create_dir(&rejected).unwrap();
        let expected = format!(
            "not saved: cannot write {}: it is no regular file; move it away, or set GRADUS_DATA_DIR",
            rejected.display()
        );
        for _ in 0..2 {
            assert_eq!(Journal::unread(&paths).repair(day).unwrap_err().to_string(), expected);
            assert_eq!(fs::read_to_string(paths.journal()).unwrap(), before);
            assert_eq!(fs::read_dir(folder.path().join("backups")).unwrap().count(), 0, "no copy is left behind");
        }
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
