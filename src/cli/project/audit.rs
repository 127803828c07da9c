//! `gradus project audit`

use std::path::PathBuf;

use clap::Args;

use crate::cli::exit::Exit;
use crate::cli::shell::{Outcome, Shell};
use crate::cli::show::{section, texts};
use crate::cli::table::{Column, Table};
use crate::cli::waiting::waiting;
use crate::domain::audit::{Finding, Verdict};
use crate::domain::text::list_words;
use crate::workspace::query::{self, AuditView, FindingView, RuleView};
use crate::workspace::{audit_folder, audited_folder, command, resolve};

/// Look through a project's repository as an employer would
///
/// It reads the folder, its newest commit and its history: README, results, data, seeds,
/// tests, licence, notebooks, deployment, keys left in it, and which packages the code
/// really imports. Nothing in it is run, no link is followed, no setting of its git is
/// used, and nothing leaves this machine. What .gitignore names is not read.
///
/// The rules that passed and failed are recorded, and what was found is shown with its
/// file and line. The exit code is 1 when a rule failed. --path is remembered where it was
/// not known; without ID any folder is looked through and nothing is recorded.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Audit {
    /// A project, by its id or the beginning of it
    #[arg(value_name = "ID", required_unless_present = "path")]
    id: Option<String>,
    /// The folder, if it is not the one that is known
    #[arg(long, value_name = "DIR")]
    path: Option<PathBuf>,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Audit {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let mut workspace = shell.open()?;
        let project = self.id.as_deref().map(|id| resolve::project(&workspace.state, id)).transpose()?;
        let folder = match (project, &self.path) {
            (Some(project), typed) => audited_folder(project, typed.as_deref())?,
            (None, typed) => typed.clone().unwrap_or_default(),
        };
        let id = project.map(|project| project.id.clone());
        let audited = waiting(shell, "reading the folder", || audit_folder(&folder))?;
        let mut said = vec!["Nothing was recorded: no project was named.".to_owned()];
        if let Some(id) = &id {
            let decide = |state: &_| Ok(command::audited(state, resolve::project(state, id)?, &audited));
            said = shell.commit(&mut workspace, decide)?.0.said;
        }
        let state = &workspace.state;
        let project = id.as_deref().map(|id| resolve::project(state, id)).transpose()?;
        let view = query::audit(state, project, &audited);
        let done = if self.json { shell.json(&view)? } else { told(shell, &view, &said) };
        let failed = view.rules.iter().any(|rule| rule.verdict == Verdict::Failed);
        Ok(if failed { Exit::Failed } else { done })
    }
}

fn told(shell: &mut Shell<'_, '_>, view: &AuditView, said: &[String]) -> Exit {
    let commit = view.commit.as_deref().and_then(|commit| commit.get(..7));
    let at = commit.map_or_else(String::new, |commit| format!(", commit {commit}"));
    shell.line(&format!("{}{at}", view.path));
    for (verdict, title) in
        [(Verdict::Failed, "Failed"), (Verdict::Unchecked, "Could not be checked"), (Verdict::Passed, "Passed")]
    {
        let mut table = Table::new(&[Column::Left, Column::Wrap]).indented(2);
        view.rules.iter().filter(|rule| rule.verdict == verdict).for_each(|rule| row(&mut table, rule));
        section(shell, title, &table);
    }
    let mut reasons: Vec<&str> = view.apart.iter().map(|apart| apart.why).collect();
    reasons.dedup();
    let ids = |why: &str| -> Vec<String> {
        view.apart.iter().filter(|apart| apart.why == why).map(|apart| apart.id.to_owned()).collect()
    };
    reasons.sort_unstable();
    reasons.dedup();
    texts(shell, "Not asked of it", reasons.iter().map(|why| format!("{}: {why}.", list_words(&ids(why)))));
    let imports = match &view.imports {
        None => "Which packages it imports is not known: no Python was read, or not all of it.".to_owned(),
        Some(imports) if imports.is_empty() => "It imports no package but its own and Python's.".to_owned(),
        Some(imports) => format!("It imports {}.", list_words(imports)),
    };
    shell.line("");
    shell.paragraph("", &imports);
    view.skills.iter().for_each(|skill| shell.paragraph("  - ", &skill.words));
    for (act, title) in [("tick", "Ready to tick, if you agree"), ("untick", "Ticked, and the audit says otherwise")] {
        let mut table = Table::new(&[Column::Left, Column::Wrap]).indented(2);
        for proposal in view.proposals.iter().filter(|proposal| proposal.act == act) {
            table.row([&proposal.item, &proposal.text]);
            let verdict = if act == "tick" { "Passed" } else { "Failed" };
            table.row(["", &format!("{verdict}: {}", proposal.words)]);
            table.row(["", &proposal.command]);
        }
        section(shell, title, &table);
    }
    texts(shell, "To know", view.notes.iter().cloned());
    shell.line("");
    said.iter().for_each(|sentence| shell.paragraph("", sentence));
    Exit::Done
}

fn row(table: &mut Table, rule: &RuleView) {
    let mut name = rule.id;
    for finding in &rule.findings {
        table.row([name, &in_words(finding)]);
        name = "";
    }
    match rule.verdict {
        Verdict::Failed => {
            table.row(["", &format!("Why: {}", rule.why)]);
            table.row(["", &format!("Fix: {}", rule.fix)]);
        }
        // What passed without a place says what it asked for.
        Verdict::Passed if rule.findings.is_empty() => table.row([name, rule.title]),
        _ => {}
    }
}

fn in_words(finding: &FindingView) -> String {
    let place = Finding { path: finding.path.clone(), line: finding.line, words: String::new() }.place();
    format!("{place} {}", finding.words).trim_start().to_owned()
}
