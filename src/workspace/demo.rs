//! A demonstration: half a year of somebody who does not exist, in a folder of its own, beside everything of the learner's.

use std::path::{Path, PathBuf};

use super::desk::failed;
use super::error::Error;
use super::open::{Options, Workspace, find};
use crate::domain::moved::{by_weeks, weeks_until};
use crate::domain::time::{Day, Moment};
use crate::format::journal;
use crate::store::clock::Clock;
use crate::store::fresh::{Temporary, begin, is_same};

/// The half year, which ends on Friday, 20 November 2026.
const JOURNAL: &[u8] = include_bytes!("../../assets/demo/journal.jsonl");

/// What is done here is done on one of the machines that wrote it, so that undo has something to take back.
const CONFIG: &[u8] = b"machine = \"laptop\"\n";

/// A demonstration in a temporary folder, which is removed when this goes out of scope.
#[derive(Debug)]
pub struct Demo {
    options: Options,
    /// Held, not used: it lasts as long as this.
    _folder: Temporary,
}

impl Demo {
    /// What is said of it before anything is shown.
    pub const ABOUT: &str = "This is a demonstration: Mira Novak is made up, nothing of yours is read or written, and nothing of this stays.";

    /// Writes the half year down, moved to end now.
    ///
    /// # Errors
    /// `GRADUS_NOW` is no moment, or there is no place for temporary folders.
    pub fn new() -> Result<Self, Error> {
        let text = ending(now()?);
        let folder = Temporary::new("gradus-demo-").map_err(failed)?;
        let place = |name| Some(folder.path().join(name));
        let options = Options { data_dir: place("data"), config_dir: place("config") };
        let paths = find(&options)?;
        begin(&paths.journal(), text.as_bytes()).map_err(failed)?;
        begin(&paths.config_file(), CONFIG).map_err(failed)?;
        Ok(Self { options, _folder: folder })
    }

    /// Opens it.
    ///
    /// # Errors
    /// What was just written cannot be read.
    pub fn open(&self) -> Result<Workspace, Error> {
        Workspace::open(&self.options)
    }
}

/// Writes the half year, moved to end now, into a folder that is empty or not there yet; returns the file's path.
///
/// # Errors
/// The folder holds something, cannot be written, or is where the learner's own journal belongs; `GRADUS_NOW` is no moment.
pub fn keep_demo(options: &Options, folder: &Path) -> Result<PathBuf, Error> {
    let text = ending(now()?);
    // Whoever has no home has no journal that could be in the way.
    if find(options).is_ok_and(|paths| is_same(&paths.data, folder)) {
        return Err(Error::failed(format!("{} is where your own journal belongs.", folder.display()))
            .hint("name another folder for the demonstration"));
    }
    let own = Options { data_dir: Some(folder.to_owned()), config_dir: Some(folder.to_owned()) };
    let journal = find(&own)?.journal();
    begin(&journal, text.as_bytes()).map_err(failed)?;
    Ok(journal)
}

fn now() -> Result<Moment, Error> {
    Ok(Clock::from_environment().map_err(Error::usage)?.now())
}

/// The lines of the half year, moved by whole weeks to end within the seven days before `now`.
fn ending(now: Moment) -> String {
    let events = journal::read("", JOURNAL).events;
    let weeks = weeks_until(&events, now, Day::new(now.date_naive()));
    events.iter().map(|event| journal::print(&by_weeks(event, weeks)) + "\n").collect()
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::*;
    use crate::domain::event::{Body, Event};
    use crate::domain::event_id::EventId;

    fn moment(text: &str) -> Moment {
        DateTime::parse_from_rfc3339(text).unwrap()
    }

    #[test]
    fn at_its_own_time_it_is_the_file_itself() {
        let reading = journal::read("demo", JOURNAL);
        assert_eq!(
            (reading.problems, reading.events.len()),
            (Vec::new(), JOURNAL.split(|byte| *byte == b'\n').count() - 1)
        );
        assert_eq!(ending(moment("2026-11-20T09:30:00+01:00")).as_bytes(), JOURNAL);
    }

    #[test]
    fn wherever_it_is_moved_to_days_of_the_week_order_and_actions_stay() {
        let (start, before) = (moment("2026-11-20T09:30:00+01:00"), journal::read("demo", JOURNAL).events);
        for hours in (-2000..30_000).step_by(1117) {
            let now = start + TimeDelta::hours(hours);
            let text = ending(now);
            let reading = journal::read("demo", text.as_bytes());
            assert_eq!(reading.problems, [], "{now}");
            let after = reading.events;
            let last = after.iter().filter_map(|event| event.at).max().unwrap();
            assert!(last <= now && now.signed_duration_since(last) < TimeDelta::days(7), "{now}: {last}");
            let weeks = after[0].day.since(before[0].day) / 7;
            let printed: String = before.iter().map(|event| journal::print(&by_weeks(event, weeks)) + "\n").collect();
            assert_eq!(text, printed);
            for (before, after) in before.iter().zip(&after) {
                assert_eq!(before.day.weekday(), after.day.weekday());
                assert_eq!(
                    (after.day.since(before.day), after.day),
                    (weeks * 7, Day::new(after.at.unwrap().date_naive()))
                );
            }
            // What an event names stays the same one, by its place.
            assert_eq!(named(&before), named(&after), "{now}");
        }
    }

    /// The places of the events that each event names: its action, and what it takes back.
    fn named(events: &[Event]) -> Vec<(usize, Option<usize>)> {
        let place = |id: &EventId| events.iter().position(|event| event.id == *id).unwrap();
        let reverted = |event: &Event| if let Body::Reverted(id) = &event.body { Some(place(id)) } else { None };
        events.iter().map(|event| (place(event.action()), reverted(event))).collect()
    }

    #[test]
    fn a_folder_of_ones_own_is_never_used_for_it() {
        let home = tempfile::tempdir().unwrap();
        let options = Options { data_dir: Some(home.path().join("data")), config_dir: None };
        let refused = keep_demo(&options, &home.path().join("data")).unwrap_err();
        assert_eq!(
            refused.message,
            format!("{} is where your own journal belongs.", home.path().join("data").display())
        );
        assert_eq!(keep_demo(&options, &home.path().join("demo")), Ok(home.path().join("demo/journal.jsonl")));
    }
}
