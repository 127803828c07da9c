//! The figures of RULES.md: percent, path, rhythm, streak and effort.

mod effort;
mod path;
mod rhythm;
mod tally;

pub use effort::{Week, week, weeks};
pub use path::{Path, Segment};
pub use rhythm::{Rhythm, Streak, rhythm, streak};
pub use tally::{Tally, tally, tally_curriculum, tally_level};
