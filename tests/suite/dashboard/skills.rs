//! Where every skill stands (RULES "Skill state").

use std::collections::BTreeMap;

use serde_json::Value;

use super::catalog::{CATALOG, CURRICULA, Milestone, texts};
use super::journal::Journal;
use super::learning::{self, Learning};
use super::memory::of_milestone;
use super::projects::{Project, is_public, projects};
use super::{CASES, list};

/// What the lines say, gathered once.
pub struct Ground<'a> {
    pub journal: &'a Journal,
    pub learned: Vec<(&'a Milestone, Learning)>,
    pub projects: Vec<Project>,
}

/// Where a skill stands.
pub struct Standing {
    pub state: &'static str,
    /// Minutes done and minutes in all, of the curriculum in which most is done, and its name.
    pub done: u64,
    pub all: u64,
    pub learned_in: Option<String>,
    /// The titles of what proves or shows it.
    rests_on: Vec<String>,
}

impl Standing {
    pub fn share(&self) -> f64 {
        if self.all == 0 { 0.0 } else { self.done as f64 / self.all as f64 }
    }

    /// Proven 1, shown ¾, otherwise ½ of the share.
    pub fn value(&self) -> f64 {
        match self.state {
            "proven" => 1.0,
            "shown" => 0.75,
            _ => self.share() / 2.0,
        }
    }
}

impl<'a> Ground<'a> {
    pub fn new(journal: &'a Journal) -> Self {
        Self { journal, learned: learning::all(&CATALOG, journal), projects: projects(journal) }
    }

