//! `gradus next`

use clap::Args;

use super::exit::Exit;
use super::shell::{Outcome, Shell};
use super::table::{Column, Table};
use crate::domain::time::Minutes;
use crate::workspace::query::{self, StepView};

/// What to do next, and why
///
/// What is under way comes first, then what brings you nearest to the role of your goal by the
/// hour, and without a role what your path asks for; each with its reasons.
/// The id in front is what `show`, `start` and `done` take.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Next {
    /// How many steps
    #[arg(short, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u16).range(1..))]
    number: u16,
    /// The minutes at hand: only what fits into them
    #[arg(long, value_name = "M", value_parser = clap::value_parser!(u32).range(1..=1440))]
    minutes: Option<u32>,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Next {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let workspace = shell.open()?;
        let view = query::next(&workspace.state, self.number.into(), self.minutes.map(Minutes));
        if self.json {
            return shell.json(&view);
        }
        if view.steps.is_empty() {
            shell.line("There is nothing left to do. gradus list shows everything, gradus goal changes the path.");
        }
        let mut table = Table::new(&STEP_COLUMNS);
        for step in &view.steps {
            step_row(&mut table, step);
            step.reasons.iter().for_each(|reason| table.words(reason));
        }
        shell.table(&table);
        for words in view.second.iter().chain(&view.aim).chain(&view.snoozed) {
            shell.line("");
            shell.paragraph("", words);
        }
        Ok(Exit::Done)
    }
}

/// The columns of a step: id, title, how far it is, where it belongs, how long it takes.
pub(super) const STEP_COLUMNS: [Column; 5] = [Column::Left, Column::Cut, Column::Left, Column::Left, Column::Right];

/// A step as a row of [`STEP_COLUMNS`].
pub(super) fn step_row(table: &mut Table, step: &StepView) {
    table.row([&step.id, &step.title, &step.standing, &step.place, &step.time.to_string()]);
}
