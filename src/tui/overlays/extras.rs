//! What an export is made for, and what comes in beside the usual: a switch for each.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::frame::window;
use crate::domain::claims::{Claims, Extra, Selection, claims};
use crate::domain::text::{count, printable, width, wrap};
use crate::tui::action::Action;
use crate::tui::intent::Intent;
use crate::tui::look::Ctx;
use crate::tui::widgets::{Cursor, columns, line_at, moves, paragraph};

/// The switches of an export.
#[derive(Clone, Debug)]
pub struct Extras {
    selection: Selection,
    cursor: Cursor,
    /// What may be said with everything switched on.
    all: Claims,
}

const COLUMNS: u16 = 76;
/// Room for the name of a switch.
const NAME: usize = 13;
/// The first row is the role.
const ROWS: usize = 1 + Extra::ALL.len();

impl Extras {
    /// The switches as they stand.
    #[must_use]
    pub fn new(selection: Selection, ctx: &Ctx<'_>) -> Self {
        let mut extras = Self { selection, cursor: Cursor::default(), all: Claims::default() };
        extras.refresh(ctx);
        extras
    }

    /// Counts anew what each switch brings in.
    pub fn refresh(&mut self, ctx: &Ctx<'_>) {
        let everything = Selection { extras: Extra::ALL.to_vec(), only: Vec::new(), ..self.selection.clone() };
        self.all = claims(&ctx.state.catalog, &ctx.state.progress, &everything, ctx.state.today);
    }

    /// Space, Enter and the arrows to the side switch the selected row; what follows is seen at once.
    pub fn key(&mut self, key: KeyEvent, ctx: &Ctx<'_>) -> Vec<Intent> {
        let back = match key.code {
            KeyCode::Esc | KeyCode::Char('q' | 'x') => return vec![Intent::Pop],
            KeyCode::Char(' ' | 'l') | KeyCode::Enter | KeyCode::Right => false,
            KeyCode::Left | KeyCode::Char('h') => true,
            other => {
                let action = moves(other).unwrap_or(Action::Help);
                self.cursor.step(action, ROWS, ROWS);
                return Vec::new();
            }
        };
        match self.cursor.row.checked_sub(1).and_then(|place| Extra::ALL.get(place)) {
            None => self.turn_role(back, ctx),
            Some(extra) if self.selection.asks_for(*extra) => self.selection.extras.retain(|one| one != extra),
            Some(extra) => self.selection.extras.push(*extra),
        }
        self.selection.extras.sort();
        vec![Intent::Select(self.selection.clone())]
    }

    /// The role after or before this one; the goal's own stands before the first.
    fn turn_role(&mut self, back: bool, ctx: &Ctx<'_>) {
        let roles = &ctx.state.catalog.shared.roles;
        let now = self.selection.role.as_deref().and_then(|id| roles.iter().position(|role| *role.id == *id));
        let place = match (now, back) {
            (None, false) => Some(0),
            (None, true) => roles.len().checked_sub(1),
            (Some(place), false) => Some(place + 1),
            (Some(place), true) => place.checked_sub(1),
        };
        self.selection.role = place.and_then(|place| roles.get(place)).map(|role| role.id.to_string());
    }

    /// The name of a row, whether it is on, and what it says.
    fn row(&self, place: usize, ctx: &Ctx<'_>) -> (&'static str, &'static str, String) {
        let Some(extra) = place.checked_sub(1).and_then(|place| Extra::ALL.get(place)) else {
            return ("Role", " ", self.role(ctx));
        };
        let glyphs = &ctx.look.glyphs;
        let mark = if self.selection.asks_for(*extra) { glyphs.box_done } else { glyphs.box_open };
        let bare =
            || self.all.skills.iter().flat_map(|group| &group.skills).filter(|skill| skill.proof.is_none()).count();
        match extra {
            Extra::InProgress => {
                let building = count(self.all.in_progress.len(), "project");
                ("In progress", mark, format!("{building} being built, in a section of its own"))
            }
            Extra::AllSkills => {
                ("All skills", mark, format!("{} learned that nothing backs yet", count(bare(), "skill")))
            }
            Extra::Levels => {
                ("Levels", mark, format!("{} completed, as training", count(self.all.levels.len(), "level")))
            }
        }
    }

    fn role(&self, ctx: &Ctx<'_>) -> String {
        let goal = ctx.state.progress.learner.goal.role.as_deref();
        let title = |id: &str| ctx.state.catalog.role(id).map_or_else(|| id.to_owned(), |role| role.title.to_string());
        match (&self.selection.role, goal) {
            (Some(own), _) => title(own),
            (None, Some(goal)) => format!("{}, your goal's", title(goal)),
            (None, None) => "none: the newest comes first".into(),
        }
    }

    /// A text below the switches: what there is no room for in the selected row, and what somebody should know of what is
    /// switched on.
    fn below(&self, room: usize, ctx: &Ctx<'_>) -> String {
        let words = self.row(self.cursor.row, ctx).2;
        let cut = Some(words).filter(|words| width(words) > room);
        let bare = self.selection.asks_for(Extra::AllSkills);
        let warning = self.all.warnings.first().filter(|_| bare).cloned();
        let on_it = self.cursor.row.checked_sub(1).and_then(|place| Extra::ALL.get(place)) == Some(&Extra::AllSkills);
        if on_it { warning.or(cut) } else { cut.or(warning) }.unwrap_or_default()
    }

    /// Draws it.
    pub fn view(&self, ctx: &Ctx<'_>, body: Rect, buf: &mut Buffer) {
        let theme = &ctx.look.theme;
        let cells = usize::from(COLUMNS.min(body.width.saturating_sub(4)));
        let room = cells.saturating_sub(4 + NAME);
        let text = self.below(room, ctx);
        let lines = if text.is_empty() { 0 } else { wrap(&printable(&text), cells).len() };
        let wanted = ROWS + if lines > 0 { 1 + lines } else { 0 };
        let title = "What the export is for, and what comes in";
        let area = window(ctx.look, body, title, COLUMNS, u16::try_from(wanted).unwrap_or(u16::MAX), buf);
        // Where not all fits, the text stays whole, and the switches scroll.
        let height = usize::from(area.height);
        let switches = height.saturating_sub(lines).clamp(1, ROWS);
        let mut view = self.cursor;
        view.reveal(ROWS, switches);
        for (y, place) in (0..area.height).zip(view.top..ROWS.min(view.top + switches)) {
            let (name, mark, words) = self.row(place, ctx);
            let selected = place == self.cursor.row;
            let pointer = if selected { ctx.look.glyphs.selected } else { " " };
            let cells = [
                (pointer, 2, theme.accent),
                (mark, 2, theme.accent),
                (name, NAME, theme.text),
                (words.as_str(), room, theme.dim),
            ];
            line_at(buf, area, y, columns(&cells));
            if selected {
                buf.set_style(Rect { y: area.y + y, height: 1, ..area }, theme.selected);
            }
        }
        let first = if height >= wanted { switches + 1 } else { switches };
        paragraph(buf, area, u16::try_from(first).unwrap_or(u16::MAX), &text, theme.warning);
    }
}