    /// The milestones that teach a skill, by curriculum: its core; then the literacy of each of these segments, as a
    /// curriculum of its own.
    pub fn taught(&self, skill: &str, literacy: &[String]) -> Vec<(String, Vec<&(&'a Milestone, Learning)>)> {
        let teaches = |one: &&(&Milestone, Learning)| one.0.skills.iter().any(|taught| taught == skill);
        let core = CURRICULA.iter().map(|curriculum| {
            let of = self.learned.iter().filter(teaches).filter(|(one, _)| one.core && one.curriculum == *curriculum);
            ((*curriculum).to_owned(), of.collect::<Vec<_>>())
        });
        let literacy = literacy.iter().map(|segment| {
            let is_in = |one: &Milestone| CATALOG.segment(segment).any(|other| other.id == one.id);
            (segment.clone(), self.learned.iter().filter(teaches).filter(|(one, _)| is_in(one)).collect())
        });
        core.chain(literacy).filter(|(_, of)| !of.is_empty()).collect()
    }

    /// Where a skill stands that is shown in writing, or by projects alone. `any` says whether evidence on whatever
    /// milestone shows it, or only on those that count.
    pub fn standing(&self, skill: &Value, written: bool, literacy: &[String], any: Evidence) -> Standing {
        let id = skill["id"].as_str().unwrap();
        let taught = self.taught(id, literacy);
        let (mut learned_in, mut done, mut all) = (None, 0, 0);
        for (name, of) in &taught {
            let of_done: u64 = of.iter().map(|(one, learned)| learned.minutes_done(one)).sum();
            let of_all: u64 = of.iter().map(|(one, _)| one.minutes).sum();
            if learned_in.is_none() || of_done * all > done * of_all {
                (learned_in, done, all) = (Some(name.clone()), of_done, of_all);
            }
        }
        let (proven, shown) = (self.proven_by(skill), self.shown_by(skill, written, &taught, any));
        // Each milestone once, also where it counts as literacy too.
        let teach = taught.iter().flat_map(|(_, of)| of).map(|(one, learned)| (&one.id, (one, learned)));
        let recalls: Vec<f64> = BTreeMap::from_iter(teach)
            .into_values()
            .flat_map(|(one, learned)| of_milestone(self.journal, &one.cards, learned))
            .map(|memory| memory.recall(self.journal.today))
            .collect();
        let fades = !recalls.is_empty() && recalls.iter().sum::<f64>() / (recalls.len() as f64) < 0.7;
        let state = match (proven.is_empty(), shown.is_empty(), all > 0 && done == all) {
            (false, ..) => "proven",
            (true, false, _) => "shown",
            (true, true, true) => {
                if fades {
                    "fading"
                } else {
                    "learned"
                }
            }
            (true, true, false) => "missing",
        };
        Standing { state, done, all, learned_in, rests_on: proven.into_iter().chain(shown).collect() }
    }

    /// Shipped projects with a link and a result or a passed audit, and certificates with issuer and address.
    fn proven_by(&self, skill: &Value) -> Vec<String> {
        let shipped = self.projects.iter().filter(|project| project.is_shipped() && project.names(skill));
        let proven = shipped.filter(|project| project.is_linked() && (project.measured || project.is_audited()));
        let certificates = certificates(self.journal);
        let certified = certificates.iter().filter(|one| is_public(&one["url"]) && !one["issuer"].is_null());
        let names = |one: &&Value| has_word(one["name"].as_str().unwrap(), skill["name"].as_str().unwrap());
        proven
            .map(|project| project.title.clone())
            .chain(certified.filter(names).map(|one| one["name"].as_str().unwrap().to_owned()))
            .collect()
    }

    /// Shipped projects with one of the two; where it is shown in writing, done milestones that teach it with evidence.
    fn shown_by(
        &self,
        skill: &Value,
        written: bool,
        taught: &[(String, Vec<&(&'a Milestone, Learning)>)],
        any: Evidence,
    ) -> Vec<String> {
        let id = skill["id"].as_str().unwrap();
        let shipped = self.projects.iter().filter(|project| project.is_shipped() && project.names(skill));
        let shown = shipped.filter(|project| match (project.is_linked(), project.measured) {
            (true, measured) => !measured && !project.is_audited(),
            (false, measured) => measured,
        });
        let counts = |one: &Milestone| match any {
            Evidence::OnAny => one.skills.iter().any(|taught| taught == id),
            Evidence::OnWhatCounts => taught.iter().any(|(_, of)| of.iter().any(|(other, _)| other.id == one.id)),
        };
        let in_writing = self.learned.iter().filter(|(one, learned)| written && learned.evidence && counts(one));
        shown.map(|project| project.title.clone()).chain(in_writing.map(|(one, _)| one.title.clone())).collect()
    }
}

/// On which milestones evidence shows a skill.
#[derive(Clone, Copy)]
pub enum Evidence {
    /// On all that teach it, electives too.
    OnAny,
    /// On those that count in a role.
    OnWhatCounts,
}

/// The certificates that were not removed, each with its newest fields.
fn certificates(journal: &Journal) -> Vec<Value> {
    let mut found: Vec<Value> = Vec::new();
    for event in &journal.events {
        let same = |one: &Value| one["certificate"] == event["certificate"];
        match event["type"].as_str().unwrap() {
            "certificate.added" => {
                found.retain(|one| !same(one));
                found.push(event.clone());
            }
            "certificate.removed" => found.retain(|one| !same(one)),
            _ => {}
        }
    }
    found
}

/// Whether a text holds these words as words of their own.
fn has_word(text: &str, words: &str) -> bool {
    let plain = |text: &str| text.to_lowercase().split(|c: char| !c.is_alphanumeric()).collect::<Vec<_>>().join(" ");
    format!(" {} ", plain(text)).contains(&format!(" {} ", plain(words)))
}

#[test]
fn every_skill_stands_where_the_lines_say() {
    for case in CASES.iter() {
        let ground = Ground::new(&case.journal);
        let told = list(&case.told["skills"]);
        assert_eq!(told.len(), CATALOG.skills.len());
        for skill in &CATALOG.skills {
            let what = format!("{}, {}", case.name, skill["id"]);
            let told = told.iter().find(|one| one["id"] == skill["id"]).unwrap();
            let ours = ground.standing(skill, skill["proof"] == "written", &[], Evidence::OnAny);
            assert_eq!(told["name"], skill["name"], "{what}");
            assert_eq!(told["state"], ours.state, "{what}: {told}");
            assert!((told["share"].as_f64().unwrap() - ours.share()).abs() < 0.0001, "{what}: {told}");
            let learned_in = ours.learned_in.filter(|_| ours.done > 0);
            assert_eq!(told["learned_in"].as_str(), learned_in.as_deref(), "{what}");
            let (mut theirs, mut ours) = (texts(told, "rests_on"), ours.rests_on);
            theirs.sort();
            ours.sort();
            assert_eq!(theirs, ours, "{what}");
        }
        let order = ["proven", "shown", "learned", "fading", "missing"];
        let place = |one: &Value| order.iter().position(|state| one["state"] == *state).unwrap();
        assert!(told.is_sorted_by_key(place), "{}: the best backed first", case.name);
    }
}
