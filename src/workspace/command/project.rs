//! Acts on portfolio projects.

use super::answer::on_day;
use crate::domain::catalog::{Better, Brief, Item};
use crate::domain::claims::{MAX_SKILLS, doubtful, standing};
use crate::domain::event::{Body, Creation, ListChange, Measured, Patch, ProjectAct, ProjectChange, StoredStatus};
use crate::domain::id::ProjectId;
use crate::domain::progress::{Project, Status};
use crate::domain::stamp::Draft;
use crate::domain::text::{count, slug};
use crate::domain::time::Day;
use crate::workspace::error::Error;
use crate::workspace::state::State;

/// The checklist of a project that is made without a brief.
pub const STANDARD_CHECKLIST: [(&str, &str); 11] = [
    ("problem", "The problem stated: what goes in, what comes out, what counts as good"),
    ("data", "The data documented, with its licence and its split"),
    ("baseline", "A simple baseline measured on the same split"),
    ("evaluation", "An evaluation on data the model never saw"),
    ("run", "One command that reproduces the result"),
    ("tests", "Tests that run in CI"),
    ("demo", "Deployed, or a demo that anybody can open"),
    ("latency", "Latency or cost measured"),
    ("failures", "An analysis of where it fails"),
    ("write-up", "A write-up of one page"),
    ("users", "Who would use it, and what it decides for them"),
];

/// Makes a project, from a brief or free.
///
/// # Errors
/// The title is empty.
pub fn new_project(state: &State, title: &str, brief: Option<&Brief>) -> Result<Draft, Error> {
    let title = title.trim();
    if title.is_empty() {
        return Err(Error::usage("A project needs a title.").hint("gradus project new \"Leaf Doctor\""));
    }
    let id = ProjectId::from(slug(title));
    let standard =
        || STANDARD_CHECKLIST.iter().map(|(id, text)| Item { id: (*id).into(), text: (*text).to_owned() }).collect();
    let creation = Creation {
        title: title.to_owned(),
        brief: brief.map(|brief| brief.id.to_string()),
        items: brief.map_or_else(standard, |brief| brief.texts.deliverables.clone()),
    };
    let items = count(creation.items.len(), "item");
    let mut bodies = vec![Body::Project(id.clone(), ProjectAct::Created(Box::new(creation)))];
    if let Some(brief) = brief {
        let change = ProjectChange {
            dataset: brief.texts.dataset.clone().into(),
            skills: ListChange {
                add: brief.skills.iter().take(MAX_SKILLS).map(ToString::to_string).collect(),
                remove: Vec::new(),
            },
            ..ProjectChange::default()
        };
        if !change.is_empty() {
            bodies.push(Body::Project(id, ProjectAct::Changed(Box::new(change))));
        }
    }
    let said = vec![format!("Created the project {title}, with {items} to tick.")];
    Ok(Draft { day: state.today, bodies, said })
}

/// Makes a project from a brief under the brief's own title, and begins it.
///
/// # Errors
/// The brief has no title.
pub fn start_brief(state: &State, brief: &Brief) -> Result<Draft, Error> {
    let mut draft = new_project(state, &brief.title, Some(brief))?;
    let begun = ProjectChange {
        status: Patch::Set(StoredStatus::Building),
        started: Patch::Set(state.today),
        ..ProjectChange::default()
    };
    draft.bodies.push(Body::Project(ProjectId::from(slug(&brief.title)), ProjectAct::Changed(Box::new(begun))));
    Ok(draft)
}

/// A result, as typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measurement {
    /// What was measured.
    pub name: String,
    /// The figure.
    pub value: String,
    /// Its unit.
    pub unit: Option<String>,
    /// What it is compared with.
    pub baseline: Option<String>,
    /// Which direction is better; the brief's own when not given.
    pub better: Option<Better>,
    /// On which part of the data.
    pub split: Option<String>,
    /// A word on it.
    pub note: Option<String>,
}

/// Records a result.
///
/// # Errors
/// The name is empty, or a figure is no number.
pub fn measure(state: &State, project: &Project, typed: &Measurement) -> Result<Draft, Error> {
    let name = typed.name.trim();
    if name.is_empty() {
        return Err(
            Error::usage("A result needs a name.").hint("gradus project measure ID macro-F1 0.94 --baseline 0.81")
        );
    }
    let brief = project.brief.as_deref().and_then(|brief| state.catalog.brief(brief));
    let by_brief =
        brief.and_then(|brief| brief.texts.measure.iter().find(|measure| measure.name == name)).map(|m| m.better);
    let own = |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let measured = Measured {
        name: name.to_owned(),
        value: number(&typed.value)?,
        unit: own(&typed.unit),
        baseline: typed.baseline.as_deref().map(number).transpose()?,
        better: typed.better.or(by_brief),
        split: own(&typed.split),
        text: own(&typed.note),
    };
    let unit = measured.unit.as_deref().map_or_else(String::new, |unit| format!(" {unit}"));
    let mut said = vec![format!("Measured on {}: {name} {}{unit}.", project.title, measured.value)];
    said.extend(doubtful(&measured));
    if measured.baseline.is_some() && measured.better.is_none() {
        said.push(
            "Which direction is better? --better higher or --better lower lets the résumé say \"raised\" or \"cut\"."
                .into(),
        );
    }
    let body = Body::Project(project.id.clone(), ProjectAct::Measured(Box::new(measured)));
    Ok(Draft { day: state.today, bodies: vec![body], said })
}

fn number(typed: &str) -> Result<String, Error> {
    let typed = typed.trim();
    let plain = typed.parse::<f64>().is_ok_and(f64::is_finite)
        && typed.bytes().all(|b| b.is_ascii_digit() || b"+-.eE".contains(&b));
    if plain {
        return Ok(typed.to_owned());
    }
    Err(Error::usage(format!("\"{typed}\" is no number."))
        .hint("write digits with a point, such as 0.94; the unit goes into --unit"))
}

/// The items that are open, in words; what shipping asks about.
#[must_use]
pub fn unfinished(project: &Project) -> Vec<String> {
    project.open_items().map(|item| item.text.clone()).collect()
}

/// Ships a project.
///
/// # Errors
/// It is shipped already.
pub fn ship(state: &State, project: &Project, day: Day) -> Result<Draft, Error> {
    if project.status() == Status::Shipped {
        return Err(Error::failed(format!("{} is shipped already.", project.title))
            .hint(format!("to work on it again: gradus project set {} --status building", project.id)));
    }
    let change = ProjectChange {
        status: Patch::Set(StoredStatus::Shipped),
        shipped: Patch::Set(day),
        ..ProjectChange::default()
    };
    let mut after = project.clone();
    after.apply_change(&change);
    let standing = standing(&after);
    let resume = if standing.proof.is_some() { "It stands on your résumé with its skills. " } else { "" };
    let said = vec![
        format!("Shipped{}: {}.", on_day(state, day), project.title),
        format!("{resume}It is {}.", standing.with_commands()),
    ];
    Ok(Draft { day, bodies: vec![Body::Project(project.id.clone(), ProjectAct::Changed(Box::new(change)))], said })
}

/// Removes a project; undo brings it back whole.
#[must_use]
pub fn remove_project(state: &State, project: &Project) -> Draft {
    let body = Body::Project(project.id.clone(), ProjectAct::Removed);
    Draft::new(state.today, body, format!("Removed the project {}; gradus undo brings it back whole.", project.title))
}
