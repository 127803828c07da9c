//! What a plan is, in sentences.

use super::PlanView;
use crate::domain::catalog::Catalog;
use crate::domain::next::StepKind;
use crate::domain::plan::{Aim, Beyond, Dropped, Extent, Pace, Plan, Proof};
use crate::domain::readiness::Points;
use crate::domain::text::{count, list_words};
use crate::domain::time::{Day, Minutes};
use crate::workspace::state::State;

/// What it is: what it comes to and when, what that rests on, what else is asked for.
pub(super) fn paragraphs(
    state: &State,
    plan: &Plan<'_>,
    pace: &Pace,
    given: Option<f64>,
    view: &PlanView,
) -> Vec<String> {
    let mut words = vec![first(plan, pace, view)];
    if let Aim::Path = plan.aim {
        let role = match &state.progress.learner.goal.role {
            Some(role) => format!("The role {role} is none of those that are known here"),
            None => "No role is set".to_owned(),
        };
        words.push(format!("{role}, so this is the rest of your path (gradus goal --role ml-engineer)."));
    }
    let mut rests_on = Vec::new();
    if given.is_none() {
        rests_on
            .push(format!("No hours a week are set, so {} are assumed (gradus goal --hours 6).", view.weekly_hours));
    }
    if pace.logged > Minutes(0) {
        rests_on.push(format!("{} of this week are logged already.", pace.logged));
    }
    match (plan.aim, plan.within) {
        (Aim::Role(..), Some(percent)) => rests_on.push(format!("It is within {percent} % of the shortest possible.")),
        (Aim::Role(..), None) if view.dropped.is_empty() && plan.time() > Minutes(0) => {
            rests_on.push("No other set of milestones and projects here is shorter.".into());
        }
        _ => {}
    }
    if !rests_on.is_empty() {
        words.push(rests_on.join(" "));
    }
    if let Aim::Role(..) = plan.aim {
        words.push(gates(state));
    }
    words.extend(view.missing.iter().cloned());
    words
}

/// `Ready to apply as ML engineer: 15 milestones and 2 projects, 51 h 30. At 6 h a week that is 9 weeks, until Sun 17 Jan 2027.`
fn first(plan: &Plan<'_>, pace: &Pace, view: &PlanView) -> String {
    let aim = match plan.aim {
        Aim::Role(role, Extent::Apply) => format!("Ready to apply as {}", role.title),
        Aim::Role(role, Extent::Full) => format!("Everything proven that can be for {}", role.title),
        Aim::Path => "The rest of your path".to_owned(),
    };
    let aim = match (view.dropped.is_empty(), view.until) {
        (false, Some(until)) => format!("{aim}, as far as it fits until {}", until.words()),
        _ => aim,
    };
    let Some(finish) = view.finish else {
        return match view.dropped.is_empty() {
            true => format!("{aim}: nothing is left to learn or to build."),
            false => format!("{aim}: nothing of it."),
        };
    };
    let weeks = count(pace.weeks(plan.time()) as usize, "week");
    let mut words = vec![
        format!("{aim}: {}, {}.", pieces(plan), plan.time()),
        format!("At {} h a week that is {weeks}, until {}.", view.weekly_hours, day(finish)),
    ];
    words.extend(
        view.until.filter(|_| view.dropped.is_empty()).map(|until| format!("That is in time for {}.", until.words())),
    );
    let covers =
        |points: Points| format!("It then covers {} % of what the role asks (gradus' estimate).", points.percent());
    words.extend(plan.covers().map(covers));
    words.join(" ")
}

/// `15 milestones and 2 projects`
fn pieces(plan: &Plan<'_>) -> String {
    let number = |kinds: &[StepKind]| plan.steps().iter().filter(|step| kinds.contains(&step.kind)).count();
    let pieces = [
        (number(&[StepKind::Milestone]), "milestone"),
        (number(&[StepKind::Brief, StepKind::Project]), "project"),
        (number(&[StepKind::Claim]), "piece of evidence"),
    ];
    let words = pieces.into_iter().filter(|(number, _)| *number > 0).map(|(number, one)| match (number, one) {
        (2.., "piece of evidence") => format!("{number} pieces of evidence"),
        _ => count(number, one),
    });
    list_words(&words.collect::<Vec<_>>())
}

