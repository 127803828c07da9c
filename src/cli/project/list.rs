//! `gradus project list`

use clap::Args;

use crate::cli::exit::Exit;
use crate::cli::shell::{Outcome, Shell};
use crate::cli::table::{Column, Table};
use crate::domain::text::count;
use crate::workspace::query;

/// Every project, with its stage and how well it is backed
#[derive(Args, Debug)]
pub(super) struct List {
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl List {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let workspace = shell.open()?;
        let view = query::projects(&workspace.state);
        if self.json {
            return shell.json(&view);
        }
        if view.projects.is_empty() {
            shell.hint("No project yet. gradus list shows briefs; gradus project new \"Title\" --brief ID makes one.");
        }
        let columns = [Column::Left, Column::Left, Column::Left, Column::Left, Column::Left, Column::Cut];
        let mut table = Table::new(&columns);
        for project in &view.projects {
            let ticked = project.checklist.iter().filter(|item| item.done).count();
            let checklist = format!("{ticked} of {}", project.checklist.len());
            let results =
                if project.results.is_empty() { String::new() } else { count(project.results.len(), "result") };
            let proof = project.proof.map_or("", |proof| proof.word());
            table.row([&project.id, project.status.word(), &checklist, &results, proof, &project.title]);
        }
        shell.table(&table);
        Ok(Exit::Done)
    }
}
