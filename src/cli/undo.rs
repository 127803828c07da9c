//! `gradus undo`

use clap::Args;

use super::exit::Exit;
use super::shell::{Outcome, Shell};
use crate::domain::event::Body;
use crate::workspace::command;

/// Take back the last act on this machine, or any act
///
/// Nothing is erased: an undo is one more line in the journal, and `redo` takes it back.
/// `history` shows the ids of older acts and of other machines'.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Undo {
    /// The id of an act, or the last eight characters of it
    #[arg(value_name = "ID")]
    id: Option<String>,
    /// Only say what would be taken back
    #[arg(long)]
    dry_run: bool,
}

impl Undo {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let mut workspace = shell.open()?;
        let state = &workspace.state;
        let draft = self.id.as_deref().map_or_else(|| command::undo(state), |id| command::undo_action(state, id))?;
        if !self.dry_run {
            return shell.act(&mut workspace, &draft);
        }
        for body in &draft.bodies {
            if let Body::Reverted(act) = body {
                shell.line(&format!("Would take back: {}.", state.teller().action(act)));
            }
        }
        Ok(Exit::Done)
    }
}
