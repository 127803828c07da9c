//! Changes to the fields and the lists of a portfolio project, as the flags and the form give them.

use super::profile::{address, field, links};
use crate::domain::catalog::{Dataset, Item};
use crate::domain::claims::{MAX_SKILLS, lint, lint_summary};
use crate::domain::event::{Body, ListChange, Patch, ProjectAct, ProjectChange, StoredStatus};
use crate::domain::id::ItemId;
use crate::domain::progress::{Project, Status};
use crate::domain::stamp::Draft;
use crate::domain::text::{fit, sentence};
use crate::domain::time::Day;
use crate::workspace::error::Error;
use crate::workspace::resolve;
use crate::workspace::state::State;

/// What changes, as typed; an empty text clears.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProjectFields {
    /// A new title.
    pub title: Option<String>,
    /// One line on it.
    pub summary: Option<String>,
    /// The learner's part in it.
    pub role: Option<String>,
    /// Address of the repository.
    pub repo: Option<String>,
    /// Address of the demo.
    pub demo: Option<String>,
    /// Where it lies on this disk.
    pub path: Option<String>,
    /// The name of the data; another name is other data, without the former address, licence and split.
    pub dataset: Option<String>,
    /// Where the data is.
    pub dataset_url: Option<String>,
    /// Under which licence.
    pub licence: Option<String>,
    /// How it was split.
    pub split: Option<String>,
    /// `idea`, `building` or `archived`.
    pub status: Option<String>,
    /// When it was begun.
    pub started: Option<String>,
    /// When it was shipped, where it is.
    pub shipped: Option<String>,
    /// `LABEL=URL`; an empty URL removes the link.
    pub links: Vec<String>,
    /// Skills to add, by id, name or alias.
    pub skills: Vec<String>,
    /// Skills to remove.
    pub no_skills: Vec<String>,
    /// Words that are no skill of the catalog, to add.
    pub free_skills: Vec<String>,
    /// Résumé lines: a new `TEXT`, or `ID=TEXT` or `NUMBER=TEXT` in place of one.
    pub bullets: Vec<String>,
    /// Résumé lines to remove, by id or number.
    pub no_bullets: Vec<String>,
    /// Items of the checklist, as for the lines.
    pub items: Vec<String>,
    /// Items to remove, by id or number.
    pub no_items: Vec<String>,
    /// Names of fields to clear.
    pub clear: Vec<String>,
}

/// Changes fields of a project; on lines for the résumé and on the summary it says what is worth another look.
///
/// # Errors
/// Nothing is given, or a field is not what it should be.
pub fn change_project(state: &State, project: &Project, fields: &ProjectFields) -> Result<Draft, Error> {
    let draft = edit_project(state, project, fields)?;
    if draft.bodies.is_empty() {
        return Err(Error::usage("There is nothing to change.")
            .hint(format!("gradus project set {} --repo https://…", project.id)));
    }
    Ok(draft)
}

/// The same, where it is no error that nothing changes: then the draft is empty and says so.
///
/// # Errors
/// A field is not what it should be.
pub fn edit_project(state: &State, project: &Project, fields: &ProjectFields) -> Result<Draft, Error> {
    let change = change(state, project, fields)?;
    if change.is_empty() {
        return Ok(Draft { day: state.today, bodies: Vec::new(), said: vec!["Nothing is changed.".into()] });
    }
    let mut said = vec![format!("{} is changed: {}.", project.title, change.fields().join(", "))];
    said.extend(remarks(project, &change));
    let body = Body::Project(project.id.clone(), ProjectAct::Changed(Box::new(change)));
    Ok(Draft { day: state.today, bodies: vec![body], said })
}

