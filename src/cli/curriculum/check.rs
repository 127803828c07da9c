//! `gradus curriculum check`

use std::path::PathBuf;

use clap::Args;

use crate::cli::problems;
use crate::cli::shell::{Outcome, Shell};
use crate::workspace::{check_curricula, query};

/// Report what is wrong in curricula, each problem with its place
///
/// Without PATH: everything that is loaded, built-in and your own. Exit code 1 when
/// something is an error, 0 when there are warnings only.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Check {
    /// A curriculum's folder, a folder of them, or one file
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Check {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let found = check_curricula(shell.options(), &self.paths)?;
        if self.json {
            return shell.json(&query::problems(&found)).map(|_| problems::exit(&found));
        }
        problems::list(shell, &found);
        shell.hint(&problems::summary(&found));
        Ok(problems::exit(&found))
    }
}
