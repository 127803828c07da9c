//! What an action is about, and the actions that mean the same on every screen.

use super::action::{Action, Context};
use super::decision::Decision;
use super::effect::Effect;
use super::intent::{Intent, Target};
use super::look::Ctx;
use super::overlays::{Choice, Choose, Confirm, Overlay, Purpose, Stuck, TextBox};
use crate::domain::catalog::{Brief, Catalog, Ix, Kind};
use crate::domain::id::{BriefId, ItemId, ProjectId};
use crate::domain::progress::{Project, State as Standing, Status};
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

    /// The thing itself.
    ///
    /// # Errors
    /// It is gone.
    pub fn found<'a>(&self, state: &'a State) -> Result<Entry<'a>, Error> {
        self.entry(state).ok_or_else(gone)
    }

    /// The project that it is.
    ///
    /// # Errors
    /// It is gone.
    pub fn project<'a>(&self, state: &'a State) -> Result<&'a Project, Error> {
        match self.entry(state) {
            Some(Entry::Project(project)) => Ok(project),
            _ => Err(gone()),
        }
    }

    /// Its title.
    #[must_use]
    pub fn title(&self, state: &State) -> String {
        match self.entry(state) {
            Some(Entry::Milestone(ix)) => state.catalog.milestone(ix).title.to_string(),
            Some(Entry::Brief(brief)) => brief.title.to_string(),
            Some(Entry::Project(project)) => project.title.to_string(),
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
        (Action::Check, Entry::Project(project)) => Some(tick_next(project, ctx)),
        (Action::Start, Entry::Brief(brief)) => Some(start_brief(state, brief)),
        (Action::Start, Entry::Project(project)) => Some(start_project(project)),
        (Action::Start, Entry::Milestone(_)) => Some(start(subject)),
        (Action::Skip, Entry::Milestone(ix)) => Some(skip(state, ix)),
        (Action::Note, Entry::Milestone(_) | Entry::Project(_)) => {
            ask("Note", "One line; Enter saves, Esc leaves it", Purpose::Note(subject.clone()))
        }
        (Action::LogTime, Entry::Milestone(_) | Entry::Project(_)) => ask(
            "Time",
            "Minutes or hours, and a word on them if you like: 45 read the docs, 1h30",
            Purpose::LogTime(subject.clone()),
        ),
        (Action::Evidence, Entry::Milestone(ix)) => {
            ask("Evidence", "A link, a commit, a file or words; the milestone is done with it", Purpose::Evidence(ix))
        }
        (Action::Drill, Entry::Milestone(ix)) if state.catalog.milestone(ix).kind == Kind::Drill => {
            ask("A run", "Minutes, then again, hard, good or easy: 25 good", Purpose::Drill(ix))
        }
        (Action::Drill, Entry::Milestone(_)) => {
            Some(vec![Intent::Say("It is no drill: time on it is logged, a drill is run again and again.".into())])
        }
        (Action::Stuck, Entry::Milestone(ix)) => Some(stuck(ctx, ix)),
        (Action::Resource, _) => Some(resources(&links(state, subject))),
        (Action::Check | Action::Open, Entry::Brief(_)) | (Action::Open, _) => {
            Some(vec![Intent::Go(subject.target(&state.catalog))])
        }
        _ => None,
    }
}

fn start(subject: &Subject) -> Vec<Intent> {
    let subject = subject.clone();
    decide(move |state| command::start(state, &[subject.found(state)?]))
}

/// A milestone is done today.
#[must_use]
pub fn complete(ix: Ix) -> Vec<Intent> {
    decide(move |state| Ok(command::complete(state, &[ix], &command::Completion::on(state.today))))
}

/// A milestone that is open is done; one that is done is reset, after a question when it carries evidence.
fn check(state: &State, ix: Ix) -> Vec<Intent> {
    if state.progress.state(ix) != Standing::Done {
        return complete(ix);
    }
    let evidence = move |state: &State| state.progress.record(ix).done().map_or(0, |done| done.evidence.len());
    let known = evidence(state);
    let reset =
        decide(
            move |state| {
                if evidence(state) > known { Err(changed(state, ix)) } else { Ok(command::reset(state, &[ix])) }
            },
        );
    if known == 0 {
        return reset;
    }
    let title = &state.catalog.milestone(ix).title;
    let lines =
        vec![format!("It carries {}; undo brings it back.", crate::domain::text::count(known, "piece of evidence"))];
    vec![Intent::Push(Box::new(Overlay::Confirm(Confirm::new(format!("Reset {title}?"), lines, reset))))]
}

/// A milestone that is open or under way is skipped; one that is done only after a question.
fn skip(state: &State, ix: Ix) -> Vec<Intent> {
    let done = move |state: &State| state.progress.state(ix) == Standing::Done;
    let known = done(state);
    let skipped =
        decide(
            move |state| {
                if done(state) && !known { Err(changed(state, ix)) } else { Ok(command::skip(state, &[ix], None)) }
            },
        );
    if !known {
        return skipped;
    }
    let question = format!("Skip {}?", state.catalog.milestone(ix).title);
    let lines = vec!["It is done; skipped, it counts as not learned. Undo brings it back.".to_owned()];
    vec![Intent::Push(Box::new(Overlay::Confirm(Confirm::new(question, lines, skipped))))]
}

/// Help with a milestone. That it was asked for is kept without a word over the help, once a day.
fn stuck(ctx: &Ctx<'_>, ix: Ix) -> Vec<Intent> {
    let help = Intent::Push(Box::new(Overlay::Stuck(Stuck::new(ix, ctx))));
    if command::stuck(ctx.state, ix).bodies.is_empty() {
        return vec![help];
    }
    let quiet = |draft: Draft| Draft { said: Vec::new(), ..draft };
    decide(move |state| Ok(quiet(command::stuck(state, ix)))).into_iter().chain([help]).collect()
}

