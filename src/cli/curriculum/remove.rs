//! `gradus curriculum remove`

use clap::Args;

use crate::cli::exit::Exit;
use crate::cli::shell::{Outcome, Reply, Shell};
use crate::workspace::Error;
use crate::workspace::sources::own;

/// Take a curriculum of yours out; your marks stay
///
/// Its texts go to the backups. A built-in one whose place it took is back then.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Remove {
    /// A curriculum of yours, added or written here
    #[arg(value_name = "ID")]
    id: String,
    /// Do not ask
    #[arg(long)]
    yes: bool,
}

impl Remove {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let own = own(shell.options(), &self.id)?;
        if !self.yes {
            match shell.ask(&[], &own.question()) {
                Reply::Yes => {}
                Reply::No => {
                    shell.hint("It is not removed.");
                    return Ok(Exit::Failed);
                }
                Reply::Nobody => {
                    return Err(Error::failed(format!("Removing {} needs a yes.", self.id))
                        .hint(format!("gradus curriculum remove {} --yes", self.id)));
                }
            }
        }
        own.remove()?.iter().for_each(|sentence| shell.line(sentence));
        Ok(Exit::Done)
    }
}
