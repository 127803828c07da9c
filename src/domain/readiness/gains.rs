//! What each open milestone and each open brief is good for: the readiness it helps to gain, by the hour.

use std::cmp::Ordering;

use super::Readiness;
use super::percent::Points;
use super::role::RoleReadiness;
use super::state::Value;
use super::ways::{Scale, Way};
use crate::domain::catalog::Ix;
use crate::domain::time::Minutes;

/// What a step helps to gain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gain {
    /// The skill that is learned or proven at the end, by its place in the role's list.
    pub skill: usize,
    /// The readiness gained by everything it takes until then, the step included.
    pub gained: Points,
    /// The open hours of all that.
    pub time: Minutes,
}

impl Gain {
    /// Percentage points of readiness by the hour, to look at; what is compared is exact ([`Gain::compare`]).
    #[must_use]
    pub fn per_hour(self) -> f64 {
        self.gained.as_f64() / self.time.max(Minutes(1)).hours()
    }

    /// Readiness by the hour, rounded to half a percentage point and counted in halves. Rates that are equal to this come to
    /// much the same: estimates of hours and weights are no finer, and steps would change places with every tick.
    #[must_use]
    pub fn halves_per_hour(self) -> u128 {
        let Points { units, all } = self.gained;
        let (halves, whole) = (2 * 100 * 60 * units, all * u128::from(self.time.0.max(1)));
        (2 * halves + whole).checked_div(2 * whole).unwrap_or(0)
    }

    /// Which of two gains in one role comes first, `Less` for the first: the one that gains more by the hour, then the one
    /// that takes fewer hours.
    #[must_use]
    pub fn compare(self, other: Self) -> Ordering {
        by_the_hour((self.gained, self.time), (other.gained, other.time))
    }
}

/// Compares what is gained by the hour, the more the earlier, then the hours, the fewer the earlier; without dividing.
pub(in crate::domain) fn by_the_hour(one: (Points, Minutes), other: (Points, Minutes)) -> Ordering {
    let times = |gained: Points, time: Minutes| gained.units * u128::from(time.0.max(1));
    times(other.0, one.1).cmp(&times(one.0, other.1)).then(one.1.cmp(&other.1))
}

/// What every open milestone and brief is good for in one role.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gains {
    milestones: Vec<Option<Gain>>,
    briefs: Vec<Option<Gain>>,
}

impl Gains {
    /// What an open milestone is good for, blocked or not; none when nothing of the role needs it.
    #[must_use]
    pub fn milestone(&self, ix: Ix) -> Option<Gain> {
        self.milestones.get(ix).copied().flatten()
    }

    /// What the open brief at this place of the catalog's list is good for, likewise.
    #[must_use]
    pub fn brief(&self, nth: usize) -> Option<Gain> {
        self.briefs.get(nth).copied().flatten()
    }
}

impl<'a> Readiness<'a> {
    /// The readiness gained per hour by every open milestone and brief, counting what it unlocks: of each skill of the role
    /// the cheapest set that needs the step and completes the skill is taken, and of those sets the one that gains most by
    /// the hour.
    ///
    /// A skill is completed when it is learned (all of a curriculum's milestones that teach it, less the skipped ones) or
    /// proven by a brief, which is taken to be shipped with a link and a result. A set *needs* a step that teaches the
    /// skill, is its brief, or comes before one of these; a step that would only be done beside it gains nothing by it.
    /// Of equally cheap sets the one that gains more counts, then what the role lists first.
    #[must_use]
    pub fn gains(&self, role: &RoleReadiness<'a>) -> Gains {
        let ways = Scale::new(self, role).ways();
        let milestones = self.catalog.milestones.len();
        let mut best: Vec<Option<Gain>> = vec![None; milestones + self.catalog.briefs.len()];
        for place in 0..role.skills.len() {
            let mut cheapest: Vec<Option<&Way>> = vec![None; best.len()];
            for way in ways.iter().filter(|way| way.completes.contains(&place)) {
                let brief = way.brief.map(|nth| milestones + nth);
                for step in way.milestones.iter().copied().chain(brief) {
                    if cheapest[step].is_none_or(|known| is_cheaper(way, known)) {
                        cheapest[step] = Some(way);
                    }
                }
            }
            for (step, way) in cheapest.into_iter().enumerate() {
                let Some(way) = way else { continue };
                let gained = Points { units: way.gained, all: role.points.all };
                let gain = Gain { skill: place, gained, time: way.time };
                if best[step].is_none_or(|known| gain.compare(known) == Ordering::Less) {
                    best[step] = Some(gain);
                }
            }
        }
        let briefs = best.split_off(milestones);
        Gains { milestones: best, briefs }
    }
}

impl<'a> Readiness<'a> {
    /// What is covered of a role once these milestones are done and these skills are proven.
    #[must_use]
    pub fn points_after(&self, role: &RoleReadiness<'a>, done: &[Ix], proven: &[&str]) -> Points {
        let scale = Scale::new(self, role);
        let is_proven = |place: &usize| proven.contains(&role.skills[*place].standing.id);
        let raised: Vec<_> = (0..role.skills.len()).filter(is_proven).map(|place| (place, Value::PROVEN)).collect();
        Points { units: role.points.units + scale.gained(&scale.after(done, &raised)), all: role.points.all }
    }
}

