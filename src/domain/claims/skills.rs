//! Skills that may be claimed: those that a shipped project, a certificate or written evidence backs.

use std::collections::BTreeMap;

use super::proof::{Proof, audit_denies, is_public_link, project_proof};
use crate::domain::catalog::{Catalog, Proof as Way};
use crate::domain::event::Evidence;
use crate::domain::progress::{Certificate, Progress, Project};

/// How many skills a project may name; further ones back nothing.
pub const MAX_SKILLS: usize = 8;

/// A skill with what backs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillClaim {
    /// Its id, or `free:word`.
    pub id: String,
    /// As postings spell it.
    pub name: String,
    /// How well it is backed.
    pub proof: Proof,
    /// What backs it, in words.
    pub by: Vec<String>,
}

/// Skills of one category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillGroup {
    /// The category; "Other" for the learner's own words.
    pub category: String,
    /// The best backed first, then in the order of the catalog.
    pub skills: Vec<SkillClaim>,
}

const OTHER: &str = "Other";

/// The skills that these projects, certificates and written evidence back, by category.
pub(super) fn groups(
    catalog: &Catalog,
    progress: &Progress,
    backed: &[&Project],
    certificates: &[Certificate],
) -> Vec<SkillGroup> {
    let mut found: BTreeMap<String, SkillClaim> = BTreeMap::new();
    let mut back = |id: &str, proof: Proof, by: &str| {
        let claim = found.entry(id.to_owned()).or_insert_with(|| SkillClaim {
            id: id.to_owned(),
            name: catalog.skill_name(id).to_owned(),
            proof,
            by: Vec::new(),
        });
        claim.proof = claim.proof.max(proof);
        if !claim.by.iter().any(|known| known == by) {
            claim.by.push(by.to_owned());
        }
    };
    for project in backed {
        let Some(proof) = project_proof(project) else { continue };
        for id in project.skills.iter().take(MAX_SKILLS) {
            if !catalog.skill(id).is_some_and(|skill| audit_denies(project, skill)) {
                back(id, proof, &project.title);
            }
        }
    }
    for certificate in certificates {
        let name = certificate.name.as_deref().unwrap_or_default();
        for skill in catalog.shared.skills.iter().filter(|skill| names_word(name, &skill.name)) {
            back(&skill.id, Proof::Proven, name);
        }
    }
    for (ix, milestone) in catalog.milestones.iter().enumerate() {
        let Some(done) = progress.record(ix).done() else { continue };
        let linked =
            done.evidence.iter().any(|evidence| matches!(evidence, Evidence::Link(url) if is_public_link(url)));
        let written = |id: &&str| catalog.skill(id).is_some_and(|skill| skill.proof == Way::Written);
        for id in milestone.skills.iter().map(|id| id.as_str()).filter(written) {
            if linked {
                back(id, Proof::Shown, &milestone.title);
            }
        }
    }
    in_groups(catalog, found)
}

fn in_groups(catalog: &Catalog, mut found: BTreeMap<String, SkillClaim>) -> Vec<SkillGroup> {
    let mut groups: Vec<SkillGroup> = Vec::new();
    let known = catalog
        .shared
        .skills
        .iter()
        .filter_map(|skill| Some((skill.category.as_str(), found.remove(skill.id.as_str())?)));
    let known: Vec<(&str, SkillClaim)> = known.collect();
    for (category, claim) in known.into_iter().chain(found.into_values().map(|claim| (OTHER, claim))) {
        match groups.iter_mut().find(|group| group.category == category) {
            Some(group) => group.skills.push(claim),
            None => groups.push(SkillGroup { category: category.to_owned(), skills: vec![claim] }),
        }
    }
    for group in &mut groups {
        group.skills.sort_by_key(|claim| std::cmp::Reverse(claim.proof));
    }
    groups
}

/// Whether `text` holds `word` as a word of its own.
fn names_word(text: &str, word: &str) -> bool {
    let (text, word) = (text.to_lowercase(), word.to_lowercase());
    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(&word).any(|(at, found)| {
        !word.is_empty() && is_edge(text[..at].chars().next_back()) && is_edge(text[at + found.len()..].chars().next())
    })
}