fn change(state: &State, project: &Project, fields: &ProjectFields) -> Result<ProjectChange, Error> {
    if fields.title.as_deref().is_some_and(|title| title.trim().is_empty()) {
        return Err(Error::usage("A project needs a title."));
    }
    let mut change = ProjectChange {
        title: field(fields.title.as_deref()),
        summary: field(fields.summary.as_deref()),
        role: field(fields.role.as_deref()),
        repo: link_field(fields.repo.as_deref())?,
        demo: link_field(fields.demo.as_deref())?,
        path: field(fields.path.as_deref()),
        dataset: dataset(project, fields)?,
        status: fields.status.as_deref().map_or(Ok(Patch::Keep), status)?,
        started: fields.started.as_deref().map_or(Ok(Patch::Keep), |typed| started(state, typed))?,
        shipped: fields.shipped.as_deref().map_or(Ok(Patch::Keep), |typed| shipped(state, project, typed))?,
        links: links(&fields.links)?,
        skills: skills(state, project, fields)?,
        bullets: texts(&project.bullets, &fields.bullets, &fields.no_bullets, "line")?,
        items: texts(&project.items, &fields.items, &fields.no_items, "item")?,
    };
    for name in &fields.clear {
        clear(&mut change, project, name)?;
    }
    Ok(change)
}

/// What is worth another look in the texts that a change sets, as the project stands after it.
fn remarks(project: &Project, change: &ProjectChange) -> Vec<String> {
    let mut after = project.clone();
    after.apply_change(change);
    let on = |text: &str, found: Vec<String>| -> Vec<String> {
        let begins = fit(text, 40);
        found.into_iter().map(|remark| format!("On \"{begins}\": {}", sentence(&remark))).collect()
    };
    let summary =
        if let Patch::Set(text) = &change.summary { on(text, lint_summary(text, &after)) } else { Vec::new() };
    let lines = change.bullets.add.iter().flat_map(|line| on(&line.text, lint(&line.text, &after)));
    summary.into_iter().chain(lines).collect()
}

fn link_field(typed: Option<&str>) -> Result<Patch<String>, Error> {
    match typed.map(str::trim) {
        None => Ok(Patch::Keep),
        Some("") => Ok(Patch::Clear),
        Some(url) => address(url).map(Patch::Set),
    }
}

/// The data with the parts that change; another name begins anew.
fn dataset(project: &Project, fields: &ProjectFields) -> Result<Patch<Dataset>, Error> {
    let parts = [&fields.dataset_url, &fields.licence, &fields.split];
    let mut after = match fields.dataset.as_deref().map(str::trim) {
        None if parts.iter().all(|part| part.is_none()) => return Ok(Patch::Keep),
        None => project.dataset.clone(),
        Some("") if project.dataset.is_none() => return Ok(Patch::Keep),
        Some("") => return Ok(Patch::Clear),
        Some(name) => {
            let same = project.dataset.clone().filter(|dataset| dataset.name == name);
            same.or_else(|| Some(Dataset { name: name.to_owned(), ..Dataset::default() }))
        }
    };
    let Some(dataset) = &mut after else {
        return Err(Error::usage("Name the data before its address, licence or split.")
            .hint(format!("gradus project set {} --dataset NAME", project.id)));
    };
    link_field(fields.dataset_url.as_deref())?.apply(&mut dataset.url);
    field(fields.licence.as_deref()).apply(&mut dataset.licence);
    field(fields.split.as_deref()).apply(&mut dataset.split);
    Ok(after.into())
}

fn status(typed: &str) -> Result<Patch<StoredStatus>, Error> {
    match typed {
        "idea" => Ok(Patch::Clear),
        "building" => Ok(Patch::Set(StoredStatus::Building)),
        "archived" => Ok(Patch::Set(StoredStatus::Archived)),
        "shipped" => Err(Error::usage("A project is shipped by `gradus project ship ID`, which checks what is open.")),
        _ => Err(Error::usage(format!("\"{typed}\" is no status.")).hint("idea, building or archived")),
    }
}

fn started(state: &State, typed: &str) -> Result<Patch<Day>, Error> {
    match typed.trim() {
        "" => Ok(Patch::Clear),
        day => super::parse_on(day, state.today).map(Patch::Set),
    }
}

/// Another day of shipping, for a project that is shipped.
fn shipped(state: &State, project: &Project, typed: &str) -> Result<Patch<Day>, Error> {
    if project.status() != Status::Shipped {
        return Err(Error::failed(format!("{} is not shipped yet.", project.title))
            .hint(format!("gradus project ship {} --on DATE", project.id)));
    }
    super::parse_on(typed.trim(), state.today).map(Patch::Set)
}

