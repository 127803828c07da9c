//! What changed in the curricula since this machine last showed them, and what that does to the learner's marks and figures.
//!
//! Marks are never lost: they follow `was` and `joins`, and those of what was dropped stay in the journal.

mod compare;
mod seen;
mod words;

pub use compare::compare;
pub use seen::{Entry, Part, Print, Prints, Seen, prints, unchanged};

use crate::domain::id::CurriculumId;

/// What changed in one curriculum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which.
    pub curriculum: CurriculumId,
    /// Whether the curriculum itself came or went.
    pub whole: Whole,
    /// What was not there, under no other name either.
    pub added: Vec<Entry>,
    /// What has another name, or several.
    pub renamed: Vec<Renamed>,
    /// Milestones made of several.
    pub joined: Vec<Joined>,
    /// What is gone.
    pub dropped: Vec<Dropped>,
    /// What went from core to elective or back, as it is now.
    pub moved: Vec<Entry>,
    /// What belongs to another curriculum now, where it is told as renamed or joined.
    pub left: Vec<Entry>,
    /// How many of the milestones that were seen carry a mark: done, skipped or under way. All of them are kept.
    pub marks: usize,
    /// The percentage that these marks would be of what was seen; none when there is nothing to count.
    pub before: Option<usize>,
    /// The percentage now.
    pub now: Option<usize>,
    /// Why the two differ, with how many core milestones.
    pub causes: Vec<(Cause, usize)>,
}

/// Whether a curriculum came or went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// It was there and is.
    Kept,
    /// It was not there.
    New,
    /// It is not there any more.
    Gone,
}

/// Something with another name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// Milestone or brief.
    pub part: Part,
    /// The id it had.
    pub from: Box<str>,
    /// The id it has; several when it was split.
    pub to: Vec<Box<str>>,
}

/// A milestone made of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// Those of its parts that were seen and are gone.
    pub from: Vec<Box<str>>,
    /// The milestone.
    pub to: Box<str>,
}

/// Something that is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// What it was.
    pub entry: Entry,
    /// Whether the learner has something of it: a mark, or a project made from the brief.
    pub marked: bool,
}

/// What makes a percentage another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Core milestones that were not there.
    Added,
    /// Core milestones that are gone.
    Dropped,
    /// Core milestones that are several now.
    Split,
    /// Core milestones that are one now.
    Joined,
    /// Core milestones that are electives now.
    Elective,
    /// Electives that are core now.
    Core,
    /// Core milestones that another curriculum has now.
    Left,
    /// Core milestones that another curriculum had.
    Came,
}

impl Change {
    /// Whether nothing changed.
    fn is_none(&self) -> bool {
        self.whole == Whole::Kept
            && self.added.is_empty()
            && self.renamed.is_empty()
            && self.joined.is_empty()
            && self.dropped.is_empty()
            && self.moved.is_empty()
            && self.left.is_empty()
    }
}

/// All changes in one sentence, for a screen; none when there are none.
#[must_use]
pub fn sentence(changes: &[Change]) -> Option<String> {
    (!changes.is_empty()).then(|| words::sentence(changes))
}
