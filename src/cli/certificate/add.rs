//! `gradus certificate add`

use clap::Args;

use crate::cli::shell::{Outcome, Shell};
use crate::workspace::command::{self, CertificateInput};

/// Add a certificate, or correct one of the same name and issuer
///
///   gradus certificate add "TensorFlow Developer" --issuer Google --date 2026-05 --url https://…
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Add {
    /// What it certifies
    #[arg(value_name = "NAME")]
    name: String,
    /// Who issued it
    #[arg(long, value_name = "I")]
    issuer: String,
    /// When: 2026, 2026-05 or 2026-05-17
    #[arg(long, value_name = "D")]
    date: String,
    /// The public page on which the issuer shows it
    #[arg(long, value_name = "U")]
    url: String,
}

impl Add {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let mut workspace = shell.open()?;
        let typed = CertificateInput {
            name: self.name.clone(),
            issuer: self.issuer.clone(),
            date: self.date.clone(),
            url: self.url.clone(),
        };
        shell.act(&mut workspace, |state| command::add_certificate(state, &typed))
    }
}
