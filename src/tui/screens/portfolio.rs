//! Projects with checklist and results, and briefs to start from.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::id::{BriefId, ProjectId};
use crate::tui::action::Action;
use crate::tui::intent::Intent;
use crate::tui::look::Ctx;

/// The selection on Portfolio.
#[derive(Clone, Debug, Default)]
pub struct Portfolio {
    filter: String,
}

impl Portfolio {
    /// Takes an action.
    pub fn update(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Intent> {
        let _ = (action, ctx);
        Vec::new()
    }

    /// Selects a project.
    pub fn go_project(&mut self, project: &ProjectId, ctx: &Ctx<'_>) {
        let _ = (project, ctx);
    }

    /// Selects a brief.
    pub fn go_brief(&mut self, brief: &BriefId, ctx: &Ctx<'_>) {
        let _ = (brief, ctx);
    }

    /// Shows only rows that hold a text.
    pub fn filter(&mut self, text: &str, ctx: &Ctx<'_>) {
        text.clone_into(&mut self.filter);
        self.refresh(ctx);
    }

    /// The text that rows are filtered by.
    #[must_use]
    pub fn filtered_by(&self) -> &str {
        &self.filter
    }

    /// Keeps the selection in the list.
    pub fn refresh(&mut self, ctx: &Ctx<'_>) {
        let _ = ctx;
    }

    /// Draws it.
    pub fn view(&self, ctx: &Ctx<'_>, area: Rect, buf: &mut Buffer) {
        let _ = (ctx, area, buf);
    }
}
