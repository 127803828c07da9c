//! The shipped curricula, held to what they promise.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use gradus::domain::catalog::{Catalog, FRAMEWORKS, Ix, Level};
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
fn every_file_of_the_folder_is_shipped() {
    let mut found = BTreeSet::new();
    for entry in std::fs::read_dir(root()).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        if entry.path().is_dir() {
            for file in std::fs::read_dir(entry.path()).unwrap().map(Result::unwrap) {
                found.insert(format!("{name}/{}", file.file_name().into_string().unwrap()));
            }
        } else if name != "README.md" {
            found.insert(name);
        }
    }
    let listed: BTreeSet<String> = shipped::TEXTS.iter().map(|(path, _)| (*path).to_owned()).collect();
    assert_eq!(listed, found);
}

#[test]
fn what_is_prepared_ahead_is_what_the_texts_say() {
    let committed = std::fs::read(root().join("../assets/catalog.bin")).unwrap();
    let same = shipped::prepare().unwrap() == committed;
    assert!(same, "assets/catalog.bin is not made from curricula/: cargo run -- curriculum pack");
}

#[test]
fn the_linter_finds_nothing() {
    let folder = tempfile::TempDir::new().unwrap();
    let options = Options { data_dir: Some(folder.path().into()), config_dir: Some(folder.path().into()) };
    let found = check_curricula(&options, &[]).unwrap();
    assert_eq!(found.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"), "");
}

#[test]
fn every_framework_has_three_levels_with_milestones_and_a_project() {
    let catalog = catalog();
    for framework in FRAMEWORKS {
        for &level in Level::ALL {
            let milestones =
                catalog.milestones_of(framework).filter(|&ix| catalog.milestone(ix).level == level).count();
            let briefs = catalog.briefs_of(framework).filter(|brief| brief.level == level).count();
            assert!(milestones >= 5 && briefs >= 1, "{framework} {level}: {milestones} milestones, {briefs} briefs");
        }
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
    catalog.closure(requires).into_iter().map(|ix| catalog.milestone(ix).time).sum::<Minutes>().hours()
}

#[test]
fn a_first_model_and_a_first_project_are_near() {
    let catalog = catalog();
    for (framework, first_model) in
        [("keras", "first-model"), ("pytorch", "training-loop"), ("tensorflow", "first-model")]
    {
        let ix = catalog.find(&format!("{framework}/{first_model}")).unwrap();
        let model = hours_before(&catalog, catalog.requires(ix));
        assert!(model <= 6.0, "{framework}: {model} h before the first trained model");
        let projects = catalog.briefs_of(framework).map(|brief| hours_before(&catalog, catalog.brief_requires(brief)));
        let project = projects.fold(f64::INFINITY, f64::min);
        assert!(project <= 25.0, "{framework}: {project} h before the first project");
    }
}

#[test]
fn what_a_role_must_have_can_be_learned_here() {
    let catalog = catalog();
    let taught: BTreeSet<&str> =
        catalog.milestones.iter().flat_map(|milestone| &milestone.skills).map(|skill| skill.as_str()).collect();
    let ml_engineer = catalog.role("ml-engineer").unwrap();
    let missing: Vec<&str> = ml_engineer
        .skills
        .iter()
        .filter(|asked| asked.must && !taught.contains(asked.skill.as_str()))
        .map(|asked| asked.skill.as_str())
        .collect();
    assert_eq!(missing, [""; 0]);
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
