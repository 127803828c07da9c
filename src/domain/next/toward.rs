//! What steps gain toward the role of the goal, and how that is said.

use super::{Look, Step, StepKind};
use crate::domain::catalog::{Brief, Ix};
use crate::domain::progress::State;
use crate::domain::readiness::Gain;

/// How a gain is beside those of the other steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nearness {
    /// None of them is greater by the hour.
    Nearest,
    /// It is one of several.
    Nearer,
}

impl Look<'_> {
    /// What an open milestone gains, if a role is aimed at that it leads to.
    pub(super) fn gain(&self, ix: Ix) -> Option<Gain> {
        self.toward?.gains().milestone(ix)
    }

    /// What an open brief gains, likewise.
    pub(super) fn brief_gain(&self, brief: &Brief) -> Option<Gain> {
        let nth = self.catalog.briefs.iter().position(|one| one.id == brief.id)?;
        self.toward?.gains().brief(nth)
    }

    /// `It brings you nearer to ML engineer: 3 % for 4 h in all, Docker first.`
    pub(super) fn gain_words(&self, gain: Gain, step: &Step, nearness: Nearness) -> String {
        let Some((role, skill)) = self.toward.map(|toward| {
            let role = toward.role(self.catalog);
            (&role.title, self.catalog.skill_name(&role.skills[gain.skill].skill))
        }) else {
            return String::new();
        };
        let to = match nearness {
            Nearness::Nearest => format!("On your path it brings you nearest to {role} per hour"),
            Nearness::Nearer => format!("It brings you nearer to {role}"),
        };
        let all = if gain.time > step.time { " in all" } else { "" };
        let gained = match gain.gained.percent() {
            percent @ 10.. => format!("{percent} %"),
            _ => gain.gained.words(),
        };
        format!("{to}: {gained} for {}{all}, {skill} first.", gain.time)
    }

    /// Why the second step came second, as a part of a sentence, where what they gain says it.
    pub(super) fn why_behind(&self, first: &Step, second: &Step) -> Option<String> {
        let (first, second) = (self.gain_of(first)?, self.gain_of(second)?);
        let tenths = |gain: Gain| format!("{:.1} %", gain.per_hour());
        if second.halves_per_hour() < first.halves_per_hour() {
            return Some(format!("which brings {} an hour instead of {}", tenths(second), tenths(first)));
        }
        let same = second.halves_per_hour() == first.halves_per_hour();
        same.then(|| "which brings about as much an hour and comes later on your path".into())
    }

    /// What a step of the path gains that is not begun yet.
    fn gain_of(&self, step: &Step) -> Option<Gain> {
        match step.kind {
            StepKind::Milestone => {
                let ix = self.catalog.find(&step.id)?;
                let new = self.progress.state(ix) == State::Todo && self.path.milestones().any(|one| one == ix);
                self.gain(ix).filter(|_| new)
            }
            StepKind::Brief => {
                let brief = self.catalog.brief(&step.id)?;
                self.path.segment_of_brief(brief).and_then(|_| self.brief_gain(brief))
            }
            StepKind::Project | StepKind::Item | StepKind::Claim | StepKind::Review => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::event::{Body, GoalChange, Patch, ProjectAct};
    use crate::domain::next::{Next, Step, next};
    use crate::domain::readiness::Toward;
    use crate::domain::readiness::sample::{after, catalog, created, done, linked, measured, shipped, ticked};
    use crate::domain::testing::day;

    fn goal(role: Option<&str>, path: &[&str]) -> Body {
        let path = Patch::Set(path.iter().map(|one| (*one).to_owned()).collect());
        let role = role.map_or(Patch::Keep, |role| Patch::Set(role.to_owned()));
        Body::Goal(Box::new(GoalChange { role, path, ..GoalChange::default() }))
    }

    /// Each step with its first reason; then the runner-up.
    fn told(role: Option<&str>, path: &[&str], acts: Vec<Body>) -> Vec<String> {
        let catalog = catalog();
        let progress = after(&catalog, [vec![goal(role, path)], acts].concat());
        let toward = Toward::of(&catalog, &progress);
        let Next { steps, second, .. } = next(&catalog, &progress, toward.as_ref(), day("2026-11-20"), 9);
        let line = |step: &Step| format!("{}: {}", step.id, step.reasons.first().map_or("", |first| first));
        steps.iter().map(line).chain(second).collect()
    }

    const PATH: [&str; 3] = ["foundations", "keras", "pytorch"];

    /// These acts after a project that is shipped and shows nothing: from then on every framework of the path is open.
    fn free(acts: Vec<Body>) -> Vec<Body> {
        [created("old", None, &[]), vec![shipped("old"), linked("old"), measured("old")], acts].concat()
    }

    #[test]
    fn until_a_project_is_shipped_one_framework_comes_after_the_other() {
        let first = |acts| told(Some("engineer"), &PATH, acts)[..2].to_vec();
        assert_eq!(
            first(vec![]),
            [
                "foundations/python: On your path it brings you nearest to engineer per hour: 10 % for 3 h, Python first.",
                "keras/layers: On your path it brings you nearest to engineer per hour: 10 % for 3 h, training first.",
            ]
        );
        let keras_is_done = first(vec![done("keras/layers")]);
        assert!(
            keras_is_done[0].starts_with("pytorch/tensors: On your path it brings you nearest"),
            "{keras_is_done:?}"
        );
    }

    #[test]
    fn what_brings_nearest_to_the_role_by_the_hour_comes_first() {
        // By the hour: tensors 6.67, layers and python 3.33, site 2.5; proofs nothing.
        assert_eq!(
            told(Some("engineer"), &PATH, free(vec![])),
            [
                "pytorch/tensors: On your path it brings you nearest to engineer per hour: 13 % for 2 h, Python first.",
                "foundations/python: It brings you nearer to engineer: 10 % for 3 h, Python first.",
                "keras/layers: It brings you nearer to engineer: 10 % for 3 h, training first.",
                "keras/site: It brings you nearer to engineer: 15 % for 6 h, model serving first.",
                "foundations/proofs: It is next on the path (foundations), for more than what engineer asks.",
                "foundations/risks: It is an elective on your path.",
                "foundations/apis: It is an elective on your path.",
                "Second choice: python, which brings 3.3 % an hour instead of 6.7 %.",
            ]
        );
    }

    #[test]
    fn of_what_comes_to_much_the_same_the_path_has_the_first_word() {
        let steps = told(Some("engineer"), &["keras", "pytorch", "foundations"], free(vec![done("pytorch/tensors")]));
        let second = steps.last().cloned();
        // By the hour: layers 3.33, autograd 3.69, both seven halves.
        assert_eq!(
            steps[..3],
            [
                "keras/layers: It brings you nearer to engineer: 10 % for 3 h, training first.",
                "pytorch/autograd: On your path it brings you nearest to engineer per hour: 51 % for 14 h in all, model serving first.",
                "keras/site: It brings you nearer to engineer: 15 % for 6 h, model serving first.",
            ]
        );
        let words = "Second choice: autograd, which brings about as much an hour and comes later on your path.";
        assert_eq!(second.as_deref(), Some(words));
    }

    #[test]
    fn without_a_role_the_path_alone_decides() {
        let steps = told(None, &PATH, vec![]);
        assert_eq!(
            steps[..5],
            [
                "foundations/python: It is next on the path (foundations).",
                "foundations/proofs: It is next on the path (foundations).",
                "keras/layers: It is next on the path (keras).",
                "keras/site: Its prerequisites are done and nothing is built yet: a project is what employers look at.",
                "pytorch/tensors: It is next on the path (pytorch).",
            ]
        );
        assert_eq!(told(Some("pilot"), &PATH, vec![]), steps, "a role that nobody knows");
    }

    #[test]
    fn what_is_started_stays_first_whatever_gains_more() {
        let steps = told(Some("engineer"), &PATH, free(vec![ticked("foundations/python")]));
        assert_eq!(
            [&steps[0], &steps[1], &steps[steps.len() - 1]],
            [
                "foundations/python: It was started today, 1 of 2 ticked: finish what is begun.",
                "pytorch/tensors: On your path it brings you nearest to engineer per hour: 8.3 % for 2 h, Python first.",
                "Second choice: tensors, which unlocks 2 milestones, autograd first.",
            ]
        );
    }

    #[test]
    fn a_second_project_waits_behind_what_gains_something() {
        let learned = || vec![done("pytorch/tensors"), done("pytorch/autograd")];
        let places = |acts: Vec<Body>| {
            let steps = told(Some("engineer"), &PATH, acts);
            ["pytorch/leaf", "foundations/python"].map(|id| steps.iter().position(|step| step.starts_with(id)))
        };
        assert_eq!(places(learned()), [Some(0), Some(2)], "it gains most by the hour");
        let tick = Body::Project("site".into(), ProjectAct::Ticked("one".into()));
        let building = [created("site", Some("keras/site"), &[]), vec![tick], learned()].concat();
        assert_eq!(places(building), [Some(4), Some(2)]);
    }
}
