//! `gradus export`

use std::path::PathBuf;

use clap::Args;

use super::exit::Exit;
use super::given::word;
use super::shell::{Outcome, Shell};
use crate::domain::claims::claims;
use crate::export::{Format, advice, document};

/// Write your résumé: what your evidence allows to say, and nothing else
///
/// Only shipped projects with a public link or a measured result are in it, and the
/// skills that they show. What is left out is named on stderr, with what would prove it.
///
///   gradus export -o resume.md
///   gradus export text | less
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Export {
    /// The format
    #[arg(value_name = "FORMAT", default_value = "markdown", value_parser = word(Format::ALL, Format::word))]
    format: Format,
    /// Where to: a file, or - for stdout. A different file of that name becomes FILE.bak
    #[arg(short, value_name = "FILE|-")]
    output: Option<PathBuf>,
}

impl Export {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let mut workspace = shell.open()?;
        let claims = claims(&workspace.state.catalog, &workspace.state.progress);
        let document = document(&claims, self.format);
        match self.output.as_deref().filter(|path| path.as_os_str() != "-") {
            None => shell.document(&document),
            Some(file) => {
                for sentence in workspace.export(file, self.format, &document)? {
                    shell.hint(&sentence);
                }
            }
        }
        for words in advice(&claims) {
            shell.hint(&words);
        }
        Ok(Exit::Done)
    }
}
