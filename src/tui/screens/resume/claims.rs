//! The left pane: the profile, the claims with what backs them, and what is missing or left out.

use ratatui::text::Line;

use super::Part;
use crate::domain::claims::{Claims, is_public_link};
use crate::domain::id::ProjectId;
use crate::domain::text::{fit, list_words, printable, wrap};
use crate::export::{self, Format};
use crate::tui::action::{Action, Context};
use crate::tui::look::Ctx;
use crate::tui::overlays::ProfileField;
use crate::tui::widgets::{MARK, Sheet, columns};

/// What the pane is made from.
pub(super) struct Page<'a> {
    /// The state and the look.
    pub ctx: &'a Ctx<'a>,
    /// What may be said.
    pub claims: &'a Claims,
    /// In lower case; empty shows all.
    pub filter: &'a str,
    /// The width of the pane.
    pub cells: u16,
}

/// Room for the name of a field.
const LABEL: usize = 10;

/// Room for `proven`, with the gap after it.
const PROOF: usize = 8;
/// Cells between two texts of a row.
const GAP: usize = 2;

impl Page<'_> {
    /// The rows of the pane; where the document has no room of its own, the first one leads to it.
    pub(super) fn sheet(&self, format: Format) -> Sheet<Part> {
        let mut sheet = Sheet::default();
        if self.claims.projects.is_empty() && self.filter.is_empty() {
            let key = self.ctx.look.keymap.key_for(Context::Global, Action::Portfolio).unwrap_or_default();
            let words = format!(
                "No project makes a claim yet. Ship one with a public link and a measured result (Portfolio, {key}): then it stands here and in the export, with its skills."
            );
            sheet.paragraph(&words, self.cells, self.ctx.look.theme.text);
            sheet.gap();
        }
        if !self.ctx.wide() && self.filter.is_empty() {
            let right = self.ctx.look.keymap.key_for(Context::Resume, Action::Right).unwrap_or_default();
            let words = format!("Preview as {format} ({right})");
            sheet.row(Part::Document, self.line(&[(&words, usize::MAX)]));
        }
        self.profile(&mut sheet);
        self.skills(&mut sheet);
        self.projects(&mut sheet);
        self.certificates(&mut sheet);
        self.missing(&mut sheet);
        if sheet.is_empty() {
            sheet.paragraph("Nothing here holds that text. Esc shows everything.", self.cells, self.ctx.look.theme.dim);
        }
        sheet
    }

    fn inner(&self) -> usize {
        usize::from(self.cells.saturating_sub(MARK))
    }

    /// A row of texts with their widths, the gap after each within it; the last one has what is left, and from the second
    /// on they are dim.
    fn line(&self, parts: &[(&str, usize)]) -> Line<'static> {
        let theme = &self.ctx.look.theme;
        let mut left = self.inner();
        let cells: Vec<_> = parts
            .iter()
            .enumerate()
            .map(|(nth, (text, width))| {
                let width = (*width).min(left);
                left -= width;
                let room = if nth + 1 < parts.len() { width.saturating_sub(GAP) } else { width };
                (fit(&printable(text), room).into_owned(), width, if nth == 0 { theme.text } else { theme.dim })
            })
            .collect();
        let cells: Vec<_> = cells.iter().map(|(text, width, style)| (text.as_str(), *width, *style)).collect();
        columns(&cells)
    }

    /// A heading and its rows, as far as they hold the filter's text; nothing when none does.
    fn section(&self, sheet: &mut Sheet<Part>, title: &str, rows: Vec<(Part, String, Line<'static>)>) {
        let holds = |words: &str| self.filter.is_empty() || words.to_lowercase().contains(self.filter);
        let rows: Vec<_> = rows.into_iter().filter(|(_, words, _)| holds(words)).collect();
        if !rows.is_empty() {
            sheet.heading(Line::styled(title.to_owned(), self.ctx.look.theme.heading));
        }
        for (part, _, line) in rows {
            sheet.row(part, line);
        }
    }

    fn profile(&self, sheet: &mut Sheet<Part>) {
        let profile = &self.ctx.state.progress.learner.profile;
        let theme = &self.ctx.look.theme;
        let room = self.inner().saturating_sub(LABEL);
        let row = |part: Part, label: &str, value: &str, unset: &str| {
            let (words, style) = if value.is_empty() { (unset, theme.dim) } else { (value, theme.text) };
            let line = columns(&[(label, LABEL, theme.dim), (words, room, style)]);
            (part, format!("profile {label} {value}"), line)
        };
        let mut rows: Vec<_> = ProfileField::ALL
            .iter()
            .filter(|field| **field != ProfileField::Link)
            .map(|field| row(Part::Field(*field), field.word(), &super::open::value(profile, *field), "not set"))
            .collect();
        rows.extend(profile.links.iter().map(|link| {
            let note = if is_public_link(&link.url) { "" } else { " (not public, left out)" };
            row(Part::Link(link.label.clone()), "link", &format!("{}{note} {}", link.label, link.url), "")
        }));
        rows.push(row(Part::Field(ProfileField::Link), "link", "", "add one"));
        self.section(sheet, "Profile", rows);
    }

    fn skills(&self, sheet: &mut Sheet<Part>) {
        let name = (self.inner().saturating_sub(PROOF) / 2).min(34);
        let skills = self.claims.skills.iter().flat_map(|group| &group.skills);
        let rows = skills.map(|skill| {
            let by = list_words(&skill.by);
            let words = format!("skills {} {} {by}", skill.name, skill.proof);
            let line = self.line(&[(&skill.name, name), (skill.proof.word(), PROOF), (&by, usize::MAX)]);
            (Part::Skill(skill.id.clone()), words, line)
        });
        self.section(sheet, "Skills", rows.collect());
    }

    fn projects(&self, sheet: &mut Sheet<Part>) {
        let backing = 14.min(self.inner() * 2 / 5);
        let title = self.inner().saturating_sub(PROOF + backing);
        let rows = self.claims.projects.iter().map(|project| {
            let backed = project.backing.split(' ').next().unwrap_or_default();
            let words = format!("projects {} {} {backed}", project.title, project.proof);
            let line = self.line(&[(&project.title, title), (project.proof.word(), PROOF), (backed, usize::MAX)]);
            (Part::Project(ProjectId::from(project.id.as_str())), words, line)
        });
        self.section(sheet, "Projects", rows.collect());
    }

    fn certificates(&self, sheet: &mut Sheet<Part>) {
        let rows = self.claims.certificates.iter().map(|certificate| {
            let name = certificate.name.clone().unwrap_or_default();
            let issuer = certificate.issuer.clone().unwrap_or_default();
            let line = self.line(&[(&name, self.inner() * 2 / 3), (&issuer, usize::MAX)]);
            (Part::Certificate(name.clone()), format!("certificates {name} {issuer}"), line)
        });
        self.section(sheet, "Certificates", rows.collect());
    }

    fn missing(&self, sheet: &mut Sheet<Part>) {
        let own = missing(self.claims).into_iter().map(|sentence| (Part::Missing(sentence.clone()), sentence));
        let withheld = self.claims.withheld.iter().map(|one| {
            // The commands that follow are for the command line: here Enter leads to the thing itself.
            let why = one.why.split(": `").next().unwrap_or_default();
            (Part::Withheld(one.what.clone()), format!("{} is left out: {why}.", one.what))
        });
        let rows: Vec<(Part, String)> = own
            .chain(withheld)
            .filter(|(_, words)| self.filter.is_empty() || words.to_lowercase().contains(self.filter))
            .collect();
        if rows.is_empty() {
            return;
        }
        let theme = &self.ctx.look.theme;
        sheet.heading(Line::styled("Missing", theme.heading));
        for (part, words) in rows {
            let mut lines = wrap(&printable(&words), self.inner()).into_iter();
            sheet.row(part, Line::styled(lines.next().unwrap_or_default(), theme.text));
            lines.for_each(|line| sheet.text(Line::styled(line, theme.dim)));
        }
    }
}

/// What the export lacks besides what it leaves out and besides claims, on which the pane has words of its own.
fn missing(claims: &Claims) -> Vec<String> {
    let mut advice = export::advice(claims);
    advice.truncate(advice.len().saturating_sub(claims.withheld.len()));
    if claims.projects.is_empty() {
        advice.pop();
    }
    advice
}
