//! Use cases that both shells call: what can be asked (queries) and what can be done (commands).

pub mod command;
mod error;
mod outcome;
pub mod query;
pub mod resolve;
mod state;

pub use error::{Error, Failure};
pub use outcome::{Exported, News, Written};
pub use state::State;
