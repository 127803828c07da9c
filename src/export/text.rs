//! A résumé in plain text, for forms that take nothing else: one column, conventional headings, no markup.

use super::layout::{certificate_line, clean, contacts, dates, stack_line};
use crate::domain::claims::{Claims, ProjectClaim};

pub(super) fn document(claims: &Claims) -> String {
    let mut blocks: Vec<String> = Vec::new();
    let mut head = vec![clean(claims.profile.name.as_deref().unwrap_or("Résumé"))];
    head.extend(claims.profile.headline.as_deref().map(clean));
    let contact = contacts(claims);
    if !contact.is_empty() {
        head.push(contact.join(" | "));
    }
    head.extend(claims.profile.links.iter().map(|link| format!("{}: {}", clean(&link.label), clean(&link.url))));
    blocks.push(head.join("\n"));
    if let Some(summary) = &claims.profile.summary {
        blocks.push(format!("SUMMARY\n{}", clean(summary)));
    }
    if !claims.skills.is_empty() {
        let lines = claims.skills.iter().map(|group| {
            let names: Vec<String> = group.skills.iter().map(|skill| clean(&skill.name)).collect();
            format!("{}: {}", clean(&group.category), names.join(", "))
        });
        blocks.push(format!("SKILLS\n{}", lines.collect::<Vec<_>>().join("\n")));
    }
    if !claims.projects.is_empty() {
        let projects: Vec<String> = claims.projects.iter().map(project).collect();
        blocks.push(format!("PROJECTS\n{}", projects.join("\n\n")));
    }
    if !claims.certificates.is_empty() {
        let lines = claims.certificates.iter().map(|certificate| {
            let url = certificate.url.as_deref().map_or_else(String::new, |url| format!(", {}", clean(url)));
            format!("- {}{url}", certificate_line(certificate))
        });
        blocks.push(format!("CERTIFICATIONS\n{}", lines.collect::<Vec<_>>().join("\n")));
    }
    blocks.join("\n\n") + "\n"
}

fn project(project: &ProjectClaim) -> String {
    let dates = dates(project).map_or_else(String::new, |dates| format!(", {dates}"));
    let mut lines = vec![format!("{}{dates}", clean(&project.title))];
    lines.extend(project.summary.as_deref().map(clean));
    lines.extend(project.role.as_deref().map(|role| format!("Role: {}", clean(role))));
    lines.extend(stack_line(project));
    lines.extend(project.bullets.iter().map(|bullet| format!("- {}", clean(bullet))));
    lines.extend(project.links.iter().map(|link| format!("{}: {}", clean(&link.label), clean(&link.url))));
    lines.join("\n")
}
