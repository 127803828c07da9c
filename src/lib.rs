//! gradus stays with somebody who learns PyTorch, TensorFlow or Keras: it says what to do today and why, loses nothing,
//! and exports a résumé in which every claim has evidence.
//!
//! # The map of the house
//!
//! - [`domain`]: what gradus knows and works out; pure
//! - [`mod@format`]: text ⇄ domain, with located diagnostics; pure
//! - [`export`]: claims → documents; pure
//! - [`store`]: the only place with the file system, the environment, the clock and randomness
//! - [`workspace`]: use cases that both shells call: queries and commands
//! - [`cli`]: the command line · [`tui`]: the screens
//!
//! `cli`, `tui` → `workspace`, `export`, `domain` · `workspace` → `store`, `format`, `domain` · `store` → `format`, `domain` ·
//! `export`, `format` → `domain` · `domain` → nothing of ours. A test reads the imports and holds the code to it.

pub mod cli;
pub mod domain;
pub mod export;
pub mod format;
pub mod store;
pub mod tui;
pub mod workspace;

use std::ffi::OsString;
use std::process::ExitCode;

use cli::{Exit, Invocation, OnScreen, Streams, refuse};
use tui::run::Left;
use workspace::{Demo, Error, Workspace};

/// Runs the program: the screens, where no command is given and a terminal is there; else a command.
pub fn run(arguments: impl IntoIterator<Item = OsString>, streams: &mut Streams<'_>) -> ExitCode {
    store::signals::survive_file_limits();
    let invocation = Invocation::read(arguments);
    if streams.terminal.out {
        streams.terminal.columns = tui::terminal::columns();
    }
    match invocation.on_screen() {
        Some(on_screen) if streams.terminal.input && streams.terminal.out => {
            let left = match on_screen {
                OnScreen::Own(options) => Workspace::open(options).and_then(|own| screens(own, None)),
                OnScreen::Demo => demo(),
            };
            left.unwrap_or_else(|error| refuse(&error, streams).into())
        }
        _ => invocation.run(streams).into(),
    }
}

/// The screens over the demonstration, which is removed when they are left.
fn demo() -> Result<ExitCode, Error> {
    let demo = Demo::new()?;
    screens(demo.open()?, Some(Demo::ABOUT))
}

/// The screens, with what they say first.
fn screens(workspace: Workspace, greeting: Option<&str>) -> Result<ExitCode, Error> {
    let unusable = |error| Error::failed(format!("The screen cannot be used: {error}."));
    match tui::run::run(workspace, greeting).map_err(unusable)? {
        Left::Quit => Ok(Exit::Done.into()),
        // As a shell reports a process that a signal ended.
        Left::Signal(number) => Ok(u8::try_from(128 + number).unwrap_or(1).into()),
    }
}
