//! Copies of the journal in `backups/`: one from before the first write of a day, thinned out with age, and what the
//! journal was before it was mended.

#![expect(clippy::disallowed_methods, reason = "this is the one place that keeps copies of the journal")]

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use chrono::Datelike;

use super::failure::Failure;
use super::paths::Paths;
use crate::domain::time::Day;

/// How many days have a copy each.
const DAILY: usize = 7;

/// How many weeks before that have one each; every month before that has one.
const WEEKLY: usize = 4;

/// The folder of copies.
#[derive(Clone, Debug)]
pub struct Backups {
    folder: PathBuf,
}

/// One copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// What it is called by: its day, or its file's name.
    pub name: String,
    /// The file.
    pub path: PathBuf,
    /// In bytes.
    pub length: u64,
}

impl Backups {
    /// Those of this data folder.
    #[must_use]
    pub fn of(paths: &Paths) -> Self {
        Self { folder: paths.data.join("backups") }
    }

    /// Every copy, the newest first.
    ///
    /// # Errors
    /// The folder exists and cannot be read.
    pub fn list(&self) -> Result<Vec<Backup>, Failure> {
        let failed = |error: io::Error| Failure::of_folder("cannot read", &self.folder, &error);
        let entries = match fs::read_dir(&self.folder) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries.map_err(failed)?,
        };
        let mut all = Vec::new();
        for entry in entries {
            let entry = entry.map_err(failed)?;
            let file = entry.file_name().to_string_lossy().into_owned();
            let Ok(metadata) = entry.metadata() else { continue };
            if metadata.is_file() && file.ends_with(".jsonl") {
                let name = day_of(&file).map_or(file, |day| day.to_string());
                all.push(Backup { name, path: entry.path(), length: metadata.len() });
            }
        }
        all.sort_by(|a, b| b.name.cmp(&a.name));
        Ok(all)
    }

    /// Whether the copy of this day is there.
    pub(super) fn has(&self, day: Day) -> bool {
        fs::metadata(self.path(day)).is_ok()
    }

    /// Copies the first `length` bytes of the journal as the copy of this day, and thins out the older ones. The journal may
    /// grow meanwhile: what stood there does not change.
    pub(super) fn copy(&self, mut journal: File, length: u64, day: Day) -> Result<(), Failure> {
        let target = self.path(day);
        let failed = |error: io::Error| Failure::of_write("cannot keep a copy of the journal as", &target, &error);
        self.make_folder()?;
        journal.seek(SeekFrom::Start(0)).map_err(failed)?;
        let mut copy = tempfile::Builder::new().prefix(".gradus-").tempfile_in(&self.folder).map_err(failed)?;
        io::copy(&mut Read::by_ref(&mut journal).take(length), copy.as_file_mut()).map_err(failed)?;
        copy.as_file().sync_all().map_err(failed)?;
        match copy.persist_noclobber(&target) {
            // Another window was faster: its copy is as good.
            Err(error) if error.error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(failed(error.error)),
            Ok(_) => self.thin_out(),
        }
        Ok(())
    }

    /// Keeps what the journal says now under a name of its own, for as long as the learner likes.
    pub(super) fn keep(&self, bytes: &[u8], day: Day, why: &str) -> Result<PathBuf, Failure> {
        let (mut copy, target) = self.new_file(&format!("journal-{day}-{why}"))?;
        let written = copy.write_all(bytes).and_then(|()| copy.sync_all());
        if let Err(error) = written {
            // A part of a copy would be taken for one.
            self.let_go(&target);
            return Err(Failure::of_write("cannot keep a copy of the journal as", &target, &error));
        }
        Ok(target)
    }

    /// Removes a copy that nobody needs after all. One that cannot be removed stays.
    pub(super) fn let_go(&self, copy: &Path) {
        drop(fs::remove_file(copy));
    }

    /// Moves a file here, so that nobody takes it for something to be merged again; its new place.
    pub fn take_away(&self, path: &Path) -> Result<PathBuf, Failure> {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let (_, target) = self.new_file(&name)?;
        match fs::rename(path, &target) {
            Ok(()) => Ok(target),
            Err(error) => {
                self.let_go(&target);
                Err(Failure::of("cannot move away", path, &error).hint("move it to another folder yourself"))
            }
        }
    }

    /// A new file of this name, or with a number behind it where the name is taken: no copy is ever written over.
    fn new_file(&self, name: &str) -> Result<(File, PathBuf), Failure> {
        self.make_folder()?;
        for number in 1..1000 {
            let again = if number == 1 { String::new() } else { format!("-{number}") };
            let target = self.folder.join(format!("{name}{again}.jsonl"));
            match OpenOptions::new().write(true).create_new(true).open(&target) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                made => {
                    let made = made.map_err(|error| Failure::of_write("cannot write", &target, &error))?;
                    return Ok((made, target));
                }
            }
        }
        Err(Failure::new("cannot keep a copy in", &self.folder, format!("there are too many called {name} already")))
    }

    fn make_folder(&self) -> Result<(), Failure> {
        fs::create_dir_all(&self.folder)
            .map_err(|error| Failure::of_folder("cannot make the folder of backups", &self.folder, &error))
    }

    fn path(&self, day: Day) -> PathBuf {
        self.folder.join(format!("journal-{day}.jsonl"))
    }

    /// Removes daily copies that are not worth their room. What cannot be removed stays.
    fn thin_out(&self) {
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        let files = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
        let days: BTreeSet<Day> = files.filter_map(|file| day_of(&file)).collect();
        for day in superfluous(&days) {
            drop(fs::remove_file(self.path(day)));
        }
    }
}

