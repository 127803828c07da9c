//! The heat map: how much was done on each day, weeks as columns, Monday to Sunday as rows.

use std::collections::BTreeMap;

use crate::domain::catalog::Catalog;
use crate::domain::progress::Progress;
use crate::domain::time::{Day, Minutes};

use super::estimated;

/// What the levels from 1 on mean, for a legend: acts on one day.
pub const HEAT_LEGEND: [&str; 4] = ["1 act", "2 or 3", "4 to 6", "7 or more"];

/// How much a number of acts on one day is, from 0 (none) to 4. The steps are fixed: no day changes its look because of
/// another day.
#[must_use]
pub fn heat_level(acts: u32) -> usize {
    match acts {
        0 => 0,
        1 => 1,
        2..=3 => 2,
        4..=6 => 3,
        _ => 4,
    }
}

/// What was done on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeatDay {
    /// The day.
    pub day: Day,
    /// Acts of learning.
    pub acts: u32,
    /// Minutes logged.
    pub minutes: Minutes,
    /// Estimated: the hours of milestones completed on it on which no time was ever logged.
    pub estimated: Minutes,
    /// How much that is: what [`heat_level`] says of the acts.
    pub level: usize,
}

/// One column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeatWeek {
    /// Its Monday.
    pub start: Day,
    /// Monday to Sunday; a day that is still to come is none.
    pub days: [Option<HeatDay>; 7],
}

/// A month, and where its name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeatMonth {
    /// The first column whose Monday lies in it.
    pub column: usize,
    /// `Nov`.
    pub name: &'static str,
}

/// Some weeks up to that of `today`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeatMap {
    /// The columns, oldest first.
    pub weeks: Vec<HeatWeek>,
    /// The months, in order; whether a name has room before the next is for the screen to say.
    pub months: Vec<HeatMonth>,
}

impl HeatMap {
    /// Every day up to today, oldest first.
    pub fn days(&self) -> impl Iterator<Item = &HeatDay> {
        self.weeks.iter().flat_map(|week| week.days.iter().flatten())
    }

    /// Acts, and days with any.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let days = self.days().filter(|day| day.acts > 0);
        days.fold((0, 0), |(acts, days), day| (acts + day.acts as usize, days + 1))
    }

    /// The last so many weeks of it; all where there are fewer.
    #[must_use]
    pub fn last(&self, weeks: usize) -> Self {
        Self::of(self.weeks[self.weeks.len().saturating_sub(weeks)..].to_vec())
    }

    fn of(weeks: Vec<HeatWeek>) -> Self {
        let mut months: Vec<HeatMonth> = Vec::new();
        for (column, week) in weeks.iter().enumerate() {
            let name = week.start.month_name();
            if months.last().is_none_or(|month| month.name != name) {
                months.push(HeatMonth { column, name });
            }
        }
        Self { weeks, months }
    }
}

