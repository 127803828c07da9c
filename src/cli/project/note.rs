//! `gradus project note`

use clap::Args;

use crate::cli::shell::{Outcome, Shell};
use crate::workspace::command;
use crate::workspace::resolve::{self, Entry};

/// Write a note on a project
///
/// Notes are private: no résumé carries them.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Note {
    /// A project, by its id or the beginning of it
    #[arg(value_name = "ID")]
    id: String,
    /// The note, in quotes
    #[arg(value_name = "TEXT", allow_hyphen_values = true)]
    text: String,
}

impl Note {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let mut workspace = shell.open()?;
        shell.act(&mut workspace, |state| {
            command::note(state, &Entry::Project(resolve::project(state, &self.id)?), &self.text)
        })
    }
}
