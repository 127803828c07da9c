//! Forecasts as they were: worked out anew from what had been written by then, never stored.

use crate::domain::catalog::Catalog;
use crate::domain::event::Event;
use crate::domain::log::Log;
use crate::domain::progress::Progress;
use crate::domain::time::Day;

use super::forecast::{Forecast, NoForecast, path_forecast};

/// The log as it was when that week began: the events whose `at` lies before its Monday on the writer's clock (their `day`
/// where `at` could not be read). What was entered later for earlier days was not there yet.
#[must_use]
pub fn as_of(log: &Log, week: Day) -> Log {
    let monday = week.week().date();
    let written = |event: &&Event| event.at.map_or(event.day.date(), |at| at.naive_local().date()) < monday;
    Log::new(log.events().iter().filter(written).cloned().collect())
}

/// What was forecast for the path when that week began, with the goal of then and the curricula of today. It folds the log
/// anew.
///
/// # Errors
/// The reason why there was no date.
pub fn past_forecast(catalog: &Catalog, log: &Log, week: Day) -> Result<Forecast, NoForecast> {
    path_forecast(catalog, &Progress::fold(catalog, &as_of(log, week)), week.week())
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::domain::event::{Body, GoalChange, Patch};
    use crate::domain::testing::{catalog, completed, day, event, id, known, milestone, revert};

    /// The nth event, written at noon of a day for another one.
    fn written(n: u64, at: &str, body: Body) -> Event {
        let at = DateTime::parse_from_rfc3339(&format!("{at}T12:00:00+01:00")).unwrap();
        Event { at: Some(at), ..event(n, body) }
    }

    #[test]
    fn a_past_forecast_knows_what_had_been_written_by_then() {
        let catalog = catalog(vec![known("x"), known("y"), known("z")]);
        let goal = GoalChange { path: Patch::Set(vec!["a".into()]), ..GoalChange::default() };
        let log = Log::new(vec![
            written(1, "2026-10-05", Body::Goal(Box::new(goal))).on("2026-10-05"),
            written(2, "2026-10-05", milestone("x", completed(&[]))).on("2026-10-05"),
            written(3, "2026-11-04", milestone("y", completed(&[]))).on("2026-10-12"),
            written(4, "2026-11-12", revert(3)).on("2026-11-12"),
            event(5, milestone("z", completed(&[]))).on("2026-11-20"),
        ]);
        let told = |week: &str| match past_forecast(&catalog, &log, day(week)) {
            Ok(forecast) => format!("{} {}", forecast.p50, forecast.assumption),
            Err(why) => why.words(),
        };
        assert_eq!(
            told("2026-10-20"),
            "No date yet: it takes 3 whole weeks, Monday to Sunday, since your first act; so far there are 2. From 26 Oct 2026 on there can be one."
        );
        assert_eq!(told("2026-11-02"), "2026-12-21 from your last 4 weeks, 3 of them empty");
        assert_eq!(told("2026-11-09"), "2026-11-23 from your last 5 weeks, 3 of them empty");
        assert_eq!(told("2026-11-16"), "2027-01-25 from your last 6 weeks, 5 of them empty");
        let last = as_of(&log, day("2026-11-25"));
        assert_eq!(last.events().last().map(|event| event.id.clone()), Some(id(5)), "its day stands for a missing at");
    }
}
