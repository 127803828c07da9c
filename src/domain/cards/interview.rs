//! A practice interview: a few questions for a role, mixed over its skills and over levels, others every day.

use std::collections::HashMap;

use chrono::Datelike;

use super::deck::{Card, Deck};
use crate::domain::catalog::{Ix, Level, Role};
use crate::domain::time::Day;

/// How many questions an interview has.
pub const INTERVIEW: usize = 8;

/// What counts as the skill of milestones that teach none, so that they take turns as others do.
const NO_SKILL: &str = "";

/// How near a skill is to what the role asks: a must-have, asked for, or neither.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Asked {
    Must,
    Wanted,
    Not,
}

/// How long ago a card was answered, in steps: within a step chance decides, so that an interview is not the one of yesterday.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Ago {
    Never,
    Month,
    Week,
    Lately,
}

/// A card that may be asked.
struct Candidate<'d, 'a> {
    card: &'d Card<'a>,
    asked: Asked,
    /// The skills it is asked for.
    skills: Vec<&'a str>,
    level: Level,
    ago: Ago,
    chance: u64,
}

impl<'a> Deck<'a> {
    /// At most [`INTERVIEW`] questions of done milestones for a role; without one they are mixed over everything. First come
    /// those whose milestones teach a must-have skill, then those of its other skills, then the rest; of each, in turn
    /// from the skill, the level and the milestone with the fewest questions so far, the longest unanswered first. The
    /// same day gives the same questions in the same order, also while they are answered.
    #[must_use]
    pub fn interview(&self, role: Option<&Role>) -> Vec<&Card<'a>> {
        let mut candidates: Vec<Candidate<'_, 'a>> = self.cards.iter().map(|card| self.candidate(card, role)).collect();
        let mut skills: HashMap<&str, usize> = HashMap::new();
        let mut levels: HashMap<Level, usize> = HashMap::new();
        let mut milestones: HashMap<Ix, usize> = HashMap::new();
        let mut chosen: Vec<Candidate<'_, 'a>> = Vec::new();
        while chosen.len() < INTERVIEW {
            let so_far = |candidate: &Candidate<'_, 'a>| {
                let of_skill = |skill: &&str| skills.get(*skill).copied().unwrap_or(0);
                let of_level = levels.get(&candidate.level).copied().unwrap_or(0);
                let of_milestone = milestones.get(&candidate.card.milestone).copied().unwrap_or(0);
                (candidate.skills.iter().map(of_skill).min().unwrap_or(0), of_level, of_milestone)
            };
            let key = |one: &Candidate<'_, 'a>| (one.asked, so_far(one), one.ago, one.chance);
            let Some(best) = (0..candidates.len()).min_by_key(|&nth| key(&candidates[nth])) else { break };
            let best = candidates.swap_remove(best);
            best.skills.iter().for_each(|skill| *skills.entry(*skill).or_default() += 1);
            *levels.entry(best.level).or_default() += 1;
            *milestones.entry(best.card.milestone).or_default() += 1;
            chosen.push(best);
        }
        chosen.sort_by_key(|candidate| candidate.chance);
        chosen.into_iter().map(|candidate| candidate.card).collect()
    }

    fn candidate<'d>(&self, card: &'d Card<'a>, role: Option<&Role>) -> Candidate<'d, 'a> {
        let milestone = self.catalog.milestone(card.milestone);
        let taught = milestone.skills.iter().map(|skill| (asked(role, skill), skill.as_str()));
        let nearest = taught.clone().map(|(asked, _)| asked).min().unwrap_or(Asked::Not);
        let mut skills: Vec<&str> = taught.filter(|(asked, _)| *asked == nearest).map(|(_, skill)| skill).collect();
        if skills.is_empty() {
            skills.push(NO_SKILL);
        }
        Candidate {
            card,
            asked: nearest,
            skills,
            level: milestone.level,
            ago: ago(card, self.today),
            chance: chance(self.today, &card.id),
        }
    }
}

/// How long ago the card was answered before today.
fn ago(card: &Card<'_>, today: Day) -> Ago {
    let last = card.answers().iter().map(|(day, _)| *day).filter(|day| *day < today).max();
    match last.map(|last| today.since(last)) {
        None => Ago::Never,
        Some(30..) => Ago::Month,
        Some(7..) => Ago::Week,
        Some(_) => Ago::Lately,
    }
}

fn asked(role: Option<&Role>, skill: &str) -> Asked {
    let wanted = role.and_then(|role| role.skills.iter().find(|wanted| wanted.skill.as_str() == skill));
    wanted.map_or(Asked::Not, |wanted| if wanted.must { Asked::Must } else { Asked::Wanted })
}

