//! The catalog: all curricula in their order, with the graph of what comes before what.
//!
//! Milestones are addressed by [`Ix`], their place in the catalog. Names that milestones had before (`was`) and milestones that were merged away (`joins`) have slots of their own, so that a mark under any of them is found.

mod graph;
mod lazy;
mod model;
#[cfg(test)]
pub mod sample;
mod text;

use std::collections::HashMap;

pub use lazy::Lazy;
pub use model::{
    Better, Brief, BriefTexts, Compute, ComputeKind, Curriculum, Dataset, Equivalent, Fact, Item, Kind, Level, Measure,
    Milestone, MilestoneTexts, Origin, Proof, Question, Resource, Role, RoleSkill, Shared, Skill, Source, Track,
};

pub use text::Text;

use crate::domain::id::{BriefId, MilestoneId, curriculum_of};

/// The order in which shipped curricula are listed; the learner's own follow by id.
pub const ORDER: [&str; 6] = ["foundations", "keras", "pytorch", "tensorflow", "deployment", "career"];

/// The frameworks that somebody can learn here.
pub const FRAMEWORKS: [&str; 3] = ["keras", "pytorch", "tensorflow"];

/// A milestone's place in the catalog.
pub type Ix = usize;

/// All curricula, skills and roles, and how they hang together.
#[derive(Debug, Default)]
pub struct Catalog {
    /// The heads, in order.
    pub curricula: Vec<Curriculum>,
    /// Every milestone: by curriculum, level, then as in the files.
    pub milestones: Vec<Milestone>,
    /// Every brief, likewise.
    pub briefs: Vec<Brief>,
    /// Skills and roles.
    pub shared: Shared,
    requires: Vec<Vec<Ix>>,
    unlocks: Vec<Vec<Ix>>,
    brief_requires: Vec<Vec<Ix>>,
    joins: Vec<Vec<Ix>>,
    slots: usize,
    by_id: HashMap<MilestoneId, Ix>,
    targets: HashMap<MilestoneId, Vec<Ix>>,
    briefs_by_id: HashMap<BriefId, usize>,
    skills_by_id: HashMap<Box<str>, usize>,
}

impl Catalog {
    /// Puts curricula in their order and links their milestones. Of two curricula with one id the last counts; names that
    /// lead nowhere are left out of the graph (`curriculum check` reports them).
    #[must_use]
    pub fn assemble(mut sources: Vec<Source>, shared: Shared) -> Self {
        let rank = |id: &str| ORDER.iter().position(|known| *known == id).unwrap_or(ORDER.len());
        sources.sort_by(|a, b| {
            let key = |source: &Source| (rank(&source.curriculum.id), source.curriculum.id.clone());
            key(a).cmp(&key(b))
        });
        let mut catalog = Self { shared, ..Self::default() };
        for source in sources {
            catalog.curricula.push(source.curriculum);
            catalog.milestones.extend(source.milestones);
            catalog.briefs.extend(source.briefs);
        }
        catalog.by_id = catalog.milestones.iter().enumerate().map(|(ix, m)| (m.id.clone(), ix)).collect();
        catalog.briefs_by_id = catalog
            .briefs
            .iter()
            .enumerate()
            .flat_map(|(ix, brief)| brief.was.iter().chain([&brief.id]).map(move |id| (id.clone(), ix)))
            .collect();
        catalog.skills_by_id =
            catalog.shared.skills.iter().enumerate().map(|(ix, skill)| (skill.id.as_str().into(), ix)).collect();
        catalog.link();
        catalog.link_earlier_names();
        catalog
    }

    fn link(&mut self) {
        let resolve = |ids: &[MilestoneId]| ids.iter().filter_map(|id| self.by_id.get(id).copied()).collect();
        self.requires = self.milestones.iter().map(|m| resolve(&m.requires)).collect();
        self.brief_requires = self.briefs.iter().map(|b| resolve(&b.requires)).collect();
        let mut unlocks = vec![Vec::new(); self.milestones.len()];
        for (ix, requires) in self.requires.iter().enumerate() {
            for &before in requires {
                unlocks[before].push(ix);
            }
        }
        self.unlocks = unlocks;
    }