/// The heat map of the last `weeks` weeks up to that of `today`.
#[must_use]
pub fn heat_map(catalog: &Catalog, progress: &Progress, today: Day, weeks: usize) -> HeatMap {
    let last = today.week();
    let first = last.plus(-7 * (weeks as i64 - 1));
    let mut by_day: BTreeMap<Day, Minutes> = BTreeMap::new();
    for (ix, day) in estimated(catalog, progress).filter(|(_, day)| (first..=today).contains(day)) {
        *by_day.entry(day).or_default() += catalog.milestone(ix).time;
    }
    let heat_day = |day: Day| {
        let did = progress.activity.on(day);
        let estimated = by_day.get(&day).copied().unwrap_or_default();
        HeatDay { day, acts: did.acts, minutes: did.minutes, estimated, level: heat_level(did.acts) }
    };
    let heat_week = |column: usize| {
        let start = first.plus(7 * column as i64);
        let day = |nth: usize| Some(start.plus(nth as i64)).filter(|day| *day <= today).map(heat_day);
        HeatWeek { start, days: std::array::from_fn(day) }
    };
    HeatMap::of((0..weeks).map(heat_week).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::event::{Body, MilestoneAct, TimeOn};
    use crate::domain::log::Log;
    use crate::domain::testing::{catalog, completed, day, event, histories, known, milestone};

    fn xyz() -> Catalog {
        catalog(vec![known("x"), known("y"), known("z")])
    }

    #[test]
    fn weeks_are_columns_and_what_is_to_come_is_absent() {
        let logged = |minutes: u32| Body::Time { minutes, on: TimeOn::Milestone("a/y".into()), text: None };
        let noted = || milestone("z", MilestoneAct::Noted("a".into()));
        let events = vec![
            event(1, milestone("x", completed(&[]))).on("2026-10-30"),
            event(2, milestone("y", completed(&[]))).on("2026-10-30"),
            event(3, logged(45)).on("2026-11-04"),
            event(4, noted()).on("2026-11-04"),
            event(5, noted()).on("2026-11-06"),
            event(6, noted()).on("2026-10-25"),
        ];
        let map = heat_map(&xyz(), &Progress::fold(&xyz(), &Log::new(events)), day("2026-11-05"), 2);
        let told = |week: &HeatWeek| {
            let days = week.days.iter().map(|day| match day {
                None => "-".to_owned(),
                Some(HeatDay { acts: 0, .. }) => "0".into(),
                Some(day) => format!("{} acts {}+{} level {}", day.acts, day.minutes.0, day.estimated.0, day.level),
            });
            format!("{}: {}", week.start, days.collect::<Vec<_>>().join(", "))
        };
        assert_eq!(
            map.weeks.iter().map(told).collect::<Vec<_>>(),
            ["2026-10-26: 0, 0, 0, 0, 2 acts 0+180 level 2, 0, 0", "2026-11-02: 0, 0, 2 acts 45+0 level 2, 0, -, -, -",]
        );
        assert_eq!(map.months, [HeatMonth { column: 0, name: "Oct" }, HeatMonth { column: 1, name: "Nov" }]);
        assert_eq!(map.counts(), (4, 2));
    }

    #[test]
    fn a_year_names_thirteen_months_where_each_begins() {
        let map = heat_map(&xyz(), &Progress::fold(&xyz(), &Log::default()), day("2026-11-20"), 52);
        let months: Vec<String> = map.months.iter().map(|month| format!("{} {}", month.column, month.name)).collect();
        assert_eq!(
            months,
            [
                "0 Nov", "1 Dec", "6 Jan", "10 Feb", "14 Mar", "19 Apr", "23 May", "27 Jun", "32 Jul", "36 Aug",
                "41 Sep", "45 Oct", "49 Nov"
            ]
        );
        assert_eq!(map.days().count(), 51 * 7 + 5);
        for weeks in [0, 1, 7, 26, 52] {
            let shorter = heat_map(&xyz(), &Progress::fold(&xyz(), &Log::default()), day("2026-11-20"), weeks);
            assert_eq!(map.last(weeks), shorter);
        }
        assert_eq!(map.last(53), map);
        assert_eq!(
            heat_map(&xyz(), &Progress::fold(&xyz(), &Log::default()), day("2026-11-20"), 0),
            HeatMap::default()
        );
    }

    #[test]
    fn the_steps_are_those_of_the_legend() {
        let levels: Vec<usize> = (0..9).map(heat_level).collect();
        assert_eq!(levels, [0, 1, 2, 2, 3, 3, 3, 4, 4]);
        assert_eq!(heat_level(u32::MAX), HEAT_LEGEND.len());
    }

    proptest! {
        #[test]
        fn its_sums_are_those_of_the_activity_and_of_the_effort(events in histories()) {
            let (catalog, progress) = (xyz(), Progress::fold(&xyz(), &Log::new(events)));
            let today = day("2026-11-20");
            let map = heat_map(&catalog, &progress, today, 2);
            let sums = map.days().fold((0, Minutes(0), Minutes(0)), |(acts, minutes, estimated), day| {
                (acts + day.acts, minutes + day.minutes, estimated + day.estimated)
            });
            let effort = super::super::weeks(&catalog, &progress, today, 2);
            let acts = progress.activity.until(today).map(|(_, did)| did.acts).sum();
            let logged = progress.activity.until(today).map(|(_, did)| did.minutes).sum();
            let estimated = effort.iter().map(|week| week.estimated).sum();
            prop_assert_eq!(sums, (acts, logged, estimated));
        }
    }
}
