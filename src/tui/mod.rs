//! The screens: ratatui and crossterm are named only here.
//!
//! *terminal event → [`msg::Msg`] → (keymap) [`action::Action`] → [`update`] → [`effect::Effect`] → [`view`]*
//!
//! - [`action`], [`keymap`]: the one table of keys, and what overrides it
//! - [`model`], [`mod@update`], [`intent`], [`decision`]: what the screens know, and what changes it
//! - [`screens`], [`overlays`], [`widgets`], [`mod@view`]: what is drawn
//! - [`kept`]: what screens work out from the state once
//! - [`theme`], [`glyphs`], [`look`]: how it looks
//! - [`mod@run`], `input`: the loop and the threads it listens to · [`terminal`], [`backend`], [`msg`], [`effect`]: the outside

pub mod action;
pub mod backend;
pub mod clipboard;
pub mod decision;
pub mod effect;
pub mod glyphs;
mod input;
pub mod intent;
pub mod kept;
pub mod keymap;
pub mod look;
pub mod model;
pub mod msg;
pub mod overlays;
pub mod paper;
pub mod run;
pub mod screens;
pub mod subject;
pub mod terminal;
#[cfg(test)]
pub mod testing;
pub mod theme;
pub mod update;
pub mod view;
pub mod widgets;
