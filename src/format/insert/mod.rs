//! A part of a document put into somebody's own file: between two comments of a Markdown file, or as entries of a
//! `resume.json`. Everything else in the file stays as it is, byte by byte.

mod entries;
mod layout;
mod section;

use std::path::Path;

pub use section::{BEGIN, END};

use super::diagnostic::{Diagnostic, Place, Severity};
use crate::domain::claims::{Format, Section, Selection};

/// The format that can be put into a file, by the end of its name; none when nothing can.
#[must_use]
pub fn format_of(path: &Path) -> Option<Format> {
    let end = path.extension()?.to_str()?.to_ascii_lowercase();
    match end.as_str() {
        "md" | "markdown" => Some(Format::Markdown),
        "json" => Some(Format::JsonResume),
        _ => None,
    }
}

/// The lists of a `resume.json` in which the entries of these parts stand.
#[must_use]
pub fn lists(selection: &Selection) -> Vec<&'static str> {
    let lists: [(&str, &[Section]); 4] = [
        ("projects", &[Section::Projects, Section::InProgress]),
        ("skills", &[Section::Skills]),
        ("certificates", &[Section::Certificates]),
        ("publications", &[Section::Publications]),
    ];
    let wanted = |parts: &[Section]| parts.iter().any(|part| selection.wants(*part));
    lists.into_iter().filter(|(_, parts)| wanted(parts)).map(|(list, _)| list).collect()
}

/// The text of a file with what was made in it: a part of a document in Markdown, or for a `resume.json` a whole one of
/// which the marked entries of these lists are taken. `path` is what problems call the file.
///
/// # Errors
/// The file has no place for it, more than one, or is broken: where, and what to write.
pub fn insert(
    format: Format,
    path: &str,
    text: &str,
    made: &str,
    lists: &[&'static str],
) -> Result<String, Box<Diagnostic>> {
    let inserted = match format {
        Format::JsonResume => entries::insert(text, made, lists),
        _ => section::insert(text, made),
    };
    inserted.map_err(|unfit| {
        let Unfit { at, why, hint } = unfit;
        let problem = Diagnostic::of_file(Severity::Error, path, why).hint(hint);
        Box::new(match at {
            Some(at) => problem.at(Place::of(text, at..at)),
            None => problem,
        })
    })
}

/// Why nothing can be put into a file.
#[derive(Debug)]
struct Unfit {
    /// Where in it, in bytes.
    at: Option<usize>,
    why: String,
    hint: String,
}

impl Unfit {
    fn new(at: Option<usize>, why: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { at, why: why.into(), hint: hint.into() }
    }
}
