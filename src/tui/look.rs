//! How the screens look: what every view is given besides its own state.

use super::glyphs::Glyphs;
use super::keymap::Keymap;
use super::theme::Theme;
use crate::domain::time::Moment;
use crate::workspace::State;

/// Styles, glyphs and keys.
#[derive(Clone, Debug)]
pub struct Look {
    /// Styles by role.
    pub theme: Theme,
    /// Marks, bars and ramps.
    pub glyphs: Glyphs,
    /// Which key asks for what.
    pub keymap: Keymap,
}

/// What a view or a screen's update looks at.
#[derive(Clone, Copy, Debug)]
pub struct Ctx<'a> {
    /// Where everything stands.
    pub state: &'a State,
    /// How it looks.
    pub look: &'a Look,
    /// What time it is.
    pub now: Moment,
    /// The width of the body in cells.
    pub width: u16,
    /// The height of the body in cells.
    pub height: u16,
}

/// The narrowest body that has room for two columns.
pub const TWO_COLUMNS: u16 = 90;

impl Ctx<'_> {
    /// Whether there is room for two columns.
    #[must_use]
    pub fn wide(&self) -> bool {
        self.width >= TWO_COLUMNS
    }
}
