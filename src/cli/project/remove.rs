//! `gradus project remove`

use clap::Args;

use crate::cli::exit::Exit;
use crate::cli::shell::{Outcome, Reply, Shell};
use crate::workspace::{Error, command, resolve};

/// Remove a project; `undo` brings it back whole
#[derive(Args, Debug)]
pub(super) struct Remove {
    /// A project, by its id or the beginning of it
    #[arg(value_name = "ID")]
    id: String,
    /// Do not ask
    #[arg(long)]
    yes: bool,
}

impl Remove {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let mut workspace = shell.open()?;
        let project = resolve::project(&workspace.state, &self.id)?;
        if !self.yes {
            match shell.ask(&[], &format!("Remove the project {}? gradus undo brings it back.", project.title)) {
                Reply::Yes => {}
                Reply::No => {
                    shell.hint("It is not removed.");
                    return Ok(Exit::Failed);
                }
                Reply::Nobody => {
                    return Err(Error::failed(format!("Removing {} needs a yes.", project.title))
                        .hint(format!("gradus project remove {} --yes", project.id)));
                }
            }
        }
        let id = project.id.clone();
        shell.act(&mut workspace, |state| Ok(command::remove_project(state, resolve::project(state, &id)?)))
    }
}
