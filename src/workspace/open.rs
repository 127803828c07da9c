//! Opening everything: the curricula, the journal, the preferences.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::calendar::Calendar;
use super::desk::Desk;
use super::error::Error;
use super::outcome::{Exported, Written};
use super::preferences::Preferences;
use super::state::State;
use super::{shelf, shipped};
use crate::domain::claims::Format;
use crate::domain::stamp::Draft;
use crate::format::diagnostic::{Diagnostic, Severity};
use crate::store::clock::Clock;
use crate::store::environment::Environment;
use crate::store::file::overwrite;
use crate::store::journal::Journal;
use crate::store::paths::Paths;

/// Where to look, when not in the usual places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The data folder.
    pub data_dir: Option<PathBuf>,
    /// The configuration folder.
    pub config_dir: Option<PathBuf>,
}

/// Everything, opened.
#[derive(Debug)]
pub struct Workspace {
    /// Where everything stands.
    pub state: State,
    /// Where things are written.
    pub desk: Desk,
    /// Which day it is.
    pub calendar: Calendar,
    /// How the screens should look.
    pub preferences: Preferences,
}

/// What the journal's check found.
#[derive(Clone, Debug, PartialEq)]
pub struct JournalReport {
    /// The file.
    pub path: PathBuf,
    /// How many events it holds.
    pub events: usize,
    /// What is wrong with it; an error for each line that cannot be read.
    pub diagnostics: Vec<Diagnostic>,
}

impl Workspace {
    /// Opens everything. What cannot be read of the journal, the curricula or the configuration is in
    /// [`State::problems`]; the rest works.
    ///
    /// # Errors
    /// There is no place for data, `GRADUS_NOW` is no moment, or the journal exists and cannot be read at all.
    pub fn open(options: &Options) -> Result<Self, Error> {
        let shipped = shelf::unpack();
        let clock = Clock::from_environment().map_err(Error::usage)?;
        let environment = Environment::read();
        let paths = find(options)?;
        let (preferences, mut problems) = Preferences::read(&paths.config_file(), &environment);
        let calendar = Calendar::new(clock, preferences.day_start);
        let machine: Arc<str> = preferences.machine.as_deref().unwrap_or(&environment.host).into();
        let (journal, reading) = Journal::open(&paths).map_err(|failure| Error::failed(failure.to_string()))?;
        let (catalog, found) = shelf::load(shipped, &paths.curricula())?;
        problems.extend(found);
        problems.extend(reading.problems.into_iter().filter(|problem| problem.severity != Severity::Note));
        let mut state = State::new(Arc::new(catalog), reading.events, calendar.today(), machine.clone());
        state.problems = problems;
        Ok(Self { state, desk: Desk::new(journal, clock, calendar, machine), calendar, preferences })
    }

    /// Writes an action and takes it in. A draft without events changes nothing.
    ///
    /// # Errors
    /// It is not safely on the disk.
    pub fn commit(&mut self, draft: &Draft) -> Result<Written, Error> {
        if draft.bodies.is_empty() {
            return Ok(Written::default());
        }
        let written = self.desk.write(draft)?;
        self.state.take(written.news.clone());
        Ok(written)
    }

    /// Writes an export and records it. Returns sentences to show.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn export(&mut self, target: &Path, format: Format, document: &str) -> Result<Vec<String>, Error> {
        match self.desk.export(target, format, document)? {
            Exported::Written { news, said } => {
                self.state.take(news);
                Ok(said)
            }
            Exported::Exists { .. } => Ok(Vec::new()),
        }
    }
}

fn find(options: &Options) -> Result<Paths, Error> {
    Paths::find(options.data_dir.clone(), options.config_dir.clone()).map_err(Error::failed)
}

/// The journal's path, whether it exists or not.
///
/// # Errors
/// There is no place for data.
pub fn journal_path(options: &Options) -> Result<PathBuf, Error> {
    Ok(find(options)?.journal())
}

/// Reads the journal and reports everything that is wrong with it.
///
/// # Errors
/// It exists and cannot be read at all.
pub fn check_journal(options: &Options) -> Result<JournalReport, Error> {
    let (journal, reading) = Journal::open(&find(options)?).map_err(|failure| Error::failed(failure.to_string()))?;
    Ok(JournalReport { path: journal.path().to_owned(), events: reading.events.len(), diagnostics: reading.problems })
}

/// Checks curricula: those under these paths, or with none all that is loaded.
///
/// # Errors
/// A path leads nowhere.
pub fn check_curricula(options: &Options, paths: &[PathBuf]) -> Result<Vec<Diagnostic>, Error> {
    shelf::check_all(&find(options)?.curricula(), paths)
}

/// Prepares the shipped curricula for start-up and writes them to a file.
///
/// # Errors
/// The file cannot be written.
pub fn pack_catalog(to: &Path) -> Result<String, Error> {
    let bytes = shipped::prepare().map_err(Error::failed)?;
    overwrite(to, &bytes).map_err(|failure| Error::failed(failure.to_string()))?;
    Ok(format!("Wrote {} bytes to {}.", bytes.len(), to.display()))
}
