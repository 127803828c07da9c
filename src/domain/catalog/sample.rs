//! A small catalog for tests: two curricula, two levels, one brief, three skills, one role.

use super::{
    Better, Brief, BriefTexts, Catalog, Curriculum, Dataset, Item, Kind, Level, Measure, Milestone, MilestoneTexts,
    Origin, Proof, Question, Resource, Role, RoleSkill, Shared, Skill, Source, Track,
};
use crate::domain::advisor::{self, Advisor, Answer, Reason, Route, Score};
use crate::domain::time::Minutes;

/// `foundations` (python, numpy, metrics) and `pytorch` (tensors, autograd, nn-module, training-loop | checkpoints, cnn),
/// with the brief `pytorch/leaf-doctor`.
pub fn catalog() -> Catalog {
    Catalog::assemble(vec![foundations(), pytorch()], shared())
}

fn foundations() -> Source {
    let milestone = |id: &str, title: &str, requires: &[&str]| {
        milestone("foundations", Level::Beginner, id, title, Kind::Concept, requires)
    };
    Source {
        curriculum: curriculum("foundations", "Foundations", None),
        milestones: vec![
            milestone("python", "Python for machine learning", &[]),
            milestone("numpy", "Arrays with NumPy", &["foundations/python"]),
            milestone("metrics", "Choosing a metric", &[]),
        ],
        briefs: Vec::new(),
    }
}

fn pytorch() -> Source {
    let at = |level: Level, id: &str, title: &str, kind: Kind, requires: &[&str]| {
        milestone("pytorch", level, id, title, kind, requires)
    };
    let (beginner, intermediate) = (Level::Beginner, Level::Intermediate);
    Source {
        curriculum: curriculum("pytorch", "PyTorch", Some("pytorch")),
        milestones: vec![
            at(beginner, "tensors", "Tensors", Kind::Practice, &[]),
            at(beginner, "autograd", "Automatic differentiation", Kind::Concept, &["pytorch/tensors"]),
            at(beginner, "nn-module", "Building models with nn.Module", Kind::Concept, &["pytorch/autograd"]),
            at(
                beginner,
                "training-loop",
                "Training loop by hand",
                Kind::Drill,
                &["pytorch/autograd", "pytorch/nn-module"],
            ),
            at(intermediate, "checkpoints", "Checkpoints and resuming", Kind::Practice, &["pytorch/training-loop"]),
            at(intermediate, "cnn", "Convolutional networks", Kind::Practice, &["pytorch/training-loop"]),
        ],
        briefs: vec![leaf_doctor()],
    }
}

fn curriculum(id: &str, title: &str, framework: Option<&str>) -> Curriculum {
    Curriculum {
        id: id.into(),
        title: title.into(),
        framework: framework.map(Into::into),
        summary: format!("{title} in short.").into(),
        version: "2026.11".into(),
        strengths: Vec::new(),
        roles: vec!["ml-engineer".into()],
        origin: Origin::BuiltIn,
    }
}

fn milestone(curriculum: &str, level: Level, id: &str, title: &str, kind: Kind, requires: &[&str]) -> Milestone {
    let item = |id: &str, text: &str| Item { id: id.into(), text: text.into() };
    let texts = MilestoneTexts {
        outcome: format!("You can use {} in a project and say what it does.", title.to_lowercase()).into(),
        hints: vec!["Begin with the smallest input that shows it.".into()],
        mistakes: vec!["Reading without typing: type it.".into(), "Skipping the shapes: print them.".into()],
        resources: vec![
            Resource {
                title: format!("{title}: the guide").into(),
                url: format!("https://example.org/{id}").into(),
                kind: "tutorial".into(),
            },
            Resource {
                title: format!("{title}: the reference").into(),
                url: format!("https://example.org/{id}/api").into(),
                kind: "docs".into(),
            },
        ],
        questions: vec![Question {
            id: "why".into(),
            ask: format!("Why does {} matter?", title.to_lowercase()).into(),
            answer: "Because everything after it builds on it.".into(),
        }],
    };
    Milestone {
        id: format!("{curriculum}/{id}").into(),
        level,
        title: title.into(),
        kind,
        track: Track::Core,
        done_when: vec![
            item("ran", "You ran the example and wrote down one number"),
            item("own", "You changed it and predicted what happens"),
            item("told", "You explained it in three sentences"),
        ],
        time: Minutes(180),
        verified: Some("2026-11".into()),
        requires: requires.iter().map(|id| (*id).into()).collect(),
        equivalent: Vec::new(),
        skills: vec![if curriculum == "pytorch" { "pytorch" } else { "python" }.into()],
        was: Vec::new(),
        joins: Vec::new(),
        texts: texts.into(),
    }
}

