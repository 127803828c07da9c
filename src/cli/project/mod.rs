//! `gradus project …`

mod audit;
mod list;
mod measure;
mod new;
mod note;
mod remove;
mod set;
mod ship;
mod show;
mod tick;

use clap::{Args, Subcommand};

use super::shell::{Outcome, Shell};

pub(super) use show::{describe, json};

/// Portfolio projects, which prove your skills
///
/// A project is made free or from a brief (`gradus list`), has a checklist and results,
/// and stands on your résumé once it is shipped with a public link or a measured result.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment, disable_help_subcommand = true)]
pub(super) struct Project {
    #[command(subcommand)]
    command: ProjectCommand,
}

#[derive(Debug, Subcommand)]
enum ProjectCommand {
    New(new::New),
    List(list::List),
    Show(show::Show),
    Set(Box<set::Set>),
    Tick(tick::Tick),
    Untick(tick::Untick),
    Measure(measure::Measure),
    Note(note::Note),
    Audit(audit::Audit),
    Ship(ship::Ship),
    Remove(remove::Remove),
}

impl Project {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        match &self.command {
            ProjectCommand::New(command) => command.run(shell),
            ProjectCommand::List(command) => command.run(shell),
            ProjectCommand::Show(command) => command.run(shell),
            ProjectCommand::Set(command) => command.run(shell),
            ProjectCommand::Tick(command) => command.run(shell),
            ProjectCommand::Untick(command) => command.run(shell),
            ProjectCommand::Measure(command) => command.run(shell),
            ProjectCommand::Note(command) => command.run(shell),
            ProjectCommand::Audit(command) => command.run(shell),
            ProjectCommand::Ship(command) => command.run(shell),
            ProjectCommand::Remove(command) => command.run(shell),
        }
    }
}
