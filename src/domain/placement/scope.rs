//! What a placement asks about: the open milestones of a path, and which of them come before which at any distance.

use crate::domain::catalog::{Catalog, Ix, Kind, Track};
use crate::domain::figures::Path;
use crate::domain::progress::Progress;

/// How much of a path is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breadth {
    /// The core of it, without drills: nobody asked for the rest.
    Core,
    /// All that its segments ask for, as somebody does who names them.
    Named,
}

/// The milestones in question, in path order, and how they hang together.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scope {
    pub(super) milestones: Vec<Ix>,
    /// How many questions each is asked with.
    pub(super) parts: Vec<usize>,
    /// Places of those that come before each, at any distance, through whatever lies between.
    before: Vec<Vec<usize>>,
    /// Places of those that come after each.
    after: Vec<Vec<usize>>,
    /// How many open drills stand on the path and are not asked about.
    pub(super) drills: usize,
}

/// What is thought of a milestone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Open,
    Known,
    Unknown,
}

/// The most questions that one milestone is asked with.
const EACH: usize = 2;

impl Scope {
    pub(super) fn new(catalog: &Catalog, progress: &Progress, path: &Path, breadth: Breadth) -> Self {
        let open = path.milestones().filter(|&ix| !progress.satisfied(ix));
        let open = open.filter(|&ix| breadth == Breadth::Named || catalog.milestone(ix).track == Track::Core);
        let untold = |ix: &Ix| breadth == Breadth::Core && catalog.milestone(*ix).kind == Kind::Drill;
        let (drills, milestones): (Vec<Ix>, Vec<Ix>) = open.partition(untold);
        let mut places = vec![None; catalog.milestones.len()];
        milestones.iter().enumerate().for_each(|(place, &ix)| places[ix] = Some(place));
        let before: Vec<Vec<usize>> = milestones
            .iter()
            .map(|&ix| {
                let closure = catalog.closure(catalog.requires(ix)).into_iter();
                closure.filter(|&other| other != ix).filter_map(|other| places[other]).collect()
            })
            .collect();
        let mut after = vec![Vec::new(); milestones.len()];
        for (place, all) in before.iter().enumerate() {
            all.iter().for_each(|&earlier| after[earlier].push(place));
        }
        let parts = milestones.iter().map(|&ix| catalog.milestone(ix).texts.questions.len().clamp(1, EACH)).collect();
        Self { milestones, parts, before, after, drills: drills.len() }
    }

    /// The place to ask about next: the one that decides most whatever the answer is, among those that at most `left`
    /// questions decide. Of several the one that may decide most, then the first on the path.
    pub(super) fn middle(&self, verdicts: &[Verdict], left: usize) -> Option<usize> {
        let open = |places: &[usize]| places.iter().filter(|&&place| verdicts[place] == Verdict::Open).count();
        let worth = |place: usize| {
            let (known, unknown) = (open(&self.before[place]), open(&self.after[place]));
            (known.min(unknown), known + unknown)
        };
        let asked = |place: &usize| verdicts[*place] == Verdict::Open && self.parts[*place] <= left;
        (0..self.milestones.len()).rev().filter(asked).max_by_key(|&place| worth(place))
    }

    /// What is known brings what comes before it, what is not known takes what comes after it along.
    pub(super) fn decide(&self, verdicts: &mut [Verdict], place: usize, verdict: Verdict) {
        let along = if verdict == Verdict::Known { &self.before[place] } else { &self.after[place] };
        for &place in along.iter().chain([&place]) {
            if verdicts[place] == Verdict::Open {
                verdicts[place] = verdict;
            }
        }
    }
}
