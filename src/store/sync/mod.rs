//! The data folder on several machines, by the learner's own git: what is here is committed, what others sent is taken in,
//! and both are sent. The journal is a set of lines, so that machines only ever add to each other's; nothing is forced, no
//! history is rewritten, and without the remote everything stays committed here.

mod files;
mod repository;
mod tree;

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use self::files::{Found, exchange, scan};
use self::repository::{Repository, Tip};
use self::tree::{Conflict, Entry, JOURNAL, RULES, Tree, from, is_curriculum_file, is_ours, join, make_way};
use super::Failure;
use super::address::without_password;
use super::file::{exists, remember};
use super::journal::{Copy, Journal, WriteError};
use super::lock::Lock;
use super::paths::Paths;
use crate::domain::time::Day;
use crate::format::journal::ordered;

/// What the repository's own files say at the beginning: they are for those who use git in the folder by hand.
const RULE_TEXTS: [&str; 2] = [
    "journal.jsonl merge=union -text\ncurricula/** -text\n",
    "# Only the journal and your own curricula travel.\n/*\n!/.gitattributes\n!/.gitignore\n!/journal.jsonl\n!/curricula/\n",
];

/// How often another machine may be faster, or somebody edit a file meanwhile, before a sync gives up.
const ATTEMPTS: u32 = 8;

/// What a sync is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Committing what is here.
    Committing,
    /// Asking the remote for what it has.
    Fetching,
    /// Taking in what other machines sent.
    Merging,
    /// Sending.
    Pushing,
}

/// What a sync tells while it runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// What it is doing now.
    Doing(Phase),
    /// That it is about to send to this remote for the first time.
    First(String),
}

/// What became of what is here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Sent {
    /// It is committed, and there is no remote.
    #[default]
    Nowhere,
    /// The remote had it already.
    Nothing,
    /// That many events, and what else changed.
    Events(usize),
    /// It is committed here and was not to be sent yet.
    NotYet,
    /// It is committed here and could not be sent.
    Failed(Failure),
}

/// What a sync did.
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use]
pub struct Synced {
    /// The remote's address, without a password.
    pub remote: Option<String>,
    /// How many events of other machines came.
    pub received: usize,
    /// How many files of curricula came, changed or went.
    pub curricula: usize,
    /// What became of what is here.
    pub sent: Sent,
    /// Files that could not be joined with another machine's: its name here, and that of the other one.
    pub kept: Vec<(String, String)>,
    /// How many lines of the journal are no events, and so stay here.
    pub bad: usize,
    /// What the learner should know.
    pub warnings: Vec<String>,
}

/// Why a sync was not carried out; what is here is as it was, or more.
pub type SyncError = WriteError;

/// Whether a sync sends what is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sending {
    Yes,
    NotYet,
}

/// The data folder and its repository.
pub struct Sync<'a> {
    data: &'a Path,
    journal: Journal,
    repository: Repository,
    machine: &'a str,
    today: Day,
    tell: &'a dyn Fn(Told),
    synced: Synced,
}

impl<'a> Sync<'a> {
    /// That of these places; `machine` is this machine's name, and `tell` learns how far it is.
    #[must_use]
    pub fn of(paths: &'a Paths, machine: &'a str, today: Day, tell: &'a dyn Fn(Told)) -> Self {
        let repository = Repository::of(&paths.data);
        let synced = Synced::default();
        Self { data: &paths.data, journal: Journal::unread(paths), repository, machine, today, tell, synced }
    }

    /// Whether the data folder is a repository.
    #[must_use]
    pub fn is_set_up(&self) -> bool {
        self.repository.exists()
    }

    /// Makes the data folder a repository, with this remote if one is given, and takes in what the remote has. Nothing is
    /// sent yet.
    ///
    /// # Errors
    /// The folder lies in another repository, git is not there, or something could not be written.
    pub fn set_up(mut self, remote: Option<&str>) -> Result<Synced, SyncError> {
        if !self.repository.exists() {
            self.repository.make()?;
        }
        if let Some(remote) = remote {
            self.repository.set_remote(remote)?;
        }
        self.carry_out(Sending::NotYet)?;
        Ok(self.synced)
    }

    /// Commits what is here, takes in what others sent, and sends both.
    ///
    /// # Errors
    /// The data folder is no repository, git is not there, or something could not be written here.
    pub fn run(mut self) -> Result<Synced, SyncError> {
        self.carry_out(Sending::Yes)?;
        Ok(self.synced)
    }

    fn carry_out(&mut self, sending: Sending) -> Result<(), SyncError> {
        let waiting = |_: &str| {};
        let _one_at_a_time = Lock::acquire(&self.repository.lock(), &waiting)?;
        self.repository.is_at_rest()?;
        (self.tell)(Told::Doing(Phase::Committing));
        let mut ours = self.commit_what_is_here()?;
        let remote = self.repository.remote()?;
        self.synced.remote = remote.as_deref().map(without_password);
        if let Some(remote) = remote {
            self.synced.sent = self.exchange_with(&remote, &mut ours, sending)?;
        }
        self.synced.bad = self.journal.arrange(self.today)?;
        self.synced.warnings.extend(self.journal.settle());
        Ok(self.repository.settle(&ours.tree)?)
    }

