//! `journal restore`: the copies of the journal.

use serde::Serialize;

/// The copies of the journal that can be brought back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BackupsView {
    /// Version of the view.
    pub schema: u32,
    /// The newest first.
    pub backups: Vec<BackupView>,
}

/// One copy of the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BackupView {
    /// What it is called by.
    pub name: String,
    /// The file.
    pub path: String,
    /// In bytes.
    pub length: u64,
    /// How many events it holds.
    pub events: usize,
}
