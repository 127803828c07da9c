//! `gradus start`

use clap::Args;

use super::shell::{Outcome, Shell};
use crate::workspace::{command, resolve};

/// Begin milestones or projects
///
/// What you started comes first in `next`. A milestone whose prerequisites are open
/// can be started all the same; the answer names them.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Start {
    /// Milestones or projects
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,
}

impl Start {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let mut workspace = shell.open()?;
        shell.act(&mut workspace, |state| {
            let entries = self.ids.iter().map(|id| resolve::entry(state, id)).collect::<Result<Vec<_>, _>>()?;
            command::start(state, &entries)
        })
    }
}