    /// Takes in what the remote has and sends what it lacks, again where another machine was faster.
    fn exchange_with(&mut self, remote: &str, ours: &mut Tip, sending: Sending) -> Result<Sent, SyncError> {
        let mut refused: Option<(Option<String>, Failure)> = None;
        for attempt in 0..ATTEMPTS {
            (self.tell)(Told::Doing(Phase::Fetching));
            let theirs = match self.repository.fetch() {
                Ok(theirs) => theirs,
                Err(failure) => return Ok(Sent::Failed(failure)),
            };
            if let Some((_, failure)) = refused.take_if(|(tip, _)| *tip == theirs) {
                // The remote is as it was when it refused: it would refuse again.
                return Ok(Sent::Failed(failure));
            }
            let theirs = theirs.map(|commit| self.repository.tip(commit)).transpose()?;
            if let Some(theirs) = &theirs
                && !self.repository.leads_to(&theirs.commit, &ours.commit)?
            {
                (self.tell)(Told::Doing(Phase::Merging));
                match self.take_in(ours, theirs)? {
                    Some(both) => *ours = both,
                    None => {
                        *ours = self.commit_what_is_here()?;
                        continue;
                    }
                }
            }
            if theirs.as_ref().is_some_and(|theirs| theirs.commit == ours.commit) {
                return Ok(Sent::Nothing);
            }
            if sending == Sending::NotYet {
                return Ok(Sent::NotYet);
            }
            if !self.repository.was_told(remote)? {
                (self.tell)(Told::First(without_password(remote)));
                self.repository.told(remote)?;
            }
            (self.tell)(Told::Doing(Phase::Pushing));
            match self.repository.push(&ours.commit) {
                Ok(()) => {
                    let before = theirs.as_ref().map(|theirs| self.events(theirs)).transpose()?;
                    return Ok(Sent::Events(self.events(ours)?.saturating_sub(before.unwrap_or_default())));
                }
                Err(failure) => refused = Some((theirs.map(|theirs| theirs.commit), failure)),
            }
            std::thread::sleep(Duration::from_millis(30) * attempt);
        }
        let why = "other machines or programs keep changing what is sent or taken in";
        let failure = Failure::new("cannot sync", self.data, why).hint("sync again in a moment");
        Ok(Sent::Failed(refused.map_or(failure, |(_, refused)| refused)))
    }

    /// Commits the journal and the curricula as they are, if they are not committed; the newest commit.
    fn commit_what_is_here(&mut self) -> Result<Tip, SyncError> {
        let head = self.repository.head()?;
        let before = head.as_ref().map(|tip| tip.tree.clone()).unwrap_or_default();
        self.write_rules(&before)?;
        let mut tree = self.files_here(&before)?;
        let journal = self.journal_with(before.get(JOURNAL))?;
        tree.extend(journal.map(|entry| (JOURNAL.to_owned(), entry)));
        Ok(self.commit(tree, head.as_ref().into_iter().collect(), head.as_ref())?)
    }

    /// A commit of these files after `parents`, where `head` was; the only parent, where it has the same files.
    fn commit(&self, tree: Tree, parents: Vec<&Tip>, head: Option<&Tip>) -> Result<Tip, Failure> {
        let id = self.repository.keep_tree(&tree)?;
        let commit = match parents[..] {
            [only] if only.id == id => only.commit.clone(),
            _ => {
                let parents: Vec<&str> = parents.iter().map(|parent| parent.commit.as_str()).collect();
                self.repository.commit(&id, &parents, self.machine)?
            }
        };
        let before = head.map(|head| head.commit.as_str());
        if before != Some(commit.as_str()) {
            self.repository.move_to(&commit, before)?;
        }
        Ok(Tip { commit, id, tree })
    }

    /// Takes in what another commit holds; none where somebody edited a file meanwhile, which is to be committed first.
    fn take_in(&mut self, ours: &Tip, theirs: &Tip) -> Result<Option<Tip>, SyncError> {
        let base = self.repository.base(&ours.commit, &theirs.commit)?;
        let (mut both, conflicts) = join(&base, &ours.tree, &theirs.tree);
        let mut kept = Vec::new();
        for conflict in conflicts {
            let other = self.resolve(&conflict, theirs, &mut both)?;
            kept.extend(other.map(|other| (conflict.path, other)));
        }
        make_way(&mut both, "elsewhere");
        // What is read can always be read again; only then does a commit say that it is here.
        let Some(changed) = self.write_files(&ours.tree, &both)? else { return Ok(None) };
        let journal = self.journal_with(theirs.tree.get(JOURNAL))?;
        both.extend(journal.map(|entry| (JOURNAL.to_owned(), entry)));
        let follows = self.repository.leads_to(&ours.commit, &theirs.commit)?;
        let parents = if follows { vec![theirs] } else { vec![ours, theirs] };
        let tip = self.commit(both, parents, Some(ours))?;
        self.synced.curricula += changed;
        self.synced.kept.extend(kept);
        Ok(Some(tip))
    }

