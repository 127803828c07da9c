//! What an export may say leads back to something in the journal, whatever was asked for and whatever the journal holds.

use proptest::prelude::*;
use proptest::sample::subsequence;

use crate::histories::{day, histories, of_bodies, on_projects, state, today};
use crate::properties::cases;
use gradus::domain::claims::{Extra, Proof, Selection, Source, claims, is_public_link, public_links, result_bullet};
use gradus::domain::event::Evidence;
use gradus::domain::progress::{Progress, Project, Status};
use gradus::workspace::State;

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn nothing_is_claimed_without_evidence(
        events in prop_oneof![histories(0..60), of_bodies(on_projects().boxed(), 0..30)],
        extras in subsequence(Extra::ALL.to_vec(), 0..=Extra::ALL.len()),
        role in proptest::option::of(Just("ml-engineer".to_owned())),
        since in proptest::option::of(day()),
    ) {
        let State { catalog, progress, .. } = state(events);
        let selection = Selection { role, since, extras, ..Selection::default() };
        let claims = claims(&catalog, &progress, &selection, today());
        let shipped = |project: &Project| project.status() == Status::Shipped;
        let linked = |project: &Project| !public_links(project).is_empty();
        for claim in &claims.projects {
            let project = progress.project(&claim.id).unwrap();
            prop_assert!(project.visible() && shipped(project));
            prop_assert!(linked(project) || !project.results.is_empty());
            prop_assert!(claim.proof != Some(Proof::Proven) || linked(project));
        }
        for claim in claims.projects.iter().chain(&claims.in_progress) {
            let project = progress.project(&claim.id).unwrap();
            for bullet in &claim.bullets {
                let backed = match bullet.source {
                    Source::Written => project.bullets.iter().any(|own| own.text == bullet.text),
                    Source::Result => project.results.iter().any(|result| result_bullet(result) == bullet.text),
                };
                prop_assert!(backed, "{bullet:?}");
            }
            prop_assert!(claim.links.iter().all(|link| is_public_link(&link.url)));
        }
        prop_assert!(claims.in_progress.is_empty() || selection.asks_for(Extra::InProgress));
        prop_assert!(claims.levels.is_empty() || selection.asks_for(Extra::Levels));
        for skill in claims.skills.iter().flat_map(|group| &group.skills) {
            prop_assert!(skill.proof.is_some() || selection.asks_for(Extra::AllSkills));
            let names = |project: &Project| project.skills.contains(&skill.id);
            let by_project = progress.projects().any(|project| {
                shipped(project) && names(project) && (linked(project) || !project.results.is_empty())
            });
            let by_certificate = is_certified(&progress, &skill.name);
            let by_milestone = catalog.milestones.iter().enumerate().any(|(ix, milestone)| {
                let evidence = progress.record(ix).done().map_or(&[][..], |done| &done.evidence);
                let linked = evidence.iter().any(|one| matches!(one, Evidence::Link(url) if is_public_link(url)));
                linked && milestone.skills.iter().any(|taught| **taught == *skill.id)
            });
            prop_assert!(skill.proof.is_none() || by_project || by_certificate || by_milestone, "{skill:?}");
        }
        for certificate in &claims.certificates {
            prop_assert!(certificate.issuer.is_some() && certificate.url.as_deref().is_some_and(is_public_link));
        }
    }
}

fn is_certified(progress: &Progress, skill: &str) -> bool {
    progress.learner.certificates.values().any(|one| {
        let named = one.name.as_deref().is_some_and(|name| name.to_lowercase().contains(&skill.to_lowercase()));
        named && one.issuer.is_some() && one.url.as_deref().is_some_and(is_public_link)
    })
}
