//! `gradus redo`

use clap::Args;

use super::shell::{Outcome, Shell};
use crate::workspace::command;

/// Put back what was taken back last
///
/// Only while nothing else was done since.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Redo {}

impl Redo {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let mut workspace = shell.open()?;
        shell.act(&mut workspace, command::redo)
    }
}
