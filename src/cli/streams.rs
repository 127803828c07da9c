//! Where a command reads and writes, and what is known about it: arguments, so that everything can be tested without a process.

use std::io::{self, BufRead, IsTerminal, Write};

/// The three streams of a process.
pub struct Streams<'a> {
    /// Standard input; read only for a question on a terminal.
    pub input: &'a mut dyn BufRead,
    /// Standard output.
    pub out: &'a mut dyn Write,
    /// Standard error.
    pub err: &'a mut dyn Write,
    /// Which of them are terminals.
    pub terminal: Terminal,
}

/// Which streams are terminals. By default none is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terminal {
    /// Standard input is one.
    pub input: bool,
    /// Standard output is one.
    pub out: bool,
    /// Standard error is one.
    pub err: bool,
    /// How many cells wide it is, where that is known.
    pub columns: Option<usize>,
}

/// The width that is assumed of a terminal that does not tell.
const COLUMNS: usize = 100;

impl Terminal {
    /// The streams of this process; how wide the terminal is, is not known yet.
    #[must_use]
    pub fn of_process() -> Self {
        Self {
            input: io::stdin().is_terminal(),
            out: io::stdout().is_terminal(),
            err: io::stderr().is_terminal(),
            columns: None,
        }
    }

    /// The cells that a line on standard output may take; none when it is no terminal: then nothing is cut.
    #[must_use]
    pub fn width(&self) -> Option<usize> {
        self.out.then(|| self.columns.filter(|columns| *columns > 0).unwrap_or(COLUMNS))
    }

    /// Whether a person sits there who can be asked.
    #[must_use]
    pub fn can_ask(&self) -> bool {
        self.input && self.err
    }
}
