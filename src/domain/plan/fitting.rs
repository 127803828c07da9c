//! What to leave out of a plan when there is less time than it takes.

use std::cmp::Ordering;

use super::Plan;
use super::search::Chosen;
use super::steps::{Piece, Step};
use crate::domain::catalog::Track;
use crate::domain::readiness::{Points, by_the_hour};
use crate::domain::time::Minutes;

/// Something that is left out, with what only it needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Dropped<'a> {
    /// What.
    pub step: Step<'a>,
    /// The milestones that nothing else needs, in order.
    pub with: Vec<Step<'a>>,
    /// How much less the plan takes without all of it.
    pub time: Minutes,
    /// How much less of what the role asks is covered then; none without a role.
    pub costs: Option<Points>,
    /// Whether it is an elective, which counts in no figure.
    pub elective: bool,
}

impl<'a> Plan<'a> {
    /// Leaves out of it what does not fit into so much time, and says what, the first to leave out first: what adds the
    /// least of what the role asks by the hour, or of the path what comes last.
    #[must_use]
    pub fn fitting(self, available: Minutes) -> (Self, Vec<Dropped<'a>>) {
        let mut plan = self;
        let mut dropped = Vec::new();
        while plan.time() > available {
            let Some((rest, one)) = plan.first_to_drop() else { break };
            plan.chosen = rest;
            dropped.push(one);
        }
        (plan, dropped)
    }

