//! Words that several parts of the portfolio say.

use crate::domain::claims::{Proof, ProofGap, passed_audit, project_proof, proof_gap};
use crate::domain::event::{Patch, ProjectChange, StoredStatus};
use crate::domain::progress::{Project, Status};
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

/// What a project lacks before it is proven, the cheapest way first, with the keys that lead there.
pub(super) fn proof_way(ctx: &Ctx<'_>, project: &Project) -> String {
    let (link, result, ship) = (key(ctx, Action::Edit), key(ctx, Action::Measure), key(ctx, Action::Ship));
    let evidence = if project.results.is_empty() && passed_audit(project) { "passed audit" } else { "result" };
    match (project.status(), proof_gap(project)) {
        (Status::Archived, _) => {
            format!("none while it is archived; press {} to take it up again.", key(ctx, Action::Start))
        }
        (Status::Shipped, None) => format!("proven by a public link and a {evidence}."),
        (Status::Shipped, Some(ProofGap::Result)) => {
            format!("shown by a public link; a measured result ({result}) proves it.")
        }
        (Status::Shipped, Some(ProofGap::Link)) if project_proof(project).is_none() => {
            format!("not yet: its audit passed; a public link ({link}) proves it.")
        }
        (Status::Shipped, Some(ProofGap::Link)) => {
            format!("shown by a result; a public link ({link}) proves it.")
        }
        (Status::Shipped, Some(ProofGap::LinkOrResult)) => {
            format!("not yet: a public link ({link}) or a measured result ({result}) shows it, both prove it.")
        }
        (_, None) => format!("not yet: link and {evidence} are there; shipping it ({ship}) proves it."),
        (_, Some(ProofGap::Result)) => {
            format!("not yet: it has a public link; a measured result ({result}), then shipping it ({ship}) proves it.")
        }
        (_, Some(ProofGap::Link)) => {
            format!("not yet: it has a {evidence}; a public link ({link}), then shipping it ({ship}) proves it.")
        }
        (_, Some(ProofGap::LinkOrResult)) => {
            format!(
                "not yet: it needs a public link ({link}) and a measured result ({result}), then shipping ({ship})."
            )
        }
    }
}

/// What shipping would make of a project, for the question before it.
pub(super) fn once_shipped(ctx: &Ctx<'_>, project: &Project) -> String {
    let change = ProjectChange { status: Patch::Set(StoredStatus::Shipped), ..ProjectChange::default() };
    let mut after = project.clone();
    after.apply_change(&change);
    let resume = resume(ctx);
    match (project_proof(&after), proof_gap(&after)) {
        (Some(Proof::Proven), _) => format!("It will be proven and stand on your {resume} with its skills."),
        (Some(Proof::Shown), Some(ProofGap::Link)) => {
            format!("Its result puts it on your {resume}; a public link would also prove it.")
        }
        (Some(Proof::Shown), _) => {
            format!("Its public link puts it on your {resume}; a measured result would also prove it.")
        }
        (None, _) => format!("It will not stand on your {resume} before it has a public link or a measured result."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::{AuditResult, Measured};
    use crate::tui::testing::Play;

    fn project(status: Option<StoredStatus>, backed: &str) -> Project {
        let mut project = Project::default();
        project.apply_change(&ProjectChange {
            status: status.map_or(Patch::Keep, Patch::Set),
            ..ProjectChange::default()
        });
        project.demo = backed.contains("link").then(|| "https://example.org".into());
        if backed.contains("result") {
            project.results.push(Measured { name: "F1".into(), value: "0.9".into(), ..Measured::default() });
        }
        if backed.contains("audit") {
            let passed = AuditResult { passed: vec!["readme".into()], ..AuditResult::default() };
            project.audit = Day::parse("2026-11-18").map(|day| (day, passed));
        }
        project
    }

    #[test]
    fn the_way_to_a_proof_names_what_is_missing_and_its_keys() {
        let play = Play::new(80, 24);
        let way = |status, backed| proof_way(&play.model.ctx(), &project(status, backed));
        let shipped = Some(StoredStatus::Shipped);
        let words = [
            way(None, ""),
            way(None, "link"),
            way(None, "result"),
            way(None, "link and result"),
            way(shipped, ""),
            way(shipped, "link"),
            way(shipped, "result"),
            way(shipped, "audit"),
            way(shipped, "link and result"),
            way(shipped, "link and audit"),
            way(Some(StoredStatus::Archived), "link and result"),
        ];
        assert_eq!(
            words,
            [
                "not yet: it needs a public link (i) and a measured result (m), then shipping (p).",
                "not yet: it has a public link; a measured result (m), then shipping it (p) proves it.",
                "not yet: it has a result; a public link (i), then shipping it (p) proves it.",
                "not yet: link and result are there; shipping it (p) proves it.",
                "not yet: a public link (i) or a measured result (m) shows it, both prove it.",
                "shown by a public link; a measured result (m) proves it.",
                "shown by a result; a public link (i) proves it.",
                "not yet: its audit passed; a public link (i) proves it.",
                "proven by a public link and a result.",
                "proven by a public link and a passed audit.",
                "none while it is archived; press s to take it up again.",
            ]
        );
    }

    #[test]
    fn a_day_of_another_year_says_so() {
        let day = |text: &str| Day::parse(text).unwrap();
        assert_eq!(short_day(day("2026-10-03"), day("2026-11-20")), "3 Oct");
        assert_eq!(short_day(day("2025-10-03"), day("2026-11-20")), "3 Oct 2025");
    }
}
