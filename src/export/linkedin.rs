//! A LinkedIn profile: one block for each of its fields, to be pasted one by one, since nothing is imported there. Fields take
//! no markup and count their characters.
//!
//! LinkedIn publishes no list of limits: those of headline, About and description are what several guides of 2020 to 2025
//! agree on, the others are only warned about.

use unicode_segmentation::UnicodeSegmentation;

use super::Document;
use super::outline::dates;
use super::wording::{Changes, Rules, Said, Wording, as_it_is};
use crate::domain::claims::{Claims, HEADLINE, Network, ProjectClaim};
use crate::domain::event::Link;
use crate::domain::progress::Certificate;
use crate::domain::text::grouped;

/// Characters of the About text.
const ABOUT: usize = 2600;

/// Characters of a description.
const DESCRIPTION: usize = 2000;

/// Characters of a name, probably.
const NAME: usize = 255;

/// Characters of an address, probably.
const ADDRESS: usize = 256;

/// Characters of a skill, probably.
const SKILL: usize = 80;

/// How many skills a profile has, probably.
const SKILLS: usize = 100;

pub(super) const RULES: Rules = Rules { reword: as_it_is, escape: str::to_owned };

pub(super) fn document(claims: &Claims) -> Document {
    let mut blocks = Blocks { wording: Wording::new(RULES), blocks: Vec::new() };
    let profile = &claims.profile;
    if let Some(headline) = &profile.headline {
        blocks.cut("Headline", &Said::new("headline", headline), HEADLINE);
    }
    if let Some(summary) = &profile.summary {
        blocks.cut("About", &Said::new("summary", summary), ABOUT);
    }
    let elsewhere = |link: &&Link| !matches!(Network::of(link), Some((Network::LinkedIn, _)));
    for (nth, link) in profile.links.iter().filter(elsewhere).enumerate() {
        blocks.kept(&format!("Website {}, name", nth + 1), &Said::new("a link of the profile", &link.label), NAME);
        blocks.address(&format!("Website {}", nth + 1), &link.url);
    }
    for (nth, project) in claims.projects.iter().enumerate() {
        blocks.project(&format!("Project {}", nth + 1), project);
    }
    for (nth, project) in claims.in_progress.iter().enumerate() {
        blocks.project(&format!("Project in progress {}", nth + 1), project);
    }
    blocks.skills(claims);
    for (nth, certificate) in claims.certificates.iter().enumerate() {
        blocks.certificate(&format!("Certification {}", nth + 1), certificate);
    }
    for (nth, publication) in profile.publications.iter().enumerate() {
        let title = format!("Publication {}", nth + 1);
        blocks.kept(&format!("{title}, title"), &Said::new("a publication", &publication.label), NAME);
        blocks.address(&format!("{title}, URL"), &publication.url);
    }
    for (nth, level) in claims.levels.iter().enumerate() {
        blocks.kept(&format!("Course {}", nth + 1), &Said::new("a level", level.words()), NAME);
    }
    let mut text = blocks.blocks.join("\n\n");
    if !text.is_empty() {
        text.push('\n');
    }
    blocks.wording.document(text.into_bytes())
}

struct Blocks {
    wording: Wording,
    blocks: Vec<String>,
}

impl Blocks {
    fn block(&mut self, title: &str, text: &str) {
        self.blocks.push(format!("== {title} ==\n{text}"));
    }

    fn counted(&mut self, title: &str, text: &str, limit: usize) {
        self.block(&format!("{title} ({} of {})", grouped(length(text)), grouped(limit)), text);
    }

    /// A field that takes so much and no more.
    fn cut(&mut self, title: &str, said: &Said, limit: usize) {
        let text = self.wording.shortened(said, |text, changes| shortened(text, limit, limit, changes));
        self.counted(title, &text, limit);
    }

    /// A field that probably takes so much.
    fn kept(&mut self, title: &str, said: &Said, limit: usize) {
        let text = self.wording.shortened(said, |text, changes| {
            let long = length(&text);
            if long > limit {
                changes.add(format!("its {} characters are kept, but LinkedIn may take {limit} only", grouped(long)));
            }
            text
        });
        self.counted(title, &text, limit);
    }

    fn address(&mut self, title: &str, url: &str) {
        let long = length(url);
        if long > ADDRESS {
            let what = format!("its {} characters are kept, but LinkedIn may take {ADDRESS} only", grouped(long));
            self.wording.note(title, what);
        }
        self.counted(title, url, ADDRESS);
    }

