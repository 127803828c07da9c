//! `resume.json` of jsonresume.org, schema 1.x: the shape in [`schema`], the words in [`reword`].
//!
//! Themes show different parts of it, so what must not be lost stands where every theme shows it, though that says it twice
//! to a program: the role also in the description, further links of a project among its highlights.

mod reword;
mod schema;

use schema::{Basics, Certificate, Education, Meta, Place, Profile, Project, Publication, Resume, Skill};

use super::Document;
use super::address::{in_text, is_mail, uri};
use super::wording::{Said, Wording};
use crate::domain::claims::{Claims, Network, ProjectClaim, SkillGroup};
use crate::domain::event::Link;
use crate::domain::progress;
use crate::domain::text::sentence;
use crate::domain::time::Day;

pub(super) fn document(claims: &Claims) -> Document {
    let mut wording = Wording::new(reword::RULES);
    let resume = resume(claims, &mut wording);
    let text = serde_json::to_string_pretty(&resume).unwrap_or_default();
    wording.document((text + "\n").into_bytes())
}

fn resume(claims: &Claims, wording: &mut Wording) -> Resume {
    let projects = claims.projects.iter().map(|claim| (claim, ""));
    let projects = projects.chain(claims.in_progress.iter().map(|claim| (claim, "In progress. ")));
    Resume {
        schema: "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json",
        basics: basics(&claims.profile, wording),
        skills: claims.skills.iter().map(|group| skill(group, wording)).collect(),
        projects: projects.map(|(claim, opening)| project(claim, opening, wording)).collect(),
        certificates: claims.certificates.iter().map(|one| certificate(one, wording)).collect(),
        publications: claims.profile.publications.iter().map(|one| publication(one, wording)).collect(),
        education: education(claims, wording),
        meta: Meta { version: "v1.0.0", last_modified: claims.as_of.map(|day| format!("{day}T00:00:00")) },
    }
}

fn basics(profile: &progress::Profile, wording: &mut Wording) -> Basics {
    let mut own =
        |field: &str, text: &Option<String>| text.as_deref().map(|text| wording.text(&Said::new(field, text)));
    let (name, label) = (own("name", &profile.name), own("headline", &profile.headline));
    let city = own("location", &profile.location);
    let summary = own("summary", &profile.summary);
    let email = profile.email.as_deref().filter(|text| taken("e-mail", text, is_mail, "no e-mail address", wording));
    let phone = profile.phone.as_deref().filter(|text| taken("phone", text, is_phone, "no telephone number", wording));
    let links: Vec<(&Link, String)> = profile
        .links
        .iter()
        .filter_map(|link| Some((link, address("a link of the profile", &link.url, wording)?)))
        .collect();
    let first = links.iter().position(|(link, _)| Network::of(link).is_none());
    let url = first.and_then(|first| links.get(first)).map(|(_, url)| url.clone());
    let rest = links.into_iter().enumerate().filter(|(nth, _)| Some(*nth) != first).map(|(_, link)| link);
    let profiles = rest.map(|(link, url)| match Network::of(link) {
        Some((network, name)) => {
            wording.seen(name);
            Profile::new(network.word(), name.to_owned(), url)
        }
        None => Profile::new("Website", wording.text(&Said::new("a link of the profile", &link.label)), url),
    });
    let profiles: Vec<Profile> = profiles.collect();
    [email, phone].into_iter().flatten().for_each(|text| wording.seen(text));
    Basics {
        name,
        label,
        email: email.map(str::to_owned),
        phone: phone.map(str::to_owned),
        profiles,
        website: url.clone(),
        url,
        summary,
        location: Place { city },
    }
}

fn skill(group: &SkillGroup, wording: &mut Wording) -> Skill {
    Skill {
        name: wording.text(&Said::new("a category", &group.category)),
        keywords: group.skills.iter().map(|skill| wording.text(&Said::new("a skill", &skill.name))).collect(),
        mark: "skills",
    }
}

