//! A catalog for the tests of readiness, small enough to reckon by hand, and journals over it.

use proptest::prelude::*;
use proptest::sample::select;

use crate::domain::advisor::{Advisor, Route};
use crate::domain::catalog::sample::leaf_doctor;
use crate::domain::catalog::{
    Brief, Catalog, Item, Kind, Milestone, MilestoneTexts, Proof, Question, Role, RoleSkill, Shared, Skill, Source,
    Track,
};
use crate::domain::event::{
    AuditResult, Body, CertificateFields, Creation, Event, Evidence, Grade, ListChange, Measured, MilestoneAct, Patch,
    ProjectAct, ProjectChange, StoredStatus, TimeOn, When,
};
use crate::domain::log::Log;
use crate::domain::progress::Progress;
use crate::domain::testing::{day, event, known};
use crate::domain::time::Minutes;

/// ```text
/// foundations/python    3 h  python           pytorch/tensors   2 h  pytorch python
/// foundations/proofs    2 h  maths            pytorch/autograd  4 h  pytorch           after tensors
/// foundations/risks     2 h  risk             pytorch/loops     6 h  pytorch training  after autograd, foundations/python
/// foundations/apis      4 h  model-serving    keras/layers      3 h  training
/// ```
/// risks is an elective of literacy and apis an elective; maths and risk are shown in writing; C++ is taught nowhere. The
/// brief `pytorch/leaf` takes 10 hours, comes after autograd and names pytorch and model-serving; `keras/site` takes 6,
/// comes after nothing and names model-serving. The path of the role manager has `foundations/literacy`.
pub fn catalog() -> Catalog {
    let foundations = vec![
        milestone("foundations/python", 3, &[], &["python"]),
        milestone("foundations/proofs", 2, &[], &["maths"]),
        Milestone { track: Track::Elective, kind: Kind::Literacy, ..milestone("foundations/risks", 2, &[], &["risk"]) },
        Milestone { track: Track::Elective, ..milestone("foundations/apis", 4, &[], &["model-serving"]) },
    ];
    let pytorch = vec![
        milestone("pytorch/tensors", 2, &[], &["pytorch", "python"]),
        milestone("pytorch/autograd", 4, &["pytorch/tensors"], &["pytorch"]),
        milestone("pytorch/loops", 6, &["pytorch/autograd", "foundations/python"], &["pytorch", "training"]),
    ];
    let keras = vec![milestone("keras/layers", 3, &[], &["training"])];
    let leaf = brief("pytorch/leaf", 10, &["pytorch/autograd"], &["pytorch", "model-serving"]);
    let site = brief("keras/site", 6, &[], &["model-serving"]);
    let sources = vec![
        source("foundations", foundations, vec![]),
        source("keras", keras, vec![site]),
        source("pytorch", pytorch, vec![leaf]),
    ];
    Catalog::assemble(sources, shared())
}

/// One curriculum.
pub fn source(id: &str, milestones: Vec<Milestone>, briefs: Vec<Brief>) -> Source {
    let mut source = Source { milestones, briefs, ..Source::default() };
    source.curriculum.id = id.into();
    source
}

/// A milestone with one question, by its whole id, as are those before it.
pub fn milestone(id: &str, hours: u32, requires: &[&str], skills: &[&str]) -> Milestone {
    let question = Question { id: "why".into(), ask: "Why?".into(), answer: "Because.".into() };
    Milestone {
        id: id.into(),
        time: Minutes(60 * hours),
        requires: requires.iter().map(|id| (*id).into()).collect(),
        skills: skills.iter().map(|id| (*id).into()).collect(),
        texts: MilestoneTexts { questions: vec![question], ..MilestoneTexts::default() }.into(),
        ..known(id.split_once('/').unwrap().1)
    }
}

/// A brief, likewise.
pub fn brief(id: &str, hours: u32, requires: &[&str], skills: &[&str]) -> Brief {
    Brief {
        id: id.into(),
        title: id.split_once('/').unwrap().1.into(),
        time: Minutes(60 * hours),
        requires: requires.iter().map(|id| (*id).into()).collect(),
        skills: skills.iter().map(|id| (*id).into()).collect(),
        ..leaf_doctor()
    }
}

/// A role that asks for these skills.
pub fn role(id: &str, skills: Vec<RoleSkill>) -> Role {
    Role {
        id: id.into(),
        title: id.into(),
        aliases: Vec::new(),
        framework: String::new().into(),
        why: String::new().into(),
        skills,
        projects: Vec::new(),
        interview: Vec::new(),
        grows_into: Vec::new(),
        facts: Vec::new(),
    }
}

