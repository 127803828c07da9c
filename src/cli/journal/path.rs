//! `gradus journal path`

use clap::Args;

use crate::cli::exit::Exit;
use crate::cli::shell::{Outcome, Shell};
use crate::workspace;

/// Print where the journal is
#[derive(Args, Debug)]
pub(super) struct Path {}

impl Path {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let path = workspace::journal_path(shell.options())?;
        shell.line(&path.display().to_string());
        Ok(Exit::Done)
    }
}
