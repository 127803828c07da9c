//! Readiness: where every skill stands, how much of what a role asks is covered, what is missing before applying, and what
//! raises it most (RULES "Readiness and ready to apply").
//!
//! [`Readiness::new`] looks at catalog and progress once; everything else is asked of it.

mod gains;
mod gates;
mod percent;
mod raise;
mod recall;
mod role;
#[cfg(test)]
pub(in crate::domain) mod sample;
mod standing;
mod state;
mod teaching;
mod toward;
mod towards;
mod ways;

use std::cell::OnceCell;

pub use gains::{Gain, Gains};
pub use gates::{Gate, GateKind};
pub use percent::Points;
pub use raise::{Means, Raise};
pub use recall::{Recall, Retrievability};
pub use role::{Asked, RoleReadiness};
pub use standing::Standing;
pub use state::{Share, SkillState, Value};
pub use teaching::Taught;
pub use toward::Toward;
pub use towards::Towards;

use super::catalog::{Catalog, Role};
use super::claims::{Backing, backings};
use super::progress::Progress;
pub(in crate::domain) use gains::by_the_hour;
pub(in crate::domain) use gates::{DEPLOYMENT, PROJECTS, is_deployed, lacks};
use teaching::{Literacy, Teaching};
pub(in crate::domain) use ways::{CLAIM, project_time};

/// What readiness follows from.
pub struct Readiness<'a> {
    catalog: &'a Catalog,
    progress: &'a Progress,
    retrievability: Retrievability<'a>,
    teaching: Teaching<'a>,
    /// What backs each skill of the catalog.
    backings: Vec<Vec<Backing<'a>>>,
    /// The questions of each milestone, once they were asked for: most texts are looked at by nobody today.
    recalls: Vec<OnceCell<Recall>>,
}

impl<'a> Readiness<'a> {
    /// Looks at what teaches and what backs each skill.
    #[must_use]
    pub fn new(catalog: &'a Catalog, progress: &'a Progress, retrievability: Retrievability<'a>) -> Self {
        let teaching = Teaching::of(catalog);
        let mut by_skill = vec![Vec::new(); catalog.shared.skills.len()];
        for backing in backings(catalog, progress) {
            if let Some(place) = teaching.place(backing.skill) {
                by_skill[place].push(backing);
            }
        }
        let recalls = vec![OnceCell::new(); catalog.milestones.len()];
        Self { catalog, progress, retrievability, teaching, backings: by_skill, recalls }
    }

    /// Where every skill stands that the catalog knows, in its order, whatever role may ask for it: what an export may name
    /// is shown or proven here, also where evidence on an elective shows it, which counts in no role.
    pub fn skills(&self) -> impl Iterator<Item = Standing<'a>> + '_ {
        self.catalog.shared.skills.iter().enumerate().map(|(place, skill)| {
            let stretches = self.teaching.stretches(self.catalog, place, &Literacy::default());
            self.standing(place, skill.proof, &stretches, &|_| true)
        })
    }

    /// Every role of the catalog, in its order.
    pub fn roles(&self) -> impl Iterator<Item = RoleReadiness<'a>> + '_ {
        self.catalog.shared.roles.iter().map(|role| self.role(role))
    }

