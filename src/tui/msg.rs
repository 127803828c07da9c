//! What the loop waits for.

use crossterm::event::KeyEvent;

use crate::workspace::{Error, Exported, News, SyncNews, SyncReport, Written};

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
    /// The journal was changed, perhaps elsewhere.
    Changed,
    /// Nothing can be typed any more: the window is gone.
    InputEnded,
    /// The system asks for something.
    Signal(Signal),
    /// The writer waits for somebody.
    Waiting(String),
    /// What was to be written is written, or is not.
    Written(Result<Written, Error>),
    /// The export is written, or is not.
    Exported(Result<Exported, Error>),
    /// What others wrote to the journal, or why it cannot be read.
    Looked(Result<News, Error>),
    /// What a sync is doing.
    Syncing(SyncNews),
    /// A sync has ended.
    Synced(Result<SyncReport, Error>),
    /// An address was handed to the browser, or could not be.
    Opened(Result<(), String>),
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
