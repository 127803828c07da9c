//! `gradus story …`

mod list;
mod set;
mod show;

use clap::{Args, Subcommand};

use super::shell::{Outcome, Shell};
use crate::workspace::query::StoryView;

/// Stories of your own work, for what interviewers ask everybody to tell
///
/// Six prompts come up again and again; any other one can be added in your own words.
/// A story is a situation, what you did, and what came of it. It is printed by
/// `gradus interview` and stands on no résumé.
///
///   gradus story set bad-dataset --situation "4 % of the prices were 0" --result "…"
#[derive(Args, Debug)]
#[command(verbatim_doc_comment, disable_help_subcommand = true, args_conflicts_with_subcommands = true)]
pub(super) struct Story {
    #[command(subcommand)]
    command: Option<StoryCommand>,
}

#[derive(Debug, Subcommand)]
enum StoryCommand {
    List(list::List),
    Show(show::Show),
    Set(set::Set),
}

impl Story {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        match &self.command {
            None => list::List::default().run(shell),
            Some(StoryCommand::List(command)) => command.run(shell),
            Some(StoryCommand::Show(command)) => command.run(shell),
            Some(StoryCommand::Set(command)) => command.run(shell),
        }
    }
}

/// The parts of a story, each on lines of its own.
pub(super) fn tell(shell: &mut Shell<'_, '_>, story: &StoryView) {
    for (name, part) in story.parts() {
        shell.paragraph(&format!("    {:<11}", format!("{name}:")), part);
    }
}
