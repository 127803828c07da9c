//! The path: the curricula, or levels of them, that the learner follows, in order.

use crate::domain::catalog::{Brief, Catalog, Ix, Kind, Level};
use crate::domain::id::{curriculum_of, local_part};
use crate::domain::progress::{Progress, State};

use super::{Tally, tally};

/// One stretch of the path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// As the learner wrote it: `keras`, `keras/beginner`, `keras/literacy`.
    pub name: String,
    /// Its milestones, electives included, that no earlier segment has.
    pub milestones: Vec<Ix>,
}

impl Segment {
    /// `keras beginner`.
    #[must_use]
    pub fn words(&self) -> String {
        self.name.replace('/', " ")
    }
}

/// The path, each milestone once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path {
    /// Its segments; one that names nothing in this catalog is empty.
    pub segments: Vec<Segment>,
}

impl Path {
    /// The path of the learner's goal.
    #[must_use]
    pub fn of(catalog: &Catalog, progress: &Progress) -> Self {
        Self::new(catalog, &progress.learner.goal.segments())
    }

    /// The path of these segments.
    #[must_use]
    pub fn new(catalog: &Catalog, segments: &[&str]) -> Self {
        let mut taken = vec![false; catalog.milestones.len()];
        let segments = segments.iter().map(|name| {
            let fresh = |ix: &Ix| !std::mem::replace(&mut taken[*ix], true);
            let milestones = milestones_of_segment(catalog, name).into_iter().filter(fresh).collect();
            Segment { name: (*name).to_owned(), milestones }
        });
        Self { segments: segments.collect() }
    }

    /// Whether a segment names anything: a curriculum, and a level or literacy milestones that it has.
    #[must_use]
    pub fn names_something(catalog: &Catalog, segment: &str) -> bool {
        !milestones_of_segment(catalog, segment).is_empty()
    }

    /// Every milestone, in path order.
    pub fn milestones(&self) -> impl Iterator<Item = Ix> + '_ {
        self.segments.iter().flat_map(|segment| segment.milestones.iter().copied())
    }

    /// The place of the segment that a brief belongs to: the one that names its curriculum, or its curriculum and level.
    #[must_use]
    pub fn segment_of_brief(&self, brief: &Brief) -> Option<usize> {
        self.segments.iter().position(|segment| {
            curriculum_of(&segment.name) == brief.curriculum()
                && (!segment.name.contains('/') || local_part(&segment.name) == brief.level.word())
        })
    }

    /// The first segment with an open milestone, and how it stands.
    #[must_use]
    pub fn current<'a>(&'a self, catalog: &Catalog, progress: &Progress) -> Option<(&'a Segment, Tally)> {
        let open = |ix: &Ix| !matches!(progress.state(*ix), State::Done | State::Skipped);
        let with_tally = |segment: &'a Segment| (segment, tally(catalog, progress, segment.milestones.iter().copied()));
        self.segments
            .iter()
            .filter(|segment| segment.milestones.iter().any(open))
            .map(with_tally)
            .find(|(_, tally)| tally.left() > 0)
    }
}

fn milestones_of_segment(catalog: &Catalog, segment: &str) -> Vec<Ix> {
    let all = catalog.milestones_of(curriculum_of(segment));
    match segment.split_once('/') {
        None => all.collect(),
        Some((_, "literacy")) => all.filter(|&ix| catalog.milestone(ix).kind == Kind::Literacy).collect(),
        Some((_, level)) => {
            let level = Level::from_word(level);
            all.filter(|&ix| Some(catalog.milestone(ix).level) == level).collect()
        }
    }
}
