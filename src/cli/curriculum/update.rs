//! `gradus curriculum update`

use clap::Args;

use super::changes::tell_one;
use crate::cli::exit::Exit;
use crate::cli::problems;
use crate::cli::shell::{Outcome, Shell};
use crate::cli::waiting::waiting;
use crate::workspace::sources::{self, Became, update};

/// Fetch what is new in curricula from elsewhere
///
/// Without ID: all that were added. What is new is checked first; with an error in it the
/// old texts stay. Texts that give way, yours among them, go to the backups.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Update {
    /// Curricula that were added from elsewhere
    #[arg(value_name = "ID")]
    ids: Vec<String>,
}

impl Update {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let options = shell.options();
        let updates = waiting(shell, "asking the sources", || update(options, &self.ids))?;
        if updates.is_empty() {
            shell.line("None of your curricula is from elsewhere; gradus curriculum add URL|PATH adds one.");
        }
        let mut exit = Exit::Done;
        for update in &updates {
            if !tell(shell, update) {
                exit = Exit::Failed;
            }
        }
        Ok(exit)
    }
}

/// Says what came of one; whether it went well.
fn tell(shell: &mut Shell<'_, '_>, update: &sources::Update) -> bool {
    let id = &update.id;
    problems::list(shell, &update.problems);
    match &update.became {
        Became::Same => shell.line(&format!("{id}: nothing new.")),
        Became::New { change, from, backup } => {
            match change {
                Some(change) => tell_one(shell, change),
                None => shell.line(&format!("{id}: texts changed; its milestones and briefs are the same.")),
            }
            shell.line(&format!("  from {from}; the texts before are in {backup}"));
        }
        Became::Failed(error) => {
            shell.hint(&format!("{id} stays as it is: {}", error.message));
            if let Some(hint) = &error.hint {
                shell.hint(&format!("  hint: {hint}"));
            }
            return false;
        }
    }
    true
}
