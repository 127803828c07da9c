//! The only place with the file system, the environment, the clock and randomness.
//!
//! - [`clock`], [`environment`], [`paths`], [`signals`]: what the program is told from outside
//! - [`journal`], [`lock`], [`backups`], [`watch`]: the learner's file, who may write to it, its copies, its changes
//! - [`sync`]: the data folder on several machines, by the learner's own git
//! - [`sources`]: curricula from elsewhere · [`address`]: where git finds repositories
//! - [`repository`]: somebody's folder for an audit, read and never trusted
//! - [`library`]: the texts of curricula · [`mod@file`]: files that are written for others · [`fresh`]: new folders · [`browser`]

mod append;
mod failure;
mod folder;
mod git;
mod identity;

pub mod address;
pub mod backups;
pub mod browser;
pub mod clock;
pub mod environment;
pub mod file;
pub mod fresh;
pub mod journal;
pub mod library;
pub mod lock;
pub mod paths;
pub mod repository;
pub mod signals;
pub mod sources;
pub mod sync;
pub mod watch;

pub use failure::Failure;
