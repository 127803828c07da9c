//! The learner's file: read without a lock, written under it, at its end, never anywhere else (JOURNAL "Writing").

#![expect(clippy::disallowed_methods, reason = "this is the one place that opens the journal")]

mod merge;
mod repair;
mod seen;

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};

pub use self::merge::{Copy, Merged, conflict_copies};
pub use self::repair::Repaired;
use self::seen::Seen;
use super::append::{NotPut, put};
use super::backups::Backups;
use super::clock;
use super::failure::{Failure, IN_THE_WAY, is_broken_link, reason};
use super::folder;
use super::identity::is_still;
use super::lock::Lock;
use super::paths::Paths;
use crate::domain::event::Event;
use crate::domain::stamp::{Draft, Ink, Stamper};
use crate::domain::time::Day;
use crate::format::journal::{End, Reading, print};

/// How often the journal may be replaced under a writer's hands before the writer gives up.
const ATTEMPTS: usize = 5;

/// The journal on disk, as far as this program has read it.
pub struct Journal {
    path: PathBuf,
    lock: PathBuf,
    seen: Seen,
    stamper: Stamper,
    backups: Backups,
    /// The copy that is being made, and what the learner should know of it.
    copying: Option<JoinHandle<Option<String>>>,
    waiting: Box<dyn Fn(&str) + Send>,
}

/// What a look at the journal brought.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub enum News {
    /// It is as it was.
    Nothing,
    /// Events were added, all of them newer than those before.
    Added(Reading),
    /// It was changed elsewhere: this is the whole of it.
    Anew(Reading),
}

/// What a writer does when others wrote since it looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Late {
    /// It writes all the same.
    Writes,
    /// It only reads what they wrote.
    StandsBack,
}

/// An action that is safely in the journal.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct Appended {
    /// Its events; none when the writer stood back.
    pub events: Vec<Event>,
    /// What others had written meanwhile, to be taken in before these events.
    pub news: News,
    /// What the learner should know.
    pub warnings: Vec<String>,
}

/// Why an action is not safely in the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteError {
    /// It is not there.
    Failed(Failure),
    /// Nobody knows whether it is there: the next look at the journal tells.
    Unconfirmed(Failure),
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed(failure) => write!(f, "not saved: {failure}"),
            Self::Unconfirmed(failure) => write!(f, "perhaps written: {failure}"),
        }
    }
}

impl std::error::Error for WriteError {}

impl From<Failure> for WriteError {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl fmt::Debug for Journal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Journal").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Journal {
    /// Reads the journal; one that does not exist is empty.
    ///
    /// # Errors
    /// It exists and cannot be read.
    pub fn open(paths: &Paths) -> Result<(Self, Reading), Failure> {
        let mut journal = Self::unread(paths);
        let reading = match journal.refresh()? {
            News::Nothing => Reading::default(),
            News::Added(reading) | News::Anew(reading) => reading,
        };
        Ok((journal, reading))
    }

    /// The journal before anybody looked, for what concerns it as a whole.
    #[must_use]
    pub fn unread(paths: &Paths) -> Self {
        Self {
            path: paths.journal(),
            lock: paths.lock(),
            seen: Seen::default(),
            stamper: Stamper::default(),
            backups: Backups::of(paths),
            copying: None,
            waiting: Box::new(|_| {}),
        }
    }