    fn project(&mut self, title: &str, project: &ProjectClaim) {
        self.kept(&format!("{title}, name"), &Said::new("the title of a project", &project.title), NAME);
        self.description(&format!("{title}, description"), project);
        if let Some(dates) = dates(project) {
            self.block(&format!("{title}, dates"), &dates);
        }
        if !project.stack.is_empty() {
            let field = format!("a skill of {}", project.title);
            let skills: Vec<String> =
                project.stack.iter().map(|name| self.wording.text(&Said::new(field.as_str(), name))).collect();
            self.block(&format!("{title}, skills"), &skills.join("\n"));
        }
        for link in &project.links {
            let label = self.wording.text(&Said::new(format!("a link of {}", project.title), &link.label));
            self.address(&format!("{title}, link: {label}"), &link.url);
        }
    }

    /// The summary, the learner's part, the data and the lines, each on a line of its own; what comes too late is left out.
    fn description(&mut self, title: &str, project: &ProjectClaim) {
        let of = |name: &str| format!("{name} of {}", project.title);
        let line = |lead: &'static str, name: &str, text: &str| (lead, Said::new(of(name), text));
        let mut parts = Vec::new();
        parts.extend(project.summary.iter().map(|text| line("", "summary", text)));
        parts.extend(project.role.iter().map(|role| line("", "role", &format!("Role: {role}"))));
        parts.extend(project.dataset.iter().map(|data| {
            let split = data.split.as_deref().map_or_else(String::new, |split| format!(" ({split})"));
            line("", "data", &format!("Data: {}{split}", data.name))
        }));
        parts.extend(project.bullets.iter().map(|bullet| line("- ", "a line", &bullet.text)));
        let mut text = String::new();
        for (lead, said) in parts {
            let gap = if text.is_empty() { "" } else { "\n" };
            let room = DESCRIPTION.saturating_sub(length(&text) + gap.len() + lead.len());
            let part = self.wording.shortened(&said, |part, changes| shortened(part, room, DESCRIPTION, changes));
            if !part.is_empty() {
                text.push_str(&[gap, lead, &part].concat());
            }
        }
        if !text.is_empty() {
            self.counted(title, &text, DESCRIPTION);
        }
    }

    fn skills(&mut self, claims: &Claims) {
        let all: Vec<&String> = claims.skills.iter().flat_map(|group| &group.skills).map(|skill| &skill.name).collect();
        let mut lines = Vec::new();
        for name in all.iter().take(SKILLS) {
            let said = Said::new("a skill", name.as_str());
            lines.push(self.wording.shortened(&said, |text, changes| {
                if length(&text) > SKILL {
                    changes.add(format!("\"{text}\" is kept, but LinkedIn may take {SKILL} characters only"));
                }
                text
            }));
        }
        if all.len() > SKILLS {
            self.wording.note("skills", format!("the last {} of {} are left out", all.len() - SKILLS, all.len()));
        }
        if !lines.is_empty() {
            self.block(&format!("Skills ({} of {SKILLS})", lines.len()), &lines.join("\n"));
        }
    }

    fn certificate(&mut self, title: &str, certificate: &Certificate) {
        for (field, text) in [("name", &certificate.name), ("issuing organization", &certificate.issuer)] {
            if let Some(text) = text {
                self.kept(&format!("{title}, {field}"), &Said::new(format!("{field} of a certificate"), text), NAME);
            }
        }
        if let Some(date) = &certificate.date {
            let date = self.wording.text(&Said::new("date of a certificate", date));
            self.block(&format!("{title}, issue date"), &date);
        }
        if let Some(url) = &certificate.url {
            self.address(&format!("{title}, credential URL"), url);
        }
    }
}

/// Characters as a form counts them. Source: HTML, "The maxlength and minlength attributes": UTF-16 code units.
fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// As much of a text as there is room for, up to the end of a sentence if that is not far, else of a word; and a note of that.
fn shortened(text: String, room: usize, limit: usize, changes: &mut Changes) -> String {
    let long = length(&text);
    if long <= room {
        return text;
    }
    let kept = beginning(&text, room);
    let field = format!("LinkedIn takes {} in this field", grouped(limit));
    changes.add(match length(&kept) {
        0 => format!("left out with its {} characters, as {field}", grouped(long)),
        kept => format!("cut to {} of {} characters, as {field}", grouped(kept), grouped(long)),
    });
    kept
}

/// The fewest characters that are worth a line of their own.
const LEAST: usize = 40;

