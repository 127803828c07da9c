//! The cheapest ways to raise the readiness of a role: a skill to learn, a brief to build, evidence to add.

use super::Readiness;
use super::gains::{by_the_hour, is_cheaper};
use super::percent::Points;
use super::role::{Asked, RoleReadiness};
use super::state::{SkillState, Value};
use super::ways::{CLAIM, Scale, Way};
use crate::domain::catalog::{Brief, Ix, Proof};
use crate::domain::claims::{ProofGap, backed_skills, proof_gap};
use crate::domain::figures::Path;
use crate::domain::progress::{Project, State, Status};
use crate::domain::text::{count, list_words};
use crate::domain::time::Minutes;

/// What there is to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Means<'a> {
    /// Learn skills: the milestones that are open, with everything before them, in catalog order.
    Learn(Vec<&'a str>, Vec<Ix>),
    /// Build a brief, or finish the project of it, after these open milestones.
    Build(&'a Brief, Vec<Ix>),
    /// Add what a shipped project lacks.
    Claim(&'a Project, ProofGap),
    /// Add evidence to a done milestone, for skills that are shown in writing.
    Evidence(Ix),
}

/// One way to raise the readiness of a role.
#[derive(Clone, Debug, PartialEq)]
pub struct Raise<'a> {
    /// What to do.
    pub means: Means<'a>,
    /// What `show` accepts: the milestone to begin with, the brief, the project.
    pub id: &'a str,
    /// What to do, in words.
    pub title: String,
    /// How long it takes.
    pub time: Minutes,
    /// What it gains.
    pub gained: Points,
    /// The readiness, in percent, that it leads to.
    pub percent: u32,
    /// Its place on the path, for ties: the segment, then the place in the catalog.
    place: (usize, usize),
}

impl Raise<'_> {
    /// `adds 4.2 % of what this role asks, to 38 %`.
    #[must_use]
    pub fn gained_words(&self) -> String {
        format!("adds {} of what this role asks, to {} %", self.gained.words(), self.percent)
    }
}

