//! All integration tests, in one binary: it links once, and `cargo test --test suite tidy` runs one part of it.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "tests stop at the first surprise and read files"
)]

mod advisor;
mod audit;
mod bad_input;
mod claims;
mod cli;
mod curricula;
mod dashboard;
mod demo;
mod docs;
mod faults;
mod formats;
mod histories;
mod machines;
mod placement;
mod plan;
mod postings;
mod properties;
mod pty;
mod readiness;
mod reports;
mod screens;
mod sources;
mod sync;
mod tidy;
