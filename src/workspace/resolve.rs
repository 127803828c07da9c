//! From what somebody typed to the thing they mean: whole ids, unambiguous parts, "did you mean".

use super::error::Error;
use super::state::State;
use crate::domain::catalog::{Brief, Item, Ix};
use crate::domain::id::{ItemId, local_part};
use crate::domain::progress::Project;
use crate::domain::text::{did_you_mean, list_words};

/// Something that has an id.
#[derive(Clone, Copy, Debug)]
pub enum Entry<'a> {
    /// A milestone.
    Milestone(Ix),
    /// A brief.
    Brief(&'a Brief),
    /// A project of the learner's.
    Project(&'a Project),
}

/// The milestone, brief or project that is meant.
///
/// # Errors
/// Nothing or more than one thing is called that.
pub fn entry<'a>(state: &'a State, typed: &str) -> Result<Entry<'a>, Error> {
    let typed = typed.trim();
    if let Some(ix) = state.catalog.find(typed) {
        return Ok(Entry::Milestone(ix));
    }
    if let Some(brief) = state.catalog.brief(typed) {
        return Ok(Entry::Brief(brief));
    }
    if let Some(project) = state.progress.project(typed) {
        return Ok(Entry::Project(project));
    }
    let mut found: Vec<(&str, Entry<'a>)> = Vec::new();
    for (ix, milestone) in state.catalog.milestones.iter().enumerate() {
        if local_part(&milestone.id) == typed || milestone.was.iter().any(|old| old.as_str() == typed) {
            found.push((&milestone.id, Entry::Milestone(ix)));
        }
    }
    let briefs = state.catalog.briefs.iter().filter(|brief| local_part(&brief.id) == typed);
    found.extend(briefs.map(|brief| (brief.id.as_str(), Entry::Brief(brief))));
    if found.is_empty() {
        found.extend(projects_beginning(state, typed).map(|project| (project.id.as_str(), Entry::Project(project))));
    }
    match found.as_slice() {
        [(_, one)] => Ok(*one),
        [] => Err(unknown(state, typed)),
        several => Err(ambiguous(typed, several.iter().map(|(id, _)| *id))),
    }
}

/// The milestone that is meant.
///
/// # Errors
/// Nothing or more than one is called that, or it is something else.
pub fn milestone(state: &State, typed: &str) -> Result<Ix, Error> {
    let named = |milestone: &&crate::domain::catalog::Milestone| local_part(&milestone.id) == typed.trim();
    let mut by_local_part = state.catalog.milestones.iter().filter(named);
    if let (Some(one), None) = (by_local_part.next(), by_local_part.next())
        && let Some(ix) = state.catalog.find(&one.id)
    {
        return Ok(ix);
    }
    match entry(state, typed)? {
        Entry::Milestone(ix) => Ok(ix),
        Entry::Brief(brief) => Err(Error::failed(format!("{} is a brief, not a milestone.", brief.id))
            .hint(format!("start a project from it: gradus project new \"{}\" --brief {}", brief.title, brief.id))),
        Entry::Project(project) => Err(Error::failed(format!("{} is a project, not a milestone.", project.id))
            .hint(format!("when it is finished: gradus project ship {}", project.id))),
    }
}

/// The brief that is meant.
///
/// # Errors
/// Nothing or more than one is called that, or it is something else.
pub fn brief<'a>(state: &'a State, typed: &str) -> Result<&'a Brief, Error> {
    let mut by_local_part = state.catalog.briefs.iter().filter(|brief| local_part(&brief.id) == typed.trim());
    if let (Some(one), None) = (by_local_part.next(), by_local_part.next()) {
        return Ok(one);
    }
    match entry(state, typed)? {
        Entry::Brief(brief) => Ok(brief),
        Entry::Milestone(_) | Entry::Project(_) => {
            Err(Error::failed(format!("{typed} is not a brief.")).hint("gradus list shows them: kind brief"))
        }
    }
}

/// The project that is meant, by its id or an unambiguous beginning of it.
///
/// # Errors
/// Nothing or more than one is called that.
pub fn project<'a>(state: &'a State, typed: &str) -> Result<&'a Project, Error> {
    let typed = typed.trim();
    if let Some(project) = state.progress.project(typed) {
        return Ok(project);
    }
    let found: Vec<&Project> = projects_beginning(state, typed).collect();
    match found.as_slice() {
        [one] => Ok(one),
        [] => {
            let near = did_you_mean(typed, state.progress.projects().map(|project| project.id.as_str()));
            Err(not_found(format!("There is no project \"{typed}\"."), &near, "gradus project list shows them all"))
        }
        several => Err(ambiguous(typed, several.iter().map(|project| project.id.as_str()))),
    }
}

fn projects_beginning<'a>(state: &'a State, typed: &str) -> impl Iterator<Item = &'a Project> {
    let typed = typed.to_owned();
    state.progress.projects().filter(move |project| !typed.is_empty() && project.id.starts_with(&typed))
}

/// The item that is meant, by its id or its number in the list.
///
/// # Errors
/// The list has no such item.
pub fn item(items: &[Item], typed: &str, owner: &str) -> Result<ItemId, Error> {
    let by_number = || typed.parse::<usize>().ok().and_then(|number| items.get(number.checked_sub(1)?));
    match items.iter().find(|item| item.id.as_str() == typed).or_else(by_number) {
        Some(item) => Ok(item.id.clone()),
        None => {
            let ids: Vec<String> = items.iter().map(|item| item.id.to_string()).collect();
            let hint = if ids.is_empty() { "it has none".into() } else { format!("it has {}", list_words(&ids)) };
            Err(Error::failed(format!("{owner} has no item \"{typed}\".")).hint(hint))
        }
    }
}

/// The stored form of a skill: its id, found by id, name or alias.
///
/// # Errors
/// No skill is called that.
pub fn skill(state: &State, typed: &str) -> Result<String, Error> {
    match state.catalog.skill_named(typed.trim()) {
        Some(skill) => Ok(skill.id.to_string()),
        None => {
            let names = state.catalog.shared.skills.iter().flat_map(|skill| [skill.id.as_str(), skill.name.as_str()]);
            let near = did_you_mean(typed, names);
            Err(not_found(format!("There is no skill \"{typed}\"."), &near, "any word at all: --free-skill WORD"))
        }
    }
}

fn unknown(state: &State, typed: &str) -> Error {
    let milestones = state.catalog.milestones.iter().map(|milestone| milestone.id.as_str());
    let briefs = state.catalog.briefs.iter().map(|brief| brief.id.as_str());
    let projects = state.progress.projects().map(|project| project.id.as_str());
    let near = did_you_mean(typed, milestones.chain(briefs).chain(projects));
    not_found(format!("There is no milestone, brief or project \"{typed}\"."), &near, "gradus list shows them all")
}

/// An error of this sentence, with "did you mean" where something is near and a way to look where nothing is.
pub(super) fn not_found(message: String, near: &[&str], otherwise: &str) -> Error {
    let near: Vec<String> = near.iter().map(|id| (*id).to_owned()).collect();
    let hint = match near.as_slice() {
        [] => otherwise.to_owned(),
        [one] => format!("did you mean {one}?"),
        [first @ .., last] => format!("did you mean {} or {last}?", first.join(", ")),
    };
    Error::failed(message).hint(hint)
}

fn ambiguous<'a>(typed: &str, ids: impl Iterator<Item = &'a str>) -> Error {
    let ids: Vec<String> = ids.map(str::to_owned).collect();
    Error::failed(format!("\"{typed}\" may be {}.", list_words(&ids).replace(" and ", " or ")))
        .hint("give the whole id")
}
