//! `config.toml`: the preferences of one machine. What is wrong in it is reported, and the default is used instead.

use chrono::NaiveTime;

use super::FileText;
use super::diagnostic::{Diagnostic, Place, Severity};
use super::table::{Document, Problems, Table, Value};
use crate::domain::preference::{GlyphChoice, ThemeChoice};

/// The preferences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// `theme`.
    pub theme: ThemeChoice,
    /// `glyphs`.
    pub glyphs: GlyphChoice,
    /// `day_start`: when a logical day begins.
    pub day_start: NaiveTime,
    /// `machine`: the name under which this machine writes events; none for the host's.
    pub machine: Option<String>,
    /// `[keys.*]`, in the order of the file.
    pub keys: Vec<KeyBinding>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::Auto,
            glyphs: GlyphChoice::Auto,
            day_start: NaiveTime::MIN,
            machine: None,
            keys: Vec::new(),
        }
    }
}

/// A key of the learner's choice, as text: which keys and actions there are is for the screen to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyBinding {
    /// Where the key works: `global`.
    pub context: String,
    /// The key: `ctrl-x`.
    pub chord: String,
    /// What it does: `undo`.
    pub action: String,
    /// Where the chord stands.
    pub place: Place,
}

/// Reads the preferences; every problem is reported and what it concerns keeps its default.
#[must_use]
pub fn read_config(file: &FileText) -> (Config, Vec<Diagnostic>) {
    let files = std::slice::from_ref(file);
    let problems = Problems::new(files);
    let config = Document::read(&problems, 0).map_or_else(Config::default, |document| {
        let mut root = document.table(&problems, "the configuration");
        let config = config(&mut root, &file.text);
        root.finish();
        config
    });
    let diagnostics = problems.finish().into_iter().map(|diagnostic| match diagnostic.severity {
        Severity::Error => {
            let hint = diagnostic.hint.as_ref().map_or_else(String::new, |hint| format!("{hint} "));
            diagnostic.hint(format!("{hint}the default is used until this is changed"))
        }
        _ => diagnostic,
    });
    (config, diagnostics.collect())
}

fn config(root: &mut Table<'_>, text: &str) -> Config {
    let default = Config::default();
    Config {
        theme: root
            .get("theme")
            .and_then(|value| value.word(ThemeChoice::ALL, ThemeChoice::word))
            .unwrap_or(default.theme),
        glyphs: root
            .get("glyphs")
            .and_then(|value| value.word(GlyphChoice::ALL, GlyphChoice::word))
            .unwrap_or(default.glyphs),
        day_start: root.get("day_start").and_then(|value| day_start(&value)).unwrap_or(default.day_start),
        machine: root.text("machine").map(String::from),
        keys: root.get("keys").map(|value| keys(&value, text)).unwrap_or_default(),
    }
}

/// `"04:00"`, and the same without quotes, which TOML calls a local time.
fn day_start(value: &Value<'_>) -> Option<NaiveTime> {
    if let Some(time) = value.as_time() {
        return Some(time);
    }
    let text = value.text()?;
    let time = NaiveTime::parse_from_str(&text, "%H:%M").ok().filter(|_| text.len() == "04:00".len());
    if time.is_none() {
        value.refuse(&format!("a time like \"04:00\", not \"{text}\""));
    }
    time
}

fn keys(value: &Value<'_>, text: &str) -> Vec<KeyBinding> {
    let mut keys = Vec::new();
    for (context, bindings) in value.entries() {
        for (chord, action) in bindings.entries() {
            let Some(action) = action.text() else { continue };
            let place = Place::of(text, chord.spot.span);
            keys.push(KeyBinding { context: context.word.into(), chord: chord.word.into(), action, place });
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Config, String) {
        let (config, problems) = read_config(&FileText::new("config.toml", text));
        (config, problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    }

    #[test]
    fn preferences_are_read() {
        let text = "\
theme = \"dark\"
glyphs = \"ascii\"
day_start = \"04:00\"
machine = \"laptop\"

[keys.learn]
\"x\" = \"done\"

[keys.global]
\"ctrl-x\" = \"undo\"
\"alt-é\" = \"help\"
";
        let key = |context: &str, chord: &str, action: &str, line: usize, length: usize| KeyBinding {
            context: context.into(),
            chord: chord.into(),
            action: action.into(),
            place: Place { line, column: 1, excerpt: format!("\"{chord}\" = \"{action}\""), length },
        };
        let expected = Config {
            theme: ThemeChoice::Dark,
            glyphs: GlyphChoice::Ascii,
            day_start: NaiveTime::from_hms_opt(4, 0, 0).unwrap(),
            machine: Some("laptop".into()),
            keys: vec![
                key("learn", "x", "done", 7, 3),
                key("global", "ctrl-x", "undo", 10, 8),
                key("global", "alt-é", "help", 11, 7),
            ],
        };
        assert_eq!(read(text), (expected, String::new()));
    }

    #[test]
    fn an_empty_file_is_all_defaults_and_what_toml_people_write_works() {
        assert_eq!(read(""), (Config::default(), String::new()));
        let (config, problems) = read("day_start = 04:30:00");
        assert_eq!((config.day_start.to_string(), problems), ("04:30:00".into(), String::new()));
    }

    #[test]
    fn whatever_is_wrong_is_said_and_the_default_is_used() {
        let text = "\
thme = \"dark\"
theme = \"drak\"
glyphs = 3
day_start = \"4 am\"
machine = \"\"
other = \"vi

[keys]
global = \"undo\"

[keys.learn]
x = [\"done\"]
y = \"done\"
";
        let (config, problems) = read(text);
        let expected = r#"config.toml:1:1: warning: unknown key "thme" in the configuration
   |
 1 | thme = "dark"
   | ^^^^
   hint: did you mean "theme"?
config.toml:2:9: error: "theme" must be "auto", "dark", "light" or "plain", not "drak"
   |
 2 | theme = "drak"
   |         ^^^^^^
   hint: did you mean "dark"? the default is used until this is changed
config.toml:3:10: error: "glyphs" must be "auto", "unicode" or "ascii", not a number
   |
 3 | glyphs = 3
   |          ^
   hint: the default is used until this is changed
config.toml:4:13: error: "day_start" must be a time like "04:00", not "4 am"
   |
 4 | day_start = "4 am"
   |             ^^^^^^
   hint: the default is used until this is changed
config.toml:5:11: error: "machine" is empty
   |
 5 | machine = ""
   |           ^^
   hint: the default is used until this is changed
config.toml:6:1: warning: unknown key "other" in the configuration
   |
 6 | other = "vi
   | ^^^^^
config.toml:6:12: error: this is not TOML: invalid basic string, expected `"`
   |
 6 | other = "vi
   |            ^
   hint: the default is used until this is changed
config.toml:9:10: error: "global" must be a table, not text
   |
 9 | global = "undo"
   |          ^^^^^^
   hint: the default is used until this is changed
config.toml:12:5: error: "x" must be text, not a list
    |
 12 | x = ["done"]
    |     ^^^^^^^^
   hint: the default is used until this is changed"#;
        assert_eq!(problems, expected);
        let keys: Vec<_> = config.keys.iter().map(|key| (key.chord.as_str(), key.place.line)).collect();
        assert_eq!(keys, [("y", 13)]);
        assert_eq!(Config { keys: Vec::new(), ..config }, Config::default());
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC*|(theme|keys|machine|day_start|[=.\\[\\]\"'{}\n:0-9 ]){0,40}") {
            read(&text);
        }
    }
}
