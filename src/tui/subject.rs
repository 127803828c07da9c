//! What an action is about, and the actions that mean the same on every screen.

use super::action::Action;
use super::effect::Effect;
use super::intent::{Intent, Target};
use super::look::Ctx;
use super::overlays::{Choice, Choose, Confirm, Overlay, Purpose, TextBox};
use crate::domain::catalog::{Brief, Catalog, Ix};
use crate::domain::id::{BriefId, ProjectId};
use crate::domain::progress::{Project, State as Standing};
use crate::domain::stamp::Draft;
use crate::workspace::resolve::Entry;
use crate::workspace::{Error, State, command};

/// A milestone, brief or project, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A milestone.
    Milestone(Ix),
    /// A brief.
    Brief(BriefId),
    /// A project.
    Project(ProjectId),
}

impl Subject {
    /// The thing itself, if it is still there.
    #[must_use]
    pub fn entry<'a>(&self, state: &'a State) -> Option<Entry<'a>> {
        match self {
            Self::Milestone(ix) => Some(Entry::Milestone(*ix)),
            Self::Brief(id) => state.catalog.brief(id).map(Entry::Brief),
            Self::Project(id) => state.progress.project(id).map(Entry::Project),
        }
    }

    /// Its title.
    #[must_use]
    pub fn title(&self, state: &State) -> String {
        match self.entry(state) {
            Some(Entry::Milestone(ix)) => state.catalog.milestone(ix).title.clone(),
            Some(Entry::Brief(brief)) => brief.title.clone(),
            Some(Entry::Project(project)) => project.title.clone(),
            None => String::new(),
        }
    }

    /// The screen and the place on it where it is shown.
    #[must_use]
    pub fn target(&self, catalog: &Catalog) -> Target {
        match self {
            Self::Milestone(ix) => Target::Milestone(catalog.milestone(*ix).id.clone()),
            Self::Brief(id) => Target::Brief(id.clone()),
            Self::Project(id) => Target::Project(id.clone()),
        }
    }
}

/// What an action on a subject asks for; none when the action is not one on things.
#[must_use]
pub fn act(action: Action, subject: &Subject, ctx: &Ctx<'_>) -> Option<Vec<Intent>> {
    let state = ctx.state;
    let entry = subject.entry(state)?;
    let ask = |title: &str, help: &str, purpose: Purpose| {
        let title = format!("{title}: {}", subject.title(state));
        Some(vec![Intent::Push(Box::new(Overlay::Text(TextBox::new(title, help, "", purpose))))])
    };
    match (action, entry) {
        (Action::Check, Entry::Milestone(ix)) => Some(check(state, ix)),
        (Action::Check, Entry::Project(project)) => Some(tick_next(state, project)),
        (Action::Start, Entry::Brief(brief)) => Some(start_brief(state, brief)),
        (Action::Start, entry) => Some(written(command::start(state, &[entry]))),
        (Action::Skip, Entry::Milestone(ix)) => Some(vec![write(command::skip(state, &[ix], None))]),
        (Action::Note, Entry::Milestone(_) | Entry::Project(_)) => {
            ask("Note", "One line; Enter saves, Esc leaves it", Purpose::Note(subject.clone()))
        }
        (Action::LogTime, Entry::Milestone(_) | Entry::Project(_)) => {
            ask("Time", "Minutes, and a word on them if you like: 45 read the docs", Purpose::LogTime(subject.clone()))
        }
        (Action::Evidence, Entry::Milestone(ix)) => {
            ask("Evidence", "A link, a commit, a file or words; the milestone is done with it", Purpose::Evidence(ix))
        }
        (Action::Resource, _) => Some(resources(&links(state, subject))),
        (Action::Check | Action::Open, Entry::Brief(_)) | (Action::Open, _) => {
            Some(vec![Intent::Go(subject.target(&state.catalog))])
        }
        _ => None,
    }
}

