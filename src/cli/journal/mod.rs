//! `gradus journal …`

mod check;
mod path;

use clap::{Args, Subcommand};

use super::shell::{Outcome, Shell};

/// The journal: the one file with everything about you
#[derive(Args, Debug)]
#[command(disable_help_subcommand = true)]
pub(super) struct Journal {
    #[command(subcommand)]
    command: JournalCommand,
}

#[derive(Debug, Subcommand)]
enum JournalCommand {
    Check(check::Check),
    Path(path::Path),
}

impl Journal {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        match &self.command {
            JournalCommand::Check(command) => command.run(shell),
            JournalCommand::Path(command) => command.run(shell),
        }
    }
}
