//! `gradus certificate list`

use clap::Args;

use crate::cli::exit::Exit;
use crate::cli::shell::{Outcome, Shell};
use crate::cli::table::{Column, Table};
use crate::workspace::query;

/// Every certificate, the newest first
#[derive(Args, Debug)]
pub(super) struct List {
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl List {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let workspace = shell.open()?;
        let view = query::certificates(&workspace.state);
        if self.json {
            return shell.json(&view);
        }
        if view.certificates.is_empty() {
            shell.hint("No certificate yet: gradus certificate add NAME --issuer I --date 2026-05 --url https://…");
        }
        let mut table = Table::new(&[Column::Left, Column::Left, Column::Left, Column::Left, Column::Cut]);
        for one in &view.certificates {
            let text = |text: &Option<String>| text.clone().unwrap_or_default();
            let name = if one.claimed { text(&one.name) } else { format!("{} (left out)", text(&one.name)) };
            table.row([&one.id, &text(&one.date), &name, &text(&one.issuer), &text(&one.url)]);
        }
        shell.table(&table);
        if view.certificates.iter().any(|one| !one.claimed) {
            shell.hint("Left out: a certificate needs an issuer and a public address. Add it again with both.");
        }
        Ok(Exit::Done)
    }
}
