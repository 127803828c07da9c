//! What `update` asks the outside to do. It only says so; one interpreter (in the loop) does it.

use std::path::PathBuf;

use crate::domain::changes::Seen;
use crate::domain::id::ProjectId;
use crate::domain::stamp::Draft;
use crate::export::Format;

/// Something to be done outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Write an action to the journal.
    Write(Draft),
    /// Write an export to a file.
    Export {
        /// Where to.
        target: PathBuf,
        /// In which format.
        format: Format,
        /// The document.
        document: Vec<u8>,
        /// What to do with a file that is there already.
        overwrite: Overwrite,
    },
    /// Put a text on the clipboard of the terminal.
    Copy(String),
    /// Open an address in the browser.
    OpenUrl(String),
    /// Keep what was seen of the curricula. Nothing is said about it, whatever comes of it.
    KeepSeen(Seen),
    /// Look through the folder of a project as an employer would.
    Audit(ProjectId, PathBuf),
    /// Take in what other machines sent, and send what is here.
    Sync,
    /// See what others wrote to the journal.
    Look,
    /// Stop until told to go on.
    Suspend,
    /// Leave the program.
    Quit,
}

/// What to do with a file that is there already and differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overwrite {
    /// Ask first.
    Ask,
    /// Keep it as a backup and write.
    Yes,
}
