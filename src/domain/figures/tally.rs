//! How much of a set of milestones is done. Electives are in no percentage: whoever counts leaves them out by [`core_of`].

use crate::domain::catalog::{Catalog, Ix, Level, Track};
use crate::domain::progress::{Progress, State};
use crate::domain::time::Minutes;

/// Counts of milestones, and their hours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Done.
    pub done: usize,
    /// Skipped: not learned, and not asked for.
    pub skipped: usize,
    /// All.
    pub total: usize,
    /// Hours done, ticked shares included.
    pub time_done: Minutes,
    /// Hours of all that are not skipped.
    pub time_total: Minutes,
    /// Hours that are still to do, equivalents counted.
    pub time_open: Minutes,
}

impl Tally {
    /// ⌊100 × done ÷ (total − skipped)⌋; none when everything is skipped.
    #[must_use]
    pub fn percent(&self) -> Option<usize> {
        (100 * self.done).checked_div(self.total - self.skipped)
    }

    /// `41 of 52, 3 skipped`.
    #[must_use]
    pub fn words(&self) -> String {
        let skipped = if self.skipped > 0 { format!(", {} skipped", self.skipped) } else { String::new() };
        format!("{} of {}{skipped}", self.done, self.total)
    }

    /// Whether everything asked for is done, and something was.
    #[must_use]
    pub fn complete(&self) -> bool {
        self.total > 0 && self.done + self.skipped == self.total
    }

    /// What is left to do.
    #[must_use]
    pub fn left(&self) -> usize {
        self.total - self.skipped - self.done
    }
}

/// The core milestones among these.
pub fn core_of<'a>(catalog: &'a Catalog, of: impl IntoIterator<Item = Ix> + 'a) -> impl Iterator<Item = Ix> + 'a {
    of.into_iter().filter(|&ix| catalog.milestone(ix).track == Track::Core)
}

/// Counts these milestones.
pub fn tally(catalog: &Catalog, progress: &Progress, of: impl IntoIterator<Item = Ix>) -> Tally {
    let mut tally = Tally::default();
    for ix in of {
        let milestone = catalog.milestone(ix);
        let state = progress.state(ix);
        tally.total += 1;
        tally.done += usize::from(state == State::Done);
        tally.skipped += usize::from(state == State::Skipped);
        tally.time_done += progress.time_done(ix, milestone);
        tally.time_open += progress.time_open(ix, catalog);
        if state != State::Skipped {
            tally.time_total += milestone.time;
        }
    }
    tally
}

/// Counts the core of a whole curriculum.
#[must_use]
pub fn tally_curriculum(catalog: &Catalog, progress: &Progress, curriculum: &str) -> Tally {
    tally(catalog, progress, core_of(catalog, catalog.milestones_of(curriculum)))
}

/// Counts the core of one level of a curriculum.
#[must_use]
pub fn tally_level(catalog: &Catalog, progress: &Progress, curriculum: &str, level: Level) -> Tally {
    let of_level = catalog.milestones_of(curriculum).filter(|&ix| catalog.milestone(ix).level == level);
    tally(catalog, progress, core_of(catalog, of_level))
}
