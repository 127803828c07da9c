//! What a screen or an overlay wants: something only the whole program can do.

use super::action::Context;
use super::decision::Decision;
use super::effect::Effect;
use super::overlays::Overlay;
use crate::domain::claims::Selection;
use crate::domain::id::{BriefId, MilestoneId, ProjectId};

/// What a screen or an overlay wants.
#[derive(Clone, Debug)]
pub enum Intent {
    /// Something outside.
    Do(Effect),
    /// An act written.
    Write(Decision),
    /// A window on top.
    Push(Box<Overlay>),
    /// The top window closed.
    Pop,
    /// A screen, at a thing on it.
    Go(Target),
    /// A sentence said.
    Say(String),
    /// A sentence said about something that went wrong.
    Warn(String),
    /// Only rows that hold this text shown; all of them when it is empty.
    Filter(String),
    /// An export for this role, and with this beside the usual.
    Select(Selection),
    /// An action, as if its key had been pressed.
    Act(super::action::Action),
}

/// A screen, or a thing on one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A screen as it was left.
    Screen(Context),
    /// A milestone on Learn.
    Milestone(MilestoneId),
    /// A brief on Portfolio.
    Brief(BriefId),
    /// A project on Portfolio.
    Project(ProjectId),
    /// The next item of a project's checklist.
    Checklist(ProjectId),
}
