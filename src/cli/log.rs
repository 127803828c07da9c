//! `gradus log`

use clap::Args;

use super::shell::{Outcome, Shell};
use crate::workspace::{command, resolve};

/// Log time, on a milestone, on a project or on learning as such
#[derive(Args, Debug)]
pub(super) struct Log {
    /// Whole minutes
    #[arg(value_name = "MINUTES")]
    minutes: u32,
    /// A milestone or a project
    #[arg(value_name = "ID")]
    id: Option<String>,
    /// The day: a date, today or yesterday
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// What it was spent on
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
}

impl Log {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let mut workspace = shell.open()?;
        shell.act(&mut workspace, |state| {
            let day = self.on.as_deref().map_or(Ok(state.today), |typed| command::parse_on(typed, state.today))?;
            let entry = self.id.as_deref().map(|id| resolve::entry(state, id)).transpose()?;
            command::log_time(state, entry.as_ref(), self.minutes, day, self.note.as_deref())
        })
    }
}
