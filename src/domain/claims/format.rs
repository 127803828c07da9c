//! The formats in which claims are written down.

use crate::domain::words;

words! {
    /// A format that an export can have.
    Format {
        /// Markdown: one column, conventional headings.
        Markdown = "markdown",
        /// Plain text, for forms that take nothing else.
        Text = "text",
    }
}

impl Format {
    /// The name of the file that is proposed for it.
    #[must_use]
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Markdown => "resume.md",
            Self::Text => "resume.txt",
        }
    }
}
