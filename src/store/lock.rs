//! The lock: whoever writes to the data folder holds `journal.lock`, a file that is never replaced.

#![expect(clippy::disallowed_methods, reason = "this is the one place that opens the lock file")]

use std::fs::{File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::path::Path;
use std::time::Duration;

use super::failure::{Failure, reason};
use super::folder;
use super::identity::is_still;

/// How long to wait for whoever holds the lock.
#[derive(Clone, Copy, Debug)]
struct Patience {
    step: Duration,
    /// After that many steps it is said that somebody waits.
    say_after: u32,
    steps: u32,
}

/// Says so after a second, gives up after ten.
const PATIENCE: Patience = Patience { step: Duration::from_millis(25), say_after: 40, steps: 400 };

/// How a file is locked.
type TryLock = fn(&File) -> Result<(), TryLockError>;

/// The lock, held until it is dropped.
#[derive(Debug)]
pub struct Lock {
    /// An open file holds the lock; none where the file system knows no locks.
    _file: Option<File>,
    /// What the learner should know: that this file system knows no locks.
    pub warning: Option<String>,
}

impl Lock {
    /// Takes the lock at `path`, making its folder where there is none, and waits up to ten seconds for it. After one
    /// second `waiting` is told who waits for what.
    ///
    /// # Errors
    /// The lock file cannot be made, or somebody else held the lock all the time.
    pub fn acquire(path: &Path, waiting: &dyn Fn(&str)) -> Result<Self, Failure> {
        acquire(path, waiting, PATIENCE, File::try_lock)
    }
}

/// The same with a patience and a way of locking of its own.
fn acquire(path: &Path, waiting: &dyn Fn(&str), patience: Patience, try_lock: TryLock) -> Result<Lock, Failure> {
    let mut file = open(path)?;
    for step in 0..=patience.steps {
        match try_lock(&file) {
            Ok(()) if is_still(&file, path) => return Ok(Lock { _file: Some(file), warning: None }),
            // Somebody removed it meanwhile: whoever comes next locks another file.
            Ok(()) => file = open(path)?,
            Err(TryLockError::WouldBlock) => {}
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Interrupted => {}
            Err(TryLockError::Error(error)) => {
                let warning = format!(
                    "cannot lock {}: {}; do not write with two windows or machines at once",
                    path.display(),
                    reason(&error)
                );
                return Ok(Lock { _file: None, warning: Some(warning) });
            }
        }
        if step == patience.say_after {
            waiting(&format!("waiting for another gradus, which is writing: it holds {}", path.display()));
        }
        if step < patience.steps {
            std::thread::sleep(patience.step);
        }
    }
    let seconds = (patience.step * patience.steps).as_secs();
    let why = format!("another gradus has been holding it for more than {seconds} seconds");
    Err(Failure::new("cannot lock", path, why).hint("let it finish or close it, then try again"))
}

fn open(path: &Path) -> Result<File, Failure> {
    if let Some(folder) = path.parent() {
        folder::make(folder).map_err(|error| Failure::of_folder("cannot make the data folder", folder, &error))?;
    }
    let mut options = OpenOptions::new();
    let opened = options.read(true).write(true).create(true).truncate(false).open(path);
    opened.map_err(|error| Failure::of_write("cannot open", path, &error))
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::fs;

    use super::*;

    const BRIEF: Patience = Patience { step: Duration::from_millis(1), say_after: 1, steps: 3 };

    #[test]
    fn who_waits_too_long_says_so_and_gives_up() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new").join("journal.lock");
        let held = Lock::acquire(&path, &|_| {}).unwrap();
        assert_eq!(held.warning, None);

        let said = RefCell::new(Vec::new());
        let waiting = |words: &str| said.borrow_mut().push(words.to_owned());
        let failure = acquire(&path, &waiting, BRIEF, File::try_lock).unwrap_err();
        let shown = path.display();
        assert_eq!(said.into_inner(), [format!("waiting for another gradus, which is writing: it holds {shown}")]);
        let expected = format!(
            "cannot lock {shown}: another gradus has been holding it for more than 0 seconds; \
             let it finish or close it, then try again"
        );
        assert_eq!(failure.to_string(), expected);

        drop(held);
        assert!(acquire(&path, &|_| {}, BRIEF, File::try_lock).is_ok());
    }

    #[test]
    fn a_lock_that_was_removed_meanwhile_is_no_lock() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.lock");
        let held = RefCell::new(Some(Lock::acquire(&path, &|_| {}).unwrap()));
        // Whoever holds it lets go, and the file that is waited for is the path's no more.
        let waiting = |_: &str| {
            fs::remove_file(&path).unwrap();
            drop(held.take());
        };
        let _lock = acquire(&path, &waiting, BRIEF, File::try_lock).unwrap();
        let other = acquire(&path, &|_| {}, BRIEF, File::try_lock);
        assert!(other.unwrap_err().why.starts_with("another gradus has been holding it"));
    }

    #[test]
    fn a_file_system_without_locks_is_written_with_a_warning() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.lock");
        let unsupported = |_: &File| Err(TryLockError::Error(ErrorKind::Unsupported.into()));
        let lock = acquire(&path, &|_| panic!("nobody holds it"), BRIEF, unsupported).unwrap();
        let shown = path.display();
        let expected = format!("cannot lock {shown}: unsupported; do not write with two windows or machines at once");
        assert_eq!(lock.warning, Some(expected));
        let again = acquire(&path, &|_| panic!("nobody holds it"), BRIEF, unsupported);
        assert!(again.is_ok(), "nobody is kept out");
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_named() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let folder = file.path().join("gradus");
        let failure = Lock::acquire(&folder.join("journal.lock"), &|_| {}).unwrap_err();
        let expected = format!(
            "cannot make the data folder {}: a part of the path is a file, not a folder; \
             set GRADUS_DATA_DIR to a folder you may write",
            folder.display()
        );
        assert_eq!(failure.to_string(), expected);
    }
}
