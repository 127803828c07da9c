//! Whether an open file and a path are still the same file.

#![expect(clippy::disallowed_methods, reason = "this looks which file a path names")]

use std::fs::{self, File, Metadata};
use std::path::Path;

/// What tells one file from another that took its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Identity {
    #[cfg(unix)]
    device: u64,
    #[cfg(unix)]
    inode: u64,
    /// Where there are no inodes: when it was made.
    #[cfg(not(unix))]
    created: Option<std::time::SystemTime>,
}

impl Identity {
    /// The identity of the file that this is said of.
    #[cfg(unix)]
    pub fn of(metadata: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self { device: metadata.dev(), inode: metadata.ino() }
    }

    /// The identity of the file that this is said of.
    #[cfg(not(unix))]
    pub fn of(metadata: &Metadata) -> Self {
        Self { created: metadata.created().ok() }
    }
}

/// Whether the open file is the one that the path names.
pub(super) fn is_still(file: &File, path: &Path) -> bool {
    match (file.metadata(), fs::metadata(path)) {
        (Ok(open), Ok(named)) => Identity::of(&open) == Identity::of(&named),
        _ => false,
    }
}
