//! Sources of every shape, and what of them travels between machines.

use std::fs;

use super::{below, commit, curriculum, publish, told, write};
use crate::sync::{Place, exists};

#[test]
fn a_folder_or_a_repository_with_several_curricula_adds_all_of_them() {
    let place = Place::new();
    let laptop = place.machine("laptop");
    let (go, rust) = (curriculum("go", "Go", &["a", "b"]), curriculum("rust", "Rust", &["a"]));
    let files = [
        ("skills.toml", "[[skill]]\nid = \"go\"\n"),
        ("curricula/roles.toml", ""),
        ("curricula/go/curriculum.toml", go.as_str()),
        ("curricula/go/source.toml", "url = \"https://example.org/elsewhere.git\"\n"),
        ("curricula/go/deep/down.toml", "nonsense"),
        ("rusty/curriculum.toml", rust.as_str()),
    ];
    publish(&place, "both", &files);
    write(&place.path("folder"), &files);
    let mut text = told(&place, &laptop, &["curriculum add both.git"]);
    let written = ["go/curriculum.toml", "go/source.toml", "rust/curriculum.toml", "rust/source.toml"];
    assert_eq!(below(&laptop, "curricula"), written.map(|path| format!("curricula/{path}")));
    assert_eq!(below(&laptop, "sources"), ["sources/go", "sources/rust"]);
    assert!(laptop.read("curricula/rust/source.toml").contains("folder = \"rusty\"\n"));
    let zig = curriculum("zig", "Zig", &["a"]);
    publish(&place, "both", &[&files[..], &[("zig/curriculum.toml", zig.as_str())]].concat());
    text += &told(&place, &laptop, &["curriculum add both.git", "curriculum update"]);
    for id in ["go", "rust", "zig"] {
        laptop.does(&format!("curriculum remove {id} --yes"));
    }
    text += &told(&place, &laptop, &["curriculum add folder"]);
    assert_eq!(below(&laptop, "curricula"), written.map(|path| format!("curricula/{path}")));
    assert_eq!(below(&laptop, "sources"), Vec::<String>::new());
    write(&place.path("folder"), &[("rusty/more.toml", "level = \"beginner\"\n"), ("rusty/notes.md", "")]);
    text += &told(&place, &laptop, &["curriculum update", "curriculum update", "curriculum list"]);
    text += &told(
        &place,
        &laptop,
        &["curriculum add folder/rusty", "curriculum add work-both/zig", "curriculum add laptop"],
    );
    insta::assert_snapshot!(text);
}

#[test]
fn warnings_are_said_and_nothing_else_is_lost_by_them() {
    let place = Place::new();
    let laptop = place.machine("laptop");
    let text = curriculum("jax", "JAX", &["one"]).replace("summary", "sumary").replace("do it", "do\u{200b} it");
    publish(&place, "jax", &[("curriculum.toml", &text.replace('\n', "\r\n"))]);
    insta::assert_snapshot!(told(&place, &laptop, &["curriculum add jax.git", "curriculum update"]));
    assert_eq!(laptop.read("curricula/jax/curriculum.toml"), text.replace('\u{200b}', ""));
}

#[test]
fn texts_travel_between_machines_and_clones_do_not() {
    let place = Place::new();
    let (laptop, phone) = (place.joined("laptop"), place.machine("phone"));
    publish(&place, "jax", &[("curriculum.toml", &curriculum("jax", "JAX", &["one"]))]);
    laptop.does("curriculum add jax.git");
    laptop.does("sync");
    let tracked = ".gitattributes\n.gitignore\ncurricula/jax/curriculum.toml\ncurricula/jax/source.toml\n";
    assert_eq!(laptop.git(&["ls-files"]), tracked);
    assert_eq!(laptop.git(&["status", "--porcelain", "--untracked-files=all"]), "");
    phone.does("sync init remote.git");
    assert_eq!(below(&phone, "sources"), Vec::<String>::new());
    publish(&place, "jax", &[("curriculum.toml", &curriculum("jax", "JAX", &["one", "two"]))]);
    let text = told(&place, &phone, &["curriculum update", "sync"]);
    assert_eq!(below(&phone, "sources"), ["sources/jax"]);
    laptop.does("sync");
    let text = text + &told(&place, &laptop, &["curriculum update", "curriculum remove jax --yes", "sync"]);
    assert_eq!(laptop.git(&["ls-files"]), ".gitattributes\n.gitignore\n");
    assert_eq!(laptop.git(&["status", "--porcelain", "--untracked-files=all"]), "");
    insta::assert_snapshot!(text);
}

#[test]
fn a_source_that_moved_or_a_clone_that_is_damaged_is_cloned_again() {
    let place = Place::new();
    let laptop = place.machine("laptop");
    publish(&place, "jax", &[("curriculum.toml", &curriculum("jax", "JAX", &["one"]))]);
    laptop.does("curriculum add jax.git");
    fs::rename(place.path("jax.git"), place.path("new.git")).unwrap();
    fs::rename(place.path("work-jax"), place.path("work-new")).unwrap();
    laptop.write("curricula/jax/source.toml", &laptop.read("curricula/jax/source.toml").replace("jax.git", "new.git"));
    assert_eq!(laptop.run("curriculum update").to_string(), "jax: nothing new.\n");
    let address = laptop.git(&["-C", "sources/jax", "config", "remote.origin.url"]);
    assert_eq!(place.named(&address), "PLACE/new.git\n");
    for damage in ["objects", "HEAD", "refs"] {
        let path = laptop.data().join("sources/jax").join(damage);
        if path.is_dir() {
            fs::remove_dir_all(path).unwrap()
        } else {
            fs::remove_file(path).unwrap()
        }
        commit(&place, "new");
        assert_eq!(laptop.run("curriculum update").to_string(), "jax: nothing new.\n", "{damage}");
        laptop.git(&["-C", "sources/jax", "fsck"]);
    }
}

#[test]
fn what_a_killed_run_left_is_cleared_away() {
    let place = Place::new();
    let laptop = place.machine("laptop");
    publish(&place, "jax", &[("curriculum.toml", &curriculum("jax", "JAX", &["one"]))]);
    write(&laptop.data(), &[("sources/.gradus-a1/clone/HEAD", ""), ("curricula/.gradus-b2/curriculum.toml", "x")]);
    laptop.does("curriculum add jax.git");
    assert!(!exists(&laptop.data().join("sources/.gradus-a1")));
    assert_eq!(below(&laptop, "curricula"), ["curricula/jax/curriculum.toml", "curricula/jax/source.toml"]);
}
