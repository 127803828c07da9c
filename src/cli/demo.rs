//! `gradus demo`

use std::path::PathBuf;

use clap::Args;

use super::exit::Exit;
use super::shell::{Outcome, Shell};
use super::status;
use crate::workspace::{self, keep_demo, query};

/// Look at gradus with somebody else's half year
///
/// Mira Novak does not exist. In six months of evenings and Saturdays she came half of the
/// way to a job as ML engineer, with a holiday, an illness and a project that she shipped.
/// The screens open on her journal, moved so that it ends within the last seven days; where
/// there is no terminal `status` is printed. It lies in a temporary folder that is removed
/// in the end. Nothing of yours is read or written, wherever --data-dir or GRADUS_DATA_DIR
/// lead: try every key.
///
/// --dir keeps it, for trying commands:
///
///   gradus demo --dir /tmp/mira
///   gradus --data-dir /tmp/mira ready
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Demo {
    /// Write it into this folder, which is empty or not there yet, and keep it
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

impl Demo {
    /// Whether it is looked at once, rather than kept.
    pub(super) fn is_passing(&self) -> bool {
        self.dir.is_none()
    }

    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        if let Some(folder) = &self.dir {
            let journal = keep_demo(shell.options(), folder)?;
            shell.line(&format!("Wrote the half year of Mira Novak, who is made up, to {}.", journal.display()));
            shell.line(&format!("Use it with --data-dir: gradus --data-dir {} status", folder.display()));
            return Ok(Exit::Done);
        }
        shell.hint(workspace::Demo::ABOUT);
        let demo = workspace::Demo::new()?;
        status::tell(shell, &query::status(&demo.open()?.state));
        Ok(Exit::Done)
    }
}
