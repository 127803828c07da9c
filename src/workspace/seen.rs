//! What this machine last showed of the curricula, and what changed since. It may be lost at any time: then nothing is told.

use std::path::PathBuf;

use super::desk::because;
use super::error::Error;
use super::open::Workspace;
use super::query::broken;
use crate::domain::changes::{self, Change, Seen};
use crate::format::seen;
use crate::store::Failure;
use crate::store::file;

/// Where it is kept.
#[derive(Clone, Debug)]
pub(super) struct SeenFile(pub(super) PathBuf);

impl SeenFile {
    /// Its text; none when there is none, or none that can be read.
    fn text(&self) -> Option<String> {
        file::read_text(&self.0).ok().flatten()
    }

    /// Keeps what was seen.
    ///
    /// # Errors
    /// It cannot be written; what was there is as it was.
    pub(super) fn keep(&self, seen: &Seen) -> Result<(), Error> {
        let text = seen::print(seen).map_err(Error::failed)?;
        let failed = |failure: Failure| because("What you have seen is not kept", &failure);
        file::remember(&self.0, text.as_bytes()).map_err(failed)
    }
}

/// What changed since this machine last told it.
#[derive(Clone, Debug, PartialEq)]
pub struct Unseen {
    /// By curriculum; none when nothing was ever told, or it is lost.
    pub changes: Option<Vec<Change>>,
    /// Everything that is loaded, to be kept once the changes are told.
    pub now: Seen,
}

impl Workspace {
    /// What changed in the curricula since it was last told one by one.
    #[must_use]
    pub fn unseen(&self) -> Unseen {
        let state = &self.state;
        let broken = broken(&state.problems);
        let before = self.desk.seen().text().as_deref().and_then(seen::read);
        let now = Seen::now(&state.catalog, before.as_ref().unwrap_or(&Seen::default()), &broken);
        let compared = before.map(|before| changes::compare(&before, &state.catalog, &state.progress, &broken));
        Unseen { changes: compared, now }
    }

    /// Takes in what changed in the curricula, unless it was mentioned already, and gives what is to be kept once it is.
    /// Where nothing changed this costs the reading of one small file.
    #[must_use]
    pub fn notice_changes(&mut self) -> Option<Seen> {
        let broken = broken(&self.state.problems);
        let text = self.desk.seen().text();
        let now = changes::prints(&self.state.catalog);
        let mentioned = text.as_deref().and_then(seen::read_mentioned);
        if mentioned.is_some_and(|mentioned| changes::unchanged(&mentioned, &now, &broken)) {
            return None;
        }
        let Some(before) = text.as_deref().and_then(seen::read) else {
            return Some(Seen::now(&self.state.catalog, &Seen::default(), &broken));
        };
        let changes = changes::compare(&before, &self.state.catalog, &self.state.progress, &broken);
        let mentioned = before.mentioned(&now, &broken);
        self.state.changes = changes;
        Some(mentioned)
    }
}
