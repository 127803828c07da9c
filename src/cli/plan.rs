//! `gradus plan`

use std::path::PathBuf;

use clap::Args;

use super::exit::Exit;
use super::shell::{Outcome, Shell};
use super::table::{Column, Table};
use crate::domain::plan::Extent;
use crate::domain::time::{Day, Minutes};
use crate::export::{AllDay, calendar};
use crate::workspace::Error;
use crate::workspace::query::{self, PlanDroppedView, PlanQuestion, PlanStepView, PlanView, PlanWeekView};

/// What to do until you are ready to apply, week by week
///
/// The shortest set of milestones and projects that leads there for your role, laid out from
/// today on: nothing in it is ever overdue. Without a role it is the rest of your path.
///
///   gradus plan --role ml-engineer --hours 8 --until 2027-06-30
///   gradus plan --format ics -o plan.ics
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Plan {
    /// The role, instead of that of your goal
    #[arg(long, value_name = "R")]
    role: Option<String>,
    /// Hours a week, instead of those of your goal
    #[arg(long, value_name = "H", allow_negative_numbers = true)]
    hours: Option<f64>,
    /// The day to be done by: what does not fit until then is listed
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    /// Until every skill of the role is proven that a project can prove
    #[arg(long)]
    full: bool,
    /// A calendar with an all-day event a week, which blocks nothing
    #[arg(long, value_name = "ics", value_parser = ["ics"])]
    format: Option<String>,
    /// Where the calendar goes: a file, or - for stdout. A different file becomes FILE.bak
    #[arg(short, value_name = "FILE|-", requires = "format")]
    output: Option<PathBuf>,
    /// Print one JSON object
    #[arg(long, conflicts_with = "format")]
    json: bool,
}

/// How many weeks are told in full; the rest is told by month.
const IN_FULL: usize = 8;

impl Plan {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let workspace = shell.open()?;
        let question = PlanQuestion {
            role: self.role.clone(),
            hours: self.hours,
            until: self.until.clone(),
            extent: if self.full { Extent::Full } else { Extent::Apply },
        };
        let view = query::plan(&workspace.state, &question)?;
        if self.json {
            return shell.json(&view);
        }
        if self.format.is_none() {
            show(shell, &view, workspace.state.today);
            return Ok(Exit::Done);
        }
        if view.weeks.is_empty() {
            return Err(
                Error::failed("Nothing is left in the plan, so there is no calendar of it.").hint("gradus plan")
            );
        }
        let document = calendar(&format!("gradus: {}", view.title), &events(&view), workspace.calendar.now());
        match self.output.as_deref().filter(|path| path.as_os_str() != "-") {
            None => shell.document(document.as_bytes()),
            Some(file) => {
                let sentence = workspace.desk.save(file, document.as_bytes())?;
                shell.hint(&sentence);
            }
        }
        Ok(Exit::Done)
    }
}

fn show(shell: &mut Shell<'_, '_>, view: &PlanView, today: Day) {
    for words in &view.words {
        shell.paragraph("", words);
    }
    if !view.reasons.is_empty() {
        shell.line("");
        shell.line("Why these");
        view.reasons.iter().for_each(|reason| shell.paragraph("  - ", reason));
    }
    let (near, far) = view.weeks.split_at(view.weeks.len().min(IN_FULL));
    for week in near {
        shell.line("");
        let name = match week.start == today.week() {
            true => "This week".to_owned(),
            false => format!("Week of {} {}", week.start.weekday_name(), week.start.words()),
        };
        shell.line(&format!("{name}, {}", week.time));
        let mut table = Table::new(&[Column::Left, Column::Left, Column::Cut, Column::Left]).indented(2);
        week.steps.iter().for_each(|step| table.row([&time(step), &step.id, &step.title, kind(step)]));
        shell.table(&table);
    }
    if !far.is_empty() {
        shell.line("");
        shell.line("Then");
        shell.table(&months(far));
    }
    if !view.dropped.is_empty() {
        dropped(shell, view);
    }
}

/// What a step is when it is no milestone.
fn kind(step: &PlanStepView) -> &'static str {
    match step.kind {
        "milestone" => "",
        "claim" => "evidence",
        _ => "project",
    }
}

/// `3 h`, or `2 h of 3 h` where the rest falls into other weeks.
fn time(step: &PlanStepView) -> String {
    if step.time == step.whole { step.time.to_string() } else { format!("{} of {}", step.time, step.whole) }
}

/// The weeks by the month they begin in, each with its hours and what is done in it.
fn months(weeks: &[PlanWeekView]) -> Table {
    let mut table = Table::new(&[Column::Left, Column::Right, Column::Wrap]).indented(2);
    for month in weeks.chunk_by(|a, b| a.start.month_words() == b.start.month_words()) {
        let mut titles: Vec<&str> = month.iter().flat_map(|week| &week.steps).map(|step| step.title.as_str()).collect();
        titles.dedup();
        let time: Minutes = month.iter().map(|week| week.time).sum();
        table.row([&month[0].start.month_words(), &time.to_string(), &titles.join("; ")]);
    }
    table
}

fn dropped(shell: &mut Shell<'_, '_>, view: &PlanView) {
    shell.line("");
    let until = view.until.map(Day::words).unwrap_or_default();
    shell.paragraph("", &format!("What does not fit until {until}, the first to leave out first"));
    let mut table = Table::new(&[Column::Left, Column::Cut]).indented(2);
    for PlanDroppedView { id, title, why, .. } in &view.dropped {
        table.row([id, title]);
        table.words(why);
    }
    shell.table(&table);
    if let Some(finish) = view.all.finish {
        let words = format!("All of it would be done by {} {}.", finish.weekday_name(), finish.words());
        shell.paragraph("", &words);
    }
}

/// An event for each week.
fn events(view: &PlanView) -> Vec<AllDay> {
    let aim = view.role.as_deref().unwrap_or("path");
    let event = |week: &PlanWeekView| {
        let first = week.steps.first().map_or("", |step| &step.title);
        let more = match week.steps.len() {
            0 | 1 => String::new(),
            steps => format!(" and {} more", steps - 1),
        };
        let line = |step: &PlanStepView| format!("- {}, {} ({})", step.title, time(step), step.id);
        AllDay {
            uid: format!("plan-{aim}-{}@gradus", week.start),
            first: week.start,
            days: 7,
            summary: format!("gradus, {}: {first}{more}", week.time),
            description: week.steps.iter().map(line).collect::<Vec<_>>().join("\n"),
        }
    };
    view.weeks.iter().map(event).collect()
}
