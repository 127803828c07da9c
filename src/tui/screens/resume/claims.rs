//! What is in the document, in its order: the profile, skills, projects with their lines, certificates, publications, levels.

use super::page::{Item, Page, word};
use super::part::Part;
use crate::domain::claims::{Bullet, Network, ProjectClaim, Source, is_public_link, lint, result_bullet};
use crate::domain::event::{Link, Measured};
use crate::domain::id::CertificateId;
use crate::domain::progress::Project;
use crate::domain::text::{fit, list_words, printable, width};
use crate::tui::overlays::ProfileField;
use crate::tui::widgets::{Sheet, columns};

/// Room for the name of a field.
const LABEL: usize = 14;
/// Room for `learned`, with the gap after it.
const PROOF: usize = 9;
/// Room for the beginning of what backs a skill.
const BACKING: usize = 11;
/// How far in something stands that belongs to what is above it.
pub(super) const INDENT: usize = 2;

impl Page<'_> {
    /// The sections of the document.
    pub(super) fn document(&self, sheet: &mut Sheet<Part>) {
        self.section(sheet, "Profile", self.profile());
        self.section(sheet, "Skills", self.skills());
        self.section(sheet, "Projects", self.projects(&self.claims.projects));
        self.section(sheet, "In progress", self.projects(&self.claims.in_progress));
        self.section(sheet, "Certificates", self.certificates());
        self.section(sheet, "Publications", self.publications());
        self.section(sheet, "Completed levels", self.levels());
    }

    fn profile(&self) -> Vec<Item> {
        let profile = &self.ctx.state.progress.learner.profile;
        let theme = &self.ctx.look.theme;
        let room = self.inner().saturating_sub(LABEL);
        let row = |part: Part, label: &str, value: &str, unset: &str| {
            let (words, style) = if value.is_empty() { (unset, theme.dim) } else { (value, theme.text) };
            let line = columns(&[(label, LABEL, theme.dim), (words, room, style)]);
            Item::new(part, format!("profile {label} {value}"), line)
        };
        let field = |field: ProfileField| {
            let value = field.value(profile);
            let private = field.network().is_some() && !value.is_empty() && !is_public_link(&value);
            let value = if private { format!("{value} (not public, left out)") } else { value };
            let unset = match field.suggested(self.suggestions) {
                Some(text) => format!("not set; to start from: {text}"),
                None => format!("not set: {}", field.purpose()),
            };
            row(Part::Field(field), field.word(), &value, &unset)
        };
        let several = [ProfileField::Link, ProfileField::Publication];
        // A page that stands among the links under another name needs no field of its own.
        let is_shown = |one: ProfileField| match one.network() {
            Some(network) => {
                !one.value(profile).is_empty() || !profile.links.iter().any(|link| leads_to(link, network))
            }
            None => !several.contains(&one),
        };
        let mut items: Vec<Item> = ProfileField::ALL.iter().copied().filter(|one| is_shown(*one)).map(field).collect();
        let is_field =
            |link: &Link| ProfileField::ALL.iter().any(|one| one.network().map(Network::word) == Some(&link.label));
        items.extend(profile.links.iter().filter(|link| !is_field(link)).map(|link| {
            let note = if is_public_link(&link.url) { "" } else { " (not public, left out)" };
            row(Part::Link(link.label.clone()), "link", &format!("{}{note} {}", link.label, link.url), "")
        }));
        items.push(row(Part::Field(ProfileField::Link), "link", "", "add one"));
        items
    }

    fn skills(&self) -> Vec<Item> {
        let all = self.claims.skills.iter().flat_map(|group| &group.skills);
        let longest = all.map(|skill| width(&skill.name) + 2 * INDENT).max().unwrap_or_default();
        let name = longest.min(self.inner().saturating_sub(PROOF + BACKING));
        let groups = self.claims.skills.iter();
        let skills = groups.flat_map(|group| group.skills.iter().map(|skill| (&group.category, skill)));
        let item = |(category, skill): (&String, &crate::domain::claims::SkillClaim)| {
            let (proof, by) = (word(skill.proof), list_words(&skill.by));
            let line = self.line(&[
                (&format!("{}{}", " ".repeat(INDENT), skill.name), name),
                (proof, PROOF),
                (&by, usize::MAX),
            ]);
            let words = format!("skills {category} {} {proof} {by}", skill.name);
            Item { group: Some(category.clone()), ..Item::new(Part::Skill(skill.id.clone()), words, line) }
        };
        skills.map(item).collect()
    }

    fn projects(&self, projects: &[ProjectClaim]) -> Vec<Item> {
        projects.iter().flat_map(|project| self.project_items(project)).collect()
    }

    /// A project with how it is backed, and its lines, each with where it comes from.
    fn project_items(&self, project: &ProjectClaim) -> Vec<Item> {
        let backing = match project.proof {
            Some(proof) => format!("{proof}, {}", project.backing()),
            None => format!("being built, {}", project.backing()),
        };
        let words = format!("projects {} {backing}", project.title);
        let title = self.line(&[(&project.title, usize::MAX)]);
        let head = Item::new(Part::Project(project.id.clone()), &*words, title).below(self.note(&backing, INDENT));
        let own = self.ctx.state.progress.project(&project.id);
        let theme = &self.ctx.look.theme;
        let line = |(nth, bullet): (usize, &Bullet)| {
            let text = format!("{}{} {}", " ".repeat(INDENT), self.ctx.look.glyphs.bullet, bullet.text);
            let source = source(bullet, own);
            let mut below = self.note(&source, 2 * INDENT);
            let remarks = own.map_or_else(Vec::new, |own| lint(&bullet.text, own));
            below.extend(remarks.iter().flat_map(|remark| self.styled(remark, 2 * INDENT, theme.warning)));
            let words = format!("{words} {} {source} {}", bullet.text, remarks.join(" "));
            let line = ratatui::text::Line::styled(fit(&printable(&text), self.inner()).into_owned(), theme.text);
            Item::new(Part::Line(project.id.clone(), nth), words, line).below(below)
        };
        std::iter::once(head).chain(project.bullets.iter().enumerate().map(line)).collect()
    }

    fn certificates(&self) -> Vec<Item> {
        let claimed = self.claimed_certificates().into_iter().map(|id| {
            let certificate = self.certificate(&id);
            let text = |part: Option<&String>| part.cloned().unwrap_or_default();
            let name = text(certificate.and_then(|one| one.name.as_ref()));
            let issuer = text(certificate.and_then(|one| one.issuer.as_ref()));
            let date = text(certificate.and_then(|one| one.date.as_ref()));
            let line = self.line(&[(&name, self.inner() * 3 / 5), (&format!("{issuer}, {date}"), usize::MAX)]);
            Item::new(Part::Certificate(id), format!("certificates {name} {issuer} {date}"), line)
        });
        claimed.chain([self.add(Part::AddCertificate, "certificates")]).collect()
    }

    /// The certificates that are in the document, in its order.
    fn claimed_certificates(&self) -> Vec<CertificateId> {
        let all = self.ctx.state.progress.learner.certificates.iter();
        let mut claimed: Vec<_> = all.filter(|(_, one)| self.claims.certificates.contains(one)).collect();
        claimed.sort_by(|(_, a), (_, b)| b.date.cmp(&a.date));
        claimed.into_iter().map(|(id, _)| id.clone()).collect()
    }

    fn publications(&self) -> Vec<Item> {
        let all = self.ctx.state.progress.learner.profile.publications.iter().map(|link| {
            let note = if is_public_link(&link.url) { "" } else { "not public, left out " };
            let line = self.line(&[(&link.label, self.inner() * 3 / 5), (&format!("{note}{}", link.url), usize::MAX)]);
            let words = format!("publications {} {}", link.label, link.url);
            Item::new(Part::Publication(link.label.clone()), words, line)
        });
        all.chain([self.add(Part::Field(ProfileField::Publication), "publications")]).collect()
    }

    /// The row that adds one.
    fn add(&self, part: Part, what: &str) -> Item {
        let line = ratatui::text::Line::styled("add one", self.ctx.look.theme.dim);
        Item::new(part, format!("{what} add one"), line)
    }

    fn levels(&self) -> Vec<Item> {
        let levels = self.claims.levels.iter().enumerate();
        let item = |(nth, level): (usize, &crate::domain::claims::LevelClaim)| {
            let words = level.words();
            Item::new(Part::Level(nth), format!("completed levels {words}"), self.line(&[(&words, usize::MAX)]))
        };
        levels.map(item).collect()
    }
}

fn leads_to(link: &Link, network: Network) -> bool {
    Network::of(link).is_some_and(|(found, _)| found == network)
}

/// Where a line comes from: `result macro-F1 on test`, `in your words`.
pub(super) fn source(bullet: &Bullet, project: Option<&Project>) -> String {
    if bullet.source == Source::Written {
        return "in your words".into();
    }
    let Some(result) = result_of(bullet, project) else { return "a result that you recorded".into() };
    let split = result.split.as_deref().map_or_else(String::new, |split| format!(" on {split}"));
    format!("result {}{split}", result.name)
}

/// The result that a line is made of.
pub(super) fn result_of<'a>(bullet: &Bullet, project: Option<&'a Project>) -> Option<&'a Measured> {
    project?.results.iter().find(|result| bullet.source == Source::Result && result_bullet(result) == bullet.text)
}
