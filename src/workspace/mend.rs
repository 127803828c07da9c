//! What is done to the journal as a whole: other copies taken in, bad lines set aside, a backup brought back.

use std::path::{Path, PathBuf};

use super::desk::not_written;
use super::error::Error;
use super::open::{Options, find};
use super::query::{BackupView, BackupsView, SCHEMA};
use crate::domain::text::count;
use crate::domain::time::Day;
use crate::format::diagnostic::Diagnostic;
use crate::store::Failure;
use crate::store::backups::{Backup, Backups};
use crate::store::clock::Clock;
use crate::store::journal::{Copy, Journal, Merged, conflict_copies};
use crate::store::paths::Paths;

/// What was done to the journal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mended {
    /// Sentences to show.
    pub said: Vec<String>,
    /// What went less than well.
    pub warnings: Vec<String>,
    /// Lines that could not be taken in.
    pub problems: Vec<Diagnostic>,
}

fn failed(failure: Failure) -> Error {
    Error::failed(failure.to_string())
}

/// The journal and what belongs to it, opened for mending.
struct Bench {
    paths: Paths,
    journal: Journal,
    today: Day,
}

impl Bench {
    fn open(options: &Options) -> Result<Self, Error> {
        let now = Clock::from_environment().map_err(Error::usage)?.now();
        let paths = find(options)?;
        let journal = Journal::unread(&paths);
        Ok(Self { paths, journal, today: Day::new(now.date_naive()) })
    }

    fn merge(&mut self, copies: &[Copy]) -> Result<(Vec<usize>, Mended), Error> {
        let merged = self.journal.merge(copies, self.today).map_err(|error| not_written(&error))?;
        let Merged { taken, problems, mut warnings, .. } = merged;
        warnings.extend(self.journal.settle());
        Ok((taken, Mended { said: Vec::new(), warnings, problems }))
    }
}

/// Takes in these copies of the journal and, if wanted, the conflict copies that lie beside it, which are moved to the
/// backups afterwards. Nothing that is there is changed.
///
/// # Errors
/// A copy cannot be read, or nothing could be written.
pub fn merge_journals(options: &Options, files: &[PathBuf], conflicts: Conflicts) -> Result<Mended, Error> {
    let mut bench = Bench::open(options)?;
    let beside = match conflicts {
        Conflicts::TakeIn => conflict_copies(bench.journal.path()),
        Conflicts::Leave => Vec::new(),
    };
    let read = |path: &PathBuf| Copy::read(path).map_err(failed);
    let copies: Vec<Copy> = files.iter().chain(&beside).map(read).collect::<Result<_, _>>()?;
    let (taken, mut mended) = bench.merge(&copies)?;
    for (copy, taken) in copies.iter().zip(taken) {
        mended.said.push(match taken {
            0 => format!("{}: nothing new.", copy.path.display()),
            taken => format!("{}: {} taken in.", copy.path.display(), count(taken, "event")),
        });
    }
    let backups = Backups::of(&bench.paths);
    for path in &beside {
        match backups.take_away(path) {
            Ok(target) => mended.said.push(format!("Moved to {}.", target.display())),
            Err(failure) => mended.warnings.push(failure.to_string()),
        }
    }
    if copies.is_empty() {
        mended.said.push("No conflict copy lies beside the journal.".into());
    }
    Ok(mended)
}

/// What becomes of conflict copies beside the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conflicts {
    /// They are taken in.
    TakeIn,
    /// They stay.
    Leave,
}

/// Sets lines that are no events aside; none when there are none.
///
/// # Errors
/// The journal is as it was.
pub fn repair_journal(options: &Options) -> Result<Option<Mended>, Error> {
    let mut bench = Bench::open(options)?;
    let repaired = bench.journal.repair(bench.today).map_err(|error| not_written(&error))?;
    Ok(repaired.map(|repaired| Mended {
        said: vec![
            format!("{} set aside in {}.", count(repaired.lines, "line"), repaired.rejected.display()),
            format!("The journal as it was is {}.", repaired.backup.display()),
        ],
        warnings: repaired.warning.into_iter().collect(),
        problems: Vec::new(),
    }))
}

/// Every backup, the newest first.
///
/// # Errors
/// The folder of backups cannot be read.
pub fn backups(options: &Options) -> Result<BackupsView, Error> {
    let view = |Backup { name, path, length }| {
        let events = Copy::read(&path).map_err(failed)?.events();
        Ok(BackupView { name, path: path.display().to_string(), length, events })
    };
    let all = Backups::of(&find(options)?).list().map_err(failed)?;
    Ok(BackupsView { schema: SCHEMA, backups: all.into_iter().map(view).collect::<Result<_, Error>>()? })
}

/// Brings a backup back: what it holds and the journal lacks is added, so that nothing newer is lost.
///
/// # Errors
/// There is no such backup, it cannot be read, or nothing could be written.
pub fn restore(options: &Options, name: &str) -> Result<Mended, Error> {
    let all = Backups::of(&find(options)?).list().map_err(failed)?;
    let named = |backup: &&Backup| backup.name == name || Path::new(name) == backup.path;
    let Some(backup) = all.iter().find(named) else {
        let error = Error::failed(format!("There is no backup \"{name}\"."));
        return Err(error.hint("gradus journal restore lists them"));
    };
    let copy = Copy::read(&backup.path).map_err(failed)?;
    let (taken, mut mended) = Bench::open(options)?.merge(&[copy])?;
    mended.said.push(match taken.first() {
        Some(&taken @ 1..) => format!("{} of the backup {} brought back.", count(taken, "event"), backup.name),
        _ => format!("The journal holds everything of the backup {} already.", backup.name),
    });
    Ok(mended)
}
