//! What may be asked of a source, wherever it lies. Nothing is written there, no link is followed, nothing is run.

use crate::store::Failure;

/// The most bytes of a file that are taken.
pub(super) const LARGEST_FILE: u64 = 1 << 20;

/// What is read of a source.
pub(super) trait Tree {
    /// What stands in a folder, by name; `""` is the source itself.
    fn list(&self, folder: &str) -> Result<Vec<Entry>, Failure>;

    /// Those of these files that are there.
    fn files(&self, paths: Vec<String>) -> Result<Vec<String>, Failure>;

    /// What files say that were listed, none of them larger than [`LARGEST_FILE`].
    fn read(&self, files: &[Entry]) -> Result<Vec<Vec<u8>>, Failure>;
}

/// Something that stands in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// By what the tree finds it.
    pub key: String,
}

/// What something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A regular file of so many bytes.
    File(u64),
    /// A folder.
    Folder,
    /// A link, a repository in the repository, a device.
    Other,
}

/// A path in a source: `curricula` and `jax` are `curricula/jax`.
pub(super) fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}
