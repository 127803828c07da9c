//! `gradus tick` and `gradus untick`

use clap::Args;

use super::shell::{Outcome, Shell};
use crate::workspace::{command, resolve};

/// Tick items of a milestone or of a project's checklist
///
/// `show ID` names the items. The last tick completes nothing: `done` and `project ship` do.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Tick {
    /// A milestone or a project
    #[arg(value_name = "ID")]
    id: String,
    /// Items, by id or by number
    #[arg(value_name = "ITEM", required = true)]
    items: Vec<String>,
}

impl Tick {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let mut workspace = shell.open()?;
        shell.act(&mut workspace, |state| command::tick(state, &resolve::entry(state, &self.id)?, &self.items))
    }
}

/// Take ticks away
#[derive(Args, Debug)]
pub(super) struct Untick {
    /// A milestone or a project
    #[arg(value_name = "ID")]
    id: String,
    /// Items, by id or by number
    #[arg(value_name = "ITEM", required = true)]
    items: Vec<String>,
}

impl Untick {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let mut workspace = shell.open()?;
        shell.act(&mut workspace, |state| command::untick(state, &resolve::entry(state, &self.id)?, &self.items))
    }
}
