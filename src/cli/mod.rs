//! The command line, the twin of every screen. `clap` is used only here; a command is one file with its arguments, whose doc
//! comment is the manual, and its function.
//!
//! [`Invocation`] is what was asked for, [`Streams`] where it is answered, [`Exit`] how it ends.

mod advise;
mod asking;
mod certificate;
mod command;
mod curriculum;
mod dashboard;
mod demo;
mod done;
mod drill;
mod evidence;
mod exit;
mod export;
mod given;
mod goal;
mod history;
mod interview;
mod invocation;
mod journal;
mod list;
mod log;
mod matching;
mod next;
mod note;
mod placement;
mod plan;
mod problems;
mod profile;
mod project;
mod ready;
mod redo;
mod reference;
mod reset;
mod review;
mod shell;
mod show;
mod skip;
mod snooze;
mod start;
mod status;
mod story;
mod streams;
mod stuck;
mod sync;
mod table;
mod tick;
mod undo;
mod waiting;

pub use exit::Exit;
pub use invocation::{Invocation, OnScreen};
pub use reference::reference;
pub use shell::refuse;
pub use streams::{Streams, Terminal};
