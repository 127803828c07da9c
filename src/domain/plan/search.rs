//! The cheapest way to meet all needs, by branch and bound.
//!
//! A branch meets the first need that is open with each of its choices in turn, and in the branches after it that choice is
//! ruled out, so that no set is looked at twice. What is found is the cheapest of all sets of which nothing can be left out:
//! nothing is taken in only because it would shorten something else.
//!
//! The lower bound of a branch: what is chosen takes as long as it does now, less what any milestone that may still join
//! would save of it beyond its own least time. On top of that comes the greater of two figures: the dearest of the open
//! needs, each met by its cheapest choice, and the sum over the open needs of their cheapest choices, where what several
//! needs share is charged to each of them in equal parts. Branches that cannot be cheaper than the best set so far are left.

use super::bits::Bits;
use super::ground::Ground;
use super::needs::{Need, Problem};
use crate::domain::time::Minutes;

/// What is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Chosen {
    /// The open milestones, by place.
    pub milestones: Bits,
    /// The projects, by place.
    pub works: Bits,
}

/// The best that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub chosen: Chosen,
    /// How much longer it is, in percent, than the shortest could be, rounded up; none when it is the shortest.
    pub within: Option<u32>,
}

/// How many branches are looked at. It is no limit of time, so that the same journal gives the same plan everywhere.
pub(super) const LIMIT: usize = 20_000;

/// Shares of a minute in which times are split among needs: every number up to 16 divides it.
const SHARES: u64 = 720_720;

/// The cheapest set of milestones and projects that meets all needs.
pub(super) fn cheapest(ground: &Ground<'_>, problem: &Problem<'_>, limit: usize) -> Found {
    let mut universe = problem.base.clone();
    problem.choices.iter().for_each(|choice| universe.add(&choice.closure));
    let least = (0..ground.len()).map(|place| minutes(ground.time(place, &universe))).collect();
    let works = Bits::none(problem.projects);
    let root = Branch {
        chosen: Chosen { milestones: problem.base.clone(), works },
        closed: Bits::none(problem.choices.len()),
    };
    let mut search = Search { ground, problem, universe, least, limit, looked: 0, best: None, unseen: u64::MAX };
    if let Some(bound) = search.bound(&root) {
        search.visit(&root, bound);
    }
    let unseen = search.unseen;
    match search.best {
        Some(best) => {
            let over = best.time.saturating_sub(unseen);
            let within = (over > 0).then(|| (100 * over).div_ceil(unseen.max(1)));
            Found { chosen: best.chosen, within: within.map(|percent| u32::try_from(percent).unwrap_or(u32::MAX)) }
        }
        None => Found { chosen: root.chosen, within: None },
    }
}

fn minutes(time: Minutes) -> u64 {
    u64::from(time.0)
}

/// Where the search stands.
#[derive(Clone, Debug)]
struct Branch {
    chosen: Chosen,
    /// The choices that are ruled out: other branches have them.
    closed: Bits,
}

struct Best {
    time: u64,
    chosen: Chosen,
}

struct Search<'s, 'a> {
    ground: &'s Ground<'a>,
    problem: &'s Problem<'a>,
    /// Every milestone that a plan may have.
    universe: Bits,
    /// The least that each takes in any plan.
    least: Vec<u64>,
    limit: usize,
    looked: usize,
    best: Option<Best>,
    /// The least bound of the branches that were left unseen at the limit.
    unseen: u64,
}

impl<'s, 'a> Search<'s, 'a> {
    fn visit(&mut self, branch: &Branch, bound: u64) {
        let Some(need) = self.most_urgent(branch) else {
            self.keep(branch);
            return;
        };
        if self.looked >= self.limit && self.best.is_some() {
            self.unseen = self.unseen.min(bound);
            return;
        }
        let mut branches: Vec<(u64, usize)> = Vec::new();
        for choice in self.options(branch, need) {
            self.looked += 1;
            let next = self.with(branch, choice, &branch.closed);
            branches.extend(self.bound(&next).map(|bound| (bound, choice)));
        }
        branches.sort_unstable();
        let mut closed = branch.closed.clone();
        for (bound, choice) in branches {
            if self.best.as_ref().is_some_and(|best| best.time < bound) {
                break;
            }
            let next = self.with(branch, choice, &closed);
            if !self.is_elsewhere(&next) {
                self.visit(&next, bound);
            }
            closed.insert(choice);
        }
    }

