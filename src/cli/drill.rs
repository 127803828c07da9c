//! `gradus drill`

use clap::Args;

use super::exit::Exit;
use super::given::grade;
use super::shell::{Outcome, Shell};
use super::table::{Column, Table};
use crate::domain::event::Grade;
use crate::domain::text::count;
use crate::domain::time::Day;
use crate::workspace::query::{self, DrillView};
use crate::workspace::{command, resolve};

/// What is done again from an empty file, against the clock; or one run of it
///
/// You time yourself and say how it went. At most one a week is proposed, after ever longer
/// times as long as it goes well.
///
///   gradus drill
///   gradus drill training-loop 25 good
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Drill {
    /// The drill that was done
    #[arg(value_name = "ID", requires = "minutes")]
    id: Option<String>,
    /// How long it took
    #[arg(value_name = "MINUTES", requires = "grade")]
    minutes: Option<u32>,
    /// How it went: again, hard, good or easy, or 1 to 4
    #[arg(value_name = "GRADE", value_parser = grade)]
    grade: Option<Grade>,
    /// Print one JSON object: all drills
    #[arg(long)]
    json: bool,
}

impl Drill {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let mut workspace = shell.open()?;
        let run = match (&self.id, self.minutes, self.grade) {
            (Some(id), Some(minutes), Some(grade)) => Some((id, minutes, grade)),
            _ => None,
        };
        if let Some((id, minutes, grade)) = run {
            let decide = |state: &_| command::drill(state, resolve::milestone(state, id)?, minutes, grade);
            let (draft, _) = shell.commit(&mut workspace, decide)?;
            if !self.json {
                draft.said.iter().for_each(|sentence| shell.line(sentence));
            }
        }
        let view = query::drills(&workspace.state);
        if self.json {
            return shell.json(&view);
        }
        if run.is_none() {
            list(shell, &view.drills, workspace.state.today);
        }
        Ok(Exit::Done)
    }
}

fn list(shell: &mut Shell<'_, '_>, drills: &[DrillView], today: Day) {
    if drills.is_empty() {
        shell.hint("No drill is open yet: gradus list shows them among the milestones.");
    }
    let mut table = Table::new(&[Column::Left, Column::Cut, Column::Left, Column::Left]);
    for drill in drills {
        let due = match drill.due {
            None => "not done yet".to_owned(),
            Some(_) if drill.offered => "due this week".into(),
            Some(due) if due <= today => "can be done again".into(),
            Some(due) => format!("from {} on", due.words()),
        };
        let last = drill.runs.last().map_or_else(String::new, |run| {
            format!("{}, last {} min, {}", count(drill.runs.len(), "run"), run.minutes, run.word)
        });
        table.row([&drill.id, &drill.title, &due, &last]);
    }
    shell.table(&table);
}
