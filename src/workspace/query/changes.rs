//! `curriculum changes`: what changed in the curricula since this machine last told it.

use serde::Serialize;

use super::SCHEMA;
use crate::domain::catalog::{Catalog, Track};
use crate::domain::changes::{Change, Entry, Part, Whole};
use crate::workspace::seen::Unseen;

/// What changed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChangesView {
    /// Version of the view.
    pub schema: u32,
    /// Whether there was nothing to compare with.
    pub first: bool,
    /// Those that changed: in the order of the catalog, then those that are gone.
    pub curricula: Vec<ChangeView>,
}

/// What changed in one curriculum.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChangeView {
    /// Its id.
    pub id: String,
    /// `kept`, `new` or `gone`.
    pub whole: &'static str,
    /// All of it in words.
    pub words: String,
    /// What was not there.
    pub added: Vec<EntryView>,
    /// What has another name, or several.
    pub renamed: Vec<RenamedView>,
    /// Milestones made of several.
    pub joined: Vec<JoinedView>,
    /// What is gone.
    pub dropped: Vec<DroppedView>,
    /// What went from core to elective or back, as it is now.
    pub moved: Vec<EntryView>,
    /// Ids that belong to another curriculum now.
    pub left: Vec<String>,
    /// How many of the milestones that were seen carry a mark, all of which are kept.
    pub marks: usize,
    /// The percentage of what was seen; null when there is nothing to count.
    pub percent_before: Option<usize>,
    /// The percentage now.
    pub percent: Option<usize>,
    /// Why the two differ.
    pub because: Option<String>,
}

/// A milestone or a brief.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EntryView {
    /// Its id.
    pub id: String,
    /// Milestone or brief.
    pub kind: Part,
    /// Core or elective.
    pub track: Track,
    /// Its title.
    pub title: String,
}

/// Something with another name.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RenamedView {
    /// Milestone or brief.
    pub kind: Part,
    /// The id it had.
    pub from: String,
    /// The id it has; several when it was split.
    pub to: Vec<String>,
}

/// A milestone made of several.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct JoinedView {
    /// Its parts.
    pub from: Vec<String>,
    /// The milestone.
    pub to: String,
}

/// Something that is gone.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DroppedView {
    /// The id it had.
    pub id: String,
    /// Milestone or brief.
    pub kind: Part,
    /// Core or elective.
    pub track: Track,
    /// Whether the learner has something of it, which is kept.
    pub marked: bool,
}

/// What changed.
#[must_use]
pub fn changes(unseen: &Unseen, catalog: &Catalog) -> ChangesView {
    let changes = unseen.changes.iter().flatten().map(|one| change(one, catalog));
    ChangesView { schema: SCHEMA, first: unseen.changes.is_none(), curricula: changes.collect() }
}

/// What changed in one curriculum.
pub(in crate::workspace) fn change(change: &Change, catalog: &Catalog) -> ChangeView {
    let entries = |entries: &[Entry]| entries.iter().map(|one| entry(one, catalog)).collect();
    let ids = |ids: &[Box<str>]| ids.iter().map(ToString::to_string).collect();
    ChangeView {
        id: change.curriculum.to_string(),
        whole: match change.whole {
            Whole::Kept => "kept",
            Whole::New => "new",
            Whole::Gone => "gone",
        },
        words: change.words(),
        added: entries(&change.added),
        renamed: change
            .renamed
            .iter()
            .map(|one| RenamedView { kind: one.part, from: one.from.to_string(), to: ids(&one.to) })
            .collect(),
        joined: change.joined.iter().map(|one| JoinedView { from: ids(&one.from), to: one.to.to_string() }).collect(),
        dropped: change
            .dropped
            .iter()
            .map(|one| DroppedView {
                id: one.entry.id.to_string(),
                kind: one.entry.part,
                track: one.entry.track,
                marked: one.marked,
            })
            .collect(),
        moved: entries(&change.moved),
        left: change.left.iter().map(|one| one.id.to_string()).collect(),
        marks: change.marks,
        percent_before: change.before,
        percent: change.now,
        because: change.because(),
    }
}

fn entry(entry: &Entry, catalog: &Catalog) -> EntryView {
    let title = match entry.part {
        Part::Milestone => catalog.find(&entry.id).map(|ix| catalog.milestone(ix).title.to_string()),
        Part::Brief => catalog.brief(&entry.id).map(|brief| brief.title.to_string()),
    };
    EntryView { id: entry.id.to_string(), kind: entry.part, track: entry.track, title: title.unwrap_or_default() }
}
