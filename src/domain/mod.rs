//! The core: what gradus knows and works out. Pure: no file, no clock, no environment, no terminal.
//!
//! - [`advisor`]: which framework first, and along which path
//! - [`audit`]: what an employer looks for in the repository of a project
//! - [`cards`]: the questions and drills of milestones, coming back before they are forgotten
//! - [`catalog`]: the curricula and the graph of what comes before what
//! - [`event`], [`event_id`], [`log`], [`stamp`]: what the learner did, as a set of events
//! - [`progress`]: the fold of the log over the catalog
//! - [`figures`], [`readiness`], [`next`], [`plan`], [`claims`], [`history`], [`reach`]: what is worked out from it
//! - [`report`]: all of that for somebody who follows the learner's way
//! - [`pace`]: how much is done in a week, and by when the rest may be
//! - [`reentry`]: where the learner was, after a while away
//! - [`posting`]: what a job posting asks for
//! - [`stories`]: what interviewers ask everybody to tell
//! - [`placement`]: what somebody knows already, found out with few questions
//! - [`changes`]: what the curricula became since they were last shown
//! - [`moved`]: a history at another time

mod words;

pub mod advisor;
pub mod audit;
pub mod cards;
pub mod catalog;
pub mod changes;
pub mod claims;
pub mod event;
pub mod event_id;
pub mod figures;
pub mod history;
pub mod id;
pub mod log;
pub mod moved;
pub mod next;
pub mod pace;
pub mod placement;
pub mod plan;
pub mod posting;
pub mod preference;
pub mod progress;
pub mod reach;
pub mod readiness;
pub mod reentry;
pub mod report;
pub mod stamp;
pub mod stories;
#[cfg(test)]
pub(crate) mod testing;
pub mod text;
pub mod time;

pub(crate) use words::words;
