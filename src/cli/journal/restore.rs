//! `gradus journal restore`

use clap::Args;

use crate::cli::exit::Exit;
use crate::cli::shell::{Outcome, Shell};
use crate::cli::table::{Column, Table};
use crate::domain::text::count;
use crate::workspace::{backups, restore};

/// List the backups of the journal, or bring one back
///
/// A backup is taken in as another copy is: what it holds and the journal lacks is added,
/// so that nothing newer is lost. One is made before the first write of each day.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Restore {
    /// Which one, by its day or its name
    #[arg(value_name = "BACKUP")]
    name: Option<String>,
    /// Print the list as one JSON object
    #[arg(long, conflicts_with = "name")]
    json: bool,
}

impl Restore {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        if let Some(name) = &self.name {
            let mended = restore(shell.options(), name)?;
            return super::told(shell, &mended);
        }
        let all = backups(shell.options())?;
        if self.json {
            return shell.json(&all);
        }
        let mut table = Table::new(&[Column::Left, Column::Right, Column::Right]);
        for backup in &all.backups {
            let size = format!("{} kB", backup.length.div_ceil(1000));
            table.row([&backup.name, &count(backup.events, "event"), &size]);
        }
        shell.table(&table);
        let words = if all.backups.is_empty() {
            "There is no backup yet"
        } else {
            "gradus journal restore BACKUP brings one back"
        };
        shell.hint(&format!("{words}."));
        Ok(Exit::Done)
    }
}
