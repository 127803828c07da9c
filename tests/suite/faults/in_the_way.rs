//! Something stands where a file or folder of gradus should be, which stops everybody, root too.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::{begun, files};

/// What takes the place of what was at a path.
#[derive(Clone, Copy, Debug)]
enum Instead {
    Folder,
    File,
    Pipe,
    /// A link to what has no end.
    Endless,
    /// A link into a folder that is not there.
    Nowhere,
}

impl Instead {
    fn stand_at(self, path: &Path) {
        let link = |target: &str| std::os::unix::fs::symlink(target, path).unwrap();
        match self {
            Self::Folder => fs::create_dir(path).unwrap(),
            Self::File => fs::write(path, "what somebody needs").unwrap(),
            Self::Pipe => assert!(Command::new("mkfifo").arg(path).status().unwrap().success()),
            Self::Endless => link("/dev/zero"),
            Self::Nowhere => link("/nowhere/at/all"),
        }
    }
}

const COMMANDS: [&str; 10] = [
    "status",
    "log 5",
    "undo",
    "journal check",
    "journal repair --yes",
    "journal merge other.jsonl",
    "journal restore",
    "journal restore 2026-11-19",
    "curriculum changes",
    "export -o cv.md",
];

/// What every command says when something stands at this path of the data folder; what works is only called so. Afterwards
/// the thing is as it was, and once it is gone all that was there before is there.
fn told(place: &str, instead: Instead) -> String {
    let learner = begun();
    let (path, away) = (learner.data().join(place), learner.home.path().join("away"));
    let path = if place.is_empty() { learner.data() } else { path };
    let there = path.exists();
    if there {
        fs::rename(&path, &away).unwrap();
    }
    let before = if place.is_empty() { files(&away) } else { files(&learner.data()) };
    instead.stand_at(&path);
    let mut told = format!("# {instead:?} at data/{place}\n");
    for line in COMMANDS {
        let answer = learner.run(line);
        if answer.exit != 0 && !answer.err.starts_with("error: There is ") {
            assert!(answer.err.contains("HOME/"), "{line} names no path: {answer}");
            assert!(answer.err.contains("hint: ") || answer.err.contains("; "), "{line} says not what to do: {answer}");
        }
        assert!(!answer.err.contains("panicked"), "{answer}");
        let works = if answer.exit == 0 { "works\n" } else { "" };
        let shown = if answer.exit == 0 { &answer.err } else { &answer.to_string() };
        told += &format!("$ gradus {line}\n{works}{shown}");
    }
    let stands = fs::symlink_metadata(&path).unwrap();
    match instead {
        Instead::Folder => assert!(stands.is_dir() && fs::read_dir(&path).unwrap().count() == 0),
        Instead::File => assert_eq!(fs::read(&path).unwrap(), b"what somebody needs"),
        Instead::Pipe => assert!(!stands.is_file() && !stands.is_dir()),
        Instead::Endless | Instead::Nowhere => assert!(stands.is_symlink()),
    }
    fs::remove_file(&path).or_else(|_| fs::remove_dir(&path)).unwrap();
    if there {
        fs::rename(&away, &path).unwrap();
    }
    let after = files(&learner.data());
    for (name, bytes) in before {
        let name = name.strip_prefix(&away).map_or(name.clone(), |name| learner.data().join(name));
        assert!(after[&name].starts_with(&bytes), "{} lost something", name.display());
    }
    assert_eq!(learner.run("log 5").exit, 0);
    assert_eq!(learner.run("journal check").exit, 0);
    told
}

#[test]
fn what_has_the_journals_name_is_named_with_what_to_do() {
    let of_folder = told("journal.jsonl", Instead::Folder);
    for other in [Instead::Pipe, Instead::Endless] {
        assert_eq!(told("journal.jsonl", other), of_folder.replacen("Folder", &format!("{other:?}"), 1));
    }
    insta::assert_snapshot!([of_folder, told("journal.jsonl", Instead::Nowhere)].join("\n"));
}

#[test]
fn what_has_the_name_of_a_file_of_gradus_is_named_with_what_to_do() {
    let all = [
        ("journal.lock", Instead::Folder),
        ("backups", Instead::File),
        ("curricula", Instead::File),
        ("seen.json", Instead::Folder),
        ("seen.json", Instead::Pipe),
        ("", Instead::File),
        ("", Instead::Nowhere),
    ];
    insta::assert_snapshot!(all.map(|(place, instead)| told(place, instead)).join("\n"));
}

#[test]
fn a_lock_may_be_of_any_kind_that_can_be_opened() {
    let told = told("journal.lock", Instead::Pipe);
    assert!(!told.contains("exit 1"), "{told}");
}