/// A number that stands for a card on a day: its name (FNV-1a) and the day, mixed by SplitMix64.
fn chance(day: Day, id: &str) -> u64 {
    let name = id
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    let days = u64::from(day.date().num_days_from_ce().unsigned_abs());
    let mut z = name.wrapping_add(days.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::catalog::{Catalog, Milestone, RoleSkill, sample};
    use crate::domain::event::{Body, Event, Grade};
    use crate::domain::log::Log;
    use crate::domain::progress::Progress;
    use crate::domain::testing::{asking, catalog, completed, day, event, milestone};

    const TODAY: &str = "2026-11-20";

    fn role() -> Role {
        let asked = |skill: &str, must: bool| RoleSkill { skill: skill.into(), weight: 10, must, proof: None };
        let skills = vec![asked("tensors", true), asked("serving", true), asked("sql", false)];
        Role { skills, ..sample::catalog().shared.roles[0].clone() }
    }

    fn teaching(name: &str, skill: &str, level: Level, questions: &[&str]) -> Milestone {
        Milestone { skills: vec![skill.into()], level, ..asking(name, questions) }
    }

    fn all_done(catalog: &Catalog, answers: &[(&str, &str)]) -> Progress {
        let done = catalog.milestones.iter().map(|one| (milestone(&one.title, completed(&[])), "2026-08-01"));
        let answers = answers.iter().map(|(card, on)| (Body::Card((*card).into(), Grade::Good), *on));
        let events = done.chain(answers).zip(1..).map(|((body, on), n)| event(n, body).on(on));
        Progress::fold(catalog, &Log::new(events.collect::<Vec<Event>>()))
    }

    fn asked_on(catalog: &Catalog, progress: &Progress, role: Option<&Role>, today: Day) -> Vec<String> {
        let deck = Deck::of(catalog, progress, today);
        deck.interview(role).iter().map(|card| card.id.replace("a/", "")).collect()
    }

    /// Six questions for each of two must-have skills, six for another, six for none.
    fn many() -> Catalog {
        let six = ["p", "q", "r", "s", "t", "u"];
        let (beginner, advanced) = (Level::Beginner, Level::Advanced);
        catalog(vec![
            teaching("one", "tensors", beginner, &six[..3]),
            teaching("two", "tensors", advanced, &six[..3]),
            teaching("three", "serving", beginner, &six),
            teaching("four", "sql", beginner, &six),
            teaching("five", "history", beginner, &six),
        ])
    }

    #[test]
    fn must_haves_come_first_spread_over_skills_and_levels() {
        let catalog = many();
        let progress = all_done(&catalog, &[]);
        let asked = asked_on(&catalog, &progress, Some(&role()), day(TODAY));
        let of = |name: &str| asked.iter().filter(|id| id.starts_with(name)).count();
        assert_eq!(asked.len(), INTERVIEW);
        assert_eq!([of("one"), of("two"), of("three")], [1, 3, 4], "{asked:?}");
        let without = asked_on(&catalog, &progress, None, day(TODAY));
        let of = |name: &str| without.iter().filter(|id| id.starts_with(name)).count();
        assert!([of("three"), of("four"), of("five")].iter().all(|count| *count >= 1), "{without:?}");
    }

    #[test]
    fn what_was_not_answered_for_long_comes_first() {
        let questions = ["n1", "n2", "n3", "m1", "m2", "m3", "w1", "w2", "w3", "d1", "d2", "d3"];
        let catalog = catalog(vec![teaching("one", "tensors", Level::Beginner, &questions)]);
        let days = [("m", "2026-10-21"), ("w", "2026-11-13"), ("d", "2026-11-14")];
        let cards = days.map(|(which, on)| (1..=3).map(move |n| (format!("a/one#{which}{n}"), on)));
        let answers: Vec<(String, &str)> = cards.into_iter().flatten().collect();
        let answers: Vec<(&str, &str)> = answers.iter().map(|(card, on)| (card.as_str(), *on)).collect();
        let progress = all_done(&catalog, &answers);
        let asked = asked_on(&catalog, &progress, Some(&role()), day(TODAY));
        let of = |which: &str| asked.iter().filter(|id| id.starts_with(&format!("one#{which}"))).count();
        assert_eq!(["n", "m", "w", "d"].map(of), [3, 3, 2, 0], "{asked:?}");
    }

    #[test]
    fn what_the_role_does_not_ask_fills_up() {
        let catalog = catalog(vec![
            teaching("one", "tensors", Level::Beginner, &["p", "q"]),
            teaching("four", "sql", Level::Beginner, &["p", "q", "r", "s"]),
            teaching("five", "history", Level::Beginner, &["p", "q", "r", "s"]),
        ]);
        let asked = asked_on(&catalog, &all_done(&catalog, &[]), Some(&role()), day(TODAY));
        let of = |name: &str| asked.iter().filter(|id| id.starts_with(name)).count();
        assert_eq!(["one", "four", "five"].map(of), [2, 4, 2], "{asked:?}");
        let nothing = Progress::fold(&catalog, &Log::default());
        assert!(asked_on(&catalog, &nothing, None, day(TODAY)).is_empty());
    }

    #[test]
    fn a_day_has_its_questions_and_the_next_day_others() {
        let catalog = many();
        let answers = ["p", "q", "r"].map(|question| format!("a/three#{question}"));
        let answers: Vec<(&str, &str)> = answers.iter().map(|card| (card.as_str(), "2026-11-01")).collect();
        let progress = all_done(&catalog, &answers);
        let days: Vec<Vec<String>> =
            (0..60).map(|n| asked_on(&catalog, &progress, Some(&role()), day(TODAY).plus(n))).collect();
        assert_eq!(days[0], asked_on(&catalog, &progress, Some(&role()), day(TODAY)));
        assert!(days.windows(2).all(|two| two[0] != two[1]));
        let answered: Vec<String> = days[0].iter().map(|card| format!("a/{card}")).collect();
        let answered: Vec<(&str, &str)> = answered.iter().take(5).map(|card| (card.as_str(), TODAY)).collect();
        let under_way = all_done(&catalog, &[&answers[..], &answered[..]].concat());
        assert_eq!(days[0], asked_on(&catalog, &under_way, Some(&role()), day(TODAY)), "also while it is answered");
        let sets: BTreeSet<BTreeSet<&String>> = days.iter().map(|asked| asked.iter().collect()).collect();
        assert!(sets.len() > 5, "{}", sets.len());
    }
}
