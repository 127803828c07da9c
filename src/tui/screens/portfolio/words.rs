//! Words that several parts of the portfolio say.

use crate::domain::claims::{NextProof, Way, project_proof, standing};
use crate::domain::event::{Patch, ProjectChange, StoredStatus};
use crate::domain::progress::Project;
use crate::domain::time::Day;
use crate::tui::action::{Action, Context};
use crate::tui::glyphs::Glyphs;
use crate::tui::look::Ctx;

/// The key to name for an action.
pub(super) fn key(ctx: &Ctx<'_>, action: Action) -> String {
    ctx.look.keymap.key_for(Context::Portfolio, action).unwrap_or_default()
}

/// `3 Oct`, with the year when it is not this one.
pub(super) fn short_day(day: Day, today: Day) -> String {
    let (words, now) = (day.words(), today.words());
    match (words.rsplit_once(' '), now.rsplit_once(' ')) {
        (Some((short, year)), Some((_, this_year))) if year == this_year => short.to_owned(),
        _ => words,
    }
}

/// "résumé", in the characters that the glyphs allow.
pub(super) fn resume(ctx: &Ctx<'_>) -> &'static str {
    if ctx.look.glyphs == Glyphs::ascii() { "resume" } else { "résumé" }
}

/// A way to take a project further, with the key that leads there: `measure a result (m)`.
pub(super) fn way_words(ctx: &Ctx<'_>, next: &NextProof) -> String {
    let action = match next.way {
        Way::Link => Action::Edit,
        Way::Result => Action::Measure,
        Way::Ship => Action::Ship,
        Way::TakeUp => Action::Start,
    };
    format!("{} ({})", next.what, key(ctx, action))
}

/// How a project stands, and what takes it further, with the keys that lead there.
pub(super) fn standing_words(ctx: &Ctx<'_>, project: &Project) -> String {
    standing(project).words_with(|next| way_words(ctx, next))
}

/// What shipping would make of a project, for the question before it.
pub(super) fn once_shipped(ctx: &Ctx<'_>, project: &Project) -> String {
    let change = ProjectChange { status: Patch::Set(StoredStatus::Shipped), ..ProjectChange::default() };
    let mut after = project.clone();
    after.apply_change(&change);
    let (resume, words) = (resume(ctx), standing_words(ctx, &after));
    match project_proof(&after) {
        Some(_) => format!("It will stand on your {resume}, {words}."),
        None => format!("It will not stand on your {resume} then; {words}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::testing::Play;

    #[test]
    fn what_takes_a_project_further_names_its_key() {
        let play = Play::new(80, 24);
        let mut project = Project::new("leaf-7c3f".into());
        let told =
            |project: &Project| (standing_words(&play.model.ctx(), project), once_shipped(&play.model.ctx(), project));
        assert_eq!(
            told(&project),
            (
                "not shown yet: add a public link to its code or demo (i), then measure a result (m), then ship it (p)"
                    .into(),
                "It will not stand on your résumé then; not shown yet: add a public link to its code or demo (i) or \
                 measure a result (m)."
                    .into()
            )
        );
        project.demo = Some("https://example.org".into());
        assert_eq!(
            told(&project).1,
            "It will stand on your résumé, shown; to prove it, measure a result or pass an audit (m)."
        );
        let archived = ProjectChange { status: Patch::Set(StoredStatus::Archived), ..ProjectChange::default() };
        project.apply_change(&archived);
        assert_eq!(told(&project).0, "not shown yet: take it up again: archived projects are not claimed (s)");
    }

    #[test]
    fn a_day_of_another_year_says_so() {
        let day = |text: &str| Day::parse(text).unwrap();
        assert_eq!(short_day(day("2026-10-03"), day("2026-11-20")), "3 Oct");
        assert_eq!(short_day(day("2025-10-03"), day("2026-11-20")), "3 Oct 2025");
    }
}
