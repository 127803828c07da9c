//! `gradus project tick` and `gradus project untick`

use clap::Args;

use crate::cli::shell::{Outcome, Shell};
use crate::workspace::command;
use crate::workspace::resolve::{self, Entry};

/// Tick items of the checklist
#[derive(Args, Debug)]
pub(super) struct Tick {
    #[command(flatten)]
    of: Items,
}

/// Take ticks of the checklist away
#[derive(Args, Debug)]
pub(super) struct Untick {
    #[command(flatten)]
    of: Items,
}

#[derive(Args, Debug)]
struct Items {
    /// A project, by its id or the beginning of it
    #[arg(value_name = "ID")]
    id: String,
    /// Items, by id or by number
    #[arg(value_name = "ITEM", required = true)]
    items: Vec<String>,
}

impl Tick {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let mut workspace = shell.open()?;
        shell.act(&mut workspace, |state| {
            let entry = Entry::Project(resolve::project(state, &self.of.id)?);
            command::tick(state, &entry, &self.of.items)
        })
    }
}

impl Untick {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let mut workspace = shell.open()?;
        shell.act(&mut workspace, |state| {
            let entry = Entry::Project(resolve::project(state, &self.of.id)?);
            command::untick(state, &entry, &self.of.items)
        })
    }
}
