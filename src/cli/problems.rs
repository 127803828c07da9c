//! Problems that a check found: how they are listed, summed up, and what the program ends with.

use super::exit::Exit;
use super::shell::Shell;
use crate::domain::text::{count, list_words};
use crate::format::diagnostic::{Diagnostic, Severity};

/// Each problem with its place; every line is safe to show.
pub(super) fn list(shell: &mut Shell<'_, '_>, problems: &[Diagnostic]) {
    for problem in problems {
        shell.document(format!("{problem}\n").as_bytes());
    }
}

/// `2 errors and 1 warning.`, or that nothing is wrong.
pub(super) fn summary(problems: &[Diagnostic]) -> String {
    let of = |severity: Severity| problems.iter().filter(|problem| problem.severity == severity).count();
    let words: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .map(|severity| (of(severity), severity.to_string()))
        .filter(|(number, _)| *number > 0)
        .map(|(number, severity)| count(number, &severity))
        .collect();
    if words.is_empty() { "Nothing is wrong.".into() } else { format!("{}.", list_words(&words)) }
}

/// Errors fail a check, warnings do not.
pub(super) fn exit(problems: &[Diagnostic]) -> Exit {
    let failed = problems.iter().any(|problem| problem.severity == Severity::Error);
    if failed { Exit::Failed } else { Exit::Done }
}
