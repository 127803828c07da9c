//! The readiness of one role: what it asks, how far each skill of it is, and how much that covers.

use super::Readiness;
use super::percent::{Measure, Points};
use super::standing::Standing;
use super::state::SkillState;
use super::teaching::{Literacy, Stretch, Taught, time_of};
use crate::domain::catalog::{Proof as Way, Role, RoleSkill};
use crate::domain::text::list_words;

/// One skill that a role asks for.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    /// What is asked: weight, and whether nobody is hired without it.
    pub asked: &'a RoleSkill,
    /// Where it stands in this role.
    pub standing: Standing<'a>,
    /// How it is shown in this role.
    pub(super) way: Way,
    /// What teaches it in this role.
    pub(in crate::domain) stretches: Vec<Stretch<'a>>,
}

impl Asked<'_> {
    /// Whether it is at least learned.
    #[must_use]
    pub fn is_learned(&self) -> bool {
        self.standing.state > SkillState::Missing
    }
}

/// How much of what a role asks is covered.
#[derive(Clone, Debug)]
pub struct RoleReadiness<'a> {
    /// The role.
    pub role: &'a Role,
    /// Its skills, as the role lists them.
    pub skills: Vec<Asked<'a>>,
    /// What is covered of what it asks: Σ weight × value of Σ weight.
    pub points: Points,
    pub(super) measure: Measure,
}

impl<'a> RoleReadiness<'a> {
    pub(super) fn of(look: &Readiness<'a>, role: &'a Role) -> Self {
        let literacy = Literacy::of(look.catalog, role);
        let skills: Vec<Asked<'a>> = role.skills.iter().map(|asked| ask(look, &literacy, asked)).collect();
        let stretches = skills.iter().flat_map(|skill| &skill.stretches);
        let times = stretches.map(|stretch| time_of(look.catalog, &stretch.milestones));
        let measure = Measure::of(times.map(|time| 2 * u64::from(time.0.max(1))));
        let units = skills.iter().map(|skill| weight(skill) * measure.units(skill.standing.value())).sum();
        let all = skills.iter().map(|skill| weight(skill) * measure.all()).sum();
        Self { role, skills, points: Points { units, all }, measure }
    }

    /// ⌊100 × Σ weight × value ÷ Σ weight⌋.
    #[must_use]
    pub fn percent(&self) -> u32 {
        self.points.percent()
    }

    /// `covers 34 % of what this role asks (gradus' estimate)`.
    #[must_use]
    pub fn sentence(&self) -> String {
        format!("covers {} % of what this role asks (gradus' estimate)", self.percent())
    }

    /// The skills that are asked for and that nothing teaches, or nothing that counts.
    pub fn not_taught(&self, by: Taught) -> impl Iterator<Item = &Standing<'a>> {
        self.skills.iter().map(|skill| &skill.standing).filter(move |standing| standing.taught == by)
    }

    /// What no learning here raises, in sentences; empty when everything asked for is taught.
    #[must_use]
    pub fn not_taught_words(&self) -> Vec<String> {
        let names = |by| -> Vec<String> { self.not_taught(by).map(|standing| standing.name.to_owned()).collect() };
        let (nowhere, electives) = (names(Taught::Nowhere), names(Taught::ByElectives));
        let mut words = Vec::new();
        if !nowhere.is_empty() {
            words.push(format!("No curriculum teaches {}.", list_words(&nowhere)));
        }
        if !electives.is_empty() {
            words.push(format!("Only electives teach {}: a project shows it.", list_words(&electives)));
        }
        words
    }
}

/// The weight of a skill, as a number to reckon with.
pub(super) fn weight(skill: &Asked<'_>) -> u128 {
    u128::from(skill.asked.weight)
}

fn ask<'a>(look: &Readiness<'a>, literacy: &Literacy<'a>, asked: &'a RoleSkill) -> Asked<'a> {
    let Some(place) = look.teaching.place(&asked.skill) else {
        let standing = Standing::unknown(&asked.skill);
        return Asked { asked, standing, way: Way::Project, stretches: Vec::new() };
    };
    let way = asked.proof.unwrap_or(look.catalog.shared.skills[place].proof);
    let stretches = look.teaching.stretches(look.catalog, place, literacy);
    let counts = |ix| stretches.iter().any(|stretch| stretch.milestones.contains(&ix));
    let standing = look.standing(place, way, &stretches, &counts);
    Asked { asked, standing, way, stretches }
}
