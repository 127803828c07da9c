//! Where things are written: the journal and exports. It knows the clock and the machine, not what the learner did.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::calendar::Calendar;
use super::error::Error;
use super::outcome::{Attempt, Exported, News, Written};
use super::seen::SeenFile;
use crate::domain::changes::Seen;
use crate::domain::claims::Format;
use crate::domain::event::{Body, Event};
use crate::domain::stamp::Draft;
use crate::store::clock::Clock;
use crate::store::file::{Saved, differs, write_atomically};
use crate::store::journal::{self, Appended, Journal, WriteError};
use crate::store::watch::{Watch, watch};
use crate::store::{Failure, browser};

/// Where things are written.
#[derive(Debug)]
pub struct Desk {
    journal: Journal,
    seen: SeenFile,
    clock: Clock,
    calendar: Calendar,
    machine: Arc<str>,
    /// How often in a row others were faster.
    outdone: usize,
}

/// How often in a row others may be faster before a writer gives up.
const PATIENCE: usize = 50;

impl Desk {
    pub(super) fn new(journal: Journal, seen: SeenFile, clock: Clock, calendar: Calendar, machine: Arc<str>) -> Self {
        Self { journal, seen, clock, calendar, machine, outdone: 0 }
    }

    /// Says who waits for what, when a write has to wait for more than a second.
    #[must_use]
    pub fn on_waiting(self, waiting: impl Fn(&str) + Send + 'static) -> Self {
        Self { journal: self.journal.on_waiting(waiting), ..self }
    }

    /// Writes an action, unless others wrote since the last look; returns when it is safely on the disk.
    ///
    /// # Errors
    /// It is not, or nobody knows: a sentence with the path and what to do.
    pub fn write(&mut self, draft: &Draft) -> Result<Attempt, Error> {
        let ink = self.clock.ink(&self.machine, draft.bodies.len());
        let appended = self.journal.append_unless_late(draft, ink).map_err(|error| not_written(&error))?;
        if !appended.events.is_empty() {
            self.outdone = 0;
            return Ok(Attempt::Written(written(appended)));
        }
        self.outdone += 1;
        if self.outdone < PATIENCE {
            return Ok(Attempt::Outdated(written(appended).news));
        }
        self.outdone = 0;
        let path = self.journal.path().display();
        Err(Error::failed(format!("Not saved: cannot write {path}: another program keeps changing it."))
            .hint("stop that program and try again"))
    }

    /// Writes what holds whatever others wrote.
    fn record(&mut self, draft: &Draft) -> Result<Written, Error> {
        let ink = self.clock.ink(&self.machine, draft.bodies.len());
        Ok(written(self.journal.append(draft, ink).map_err(|error| not_written(&error))?))
    }

    /// Waits for the copy of the journal that the first write of a day begins; what went wrong with it.
    pub fn settle(&mut self) -> Option<String> {
        self.journal.settle()
    }

    /// Calls `changed` whenever the journal changes, by whomever, until the watch is dropped. None where the system does not
    /// tell: then somebody has to look.
    #[must_use]
    pub fn watch(&self, changed: impl Fn() + Send + 'static) -> Option<Watch> {
        watch(self.journal.path(), changed)
    }

