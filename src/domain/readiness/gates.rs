//! Ready to apply: the gates of a role, apart from its percentage (RULES "Ready to apply").

use super::Readiness;
use super::role::RoleReadiness;
use crate::domain::catalog::Catalog;
use crate::domain::claims::{backed_skills, is_public_link, public_links};
use crate::domain::progress::{Project, Status};
use crate::domain::text::{count, list_words};
use crate::domain::words;

/// How many shipped projects with link and result it takes.
pub(in crate::domain) const PROJECTS: usize = 2;

/// The mean retrievability that the questions have to reach.
const RECALLED: f64 = 0.8;

/// Skills that nobody shows without having put a model where others use it: behind an interface, or in an app.
pub(in crate::domain) const DEPLOYMENT: [&str; 4] =
    ["model-serving", "llm-serving", "tensorflow-serving", "app-integration"];

words! {
    /// What a gate is about.
    GateKind { Skills = "skills", Projects = "projects", Recall = "recall", Export = "export" }
}

/// One condition of being ready to apply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gate {
    /// What it is about.
    pub kind: GateKind,
    /// What it asks, as a sentence without its full stop.
    pub text: &'static str,
    /// What is missing, in sentences; none when nothing is.
    pub missing: Option<String>,
}

impl Gate {
    /// Whether something is missing.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.missing.is_some()
    }
}

impl Readiness<'_> {
    /// The gates of a role: the open ones first, then those passed, each in the order of [`GateKind`].
    #[must_use]
    pub fn gates(&self, role: &RoleReadiness<'_>) -> Vec<Gate> {
        let gate = |kind, text, missing| Gate { kind, text, missing };
        let mut gates = vec![
            gate(GateKind::Skills, "Every skill that is a must is at least learned", unlearned(role)),
            gate(
                GateKind::Projects,
                "Two projects are shipped with a link and a result, one of them deployed",
                self.lacking_projects(),
            ),
            gate(
                GateKind::Recall,
                "The questions on the skills that are a must are remembered at 80 % or better",
                self.forgotten(role),
            ),
            gate(GateKind::Export, "An export is written", self.unwritten()),
        ];
        gates.sort_by_key(|gate| !gate.is_open());
        gates
    }

    fn lacking_projects(&self) -> Option<String> {
        let shipped: Vec<&Project> =
            self.progress.projects().filter(|project| project.status() == Status::Shipped).collect();
        let (whole, lacking): (Vec<&Project>, Vec<&Project>) =
            shipped.into_iter().partition(|project| lacks(project).is_none());
        let deployed = whole.iter().any(|project| is_deployed(self.catalog, project));
        if whole.len() >= PROJECTS && deployed {
            return None;
        }
        let mut words = Vec::new();
        if whole.len() < PROJECTS {
            let names: Vec<String> = whole.iter().map(|project| project.title.clone()).collect();
            words.push(match names.len() {
                0 => "None is shipped with both yet.".to_owned(),
                _ => format!("{} is; it takes one more.", list_words(&names)),
            });
            let lack =
                |project: &&Project| Some(format!("{} is shipped and lacks {}.", project.title, lacks(project)?));
            words.extend(lacking.iter().filter_map(lack));
        }
        if !whole.is_empty() && !deployed {
            words.push("None of them is deployed: add the link of a demo.".into());
        }
        Some(words.join(" "))
    }

    /// The questions that count are those of the milestones in which the share of a skill stands ([`super::Standing`]): in
    /// every curriculum at once nobody learns it, and the questions of the others never come up.
    fn forgotten(&self, role: &RoleReadiness<'_>) -> Option<String> {
        let must = role.skills.iter().filter(|skill| skill.asked.must);
        let learned_in = must
            .flat_map(|skill| skill.stretches.iter().filter(|stretch| Some(stretch.name) == skill.standing.learned_in));
        let recall = self.recall(learned_in.flat_map(|stretch| &stretch.milestones).copied());
        let mean = recall.of_all()?;
        if mean >= RECALLED {
            return None;
        }
        let (questions, percent) = (count(recall.questions, "question"), (100.0 * mean).floor());
        if recall.reviewed == 0 {
            return Some(match recall.questions {
                1 => "Their one question was not reviewed yet.".into(),
                _ => format!("None of their {questions} was reviewed yet."),
            });
        }
        let as_nought = [(recall.questions - recall.reviewed, "never reviewed"), (recall.missed, "not known today")];
        let as_nought: Vec<String> = as_nought
            .iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, what)| format!("{number} {what}"))
            .collect();
        let counting = match as_nought.len() {
            0 => String::new(),
            _ => format!(", counting {} as 0", list_words(&as_nought)),
        };
        Some(format!("Their {questions} are remembered at {percent} % on average{counting}."))
    }

    fn unwritten(&self) -> Option<String> {
        (!self.progress.learner.exported).then(|| "None is written yet: `gradus export -o resume.md`.".into())
    }
}

