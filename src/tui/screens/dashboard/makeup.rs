//! What makes up each figure, as lines to read.

use ratatui::style::Style;

use super::Figure;
use super::charts::Heat;
use super::sections::{of_words, percent_words};
use crate::domain::catalog::{Ix, Level, Track};
use crate::domain::claims::{Proof, claims};
use crate::domain::figures::{self, Path, tally};
use crate::domain::progress::{Project, State as Standing, Status};
use crate::domain::text::{count, list_words};
use crate::domain::time::{Day, Minutes};
use crate::tui::look::Ctx;
use crate::tui::overlays::Details;
use crate::tui::widgets::columns;
use crate::workspace::State;

/// What makes up a figure; `week` is the one chosen under Effort.
pub(super) fn details(figure: &Figure, week: Day, ctx: &Ctx<'_>) -> Details {
    let (state, cells) = (ctx.state, Details::columns(ctx));
    let (title, lines) = match figure {
        Figure::Level(curriculum, level) => of_level(state, curriculum, *level, cells),
        Figure::Activity => of_activity(ctx, cells),
        Figure::Effort => of_week(state, week, cells),
        Figure::Rhythm => of_rhythm(state, cells),
        Figure::Streak => of_streak(state, cells),
        Figure::Path => of_path(state, cells),
        Figure::Projects => of_projects(state, cells),
        Figure::Skills(proof) => of_skills(state, *proof),
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

/// `Mon  9 Nov 2026`.
fn date(day: Day) -> String {
    format!("{} {:>11}", day.weekday_name(), day.words())
}

fn of_level(state: &State, curriculum: &str, level: Level, cells: usize) -> (String, Vec<String>) {
    let (catalog, progress) = (&state.catalog, &state.progress);
    let all: Vec<Ix> = catalog.milestones_of(curriculum).filter(|&ix| catalog.milestone(ix).level == level).collect();
    let (core, electives): (Vec<Ix>, Vec<Ix>) =
        all.into_iter().partition(|&ix| catalog.milestone(ix).track == Track::Core);
    let line = |ix: &Ix| {
        let milestone = catalog.milestone(*ix);
        let standing = progress.state(*ix);
        let ticks = progress.ticks(*ix, milestone);
        let ticked = match standing {
            Standing::Doing if ticks > 0 => format!(", {ticks} of {} ticked", milestone.done_when.len()),
            _ => String::new(),
        };
        let text = format!("{}{ticked}", milestone.title);
        row((standing.word(), 8), &text, (&milestone.time.to_string(), 8), cells)
    };
    let all = tally(catalog, progress, core.iter().copied());
    let title = catalog.curriculum(curriculum).map_or(curriculum, |curriculum| &curriculum.title);
    let mut lines: Vec<String> = core.iter().map(line).collect();
    lines.push(String::new());
    lines.push(format!("{}; {}", percent_words(&all), of_words(all.time_done, all.time_total)));
    if !electives.is_empty() {
        lines.extend([String::new(), "Electives, which are not counted".into()]);
        lines.extend(electives.iter().map(line));
    }
    (format!("{title}, {level}"), lines)
}

fn of_activity(ctx: &Ctx<'_>, cells: usize) -> (String, Vec<String>) {
    let state = ctx.state;
    let weeks = Heat::new(state, super::activity_cells(ctx)).weeks();
    let first = state.today.week().plus(-7 * (weeks as i64 - 1));
    let mut lines: Vec<String> = state
        .progress
        .activity
        .until(state.today)
        .rev()
        .take_while(|(day, _)| *day >= first)
        .filter(|(_, activity)| activity.acts > 0)
        .map(|(day, activity)| day_row(day, activity.acts as usize, activity.minutes, cells))
        .collect();
    let [one, few, more, most] = [1, 2, 3, 4].map(|level| ctx.look.glyphs.heat[level]);
    lines.push(String::new());
    lines.push(format!("{one} 1 act   {few} 2 or 3   {more} 4 to 6   {most} 7 or more"));
    lines.push("Acts: started, ticked, completed, noted, logged, reviewed, measured, audited, shipped. They count on the day they were done for.".into());
    (format!("Activity of the last {}", count(weeks, "week")), lines)
}

/// `Fri 20 Nov 2026   3 acts   45 min`.
fn day_row(day: Day, acts: usize, minutes: Minutes, cells: usize) -> String {
    let time = if minutes == Minutes(0) { String::new() } else { minutes.to_string() };
    let acts = format!("{acts:>3} {}", if acts == 1 { "act" } else { "acts" });
    row((&date(day), 17), &acts, (&time, 8), cells.min(44))
}

fn of_week(state: &State, monday: Day, cells: usize) -> (String, Vec<String>) {
    let cells = cells.min(60);
    let days = (0..7).map(|nth| monday.plus(nth)).filter(|day| *day <= state.today);
    let logged: Vec<(Day, Minutes)> =
        days.map(|day| (day, state.progress.activity.on(day).minutes)).filter(|(_, time)| time.0 > 0).collect();
    let estimated: Vec<(Ix, Day)> = figures::estimated(&state.catalog, &state.progress)
        .filter(|(_, day)| day.week() == monday && *day <= state.today)
        .collect();
    let mut lines = Vec::new();
    if !logged.is_empty() {
        lines.extend(logged.iter().map(|(day, time)| row((&date(*day), 17), "", (&time.to_string(), 8), cells)));
        let all: Minutes = logged.iter().map(|(_, time)| *time).sum();
        lines.push(row(("Logged", 17), "", (&all.to_string(), 8), cells));
    }
    if !estimated.is_empty() {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        let time = |ix: Ix| state.catalog.milestone(ix).time;
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
    (format!("Effort in the week of {}", monday.words()), lines)
}

fn of_rhythm(state: &State, cells: usize) -> (String, Vec<String>) {
    let (activity, goal) = (&state.progress.activity, &state.progress.learner.goal);
    let rhythm = figures::rhythm(activity, goal, state.today);
    let this_week = state.today.week();
    let line = |back: i64| {
        let monday = this_week.plus(-7 * back);
        let days = figures::active_days(activity, monday, state.today);
        let enough = days >= usize::from(rhythm.goal_days.max(1));
        let word = match (enough, back) {
            (true, _) => "in rhythm",
            (false, 0) => "still open",
            (false, _) => "",
        };
        row((&format!("Week of {:>11}", monday.words()), 22), &count(days, "day"), (word, 10), cells.min(48))
    };
    let shown = i64::try_from(rhythm.weeks).unwrap_or(i64::MAX).saturating_add(1).clamp(4, 520);
    let mut lines: Vec<String> = (0..shown).map(line).collect();
    lines.push(String::new());
    lines.push(format!(
        "A week is in rhythm with acts on at least {}; the running week breaks nothing.",
        count(usize::from(rhythm.goal_days), "day")
    ));
    ("Weeks in rhythm".into(), lines)
}

fn of_streak(state: &State, cells: usize) -> (String, Vec<String>) {
    let (activity, goal) = (&state.progress.activity, &state.progress.learner.goal);
    let days = figures::streak_days(activity, goal, state.today);
    let mut lines: Vec<String> = days
        .iter()
        .map(|&day| (day, activity.on(day)))
        .map(|(day, did)| day_row(day, did.acts as usize, did.minutes, cells))
        .collect();
    if lines.is_empty() {
        lines.push("No act today or yesterday, so no streak runs: it begins with the next act.".into());
    }
    let rest: Vec<String> =
        goal.rest_days().iter().map(|day| crate::domain::time::weekday_name(day.0).to_owned()).collect();
    if !rest.is_empty() {
        lines.push(String::new());
        lines.push(format!("Days of rest ({}) break no streak.", list_words(&rest)));
    }
    ("Active days of this streak".into(), lines)
}

fn of_path(state: &State, cells: usize) -> (String, Vec<String>) {
    let (catalog, progress) = (&state.catalog, &state.progress);
    let path = Path::of(catalog, progress);
    let mut lines: Vec<String> = path
        .segments
        .iter()
        .map(|segment| {
            let all = tally(catalog, progress, segment.milestones.iter().copied());
            if all.total == 0 {
                return row((&segment.words(), 24), "not in these curricula", ("", 0), cells);
            }
            let time = of_words(all.time_done, all.time_done + all.time_open);
            row((&segment.words(), 24), &all.words(), (&time, 16), cells)
        })
        .collect();
    let all = tally(catalog, progress, path.milestones());
    lines.extend([String::new(), percent_words(&all)]);
    lines.push(format!("{}, ticks counted", of_words(all.time_done, all.time_done + all.time_open)));
    if progress.learner.goal.path.as_ref().is_none_or(Vec::is_empty) {
        lines.push("No path is chosen, so this is the default one: gradus goal --path".into());
    }
    ("Path".into(), lines)
}

fn of_projects(state: &State, cells: usize) -> (String, Vec<String>) {
    let stages = [Status::Shipped, Status::Building, Status::Idea, Status::Archived];
    let of = |stage: Status| state.progress.projects().filter(move |project| project.status() == stage);
    let line = |project: &Project| row((project.status().word(), 10), &project.title, (&detail(project), 24), cells);
    ("Projects".into(), stages.into_iter().flat_map(of).map(line).collect())
}

fn detail(project: &Project) -> String {
    match (project.shipped(), project.items.len()) {
        (Some(day), _) => day.words(),
        (None, 0) => count(project.results.len(), "result"),
        (None, items) => format!("checklist {} of {items}", project.ticked_count()),
    }
}

fn of_skills(state: &State, proof: Proof) -> (String, Vec<String>) {
    let claims = claims(&state.catalog, &state.progress);
    let skills = claims.skills.iter().flat_map(|group| &group.skills).filter(|skill| skill.proof == proof);
    let mut lines: Vec<String> = skills.map(|skill| format!("{}: {}", skill.name, list_words(&skill.by))).collect();
    lines.push(String::new());
    let (title, words) = match proof {
        Proof::Proven => (
            "Proven skills",
            "Proven: a shipped project with a public link and a measured result or a passed audit names it, or a certificate.",
        ),
        Proof::Shown => (
            "Shown skills",
            "Shown: a shipped project with a public link or a result names it. With both it is proven.",
        ),
    };
    lines.push(words.into());
    (title.into(), lines)
}
