//! `gradus project set`

use clap::Args;

use crate::cli::shell::{Outcome, Shell};
use crate::workspace::command::{self, ProjectFields};
use crate::workspace::resolve;

/// Change a project
///
/// An empty text clears a field, as --clear does. Only public http(s) links count as proof.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Set {
    /// A project, by its id or the beginning of it
    #[arg(value_name = "ID")]
    id: String,
    /// One line on what it does
    #[arg(long, value_name = "T", allow_hyphen_values = true)]
    summary: Option<String>,
    /// The address of the repository
    #[arg(long, value_name = "URL")]
    repo: Option<String>,
    /// The address of the demo
    #[arg(long, value_name = "URL")]
    demo: Option<String>,
    /// A new title; the id stays
    #[arg(long, value_name = "T", allow_hyphen_values = true)]
    title: Option<String>,
    /// Your part in it
    #[arg(long, value_name = "R", allow_hyphen_values = true)]
    role: Option<String>,
    /// The data it works on
    #[arg(long, value_name = "NAME")]
    dataset: Option<String>,
    /// The stage; `project ship` ships
    #[arg(long, value_name = "idea|building|archived")]
    status: Option<String>,
    /// The day it began
    #[arg(long, value_name = "DATE")]
    started: Option<String>,
    /// A further link; an empty address takes it away; may be given again
    #[arg(long = "link", value_name = "LABEL=URL")]
    links: Vec<String>,
    /// Where it lies on this disk; no résumé says
    #[arg(long, value_name = "DIR")]
    path: Option<String>,
    /// A skill that it shows, by id, name or alias; may be given again
    #[arg(long = "skill", value_name = "S")]
    skills: Vec<String>,
    /// A skill that it does not show; may be given again
    #[arg(long = "no-skill", value_name = "S")]
    no_skills: Vec<String>,
    /// Any other word among its skills; may be given again
    #[arg(long = "free-skill", value_name = "S")]
    free_skills: Vec<String>,
    /// A field to clear; may be given again
    #[arg(long, value_name = "FIELD")]
    clear: Vec<String>,
}

impl Set {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let mut workspace = shell.open()?;
        let fields = self.fields();
        shell.act(&mut workspace, |state| command::change_project(state, resolve::project(state, &self.id)?, &fields))
    }

    fn fields(&self) -> ProjectFields {
        ProjectFields {
            title: self.title.clone(),
            summary: self.summary.clone(),
            role: self.role.clone(),
            repo: self.repo.clone(),
            demo: self.demo.clone(),
            path: self.path.clone(),
            dataset: self.dataset.clone(),
            status: self.status.clone(),
            started: self.started.clone(),
            links: self.links.clone(),
            skills: self.skills.clone(),
            no_skills: self.no_skills.clone(),
            free_skills: self.free_skills.clone(),
            clear: self.clear.clone(),
        }
    }
}
