//! Every key that holds on the screen it was asked for, with the learner's own; before them what the figures mean that are
//! shown there.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::frame::window;
use crate::domain::text::{self, wrap};
use crate::tui::action::{Context, ROWS};
use crate::tui::intent::Intent;
use crate::tui::look::Ctx;
use crate::tui::widgets::{columns, line_at, page};

/// The keys of a screen.
#[derive(Clone, Debug)]
pub struct Help {
    screen: Context,
    /// What the figures are called, and what they mean.
    about: Option<(&'static str, &'static [&'static str])>,
    top: usize,
}

const COLUMNS: u16 = 76;
/// Cells of the key, with the gap after it.
const KEY: usize = 11;

/// A line of the window: a key with what it does, or words over its whole width.
enum Row {
    Key(String, String),
    Words(String),
}

impl Help {
    /// The keys of this screen, then those that hold everywhere.
    #[must_use]
    pub fn new(screen: Context) -> Self {
        Self { screen, about: None, top: 0 }
    }

    /// The same, with what some figures mean before them.
    #[must_use]
    pub fn about(self, name: &'static str, sentences: &'static [&'static str]) -> Self {
        Self { about: Some((name, sentences)), ..self }
    }

    fn title(&self) -> String {
        match self.about {
            Some((name, _)) => format!("{name}: what the figures mean, and the keys"),
            None => "Keys".into(),
        }
    }

    /// Sentences, then keys with what they do, on as many lines as that needs; the key stands on the first one.
    fn rows(&self, ctx: &Ctx<'_>, width: u16) -> Vec<Row> {
        let width = usize::from(width.min(COLUMNS));
        let sentences = self.about.map_or(&[][..], |(_, sentences)| sentences);
        let about = sentences.iter().flat_map(|sentence| wrap(sentence, width).into_iter().chain([String::new()]));
        let of = |context: Context| ROWS.iter().filter(move |row| row.context == context);
        let keys = of(self.screen).chain(of(Context::Global)).flat_map(|row| {
            let key = ctx.look.keymap.key_for(row.context, row.action).unwrap_or_default();
            let lines = wrap(row.words, width.saturating_sub(KEY)).into_iter();
            lines.enumerate().map(move |(nth, line)| Row::Key(if nth == 0 { key.clone() } else { String::new() }, line))
        });
        about.map(Row::Words).chain(keys).collect()
    }

    /// Scrolls; anything else closes.
    pub fn key(&mut self, key: KeyEvent, ctx: &Ctx<'_>) -> Vec<Intent> {
        let height = usize::from(ctx.height.saturating_sub(3));
        let last = self.rows(ctx, ctx.width.saturating_sub(4)).len().saturating_sub(height);
        self.top = match key.code {
            KeyCode::Down | KeyCode::Char('j') => (self.top + 1).min(last),
            KeyCode::Up | KeyCode::Char('k') => self.top.saturating_sub(1),
            KeyCode::PageDown | KeyCode::Char(' ') => (self.top + page(height)).min(last),
            KeyCode::PageUp => self.top.saturating_sub(page(height)),
            KeyCode::Home | KeyCode::Char('g') => 0,
            KeyCode::End | KeyCode::Char('G') => last,
            _ => return vec![Intent::Pop],
        };
        Vec::new()
    }

    /// Draws it.
    pub fn view(&self, ctx: &Ctx<'_>, body: Rect, buf: &mut Buffer) {
        let theme = &ctx.look.theme;
        let rows = self.rows(ctx, body.width.saturating_sub(4));
        let hint = if rows.len() + 3 > usize::from(body.height) { " (arrows scroll, Esc closes)" } else { "" };
        let title = self.title();
        let hint = if text::width(&title) + text::width(hint) + 4 <= usize::from(body.width) { hint } else { "" };
        let area = window(
            ctx.look,
            body,
            &format!("{title}{hint}"),
            COLUMNS,
            u16::try_from(rows.len()).unwrap_or(u16::MAX),
            buf,
        );
        let words = usize::from(area.width).saturating_sub(KEY);
        for (nth, row) in rows.iter().skip(self.top).take(usize::from(area.height)).enumerate() {
            let line = match row {
                Row::Key(key, what) => columns(&[(key, KEY, theme.key), (what, words, theme.text)]),
                Row::Words(words) => Line::styled(words.clone(), theme.text),
            };
            line_at(buf, area, u16::try_from(nth).unwrap_or(u16::MAX), line);
        }
    }
}