/// A milestone that is open is done; one that is done is reset, after a question when it carries evidence.
fn check(state: &State, ix: Ix) -> Vec<Intent> {
    if state.progress.state(ix) != Standing::Done {
        return vec![write(command::complete(state, &[ix], &command::Completion::on(state.today)))];
    }
    let reset = command::reset(state, &[ix]);
    let evidence = state.progress.record(ix).done().map_or(0, |done| done.evidence.len());
    if evidence == 0 {
        return vec![write(reset)];
    }
    let title = &state.catalog.milestone(ix).title;
    let lines =
        vec![format!("It carries {}; undo brings it back.", crate::domain::text::count(evidence, "piece of evidence"))];
    vec![Intent::Push(Box::new(Overlay::Confirm(Confirm::new(format!("Reset {title}?"), lines, vec![write(reset)]))))]
}

/// A project from the brief; a second one only after a question.
fn start_brief(state: &State, brief: &Brief) -> Vec<Intent> {
    let start = written(command::start_brief(state, brief));
    let Some(project) = state.progress.projects_of(brief).next() else { return start };
    let lines = vec![format!("{} comes from this brief already; it is on Portfolio.", project.title)];
    let question = format!("Start a second project from {}?", brief.title);
    vec![Intent::Push(Box::new(Overlay::Confirm(Confirm::new(question, lines, start))))]
}

fn tick_next(state: &State, project: &Project) -> Vec<Intent> {
    match project.open_items().next() {
        Some(item) => written(command::tick(state, &Entry::Project(project), &[item.id.to_string()])),
        None => vec![Intent::Say(format!("Everything on the checklist of {} is ticked.", project.title))],
    }
}

/// An intent to write a draft; one that changes nothing is only said.
#[must_use]
pub fn write(draft: Draft) -> Intent {
    if draft.bodies.is_empty() { Intent::Say(draft.said.join(" ")) } else { Intent::Do(Effect::Write(draft)) }
}

/// The same for a draft that may have failed.
#[must_use]
pub fn written(draft: Result<Draft, Error>) -> Vec<Intent> {
    vec![match draft {
        Ok(draft) => write(draft),
        Err(error) => Intent::Warn(sentence(&error)),
    }]
}

/// An error as one line.
#[must_use]
pub fn sentence(error: &Error) -> String {
    match &error.hint {
        Some(hint) => format!("{} ({hint})", error.message.trim_end_matches('.')),
        None => error.message.clone(),
    }
}

/// Addresses that belong to a subject, with what they are.
#[must_use]
pub fn links(state: &State, subject: &Subject) -> Vec<(String, String)> {
    match subject.entry(state) {
        Some(Entry::Milestone(ix)) => {
            let resources = &state.catalog.milestone(ix).resources;
            resources.iter().map(|resource| (resource.title.clone(), resource.url.clone())).collect()
        }
        Some(Entry::Brief(brief)) => {
            brief.dataset.iter().filter_map(|dataset| Some((dataset.name.clone(), dataset.url.clone()?))).collect()
        }
        Some(Entry::Project(project)) => {
            let named = |label: &str, url: &Option<String>| Some((label.to_owned(), url.clone()?));
            let dataset = project.dataset.as_ref();
            [named("Repository", &project.repo), named("Demo", &project.demo)]
                .into_iter()
                .flatten()
                .chain(project.links.iter().map(|link| (link.label.clone(), link.url.clone())))
                .chain(dataset.and_then(|dataset| Some((dataset.name.clone(), dataset.url.clone()?))))
                .collect()
        }
        None => Vec::new(),
    }
}

fn resources(links: &[(String, String)]) -> Vec<Intent> {
    let open = |url: &str| Intent::Do(Effect::OpenUrl(url.to_owned()));
    match links {
        [] => vec![Intent::Say("There is nothing to open here.".into())],
        [(_, url)] => vec![open(url)],
        several => {
            let choices = several.iter().map(|(title, url)| Choice {
                label: title.clone(),
                detail: url.clone(),
                then: vec![open(url)],
            });
            vec![Intent::Push(Box::new(Overlay::Choose(Choose::new("Open which?", choices.collect()))))]
        }
    }
}
