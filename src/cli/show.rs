//! `gradus show`

use clap::Args;

use super::evidence;
use super::exit::Exit;
use super::project;
use super::review;
use super::shell::{Outcome, Shell};
use super::table::{Column, Table};
use crate::domain::cards::Limits;
use crate::domain::catalog::Track;
use crate::domain::next::REVIEW;
use crate::domain::text::list_words;
use crate::domain::time::Minutes;
use crate::workspace::query::{self, MarkView, ShowView};
use crate::workspace::resolve::{self, Entry};

/// Everything about one milestone, project brief or project
#[derive(Args, Debug)]
pub(super) struct Show {
    /// A milestone, a brief or a project, whole (pytorch/autograd) or in part (autograd)
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
        let entry = resolve::entry(state, &self.id);
        if entry.is_err() && self.id.trim() == REVIEW {
            return if self.json {
                shell.json(&query::review(state, Limits::DAY))
            } else {
                review::list(shell, state, Limits::DAY)
            };
        }
        let view = match entry? {
            Entry::Project(found) => {
                let view = query::project(state, found);
                return if self.json { project::json(shell, &view) } else { project::describe(shell, state, &view) };
            }
            Entry::Milestone(ix) => query::show_milestone(state, ix),
            Entry::Brief(brief) => query::show_brief(state, brief),
        };
        if self.json {
            return shell.json(&view);
        }
        describe(shell, &view, |skill| state.catalog.skill_name(skill).to_owned());
        Ok(Exit::Done)
    }
}

fn describe(shell: &mut Shell<'_, '_>, view: &ShowView, skill_name: impl Fn(&str) -> String) {
    let item = &view.item;
    shell.line(&format!("{}  {}", item.title, item.id));
    shell.line(&standing(view));
    shell.line("");
    shell.paragraph("", &view.outcome);
    if let Some(why) = &view.why {
        shell.paragraph("", why);
    }
    let skills: Vec<String> = item.skills.iter().map(|id| skill_name(id)).collect();
    let mut facts = Table::of_fields();
    let present = |text: String| (!text.is_empty()).then_some(text);
    facts.field("Open before it", present(list_words(&view.open_before)).as_deref());
    facts.field("Needs", present(item.requires.join(", ")).as_deref());
    facts.field("Unlocks", present(view.unlocks.join(", ")).as_deref());
    facts.field("Skills", present(skills.join(", ")).as_deref());
    facts.field("Time logged", (view.minutes > 0).then(|| Minutes(view.minutes).to_string()).as_deref());
    if !facts.is_empty() {
        shell.line("");
        shell.table(&facts);
    }
    marks(shell, if item.kind == "brief" { "What to build" } else { "Done when" }, &view.done_when);
    let mut resources = Table::new(&[Column::Left]).indented(2);
    for resource in &item.resources {
        resources.row([&resource.title]);
        resources.words(&resource.url);
    }
    section(shell, "Resources", &resources);
    texts(shell, "Runs", view.runs.iter().rev().map(|run| format!("{} {} min, {}", run.day, run.minutes, run.word)));
    texts(shell, "Asked in interviews", view.questions.iter().map(|question| question.ask.clone()));
    texts(shell, "Where people err", view.mistakes.iter().cloned());
    texts(shell, "When you are stuck", view.hints.iter().cloned());
    texts(shell, "Evidence", view.evidence.iter().map(|evidence| evidence::words(&evidence.0)));
    texts(shell, "Notes", view.notes.iter().map(|note| format!("{} {}", note.day, note.text)));
    if item.kind == "brief" {
        shell.line("");
        shell.line(&format!("To start it: gradus project new \"{}\" --brief {}", item.title, item.id));
    }
}

/// `pytorch beginner, 3 h, doing, 2 of 3`
fn standing(view: &ShowView) -> String {
    let item = &view.item;
    let mut words = vec![format!("{} {}", item.curriculum, item.level)];
    if item.kind == "brief" {
        words.push("project brief".into());
    }
    if item.track == Track::Elective {
        words.push("elective".into());
    }
    words.push(item.time.to_string());
    words.push(match view.done_on {
        Some(day) => format!("done on {day}"),
        None => item.state.word().to_owned(),
    });
    if let Some((ticked @ 1.., of)) = item.ticks.filter(|_| view.done_on.is_none()) {
        words.push(format!("{ticked} of {of}"));
    }
    words.join(", ")
}

/// What can be ticked, by number and id, which `tick` takes both.
pub(super) fn marks(shell: &mut Shell<'_, '_>, title: &str, marks: &[MarkView]) {
    let columns = [Column::Left, Column::Right, Column::Left, Column::Wrap];
    let mut table = Table::new(&columns).indented(2);
    for (nth, mark) in marks.iter().enumerate() {
        table.row([if mark.done { "[x]" } else { "[ ]" }, &(nth + 1).to_string(), &mark.id, &mark.text]);
    }
    section(shell, title, &table);
}

/// A heading with a table under it, if there is anything in it.
pub(super) fn section(shell: &mut Shell<'_, '_>, title: &str, table: &Table) {
    if !table.is_empty() {
        shell.line("");
        shell.line(title);
        shell.table(table);
    }
}

/// A heading with paragraphs under it, if there are any.
pub(super) fn texts(shell: &mut Shell<'_, '_>, title: &str, texts: impl Iterator<Item = String>) {
    let mut texts = texts.peekable();
    if texts.peek().is_some() {
        shell.line("");
        shell.line(title);
        texts.for_each(|text| shell.paragraph("  - ", &text));
    }
}