    /// Says who waits for what, when writing has to wait for more than a second.
    #[must_use]
    pub fn on_waiting(mut self, waiting: impl Fn(&str) + Send + 'static) -> Self {
        self.waiting = Box::new(waiting);
        self
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads what was written since the last look, by whomever.
    ///
    /// # Errors
    /// The file exists and cannot be read.
    pub fn refresh(&mut self) -> Result<News, Failure> {
        let unreadable = |error| self.unreadable(&error);
        match fs::metadata(&self.path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return self.can_be_made().map(|()| self.vanished()),
            Err(error) => return Err(unreadable(error)),
            Ok(metadata) if !metadata.is_file() => return Err(self.no_file()),
            Ok(metadata) if self.seen.is_all_of(&metadata) => return Ok(News::Nothing),
            Ok(_) => {}
        }
        let mut file = File::open(&self.path).map_err(unreadable)?;
        self.catch_up(&mut file)
    }

    /// Stamps an action and writes it at the end, under the lock: `ink.at` tells when, `ink.by` which machine, and where
    /// `ink.random` is too short more is drawn. Takes up to ten seconds when somebody else is writing.
    ///
    /// # Errors
    /// The action is not in the journal, or nobody knows.
    pub fn append(&mut self, draft: &Draft, ink: Ink) -> Result<Appended, WriteError> {
        self.append_while(draft, ink, Late::Writes, &mut || {})
    }

    /// The same, unless others wrote since the last look: then nothing is written, there are no events, and the draft is to
    /// be decided again on what they wrote.
    ///
    /// # Errors
    /// As [`Journal::append`].
    pub fn append_unless_late(&mut self, draft: &Draft, ink: Ink) -> Result<Appended, WriteError> {
        self.append_while(draft, ink, Late::StandsBack, &mut || {})
    }

    /// The same; `meanwhile` happens each time between the write and its confirmation.
    fn append_while(
        &mut self,
        draft: &Draft,
        mut ink: Ink,
        late: Late,
        meanwhile: &mut dyn FnMut(),
    ) -> Result<Appended, WriteError> {
        let lock = Lock::acquire(&self.lock, &*self.waiting).map_err(WriteError::Failed)?;
        ink.random.resize_with(draft.bodies.len().max(ink.random.len()), clock::random);
        let mut appended = Appended { events: Vec::new(), news: News::Nothing, warnings: Vec::new() };
        appended.warnings.extend(lock.warning.clone());
        if self.copying.as_ref().is_some_and(JoinHandle::is_finished) {
            appended.warnings.extend(self.settle());
        }
        for attempt in 0..ATTEMPTS {
            // What is written already stands in a file that was renamed away: somebody may bring it back.
            let unless_written = |failure| match attempt {
                0 => WriteError::Failed(failure),
                _ => WriteError::Unconfirmed(failure),
            };
            let mut file = self.open_at_end().map_err(unless_written)?;
            let news = self.catch_up(&mut file).map_err(unless_written)?;
            if news != News::Nothing {
                appended.news = news;
                if late == Late::StandsBack && appended.events.is_empty() {
                    return Ok(appended);
                }
            }
            // After a replacement the same events are written again: same ids, and a set does not mind.
            if appended.events.is_empty() {
                appended.events = self.stamper.clone().stamp(draft, &ink);
            }
            let lines = self.lines(&appended.events);
            let found = self.seen.length;
            put(&mut file, found, &lines).map_err(|not_put| match self.not_put(not_put) {
                WriteError::Failed(failure) => unless_written(failure),
                unconfirmed => unconfirmed,
            })?;
            meanwhile();
            if is_still(&file, &self.path) {
                self.seen.wrote(&file, &lines, &appended.events);
                self.back_up(file, found, Day::new(ink.at.date_naive()));
                appended.events.iter().for_each(|event| self.stamper.see(event));
                return Ok(appended);
            }
            self.seen.forget();
        }
        Err(self.keeps_changing())
    }

    fn keeps_changing(&self) -> WriteError {
        let failure = Failure::new("cannot write", &self.path, "another program keeps replacing it");
        WriteError::Unconfirmed(failure.hint("stop that program and try again"))
    }

    /// Before the first write of a day a copy is kept: of what stood there before it, made beside the work at hand.
    fn back_up(&mut self, journal: File, length: u64, day: Day) {
        if length == 0 || self.copying.is_some() || self.backups.has(day) {
            return;
        }
        let backups = self.backups.clone();
        self.copying = Some(thread::spawn(move || {
            let failure = backups.copy(journal, length, day).err()?;
            Some(format!("the act is saved, but {failure}"))
        }));
    }

    /// Waits for the copy that is being made, if any; what the learner should know of it.
    pub fn settle(&mut self) -> Option<String> {
        self.copying.take()?.join().ok().flatten()
    }

    /// The events as lines, after a line end where the last line has none.
    fn lines(&self, events: &[Event]) -> Vec<u8> {
        let mut lines = String::new();
        if self.seen.end == End::Unfinished {
            lines.push('\n');
        }
        for event in events {
            lines.push_str(&print(event));
            lines.push('\n');
        }
        lines.into_bytes()
    }

    /// Opens the file for writing at its end, and makes it where there is none.
    fn open_at_end(&self) -> Result<File, Failure> {
        let found = fs::metadata(&self.path);
        if found.as_ref().is_ok_and(|metadata| !metadata.is_file()) {
            return Err(self.no_file());
        }
        if found.is_err() {
            self.can_be_made()?;
        }
        let opened = OpenOptions::new().read(true).append(true).create(true).open(&self.path);
        let file = opened.map_err(|error| Failure::of_write("cannot write", &self.path, &error))?;
        if found.is_err() {
            self.path.parent().into_iter().for_each(folder::sync);
        }
        Ok(file)
    }

    fn catch_up(&mut self, file: &mut File) -> Result<News, Failure> {
        let name = self.path.display().to_string();
        let news = self.seen.catch_up(&name, file).map_err(|error| self.unreadable(&error))?;
        if let News::Added(reading) | News::Anew(reading) = &news {
            reading.events.iter().for_each(|event| self.stamper.see(event));
        }
        Ok(news)
    }

    fn vanished(&mut self) -> News {
        let before = std::mem::take(&mut self.seen);
        if before.length == 0 { News::Nothing } else { News::Anew(Reading::default()) }
    }

    fn not_put(&mut self, not_put: NotPut) -> WriteError {
        let mut failure = Failure::of_write("cannot write", &self.path, not_put.error());
        match not_put {
            NotPut::Nothing(_) => return WriteError::Failed(failure),
            NotPut::Partly(_) => failure.why.push_str(", and what was written could not be taken back"),
            NotPut::Unsynced(error) => {
                let why = format!("the disk did not confirm it ({})", reason(&error));
                let hint = "look at the history before you do it again";
                failure = Failure::new("cannot write", &self.path, why).hint(hint);
            }
        }
        self.seen.forget();
        WriteError::Unconfirmed(failure)
    }

    fn unreadable(&self, error: &Error) -> Failure {
        Failure::of("cannot read", &self.path, error)
            .hint("make it readable, or set GRADUS_DATA_DIR to a folder whose journal you may read")
    }

    /// A journal that is not there is empty, unless it is elsewhere and cannot be reached: on a disk that is not mounted.
    fn can_be_made(&self) -> Result<(), Failure> {
        let Some(data) = self.path.parent() else { return Ok(()) };
        if is_broken_link(data) {
            return Err(Failure::of_folder("cannot use", data, &ErrorKind::NotFound.into()));
        }
        let Ok(target) = fs::read_link(&self.path) else { return Ok(()) };
        match data.join(target).parent() {
            Some(folder) if !folder.is_dir() => {
                let why = format!("it is a link into {}, which is not there", folder.display());
                Err(Failure::new("cannot use", &self.path, why).hint("bring that folder back, or move the link away"))
            }
            _ => Ok(()),
        }
    }

    fn no_file(&self) -> Failure {
        Failure::new("cannot use", &self.path, "it is no regular file").hint(IN_THE_WAY)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use chrono::DateTime;

    use super::*;
    use crate::domain::event::{Body, MilestoneAct};
    use crate::domain::time::Day;
    use crate::format::diagnostic::Diagnostic;

    struct Desk {
        _folder: tempfile::TempDir,
        paths: Paths,
    }

    impl Desk {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let data = folder.path().join("data");
            Self { paths: Paths { config: data.clone(), data }, _folder: folder }
        }

        /// A desk whose journal says this.
        fn with(text: &str) -> Self {
            let desk = Self::new();
            fs::create_dir_all(&desk.paths.data).unwrap();
            fs::write(desk.paths.journal(), text).unwrap();
            desk
        }

        fn open(&self) -> (Journal, Reading) {
            Journal::open(&self.paths).unwrap()
        }

        fn text(&self) -> String {
            fs::read_to_string(self.paths.journal()).unwrap()
        }
    }

    fn note(text: &str) -> Draft {
        let body = Body::Milestone("keras/install".into(), MilestoneAct::Noted(text.into()));
        Draft::new(Day::parse("2026-11-20").unwrap(), body, "")
    }

    fn ink() -> Ink {
        let at = DateTime::parse_from_rfc3339("2026-11-20T09:30:00+01:00").unwrap();
        Ink { at, by: "laptop".into(), random: vec![[7; 10]] }
    }

    /// The line of a note that is the nth event after nothing.
    fn line(nth: u32, text: &str) -> String {
        format!(
            r#"{{"id":"01a1f813-a7{:02x}-7707-8707-070707070707","at":"2026-11-20T09:30:00+01:00","day":"2026-11-20","by":"laptop","type":"milestone.noted","milestone":"keras/install","text":"{text}"}}"#,
            0x40 + nth,
        ) + "\n"
    }

    fn notes(events: &[Event]) -> Vec<&str> {
        fn text(event: &Event) -> &str {
            match &event.body {
                Body::Milestone(_, MilestoneAct::Noted(text)) => text,
                other => unreachable!("{other:?}"),
            }
        }
        events.iter().map(text).collect()
    }

    #[test]
    fn what_is_appended_is_read_back() {
        let desk = Desk::new();
        let (mut journal, reading) = desk.open();
        assert_eq!(reading, Reading::default());
        let first = journal.append(&note("a"), ink()).unwrap();
        assert_eq!((notes(&first.events), &first.news, first.warnings.len()), (vec!["a"], &News::Nothing, 0));
        let two = Draft { bodies: vec![note("b").bodies[0].clone(), note("c").bodies[0].clone()], ..note("") };
        let second = journal.append(&two, ink()).unwrap();
        assert_eq!(second.events[1].act.as_ref(), Some(&second.events[0].id));
        assert_eq!(journal.refresh(), Ok(News::Nothing));

        let (_, reading) = desk.open();
        assert_eq!(reading.events, [first.events, second.events].concat());
        assert_eq!(reading.problems, []);
        assert_eq!(desk.text().lines().count(), 3);
    }

    #[test]
    fn a_journal_is_lines_and_nothing_else() {
        let desk = Desk::new();
        let (mut journal, _) = desk.open();
        for text in ["a", "b"] {
            assert_eq!(notes(&journal.append(&note(text), ink()).unwrap().events), [text]);
        }
        assert_eq!(desk.text(), line(0, "a") + &line(1, "b"));
        assert_eq!(journal.settle(), None);
        let files: BTreeSet<_> =
            fs::read_dir(&desk.paths.data).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(files, ["backups", "journal.jsonl", "journal.lock"].map(Into::into).into());
    }

    #[test]
    fn two_writers_lose_nothing_and_see_each_other() {
        const EACH: usize = 25;
        let desk = Desk::new();
        let write = |name: &'static str| {
            let (mut journal, _) = desk.open();
            move || {
                let mut known = BTreeSet::new();
                for n in 0..EACH {
                    let appended = journal.append(&note(&format!("{name}{n}")), ink()).unwrap();
                    if let News::Added(reading) | News::Anew(reading) = &appended.news {
                        known.extend(reading.events.iter().map(|event| event.id.clone()));
                    }
                    known.extend(appended.events.iter().map(|event| event.id.clone()));
                }
                if let News::Added(reading) = journal.refresh().unwrap() {
                    known.extend(reading.events.iter().map(|event| event.id.clone()));
                }
                known
            }
        };
        let (one, other) = (write("a"), write("b"));
        let (one, other) = std::thread::scope(|scope| {
            let (one, other) = (scope.spawn(one), scope.spawn(other));
            (one.join().unwrap(), other.join().unwrap())
        });
        let (_, reading) = desk.open();
        assert_eq!(reading.problems, [], "every line is whole, in order and there once");
        let all: BTreeSet<_> = reading.events.iter().map(|event| event.id.clone()).collect();
        assert_eq!(all.len(), 2 * EACH);
        assert!(one == all || other == all, "whoever finished last knows everything");
        assert!(one.is_subset(&all) && other.is_subset(&all));
    }

