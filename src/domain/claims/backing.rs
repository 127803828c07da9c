//! What backs a skill: a shipped project that names it, a certificate that does, evidence on a milestone that teaches it.
//!
//! What an export may say of it ([`super::claims`]) and what it counts in a role ([`crate::domain::readiness`]) differ;
//! what there is to go by is the same.

use super::proof::{Proof, audit_denies, is_public_link, project_proof};
use crate::domain::catalog::{Catalog, Ix};
use crate::domain::progress::{Certificate, Progress, Project, Status};

/// How many skills a project may name; further ones back nothing.
pub const MAX_SKILLS: usize = 8;

/// What something is backed by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Basis<'a> {
    /// A shipped project.
    Project(&'a Project),
    /// A certificate with issuer and public address.
    Certificate(&'a Certificate),
    /// A done milestone with evidence.
    Milestone(Ix),
}

impl<'a> Basis<'a> {
    /// What it is called.
    #[must_use]
    pub fn name(self, catalog: &'a Catalog) -> &'a str {
        match self {
            Self::Project(project) => &project.title,
            Self::Certificate(certificate) => certificate.name.as_deref().unwrap_or_default(),
            Self::Milestone(ix) => &catalog.milestone(ix).title,
        }
    }
}

/// A skill with one thing that backs it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Backing<'a> {
    /// The skill's id, or `free:word`.
    pub skill: &'a str,
    /// How well it is backed by this.
    pub proof: Proof,
    /// By what.
    pub basis: Basis<'a>,
}

/// Everything that backs any skill: projects and certificates, each the newest first, then milestones in catalog order.
/// Whether evidence on a milestone is enough for a skill is for the reader to decide: it is listed for all that it teaches.
#[must_use]
pub fn backings<'a>(catalog: &'a Catalog, progress: &'a Progress) -> Vec<Backing<'a>> {
    let mut found = Vec::new();
    for project in shipped(progress) {
        let Some(proof) = project_proof(project) else { continue };
        let basis = Basis::Project(project);
        found.extend(backed_skills(catalog, project).map(|skill| Backing { skill, proof, basis }));
    }
    for certificate in certificates(progress).0 {
        let basis = Basis::Certificate(certificate);
        let name = certificate.name.as_deref().unwrap_or_default();
        let named = catalog.shared.skills.iter().filter(|skill| names_word(name, &skill.name));
        found.extend(named.map(|skill| Backing { skill: &skill.id, proof: Proof::Proven, basis }));
    }
    for (ix, milestone) in catalog.milestones.iter().enumerate() {
        if progress.record(ix).done().is_some_and(|done| !done.evidence.is_empty()) {
            let basis = Basis::Milestone(ix);
            found.extend(milestone.skills.iter().map(|skill| Backing { skill, proof: Proof::Shown, basis }));
        }
    }
    found
}

/// The skills that a project backs once it is shown: those it names, less those whose import its newest audit missed.
pub fn backed_skills<'a>(catalog: &'a Catalog, project: &'a Project) -> impl Iterator<Item = &'a str> {
    let named = project.skills.iter().take(MAX_SKILLS).map(String::as_str);
    named.filter(move |id| !catalog.skill(id).is_some_and(|skill| audit_denies(project, skill)))
}

/// The shipped projects, the newest first.
pub(super) fn shipped(progress: &Progress) -> Vec<&Project> {
    let mut shipped: Vec<&Project> =
        progress.projects().filter(|project| project.status() == Status::Shipped).collect();
    shipped.sort_by(|a, b| (b.shipped(), b.touched).cmp(&(a.shipped(), a.touched)).then_with(|| a.id.cmp(&b.id)));
    shipped
}

/// The certificates with issuer and public address, the newest first, and those that lack one of the two.
pub(super) fn certificates(progress: &Progress) -> (Vec<&Certificate>, Vec<&Certificate>) {
    let is_whole = |certificate: &&Certificate| {
        certificate.issuer.is_some() && certificate.url.as_deref().is_some_and(is_public_link)
    };
    let (mut whole, lacking): (Vec<&Certificate>, Vec<&Certificate>) =
        progress.learner.certificates.values().partition(is_whole);
    whole.sort_by(|a, b| b.date.cmp(&a.date));
    (whole, lacking)
}

/// Whether `text` holds `word` as a word of its own.
fn names_word(text: &str, word: &str) -> bool {
    let (text, word) = (text.to_lowercase(), word.to_lowercase());
    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(&word).any(|(at, found)| {
        !word.is_empty() && is_edge(text[..at].chars().next_back()) && is_edge(text[at + found.len()..].chars().next())
    })
}
