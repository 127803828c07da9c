//! Skills by how far they are, with what they rest on.

use ratatui::text::Line;

use super::{Full, Page, Room, Small};
use crate::domain::readiness::SkillState;
use crate::domain::text::{count, list_words, width};
use crate::domain::time::Minutes;
use crate::tui::screens::dashboard::words::of_words;
use crate::tui::widgets::columns;
use crate::workspace::query::dashboard::SkillView;

/// What the figures mean.
pub(super) const ABOUT: &[&str] = &[
    "Proven: a shipped project with a public link and a measured result or a passed audit names it, or a certificate with issuer and address. Shown: a shipped project with a link or a result; for skills that only writing shows, evidence on a milestone that teaches it.",
    "Learned: all core milestones of one curriculum that teach it are done. Fading: learned, and the questions you answered on it are remembered under 70 % on average; it still counts as learned.",
    "Missing: not all of it is learned. The hours are those of the curriculum in which most of it is done, ticked shares included.",
    "A project names at most eight skills. What you type as a free skill is in the export, and not here.",
];

/// From the best backed on.
fn states() -> impl Iterator<Item = SkillState> {
    SkillState::ALL.iter().rev().copied()
}

fn of<'a>(page: &Page<'a>, state: SkillState) -> impl Iterator<Item = &'a SkillView> {
    page.view.skills.iter().filter(move |skill| skill.state == state)
}

fn is_begun(skill: &&SkillView) -> bool {
    skill.hours.done > Minutes(0)
}

/// The small form: how many there are of each, and which.
pub(super) fn small(page: &Page<'_>, room: Room) -> Small {
    let theme = &page.ctx.look.theme;
    let mut lines: Vec<Line<'static>> = Vec::new();
    for state in states().filter(|_| is_any_begun(page)) {
        let all = of(page, state).count();
        let named: Vec<&SkillView> =
            of(page, state).filter(|skill| state != SkillState::Missing || is_begun(skill)).collect();
        let names: Vec<&str> = named.iter().map(|skill| skill.name.as_str()).collect();
        let words = match (state, names.len()) {
            (SkillState::Missing, 0) => String::new(),
            (SkillState::Missing, begun) => format!("{begun} of them begun: {}", names.join(", ")),
            _ => names.join(", "),
        };
        if all > 0 {
            let number = format!("{all:>3} {state}");
            lines.push(columns(&[(&number, 13, theme.text), (&words, room.cells.saturating_sub(13), theme.dim)]));
        }
    }
    lines.extend(how_to_show(page).map(|words| page.dim(words, room.cells)).unwrap_or_default());
    lines.extend(projects(page).map(|words| page.dim(&words, room.cells)).unwrap_or_default());
    Small::of(lines)
}

fn is_any_begun(page: &Page<'_>) -> bool {
    page.view.skills.iter().any(|skill| skill.state != SkillState::Missing || is_begun(&skill))
}

/// How the first skill comes to be shown; none once one is.
fn how_to_show(page: &Page<'_>) -> Option<&'static str> {
    match of(page, SkillState::Proven).chain(of(page, SkillState::Shown)).next() {
        Some(_) => None,
        None if is_any_begun(page) => {
            Some("None is shown yet: a shipped project with a public link or a measured result shows its skills.")
        }
        None => Some(
            "None yet: milestones teach skills, and a shipped project with a public link or a measured result shows them.",
        ),
    }
}

/// `Projects: 2 shipped, 1 idea`; none when there are none.
fn projects(page: &Page<'_>) -> Option<String> {
    let counts = &page.view.projects;
    let stages = [(counts.shipped, "shipped"), (counts.building, "building"), (counts.archived, "archived")];
    let mut words: Vec<String> =
        stages.iter().filter(|(number, _)| *number > 0).map(|(number, stage)| format!("{number} {stage}")).collect();
    if counts.idea > 0 {
        words.push(count(counts.idea, "idea"));
    }
    (!words.is_empty()).then(|| format!("Projects: {}", words.join(", ")))
}

/// All of it: each skill with what it rests on, or how much of it is learned.
pub(super) fn full(full: &mut Full<'_>) {
    let page = *full.page;
    projects(&page).iter().for_each(|words| full.text(words));
    how_to_show(&page).iter().for_each(|words| full.dim(words));
    let is_row = |skill: &&SkillView| skill.state != SkillState::Missing || is_begun(skill);
    let widest = page.view.skills.iter().filter(is_row).map(|skill| width(&skill.name)).max().unwrap_or(0);
    let name = widest.min(if full.cells < 60 { full.cells / 2 } else { full.cells * 11 / 20 });
    for state in states() {
        let skills: Vec<&SkillView> = of(&page, state).filter(is_row).collect();
        let heading = match state {
            SkillState::Missing => "Begun".to_owned(),
            state => capital(state.word()),
        };
        if !skills.is_empty() {
            full.heading(&format!("{heading} ({})", skills.len()));
        }
        for skill in skills {
            let line = row(&page, skill, name, full.cells);
            full.line(line);
        }
    }
    let untouched: Vec<&str> =
        of(&page, SkillState::Missing).filter(|skill| !is_begun(skill)).map(|skill| skill.name.as_str()).collect();
    if !untouched.is_empty() {
        full.heading(&format!("Not begun ({})", untouched.len()));
        full.dim(&untouched.join(", "));
    }
}

/// A skill with what it rests on, or the hours of it that are done and where.
fn row(page: &Page<'_>, skill: &SkillView, name: usize, cells: usize) -> Line<'static> {
    let theme = &page.ctx.look.theme;
    let hours =
        if skill.hours.is_whole() { skill.hours.done.to_string() } else { of_words(skill.hours.done, skill.hours.all) };
    let words = match (&skill.rests_on[..], &skill.learned_in) {
        ([], Some(curriculum)) => format!("{hours} in {}", curriculum.replace('/', " ")),
        ([], None) => String::new(),
        (names, _) => format!("by {}", list_words(names)),
    };
    columns(&[(&skill.name, name, theme.text), ("", 2, theme.text), (&words, cells - name - 2, theme.dim)])
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