    fn with(&self, branch: &Branch, choice: usize, closed: &Bits) -> Branch {
        let mut chosen = branch.chosen.clone();
        chosen.milestones.add(&self.problem.choices[choice].closure);
        if choice < self.problem.projects {
            chosen.works.insert(choice);
        }
        Branch { chosen, closed: closed.clone() }
    }

    /// Whether something is learned in full that is ruled out here.
    fn is_elsewhere(&self, branch: &Branch) -> bool {
        (self.problem.projects..self.problem.choices.len())
            .any(|choice| branch.closed.has(choice) && self.is_met(&branch.chosen, choice))
    }

    fn is_met(&self, chosen: &Chosen, choice: usize) -> bool {
        if choice < self.problem.projects {
            chosen.works.has(choice)
        } else {
            chosen.milestones.holds(&self.problem.choices[choice].closure)
        }
    }

    /// How many more choices a need takes.
    fn missing(&self, chosen: &Chosen, need: &Need<'_>) -> usize {
        let met = need.options.iter().filter(|&&choice| self.is_met(chosen, choice));
        need.take.saturating_sub(met.take(need.take).count())
    }

    /// The choices that serve a need and are neither taken nor ruled out.
    fn options(&self, branch: &Branch, need: &Need<'_>) -> Vec<usize> {
        let open = |choice: &usize| !branch.closed.has(*choice) && !self.is_met(&branch.chosen, *choice);
        need.options.iter().copied().filter(open).collect()
    }

    /// The open need with the fewest choices.
    fn most_urgent(&self, branch: &Branch) -> Option<&'s Need<'a>> {
        let open = self.problem.needs.iter().filter(|need| self.missing(&branch.chosen, need) > 0);
        open.min_by_key(|need| self.options(branch, need).len())
    }

    /// A time that no set within this branch is below; none when there is no such set.
    fn bound(&self, branch: &Branch) -> Option<u64> {
        let (base, rest) = self.base(&branch.chosen);
        let costs = |choice: usize| -> u64 {
            let choice = &self.problem.choices[choice];
            let open = choice.closure.beyond(&branch.chosen.milestones).map(|place| rest[place]);
            minutes(choice.time) + open.sum::<u64>()
        };
        let mut needs: Vec<(usize, Vec<usize>)> = Vec::new();
        let mut known: Vec<Option<u64>> = vec![None; self.problem.choices.len()];
        let mut dearest = 0;
        for need in &self.problem.needs {
            let missing = self.missing(&branch.chosen, need);
            if missing == 0 {
                continue;
            }
            let options = self.options(branch, need);
            if options.len() < missing {
                return None;
            }
            let cheapest = options.iter().map(|&choice| *known[choice].get_or_insert_with(|| costs(choice))).min();
            dearest = dearest.max(cheapest.unwrap_or(0));
            needs.push((missing, options));
        }
        if self.best.as_ref().is_some_and(|best| best.time < base + dearest) {
            return Some(base + dearest);
        }
        Some(base + dearest.max(self.shared(branch, &needs, &rest)))
    }

    /// How long what is chosen takes at least, whatever else joins it, and how long each other milestone takes beyond what it
    /// would save there.
    fn base(&self, chosen: &Chosen) -> (u64, Vec<u64>) {
        let mut rest: Vec<u64> = self.least.clone();
        let mut saved = vec![0; rest.len()];
        let mut base: u64 = chosen.works.iter().map(|work| minutes(self.problem.choices[work].time)).sum();
        for place in chosen.milestones.iter() {
            let time = self.ground.time(place, &chosen.milestones);
            base += minutes(time);
            for (other, shortened) in self.ground.beside(place) {
                if *shortened < time && self.universe.has(*other) && !chosen.milestones.has(*other) {
                    saved[*other] += minutes(time - *shortened);
                }
            }
        }
        for (rest, saved) in rest.iter_mut().zip(saved) {
            base = base.saturating_sub(saved.saturating_sub(*rest));
            *rest = rest.saturating_sub(saved);
        }
        (base, rest)
    }

