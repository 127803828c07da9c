//! What can be selected on the left, and where it stands in the document.

use super::page::Page;
use crate::domain::claims::LevelClaim;
use crate::domain::id::{CertificateId, ProjectId};
use crate::tui::overlays::ProfileField;

/// Something to select.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The document, where it has no room of its own.
    Document,
    /// A field of the profile; for links and publications, a new one.
    Field(ProfileField),
    /// A link of the profile, by its label.
    Link(String),
    /// A skill, by its id.
    Skill(String),
    /// A project that is in the document.
    Project(ProjectId),
    /// A line of it, counted from 0.
    Line(ProjectId, usize),
    /// A certificate.
    Certificate(CertificateId),
    /// A new certificate.
    AddCertificate,
    /// A publication, by its title.
    Publication(String),
    /// A completed level, counted from 0.
    Level(usize),
    /// A project that something would take further.
    Further(ProjectId),
    /// Something else that is left out, counted from 0.
    Withheld(usize),
    /// A field without which nothing should be sent.
    Missing(ProfileField),
    /// Something to know before it is sent, counted from 0.
    Warning(usize),
    /// Something that reads otherwise than it was entered, counted from 0.
    Note(usize),
}

impl Part {
    /// The texts by which it is found in the document.
    pub(super) fn texts(&self, page: &Page<'_>) -> Vec<String> {
        let profile = &page.ctx.state.progress.learner.profile;
        let found = match self {
            Self::Field(field) => Some(field.value(profile)),
            Self::Link(label) => profile.links.iter().find(|link| link.label == *label).map(|link| link.url.clone()),
            Self::Skill(id) => page.skill(id).map(|skill| skill.name.clone()),
            Self::Certificate(id) => page.certificate(id).and_then(|certificate| certificate.name.clone()),
            Self::Publication(title) => Some(title.clone()),
            Self::Level(nth) => page.claims.levels.get(*nth).map(LevelClaim::words),
            Self::Line(id, nth) => {
                page.project(id).and_then(|project| project.bullets.get(*nth)).map(|one| one.text.clone())
            }
            Self::Project(id) => {
                let Some(project) = page.project(id) else { return Vec::new() };
                let lines = project.bullets.iter().map(|bullet| bullet.text.clone());
                return std::iter::once(project.title.clone()).chain(project.summary.clone()).chain(lines).collect();
            }
            _ => None,
        };
        found.into_iter().collect()
    }
}