fn unlearned(role: &RoleReadiness<'_>) -> Option<String> {
    let open = role.skills.iter().filter(|skill| skill.asked.must && !skill.is_learned());
    let names: Vec<String> = open.map(|skill| skill.standing.name.to_owned()).collect();
    (!names.is_empty()).then(|| format!("Not learned yet: {}.", list_words(&names)))
}

/// What a shipped project lacks; none when it has a link that anybody can open and a measured result.
pub(in crate::domain) fn lacks(project: &Project) -> Option<&'static str> {
    match (public_links(project).is_empty(), project.results.is_empty()) {
        (false, false) => None,
        (true, false) => Some("a link"),
        (false, true) => Some("a measured result"),
        (true, true) => Some("a link and a measured result"),
    }
}

/// Whether a shipped project is deployed, as far as its data tell: anybody can open its demo, or it backs a skill of
/// [`DEPLOYMENT`], since a service on a cluster or an app on a phone has no address to open.
pub(in crate::domain) fn is_deployed(catalog: &Catalog, project: &Project) -> bool {
    project.demo.as_deref().is_some_and(is_public_link)
        || backed_skills(catalog, project).any(|skill| DEPLOYMENT.contains(&skill))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cards::Remembered;
    use crate::domain::event::Body;
    use crate::domain::id::CardId;
    use crate::domain::readiness::Retrievability;
    use crate::domain::readiness::sample::{
        after, catalog, created, demonstrated, done, linked, measured, shipped, skipped,
    };

    /// What is missing before the role at this place, gate by gate; a gate that is passed is its kind alone.
    fn told(role: usize, acts: Vec<Body>, retrievability: Retrievability<'_>) -> Vec<String> {
        let catalog = catalog();
        let progress = after(&catalog, acts);
        let readiness = Readiness::new(&catalog, &progress, retrievability);
        let gates = readiness.gates(&readiness.role(&catalog.shared.roles[role]));
        let told =
            |gate: Gate| gate.missing.map_or(gate.kind.to_string(), |missing| format!("{}: {missing}", gate.kind));
        gates.into_iter().map(told).collect()
    }

    fn all(id: &str, skills: &[&str]) -> Vec<Body> {
        [created(id, None, skills), vec![shipped(id), linked(id), measured(id)]].concat()
    }

    const EXPORT: &str = "export: None is written yet: `gradus export -o resume.md`.";

    #[test]
    fn what_is_missing_is_said_and_comes_first() {
        let nothing = told(0, vec![], &|_| None);
        assert_eq!(
            nothing,
            [
                "skills: Not learned yet: PyTorch and Python.",
                "projects: None is shipped with both yet.",
                // pytorch in pytorch: tensors, autograd, loops; python in foundations: python.
                "recall: None of their 4 questions was reviewed yet.",
                EXPORT,
            ]
        );
        let learned = ["foundations/python", "pytorch/tensors", "pytorch/autograd", "pytorch/loops"].map(done);
        let acts = [learned.to_vec(), vec![Body::Export("markdown".into(), None)]].concat();
        assert_eq!(
            told(0, acts, &|_| Some(Remembered::Probably(0.8))),
            ["projects: None is shipped with both yet.", "skills", "recall", "export"]
        );
    }

    #[test]
    fn two_projects_are_whole_and_one_of_them_is_deployed() {
        let projects = |acts: Vec<Body>| {
            let gates = told(0, acts, &|_| Some(Remembered::Probably(1.0)));
            gates.into_iter().find(|gate| gate.starts_with("projects")).unwrap()
        };
        let one = || all("one", &["pytorch"]);
        assert_eq!(
            projects(one()),
            "projects: ONE is; it takes one more. None of them is deployed: add the link of a demo."
        );
        let lacking = [one(), created("two", None, &[]), vec![shipped("two"), linked("two")]].concat();
        assert_eq!(
            projects(lacking),
            "projects: ONE is; it takes one more. TWO is shipped and lacks a measured result. None of them is deployed: add the link of a demo."
        );
        let two = || [one(), all("two", &[])].concat();
        assert_eq!(projects(two()), "projects: None of them is deployed: add the link of a demo.");
        assert_eq!(projects([two(), vec![demonstrated("two")]].concat()), "projects");
        assert_eq!(projects([one(), all("two", &["model-serving"])].concat()), "projects");
        let building = [two(), created("three", None, &[]), vec![demonstrated("three"), measured("three")]].concat();
        assert_eq!(projects(building), "projects: None of them is deployed: add the link of a demo.");
    }

    #[test]
    fn questions_that_were_never_reviewed_count_as_nothing() {
        let recall = |acts: Vec<Body>, retrievability: Retrievability<'_>| {
            let gates = told(0, acts, retrievability);
            gates.into_iter().find(|gate| gate.starts_with("recall")).unwrap()
        };
        let but_one = |card: &CardId| (card.as_str() != "pytorch/loops#why").then_some(Remembered::Probably(0.99));
        // (3 × 0.99 + 0) ÷ 4 = 0.7425.
        assert_eq!(
            recall(vec![], &but_one),
            "recall: Their 4 questions are remembered at 74 % on average, counting 1 never reviewed as 0."
        );
        assert_eq!(
            recall(vec![], &|_| Some(Remembered::Probably(0.79))),
            "recall: Their 4 questions are remembered at 79 % on average."
        );
        assert_eq!(recall(vec![], &|_| Some(Remembered::Probably(0.8))), "recall");
        // Python is learned in pytorch then, so the question of foundations no longer counts.
        let acts = || vec![done("pytorch/tensors"), skipped("foundations/python")];
        let but_python =
            |card: &CardId| (card.as_str() != "foundations/python#why").then_some(Remembered::Probably(0.8));
        assert_eq!(
            [recall(vec![], &but_python), recall(acts(), &but_python)],
            ["recall: Their 4 questions are remembered at 60 % on average, counting 1 never reviewed as 0.", "recall",]
        );
    }

    #[test]
    fn what_was_not_known_today_counts_as_nothing() {
        let recall = |missed: &'static [&'static str]| {
            let remembered = |card: &CardId| match card.as_str() {
                "pytorch/loops#why" => None,
                card if missed.contains(&card) => Some(Remembered::Missed),
                _ => Some(Remembered::Probably(1.0)),
            };
            told(0, vec![], &remembered).into_iter().find(|gate| gate.starts_with("recall")).unwrap()
        };
        let one = "recall: Their 4 questions are remembered at 75 % on average, counting 1 never reviewed as 0.";
        let two = "recall: Their 4 questions are remembered at 50 % on average, counting 1 never reviewed and 1 not known today as 0.";
        assert_eq!([recall(&[]), recall(&["pytorch/tensors#why"])], [one, two]);
    }

    #[test]
    fn literacy_is_asked_about_where_a_role_asks_for_it() {
        let risks = |card: &CardId| (card.as_str() == "foundations/risks#why").then_some(Remembered::Probably(0.9));
        assert_eq!(
            told(1, vec![done("foundations/risks")], &risks),
            ["projects: None is shipped with both yet.", EXPORT, "skills", "recall"]
        );
    }
}
