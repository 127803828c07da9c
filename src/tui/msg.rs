//! What the loop waits for.

use crossterm::event::KeyEvent;

use crate::domain::id::ProjectId;
use crate::workspace::{Attempt, Audited, Error, Exported, News, SyncNews, SyncReport};

/// Something that happened.
#[derive(Debug)]
pub enum Msg {
    /// A key was pressed.
    Key(KeyEvent),
    /// Text was pasted.
    Paste(String),
    /// The window has another size.
    Resized,
    /// The window was looked at again.
    Focused,
    /// From now on the system tells when the journal changes.
    Watched,
    /// From now on nobody tells it any more.
    Unwatched,
    /// The journal was changed, perhaps elsewhere.
    Changed,
    /// Nothing can be typed any more: the window is gone.
    InputEnded,
    /// The system asks for something.
    Signal(Signal),
    /// The writer waits for somebody.
    Waiting(String),
    /// What was to be written is written, or is not: others were faster, or it failed.
    Written(Result<Attempt, Error>),
    /// The export is written, or is not.
    Exported(Result<Exported, Error>),
    /// What others wrote to the journal, or why it cannot be read.
    Looked(Result<News, Error>),
    /// What a sync is doing.
    Syncing(SyncNews),
    /// A sync has ended.
    Synced(Result<SyncReport, Error>),
    /// The folder of a project was looked through, or could not be.
    Audited(ProjectId, Result<Audited, Error>),
    /// An address was handed to the browser, or could not be.
    Opened(Result<(), String>),
}

impl Msg {
    /// Whether it is an answer of the writer's that may hold news of the journal.
    #[must_use]
    pub fn tells_of_the_journal(&self) -> bool {
        matches!(self, Self::Written(_) | Self::Exported(_) | Self::Looked(_))
    }
}

/// What the system asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// Quit, with this signal's number.
    Quit(i32),
    /// Stop until told to go on.
    Suspend,
    /// Go on.
    Continue,
}
