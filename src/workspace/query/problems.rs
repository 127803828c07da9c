//! `curriculum check` and `journal check`: what a check found.

use serde::Serialize;

use super::SCHEMA;
use crate::format::diagnostic::{Diagnostic, Severity};
use crate::workspace::open::JournalReport;

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProblemsView {
    /// Version of the view.
    pub schema: u32,
    /// How many of them are errors.
    pub errors: usize,
    /// How many of them are warnings.
    pub warnings: usize,
    /// Every problem.
    pub problems: Vec<ProblemView>,
}

/// What the check of the journal found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct JournalView {
    /// Version of the view.
    pub schema: u32,
    /// The file.
    pub path: String,
    /// How many events it holds.
    pub events: usize,
    /// How many problems are errors.
    pub errors: usize,
    /// How many of them are warnings.
    pub warnings: usize,
    /// Every problem.
    pub problems: Vec<ProblemView>,
}

/// One problem with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProblemView {
    /// The file.
    pub path: String,
    /// From 1; null when the whole file is meant.
    pub line: Option<usize>,
    /// In characters, from 1; null when the whole file is meant.
    pub column: Option<usize>,
    /// `error`, `warning` or `note`.
    pub severity: String,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

/// What a check of curricula found.
#[must_use]
pub fn problems(found: &[Diagnostic]) -> ProblemsView {
    let number = |severity: Severity| found.iter().filter(|problem| problem.severity == severity).count();
    ProblemsView {
        schema: SCHEMA,
        errors: number(Severity::Error),
        warnings: number(Severity::Warning),
        problems: found.iter().map(problem).collect(),
    }
}

/// What the check of the journal found.
#[must_use]
pub fn journal_report(report: &JournalReport) -> JournalView {
    let ProblemsView { schema, errors, warnings, problems } = problems(&report.diagnostics);
    JournalView { schema, path: report.path.display().to_string(), events: report.events, errors, warnings, problems }
}

fn problem(problem: &Diagnostic) -> ProblemView {
    ProblemView {
        path: problem.path.clone(),
        line: problem.place.as_ref().map(|place| place.line),
        column: problem.place.as_ref().map(|place| place.column),
        severity: problem.severity.to_string(),
        message: problem.message.clone(),
        hint: problem.hint.clone(),
    }
}
