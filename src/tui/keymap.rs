//! From keys to actions, with the learner's own keys laid over the table.

use std::collections::HashMap;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::action::{Action, Context, ROWS, Row};

/// A key with its modifiers; letters carry their case instead of Shift.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Chord {
    code: KeyCode,
    modifiers: KeyModifiers,
}

impl Chord {
    /// The chord of a key press.
    #[must_use]
    pub fn of(key: KeyEvent) -> Self {
        let mut modifiers = key.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
        let code = match key.code {
            KeyCode::Char(c) if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::Char(c.to_ascii_uppercase()),
            KeyCode::Char(c) if modifiers.contains(KeyModifiers::CONTROL) => KeyCode::Char(c.to_ascii_lowercase()),
            code => code,
        };
        if matches!(code, KeyCode::Char(_) | KeyCode::BackTab) {
            modifiers -= KeyModifiers::SHIFT;
        }
        Self { code, modifiers }
    }

    /// Reads a chord as config.toml writes it: `ctrl-r`, `space`, `?`, `shift-g`. None when it is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut modifiers = KeyModifiers::NONE;
        let mut rest = text;
        while let Some((word, after)) =
            rest.split_once('-').filter(|(word, after)| !word.is_empty() && !after.is_empty())
        {
            modifiers |= match word {
                "ctrl" => KeyModifiers::CONTROL,
                "alt" => KeyModifiers::ALT,
                "shift" => KeyModifiers::SHIFT,
                _ => break,
            };
            rest = after;
        }
        let code = match rest {
            "enter" => KeyCode::Enter,
            "space" => KeyCode::Char(' '),
            "esc" => KeyCode::Esc,
            "tab" if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
            "tab" => KeyCode::Tab,
            "backspace" => KeyCode::Backspace,
            "delete" => KeyCode::Delete,
            "up" => KeyCode::Up,
            "down" => KeyCode::Down,
            "left" => KeyCode::Left,
            "right" => KeyCode::Right,
            "page-up" => KeyCode::PageUp,
            "page-down" => KeyCode::PageDown,
            "home" => KeyCode::Home,
            "end" => KeyCode::End,
            other => {
                let mut letters = other.chars();
                match (letters.next(), letters.next()) {
                    (Some(letter), None) => KeyCode::Char(letter),
                    _ => return None,
                }
            }
        };
        Some(Self::of(KeyEvent::new(code, modifiers)))
    }
}

