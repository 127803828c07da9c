//! The lines of the detail pane, laid out for a width, and the spots among them that the cursor can stand on.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::domain::id::{ItemId, MilestoneId, ProjectId};
use crate::domain::text::{printable, width, wrap};
use crate::tui::look::Look;
use crate::tui::theme::Theme;
use crate::tui::widgets::{bar, columns, line_at};

/// What the cursor can stand on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// An item of `done_when`.
    Mark(ItemId),
    /// A milestone that comes before.
    Milestone(MilestoneId),
    /// A resource, by its place.
    Resource(usize),
    /// A question.
    Question(ItemId),
    /// The data of a brief.
    Data,
    /// A project made from a brief.
    Project(ProjectId),
}

/// Lines and spots.
#[derive(Debug)]
pub struct Sheet {
    /// The styles to write with.
    pub theme: Theme,
    lines: Vec<Line<'static>>,
    spots: Vec<(Spot, Range<usize>)>,
    width: usize,
}

/// The longest line that is still read with ease.
const LONGEST: usize = 84;

/// The column in which the text beside a label begins.
const LABEL: usize = 10;

impl Sheet {
    /// An empty sheet of so many cells' width.
    #[must_use]
    pub fn new(look: &Look, width: u16) -> Self {
        Self { theme: look.theme, lines: Vec::new(), spots: Vec::new(), width: usize::from(width).min(LONGEST) }
    }

    /// How many lines it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether nothing is written on it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The spots with their lines, from top to bottom.
    #[must_use]
    pub fn spots(&self) -> &[(Spot, Range<usize>)] {
        &self.spots
    }

    /// The lines of a spot.
    #[must_use]
    pub fn lines_of(&self, spot: &Spot) -> Option<Range<usize>> {
        self.spots.iter().find(|(one, _)| one == spot).map(|(_, lines)| lines.clone())
    }

    /// What is written by `write` is one spot.
    pub fn spot(&mut self, spot: Spot, write: impl FnOnce(&mut Self)) {
        let from = self.lines.len();
        write(self);
        self.spots.push((spot, from..self.lines.len()));
    }

    /// An empty line, unless one was just left or nothing is written yet.
    pub fn blank(&mut self) {
        if self.lines.last().is_some_and(|line| !line.spans.is_empty()) {
            self.lines.push(Line::default());
        }
    }

    /// A text over as many lines as it needs; nothing for no text.
    pub fn text(&mut self, text: &str, style: Style) {
        self.put(0, ("", 0, style), text, style, "");
    }

    /// The title of a pane, and its id at the right, or below where there is no room.
    pub fn title(&mut self, title: &str, id: &str) {
        let beside = width(title) + 2 + width(id) <= self.width;
        self.put(0, ("", 0, self.theme.heading), title, self.theme.heading, if beside { id } else { "" });
        if !beside {
            self.text(id, self.theme.dim);
        }
    }

    /// A heading with a word on it, after an empty line.
    pub fn heading(&mut self, heading: &str, word: &str) {
        self.blank();
        let spans =
            [Span::styled(heading.to_owned(), self.theme.heading), Span::styled(format!("  {word}"), self.theme.dim)];
        self.lines.push(Line::from_iter(spans.into_iter().take(if word.is_empty() { 1 } else { 2 })));
    }

    /// A point of a list, after its glyph.
    pub fn item(&mut self, glyph: (&str, Style), text: &str, style: Style) {
        self.put(2, (glyph.0, 2, glyph.1), text, style, "");
    }

    /// A point of a list, after its letter or glyph, with a word at the right.
    pub fn entry(&mut self, lead: (&str, Style), text: &str, right: &str) {
        self.put(2, (lead.0, 2, lead.1), text, self.theme.text, right);
    }

    /// A text of the learner's with its day at the right.
    pub fn dated(&mut self, text: &str, day: &str) {
        self.put(2, ("", 0, self.theme.text), text, self.theme.text, day);
    }

    /// A text under a point of a list.
    pub fn below(&mut self, text: &str) {
        self.put(4, ("", 0, self.theme.dim), text, self.theme.dim, "");
    }

    /// A label and the text beside it.
    pub fn field(&mut self, label: &str, text: &str) {
        self.put(0, (label, LABEL, self.theme.heading), text, self.theme.text, "");
    }

    /// A label and several texts beside it, each on lines of its own.
    pub fn fields(&mut self, label: &str, texts: &[String]) {
        for (place, text) in texts.iter().enumerate() {
            self.field(if place == 0 { label } else { "" }, text);
        }
    }

    /// The next point beside a label, which is empty from the second one on.
    pub fn pointed(&mut self, label: &str, glyph: (&str, Style), text: &str) {
        let from = self.lines.len();
        let indent = LABEL + 2;
        self.put(indent, ("", 0, self.theme.text), text, self.theme.text, "");
        if let Some(first) = self.lines.get_mut(from) {
            let lead = columns(&[(label, LABEL, self.theme.heading), (glyph.0, 2, glyph.1)]);
            first.spans.splice(0..1, lead.spans);
        }
    }

    /// A label, a bar and what it stands for.
    pub fn bar(&mut self, look: &Look, label: &str, part: usize, whole: usize, words: &str) {
        let mut spans = columns(&[(label, 14, self.theme.text)]).spans;
        spans.extend(bar(look, part as f64, whole as f64, 10));
        spans.push(Span::styled(format!("  {words}"), self.theme.dim));
        self.lines.push(Line::from(spans));
    }

    /// A text after an indent and a lead of so many cells, wrapped beside it; the word on the right stands at the end of
    /// the last line, or on one of its own.
    fn put(&mut self, indent: usize, lead: (&str, usize, Style), text: &str, style: Style, right: &str) {
        if text.is_empty() {
            return;
        }
        let hang = indent + lead.1;
        let right = printable(right);
        let mut first = true;
        for line in wrap(&printable(text), self.width.saturating_sub(hang)) {
            let mut spans = vec![Span::raw(" ".repeat(if first { indent } else { hang }))];
            if first {
                spans.extend(columns(&[lead]).spans);
            }
            spans.push(Span::styled(line, style));
            self.lines.push(Line::from(spans));
            first = false;
        }
        if right.is_empty() {
            return;
        }
        let used = self.lines.last().map_or(0, Line::width);
        let word = width(&right);
        if used + 2 + word > self.width {
            self.lines.push(Line::default());
        }
        if let Some(last) = self.lines.last_mut() {
            let gap = self.width.saturating_sub(last.width() + word);
            last.spans.push(Span::raw(" ".repeat(gap)));
            last.spans.push(Span::styled(right.into_owned(), self.theme.dim));
        }
    }

    /// Draws the lines from `top` on; the selected spot is marked.
    pub fn draw(&self, look: &Look, area: Rect, top: usize, selected: Option<&Spot>, buf: &mut Buffer) {
        for (row, line) in (0..area.height).zip(self.lines.iter().skip(top)) {
            line_at(buf, area, row, line.clone());
        }
        let Some(lines) = selected.and_then(|spot| self.lines_of(spot)) else { return };
        for line in lines.clone() {
            let Some(row) = line.checked_sub(top).and_then(|row| u16::try_from(row).ok()) else { continue };
            if row < area.height {
                let place = Rect {
                    y: area.y + row,
                    height: 1,
                    width: area.width.min(u16::try_from(self.width).unwrap_or(u16::MAX)),
                    ..area
                };
                if line == lines.start {
                    line_at(buf, place, 0, Line::styled(look.glyphs.selected, look.theme.accent));
                }
                buf.set_style(place, look.theme.selected);
            }
        }
    }
}