fn shared() -> Shared {
    let skill = |id: &str, name: &str, imports: &[&str], proof: Proof| Skill {
        id: id.into(),
        name: name.into(),
        category: "All".into(),
        aliases: Vec::new(),
        imports: imports.iter().map(|import| (*import).into()).collect(),
        proof,
    };
    let asked = |skill: &str, weight: u32, must: &str, proof: Option<Proof>| RoleSkill {
        skill: skill.into(),
        weight,
        must: must == "must",
        proof,
    };
    let literacy = Route {
        id: "literacy".into(),
        title: "For managers".into(),
        first: None,
        when: vec![("role".into(), vec!["manager".into()])],
        segments: vec!["foundations/literacy".into()],
        after: None,
    };
    Shared {
        skills: vec![
            skill("python", "Python", &[], Proof::Project),
            skill("maths", "mathematics", &[], Proof::Written),
            skill("risk", "risk", &[], Proof::Written),
            skill("pytorch", "PyTorch", &["torch"], Proof::Project),
            skill("training", "training", &[], Proof::Project),
            skill("model-serving", "model serving", &[], Proof::Project),
            skill("cpp", "C++", &[], Proof::Project),
        ],
        roles: vec![
            role(
                "engineer",
                vec![
                    asked("pytorch", 40, "must", None),
                    asked("python", 20, "must", None),
                    asked("training", 20, "", None),
                    asked("model-serving", 15, "", None),
                    asked("cpp", 5, "", None),
                ],
            ),
            role(
                "manager",
                vec![
                    asked("risk", 50, "must", None),
                    asked("pytorch", 30, "", Some(Proof::Written)),
                    asked("maths", 20, "", None),
                ],
            ),
        ],
        advisor: Advisor { routes: vec![literacy], ..Advisor::default() },
    }
}

/// The progress that these acts make, in their order.
pub fn after(catalog: &Catalog, acts: impl IntoIterator<Item = Body>) -> Progress {
    let events: Vec<Event> = (1..).zip(acts).map(|(n, body)| event(n, body)).collect();
    Progress::fold(catalog, &Log::new(events))
}

/// Something about a milestone, by its whole id.
pub fn on(id: &str, act: MilestoneAct) -> Body {
    Body::Milestone(id.into(), act)
}

/// A milestone done, by its whole id.
pub fn done(id: &str) -> Body {
    on(id, MilestoneAct::Completed { evidence: vec![], when: When::WithGradus })
}

/// A milestone done with a text as evidence.
pub fn written(id: &str) -> Body {
    on(id, MilestoneAct::Completed { evidence: vec![Evidence::Text("my notes".into())], when: When::WithGradus })
}

/// The item `one` of a milestone ticked: half of it.
pub fn ticked(id: &str) -> Body {
    on(id, MilestoneAct::Ticked("one".into()))
}

/// A milestone skipped.
pub fn skipped(id: &str) -> Body {
    on(id, MilestoneAct::Skipped(None))
}

/// A project made, of this brief if it is one, that names these skills and has the items `one` and `two`.
pub fn created(id: &str, brief: Option<&str>, skills: &[&str]) -> Vec<Body> {
    let item = |id: &str| Item { id: id.into(), text: "It is done".into() };
    let items = vec![item("one"), item("two")];
    let creation = Creation { title: id.to_uppercase(), brief: brief.map(Into::into), items };
    let skills = ListChange { add: skills.iter().map(|skill| (*skill).into()).collect(), remove: vec![] };
    vec![
        Body::Project(id.into(), ProjectAct::Created(Box::new(creation))),
        changed(id, ProjectChange { skills, ..ProjectChange::default() }),
    ]
}

/// A project's fields changed.
pub fn changed(id: &str, change: ProjectChange) -> Body {
    Body::Project(id.into(), ProjectAct::Changed(Box::new(change)))
}

/// A project shipped.
pub fn shipped(id: &str) -> Body {
    let status = Patch::Set(StoredStatus::Shipped);
    changed(id, ProjectChange { status, shipped: Patch::Set(day("2026-11-20")), ..ProjectChange::default() })
}

/// A project with a public repository.
pub fn linked(id: &str) -> Body {
    changed(id, ProjectChange { repo: Patch::Set("https://example.org/code".into()), ..ProjectChange::default() })
}

/// A project with a public demo.
pub fn demonstrated(id: &str) -> Body {
    changed(id, ProjectChange { demo: Patch::Set("https://example.org/demo".into()), ..ProjectChange::default() })
}

/// A project with a result.
pub fn measured(id: &str) -> Body {
    let measured = Measured { name: "F1".into(), value: "0.9".into(), ..Measured::default() };
    Body::Project(id.into(), ProjectAct::Measured(Box::new(measured)))
}

