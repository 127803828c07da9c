//! `gradus project show`

use clap::Args;
use serde::Serialize;

use crate::cli::exit::Exit;
use crate::cli::shell::{Outcome, Shell};
use crate::cli::show::{marks, section, texts};
use crate::cli::table::{Column, Table};
use crate::domain::catalog::Dataset;
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
    facts.field("Data", view.dataset.as_ref().map(dataset_words).as_deref());
    facts.field("Repository", view.repo.as_deref());
    facts.field("Demo", view.demo.as_deref());
    view.links.iter().for_each(|link| facts.row([&link.label, &link.url]));
    facts.field("On this disk", view.path.as_deref());
    facts.field("Time logged", (view.minutes > 0).then(|| Minutes(view.minutes).to_string()).as_deref());
    section_of_facts(shell, &facts);
    let mut further = Table::new(&[Column::Left, Column::Cut]).indented(2);
    view.next.iter().for_each(|next| further.row([&next.what, &next.command]));
    section(shell, "What takes it further, the cheapest first", &further);
    let mark = |item: &query::ChecklistItem| MarkView { id: item.id.clone(), text: item.text.clone(), done: item.done };
    marks(shell, "Checklist", &view.checklist.iter().map(mark).collect::<Vec<_>>());
    let mut results = Table::new(&[Column::Left, Column::Right, Column::Left, Column::Left, Column::Wrap]).indented(2);
    view.results.iter().for_each(|result| result_row(&mut results, result));
    section(shell, "Results", &results);
    let mut earlier = Table::new(&[Column::Left, Column::Left, Column::Right, Column::Left]).indented(2);
    for one in &view.earlier_results {
        let split = one.result.split.as_deref().map_or_else(String::new, |split| format!("on {split}"));
        earlier.row([&one.day.to_string(), &one.result.name, &with_unit(&one.result), &split]);
    }
    section(shell, "Measured before", &earlier);
    audited(shell, view);
    bullets(shell, view);
    let suggestions = view.suggestions.iter().map(|line| format!("{} ({})", line.text, line.from));
    texts(shell, "Lines to start from, which are not exported", suggestions);
    texts(shell, "Notes", view.notes.iter().map(|note| format!("{} {}", note.day, note.text)));
    Ok(Exit::Done)
}

/// `PlantDoc, CC BY 4.0, split by field, https://…`
fn dataset_words(dataset: &Dataset) -> String {
    let parts = [Some(&dataset.name), dataset.licence.as_ref(), dataset.split.as_ref(), dataset.url.as_ref()];
    parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// The lines of the export, each with what is worth another look.
fn bullets(shell: &mut Shell<'_, '_>, view: &ProjectView) {
    if view.bullets.is_empty() {
        return;
    }
    let heading = if view.proof.is_some() { "On your résumé" } else { "On your résumé, once it is shown" };
    shell.line("");
    shell.line(heading);
    for line in &view.bullets {
        let of = line.id.as_deref().unwrap_or("from a result");
        shell.paragraph("  - ", &format!("{} ({of})", line.text));
        for remark in &line.remarks {
            shell.paragraph("      ", remark);
        }
    }
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
    let proof = view.proof.map_or("not shown yet", |proof| proof.word());
    format!("{}{day}, {ticked} of {} ticked, {proof}", view.status, view.checklist.len())
}

fn result_row(table: &mut Table, result: &Measured) {
    let unit = result.unit.as_deref().map_or_else(String::new, |unit| format!(" {unit}"));
    let baseline = result.baseline.as_deref().map_or_else(String::new, |baseline| format!("from {baseline}{unit}"));
    let split = result.split.as_deref().map_or_else(String::new, |split| format!("on {split}"));
    let note = result.text.as_deref().unwrap_or("");
    table.row([&result.name, &with_unit(result), &baseline, &split, note]);
}

/// `95 ms`
fn with_unit(result: &Measured) -> String {
    let unit = result.unit.as_deref().map_or_else(String::new, |unit| format!(" {unit}"));
    format!("{}{unit}", result.value)
}
