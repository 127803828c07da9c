//! Whether an open file and a path are still the same file.

use std::fs::Metadata;

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
