//! How the program ends: the one place with exit codes.

use std::process::ExitCode;

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Exit {
    /// It was done: 0.
    Done,
    /// It was understood and could not be done, or a check found errors: 1.
    Failed,
    /// It was asked for in the wrong way: 2.
    Usage,
}

impl Exit {
    /// The number that the caller sees.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Failed => 1,
            Self::Usage => 2,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
