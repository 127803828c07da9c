//! Plays the screens without a terminal: keys in, screen out. What they write is stamped as if it were saved.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::effect::Effect;
use super::glyphs::Glyphs;
use super::keymap::Keymap;
use super::look::Look;
use super::model::Model;
use super::theme::Theme;
use super::{update, view};
use crate::domain::catalog::{Catalog, sample};
use crate::domain::event::Event;
use crate::domain::stamp::{Draft, Ink, Stamper};
use crate::domain::time::Day;
use crate::workspace::{Attempt, Error, News, State, Written, command};

/// A play of the screens on 20 November 2026, over the sample catalog unless another one is given.
pub struct Play {
    /// What the screens know.
    pub model: Model,
    /// Effects that a play does not carry out: exports, addresses, quitting.
    pub asked: Vec<Effect>,
    stamper: Stamper,
    count: u8,
    /// What another window writes before the next act is written here.
    meanwhile: Option<Vec<Event>>,
}

impl Play {
    /// An empty journal in a window of that size, after the first run.
    pub fn new(columns: u16, rows: u16) -> Self {
        let mut play = Self::unasked(columns, rows);
        play.command(command::goal(&play.model.state, &command::GoalFields::default()));
        play.model.overlays.clear();
        play
    }

    /// An empty journal, before the first run.
    pub fn unasked(columns: u16, rows: u16) -> Self {
        Self::of(sample::catalog(), Vec::new(), columns, rows)
    }

    /// A journal over a catalog, in a window of that size.
    pub fn of(catalog: Catalog, events: Vec<Event>, columns: u16, rows: u16) -> Self {
        let today = Day::parse("2026-11-20").unwrap();
        let state = State::new(Arc::new(catalog), events, today, "laptop".into());
        let look = Look { theme: Theme::plain(), glyphs: Glyphs::unicode(), keymap: Keymap::default() };
        Self {
            model: Model::new(state, look, (columns, rows)),
            asked: Vec::new(),
            stamper: Stamper::default(),
            count: 0,
            meanwhile: None,
        }
    }

    /// Carries out a command as the command line would, on the day of the draft.
    pub fn command(&mut self, draft: Result<Draft, Error>) -> Vec<Event> {
        let events = self.stamp(&draft.unwrap());
        self.model.state.take(News::More(events.clone()));
        self.model.refresh();
        events
    }

    /// Another window carries out a command, and it is seen here.
    pub fn elsewhere(&mut self, draft: Result<Draft, Error>) -> &mut Self {
        let events = self.stamp(&draft.unwrap());
        update::looked(&mut self.model, Ok(News::More(events)));
        self
    }

    /// Another window carries out a command, which is not known here before the next act is written.
    pub fn meanwhile(&mut self, draft: Result<Draft, Error>) -> &mut Self {
        let events = self.stamp(&draft.unwrap());
        self.meanwhile.get_or_insert_default().extend(events);
        self
    }

    /// Lives on another day.
    pub fn on(&mut self, day: &str) {
        let now = self.model.now;
        update::time(&mut self.model, now, Day::parse(day).unwrap());
    }

    /// Lets time go by.
    pub fn wait(&mut self, seconds: i64) -> &mut Self {
        self.model.now += TimeDelta::seconds(seconds);
        self
    }

    fn stamp(&mut self, draft: &Draft) -> Vec<Event> {
        let random = draft.bodies.iter().map(|_| {
            self.count += 1;
            [self.count; 10]
        });
        let ink = Ink {
            at: DateTime::parse_from_rfc3339("2026-11-20T09:30:00+01:00").unwrap(),
            by: "laptop".into(),
            random: random.collect(),
        };
        self.stamper.stamp(draft, &ink)
    }

    /// Presses keys: letters as they are, `<Enter>`, `<Esc>`, `<Space>`, `<Tab>`, `<Up>`, `<C-r>` … in angle brackets.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        let mut rest = keys;
        while let Some(first) = rest.chars().next() {
            let (key, after) = match rest.strip_prefix('<').and_then(|inner| inner.split_once('>')) {
                Some((name, after)) => (named(name), after),
                None => (KeyEvent::new(KeyCode::Char(first), KeyModifiers::NONE), &rest[first.len_utf8()..]),
            };
            rest = after;
            let effects = update::key(&mut self.model, key);
            self.carry_out(effects);
        }
        self
    }

    /// Pastes a text.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        let effects = update::paste(&mut self.model, text);
        self.carry_out(effects);
        self
    }

    /// Does what was asked for outside, as far as it is writing; the rest is kept in `asked`.
    pub fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Write(draft) => {
                    let attempt = match self.meanwhile.take() {
                        Some(events) => Attempt::Outdated(News::More(events)),
                        None => {
                            let own = self.stamp(&draft);
                            Attempt::Written(Written { news: News::More(own.clone()), own, warnings: Vec::new() })
                        }
                    };
                    let effects = update::saved(&mut self.model, Ok(attempt));
                    self.carry_out(effects);
                }
                other => self.asked.push(other),
            }
        }
    }

    /// The window as text, without what is to the right of the last character of each row.
    pub fn screen(&self) -> String {
        let (width, height) = self.model.size;
        let buffer = self.buffer(width, height);
        let row = |y: u16| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
        (0..height).map(row).collect::<Vec<_>>().join("\n")
    }

    /// The window as cells.
    pub fn buffer(&self, width: u16, height: u16) -> Buffer {
        let area = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        view::view(&self.model, area, &mut buffer);
        buffer
    }
}

fn named(name: &str) -> KeyEvent {
    let plain = |code: KeyCode| KeyEvent::new(code, KeyModifiers::NONE);
    match name {
        "Enter" => plain(KeyCode::Enter),
        "Esc" => plain(KeyCode::Esc),
        "Space" => plain(KeyCode::Char(' ')),
        "Tab" => plain(KeyCode::Tab),
        "BS" => plain(KeyCode::Backspace),
        "Up" => plain(KeyCode::Up),
        "Down" => plain(KeyCode::Down),
        "Left" => plain(KeyCode::Left),
        "Right" => plain(KeyCode::Right),
        "PgDn" => plain(KeyCode::PageDown),
        "PgUp" => plain(KeyCode::PageUp),
        "Home" => plain(KeyCode::Home),
        "End" => plain(KeyCode::End),
        control => match control.strip_prefix("C-").and_then(|key| key.chars().next()) {
            Some(key) => KeyEvent::new(KeyCode::Char(key), KeyModifiers::CONTROL),
            None => panic!("no key is called {name}"),
        },
    }
}
