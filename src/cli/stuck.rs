//! `gradus stuck`

use clap::Args;

use super::exit::Exit;
use super::shell::{Outcome, Shell};
use super::show::{section, texts};
use super::table::{Column, Table};
use crate::workspace::query::{self, ResourceView, StuckView};
use crate::workspace::{command, resolve};

/// Help with a milestone: hints, typical mistakes, what it builds on
///
/// What was never done comes first among what it builds on, then what was done longest ago.
/// History keeps that you asked, once a day; it counts for nothing else.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Stuck {
    /// A milestone
    #[arg(value_name = "ID")]
    id: String,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Stuck {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let mut workspace = shell.open()?;
        let view = query::stuck(&workspace.state, resolve::milestone(&workspace.state, &self.id)?);
        // The help comes first: where it cannot be kept that somebody asked, they have it all the same.
        let exit = if self.json { shell.json(&view)? } else { describe(shell, &view) };
        let (draft, _) =
            shell.commit(&mut workspace, |state| Ok(command::stuck(state, resolve::milestone(state, &self.id)?)))?;
        if !self.json && !draft.said.is_empty() {
            shell.line("");
            draft.said.iter().for_each(|sentence| shell.line(sentence));
        }
        Ok(exit)
    }
}

fn describe(shell: &mut Shell<'_, '_>, view: &StuckView) -> Exit {
    shell.line(&format!("{}  {}", view.title, view.id));
    texts(shell, "Hints", view.hints.iter().cloned());
    texts(shell, "Where people err", view.mistakes.iter().cloned());
    let mut before = Table::new(&[Column::Left, Column::Left, Column::Left]).indented(2);
    for one in &view.refresh {
        before.row([&one.title, &one.id, &one.words]);
        one.resource.iter().for_each(|resource| read(&mut before, resource));
    }
    section(shell, "What it builds on", &before);
    let mut resources = Table::new(&[Column::Left]).indented(2);
    for resource in &view.resources {
        resources.row([&resource.title]);
        resources.words(&resource.url);
    }
    section(shell, "Resources", &resources);
    Exit::Done
}

fn read(table: &mut Table, resource: &ResourceView) {
    table.words(&format!("{}: {}", resource.title, resource.url));
}
