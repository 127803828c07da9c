//! `export`: what a document is written from.

use super::data;
use crate::domain::claims::{Content, Format, Selection, claims};
use crate::domain::report::report;
use crate::workspace::state::State;

/// What a document of this format is written from.
#[must_use]
pub fn content(state: &State, format: Format, selection: &Selection) -> Content {
    match format {
        Format::Data => Content::Data(data(state)),
        Format::Report => {
            let report = report(&state.catalog, &state.log, &state.progress, selection, state.today);
            Content::Report(Box::new(report), selection.form)
        }
        _ => Content::Resume(Box::new(claims(&state.catalog, &state.progress, selection, state.today))),
    }
}
