//! `curriculum remove`: a curriculum of the learner's is taken out. Its texts go to the backups and its marks stay.

use super::{failed, is_shipped, today};
use crate::domain::text::did_you_mean;
use crate::store::sources::Sources;
use crate::workspace::error::Error;
use crate::workspace::open::{Options, find};

/// A curriculum of the learner's, found to be removed.
#[derive(Clone, Debug)]
pub struct Own {
    id: String,
    shipped: bool,
    sources: Sources,
}

/// The learner's curriculum of this id.
///
/// # Errors
/// There is none; a built-in one cannot be removed.
pub fn own(options: &Options, id: &str) -> Result<Own, Error> {
    let sources = Sources::of(&find(options)?);
    let shipped = is_shipped(id)?;
    if sources.has(id) {
        return Ok(Own { id: id.to_owned(), shipped, sources });
    }
    if shipped {
        let error = Error::failed(format!("{id} is built in and cannot be removed."));
        return Err(error.hint("gradus goal --path leaves it out of what you follow"));
    }
    let names = sources.names();
    let near = did_you_mean(id, names.iter().map(String::as_str));
    let error = Error::failed(format!("You have no curriculum \"{id}\"."));
    Err(match near[..] {
        [near, ..] => error.hint(format!("did you mean {near}?")),
        [] => error.hint("gradus curriculum list shows those there are"),
    })
}

impl Own {
    /// What is asked before it is removed.
    #[must_use]
    pub fn question(&self) -> String {
        format!("Remove the curriculum {}? Its texts go to the backups, and your marks stay.", self.id)
    }

    /// Removes it; what was done.
    ///
    /// # Errors
    /// It cannot be moved and is as it was.
    pub fn remove(self) -> Result<Vec<String>, Error> {
        let Self { id, shipped, sources } = self;
        let _one_at_a_time = sources.lock().map_err(failed)?;
        let backup = sources.remove(&id, today()?).map_err(failed)?;
        let after = if shipped {
            format!("The built-in {id} is back, and your marks count for what it shares with this one.")
        } else {
            format!("Your marks stay in the journal, and count again when a curriculum {id} comes back.")
        };
        Ok(vec![format!("Removed {id}; its texts are in {}.", backup.display()), after])
    }
}