/// A project is begun; one that is shipped only after a question.
fn start_project(project: &Project) -> Vec<Intent> {
    let start = start(&Subject::Project(project.id.clone()));
    if project.status() != Status::Shipped {
        return start;
    }
    let question = format!("Build on {} again?", project.title);
    let lines = vec!["It is shipped; it leaves your résumé until it is shipped again.".to_owned()];
    vec![Intent::Push(Box::new(Overlay::Confirm(Confirm::new(question, lines, start))))]
}

/// A project from the brief; a second one only after a question.
fn start_brief(state: &State, brief: &Brief) -> Vec<Intent> {
    let id = brief.id.clone();
    let start = decide(move |state| command::start_brief(state, state.catalog.brief(&id).ok_or_else(gone)?));
    let Some(project) = state.progress.projects_of(brief).next() else { return start };
    let lines = vec![format!("{} comes from this brief already; it is on Portfolio.", project.title)];
    let question = format!("Start a second project from {}?", brief.title);
    vec![Intent::Push(Box::new(Overlay::Confirm(Confirm::new(question, lines, start))))]
}

fn tick_next(project: &Project, ctx: &Ctx<'_>) -> Vec<Intent> {
    if let Some(item) = project.open_items().next() {
        return tick_item(project, &item.id, ctx);
    }
    let all = match project.items.len() {
        0 => format!("{} has no checklist.", project.title),
        _ => format!("Everything on the checklist of {} is ticked.", project.title),
    };
    let said: Vec<String> = std::iter::once(all).chain(how_to_ship(project, ctx)).collect();
    vec![Intent::Say(said.join(" "))]
}

/// An item of a checklist is ticked; after the last one it is said how to ship.
#[must_use]
pub fn tick_item(project: &Project, item: &ItemId, ctx: &Ctx<'_>) -> Vec<Intent> {
    let last = project.open_items().all(|open| open.id == *item);
    let how_to_ship = how_to_ship(project, ctx).filter(|_| last);
    let (subject, items) = (Subject::Project(project.id.clone()), [item.to_string()]);
    decide(move |state| {
        let mut draft = command::tick(state, &subject.found(state)?, &items)?;
        draft.said.truncate(1);
        draft.said.extend(how_to_ship.clone());
        Ok(draft)
    })
}

fn how_to_ship(project: &Project, ctx: &Ctx<'_>) -> Option<String> {
    let key = ctx.look.keymap.key_for(Context::Portfolio, Action::Ship)?;
    (project.status() != Status::Shipped).then(|| format!("On Portfolio {key} ships it."))
}

/// An intent to write what is decided from the state; a draft that changes nothing is only said.
#[must_use]
pub fn decide(how: impl Fn(&State) -> Result<Draft, Error> + 'static) -> Vec<Intent> {
    vec![Intent::Write(Decision::new(how))]
}

/// What is said of a milestone that another window changed in a way that would have been asked about.
fn changed(state: &State, ix: Ix) -> Error {
    let title = &state.catalog.milestone(ix).title;
    Error::failed(format!("{title} was changed in another window meanwhile: look at it and press the key again."))
}

/// What is said of a thing that another window took away.
#[must_use]
pub fn gone() -> Error {
    Error::failed("It is not there any more.")
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
            let resources = &state.catalog.milestone(ix).texts.resources;
            resources.iter().map(|resource| (resource.title.to_string(), resource.url.to_string())).collect()
        }
        Some(Entry::Brief(brief)) => brief
            .texts
            .dataset
            .iter()
            .filter_map(|dataset| Some((dataset.name.clone(), dataset.url.clone()?)))
            .collect(),
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

/// Opens the only address, or asks which.
#[must_use]
pub fn resources(links: &[(String, String)]) -> Vec<Intent> {
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

#[cfg(test)]
mod tests {
    use crate::tui::testing::Play;
    use crate::workspace::command;

    fn acts(play: &Play) -> usize {
        play.model.state.log.events().len()
    }

    #[test]
    fn what_is_done_is_skipped_only_after_a_question() {
        let mut play = Play::new(80, 24);
        play.keys("2<Space>");
        let before = acts(&play);
        assert!(play.keys("x").screen().contains("Skip Python for machine learning?"));
        assert_eq!((acts(&play), acts(play.keys("n"))), (before, before));
        assert_eq!(acts(play.keys("xy")), before + 1);
    }

    #[test]
    fn what_is_shipped_is_begun_again_only_after_a_question() {
        let mut play = Play::new(80, 24);
        play.command(command::new_project(&play.model.state, "Leaf", None));
        let state = &play.model.state;
        let ship = command::ship(state, state.progress.projects().next().unwrap(), state.today);
        play.command(ship);
        let before = acts(&play);
        assert!(play.keys("3gs").screen().contains("Build on Leaf again?"));
        assert_eq!(acts(&play), before);
        assert_eq!(acts(play.keys("y")), before + 1);
    }

    #[test]
    fn a_key_that_means_nothing_to_the_step_says_so() {
        let mut play = Play::new(80, 24);
        play.command(command::new_project(&play.model.state, "Leaf", None));
        play.keys("3gs1g");
        for (key, words) in [("x", "Only a milestone can be skipped."), ("v", "Evidence belongs to a milestone")] {
            assert!(play.keys(key).screen().contains(words), "{key}");
        }
        play.keys(&"<Space>".repeat(11));
        assert!(play.screen().ends_with("(11 of 11). On Portfolio p ships it."), "{}", play.screen());
        play.keys("<Space>");
        assert!(play.screen().contains("Everything on the checklist of Leaf is ticked. On Portfolio p ships it."));
    }
}
