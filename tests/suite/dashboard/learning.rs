//! What the lines say of one milestone (JOURNAL.md, "Milestones").

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::catalog::{Catalog, Milestone};
use super::journal::{Journal, day};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    Done,
    Skipped,
    Doing,
    Open,
}

/// Where a milestone stands.
pub struct Learning {
    pub stands: Stands,
    /// The day on which it counts as done: that of the first completion since the last reset.
    pub done: Option<NaiveDate>,
    /// Whether that one was before gradus.
    pub before: bool,
    pub evidence: bool,
    /// The days of the items that are ticked.
    pub ticks: BTreeMap<String, NaiveDate>,
    /// Minutes ever logged.
    pub logged: u64,
}

impl Learning {
    pub fn of(journal: &Journal, milestone: &str) -> Self {
        let all: Vec<_> = journal.about("milestone", milestone).collect();
        let logged = all.iter().filter_map(|event| event["minutes"].as_u64()).sum();
        let reset = all.iter().rposition(|event| event["type"] == "milestone.reset");
        let since = &all[reset.map_or(0, |place| place + 1)..];
        let kind = |place: usize| since[place]["type"].as_str().unwrap();
        let is_begin = |place: usize| ["milestone.started", "milestone.ticked"].contains(&kind(place));

        let decided =
            (0..since.len()).rfind(|&place| ["milestone.completed", "milestone.skipped"].contains(&kind(place)));
        let begun = (0..since.len()).rfind(|&place| is_begin(place));
        let stands = match decided {
            Some(place) if kind(place) == "milestone.completed" => Stands::Done,
            Some(place) if begun.is_none_or(|begun| begun < place) => Stands::Skipped,
            _ if begun.is_some() => Stands::Doing,
            _ => Stands::Open,
        };
        let completions: Vec<_> = since.iter().filter(|event| event["type"] == "milestone.completed").collect();
        let first = completions.first().filter(|_| stands == Stands::Done);

        let mut ticks = BTreeMap::new();
        for event in since {
            let Some(item) = event["item"].as_str() else { continue };
            if event["type"] == "milestone.ticked" {
                ticks.entry(item.to_owned()).or_insert(day(event));
            } else {
                ticks.remove(item);
            }
        }
        Self {
            stands,
            done: first.map(|event| day(event)),
            before: first.is_some_and(|event| event["before"] == true),
            evidence: first.is_some() && completions.iter().any(|event| !event["evidence"].is_null()),
            ticks,
            logged,
        }
    }

    /// How many items count as ticked.
    pub fn ticked(&self, milestone: &Milestone) -> u64 {
        milestone.items.iter().filter(|item| self.ticks.contains_key(*item)).count() as u64
    }

    /// The minutes of it that are done: all, or the ticked share while it is under way, in whole minutes.
    pub fn minutes_done(&self, milestone: &Milestone) -> u64 {
        match self.stands {
            Stands::Done => milestone.minutes,
            Stands::Doing => milestone.minutes * self.ticked(milestone) / milestone.items.len() as u64,
            Stands::Skipped | Stands::Open => 0,
        }
    }

    /// The minutes of it that are open: with what a done equivalent leaves of them, less the ticked share.
    pub fn minutes_open(&self, milestone: &Milestone, journal: &Journal) -> u64 {
        let is_done = |id: &str| Self::of(journal, id).stands == Stands::Done;
        let remains = milestone.equivalent.iter().filter(|(id, _)| is_done(id)).map(|(_, remains)| *remains);
        let all = (milestone.minutes as f64 * remains.fold(1.0, f64::min)).round() as u64;
        match self.stands {
            Stands::Done | Stands::Skipped => 0,
            Stands::Doing => all - all * self.ticked(milestone) / milestone.items.len() as u64,
            Stands::Open => all,
        }
    }
}

/// Every milestone with where it stands.
pub fn all<'a>(catalog: &'a Catalog, journal: &Journal) -> Vec<(&'a Milestone, Learning)> {
    catalog.milestones.iter().map(|one| (one, Learning::of(journal, &one.id))).collect()
}
