//! `gradus history`

use clap::Args;

use super::exit::Exit;
use super::shell::{Outcome, Shell};
use super::table::{Column, Table};
use crate::workspace::query;

/// What was done, newest first
///
/// The eight characters after the day are what `undo` takes. With --json every event
/// stands for itself; otherwise the events of one action are told in one line.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct History {
    /// Only the newest N
    #[arg(short, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    number: Option<u32>,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl History {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let workspace = shell.open()?;
        let limit = self.number.map_or(usize::MAX, |number| number as usize);
        if self.json {
            return shell.json(&query::history(&workspace.state, limit));
        }
        let (log, teller) = (&workspace.state.log, workspace.state.teller());
        let machines = log.machines();
        let mut table = Table::new(&[Column::Left, Column::Left, Column::Left, Column::Cut, Column::Left]);
        for event in log.actions().take(limit) {
            let machine = if machines.len() > 1 { &*event.by } else { "" };
            let undone = if log.in_force(event) { "" } else { "taken back" };
            let words = teller.action(event.action());
            table.row([&event.day.to_string(), &event.action().tail(8), machine, &words, undone]);
        }
        if table.is_empty() {
            shell.hint("Nothing yet. gradus next says where to begin.");
        }
        shell.table(&table);
        Ok(Exit::Done)
    }
}
