//! `gradus project measure`

use clap::Args;

use crate::cli::given::word;
use crate::cli::shell::{Outcome, Shell};
use crate::domain::catalog::Better;
use crate::workspace::command::{self, Measurement};
use crate::workspace::resolve;

/// Record a measured result
///
/// Digits are kept as typed (0.940). The newest result of a name and a split counts; with a
/// baseline and a direction the résumé says what was raised or cut, and by how much.
///
///   gradus project measure leaf macro-F1 0.94 --baseline 0.81 --better higher --split test
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Measure {
    /// A project, by its id or the beginning of it
    #[arg(value_name = "ID")]
    id: String,
    /// What was measured
    #[arg(value_name = "NAME")]
    name: String,
    /// The figure, without its unit
    #[arg(value_name = "VALUE", allow_negative_numbers = true)]
    value: String,
    /// Its unit
    #[arg(long, value_name = "U")]
    unit: Option<String>,
    /// What it is compared with, in the same unit
    #[arg(long, value_name = "B", allow_negative_numbers = true)]
    baseline: Option<String>,
    /// Which direction is better [default: what the brief says]
    #[arg(long, value_name = "higher|lower", value_parser = word(Better::ALL, Better::word), hide_possible_values = true)]
    better: Option<Better>,
    /// The part of the data it was measured on
    #[arg(long, value_name = "S")]
    split: Option<String>,
    /// A word on it
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
}

impl Measure {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let mut workspace = shell.open()?;
        let measurement = Measurement {
            name: self.name.clone(),
            value: self.value.clone(),
            unit: self.unit.clone(),
            baseline: self.baseline.clone(),
            better: self.better,
            split: self.split.clone(),
            note: self.note.clone(),
        };
        shell.act(&mut workspace, |state| command::measure(state, resolve::project(state, &self.id)?, &measurement))
    }
}
