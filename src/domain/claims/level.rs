//! Completed levels, worded so that they stay true when a curriculum grows (RULES "Claims").

use crate::domain::catalog::{Catalog, Level};
use crate::domain::figures::tally_level;
use crate::domain::progress::Progress;
use crate::domain::time::Day;

/// A level of which every core milestone is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelClaim {
    /// The curriculum's title.
    pub curriculum: String,
    /// Which level.
    pub level: Level,
    /// How many core milestones it has.
    pub total: usize,
    /// The day on which that was so.
    pub as_of: Day,
}

impl LevelClaim {
    /// `PyTorch: 14 of the 14 core beginner milestones as of 2026-11-20`
    #[must_use]
    pub fn words(&self) -> String {
        let Self { curriculum, level, total, as_of } = self;
        format!("{curriculum}: {total} of the {total} core {level} milestones as of {as_of}")
    }
}

/// The completed levels, in the order of the catalog. One with a skipped milestone is not completed.
#[must_use]
pub fn levels(catalog: &Catalog, progress: &Progress, today: Day) -> Vec<LevelClaim> {
    let of = |curriculum: &'_ str, title: &str| -> Vec<LevelClaim> {
        let levels =
            catalog.levels_of(curriculum).map(|level| (level, tally_level(catalog, progress, curriculum, level)));
        let whole = levels.filter(|(_, tally)| tally.total > 0 && tally.done == tally.total);
        let claim = |(level, tally): (Level, crate::domain::figures::Tally)| LevelClaim {
            curriculum: title.to_owned(),
            level,
            total: tally.total,
            as_of: today,
        };
        whole.map(claim).collect()
    };
    catalog.curricula.iter().flat_map(|one| of(&one.id, &one.title)).collect()
}
