//! `gradus profile …`

mod set;
mod show;

use clap::{Args, Subcommand};

use super::shell::{Outcome, Shell};

/// Who you are, as far as your résumé says
#[derive(Args, Debug)]
#[command(disable_help_subcommand = true)]
pub(super) struct Profile {
    #[command(subcommand)]
    command: ProfileCommand,
}

#[derive(Debug, Subcommand)]
enum ProfileCommand {
    Show(show::Show),
    Set(Box<set::Set>),
}

impl Profile {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        match &self.command {
            ProfileCommand::Show(command) => command.run(shell),
            ProfileCommand::Set(command) => command.run(shell),
        }
    }
}