    /// How much of what a role asks is covered.
    #[must_use]
    pub fn role(&self, role: &'a Role) -> RoleReadiness<'a> {
        RoleReadiness::of(self, role)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::sample::{
        COUNTED, after, anything, audited, catalog, certified, created, done, idle, linked, measured, on, raising,
        shipped, skipped, ticked, written,
    };
    use super::*;
    use crate::domain::cards::Remembered;
    use crate::domain::claims::{Proof, Selection};
    use crate::domain::event::{Body, MilestoneAct};
    use crate::domain::id::CardId;
    use crate::domain::progress::State;
    use crate::domain::testing::day;

    const NEVER: fn(&CardId) -> Option<Remembered> = |_| None;

    /// The percent of every role after these acts: engineer, manager.
    fn percents(acts: Vec<Body>) -> Vec<u32> {
        let catalog = catalog();
        let progress = after(&catalog, acts);
        Readiness::new(&catalog, &progress, &NEVER).roles().map(|role| role.percent()).collect()
    }

    #[test]
    fn a_percentage_is_the_weighted_mean_of_what_the_skills_are_worth() {
        // Engineer: pytorch 40, python 20, training 20, model-serving 15, cpp 5; manager: risk 50, pytorch 30, maths 20.
        let project = |skills: &[&str], rest: Vec<Body>| [created("leaf", None, skills), rest].concat();
        let leaf = ["pytorch", "model-serving"];
        let nine = ["free:a", "free:b", "free:c", "free:d", "free:e", "free:f", "free:g", "pytorch", "model-serving"];
        let bare = || vec![shipped("leaf")];
        let shown = || vec![shipped("leaf"), linked("leaf")];
        let proven = || vec![shipped("leaf"), linked("leaf"), measured("leaf")];
        let cases: Vec<(Vec<Body>, [u32; 2])> = vec![
            (vec![], [0, 0]),
            // 40 × ½ × 2/12 + 20 × ½ × 2/2 = 3.33 + 10; 30 × ½ × 2/12 = 2.5.
            (vec![done("pytorch/tensors")], [13, 2]),
            // The ticked half of 4 h: 40 × ½ × 2/12 = 3.33; 2.5.
            (vec![ticked("pytorch/autograd")], [3, 2]),
            // 20 × ½ × 3/3, of foundations alone.
            (vec![done("foundations/python")], [10, 0]),
            // Half of 6 h: 40 × ½ × 3/12 = 5, and 20 × ½ × 3/6 = 5; 30 × ½ × 3/12 = 3.75.
            (vec![ticked("pytorch/loops")], [10, 3]),
            // Keras has the greater share of training: 20 × ½ × 3/3 = 10, with the 5 of pytorch above; 3.75.
            (vec![ticked("pytorch/loops"), done("keras/layers")], [15, 3]),
            // What is skipped stays below the line: 40 × ½ × 4/12 = 6.67; 30 × ½ × 4/12 = 5.
            (vec![skipped("pytorch/tensors"), done("pytorch/autograd"), skipped("pytorch/loops")], [6, 5]),
            // A third and two thirds are one: 20 + 10 + 10; 30 × ½ = 15.
            (COUNTED[3..6].iter().map(|id| done(id)).collect(), [40, 15]),
            // All there is to learn: 20 + 10 + 10; 25 + 15 + 10.
            (COUNTED.iter().map(|id| done(id)).collect(), [40, 50]),
            (project(&leaf, bare()), [0, 0]),
            // (40 + 15) × ¾ = 41.25; 30 × ¾ = 22.5.
            (project(&leaf, shown()), [41, 22]),
            (project(&leaf, proven()), [55, 30]),
            (project(&nine, proven()), [40, 30]),
            (project(&leaf, [proven(), vec![audited("leaf", Some(&["numpy"]))]].concat()), [15, 0]),
            (project(&leaf, [proven(), vec![audited("leaf", Some(&["torch"]))]].concat()), [55, 30]),
            // A passed audit is as good as a result.
            (project(&leaf, [shown(), vec![audited("leaf", None)]].concat()), [55, 30]),
            (vec![certified("PyTorch and C++")], [45, 30]),
            // In writing only where the skill or the role says so: 13.33 as above; 30 × ¾ = 22.5.
            (vec![written("pytorch/tensors")], [13, 22]),
            // Literacy counts in the role that asks for it: 50 × ½; 50 × ¾ = 37.5.
            (vec![done("foundations/risks")], [0, 25]),
            (vec![written("foundations/risks")], [0, 37]),
            (vec![written("foundations/apis")], [0, 0]),
            (
                [
                    project(&["pytorch", "python", "training", "model-serving", "cpp", "risk", "maths"], proven()),
                    vec![done("keras/layers")],
                ]
                .concat(),
                [100, 100],
            ),
        ];
        for (acts, expected) in cases {
            assert_eq!(percents(acts.clone()), expected, "{acts:?}");
        }
    }

    #[test]
    fn what_nothing_teaches_stays_in_the_sum_and_is_named() {
        let catalog = catalog();
        let progress = after(&catalog, []);
        let readiness = Readiness::new(&catalog, &progress, &NEVER);
        let words: Vec<Vec<String>> = readiness.roles().map(|role| role.not_taught_words()).collect();
        let engineer = vec![
            "No curriculum teaches C++.".to_owned(),
            "Only electives teach model serving: a project shows it.".to_owned(),
        ];
        assert_eq!(words, [engineer, vec![]]);
        let sentences: Vec<String> = readiness.roles().map(|role| role.sentence()).collect();
        assert_eq!(sentences[0], "covers 0 % of what this role asks (gradus' estimate)");
    }

    proptest! {
        #[test]
        fn learning_showing_and_proving_lower_no_percentage(acts in anything(), act in raising()) {
            let before = percents(acts.clone());
            let after = percents([acts, vec![act]].concat());
            prop_assert!(before.iter().zip(&after).all(|(before, after)| before <= after), "{before:?} {after:?}");
        }

        #[test]
        fn notes_time_snoozing_and_electives_change_no_percentage(acts in anything(), act in idle()) {
            prop_assert_eq!(percents(acts.clone()), percents([acts, vec![act]].concat()));
        }

        #[test]
        fn skipping_what_nothing_is_done_of_changes_no_percentage(acts in anything(), which in 0..COUNTED.len()) {
            let catalog = catalog();
            let progress = after(&catalog, acts.clone());
            let ix = catalog.find(COUNTED[which]).unwrap();
            prop_assume!(matches!(progress.state(ix), State::Todo | State::Blocked));
            prop_assert_eq!(percents(acts.clone()), percents([acts, vec![skipped(COUNTED[which])]].concat()));
        }

        #[test]
        fn it_is_100_percent_only_when_every_skill_is_proven(acts in anything()) {
            let catalog = catalog();
            let progress = after(&catalog, acts);
            for role in Readiness::new(&catalog, &progress, &NEVER).roles() {
                let proven = role.skills.iter().all(|skill| skill.standing.state == SkillState::Proven);
                prop_assert_eq!(role.percent() == 100, proven);
            }
        }

        #[test]
        fn what_is_ticked_is_worth_less_than_what_is_done(which in 0..COUNTED.len()) {
            let begun = percents(vec![on(COUNTED[which], MilestoneAct::Started)]);
            let (half, whole) = (percents(vec![ticked(COUNTED[which])]), percents(vec![done(COUNTED[which])]));
            prop_assert_eq!(begun, [0, 0]);
            prop_assert!(half.iter().zip(&whole).all(|(half, whole)| half <= whole) && half != whole);
        }

        #[test]
        fn what_an_export_names_is_as_far_here(acts in anything()) {
            let catalog = catalog();
            let progress = after(&catalog, acts);
            let standings: Vec<Standing<'_>> = Readiness::new(&catalog, &progress, &NEVER).skills().collect();
            let told = crate::domain::claims::claims(&catalog, &progress, &Selection::default(), day("2026-11-20"));
            for claim in told.skills.iter().flat_map(|group| &group.skills) {
                let standing = standings.iter().find(|standing| standing.id == claim.id).unwrap();
                prop_assert_eq!(Some(standing.state.word()), claim.proof.map(Proof::word));
            }
        }
    }
}
