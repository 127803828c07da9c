//! `gradus journal …`

mod check;
mod merge;
mod path;
mod repair;
mod restore;

use clap::{Args, Subcommand};

use super::exit::Exit;
use super::shell::{Outcome, Shell};
use crate::workspace::Mended;

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
    Repair(repair::Repair),
    Merge(merge::Merge),
    Restore(restore::Restore),
    Path(path::Path),
}

/// What was done is the answer; what went less than well stands beside it.
fn told(shell: &mut Shell<'_, '_>, mended: &Mended) -> Outcome {
    for problem in &mended.problems {
        shell.hint(&format!("not taken in: {}", problem.headline()));
    }
    for warning in &mended.warnings {
        shell.hint(warning);
    }
    for sentence in &mended.said {
        shell.line(sentence);
    }
    Ok(Exit::Done)
}

impl Journal {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        match &self.command {
            JournalCommand::Check(command) => command.run(shell),
            JournalCommand::Repair(command) => command.run(shell),
            JournalCommand::Merge(command) => command.run(shell),
            JournalCommand::Restore(command) => command.run(shell),
            JournalCommand::Path(command) => command.run(shell),
        }
    }
}
