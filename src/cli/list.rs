//! `gradus list`

use clap::Args;

use super::exit::Exit;
use super::given::word;
use super::shell::{Outcome, Shell};
use super::table::{Column, Table};
use crate::domain::catalog::Level;
use crate::domain::progress::State as Standing;
use crate::domain::text::did_you_mean;
use crate::workspace::query::{self, ListFilter, ListItem};
use crate::workspace::{Error, State};

/// Every milestone and project brief, with its state
///
/// A state is todo, blocked (something before it is open), doing, done or skipped.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct List {
    /// Only this curriculum
    #[arg(long, value_name = "C")]
    curriculum: Option<String>,
    /// Only this level
    #[arg(long, value_name = "L", value_parser = word(Level::ALL, Level::word))]
    level: Option<Level>,
    /// Only what is in this state
    #[arg(long, value_name = "S", value_parser = word(Standing::ALL, Standing::word))]
    state: Option<Standing>,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl List {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let workspace = shell.open()?;
        let curriculum = self.curriculum.as_deref().map(|typed| curriculum(&workspace.state, typed)).transpose()?;
        let view = query::list(&workspace.state, &ListFilter { curriculum, level: self.level, state: self.state });
        if self.json {
            return shell.json(&view);
        }
        let same_group = |a: &ListItem, b: &ListItem| a.curriculum == b.curriculum && a.level == b.level;
        for (nth, group) in view.items.chunk_by(same_group).enumerate() {
            if nth > 0 {
                shell.line("");
            }
            let title = workspace.state.catalog.curriculum(&group[0].curriculum).map(|curriculum| &curriculum.title);
            shell.line(&format!("{}, {}", title.map_or(group[0].curriculum.as_str(), |title| title), group[0].level));
            let columns = [Column::Left, Column::Left, Column::Right, Column::Left, Column::Cut];
            let mut table = Table::new(&columns).indented(2);
            for item in group {
                table.row([&item.id, item.state.word(), &item.time.to_string(), &ticks(item), &title_of(item)]);
            }
            shell.table(&table);
        }
        if view.items.is_empty() {
            shell.hint("Nothing is like that. gradus list shows everything.");
        }
        Ok(Exit::Done)
    }
}

/// `2 of 3`, while something is under way.
fn ticks(item: &ListItem) -> String {
    match item.ticks {
        Some((ticked, of)) if item.state == Standing::Doing => format!("{ticked} of {of}"),
        _ => String::new(),
    }
}

fn title_of(item: &ListItem) -> String {
    let brief = if item.kind == "brief" { "Project: " } else { "" };
    let track = if item.track == crate::domain::catalog::Track::Elective { " (elective)" } else { "" };
    format!("{brief}{}{track}", item.title)
}

fn curriculum(state: &State, typed: &str) -> Result<String, Error> {
    let typed = typed.trim().to_lowercase();
    if state.catalog.curriculum(&typed).is_some() {
        return Ok(typed);
    }
    let ids: Vec<&str> = state.catalog.curricula.iter().map(|curriculum| curriculum.id.as_str()).collect();
    let hint = match did_you_mean(&typed, ids.iter().copied()).as_slice() {
        [] => format!("there are {}", ids.join(", ")),
        near => format!("did you mean {}?", near.join(" or ")),
    };
    Err(Error::failed(format!("There is no curriculum \"{typed}\".")).hint(hint))
}
