//! `gradus undo`

use clap::Args;

use super::exit::Exit;
use super::shell::{Outcome, Reply, Shell};
use crate::workspace::{State, command};

/// Take back the last act on this machine, or any act
///
/// Nothing is erased: an undo is one more line in the journal, and `redo` takes it back.
/// `history` shows the ids of older acts and of other machines'. The id of an undo puts back
/// what it took back, however long ago. On a terminal, an act that is named is shown first,
/// with what goes with it.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Undo {
    /// The id of an act, or the last eight characters of it
    #[arg(value_name = "ID")]
    id: Option<String>,
    /// Only say what would be taken back, and what goes with it
    #[arg(long)]
    dry_run: bool,
    /// Do not ask
    #[arg(long)]
    yes: bool,
}

impl Undo {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let mut workspace = shell.open()?;
        let decide = |state: &State| match &self.id {
            None => command::undo(state),
            Some(id) => command::undo_action(state, id),
        };
        let foreseen = command::foreseen(&workspace.state, &decide(&workspace.state)?);
        if self.dry_run {
            foreseen.iter().for_each(|sentence| shell.line(sentence));
            return Ok(Exit::Done);
        }
        if self.id.is_some() && !self.yes && shell.ask(&foreseen, "Do it?") == Reply::No {
            shell.hint("Nothing was changed.");
            return Ok(Exit::Failed);
        }
        shell.act(&mut workspace, decide)
    }
}
