//! The lines of a project for the résumé: as they would stand there, what is worth another look, and lines to start from.

use super::page::{Page, Spot};
use super::words::{key, resume, standing_words};
use crate::domain::claims::{
    Origin, PATTERNS, Source, UNLINKED, bullets, lint, project_proof, public_links, suggested_lines,
};
use crate::domain::id::ItemId;
use crate::domain::progress::Project;
use crate::domain::text::sentence;
use crate::tui::action::Action;
use crate::tui::look::Ctx;

/// The lines, then the suggestions, then the keys.
pub(super) fn page(ctx: &Ctx<'_>, project: &Project, width: u16) -> Page {
    let theme = &ctx.look.theme;
    let mut page = Page::new(width);
    let lines = bullets(project);
    let shown = project_proof(project).is_some();
    if !lines.is_empty() {
        let when = if shown { "" } else { ", once it is shown" };
        page.text(0, &format!("On your {}{when}", resume(ctx)), theme.dim);
    }
    for (place, line) in lines.iter().enumerate() {
        let own = project.bullets.get(place).filter(|_| line.source == Source::Written);
        let spot = own.map_or_else(|| Spot::Made(line.text.clone()), |own| Spot::Own(own.id.clone()));
        page.item(spot, (ctx.look.glyphs.bullet, theme.dim), &line.text, theme.text);
        let source = if own.is_some() { "your words" } else { "made of a result" };
        page.text(4, source, theme.dim);
        for remark in lint(&line.text, project).iter().filter(|remark| *remark != UNLINKED) {
            page.text(4, &sentence(remark), theme.warning);
        }
    }
    if lines.is_empty() {
        page.text(0, "No line yet: a result makes one, and you can write your own.", theme.text);
    } else if public_links(project).is_empty() {
        page.text(2, &sentence(UNLINKED), theme.warning);
    }
    suggestions(&mut page, ctx, project, lines.is_empty());
    page.blank();
    if !shown {
        page.text(0, &format!("It is {}.", standing_words(ctx, project)), theme.text);
    }
    let [add, open, remove] = [Action::NewProject, Action::Open, Action::Remove].map(|action| key(ctx, action));
    let words = if page.first().is_none() {
        format!("{add} writes a line")
    } else {
        format!("{open} makes the line your own and changes it, {add} writes a new one, {remove} takes yours away")
    };
    page.text(0, &words, theme.dim);
    page
}

/// Lines to take over; while there is nothing at all, what lines that employers read measure.
fn suggestions(page: &mut Page, ctx: &Ctx<'_>, project: &Project, nothing_yet: bool) {
    let theme = &ctx.look.theme;
    let brief = project.brief.as_deref().and_then(|id| ctx.state.catalog.brief(id));
    let suggested = suggested_lines(brief, project);
    if !suggested.is_empty() {
        page.heading("To start from, not exported as they are", "", ctx);
    }
    for line in &suggested {
        page.item(Spot::Suggested(line.text.clone()), (ctx.look.glyphs.bullet, theme.dim), &line.text, theme.text);
        let from = match line.from {
            Origin::Brief => "from the brief".into(),
            Origin::Pattern(pattern) => format!("a line on {}", pattern.measures),
        };
        page.text(4, &from, theme.dim);
    }
    if suggested.is_empty() && nothing_yet {
        page.heading("What lines that convince measure", "", ctx);
        for pattern in &PATTERNS {
            page.bullet(pattern.measures, theme.text, ctx);
        }
    }
}

/// The learner's own line that a spot is.
pub(super) fn own<'a>(project: &'a Project, spot: &Spot) -> Option<(&'a ItemId, &'a str)> {
    let Spot::Own(wanted) = spot else { return None };
    project.bullets.iter().find(|line| line.id == *wanted).map(|line| (&line.id, line.text.as_str()))
}
