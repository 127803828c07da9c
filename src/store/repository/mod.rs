//! Somebody's repository, read for an audit and trusted in nothing: no program and no setting of it is used, no link is
//! followed, only regular files are opened, and everything is bounded: files, bytes, depth and time.

mod bare;
mod decode;
#[cfg(unix)]
mod disk;
mod ignore;
#[cfg(any(test, not(unix)))]
mod portable;
mod refs;
mod texts;
mod walk;

use std::fs;
use std::path::{Path, PathBuf};

use super::clock::Deadline;
use super::failure::Failure;
use crate::domain::audit::snapshot::Snapshot;
#[cfg(unix)]
use disk::Folder;
#[cfg(not(unix))]
use portable::Folder;

/// What something in a folder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// A regular file of so many bytes.
    File(u64),
    /// A folder.
    Folder,
    /// A link, wherever it leads.
    Link,
    /// A pipe, a device, a socket.
    Other,
}

/// How much is read at most.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// How many files and folders are looked at.
    pub entries: usize,
    /// How many files are read.
    pub files: usize,
    /// How many bytes of them together.
    pub bytes: u64,
    /// How deep folders may lie in each other.
    pub depth: usize,
    /// Until when.
    pub until: Deadline,
}

impl Bounds {
    /// Those of an audit that has until then.
    #[must_use]
    pub fn until(until: Deadline) -> Self {
        Self { entries: 100_000, files: 5_000, bytes: 64 << 20, depth: 64, until }
    }
}

/// Reads a repository.
///
/// # Errors
/// There is no such folder, or it cannot be read at all.
pub fn read(path: &Path, bounds: Bounds) -> Result<Snapshot, Failure> {
    let failed = |error: std::io::Error| Failure::of("cannot read", path, &error);
    // The folder that was named may be named by a link; from there on none is followed.
    let path: PathBuf = fs::canonicalize(path).map_err(failed)?;
    let root = Folder::open(&path).map_err(failed)?;
    let bare = bare::open(&root, &path, bounds.until);
    let tracked = bare.as_ref().map_or_else(|_| Vec::new(), bare::Bare::paths);
    let found = walk::walk(&root, &tracked, bounds).map_err(failed)?;
    let mut left_out = found.left_out;
    let files = texts::read(&root, found.files, bounds, &mut left_out);
    let git = bare.map(|bare| bare.tell(&files, bounds.until));
    Ok(Snapshot { files, left_out, git })
}