    #[test]
    fn an_unfinished_line_is_closed() {
        let whole = line(0, "whole");
        for unfinished in ["{\"id\":\"0193", whole.trim_end()] {
            let desk = Desk::with(unfinished);
            let (mut journal, before) = desk.open();
            let appended = journal.append(&note("next"), ink()).unwrap();
            assert_eq!(appended.news, News::Nothing);
            let text = desk.text();
            assert_eq!(text.lines().next(), Some(unfinished));
            let (_, after) = desk.open();
            assert_eq!(after.events, [before.events, appended.events].concat());
            assert_eq!((after.lines, after.end), (2, End::Finished));
        }
    }

    #[test]
    fn what_others_appended_comes_first() {
        let desk = Desk::with(&line(0, "a"));
        let (mut here, _) = desk.open();
        let (mut there, _) = desk.open();
        let other = there.append(&note("b"), ink()).unwrap();
        let own = here.append(&note("c"), ink()).unwrap();
        let News::Added(added) = &own.news else { panic!("{:?}", own.news) };
        assert_eq!((&added.events, added.lines), (&other.events, 1));
        assert!(own.events[0].id > other.events[0].id);
        assert!(matches!(there.refresh(), Ok(News::Added(reading)) if reading.events == own.events));
    }

    #[test]
    fn who_is_late_may_stand_back_and_look_first() {
        let desk = Desk::with(&line(0, "a"));
        let (mut here, _) = desk.open();
        let (mut there, _) = desk.open();
        let other = there.append(&note("b"), ink()).unwrap();
        let late = here.append_unless_late(&note("c"), ink()).unwrap();
        assert!(matches!(&late.news, News::Added(reading) if reading.events == other.events));
        assert_eq!((late.events, notes(&desk.open().1.events)), (Vec::new(), vec!["a", "b"]));
        let again = here.append_unless_late(&note("c"), ink()).unwrap();
        assert_eq!((notes(&again.events), again.news), (vec!["c"], News::Nothing));
        assert_eq!(notes(&desk.open().1.events), ["a", "b", "c"]);
    }

