//! `gradus journal repair`

use clap::Args;

use crate::cli::exit::Exit;
use crate::cli::problems;
use crate::cli::shell::{Outcome, Reply, Shell};
use crate::domain::text::count;
use crate::format::diagnostic::Severity;
use crate::workspace::{check_journal, repair_journal};

/// Set lines of the journal aside that are no events; nothing is lost
///
/// They go to journal.rejected.jsonl, and the journal as it was to the backups.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Repair {
    /// Do not ask
    #[arg(long)]
    yes: bool,
}

impl Repair {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        if !self.yes {
            let mut bad = check_journal(shell.options())?.diagnostics;
            bad.retain(|problem| problem.severity == Severity::Error);
            let about: Vec<String> = bad.iter().map(ToString::to_string).collect();
            let question = format!("Set {} aside?", count(bad.len(), "line"));
            if !bad.is_empty() && shell.ask(&about, &question) == Reply::No {
                shell.hint("Nothing was changed.");
                return Ok(Exit::Failed);
            }
        }
        match repair_journal(shell.options())? {
            Some(mended) => super::told(shell, &mended),
            None => {
                shell.line(&problems::summary(&[]));
                Ok(Exit::Done)
            }
        }
    }
}
