//! `gradus goal`

use clap::Args;

use super::exit::Exit;
use super::shell::{Outcome, Shell};
use super::table::Table;
use crate::domain::time::weekday_name;
use crate::workspace::command::{self, GoalFields};
use crate::workspace::{State, query};

/// Show or set what you are after: a role, a path, hours and days a week
///
/// An empty text clears: --role "". The path is a list of curricula, or of levels of them:
///
///   gradus goal --role ml-engineer --path foundations,pytorch/beginner,deployment --hours 6
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Goal {
    /// The role to apply for
    #[arg(long, value_name = "R")]
    role: Option<String>,
    /// What to learn, in this order
    #[arg(long, value_name = "C[/LEVEL|/literacy],…")]
    path: Option<String>,
    /// Hours a week
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    hours: Option<String>,
    /// Days a week that keep the rhythm
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    days: Option<String>,
    /// The day to be ready by
    #[arg(long, value_name = "DATE")]
    by: Option<String>,
    /// Days of rest, which break no streak
    #[arg(long, value_name = "sat,sun")]
    rest: Option<String>,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Goal {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let mut workspace = shell.open()?;
        let fields = GoalFields {
            role: self.role.clone(),
            path: self.path.clone(),
            hours: self.hours.clone(),
            days: self.days.clone(),
            by: self.by.clone(),
            rest: self.rest.clone(),
        };
        if fields != GoalFields::default() {
            shell.commit(&mut workspace, |state| command::goal(state, &fields))?;
        }
        if self.json {
            return shell.json(&query::goal(&workspace.state));
        }
        show(shell, &workspace.state);
        Ok(Exit::Done)
    }
}

fn show(shell: &mut Shell<'_, '_>, state: &State) {
    let goal = query::goal(state);
    let role = goal.role.as_deref().map(|id| match state.catalog.role(id) {
        Some(role) => format!("{} ({id})", role.title),
        None => id.to_owned(),
    });
    let default = if goal.default_path { " (the default)" } else { "" };
    let rest: Vec<&str> = goal.rest.iter().map(|day| weekday_name(day.0)).collect();
    let unset = |flag: &str| format!("not set (gradus goal {flag})");
    let mut table = Table::of_fields();
    table.row(["Role", &role.unwrap_or_else(|| unset("--role ml-engineer"))]);
    table.row(["Path", &format!("{}{default}", goal.path.join(", "))]);
    table.row(["Hours a week", &goal.hours.map_or_else(|| unset("--hours 6"), |hours| hours.to_string())]);
    table.row(["Days a week", &goal.days.to_string()]);
    table.field("To be ready by", goal.target.map(|day| day.words()).as_deref());
    table.field("Rest", (!rest.is_empty()).then(|| rest.join(", ")).as_deref());
    shell.table(&table);
}