/// The brief of the catalog.
pub fn leaf_doctor() -> Brief {
    let item = |id: &str, text: &str| Item { id: id.into(), text: text.into() };
    let texts = BriefTexts {
        problem: "A grower sees a sick leaf and must decide today whether to spray.".into(),
        why: "It shows transfer learning with an honest split.".into(),
        compute: None,
        dataset: Some(Dataset {
            name: "PlantDoc".into(),
            url: Some("https://example.org/plantdoc".into()),
            licence: Some("CC BY 4.0".into()),
            split: None,
        }),
        deliverables: vec![
            item("problem", "The problem stated"),
            item("baseline", "A baseline that is not a neural network, measured on the same split"),
            item("evaluation", "Macro-F1 on leaves never seen"),
            item("write-up", "A write-up of one page"),
        ],
        measure: vec![Measure { name: "macro-F1".into(), better: Better::Higher }],
        bullet: Some("Raised {name} from {baseline} to {value} on field photographs".into()),
        stretch: vec!["A demo that anybody can open".into()],
        failure: Some("The baseline wins, and the write-up says why.".into()),
    };
    Brief {
        id: "pytorch/leaf-doctor".into(),
        level: Level::Beginner,
        title: "Leaf disease classifier".into(),
        track: Track::Core,
        time: Minutes(720),
        requires: vec!["pytorch/training-loop".into()],
        skills: vec!["pytorch".into(), "docker".into()],
        flagship: true,
        first_result: Some(Minutes(180)),
        was: Vec::new(),
        texts: texts.into(),
    }
}

fn shared() -> Shared {
    let skill = |id: &str, name: &str, category: &str, imports: &[&str]| Skill {
        id: id.into(),
        name: name.into(),
        category: category.into(),
        aliases: Vec::new(),
        imports: imports.iter().map(|import| (*import).into()).collect(),
        proof: Proof::Project,
    };
    let asked = |skill: &str, weight: u32| RoleSkill { skill: skill.into(), weight, must: true, proof: None };
    let route = |framework: &str| Route {
        id: framework.into(),
        title: "For everybody".into(),
        first: Some(framework.into()),
        when: Vec::new(),
        segments: vec![framework.into()],
        after: None,
    };
    Shared {
        skills: vec![
            skill("python", "Python", "Languages", &[]),
            skill("pytorch", "PyTorch", "Frameworks", &["torch"]),
            skill("docker", "Docker", "Deployment and MLOps", &[]),
        ],
        roles: vec![Role {
            id: "ml-engineer".into(),
            title: "ML engineer".into(),
            aliases: vec!["Machine learning engineer".into()],
            framework: "PyTorch first.".into(),
            why: "New work defaults to it.".into(),
            skills: vec![asked("pytorch", 60), asked("python", 25), asked("docker", 15)],
            projects: vec!["A service with a baseline".into()],
            interview: vec!["Training loop by hand".into()],
            grows_into: vec!["Senior ML engineer".into()],
            facts: Vec::new(),
        }],
        advisor: Advisor { routes: vec![route("pytorch"), route("keras")], ..advisor() },
    }
}

/// Two questions, of which the first can lead from PyTorch to Keras.
fn advisor() -> Advisor {
    let score = |id: &str, points| Score { id: id.to_owned().into(), points };
    let reason = |text: &str| Reason {
        text: text.to_owned().into(),
        source: "career article, 2024".into(),
        year: "2024".into(),
    };
    let answer = |id: &str, text: &str, framework: &str, points: i32| Answer {
        id: id.to_owned().into(),
        text: text.to_owned().into(),
        scores: vec![score(framework, points)],
        roles: Vec::new(),
        reasons: vec![reason(&format!("{text}: that speaks for it."))],
        leaves_out: Vec::new(),
    };
    let question = |id: &str, ask: &str, answers| advisor::Question {
        id: id.to_owned().into(),
        ask: ask.to_owned().into(),
        answers,
    };
    Advisor {
        frameworks: vec![score("pytorch", 2), score("keras", 0)],
        close: 2,
        always: vec![reason("The data decides more.")],
        questions: vec![
            question(
                "role",
                "Which job?",
                vec![
                    answer("undecided", "I do not know yet", "keras", 3),
                    answer("ml-engineer", "ML engineer", "pytorch", 3),
                ],
            ),
            question("hours", "How many hours a week?", vec![answer("lt4", "Under 4", "keras", 1)]),
        ],
        routes: Vec::new(),
    }
}
