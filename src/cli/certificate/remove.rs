//! `gradus certificate remove`

use clap::Args;

use crate::cli::shell::{Outcome, Shell};
use crate::workspace::command;

/// Remove a certificate; `undo` brings it back
#[derive(Args, Debug)]
pub(super) struct Remove {
    /// A certificate, by its id or the beginning of it
    #[arg(value_name = "ID")]
    id: String,
}

impl Remove {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let mut workspace = shell.open()?;
        shell.act(&mut workspace, |state| command::remove_certificate(state, &self.id))
    }
}
