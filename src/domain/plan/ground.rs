//! What is open, in the one order in which every plan does it, and how long each milestone takes beside others.
//!
//! The order is settled before anything is chosen, so that a milestone which an earlier one shortens is shortened by it in
//! every plan that has both, and the hours of a set of milestones do not depend on how it was found.

use super::bits::Bits;
use crate::domain::catalog::{Catalog, Ix};
use crate::domain::figures::Path;
use crate::domain::progress::{Progress, State};
use crate::domain::time::Minutes;

/// The open milestones, each by its place in the order of plans.
#[derive(Debug)]
pub(super) struct Ground<'a> {
    pub catalog: &'a Catalog,
    pub progress: &'a Progress,
    order: Vec<Ix>,
    places: Vec<Option<usize>>,
    /// How many places it takes until all that is started stands.
    started: usize,
    /// How long each takes, beside nothing but what is done.
    alone: Vec<Minutes>,
    /// What comes earlier and shortens it, and how long it takes then.
    beside: Vec<Vec<(usize, Minutes)>>,
}

impl<'a> Ground<'a> {
    pub fn new(catalog: &'a Catalog, progress: &'a Progress, path: &Path) -> Self {
        let (order, started) = order(catalog, progress, path);
        let mut places = vec![None; catalog.milestones.len()];
        order.iter().enumerate().for_each(|(place, &ix)| places[ix] = Some(place));
        let alone = order.iter().map(|&ix| progress.time_open(ix, catalog)).collect();
        let mut ground = Self { catalog, progress, order, places, started, alone, beside: Vec::new() };
        ground.beside = (0..ground.len()).map(|place| ground.shortened(place)).collect();
        ground
    }

    /// What shortens the milestone at this place further than what is done does.
    fn shortened(&self, place: usize) -> Vec<(usize, Minutes)> {
        let ix = self.order[place];
        let others = self.catalog.milestone(ix).equivalent.iter().filter_map(|equivalent| {
            let earlier = self.place(self.catalog.find(&equivalent.to)?).filter(|&earlier| earlier < place)?;
            Some((earlier, self.progress.time_open_at(ix, self.catalog, equivalent.remains)))
        });
        others.filter(|(_, time)| *time < self.alone[place]).collect()
    }

    /// How many milestones are open.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// The milestone at a place.
    pub fn ix(&self, place: usize) -> Ix {
        self.order[place]
    }

    /// Where an open milestone stands.
    pub fn place(&self, ix: Ix) -> Option<usize> {
        self.places[ix]
    }

    /// How many places it takes until all that is started stands.
    pub fn started(&self) -> usize {
        self.started
    }

    /// What shortens the milestone at a place, and how long it takes then.
    pub fn beside(&self, place: usize) -> &[(usize, Minutes)] {
        &self.beside[place]
    }

    /// The places of what is open right before a milestone.
    pub fn requires(&self, place: usize) -> impl Iterator<Item = usize> + '_ {
        self.catalog.requires(self.order[place]).iter().filter_map(|&before| self.place(before))
    }

    /// The empty set of places.
    pub fn nothing(&self) -> Bits {
        Bits::none(self.len())
    }

    /// What is open of these milestones and of everything before them. What comes before something that is done or skipped
    /// is no longer needed.
    pub fn closure(&self, of: &[Ix]) -> Bits {
        let mut closure = self.nothing();
        let mut waiting: Vec<usize> = of.iter().filter_map(|&ix| self.place(ix)).collect();
        while let Some(place) = waiting.pop() {
            if !closure.has(place) {
                closure.insert(place);
                waiting.extend(self.requires(place));
            }
        }
        closure
    }

    /// How long the milestone at a place takes in a plan with these others.
    pub fn time(&self, place: usize, with: &Bits) -> Minutes {
        let shortened = self.beside[place].iter().filter(|(other, _)| with.has(*other)).map(|(_, time)| *time);
        shortened.fold(self.alone[place], Minutes::min)
    }

    /// How long a set of milestones takes.
    pub fn time_of(&self, set: &Bits) -> Minutes {
        set.iter().map(|place| self.time(place, set)).sum()
    }
}

