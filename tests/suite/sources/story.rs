//! What somebody sees who takes a curriculum from elsewhere, follows it and lets it go.

use std::fs;

use gradus::cli::{Exit, Invocation, Streams, Terminal};

use super::{below, curriculum, milestone, numbered, publish, told};
use crate::sync::{Place, exists};

#[test]
fn a_curriculum_is_added_followed_and_removed() {
    let place = Place::new();
    let laptop = place.machine("laptop");
    let first = curriculum("jax", "JAX", &["one", "two"]);
    publish(&place, "jax", &[("curriculum.toml", &first), ("README.md", "# JAX")]);
    let mut text = told(
        &place,
        &laptop,
        &[
            "curriculum update",
            "curriculum add jax.git",
            "curriculum changes",
            "done jax/one",
            "curriculum update",
            "curriculum add jax.git",
        ],
    );
    assert_eq!(below(&laptop, "curricula"), ["curricula/jax/curriculum.toml", "curricula/jax/source.toml"]);
    assert_eq!(below(&laptop, "sources"), ["sources/jax"]);
    assert_eq!(laptop.read("curricula/jax/curriculum.toml"), first);
    text += &numbered(&place, &place.named(&laptop.read("curricula/jax/source.toml")));
    text += &numbered(&place, &list(&laptop.run("curriculum list").out));
    text += &numbered(&place, &place.named(&source(&laptop.run("curriculum list --json").out)));

    publish(&place, "jax", &[("curriculum.toml", &first), ("README.md", "# JAX, again")]);
    let other = curriculum("jax", "JAX", &["one", "three"]) + &milestone("second", "was = [\"two\"]");
    text += &told(&place, &laptop, &["curriculum update jax"]);
    publish(&place, "jax", &[("curriculum.toml", &other), ("more.toml", "level = \"beginner\"\n")]);
    let edited = first.clone() + "# mine\n";
    laptop.write("curricula/jax/curriculum.toml", &edited);
    text += &told(&place, &laptop, &["curriculum update", "curriculum update", "curriculum changes"]);
    assert_eq!(laptop.read("backups/curricula/jax-2026-11-20/curriculum.toml"), edited);
    publish(&place, "jax", &[("curriculum.toml", &other.replace("The three", "Three"))]);
    text += &told(&place, &laptop, &["curriculum update", "show jax/three"]);

    text += &told(&place, &laptop, &["curriculum remove jax", "curriculum remove jax --yes", "curriculum changes"]);
    assert_eq!((below(&laptop, "curricula"), below(&laptop, "sources")), (vec![], vec![]));
    text += &told(&place, &laptop, &["curriculum remove jax", "curriculum add jax.git", "list --curriculum jax"]);
    insta::assert_snapshot!(text);
    let backups = ["jax-2026-11-20", "jax-2026-11-20-2", "jax-2026-11-20-3"];
    assert!(backups.iter().all(|name| exists(&laptop.data().join("backups/curricula").join(name))));
}

/// The row of the curriculum from elsewhere.
fn list(out: &str) -> String {
    out.lines().filter(|line| line.starts_with("jax")).map(|line| format!("{line}\n")).collect()
}

/// What the JSON says about where it is from.
fn source(out: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(out).unwrap();
    let all = value["curricula"].as_array().unwrap();
    all.iter().map(|one| format!("{} {}\n", one["id"], one["source"])).collect()
}

#[test]
fn what_cannot_be_reached_or_has_errors_stays_as_it_is() {
    let place = Place::new();
    let laptop = place.machine("laptop");
    let files = |id: &str, milestones: &[&str]| curriculum(id, &id.to_uppercase(), milestones);
    publish(
        &place,
        "both",
        &[("go/curriculum.toml", &files("go", &["a"])), ("rust/curriculum.toml", &files("rust", &["a"]))],
    );
    publish(&place, "jax", &[("curriculum.toml", &files("jax", &["a"]))]);
    laptop.does("curriculum add both.git");
    laptop.does("curriculum add jax.git");
    publish(
        &place,
        "both",
        &[
            ("go/curriculum.toml", &(files("go", &["a", "b"]) + "hours = 3")),
            ("rust/curriculum.toml", &files("rust", &["a", "b"])),
        ],
    );
    publish(&place, "jax", &[("curriculum.toml", &files("jax", &["a", "b"]))]);
    fs::rename(place.path("jax.git"), place.path("away.git")).unwrap();
    let before = below(&laptop, "curricula");
    let mut text = told(&place, &laptop, &["curriculum update"]);
    assert_eq!(below(&laptop, "curricula"), before);
    fs::rename(place.path("away.git"), place.path("jax.git")).unwrap();
    publish(&place, "both", &[("rust/curriculum.toml", &files("rust", &["a", "b"]))]);
    text += &told(&place, &laptop, &["curriculum update", "curriculum update pytorch jax"]);
    laptop.write("curricula/jax/source.toml", "url = \n");
    text += &told(&place, &laptop, &["curriculum update jax", "list --curriculum jax", "curriculum check"]);
    insta::assert_snapshot!(text);
    assert_eq!(below(&laptop, "sources"), ["sources/go", "sources/jax", "sources/rust"]);
}

