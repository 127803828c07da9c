//! `gradus project new`

use clap::Args;

use crate::cli::exit::Exit;
use crate::cli::shell::{Outcome, Shell};
use crate::domain::event::{Body, ProjectAct};
use crate::workspace::{command, resolve};

/// Make a project, free or from a brief; prints its id
///
/// From a brief it takes the checklist, the skills and the data; free it gets a standard
/// checklist. The id alone is on stdout:
///
///   id=$(gradus project new "Leaf Doctor" --brief leaf-doctor)
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct New {
    /// What it is called
    #[arg(value_name = "TITLE", allow_hyphen_values = true)]
    title: String,
    /// The brief it is made from
    #[arg(long, value_name = "BRIEF")]
    brief: Option<String>,
}

impl New {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let mut workspace = shell.open()?;
        let (draft, written) = shell.commit(&mut workspace, |state| {
            let brief = self.brief.as_deref().map(|typed| resolve::brief(state, typed)).transpose()?;
            command::new_project(state, &self.title, brief)
        })?;
        for event in &written.own {
            if let Body::Project(id, ProjectAct::Created(_)) = &event.body {
                shell.line(id);
            }
        }
        for sentence in &draft.said {
            shell.hint(sentence);
        }
        Ok(Exit::Done)
    }
}
