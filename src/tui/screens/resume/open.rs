//! What Enter opens: a field to change, or what backs a claim; and what is changed and removed from here.

use super::claims::{result_of, source};
use super::page::{Page, word};
use super::part::Part;
use crate::domain::claims::{Bullet, ProjectClaim, SkillClaim, lint, standing};
use crate::domain::event::Measured;
use crate::domain::id::CertificateId;
use crate::domain::stamp::Draft;
use crate::domain::text::list_words;
use crate::tui::decision::Decision;
use crate::tui::intent::{Intent, Target};
use crate::tui::overlays::{CertificateEntry, Details, Overlay, ProfileField};
use crate::workspace::{Error, State, command};

/// What follows from Enter on a row.
pub(super) fn open(part: &Part, page: &Page<'_>) -> Vec<Intent> {
    let lines = match part {
        Part::Skill(id) => page.skill(id).map(|skill| (skill.name.clone(), skill_lines(skill, page))),
        Part::Project(id) => page.project(id).map(|project| (project.title.clone(), project_lines(project, page))),
        Part::Line(id, nth) => page.project(id).and_then(|project| {
            let bullet = project.bullets.get(*nth)?;
            Some((format!("A line of {}", project.title), bullet_lines(bullet, project, page)))
        }),
        Part::Certificate(id) if is_claimed(id, page) => certificate_lines(id, page),
        Part::Level(nth) => page.claims.levels.get(*nth).map(|level| {
            let why = "Every core milestone of it is done. It stands on a résumé only because you switched it on.";
            ("A completed level".into(), vec![level.words(), String::new(), why.into()])
        }),
        Part::Withheld(nth) => page.claims.withheld.get(*nth).map(|one| (one.what.clone(), vec![one.words()])),
        Part::Warning(nth) => {
            page.claims.warnings.get(*nth).map(|words| ("Before you send it".into(), vec![words.clone()]))
        }
        Part::Note(nth) => {
            let note = page.paper.notes().get(*nth);
            note.map(|note| (format!("Reworded in {}", page.format), vec![format!("{}: {}.", note.field, note.what)]))
        }
        _ => return edit(part, page),
    };
    lines.map(|(title, lines)| push(Overlay::Details(Details::new(title, lines)))).into_iter().collect()
}

/// What changes the row that is selected.
pub(super) fn edit(part: &Part, page: &Page<'_>) -> Vec<Intent> {
    let state = page.ctx.state;
    let profile = &state.progress.learner.profile;
    let overlay = match part {
        Part::Field(field) | Part::Missing(field) => field.change(state, page.suggestions),
        Part::Link(label) => {
            let Some(link) = profile.links.iter().find(|link| link.label == *label) else { return Vec::new() };
            ProfileField::Link.change_link(link)
        }
        Part::Publication(title) => {
            let Some(link) = profile.publications.iter().find(|link| link.label == *title) else { return Vec::new() };
            ProfileField::Publication.change_link(link)
        }
        Part::AddCertificate => CertificateEntry::add(),
        Part::Certificate(id) => {
            let Some(certificate) = page.certificate(id) else { return Vec::new() };
            CertificateEntry::change(id, certificate)
        }
        Part::Project(id) | Part::Line(id, _) | Part::Further(id) => {
            return vec![Intent::Go(Target::Project(id.clone()))];
        }
        Part::Document | Part::Skill(_) | Part::Level(_) | Part::Withheld(_) | Part::Warning(_) | Part::Note(_) => {
            return vec![Intent::Say("It follows from what you did: there is nothing to change here.".into())];
        }
    };
    vec![push(overlay)]
}

/// What removes the row that is selected.
pub(super) fn remove(part: &Part, page: &Page<'_>) -> Vec<Intent> {
    let decision = match part.clone() {
        Part::Certificate(id) => Decision::new(move |state| command::remove_certificate(state, &id)),
        Part::Link(label) => Decision::new(move |state| without(state, ProfileField::Link, &label)),
        Part::Publication(title) => Decision::new(move |state| without(state, ProfileField::Publication, &title)),
        Part::Field(field)
            if field.network().is_some() && !field.value(&page.ctx.state.progress.learner.profile).is_empty() =>
        {
            Decision::new(move |state| without(state, field, field.word()))
        }
        _ => {
            let words = "Certificates, publications and links are removed here; an empty text clears a field.";
            return vec![Intent::Say(words.into())];
        }
    };
    vec![Intent::Write(decision)]
}

