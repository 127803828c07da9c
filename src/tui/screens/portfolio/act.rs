//! What actions on the selected thing ask for.

use super::rows::Entry;
use super::{Pane, Portfolio, ask, detail_width, project};
use crate::domain::progress::Project;
use crate::tui::action::Action;
use crate::tui::intent::Intent;
use crate::tui::look::Ctx;
use crate::tui::subject::{self, Subject};
use crate::workspace::command;

impl Portfolio {
    /// What an action on the selected thing asks for.
    pub(super) fn act(&mut self, action: Action, entry: Option<Entry<'_>>, ctx: &Ctx<'_>) -> Vec<Intent> {
        let brief = match entry {
            Some(Entry::Brief(brief)) => Some(brief),
            _ => None,
        };
        match (action, entry) {
            (Action::NewProject, _) | (Action::Start, Some(Entry::Own)) => ask::new_project(ctx, brief),
            (Action::Check, Some(Entry::Project(project))) if self.pane == Pane::Detail => self.toggle(project, ctx),
            (Action::Check, Some(Entry::Project(project))) => {
                // The next item is ticked: when the details are opened, the one after it is selected.
                self.reader.item = None;
                subject::act(action, &Subject::Project(project.id.clone()), ctx).unwrap_or_default()
            }
            (Action::Check, Some(Entry::Brief(_) | Entry::Own)) => {
                self.open(entry);
                Vec::new()
            }
            (Action::Measure, Some(Entry::Project(project))) => ask::measure(ctx, project),
            (Action::Edit, Some(Entry::Project(project))) => ask::edit(ctx, project),
            (Action::Ship, Some(Entry::Project(project))) => ask::ship(ctx, project),
            (Action::Remove, Some(Entry::Project(project))) => ask::remove(ctx, project),
            (_, Some(entry)) => {
                let generic = entry.subject().and_then(|subject| subject::act(action, &subject, ctx));
                let of_projects = matches!(
                    action,
                    Action::Measure
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

    /// Ticks the selected item, or takes its tick away; one that is out of view is only brought back.
    fn toggle(&mut self, project: &Project, ctx: &Ctx<'_>) -> Vec<Intent> {
        let Some(item) = project::chosen(project, self.reader.item.as_ref()) else {
            return vec![Intent::Say(format!("{} has no checklist.", project.title))];
        };
        self.reader.item = Some(item.id.clone());
        let page = self.page(Entry::Project(project), ctx, detail_width(ctx.width));
        if !self.reader.sees_item(&page, ctx.height) {
            self.reader.reveal(&page, ctx.height);
            return Vec::new();
        }
        if !project.ticked(&item.id) {
            return subject::tick_item(project, &item.id, ctx);
        }
        let (subject, items) = (Subject::Project(project.id.clone()), [item.id.to_string()]);
        subject::decide(move |state| command::untick(state, &subject.found(state)?, &items))
    }
}
