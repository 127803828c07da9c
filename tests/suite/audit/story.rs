//! What somebody sees who audits a project.

use super::{Repo, good};
use crate::cli::Learner;

/// Lines on the command line with git on the path, the folder called `LEAF`.
fn session(learner: &Learner, repo: &Repo, lines: &[&str]) -> String {
    let mut text = String::new();
    for line in lines {
        let typed = line.replace("LEAF", &repo.path.display().to_string());
        let answer = learner.run(&typed);
        text.push_str(&format!("$ gradus {line}\n{answer}\n"));
    }
    text.replace(&repo.path.display().to_string(), "LEAF")
}

fn leaf() -> Learner {
    let learner = Learner::new();
    let id = learner.run("project new \"Leaf Doctor\"");
    learner.call(&id.out, "NEW-1");
    learner.run("project set leaf --skill pytorch --skill tensorflow");
    learner
}

#[test]
fn an_audit_is_told_recorded_and_shown() {
    let (learner, repo) = (leaf(), good());
    repo.commit("16", "data: take in PlantDoc").commit("18", "train: fine-tune a ResNet-18");
    std::fs::remove_file(repo.path.join("LICENSE")).unwrap();
    std::fs::remove_file(repo.path.join(".github/workflows/tests.yml")).unwrap();
    repo.commit("19", "take the workflow out");
    insta::assert_snapshot!(session(
        &learner,
        &repo,
        &[
            "project audit leaf",
            "project tick leaf tests",
            "project audit leaf --path LEAF",
            "project audit leaf",
            "project show leaf",
            "undo",
            "project audit leaf --path LEAF/no/such",
            "project audit",
            "project audit --path LEAF/tests",
        ]
    ));
}

#[test]
fn an_audit_is_one_object() {
    let (learner, repo) = (leaf(), good());
    repo.commit("16", "data: take in PlantDoc");
    insta::assert_snapshot!(session(
        &learner,
        &repo,
        &["project audit leaf --path LEAF --json", "project show leaf --json"]
    ));
}

#[test]
fn nothing_that_a_terminal_obeys_is_printed() {
    let (learner, repo) = (leaf(), Repo::new());
    let key = ["gh", "p_", "q7Rk2Lw9Zt4Xv8Bn3Mp6Hd1Jf5Gs0CyEuAoX"].concat();
    repo.write(&[("a\u{1b}[31m\u{202e}b.py", &format!("k = '{key}'\n"))]);
    for line in ["project audit leaf --path LEAF", "project audit leaf --path LEAF --json"] {
        let told = session(&learner, &repo, &[line]);
        assert!(!told.contains(['\u{1b}', '\u{202e}']) && !told.contains(&key), "{told}");
        assert!(told.contains("looks like a GitHub token"), "{told}");
    }
}

#[test]
fn without_git_the_rest_is_still_read() {
    let (learner, repo) = (leaf(), good());
    repo.commit("16", "data: take in PlantDoc");
    let arguments = ["project", "audit", "--path", repo.path.to_str().unwrap()].map(str::to_owned);
    let answer = learner.answer(learner.command(&arguments).env("PATH", repo.place.path()).output().unwrap());
    let expected = "  large-files      Commits were not read: git is not installed, or not on the PATH.\n";
    assert!(answer.out.contains(expected) && answer.exit == 0, "{answer}");
}
