//! The terminal: taken over and given back, whatever happens.

use std::io::{self, BufWriter, Stdout, Write};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, DisableFocusChange, EnableBracketedPaste, EnableFocusChange};
use crossterm::execute;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use ratatui::Terminal;

use super::backend::Compact;

/// Where the program draws: one write a frame.
pub type Screen = Terminal<Compact<BufWriter<Stdout>>>;

/// Whether the terminal is taken over, so that it is given back once.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Enough for the fullest frame of a large terminal in one write.
const FRAME_BYTES: usize = 64 * 1024;

/// How many cells wide the terminal is, where it tells.
#[must_use]
pub fn columns() -> Option<usize> {
    crossterm::terminal::size().ok().map(|(columns, _)| columns.into())
}

/// Takes the terminal over.
///
/// # Errors
/// The terminal refuses.
pub fn enter() -> io::Result<Screen> {
    take()?;
    Terminal::new(Compact::new(BufWriter::with_capacity(FRAME_BYTES, io::stdout())))
}

/// Takes the terminal over again, after [`leave`].
///
/// # Errors
/// The terminal refuses.
pub fn take() -> io::Result<()> {
    TAKEN.store(true, Ordering::SeqCst);
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen, Hide, EnableBracketedPaste, EnableFocusChange)
}

/// Gives the terminal back. Whoever comes second does nothing; what fails cannot be helped (the window may be gone).
pub fn leave() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let mut out = io::stdout();
        drop(execute!(out, DisableFocusChange, DisableBracketedPaste, LeaveAlternateScreen, Show));
        drop(out.flush());
        drop(disable_raw_mode());
    }
}

/// Stops the program as Ctrl-Z does, until it is told to go on. Where there is no such thing it goes on at once.
pub fn stop() {
    #[cfg(unix)]
    drop(signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP));
}

/// Gives the terminal back when it goes out of scope.
#[derive(Debug)]
pub struct Guard;

impl Drop for Guard {
    fn drop(&mut self) {
        leave();
    }
}

/// Gives the terminal back before a panic is reported, so that the report can be read.
pub fn restore_on_panic() {
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        leave();
        report(info);
    }));
}
