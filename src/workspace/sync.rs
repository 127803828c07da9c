//! The journal and the learner's curricula on several machines, by their own git.

use super::address::Address;
use super::desk::{failed, not_written};
use super::error::Error;
use super::open::{Options, find, machine};
use super::preferences::Preferences;
use crate::domain::text::count;
use crate::domain::time::Day;
use crate::store::clock::Clock;
use crate::store::environment::Environment;
use crate::store::paths::Paths;
use crate::store::sync::{Phase, Sent, Sync, SyncError, Synced, Told};

/// What a sync did, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SyncReport {
    /// Sentences to show.
    pub said: Vec<String>,
    /// What went less than well.
    pub warnings: Vec<String>,
    /// Why what is here was not sent, though it was to be: a sentence.
    pub not_sent: Option<String>,
}

/// What a sync says while it runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SyncNews {
    /// What it is doing.
    Doing(&'static str),
    /// What the learner should know before it goes on.
    Notice(String),
}

/// Which places, and on which machine.
struct Place {
    paths: Paths,
    machine: String,
    today: Day,
}

impl Place {
    fn find(options: &Options) -> Result<Self, Error> {
        let now = Clock::from_environment().map_err(Error::usage)?.now();
        let paths = find(options)?;
        let environment = Environment::read();
        let (preferences, _) = Preferences::read(&paths.config_file(), &environment);
        let machine = machine(&preferences, &environment).to_string();
        Ok(Self { paths, machine, today: Day::new(now.date_naive()) })
    }
}

/// Makes the data folder a repository, with this remote if one is given, and takes in what the remote has. Nothing is sent.
///
/// # Errors
/// The remote is no address and no folder, the data folder lies in another repository, git is not there, or something could
/// not be written.
pub fn sync_init(options: &Options, remote: Option<&str>, news: &dyn Fn(SyncNews)) -> Result<SyncReport, Error> {
    let place = Place::find(options)?;
    let remote = remote.map(remote_of).transpose()?;
    let tell = |told| news(in_words(told));
    let sync = Sync::of(&place.paths, &place.machine, place.today, &tell);
    let new = !sync.is_set_up();
    let synced = sync.set_up(remote.as_deref()).map_err(not_synced)?;
    let folder = place.paths.data.display();
    let state = if new { "is now" } else { "is" };
    let mut report = report(&synced);
    report.said.insert(0, format!("{folder} {state} a git repository of your journal and your curricula."));
    if synced.remote.is_none() {
        report
            .said
            .push("gradus sync init REMOTE gives it a remote: any git repository of your own, a private one.".into());
    }
    Ok(report)
}

/// Commits what is here, takes in what other machines sent, and sends both.
///
/// # Errors
/// Nothing is set up, git is not there, or something could not be written here.
pub fn sync(options: &Options, news: &dyn Fn(SyncNews)) -> Result<SyncReport, Error> {
    let place = Place::find(options)?;
    let tell = |told| news(in_words(told));
    let sync = Sync::of(&place.paths, &place.machine, place.today, &tell);
    if !sync.is_set_up() {
        let hint = "gradus sync init REMOTE begins, with the address of an empty git repository of your own";
        return Err(Error::failed("Sync is not set up on this machine.").hint(hint));
    }
    sync.run().map(|synced| report(&synced)).map_err(not_synced)
}

/// A remote as git takes it from any folder.
fn remote_of(typed: &str) -> Result<String, Error> {
    let hint = "give an address such as git@example.org:you/gradus.git, or a folder that `git init --bare` made";
    Ok(match Address::read(typed, hint)? {
        Address::Folder(path) => path.display().to_string(),
        Address::Url(url) => url,
    })
}

fn not_synced(error: SyncError) -> Error {
    match error {
        SyncError::Failed(failure) => failed(failure),
        SyncError::Unconfirmed(_) => not_written(&error),
    }
}

fn in_words(told: Told) -> SyncNews {
    match told {
        Told::Doing(phase) => SyncNews::Doing(match phase {
            Phase::Committing => "committing what is here",
            Phase::Fetching => "asking the remote",
            Phase::Merging => "taking in what other machines sent",
            Phase::Pushing => "sending",
        }),
        Told::First(remote) => SyncNews::Notice(format!(
            "This is the first time that your journal goes to {remote}: with it go your notes and your contact data."
        )),
    }
}

fn report(synced: &Synced) -> SyncReport {
    let mut report = SyncReport { warnings: synced.warnings.clone(), ..SyncReport::default() };
    if synced.received > 0 {
        report.said.push(format!("{} taken in.", count(synced.received, "event")));
    }
    if synced.curricula > 0 {
        let files = count(synced.curricula, "file");
        report.said.push(format!("{files} of your curricula changed; gradus curriculum changes says how, and an open window shows it from its next start on."));
    }
    for (ours, theirs) in &synced.kept {
        report
            .said
            .push(format!("{ours} was changed on both sides; the other one is {theirs}. Keep what you want of each."));
    }
    if synced.bad > 0 {
        let stay = if synced.bad == 1 { "stays" } else { "stay" };
        let lines = count(synced.bad, "line");
        report.warnings.push(format!("{lines} of the journal cannot be read and {stay} here: gradus journal repair."));
    }
    let remote = synced.remote.as_deref().unwrap_or_default();
    match &synced.sent {
        Sent::Nowhere => report.said.push("Committed here; there is no remote.".into()),
        Sent::Nothing if report.said.is_empty() => report.said.push(format!("Everything is as it is at {remote}.")),
        Sent::Nothing => {}
        Sent::Events(0) => report.said.push(format!("Sent to {remote}.")),
        Sent::Events(events) => report.said.push(format!("{} sent to {remote}.", count(*events, "event"))),
        Sent::NotYet => report.said.push(format!(
            "gradus sync sends your journal to {remote}, with your notes and your contact data. Nothing was sent yet."
        )),
        Sent::Failed(failure) => {
            let hint = failure.hint.as_ref().map(|hint| format!("; {hint}")).unwrap_or_default();
            report.not_sent =
                Some(format!("Everything is committed here, not pushed to {remote}: {}{hint}.", failure.why));
        }
    }
    report
}