fn beginning(text: &str, room: usize) -> String {
    let mut used = 0;
    let fits = |grapheme: &&str| {
        used += length(grapheme);
        used <= room
    };
    let end: usize = text.graphemes(true).take_while(fits).map(str::len).sum();
    let sentence = |(at, end): (usize, &str)| at + end.trim_end().len();
    let sentences = [". ", "! ", "? "].iter().filter_map(|mark| text[..end].rmatch_indices(mark).next().map(sentence));
    let whole = sentences.max().filter(|whole| whole * 2 >= end);
    // The ellipsis wants a place too.
    let last = text[..end].grapheme_indices(true).next_back().map_or(0, |(at, _)| at);
    match (whole, text[..last].rfind(' ')) {
        (Some(whole), _) => text[..whole].to_owned(),
        _ if room < LEAST => String::new(),
        (None, Some(word)) => format!("{}…", text[..word].trim_end_matches([',', ';', ':', ' '])),
        (None, None) => format!("{}…", &text[..last]),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::claims::{Bullet, Source};
    use crate::domain::progress::Profile;

    #[test]
    fn a_text_ends_with_a_sentence_or_a_word() {
        let cut = |text: &str, room: usize| {
            let mut wording = Wording::new(RULES);
            let said = Said::new("about", text);
            let text = wording.shortened(&said, |text, changes| shortened(text, room, 2000, changes));
            let notes: Vec<String> = wording.document(Vec::new()).notes.iter().map(ToString::to_string).collect();
            (text, notes.concat())
        };
        let text = "One sentence is here. Another one, which is longer, follows. And more";
        assert_eq!(cut(text, 100), (text.into(), String::new()));
        assert_eq!(
            cut(text, 65),
            (
                "One sentence is here. Another one, which is longer, follows.".into(),
                "Reworded, about: cut to 60 of 69 characters, as LinkedIn takes 2,000 in this field.".into()
            )
        );
        assert_eq!(cut(text, 46).0, "One sentence is here. Another one, which is…");
        assert_eq!(
            cut(text, 10),
            (
                String::new(),
                "Reworded, about: left out with its 69 characters, as LinkedIn takes 2,000 in this field.".into()
            )
        );
        let emoji = cut(&"🚀".repeat(40), 41).0;
        assert_eq!((emoji.chars().count(), length(&emoji)), (20, 39));
    }

    /// Claims with these texts in their fields.
    fn claims(texts: &[String]) -> Claims {
        let text = |nth: usize| texts[nth % texts.len()].clone();
        let project = ProjectClaim {
            title: text(0),
            summary: Some(text(1)),
            role: Some(text(2)),
            bullets: texts.iter().map(|text| Bullet { text: text.clone(), source: Source::Written }).collect(),
            ..ProjectClaim::default()
        };
        Claims {
            profile: Profile { headline: Some(text(3)), summary: Some(text(4)), ..Profile::default() },
            projects: vec![project],
            ..Claims::default()
        }
    }

    #[test]
    fn a_description_ends_where_the_field_does_and_says_so() {
        let texts: Vec<String> = (1..=12).map(|nth| format!("Line {nth} {}", "says so much. ".repeat(16))).collect();
        let document = document(&claims(&texts));
        let start = document.text().find("== Project 1, description").unwrap();
        let block = &document.text()[start..];
        assert!(block.starts_with("== Project 1, description (1,986 of 2,000) ==\nLine 2 says so much."), "{block}");
        let notes: Vec<String> = document.notes.iter().map(ToString::to_string).collect();
        let title = &texts[0];
        assert_eq!(notes[0], "Reworded, headline: cut to 216 of 230 characters, as LinkedIn takes 220 in this field.");
        assert_eq!(
            notes[1],
            format!(
                "Reworded, a line of {title}: cut to 118 of 230 characters, as LinkedIn takes 2,000 in this field."
            )
        );
    }

    proptest! {
        #[test]
        fn no_text_is_longer_than_its_field_and_none_is_cut_silently(
            texts in prop::collection::vec(prop_oneof![".{0,80}", "[a-z .中🚀]{200,3000}"], 1..12),
        ) {
            let claims = claims(&texts);
            let document = document(&claims);
            for (title, limit) in [("Headline", HEADLINE), ("About", ABOUT), ("Project 1, description", DESCRIPTION)] {
                let Some((_, block)) = document.text().split_once(&format!("== {title} (")) else { continue };
                let (head, text) = block.split_once(") ==\n").unwrap();
                let text = text.split("\n\n==").next().unwrap().trim_end_matches('\n');
                prop_assert_eq!(head, format!("{} of {}", grouped(length(text)), grouped(limit)));
                prop_assert!(length(text) <= limit, "{} of {limit}", length(text));
            }
            for seen in &document.seen {
                prop_assert!(document.text().contains(seen), "{seen}");
            }
            let whole = texts.iter().all(|text| text.trim().is_empty() || document.seen.iter().any(|seen| *seen == text.split_whitespace().collect::<Vec<_>>().join(" ")));
            prop_assert!(whole || !document.notes.is_empty());
        }
    }
}