    #[test]
    fn what_changed_elsewhere_is_read_anew() {
        let (a, b, c) = (line(0, "a"), line(1, "b"), line(2, "c"));
        let changes = [
            (format!("{a}{c}{b}"), vec!["a", "b", "c"], "an older event at the end"),
            (format!("{b}{a}{c}"), vec!["a", "b", "c"], "an event before what was read"),
            (b.clone(), vec!["b"], "a shorter file"),
            (line(0, "x") + &c, vec!["x", "c"], "a line of the same length"),
            (String::new(), vec![], "nothing left"),
        ];
        for (text, expected, what) in changes {
            let desk = Desk::with(&format!("{a}{c}"));
            let (mut journal, _) = desk.open();
            // A clock of the file system may stand still for some milliseconds.
            std::thread::sleep(std::time::Duration::from_millis(20));
            fs::write(desk.paths.journal(), text).unwrap();
            let Ok(News::Anew(reading)) = journal.refresh() else { panic!("{what}") };
            assert_eq!(notes(&reading.events), expected, "{what}");
            assert_eq!(journal.refresh(), Ok(News::Nothing), "{what}");
        }
        let desk = Desk::with(&a);
        let (mut journal, _) = desk.open();
        fs::remove_file(desk.paths.journal()).unwrap();
        assert_eq!(journal.refresh(), Ok(News::Anew(Reading::default())));
        assert_eq!(journal.refresh(), Ok(News::Nothing));
    }