    /// Reads what others wrote since the last look.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub fn look(&mut self) -> Result<News, Error> {
        let news = self.journal.refresh().map_err(failed)?;
        Ok(news_of(news, Vec::new()))
    }

    /// Writes a document that is no résumé, such as a calendar, and records nothing: the gate "an export is written" is not
    /// passed by it. A different file that is there already becomes a backup. Returns a sentence to show.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn save(&self, target: &Path, document: &[u8]) -> Result<String, Error> {
        let saved = write_atomically(target, document).map_err(failed)?;
        let shown = std::path::absolute(target).unwrap_or_else(|_| target.to_owned());
        Ok(match &saved {
            Saved::New => format!("Wrote {}.", shown.display()),
            Saved::Unchanged => format!("{} says the same already.", shown.display()),
            Saved::Replaced { backup } => format!("Wrote {}; the old one is {}.", shown.display(), backup.display()),
        })
    }

    /// Writes an export and records it. A different file that is there already becomes a backup.
    ///
    /// # Errors
    /// The file cannot be written; a failure to record it is only said.
    pub fn export(&mut self, target: &Path, format: Format, document: &[u8]) -> Result<Exported, Error> {
        let mut said = vec![self.save(target, document)?];
        let name = target.file_name().map(|name| name.to_string_lossy().into_owned().into_boxed_str());
        let body = Body::Export(format.word().into(), name);
        let news = match self.record(&Draft::new(self.calendar.today(), body, "")) {
            Ok(written) => {
                said.extend(written.warnings);
                written.news
            }
            Err(error) => {
                said.push(format!("It could not be recorded in the journal: {}", error.message));
                said.extend(error.hint.map(|hint| format!("To mend that: {hint}.")));
                News::More(Vec::new())
            }
        };
        said.extend(self.settle());
        Ok(Exported::Written { news, said })
    }

    /// The same, but a file that is there already and differs is asked about first.
    ///
    /// # Errors
    /// As [`Desk::export`].
    pub fn export_or_ask(&mut self, target: PathBuf, format: Format, document: Vec<u8>) -> Result<Exported, Error> {
        if differs(&target, &document) {
            return Ok(Exported::Exists { target, format, document });
        }
        self.export(&target, format, &document)
    }

    /// Keeps what was seen of the curricula, on this machine only.
    ///
    /// # Errors
    /// It cannot be written; what was there is as it was.
    pub fn keep_seen(&self, seen: &Seen) -> Result<(), Error> {
        self.seen.keep(seen)
    }

    /// Where what was seen of the curricula is kept.
    pub(super) fn seen(&self) -> &SeenFile {
        &self.seen
    }

    /// Hands an address to the browser.
    ///
    /// # Errors
    /// There is none that takes it: a sentence with the address.
    pub fn open_in_browser(&self, url: &str) -> Result<(), String> {
        browser::open(url)
    }

    /// Hands a file to the program that shows such files.
    ///
    /// # Errors
    /// There is none that takes it: a sentence with the path.
    pub fn open_file(&self, path: &Path) -> Result<(), Error> {
        browser::open_file(path).map_err(|why| Error::failed(format!("Not opened: {why}.")))
    }

    /// The journal's path.
    #[must_use]
    pub fn journal_path(&self) -> &Path {
        self.journal.path()
    }
}

pub(super) fn failed(failure: Failure) -> Error {
    let error = Error::failed(format!("{} {}: {}.", capital(&failure.tried), failure.path.display(), failure.why));
    match failure.hint {
        Some(hint) => error.hint(hint),
        None => error,
    }
}

pub(super) fn not_written(error: &WriteError) -> Error {
    match error {
        WriteError::Failed(failure) => because("Not saved", failure),
        WriteError::Unconfirmed(failure) => because("Perhaps written", failure),
    }
}

/// What did not come about, why, and what to do.
pub(super) fn because(words: &str, failure: &Failure) -> Error {
    let error = Error::failed(format!("{words}: {} {}: {}.", failure.tried, failure.path.display(), failure.why));
    match &failure.hint {
        Some(hint) => error.hint(hint.clone()),
        None => error,
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn written(appended: Appended) -> Written {
    let Appended { events, news, warnings } = appended;
    Written { own: events.clone(), news: news_of(news, events), warnings }
}

/// What the state does not know yet: what others wrote, then one's own.
fn news_of(news: journal::News, own: Vec<Event>) -> News {
    match news {
        journal::News::Nothing => News::More(own),
        journal::News::Added(reading) => News::More(reading.events.into_iter().chain(own).collect()),
        journal::News::Anew(reading) => News::All(reading.events.into_iter().chain(own).collect()),
    }
}
