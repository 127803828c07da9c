//! `gradus reset`

use clap::Args;

use super::given::milestones;
use super::shell::{Outcome, Shell};
use crate::workspace::command;

/// Open milestones again
///
/// Their state, ticks and evidence are gone from view; what you did on past days stays.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Reset {
    /// Milestones
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,
}

impl Reset {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let mut workspace = shell.open()?;
        shell.act(&mut workspace, |state| Ok(command::reset(state, &milestones(state, &self.ids)?)))
    }
}