    #[test]
    fn a_line_that_another_is_writing_is_read_when_it_is_whole() {
        let (a, b) = (line(0, "a"), line(1, "b"));
        let desk = Desk::with(&format!("{a}{}", &b[..30]));
        let (mut journal, reading) = desk.open();
        assert_eq!(notes(&reading.events), ["a"]);
        fs::write(desk.paths.journal(), format!("{a}{b}")).unwrap();
        assert!(matches!(journal.refresh(), Ok(News::Anew(reading)) if notes(&reading.events) == ["a", "b"]));
    }

    #[test]
    fn a_journal_that_is_replaced_while_it_is_written_gets_the_same_events() {
        let desk = Desk::with(&line(0, "a"));
        let (mut journal, _) = desk.open();
        let merged = desk.paths.data.join("merged");
        fs::write(&merged, line(0, "a") + &line(5, "from another machine")).unwrap();
        let mut replaced = 0;
        let appended = journal.append_while(&note("b"), ink(), Late::StandsBack, &mut || {
            if replaced == 0 {
                fs::rename(&merged, desk.paths.journal()).unwrap();
            }
            replaced += 1;
        });
        let appended = appended.unwrap();
        assert_eq!(replaced, 2);
        assert!(
            matches!(&appended.news, News::Anew(reading) if notes(&reading.events) == ["a", "from another machine"])
        );
        let (_, reading) = desk.open();
        assert_eq!(BTreeSet::from_iter(notes(&reading.events)), ["a", "b", "from another machine"].into());
        assert_eq!(journal.refresh(), Ok(News::Nothing));
        assert_eq!(journal.settle(), None);
        let kept = fs::read_to_string(&journal.backups.list().unwrap()[0].path).unwrap();
        assert_eq!(kept, line(0, "a") + &line(5, "from another machine"), "all that stood there before the act");
    }

