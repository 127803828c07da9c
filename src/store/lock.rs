//! The lock: whoever writes to the data folder holds `journal.lock`, a file that is never replaced.

#![expect(clippy::disallowed_methods, reason = "this is the one place that opens the lock file")]

use std::fs::{File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::path::Path;
use std::time::Duration;

use super::failure::{Failure, reason};
use super::folder;

/// What to do about a data folder that cannot be written.
pub(super) const ELSEWHERE: &str = "set GRADUS_DATA_DIR to a folder you may write";

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
        acquire(path, waiting, PATIENCE)
    }
}

fn acquire(path: &Path, waiting: &dyn Fn(&str), patience: Patience) -> Result<Lock, Failure> {
    let file = open(path)?;
    for step in 0..=patience.steps {
        match file.try_lock() {
            Ok(()) => return Ok(Lock { _file: Some(file), warning: None }),
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
        folder::make(folder)
            .map_err(|error| Failure::of("cannot make the data folder", folder, &error).hint(ELSEWHERE))?;
    }
    let mut options = OpenOptions::new();
    let opened = options.read(true).write(true).create(true).truncate(false).open(path);
    opened.map_err(|error| Failure::of("cannot open", path, &error).hint(ELSEWHERE))
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    #[test]
    fn who_waits_too_long_says_so_and_gives_up() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new").join("journal.lock");
        let held = Lock::acquire(&path, &|_| {}).unwrap();
        assert_eq!(held.warning, None);

        let said = RefCell::new(Vec::new());
        let patience = Patience { step: Duration::from_millis(1), say_after: 1, steps: 3 };
        let failure = acquire(&path, &|words| said.borrow_mut().push(words.to_owned()), patience).unwrap_err();
        let shown = path.display();
        assert_eq!(said.into_inner(), [format!("waiting for another gradus, which is writing: it holds {shown}")]);
        let expected = format!(
            "cannot lock {shown}: another gradus has been holding it for more than 0 seconds; \
             let it finish or close it, then try again"
        );
        assert_eq!(failure.to_string(), expected);

        drop(held);
        assert!(acquire(&path, &|_| {}, patience).is_ok());
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