    /// Puts the result of a conflict into the tree: one text where the changes fit together, else both files; the name of the
    /// other one.
    fn resolve(&self, conflict: &Conflict, theirs: &Tip, both: &mut Tree) -> Result<Option<String>, Failure> {
        if let Some(base) = &conflict.base {
            let read = |blob: &String| self.repository.content(blob);
            let merged = self.repository.merge(&read(base)?, &read(&conflict.ours)?, &read(&conflict.theirs)?)?;
            if let Some(merged) = merged {
                both.insert(conflict.path.clone(), Entry::file(self.repository.keep(&merged)?));
                return Ok(None);
            }
        }
        let machine = self.repository.machine(&theirs.commit, &conflict.path)?;
        let same = |entry: &Entry| entry.blob == conflict.theirs;
        let name = from(&conflict.path, &machine, |name| both.get(name).is_some_and(|entry| !same(entry)));
        both.insert(name.clone(), Entry::file(&conflict.theirs));
        Ok(Some(name))
    }

    /// The files here that are kept in step, except the journal, beside what a commit before held that is none of ours.
    fn files_here(&mut self, before: &Tree) -> Result<Tree, Failure> {
        let found = scan(self.data)?;
        let ids = self.repository.keep_files(&found.paths)?;
        let stays = |(path, entry): &(&String, &Entry)| !is_ours(path, entry) || found.leaves(path);
        let mut tree: Tree = before.iter().filter(stays).map(|(path, entry)| (path.clone(), entry.clone())).collect();
        let Found { paths, left } = found;
        tree.extend(paths.into_iter().zip(ids.into_iter().map(Entry::file)));
        make_way(&mut tree, "elsewhere");
        self.synced.warnings = left.into_iter().map(|(_, sentence)| sentence).collect();
        Ok(tree)
    }

    /// The rules for those who use git by hand, where there are none yet.
    fn write_rules(&self, before: &Tree) -> Result<(), Failure> {
        for (name, text) in RULES.iter().zip(RULE_TEXTS) {
            let path = self.data.join(name);
            if !before.contains_key(*name) && !exists(&path) {
                remember(&path, text.as_bytes())?;
            }
        }
        Ok(())
    }

    /// Writes what changed between two trees; how many files of curricula, none where one of them is not what it was.
    fn write_files(&self, before: &Tree, after: &Tree) -> Result<Option<usize>, Failure> {
        let found = scan(self.data)?;
        let paths: BTreeSet<&String> = before.keys().chain(after.keys()).filter(|path| *path != JOURNAL).collect();
        let mut changed = 0;
        for path in paths {
            let ours =
                |tree: &Tree| tree.get(path).filter(|entry| is_ours(path, entry)).map(|entry| entry.blob.clone());
            let (was, is) = (ours(before), ours(after));
            if was == is || found.leaves(path) {
                continue;
            }
            let read = |blob: Option<String>| blob.map(|blob| self.repository.content(&blob)).transpose();
            if !exchange(self.data, path, read(was)?.as_deref(), read(is)?.as_deref())? {
                return Ok(None);
            }
            changed += usize::from(is_curriculum_file(path));
        }
        Ok(Some(changed))
    }

    /// The journal in order, after what `other` holds and it lacks is added to it; none where there is no journal.
    fn journal_with(&mut self, other: Option<&Entry>) -> Result<Option<Entry>, SyncError> {
        let other = other.filter(|entry| is_ours(JOURNAL, entry));
        let keep = |journal: &Journal| {
            let bytes = journal.whole()?.map(|bytes| ordered(&bytes).bytes);
            bytes.map(|bytes| self.repository.keep(&bytes)).transpose()
        };
        let blob = keep(&self.journal)?;
        let Some(other) = other.filter(|other| blob.as_ref() != Some(&other.blob)) else {
            return Ok(blob.map(Entry::file));
        };
        let bytes = self.repository.content(&other.blob)?;
        let merged = self.journal.merge(&[Copy::new("the other machine's journal", bytes)], self.today)?;
        self.synced.received += merged.taken.iter().sum::<usize>();
        self.synced.warnings.extend(merged.warnings);
        Ok(keep(&self.journal)?.map(Entry::file))
    }

    /// How many events a commit holds.
    fn events(&self, tip: &Tip) -> Result<usize, Failure> {
        let journal = tip.tree.get(JOURNAL).map(|entry| self.repository.content(&entry.blob)).transpose()?;
        Ok(ordered(&journal.unwrap_or_default()).events)
    }
}
