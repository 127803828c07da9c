//! Ways to raise the readiness of a role: sets of open milestones, with a brief at the end or without, and what each gains.

use std::collections::BTreeSet;

use super::Readiness;
use super::role::{RoleReadiness, weight};
use super::state::{Share, SkillState, Value};
use crate::domain::catalog::{Brief, Catalog, Ix};
use crate::domain::claims::MAX_SKILLS;
use crate::domain::progress::{Project, State, Status};
use crate::domain::time::Minutes;

/// How long it takes to add evidence that exists, or to ship what is finished.
pub(in crate::domain) const CLAIM: Minutes = Minutes(10);

/// About how long an item of a checklist takes that belongs to no brief.
const ITEM: Minutes = Minutes(60);

/// How long a project under way still takes: the hours of its brief, or an hour an item without one, less the ticked share.
pub(in crate::domain) fn project_time(catalog: &Catalog, project: &Project) -> Minutes {
    let items = project.items.len();
    let whole = match project.brief.as_deref().and_then(|brief| catalog.brief(brief)) {
        Some(brief) => brief.time,
        None => std::iter::repeat_n(ITEM, items.max(1)).sum(),
    };
    (whole - whole.share(project.ticked_count(), items)).max(CLAIM)
}

/// A set of things to do.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Way {
    /// Open milestones, in catalog order, with everything open that comes before them.
    pub milestones: Vec<Ix>,
    /// The brief at the end, by its place in the catalog.
    pub brief: Option<usize>,
    /// How long it takes.
    pub time: Minutes,
    /// The skills of the role it is there for, by place: those that it learns or proves.
    pub completes: Vec<usize>,
    /// Weighted units of readiness that the whole set gains.
    pub gained: u128,
}

/// What the milestones of a role count in: the parts of a share that would be added.
pub(super) struct Scale<'r, 'a> {
    look: &'r Readiness<'a>,
    role: &'r RoleReadiness<'a>,
    /// Every stretch of every skill: the skill's place, and the share as it is.
    stretches: Vec<(usize, Share)>,
    /// The stretches in which each milestone counts.
    counts_in: Vec<Vec<usize>>,
    /// What each skill is worth now, in units.
    now: Vec<u128>,
}

impl<'r, 'a> Scale<'r, 'a> {
    pub fn new(look: &'r Readiness<'a>, role: &'r RoleReadiness<'a>) -> Self {
        let mut stretches = Vec::new();
        let mut counts_in = vec![Vec::new(); look.catalog.milestones.len()];
        for (place, skill) in role.skills.iter().enumerate() {
            for stretch in &skill.stretches {
                for &ix in &stretch.milestones {
                    counts_in[ix].push(stretches.len());
                }
                stretches.push((place, stretch.share(look.catalog, look.progress)));
            }
        }
        let now = role.skills.iter().map(|skill| role.measure.units(skill.standing.value())).collect();
        Self { look, role, stretches, counts_in, now }
    }

    /// What each skill of the role is worth, in units, once these milestones are done and these skills are so far.
    pub fn after(&self, done: &[Ix], raised: &[(usize, Value)]) -> Vec<u128> {
        let mut shares = self.stretches.clone();
        for &ix in done {
            let milestone = self.look.catalog.milestone(ix);
            let added = milestone.time - self.look.progress.time_done(ix, milestone);
            for &stretch in &self.counts_in[ix] {
                shares[stretch].1.done += added;
            }
        }
        let mut after = self.now.clone();
        let learned = shares.into_iter().map(|(place, share)| (place, Value::of(SkillState::Missing, share)));
        for (place, value) in learned.chain(raised.iter().copied()) {
            after[place] = after[place].max(self.role.measure.units(value));
        }
        after
    }

    /// The weighted units that are gained over now.
    pub fn gained(&self, after: &[u128]) -> u128 {
        let gains = after.iter().zip(&self.now).map(|(after, now)| after - now);
        self.role.skills.iter().zip(gains).map(|(skill, gain)| weight(skill) * gain).sum()
    }

    /// Every way that gains something: first those that learn a skill, as the role lists them, then the briefs. One set
    /// that learns several skills is one way.
    pub fn ways(&self) -> Vec<Way> {
        let mut ways: Vec<Way> = Vec::new();
        for (place, skill) in self.role.skills.iter().enumerate() {
            if skill.standing.state != SkillState::Missing {
                continue;
            }
            for stretch in &skill.stretches {
                let milestones = self.look.open_before(&stretch.milestones);
                let after = self.after(&milestones, &[]);
                if after[place] == self.now[place] {
                    continue;
                }
                match ways.iter_mut().find(|way| way.milestones == milestones) {
                    Some(known) if known.completes.last() == Some(&place) => {}
                    Some(known) => known.completes.push(place),
                    None => ways.push(self.way(milestones, None, vec![place], &after)),
                }
            }
        }
        let briefs = self.look.catalog.briefs.iter().enumerate().filter_map(|(nth, brief)| self.build(nth, brief));
        ways.extend(briefs);
        ways.retain(|way| way.gained > 0);
        ways
    }

    /// What building a brief to the end gains: shipped with link and result, it proves what it names.
    fn build(&self, nth: usize, brief: &Brief) -> Option<Way> {
        let state = self.look.progress.brief_state(self.look.catalog, brief);
        if state == State::Done {
            return None;
        }
        let names = |place: &usize| {
            let skill = &self.role.skills[*place].asked.skill;
            brief.skills.iter().take(MAX_SKILLS).any(|named| named == skill)
        };
        let proven: Vec<usize> = (0..self.role.skills.len()).filter(names).collect();
        let milestones = self.look.open_before(self.look.catalog.brief_requires(brief));
        let raised: Vec<(usize, Value)> = proven.iter().map(|&place| (place, Value::PROVEN)).collect();
        let after = self.after(&milestones, &raised);
        let completes = proven.into_iter().filter(|&place| after[place] > self.now[place]).collect();
        Some(self.way(milestones, Some(nth), completes, &after))
    }

    fn way(&self, milestones: Vec<Ix>, brief: Option<usize>, completes: Vec<usize>, after: &[u128]) -> Way {
        let open = milestones.iter().map(|&ix| self.look.progress.time_open(ix, self.look.catalog));
        let time = open.sum::<Minutes>() + brief.map_or(Minutes(0), |nth| self.open_time(nth));
        Way { milestones, brief, time, completes, gained: self.gained(after) }
    }

    /// How long a brief still takes: less the ticked share of the project of it that is furthest.
    fn open_time(&self, nth: usize) -> Minutes {
        let brief = &self.look.catalog.briefs[nth];
        let projects = self.look.progress.projects_of(brief);
        let under_way = projects.filter(|project| matches!(project.status(), Status::Idea | Status::Building));
        under_way.map(|project| project_time(self.look.catalog, project)).min().unwrap_or(brief.time)
    }
}

impl Readiness<'_> {
    /// What is open of these milestones and of everything before them, in catalog order. What comes before something that
    /// is done or skipped is no longer needed.
    pub(super) fn open_before(&self, milestones: &[Ix]) -> Vec<Ix> {
        let mut found = BTreeSet::new();
        let mut waiting = milestones.to_vec();
        while let Some(ix) = waiting.pop() {
            if !self.progress.satisfied(ix) && found.insert(ix) {
                waiting.extend(self.catalog.requires(ix));
            }
        }
        found.into_iter().collect()
    }
}