/// A project audited, with the rules passed and the imports found.
pub fn audited(id: &str, imports: Option<&[&str]>) -> Body {
    let imports = imports.map(|imports| imports.iter().map(|import| (*import).into()).collect());
    let audit = AuditResult { passed: vec!["readme".into()], imports, ..AuditResult::default() };
    Body::Project(id.into(), ProjectAct::Audited(Box::new(audit)))
}

/// A certificate of this name.
pub fn certified(name: &str) -> Body {
    let fields = CertificateFields {
        name: Patch::Set(name.into()),
        issuer: Patch::Set("A school".into()),
        date: Patch::Set("2026-11".into()),
        url: Patch::Set("https://example.org/certificate".into()),
    };
    Body::CertificateAdded(name.into(), Box::new(fields))
}

/// Whole ids of the milestones that count in some role.
pub const COUNTED: [&str; 7] = [
    "foundations/python",
    "foundations/proofs",
    "foundations/risks",
    "pytorch/tensors",
    "pytorch/autograd",
    "pytorch/loops",
    "keras/layers",
];

/// The elective that counts in none.
pub const ELECTIVE: &str = "foundations/apis";

/// Acts that learn, show or prove something.
pub fn raising() -> impl Strategy<Value = Body> {
    let id = || select(&["leaf", "site"][..]);
    prop_oneof![
        3 => select(&COUNTED[..]).prop_map(done),
        1 => select(&COUNTED[..]).prop_map(written),
        2 => (select(&COUNTED[..]), select(vec!["one", "two"])).prop_map(|(id, item)| {
            on(id, MilestoneAct::Ticked(item.into()))
        }),
        1 => select(&COUNTED[..]).prop_map(|id| on(id, MilestoneAct::Started)),
        2 => id().prop_map(linked),
        1 => id().prop_map(demonstrated),
        2 => id().prop_map(measured),
        1 => id().prop_map(|id| audited(id, None)),
        3 => id().prop_map(shipped),
        1 => select(vec!["PyTorch and C++", "Python", "Cooking"]).prop_map(certified),
    ]
}

/// Acts that are about no learning, or about electives only.
pub fn idle() -> impl Strategy<Value = Body> {
    let anything = || select([&COUNTED[..], &[ELECTIVE]].concat());
    prop_oneof![
        anything().prop_map(|id| on(id, MilestoneAct::Noted("note".into()))),
        anything().prop_map(|id| on(id, MilestoneAct::Stuck)),
        anything().prop_map(|id| on(id, MilestoneAct::Drilled(25, Grade::Good))),
        anything().prop_map(|id| Body::Time { minutes: 30, on: TimeOn::Milestone(id.into()), text: None }),
        anything().prop_map(|id| Body::Snoozed(id.into(), day("2027-01-01"))),
        Just(Body::Time { minutes: 30, on: TimeOn::Project("leaf".into()), text: None }),
        Just(Body::Project("leaf".into(), ProjectAct::Noted("note".into()))),
        Just(Body::Card("pytorch/tensors#why".into(), Grade::Again)),
        Just(Body::Export("markdown".into(), None)),
        Just(Body::Goal(Box::default())),
        Just(done(ELECTIVE)),
        Just(written(ELECTIVE)),
        Just(ticked(ELECTIVE)),
        Just(skipped(ELECTIVE)),
        Just(on(ELECTIVE, MilestoneAct::Reset)),
    ]
}

/// Whatever can happen: acts of all kinds, those that take back what others did among them.
pub fn anything() -> impl Strategy<Value = Vec<Body>> {
    let id = || select(&["leaf", "site"][..]);
    let lowering = prop_oneof![
        3 => select(&COUNTED[..]).prop_map(skipped),
        1 => select(&COUNTED[..]).prop_map(|id| on(id, MilestoneAct::Reset)),
        1 => select(&COUNTED[..]).prop_map(|id| on(id, MilestoneAct::Unticked("one".into()))),
        1 => id().prop_map(|id| audited(id, Some(&["numpy"]))),
        1 => id().prop_map(|id| Body::Project(id.into(), ProjectAct::Removed)),
        4 => id().prop_map(|id| {
            let brief = format!("{}/{id}", if id == "leaf" { "pytorch" } else { "keras" });
            created(id, Some(&brief), &["pytorch", "model-serving", "training", "cpp"]).swap_remove(0)
        }),
        4 => (id(), select(vec!["pytorch", "python", "training", "model-serving", "cpp"])).prop_map(|(id, skill)| {
            let skills = ListChange { add: vec![skill.into()], remove: vec![] };
            changed(id, ProjectChange { skills, ..ProjectChange::default() })
        }),
    ];
    proptest::collection::vec(prop_oneof![4 => raising(), 1 => idle(), 3 => lowering], 0..24)
}