    /// The sum over the open needs of their cheapest choices, where what several needs may share is split among them.
    fn shared(&self, branch: &Branch, needs: &[(usize, Vec<usize>)], rest: &[u64]) -> u64 {
        let mut sharing = vec![0_u64; rest.len()];
        let mut sharing_work = vec![0_u64; self.problem.choices.len()];
        for (_, options) in needs {
            let mut reached = branch.chosen.milestones.clone();
            for &choice in options {
                reached.add(&self.problem.choices[choice].closure);
                sharing_work[choice] += 1;
            }
            reached.beyond(&branch.chosen.milestones).for_each(|place| sharing[place] += 1);
        }
        let parts: Vec<u64> = rest.iter().zip(&sharing).map(|(rest, needs)| rest * SHARES / (*needs).max(1)).collect();
        let own = |choice: usize| minutes(self.problem.choices[choice].time) * SHARES / sharing_work[choice].max(1);
        let costs = |choice: usize| {
            let closure = &self.problem.choices[choice].closure;
            own(choice) + closure.beyond(&branch.chosen.milestones).map(|place| parts[place]).sum::<u64>()
        };
        let cheapest = needs.iter().map(|(missing, options)| {
            let first = options.iter().map(|&choice| costs(choice)).min().unwrap_or(0);
            // What comes before several projects they may share; the projects themselves they do not.
            let others = options.iter().map(|&choice| own(choice)).min().unwrap_or(0);
            first + others * (*missing as u64 - 1)
        });
        cheapest.sum::<u64>().div_ceil(SHARES)
    }

    /// Keeps what meets all needs, if it is the best so far: cheaper, or as cheap and earlier on the path.
    fn keep(&mut self, branch: &Branch) {
        let chosen = self.without_surplus(branch.chosen.clone());
        let works = chosen.works.iter().map(|work| minutes(self.problem.choices[work].time));
        let time = minutes(self.ground.time_of(&chosen.milestones)) + works.sum::<u64>();
        let is_better = |best: &Best| time < best.time || time == best.time && chosen.comes_before(&best.chosen);
        if self.best.as_ref().is_none_or(is_better) {
            self.best = Some(Best { time, chosen });
        }
    }

    /// The same without what can be left out: the dearest project first, then milestones that nothing needs, the last first.
    fn without_surplus(&self, mut chosen: Chosen) -> Chosen {
        let mut works: Vec<usize> = chosen.works.iter().collect();
        works.sort_by_key(|&work| std::cmp::Reverse((self.problem.choices[work].time, work)));
        for work in works {
            chosen.works.remove(work);
            if !self.is_enough(&chosen) {
                chosen.works.insert(work);
            }
        }
        let mut needed = self.problem.base.clone();
        chosen.works.iter().for_each(|work| needed.add(&self.problem.choices[work].closure));
        let milestones: Vec<usize> = chosen.milestones.iter().collect();
        for &place in milestones.iter().rev() {
            if needed.has(place) {
                continue;
            }
            chosen.milestones.remove(place);
            if !self.is_enough(&chosen) {
                chosen.milestones.insert(place);
                needed.add(&self.ground.closure(&[self.ground.ix(place)]));
            }
        }
        chosen
    }

    fn is_enough(&self, chosen: &Chosen) -> bool {
        self.problem.needs.iter().all(|need| self.missing(chosen, need) == 0)
    }
}

impl Chosen {
    /// Whether its projects, then its milestones, come earlier in the order of the path.
    fn comes_before(&self, other: &Self) -> bool {
        let works = self.works.iter().cmp(other.works.iter());
        works.then_with(|| self.milestones.iter().cmp(other.milestones.iter())).is_lt()
    }
}
