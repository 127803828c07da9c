//! `gradus curriculum list`

use clap::Args;

use crate::cli::exit::Exit;
use crate::cli::shell::{Outcome, Shell};
use crate::cli::table::{Column, Table};
use crate::domain::text::count;
use crate::domain::time::Minutes;
use crate::workspace::query::{self, Amount};

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
        let view = query::curricula(&workspace.state);
        if self.json {
            return shell.json(&view);
        }
        let columns = [Column::Left, Column::Left, Column::Left, Column::Left, Column::Left, Column::Cut];
        let mut table = Table::new(&columns);
        for one in &view.curricula {
            let core = words(&one.core, |count| format!("{count} core"));
            let elective = words(&one.elective, |count| format!("{count} elective"));
            let briefs = words(&one.briefs, |number| count(number, "brief"));
            let state = match (one.broken, one.origin) {
                (true, _) => "broken (gradus curriculum check)".to_owned(),
                (false, "built-in") => String::new(),
                (false, origin) => format!("{origin}: {}", one.title),
            };
            table.row([&one.id, &one.version, &core, &elective, &briefs, &state]);
        }
        shell.table(&table);
        if !view.paths.is_empty() {
            shell.line("");
            let words = "From nothing to ready to apply: core milestones, and of each level the shortest core brief.";
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

/// `12 core, 23 h 30`; nothing when there is none.
fn words(amount: &Amount, what: impl Fn(usize) -> String) -> String {
    match amount.count {
        0 => String::new(),
        count => format!("{}, {}", what(count), Minutes::from_hours(amount.hours)),
    }
}
