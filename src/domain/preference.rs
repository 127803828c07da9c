//! What somebody may prefer about the looks of the screens.

use super::words;

words! {
    /// Which colours are used.
    #[derive(Default)]
    ThemeChoice {
        /// Readable on light and on dark terminals.
        #[default]
        Auto = "auto",
        /// For dark terminals.
        Dark = "dark",
        /// For light terminals.
        Light = "light",
        /// No colour at all.
        Plain = "plain",
    }
}

words! {
    /// Which characters signs and bars are drawn with.
    #[derive(Default)]
    GlyphChoice {
        /// Unicode where the locale and the measured widths allow it.
        #[default]
        Auto = "auto",
        /// Unicode, whatever the locale says.
        Unicode = "unicode",
        /// ASCII only.
        Ascii = "ascii",
    }
}
