//! `gradus done`

use clap::Args;

use super::given::milestones;
use super::shell::{Outcome, Shell};
use crate::domain::event::When;
use crate::workspace::command::{self, Completion};
use crate::workspace::evidence;

/// Mark milestones as done
///
/// Done again adds evidence or a note and keeps the day.
///
///   gradus done autograd --evidence notebooks/autograd.ipynb
///   gradus done tensors broadcasting --on yesterday
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Done {
    /// Milestones, whole (pytorch/autograd) or in part (autograd)
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,
    /// The day it was done: a date, today or yesterday
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// Done before gradus: learned, but no activity of yours here
    #[arg(long)]
    before: bool,
    /// What backs it: an address, a path, a commit or words; may be given again
    #[arg(long, value_name = "URL|PATH|COMMIT")]
    evidence: Vec<String>,
    /// A note on it
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
}

impl Done {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let mut workspace = shell.open()?;
        let today = workspace.state.today;
        let how = Completion {
            day: self.on.as_deref().map_or(Ok(today), |typed| command::parse_on(typed, today))?,
            when: if self.before { When::Before } else { When::WithGradus },
            evidence: self.evidence.iter().map(|typed| evidence(typed)).collect::<Result<_, _>>()?,
            note: self.note.as_deref().map(str::trim).filter(|note| !note.is_empty()).map(str::to_owned),
        };
        shell.act(&mut workspace, |state| Ok(command::complete(state, &milestones(state, &self.ids)?, &how)))
    }
}
