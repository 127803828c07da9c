//! Acts on portfolio projects.

use super::answer::on_day;
use super::profile::{address, field, links};
use crate::domain::catalog::{Better, Brief, Dataset, Item};
use crate::domain::claims::{MAX_SKILLS, Proof, ProofGap, project_proof, proof_gap};
use crate::domain::event::{Body, Creation, ListChange, Measured, Patch, ProjectAct, ProjectChange, StoredStatus};
use crate::domain::id::ProjectId;
use crate::domain::progress::{Project, Status};
use crate::domain::stamp::Draft;
use crate::domain::text::{count, slug};
use crate::domain::time::Day;
use crate::workspace::error::Error;
use crate::workspace::resolve;
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
    /// The name of the data.
    pub dataset: Option<String>,
    /// `idea`, `building` or `archived`.
    pub status: Option<String>,
    /// When it was begun.
    pub started: Option<String>,
    /// `LABEL=URL`; an empty URL removes the link.
    pub links: Vec<String>,
    /// Skills to add, by id, name or alias.
    pub skills: Vec<String>,
    /// Skills to remove.
    pub no_skills: Vec<String>,
    /// Words that are no skill of the catalog, to add.
    pub free_skills: Vec<String>,
    /// Names of fields to clear.
    pub clear: Vec<String>,
}

/// Changes fields of a project.
///
/// # Errors
/// Nothing is given, or a field is not what it should be.
pub fn change_project(state: &State, project: &Project, fields: &ProjectFields) -> Result<Draft, Error> {
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
        dataset: dataset(project, fields.dataset.as_deref()),
        status: fields.status.as_deref().map_or(Ok(Patch::Keep), status)?,
        started: fields.started.as_deref().map_or(Ok(Patch::Keep), |typed| started(state, typed))?,
        links: links(&fields.links)?,
        skills: skills(state, project, fields)?,
        ..ProjectChange::default()
    };
    for name in &fields.clear {
        clear(&mut change, project, name)?;
    }
    if change.is_empty() {
        return Err(Error::usage("There is nothing to change.")
            .hint(format!("gradus project set {} --repo https://…", project.id)));
    }
    let said = format!("{} is changed: {}.", project.title, change.fields().join(", "));
    Ok(Draft::new(state.today, Body::Project(project.id.clone(), ProjectAct::Changed(Box::new(change))), said))
}

fn link_field(typed: Option<&str>) -> Result<Patch<String>, Error> {
    match typed.map(str::trim) {
        None => Ok(Patch::Keep),
        Some("") => Ok(Patch::Clear),
        Some(url) => address(url).map(Patch::Set),
    }
}

fn dataset(project: &Project, typed: Option<&str>) -> Patch<Dataset> {
    match typed.map(str::trim) {
        None => Patch::Keep,
        Some("") => Patch::Clear,
        Some(name) => {
            let same = project.dataset.clone().filter(|dataset| dataset.name == name);
            Patch::Set(same.unwrap_or_else(|| Dataset { name: name.to_owned(), ..Dataset::default() }))
        }
    }
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
    super::parse_on(typed, state.today).map(Patch::Set)
}

fn skills(state: &State, project: &Project, fields: &ProjectFields) -> Result<ListChange<String>, Error> {
    let mut change = ListChange::default();
    for typed in &fields.skills {
        change.add.push(resolve::skill(state, typed)?);
    }
    change.add.extend(fields.free_skills.iter().map(|word| format!("free:{}", word.trim())));
    for typed in &fields.no_skills {
        let free = format!("free:{}", typed.trim());
        let known = project.skills.contains(&free).then_some(free);
        change.remove.push(known.map_or_else(|| resolve::skill(state, typed), Ok)?);
    }
    let mut after = project.skills.clone();
    change.apply(&mut after, String::as_str);
    if after.len() > MAX_SKILLS && after.len() > project.skills.len() {
        return Err(Error::failed(format!(
            "A project names at most {MAX_SKILLS} skills; this would be {}.",
            after.len()
        ))
        .hint("name those that it shows best; --no-skill takes one away"));
    }
    Ok(change)
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
        _ => {
            return Err(Error::usage(format!("\"{name}\" is no field that can be cleared."))
                .hint("summary, role, repo, demo, path, dataset, status, started, skills or links"));
        }
    }
    Ok(())
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

/// A question about a figure that is hard to believe: a perfect score.
#[must_use]
pub fn doubtful(measured: &Measured) -> Option<String> {
    let value: f64 = measured.value.parse().ok()?;
    let name = measured.name.to_lowercase();
    let is_score =
        ["accuracy", "f1", "precision", "recall", "auc", "iou", "map", "r2"].iter().any(|score| name.contains(score));
    let percent = measured.unit.as_deref() == Some("%");
    let perfect = if percent { value >= 99.9 } else { (0.999..=1.0).contains(&value) };
    (is_score && perfect).then(|| {
        format!(
            "{} {} is hard to believe: was it the test split, with a fixed seed, and did nothing of it leak into training?",
            measured.name, measured.value
        )
    })
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
    let standing = match (project_proof(&after), proof_gap(&after)) {
        (Some(Proof::Proven), _) => "It is proven: it stands on your résumé with its skills.".to_owned(),
        (Some(Proof::Shown), Some(ProofGap::Link)) => {
            format!("It is shown; a public link would prove it: gradus project set {} --repo URL", project.id)
        }
        (Some(Proof::Shown), _) => {
            format!("It is shown; a measured result would prove it: gradus project measure {} NAME VALUE", project.id)
        }
        (None, _) => format!(
            "It is not on your résumé yet: it needs a public link or a result: gradus project set {0} --repo URL, gradus project measure {0} NAME VALUE",
            project.id
        ),
    };
    let said = vec![format!("Shipped{}: {}.", on_day(state, day), project.title), standing];
    Ok(Draft { day, bodies: vec![Body::Project(project.id.clone(), ProjectAct::Changed(Box::new(change)))], said })
}

/// Removes a project; undo brings it back whole.
#[must_use]
pub fn remove_project(state: &State, project: &Project) -> Draft {
    let body = Body::Project(project.id.clone(), ProjectAct::Removed);
    Draft::new(state.today, body, format!("Removed the project {}; gradus undo brings it back whole.", project.title))
}
