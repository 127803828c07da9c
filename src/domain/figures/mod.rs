//! The figures of RULES.md: percent, path, rhythm, streak, effort, activity by day, the next marks and the learner's shape.

mod bar;
mod effort;
mod heat;
mod mark;
mod path;
mod rhythm;
mod shape;
mod tally;

pub use bar::filled;
pub use effort::{Effort, Week, effort, estimated, week, weeks};
pub use heat::{HEAT_LEGEND, HeatDay, HeatMap, HeatMonth, HeatWeek, heat_level, heat_map};
pub use mark::{Gates, Mark, marks};
pub use path::{Path, Segment};
pub use rhythm::{Rhythm, Streak, active_days, rhythm, streak, streak_days};
pub use shape::{Reach, Shape, shape};
pub use tally::{Tally, core_of, tally, tally_curriculum, tally_level};
