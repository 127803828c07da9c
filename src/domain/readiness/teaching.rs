//! What teaches a skill: the core milestones of each curriculum and, in a role that asks for literacy only, its literacy.

use std::collections::HashMap;

use super::state::Share;
use crate::domain::catalog::{Catalog, Ix, Role, Track};
use crate::domain::figures::Path;
use crate::domain::progress::Progress;
use crate::domain::time::Minutes;

/// The question of the advisor whose answers are roles.
const ROLE: &str = "role";

/// The milestones of one curriculum that teach one skill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::domain) struct Stretch<'a> {
    /// The curriculum's id, or `curriculum/literacy`.
    pub name: &'a str,
    /// Each once, in catalog order.
    pub milestones: Vec<Ix>,
}

impl Stretch<'_> {
    /// How much of it is done.
    pub fn share(&self, catalog: &Catalog, progress: &Progress) -> Share {
        let mut share = Share::default();
        for &ix in &self.milestones {
            let milestone = catalog.milestone(ix);
            share.done += progress.time_done(ix, milestone);
            share.all += milestone.time;
        }
        share
    }
}

/// Whether anything that counts teaches a skill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taught {
    /// Milestones that count do.
    Counted,
    /// Only electives do, which count in no figure: it can be shown, and not learned.
    ByElectives,
    /// Nothing does.
    Nowhere,
}

/// What teaches each skill of the catalog.
#[derive(Debug)]
pub(super) struct Teaching<'a> {
    places: HashMap<&'a str, usize>,
    core: Vec<Vec<Stretch<'a>>>,
    by_electives: Vec<bool>,
}

impl<'a> Teaching<'a> {
    pub fn of(catalog: &'a Catalog) -> Self {
        let skills = &catalog.shared.skills;
        let places: HashMap<&str, usize> =
            skills.iter().enumerate().map(|(place, skill)| (skill.id.as_str(), place)).collect();
        let mut core: Vec<Vec<Stretch<'a>>> = vec![Vec::new(); skills.len()];
        let mut by_electives = vec![false; skills.len()];
        for (ix, milestone) in catalog.milestones.iter().enumerate() {
            for &place in milestone.skills.iter().filter_map(|skill| places.get(skill.as_str())) {
                match milestone.track {
                    Track::Core => add(&mut core[place], milestone.curriculum(), ix),
                    Track::Elective => by_electives[place] = true,
                }
            }
        }
        Self { places, core, by_electives }
    }

    /// The place of a skill in the catalog's list.
    pub fn place(&self, skill: &str) -> Option<usize> {
        self.places.get(skill).copied()
    }

    /// What teaches the skill at this place: each curriculum's core, in catalog order, then what of `literacy` does.
    pub fn stretches(&self, catalog: &'a Catalog, place: usize, literacy: &Literacy<'a>) -> Vec<Stretch<'a>> {
        let mut stretches = self.core[place].clone();
        let skill = &catalog.shared.skills[place].id;
        for stretch in &literacy.0 {
            for &ix in stretch.milestones.iter().filter(|&&ix| catalog.milestone(ix).skills.contains(skill)) {
                add(&mut stretches, stretch.name, ix);
            }
        }
        stretches
    }

    /// Whether anything teaches the skill at this place, which these stretches do as far as they count.
    pub fn taught(&self, place: usize, stretches: &[Stretch<'_>]) -> Taught {
        match (stretches.is_empty(), self.by_electives[place]) {
            (false, _) => Taught::Counted,
            (true, true) => Taught::ByElectives,
            (true, false) => Taught::Nowhere,
        }
    }
}

/// Adds a milestone to the stretch of this name, which is the last one if it is there.
fn add<'a>(stretches: &mut Vec<Stretch<'a>>, name: &'a str, ix: Ix) {
    match stretches.last_mut().filter(|last| last.name == name) {
        Some(last) if last.milestones.last() == Some(&ix) => {}
        Some(last) => last.milestones.push(ix),
        None => stretches.push(Stretch { name, milestones: vec![ix] }),
    }
}

/// The literacy that a role asks for.
#[derive(Debug, Default)]
pub(super) struct Literacy<'a>(Vec<Stretch<'a>>);

impl<'a> Literacy<'a> {
    /// What counts beside the core in this role: the path that the advisor keeps for it may have segments of literacy, and
    /// each of them counts as a curriculum of its own, whatever the track of its milestones. So whoever follows that path
    /// learns what it teaches, and no other role is touched by it. A role without such a path has none.
    pub fn of(catalog: &'a Catalog, role: &Role) -> Self {
        let routes = catalog.shared.advisor.routes.iter().filter(|route| {
            route.when.iter().any(|(asked, answers)| asked == ROLE && answers.iter().any(|one| *one == *role.id))
        });
        let mut stretches: Vec<Stretch<'a>> = Vec::new();
        for name in routes.flat_map(|route| &route.segments).map(|segment| segment.as_str()) {
            if Path::is_literacy(name) && stretches.iter().all(|known| known.name != name) {
                let path = Path::new(catalog, &[name]);
                stretches.push(Stretch { name, milestones: path.milestones().collect() });
            }
        }
        Self(stretches)
    }
}

/// How long these milestones take altogether.
pub(super) fn time_of(catalog: &Catalog, milestones: &[Ix]) -> Minutes {
    milestones.iter().map(|&ix| catalog.milestone(ix).time).sum()
}
