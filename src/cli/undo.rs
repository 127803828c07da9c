//! `gradus undo`

use clap::Args;

use super::exit::Exit;
use super::shell::{Outcome, Shell};
use crate::workspace::{State, command};

/// Take back the last act on this machine, or any act
///
/// Nothing is erased: an undo is one more line in the journal, and `redo` takes it back.
/// `history` shows the ids of older acts and of other machines'. The id of an undo puts back
/// what it took back, however long ago.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Undo {
    /// The id of an act, or the last eight characters of it
    #[arg(value_name = "ID")]
    id: Option<String>,
    /// Only say what would be taken back, and what goes with it
    #[arg(long)]
    dry_run: bool,
}

impl Undo {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let mut workspace = shell.open()?;
        let decide = |state: &State| match &self.id {
            None => command::undo(state),
            Some(id) => command::undo_action(state, id),
        };
        if !self.dry_run {
            return shell.act(&mut workspace, decide);
        }
        let draft = decide(&workspace.state)?;
        for sentence in command::foreseen(&workspace.state, &draft) {
            shell.line(&sentence);
        }
        Ok(Exit::Done)
    }
}
