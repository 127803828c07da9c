//! The figures of RULES.md: percent, path, rhythm, streak and effort.

mod effort;
mod path;
mod rhythm;
mod tally;

pub use effort::{Week, estimated, week, weeks};
pub use path::{Path, Segment};
pub use rhythm::{Rhythm, Streak, active_days, rhythm, streak, streak_days};
pub use tally::{Tally, core_of, tally, tally_curriculum, tally_level};
