//! Everything that was done, with undo.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::action::Action;
use crate::tui::intent::Intent;
use crate::tui::look::Ctx;

/// The selection on History.
#[derive(Clone, Debug, Default)]
pub struct History {
    filter: String,
}

impl History {
    /// Takes an action.
    pub fn update(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Intent> {
        let _ = (action, ctx);
        Vec::new()
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