    fn first_to_drop(&self) -> Option<(Chosen, Dropped<'a>)> {
        let pieces = self.pieces(&self.chosen);
        let now = self.covers();
        let whole = self.time();
        let mut first: Option<(Chosen, Dropped<'a>)> = None;
        // From the last on, so that of equals the last is left out first.
        for &piece in pieces.iter().rev().filter(|&&piece| !self.is_needed(piece)) {
            let rest = self.without(piece);
            let with = pieces.iter().filter(|&&other| other != piece && !has(&rest, other));
            let one = Dropped {
                step: self.step(piece, &self.chosen),
                with: with.map(|&other| self.step(other, &self.chosen)).collect(),
                time: whole - self.time_of(&rest),
                costs: now.zip(self.role.as_ref()).map(|(now, role)| now - self.covered(role, &rest)),
                elective: self.is_elective(piece),
            };
            if first.as_ref().is_none_or(|(_, known)| one.goes_before(known)) {
                first = Some((rest, one));
            }
        }
        first
    }

    /// Whether something else that is chosen needs it.
    fn is_needed(&self, piece: Piece) -> bool {
        let Piece::Milestone(place) = piece else { return false };
        self.chosen.milestones.iter().any(|other| self.ground.requires(other).any(|before| before == place))
            || self.chosen.works.iter().any(|work| self.works[work].closure.has(place))
    }

    /// What is chosen less something that nothing needs and everything that only it needs.
    fn without(&self, piece: Piece) -> Chosen {
        let mut rest = Chosen { milestones: self.ground.nothing(), works: self.chosen.works.clone() };
        if let Piece::Work(work) = piece {
            rest.works.remove(work);
        }
        rest.works.iter().for_each(|work| rest.milestones.add(&self.works[work].closure));
        let (only, place) = match piece {
            Piece::Milestone(place) => (self.ground.closure(&[self.ground.ix(place)]), Some(place)),
            Piece::Work(work) => (self.works[work].closure.clone(), None),
        };
        let own = self.problem.own().iter().map(|choice| &choice.closure);
        let kept = own.filter(|own| self.chosen.milestones.holds(own) && !place.is_some_and(|place| own.has(place)));
        kept.for_each(|own| rest.milestones.add(own));
        for place in self.chosen.milestones.beyond(&only) {
            rest.milestones.add(&self.ground.closure(&[self.ground.ix(place)]));
        }
        rest
    }

    fn is_elective(&self, piece: Piece) -> bool {
        match piece {
            Piece::Milestone(place) => self.ground.catalog.milestone(self.ground.ix(place)).track == Track::Elective,
            Piece::Work(_) => false,
        }
    }
}

fn has(chosen: &Chosen, piece: Piece) -> bool {
    match piece {
        Piece::Milestone(place) => chosen.milestones.has(place),
        Piece::Work(work) => chosen.works.has(work),
    }
}

impl Dropped<'_> {
    /// Whether it is left out before another: electives first, then what costs less of what the role asks by the hour that it
    /// saves, or as little and saves more.
    fn goes_before(&self, other: &Self) -> bool {
        match (self.costs, other.costs) {
            _ if self.elective != other.elective => self.elective,
            (Some(own), Some(others)) => by_the_hour((own, self.time), (others, other.time)) == Ordering::Greater,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::catalog::Catalog;
    use crate::domain::event::Body;
    use crate::domain::figures::Path;
    use crate::domain::plan::{Aim, Extent};
    use crate::domain::readiness::sample::{after, anything, catalog, done, ticked};

    /// What is left out in favour of so many hours, the first to leave out first, then what stays.
    fn told(catalog: &Catalog, acts: Vec<Body>, aim: Aim<'_>, hours: u32) -> Vec<String> {
        let progress = after(catalog, acts);
        let plan = Plan::of(catalog, &progress, &Path::new(catalog, &["foundations", "pytorch"]), aim);
        let (rest, dropped) = plan.fitting(Minutes(60 * hours));
        let ids = |steps: &[Step<'_>]| steps.iter().map(|step| step.id).collect::<Vec<_>>().join(" ");
        let one = |one: &Dropped<'_>| {
            let costs = one.costs.map_or_else(|| "no figure".to_owned(), Points::words);
            format!("{} with [{}]: {} for {costs}", one.step.id, ids(&one.with), one.time)
        };
        dropped.iter().map(one).chain([ids(&rest.steps())]).collect()
    }

    #[test]
    fn what_adds_the_least_by_the_hour_is_left_out_first() {
        let catalog = catalog();
        let engineer = |acts, hours| told(&catalog, acts, Aim::Role(&catalog.shared.roles[0], Extent::Apply), hours);
        let all = "keras/site pytorch/tensors pytorch/autograd pytorch/leaf";
        assert_eq!(engineer(vec![], 22), [all]);
        // The leaf proves serving as well.
        let site = "keras/site with []: 6 h for 0 %";
        assert_eq!(engineer(vec![], 21), [site, "pytorch/tensors pytorch/autograd pytorch/leaf"]);
        // It proves 40 + 15, of which 40 × ½ × 2/12 stays learned by tensors, which stays since it teaches Python.
        assert_eq!(
            engineer(vec![], 15),
            [site, "pytorch/leaf with [pytorch/autograd]: 14 h for 51.6 %", "pytorch/tensors"]
        );
        let nothing = engineer(vec![], 0);
        assert_eq!(nothing[2..], ["pytorch/tensors with []: 2 h for 13.3 %", ""]);
        let begun = engineer(vec![ticked("foundations/apis")], 22);
        assert_eq!(begun, ["foundations/apis with []: 2 h for 0 %", all], "an elective counts in no figure");
    }

    #[test]
    fn of_a_path_electives_go_first_and_then_what_comes_last() {
        let catalog = catalog();
        let path =
            |hours| told(&catalog, vec![ticked("foundations/apis"), done("foundations/proofs")], Aim::Path, hours);
        let dropped =
            |hours| path(hours).iter().map(|one| one.split(':').next().unwrap().to_owned()).collect::<Vec<_>>();
        assert_eq!(
            dropped(0),
            [
                "foundations/apis with []",
                "pytorch/loops with []",
                "pytorch/leaf with []",
                "pytorch/autograd with []",
                "pytorch/tensors with []",
                "foundations/python with []",
                ""
            ]
        );
        let stays = "foundations/python pytorch/tensors pytorch/autograd pytorch/leaf";
        assert_eq!(path(19)[2..], [stays]);
    }

    proptest! {
        #[test]
        fn what_stays_fits_and_lacks_nothing_that_comes_before(
            acts in anything(),
            aim in proptest::option::of(0..2usize),
            hours in 0..40u32,
        ) {
            let catalog = catalog();
            let progress = after(&catalog, acts);
            let aim = aim.map_or(Aim::Path, |nth| Aim::Role(&catalog.shared.roles[nth], Extent::Full));
            let of = || Plan::of(&catalog, &progress, &Path::of(&catalog, &progress), aim);
            let (whole, all) = (of().time(), of().steps());
            let (rest, dropped) = of().fitting(Minutes(60 * hours));
            prop_assert!(rest.time() <= Minutes(60 * hours));
            prop_assert_eq!(dropped.is_empty(), whole <= Minutes(60 * hours));
            prop_assert_eq!(rest.time() + dropped.iter().map(|one| one.time).sum(), whole);
            let left = dropped.iter().flat_map(|one| one.with.iter().chain([&one.step]));
            let mut ids: Vec<&str> = rest.steps().iter().map(|step| step.id).chain(left.map(|step| step.id)).collect();
            let mut known: Vec<&str> = all.iter().map(|step| step.id).collect();
            ids.sort_unstable();
            known.sort_unstable();
            prop_assert_eq!(ids, known);
            for place in rest.chosen.milestones.iter() {
                prop_assert!(rest.ground.requires(place).all(|before| rest.chosen.milestones.has(before)));
            }
            for work in rest.chosen.works.iter() {
                prop_assert!(rest.chosen.milestones.holds(&rest.works[work].closure));
            }
        }
    }
}
