//! A headline and a summary to start from, made of what may be claimed: the learner completes what stands in brackets and
//! sets them as their own; nothing here is exported by itself.
//!
//! What they stress follows the career articles that the advisor rests on (2024 to April 2026): speed and evaluation where
//! the work was in PyTorch, reliability and modernisation where it was in TensorFlow or Keras, and the choice itself where
//! it was in both.

use super::{Claims, SkillClaim};
use crate::domain::catalog::Role;
use crate::domain::text::{count, list_words};

/// The most characters of a headline: what LinkedIn takes.
pub const HEADLINE: usize = 220;

/// How many skills stand in a headline.
const SKILLS: usize = 3;

/// What the shipped work was done in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Work {
    PyTorch,
    TensorFlow,
    Both,
    Neither,
}

/// Texts to start from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suggestions {
    /// One line under the name; none while nothing may be claimed.
    pub headline: Option<String>,
    /// A paragraph; none while no project may be claimed.
    pub summary: Option<String>,
}

/// What the claims suggest, for a role where one is aimed at.
#[must_use]
pub fn suggestions(claims: &Claims, role: Option<&Role>) -> Suggestions {
    let title = role.map_or("Machine learning practitioner", |role| &role.title);
    let mut skills: Vec<&SkillClaim> =
        claims.skills.iter().flat_map(|group| &group.skills).filter(|skill| skill.proof.is_some()).collect();
    let weight = |skill: &SkillClaim| role.map_or(0, |role| super::skills::weight_of(role, &skill.id));
    skills.sort_by_key(|skill| std::cmp::Reverse((weight(skill), skill.proof)));
    let names: Vec<&str> = skills.iter().take(SKILLS).map(|skill| skill.name.as_str()).collect();
    let headline = (!names.is_empty()).then(|| format!("{title} | {}", names.join(", ")));
    Suggestions { headline: headline.filter(|line| line.chars().count() <= HEADLINE), summary: summary(claims, title) }
}

fn summary(claims: &Claims, title: &str) -> Option<String> {
    let shipped = claims.projects.len();
    if shipped == 0 {
        return None;
    }
    let frameworks: Vec<String> = ["pytorch", "tensorflow", "keras"]
        .iter()
        .filter_map(|id| claims.skills.iter().flat_map(|group| &group.skills).find(|skill| skill.id == *id))
        .map(|skill| skill.name.clone())
        .collect();
    let work = work(claims);
    let opening = match work {
        Work::PyTorch => "who takes models from a baseline to a measured improvement",
        Work::TensorFlow => "who builds models that keep running, and brings older ones up to date",
        Work::Both => "who chooses the framework by the problem",
        Work::Neither => "who measures what a model is worth before it ships",
    };
    let using = if frameworks.is_empty() { String::new() } else { format!(" with {}", list_words(&frameworks)) };
    let measured = claims.projects.iter().filter(|project| project.measured).count();
    let against = match measured {
        0 => String::new(),
        all if all == shipped => ", each measured against a baseline".into(),
        some => format!(", {some} of them measured against a baseline"),
    };
    let blank = match work {
        Work::PyTorch => "[How fast you get from an idea to an evaluated experiment, in one example.]",
        Work::TensorFlow => "[A system that you kept reliable or moved to a newer version, in one example.]",
        Work::Both => "[When you chose which framework, and why, in one example.]",
        Work::Neither => "[What changed for those who use your work, in one example.]",
    };
    Some(format!("{title} {opening}. Shipped {}{using}{against}. {blank}", count(shipped, "project")))
}

fn work(claims: &Claims) -> Work {
    let backs = |ids: &[&str]| {
        claims.skills.iter().flat_map(|group| &group.skills).any(|skill| ids.contains(&skill.id.as_str()))
    };
    match (backs(&["pytorch"]), backs(&["tensorflow", "keras"])) {
        (true, true) => Work::Both,
        (true, false) => Work::PyTorch,
        (false, true) => Work::TensorFlow,
        (false, false) => Work::Neither,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::RoleSkill;
    use crate::domain::claims::{ProjectClaim, Proof, SkillGroup};

    fn claims(skills: &[(&str, &str)], measured: &[bool]) -> Claims {
        let skills = skills
            .iter()
            .map(|(id, name)| SkillClaim {
                id: (*id).into(),
                name: (*name).into(),
                proof: Some(Proof::Proven),
                by: Vec::new(),
            })
            .collect();
        let projects = measured.iter().map(|measured| ProjectClaim { measured: *measured, ..ProjectClaim::default() });
        Claims {
            skills: vec![SkillGroup { category: "Frameworks".into(), skills }],
            projects: projects.collect(),
            ..Claims::default()
        }
    }

    #[test]
    fn nothing_is_suggested_before_something_may_be_claimed() {
        assert_eq!(suggestions(&Claims::default(), None), Suggestions::default());
    }

    #[test]
    fn what_is_stressed_follows_the_framework_of_the_work() {
        let (torch, tf, keras) = (("pytorch", "PyTorch"), ("tensorflow", "TensorFlow"), ("keras", "Keras"));
        let summary = |skills: &[(&str, &str)], measured: &[bool]| suggestions(&claims(skills, measured), None).summary;
        assert_eq!(
            summary(&[torch], &[true, true]).as_deref(),
            Some(
                "Machine learning practitioner who takes models from a baseline to a measured improvement. Shipped 2 projects with PyTorch, each measured against a baseline. [How fast you get from an idea to an evaluated experiment, in one example.]"
            )
        );
        assert_eq!(
            summary(&[tf, keras], &[false]).as_deref(),
            Some(
                "Machine learning practitioner who builds models that keep running, and brings older ones up to date. Shipped 1 project with TensorFlow and Keras. [A system that you kept reliable or moved to a newer version, in one example.]"
            )
        );
        assert_eq!(
            summary(&[torch, keras], &[true, false]).as_deref(),
            Some(
                "Machine learning practitioner who chooses the framework by the problem. Shipped 2 projects with PyTorch and Keras, 1 of them measured against a baseline. [When you chose which framework, and why, in one example.]"
            )
        );
    }

    #[test]
    fn a_headline_names_the_role_and_its_weightiest_skills() {
        let asks = |skill: &str, weight| RoleSkill { skill: skill.into(), weight, must: false, proof: None };
        let skills = vec![asks("docker", 7), asks("pytorch", 12), asks("sql", 1)];
        let role = Role { id: "ml-engineer".into(), title: "ML engineer".into(), skills, ..Role::default() };
        let four = [("sql", "SQL"), ("docker", "Docker"), ("opencv", "OpenCV"), ("pytorch", "PyTorch")];
        let line = suggestions(&claims(&four, &[]), Some(&role)).headline;
        assert_eq!(line.as_deref(), Some("ML engineer | PyTorch, Docker, SQL"));
    }
}
