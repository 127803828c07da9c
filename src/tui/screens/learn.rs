//! Curricula, levels and milestones, with the detail beside them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::id::MilestoneId;
use crate::tui::action::Action;
use crate::tui::intent::Intent;
use crate::tui::look::Ctx;

/// The selection on Learn.
#[derive(Clone, Debug, Default)]
pub struct Learn {
    filter: String,
}

impl Learn {
    /// Takes an action.
    pub fn update(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Intent> {
        let _ = (action, ctx);
        Vec::new()
    }

    /// Selects a milestone and opens what hides it.
    pub fn go(&mut self, milestone: &MilestoneId, ctx: &Ctx<'_>) {
        let _ = (milestone, ctx);
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
