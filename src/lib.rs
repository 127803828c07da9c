//! gradus
pub mod domain;
pub mod export;
pub mod format;
pub mod store;
pub mod tui;
pub mod workspace;