/// The open milestones: what is started, then the path, then the rest as in the catalog, each right after what is open
/// before it; and how many of them it takes until all that is started stands. A cycle is left where it began.
fn order(catalog: &Catalog, progress: &Progress, path: &Path) -> (Vec<Ix>, usize) {
    let all: Vec<Ix> = path.milestones().chain(path.electives()).chain(0..catalog.milestones.len()).collect();
    let mut order = Vec::new();
    let mut seen = vec![false; catalog.milestones.len()];
    let mut place = |wanted: Ix, order: &mut Vec<Ix>| {
        let mut stack = vec![(wanted, 0)];
        while let Some((ix, next)) = stack.pop() {
            if next == 0 && (progress.satisfied(ix) || std::mem::replace(&mut seen[ix], true)) {
                continue;
            }
            match catalog.requires(ix).get(next) {
                Some(&before) => stack.extend([(ix, next + 1), (before, 0)]),
                None => order.push(ix),
            }
        }
    };
    let started = all.iter().filter(|&&ix| progress.state(ix) == State::Doing);
    started.for_each(|&ix| place(ix, &mut order));
    let begun = order.len();
    all.iter().for_each(|&ix| place(ix, &mut order));
    (order, begun)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::{Equivalent, Milestone, Shared, Source};
    use crate::domain::readiness::sample::{after, done, ticked};
    use crate::domain::testing::{catalog, known};

    /// The ids of the open milestones in their order, and how many it takes until what is started stands.
    fn told(catalog: &Catalog, acts: Vec<crate::domain::event::Body>, segments: &[&str]) -> (String, usize) {
        let progress = after(catalog, acts);
        let ground = Ground::new(catalog, &progress, &Path::new(catalog, segments));
        let ids: Vec<&str> = ground.order.iter().map(|&ix| catalog.milestone(ix).id.as_str()).collect();
        (ids.join(" "), ground.started())
    }

    fn source(id: &str, milestones: Vec<Milestone>) -> Source {
        let mut source = Source { milestones, ..Source::default() };
        source.curriculum.id = id.into();
        source
    }

    #[test]
    fn what_is_started_comes_first_and_each_after_what_it_requires() {
        let of = |id: &str, requires: &[&str]| Milestone {
            id: id.into(),
            requires: requires.iter().map(|one| (*one).into()).collect(),
            ..known("x")
        };
        let a = source("a", vec![of("a/one", &["b/two"]), of("a/two", &[]), of("a/three", &["a/two"])]);
        let b = source("b", vec![of("b/one", &[]), of("b/two", &["b/one"]), of("b/three", &[])]);
        let catalog = Catalog::assemble(vec![a, b], Shared::default());
        let open = |acts, path: &[&str]| told(&catalog, acts, path);
        assert_eq!(open(vec![], &["a"]), ("b/one b/two a/one a/two a/three b/three".into(), 0));
        assert_eq!(open(vec![], &["b", "a"]), ("b/one b/two b/three a/one a/two a/three".into(), 0));
        let begun = vec![ticked("a/three"), done("b/one")];
        assert_eq!(open(begun, &["b"]), ("a/two a/three b/two b/three a/one".into(), 2));
    }

    #[test]
    fn a_cycle_of_prerequisites_ends_somewhere() {
        let of = |name: &str, before: &str| Milestone { requires: vec![format!("a/{before}").into()], ..known(name) };
        let catalog = catalog(vec![of("x", "y"), of("y", "x"), of("z", "x")]);
        assert_eq!(told(&catalog, vec![], &["a"]), ("a/y a/x a/z".into(), 0));
        let progress = after(&catalog, []);
        let ground = Ground::new(&catalog, &progress, &Path::default());
        assert_eq!(ground.closure(&[2]).iter().collect::<Vec<_>>(), [0, 1, 2]);
    }

    #[test]
    fn a_milestone_is_shortened_by_what_is_done_or_comes_earlier() {
        let equivalent = |to: &str, remains: f64| Equivalent { to: to.into(), remains };
        let y = Milestone { equivalent: vec![equivalent("a/x", 0.5), equivalent("a/z", 0.2)], ..known("y") };
        let catalog = catalog(vec![known("x"), y, known("z")]);
        let times = |acts: Vec<crate::domain::event::Body>| {
            let progress = after(&catalog, acts);
            let ground = Ground::new(&catalog, &progress, &Path::default());
            let all: Vec<usize> = (0..ground.len()).collect();
            let mut set = ground.nothing();
            all.iter().for_each(|&place| set.insert(place));
            all.iter().map(|&place| ground.time(place, &set).0).collect::<Vec<_>>()
        };
        assert_eq!(times(vec![]), [180, 90, 180], "what comes later shortens nothing");
        assert_eq!(times(vec![done("a/x")]), [90, 180]);
        assert_eq!(times(vec![done("a/z")]), [180, 36], "the smallest counts");
        assert_eq!(times(vec![ticked("a/y"), done("a/x")]), [45, 180], "less the ticked half");
    }
}
