//! Folders that hold nothing yet: one that is gone again when it is no longer needed, and one that somebody named for
//! something new.

#![expect(clippy::disallowed_methods, reason = "this makes folders and looks whether they are empty")]

use std::fs::{self, OpenOptions};
use std::io::{Error, ErrorKind, Write};
use std::path::Path;

use tempfile::TempDir;

use super::failure::{Failure, remedy};
use super::folder;

/// A folder in the system's place for them that nobody else may read; it is removed with all in it when this goes out of
/// scope.
#[derive(Debug)]
pub struct Temporary(TempDir);

impl Temporary {
    /// Makes one whose name begins with `name`.
    ///
    /// # Errors
    /// The system has no place for it.
    pub fn new(name: &str) -> Result<Self, Failure> {
        let made = tempfile::Builder::new().prefix(name).tempdir();
        made.map(Self).map_err(|error| {
            let hint = "set TMPDIR to a folder you may write";
            Failure::of("cannot make a folder in", &std::env::temp_dir(), &error).hint(hint)
        })
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.0.path()
    }
}

/// Writes the first file of a folder, which is empty or is made.
///
/// # Errors
/// The folder holds something already, or cannot be written.
pub fn begin(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let folder = file.parent().unwrap_or(file);
    let failed = |error| Failure::of_folder("cannot write into", folder, &error).hint(other(&error));
    match fs::read_dir(folder).map(|mut entries| entries.next().is_none()) {
        Ok(true) => {}
        Ok(false) => {
            return Err(Failure::new("cannot write into", folder, "it holds something already")
                .hint("name a folder that is empty or not there yet"));
        }
        Err(error) if error.kind() == ErrorKind::NotFound => folder::make(folder).map_err(failed)?,
        Err(error) => return Err(failed(error)),
    }
    let written = OpenOptions::new().write(true).create_new(true).open(file).and_then(|mut new| new.write_all(bytes));
    written.map_err(|error| Failure::of("cannot write", file, &error).hint(other(&error)))
}

/// What to do about a folder that somebody named.
fn other(error: &Error) -> &'static str {
    remedy(error).unwrap_or("name a folder you may write")
}

/// Whether two paths lead to one folder, which need not be there.
#[must_use]
pub fn is_same(one: &Path, other: &Path) -> bool {
    let real =
        |path: &Path| fs::canonicalize(path).or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.into());
    real(one) == real(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_temporary_folder_is_gone_with_all_in_it() {
        let temporary = Temporary::new("gradus-test-").unwrap();
        let path = temporary.path().to_owned();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(path.is_dir() && name.starts_with("gradus-test-"), "{name}");
        begin(&path.join("a/b/c"), b"d").unwrap();
        drop(temporary);
        assert!(!path.exists());
    }

    #[test]
    fn a_folder_is_begun_once() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("new/demo/journal.jsonl");
        assert_eq!(begin(&file, b"one"), Ok(()));
        let failure = begin(&file, b"two").unwrap_err();
        let folder = home.path().join("new/demo");
        assert_eq!((failure.path, failure.why.as_str()), (folder, "it holds something already"));
        assert_eq!(fs::read(&file).unwrap(), b"one");
        assert_eq!(begin(&file.join("journal.jsonl"), b"two").unwrap_err().why, "it is a file, not a folder");
    }

    #[test]
    fn a_folder_is_the_same_however_it_is_reached() {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir(home.path().join("a")).unwrap();
        assert!(is_same(&home.path().join("a"), &home.path().join("a/../a/.")));
        assert!(is_same(&home.path().join("missing"), &home.path().join("missing/.")));
        assert!(!is_same(&home.path().join("a"), &home.path().join("missing")));
    }
}
