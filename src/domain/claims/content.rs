//! What a document of a format is written from.

use super::{Claims, Form};
use crate::domain::report::Report;

/// What a document is written from.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A résumé: what may be said.
    Resume(Box<Claims>),
    /// The progress, for somebody who follows it.
    Report(Box<Report>, Form),
    /// Everything, as JSON.
    Data(String),
}
