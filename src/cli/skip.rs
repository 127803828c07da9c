//! `gradus skip`

use clap::Args;

use super::given::milestones;
use super::shell::{Outcome, Shell};
use crate::workspace::command;

/// Skip milestones: not learned, and not in the way any more
///
/// A skipped milestone unblocks what waits for it, leaves the percentages and proves nothing.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Skip {
    /// Milestones
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,
    /// Why
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    reason: Option<String>,
}

impl Skip {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let mut workspace = shell.open()?;
        let reason = self.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
        shell.act(&mut workspace, |state| Ok(command::skip(state, &milestones(state, &self.ids)?, reason)))
    }
}
