//! Why something was not done: a sentence, what to do about it, and how a shell exits.

use std::fmt;

/// What kind of failure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It was understood and could not be done: exit 1.
    Failed,
    /// It was asked for in the wrong way: exit 2.
    Usage,
}

/// Why something was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// The sentence.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// What kind of failure it is.
    pub failure: Failure,
}

impl Error {
    /// Something that could not be done.
    #[must_use]
    pub fn failed(message: impl Into<String>) -> Self {
        Self { message: message.into(), hint: None, failure: Failure::Failed }
    }

    /// Something asked for in the wrong way.
    #[must_use]
    pub fn usage(message: impl Into<String>) -> Self {
        Self { message: message.into(), hint: None, failure: Failure::Usage }
    }

    /// The same with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match &self.hint {
            Some(hint) => write!(f, "\n  hint: {hint}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {}
