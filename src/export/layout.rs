//! What all documents have in common: the order of things, and how dates and contacts are written.

use crate::domain::claims::{Claims, ProjectClaim};
use crate::domain::progress::Certificate;
use crate::domain::text::printable;
use crate::domain::time::Day;

/// Text as it may stand in a document: one line, nothing that a terminal or a parser could stumble over.
pub(super) fn clean(text: &str) -> String {
    printable(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// E-mail, telephone and place, as far as they are known.
pub(super) fn contacts(claims: &Claims) -> Vec<String> {
    let profile = &claims.profile;
    [&profile.email, &profile.phone, &profile.location].into_iter().flatten().map(|text| clean(text)).collect()
}

/// `Oct 2026 – Nov 2026`, or one month when both are the same or only the end is known.
pub(super) fn dates(project: &ProjectClaim) -> Option<String> {
    let end = project.end?;
    let start = project.start.filter(|start| month(*start) != month(end));
    Some(start.map_or_else(|| month(end), |start| format!("{} – {}", month(start), month(end))))
}

fn month(day: Day) -> String {
    day.month_words()
}

/// `Name, Issuer, 2026-05`.
pub(super) fn certificate_line(certificate: &Certificate) -> String {
    [&certificate.name, &certificate.issuer, &certificate.date]
        .into_iter()
        .flatten()
        .map(|part| clean(part))
        .collect::<Vec<_>>()
        .join(", ")
}

/// `PyTorch, Docker. Data: PlantDoc`: the tools and the data of a project in one line.
pub(super) fn stack_line(project: &ProjectClaim) -> Option<String> {
    let stack = project.stack.iter().map(|name| clean(name)).collect::<Vec<_>>().join(", ");
    let dataset = project.dataset.as_deref().map(clean).filter(|name| !name.is_empty());
    match (stack.is_empty(), dataset) {
        (true, None) => None,
        (false, None) => Some(format!("Built with {stack}.")),
        (true, Some(dataset)) => Some(format!("Data: {dataset}.")),
        (false, Some(dataset)) => Some(format!("Built with {stack}. Data: {dataset}.")),
    }
}
