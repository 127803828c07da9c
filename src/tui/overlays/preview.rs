//! The export before it is written: what it says, and what it leaves out.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::frame::window;
use crate::tui::intent::Intent;
use crate::tui::kept::Kept;
use crate::tui::look::Ctx;
use crate::tui::paper::{Asked, Paper};
use crate::tui::widgets::{Rows, line_at, page};

/// The export before it is written.
#[derive(Clone, Debug)]
pub struct Preview {
    asked: Asked,
    kept: Kept<(Rows, Paper), (Asked, u16)>,
    top: usize,
}

impl Preview {
    /// A preview of this export.
    #[must_use]
    pub fn new(asked: Asked, ctx: &Ctx<'_>) -> Self {
        let mut preview = Self { asked, kept: Kept::default(), top: 0 };
        preview.refresh(ctx);
        preview
    }

    /// Lays it out anew when the state or the window is another one.
    pub fn refresh(&mut self, ctx: &Ctx<'_>) {
        let cells = ctx.width.saturating_sub(4);
        let asked = self.asked.clone();
        self.kept.renew_for(ctx.state, (asked.clone(), cells), |state| {
            let paper = Paper::new(state, &asked, cells.into());
            let mut notes: Vec<String> = paper.advice().to_vec();
            notes.extend(paper.notes().iter().map(ToString::to_string));
            if !notes.is_empty() {
                notes.push(String::new());
            }
            (Rows::of(&notes.join("\n"), cells.into()), paper)
        });
        self.top = self.top.min(self.last(ctx));
    }

    /// Scrolls, changes the format with `f` and `F`, asks where to write with Enter, `w` or `e`, copies with `y`.
    pub fn key(&mut self, key: KeyEvent, ctx: &Ctx<'_>) -> Vec<Intent> {
        let paper = self.kept.get().map(|(_, paper)| paper);
        let turn = match key.code {
            KeyCode::Esc | KeyCode::Char('q') => return vec![Intent::Pop],
            KeyCode::Enter | KeyCode::Char('e' | 'w') => {
                return std::iter::once(Intent::Pop).chain(paper.map(Paper::write)).collect();
            }
            KeyCode::Char('y') => return paper.map_or_else(Vec::new, |paper| paper.copy(ctx)),
            KeyCode::Char('f') => 1,
            KeyCode::Char('F') => -1,
            _ => 0,
        };
        if turn != 0 {
            self.asked.turn(turn);
            self.top = 0;
            self.refresh(ctx);
        }
        let (height, last) = (height(ctx), self.last(ctx));
        self.top = match key.code {
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

    /// The last row that can be the first in view.
    fn last(&self, ctx: &Ctx<'_>) -> usize {
        let rows = self.kept.get().map_or(0, |(notes, paper)| notes.len() + paper.rows().len());
        rows.saturating_sub(height(ctx))
    }

    /// Draws it.
    pub fn view(&self, ctx: &Ctx<'_>, body: Rect, buf: &mut Buffer) {
        let theme = &ctx.look.theme;
        let title = format!("Export as {}", self.asked.format);
        let area = window(ctx.look, body, &title, body.width, body.height, buf);
        let Some((notes, paper)) = self.kept.get() else { return };
        let first = notes.from(self.top).map(|line| (line, theme.warning));
        let then = paper.rows().from(self.top.saturating_sub(notes.len())).map(|line| (line, theme.text));
        for (row, (line, style)) in (0..area.height).zip(first.chain(then)) {
            line_at(buf, area, row, Line::styled(line, style));
        }
    }
}

fn height(ctx: &Ctx<'_>) -> usize {
    usize::from(ctx.height.saturating_sub(3))
}
