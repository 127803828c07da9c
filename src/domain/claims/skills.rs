//! Skills that may be claimed: those that a shipped project, a certificate or written evidence backs.

use std::collections::BTreeMap;

use super::backing::{Basis, backings};
use super::proof::{Proof, is_public_link};
use crate::domain::catalog::{Catalog, Ix, Proof as Way, Role};
use crate::domain::event::Evidence;
use crate::domain::progress::Progress;
use crate::domain::readiness::{Readiness, SkillState};

/// A skill with what backs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillClaim {
    /// Its id, or `free:word`.
    pub id: String,
    /// As postings spell it.
    pub name: String,
    /// How well it is backed; none for one that is learned and that nothing backs.
    pub proof: Option<Proof>,
    /// What backs it, in words.
    pub by: Vec<String>,
}

/// Skills of one category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillGroup {
    /// The category; "Other" for the learner's own words.
    pub category: String,
    /// The best backed first, then what the role asks for most, then in the order of the catalog.
    pub skills: Vec<SkillClaim>,
}

const OTHER: &str = "Other";

/// The skills that shipped projects, certificates and written evidence back, by category: first the categories that the role
/// asks for most.
pub(super) fn groups(
    catalog: &Catalog,
    progress: &Progress,
    role: Option<&Role>,
    bare: Vec<SkillClaim>,
) -> Vec<SkillGroup> {
    let mut found: BTreeMap<String, SkillClaim> = BTreeMap::new();
    for backing in backings(catalog, progress) {
        let id = backing.skill;
        let written = || catalog.skill(id).is_some_and(|skill| skill.proof == Way::Written);
        if matches!(backing.basis, Basis::Milestone(ix) if !(written() && is_linked(progress, ix))) {
            continue;
        }
        let claim = found.entry(id.to_owned()).or_insert_with(|| SkillClaim {
            id: id.to_owned(),
            name: catalog.skill_name(id).to_owned(),
            proof: None,
            by: Vec::new(),
        });
        claim.proof = claim.proof.max(Some(backing.proof));
        let by = backing.basis.name(catalog);
        if !claim.by.iter().any(|known| known == by) {
            claim.by.push(by.to_owned());
        }
    }
    for skill in bare {
        found.entry(skill.id.clone()).or_insert(skill);
    }
    let mut groups = in_groups(catalog, found);
    let weight = |id: &str| role.map_or(0, |role| weight_of(role, id));
    for group in &mut groups {
        group.skills.sort_by_key(|claim| std::cmp::Reverse((claim.proof, weight(&claim.id))));
    }
    groups.sort_by_key(|group| {
        let asked: u32 = group.skills.iter().map(|claim| weight(&claim.id)).sum();
        (group.category == OTHER, std::cmp::Reverse(asked))
    });
    groups
}

/// The skills that are learned and that nothing backs.
pub(super) fn unbacked(catalog: &Catalog, progress: &Progress) -> Vec<SkillClaim> {
    // Whether a learned skill fades changes nothing about its being learned.
    let readiness = Readiness::new(catalog, progress, &|_| None);
    let learned = readiness.skills().zip(&catalog.shared.skills);
    let learned = learned.filter(|(standing, _)| matches!(standing.state, SkillState::Learned | SkillState::Fading));
    learned
        .map(|(_, skill)| SkillClaim {
            id: skill.id.to_string(),
            name: skill.name.to_string(),
            proof: None,
            by: vec!["milestones that you checked off".to_owned()],
        })
        .collect()
}

/// How much a role asks for a skill; 0 when it does not.
pub(super) fn weight_of(role: &Role, skill: &str) -> u32 {
    role.skills.iter().find(|asked| *asked.skill == *skill).map_or(0, |asked| asked.weight)
}

/// Whether anybody can open what backs a done milestone.
fn is_linked(progress: &Progress, ix: Ix) -> bool {
    let evidence = progress.record(ix).done().map_or(&[][..], |done| &done.evidence);
    evidence.iter().any(|evidence| matches!(evidence, Evidence::Link(url) if is_public_link(url)))
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
    groups
}
