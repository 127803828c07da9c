//! A form: several fields that are typed and saved together, as one act.
//!
//! Whoever opens it gives each field a key, a label, its present text and a help, and one function that makes a draft of
//! the fields that were changed, as the command line would: `Form::new(title, fields, |state, edits| …)`, pushed as
//! `Overlay::Form`. The same function says what is wrong: the fields are tried one after the other, each on top of those
//! before it that can stand, so that a reason is shown at the field that it is about.

use std::fmt;
use std::rc::Rc;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::entry::entry_rows;
use super::frame::window;
use super::{Confirm, Overlay};
use crate::domain::stamp::Draft;
use crate::domain::text::{count, list_words, printable, width, wrap};
use crate::tui::decision::Decision;
use crate::tui::intent::Intent;
use crate::tui::look::Ctx;
use crate::tui::widgets::{TextEntry, columns, line_at};
use crate::workspace::{Error, State};

/// A field that was changed: its key, and what it says now without the white space around it.
pub type FieldEdit = (String, String);

type How = dyn Fn(&State, &[FieldEdit]) -> Result<Draft, Error>;

/// One field of a form.
#[derive(Clone, Debug)]
pub struct FormField {
    key: String,
    label: String,
    help: String,
    was: String,
    entry: TextEntry,
    error: Option<String>,
}

impl FormField {
    /// A field by a key that no other of the form has, under a label of few words, with what it says now.
    #[must_use]
    pub fn new(key: impl Into<String>, label: impl Into<String>, now: &str) -> Self {
        let entry = TextEntry::new(now);
        let was = entry.text().to_owned();
        Self { key: key.into(), label: label.into(), help: String::new(), was, entry, error: None }
    }

    /// The same with a sentence that is shown while it is selected, without a full stop.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    fn is_changed(&self) -> bool {
        self.entry.text().trim() != self.was.trim()
    }
}

/// Several fields that are typed and saved together.
#[derive(Clone)]
pub struct Form {
    title: String,
    fields: Vec<FormField>,
    at: usize,
    how: Rc<How>,
}

impl fmt::Debug for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Form").field("title", &self.title).field("fields", &self.fields).finish_non_exhaustive()
    }
}

/// The most cells of its content, and the share of them that labels take at most.
const COLUMNS: u16 = 96;
const LABELS: usize = 5;
/// Cells of the marks before a label: what is selected, what is changed.
const MARK: usize = 3;

impl Form {
    /// A form over these fields. `how` makes a draft of those that were changed, in the order of the fields; a draft without
    /// events means that nothing changes.
    #[must_use]
    pub fn new(
        title: impl Into<String>,
        fields: Vec<FormField>,
        how: impl Fn(&State, &[FieldEdit]) -> Result<Draft, Error> + 'static,
    ) -> Self {
        Self { title: title.into(), fields, at: 0, how: Rc::new(how) }
    }

    /// The same with the field of this key selected, where there is one.
    #[must_use]
    pub fn at(mut self, key: &str) -> Self {
        self.at = self.fields.iter().position(|field| field.key == key).unwrap_or(0);
        self
    }

    /// Arrows, Tab and Enter go from field to field; Ctrl-S saves, and so does Enter on the last field; Esc leaves, after a
    /// question when something was changed.
    pub fn key(&mut self, key: KeyEvent, ctx: &Ctx<'_>) -> Vec<Intent> {
        let last = self.fields.len().saturating_sub(1);
        let is_last = self.at >= last;
        match key.code {
            KeyCode::Esc => return self.leave(),
            KeyCode::Char('s') if key.modifiers.contains(KeyModifiers::CONTROL) => return self.save(ctx),
            KeyCode::Enter if is_last => return self.save(ctx),
            KeyCode::Enter | KeyCode::Down => self.go((self.at + 1).min(last), ctx),
            KeyCode::Tab => self.go(if is_last { 0 } else { self.at + 1 }, ctx),
            KeyCode::BackTab => self.go(self.at.checked_sub(1).unwrap_or(last), ctx),
            KeyCode::Up => self.go(self.at.saturating_sub(1), ctx),
            KeyCode::PageUp => self.go(0, ctx),
            KeyCode::PageDown => self.go(last, ctx),
            _ => {
                if let Some(field) = self.fields.get_mut(self.at)
                    && field.entry.key(key)
                {
                    field.error = None;
                }
            }
        }
        Vec::new()
    }

    /// Takes pasted text into the selected field.
    pub fn paste(&mut self, text: &str) {
        if let Some(field) = self.fields.get_mut(self.at) {
            field.entry.insert(text);
            field.error = None;
        }
    }

    fn go(&mut self, to: usize, ctx: &Ctx<'_>) {
        self.check(ctx.state);
        self.at = to;
    }

