//! `show`: everything about one milestone or brief.

use serde::Serialize;

use super::SCHEMA;
use super::drills::RunView;
use super::list::{ListItem, brief_item, milestone_item};
use crate::domain::catalog::{Brief, Item, Ix};
use crate::domain::event::Evidence;
use crate::domain::time::Day;
use crate::workspace::state::State;

/// Everything about one milestone or brief.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShowView {
    /// Version of the view.
    pub schema: u32,
    /// As in a list.
    #[serde(flatten)]
    pub item: ListItem,
    /// "You can …"; a brief's problem.
    pub outcome: String,
    /// How to tell that it is reached; a brief's deliverables.
    pub done_when: Vec<MarkView>,
    /// As an interviewer would ask.
    pub questions: Vec<QuestionView>,
    /// Notes of the learner's.
    pub notes: Vec<NoteView>,
    /// What backs it.
    pub evidence: Vec<EvidenceView>,
    /// Ids of what waits for it.
    pub unlocks: Vec<String>,
    /// Minutes logged on it.
    pub minutes: u32,
    /// The day it was done.
    pub done_on: Option<Day>,
    /// The runs of a drill, oldest first.
    pub runs: Vec<RunView>,
    /// For whoever is stuck.
    pub hints: Vec<String>,
    /// Typical errors.
    pub mistakes: Vec<String>,
    /// Why an employer cares; only a brief says.
    pub why: Option<String>,
    /// What is open before it, by title.
    #[serde(skip)]
    pub open_before: Vec<String>,
}

/// One mark of `done_when`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MarkView {
    /// Its id.
    pub id: String,
    /// Its text.
    pub text: String,
    /// Whether it is ticked.
    pub done: bool,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuestionView {
    /// Its id.
    pub id: String,
    /// The question.
    pub ask: String,
    /// A good answer.
    pub answer: String,
}

/// A note.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NoteView {
    /// The day.
    pub day: Day,
    /// Its text.
    pub text: String,
}

/// What backs something.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct EvidenceView(pub Evidence);

/// A milestone.
#[must_use]
pub fn show_milestone(state: &State, ix: Ix) -> ShowView {
    let milestone = state.catalog.milestone(ix);
    let record = state.progress.record(ix);
    let titles = |all: &[Ix]| -> Vec<String> {
        state.progress.open_requirements(all).map(|before| state.catalog.milestone(before).title.to_string()).collect()
    };
    ShowView {
        schema: SCHEMA,
        item: milestone_item(state, ix),
        outcome: milestone.texts.outcome.to_string(),
        done_when: marks(&milestone.done_when, |item| state.progress.ticked(ix, item)),
        questions: milestone
            .texts
            .questions
            .iter()
            .map(|q| QuestionView { id: q.id.to_string(), ask: q.ask.to_string(), answer: q.answer.to_string() })
            .collect(),
        notes: record.notes.iter().map(|(day, text)| NoteView { day: *day, text: text.to_string() }).collect(),
        evidence: record.done().map_or_else(Vec::new, |done| done.evidence.iter().cloned().map(EvidenceView).collect()),
        unlocks: state.catalog.unlocks(ix).iter().map(|&after| state.catalog.milestone(after).id.to_string()).collect(),
        minutes: record.time.0,
        done_on: record.done().map(|done| done.day),
        runs: record.drills.iter().map(RunView::of).collect(),
        hints: milestone.texts.hints.iter().map(ToString::to_string).collect(),
        mistakes: milestone.texts.mistakes.iter().map(ToString::to_string).collect(),
        why: None,
        open_before: titles(state.catalog.requires(ix)),
    }
}

/// A brief.
#[must_use]
pub fn show_brief(state: &State, brief: &Brief) -> ShowView {
    let open = state.progress.open_requirements(state.catalog.brief_requires(brief));
    ShowView {
        schema: SCHEMA,
        item: brief_item(state, brief),
        outcome: brief.texts.problem.to_string(),
        done_when: marks(&brief.texts.deliverables, |_| false),
        questions: Vec::new(),
        notes: Vec::new(),
        evidence: Vec::new(),
        unlocks: Vec::new(),
        minutes: 0,
        done_on: None,
        runs: Vec::new(),
        hints: Vec::new(),
        mistakes: Vec::new(),
        why: Some(brief.texts.why.to_string()),
        open_before: open.map(|before| state.catalog.milestone(before).title.to_string()).collect(),
    }
}

fn marks(items: &[Item], ticked: impl Fn(&str) -> bool) -> Vec<MarkView> {
    items
        .iter()
        .map(|item| MarkView { id: item.id.to_string(), text: item.text.clone(), done: ticked(&item.id) })
        .collect()
}
