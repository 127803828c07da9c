//! The checklist of a project: what is to be delivered, ticked one by one.

use super::page::{Page, Spot};
use super::words::key;
use crate::domain::catalog::Item;
use crate::domain::progress::Project;
use crate::tui::action::Action;
use crate::tui::look::Ctx;

/// The checklist, and the keys that change it.
pub(super) fn page(ctx: &Ctx<'_>, project: &Project, width: u16) -> Page {
    let (theme, glyphs) = (&ctx.look.theme, &ctx.look.glyphs);
    let mut page = Page::new(width);
    if project.items.is_empty() {
        let add = key(ctx, Action::NewProject);
        page.text(0, &format!("Nothing is listed. Press {add} to add what is to be delivered."), theme.dim);
        return page;
    }
    page.text(0, &format!("{} of {} ticked", project.ticked_count(), project.items.len()), theme.dim);
    for item in &project.items {
        let (mark, style) = if project.ticked(&item.id) {
            ((glyphs.box_done, theme.good), theme.dim)
        } else {
            ((glyphs.box_open, theme.dim), theme.text)
        };
        page.item(Spot::Item(item.id.clone()), mark, &item.text, style);
    }
    page.blank();
    let [tick, add, edit, remove] =
        [Action::Check, Action::NewProject, Action::Open, Action::Remove].map(|action| key(ctx, action));
    page.text(
        0,
        &format!("{tick} ticks, {edit} changes the words, {add} adds an item, {remove} takes it away"),
        theme.dim,
    );
    page
}

/// The item that the keys are about: the one chosen, else the first that is open, else the first.
pub(super) fn chosen<'a>(project: &'a Project, wanted: Option<&Spot>) -> Option<&'a Item> {
    let named =
        wanted.and_then(|spot| project.items.iter().find(|item| matches!(spot, Spot::Item(id) if *id == item.id)));
    named.or_else(|| project.open_items().next()).or_else(|| project.items.first())
}
