//! A file that somebody else has read.

/// A file's text with the name people know it by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileText {
    /// Its path as it is shown: `curricula/pytorch/beginner.toml`.
    pub path: String,
    /// What stands in it.
    pub text: String,
}

impl FileText {
    /// A file of that path and text.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into() }
    }

    /// The path without its folders.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path.rsplit(['/', '\\']).next().unwrap_or(&self.path)
    }
}
