//! The left pane: its rows in sections, with what backs each.

use ratatui::text::Line;

use super::part::Part;
use crate::domain::claims::{Claims, ProjectClaim, Proof, SkillClaim, Suggestions};
use crate::domain::id::{CertificateId, ProjectId};
use crate::domain::progress::Certificate;
use crate::domain::text::{fit, printable, wrap};
use crate::export::Format;
use crate::tui::action::{Action, Context};
use crate::tui::look::Ctx;
use crate::tui::paper::Paper;
use crate::tui::widgets::{MARK, Sheet, columns};

/// What the pane is made from.
pub(super) struct Page<'a> {
    /// The state and the look.
    pub ctx: &'a Ctx<'a>,
    /// What may be said.
    pub claims: &'a Claims,
    /// Texts to start from.
    pub suggestions: &'a Suggestions,
    /// The document.
    pub paper: &'a Paper,
    /// Its format.
    pub format: Format,
    /// In lower case; empty shows all.
    pub filter: String,
    /// The width of the pane.
    pub cells: u16,
}

/// A row to select, and what stands below it.
pub(super) struct Item {
    pub part: Part,
    /// What the filter looks in.
    pub words: String,
    pub line: Line<'static>,
    /// The group that it belongs to, named above its first row.
    pub group: Option<String>,
    pub below: Vec<Line<'static>>,
}

impl Item {
    pub(super) fn new(part: Part, words: impl Into<String>, line: Line<'static>) -> Self {
        Self { part, words: words.into(), line, group: None, below: Vec::new() }
    }

    pub(super) fn below(self, below: Vec<Line<'static>>) -> Self {
        Self { below, ..self }
    }
}

/// Cells between two texts of a row.
const GAP: usize = 2;

impl Page<'_> {
    /// The rows of the pane; where the document has no room of its own, the first one leads to it.
    pub(super) fn sheet(&self) -> Sheet<Part> {
        let mut sheet = Sheet::default();
        let keymap = &self.ctx.look.keymap;
        if self.claims.projects.is_empty() && self.filter.is_empty() {
            let key = keymap.key_for(Context::Global, Action::Portfolio).unwrap_or_default();
            let words = format!(
                "No project makes a claim yet. Ship one with a public link and a measured result (Portfolio, {key}): then it stands here and in the export, with its skills."
            );
            sheet.paragraph(&words, self.cells, self.ctx.look.theme.text);
            sheet.gap();
        }
        if !self.ctx.wide() && self.filter.is_empty() {
            let right = keymap.key_for(Context::Resume, Action::Right).unwrap_or_default();
            let words = format!("Preview as {} ({right})", self.format);
            sheet.row(Part::Document, self.line(&[(&words, usize::MAX)]));
        }
        self.document(&mut sheet);
        self.gaps(&mut sheet);
        if sheet.is_empty() {
            sheet.paragraph("Nothing here holds that text. Esc shows everything.", self.cells, self.ctx.look.theme.dim);
        }
        sheet
    }

    /// The width of a row without its mark.
    pub(super) fn inner(&self) -> usize {
        usize::from(self.cells.saturating_sub(MARK))
    }

    /// A row of texts with their widths, the gap after each within it; the last one has what is left, and from the second
    /// on they are dim.
    pub(super) fn line(&self, parts: &[(&str, usize)]) -> Line<'static> {
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

    /// A dim text below a row, so far in, on as many rows as it needs.
    pub(super) fn note(&self, text: &str, indent: usize) -> Vec<Line<'static>> {
        self.styled(text, indent, self.ctx.look.theme.dim)
    }

    /// The same in a style.
    pub(super) fn styled(&self, text: &str, indent: usize, style: ratatui::style::Style) -> Vec<Line<'static>> {
        let indent = indent.min(self.inner() / 2);
        let lines = wrap(&printable(text), self.inner() - indent).into_iter();
        lines
            .map(|line| Line::from(vec![" ".repeat(indent).into(), ratatui::text::Span::styled(line, style)]))
            .collect()
    }

    /// A heading and its rows, as far as they hold the filter's text; nothing when none does.
    pub(super) fn section(&self, sheet: &mut Sheet<Part>, title: &str, items: Vec<Item>) {
        let theme = &self.ctx.look.theme;
        let holds = |words: &str| self.filter.is_empty() || words.to_lowercase().contains(&self.filter);
        let items: Vec<Item> = items.into_iter().filter(|item| holds(&item.words)).collect();
        if !items.is_empty() {
            sheet.heading(Line::styled(fit(title, self.cells.into()).into_owned(), theme.heading));
        }
        let mut group = None;
        for item in items {
            if item.group != group {
                group = item.group;
                let name = group.clone().unwrap_or_default();
                sheet.text(Line::styled(fit(&printable(&name), self.inner()).into_owned(), theme.dim));
            }
            sheet.row(item.part, item.line);
            item.below.into_iter().for_each(|line| sheet.text(line));
        }
    }

    /// A skill that may be claimed.
    pub(super) fn skill(&self, id: &str) -> Option<&SkillClaim> {
        self.claims.skills.iter().flat_map(|group| &group.skills).find(|skill| skill.id == id)
    }

    /// A project that is in the document.
    pub(super) fn project(&self, id: &ProjectId) -> Option<&ProjectClaim> {
        self.claims.projects.iter().chain(&self.claims.in_progress).find(|project| project.id == *id)
    }

    /// A certificate of the learner's, claimed or not.
    pub(super) fn certificate(&self, id: &CertificateId) -> Option<&Certificate> {
        self.ctx.state.progress.learner.certificates.get(id)
    }
}

/// How well something is backed, in a word.
pub(super) fn word(proof: Option<Proof>) -> &'static str {
    proof.map_or("learned", Proof::word)
}
