//! `gradus dashboard`

use clap::Args;

use super::exit::Exit;
use super::shell::{Outcome, Shell};
use super::status::rhythm_words;
use super::table::{Column, Table};
use crate::domain::figures::Rhythm;
use crate::domain::readiness::SkillState;
use crate::domain::text::count;
use crate::domain::time::{Day, Minutes};
use crate::workspace::query::dashboard::{CurriculumFigures, RoleView, SkillView, TallyView, WEEKS};
use crate::workspace::query::{self, DashboardView};

/// Every figure: progress, activity, effort, forecast, readiness, skills, review
///
/// Progress counts core milestones; electives stand apart, and what you skipped is left out of
/// percentages. Time with a ~ is estimated: hours of milestones completed without a log.
/// The forecast draws weeks at random from your last whole weeks until the open hours of the
/// path are covered: half of 2,000 such runs end by the first date, 85 of 100 by the second.
/// Readiness is gradus' estimate of what a role asks, never your chance to be hired.
/// --json has every day and week since the first act.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Dashboard {
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Dashboard {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let workspace = shell.open()?;
        let view = query::dashboard(&workspace.state);
        if self.json {
            return shell.json(&view);
        }
        shell.line(&format!("{} {}", view.today.weekday_name(), view.today.words()));
        let parts = [progress, activity, path, readiness, skills, shape, review];
        parts.iter().for_each(|part| part(shell, &view));
        Ok(Exit::Done)
    }
}

fn heading(shell: &mut Shell<'_, '_>, title: &str) {
    shell.line("");
    shell.line(title);
}

/// A paragraph of a part.
fn say(shell: &mut Shell<'_, '_>, words: &str) {
    shell.paragraph("  ", words);
}

fn progress(shell: &mut Shell<'_, '_>, view: &DashboardView) {
    heading(shell, "Progress in core milestones");
    let columns = [Column::Left, Column::Right, Column::Right, Column::Right, Column::Right, Column::Right];
    let mut table = Table::new(&columns).indented(2);
    table.row(["", "done", "ticked", "skipped", "left", "hours"]);
    for one in view.curricula.iter().filter(|one| !one.is_empty()) {
        let percent = one.percent.map_or_else(String::new, |percent| format!(", {percent} %"));
        row(&mut table, &format!("{}{percent}", one.title), &one.core);
        if is_begun(one) {
            for level in &one.levels {
                row(&mut table, &format!("  {}", level.level), &level.core);
            }
            if one.electives.total > 0 {
                row(&mut table, "  electives, apart", &one.electives);
            }
        }
    }
    shell.table(&table);
}

fn is_begun(one: &CurriculumFigures) -> bool {
    [&one.core, &one.electives].iter().any(|of| of.done + of.ticked + of.skipped > 0)
}

fn row(table: &mut Table, name: &str, of: &TallyView) {
    let number = |number: usize| if number == 0 { String::new() } else { number.to_string() };
    table.row([
        name,
        &format!("{} of {}", of.done, of.total),
        &number(of.ticked),
        &number(of.skipped),
        &of.left.to_string(),
        &format!("{} of {}", of.tally.time_done, of.tally.time_total),
    ]);
}

fn activity(shell: &mut Shell<'_, '_>, view: &DashboardView) {
    heading(shell, "Activity and effort");
    let rhythm = Rhythm { weeks: view.rhythm.weeks, days: view.rhythm.days, goal_days: view.rhythm.goal_days };
    let words = rhythm_words(&view.rhythm, &view.streak);
    say(shell, &format!("Rhythm: {words}; this week {}.", rhythm.days_words()));
    let Some(first) = view.activity.first() else {
        say(shell, "No day has an act of learning yet: gradus next says where to begin.");
        return;
    };
    let mut table = Table::new(&[Column::Left, Column::Right, Column::Right, Column::Left]).indented(2);
    for week in view.weeks.weeks.iter().rev().filter(|week| week.start >= first.day.week()) {
        let (days, acts) = done_in(view, week.start);
        let time = if week.total() == Minutes(0) { String::new() } else { week.words() };
        let name = format!("week of {}", week.start.words());
        table.row([&name, &count(days, "day"), &count(acts, "act"), &time]);
    }
    shell.table(&table);
    let older = view.activity.iter().filter(|day| view.weeks.weeks.first().is_some_and(|week| day.day < week.start));
    match older.count() {
        0 => {}
        days => say(shell, &format!("{} before these {WEEKS} weeks.", count(days, "active day"))),
    }
    match (&view.effort_goal.words, view.effort_goal.minutes) {
        (Some(words), _) => say(shell, &format!("{words}.")),
        (None, Some(goal)) => say(shell, &format!("The goal is {} a week; no whole week is over yet.", Minutes(goal))),
        (None, None) => say(shell, "No goal in hours: gradus goal --hours 6"),
    }
}

