//! `gradus curriculum list`

use clap::Args;

use crate::cli::exit::Exit;
use crate::cli::shell::{Outcome, Shell};
use crate::cli::table::{Column, Table};
use crate::domain::text::count;
use crate::workspace::query;

/// Every curriculum: what it holds and where it comes from
#[derive(Args, Debug)]
pub(super) struct List {
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl List {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let workspace = shell.open()?;
        let view = query::curricula(&workspace.state);
        if self.json {
            return shell.json(&view);
        }
        let columns =
            [Column::Left, Column::Left, Column::Left, Column::Right, Column::Right, Column::Cut, Column::Left];
        let mut table = Table::new(&columns);
        for curriculum in &view.curricula {
            let milestones = count(curriculum.milestones, "milestone");
            let briefs = count(curriculum.briefs, "brief");
            let state = if curriculum.broken { "broken (gradus curriculum check)" } else { "" };
            let title = curriculum.title.as_str();
            table.row([&curriculum.id, &curriculum.version, curriculum.origin, &milestones, &briefs, title, state]);
        }
        shell.table(&table);
        Ok(Exit::Done)
    }
}