/// What being ready to apply asks for beside it.
fn gates(state: &State) -> String {
    let recall = "the questions on the skills that are a must, remembered at 80 % or better (gradus review)";
    match state.progress.learner.exported {
        true => format!("Being ready to apply asks for one more thing that takes no hours of its own: {recall}."),
        false => format!(
            "Being ready to apply asks for two more things that take no hours of their own: {recall}, and an export (gradus export -o resume.md)."
        ),
    }
}

/// Why these projects, and what is learned without one.
pub(super) fn reasons(catalog: &Catalog, plan: &Plan<'_>) -> Vec<String> {
    let Aim::Role(..) = plan.aim else { return Vec::new() };
    let proofs = plan.proofs();
    let learned = plan.learned();
    let learned = learned.iter().map(|learned| {
        let names: Vec<String> = learned.skills.iter().map(|name| (*name).to_owned()).collect();
        let title = catalog.curriculum(learned.curriculum).map_or(learned.curriculum, |one| &one.title);
        let each = if names.len() == 1 { "" } else { " each" };
        let milestones = count(learned.milestones, "milestone");
        format!("{}: learned without a project, from {milestones} of {title}{each}.", capital(&list_words(&names)))
    });
    proofs.iter().map(reason).chain(learned).collect()
}

fn reason(proof: &Proof<'_>) -> String {
    let names = |names: &[&str]| list_words(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
    let (needed, beside) = (names(&proof.needed), names(&proof.beside));
    let proves = match (needed.as_str(), beside.as_str()) {
        ("", "") => "counts as a project with link and result".to_owned(),
        ("", beside) => format!("counts as a project with link and result, and proves {beside}"),
        (needed, "") => format!("proves {needed}"),
        (needed, beside) => format!("proves {needed}, and beside that {beside}"),
    };
    let deployed = if proof.deployed { "; it is deployed, as one project has to be" } else { "" };
    format!("{} {proves}{deployed}.", proof.name)
}

/// What is asked for and nothing here leads to.
pub(super) fn missing(catalog: &Catalog, plan: &Plan<'_>) -> Vec<String> {
    let nowhere = plan.beyond.iter().filter_map(|beyond| match beyond {
        Beyond::Nowhere(skill) => Some((*skill).to_owned()),
        _ => None,
    });
    let nowhere: Vec<String> = nowhere.collect();
    let (skills, they) = (list_words(&nowhere), if nowhere.len() == 1 { "it" } else { "them" });
    let nowhere = (!nowhere.is_empty()).then(|| {
        format!(
            "Not in it: {skills}. No brief here proves {they} and no core milestone teaches {they}; a project of your own can."
        )
    });
    let sentence = |beyond: &Beyond<'_>| match beyond {
        Beyond::Nowhere(_) => None,
        Beyond::Skipped(skill, ix) => {
            let milestone = catalog.milestone(*ix);
            Some(format!("Not in it: {skill}, since {} is skipped (gradus reset {}).", milestone.title, milestone.id))
        }
        Beyond::Deployed => {
            Some("Not in it: a project that is deployed. The public demo of one of yours is enough.".to_owned())
        }
        Beyond::Projects(number) => {
            let projects = count(*number, "project");
            Some(format!("Not in it: {projects} of your own with link and result, since no brief is left."))
        }
    };
    nowhere.into_iter().chain(plan.beyond.iter().filter_map(sentence)).collect()
}

/// Why something may be left out sooner than what stays.
pub(super) fn why_dropped(dropped: &Dropped<'_>) -> String {
    let with = match dropped.with.len() {
        0 => String::new(),
        only => format!(" with {} that only it needs", count(only, "milestone")),
    };
    let time = format!("{}{with}", dropped.time);
    match dropped.costs {
        _ if dropped.elective => format!("{time}: an elective, which counts in no percentage."),
        Some(points) if points.is_nothing() => {
            format!("{time}, without which as much of what the role asks is covered.")
        }
        Some(points) => format!("{time}, for {} of what the role asks.", points.words()),
        None => format!("{time}: it comes last on your path."),
    }
}

/// `Sun 17 Jan 2027`
fn day(day: Day) -> String {
    format!("{} {}", day.weekday_name(), day.words())
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
