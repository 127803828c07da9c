//! What a role needs before applying, and everything that serves one of these needs: the problem that the search solves.

use super::Extent;
use super::bits::Bits;
use super::ground::Ground;
use super::work::Work;
use crate::domain::catalog::{Ix, Track};
use crate::domain::progress::{Project, State, Status};
use crate::domain::readiness::{Asked, PROJECTS, RoleReadiness, SkillState, is_deployed, lacks};
use crate::domain::time::Minutes;

/// Something that serves a need.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Choice {
    /// The open milestones that it takes.
    pub closure: Bits,
    /// How long it takes beside them.
    pub time: Minutes,
}

/// What a need is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted<'a> {
    /// A skill, by id and name, that is not learned or not proven yet.
    Skill(&'a str, &'a str),
    /// A shipped project that others can use.
    Deployed,
    /// Shipped projects with link and result.
    Projects,
}

/// Something that is missing.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Need<'a> {
    pub wanted: Wanted<'a>,
    /// The choices that serve it, by place.
    pub options: Vec<usize>,
    /// How many of them it takes.
    pub take: usize,
}

/// Why a need cannot be met here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beyond<'a> {
    /// Nothing teaches this skill and no brief proves it.
    Nowhere(&'a str),
    /// This skill cannot be learned, since this milestone is skipped.
    Skipped(&'a str, Ix),
    /// No brief is left that others could use at its end.
    Deployed,
    /// So many projects are missing that no brief is left for.
    Projects(usize),
}

/// What is missing and what serves it.
#[derive(Clone, Debug, Default)]
pub(super) struct Problem<'a> {
    /// The projects, in their order, then what learns a skill.
    pub choices: Vec<Choice>,
    /// How many of the choices are projects.
    pub projects: usize,
    /// What is missing and can be met.
    pub needs: Vec<Need<'a>>,
    /// What is missing and cannot be met.
    pub beyond: Vec<Beyond<'a>>,
    /// What is in every plan.
    pub base: Bits,
}

impl<'a> Problem<'a> {
    /// What the aim of a role needs.
    pub fn of(ground: &Ground<'a>, works: &[Work<'a>], role: &RoleReadiness<'a>, extent: Extent) -> Self {
        let choices = works.iter().map(Work::choice).collect();
        let base = ground.closure(&begun_electives(ground));
        let mut problem = Self { choices, projects: works.len(), base, ..Self::default() };
        for skill in &role.skills {
            problem.skill(ground, works, skill, extent);
        }
        problem.gate_on_projects(ground, works);
        problem
    }

    /// The choices that are no projects: milestones that are worth something of their own.
    pub fn own(&self) -> &[Choice] {
        &self.choices[self.projects..]
    }

    fn skill(&mut self, ground: &Ground<'a>, works: &[Work<'a>], skill: &Asked<'a>, extent: Extent) {
        let standing = &skill.standing;
        let proving = works.iter().enumerate().filter(|(_, work)| work.proves.contains(&standing.id));
        let proving: Vec<usize> = proving.map(|(nth, _)| nth).collect();
        let options = match extent {
            Extent::Full if standing.state == SkillState::Proven => return,
            Extent::Full if !proving.is_empty() => proving,
            Extent::Apply if !skill.asked.must => return,
            Extent::Apply | Extent::Full if skill.is_learned() => return,
            Extent::Apply | Extent::Full => {
                let learning = self.learning(ground, skill);
                proving.into_iter().chain(learning).collect()
            }
        };
        if options.is_empty() {
            let skipped = skill.stretches.iter().flat_map(|stretch| stretch.milestones.iter().copied());
            let mut skipped = skipped.filter(|&ix| ground.progress.state(ix) == State::Skipped);
            self.beyond.push(match skipped.next() {
                Some(ix) => Beyond::Skipped(standing.name, ix),
                None => Beyond::Nowhere(standing.name),
            });
            return;
        }
        self.needs.push(Need { wanted: Wanted::Skill(standing.id, standing.name), options, take: 1 });
    }

    /// What learns a skill: all milestones of one curriculum that teach it. One that is skipped is not learned, and nothing
    /// of that curriculum makes up for it.
    fn learning(&mut self, ground: &Ground<'a>, skill: &Asked<'a>) -> Vec<usize> {
        let mut found = Vec::new();
        for stretch in &skill.stretches {
            if stretch.milestones.iter().any(|&ix| ground.progress.state(ix) == State::Skipped) {
                continue;
            }
            let choice = Choice { closure: ground.closure(&stretch.milestones), time: Minutes(0) };
            let known = self.own().iter().position(|known| *known == choice);
            found.push(self.projects + known.unwrap_or(self.choices.len() - self.projects));
            if known.is_none() {
                self.choices.push(choice);
            }
        }
        found
    }

    /// Two projects with link and result, one of them deployed.
    fn gate_on_projects(&mut self, ground: &Ground<'a>, works: &[Work<'a>]) {
        let shipped = ground.progress.projects().filter(|project| project.status() == Status::Shipped);
        let whole: Vec<&Project> = shipped.filter(|project| lacks(project).is_none()).collect();
        if !whole.iter().any(|project| is_deployed(ground.catalog, project)) {
            let options: Vec<usize> = (0..works.len()).filter(|&nth| works[nth].deployed).collect();
            match options.is_empty() {
                true => self.beyond.push(Beyond::Deployed),
                false => self.needs.push(Need { wanted: Wanted::Deployed, options, take: 1 }),
            }
        }
        let missing = PROJECTS.saturating_sub(whole.len());
        if missing > works.len() {
            self.beyond.push(Beyond::Projects(missing - works.len()));
        }
        let take = missing.min(works.len());
        if take > 0 {
            self.needs.push(Need { wanted: Wanted::Projects, options: (0..works.len()).collect(), take });
        }
    }
}

/// The electives that the learner has started: they stay in any plan until they are done, skipped or reset.
pub(super) fn begun_electives(ground: &Ground<'_>) -> Vec<Ix> {
    let milestones = ground.catalog.milestones.iter().enumerate();
    let begun =
        milestones.filter(|(ix, one)| one.track == Track::Elective && ground.progress.state(*ix) == State::Doing);
    begun.map(|(ix, _)| ix).collect()
}
