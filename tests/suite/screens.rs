//! Every screen and every window on top, at any size, after any keys, over any journal: nothing panics, and no cell holds
//! what a terminal would obey.

use chrono::DateTime;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::histories::{EPOCH, MACHINES, histories, state, words};
use gradus::domain::event::Event;
use gradus::domain::stamp::{Ink, Stamper};
use gradus::tui::action::{Action, Context, ROWS};
use gradus::tui::effect::{Effect, Overwrite};
use gradus::tui::glyphs::Glyphs;
use gradus::tui::keymap::{Chord, Keymap};
use gradus::tui::look::Look;
use gradus::tui::model::Model;
use gradus::tui::theme::Theme;
use gradus::tui::{update, view};
use gradus::workspace::{Attempt, Error, Exported, News, SyncNews, SyncReport, Written};

/// The largest window that is tried: columns, rows.
const LARGEST: (u16, u16) = (250, 80);

/// A play of the screens in which nothing is written to a disk.
struct Play {
    model: Model,
    stamper: Stamper,
    now: i64,
}

impl Play {
    fn new(events: Vec<Event>, size: (u16, u16), glyphs: Glyphs) -> Self {
        let mut stamper = Stamper::default();
        events.iter().for_each(|event| stamper.see(event));
        let look = Look { theme: Theme::dark(), glyphs, keymap: Keymap::default() };
        let model = Model::new(state(events), look, size);
        Self { model, stamper, now: i64::try_from(EPOCH).unwrap() }
    }

    /// Presses a key, and lives with what comes of it.
    fn press(&mut self, key: KeyEvent) {
        let effects = update::key(&mut self.model, key);
        for effect in effects {
            self.carry_out(effect);
        }
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Write(draft) => {
                self.now += 1;
                let at = DateTime::from_timestamp_millis(self.now).unwrap().fixed_offset();
                let random = vec![[7; 10]; draft.bodies.len()];
                let own = self.stamper.stamp(&draft, &Ink { at, by: MACHINES[0].into(), random });
                let written = Written { news: News::More(own.clone()), own, warnings: Vec::new() };
                let effects = update::saved(&mut self.model, Ok(Attempt::Written(written)));
                effects.into_iter().for_each(|effect| self.carry_out(effect));
            }
            Effect::Export { target, format, document, overwrite: Overwrite::Ask } => {
                update::exported(&mut self.model, Ok(Exported::Exists { target, format, document }));
            }
            Effect::Export { .. } => {
                update::exported(&mut self.model, Err(Error::failed("The disk is \u{1b}[31mfull.").hint("make room")));
            }
            Effect::Look => update::looked(&mut self.model, Ok(News::More(Vec::new()))),
            Effect::Sync => {
                update::syncing(&mut self.model, SyncNews::Notice("It goes to \u{1b}[31mfar away.".into()));
                let report = SyncReport { not_sent: Some("Not pushed.".into()), ..SyncReport::default() };
                let effects = update::synced(&mut self.model, Ok(report));
                effects.into_iter().for_each(|effect| self.carry_out(effect));
            }
            Effect::Audit(project, _) => {
                let failed = Err(Error::failed("There is \u{1b}[31mno such folder."));
                let effects = update::audited(&mut self.model, &project, failed);
                effects.into_iter().for_each(|effect| self.carry_out(effect));
            }
            Effect::KeepSeen(_) | Effect::Copy(_) | Effect::OpenUrl(_) | Effect::Suspend | Effect::Quit => {}
        }
    }

    /// Draws into a window of that size, and looks at every cell.
    fn draw(&self, (columns, rows): (u16, u16)) -> Result<(), TestCaseError> {
        let area = Rect::new(0, 0, columns, rows);
        let mut buffer = Buffer::empty(area);
        view::view(&self.model, area, &mut buffer);
        for cell in buffer.content() {
            prop_assert_eq!(cell.symbol().find(obeyed), None, "{:?}", cell.symbol());
        }
        Ok(())
    }
}