/// Active days and acts of the week from that Monday on.
fn done_in(view: &DashboardView, monday: Day) -> (usize, usize) {
    let days = view.activity.iter().filter(|day| day.day.week() == monday && day.acts > 0);
    days.fold((0, 0), |(days, acts), day| (days + 1, acts + day.acts as usize))
}

fn path(shell: &mut Shell<'_, '_>, view: &DashboardView) {
    let default = if view.path.default { " (the default: gradus goal --path)" } else { "" };
    heading(shell, &format!("Path{default}"));
    if view.path.total == 0 {
        say(shell, "It names nothing in these curricula: gradus goal --path pytorch");
        return;
    }
    let mut table = Table::new(&[Column::Left, Column::Right, Column::Right]).indented(2);
    for segment in &view.path.segments {
        let name = segment.segment.replace('/', " ");
        let tally = &segment.tally;
        let time = format!("{} of {}", tally.time_done, tally.time_done + tally.time_open);
        match tally.total {
            0 => table.row([&name, "not in these curricula", ""]),
            _ => table.row([&name, &tally.words(), &time]),
        }
    }
    shell.table(&table);
    let open = if view.ahead.open.words().is_empty() { "nothing".into() } else { view.ahead.open.words() };
    say(shell, &format!("{}; open: {open}.", view.ahead.words()));
    let forecast = match &view.ahead.forecast {
        Ok(forecast) => forecast.words(),
        Err(why) => why.words(),
    };
    say(shell, &forecast);
    for (nth, mark) in view.marks.iter().enumerate() {
        say(shell, &format!("{}: {mark}.", if nth == 0 { "Next mark" } else { "Then" }));
    }
}

fn readiness(shell: &mut Shell<'_, '_>, view: &DashboardView) {
    heading(shell, "Readiness: how much of what a role asks is covered (gradus' estimate)");
    let mut table = Table::new(&[Column::Left, Column::Right, Column::Left, Column::Left]).indented(2);
    for role in &view.readiness {
        let gates = role.gate_counts();
        let open = format!("{} of {} open", gates.open, count(gates.total, "gate"));
        let goal = if role.goal { "your goal" } else { "" };
        table.row([&role.title, &format!("{} %", role.percent), &open, goal]);
    }
    shell.table(&table);
    match view.readiness.iter().find(|role| role.goal) {
        Some(role) => gates(shell, role),
        None => say(shell, "No role is your goal yet: gradus advise, or gradus goal --role ml-engineer"),
    }
}

fn gates(shell: &mut Shell<'_, '_>, role: &RoleView) {
    heading(shell, &format!("Before applying as {}", role.title));
    for gate in &role.gates {
        let missing = gate.missing.as_ref().map_or_else(String::new, |missing| format!(" {missing}"));
        let word = if gate.open { "open" } else { "passed" };
        shell.paragraph("  - ", &format!("{word}: {}.{missing}", gate.text));
    }
}

fn skills(shell: &mut Shell<'_, '_>, view: &DashboardView) {
    heading(shell, "Skills");
    let mut table = Table::new(&[Column::Left, Column::Right, Column::Wrap]).indented(2);
    let mut none = true;
    for state in SkillState::ALL.iter().rev() {
        let all: Vec<&SkillView> = view.skills.iter().filter(|skill| skill.state == *state).collect();
        let begun = |skill: &&&SkillView| *state != SkillState::Missing || skill.hours.done > Minutes(0);
        let names: Vec<&str> = all.iter().filter(begun).map(|skill| skill.name.as_str()).collect();
        let words = match (*state, names.len()) {
            (SkillState::Missing, 0) => String::new(),
            (SkillState::Missing, begun) => format!("{begun} of them begun: {}", names.join(", ")),
            _ => names.join(", "),
        };
        if !all.is_empty() {
            table.row([state.word(), &all.len().to_string(), &words]);
        }
        none &= *state == SkillState::Missing || all.is_empty();
    }
    shell.table(&table);
    if none {
        say(shell, "A skill is learned by its milestones, and shown by a shipped project with a link or a result.");
    }
}

fn shape(shell: &mut Shell<'_, '_>, view: &DashboardView) {
    heading(shell, "Shape");
    say(shell, &view.shape.words);
}

fn review(shell: &mut Shell<'_, '_>, view: &DashboardView) {
    heading(shell, "Review");
    view.review.words().iter().for_each(|words| say(shell, words));
}