    /// Gives every earlier name its target, and every milestone that was merged away and is gone a slot of its own.
    fn link_earlier_names(&mut self) {
        self.slots = self.milestones.len();
        self.joins = vec![Vec::new(); self.milestones.len()];
        for (ix, milestone) in self.milestones.iter().enumerate() {
            for old in milestone.was.iter().filter(|old| !self.by_id.contains_key(*old)) {
                self.targets.entry(old.clone()).or_default().push(ix);
            }
        }
        for ix in 0..self.milestones.len() {
            for part in &self.milestones[ix].joins {
                let slot = match (self.by_id.get(part), self.targets.get(part).and_then(|targets| targets.first())) {
                    (Some(&existing), _) | (None, Some(&existing)) => existing,
                    (None, None) => {
                        self.targets.insert(part.clone(), vec![self.slots]);
                        self.slots += 1;
                        self.slots - 1
                    }
                };
                self.joins[ix].push(slot);
            }
        }
    }

    /// The milestone at a place.
    #[must_use]
    pub fn milestone(&self, ix: Ix) -> &Milestone {
        &self.milestones[ix]
    }

    /// The place of the milestone with this whole id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<Ix> {
        self.by_id.get(id).copied()
    }

    /// The brief with this whole id, present or earlier.
    #[must_use]
    pub fn brief(&self, id: &str) -> Option<&Brief> {
        self.briefs_by_id.get(id).map(|&ix| &self.briefs[ix])
    }

    /// The skill with this id.
    #[must_use]
    pub fn skill(&self, id: &str) -> Option<&Skill> {
        self.skills_by_id.get(id).map(|&ix| &self.shared.skills[ix])
    }

    /// The skill with this id, name or alias, whatever the case.
    #[must_use]
    pub fn skill_named(&self, word: &str) -> Option<&Skill> {
        let same = |name: &str| name.eq_ignore_ascii_case(word);
        self.skill(word)
            .or_else(|| self.shared.skills.iter().find(|s| same(&s.name) || s.aliases.iter().any(|alias| same(alias))))
    }

    /// The role with this id.
    #[must_use]
    pub fn role(&self, id: &str) -> Option<&Role> {
        self.shared.roles.iter().find(|role| role.id.as_str() == id)
    }

    /// The curriculum with this id.
    #[must_use]
    pub fn curriculum(&self, id: &str) -> Option<&Curriculum> {
        self.curricula.iter().find(|curriculum| curriculum.id.as_str() == id)
    }

    /// The slots that a mark under this id belongs to: the milestone itself, those that once had this name, or the
    /// slot of one that was merged away. None when nothing ever had this name here.
    pub fn targets(&self, id: &str) -> impl Iterator<Item = Ix> + '_ {
        let own = self.by_id.get(id).copied();
        let renamed = if own.is_some() { None } else { self.targets.get(id) };
        own.into_iter().chain(renamed.into_iter().flatten().copied())
    }

    /// How many slots marks can fall into: all milestones, then those merged away.
    #[must_use]
    pub fn slots(&self) -> usize {
        self.slots
    }

    /// The slots a milestone was made of by `joins`.
    #[must_use]
    pub fn joins(&self, ix: Ix) -> &[Ix] {
        &self.joins[ix]
    }

    /// A curriculum's milestones.
    pub fn milestones_of<'a>(&'a self, curriculum: &'a str) -> impl Iterator<Item = Ix> + 'a {
        (0..self.milestones.len()).filter(move |&ix| curriculum_of(&self.milestones[ix].id) == curriculum)
    }

    /// A curriculum's briefs.
    pub fn briefs_of<'a>(&'a self, curriculum: &'a str) -> impl Iterator<Item = &'a Brief> + 'a {
        self.briefs.iter().filter(move |brief| brief.curriculum() == curriculum)
    }

    /// The levels at which a curriculum has anything, in order.
    pub fn levels_of<'a>(&'a self, curriculum: &'a str) -> impl Iterator<Item = Level> + 'a {
        Level::ALL.iter().copied().filter(move |&level| {
            self.milestones_of(curriculum).any(|ix| self.milestones[ix].level == level)
                || self.briefs_of(curriculum).any(|brief| brief.level == level)
        })
    }

    /// The name of a skill as postings spell it; `free:word` and unknown ids as they stand.
    #[must_use]
    pub fn skill_name<'a>(&'a self, id: &'a str) -> &'a str {
        match self.skill(id) {
            Some(skill) => &skill.name,
            None => id.strip_prefix("free:").unwrap_or(id),
        }
    }
}
