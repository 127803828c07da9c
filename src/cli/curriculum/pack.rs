//! `gradus curriculum pack`, for those who build gradus.

use std::path::PathBuf;

use clap::Args;

use crate::cli::exit::Exit;
use crate::cli::shell::{Outcome, Shell};
use crate::workspace::pack_catalog;

/// Prepare the shipped curricula for start-up
#[derive(Args, Debug)]
#[command(hide = true)]
pub(super) struct Pack {
    /// The folder of their texts
    #[arg(value_name = "FROM", default_value = "curricula")]
    from: PathBuf,
    /// The file to write
    #[arg(value_name = "TO", default_value = "assets/catalog.bin")]
    to: PathBuf,
}

impl Pack {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        shell.line(&pack_catalog(&self.from, &self.to)?);
        Ok(Exit::Done)
    }
}
