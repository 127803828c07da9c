//! `gradus curriculum …`

mod changes;
mod check;
mod list;
mod pack;

use clap::{Args, Subcommand};

use super::shell::{Outcome, Shell};

/// Curricula, built-in and your own
#[derive(Args, Debug)]
#[command(disable_help_subcommand = true)]
pub(super) struct Curriculum {
    #[command(subcommand)]
    command: CurriculumCommand,
}

#[derive(Debug, Subcommand)]
enum CurriculumCommand {
    List(list::List),
    Check(check::Check),
    Changes(changes::Changes),
    Pack(pack::Pack),
}

impl Curriculum {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        match &self.command {
            CurriculumCommand::List(command) => command.run(shell),
            CurriculumCommand::Check(command) => command.run(shell),
            CurriculumCommand::Changes(command) => command.run(shell),
            CurriculumCommand::Pack(command) => command.run(shell),
        }
    }
}
