//! Curricula, skills and roles from TOML, and their linter. This is the only reader of them.
//!
//! - [`id_of`] is what a curriculum calls itself, [`read_curriculum`] reads one folder, [`read_shared`] the skills, the roles and the advisor; both report all that is wrong in the files
//! - [`check()`] reports what is wrong between them

mod advisor;
mod brief;
mod check;
#[cfg(test)]
pub(crate) mod example;
mod fields;
mod folder;
mod milestone;
mod names;
mod shared;
mod url;

pub use check::check;
pub use folder::{id_of, read_curriculum};
pub use names::Located;
pub use shared::read_shared;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::{
        Better, Brief, BriefTexts, Compute, ComputeKind, Curriculum, Dataset, Equivalent, Fact, Item, Kind, Level,
        Measure, Milestone, MilestoneTexts, Origin, Proof, Question, Resource, Role, RoleSkill, Skill, Text, Track,
    };
    use crate::domain::time::Minutes;

    fn text(text: &str) -> Text {
        text.into()
    }

    #[test]
    fn there_is_nothing_wrong_with_the_example() {
        assert_eq!(example::report(&[]), "");
        assert_eq!(example::report(&[("\n", "\r\n")]), "");
    }

    #[test]
    fn every_key_of_a_curriculum_is_read() {
        let (located, _) = read_curriculum("pytorch", &example::files());
        let source = located.unwrap().value;
        let expected = Curriculum {
            id: "pytorch".into(),
            title: text("PyTorch"),
            framework: Some(text("pytorch")),
            summary: text("From the first tensor to a served model."),
            version: text("2026.11"),
            strengths: vec![text("Plain Python: every step can be printed.")],
            roles: vec!["ml-engineer".into()],
            origin: Origin::BuiltIn,
        };
        assert_eq!(source.curriculum, expected);
        let ids: Vec<&str> = source.milestones.iter().map(|milestone| milestone.id.as_str()).collect();
        let by_level_then_file =
            ["pytorch/tensors", "pytorch/transfer-learning", "pytorch/autograd", "pytorch/custom-ops"];
        assert_eq!(ids, by_level_then_file);
    }

    #[test]
    fn every_key_of_a_milestone_is_read() {
        let (located, _) = read_curriculum("pytorch", &example::files());
        let milestones = located.unwrap().value.milestones;
        let texts = MilestoneTexts {
            outcome: text(
                "You can explain what a backward pass records and compute gradients of any scalar by hand and with autograd.",
            ),
            hints: vec![text("…")],
            mistakes: vec![text("…")],
            resources: vec![Resource { title: text("…"), url: text("https://pytorch.org"), kind: text("tutorial") }],
            questions: vec![Question {
                id: "zero-grad".into(),
                ask: text("Why must gradients be zeroed between steps?"),
                answer: text("…"),
            }],
        };
        let expected = Milestone {
            id: "pytorch/autograd".into(),
            level: Level::Beginner,
            title: text("Automatic differentiation with autograd"),
            kind: Kind::Concept,
            track: Track::Core,
            done_when: vec![
                Item {
                    id: "line".into(),
                    text: "You fitted a line by gradient descent using only tensors and .backward(), loss below 0.01"
                        .into(),
                },
                Item { id: "by-hand".into(), text: "You computed one gradient on paper and autograd agreed".into() },
            ],
            time: Minutes(180),
            verified: Some(text("2026-11")),
            requires: vec!["pytorch/tensors".into(), "foundations/calculus".into()],
            equivalent: vec![Equivalent { to: "tensorflow/gradient-tape".into(), remains: 0.3 }],
            skills: vec!["pytorch".into(), "autograd".into()],
            was: vec![],
            joins: vec![],
            texts: texts.into(),
        };
        assert_eq!(milestones[2], expected);
        let short = &milestones[3];
        assert_eq!((short.level, short.kind, short.track), (Level::Advanced, Kind::Concept, Track::Elective));
        assert_eq!(
            (short.time, &short.verified, short.texts.resources[0].kind.as_str()),
            (Minutes(270), &None, "page")
        );
        assert_eq!(short.was, ["pytorch/own-ops".into()]);
        assert_eq!(short.joins, ["pytorch/forward-ops".into(), "foundations/backward-ops".into()]);
    }

    #[test]
    fn every_key_of_a_brief_is_read() {
        let (located, _) = read_curriculum("pytorch", &example::files());
        let texts = BriefTexts {
            problem: text("…"),
            why: text("…"),
            compute: Some(Compute { kind: ComputeKind::Cpu, time: Minutes(60), cost: text("none") }),
            dataset: Some(Dataset {
                name: "…".into(),
                url: Some("https://example.org/leaves".into()),
                licence: Some("…".into()),
                split: None,
            }),
            deliverables: vec![Item {
                id: "baseline".into(),
                text: "A baseline that is not a neural network, measured on the same split".into(),
            }],
            measure: vec![Measure { name: text("macro-F1"), better: Better::Higher }],
            bullet: Some(text("Raised {name} from {baseline} to {value} …")),
            stretch: vec![text("…")],
            failure: Some(text("…")),
        };
        let expected = Brief {
            id: "pytorch/leaf-doctor".into(),
            level: Level::Beginner,
            title: text("Leaf disease classifier"),
            track: Track::Core,
            time: Minutes(720),
            requires: vec!["pytorch/transfer-learning".into()],
            skills: vec!["pytorch".into(), "transfer-learning".into(), "model-serving".into()],
            flagship: false,
            first_result: Some(Minutes(180)),
            was: vec![],
            texts: texts.into(),
        };
        assert_eq!(located.unwrap().value.briefs, [expected]);
    }

    #[test]
    fn every_key_of_skills_and_roles_is_read() {
        let (located, problems) = read_shared(&example::shared());
        assert_eq!(problems, []);
        let pytorch = Skill {
            id: "pytorch".into(),
            name: text("PyTorch"),
            category: text("Frameworks"),
            aliases: vec![text("torch.nn")],
            imports: vec![text("torch")],
            proof: Proof::Project,
        };
        assert_eq!((&located.value.skills[0], located.value.skills[1].proof), (&pytorch, Proof::Written));
        let fact = |text: &str, source: &str, year: &str| Fact {
            text: text.into(),
            source: source.into(),
            year: year.into(),
            place: None,
            seniority: None,
        };
        let engineer = Role {
            id: "ml-engineer".into(),
            title: text("ML engineer"),
            aliases: vec![text("AI engineer")],
            framework: text("PyTorch first."),
            why: text("Somebody must keep it running."),
            skills: vec![
                RoleSkill { skill: "pytorch".into(), weight: 60, must: true, proof: None },
                RoleSkill { skill: "sql".into(), weight: 40, must: false, proof: Some(Proof::Project) },
            ],
            projects: vec![text("An end-to-end service.")],
            interview: vec![text("drift and rollback")],
            grows_into: vec![text("Staff ML engineer")],
            facts: vec![
                fact("Hiring is high.", "an article", "2026"),
                Fact {
                    place: Some(text("US")),
                    seniority: Some(text("senior")),
                    ..fact("40 % ask for it.", "another", "undated")
                },
            ],
        };
        assert_eq!(located.value.roles, [engineer]);
        let (none, problems) = read_shared(&[]);
        assert_eq!((none.value.skills.len() + none.value.roles.len(), problems), (0, vec![]));
    }
}
