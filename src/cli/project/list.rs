//! `gradus project list`

use clap::Args;

use crate::cli::exit::Exit;
use crate::cli::shell::{Outcome, Shell};
use crate::cli::table::{Column, Table};
use crate::domain::text::count;
use crate::workspace::query;

/// Every project: its stage, its checklist, how well it is backed and what takes it further
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
        let columns = [Column::Left, Column::Left, Column::Left, Column::Left, Column::Cut];
        let mut table = Table::new(&columns);
        for project in &view.projects {
            let ticked = project.checklist.iter().filter(|item| item.done).count();
            let checklist = format!("{ticked} of {}", project.checklist.len());
            let results =
                if project.results.is_empty() { String::new() } else { count(project.results.len(), "result") };
            table.row([&project.id, project.status.word(), &checklist, &results, &project.title]);
            table.words(&project.standing);
        }
        shell.table(&table);
        Ok(Exit::Done)
    }
}
