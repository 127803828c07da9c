//! A report as headings, sentences, lists and bars, which Markdown and HTML write down each in its own way.

use super::sections;
use crate::domain::figures::filled;
use crate::domain::report::Report;
use crate::export::wording::Said;

/// A report from top to bottom.
pub(super) struct Sheet {
    /// What it is and of whom.
    pub title: Said,
    /// Sentences under the title.
    pub lead: Vec<Said>,
    /// What follows; each holds something.
    pub sections: Vec<Section>,
}

/// A heading with what stands under it.
pub(super) struct Section {
    /// The heading.
    pub title: Said,
    /// What stands under it.
    pub blocks: Vec<Block>,
}

/// A part of a section.
pub(super) enum Block {
    /// A smaller heading.
    Heading(Said),
    /// A paragraph.
    Text(Said),
    /// A list.
    Items(Vec<Item>),
    /// Bars of one measure.
    Bars(Vec<Bar>),
}

/// An item of a list.
pub(super) struct Item {
    /// What it says.
    pub text: Said,
    /// Where that can be checked; public.
    pub links: Vec<String>,
    /// Items under it.
    pub below: Vec<Item>,
}

/// A bar with its words.
pub(super) struct Bar {
    /// What it is of.
    pub label: Said,
    /// The figures that it draws.
    pub words: Said,
    /// How much of it is filled.
    pub part: f64,
    /// How much behind that is filled lightly.
    pub light: f64,
    /// The whole, in the same unit.
    pub whole: f64,
}

impl Sheet {
    /// The sheet of a report.
    pub fn of(report: &Report) -> Self {
        let sections = [
            sections::weeks(report),
            sections::progress(report),
            sections::role(report),
            sections::skills(report),
            sections::projects(report),
            sections::certificates(report),
            sections::done(report),
            sections::reviews(report),
            sections::ahead(report),
        ];
        Self {
            title: sections::title(report),
            lead: sections::lead(report),
            sections: sections.into_iter().filter(|section| !section.blocks.is_empty()).collect(),
        }
    }
}

impl Item {
    /// A sentence.
    pub fn new(field: &str, text: impl Into<String>) -> Self {
        Self { text: Said::new(field, text), links: Vec::new(), below: Vec::new() }
    }
}

impl Bar {
    /// How many of so many cells are filled, and how many behind them lightly.
    pub fn cells(&self, cells: usize) -> (usize, usize) {
        let full = filled(self.part, self.whole, cells);
        (full, filled(self.part + self.light, self.whole, cells).saturating_sub(full))
    }
}