    fn leave(&self) -> Vec<Intent> {
        let changed: Vec<String> =
            self.fields.iter().filter(|field| field.is_changed()).map(|field| field.label.clone()).collect();
        if changed.is_empty() {
            return vec![Intent::Pop];
        }
        let lines = vec![format!("{} would be lost: {}.", count(changed.len(), "change"), list_words(&changed))];
        let question = "Leave without saving?".to_owned();
        vec![Intent::Push(Box::new(Overlay::Confirm(Confirm::new(question, lines, vec![Intent::Pop]))))]
    }

    fn save(&mut self, ctx: &Ctx<'_>) -> Vec<Intent> {
        self.check(ctx.state);
        if let Some(wrong) = self.fields.iter().position(|field| field.error.is_some()) {
            self.at = wrong;
            return Vec::new();
        }
        let edits = self.fields.iter().filter(|field| field.is_changed()).map(FormField::edit).collect::<Vec<_>>();
        if edits.is_empty() {
            return vec![Intent::Pop, Intent::Say("Nothing is changed.".into())];
        }
        let how = Rc::clone(&self.how);
        vec![Intent::Pop, Intent::Write(Decision::new(move |state| how(state, &edits)))]
    }

    /// Says at each changed field why it cannot stand, if it cannot.
    fn check(&mut self, state: &State) {
        let mut stands: Vec<FieldEdit> = Vec::new();
        for field in &mut self.fields {
            field.error = None;
            if !field.is_changed() {
                continue;
            }
            stands.push(field.edit());
            if let Err(error) = (self.how)(state, &stands) {
                stands.pop();
                field.error = Some(reason(&error));
            }
        }
    }

    /// Draws it: the selected field whole with its help, the others in one row, reasons below the fields they are about.
    pub fn view(&self, ctx: &Ctx<'_>, body: Rect, buf: &mut Buffer) {
        let cells = usize::from(COLUMNS.min(body.width.saturating_sub(4)));
        let labels = self.fields.iter().map(|field| width(&field.label)).max().unwrap_or(0) + 2;
        let labels = labels.min(cells * 2 / LABELS);
        let mut lines: Vec<Line<'static>> = Vec::new();
        let mut selected = 0..0;
        for (place, field) in self.fields.iter().enumerate() {
            let from = lines.len();
            field.draw(ctx, place == self.at, labels, cells, &mut lines);
            if place == self.at {
                selected = from..lines.len();
            }
        }
        let title = format!("{} ({} of {})", self.title, self.at + 1, self.fields.len());
        let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        let area = window(ctx.look, body, &title, COLUMNS, rows, buf);
        let height = usize::from(area.height);
        let below = usize::from(selected.end < lines.len());
        let top = (selected.end + below).saturating_sub(height).min(selected.start);
        for (row, line) in (0..area.height).zip(lines.into_iter().skip(top)) {
            line_at(buf, area, row, line);
        }
    }
}

impl FormField {
    fn edit(&self) -> FieldEdit {
        (self.key.clone(), self.entry.text().trim().to_owned())
    }

    fn draw(&self, ctx: &Ctx<'_>, is_selected: bool, labels: usize, cells: usize, lines: &mut Vec<Line<'static>>) {
        let (theme, glyphs) = (&ctx.look.theme, &ctx.look.glyphs);
        let room = cells.saturating_sub(MARK + labels);
        let changed = if self.is_changed() { "+" } else { " " };
        let mark = format!("{}{changed}", if is_selected { glyphs.selected } else { " " });
        let style = if is_selected { theme.accent } else { theme.dim };
        let lead = [(mark.as_str(), MARK, theme.accent), (self.label.as_str(), labels, style)];
        if is_selected {
            let (typed, _) = entry_rows(&self.entry, room, ctx.look);
            for (nth, row) in typed.into_iter().enumerate() {
                let mut line = if nth == 0 { columns(&lead) } else { Line::raw(" ".repeat(MARK + labels)) };
                line.extend(row);
                lines.push(line);
            }
        } else {
            let (text, style) =
                if self.entry.text().is_empty() { ("not set", theme.dim) } else { (self.entry.text(), theme.text) };
            let [mark, label] = lead;
            lines.push(columns(&[mark, label, (text, room, style)]));
        }
        let indent = (MARK + labels).min(cells / 3);
        let (below, style) = match &self.error {
            Some(error) => (error.as_str(), theme.danger),
            None if is_selected => (self.help.as_str(), theme.dim),
            None => return,
        };
        for words in wrap(&printable(below), cells.saturating_sub(indent)).into_iter().filter(|words| !words.is_empty())
        {
            lines.push(columns(&[("", indent, style), (&words, cells.saturating_sub(indent), style)]));
        }
    }
}

/// An error as one line; a command that would help on the command line is left out.
fn reason(error: &Error) -> String {
    match error.hint.as_deref().filter(|hint| !hint.starts_with("gradus ")) {
        Some(hint) => format!("{} ({hint})", error.message.trim_end_matches('.')),
        None => error.message.clone(),
    }
}
