//! `gradus curriculum list`

use std::borrow::Cow;

use clap::Args;

use crate::cli::exit::Exit;
use crate::cli::shell::{Outcome, Shell};
use crate::cli::table::{Column, Table};
use crate::domain::text::{count, fit};
use crate::domain::time::Minutes;
use crate::workspace::query::{self, Amount, LibraryEntry};
use crate::workspace::sources::origins;

/// The most cells of what somebody called a curriculum or a version of it.
const LONGEST: usize = 80;

/// Every curriculum with its hours, and the paths through them
#[derive(Args, Debug)]
pub(super) struct List {
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl List {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let workspace = shell.open()?;
        let view = query::curricula(&workspace.state, &origins(shell.options())?);
        if self.json {
            return shell.json(&view);
        }
        let mut table = table();
        for one in &view.curricula {
            let from = one.source.as_ref().map_or_else(String::new, |source| format!(" (from {})", source.words()));
            let state = match (one.broken, one.origin) {
                (true, _) => "broken (gradus curriculum check)".to_owned(),
                (false, "built-in") => String::new(),
                (false, origin) => format!("{origin}: {}{from}", title(one)),
            };
            row(&mut table, one, &state);
        }
        shell.table(&table);
        if !view.paths.is_empty() {
            shell.line("");
            let words =
                "From nothing to the end of the path: core milestones, and of each level the shortest core brief.";
            shell.paragraph("", words);
        }
        let mut paths = Table::new(&[Column::Left, Column::Right, Column::Wrap]);
        for path in &view.paths {
            let hours = format!("{:.0} h", path.hours);
            paths.row([&path.id, &hours, &format!("{}: {}", path.title, path.segments.join(", "))]);
        }
        shell.table(&paths);
        Ok(Exit::Done)
    }
}

/// A table with a row for each curriculum.
pub(super) fn table() -> Table {
    Table::new(&[Column::Left, Column::Left, Column::Left, Column::Left, Column::Left, Column::Cut])
}

/// A curriculum with its hours, and words about it.
pub(super) fn row(table: &mut Table, one: &LibraryEntry, words: &str) {
    let core = amount(&one.core, |count| format!("{count} core"));
    let elective = amount(&one.elective, |count| format!("{count} elective"));
    let briefs = amount(&one.briefs, |number| count(number, "brief"));
    table.row([&one.id, &fit(&one.version, LONGEST), &core, &elective, &briefs, words]);
}

/// The title, unless it is absurdly long: then the beginning of it.
pub(super) fn title(one: &LibraryEntry) -> Cow<'_, str> {
    fit(&one.title, LONGEST)
}

/// `12 core, 23 h 30`; nothing when there is none.
fn amount(amount: &Amount, what: impl Fn(usize) -> String) -> String {
    match amount.count {
        0 => String::new(),
        count => format!("{}, {}", what(count), Minutes::from_hours(amount.hours)),
    }
}
