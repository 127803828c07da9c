//! `project audit`: every rule with what it says, and what that means for the project.

use serde::Serialize;

use super::SCHEMA;
use crate::domain::audit::{Audit, Checked, Finding, Verdict};
use crate::domain::claims::MAX_SKILLS;
use crate::domain::progress::Project;
use crate::domain::text::list_words;
use crate::domain::time::Day;
use crate::workspace::audit::Audited;
use crate::workspace::command::proposals;
use crate::workspace::state::State;

/// An audit.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AuditView {
    /// Version of the view.
    pub schema: u32,
    /// The project's id; null for a folder that is none's.
    pub project: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// The folder.
    pub path: String,
    /// The day.
    pub day: Day,
    /// The commit that was read; null where there is none, or the folder says something else.
    pub commit: Option<String>,
    /// The rules: failed, unchecked, passed.
    pub rules: Vec<RuleView>,
    /// The rules that ask nothing of this folder.
    pub apart: Vec<ApartView>,
    /// The packages that are really imported; null where there is no Python to read, or not all was read.
    pub imports: Option<Vec<String>>,
    /// What that means for the skills that the project names.
    pub skills: Vec<ImportedView>,
    /// What the audit proposes for the checklist.
    pub proposals: Vec<ProposalView>,
    /// What was not read, and what else is to be known.
    pub notes: Vec<String>,
}

/// What one rule says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RuleView {
    /// Its id.
    pub id: &'static str,
    /// What it asks for.
    pub title: &'static str,
    /// `failed`, `unchecked` or `passed`.
    pub verdict: Verdict,
    /// Why an employer cares.
    pub why: &'static str,
    /// How to pass it.
    pub fix: &'static str,
    /// Where it is broken or kept, or why it could not be checked.
    pub findings: Vec<FindingView>,
}

/// Something that was seen.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FindingView {
    /// The file, from the folder.
    pub path: Option<String>,
    /// The line, from 1.
    pub line: Option<usize>,
    /// What is there.
    pub words: String,
}

/// A rule that asks nothing of a folder.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ApartView {
    /// Its id.
    pub id: &'static str,
    /// Why.
    pub why: &'static str,
}

/// A skill that imports back, and whether they do.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ImportedView {
    /// The skill's id.
    pub skill: String,
    /// Its name.
    pub name: String,
    /// The packages that back it.
    pub imports: Vec<String>,
    /// Whether one of them is imported; null where that could not be looked for.
    pub found: Option<bool>,
    /// The same in words.
    pub words: String,
}

/// What is proposed for an item of the checklist.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProposalView {
    /// The item's id.
    pub item: String,
    /// Its text.
    pub text: String,
    /// `tick` or `untick`.
    pub act: &'static str,
    /// What speaks for it.
    pub words: String,
    /// The command that does it.
    pub command: String,
}

/// The newest audit of a project, as the journal keeps it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LastAuditView {
    /// Its day.
    pub day: Day,
    /// The commit.
    pub commit: Option<String>,
    /// Ids of rules.
    pub passed: Vec<String>,
    /// Ids of rules.
    pub failed: Vec<String>,
    /// Ids of rules.
    pub unchecked: Vec<String>,
    /// The packages that were imported.
    pub imports: Option<Vec<String>>,
}

/// An audit of a project, or of a folder that is none's.
#[must_use]
pub fn audit(state: &State, project: Option<&Project>, audited: &Audited) -> AuditView {
    let audit = &audited.audit;
    let rule = |checked: &Checked| RuleView {
        id: checked.rule.id,
        title: checked.rule.title,
        verdict: checked.verdict,
        why: checked.rule.why,
        fix: checked.rule.fix,
        findings: checked.findings.iter().map(finding).collect(),
    };
    let propose = |project: &Project| -> Vec<ProposalView> {
        let view = |proposal: crate::workspace::command::Proposal| ProposalView {
            command: format!("gradus project {} {} {}", proposal.mark.word(), project.id, proposal.item),
            item: proposal.item.to_string(),
            text: proposal.text,
            act: proposal.mark.word(),
            words: proposal.words,
        };
        proposals(project, audit).into_iter().map(view).collect()
    };
    AuditView {
        schema: SCHEMA,
        project: project.map(|project| project.id.to_string()),
        title: project.map(|project| project.title.clone()),
        path: audited.path.display().to_string(),
        day: state.today,
        commit: audit.commit.clone(),
        rules: audit.checked.iter().map(rule).collect(),
        apart: audit.apart.iter().map(|(rule, why)| ApartView { id: rule.id, why }).collect(),
        imports: audit.imports.clone(),
        skills: project.map_or_else(Vec::new, |project| skills(state, project, audit)),
        proposals: project.map_or_else(Vec::new, propose),
        notes: audit.notes.clone(),
    }
}

/// The newest audit of a project.
#[must_use]
pub(super) fn last(project: &Project) -> Option<LastAuditView> {
    let (day, result) = project.audit.clone()?;
    Some(LastAuditView {
        day,
        commit: result.commit,
        passed: result.passed,
        failed: result.failed,
        unchecked: result.unchecked,
        imports: result.imports,
    })
}

fn finding(finding: &Finding) -> FindingView {
    FindingView { path: finding.path.clone(), line: finding.line, words: finding.words.clone() }
}

/// What the imports mean for the skills that a project names.
fn skills(state: &State, project: &Project, audit: &Audit) -> Vec<ImportedView> {
    let named = project.skills.iter().take(MAX_SKILLS).filter_map(|id| state.catalog.skill(id));
    let view = |skill: &crate::domain::catalog::Skill| {
        let imports: Vec<String> = skill.imports.iter().map(ToString::to_string).collect();
        let found = audit.imports.as_ref().map(|found| imports.iter().any(|import| found.contains(import)));
        let backing: Vec<String> =
            imports.iter().filter(|import| audit.imports.iter().flatten().any(|one| one == *import)).cloned().collect();
        let (name, all) = (&skill.name, imports.join(" or "));
        let words = match found {
            Some(true) => format!("{name}: backed by the import of {}.", list_words(&backing)),
            Some(false) => format!("{name}: nothing imports {all}, so this project does not count for {name}."),
            None => format!("{name}: whether {all} is imported could not be looked for."),
        };
        ImportedView { skill: skill.id.to_string(), name: name.to_string(), imports, found, words }
    };
    named.filter(|skill| !skill.imports.is_empty()).map(view).collect()
}
