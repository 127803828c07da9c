//! What Enter opens: a field to change, or what backs a claim.

use super::Part;
use crate::domain::claims::{Claims, ProjectClaim, SkillClaim, claims};
use crate::domain::progress::Profile;
use crate::domain::text::list_words;
use crate::tui::intent::{Intent, Target};
use crate::tui::look::Ctx;
use crate::tui::overlays::{Details, Overlay, ProfileField, Purpose, TextBox};

/// What follows from Enter on a row.
pub(super) fn open(part: &Part, ctx: &Ctx<'_>) -> Vec<Intent> {
    let state = ctx.state;
    let claims = claims(&state.catalog, &state.progress);
    let overlay = match part {
        Part::Document => return Vec::new(),
        Part::Field(field) => change(&state.progress.learner.profile, *field, None),
        Part::Link(label) => change(&state.progress.learner.profile, ProfileField::Link, Some(label)),
        Part::Skill(id) => {
            let skill = claims.skills.iter().flat_map(|group| &group.skills).find(|skill| skill.id == *id);
            let Some(skill) = skill else { return Vec::new() };
            details(&skill.name, skill_lines(skill, &claims))
        }
        Part::Project(id) => {
            let project = claims.projects.iter().find(|project| project.id == id.as_str());
            let Some(project) = project else { return Vec::new() };
            details(&project.title, project_lines(project))
        }
        Part::Certificate(name) => {
            let certificate = claims.certificates.iter().find(|one| one.name.as_deref() == Some(name));
            let Some(certificate) = certificate else { return Vec::new() };
            let parts = [&certificate.issuer, &certificate.date, &certificate.url];
            details(name, parts.into_iter().flatten().cloned().collect())
        }
        Part::Missing(sentence) => details("Missing", vec![sentence.clone()]),
        Part::Withheld(what) => {
            let project = state.progress.projects().find(|project| project.title == *what);
            if let Some(project) = project {
                return vec![Intent::Go(Target::Project(project.id.clone()))];
            }
            let why = claims.withheld.into_iter().find(|one| one.what == *what).map(|one| one.why);
            details(what, why.into_iter().collect())
        }
    };
    vec![Intent::Push(Box::new(overlay))]
}

fn details(title: &str, lines: Vec<String>) -> Overlay {
    Overlay::Details(Details::new(title, lines))
}

fn change(profile: &Profile, field: ProfileField, label: Option<&str>) -> Overlay {
    let now = match label {
        Some(label) => {
            let link = profile.links.iter().find(|link| link.label == label);
            link.map_or_else(String::new, |link| format!("{}={}", link.label, link.url))
        }
        None => value(profile, field),
    };
    let help = match (field, label) {
        (ProfileField::Name, _) => "As it should stand on top; empty clears it",
        (ProfileField::Headline, _) => "One line under the name: what you do; empty clears it",
        (ProfileField::Email, _) => "you@example.org; empty clears it",
        (ProfileField::Phone, _) => "With the country's code; empty clears it",
        (ProfileField::Location, _) => "Town and country; empty clears it",
        (ProfileField::Summary, _) => "Two or three sentences; empty clears it",
        (ProfileField::Link, None) => "Label and address: GitHub=https://github.com/you",
        (ProfileField::Link, Some(_)) => "Label and address; nothing after the = removes it",
    };
    Overlay::Text(TextBox::new(format!("Profile: {field}"), help, &now, Purpose::Profile(field)))
}

/// What a field of the profile says now; nothing for links, which are many.
pub(super) fn value(profile: &Profile, field: ProfileField) -> String {
    let text = match field {
        ProfileField::Name => &profile.name,
        ProfileField::Headline => &profile.headline,
        ProfileField::Email => &profile.email,
        ProfileField::Phone => &profile.phone,
        ProfileField::Location => &profile.location,
        ProfileField::Summary => &profile.summary,
        ProfileField::Link => &None,
    };
    text.clone().unwrap_or_default()
}

fn skill_lines(skill: &SkillClaim, claims: &Claims) -> Vec<String> {
    let backing = |title: &String| {
        let project = claims.projects.iter().find(|project| project.title == *title);
        let words = project.map_or_else(String::new, |project| format!(": {}, {}", project.proof, project.backing));
        (project.map(|project| project.proof), format!("  {title}{words}"))
    };
    let mut by: Vec<_> = skill.by.iter().map(backing).collect();
    by.sort_by_key(|(proof, _)| std::cmp::Reverse(*proof));
    let first = format!("{}, backed by", capital(skill.proof.word()));
    std::iter::once(first).chain(by.into_iter().map(|(_, line)| line)).collect()
}

fn project_lines(project: &ProjectClaim) -> Vec<String> {
    let mut lines = vec![format!("{}, {}", capital(project.proof.word()), project.backing)];
    lines.extend(project.links.iter().map(|link| format!("{}: {}", link.label, link.url)));
    if !project.stack.is_empty() {
        lines.push(format!("Skills: {}", list_words(&project.stack)));
    }
    if !project.bullets.is_empty() {
        lines.extend([String::new(), "Lines in the export".into()]);
        lines.extend(project.bullets.iter().map(|bullet| format!("  {bullet}")));
    }
    lines
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
