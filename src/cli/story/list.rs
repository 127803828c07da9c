//! `gradus story list`

use clap::Args;

use crate::cli::exit::Exit;
use crate::cli::shell::{Outcome, Shell};
use crate::cli::table::{Column, Table};
use crate::workspace::{command, query};

/// Every prompt with its story, and your own ones
#[derive(Args, Debug, Default)]
pub(super) struct List {
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl List {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let workspace = shell.open()?;
        let view = query::stories(&workspace.state);
        if self.json {
            return shell.json(&view);
        }
        let mut table = Table::new(&[Column::Left, Column::Left, Column::Wrap]);
        for prompt in &view.prompts {
            let mut told = view.stories.iter().filter(|story| story.prompt.as_ref() == Some(&prompt.id)).peekable();
            if told.peek().is_none() {
                table.row([&prompt.id, "not told yet", &prompt.ask]);
            }
            told.for_each(|story| table.row([&story.id, &story.standing(), &prompt.ask]));
        }
        let known = |prompt: &str| view.prompts.iter().any(|known| known.id == prompt);
        for own in view.stories.iter().filter(|story| !story.prompt.as_deref().is_some_and(known)) {
            table.row([&own.id, &own.standing(), &own.ask]);
        }
        shell.table(&table);
        if view.stories.is_empty() {
            shell.hint(&format!("To tell one: {}", command::how_to_tell("bad-dataset")));
        }
        Ok(Exit::Done)
    }
}
