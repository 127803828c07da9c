//! The plan: the cheapest set of milestones and projects that leads to being ready to apply for a role, in the order in
//! which it is done, laid out by weeks (RULES "Plan and forecast").
//!
//! [`Plan::of`] chooses, [`Plan::steps`] puts what is chosen in order, [`Pace::lay_out`] spreads it over weeks, and
//! [`Plan::fitting`] says what to leave out of it when there is less time. Recall and an export, which being ready to apply
//! asks for too, take no hours of their own and are no steps.

mod bits;
mod fitting;
mod ground;
mod needs;
mod reasons;
mod route;
mod search;
mod steps;
mod weeks;
mod work;

pub use fitting::Dropped;
pub use needs::Beyond;
pub use reasons::{Learned, Proof};
pub use steps::Step;
pub use weeks::{Pace, Part, Week};

use super::catalog::{Catalog, Ix, Role};
use super::figures::Path;
use super::progress::Progress;
use super::readiness::{Points, Readiness, RoleReadiness};
use super::time::Minutes;
use ground::Ground;
use needs::Problem;
use search::Chosen;
use work::Work;

/// How far a plan for a role goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// To being ready to apply.
    Apply,
    /// Until every skill of the role is proven that a project can prove, and the others are learned.
    Full,
}

/// What a plan leads to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Aim<'a> {
    /// A role.
    Role(&'a Role, Extent),
    /// The end of the path.
    Path,
}

/// What to do until the aim is reached.
pub struct Plan<'a> {
    /// What it leads to.
    pub aim: Aim<'a>,
    /// How much longer it is, in percent, than the shortest could be; none when it is the shortest.
    pub within: Option<u32>,
    /// What the aim needs and nothing here leads to.
    pub beyond: Vec<Beyond<'a>>,
    ground: Ground<'a>,
    works: Vec<Work<'a>>,
    problem: Problem<'a>,
    chosen: Chosen,
    look: Readiness<'a>,
    role: Option<RoleReadiness<'a>>,
}

impl<'a> Plan<'a> {
    /// The plan for an aim, in the order of a path.
    #[must_use]
    pub fn of(catalog: &'a Catalog, progress: &'a Progress, path: &Path, aim: Aim<'a>) -> Self {
        Self::limited(catalog, progress, path, aim, search::LIMIT)
    }

    /// The same, of which the search looks at so many branches.
    fn limited(catalog: &'a Catalog, progress: &'a Progress, path: &Path, aim: Aim<'a>, limit: usize) -> Self {
        let ground = Ground::new(catalog, progress, path);
        let works = Work::all(&ground, path);
        // Whether a learned skill fades changes nothing about what is missing.
        let look = Readiness::new(catalog, progress, &|_| None);
        let (role, problem, chosen, within) = match aim {
            Aim::Path => {
                let problem = route::problem(&ground, &works, path);
                let chosen = route::chosen(&ground, &works, path, &problem);
                (None, problem, chosen, None)
            }
            Aim::Role(role, extent) => {
                let role = look.role(role);
                let problem = Problem::of(&ground, &works, &role, extent);
                let found = search::cheapest(&ground, &problem, limit);
                (Some(role), problem, found.chosen, found.within)
            }
        };
        let beyond = problem.beyond.clone();
        Self { aim, within, beyond, ground, works, problem, chosen, look, role }
    }

    /// How long it takes.
    #[must_use]
    pub fn time(&self) -> Minutes {
        self.time_of(&self.chosen)
    }

