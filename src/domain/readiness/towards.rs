//! The shortest way to one skill: what is open before it is learned, and the project that shows it soonest.

use super::Readiness;
use super::teaching::Literacy;
use super::ways::CLAIM;
use crate::domain::catalog::{Brief, Ix};
use crate::domain::claims::MAX_SKILLS;
use crate::domain::progress::State;
use crate::domain::time::Minutes;

/// What leads to a skill.
#[derive(Clone, Debug, PartialEq)]
pub struct Towards<'a> {
    /// The open milestones that learn it in the fewest hours, everything open before them included, in catalog order; none
    /// where no curriculum teaches it. Empty when it is learned.
    pub learn: Option<Vec<Ix>>,
    /// How long they take.
    pub learn_time: Minutes,
    /// The project that shows it soonest, with how long it takes, what comes before it included; of equals the first of the
    /// catalog. None where no brief names the skill.
    pub show: Option<(&'a Brief, Minutes)>,
}

impl<'a> Readiness<'a> {
    /// The shortest way to a skill; none for one that the catalog does not know.
    #[must_use]
    pub fn towards(&self, skill: &str) -> Option<Towards<'a>> {
        let place = self.teaching.place(skill)?;
        let stretches = self.teaching.stretches(self.catalog, place, &Literacy::default());
        let time = |milestones: &[Ix]| -> Minutes {
            milestones.iter().map(|&ix| self.progress.time_open(ix, self.catalog)).sum()
        };
        let learn = stretches.iter().map(|stretch| self.open_before(&stretch.milestones)).min_by_key(|way| time(way));
        let names = |brief: &&Brief| brief.skills.iter().take(MAX_SKILLS).any(|named| named.as_str() == skill);
        let open = |brief: &&Brief| self.progress.brief_state(self.catalog, brief) != State::Done;
        let show = self.catalog.briefs.iter().filter(names).filter(open).map(|brief| {
            let before = self.open_before(self.catalog.brief_requires(brief));
            (brief, time(&before) + brief.time.max(CLAIM))
        });
        let learn_time = learn.as_deref().map(time).unwrap_or_default();
        Some(Towards { learn, learn_time, show: show.min_by_key(|(_, time)| *time) })
    }
}
