//! Claims → documents. Pure: what may be said is decided in [`crate::domain::claims`]; here it is only written down, with
//! each format's own escaping.

mod address;
mod calendar;
mod docx;
mod html;
mod json_resume;
mod linkedin;
mod markdown;
mod outline;
mod rendercv;
mod report;
mod tags;
#[cfg(test)]
mod testing;
mod text;
mod wording;

use crate::domain::claims::{Claims, Content, Section};

pub use crate::domain::claims::Format;
pub use calendar::{AllDay, calendar};
pub use wording::Note;

/// A document as it is written to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its bytes; text ends with a line break.
    pub bytes: Vec<u8>,
    /// What stands in it otherwise than it was entered, in the order of the document.
    pub notes: Vec<Note>,
    /// The learner's texts in it, in its order, as somebody who reads it sees them.
    pub seen: Vec<String>,
}

impl Document {
    /// It as text; of a document that is none, nothing.
    #[must_use]
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap_or_default()
    }

    /// The lines to show of it where it is not opened but looked at: those of a text as they are, and of what is read in
    /// another program only what it says.
    #[must_use]
    pub fn preview(&self, format: Format) -> Vec<&str> {
        let about = match format {
            Format::Docx => "A Word document. What it says:",
            Format::Html => "A page for browsers and printers. What it says:",
            _ => return self.text().lines().collect(),
        };
        [about, ""].into_iter().chain(self.seen.iter().map(String::as_str)).collect()
    }
}

/// Writes a document in a format.
#[must_use]
pub fn document(content: &Content, format: Format) -> Document {
    match content {
        Content::Resume(claims) => resume(claims, format),
        Content::Report(facts, form) => report::document(facts, *form),
        Content::Data(data) => Document { bytes: data.clone().into_bytes(), notes: Vec::new(), seen: Vec::new() },
    }
}

fn resume(claims: &Claims, format: Format) -> Document {
    match format {
        Format::Markdown => markdown::document(claims),
        Format::Linkedin => linkedin::document(claims),
        Format::Html => html::document(claims),
        Format::Docx => docx::document(claims),
        Format::JsonResume => json_resume::document(claims),
        Format::Rendercv => rendercv::document(claims),
        _ => text::document(claims),
    }
}

/// The sections of a résumé in Markdown without its head, for a file that has one of its own.
#[must_use]
pub fn sections(claims: &Claims) -> Document {
    markdown::sections(claims)
}

/// What is worth another look in the lines and figures of a résumé before somebody reads it.
#[must_use]
pub fn remarks(content: &Content) -> &[String] {
    match content {
        Content::Resume(claims) => &claims.remarks,
        Content::Report(..) | Content::Data(_) => &[],
    }
}

/// What somebody should know before they send it: what is missing, and which command sets it.
#[must_use]
pub fn advice(content: &Content) -> Vec<String> {
    let Content::Resume(claims) = content else { return Vec::new() };
    let mut advice = Vec::new();
    if claims.profile.name.is_none() {
        advice.push("The export has no name; set it with: gradus profile set --name \"Your Name\"".to_owned());
    }
    advice.extend(gaps(claims));
    advice
}

/// What the sections lack, say without proof, or leave out.
#[must_use]
pub fn gaps(claims: &Claims) -> Vec<String> {
    let mut gaps = Vec::new();
    if claims.projects.is_empty() && claims.selection.wants(Section::Projects) {
        gaps.push(match claims.selection.since {
            None => "No project is shipped with a public link or a measured result yet, so there is nothing to claim: gradus project list".to_owned(),
            Some(day) => format!("No project that was shipped since {} has a public link or a measured result.", day.words()),
        });
    }
    gaps.extend(claims.warnings.iter().cloned());
    gaps.extend(claims.withheld.iter().map(|withheld| format!("Left out: {}", withheld.words())));
    gaps
}
