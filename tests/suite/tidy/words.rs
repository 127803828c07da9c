//! Words that stand nowhere: the hosts of package registries, and marks of work left undone.

use super::source::{is_word, split};
use super::{Finding, found};

/// Made of pieces, so that this file does not name them either.
const HOSTS: &[&str] = &[
    concat!("crates", ".io"),
    concat!("pypi", ".org"),
    concat!("python", "hosted.org"),
    concat!("registry.", "npmjs"),
    concat!("npmjs", ".com"),
    concat!("ruby", "gems.org"),
    concat!("deb.", "debian"),
];

/// What cargo itself writes into the lock file for the registry that everyone uses.
const LOCKED: &str = concat!("source = \"registry+https://github.com/rust-lang/crates", ".io-index\"");

const UNDONE: &[&str] = &["TODO", "FIXME", "XXX"];

/// No file names the host of a package registry; the lock file names the usual one and no other.
pub fn no_registry_host(path: &str, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (line, words) in numbered(text) {
        if path == "Cargo.lock" && words == LOCKED {
            continue;
        }
        let lower = words.to_lowercase();
        if HOSTS.iter().any(|host| lower.contains(host)) || path == "Cargo.lock" && lower.contains("registry+") {
            findings.push(Finding::new(
                path,
                line,
                "names the host of a package registry: say what is meant without it",
            ));
        }
    }
    findings
}

/// Nothing is left to do later: in comments, in scripts and in settings. Strings may say so, for rules that look for it.
pub fn nothing_left_to_do(path: &str, text: &str) -> Vec<Finding> {
    let comments;
    let searched = if path.ends_with(".rs") {
        comments = split(text).comments;
        comments.as_str()
    } else if path.starts_with(".ci/") || path.starts_with(".github/") || !path.contains('/') && path.ends_with(".toml")
    {
        text
    } else {
        ""
    };
    let undone =
        |words: &str| UNDONE.iter().find(|mark| words.split(|c| !is_word(c)).any(|word| word == **mark)).copied();
    numbered(searched)
        .filter_map(|(line, words)| Some((line, undone(words)?)))
        .map(|(line, mark)| Finding::new(path, line, format!("{mark}: do it now or leave the word out")))
        .collect()
}

fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(index, line)| (index + 1, line))
}

#[test]
fn registry_hosts_are_found_everywhere() {
    for host in HOSTS {
        let text = format!("one\nsee https://{}/gradus\n", host.to_uppercase());
        let wanted = "a.md:2: names the host of a package registry: say what is meant without it";
        assert_eq!(found(no_registry_host, "a.md", &text), [wanted]);
    }
    assert!(found(no_registry_host, "a.md", "https://docs.rs/gradus").is_empty());
}

#[test]
fn the_lock_file_names_the_usual_registry_only() {
    assert!(found(no_registry_host, "Cargo.lock", LOCKED).is_empty());
    assert_eq!(found(no_registry_host, "a.md", LOCKED).len(), 1);
    let other = "source = \"registry+https://mirror.example/index\"";
    assert_eq!(
        found(no_registry_host, "Cargo.lock", other),
        ["Cargo.lock:1: names the host of a package registry: say what is meant without it"]
    );
}

#[test]
fn work_left_undone_is_found_in_comments_and_settings() {
    let text = "let mark = \"TODO\"; // fine\n/// FIXME: later\n// TODOS and todo are words\n/* XXX */";
    assert_eq!(
        found(nothing_left_to_do, "src/a.rs", text),
        ["src/a.rs:2: FIXME: do it now or leave the word out", "src/a.rs:4: XXX: do it now or leave the word out",]
    );
    for path in [".ci/run", ".github/workflows/ci.yml", "Cargo.toml"] {
        assert_eq!(
            found(nothing_left_to_do, path, "# TODO"),
            [format!("{path}:1: TODO: do it now or leave the word out")]
        );
    }
    assert!(found(nothing_left_to_do, "curricula/a/b.toml", "text = \"No TODO is left\"").is_empty());
}
