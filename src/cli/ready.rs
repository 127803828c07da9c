//! `gradus ready`

use clap::Args;

use super::exit::Exit;
use super::shell::{Outcome, Shell};
use super::table::{Column, Table};
use crate::domain::text::{count, list_words};
use crate::workspace::query::{self, AskedView, FactView, MarketView, RoleView};
use crate::workspace::resolve;

/// How much of what a role asks you cover, what is missing, and what raises it most
///
/// First what is missing before you apply, then every skill: its weight, how far it is and what
/// that rests on. Learned counts half, shown by a project three quarters, proven all of it.
/// Without a role, that of your goal and then the figure of every role. It is an estimate.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Ready {
    /// The role's id or title
    #[arg(value_name = "ROLE")]
    role: Option<String>,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

/// How far below its heading a section stands to the right.
const INDENT: usize = 2;

impl Ready {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let workspace = shell.open()?;
        let role = self.role.as_deref().map(|typed| resolve::role(&workspace.state, typed)).transpose()?;
        let view = query::ready(&workspace.state, role);
        if self.json {
            return shell.json(&view);
        }
        let chosen = view.roles.iter().find(|one| role.is_some() || one.goal);
        if let Some(chosen) = chosen {
            in_full(shell, chosen, view.postings.as_ref());
        }
        if role.is_none() {
            if chosen.is_some() {
                shell.line("");
            }
            every_role(shell, &view.roles);
            let first = view.roles.first().map_or("ROLE", |role| role.id.as_str());
            match chosen {
                Some(_) => shell.hint("One of them in full: gradus ready ROLE"),
                None => {
                    shell.hint(&format!("In full: gradus ready {first}. To aim for it: gradus goal --role {first}"))
                }
            }
        }
        Ok(Exit::Done)
    }
}

fn heading(shell: &mut Shell<'_, '_>, text: &str) {
    shell.line("");
    shell.paragraph("", text);
}

fn in_full(shell: &mut Shell<'_, '_>, role: &RoleView, postings: Option<&MarketView>) {
    shell.paragraph("", &format!("{}: {}", role.title, role.sentence));
    heading(shell, "Before you apply");
    let mut gates = Table::new(&[Column::Left, Column::Wrap]).indented(INDENT);
    for gate in &role.gates {
        gates.row([if gate.open { "open" } else { "passed" }, &gate.text]);
        gate.missing.iter().for_each(|missing| gates.words(missing));
    }
    shell.table(&gates);
    if !role.cheapest.is_empty() {
        heading(shell, "What raises it most by the hour");
        let mut ways = Table::new(&[Column::Left, Column::Wrap]).indented(INDENT);
        for way in &role.cheapest {
            ways.row([&way.id, &way.title]);
            ways.words(&format!("It takes {} and {}.", way.time, way.words));
        }
        shell.table(&ways);
    }
    heading(shell, "What it asks: weight, state, how much of it is learned");
    shell.table(&skills(&role.skills));
    role.not_taught.iter().for_each(|sentence| shell.paragraph("  ", sentence));
    if let Some(postings) = postings {
        heading(shell, &format!("Your own {} ask", count(postings.number, "saved posting")));
        shell.table(&market(postings));
    }
    if !role.facts.is_empty() {
        heading(shell, "The market: role and scope decide pay more than the framework");
        let told = |fact: &FactView| format!("{} ({})", fact.text, fact.source_words());
        role.facts.iter().for_each(|fact| shell.paragraph("  - ", &told(fact)));
    }
}

fn skills(skills: &[AskedView]) -> Table {
    let columns = [Column::Cut, Column::Right, Column::Left, Column::Left, Column::Right, Column::Left];
    let mut table = Table::new(&columns).indented(INDENT);
    for skill in skills {
        let must = if skill.must { "must" } else { "" };
        table.row([&skill.name, &skill.weight.to_string(), must, skill.state, &skill.percent, &skill.place]);
        if !skill.rests_on.is_empty() {
            table.words(&format!("It rests on {}.", list_words(&skill.rests_on)));
        }
        skill.denied.iter().for_each(|sentence| table.words(sentence));
    }
    table
}

fn market(postings: &MarketView) -> Table {
    let mut table = Table::new(&[Column::Left, Column::Right, Column::Left]).indented(INDENT);
    for skill in &postings.skills {
        table.row([&skill.name, &format!("{} of {}", skill.postings, postings.number), skill.state]);
    }
    table
}

/// Each with its figure and how many of its gates are open.
fn every_role(shell: &mut Shell<'_, '_>, roles: &[RoleView]) {
    shell.paragraph("", "Every role: how much of it is covered, and its gates");
    let mut table = Table::new(&[Column::Left, Column::Cut, Column::Right, Column::Left]).indented(INDENT);
    for role in roles {
        let gates = match role.gates.iter().filter(|gate| gate.open).count() {
            0 => "ready to apply".into(),
            open => format!("{open} of {} open", role.gates.len()),
        };
        table.row([&role.id, &role.title, &format!("{} %", role.percent), &gates]);
    }
    shell.table(&table);
}
