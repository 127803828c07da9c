//! What went wrong with a file, as a sentence: what was tried, with which path, why it failed and what to do.

#![expect(clippy::disallowed_methods, reason = "this looks whether a file stands where a folder should be")]

use std::fmt;
use std::fs;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

/// What to do about a data folder that cannot be written.
const ELSEWHERE: &str = "set GRADUS_DATA_DIR to a folder you may write";

/// What to do about something that has the name of something else.
pub(super) const IN_THE_WAY: &str = "move it away, or set GRADUS_DATA_DIR";

/// Something that could not be done with a file or folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What was tried: `cannot write`.
    pub tried: String,
    /// With which file or folder.
    pub path: PathBuf,
    /// Why it failed.
    pub why: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Failure {
    /// `tried` ("cannot read") failed on `path` for the reason `why`.
    pub(super) fn new(tried: &str, path: &Path, why: impl Into<String>) -> Self {
        Self { tried: tried.into(), path: path.into(), why: why.into(), hint: None }
    }

    /// The same for an error of the system.
    pub(super) fn of(tried: &str, path: &Path, error: &Error) -> Self {
        Self::new(tried, path, reason(error))
    }

    /// The same for a file of the data folder that cannot be written, with what to do.
    pub(super) fn of_write(tried: &str, path: &Path, error: &Error) -> Self {
        Self::of(tried, path, error).hint(remedy(error).unwrap_or(ELSEWHERE))
    }

    /// The same for a folder that cannot be made, read or written into, with what to do; there may be a file in its place.
    pub(super) fn of_folder(tried: &str, folder: &Path, error: &Error) -> Self {
        if fs::metadata(folder).is_ok_and(|metadata| !metadata.is_dir()) {
            return Self::new(tried, folder, "it is a file, not a folder").hint(IN_THE_WAY);
        }
        if is_broken_link(folder) {
            let hint = "bring back what it leads to, or move it away";
            return Self::new(tried, folder, "it is a link to something that is not there").hint(hint);
        }
        Self::of_write(tried, folder, error)
    }

    /// The same with what to do.
    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.tried, self.path.display(), self.why)?;
        match &self.hint {
            Some(hint) => write!(f, "; {hint}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Failure {}

/// Whether there is a link that leads nowhere: to a disk that is not mounted, perhaps.
pub(super) fn is_broken_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok() && fs::metadata(path).is_err_and(|error| error.kind() == ErrorKind::NotFound)
}

/// What to do about a write that failed for this reason, where the reason tells.
pub(super) fn remedy(error: &Error) -> Option<&'static str> {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::WriteZero => Some("make room and try again"),
        ErrorKind::FileTooLarge => Some("raise the limit (`ulimit -f`) and try again"),
        ErrorKind::IsADirectory => Some(IN_THE_WAY),
        _ => None,
    }
}

/// Why the system refused, in plain words where there are some.
pub(super) fn reason(error: &Error) -> String {
    let words = match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder",
        ErrorKind::AlreadyExists => "something else has that name",
        ErrorKind::PermissionDenied => "permission denied",
        ErrorKind::StorageFull => "the disk is full",
        ErrorKind::QuotaExceeded => "your quota on this disk is used up",
        ErrorKind::FileTooLarge => "the file would be larger than this system or a limit allows",
        ErrorKind::ReadOnlyFilesystem => "the file system is read-only",
        ErrorKind::NotADirectory => "a part of the path is a file, not a folder",
        ErrorKind::IsADirectory => "it is a folder, not a file",
        _ => return error.to_string(),
    };
    words.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_a_sentence() {
        let error = Error::from(ErrorKind::StorageFull);
        let failure = Failure::of("cannot write", Path::new("/data/journal.jsonl"), &error);
        assert_eq!(failure.to_string(), "cannot write /data/journal.jsonl: the disk is full");
        let hinted = failure.hint("make room and try again");
        assert_eq!(hinted.to_string(), "cannot write /data/journal.jsonl: the disk is full; make room and try again");
    }

    #[test]
    fn what_to_do_follows_from_why() {
        let said = |kind| Failure::of_write("cannot write", Path::new("/d/j"), &Error::from(kind)).to_string();
        let cases = [
            (ErrorKind::StorageFull, "the disk is full; make room and try again"),
            (
                ErrorKind::FileTooLarge,
                "the file would be larger than this system or a limit allows; \
                 raise the limit (`ulimit -f`) and try again",
            ),
            (ErrorKind::IsADirectory, "it is a folder, not a file; move it away, or set GRADUS_DATA_DIR"),
            (ErrorKind::PermissionDenied, "permission denied; set GRADUS_DATA_DIR to a folder you may write"),
        ];
        for (kind, expected) in cases {
            assert_eq!(said(kind), format!("cannot write /d/j: {expected}"));
        }
    }

    #[test]
    fn a_file_in_the_place_of_a_folder_is_called_so() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let error = Error::from(ErrorKind::NotADirectory);
        let said = |path: &Path| Failure::of_folder("cannot read", path, &error).to_string();
        let expected = "it is a file, not a folder; move it away, or set GRADUS_DATA_DIR";
        assert_eq!(said(file.path()), format!("cannot read {}: {expected}", file.path().display()));
        let below = file.path().join("below");
        let expected = "a part of the path is a file, not a folder; set GRADUS_DATA_DIR to a folder you may write";
        assert_eq!(said(&below), format!("cannot read {}: {expected}", below.display()));
    }
}
