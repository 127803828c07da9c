//! How the screens should look on this machine: `config.toml` and the environment together.

use std::path::Path;

use chrono::NaiveTime;

use crate::domain::preference::{GlyphChoice, ThemeChoice};
use crate::format::FileText;
use crate::format::config::{Config, KeyBinding, read_config};
use crate::format::diagnostic::{Diagnostic, Severity};
use crate::store::environment::Environment;
use crate::store::file::read_text;

/// How the screens should look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// Which colours.
    pub theme: ThemeChoice,
    /// Which characters.
    pub glyphs: GlyphChoice,
    /// `NO_COLOR`, when it is set.
    pub no_color: Option<String>,
    /// The locale.
    pub locale: Option<String>,
    /// The learner's own keys.
    pub keys: Vec<KeyBinding>,
    pub(super) day_start: NaiveTime,
    pub(super) machine: Option<String>,
}

impl Preferences {
    /// Reads them; without a file everything is as usual.
    pub(super) fn read(file: &Path, environment: &Environment) -> (Self, Vec<Diagnostic>) {
        let name = file.display().to_string();
        let (config, problems) = match read_text(file) {
            Ok(None) => (Config::default(), Vec::new()),
            Ok(Some(text)) => read_config(&FileText::new(name, text)),
            Err(failure) => (Config::default(), vec![Diagnostic::of_file(Severity::Error, name, failure.why)]),
        };
        let preferences = Self {
            theme: config.theme,
            glyphs: config.glyphs,
            no_color: environment.no_color.clone(),
            locale: environment.locale.clone(),
            keys: config.keys,
            day_start: config.day_start,
            machine: config.machine,
        };
        (preferences, problems)
    }
}