/// The profile without a link or a publication of that label.
fn without(state: &State, field: ProfileField, label: &str) -> Result<Draft, Error> {
    let gone = vec![format!("{label}=")];
    let fields = match field {
        ProfileField::Publication => command::ProfileFields { publications: gone, ..Default::default() },
        _ => command::ProfileFields { links: gone, ..Default::default() },
    };
    command::profile(state, &fields)
}

fn push(overlay: Overlay) -> Intent {
    Intent::Push(Box::new(overlay))
}

fn is_claimed(id: &CertificateId, page: &Page<'_>) -> bool {
    page.certificate(id).is_some_and(|one| page.claims.certificates.contains(one))
}

fn certificate_lines(id: &CertificateId, page: &Page<'_>) -> Option<(String, Vec<String>)> {
    let certificate = page.certificate(id)?;
    let name = certificate.name.clone().unwrap_or_default();
    let parts = [("Issued by", &certificate.issuer), ("On", &certificate.date), ("Checked at", &certificate.url)];
    let mut lines: Vec<String> =
        parts.into_iter().filter_map(|(what, text)| Some(format!("{what} {}", text.as_ref()?))).collect();
    let all = page.claims.skills.iter().flat_map(|group| &group.skills);
    let backed: Vec<String> = all.filter(|skill| skill.by.contains(&name)).map(|skill| skill.name.clone()).collect();
    if !backed.is_empty() {
        lines.push(format!("Proves {}: its name says so", list_words(&backed)));
    }
    Some((name, lines))
}

fn skill_lines(skill: &SkillClaim, page: &Page<'_>) -> Vec<String> {
    let Some(proof) = skill.proof else {
        return vec![
            "Learned, and nothing backs it: it stands here because you switched on all skills.".into(),
            "A shipped project that names it would show it.".into(),
        ];
    };
    let backing = |title: &String| {
        let project = page.claims.projects.iter().find(|project| project.title == *title);
        let words =
            project.map_or_else(String::new, |project| format!(": {}, {}", word(project.proof), project.backing()));
        (project.and_then(|project| project.proof), format!("  {title}{words}"))
    };
    let mut by: Vec<_> = skill.by.iter().map(backing).collect();
    by.sort_by_key(|(proof, _)| std::cmp::Reverse(*proof));
    let first = format!("{}, backed by", capital(proof.word()));
    std::iter::once(first).chain(by.into_iter().map(|(_, line)| line)).collect()
}

fn project_lines(project: &ProjectClaim, page: &Page<'_>) -> Vec<String> {
    let stage = project.proof.map_or("being built", |proof| proof.word());
    let mut lines = vec![format!("{}, {}", capital(stage), project.backing())];
    let own = page.ctx.state.progress.project(&project.id);
    lines.extend(own.map(standing).filter(|standing| !standing.next.is_empty()).map(|standing| {
        let ways: Vec<String> = standing.next.into_iter().map(|next| next.what).collect();
        format!("To take it further: {}", list_words(&ways))
    }));
    lines.extend(project.links.iter().map(|link| format!("{}: {}", link.label, link.url)));
    if !project.stack.is_empty() {
        lines.push(format!("Skills: {}", list_words(&project.stack)));
    }
    if !project.bullets.is_empty() {
        lines.extend([String::new(), "Lines in the export".into()]);
        lines.extend(project.bullets.iter().map(|bullet| format!("  {}", bullet.text)));
    }
    lines
}

fn bullet_lines(bullet: &Bullet, project: &ProjectClaim, page: &Page<'_>) -> Vec<String> {
    let own = page.ctx.state.progress.project(&project.id);
    let mut lines = vec![bullet.text.clone(), String::new(), capital(&source(bullet, own))];
    lines.extend(result_of(bullet, own).iter().flat_map(|result| result_lines(result)));
    lines.push(capital(&project.backing()));
    lines.extend(project.links.iter().map(|link| format!("{}: {}", link.label, link.url)));
    let remarks = own.map_or_else(Vec::new, |own| lint(&bullet.text, own));
    if !remarks.is_empty() {
        lines.extend([String::new(), "Worth another look".into()]);
        lines.extend(remarks.iter().map(|remark| format!("  {remark}")));
    }
    lines
}

/// What was recorded, as it was typed.
fn result_lines(result: &Measured) -> Vec<String> {
    let unit = result.unit.as_deref().map_or_else(String::new, |unit| format!(" {unit}"));
    let mut lines = vec![format!("  value     {}{unit}", result.value)];
    let more =
        [("baseline", result.baseline.as_ref()), ("split", result.split.as_ref()), ("note", result.text.as_ref())];
    lines.extend(more.into_iter().filter_map(|(name, text)| Some(format!("  {name:<9} {}", text?))));
    lines
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