/// Whether a terminal would do something else with the character than show it.
fn obeyed(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What somebody does at the screens.
#[derive(Clone, Debug)]
enum Deed {
    Press(KeyCode, KeyModifiers),
    Paste(String),
    Resize((u16, u16)),
    Act(Action),
}

fn sizes() -> BoxedStrategy<(u16, u16)> {
    let any = (0..=LARGEST.0, 0..=LARGEST.1);
    // Around the smallest that is drawn, the usual one, and where two columns begin.
    let edges = (
        select(vec![0, 1, 2, 39, 40, 41, 60, 80, 91, 92, 120, 250]),
        select(vec![0, 1, 2, 11, 12, 13, 16, 24, 50, 80]),
    );
    prop_oneof![any, edges].boxed()
}

fn deeds() -> BoxedStrategy<Vec<Deed>> {
    let codes = vec![
        KeyCode::Enter,
        KeyCode::Esc,
        KeyCode::Tab,
        KeyCode::BackTab,
        KeyCode::Backspace,
        KeyCode::Delete,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::Home,
        KeyCode::End,
        KeyCode::PageUp,
        KeyCode::PageDown,
        KeyCode::Insert,
        KeyCode::F(1),
    ];
    let plain = |codes: BoxedStrategy<KeyCode>| codes.prop_map(|code| Deed::Press(code, KeyModifiers::NONE));
    let letters = select(" abcdefghijklmnopqrstuvwxyzGN?/:123456".chars().collect::<Vec<_>>()).prop_map(KeyCode::Char);
    let modifiers = select(vec![KeyModifiers::CONTROL, KeyModifiers::ALT, KeyModifiers::SHIFT]);
    let chord = ("[a-z]", modifiers)
        .prop_map(|(letter, modifiers)| Deed::Press(KeyCode::Char(letter.chars().next().unwrap()), modifiers));
    let deed = prop_oneof![
        6 => plain(select(codes).boxed()),
        6 => plain(letters.boxed()),
        1 => plain(any::<char>().prop_map(KeyCode::Char).boxed()),
        1 => chord,
        2 => words().prop_map(Deed::Paste),
        2 => sizes().prop_map(Deed::Resize),
        4 => select(Action::ALL).prop_map(Deed::Act),
    ];
    vec(deed, 0..40).boxed()
}

fn glyphs() -> BoxedStrategy<Glyphs> {
    select(vec![Glyphs::unicode(), Glyphs::ascii()]).boxed()
}

fn cases(number: u32) -> ProptestConfig {
    ProptestConfig { cases: number, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn no_keys_and_no_journal_make_it_panic(
        events in histories(0..25),
        size in sizes(),
        other in sizes(),
        deeds in deeds(),
        glyphs in glyphs(),
    ) {
        let mut play = Play::new(events, size, glyphs);
        play.draw(size)?;
        for deed in deeds {
            match deed {
                Deed::Press(code, modifiers) => play.press(KeyEvent::new(code, modifiers)),
                Deed::Paste(text) => drop(update::paste(&mut play.model, &text)),
                Deed::Resize(size) => update::resized(&mut play.model, size),
                Deed::Act(action) if play.model.overlays.is_empty() => {
                    for effect in update::action(&mut play.model, action) {
                        play.carry_out(effect);
                    }
                }
                Deed::Act(_) => {}
            }
            play.draw(play.model.size)?;
        }
        // A window is drawn once more before it is known that its size changed.
        play.draw(other)?;
    }
}

proptest! {
    #![proptest_config(cases(8))]

    #[test]
    fn every_screen_and_window_fits_any_size(events in histories(10..40), sizes in vec(sizes(), 6), glyphs in glyphs()) {
        for screen in Context::ALL.iter().filter(|screen| **screen != Context::Global) {
            let go = ROWS.iter().find(|row| row.context == Context::Global && row.action.word() == screen.word()).unwrap();
            for opening in [None, Some(Action::Open), Some(Action::Edit), Some(Action::Help), Some(Action::Palette), Some(Action::Export), Some(Action::Extras)] {
                let mut play = Play::new(events.clone(), (120, 40), glyphs);
                play.model.overlays.clear();
                for action in std::iter::once(go.action).chain(opening) {
                    for effect in update::action(&mut play.model, action) {
                        play.carry_out(effect);
                    }
                }
                for size in &sizes {
                    update::resized(&mut play.model, *size);
                    play.draw(*size)?;
                }
            }
        }
    }
}

#[test]
fn every_key_of_the_table_is_pressed_on_every_screen() {
    for screen in Context::ALL {
        for row in ROWS.iter().filter(|row| [*screen, Context::Global].contains(&row.context)) {
            let mut play = Play::new(Vec::new(), (80, 24), Glyphs::unicode());
            play.model.overlays.clear();
            play.model.screen = if *screen == Context::Global { Context::Today } else { *screen };
            play.model.refresh();
            let bound = play.model.look.keymap.action(play.model.screen, key_of(row.chords[0]));
            assert!(bound.is_some(), "{} does nothing on {}", row.chords[0], play.model.screen);
            play.press(key_of(row.chords[0]));
            play.draw((80, 24)).unwrap();
        }
    }
}

fn key_of(chord: &str) -> KeyEvent {
    let codes = (32..127u8).map(|letter| KeyCode::Char(letter.into())).chain([
        KeyCode::Enter,
        KeyCode::Esc,
        KeyCode::Tab,
        KeyCode::BackTab,
        KeyCode::Backspace,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::Home,
        KeyCode::End,
        KeyCode::PageUp,
        KeyCode::PageDown,
    ]);
    let keys = codes.flat_map(|code| {
        [KeyModifiers::NONE, KeyModifiers::CONTROL, KeyModifiers::SHIFT].map(|modifiers| KeyEvent::new(code, modifiers))
    });
    let wanted = Chord::parse(chord);
    keys.into_iter().find(|key| Some(Chord::of(*key)) == wanted).unwrap()
}