fn project(claim: &ProjectClaim, opening: &str, wording: &mut Wording) -> Project {
    let of = |name: &str| format!("{name} of {}", claim.title);
    let name = wording.text(&Said::new("the title of a project", &claim.title));
    let (first, further) = match claim.links.split_first() {
        Some((first, further)) => (address(&of("a link"), &first.url, wording), further),
        None => (None, &[][..]),
    };
    let description = description(claim, opening);
    let description = (!description.is_empty()).then(|| wording.text(&Said::new(of("description"), description)));
    // The description says the role too: what is noted of it there is enough.
    let role = |role: &String| Wording::new(reword::RULES).text(&Said::new("", role));
    let mut highlights: Vec<String> =
        claim.bullets.iter().map(|bullet| wording.text(&Said::new(of("a line"), &bullet.text))).collect();
    for link in further {
        if let Some(url) = address(&of("a link"), &link.url, wording) {
            highlights.push(wording.text(&Said::new(of("a link"), format!("{}: {}", link.label, in_text(&url)))));
        }
    }
    Project {
        name,
        description,
        highlights,
        keywords: claim.stack.iter().map(|name| wording.text(&Said::new("a skill", name))).collect(),
        start_date: claim.start.and_then(date_of),
        end_date: claim.end.and_then(date_of),
        url: first,
        roles: claim.role.iter().map(role).collect(),
        mark: claim.id.to_string(),
    }
}

/// What it is, the learner's part, the data; and when it was finished where no theme would show that for want of a start.
fn description(claim: &ProjectClaim, opening: &str) -> String {
    let role = claim.role.as_deref().map(|role| format!("Role: {role}"));
    let data = claim.dataset.as_ref().map(|dataset| {
        let split = dataset.split.as_deref().map_or_else(String::new, |split| format!(" ({split})"));
        format!("Data: {}{split}", dataset.name)
    });
    let finished = claim.end.filter(|_| claim.start.is_none()).map(|end| format!("Finished {}", end.month_words()));
    let parts = [claim.summary.clone(), role, data, finished].into_iter().flatten();
    let sentences: Vec<String> = parts.map(|part| sentence(part.trim())).filter(|part| !part.is_empty()).collect();
    format!("{opening}{}", sentences.join(" ")).trim_end().to_owned()
}

fn certificate(claim: &progress::Certificate, wording: &mut Wording) -> Certificate {
    let field = "a certificate";
    let mut own = |text: &Option<String>| text.as_deref().map(|text| wording.text(&Said::new(field, text)));
    let (name, issuer) = (own(&claim.name), own(&claim.issuer));
    let date = claim
        .date
        .as_deref()
        .filter(|text| taken("the date of a certificate", text, is_date, "no date like 2026-05", wording));
    Certificate {
        name,
        date: date.map(str::to_owned),
        issuer,
        url: claim.url.as_deref().and_then(|url| address(field, url, wording)),
        mark: "certificate",
    }
}

fn publication(link: &Link, wording: &mut Wording) -> Publication {
    let url = address("a publication", &link.url, wording);
    Publication {
        name: wording.text(&Said::new("a publication", &link.label)),
        summary: url.as_deref().map(|url| wording.text(&Said::new("a publication", in_text(url)))),
        url,
        mark: "publication",
    }
}

fn education(claims: &Claims, wording: &mut Wording) -> Vec<Education> {
    let courses: Vec<String> =
        claims.levels.iter().map(|level| wording.text(&Said::new("level", level.words()))).collect();
    if courses.is_empty() { Vec::new() } else { vec![Education { area: "Training", courses, mark: "training" }] }
}

/// The address as the schema takes it; left out with a note when it takes none like it.
fn address(field: &str, url: &str, wording: &mut Wording) -> Option<String> {
    let uri = uri(url);
    if uri.is_none() {
        wording.note(field, format!("{url} is left out, for its host is no name that the schema takes"));
    }
    uri
}

/// Whether the schema takes a text; noted when it does not.
fn taken(field: &str, text: &str, is_taken: fn(&str) -> bool, why: &str, wording: &mut Wording) -> bool {
    let taken = is_taken(text);
    if !taken {
        wording.note(field, format!("\"{}\" is left out, for it is {why}", crate::domain::text::printable(text)));
    }
    taken
}

/// Whether a text is a telephone number, with words for what is around it: `+44 20 7946 0018 ext. 5`.
fn is_phone(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '+' | '-' | '.' | '(' | ')' | '/');
    text.bytes().any(|b| b.is_ascii_digit()) && text.chars().all(plain)
}

fn date_of(day: Day) -> Option<String> {
    Some(day.to_string()).filter(|date| is_date(date))
}

