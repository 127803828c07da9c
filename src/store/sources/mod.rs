//! Curricula from elsewhere: where they are fetched from, what of them is taken, and where it is put. Only texts ever reach
//! `curricula/`, each curriculum whole and in one step; what was there before goes to the backups.

mod folder;
mod offer;
mod place;
mod repository;
mod tree;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use self::folder::Folder;
pub use self::offer::{Offer, Offers};
pub use self::place::Prepared;
use self::repository::Repository;
use super::Failure;
use super::file::{exists, is_folder, read_text};
use super::lock::Lock;
use super::paths::Paths;
use crate::domain::time::Day;
use crate::format::FileText;
use crate::format::provenance::{self, Provenance, SOURCE};

/// What begins the names of what is not finished yet.
const UNFINISHED: &str = ".gradus-";

/// A place to look for curricula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A folder on this machine.
    Folder(PathBuf),
    /// A git repository, by its address or path.
    Repository(String),
}

impl Origin {
    /// What a folder is: a repository without files, or a folder to be read.
    #[must_use]
    pub fn of_folder(path: PathBuf) -> Self {
        let bare = exists(&path.join("HEAD")) && is_folder(&path.join("objects"));
        if bare { Self::Repository(path.display().to_string()) } else { Self::Folder(path) }
    }
}

/// The learner's curricula, the clones they came from and the backups.
#[derive(Clone, Debug)]
pub struct Sources {
    curricula: PathBuf,
    clones: PathBuf,
    backups: PathBuf,
    lock: PathBuf,
}

/// A source whose texts can be read now.
#[derive(Debug)]
pub struct Fetched {
    tree: Fetch,
    /// Its commit; none of a folder.
    pub commit: Option<String>,
}

/// The right to add and change curricula; an empty folder of clones goes with it.
#[derive(Debug)]
pub struct Turn {
    _lock: Lock,
    clones: PathBuf,
}

impl Drop for Turn {
    fn drop(&mut self) {
        place::remove_empty(&self.clones);
    }
}

#[derive(Debug)]
enum Fetch {
    Folder(Folder),
    /// A clone that is kept already.
    Kept(Repository),
    /// One that goes with its folder unless it is kept.
    Fresh(Repository, tempfile::TempDir),
}

impl Sources {
    /// Those of this data folder.
    #[must_use]
    pub fn of(paths: &Paths) -> Self {
        Self {
            curricula: paths.curricula(),
            clones: paths.data.join("sources"),
            backups: paths.data.join("backups").join("curricula"),
            lock: paths.data.join("sources.lock"),
        }
    }

    /// Lets nobody else add or change curricula until it is dropped, and clears away what one left that was killed.
    ///
    /// # Errors
    /// Somebody else holds it, or the data folder cannot be written.
    pub fn lock(&self) -> Result<Turn, Failure> {
        let lock = Lock::acquire(&self.lock, &|_| {})?;
        for folder in [&self.clones, &self.curricula] {
            place::clear(folder);
        }
        Ok(Turn { _lock: lock, clones: self.clones.clone() })
    }

    /// Fetches a source: what is new in the clone of this curriculum, if there is one from there, else all of it.
    ///
    /// # Errors
    /// It cannot be reached or read.
    pub fn fetch(&self, origin: &Origin, id: Option<&str>) -> Result<Fetched, Failure> {
        let url = match origin {
            Origin::Folder(path) => return Ok(Fetched { tree: Fetch::Folder(Folder(path.clone())), commit: None }),
            Origin::Repository(url) => url,
        };
        let clone = id.map(|id| self.clones.join(id)).filter(|folder| is_folder(folder));
        let kept = clone.map(|folder| Repository::fetched(url, folder)).transpose()?.flatten();
        if let Some(kept) = kept {
            return Ok(Fetched { commit: Some(kept.commit.clone()), tree: Fetch::Kept(kept) });
        }
        let scratch = place::scratch(&self.clones)?;
        let fresh = Repository::copy(url, scratch.path().join("clone"))?;
        Ok(Fetched { commit: Some(fresh.commit.clone()), tree: Fetch::Fresh(fresh, scratch) })
    }

