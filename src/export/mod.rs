//! Claims → documents. Pure: what may be said is decided in [`crate::domain::claims`]; here it is only written down, with
//! each format's own escaping.

mod calendar;
mod layout;
mod markdown;
mod text;

use crate::domain::claims::Claims;

pub use crate::domain::claims::Format;
pub use calendar::{AllDay, calendar};

/// Writes the claims down. The document ends with a line break.
#[must_use]
pub fn document(claims: &Claims, format: Format) -> String {
    match format {
        Format::Markdown => markdown::document(claims),
        Format::Text => text::document(claims),
    }
}

/// What somebody should know before they send it: what is missing, and which command sets it.
#[must_use]
pub fn advice(claims: &Claims) -> Vec<String> {
    let mut advice = Vec::new();
    if claims.profile.name.is_none() {
        advice.push("The export has no name; set it with: gradus profile set --name \"Your Name\"".to_owned());
    }
    if claims.projects.is_empty() {
        advice.push(
            "No project is shipped with a public link or a measured result yet, so there is nothing to claim: gradus project list".to_owned(),
        );
    }
    advice.extend(claims.withheld.iter().map(|withheld| format!("Left out: {}: {}", withheld.what, withheld.why)));
    advice
}
