//! `curriculum list`: what is loaded, and what of it is broken.

use std::collections::BTreeSet;

use serde::Serialize;

use super::SCHEMA;
use crate::domain::catalog::{Curriculum, Origin};
use crate::format::diagnostic::{Diagnostic, Severity};
use crate::workspace::state::State;

/// Every curriculum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LibraryView {
    /// Version of the view.
    pub schema: u32,
    /// In the order of the catalog, then those of which nothing could be read.
    pub curricula: Vec<LibraryEntry>,
}

/// One curriculum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LibraryEntry {
    /// Its id.
    pub id: String,
    /// Its title; empty when it could not be read.
    pub title: String,
    /// The version of its content.
    pub version: String,
    /// The framework it teaches.
    pub framework: Option<String>,
    /// `built-in`, `own` or `replacement`.
    pub origin: &'static str,
    /// How many milestones were read.
    pub milestones: usize,
    /// How many briefs were read.
    pub briefs: usize,
    /// Whether something in its files is an error.
    pub broken: bool,
}

/// Every curriculum that is loaded or should be.
#[must_use]
pub fn curricula(state: &State) -> LibraryView {
    let mut broken: BTreeSet<&str> = state.problems.iter().filter_map(broken_folder).collect();
    let mut curricula: Vec<LibraryEntry> = Vec::new();
    for curriculum in &state.catalog.curricula {
        let is_broken = broken.remove(curriculum.id.as_str());
        curricula.push(entry(state, curriculum, is_broken));
    }
    let unread = |id: &str| {
        let nothing = Curriculum { id: id.into(), origin: Origin::Own, ..Curriculum::default() };
        entry(state, &nothing, true)
    };
    curricula.extend(broken.into_iter().map(unread));
    LibraryView { schema: SCHEMA, curricula }
}

fn entry(state: &State, curriculum: &Curriculum, broken: bool) -> LibraryEntry {
    LibraryEntry {
        id: curriculum.id.to_string(),
        title: curriculum.title.clone(),
        version: curriculum.version.clone(),
        framework: curriculum.framework.clone(),
        origin: match curriculum.origin {
            Origin::BuiltIn => "built-in",
            Origin::Own => "own",
            Origin::Replacement => "replacement",
        },
        milestones: state.catalog.milestones_of(&curriculum.id).count(),
        briefs: state.catalog.briefs_of(&curriculum.id).count(),
        broken,
    }
}

/// The id of the curriculum that an error lies in: `ml` for one in `…/curricula/ml/beginner.toml`.
fn broken_folder(problem: &Diagnostic) -> Option<&str> {
    let mut parts = problem.path.rsplit(['/', '\\']);
    let file = parts.next()?;
    let id = parts.next()?;
    (problem.severity == Severity::Error && file.ends_with(".toml") && parts.next() == Some("curricula")).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_errors_in_the_files_of_a_curriculum_break_it() {
        for (severity, path, expected) in [
            (Severity::Error, "/home/ada/gradus/curricula/ml/beginner.toml", Some("ml")),
            (Severity::Error, "C:\\gradus\\curricula\\ml\\curriculum.toml", Some("ml")),
            (Severity::Warning, "/home/ada/gradus/curricula/ml/beginner.toml", None),
            (Severity::Error, "/home/ada/.config/gradus/config.toml", None),
            (Severity::Error, "journal.jsonl", None),
        ] {
            assert_eq!(broken_folder(&Diagnostic::of_file(severity, path, "x")), expected, "{path}");
        }
    }
}
