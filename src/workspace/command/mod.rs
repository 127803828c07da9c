//! What the learner can do: each function looks at the state and gives a draft of events, with the words to say once it
//! is saved. A draft without events changes nothing and only says why.

mod advice;
mod answer;
mod audit;
mod certificate;
mod first_run;
mod goal;
mod milestone;
mod placement;
mod posting;
mod profile;
mod project;
mod project_change;
mod review;
mod snooze;
mod story;
mod stuck;
mod undo;

pub use advice::{check_answers, hours_answer, take_advice};
pub use audit::{Mark, Proposal, audited, proposals};
pub use certificate::{
    CertificateField, CertificateInput, add_certificate, certificate_part, change_certificate, remove_certificate,
};
pub use first_run::{Answers, first_run, path_for};
pub use goal::{GoalFields, goal, parse_target, weekly_hours};
pub use milestone::{Completion, complete, log_time, note, reset, skip, start, tick, untick};
pub use placement::{place, placement};
pub use posting::{forget_posting, save_posting};
pub use profile::{ProfileFields, profile};
pub use project::{
    Measurement, STANDARD_CHECKLIST, measure, new_project, remove_project, ship, start_brief, unfinished,
};
pub use project_change::{ProjectFields, change_project, edit_project};
pub use review::{answer, drill, take_back_answer};
pub use snooze::{SNOOZE_DAYS, snooze};
pub use story::{StoryInput, how_to_tell, tell_story};
pub use stuck::stuck;
pub use undo::{foreseen, put_back, redo, undo, undo_action};

use super::error::Error;
use crate::domain::time::Day;

/// The day given with `--on`: a date, `today` or `yesterday`.
///
/// # Errors
/// It is no day, or one that has not come yet.
pub fn parse_on(typed: &str, today: Day) -> Result<Day, Error> {
    let day = match typed {
        "today" => Some(today),
        "yesterday" => Some(today.plus(-1)),
        date => Day::parse(date),
    };
    match day {
        Some(day) if day <= today => Ok(day),
        Some(day) => Err(Error::usage(format!("{day} has not come yet (today is {today})."))
            .hint("give today's date or an earlier one")),
        None => Err(Error::usage(format!("\"{typed}\" is no day.")).hint("write it like 2026-11-18, or yesterday")),
    }
}
