//! What a rule says: passed, failed or could not check, and where it saw that.

use super::secrets;
use crate::domain::words;

words! {
    /// What came of a rule, in the order in which people want to read it.
    Verdict { Failed = "failed", Unchecked = "unchecked", Passed = "passed" }
}

/// Something that a rule saw, with its place where it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The file, from the folder.
    pub path: Option<String>,
    /// The line, from 1.
    pub line: Option<usize>,
    /// What is there; never what the line says.
    pub words: String,
}

/// What a rule comes to.
pub(super) enum Outcome {
    /// It is kept; where that shows.
    Passed(Vec<Finding>),
    /// It is broken, here.
    Failed(Vec<Finding>),
    /// What it wants was not found. Where not everything was read, nobody knows.
    Missing(Vec<Finding>),
    /// It could not be checked, and why.
    Unchecked(String),
    /// It asks nothing of this folder, and why.
    Apart(&'static str),
}

impl Finding {
    /// In a line of a file.
    pub(super) fn at(path: &str, line: usize, words: impl Into<String>) -> Self {
        Self { path: Some(path.into()), line: Some(line), words: words.into() }
    }

    /// In a file.
    pub(super) fn of_file(path: &str, words: impl Into<String>) -> Self {
        Self { path: Some(path.into()), line: None, words: words.into() }
    }

    /// Nowhere in particular.
    pub(super) fn of_all(words: impl Into<String>) -> Self {
        Self { path: None, line: None, words: words.into() }
    }

    /// The same without any key or token: names of files and packages may hold one too.
    pub(super) fn masked(self) -> Self {
        let path = self.path.map(|path| secrets::masked(&path));
        Self { path, line: self.line, words: secrets::masked(&self.words) }
    }

    /// `train.py:12`, `train.py`, or nothing.
    #[must_use]
    pub fn place(&self) -> String {
        match (&self.path, self.line) {
            (Some(path), Some(line)) => format!("{path}:{line}"),
            (Some(path), None) => path.clone(),
            (None, _) => String::new(),
        }
    }
}

/// What was found, else that this was not.
pub(super) fn found_or(found: Option<Finding>, missing: impl Into<String>) -> Outcome {
    match found {
        Some(finding) => Outcome::Passed(vec![finding]),
        None => Outcome::Missing(vec![Finding::of_all(missing)]),
    }
}
