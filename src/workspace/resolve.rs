//! From what somebody typed to the thing they mean: whole ids, unambiguous parts, "did you mean".

use super::error::Error;
use super::state::State;
use crate::domain::catalog::{Brief, Item, Ix, Role};
use crate::domain::id::{CardId, CertificateId, ItemId, StoryId, local_part};
use crate::domain::next::REVIEW;
use crate::domain::progress::{Certificate, Project, Story};
use crate::domain::stories::{PROMPTS, prompt};
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

/// The certificate that is meant, by its id or an unambiguous beginning of it.
///
/// # Errors
/// Nothing or more than one is called that.
pub fn certificate<'a>(state: &'a State, typed: &str) -> Result<(&'a CertificateId, &'a Certificate), Error> {
    let (all, typed) = (&state.progress.learner.certificates, typed.trim());
    if let Some(whole) = all.get_key_value(typed) {
        return Ok(whole);
    }
    let found: Vec<_> = all.iter().filter(|(id, _)| !typed.is_empty() && id.starts_with(typed)).collect();
    match found.as_slice() {
        [one] => Ok(*one),
        [] => {
            let near = did_you_mean(typed, all.keys().map(CertificateId::as_str));
            let message = format!("There is no certificate \"{typed}\".");
            Err(not_found(message, &near, "gradus certificate list shows them all"))
        }
        several => Err(ambiguous(typed, several.iter().map(|(id, _)| id.as_str()))),
    }
}

/// The role that is meant, by its id, its title or another title of the same job.
///
/// # Errors
/// There is no such role: what there is.
pub fn role<'a>(state: &'a State, typed: &str) -> Result<&'a Role, Error> {
    let same = |name: &str| name.eq_ignore_ascii_case(typed.trim());
    let roles = &state.catalog.shared.roles;
    let found =
        roles.iter().find(|role| same(&role.id) || same(&role.title) || role.aliases.iter().any(|alias| same(alias)));
    found.ok_or_else(|| {
        let near = did_you_mean(typed, roles.iter().map(|role| role.id.as_str()));
        let all: Vec<&str> = roles.iter().map(|role| role.id.as_str()).collect();
        not_found(format!("There is no role \"{typed}\"."), &near, &format!("there are {}", all.join(", ")))
    })
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

/// The question of a done milestone that is meant, by its milestone, whole or in part, and its own id: `autograd#zero-grad`;
/// by the milestone alone where that has one question.
///
/// # Errors
/// There is no such question, or its milestone is not done.
pub fn card(state: &State, typed: &str) -> Result<CardId, Error> {
    let typed = typed.trim();
    let (before, question) = typed.split_once('#').map_or((typed, None), |(before, id)| (before, Some(id)));
    let milestone = state.catalog.milestone(self::milestone(state, before)?);
    let questions = &milestone.texts.questions;
    let found = match (question, &questions[..]) {
        (Some(id), _) => questions.iter().find(|question| question.id.as_str() == id),
        (None, [only]) => Some(only),
        (None, _) => None,
    };
    let Some(found) = found else {
        let cards: Vec<String> = questions.iter().map(|question| milestone.card(question).to_string()).collect();
        let hint =
            if cards.is_empty() { "it asks nothing".into() } else { format!("there are {}", list_words(&cards)) };
        return Err(Error::failed(format!("\"{typed}\" is no question of {}.", milestone.title)).hint(hint));
    };
    let id = milestone.card(found);
    let deck = state.deck();
    if deck.card(&id).is_some() { Ok(id) } else { Err(no_card(state, &id)) }
}

/// A story of the story bank.
#[derive(Clone, Copy, Debug)]
pub enum StoryMeant<'a> {
    /// One that is there.
    Told(&'a StoryId, &'a Story),
    /// One that is still to be told, to this prompt: the id of one that everybody is asked, or any words.
    New(&'a str),
}

/// The story that is meant, by its prompt, its id or an unambiguous beginning of that. Words that name none are the prompt of
/// a new one, unless they look like a mistyped name.
///
/// # Errors
/// More than one is called that, or it is a mistyped name.
pub fn story<'a>(state: &'a State, typed: &'a str) -> Result<StoryMeant<'a>, Error> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Error::usage("A story needs a prompt.").hint("gradus story list shows what interviewers ask"));
    }
    let stories = &state.progress.learner.stories;
    if let Some((id, story)) = stories.get_key_value(typed) {
        return Ok(StoryMeant::Told(id, story));
    }
    let same = |story: &Story| story.prompt.as_deref().is_some_and(|prompt| prompt.eq_ignore_ascii_case(typed));
    let mut found: Vec<(&StoryId, &Story)> = stories.iter().filter(|(_, story)| same(story)).collect();
    let prompt = prompt(typed).map(|prompt| prompt.id);
    if found.is_empty() && prompt.is_none() {
        found = stories.iter().filter(|(id, _)| id.starts_with(typed)).collect();
    }
    match (found.as_slice(), prompt) {
        ([(id, story)], _) => Ok(StoryMeant::Told(id, story)),
        ([], Some(prompt)) => Ok(StoryMeant::New(prompt)),
        ([], None) => {
            let names = PROMPTS.iter().map(|prompt| prompt.id).chain(stories.keys().map(StoryId::as_str));
            match did_you_mean(typed, names).as_slice() {
                near @ [_, ..] if !typed.contains(' ') => {
                    Err(not_found(format!("There is no story \"{typed}\"."), near, "gradus story list shows them all"))
                }
                _ => Ok(StoryMeant::New(typed)),
            }
        }
        (several, _) => Err(ambiguous(typed, several.iter().map(|(id, _)| id.as_str()))),
    }
}

/// Why a question is not in the deck.
pub(super) fn no_card(state: &State, card: &CardId) -> Error {
    let milestone = card.split_once('#').and_then(|(milestone, _)| state.catalog.find(milestone));
    match milestone.map(|ix| state.catalog.milestone(ix)) {
        Some(milestone) => Error::failed(format!("{} is not done yet, so nothing of it is reviewed.", milestone.title))
            .hint(format!("once it is: gradus done {}", milestone.id)),
        None => Error::failed(format!("There is no question \"{card}\".")).hint("gradus review --list shows those due"),
    }
}

fn unknown(state: &State, typed: &str) -> Error {
    if typed == REVIEW {
        return Error::failed("A review is no milestone and no project: its questions are asked and graded.")
            .hint("gradus review asks them, gradus review --list shows them");
    }
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
