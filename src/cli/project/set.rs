//! `gradus project set`

use clap::Args;

use crate::cli::shell::{Outcome, Shell};
use crate::workspace::command::{self, ProjectFields};
use crate::workspace::resolve;

/// Change a project
///
/// An empty text clears a field, as --clear does. Only public http(s) links count as proof.
/// On a line for your résumé and on the summary it says what is worth another look.
///
///   gradus project set leaf --bullet "Cut p95 latency from 410 ms to 95 ms with ONNX"
///   gradus project set leaf --bullet "1=Cut p95 latency to 95 ms" --no-bullet 2
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
    /// The data it works on; another name is other data
    #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
    dataset: Option<String>,
    /// Where the data is
    #[arg(long, value_name = "URL")]
    dataset_url: Option<String>,
    /// The licence of the data
    #[arg(long, value_name = "L", allow_hyphen_values = true)]
    licence: Option<String>,
    /// How the data is split
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    split: Option<String>,
    /// The stage; `project ship` ships
    #[arg(long, value_name = "idea|building|archived")]
    status: Option<String>,
    /// The day it began
    #[arg(long, value_name = "DATE")]
    started: Option<String>,
    /// Another day of shipping, for a project that is shipped
    #[arg(long, value_name = "DATE")]
    shipped: Option<String>,
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
    /// A line for your résumé; after "ID=" in place of another; may be given again
    #[arg(long = "bullet", value_name = "[ID=]TEXT", allow_hyphen_values = true)]
    bullets: Vec<String>,
    /// A line to take away, by its id or number; may be given again
    #[arg(long = "no-bullet", value_name = "ID|NUMBER")]
    no_bullets: Vec<String>,
    /// An item for the checklist; after "ID=" in place of another; may be given again
    #[arg(long = "item", value_name = "[ID=]TEXT", allow_hyphen_values = true)]
    items: Vec<String>,
    /// An item to take away, by its id or number; may be given again
    #[arg(long = "no-item", value_name = "ID|NUMBER")]
    no_items: Vec<String>,
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
            dataset_url: self.dataset_url.clone(),
            licence: self.licence.clone(),
            split: self.split.clone(),
            status: self.status.clone(),
            started: self.started.clone(),
            shipped: self.shipped.clone(),
            links: self.links.clone(),
            skills: self.skills.clone(),
            no_skills: self.no_skills.clone(),
            free_skills: self.free_skills.clone(),
            bullets: self.bullets.clone(),
            no_bullets: self.no_bullets.clone(),
            items: self.items.clone(),
            no_items: self.no_items.clone(),
            clear: self.clear.clone(),
        }
    }
}
