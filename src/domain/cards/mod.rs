//! Cards: the questions of finished milestones, which come back before they are forgotten, and the drills.
//!
//! A [`Deck`] holds the cards as of a day; [`Deck::queue`] says which to ask now. What is remembered of each is folded from
//! its answers ([`Memory`], by FSRS); [`drills()`] does the same for milestones that are done against the clock. A
//! [`Sitting`] asks a queue one by one, and a [`Stopwatch`] takes the time.

mod deck;
mod drills;
mod interview;
mod memory;
mod queue;
mod recall;
mod retention;
mod reviews;
mod sitting;
mod stopwatch;

pub use deck::{Card, CardState, Deck, Remembered};
pub use drills::{Drill, Drills, drills, next_run};
pub use interview::INTERVIEW;
pub use memory::{LEECH, Memory, RETENTION, intervals};
pub use queue::{Limits, Queue};
pub use recall::Unreviewed;
pub use retention::{Answers, Retention, answers, retention};
pub use reviews::Reviews;
pub use sitting::{Answered, Began, Place, Sitting};
pub use stopwatch::Stopwatch;

pub use crate::domain::event::Grade;
