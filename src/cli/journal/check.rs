//! `gradus journal check`

use clap::Args;

use crate::cli::exit::Exit;
use crate::cli::problems;
use crate::cli::shell::{Outcome, Shell};
use crate::domain::text::count;
use crate::workspace::{check_journal, query};

/// Report what cannot be read in the journal
///
/// Exit code 1 when a line cannot be read; everything around it counts all the same.
/// Duplicates, shuffled lines and events of newer versions are notes.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Check {
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Check {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let report = check_journal(shell.options())?;
        let exit = problems::exit(&report.diagnostics);
        if self.json {
            return shell.json(&query::journal_report(&report)).map(|_| exit);
        }
        problems::list(shell, &report.diagnostics);
        let events = count(report.events, "event");
        shell.hint(&format!("{}: {events}. {}", report.path.display(), problems::summary(&report.diagnostics)));
        if exit == Exit::Failed {
            shell.hint("gradus journal repair sets lines that are no events aside, and loses none of them.");
        }
        Ok(exit)
    }
}
