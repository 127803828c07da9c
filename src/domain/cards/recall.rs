//! How much is still known: the mean over cards of milestones, and of each skill.

use std::collections::BTreeMap;

use super::deck::Deck;
use crate::domain::catalog::{Ix, Track};

/// What questions count that were never answered, or whose milestone is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreviewed {
    /// Nothing is known of them.
    AsNought,
    /// They are left out.
    LeftOut,
}

impl<'a> Deck<'a> {
    /// The mean probability that the questions of these milestones are known today, from 0 to 1; nothing where there is no
    /// question to count.
    #[must_use]
    pub fn mean(&self, milestones: impl IntoIterator<Item = Ix>, unreviewed: Unreviewed) -> Option<f64> {
        let mut all = Mean::default();
        for ix in milestones {
            let known = self.mean_of(ix);
            let questions = match unreviewed {
                Unreviewed::AsNought => self.catalog.milestone(ix).texts.questions.len(),
                Unreviewed::LeftOut => known.cards,
            };
            all.add(Mean { sum: known.sum, cards: questions });
        }
        all.value()
    }

    /// For each skill of which any card was answered: the mean probability that its cards are known today, from 0 to 1. Its
    /// cards are the answered ones of core milestones that teach it.
    #[must_use]
    pub fn skills(&self) -> BTreeMap<&'a str, f64> {
        let mut skills: BTreeMap<&str, Mean> = BTreeMap::new();
        let catalog = self.catalog;
        for cards in self.cards.chunk_by(|a, b| a.milestone == b.milestone) {
            let Some(first) = cards.first() else { continue };
            let milestone = catalog.milestone(first.milestone);
            if milestone.track == Track::Core {
                let known = self.mean_of(first.milestone);
                milestone.skills.iter().for_each(|skill| skills.entry(skill.as_str()).or_default().add(known));
            }
        }
        skills.into_iter().filter_map(|(skill, mean)| Some((skill, mean.value()?))).collect()
    }

    /// The answered cards of a milestone.
    fn mean_of(&self, milestone: Ix) -> Mean {
        let known = self.cards_of(milestone).iter().filter_map(|card| self.retrievability(card));
        known.fold(Mean::default(), |mean, known| Mean { sum: mean.sum + known, cards: mean.cards + 1 })
    }
}

#[derive(Clone, Copy, Default)]
struct Mean {
    sum: f64,
    cards: usize,
}

impl Mean {
    fn add(&mut self, other: Self) {
        self.sum += other.sum;
        self.cards += other.cards;
    }

    #[expect(clippy::cast_precision_loss, reason = "there are few cards")]
    fn value(self) -> Option<f64> {
        (self.cards > 0).then(|| self.sum / self.cards as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cards::Memory;
    use crate::domain::catalog::Milestone;
    use crate::domain::event::{Body, Grade};
    use crate::domain::log::Log;
    use crate::domain::progress::Progress;
    use crate::domain::testing::{asking, catalog, completed, day, event, known, milestone};

    #[test]
    fn the_mean_is_over_questions_and_a_skill_has_those_that_were_answered() {
        let teaching = |name: &str, track: Track, skills: &[&str], questions: &[&str]| Milestone {
            skills: skills.iter().map(|skill| (*skill).into()).collect(),
            track,
            ..asking(name, questions)
        };
        let catalog = catalog(vec![
            teaching("x", Track::Core, &["one", "both"], &["p", "q"]),
            teaching("y", Track::Core, &["other", "both"], &["p"]),
            teaching("z", Track::Core, &["open"], &["p"]),
            teaching("e", Track::Elective, &["one"], &["p"]),
            known("w"),
        ]);
        let answered = |n: u64, card: &str| event(n, Body::Card(card.into(), Grade::Good)).on("2026-11-10");
        let done = |n: u64, name: &str| event(n, milestone(name, completed(&[]))).on("2026-11-01");
        let events = vec![
            done(1, "x"),
            done(2, "y"),
            done(3, "e"),
            done(4, "w"),
            answered(5, "a/x#p"),
            answered(6, "a/y#p").on("2026-11-20"),
            answered(7, "a/z#p"),
            answered(8, "a/e#p"),
        ];
        let progress = Progress::fold(&catalog, &Log::new(events));
        let deck = Deck::of(&catalog, &progress, day("2026-11-20"));
        let ten_days = Memory::fold(&[(day("2026-11-10"), Grade::Good)]).unwrap().retrievability(day("2026-11-20"));
        assert!((0.7..0.8).contains(&ten_days), "{ten_days}");

        let mean = |milestones: &[Ix], unreviewed| deck.mean(milestones.iter().copied(), unreviewed);
        assert_eq!(mean(&[0], Unreviewed::AsNought), Some(ten_days / 2.0));
        assert_eq!(mean(&[0], Unreviewed::LeftOut), Some(ten_days));
        assert_eq!(mean(&[0, 1, 2, 4], Unreviewed::AsNought), Some((ten_days + 1.0) / 4.0));
        assert_eq!(mean(&[2], Unreviewed::AsNought), Some(0.0), "an open milestone has no cards");
        assert_eq!(mean(&[2], Unreviewed::LeftOut), None);
        assert_eq!((mean(&[], Unreviewed::AsNought), mean(&[4], Unreviewed::AsNought)), (None, None));
        let skills: Vec<(&str, f64)> = deck.skills().into_iter().collect();
        assert_eq!(skills, [("both", (ten_days + 1.0) / 2.0), ("one", ten_days), ("other", 1.0)]);
    }
}
