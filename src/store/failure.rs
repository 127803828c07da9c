//! What went wrong with a file, as a sentence: what was tried, with which path, why it failed and what to do.

use std::fmt;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

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
}
