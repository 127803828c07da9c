//! What makes up a figure, as lines to read.

use ratatui::style::Style;

use super::panels::{Figure, Page};
use super::words::{date, of_words, percent_words};
use crate::domain::catalog::{Ix, Level, Track};
use crate::domain::figures::{self, tally};
use crate::domain::progress::State as Standing;
use crate::domain::text::{count, width};
use crate::domain::time::{Day, Minutes};
use crate::tui::overlays::Details;
use crate::tui::widgets::columns;
use crate::workspace::State;
use crate::workspace::query::dashboard::{AskedView, RoleView};

/// What makes up a figure.
pub(super) fn details(figure: &Figure, page: &Page<'_>) -> Details {
    let (state, cells) = (page.ctx.state, Details::columns(page.ctx));
    let (title, lines) = match figure {
        Figure::Level(curriculum, level) => of_level(state, curriculum, *level, cells),
        Figure::Electives(curriculum) => of_electives(state, curriculum, cells),
        Figure::Week(monday) => of_week(state, *monday, cells),
        Figure::Role(id) => match page.view.readiness.iter().find(|role| role.id == *id) {
            Some(role) => of_role(role, cells),
            None => (id.clone(), vec!["No curriculum knows this role.".into()]),
        },
    };
    Details::new(title, lines)
}

/// A row of a word, a text that takes what room there is, and a word on the right; where there is none, one after the
/// other.
fn row(word: (&str, usize), text: &str, right: (&str, usize), cells: usize) -> String {
    let middle = cells.saturating_sub(word.1 + right.1);
    if middle < 16 {
        let parts = [word.0, text, right.0].map(str::trim);
        return parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    }
    let right_words = format!("{:>1$}", right.0, right.1);
    let plain = Style::new();
    columns(&[(word.0, word.1, plain), (text, middle, plain), (&right_words, right.1, plain)]).to_string()
}

fn title_of(state: &State, curriculum: &str) -> String {
    state.catalog.curriculum(curriculum).map_or_else(|| curriculum.to_owned(), |one| one.title.to_string())
}

/// A milestone with how it stands and its hours.
fn milestone_row(state: &State, ix: Ix, cells: usize) -> String {
    let milestone = state.catalog.milestone(ix);
    let standing = state.progress.state(ix);
    let ticks = state.progress.ticks(ix, milestone);
    let ticked = match standing {
        Standing::Doing if ticks > 0 => format!(", {ticks} of {} ticked", milestone.done_when.len()),
        _ => String::new(),
    };
    let text = format!("{}{ticked}", milestone.title);
    row((standing.word(), 8), &text, (&milestone.time.to_string(), 8), cells)
}

fn of_level(state: &State, curriculum: &str, level: Level, cells: usize) -> (String, Vec<String>) {
    let catalog = &state.catalog;
    let core = |ix: &Ix| catalog.milestone(*ix).level == level && catalog.milestone(*ix).track == Track::Core;
    let core: Vec<Ix> = catalog.milestones_of(curriculum).filter(core).collect();
    let all = tally(catalog, &state.progress, core.iter().copied());
    let mut lines: Vec<String> = core.iter().map(|&ix| milestone_row(state, ix, cells)).collect();
    lines.push(String::new());
    lines.push(format!("{}; {}", percent_words(&all), of_words(all.time_done, all.time_total)));
    (format!("{}, {level}", title_of(state, curriculum)), lines)
}

fn of_electives(state: &State, curriculum: &str, cells: usize) -> (String, Vec<String>) {
    let catalog = &state.catalog;
    let electives = catalog.milestones_of(curriculum).filter(|&ix| catalog.milestone(ix).track == Track::Elective);
    let mut lines: Vec<String> = electives.map(|ix| milestone_row(state, ix, cells)).collect();
    lines.extend([String::new(), "Electives are in no percentage, no level and no readiness.".into()]);
    (format!("{}, electives", title_of(state, curriculum)), lines)
}

/// The days of a week with their acts and what was logged, then what is estimated.
fn of_week(state: &State, monday: Day, cells: usize) -> (String, Vec<String>) {
    let cells = cells.min(60);
    let days = (0..7).map(|nth| monday.plus(nth)).filter(|day| *day <= state.today);
    let mut lines = Vec::new();
    let mut logged = Minutes(0);
    for (day, did) in days.map(|day| (day, state.progress.activity.on(day))) {
        if did.acts > 0 || did.minutes > Minutes(0) {
            let time = if did.minutes == Minutes(0) { String::new() } else { did.minutes.to_string() };
            let acts = format!("{:>3} {}", did.acts, if did.acts == 1 { "act" } else { "acts" });
            lines.push(row((&date(day), 17), &acts, (&time, 8), cells));
            logged += did.minutes;
        }
    }
    if logged > Minutes(0) {
        lines.push(row(("Logged", 17), "", (&logged.to_string(), 8), cells));
    }
    let estimated: Vec<(Ix, Day)> = figures::estimated(&state.catalog, &state.progress)
        .filter(|(_, day)| day.week() == monday && *day <= state.today)
        .collect();
    if !estimated.is_empty() {
        let time = |ix: Ix| state.catalog.milestone(ix).time;
        lines.push(String::new());
        lines.extend(estimated.iter().map(|(ix, day)| {
            row((&date(*day), 17), &state.catalog.milestone(*ix).title, (&format!("~{}", time(*ix)), 8), cells)
        }));
        let all: Minutes = estimated.iter().map(|(ix, _)| time(*ix)).sum();
        lines.push(row(("Estimated", 17), "", (&format!("~{all}"), 8), cells));
        lines.push(String::new());
        lines.push("No time was ever logged on these milestones, so their hours stand for it.".into());
    }
    if lines.is_empty() {
        lines.push("Nothing was logged, and no milestone was completed.".into());
    }
    (format!("Week of {}", monday.words()), lines)
}

/// What is open before applying, then the skills of a role, the heaviest first.
fn of_role(role: &RoleView, cells: usize) -> (String, Vec<String>) {
    let mut lines = vec![
        format!("Covers {} % of what this role asks (gradus' estimate).", role.percent),
        String::new(),
        "Before applying".into(),
    ];
    for gate in &role.gates {
        lines.push(format!("  {}: {}", if gate.open { "open" } else { "passed" }, gate.text));
        lines.extend(gate.missing.iter().map(|missing| format!("    {missing}")));
    }
    lines.extend([String::new(), "Skills, by weight".into()]);
    let mut skills: Vec<&AskedView> = role.skills.iter().collect();
    skills.sort_by_key(|skill| std::cmp::Reverse(skill.weight));
    let weight = |skill: &AskedView| format!("{} %", skill.weight);
    let left = skills.iter().map(|skill| width(&weight(skill))).max().unwrap_or(0);
    for skill in skills {
        let must = if skill.must { ", a must" } else { "" };
        let share = super::words::percent(skill.share);
        let state = match (skill.state.word(), share) {
            ("missing", 1..) => format!("{share} % learned"),
            (word, _) => word.to_owned(),
        };
        let text = format!("{:>left$}  {}{must}", weight(skill), skill.name);
        lines.push(row(("", 2), &text, (&state, 13), cells));
    }
    if !role.not_taught.is_empty() {
        lines.push(String::new());
        lines.extend(role.not_taught.iter().cloned());
    }
    lines.extend([
        String::new(),
        format!("{} in all: a must is one that nobody is hired without.", count(role.skills.len(), "skill")),
    ]);
    (role.title.clone(), lines)
}