impl<'a> Readiness<'a> {
    /// What raises the readiness of a role most by the hour, best first, at most `limit`; of equals what takes fewer hours,
    /// then what comes first on the path (evidence last), then by id.
    #[must_use]
    pub fn cheapest(&self, role: &RoleReadiness<'a>, path: &Path, limit: usize) -> Vec<Raise<'a>> {
        let search = Search { look: self, role, path, scale: Scale::new(self, role) };
        let ways = search.scale.ways();
        let ways = ways.iter().filter(|way| is_cheapest(way, &ways)).filter_map(|way| search.way(way.clone()));
        let mut found: Vec<Raise<'a>> = ways.chain(search.claims()).chain(search.evidence()).collect();
        found.sort_by(|a, b| {
            let gained = by_the_hour((a.gained, a.time), (b.gained, b.time));
            gained.then_with(|| a.place.cmp(&b.place)).then_with(|| a.id.cmp(b.id))
        });
        found.truncate(limit);
        found
    }
}

/// Whether a way builds something, or is the cheapest to learn one of the skills that it learns: nobody learns a skill in
/// two curricula to have it once.
fn is_cheapest(way: &Way, ways: &[Way]) -> bool {
    let learns = |place: usize| ways.iter().filter(move |way| way.brief.is_none() && way.completes.contains(&place));
    way.brief.is_some() || way.completes.iter().any(|&place| !learns(place).any(|other| is_cheaper(other, way)))
}

/// Behind everything that stands on the path.
const OFF_PATH: usize = usize::MAX;

struct Search<'r, 'a> {
    look: &'r Readiness<'a>,
    role: &'r RoleReadiness<'a>,
    path: &'r Path,
    scale: Scale<'r, 'a>,
}

impl<'a> Search<'_, 'a> {
    fn way(&self, way: Way) -> Option<Raise<'a>> {
        let catalog = self.look.catalog;
        let (means, id, title, place) = match way.brief {
            Some(nth) => {
                let brief = &catalog.briefs[nth];
                let verb = match self.look.progress.brief_state(catalog, brief) {
                    State::Doing => "Finish",
                    _ => "Build",
                };
                let segment = self.path.segment_of_brief(brief).unwrap_or(OFF_PATH);
                let after = match way.milestones.len() {
                    0 => String::new(),
                    open => format!(" after {}", count(open, "milestone")),
                };
                let place = (segment, catalog.milestones.len() + nth);
                (Means::Build(brief, way.milestones), &*brief.id, format!("{verb} {}{after}", brief.title), place)
            }
            None => {
                let (place, first) = self.first_of(&way.milestones)?;
                let names = way.completes.iter().map(|&place| self.role.skills[place].standing.name);
                let skills: Vec<&'a str> = names.collect();
                let names: Vec<String> = skills.iter().map(|name| (*name).to_owned()).collect();
                let first = catalog.milestone(first);
                let begin = match way.milestones.len() {
                    1 => first.title.to_string(),
                    open => format!("{}, {} first", count(open, "milestone"), first.title),
                };
                let title = format!("Learn {}: {begin}", list_words(&names));
                (Means::Learn(skills, way.milestones), &*first.id, title, place)
            }
        };
        Some(self.raise(means, id, title, (way.time, way.gained), place))
    }

    /// The milestone to begin with, and its place: of those with nothing open before them the first on the path, else the
    /// first of all.
    fn first_of(&self, milestones: &[Ix]) -> Option<((usize, usize), Ix)> {
        let segments = &self.path.segments;
        let segment = |ix: Ix| segments.iter().position(|segment| segment.milestones.contains(&ix));
        let placed = milestones.iter().map(|&ix| ((segment(ix).unwrap_or(OFF_PATH), ix), ix));
        placed.min_by_key(|(place, ix)| (self.look.progress.state(*ix) == State::Blocked, *place))
    }

    /// What shipped projects lack.
    fn claims(&self) -> impl Iterator<Item = Raise<'a>> {
        let shipped = self.look.progress.projects().filter(|project| project.status() == Status::Shipped);
        shipped.filter_map(|project| {
            let gap = proof_gap(project)?;
            let (what, value) = match gap {
                ProofGap::LinkOrResult => ("a link or a result to", Value::SHOWN),
                ProofGap::Link => ("the link of", Value::PROVEN),
                ProofGap::Result => ("a measured result to", Value::PROVEN),
            };
            let backed: Vec<&str> = backed_skills(self.look.catalog, project).collect();
            let raised =
                |(place, skill): (usize, &Asked<'a>)| backed.contains(&skill.standing.id).then_some((place, value));
            let raised: Vec<(usize, Value)> = self.role.skills.iter().enumerate().filter_map(raised).collect();
            let title = format!("Add {what} {}", project.title);
            self.evidence_raise(Means::Claim(project, gap), &project.id, title, &raised)
        })
    }

    /// Done milestones without evidence, for skills that evidence on them would show: the first of each skill.
    fn evidence(&self) -> impl Iterator<Item = Raise<'a>> {
        let written = |skill: &&Asked<'a>| skill.way == Proof::Written && skill.standing.state < SkillState::Shown;
        let done = |ix: &Ix| self.look.progress.record(*ix).done().is_some();
        let first = |skill: &Asked<'a>| {
            skill.stretches.iter().flat_map(|stretch| stretch.milestones.iter().copied()).find(done)
        };
        let mut milestones: Vec<Ix> = self.role.skills.iter().filter(written).filter_map(first).collect();
        milestones.sort_unstable();
        milestones.dedup();
        milestones.into_iter().filter_map(move |ix| {
            let teaches = |skill: &Asked<'a>| {
                skill.way == Proof::Written && skill.stretches.iter().any(|stretch| stretch.milestones.contains(&ix))
            };
            let shown = self.role.skills.iter().enumerate().filter(|(_, skill)| teaches(skill));
            let raised: Vec<(usize, Value)> = shown.map(|(place, _)| (place, Value::SHOWN)).collect();
            let milestone = self.look.catalog.milestone(ix);
            let title = format!("Add what you made for {}", milestone.title);
            self.evidence_raise(Means::Evidence(ix), &milestone.id, title, &raised)
        })
    }

    fn evidence_raise(
        &self,
        means: Means<'a>,
        id: &'a str,
        title: String,
        raised: &[(usize, Value)],
    ) -> Option<Raise<'a>> {
        let gained = self.scale.gained(&self.scale.after(&[], raised));
        (gained > 0).then(|| self.raise(means, id, title, (CLAIM, gained), (OFF_PATH, OFF_PATH)))
    }

    fn raise(
        &self,
        means: Means<'a>,
        id: &'a str,
        title: String,
        (time, units): (Minutes, u128),
        place: (usize, usize),
    ) -> Raise<'a> {
        let Points { units: now, all } = self.role.points;
        let percent = Points { units: now + units, all }.percent();
        Raise { means, id, title, time, gained: Points { units, all }, percent, place }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::event::{Body, ProjectAct};
    use crate::domain::readiness::sample::{
        after, anything, audited, catalog, created, done, linked, measured, shipped, written,
    };
    /// The cheapest ways for the role at this place.
    fn told(role: usize, acts: Vec<Body>, limit: usize) -> Vec<String> {
        let catalog = catalog();
        let progress = after(&catalog, acts);
        let readiness = Readiness::new(&catalog, &progress, &|_| None);
        let role = readiness.role(&catalog.shared.roles[role]);
        let path = Path::of(&catalog, &progress);
        let told =
            |raise: &Raise<'_>| format!("{} | {} {}, {}", raise.id, raise.title, raise.time, raise.gained_words());
        readiness.cheapest(&role, &path, limit).iter().map(told).collect()
    }

    #[test]
    fn what_gains_most_by_the_hour_comes_first() {
        assert_eq!(
            told(0, vec![], 9),
            [
                // 13.33 in 2 h, 65 in 16 h, 10 in 3 h, 40 in 15 h, 15 in 6 h; Python in foundations would take 3 h.
                "pytorch/tensors | Learn Python: tensors 2 h, adds 13.3 % of what this role asks, to 13 %",
                "pytorch/leaf | Build leaf after 2 milestones 16 h, adds 65 % of what this role asks, to 65 %",
                "keras/layers | Learn training: layers 3 h, adds 10 % of what this role asks, to 10 %",
                "foundations/python | Learn PyTorch and training: 4 milestones, python first 15 h, adds 40 % of what this role asks, to 40 %",
                "keras/site | Build site 6 h, adds 15 % of what this role asks, to 15 %",
            ]
        );
        assert_eq!(told(0, vec![], 3).len(), 3);
    }

    #[test]
    fn evidence_that_is_missing_is_cheaper_than_anything() {
        let leaf = || [created("leaf", Some("pytorch/leaf"), &["pytorch", "cpp"]), vec![shipped("leaf")]].concat();
        let first = |role: usize, acts: Vec<Body>| told(role, acts, 1).concat();
        assert_eq!(
            first(0, leaf()),
            "leaf | Add a link or a result to LEAF 10 min, adds 33.7 % of what this role asks, to 33 %"
        );
        assert_eq!(
            first(0, [leaf(), vec![measured("leaf")]].concat()),
            "leaf | Add the link of LEAF 10 min, adds 11.2 % of what this role asks, to 45 %"
        );
        let denied = [leaf(), vec![linked("leaf"), audited("leaf", Some(&["numpy"]))]].concat();
        assert_eq!(first(0, denied.clone()).split(' ').next(), Some("pytorch/tensors"), "a passed audit is a result");
        assert_eq!(
            first(0, [leaf(), vec![linked("leaf")]].concat()),
            "leaf | Add a measured result to LEAF 10 min, adds 11.2 % of what this role asks, to 45 %"
        );
        // 30 × (¾ − ½ × 2/12); then nothing more of it.
        assert_eq!(
            first(1, vec![done("pytorch/tensors")]),
            "pytorch/tensors | Add what you made for tensors 10 min, adds 20 % of what this role asks, to 22 %"
        );
        assert_eq!(first(1, vec![written("pytorch/tensors")]).split(' ').next(), Some("foundations/risks"));
        assert_eq!(first(0, vec![done("pytorch/tensors")]).split(' ').next(), Some("pytorch/leaf"));
    }

    #[test]
    fn a_brief_under_way_is_finished() {
        let acts = || created("site", Some("keras/site"), &["model-serving"]);
        let site = |acts| told(0, acts, 9).into_iter().find(|line| line.starts_with("keras/site")).unwrap();
        assert_eq!(site(acts()), "keras/site | Finish site 6 h, adds 15 % of what this role asks, to 15 %");
        let tick = |item: &str| Body::Project("site".into(), ProjectAct::Ticked(item.into()));
        let half = [acts(), vec![tick("one")]].concat();
        assert_eq!(site(half), "keras/site | Finish site 3 h, adds 15 % of what this role asks, to 15 %");
        let all = [acts(), vec![tick("one"), tick("two")]].concat();
        assert_eq!(site(all), "keras/site | Finish site 10 min, adds 15 % of what this role asks, to 15 %");
    }

    proptest! {
        #[test]
        fn doing_it_gives_what_it_promises_or_more(acts in anything()) {
            let catalog = catalog();
            let progress = after(&catalog, acts.clone());
            let readiness = Readiness::new(&catalog, &progress, &|_| None);
            for (nth, role) in readiness.roles().enumerate() {
                for raise in readiness.cheapest(&role, &Path::of(&catalog, &progress), 9) {
                    let Means::Learn(_, milestones) = &raise.means else { continue };
                    let learned = milestones.iter().map(|&ix| done(&catalog.milestone(ix).id));
                    let progress = after(&catalog, acts.iter().cloned().chain(learned));
                    let then = Readiness::new(&catalog, &progress, &|_| None).roles().nth(nth).map(|role| role.percent());
                    // More where evidence from before a skip comes back with it.
                    prop_assert!(then >= Some(raise.percent), "{:?} instead of {}", then, raise.percent);
                }
            }
        }
    }
}