#[test]
fn the_remote_that_cannot_be_reached_is_named_without_its_password() {
    let place = Place::new();
    let laptop = place.machine("laptop");
    let answer = laptop.run("curriculum add http://ada:secret@127.0.0.1:1/jax.git");
    assert!(answer.err.starts_with("error: Cannot fetch http://127.0.0.1:1/jax.git: "), "{answer}");
    assert_eq!((answer.err.contains("secret"), answer.out.as_str(), answer.exit), (false, "", 1));
    assert_eq!((below(&laptop, "sources"), below(&laptop, "curricula")), (vec![], vec![]));
    let output = laptop.command("curriculum add jax.git:x").env("PATH", place.path("")).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said, "error: Cannot fetch jax.git:x: git is not installed, or not on the PATH.\n");
}

#[test]
fn a_built_in_curriculum_is_replaced_only_when_that_is_asked_for() {
    let place = Place::new();
    let laptop = place.machine("laptop");
    publish(&place, "mine", &[("curriculum.toml", &curriculum("pytorch", "Torch, my way", &["tensors", "other"]))]);
    let text = told(
        &place,
        &laptop,
        &[
            "done pytorch/tensors",
            "curriculum add mine.git",
            "curriculum remove pytorch --yes",
            "curriculum add mine.git --replace",
            "list --curriculum pytorch",
            "curriculum remove pytorch --yes",
            "list --curriculum pytorch --state done",
        ],
    );
    insta::assert_snapshot!(text);
}

#[test]
fn what_is_written_here_is_never_written_over_and_can_be_removed() {
    let place = Place::new();
    let laptop = place.machine("laptop");
    let own = curriculum("jax", "My own", &["one"]);
    laptop.write("curricula/jax/curriculum.toml", &own);
    laptop.write("curricula/jax/notes.md", "private\n");
    publish(&place, "jax", &[("curriculum.toml", &curriculum("jax", "JAX", &["two"]))]);
    let text = told(
        &place,
        &laptop,
        &[
            "curriculum add jax.git",
            "curriculum add jax.git --replace",
            "curriculum update jax",
            "curriculum update",
            "curriculum remove ../curricula/jax --yes",
            "curriculum remove .. --yes",
            "curriculum remove jaxx --yes",
            "curriculum remove jax --yes",
        ],
    );
    insta::assert_snapshot!(text);
    assert_eq!(laptop.read("backups/curricula/jax-2026-11-20/curriculum.toml"), own);
    assert_eq!(laptop.read("backups/curricula/jax-2026-11-20/notes.md"), "private\n");
}

#[test]
fn on_a_terminal_it_is_asked_before_a_curriculum_is_removed() {
    let place = Place::new();
    let laptop = place.machine("laptop");
    laptop.write("curricula/jax/curriculum.toml", &curriculum("jax", "My own", &["one"]));
    let data = laptop.data().display().to_string();
    let line = ["gradus", "curriculum", "remove", "jax", "--data-dir", &data, "--config-dir", &data];
    let remove = |reply: &str| {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let terminal = Terminal { input: true, out: true, err: true, columns: Some(100) };
        let mut streams = Streams { input: &mut reply.as_bytes(), out: &mut out, err: &mut err, terminal };
        let exit = Invocation::read(line.map(Into::into)).run(&mut streams);
        (String::from_utf8(err).unwrap(), exit)
    };
    let question = "Remove the curriculum jax? Its texts go to the backups, and your marks stay. [y/N] ";
    assert_eq!(remove("n\n"), (format!("{question}It is not removed.\n"), Exit::Failed));
    assert!(exists(&laptop.data().join("curricula/jax")));
    assert_eq!(remove("y\n"), (question.to_owned(), Exit::Done));
    assert!(!exists(&laptop.data().join("curricula/jax")));
}
