//! Why a plan has what it has: what each project proves, and what is learned without one.

use super::Plan;
use super::needs::Wanted;
use crate::domain::id::curriculum_of;

/// What a project of a plan is there for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof<'a> {
    /// Its id: of a brief, or of a project.
    pub id: &'a str,
    /// What it is called.
    pub name: &'a str,
    /// The names of the skills that are missing and that it proves.
    pub needed: Vec<&'a str>,
    /// The names of further skills of the role that it proves.
    pub beside: Vec<&'a str>,
    /// Whether others can use it, where no project so far is deployed.
    pub deployed: bool,
}

/// Skills of a plan that are learned and not proven.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Learned<'a> {
    /// Their names.
    pub skills: Vec<&'a str>,
    /// The curriculum.
    pub curriculum: &'a str,
    /// How many milestones teach them there that are still open.
    pub milestones: usize,
}

impl<'a> Plan<'a> {
    /// What each project is there for, in the order of the plan's projects.
    #[must_use]
    pub fn proofs(&self) -> Vec<Proof<'a>> {
        let needs = |wanted: Wanted<'_>| self.problem.needs.iter().any(|need| need.wanted == wanted);
        let proof = |nth: usize| {
            let work = &self.works[nth];
            let mut proof = Proof {
                id: work.id(),
                name: work.name(),
                needed: Vec::new(),
                beside: Vec::new(),
                deployed: work.deployed && needs(Wanted::Deployed),
            };
            let named = self.role.iter().flat_map(|role| &role.skills);
            for standing in named.map(|skill| &skill.standing).filter(|standing| work.proves.contains(&standing.id)) {
                match needs(Wanted::Skill(standing.id, standing.name)) {
                    true => proof.needed.push(standing.name),
                    false => proof.beside.push(standing.name),
                }
            }
            proof
        };
        self.chosen.works.iter().map(proof).collect()
    }

    /// What is learned because no project of the plan proves it.
    #[must_use]
    pub fn learned(&self) -> Vec<Learned<'a>> {
        let mut learned: Vec<Learned<'a>> = Vec::new();
        for need in &self.problem.needs {
            let Wanted::Skill(id, name) = need.wanted else { continue };
            if self.chosen.works.iter().any(|work| self.works[work].proves.contains(&id)) {
                continue;
            }
            let asked = self.role.iter().flat_map(|role| &role.skills).find(|skill| skill.standing.id == id);
            let stretch = asked.into_iter().flat_map(|skill| &skill.stretches).find(|stretch| {
                self.chosen.milestones.holds(&self.ground.closure(&stretch.milestones))
                    && stretch.milestones.iter().all(|&ix| self.is_done_or_chosen(ix))
            });
            let Some(stretch) = stretch else { continue };
            let milestones = stretch.milestones.iter().filter(|&&ix| self.ground.place(ix).is_some()).count();
            let curriculum = curriculum_of(stretch.name);
            match learned.iter_mut().find(|one| (one.curriculum, one.milestones) == (curriculum, milestones)) {
                Some(one) => one.skills.push(name),
                None => learned.push(Learned { skills: vec![name], curriculum, milestones }),
            }
        }
        learned
    }

    fn is_done_or_chosen(&self, ix: usize) -> bool {
        match self.ground.place(ix) {
            Some(place) => self.chosen.milestones.has(place),
            None => self.ground.progress.record(ix).done().is_some(),
        }
    }
}
