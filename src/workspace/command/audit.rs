//! The audit of a project as an act, and what it proposes for the checklist. It ticks nothing itself.

use crate::domain::audit::{Audit, Checked, Verdict};
use crate::domain::event::{Body, Patch, ProjectAct, ProjectChange};
use crate::domain::id::ItemId;
use crate::domain::progress::Project;
use crate::domain::stamp::Draft;
use crate::domain::text::list_words;
use crate::workspace::audit::Audited;
use crate::workspace::state::State;

/// Which rules an item of a checklist stands on, by its id: those of [`super::STANDARD_CHECKLIST`] and of briefs.
const BACKED: &[(&str, &[&str])] = &[
    ("problem", &["problem"]),
    ("data", &["data", "split"]),
    ("split", &["split"]),
    ("baseline", &["results"]),
    ("results", &["results"]),
    ("evaluation", &["evaluation", "split"]),
    ("run", &["how-to-run", "dependencies", "seeds"]),
    ("reproducible", &["how-to-run", "dependencies", "seeds"]),
    ("tests", &["tests", "ci"]),
    ("demo", &["demo-link"]),
];

/// What an audit proposes for an item of the checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The item.
    pub item: ItemId,
    /// Its text.
    pub text: String,
    /// Whether to tick it or to take its tick away.
    pub mark: Mark,
    /// What speaks for it, with places.
    pub words: String,
}

/// What becomes of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It is open, and everything that it stands on passed.
    Tick,
    /// It is ticked, and something that it stands on failed.
    Untick,
}

impl Mark {
    /// The command that does it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Tick => "tick",
            Self::Untick => "untick",
        }
    }
}

/// Records an audit, and where the project lies where that was not known. The same audit on the same day is recorded once.
#[must_use]
pub fn audited(state: &State, project: &Project, audited: &Audited) -> Draft {
    let result = audited.audit.result();
    let counts = [
        (result.passed.len(), "passed"),
        (result.failed.len(), "failed"),
        (result.unchecked.len(), "could not be checked"),
    ];
    let counts: Vec<String> =
        counts.iter().filter(|(number, _)| *number > 0).map(|(number, what)| format!("{number} {what}")).collect();
    let mut said = vec![format!("Audited {}: {}.", project.title, list_words(&counts))];
    let mut bodies = Vec::new();
    if project.audit.as_ref().is_some_and(|(day, last)| *day == state.today && *last == result) {
        said.push("It found the same earlier today; nothing new was recorded.".into());
    } else {
        bodies.push(Body::Project(project.id.clone(), ProjectAct::Audited(Box::new(result))));
    }
    if project.path.is_none() {
        let path = audited.path.display().to_string();
        said.push(format!("From now on it is looked for in {path}."));
        let change = ProjectChange { path: Patch::Set(path), ..ProjectChange::default() };
        bodies.push(Body::Project(project.id.clone(), ProjectAct::Changed(Box::new(change))));
    }
    Draft { day: state.today, bodies, said }
}

/// What an audit proposes for the checklist: to tick what is open and backed, to take away the tick of what failed.
#[must_use]
pub fn proposals(project: &Project, audit: &Audit) -> Vec<Proposal> {
    let propose = |item: &crate::domain::catalog::Item| {
        let (_, rules) = BACKED.iter().find(|(id, _)| *id == item.id.as_str())?;
        let of = |verdict: Verdict| -> Vec<&Checked> {
            audit.of(verdict).filter(|checked| rules.contains(&checked.rule.id)).collect()
        };
        let (passed, failed, unchecked) = (of(Verdict::Passed), of(Verdict::Failed), of(Verdict::Unchecked));
        let (mark, told) = match (project.ticked(&item.id), failed.is_empty()) {
            (true, false) => (Mark::Untick, failed),
            (false, true) if unchecked.is_empty() && !passed.is_empty() => (Mark::Tick, passed),
            _ => return None,
        };
        let words: Vec<String> = told.into_iter().map(in_words).collect();
        Some(Proposal { item: item.id.clone(), text: item.text.clone(), mark, words: list_words(&words) })
    };
    project.items.iter().filter_map(propose).collect()
}

/// `split (train.py:12)`
fn in_words(checked: &Checked) -> String {
    match checked.findings.first().map(crate::domain::audit::Finding::place).filter(|place| !place.is_empty()) {
        Some(place) => format!("{} ({place})", checked.rule.id),
        None => checked.rule.id.to_owned(),
    }
}