/// Whether a way takes fewer hours than another, or as many and gains more.
pub(super) fn is_cheaper(way: &Way, known: &Way) -> bool {
    way.time < known.time || way.time == known.time && way.gained > known.gained
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::event::Body;
    use crate::domain::readiness::sample::{
        after, anything, catalog, created, done, linked, measured, shipped, skipped, ticked,
    };

    /// What each open step gains for the engineer: percentage points by all that it takes, and the skill at its end.
    fn told(acts: Vec<Body>) -> Vec<String> {
        let catalog = catalog();
        let progress = after(&catalog, acts);
        let readiness = Readiness::new(&catalog, &progress, &|_| None);
        let role = readiness.role(&catalog.shared.roles[0]);
        let gains = readiness.gains(&role);
        let milestones = catalog.milestones.iter().enumerate().map(|(ix, one)| (one.id.as_str(), gains.milestone(ix)));
        let briefs = catalog.briefs.iter().enumerate().map(|(nth, one)| (one.id.as_str(), gains.brief(nth)));
        let told = |(id, gain): (&str, Option<Gain>)| {
            let gain = gain?;
            Some(format!("{id}: {} in {} to {}", gain.gained.words(), gain.time, role.skills[gain.skill].asked.skill))
        };
        milestones.chain(briefs).filter_map(told).collect()
    }

    #[test]
    fn a_step_is_worth_the_best_set_that_needs_it() {
        assert_eq!(
            told(vec![]),
            [
                // Alone it learns Python: 20 × ½. With all of pytorch it would be 40 in 15 h, which is less by the hour.
                "foundations/python: 10 % in 3 h to python",
                "keras/layers: 10 % in 3 h to training",
                // It learns Python as well, 20 × ½, and a sixth of pytorch: 40 × ½ × 2/12.
                "pytorch/tensors: 13.3 % in 2 h to python",
                // Learning pytorch gains 40 in 15 h; the leaf, to which it leads in 2 + 4 + 10 h, proves 40 + 15 and learns
                // Python on the way: 65 in 16 h.
                "pytorch/autograd: 65 % in 16 h to model-serving",
                // 40 × ½ + 20 × ½ + 20 × ½ in 3 + 2 + 4 + 6 h.
                "pytorch/loops: 40 % in 15 h to pytorch",
                "keras/site: 15 % in 6 h to model-serving",
                "pytorch/leaf: 65 % in 16 h to pytorch",
            ]
        );
    }

    #[test]
    fn what_is_done_ticked_or_skipped_costs_nothing_more() {
        let acts = vec![
            done("foundations/python"),
            done("pytorch/tensors"),
            ticked("pytorch/autograd"),
            skipped("keras/layers"),
        ];
        assert_eq!(
            told(acts),
            [
                // 40 × (1 − ½ × 4/12) + 15 = 48.33 in 2 + 10 h, against 40 × ½ × 8/12 + 10 = 23.33 in 2 + 6 h to pytorch.
                "pytorch/autograd: 48.3 % in 12 h to model-serving",
                "pytorch/loops: 23.3 % in 8 h to pytorch",
                "keras/site: 15 % in 6 h to model-serving",
                "pytorch/leaf: 48.3 % in 12 h to pytorch",
            ]
        );
    }

    #[test]
    fn a_project_that_is_shipped_leaves_nothing_to_build() {
        let leaf = created("leaf", Some("pytorch/leaf"), &["pytorch", "model-serving"]);
        let acts = [leaf, vec![shipped("leaf"), linked("leaf"), measured("leaf")]].concat();
        assert_eq!(
            told(acts),
            [
                "foundations/python: 10 % in 3 h to python",
                "keras/layers: 10 % in 3 h to training",
                "pytorch/tensors: 10 % in 2 h to python",
                // 20 × ½ of training and of Python in 15 h, pytorch being proven.
                "pytorch/autograd: 20 % in 15 h to training",
                "pytorch/loops: 20 % in 15 h to training",
            ]
        );
    }

    #[test]
    fn what_comes_to_much_the_same_by_the_hour_is_the_same() {
        let halves = |percent: u128, minutes: u32| {
            let gained = Points { units: percent, all: 100 };
            Gain { skill: 0, gained, time: Minutes(minutes) }.halves_per_hour()
        };
        assert_eq!([halves(35, 1290), halves(39, 2010), halves(4, 210)], [3, 2, 2], "1.63, 1.16 and 1.14 an hour");
        assert_eq!([halves(1, 240), halves(1, 241), halves(0, 60), halves(100, 0)], [1, 0, 0, 12_000]);
        let nothing = Gain { skill: 0, gained: Points { units: 0, all: 0 }, time: Minutes(60) };
        assert_eq!(nothing.halves_per_hour(), 0, "a role that asks nothing");
    }

    proptest! {
        #[test]
        fn whatever_gains_is_open_and_gains_something(acts in anything()) {
            let catalog = catalog();
            let progress = after(&catalog, acts);
            let readiness = Readiness::new(&catalog, &progress, &|_| None);
            for role in readiness.roles() {
                let gains = readiness.gains(&role);
                for ix in 0..catalog.milestones.len() {
                    if let Some(gain) = gains.milestone(ix) {
                        prop_assert!(!progress.satisfied(ix) && gain.per_hour() > 0.0);
                        prop_assert!(role.points.units + gain.gained.units <= role.points.all);
                    }
                }
            }
        }
    }
}
