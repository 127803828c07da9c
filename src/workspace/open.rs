//! Opening everything: the curricula, the journal, the preferences.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::DateTime;

use super::calendar::Calendar;
use super::desk::{Desk, failed};
use super::error::Error;
use super::outcome::{Attempt, Exported, Written};
use super::preferences::Preferences;
use super::seen::SeenFile;
use super::state::State;
use super::{shelf, shipped};
use crate::domain::claims::{Format, Selection};
use crate::domain::event::Event;
use crate::domain::stamp::Draft;
use crate::domain::time::Moment;
use crate::format::diagnostic::{Diagnostic, Severity};
use crate::format::insert::{insert, lists};
use crate::store::clock::Clock;
use crate::store::environment::Environment;
use crate::store::file::{overwrite, read_own, read_text};
use crate::store::journal::{Journal, conflict_copies};
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
    /// Where it was looked for.
    pub places: Options,
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
        let machine = machine(&preferences, &environment);
        let (journal, reading) = Journal::open(&paths).map_err(|failure| Error::failed(failure.to_string()))?;
        problems.extend(conflict_copies(journal.path()).iter().map(|path| unmerged(path)));
        let (catalog, found) = shelf::load(shipped, &paths.curricula())?;
        problems.extend(found);
        problems.extend(reading.problems.into_iter().filter(|problem| problem.severity != Severity::Note));
        let mut state = State::new(Arc::new(catalog), reading.events, calendar.today(), machine.clone());
        state.problems = problems;
        let desk = Desk::new(journal, SeenFile(paths.seen()), clock, calendar, machine);
        Ok(Self { state, desk, calendar, preferences, places: options.clone() })
    }

    /// Decides on an action, writes it and takes it in; where others wrote meanwhile, it is decided again on what they
    /// wrote. A draft without events changes nothing.
    ///
    /// # Errors
    /// It is decided against, or not safely on the disk.
    pub fn commit(&mut self, decide: impl Fn(&State) -> Result<Draft, Error>) -> Result<(Draft, Written), Error> {
        loop {
            let draft = decide(&self.state)?;
            if draft.bodies.is_empty() {
                return Ok((draft, Written::default()));
            }
            match self.desk.write(&draft)? {
                Attempt::Written(written) => {
                    self.state.take(written.news.clone());
                    return Ok((draft, written));
                }
                Attempt::Outdated(news) => self.state.take(news),
            }
        }
    }

    /// Writes an export and records it. Returns sentences to show.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn export(&mut self, target: &Path, format: Format, document: &[u8]) -> Result<Vec<String>, Error> {
        match self.desk.export(target, format, document)? {
            Exported::Written { news, said } => {
                self.state.take(news);
                Ok(said)
            }
            Exported::Exists { .. } => Ok(Vec::new()),
        }
    }

    /// Puts what was made into a file of the learner's and records it: a part in Markdown between its two comments, or the
    /// entries of a whole `resume.json`. Everything else in the file stays as it is, and the old one is kept. Returns
    /// sentences to show.
    ///
    /// # Errors
    /// The file is not there, has no place for it or is broken, or cannot be written.
    pub fn export_into(
        &mut self,
        target: &Path,
        format: Format,
        made: &str,
        selection: &Selection,
    ) -> Result<Vec<String>, Error> {
        let shown = target.display();
        let bytes = read_own(target).map_err(failed)?.ok_or_else(|| {
            Error::failed(format!("There is no file {shown}."))
                .hint(format!("a new one: gradus export {format} -o {shown}"))
        })?;
        let text = String::from_utf8(bytes)
            .map_err(|_| Error::failed(format!("Nothing was written: {shown} is no UTF-8 text.")))?;
        let written = insert(format, &shown.to_string(), &text, made, &lists(selection)).map_err(|problem| {
            let place = problem.place.as_ref().map_or_else(String::new, |at| format!(":{}:{}", at.line, at.column));
            let error = Error::failed(format!("Nothing was written: {shown}{place}: {}.", problem.message));
            problem.hint.iter().fold(error, |error, hint| error.hint(hint.clone()))
        })?;
        self.export(target, format, written.as_bytes())
    }
}

/// A warning that a program for shared folders left two copies of the journal.
fn unmerged(copy: &Path) -> Diagnostic {
    let words =
        "this is a second copy of the journal, and what it holds may be missing here: gradus journal merge --conflicts";
    Diagnostic::of_file(Severity::Warning, copy.display().to_string(), words)
}

/// What this machine is called in events.
pub(super) fn machine(preferences: &Preferences, environment: &Environment) -> Arc<str> {
    preferences.machine.as_deref().unwrap_or(&environment.host).into()
}

pub(super) fn find(options: &Options) -> Result<Paths, Error> {
    Paths::find(options.data_dir.clone(), options.config_dir.clone()).map_err(Error::failed)
}

/// The journal's path, whether it exists or not.
///
/// # Errors
/// There is no place for data.
pub fn journal_path(options: &Options) -> Result<PathBuf, Error> {
    Ok(find(options)?.journal())
}