/// Whether a text is a date of the schema, and one of the calendar: `2026`, `2026-05`, `2026-05-31`.
fn is_date(text: &str) -> bool {
    let whole = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    text.starts_with(['1', '2']) && Day::parse(&whole).is_some()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;
    use crate::domain::catalog::Dataset;
    use crate::domain::claims::{Bullet, MADE_HERE, SkillClaim, Source};

    fn link(label: &str, url: &str) -> Link {
        Link { label: label.into(), url: url.into() }
    }

    /// Claims with this text in every field that takes any text.
    fn of(text: &str) -> Claims {
        let own = || Some(text.to_owned());
        let skill = SkillClaim { id: "free:x".into(), name: text.into(), proof: None, by: Vec::new() };
        let project = ProjectClaim {
            id: "leaf-7c3f".into(),
            title: text.into(),
            summary: own(),
            role: own(),
            end: Day::parse("2026-11-02"),
            links: vec![link(text, "https://a.org/x"), link(text, "https://a.org/_y_")],
            stack: vec![text.into()],
            dataset: Some(Dataset { name: text.into(), ..Dataset::default() }),
            bullets: vec![Bullet { text: text.into(), source: Source::Written }],
            ..ProjectClaim::default()
        };
        Claims {
            profile: progress::Profile {
                name: own(),
                headline: own(),
                email: own(),
                phone: own(),
                location: own(),
                summary: own(),
                links: vec![
                    link(text, "https://a.org"),
                    link("x", "https://github.com/ada"),
                    link(text, "https://b.org"),
                ],
                publications: vec![link(text, "https://a.org/p")],
            },
            skills: vec![SkillGroup { category: text.into(), skills: vec![skill] }],
            in_progress: vec![ProjectClaim { end: None, start: Day::parse("2026-05-01"), ..project.clone() }],
            projects: vec![project],
            certificates: vec![progress::Certificate {
                name: own(),
                issuer: own(),
                date: own(),
                url: Some("https://a.org/c".into()),
            }],
            as_of: Day::parse("2026-11-20"),
            ..Claims::default()
        }
    }

    #[test]
    fn a_resume_has_the_shape_of_the_schema() {
        let mut claims = of("Leaf");
        claims.profile.email = Some("ada@example.org".into());
        claims.profile.phone = Some("555-0132".into());
        claims.certificates[0].date = Some("2026-05".into());
        let document = document(&claims);
        assert_eq!(document.notes, []);
        insta::assert_snapshot!(document.text());
    }

    #[test]
    fn what_the_schema_refuses_is_left_out_and_noted() {
        let mut claims = of("Leaf");
        claims.profile.links.push(link("x", "https://b\u{fc}cher.example/"));
        let notes: Vec<String> = document(&claims).notes.iter().map(ToString::to_string).collect();
        assert_eq!(
            notes,
            [
                "Reworded, e-mail: \"Leaf\" is left out, for it is no e-mail address.",
                "Reworded, phone: \"Leaf\" is left out, for it is no telephone number.",
                "Reworded, a link of the profile: https://b\u{fc}cher.example/ is left out, for its host is no name that the schema takes.",
                "Reworded, the date of a certificate: \"Leaf\" is left out, for it is no date like 2026-05.",
            ]
        );
        for (text, taken) in [
            ("2026", true),
            ("2026-05", true),
            ("2026-05-31", true),
            ("2026-13", false),
            ("2026-02-30", false),
            ("3026", false),
            ("May 2026", false),
            ("2026-5", false),
        ] {
            assert_eq!(is_date(text), taken, "{text}");
        }
    }

    #[test]
    fn every_entry_is_marked_with_what_it_comes_from() {
        let sections = |claims: &Claims| -> Value { serde_json::from_slice(&document(claims).bytes).unwrap() };
        let empty = sections(&Claims::default());
        let sections = sections(&of("Leaf"));
        let marks = |list: &Value| -> Vec<String> {
            let entries = list.as_array().into_iter().flatten();
            entries.map(|entry| entry[MADE_HERE].as_str().unwrap_or("none").to_owned()).collect()
        };
        assert_eq!(marks(&sections["projects"]), ["leaf-7c3f", "leaf-7c3f"]);
        assert_eq!(marks(&sections["skills"]), ["skills"]);
        assert_eq!(marks(&sections["certificates"]), ["certificate"]);
        assert_eq!(marks(&sections["publications"]), ["publication"]);
        assert_eq!(marks(&sections["basics"]["profiles"]), ["profile", "profile"]);
        assert!(empty["basics"]["profiles"].is_array());
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_in_any_field_leaves_the_file_whole(text in r"[ab<>&;#*_`~\\\[\]()! .\-+1é中\u{0}\u{202e}]{0,30}|.{0,30}") {
            let document = document(&of(&text));
            let read: Value = serde_json::from_slice(&document.bytes).unwrap();
            let escaped = read["projects"][0]["name"].as_str().unwrap();
            let name = escaped.trim_start_matches('\u{a0}');
            prop_assert!(name.is_empty() || document.seen.iter().any(|seen| seen == name));
            let as_entered = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let noted = document.notes.iter().any(|note| note.field == "the title of a project");
            prop_assert!(name == as_entered || noted, "{text:?} became {name:?}");
        }
    }
}
