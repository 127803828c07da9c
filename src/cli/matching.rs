//! `gradus match`

use std::path::PathBuf;

use clap::Args;

use super::exit::Exit;
use super::shell::{Outcome, Shell};
use super::table::{Column, Table};
use crate::domain::posting::Posting;
use crate::domain::text::{count, list_words};
use crate::workspace::query::{self, MatchView, MatchedView};
use crate::workspace::{State, command, read_posting};

/// What a job posting asks for, beside what you can prove, show, have learned or lack
///
/// FILE is the posting as plain text, or - for standard input. Nothing leaves this machine.
/// --save remembers its title and the skills that it names, never its text.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Match {
    /// The posting, or - for standard input
    #[arg(value_name = "FILE|-", required_unless_present_any = ["list", "forget"])]
    file: Option<PathBuf>,
    /// Remember its title and its skills
    #[arg(long, requires = "file")]
    save: bool,
    /// List the postings that are remembered
    #[arg(long, conflicts_with_all = ["file", "forget"])]
    list: bool,
    /// Forget a posting that was remembered
    #[arg(long, value_name = "POSTING", conflicts_with = "file")]
    forget: Option<String>,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Match {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let mut workspace = shell.open()?;
        if let Some(typed) = &self.forget {
            return shell.act(&mut workspace, |state| command::forget_posting(state, typed));
        }
        let Some(file) = &self.file else { return self.list(shell, &workspace.state) };
        let text = if file.as_os_str() == "-" { shell.read_input()? } else { read_posting(file)? };
        let posting = Posting::read(&text, &workspace.state.catalog);
        let view = query::matched(&workspace.state, &posting);
        let exit = if self.json { shell.json(&view)? } else { told(shell, &workspace.state, &view) };
        if self.save {
            let (draft, _) = shell.commit(&mut workspace, |state| command::save_posting(state, &posting))?;
            draft.said.iter().for_each(|sentence| shell.hint(sentence));
        }
        Ok(exit)
    }

    fn list(&self, shell: &mut Shell<'_, '_>, state: &State) -> Outcome {
        let view = query::postings(state);
        if self.json {
            return shell.json(&view);
        }
        let mut table = Table::new(&[Column::Left, Column::Left, Column::Cut]);
        for posting in &view.postings {
            let names: Vec<&str> = posting.skills.iter().map(|skill| state.catalog.skill_name(skill)).collect();
            table.row([&posting.id, &posting.title, &names.join(", ")]);
        }
        shell.table(&table);
        if view.postings.is_empty() {
            shell.hint("No posting is remembered: gradus match FILE --save remembers one.");
        }
        Ok(Exit::Done)
    }
}

fn told(shell: &mut Shell<'_, '_>, state: &State, view: &MatchView) -> Exit {
    let roles: Vec<String> = view
        .roles
        .iter()
        .map(|id| state.catalog.role(id).map_or_else(|| id.clone(), |role| role.title.to_string()))
        .collect();
    let lists =
        [("Proven", &view.proven), ("Shown", &view.shown), ("Learned", &view.learned), ("Missing", &view.missing)];
    let all: usize = lists.iter().map(|(_, list)| list.len()).sum();
    let required = lists.iter().flat_map(|(_, list)| list.iter()).filter(|one| one.required).count();
    let title = view.title.as_deref().unwrap_or("This posting");
    let role = if roles.is_empty() { String::new() } else { format!(" ({})", list_words(&roles)) };
    let must = if required == 0 { String::new() } else { format!(", {required} of them required") };
    let skills = if all == 0 { "no skill that gradus knows".into() } else { count(all, "skill") };
    shell.paragraph("", &format!("{title}{role} names {skills}{must}."));
    for (heading, list) in lists {
        if !list.is_empty() {
            shell.line("");
            shell.line(heading);
            section(shell, state, list);
        }
    }
    Exit::Done
}

fn section(shell: &mut Shell<'_, '_>, state: &State, list: &[MatchedView]) {
    let mut table = Table::new(&[Column::Left, Column::Left, Column::Wrap]).indented(2);
    for one in list {
        let or: Vec<&str> = one.or.iter().map(|skill| state.catalog.skill_name(skill)).collect();
        let or = if or.is_empty() { String::new() } else { format!(" (or {})", or.join(", ")) };
        let need = match one.need {
            "required" => "required",
            "nice" => "nice to have",
            _ => "",
        };
        table.row([&format!("{}{or}", one.name), need, &one.words]);
        table.words(&format!("line {}: {}", one.line, one.quote));
    }
    shell.table(&table);
}