/// Reads the journal and reports everything that is wrong with it, ids from the future included.
///
/// # Errors
/// `GRADUS_NOW` is no moment, or the journal exists and cannot be read at all.
pub fn check_journal(options: &Options) -> Result<JournalReport, Error> {
    let now = Clock::from_environment().map_err(Error::usage)?.now();
    let (journal, reading) = Journal::open(&find(options)?).map_err(|failure| Error::failed(failure.to_string()))?;
    let path = journal.path().to_owned();
    let mut diagnostics = reading.problems;
    diagnostics
        .extend(ids_ahead(&reading.events, now).map(|ahead| Diagnostic { path: path.display().to_string(), ..ahead }));
    Ok(JournalReport { path, events: reading.events.len(), diagnostics })
}

/// A warning that names the first id of more than a day after `now`, if there is one. Whatever is written later gets an id
/// behind it, so that one is named for all of them.
fn ids_ahead(events: &[Event], now: Moment) -> Option<Diagnostic> {
    let last = now.timestamp_millis() + A_DAY;
    let milliseconds = |event: &Event| i64::try_from(event.id.milliseconds()?).ok();
    let mut ahead = events.iter().filter(|event| milliseconds(event).is_some_and(|written| written > last));
    let first = ahead.next()?;
    let date = milliseconds(first).and_then(DateTime::from_timestamp_millis)?.date_naive();
    let message = match ahead.count() {
        0 => format!("the id {} is of {date}, more than a day ahead; the event counts, after all others", first.id),
        more => format!(
            "{} ids are more than a day ahead, the first of them {} of {date}; the events count, after all others",
            more + 1,
            first.id
        ),
    };
    let hint =
        "a clock was ahead; days and times are as they are written, and what is written from now on comes behind";
    Some(Diagnostic::of_file(Severity::Warning, "", message).hint(hint))
}

/// In milliseconds.
const A_DAY: i64 = 24 * 60 * 60 * 1000;

/// Checks curricula: those under these paths, or with none all that is loaded.
///
/// # Errors
/// A path leads nowhere.
pub fn check_curricula(options: &Options, paths: &[PathBuf]) -> Result<Vec<Diagnostic>, Error> {
    shelf::check_all(&find(options)?.curricula(), paths)
}

/// The text of a job posting in a file.
///
/// # Errors
/// It is not there, or cannot be read.
pub fn read_posting(path: &Path) -> Result<String, Error> {
    let text = read_text(path).map_err(failed)?;
    text.ok_or_else(|| {
        Error::failed(format!("There is no file {}.", path.display())).hint("give a file, or - for standard input")
    })
}

/// Prepares the curricula of a folder for start-up and writes them to a file.
///
/// # Errors
/// Something is wrong with their texts, or the file cannot be written.
pub fn pack_catalog(from: &Path, to: &Path) -> Result<String, Error> {
    let bytes = shipped::prepare(from).map_err(Error::failed)?;
    overwrite(to, &bytes).map_err(|failure| Error::failed(failure.to_string()))?;
    Ok(format!("Wrote {} bytes to {}.", bytes.len(), to.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::{Body, TimeOn};
    use crate::domain::event_id::EventId;
    use crate::domain::time::Day;
    use crate::workspace::command;

    #[test]
    fn what_was_decided_before_others_wrote_is_decided_again() {
        let folder = tempfile::tempdir().unwrap();
        let place = Some(folder.path().to_owned());
        let options = Options { data_dir: place.clone(), config_dir: place };
        let log = |minutes: u32| move |state: &State| command::log_time(state, None, minutes, state.today, None);
        let said = |workspace: &mut Workspace, decide: &dyn Fn(&State) -> Result<Draft, Error>| {
            workspace.commit(decide).unwrap().0.said.join(" ")
        };
        let mut here = Workspace::open(&options).unwrap();
        assert_eq!(said(&mut here, &log(10)), "Logged 10 min.");
        let mut there = Workspace::open(&options).unwrap();
        assert_eq!(said(&mut there, &log(30)), "Logged 30 min.");
        assert_eq!(said(&mut here, &command::undo), "Took back: logged 30 min.");
        assert_eq!(said(&mut there, &command::undo), "Took back: logged 10 min.");
        assert_eq!(here.state.log.events().len(), 3);
        assert_eq!(there.state.log.events().len(), 4);
    }

    #[test]
    fn ids_of_more_than_a_day_ahead_are_named_once() {
        let now = DateTime::parse_from_rfc3339("2026-11-20T09:30:00+01:00").unwrap();
        let millisecond = u64::try_from(now.timestamp_millis() + A_DAY).unwrap();
        let event = |after: u64| Event {
            id: EventId::after(None, millisecond + after, [0; 10]),
            at: None,
            day: Day::new(now.date_naive()),
            by: "laptop".into(),
            act: None,
            body: Body::Time { minutes: 1, on: TimeOn::Anything, text: None },
        };
        let odd = Event { id: EventId::parse("odd"), ..event(0) };
        assert_eq!(ids_ahead(&[odd, event(0)], now), None);
        let said = |events: &[Event]| ids_ahead(events, now).unwrap().message;
        assert_eq!(
            said(&[event(0), event(1)]),
            "the id 01a1fd3a-0341-7000-8000-000000000000 is of 2026-11-21, more than a day ahead; the event counts, after all others"
        );
        assert_eq!(
            said(&[event(1), event(2), event(3)]),
            "3 ids are more than a day ahead, the first of them 01a1fd3a-0341-7000-8000-000000000000 of 2026-11-21; the events count, after all others"
        );
    }
}
