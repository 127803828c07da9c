//! The windows that the portfolio opens: a new project, a result, a line, an item, shipping, removing.

use super::brief::unmeasured;
use super::words::{key, once_shipped};
use crate::domain::catalog::{Brief, Item};
use crate::domain::id::ItemId;
use crate::domain::progress::{Project, Status};
use crate::domain::stamp::Draft;
use crate::domain::text::{count, list_words};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::intent::Intent;
use crate::tui::look::Ctx;
use crate::tui::overlays::{Confirm, Overlay, ProjectList, Purpose, TextBox};
use crate::tui::subject::{Subject, decide};
use crate::workspace::command::{self, STANDARD_CHECKLIST};

fn push(overlay: Overlay) -> Vec<Intent> {
    vec![Intent::Push(Box::new(overlay))]
}

/// Asks for the title of a new project, from a brief or free.
pub(super) fn new_project(ctx: &Ctx<'_>, brief: Option<&Brief>) -> Vec<Intent> {
    let Some(brief) = brief else {
        let help = format!("Its title; a checklist of {} comes with it", count(STANDARD_CHECKLIST.len(), "item"));
        return push(Overlay::Text(TextBox::new("New project", help, "", Purpose::NewProject(None))));
    };
    let catalog = &ctx.state.catalog;
    let open: Vec<String> = ctx
        .state
        .progress
        .open_requirements(catalog.brief_requires(brief))
        .map(|ix| catalog.milestone(ix).title.to_string())
        .collect();
    let mut help = String::from("Its title; the checklist, the data and the skills come from the brief");
    if !open.is_empty() {
        help.push_str(&format!(". Better after: {}", open.join("; ")));
    }
    let title = format!("New project from {}", brief.title);
    push(Overlay::Text(TextBox::new(title, help, &brief.title, Purpose::NewProject(Some(brief.id.clone())))))
}

/// Asks for a result.
pub(super) fn measure(ctx: &Ctx<'_>, project: &Project) -> Vec<Intent> {
    let mut help =
        String::from("Name, value; then baseline, unit, direction, split if known: macro-F1 0.94 0.81 higher on test");
    let wanted = unmeasured(ctx, project);
    if !wanted.is_empty() {
        help.push_str(&format!(". The brief asks for {}", list_words(&wanted)));
    }
    let title = format!("Result: {}", project.title);
    push(Overlay::Text(TextBox::new(title, help, "", Purpose::Measure(project.id.clone()))))
}

/// Looks through the folder of a project; asks where it lies while that is not known.
pub(super) fn audit(project: &Project) -> Vec<Intent> {
    match &project.path {
        Some(path) => vec![
            Intent::Say(format!("Looking through {path} \u{2026}")),
            Intent::Do(Effect::Audit(project.id.clone(), path.into())),
        ],
        None => {
            let title = format!("Audit: {}", project.title);
            let help = "Where its folder lies on this disk; it is read, nothing in it is run";
            push(Overlay::Text(TextBox::new(title, help, "", Purpose::Audit(project.id.clone()))))
        }
    }
}

/// Asks for a line for the résumé: a new one, which may begin as another text, or one in place of that with an id.
pub(super) fn line(project: &Project, id: Option<&ItemId>, text: &str) -> Vec<Intent> {
    let help = match id {
        Some(_) => "What you did and what came of it; empty takes it away",
        None => "What you did and what came of it, in numbers",
    };
    typed(project, "Line", help, ProjectList::Bullets, id, text)
}

/// Asks for an item of the checklist: a new one, or one in place of that with an id.
pub(super) fn item(project: &Project, old: Option<&Item>) -> Vec<Intent> {
    let help = if old.is_some() { "What is to be delivered; empty takes it away" } else { "What is to be delivered" };
    let text = old.map_or("", |item| &item.text);
    typed(project, "Item", help, ProjectList::Items, old.map(|item| &item.id), text)
}

fn typed(project: &Project, what: &str, help: &str, list: ProjectList, id: Option<&ItemId>, text: &str) -> Vec<Intent> {
    let purpose = Purpose::ProjectText(project.id.clone(), list, id.cloned());
    push(Overlay::Text(TextBox::new(format!("{what}: {}", project.title), help, text, purpose)))
}

/// Takes a line or an item away; undo brings it back.
pub(super) fn take_away(project: &Project, list: ProjectList, id: &ItemId) -> Vec<Intent> {
    let (subject, fields) = (Subject::Project(project.id.clone()), list.without(id));
    decide(move |state| {
        let draft = command::change_project(state, subject.project(state)?, &fields)?;
        Ok(Draft { said: vec!["It is taken away; undo brings it back.".into()], ..draft })
    })
}

/// Asks whether to ship: names what is open on the checklist, and says what shipping makes of it.
pub(super) fn ship(ctx: &Ctx<'_>, project: &Project) -> Vec<Intent> {
    if project.status() == Status::Shipped {
        let start = key(ctx, Action::Start);
        return vec![Intent::Say(format!("{} is shipped already; press {start} to take it up again.", project.title))];
    }
    let open = command::unfinished(project);
    let mut lines = Vec::new();
    if !open.is_empty() {
        let room = usize::from(ctx.height / 5).clamp(1, 5);
        lines.push(format!("{} of {} on the checklist still open:", open.len(), count(project.items.len(), "item")));
        lines.extend(open.iter().take(room).map(|item| format!("{} {item}", ctx.look.glyphs.bullet)));
        if open.len() > room {
            lines.push(format!("and {} more", open.len() - room));
        }
    }
    lines.push(once_shipped(ctx, project));
    let subject = Subject::Project(project.id.clone());
    let yes = decide(move |state| command::ship(state, subject.project(state)?, state.today));
    push(Overlay::Confirm(Confirm::new(format!("Ship {}?", project.title), lines, yes)))
}

/// Asks whether to remove a project.
pub(super) fn remove(ctx: &Ctx<'_>, project: &Project) -> Vec<Intent> {
    let held = project.held();
    let undo = key(ctx, Action::Undo);
    let line = if held.is_empty() {
        format!("Nothing was recorded on it yet; {undo} brings it back.")
    } else {
        format!("It holds {}; {undo} brings it back whole.", list_words(&held))
    };
    let subject = Subject::Project(project.id.clone());
    let yes = decide(move |state| Ok(command::remove_project(state, subject.project(state)?)));
    push(Overlay::Confirm(Confirm::new(format!("Remove {}?", project.title), vec![line], yes)))
}

/// Says that an action is one on projects.
pub(super) fn needs_project(ctx: &Ctx<'_>) -> Vec<Intent> {
    vec![Intent::Say(format!("That is for a project: press {} to make one.", key(ctx, Action::NewProject)))]
}
