//! What actions on the selected thing ask for.

use super::page::Spot;
use super::rows::Entry;
use super::tab::Tab;
use super::{Pane, Portfolio, ask, checklist, form, lines};
use crate::domain::progress::Project;
use crate::tui::action::Action;
use crate::tui::intent::Intent;
use crate::tui::look::Ctx;
use crate::tui::overlays::ProjectList;
use crate::tui::subject::{self, Subject};
use crate::workspace::command;

impl Portfolio {
    /// What an action on the selected thing asks for.
    pub(super) fn act(&mut self, action: Action, entry: Option<Entry<'_>>, ctx: &Ctx<'_>) -> Vec<Intent> {
        if let (Pane::Detail, Some(Entry::Project(project))) = (self.pane, entry)
            && let Some(intents) = self.act_on_tab(action, project, ctx)
        {
            return intents;
        }
        let brief = match entry {
            Some(Entry::Brief(brief)) => Some(brief),
            _ => None,
        };
        match (action, entry) {
            (Action::NewProject, _) | (Action::Start, Some(Entry::Own)) => ask::new_project(ctx, brief),
            (Action::Check, Some(Entry::Project(project))) => {
                // The next item is ticked: when the checklist is opened, the one after it is selected.
                self.reader.item = None;
                subject::act(action, &Subject::Project(project.id.clone()), ctx).unwrap_or_default()
            }
            (Action::Check, Some(Entry::Brief(_) | Entry::Own)) => {
                self.open(entry);
                Vec::new()
            }
            (Action::Measure, Some(Entry::Project(project))) => ask::measure(ctx, project),
            (Action::Audit, Some(Entry::Project(project))) => {
                (self.pane, self.tab) = (Pane::Detail, Tab::Audit);
                ask::audit(project)
            }
            (Action::Edit, Some(Entry::Project(project))) => vec![Intent::Push(Box::new(form::form(ctx, project)))],
            (Action::Ship, Some(Entry::Project(project))) => ask::ship(ctx, project),
            (Action::Remove, Some(Entry::Project(project))) => ask::remove(ctx, project),
            (_, Some(entry)) => {
                let generic = entry.subject().and_then(|subject| subject::act(action, &subject, ctx));
                let of_projects = matches!(
                    action,
                    Action::Measure
                        | Action::Audit
                        | Action::Edit
                        | Action::Ship
                        | Action::Remove
                        | Action::Note
                        | Action::LogTime
                        | Action::Resource
                );
                generic.unwrap_or_else(|| if of_projects { ask::needs_project(ctx) } else { Vec::new() })
            }
            (_, None) => Vec::new(),
        }
    }

    /// What an action means on the tab that is open; none where it means what it means everywhere.
    fn act_on_tab(&mut self, action: Action, project: &Project, ctx: &Ctx<'_>) -> Option<Vec<Intent>> {
        let spot = self.spot(Entry::Project(project), ctx);
        match (self.tab, action) {
            (Tab::Overview, Action::Open) => Some(vec![Intent::Push(Box::new(form::form(ctx, project)))]),
            (Tab::Results, Action::Open) => Some(ask::measure(ctx, project)),
            (Tab::Checklist, Action::NewProject) => Some(ask::item(project, None)),
            (Tab::Bullets, Action::NewProject) => Some(ask::line(project, None, "")),
            (Tab::Checklist, Action::Check | Action::Open | Action::Remove) => {
                let Some(item) = checklist::chosen(project, spot.as_ref()) else {
                    return Some(vec![Intent::Say(format!("{} has no checklist.", project.title))]);
                };
                if !self.brought_into_view(project, ctx) {
                    return Some(Vec::new());
                }
                Some(match action {
                    Action::Check if project.ticked(&item.id) => {
                        let (subject, items) = (Subject::Project(project.id.clone()), [item.id.to_string()]);
                        subject::decide(move |state| command::untick(state, &subject.found(state)?, &items))
                    }
                    Action::Check => subject::tick_item(project, &item.id, ctx),
                    Action::Open => ask::item(project, Some(item)),
                    _ => ask::take_away(project, ProjectList::Items, &item.id),
                })
            }
            (Tab::Bullets, Action::Open | Action::Remove) => {
                let Some(spot) = spot else {
                    return Some(ask::line(project, None, "")).filter(|_| action == Action::Open);
                };
                if !self.brought_into_view(project, ctx) {
                    return Some(Vec::new());
                }
                Some(match (action, lines::own(project, &spot), spot) {
                    (Action::Open, Some((id, text)), _) => ask::line(project, Some(id), text),
                    (Action::Remove, Some((id, _)), _) => ask::take_away(project, ProjectList::Bullets, id),
                    (Action::Open, None, Spot::Made(text) | Spot::Suggested(text)) => ask::line(project, None, &text),
                    (_, None, Spot::Made(_)) => vec![Intent::Say(
                        "It is made of a result: a line of your own that names the figure takes its place.".into(),
                    )],
                    _ => vec![Intent::Say("It is only a suggestion and is not exported.".into())],
                })
            }
            _ => None,
        }
    }

    /// Whether what is selected is in view; where it is not, it is brought there, and nothing else is done.
    fn brought_into_view(&mut self, project: &Project, ctx: &Ctx<'_>) -> bool {
        let entry = Entry::Project(project);
        self.reader.item = self.spot(entry, ctx);
        let (page, height) = (self.page(entry, ctx), self.rows(entry, ctx));
        let seen = self.reader.sees_item(&page, height);
        if !seen {
            self.reader.reveal(&page, height);
        }
        seen
    }
}
