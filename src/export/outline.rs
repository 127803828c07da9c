//! A résumé as sections and entries: what the formats share that are read from top to bottom. One column and conventional
//! headings, as the programs that parse résumés want them.

use super::wording::{Said, Wording};
use crate::domain::claims::{Claims, ProjectClaim, SkillGroup};
use crate::domain::event::Link;
use crate::domain::progress::Certificate;
use crate::domain::text::sentence;
use crate::domain::time::Day;

/// A résumé from top to bottom.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Outline {
    /// The learner's name, or the word for the document.
    pub name: Said,
    /// One line under it.
    pub headline: Option<Said>,
    /// E-mail, telephone, place.
    pub contacts: Vec<Said>,
    /// Links of the profile.
    pub links: Vec<Address>,
    /// The sections that hold something.
    pub sections: Vec<Section>,
}

/// A labelled address.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Address {
    /// What it is called.
    pub label: Said,
    /// Where it leads; public, without spaces or control characters.
    pub url: String,
}

/// A heading with what stands under it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Section {
    /// A conventional heading.
    pub title: &'static str,
    /// What stands under it; never empty.
    pub blocks: Vec<Block>,
}

/// A part of a section.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Block {
    /// A paragraph.
    Paragraph(Said),
    /// `Frameworks: PyTorch, Keras`
    Labelled(Said, Vec<Said>),
    /// A project.
    Entry(Box<Entry>),
    /// A line of a list, with where it can be checked.
    Line(Said, Option<String>),
}

/// A project.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    /// Its title.
    pub title: Said,
    /// `Oct 2026 – Nov 2026`
    pub dates: Option<String>,
    /// The days that they are made of: begun, shipped.
    pub days: (Option<Day>, Option<Day>),
    /// What it is, the learner's part, what it is built with: each a text that may lack its full stop.
    pub about: Vec<Said>,
    /// What came of it.
    pub bullets: Vec<Said>,
    /// Where to see it.
    pub links: Vec<Address>,
}

impl Entry {
    /// What it is, sentence by sentence in one paragraph; none where nothing is said.
    pub fn paragraph(&self, wording: &mut Wording) -> Option<String> {
        let sentences: Vec<String> = self.about.iter().map(|said| sentence(&wording.text(said))).collect();
        (!sentences.is_empty()).then(|| sentences.join(" "))
    }
}

impl Outline {
    /// The outline of what may be said.
    pub fn of(claims: &Claims) -> Self {
        let profile = &claims.profile;
        let own = |field: &str, text: &Option<String>| text.as_deref().map(|text| Said::new(field, text));
        let contacts = [("e-mail", &profile.email), ("phone", &profile.phone), ("location", &profile.location)];
        let section = |title: &'static str, blocks: Vec<Block>| Section { title, blocks };
        let entries =
            |projects: &[ProjectClaim]| projects.iter().map(|one| Block::Entry(Box::new(entry(one)))).collect();
        let sections = [
            section("Summary", own("summary", &profile.summary).map(Block::Paragraph).into_iter().collect()),
            section("Skills", claims.skills.iter().map(skills).collect()),
            section("Projects", entries(&claims.projects)),
            section("In progress", entries(&claims.in_progress)),
            section("Certifications", claims.certificates.iter().map(certificate).collect()),
            section("Publications", profile.publications.iter().map(publication).collect()),
            section(
                "Training",
                claims.levels.iter().map(|level| Block::Line(Said::new("level", level.words()), None)).collect(),
            ),
        ];
        Self {
            name: own("name", &profile.name).unwrap_or_else(|| Said::new("name", "Résumé")),
            headline: own("headline", &profile.headline),
            contacts: contacts.into_iter().filter_map(|(field, text)| own(field, text)).collect(),
            links: profile.links.iter().map(|link| address("a link of the profile", link)).collect(),
            sections: sections.into_iter().filter(|section| !section.blocks.is_empty()).collect(),
        }
    }
}

fn address(field: &str, link: &Link) -> Address {
    Address { label: Said::new(field, &link.label), url: link.url.clone() }
}

fn skills(group: &SkillGroup) -> Block {
    let names = group.skills.iter().map(|skill| Said::new("a skill", &skill.name)).collect();
    Block::Labelled(Said::new("a category", &group.category), names)
}

fn certificate(certificate: &Certificate) -> Block {
    let parts = [&certificate.name, &certificate.issuer, &certificate.date];
    let words: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    Block::Line(Said::new("a certificate", words.join(", ")), certificate.url.clone())
}

fn publication(link: &Link) -> Block {
    Block::Line(Said::new("a publication", &link.label), Some(link.url.clone()))
}

fn entry(project: &ProjectClaim) -> Entry {
    let of = |name: &str| format!("{name} of {}", project.title);
    let summary = project.summary.as_deref().map(|text| Said::new(of("summary"), text));
    let role = project.role.as_deref().map(|role| Said::new(of("role"), format!("Role: {role}")));
    let stack = stack(project).map(|text| Said::new(of("skills and data"), text));
    Entry {
        title: Said::new("the title of a project", &project.title),
        dates: dates(project),
        days: (project.start, project.end),
        about: [summary, role, stack].into_iter().flatten().collect(),
        bullets: project.bullets.iter().map(|bullet| Said::new(of("a line"), &bullet.text)).collect(),
        links: project.links.iter().map(|link| address(&of("a link"), link)).collect(),
    }
}

/// `Built with PyTorch and Docker. Data: PlantDoc (held-out test split)`
fn stack(project: &ProjectClaim) -> Option<String> {
    let stack = project.stack.join(", ");
    let data = project.dataset.as_ref().map(|dataset| {
        let split = dataset.split.as_deref().map_or_else(String::new, |split| format!(" ({split})"));
        format!("{}{split}", dataset.name)
    });
    match (stack.is_empty(), data) {
        (true, None) => None,
        (false, None) => Some(format!("Built with {stack}")),
        (true, Some(data)) => Some(format!("Data: {data}")),
        (false, Some(data)) => Some(format!("Built with {stack}. Data: {data}")),
    }
}

/// `Oct 2026 – Nov 2026`, one month when both are the same or only the end is known, `Oct 2026 – present` while it is built.
pub(super) fn dates(project: &ProjectClaim) -> Option<String> {
    let Some(end) = project.end else { return project.start.map(|start| format!("{} – present", month(start))) };
    let start = project.start.filter(|start| month(*start) != month(end));
    Some(start.map_or_else(|| month(end), |start| format!("{} – {}", month(start), month(end))))
}

fn month(day: Day) -> String {
    day.month_words()
}