/// A chord as people read it: `Ctrl-R`, `Space`, `G`.
#[must_use]
pub fn chord_words(chord: &str) -> String {
    let letter = |text: &str| text.chars().count() == 1;
    match chord.rsplit_once('-') {
        Some(("shift", key)) if letter(key) => key.to_uppercase(),
        Some((before, key)) if letter(key) && !before.is_empty() => {
            format!("{}-{}", capital(before), key.to_uppercase())
        }
        _ if letter(chord) => chord.to_owned(),
        _ => match chord {
            "page-up" => "PgUp".into(),
            "page-down" => "PgDn".into(),
            "shift-tab" => "Shift-Tab".into(),
            other => capital(other),
        },
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Which key asks for what, where.
#[derive(Clone, Debug)]
pub struct Keymap {
    keys: HashMap<(Context, Chord), Action>,
    /// The learner's own keys, as written, for the help.
    own: Vec<(Context, String, Action)>,
}

impl Default for Keymap {
    fn default() -> Self {
        let parsed = |row: &'static Row| {
            row.chords.iter().filter_map(move |chord| Some(((row.context, Chord::parse(chord)?), row.action)))
        };
        Self { keys: ROWS.iter().flat_map(parsed).collect(), own: Vec::new() }
    }
}

impl Keymap {
    /// The table with the learner's own keys (context, chord, action) over it, and a sentence for each that makes no sense.
    #[must_use]
    pub fn with(own: &[(String, String, String)]) -> (Self, Vec<String>) {
        let mut keymap = Self::default();
        let mut problems = Vec::new();
        for (context, chord, action) in own {
            match (Context::from_word(context), Chord::parse(chord), Action::from_word(action)) {
                (Some(context), Some(parsed), Some(action)) => {
                    keymap.keys.insert((context, parsed), action);
                    keymap.own.push((context, chord.clone(), action));
                }
                (None, ..) => problems.push(format!(
                    "[keys.{context}] is no screen: global, today, learn, portfolio, dashboard, history, resume"
                )),
                (_, None, _) => problems.push(format!("\"{chord}\" is no key: write it like ctrl-r, space or ?")),
                (.., None) => problems.push(format!("\"{action}\" is no action: the palette (:) shows them all")),
            }
        }
        (keymap, problems)
    }

    /// What a key asks for on a screen: its own meaning there, else the one it has everywhere.
    #[must_use]
    pub fn action(&self, screen: Context, key: KeyEvent) -> Option<Action> {
        let chord = Chord::of(key);
        self.keys.get(&(screen, chord)).or_else(|| self.keys.get(&(Context::Global, chord))).copied()
    }

    /// The key to show for an action on a screen: the learner's own if there is one, else the first of the table.
    #[must_use]
    pub fn key_for(&self, screen: Context, action: Action) -> Option<String> {
        let here = |context: Context| context == screen || context == Context::Global;
        let own = self.own.iter().rev().find(|(context, _, bound)| here(*context) && *bound == action);
        let table =
            || ROWS.iter().find(|row| here(row.context) && row.action == action).and_then(|row| row.chords.first());
        own.map(|(_, chord, _)| chord_words(chord)).or_else(|| table().map(|chord| chord_words(chord)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(code: KeyCode, modifiers: KeyModifiers) -> KeyEvent {
        KeyEvent::new(code, modifiers)
    }

    #[test]
    fn every_chord_of_the_table_can_be_read_and_is_bound_once() {
        let mut seen = std::collections::HashSet::new();
        for row in ROWS {
            for chord in row.chords {
                let parsed = Chord::parse(chord).unwrap_or_else(|| panic!("{chord}"));
                assert!(seen.insert((row.context, parsed)), "{chord} is bound twice in {}", row.context);
            }
        }
    }

    #[test]
    fn a_screen_comes_before_everywhere() {
        let keymap = Keymap::default();
        let plain = KeyModifiers::NONE;
        assert_eq!(keymap.action(Context::Today, press(KeyCode::Char(' '), plain)), Some(Action::Check));
        assert_eq!(keymap.action(Context::Dashboard, press(KeyCode::Char(' '), plain)), None);
        assert_eq!(keymap.action(Context::Today, press(KeyCode::Char('r'), KeyModifiers::CONTROL)), Some(Action::Redo));
        assert_eq!(
            keymap.action(Context::Today, press(KeyCode::BackTab, KeyModifiers::SHIFT)),
            Some(Action::PreviousScreen)
        );
        assert_eq!(keymap.action(Context::Today, press(KeyCode::Char('G'), KeyModifiers::SHIFT)), Some(Action::Last));
    }

    #[test]
    fn own_keys_lie_over_the_table_and_nonsense_is_said() {
        let own = |context: &str, chord: &str, action: &str| (context.to_owned(), chord.to_owned(), action.to_owned());
        let (keymap, problems) = Keymap::with(&[
            own("global", "ctrl-z", "undo"),
            own("nowhere", "a", "undo"),
            own("today", "hyper-q", "undo"),
            own("today", "a", "fly"),
        ]);
        assert_eq!(keymap.action(Context::Learn, press(KeyCode::Char('z'), KeyModifiers::CONTROL)), Some(Action::Undo));
        assert_eq!(keymap.key_for(Context::Learn, Action::Undo).as_deref(), Some("Ctrl-Z"));
        assert_eq!(problems.len(), 3);
    }

    #[test]
    fn chords_read_as_people_write_them() {
        let words: Vec<String> =
            ["ctrl-r", "space", "shift-g", "?", "page-up", "shift-tab", "enter", "-"].map(chord_words).into();
        assert_eq!(words, ["Ctrl-R", "Space", "G", "?", "PgUp", "Shift-Tab", "Enter", "-"]);
    }
}
