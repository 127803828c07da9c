//! What makes up a figure, an act or a claim: lines to read.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::frame::window;
use crate::domain::text::{printable, width, wrap};
use crate::tui::intent::Intent;
use crate::tui::look::Ctx;
use crate::tui::widgets::{line_at, page};

/// Lines to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    title: String,
    lines: Vec<String>,
    top: usize,
}

const COLUMNS: u16 = 76;

impl Details {
    /// Lines under a title. A line that is too long goes on below itself, further in.
    #[must_use]
    pub fn new(title: impl Into<String>, lines: Vec<String>) -> Self {
        Self { title: title.into(), lines, top: 0 }
    }

    /// How many cells a line has before it is broken.
    #[must_use]
    pub fn columns(ctx: &Ctx<'_>) -> usize {
        usize::from(COLUMNS.min(ctx.width.saturating_sub(4)))
    }

    /// Scrolls; Esc, Enter and `q` close.
    pub fn key(&mut self, key: KeyEvent, ctx: &Ctx<'_>) -> Vec<Intent> {
        let height = usize::from(ctx.height.saturating_sub(3));
        let last = self.folded(Self::columns(ctx)).len().saturating_sub(height);
        self.top = match key.code {
            KeyCode::Esc | KeyCode::Enter | KeyCode::Char('q') => return vec![Intent::Pop],
            KeyCode::Down | KeyCode::Char('j') => self.top + 1,
            KeyCode::Up | KeyCode::Char('k') => self.top.saturating_sub(1),
            KeyCode::PageDown | KeyCode::Char(' ') => self.top + page(height),
            KeyCode::PageUp => self.top.saturating_sub(page(height)),
            KeyCode::Home | KeyCode::Char('g') => 0,
            KeyCode::End | KeyCode::Char('G') => last,
            _ => self.top,
        }
        .min(last);
        Vec::new()
    }

    /// Draws it.
    pub fn view(&self, ctx: &Ctx<'_>, body: Rect, buf: &mut Buffer) {
        let lines = self.folded(usize::from(COLUMNS.min(body.width.saturating_sub(4))));
        let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        let scrolls = rows.saturating_add(3) > body.height;
        let hint = if scrolls { " (arrows scroll, Esc closes)" } else { "" };
        let room = usize::from(COLUMNS.min(body.width.saturating_sub(4)));
        let hint = if width(&self.title) + width(hint) <= room { hint } else { "" };
        let area = window(ctx.look, body, &format!("{}{hint}", self.title), COLUMNS, rows, buf);
        let top = self.top.min(lines.len().saturating_sub(usize::from(area.height)));
        for (row, line) in (0..area.height).zip(lines.into_iter().skip(top)) {
            line_at(buf, area, row, Line::styled(line, ctx.look.theme.text));
        }
    }

    fn folded(&self, cells: usize) -> Vec<String> {
        self.lines.iter().flat_map(|line| folded(&printable(line), cells)).collect()
    }
}

/// A line as it is when it fits, else broken at spaces, the rest two cells further in.
fn folded(line: &str, cells: usize) -> Vec<String> {
    if width(line) <= cells {
        return vec![line.to_owned()];
    }
    let text = line.trim_start();
    let indent = (line.len() - text.len()).min(cells / 2);
    let first = wrap(text, cells - indent).into_iter().next().unwrap_or_default();
    let mut rest = text;
    for word in first.split_whitespace() {
        rest = rest.trim_start().strip_prefix(word).unwrap_or_default();
    }
    let further = (indent + 2).min(cells / 2);
    let below = wrap(rest, cells - further).into_iter().filter(|line| !line.is_empty());
    std::iter::once(format!("{}{first}", " ".repeat(indent)))
        .chain(below.map(|line| format!("{}{line}", " ".repeat(further))))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_too_long_goes_on_further_in() {
        assert_eq!(folded("done     Tensors  3 h", 30), ["done     Tensors  3 h"]);
        assert_eq!(folded("  one two three four", 12), ["  one two", "    three", "    four"]);
        assert_eq!(folded("abcdefghij", 4), ["abcd", "  ef", "  gh", "  ij"]);
        assert_eq!(folded("a b", 0).concat().replace(' ', ""), "ab");
        assert_eq!(folded("", 0), [""]);
    }
}
