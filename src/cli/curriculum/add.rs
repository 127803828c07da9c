//! `gradus curriculum add`

use clap::Args;

use super::list::{row, table, title};
use crate::cli::exit::Exit;
use crate::cli::problems;
use crate::cli::shell::{Outcome, Shell};
use crate::cli::waiting::waiting;
use crate::workspace::sources::{Replacing, add};

/// Add curricula from a git repository or a folder
///
/// A curriculum is a folder with a curriculum.toml: the source itself, ID/ or
/// curricula/ID/ in it. All of them are checked, and only their TOML files are taken.
///
///   gradus curriculum add git@example.org:you/jax.git
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Add {
    /// The address of a git repository, or a folder on this machine
    #[arg(value_name = "URL|PATH")]
    from: String,
    /// Take the place of a built-in curriculum that has the same id
    #[arg(long)]
    replace: bool,
}

impl Add {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let replacing = if self.replace { Replacing::Yes } else { Replacing::No };
        let options = shell.options();
        let added = waiting(shell, "asking the source", || add(options, &self.from, replacing))?;
        problems::list(shell, &added.problems);
        if problems::exit(&added.problems) == Exit::Failed {
            shell.hint(&format!("{} Nothing was added.", problems::summary(&added.problems)));
            return Ok(Exit::Failed);
        }
        if !added.problems.is_empty() {
            shell.hint(&problems::summary(&added.problems));
        }
        let mut found = table();
        for one in &added.curricula {
            row(&mut found, one, &title(one));
        }
        shell.table(&found);
        added.said.iter().for_each(|sentence| shell.line(sentence));
        added.notes.iter().for_each(|note| shell.hint(note));
        Ok(Exit::Done)
    }
}
