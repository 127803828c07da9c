//! `gradus snooze`

use clap::Args;

use super::shell::{Outcome, Shell};
use crate::workspace::command::{self, SNOOZE_DAYS};
use crate::workspace::resolve;

/// Put a step off for some days: until then it is no next step
///
/// It lowers no figure, and it comes back by itself. With 0 days it comes back at once.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Snooze {
    /// A milestone, a brief or a project, as `next` names it
    #[arg(value_name = "ID")]
    id: String,
    /// For how many days, up to 365
    #[arg(value_name = "DAYS", default_value_t = SNOOZE_DAYS, value_parser = clap::value_parser!(u16).range(..=365))]
    days: u16,
}

impl Snooze {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let mut workspace = shell.open()?;
        shell.act(&mut workspace, |state| Ok(command::snooze(state, &resolve::entry(state, &self.id)?, self.days)))
    }
}
