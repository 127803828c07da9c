//! `gradus note`

use clap::Args;

use super::shell::{Outcome, Shell};
use crate::workspace::{command, resolve};

/// Write a note on a milestone or a project
///
/// Notes are private: no résumé carries them.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Note {
    /// A milestone or a project
    #[arg(value_name = "ID")]
    id: String,
    /// The note, in quotes
    #[arg(value_name = "TEXT", allow_hyphen_values = true)]
    text: String,
}

impl Note {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let mut workspace = shell.open()?;
        shell.act(&mut workspace, |state| command::note(state, &resolve::entry(state, &self.id)?, &self.text))
    }
}