/// The day of `journal-2026-11-21.jsonl`; none for any other name.
fn day_of(file: &str) -> Option<Day> {
    Day::parse(file.strip_prefix("journal-")?.strip_suffix(".jsonl")?)
}

/// The days whose copies can go: kept are the seven newest, of the four weeks before them the newest each, and of every
/// month before those the newest.
fn superfluous(days: &BTreeSet<Day>) -> Vec<Day> {
    let mut newest_first = days.iter().rev().copied();
    let mut weeks: Vec<Day> = Vec::new();
    let mut months = BTreeSet::new();
    newest_first.by_ref().take(DAILY).for_each(drop);
    let can_go = |day: &Day| {
        if weeks.contains(&day.week()) {
            return true;
        }
        if weeks.len() < WEEKLY {
            weeks.push(day.week());
            return false;
        }
        !months.insert((day.date().year(), day.date().month()))
    };
    newest_first.filter(can_go).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn copies_are_thinned_out_to_days_weeks_and_months() {
        let last = day("2026-11-20");
        let all: BTreeSet<Day> = (0..400).map(|back| last.plus(-back)).collect();
        let gone: BTreeSet<Day> = superfluous(&all).into_iter().collect();
        let kept: Vec<String> = all.iter().rev().filter(|day| !gone.contains(day)).map(ToString::to_string).collect();
        let expected = [
            "2026-11-20",
            "2026-11-19",
            "2026-11-18",
            "2026-11-17",
            "2026-11-16",
            "2026-11-15",
            "2026-11-14",
            "2026-11-13",
            "2026-11-08",
            "2026-11-01",
            "2026-10-25",
            "2026-10-18",
            "2026-09-30",
            "2026-08-31",
            "2026-07-31",
            "2026-06-30",
            "2026-05-31",
            "2026-04-30",
            "2026-03-31",
            "2026-02-28",
            "2026-01-31",
            "2025-12-31",
            "2025-11-30",
            "2025-10-31",
        ];
        assert_eq!(kept, expected);
        let rest: BTreeSet<Day> = all.difference(&gone).copied().collect();
        assert_eq!(superfluous(&rest), [], "what is kept today is not let go at once");
        assert_eq!(superfluous(&BTreeSet::from([last])), []);
    }

    #[test]
    fn a_copy_holds_what_stood_there_and_is_listed_by_its_day() {
        let folder = tempfile::tempdir().unwrap();
        let paths = Paths { data: folder.path().into(), config: folder.path().into() };
        let backups = Backups::of(&paths);
        assert_eq!(backups.list().unwrap(), []);
        fs::write(paths.journal(), "one\ntwo\n").unwrap();
        let journal = || File::open(paths.journal()).unwrap();
        backups.copy(journal(), 4, day("2026-11-20")).unwrap();
        backups.copy(journal(), 8, day("2026-11-20")).unwrap();
        backups.copy(journal(), 8, day("2026-11-21")).unwrap();
        assert!(backups.has(day("2026-11-21")) && !backups.has(day("2026-11-22")));
        backups.keep(b"all", day("2026-11-20"), "before-repair").unwrap();
        backups.keep(b"again", day("2026-11-20"), "before-repair").unwrap();
        for text in ["mine", "yours"] {
            let conflict = folder.path().join("journal.sync-conflict.jsonl");
            fs::write(&conflict, text).unwrap();
            backups.take_away(&conflict).unwrap();
            assert!(!conflict.exists());
        }
        let told: Vec<(String, String)> =
            backups.list().unwrap().into_iter().map(|one| (one.name, fs::read_to_string(one.path).unwrap())).collect();
        let is = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        assert_eq!(
            told,
            [
                is("journal.sync-conflict.jsonl", "mine"),
                is("journal.sync-conflict-2.jsonl", "yours"),
                is("journal-2026-11-20-before-repair.jsonl", "all"),
                is("journal-2026-11-20-before-repair-2.jsonl", "again"),
                is("2026-11-21", "one\ntwo\n"),
                is("2026-11-20", "one\n"),
            ]
        );
    }
}
