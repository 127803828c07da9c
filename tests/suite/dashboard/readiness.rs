//! Readiness of every role, and its gates (RULES "Readiness" and "Ready to apply").

use serde_json::Value;

use super::catalog::{CATALOG, texts};
use super::memory::of_milestone;
use super::projects::{Project, is_public};
use super::skills::{Evidence, Ground, Standing};
use super::{CASES, list};

/// The segments of literacy on the path that the advisor keeps for a role.
fn literacy(role: &Value) -> Vec<String> {
    let of_role =
        CATALOG.paths.iter().filter(|path| texts(&path["when"], "role").iter().any(|one| role["id"] == one.as_str()));
    of_role.flat_map(|path| texts(path, "segments")).filter(|segment| segment.ends_with("/literacy")).collect()
}

/// The skills of a role with where they stand in it.
fn asked<'r>(ground: &Ground<'_>, role: &'r Value) -> Vec<(&'r Value, Standing)> {
    let literacy = literacy(role);
    let standing = |asked: &'r Value| {
        let skill = CATALOG.skills.iter().find(|skill| skill["id"] == asked["skill"]).unwrap();
        let proof = if asked["proof"].is_null() { &skill["proof"] } else { &asked["proof"] };
        (asked, ground.standing(skill, proof == "written", &literacy, Evidence::OnWhatCounts))
    };
    list(&role["skills"]).iter().map(standing).collect()
}

/// ⌊100 × Σ weight × value ÷ Σ weight⌋
fn percent(asked: &[(&Value, Standing)]) -> f64 {
    let weight = |asked: &Value| asked["weight"].as_f64().unwrap();
    let all: f64 = asked.iter().map(|(asked, _)| weight(asked)).sum();
    let covered: f64 = asked.iter().map(|(asked, standing)| weight(asked) * standing.value()).sum();
    (100.0 * covered / all + 1e-9).floor()
}

/// The gates that are open, in their order.
fn open_gates(ground: &Ground<'_>, role: &Value, asked: &[(&Value, Standing)]) -> Vec<&'static str> {
    let must = || asked.iter().filter(|(asked, _)| asked["must"] == true);
    let mut open = Vec::new();
    if must().any(|(_, standing)| standing.state == "missing") {
        open.push("skills");
    }
    let whole =
        ground.projects.iter().filter(|project| project.is_shipped() && project.is_linked() && project.measured);
    if whole.clone().count() < 2 || !whole.clone().any(is_deployed) {
        open.push("projects");
    }
    // The questions of the milestones in which the share of each skill stands, each once.
    let literacy = literacy(role);
    let mut cards: Vec<(&String, f64)> = Vec::new();
    for (asked, standing) in must() {
        for (name, of) in ground.taught(asked["skill"].as_str().unwrap(), &literacy) {
            if standing.learned_in.as_ref() != Some(&name) {
                continue;
            }
            for (milestone, learned) in of {
                for card in milestone
                    .cards
                    .iter()
                    .filter(|card| cards.iter().all(|(known, _)| known != card))
                    .collect::<Vec<_>>()
                {
                    // Never reviewed, or not known when it was asked today: nothing.
                    let memory = of_milestone(ground.journal, std::slice::from_ref(card), learned).pop();
                    let today = ground.journal.today;
                    let known = memory.filter(|memory| memory.grade > 1 || memory.last < today);
                    cards.push((card, known.map_or(0.0, |memory| memory.recall(today))));
                }
            }
        }
    }
    let sum: f64 = cards.iter().map(|(_, recall)| recall).sum();
    if !cards.is_empty() && sum / (cards.len() as f64) < 0.8 {
        open.push("recall");
    }
    if ground.journal.of("export.written").next().is_none() {
        open.push("export");
    }
    open
}

/// A demo that anybody can open, or a skill that only a deployed model shows.
fn is_deployed(project: &Project) -> bool {
    let deployment = ["model-serving", "llm-serving", "tensorflow-serving", "app-integration"];
    let skills = CATALOG.skills.iter().filter(|skill| deployment.contains(&skill["id"].as_str().unwrap()));
    is_public(&project.demo) || skills.into_iter().any(|skill| project.names(skill))
}

#[test]
fn every_role_is_covered_as_the_lines_say() {
    for case in CASES.iter() {
        let ground = Ground::new(&case.journal);
        let told = list(&case.told["readiness"]);
        assert_eq!(told.len(), CATALOG.roles.len());
        for role in &CATALOG.roles {
            let what = format!("{}, {}", case.name, role["id"]);
            let told = told.iter().find(|one| one["id"] == role["id"]).unwrap();
            let asked = asked(&ground, role);
            assert_eq!(told["percent"].as_f64().unwrap(), percent(&asked), "{what}");
            assert_eq!(told["goal"], *case.journal.goal("role") == role["id"], "{what}");
            for (told, (asked, standing)) in list(&told["skills"]).iter().zip(&asked) {
                assert_eq!((&told["id"], &told["state"]), (&asked["skill"], &Value::from(standing.state)), "{what}");
                assert_eq!(told["weight"].as_f64(), asked["weight"].as_f64(), "{what}");
                assert_eq!(told["must"], asked["must"] == true, "{what}");
                assert!((told["share"].as_f64().unwrap() - standing.share()).abs() < 0.0001, "{what}: {told}");
            }
            let gates = list(&told["gates"]);
            let is_open = |gate: &&Value| gate["open"] == true;
            let theirs: Vec<&str> = gates.iter().filter(is_open).map(|gate| gate["kind"].as_str().unwrap()).collect();
            assert_eq!((gates.len(), theirs), (4, open_gates(&ground, role, &asked)), "{what}");
        }
    }
}

#[test]
fn the_role_of_the_goal_stands_first_and_status_tells_the_same_of_it() {
    for case in CASES.iter() {
        let roles = list(&case.told["readiness"]);
        assert!(roles.is_sorted_by_key(|role| (role["goal"] != true, std::cmp::Reverse(role["percent"].as_u64()))));
        let toward = &case.status["role"];
        let first = Some(&roles[0]).filter(|role| role["goal"] == true);
        assert_eq!(toward.is_null(), first.is_none(), "{}", case.name);
        if let Some(first) = first {
            assert_eq!((&toward["id"], &toward["percent"]), (&first["id"], &first["percent"]), "{}", case.name);
        }
    }
}
