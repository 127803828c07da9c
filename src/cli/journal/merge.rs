//! `gradus journal merge`

use std::path::PathBuf;

use clap::Args;

use crate::cli::shell::{Outcome, Shell};
use crate::workspace::{Conflicts, merge_journals};

/// Take in what other copies of the journal hold, each event once
///
/// The order of copies makes no difference, and taking one in twice changes nothing.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment, arg_required_else_help = true)]
pub(super) struct Merge {
    /// Other copies: from another machine, or an older one
    #[arg(value_name = "FILE", required_unless_present = "conflicts")]
    files: Vec<PathBuf>,
    /// Also what Syncthing or Dropbox left beside the journal; then move it to the backups
    #[arg(long)]
    conflicts: bool,
}

impl Merge {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let conflicts = if self.conflicts { Conflicts::TakeIn } else { Conflicts::Leave };
        let mended = merge_journals(shell.options(), &self.files, conflicts)?;
        super::told(shell, &mended)
    }
}
