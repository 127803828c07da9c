//! What came of writing.

use std::path::PathBuf;

use crate::domain::claims::Format;
use crate::domain::event::Event;

/// What the journal holds that the state does not know yet.
#[derive(Clone, Debug, PartialEq)]
pub enum News {
    /// Further events, those just written among them.
    More(Vec<Event>),
    /// All events: the file is another one than before.
    All(Vec<Event>),
}

impl Default for News {
    fn default() -> Self {
        Self::More(Vec::new())
    }
}

/// What came of writing an action that was decided on what its writer knew.
#[derive(Clone, Debug, PartialEq)]
pub enum Attempt {
    /// It is written.
    Written(Written),
    /// It is not: others wrote meanwhile. It is to be decided again once this is taken in.
    Outdated(News),
}

/// An action that was written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Written {
    /// What the state should take in.
    pub news: News,
    /// The action's own events.
    pub own: Vec<Event>,
    /// What went less than well.
    pub warnings: Vec<String>,
}

/// What came of an export.
#[derive(Clone, Debug, PartialEq)]
pub enum Exported {
    /// It is written.
    Written {
        /// What the state should take in.
        news: News,
        /// Where to, and what became of the file that was there.
        said: Vec<String>,
    },
    /// A file that differs is there already, and somebody should be asked.
    Exists {
        /// Which.
        target: PathBuf,
        /// The format.
        format: Format,
        /// The document.
        document: Vec<u8>,
    },
}
