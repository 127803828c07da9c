//! `gradus curriculum …`

mod add;
mod changes;
mod check;
mod list;
mod pack;
mod remove;
mod update;

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
    Add(add::Add),
    Update(update::Update),
    Remove(remove::Remove),
    Pack(pack::Pack),
}

impl Curriculum {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        match &self.command {
            CurriculumCommand::List(command) => command.run(shell),
            CurriculumCommand::Check(command) => command.run(shell),
            CurriculumCommand::Changes(command) => command.run(shell),
            CurriculumCommand::Add(command) => command.run(shell),
            CurriculumCommand::Update(command) => command.run(shell),
            CurriculumCommand::Remove(command) => command.run(shell),
            CurriculumCommand::Pack(command) => command.run(shell),
        }
    }
}
