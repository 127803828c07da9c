//! `gradus status`

use clap::Args;

use super::exit::Exit;
use super::next::{STEP_COLUMNS, step_row};
use super::shell::{Outcome, Shell};
use super::table::Table;
use crate::domain::figures::{Rhythm, Week};
use crate::domain::text::count;
use crate::domain::time::Minutes;
use crate::workspace::query::{self, CurriculumView, RhythmView, StatusView, StreakView, TowardView};

/// Where you stand, and what to do next
///
/// The week against the goal, the rhythm, progress by curriculum, projects and next steps.
/// Percentages are of core milestones and leave out what you skipped. Time with a ~
/// is estimated: the hours of milestones that were completed without logging time.
#[derive(Args, Debug, Default)]
#[command(verbatim_doc_comment)]
pub(super) struct Status {
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Status {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let workspace = shell.open()?;
        let view = query::status(&workspace.state);
        if self.json {
            return shell.json(&view);
        }
        tell(shell, &view);
        Ok(Exit::Done)
    }
}

/// Tells it in words.
pub(super) fn tell(shell: &mut Shell<'_, '_>, view: &StatusView) {
    shell.line(&format!("{} {}", view.today.weekday_name(), view.today.words()));
    if let Some(words) = &view.welcome_back {
        shell.paragraph("", words);
    }
    let mut table = Table::of_fields();
    let toward = |role: &TowardView| format!("{}, covers {} % of what it asks", role.title, role.percent);
    table.field("Toward", view.role.as_ref().map(toward).as_deref());
    table.row(["This week", &week(view)]);
    table.field("Effort", view.week.goal_reached.as_deref());
    table.row(["Rhythm", &rhythm_words(&view.rhythm, &view.streak)]);
    table.field("Next mark", view.next_mark.as_deref());
    for curriculum in view.curricula.iter().filter(|curriculum| curriculum.done + curriculum.skipped > 0) {
        table.row([&curriculum.title, &progress(curriculum)]);
    }
    if view.curricula.iter().all(|curriculum| curriculum.done + curriculum.skipped == 0) {
        table.row(["Progress", "nothing done yet (gradus list shows what there is)"]);
    }
    table.field("Projects", projects(view).as_deref());
    let due = query::due_words(view.review.due).map(|words| format!("{words} (gradus review)"));
    table.field("Review", due.as_deref());
    shell.table(&table);
    if let Some((first, others)) = view.next.split_first() {
        shell.line("");
        shell.line("Next");
        let mut steps = Table::new(&STEP_COLUMNS).indented(2);
        step_row(&mut steps, first);
        first.reasons.iter().for_each(|reason| steps.words(reason));
        others.iter().for_each(|step| step_row(&mut steps, step));
        shell.table(&steps);
    }
}

fn week(view: &StatusView) -> String {
    let week = Week {
        start: view.week.start,
        logged: Minutes(view.week.minutes),
        estimated: Minutes(view.week.estimated_minutes),
    };
    let goal = view.week.goal_minutes.map_or_else(
        || " (a goal in hours: gradus goal --hours 6)".to_owned(),
        |goal| format!(" of {}", Minutes(goal)),
    );
    let rhythm = Rhythm { weeks: view.rhythm.weeks, days: view.rhythm.days, goal_days: view.rhythm.goal_days };
    format!("{}, {}{goal}", rhythm.days_words(), week.words())
}

/// `6 weeks in rhythm, 12-day streak, best streak 15 days`; before there is any, how it begins.
pub(super) fn rhythm_words(rhythm: &RhythmView, streak: &StreakView) -> String {
    let mut words = Vec::new();
    if rhythm.weeks > 0 {
        words.push(format!("{} in rhythm", count(rhythm.weeks, "week")));
    }
    if streak.days > 0 {
        words.push(format!("{}-day streak", streak.days));
    }
    if words.is_empty() {
        words.push(format!("begins with {} of learning in a week", count(rhythm.goal_days.into(), "day")));
    }
    if streak.best > streak.days {
        words.push(format!("best streak {}", count(streak.best, "day")));
    }
    words.join(", ")
}

/// `41 of 52, 3 skipped, 83 %`
fn progress(curriculum: &CurriculumView) -> String {
    let skipped = if curriculum.skipped > 0 { format!(", {} skipped", curriculum.skipped) } else { String::new() };
    let percent = curriculum.percent.map_or_else(|| "–".to_owned(), |percent| format!("{percent} %"));
    format!("{} of {}{skipped}, {percent}", curriculum.done, curriculum.total)
}

/// `1 idea, 2 building`; nothing when there is no project.
fn projects(view: &StatusView) -> Option<String> {
    let counts = &view.projects;
    let stages = [
        (counts.idea, "idea"),
        (counts.building, "building"),
        (counts.shipped, "shipped"),
        (counts.archived, "archived"),
    ];
    let words: Vec<String> =
        stages.iter().filter(|(number, _)| *number > 0).map(|(number, stage)| format!("{number} {stage}")).collect();
    (!words.is_empty()).then(|| words.join(", "))
}