fn skills(state: &State, project: &Project, fields: &ProjectFields) -> Result<ListChange<String>, Error> {
    let mut change = ListChange::default();
    for typed in &fields.skills {
        change.add.push(resolve::skill(state, typed)?);
    }
    change.add.extend(fields.free_skills.iter().map(|word| format!("free:{}", word.trim())));
    for typed in &fields.no_skills {
        let free = format!("free:{}", typed.trim());
        let known = project.skills.iter().find(|id| **id == free || **id == typed.trim()).cloned();
        change.remove.push(known.map_or_else(|| resolve::skill(state, typed), Ok)?);
    }
    let mut after = project.skills.clone();
    change.apply(&mut after, String::as_str);
    if after.len() > MAX_SKILLS && after.len() > project.skills.len() {
        return Err(Error::failed(format!(
            "A project names at most {MAX_SKILLS} skills; this would be {}.",
            after.len()
        ))
        .hint("name those that it shows best"));
    }
    Ok(change)
}

/// A list of texts with these added or replaced, and these removed. Numbers are those of the list as it is.
fn texts(list: &[Item], typed: &[String], gone: &[String], one: &str) -> Result<ListChange<Item>, Error> {
    let mut change = ListChange::default();
    for typed in typed {
        let (id, text) = match typed.split_once('=') {
            Some((named, text)) if names_one(list, named.trim()) => (text_named(list, named.trim(), one)?, text),
            _ => (ItemId::from(""), typed.as_str()),
        };
        match (text.trim(), id.is_empty()) {
            ("", true) => return Err(Error::usage(format!("A new {one} needs a text."))),
            ("", false) => change.remove.push(id.to_string()),
            (text, _) => change.add.push(Item { id, text: text.to_owned() }),
        }
    }
    for typed in gone {
        change.remove.push(text_named(list, typed.trim(), one)?.to_string());
    }
    Ok(change)
}

/// Whether what stands before an equals sign names a text of the list, or is meant to: one of its ids, a number, or what
/// looks like an id that gradus gave.
fn names_one(list: &[Item], named: &str) -> bool {
    let number = !named.is_empty() && named.bytes().all(|b| b.is_ascii_digit());
    let given = named.strip_prefix('x').is_some_and(|hex| {
        let (hex, nth) = hex.split_once('-').unwrap_or((hex, "2"));
        hex.len() == 4 && hex.bytes().all(|b| b.is_ascii_hexdigit()) && nth.bytes().all(|b| b.is_ascii_digit())
    });
    number || given || list.iter().any(|item| item.id.as_str() == named)
}

fn text_named(list: &[Item], typed: &str, one: &str) -> Result<ItemId, Error> {
    let place = typed.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let found = list.iter().find(|item| item.id.as_str() == typed).or_else(|| list.get(place?));
    found.map(|item| item.id.clone()).ok_or_else(|| {
        let all = list.iter().enumerate().map(|(place, item)| format!("{} ({})", place + 1, item.id));
        let all: Vec<String> = all.collect();
        let hint = if all.is_empty() { "it has none".into() } else { format!("it has {}", all.join(", ")) };
        Error::failed(format!("The project has no {one} \"{typed}\".")).hint(hint)
    })
}

fn clear(change: &mut ProjectChange, project: &Project, name: &str) -> Result<(), Error> {
    match name {
        "summary" => change.summary = Patch::Clear,
        "role" => change.role = Patch::Clear,
        "repo" => change.repo = Patch::Clear,
        "demo" => change.demo = Patch::Clear,
        "path" => change.path = Patch::Clear,
        "dataset" => change.dataset = Patch::Clear,
        "status" => change.status = Patch::Clear,
        "started" => change.started = Patch::Clear,
        "skills" => change.skills.remove.clone_from(&project.skills),
        "links" => change.links.remove = project.links.iter().map(|link| link.label.clone()).collect(),
        "bullets" => change.bullets.remove = project.bullets.iter().map(|line| line.id.to_string()).collect(),
        _ => {
            return Err(Error::usage(format!("\"{name}\" is no field that can be cleared."))
                .hint("summary, role, repo, demo, path, dataset, status, started, skills, links or bullets"));
        }
    }
    Ok(())
}
