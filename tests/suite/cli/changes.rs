//! `curriculum changes`: curricula become others between two runs, and nothing is lost.

use std::fs;

use super::{Answer, Learner};

const FIRST: &str = "There is nothing to compare with: what is loaded now counts as seen from here on.\n";
const NOTHING: &str = "Nothing has changed since these curricula were last shown.\n";

/// Milestones of the learner's own curriculum `mine`: what stands after the id belongs to its table.
fn mine(learner: &Learner, milestones: &[(&str, &str)]) {
    let folder = learner.data().join("curricula/mine");
    fs::create_dir_all(&folder).unwrap();
    let head =
        "id = \"mine\"\ntitle = \"Mine\"\nsummary = \"My own.\"\nversion = \"1\"\nlevel = \"beginner\"\n".to_owned();
    let milestone = |(id, more): &(&str, &str)| {
        let resource = "{ title = \"R\", url = \"https://example.org/r\", kind = \"tutorial\" }";
        format!(
            "\n[[milestone]]\nid = \"{id}\"\ntitle = \"The {id}\"\noutcome = \"You can do it.\"\ndone_when = [{{ id = \"d\", text = \"You printed one\" }}]\nhours = 1\nresources = [{resource}]\n{more}\n"
        )
    };
    let text: String = [head].into_iter().chain(milestones.iter().map(milestone)).collect();
    fs::write(folder.join("curriculum.toml"), text).unwrap();
}

fn seen(learner: &Learner) -> String {
    fs::read_to_string(learner.data().join("seen.json")).unwrap()
}

#[test]
fn what_changed_is_told_once_and_counts_as_seen() {
    let learner = Learner::new();
    let elective = "track = \"elective\"";
    mine(
        &learner,
        &[("one", ""), ("two", ""), ("three", ""), ("four", ""), ("five", ""), ("six", ""), ("odd", elective)],
    );
    assert_eq!(learner.run("curriculum changes"), Answer::new(FIRST, "", 0));
    assert_eq!(learner.run("curriculum changes"), Answer::new(NOTHING, "", 0));
    learner.run("done mine/one mine/two mine/four mine/five --before");
    assert_eq!(learner.run("curriculum changes"), Answer::new(NOTHING, "", 0));
    let after = [
        ("first", "was = [\"one\"]"),
        ("both", "joins = [\"two\", \"three\"]"),
        ("five", elective),
        ("six-a", "was = [\"six\"]"),
        ("six-b", "was = [\"six\"]"),
        ("seven", ""),
        ("odd", ""),
    ];
    mine(&learner, &after);
    let before = seen(&learner);
    let json = learner.session(&["curriculum changes --json"]);
    fs::write(learner.data().join("seen.json"), before).unwrap();
    fs::remove_dir_all(learner.data().join("curricula/keras")).unwrap();
    fs::remove_dir_all(learner.data().join("curricula/mine")).unwrap();
    fs::create_dir_all(learner.data().join("curricula/keras")).unwrap();
    fs::write(learner.data().join("curricula/keras/curriculum.toml"), "id = \"keras\"\ntitle = \"Keras\"\n").unwrap();
    mine(&learner, &after);
    let told = learner.session(&["curriculum changes", "curriculum changes"]);
    fs::remove_dir_all(learner.data().join("curricula/mine")).unwrap();
    let told = told + &learner.session(&["curriculum changes"]);
    mine(&learner, &after);
    insta::assert_snapshot!(told + &learner.session(&["curriculum changes", "list --curriculum mine"]) + &json);
}

#[test]
fn a_curriculum_that_cannot_be_read_right_now_is_not_gone() {
    let learner = Learner::new();
    mine(&learner, &[("one", ""), ("two", "")]);
    assert_eq!(learner.run("curriculum changes"), Answer::new(FIRST, "", 0));
    let before = seen(&learner);
    fs::write(learner.data().join("curricula/mine/curriculum.toml"), "id = \"mine\ntitle").unwrap();
    let broken = learner.run("curriculum changes");
    assert_eq!((&*broken.out, broken.exit), (NOTHING, 0));
    assert_eq!(seen(&learner), before);
    mine(&learner, &[("one", ""), ("two", ""), ("three", "")]);
    let added = "mine: 1 added\n  added  mine/three  The three\n";
    assert_eq!(learner.run("curriculum changes"), Answer::new(added, "", 0));
}

#[test]
fn what_is_lost_counts_as_never_seen() {
    let learner = Learner::new();
    for damaged in ["", "{\"schema\":9}", "<<<<<<< HEAD\n"] {
        fs::write(learner.data().join("seen.json"), damaged).unwrap();
        assert_eq!(learner.run("curriculum changes"), Answer::new(FIRST, "", 0), "{damaged}");
        assert_eq!(learner.run("curriculum changes"), Answer::new(NOTHING, "", 0), "{damaged}");
    }
}

#[cfg(unix)]
#[test]
fn what_cannot_be_kept_is_said_and_only_this_command_keeps_it() {
    let learner = Learner::new();
    fs::create_dir(learner.data().join("seen.json")).unwrap();
    let err = "error: What you have seen is not kept: cannot write HOME/data/seen.json: it is a folder, not a file.\n  \
               hint: move it away, or set GRADUS_DATA_DIR\n";
    assert_eq!(learner.run("curriculum changes"), Answer::new(FIRST, err, 1));
    for line in ["status", "next", "list"] {
        learner.run(line);
    }
    let names: Vec<_> = fs::read_dir(learner.data()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "nothing else is left behind, and nothing else writes: {names:?}");
}