    /// Keeps a clone for each of these curricula, to be fetched into later.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn keep(&self, fetched: Fetched, ids: &[&str]) -> Result<(), Failure> {
        let Fetch::Fresh(_, scratch) = fetched.tree else { return Ok(()) };
        let clone = scratch.path().join("clone");
        for (nth, id) in ids.iter().enumerate() {
            let last = nth + 1 == ids.len();
            place::keep(&clone, last, &self.clones.join(id))?;
        }
        Ok(())
    }

    /// Whether the learner has a folder of this name in `curricula/`, whatever it is.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        place::has(&self.curricula, id)
    }

    /// The folders in `curricula/`.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        place::folders(&self.curricula)
    }

    /// The folders in `curricula/` that say where they are from, and those of which it cannot be read, with a sentence.
    #[must_use]
    pub fn known(&self) -> BTreeMap<String, Result<Provenance, String>> {
        let known = |id: String| {
            let path = self.curricula.join(&id).join(SOURCE);
            let text = match read_text(&path) {
                Ok(text) => text?,
                Err(failure) => return Some((id, Err(failure.to_string()))),
            };
            let (read, problems) = provenance::read(&FileText::new(path.display().to_string(), text));
            let why = || problems.first().map(|problem| problem.headline()).unwrap_or_default();
            Some((id, read.ok_or_else(why)))
        };
        self.names().into_iter().filter_map(known).collect()
    }

    /// Whether a curriculum's files are these and no others, apart from the one that says where it is from.
    #[must_use]
    pub fn says(&self, id: &str, offer: &Offer) -> bool {
        place::texts(&self.curricula.join(id)).is_some_and(|texts| texts == offer.files())
    }

    /// Writes a curriculum under a hidden name.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn prepare(&self, offer: &Offer, from: &Provenance) -> Result<Prepared, Failure> {
        let mut files = offer.files();
        files.insert(SOURCE.into(), provenance::print(from).into());
        Prepared::write(&self.curricula, &files)
    }

    /// Gives what was prepared its name; where what was there before went, if anything was.
    ///
    /// # Errors
    /// It cannot be moved there; what was there is as it was.
    pub fn put(&self, prepared: Prepared, id: &str, day: Day) -> Result<Option<PathBuf>, Failure> {
        let backup = if self.has(id) { Some(self.set_aside(id, day)?) } else { None };
        let target = self.curricula.join(id);
        prepared.name(&target).inspect_err(|_| {
            if let Some(backup) = &backup {
                drop(place::rename(backup, &target));
            }
        })?;
        Ok(backup)
    }

    /// Says anew where a curriculum is from.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn note(&self, id: &str, from: &Provenance) -> Result<(), Failure> {
        super::file::overwrite(&self.curricula.join(id).join(SOURCE), provenance::print(from).as_bytes())
    }

    /// Moves a curriculum to the backups and forgets its clone; where it is now.
    ///
    /// # Errors
    /// It cannot be moved; it is as it was.
    pub fn remove(&self, id: &str, day: Day) -> Result<PathBuf, Failure> {
        place::forget(&self.clones.join(id))?;
        self.set_aside(id, day)
    }

    fn set_aside(&self, id: &str, day: Day) -> Result<PathBuf, Failure> {
        place::set_aside(&self.curricula.join(id), &self.backups, &format!("{id}-{day}"))
    }
}

impl Fetched {
    /// What it offers; `shown` is how people call it.
    ///
    /// # Errors
    /// It cannot be read, holds no curriculum, or is far too large.
    pub fn offers(&self, shown: &str) -> Result<Offers, Failure> {
        match &self.tree {
            Fetch::Folder(folder) => offer::offers(folder, shown),
            Fetch::Kept(repository) | Fetch::Fresh(repository, _) => offer::offers(repository, shown),
        }
    }
}

impl Offer {
    /// Its files by their names alone.
    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let name = |path: &str| Path::new(path).file_name().map(|name| name.to_string_lossy().into_owned());
        self.texts.files.iter().filter_map(|(path, text)| Some((name(path)?, text.clone().into()))).collect()
    }
}
