//! Text ⇄ domain, with located diagnostics. Pure: it is given text and gives values and problems.
//!
//! - [`diagnostic`]: one problem with its place
//! - [`curriculum`]: curricula, skills and roles from TOML, and their linter
//! - [`journal`]: events from lines, and lines from events
//! - [`pack`]: the same as bytes, read at start-up without a parser
//! - [`config`]: the preferences of one machine · [`seen`]: what it last showed of the curricula
//! - [`insert`]: a part of a document put into somebody's own file
//! - [`provenance`]: where a curriculum came from

mod file;
mod object;
mod table;

pub mod config;
pub mod curriculum;
pub mod diagnostic;
pub mod insert;
pub mod journal;
pub mod pack;
pub mod provenance;
pub mod seen;

pub use file::FileText;