    #[cfg(unix)]
    #[test]
    fn what_cannot_be_used_after_the_write_leaves_doubt() {
        let desk = Desk::with(&line(0, "a"));
        let (mut journal, _) = desk.open();
        let (path, away) = (desk.paths.journal(), desk.paths.data.join("away"));
        let error = journal.append_while(&note("b"), ink(), Late::Writes, &mut || {
            fs::rename(&path, &away).unwrap();
            fs::create_dir(&path).unwrap();
        });
        let expected = format!(
            "perhaps written: cannot use {}: it is no regular file; move it away, or set GRADUS_DATA_DIR",
            path.display()
        );
        assert_eq!(error.unwrap_err().to_string(), expected);
        fs::remove_dir(&path).unwrap();
        fs::rename(&away, &path).unwrap();
        assert!(matches!(journal.refresh(), Ok(News::Anew(reading)) if notes(&reading.events) == ["a", "b"]));
    }

    /// What becomes of the journal at this path, which says `a` and then `c`, while it is open.
    type Change = fn(&Path);

    #[cfg(unix)]
    #[test]
    fn whatever_takes_the_journals_name_is_read_and_written_on() {
        use std::os::unix::fs::symlink;
        let changes: [(&str, Change); 8] = [
            ("deleted", |path| fs::remove_file(path).unwrap()),
            ("renamed", |path| fs::rename(path, path.with_file_name("away")).unwrap()),
            ("emptied", |path| fs::write(path, "").unwrap()),
            ("cut within a line", |path| fs::write(path, &(line(0, "a") + &line(2, "c"))[..250]).unwrap()),
            ("replaced", |path| {
                fs::write(path.with_file_name("other"), line(1, "b")).unwrap();
                fs::rename(path.with_file_name("other"), path).unwrap();
            }),
            ("a link to another file", |path| {
                fs::write(path.with_file_name("other"), line(1, "b")).unwrap();
                fs::remove_file(path).unwrap();
                symlink(path.with_file_name("other"), path).unwrap();
            }),
            ("a link to nothing", |path| {
                fs::remove_file(path).unwrap();
                symlink(path.with_file_name("other"), path).unwrap();
            }),
            ("written over in place", |path| fs::write(path, line(1, "b") + &line(2, "x")).unwrap()),
        ];
        for (what, change) in changes {
            for looks in [true, false] {
                let desk = Desk::with(&(line(0, "a") + &line(2, "c")));
                let (mut journal, _) = desk.open();
                // A clock of the file system may stand still for some milliseconds.
                std::thread::sleep(std::time::Duration::from_millis(20));
                change(&desk.paths.journal());
                let there = fs::read_to_string(desk.paths.journal()).unwrap_or_default();
                let news = if looks { journal.refresh().unwrap() } else { News::Nothing };
                let appended = journal.append(&note("d"), ink()).unwrap();
                let told = if looks { news } else { appended.news };
                let News::Anew(before) = told else { panic!("{what}: {told:?}") };
                let (_, reading) = desk.open();
                let expected = [before.events, appended.events].concat();
                assert_eq!(reading.events, expected, "{what}");
                assert!(reading.events.is_sorted_by(|a, b| a.id < b.id));
                let after = desk.text();
                assert!(after.starts_with(&there) && after.ends_with("\"text\":\"d\"}\n"), "{what}: {after}");
                assert_eq!(
                    fs::symlink_metadata(desk.paths.journal()).unwrap().is_symlink(),
                    what.starts_with("a link")
                );
            }
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_neither_read_nor_written_and_nobody_waits_for_it() {
        use std::os::unix::fs::symlink;
        let changes: [(&str, Change); 4] = [
            ("a folder", |path| fs::create_dir(path).unwrap()),
            ("a link to a folder", |path| symlink("/", path).unwrap()),
            ("a link to what has no end", |path| symlink("/dev/zero", path).unwrap()),
            ("a pipe", |path| assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success())),
        ];
        for (what, change) in changes {
            let desk = Desk::with(&(line(0, "a") + "garbage\n"));
            let (mut journal, _) = desk.open();
            let (path, away) = (desk.paths.journal(), desk.paths.data.join("away"));
            fs::rename(&path, &away).unwrap();
            change(&path);
            let said = "it is no regular file; move it away, or set GRADUS_DATA_DIR";
            let expected = format!("cannot use {}: {said}", path.display());
            let day = Day::parse("2026-11-20").unwrap();
            assert_eq!(journal.refresh().unwrap_err().to_string(), expected, "{what}");
            for refused in [
                journal.append(&note("d"), ink()).map(drop),
                journal.merge(&[], day).map(drop),
                journal.repair(day).map(drop),
            ] {
                assert_eq!(refused.unwrap_err().to_string(), format!("not saved: {expected}"), "{what}");
            }
            fs::remove_file(&path).or_else(|_| fs::remove_dir(&path)).unwrap();
            fs::rename(&away, &path).unwrap();
            assert_eq!(journal.refresh(), Ok(News::Nothing), "{what}: it is back");
            assert_eq!(notes(&journal.append(&note("d"), ink()).unwrap().events), ["d"]);
        }
    }

    #[test]
    fn a_journal_that_never_stands_still_is_given_up() {
        let desk = Desk::with("");
        let (mut journal, _) = desk.open();
        let other = desk.paths.data.join("other");
        let error = journal.append_while(&note("b"), ink(), Late::Writes, &mut || {
            fs::write(&other, "").unwrap();
            fs::rename(&other, desk.paths.journal()).unwrap();
        });
        let expected = format!(
            "perhaps written: cannot write {}: another program keeps replacing it; stop that program and try again",
            desk.paths.journal().display()
        );
        assert_eq!(error.unwrap_err().to_string(), expected);
    }

    #[test]
    fn what_cannot_be_used_is_said_with_what_to_do() {
        let desk = Desk::new();
        fs::create_dir_all(desk.paths.journal()).unwrap();
        let refused = Journal::open(&desk.paths).map(|(_, reading)| reading).unwrap_err();
        let shown = desk.paths.journal().display().to_string();
        let expected = format!("cannot use {shown}: it is no regular file; move it away, or set GRADUS_DATA_DIR");
        assert_eq!(refused.to_string(), expected);

        let file = tempfile::NamedTempFile::new().unwrap();
        let data = file.path().join("data");
        let refused = Journal::open(&Paths { config: data.clone(), data: data.clone() }).unwrap_err();
        let expected = format!(
            "cannot read {}: a part of the path is a file, not a folder; make it readable, or set GRADUS_DATA_DIR to a \
             folder whose journal you may read",
            data.join("journal.jsonl").display()
        );
        assert_eq!(refused.to_string(), expected);

        let desk = Desk::new();
        let (mut journal, _) = desk.open();
        fs::write(&desk.paths.data, "").unwrap();
        let expected = format!(
            "not saved: cannot make the data folder {}: it is a file, not a folder; move it away, or set GRADUS_DATA_DIR",
            desk.paths.data.display()
        );
        assert_eq!(journal.append(&note("a"), ink()).unwrap_err().to_string(), expected);
    }

    #[test]
    fn bad_lines_are_reported_with_the_path() {
        let desk = Desk::with("garbage\n");
        let (_, reading) = desk.open();
        let shown = desk.paths.journal().display().to_string();
        let expected = format!("{shown}:1:1: error: the line is no JSON object: it cannot be read from column 1 on");
        assert_eq!(reading.problems.iter().map(Diagnostic::headline).collect::<Vec<_>>(), [expected]);
    }
}