    /// The milestones in it, in their order.
    pub fn milestones(&self) -> impl Iterator<Item = Ix> + '_ {
        self.chosen.milestones.iter().map(|place| self.ground.ix(place))
    }

    /// How many projects are in it, evidence that is missing on shipped ones included.
    #[must_use]
    pub fn projects(&self) -> usize {
        self.chosen.works.iter().count()
    }

    /// How much of what the role asks is covered at its end; none without a role.
    #[must_use]
    pub fn covers(&self) -> Option<Points> {
        self.role.as_ref().map(|role| self.covered(role, &self.chosen))
    }

    fn covered(&self, role: &RoleReadiness<'a>, chosen: &Chosen) -> Points {
        let done: Vec<Ix> = chosen.milestones.iter().map(|place| self.ground.ix(place)).collect();
        let proven: Vec<&str> = chosen.works.iter().flat_map(|work| self.works[work].proves.iter().copied()).collect();
        self.look.points_after(role, &done, &proven)
    }

    fn time_of(&self, chosen: &Chosen) -> Minutes {
        let works = chosen.works.iter().map(|work| self.works[work].time);
        self.ground.time_of(&chosen.milestones) + works.sum()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;
    use proptest::sample::{select, subsequence};

    use super::work::Task;
    use super::*;
    use crate::domain::advisor::Advisor;
    use crate::domain::catalog::{Brief, Equivalent, Milestone, Proof as Way, RoleSkill, Shared, Skill};
    use crate::domain::event::Body;
    use crate::domain::next::StepKind;
    use crate::domain::readiness::GateKind;
    use crate::domain::readiness::sample::{
        after, anything, audited, brief, catalog, created, demonstrated, done, linked, measured, milestone, role,
        shipped, skipped, source, ticked,
    };

    fn plan<'a>(catalog: &'a Catalog, progress: &'a Progress, aim: Aim<'a>) -> Plan<'a> {
        Plan::of(catalog, progress, &Path::of(catalog, progress), aim)
    }

    /// The steps for the role at this place with their hours, then what is out of reach.
    fn told(nth: usize, extent: Extent, acts: Vec<Body>) -> Vec<String> {
        let catalog = catalog();
        let progress = after(&catalog, acts);
        let plan = plan(&catalog, &progress, Aim::Role(&catalog.shared.roles[nth], extent));
        assert_eq!(plan.within, None);
        let steps = plan.steps();
        assert_eq!(steps.iter().map(|step| step.time).sum::<Minutes>(), plan.time());
        let steps = steps.into_iter().map(|step| format!("{} {}: {}", step.kind, step.id, step.time));
        steps.chain(plan.beyond.iter().map(|beyond| format!("{beyond:?}"))).collect()
    }

    const APPLY: Extent = Extent::Apply;

    #[test]
    fn the_cheapest_set_leads_to_ready_to_apply() {
        assert_eq!(
            told(0, APPLY, vec![]),
            [
                // It is deployed, and may begin at once.
                "brief keras/site: 6 h",
                // It proves PyTorch, and is the second project; Python is learned from tensors, which comes before it anyway.
                "milestone pytorch/tensors: 2 h",
                "milestone pytorch/autograd: 4 h",
                "brief pytorch/leaf: 10 h",
            ]
        );
        assert_eq!(
            told(1, APPLY, vec![]),
            [
                "brief keras/site: 6 h",
                "milestone pytorch/tensors: 2 h",
                "milestone pytorch/autograd: 4 h",
                "brief pytorch/leaf: 10 h",
                // Only literacy teaches what this role asks, and it counts in it.
                "milestone foundations/risks: 2 h",
            ]
        );
    }

    #[test]
    fn what_is_done_costs_nothing_and_what_is_begun_comes_first() {
        let leaf = || created("leaf", Some("pytorch/leaf"), &["pytorch", "model-serving"]);
        let half = ProjectTick::first("leaf");
        let acts = [leaf(), vec![half, ticked("pytorch/autograd"), done("pytorch/tensors")]].concat();
        assert_eq!(
            told(0, APPLY, acts),
            ["milestone pytorch/autograd: 2 h", "project leaf: 5 h", "brief keras/site: 6 h"]
        );
        let shipped = [leaf(), vec![shipped("leaf"), done("pytorch/tensors")]].concat();
        assert_eq!(told(0, APPLY, shipped.clone()), ["claim leaf: 20 min", "brief keras/site: 6 h"]);
        let linked = [shipped, vec![linked("leaf")]].concat();
        assert_eq!(told(0, APPLY, linked.clone()), ["claim leaf: 10 min", "brief keras/site: 6 h"]);
        let own = created("own", None, &[]);
        let all = [linked, vec![measured("leaf")], own, vec![ProjectTick::first("own")]].concat();
        assert_eq!(told(0, APPLY, all), ["project own: 1 h"], "an item without a brief takes an hour");
    }

    #[test]
    fn an_idea_without_a_brief_has_no_hours_to_plan_with() {
        let idea = created("own", None, &["pytorch", "python", "model-serving"]);
        assert_eq!(told(0, APPLY, idea), told(0, APPLY, vec![]));
    }

    #[test]
    fn a_skipped_milestone_is_learned_by_nothing_and_stands_in_nobodys_way() {
        let acts = vec![skipped("pytorch/tensors"), skipped("foundations/risks")];
        assert_eq!(
            told(0, APPLY, acts.clone()),
            [
                "brief keras/site: 6 h",
                "milestone foundations/python: 3 h",
                "milestone pytorch/autograd: 4 h",
                "brief pytorch/leaf: 10 h"
            ]
        );
        let manager = told(1, APPLY, acts);
        assert_eq!(manager.last().map(String::as_str), Some("Skipped(\"risk\", 2)"));
        let none_left = ["leaf", "site"].map(|id| {
            let brief = format!("{}/{id}", if id == "leaf" { "pytorch" } else { "keras" });
            [created(id, Some(&brief), &[]), vec![shipped(id)]].concat()
        });
        let one =
            [none_left.concat(), vec![linked("leaf"), measured("leaf"), linked("site"), measured("site")]].concat();
        assert_eq!(
            told(0, APPLY, one),
            [
                "milestone foundations/python: 3 h",
                "milestone pytorch/tensors: 2 h",
                "milestone pytorch/autograd: 4 h",
                "milestone pytorch/loops: 6 h",
                "Deployed"
            ]
        );
    }

    #[test]
    fn in_full_everything_is_proven_that_can_be_and_the_rest_learned() {
        assert_eq!(
            told(0, Extent::Full, vec![]),
            [
                "brief keras/site: 6 h",
                "milestone pytorch/tensors: 2 h",
                "milestone pytorch/autograd: 4 h",
                "brief pytorch/leaf: 10 h",
                // Off the path comes last; nothing else proves training, which it teaches.
                "milestone keras/layers: 3 h",
                "Nowhere(\"C++\")",
            ]
        );
        let proven = created("leaf", Some("pytorch/leaf"), &["pytorch", "model-serving"]);
        let denied = vec![shipped("leaf"), linked("leaf"), measured("leaf"), audited("leaf", Some(&["numpy"]))];
        assert_eq!(
            told(0, Extent::Full, [proven, denied].concat()),
            [
                "brief keras/site: 6 h",
                "milestone foundations/python: 3 h",
                "milestone pytorch/tensors: 2 h",
                "milestone pytorch/autograd: 4 h",
                "milestone pytorch/loops: 6 h",
                "Nowhere(\"C++\")",
            ],
            "an audit that found no import takes the proof away"
        );
    }

    #[test]
    fn an_elective_that_is_started_stays_in() {
        let begun = told(0, APPLY, vec![ticked("foundations/apis")]);
        assert_eq!(begun[0], "milestone foundations/apis: 2 h");
        assert_eq!(begun[1..], told(0, APPLY, vec![]));
    }

    #[test]
    fn without_a_role_it_is_the_rest_of_the_path() {
        let catalog = catalog();
        let steps = |acts: Vec<Body>, segments: &[&str]| -> Vec<String> {
            let progress = after(&catalog, acts);
            let plan = Plan::of(&catalog, &progress, &Path::new(&catalog, segments), Aim::Path);
            plan.steps().into_iter().map(|step| format!("{}: {}", step.id, step.time)).collect()
        };
        assert_eq!(
            steps(vec![], &["pytorch"]),
            [
                "pytorch/tensors: 2 h",
                "pytorch/autograd: 4 h",
                "pytorch/leaf: 10 h",
                "foundations/python: 3 h",
                "pytorch/loops: 6 h"
            ]
        );
        let leaf = created("leaf", Some("pytorch/leaf"), &["pytorch"]);
        let acts =
            [leaf, vec![ProjectTick::first("leaf"), done("pytorch/autograd"), ticked("foundations/apis")]].concat();
        assert_eq!(
            steps(acts.clone(), &["pytorch"]),
            [
                "leaf: 5 h",
                "foundations/apis: 2 h",
                "pytorch/tensors: 2 h",
                "foundations/python: 3 h",
                "pytorch/loops: 6 h"
            ]
        );
        let all = [acts, vec![shipped("leaf"), skipped("pytorch/tensors"), done("foundations/python")]].concat();
        assert_eq!(steps(all, &["pytorch"]), ["foundations/apis: 2 h", "pytorch/loops: 6 h"]);
    }

    /// A tick on the first of two items of a project.
    struct ProjectTick;

    impl ProjectTick {
        fn first(id: &str) -> Body {
            Body::Project(id.into(), crate::domain::event::ProjectAct::Ticked("one".into()))
        }
    }

    /// Acts that carry a plan out.
    fn carried_out(plan: &Plan<'_>) -> Vec<Body> {
        carry_out(plan, &plan.chosen)
    }

    fn carry_out(plan: &Plan<'_>, chosen: &Chosen) -> Vec<Body> {
        let milestones = chosen.milestones.iter().map(|place| {
            let milestone = plan.ground.catalog.milestone(plan.ground.ix(place));
            done(&milestone.id)
        });
        let works = chosen.works.iter().flat_map(|nth| match plan.works[nth].task {
            Task::Build(brief) => {
                let skills: Vec<&str> = brief.skills.iter().map(|skill| skill.as_str()).collect();
                let id = format!("built-{}", brief.id.replace('/', "-"));
                [created(&id, Some(&brief.id), &skills), vec![shipped(&id), linked(&id), measured(&id)]].concat()
            }
            Task::Finish(project) | Task::Claim(project) => {
                vec![shipped(&project.id), linked(&project.id), measured(&project.id)]
            }
        });
        milestones.chain(works).collect()
    }

    /// Whether the gates on skills and projects of a role are passed after these acts.
    fn passes(catalog: &Catalog, role: &Role, acts: Vec<Body>) -> bool {
        let progress = after(catalog, acts);
        let look = Readiness::new(catalog, &progress, &|_| None);
        let gates = look.gates(&look.role(role));
        gates.iter().all(|gate| !matches!(gate.kind, GateKind::Skills | GateKind::Projects) || !gate.is_open())
    }

    /// A small catalog with a role, drawn at random: six milestones of two curricula, of which some shorten others, three
    /// briefs and four skills.
    fn small() -> impl Strategy<Value = Catalog> {
        const SKILLS: [&str; 4] = ["one", "two", "three", "model-serving"];
        const IDS: [&str; 6] = ["a/1", "a/2", "a/3", "b/1", "b/2", "b/3"];
        let skills = || subsequence(&SKILLS[..], 0..=2);
        let milestones = (0..IDS.len()).map(|nth| {
            let before = subsequence(IDS[..nth].to_vec(), 0..=nth.min(2));
            let equivalent = proptest::option::weighted(0.7, (select(&IDS[..]), select(vec![0.0, 0.1, 0.5])));
            (select(vec![1, 2, 3, 9]), before, skills(), equivalent).prop_map(
                move |(hours, before, skills, equivalent)| Milestone {
                    equivalent: equivalent
                        .into_iter()
                        .map(|(to, remains)| Equivalent { to: to.into(), remains })
                        .collect(),
                    ..milestone(IDS[nth], hours, &before, &skills)
                },
            )
        });
        let briefs = ["a/p", "a/q", "b/r"].map(|id| {
            let parts = (1..9u32, subsequence(&IDS[..], 0..=2), skills());
            parts.prop_map(move |(hours, before, skills)| brief(id, hours, &before, &skills))
        });
        let must = subsequence(&SKILLS[..], 1..=3);
        (milestones.collect::<Vec<_>>(), briefs, must).prop_map(|(milestones, briefs, must)| {
            let skill = |id: &&str| Skill {
                id: (*id).into(),
                name: (*id).into(),
                category: "All".into(),
                aliases: Vec::new(),
                imports: Vec::new(),
                proof: Way::Project,
            };
            let asked = |id: &str| RoleSkill { skill: id.into(), weight: 1, must: must.contains(&id), proof: None };
            let of = |curriculum: &str, milestones: &[Milestone], briefs: &[Brief]| {
                source(curriculum, milestones.to_vec(), briefs.to_vec())
            };
            let sources = vec![of("a", &milestones[..3], &briefs[..2]), of("b", &milestones[3..], &briefs[2..])];
            let roles = vec![role("engineer", SKILLS.map(asked).to_vec())];
            let skills = SKILLS.iter().map(skill).collect();
            Catalog::assemble(sources, Shared { skills, roles, advisor: Advisor::default() })
        })
    }

    /// What may have happened in such a catalog.
    fn past() -> impl Strategy<Value = Vec<Body>> {
        let id = || select(vec!["a/1", "a/2", "b/1", "b/2"]);
        let act = prop_oneof![
            4 => id().prop_map(done),
            2 => id().prop_map(ticked),
            1 => id().prop_map(skipped),
            2 => Just(linked("a-p")),
            1 => Just(demonstrated("a-p")),
            2 => Just(shipped("a-p")),
            1 => Just(ProjectTick::first("a-p")),
        ];
        let project = proptest::option::of(Just(created("a-p", Some("a/p"), &["one"])));
        (project, proptest::collection::vec(act, 0..4))
            .prop_map(|(project, acts)| project.into_iter().flatten().chain(acts).collect())
    }

    /// Every set of milestones and projects in which nothing lacks what comes before it, with its minutes.
    fn every_set(plan: &Plan<'_>) -> Vec<(BTreeSet<usize>, BTreeSet<usize>, u32)> {
        let (ground, works) = (&plan.ground, &plan.works);
        let set =
            |mask: usize, limit: usize| (0..limit).filter(|nth| mask >> nth & 1 == 1).collect::<BTreeSet<usize>>();
        let mut sets = Vec::new();
        for milestones in (0..1usize << ground.len()).map(|mask| set(mask, ground.len())) {
            if milestones.iter().any(|&place| ground.requires(place).any(|before| !milestones.contains(&before))) {
                continue;
            }
            // Independent of how the search reckons: the least share that remains, by what is done or stands earlier.
            let time = milestones.iter().map(|&place| {
                let ix = ground.ix(place);
                let known = ground.catalog.milestone(ix).equivalent.iter().filter(|other| {
                    let other = ground.catalog.find(&other.to).unwrap();
                    ground.progress.record(other).done().is_some()
                        || ground.place(other).is_some_and(|at| at < place && milestones.contains(&at))
                });
                let remains = known.map(|other| other.remains).fold(1.0, f64::min);
                ground.progress.time_open_at(ix, ground.catalog, remains).0
            });
            let time: u32 = time.sum();
            for chosen in (0..1usize << works.len()).map(|mask| set(mask, works.len())) {
                if chosen.iter().all(|&nth| works[nth].closure.iter().all(|place| milestones.contains(&place))) {
                    let time = time + chosen.iter().map(|&nth| works[nth].time.0).sum::<u32>();
                    sets.push((milestones.clone(), chosen, time));
                }
            }
        }
        sets
    }

    fn chosen(plan: &Plan<'_>, milestones: &BTreeSet<usize>, works: &BTreeSet<usize>) -> Chosen {
        let mut chosen = Chosen { milestones: plan.ground.nothing(), works: bits::Bits::none(plan.works.len()) };
        milestones.iter().for_each(|&place| chosen.milestones.insert(place));
        works.iter().for_each(|&work| chosen.works.insert(work));
        chosen
    }

    /// The cheapest set that passes the gates and of which nothing can be left out; of equals the one whose projects, then
    /// whose milestones, come first. By trying all of them.
    fn by_brute_force(plan: &Plan<'_>, role: &Role, acts: &[Body]) -> Option<(u32, Vec<usize>, Vec<usize>)> {
        let sets = every_set(plan);
        let mut enough: BTreeMap<(&BTreeSet<usize>, &BTreeSet<usize>), u32> = BTreeMap::new();
        for (milestones, works, time) in &sets {
            let after = carry_out(plan, &chosen(plan, milestones, works));
            if passes(plan.ground.catalog, role, [acts.to_vec(), after].concat()) {
                enough.insert((milestones, works), *time);
            }
        }
        let less = |set: &BTreeSet<usize>| -> Vec<BTreeSet<usize>> {
            set.iter().map(|one| set.iter().copied().filter(|other| other != one).collect()).collect()
        };
        let is_tight = |(milestones, works): (&BTreeSet<usize>, &BTreeSet<usize>)| {
            less(milestones).iter().all(|fewer| !enough.contains_key(&(fewer, works)))
                && less(works).iter().all(|fewer| !enough.contains_key(&(milestones, fewer)))
        };
        let tight = enough.iter().filter(|(set, _)| is_tight(**set));
        tight
            .map(|((milestones, works), time)| {
                (*time, works.iter().copied().collect(), milestones.iter().copied().collect())
            })
            .min()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 128, max_global_rejects: 4096, ..ProptestConfig::default() })]

        #[test]
        fn no_set_that_passes_the_gates_is_cheaper(catalog in small(), acts in past()) {
            let progress = after(&catalog, acts.clone());
            let role = &catalog.shared.roles[0];
            let path = Path::new(&catalog, &["b", "a"]);
            let plan = Plan::of(&catalog, &progress, &path, Aim::Role(role, APPLY));
            prop_assume!(plan.beyond.is_empty());
            let found = (
                plan.time().0,
                plan.chosen.works.iter().collect::<Vec<_>>(),
                plan.chosen.milestones.iter().collect::<Vec<_>>(),
            );
            prop_assert_eq!(plan.within, None);
            let least = by_brute_force(&plan, role, &acts);
            prop_assert_eq!(Some(&found), least.as_ref());

            let hasty = Plan::limited(&catalog, &progress, &path, Aim::Role(role, APPLY), 1);
            prop_assert!(passes(&catalog, role, [acts, carried_out(&hasty)].concat()));
            let percent = u64::from(hasty.within.unwrap_or(0));
            let least = u64::from(found.0);
            prop_assert!(u64::from(hasty.time().0) * 100 <= least * (100 + percent), "{} {least} {percent}", hasty.time());
        }
    }

    proptest! {
        #[test]
        fn a_plan_that_is_carried_out_passes_the_gates(acts in anything(), nth in 0..2usize) {
            let catalog = catalog();
            let role = &catalog.shared.roles[nth];
            let progress = after(&catalog, acts.clone());
            let plan = plan(&catalog, &progress, Aim::Role(role, APPLY));
            prop_assume!(plan.beyond.is_empty());
            prop_assert!(passes(&catalog, role, [acts, carried_out(&plan)].concat()));
        }

        #[test]
        fn each_step_is_open_stands_once_and_after_what_it_needs(
            acts in anything(),
            aim in prop_oneof![(0..2usize, select(vec![APPLY, Extent::Full])).prop_map(Some), Just(None)],
        ) {
            let catalog = catalog();
            let progress = after(&catalog, acts);
            let aim = aim.map_or(Aim::Path, |(nth, extent)| Aim::Role(&catalog.shared.roles[nth], extent));
            let plan = plan(&catalog, &progress, aim);
            let steps = plan.steps();
            prop_assert_eq!(steps.iter().map(|step| step.time).sum::<Minutes>(), plan.time());
            prop_assert_eq!(&steps, &Plan::of(&catalog, &progress, &Path::of(&catalog, &progress), aim).steps());
            let mut seen: BTreeSet<&str> = BTreeSet::new();
            for step in &steps {
                let before = match step.kind {
                    StepKind::Milestone => catalog.requires(catalog.find(step.id).unwrap()),
                    StepKind::Brief => catalog.brief_requires(catalog.brief(step.id).unwrap()),
                    _ => &[],
                };
                for ix in progress.open_requirements(before) {
                    prop_assert!(seen.contains(&*catalog.milestone(ix).id), "{step:?} comes too early");
                }
                if let Some(ix) = catalog.find(step.id) {
                    prop_assert!(!progress.satisfied(ix));
                }
                prop_assert!(seen.insert(step.id), "{step:?} stands twice");
            }
        }
    }
}
