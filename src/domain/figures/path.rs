//! The path: the curricula, or levels of them, that the learner follows, in order.

use std::collections::{BTreeMap, HashSet};

use crate::domain::catalog::{Brief, Catalog, Ix, Kind, Level, Track};
use crate::domain::id::{curriculum_of, local_part};
use crate::domain::progress::{Progress, State};
use crate::domain::time::Minutes;

use super::{Tally, tally};

/// What a segment says instead of a level to mean the milestones for those who only need to read what others wrote.
const LITERACY: &str = "literacy";

/// One stretch of the path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// As the learner wrote it: `keras`, `keras/beginner`, `keras/literacy`.
    pub name: String,
    /// The milestones it asks for, less those of earlier segments: its core; for literacy all of them, whatever their track.
    pub milestones: Vec<Ix>,
    /// What else stands there, to be chosen freely.
    pub electives: Vec<Ix>,
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
        let split = segments.iter().map(|name| {
            let literacy = Self::is_literacy(name);
            let asked = |ix: &Ix| literacy || catalog.milestone(*ix).track == Track::Core;
            let (milestones, electives) = milestones_of_segment(catalog, name).into_iter().partition(asked);
            Segment { name: (*name).to_owned(), milestones, electives }
        });
        let mut segments: Vec<Segment> = split.collect();
        // Each once, and what is asked for anywhere is nowhere an elective.
        let mut taken = vec![false; catalog.milestones.len()];
        let mut fresh = |ix: &Ix| !std::mem::replace(&mut taken[*ix], true);
        segments.iter_mut().for_each(|segment| segment.milestones.retain(&mut fresh));
        segments.iter_mut().for_each(|segment| segment.electives.retain(&mut fresh));
        Self { segments }
    }

    /// Whether a segment names anything: a curriculum, and a level or literacy milestones that it has.
    #[must_use]
    pub fn names_something(catalog: &Catalog, segment: &str) -> bool {
        !milestones_of_segment(catalog, segment).is_empty()
    }

    /// Whether a segment asks for the literacy milestones of a curriculum.
    #[must_use]
    pub fn is_literacy(segment: &str) -> bool {
        segment.split_once('/').is_some_and(|(_, part)| part == LITERACY)
    }

    /// Every milestone that it asks for, in path order.
    pub fn milestones(&self) -> impl Iterator<Item = Ix> + '_ {
        self.segments.iter().flat_map(|segment| segment.milestones.iter().copied())
    }

    /// Every elective on it, in path order.
    pub fn electives(&self) -> impl Iterator<Item = Ix> + '_ {
        self.segments.iter().flat_map(|segment| segment.electives.iter().copied())
    }

    /// How long it is for somebody who begins with nothing: its milestones, each shortened by an equivalent that comes
    /// before it, and of each level's core briefs the shortest.
    #[must_use]
    pub fn length(&self, catalog: &Catalog) -> Minutes {
        let mut before: HashSet<&str> = HashSet::new();
        let mut length = Minutes(0);
        for milestone in self.milestones().map(|ix| catalog.milestone(ix)) {
            let known = milestone.equivalent.iter().filter(|other| before.contains(other.to.as_str()));
            let remains = known.map(|other| other.remains).fold(1.0, f64::min);
            length += Minutes::from_hours(milestone.time.hours() * remains);
            before.insert(&milestone.id);
        }
        length + self.shortest_briefs(catalog, |_| false)
    }

    /// How much of that length is still open: what is done or skipped counts nothing, what is ticked is done, and of each
    /// level's core briefs the shortest is asked for while none of them is shipped.
    #[must_use]
    pub fn open(&self, catalog: &Catalog, progress: &Progress) -> Minutes {
        let mut ahead: HashSet<&str> = HashSet::new();
        let mut open = Minutes(0);
        for ix in self.milestones().filter(|&ix| !progress.satisfied(ix)) {
            let milestone = catalog.milestone(ix);
            let known = milestone.equivalent.iter().filter(|other| ahead.contains(other.to.as_str()));
            let remains = known.map(|other| other.remains).fold(1.0, f64::min);
            let shortened = Minutes::from_hours(milestone.time.hours() * remains);
            open += progress.time_open(ix, catalog).min(shortened);
            ahead.insert(&milestone.id);
        }
        open + self.shortest_briefs(catalog, |brief| progress.brief_state(catalog, brief) == State::Done)
    }

    /// Of each level's core briefs the shortest, where none of them is shipped.
    fn shortest_briefs(&self, catalog: &Catalog, shipped: impl Fn(&Brief) -> bool) -> Minutes {
        let mut briefs: BTreeMap<(&str, Level), Minutes> = BTreeMap::new();
        for brief in &catalog.briefs {
            if brief.track == Track::Core && self.segment_of_brief(brief).is_some() {
                let time = if shipped(brief) { Minutes(0) } else { brief.time };
                let shortest = briefs.entry((brief.curriculum(), brief.level)).or_insert(time);
                *shortest = time.min(*shortest);
            }
        }
        briefs.into_values().sum()
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
        Some((_, LITERACY)) => all.filter(|&ix| catalog.milestone(ix).kind == Kind::Literacy).collect(),
        Some((_, level)) => {
            let level = Level::from_word(level);
            all.filter(|&ix| Some(catalog.milestone(ix).level) == level).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::{Equivalent, Milestone, Shared, Source};
    use crate::domain::testing::{catalog, known};

    fn electives(name: &str, kind: Kind) -> Milestone {
        Milestone { track: Track::Elective, kind, ..known(name) }
    }

    /// The segments with what each asks for, then its electives.
    fn told(catalog: &Catalog, segments: &[&str]) -> Vec<String> {
        let words = |milestones: &[Ix]| {
            milestones.iter().map(|&ix| local_part(&catalog.milestone(ix).id)).collect::<Vec<_>>().join(" ")
        };
        let path = Path::new(catalog, segments);
        let told = |segment: &Segment| {
            format!("{}: {} | {}", segment.name, words(&segment.milestones), words(&segment.electives))
        };
        path.segments.iter().map(told).collect()
    }

    #[test]
    fn a_segment_asks_for_its_core_and_for_literacy_whatever_its_track() {
        let core = known("core");
        let hard = Milestone { level: Level::Advanced, ..known("hard") };
        let read = electives("read", Kind::Literacy);
        let catalog = catalog(vec![core, electives("extra", Kind::Practice), read, hard]);
        assert_eq!(told(&catalog, &["a"]), ["a: core hard | extra read"]);
        assert_eq!(told(&catalog, &["a/beginner", "a"]), ["a/beginner: core | extra read", "a: hard | "]);
        assert_eq!(told(&catalog, &["a/literacy"]), ["a/literacy: read | "]);
        assert_eq!(told(&catalog, &["a/beginner", "a/literacy"]), ["a/beginner: core | extra", "a/literacy: read | "]);
        assert_eq!(told(&catalog, &["a/expert", "b"]), ["a/expert:  | ", "b:  | "]);
    }

    #[test]
    fn the_length_counts_what_carries_over_and_one_brief_a_level() {
        let shorter = |name: &str, to: &str| Milestone {
            id: format!("b/{name}").into(),
            equivalent: vec![Equivalent { to: to.into(), remains: 0.3 }],
            ..known(name)
        };
        let source = |id: &str, milestones: Vec<Milestone>, briefs: Vec<Brief>| {
            let mut source = Source { milestones, briefs, ..Source::default() };
            source.curriculum.id = id.into();
            source
        };
        let brief = |name: &str, hours: u32, track: Track| Brief {
            id: format!("b/{name}").into(),
            track,
            time: Minutes(hours * 60),
            ..crate::domain::catalog::sample::leaf_doctor()
        };
        let briefs =
            vec![brief("long", 10, Track::Core), brief("short", 8, Track::Core), brief("shortest", 6, Track::Elective)];
        let second = vec![shorter("one", "a/one"), shorter("two", "b/three"), shorter("three", "a/none")];
        let catalog = Catalog::assemble(
            vec![source("a", vec![known("one")], vec![]), source("b", second, briefs)],
            Shared::default(),
        );
        let hours = |segments: &[&str]| Path::new(&catalog, segments).length(&catalog).hours();
        assert_eq!(hours(&["a", "b"]), 3.0 + 0.9 + 3.0 + 3.0 + 8.0);
        assert_eq!(hours(&["b", "a"]), 9.0 + 8.0 + 3.0, "what comes after shortens nothing");
        assert_eq!(hours(&["b/literacy"]), 0.0);
    }
}
