//! `gradus certificate …`

mod add;
mod list;
mod remove;

use clap::{Args, Subcommand};

use super::shell::{Outcome, Shell};

/// Certificates: an export names those with an issuer and a public address
#[derive(Args, Debug)]
#[command(disable_help_subcommand = true)]
pub(super) struct Certificate {
    #[command(subcommand)]
    command: CertificateCommand,
}

#[derive(Debug, Subcommand)]
enum CertificateCommand {
    Add(add::Add),
    List(list::List),
    Remove(remove::Remove),
}

impl Certificate {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        match &self.command {
            CertificateCommand::Add(command) => command.run(shell),
            CertificateCommand::List(command) => command.run(shell),
            CertificateCommand::Remove(command) => command.run(shell),
        }
    }
}
