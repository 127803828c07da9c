//! `gradus profile show`

use clap::Args;

use crate::cli::exit::Exit;
use crate::cli::shell::{Outcome, Shell};
use crate::cli::table::Table;
use crate::workspace::query;

/// The profile
#[derive(Args, Debug)]
pub(super) struct Show {
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Show {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let workspace = shell.open()?;
        let view = query::profile(&workspace.state);
        if self.json {
            return shell.json(&view);
        }
        let mut table = Table::of_fields();
        table.field("Name", view.name.as_deref());
        table.field("Headline", view.headline.as_deref());
        table.field("E-mail", view.email.as_deref());
        table.field("Phone", view.phone.as_deref());
        table.field("Location", view.location.as_deref());
        table.field("Summary", view.summary.as_deref());
        view.links.iter().chain(&view.publications).for_each(|link| table.row([&link.label, &link.url]));
        if table.is_empty() {
            shell.hint("The profile is empty. Set it with: gradus profile set --name \"Your Name\"");
        }
        shell.table(&table);
        Ok(Exit::Done)
    }
}
