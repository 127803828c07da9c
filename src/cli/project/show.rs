//! `gradus project show`

use clap::Args;
use serde::Serialize;

use crate::cli::exit::Exit;
use crate::cli::shell::{Outcome, Shell};
use crate::cli::show::{marks, section, texts};
use crate::cli::table::{Column, Table};
use crate::domain::event::Measured;
use crate::domain::text::list_words;
use crate::domain::time::Minutes;
use crate::workspace::query::{self, MarkView, ProjectView, SCHEMA};
use crate::workspace::{State, resolve};

/// Everything about one project
#[derive(Args, Debug)]
pub(super) struct Show {
    /// A project, by its id or the beginning of it
    #[arg(value_name = "ID")]
    id: String,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Show {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let workspace = shell.open()?;
        let state = &workspace.state;
        let view = query::project(state, resolve::project(state, &self.id)?);
        if self.json { json(shell, &view) } else { describe(shell, state, &view) }
    }
}

/// One project as JSON: as it stands in `project list`, with the version of the view.
pub(in crate::cli) fn json(shell: &mut Shell<'_, '_>, view: &ProjectView) -> Outcome {
    #[derive(Serialize)]
    struct Versioned<'a> {
        schema: u32,
        #[serde(flatten)]
        project: &'a ProjectView,
    }
    shell.json(&Versioned { schema: SCHEMA, project: view })
}

/// One project in words.
pub(in crate::cli) fn describe(shell: &mut Shell<'_, '_>, state: &State, view: &ProjectView) -> Outcome {
    shell.line(&format!("{}  {}", view.title, view.id));
    shell.line(&standing(view));
    if let Some(summary) = &view.summary {
        shell.line("");
        shell.paragraph("", summary);
    }
    let skills: Vec<String> = view.skills.iter().map(|id| state.catalog.skill_name(id).to_owned()).collect();
    let mut facts = Table::of_fields();
    facts.field("Brief", view.brief.as_deref());
    facts.field("Your part", view.role.as_deref());
    facts.field("Skills", (!skills.is_empty()).then(|| list_words(&skills)).as_deref());
    facts.field("Data", view.dataset.as_ref().map(|dataset| dataset.name.as_str()));
    facts.field("Repository", view.repo.as_deref());
    facts.field("Demo", view.demo.as_deref());
    view.links.iter().for_each(|link| facts.row([&link.label, &link.url]));
    facts.field("On this disk", view.path.as_deref());
    facts.field("Time logged", (view.minutes > 0).then(|| Minutes(view.minutes).to_string()).as_deref());
    section_of_facts(shell, &facts);
    let mark = |item: &query::ChecklistItem| MarkView { id: item.id.clone(), text: item.text.clone(), done: item.done };
    marks(shell, "Checklist", &view.checklist.iter().map(mark).collect::<Vec<_>>());
    let mut results = Table::new(&[Column::Left, Column::Right, Column::Left, Column::Left, Column::Wrap]).indented(2);
    view.results.iter().for_each(|result| result_row(&mut results, result));
    section(shell, "Results", &results);
    audited(shell, view);
    texts(shell, "Notes", view.notes.iter().map(|note| format!("{} {}", note.day, note.text)));
    texts(shell, "A line for your résumé, in the words of the brief", view.suggested_bullet.iter().cloned());
    Ok(Exit::Done)
}

/// What its newest audit found; where and how to mend it is told by the audit itself.
fn audited(shell: &mut Shell<'_, '_>, view: &ProjectView) {
    let Some(audit) = &view.audit else { return };
    let commit = audit.commit.as_deref().map_or_else(String::new, |id| format!("{}, ", id.get(..7).unwrap_or(id)));
    shell.line("");
    shell.line(&format!("Audit ({commit}{})", audit.day.words()));
    let lists = [("Failed", &audit.failed), ("Could not be checked", &audit.unchecked), ("Passed", &audit.passed)];
    let mut table = Table::of_fields().indented(2);
    for (title, rules) in lists {
        table.field(title, (!rules.is_empty()).then(|| rules.join(", ")).as_deref());
    }
    table.field(
        "Imports",
        audit.imports.as_ref().filter(|imports| !imports.is_empty()).map(|imports| imports.join(", ")).as_deref(),
    );
    shell.table(&table);
    shell.line(&format!("  gradus project audit {} looks again and says where and how to mend it.", view.id));
}

fn section_of_facts(shell: &mut Shell<'_, '_>, facts: &Table) {
    if !facts.is_empty() {
        shell.line("");
        shell.table(facts);
    }
}

/// `building since 3 Oct 2026, 6 of 9 ticked, not shown yet`
fn standing(view: &ProjectView) -> String {
    let day = match view.shipped {
        Some(day) => format!(" on {}", day.words()),
        None => view.started.map_or_else(String::new, |day| format!(" since {}", day.words())),
    };
    let ticked = view.checklist.iter().filter(|item| item.done).count();
    let proof = view.proof.map_or("not shown yet: it needs a public link or a result", |proof| proof.word());
    format!("{}{day}, {ticked} of {} ticked, {proof}", view.status, view.checklist.len())
}

fn result_row(table: &mut Table, result: &Measured) {
    let unit = result.unit.as_deref().map_or_else(String::new, |unit| format!(" {unit}"));
    let baseline = result.baseline.as_deref().map_or_else(String::new, |baseline| format!("from {baseline}{unit}"));
    let split = result.split.as_deref().map_or_else(String::new, |split| format!("on {split}"));
    let note = result.text.as_deref().unwrap_or("");
    table.row([&result.name, &format!("{}{unit}", result.value), &baseline, &split, note]);
}
