//! The shipped curricula, held to what they promise.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::path::{Path, PathBuf};

use gradus::domain::catalog::{Catalog, FRAMEWORKS, Ix, Kind, Level, Milestone, Proof, Track};
use gradus::domain::figures::Path as Road;
use gradus::domain::time::Minutes;
use gradus::workspace::{Options, check_curricula, shipped};

fn catalog() -> Catalog {
    let (sources, shared) = shipped::prepared().unwrap();
    Catalog::assemble(sources, shared)
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("curricula")
}

#[test]
fn what_is_prepared_ahead_is_what_the_texts_say() {
    let committed = std::fs::read(root().join("../assets/catalog.bin")).unwrap();
    let same = shipped::prepare(&root()).unwrap() == committed;
    assert!(same, "assets/catalog.bin is not made from curricula/: cargo run -- curriculum pack");
    let (sources, shared) = shipped::prepared().unwrap();
    let (read, read_shared, _) = shipped::read(&root()).unwrap();
    assert!(sources.iter().eq(read.iter().map(|located| &located.value)) && shared == read_shared.value);
}

#[test]
fn the_linter_finds_nothing() {
    let folder = tempfile::TempDir::new().unwrap();
    let options = Options { data_dir: Some(folder.path().into()), config_dir: Some(folder.path().into()) };
    let found = check_curricula(&options, &[root()]).unwrap();
    assert_eq!(found.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"), "");
}

fn within<T: PartialOrd + Debug>(what: &str, value: &T, least: T, most: T) {
    assert!(*value >= least && *value <= most, "{what}: {value:?} is not within {least:?} and {most:?}");
}

/// The milestones of a level.
fn level<'a>(catalog: &'a Catalog, curriculum: &'a str, level: Level) -> impl Iterator<Item = &'a Milestone> {
    catalog.milestones_of(curriculum).map(|ix| catalog.milestone(ix)).filter(move |milestone| milestone.level == level)
}

fn hours(times: impl Iterator<Item = Minutes>) -> f64 {
    times.sum::<Minutes>().hours()
}

/// Core milestones of a level and the shortest of its core briefs, as a path counts them.
fn core_hours(catalog: &Catalog, segment: &str) -> f64 {
    Road::new(catalog, &[segment]).length(catalog).hours()
}

#[test]
fn there_is_enough_of_everything() {
    let catalog = catalog();
    for (curriculum, milestones, briefs) in [
        ("foundations", 20, 2),
        ("keras", 38, 9),
        ("pytorch", 46, 10),
        ("tensorflow", 42, 9),
        ("deployment", 28, 6),
        ("career", 14, 1),
    ] {
        let found = (catalog.milestones_of(curriculum).count(), catalog.briefs_of(curriculum).count());
        assert!(found.0 >= milestones && found.1 >= briefs, "{curriculum}: {found:?}");
    }
    for &level in Level::ALL {
        let keras = catalog.briefs_of("keras").filter(|brief| brief.level == level).count();
        assert!(keras >= 3, "keras {level}: {keras} briefs");
    }
    let electives = |curriculum| {
        catalog.milestones_of(curriculum).filter(|&ix| catalog.milestone(ix).track == Track::Elective).count()
    };
    assert!(electives("tensorflow") >= 14 && electives("pytorch") >= 18);
    assert!(level(&catalog, "keras", Level::Advanced).all(|milestone| milestone.track == Track::Elective));
    for curriculum in ["keras", "tensorflow", "deployment"] {
        let of = catalog.milestones_of(curriculum);
        assert_eq!(of.filter(|&ix| catalog.milestone(ix).kind == Kind::Literacy).count(), 5, "{curriculum}");
    }
    assert_eq!(catalog.briefs.iter().filter(|brief| brief.flagship).count(), 12);
    assert!(catalog.shared.skills.len() >= 110);
    let questions: usize = catalog.milestones.iter().map(|milestone| milestone.texts.questions.len()).sum();
    assert!(questions >= 200, "{questions}");
}

#[test]
fn the_core_is_the_shortest_honest_way() {
    let catalog = catalog();
    within("foundations", &core_hours(&catalog, "foundations"), 10.0, 24.0);
    within("deployment", &core_hours(&catalog, "deployment"), 50.0, 70.0);
    within("career", &core_hours(&catalog, "career"), 10.0, 24.0);
    for framework in FRAMEWORKS {
        within(framework, &core_hours(&catalog, &format!("{framework}/beginner")), 45.0, 75.0);
        within(framework, &core_hours(&catalog, &format!("{framework}/intermediate")), 60.0, 95.0);
        for (at, least, most) in
            [(Level::Beginner, 40.0, 105.0), (Level::Intermediate, 60.0, 160.0), (Level::Advanced, 80.0, 260.0)]
        {
            let all = hours(level(&catalog, framework, at).map(|milestone| milestone.time))
                + hours(catalog.briefs_of(framework).filter(|brief| brief.level == at).map(|brief| brief.time));
            let keras = framework == "keras" && at == Level::Advanced;
            let (least, most) = if keras { (40.0, 120.0) } else { (least, most) };
            within(&format!("all of {framework} {at}"), &all, least, most);
        }
    }
    for route in &catalog.shared.advisor.routes {
        let segments: Vec<&str> = route.segments.iter().map(|segment| &**segment).collect();
        let (least, most) = if route.id == "literacy" { (60.0, 110.0) } else { (230.0, 280.0) };
        within(&route.id, &Road::new(&catalog, &segments).length(&catalog).hours(), least, most);
    }
}

#[test]
fn every_step_has_a_size_that_fits_its_level() {
    let catalog = catalog();
    for milestone in &catalog.milestones {
        let most = if milestone.level == Level::Beginner { 3.0 } else { 40.0 };
        within(&milestone.id, &milestone.time.hours(), 0.5, most);
    }
    for framework in FRAMEWORKS {
        for ix in catalog.milestones_of(framework).take(5) {
            within(&catalog.milestone(ix).id, &catalog.milestone(ix).time.hours(), 0.5, 1.5);
        }
    }
    for brief in &catalog.briefs {
        let (least, most) = match brief.level {
            Level::Beginner => (6.0, 10.0),
            Level::Intermediate => (12.0, 20.0),
            Level::Advanced => (25.0, 40.0),
        };
        within(&brief.id, &brief.time.hours(), least, most);
        within(&brief.id, &brief.first_result.unwrap().hours(), 0.5, brief.time.hours() * 0.4);
    }
}

#[test]
fn five_milestones_can_be_begun_at_once() {
    let catalog = catalog();
    let open = (0..catalog.milestones.len()).filter(|&ix| catalog.requires(ix).is_empty()).count();
    assert!(open >= 5, "{open}");
}

/// The hours of everything that comes before these milestones, at any distance.
fn hours_before(catalog: &Catalog, requires: &[Ix]) -> f64 {
    hours(catalog.closure(requires).into_iter().map(|ix| catalog.milestone(ix).time))
}

#[test]
fn a_first_model_and_a_first_project_are_near() {
    let catalog = catalog();
    for framework in FRAMEWORKS {
        let ix = catalog.find(&format!("{framework}/first-model")).unwrap();
        let model = hours_before(&catalog, catalog.requires(ix)) + catalog.milestone(ix).time.hours();
        assert!(model <= 6.0, "{framework}: {model} h until the first trained model");
        let projects = catalog.briefs_of(framework).map(|brief| hours_before(&catalog, catalog.brief_requires(brief)));
        let project = projects.fold(f64::INFINITY, f64::min);
        assert!(project <= 25.0, "{framework}: {project} h before the first project");
    }
}

#[test]
fn nothing_that_is_asked_for_hides_behind_what_is_not() {
    let catalog = catalog();
    for route in &catalog.shared.advisor.routes {
        let segments: Vec<&str> = route.segments.iter().map(|segment| &**segment).collect();
        let road = Road::new(&catalog, &segments);
        let asked: Vec<Ix> = road.milestones().collect();
        let strays = catalog.closure(&asked).into_iter().filter(|ix| !asked.contains(ix));
        let strays: Vec<&str> = strays.map(|ix| catalog.milestone(ix).id.as_str()).collect();
        assert_eq!(strays, [""; 0], "{} needs what is not on it", route.id);
    }
    let core = |ix: &Ix| catalog.milestone(*ix).track == Track::Core;
    for ix in (0..catalog.milestones.len()).filter(core) {
        assert!(catalog.requires(ix).iter().all(core), "{} needs an elective", catalog.milestone(ix).id);
    }
    for brief in catalog.briefs.iter().filter(|brief| brief.track == Track::Core) {
        assert!(catalog.brief_requires(brief).iter().all(core), "{} needs an elective", brief.id);
    }
}

#[test]
fn there_is_always_a_choice_on_the_way() {
    let catalog = catalog();
    for route in &catalog.shared.advisor.routes {
        let mut segments: Vec<&str> = route.segments.iter().map(|segment| &**segment).collect();
        segments.push("career");
        let mut open: Vec<Ix> = Road::new(&catalog, &segments).milestones().collect();
        let mut done = Vec::new();
        while open.len() >= 2 {
            let ready = |ix: &&Ix| catalog.requires(**ix).iter().all(|before| done.contains(before));
            let choices: Vec<Ix> = open.iter().filter(ready).copied().collect();
            assert!(choices.len() >= 2, "{}: after {} milestones there is one way on", route.id, done.len());
            open.retain(|ix| *ix != choices[0]);
            done.push(choices[0]);
        }
    }
}

#[test]
fn knowledge_carries_across_frameworks() {
    let catalog = catalog();
    let mut between = 0;
    for milestone in &catalog.milestones {
        for other in &milestone.equivalent {
            assert!([0.3, 0.6].contains(&other.remains), "{}: {}", milestone.id, other.remains);
            let pair = (milestone.curriculum(), other.to.split('/').next().unwrap());
            assert_ne!(pair.0, pair.1, "{} is shortened by its own curriculum", milestone.id);
            between += usize::from(matches!(pair, ("keras", "tensorflow") | ("tensorflow", "keras")));
        }
    }
    assert!(between >= 12, "{between}");
}

/// How many sentences a text has: full stops and the like before a space or the end.
fn sentences(text: &str) -> usize {
    let ends =
        text.match_indices(['.', '?', '!']).filter(|(at, _)| text[at + 1..].chars().next().is_none_or(|c| c == ' '));
    ends.count()
}

#[test]
fn every_milestone_says_what_to_do_and_how_to_tell() {
    for milestone in &catalog().milestones {
        let id = &milestone.id;
        assert!(milestone.texts.outcome.starts_with("You can ") && milestone.texts.outcome.ends_with('.'), "{id}");
        within(&format!("{id} done_when"), &milestone.done_when.len(), 2, 4);
        within(&format!("{id} hints"), &milestone.texts.hints.len(), 1, 2);
        within(&format!("{id} mistakes"), &milestone.texts.mistakes.len(), 2, 2);
        within(&format!("{id} resources"), &milestone.texts.resources.len(), 1, 4);
        within(&format!("{id} questions"), &milestone.texts.questions.len(), 1, 3);
        within(&format!("{id} skills"), &milestone.skills.len(), 1, 5);
        assert!(milestone.verified.is_some(), "{id}");
        for question in &milestone.texts.questions {
            within(&format!("{id}#{}", question.id), &sentences(&question.answer), 2, 6);
        }
    }
}

#[test]
fn every_brief_can_be_built_measured_and_shown() {
    for brief in &catalog().briefs {
        let id = &brief.id;
        let dataset = brief.texts.dataset.as_ref().unwrap();
        assert!(dataset.url.is_some() && dataset.licence.is_some(), "{id}");
        assert!(
            brief.texts.compute.is_some() && brief.texts.failure.is_some() && !brief.texts.stretch.is_empty(),
            "{id}"
        );
        within(&format!("{id} deliverables"), &brief.texts.deliverables.len(), 7, 12);
        within(&format!("{id} measure"), &brief.texts.measure.len(), 1, 4);
        within(&format!("{id} skills"), &brief.skills.len(), 1, 8);
        let bullet = brief.texts.bullet.as_ref().unwrap();
        assert!(bullet.contains("{value}") && bullet.contains("{baseline}"), "{id}");
    }
}

#[test]
fn what_a_role_must_have_can_be_learned_and_shown_here() {
    let catalog = catalog();
    let core = || catalog.milestones.iter().filter(|milestone| milestone.track == Track::Core);
    let ids = [
        "ml-engineer",
        "research-scientist",
        "nlp-llm",
        "computer-vision",
        "mlops",
        "mobile-edge",
        "data-scientist",
        "ai-pm",
    ];
    assert_eq!(catalog.shared.roles.iter().map(|role| role.id.as_str()).collect::<Vec<_>>(), ids);
    for role in &catalog.shared.roles {
        for asked in role.skills.iter().filter(|asked| asked.must) {
            let taught = core().any(|one| one.skills.contains(&asked.skill));
            assert!(taught, "{}: {}", role.id, asked.skill);
            let proof = asked.proof.or_else(|| catalog.skill(&asked.skill).map(|skill| skill.proof));
            let shown = catalog.briefs.iter().any(|brief| brief.skills.contains(&asked.skill));
            assert!(shown || proof == Some(Proof::Written), "{}: no project shows {}", role.id, asked.skill);
        }
    }
    let answers = catalog.shared.advisor.questions[0].answers.iter().map(|answer| &*answer.id);
    assert_eq!(answers.filter(|id| *id != "undecided").collect::<Vec<_>>(), ids);
}

#[test]
fn what_is_not_taught_is_known() {
    let catalog = catalog();
    let taught: BTreeSet<&str> =
        catalog.milestones.iter().flat_map(|milestone| &milestone.skills).map(|skill| skill.as_str()).collect();
    let untaught: Vec<&str> =
        catalog.shared.skills.iter().map(|skill| skill.id.as_str()).filter(|id| !taught.contains(id)).collect();
    insta::assert_snapshot!(untaught.join("\n"));
}

/// Names of what is retired: nobody is asked to use it, though it may be met.
const RETIRED: [&str; 16] = [
    "TorchServe",
    "TorchScript",
    "torchtext",
    "torch.jit",
    "PyTorch Mobile",
    "torch.cuda.amp",
    "ImageDataGenerator",
    "tf.estimator",
    "TensorFlow Addons",
    "TensorBoard.dev",
    "KerasNLP",
    "KerasCV",
    "ai-edge-torch",
    "LLMChain",
    "Heroku",
    "pretrained=True",
];

#[test]
fn nothing_retired_is_asked_for() {
    let catalog = catalog();
    let legacy = |id: &str| id.contains("legacy") || id.contains("read-");
    let mut asked: Vec<(&str, &str)> = Vec::new();
    for milestone in catalog.milestones.iter().filter(|milestone| !legacy(&milestone.id)) {
        asked.push((&milestone.id, &milestone.texts.outcome));
        asked.extend(milestone.done_when.iter().map(|item| (&*milestone.id, item.text.as_str())));
    }
    for brief in catalog.briefs.iter().filter(|brief| brief.id.as_str() != "tensorflow/old-model-moved") {
        asked.extend(brief.texts.deliverables.iter().map(|item| (&*brief.id, item.text.as_str())));
    }
    let found: Vec<_> = asked.iter().filter(|(_, text)| RETIRED.iter().any(|name| text.contains(name))).collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn the_example_for_authors_is_a_curriculum() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let folder = tempfile::TempDir::new().unwrap();
    std::fs::create_dir(folder.path().join("jax")).unwrap();
    let blocks = readme.split("```toml\n# ").skip(1).map(|block| block.split_once("```").unwrap().0);
    for (name, text) in blocks.map(|block| block.split_once('\n').unwrap()) {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    assert_eq!(std::fs::read_dir(folder.path().join("jax")).unwrap().count(), 2);
    let options = Options { data_dir: Some(folder.path().into()), config_dir: Some(folder.path().into()) };
    let found = check_curricula(&options, &[folder.path().join("jax")]).unwrap();
    assert_eq!(found.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"), "");
}
