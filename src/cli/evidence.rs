//! Evidence in words.

use crate::domain::event::Evidence;

/// What it is, and where.
pub(super) fn words(evidence: &Evidence) -> String {
    match evidence {
        Evidence::Link(text) | Evidence::Text(text) => text.to_string(),
        Evidence::Commit(text) => format!("commit {text}"),
        Evidence::File(text) => format!("file {text}"),
    }
}
