//! Pace: how much is done in a week, how much is left, and by when that may be done (RULES "Plan and forecast").
//!
//! Nothing here is kept: it is worked out when a screen or a command shows it. What is on the path stands in [`Scope`], when
//! which part of it was done in [`Work`], and [`forecast()`] serves any open hours, those of a path as those of a plan.

mod burn_up;
mod forecast;
mod past;
mod runs;
mod scope;
mod throughput;
mod work;

pub use burn_up::{BurnUp, MOST_WEEKS, Reached, burn_up};
pub use forecast::{Forecast, MOST_YEARS, NoForecast, forecast, path_forecast};
pub use past::{as_of, past_forecast};
pub use runs::RUNS;
pub use scope::{Open, Scope};
pub use throughput::{LEAST_WEEKS, Throughput, WEEKS, WeekDone, throughput};
pub use work::{Work, on_milestone, on_project};
