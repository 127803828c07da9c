//! What is not in the document and how it could be, what is missing, and what reads otherwise than it was entered.

use ratatui::text::Line;

use super::claims::INDENT;
use super::page::{Item, Page};
use super::part::Part;
use crate::domain::claims::{Proof, Withheld, standing};
use crate::domain::id::CertificateId;
use crate::tui::overlays::ProfileField;
use crate::tui::widgets::{Rows, Sheet};

impl Page<'_> {
    /// The sections below the document's own.
    pub(super) fn gaps(&self, sheet: &mut Sheet<Part>) {
        self.section(sheet, "Left out, and the cheapest way in", self.withheld());
        self.section(sheet, "Shown, and the cheapest way to prove it", self.shown());
        self.section(sheet, "Missing", self.missing());
        self.section(sheet, &format!("Reworded in {}", self.format), self.reworded());
    }

    fn withheld(&self) -> Vec<Item> {
        let item = |(nth, one): (usize, &Withheld)| {
            let (part, words) = match (&one.project, self.lacking(one)) {
                (Some(id), _) => {
                    let project = self.ctx.state.progress.project(id);
                    let words = project.map_or_else(|| one.why.clone(), |project| standing(project).words());
                    (Part::Further(id.clone()), words)
                }
                (None, Some(id)) => (Part::Certificate(id), one.why.clone()),
                (None, None) => (Part::Withheld(nth), one.why.clone()),
            };
            self.told(part, "left out", &one.what, &words)
        };
        self.claims.withheld.iter().enumerate().map(item).collect()
    }

    /// The certificate that is left out.
    fn lacking(&self, withheld: &Withheld) -> Option<CertificateId> {
        let all = self.ctx.state.progress.learner.certificates.iter();
        let mut lacking = all.filter(|(_, one)| !self.claims.certificates.contains(one));
        lacking.find(|(_, one)| one.name.as_ref() == Some(&withheld.what)).map(|(id, _)| id.clone())
    }

    fn shown(&self) -> Vec<Item> {
        let shown = self.claims.projects.iter().filter(|project| project.proof == Some(Proof::Shown));
        let item = |project: &crate::domain::claims::ProjectClaim| {
            let own = self.ctx.state.progress.project(&project.id)?;
            Some(self.told(Part::Further(project.id.clone()), "shown", &project.title, &standing(own).words()))
        };
        shown.filter_map(item).collect()
    }

    /// A title with a sentence below it.
    fn told(&self, part: Part, section: &str, title: &str, words: &str) -> Item {
        let line = self.line(&[(title, usize::MAX)]);
        Item::new(part, format!("{section} {title} {words}"), line).below(self.note(words, INDENT))
    }

    fn missing(&self) -> Vec<Item> {
        let profile = &self.claims.profile;
        let fields = [
            (profile.name.is_none(), ProfileField::Name, "Your name: set it before you send anything."),
            (
                profile.email.is_none() && profile.phone.is_none(),
                ProfileField::Email,
                "A way to reach you: an e-mail address or a telephone number.",
            ),
            (
                profile.links.is_empty(),
                ProfileField::GitHub,
                "A page of yours that is public: people look at code first.",
            ),
        ];
        let missing = fields.into_iter().filter(|(is_missing, ..)| *is_missing);
        let missing = missing.map(|(_, field, words)| self.sentence(Part::Missing(field), "missing", words));
        let warnings = self.claims.warnings.iter().enumerate();
        missing.chain(warnings.map(|(nth, words)| self.sentence(Part::Warning(nth), "missing", words))).collect()
    }

    fn reworded(&self) -> Vec<Item> {
        let notes = self.paper.notes().iter().enumerate();
        notes.map(|(nth, note)| self.told(Part::Note(nth), "reworded", &note.field, &note.what)).collect()
    }

    /// A sentence on as many rows as it needs.
    fn sentence(&self, part: Part, section: &str, words: &str) -> Item {
        let theme = &self.ctx.look.theme;
        let lines = Rows::of(&format!("- {words}"), self.inner());
        let mut lines = lines.from(0).map(|line| Line::styled(line, theme.text));
        let first = lines.next().unwrap_or_default();
        Item::new(part, format!("{section} {words}"), first).below(lines.collect())
    }
}
