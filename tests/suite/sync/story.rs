//! What somebody with two machines sees.

use super::{Place, exists, session};

#[test]
fn two_machines_keep_in_step() {
    let place = Place::new();
    let (laptop, phone) = (place.machine("laptop"), place.machine("phone"));
    insta::assert_snapshot!(session(
        &[&laptop, &phone],
        &[
            "laptop: sync",
            "laptop: start pytorch/tensors",
            "laptop: sync init",
            "laptop: sync",
            "laptop: sync init nowhere",
            "laptop: sync init remote.git",
            "laptop: sync",
            "laptop: sync",
            "phone: done pytorch/autograd",
            "phone: sync init remote.git",
            "phone: list --state doing",
            "phone: sync",
            "laptop: note pytorch/tensors \"shapes first\"",
            "laptop: sync",
            "phone: sync",
            "laptop: list --state doing",
            "laptop: list --state done",
        ],
    ));
    assert_eq!(laptop.read("journal.jsonl"), phone.read("journal.jsonl"));
    assert_eq!(laptop.git(&["ls-files"]), ".gitattributes\n.gitignore\njournal.jsonl\n");
    for machine in [&laptop, &phone] {
        assert_eq!(machine.git(&["status", "--porcelain", "--untracked-files=all"]), "");
    }
    assert_eq!(laptop.git(&["check-attr", "merge", "journal.jsonl"]), "journal.jsonl: merge: union\n");
}

#[test]
fn without_the_remote_everything_stays_committed_here() {
    let place = Place::new();
    let laptop = place.joined("laptop");
    laptop.does("start pytorch/tensors");
    laptop.does("sync");
    std::fs::rename(place.path("remote.git"), place.path("away.git")).unwrap();
    let offline = session(&[&laptop], &["laptop: done pytorch/tensors", "laptop: sync", "laptop: sync"]);
    let committed = laptop.git(&["show", "HEAD:journal.jsonl"]);
    assert_eq!((committed.lines().count(), laptop.git(&["status", "--porcelain"])), (2, String::new()));
    std::fs::rename(place.path("away.git"), place.path("remote.git")).unwrap();
    let online = session(&[&laptop], &["laptop: sync"]);
    insta::assert_snapshot!(format!("{offline}(the network is back)\n\n{online}"));
    assert_eq!(place.git(&["-C", "remote.git", "show", "main:journal.jsonl"]), committed);
}

#[test]
fn files_of_curricula_are_joined_or_both_kept() {
    let place = Place::new();
    let (laptop, phone) = (place.joined("laptop"), place.machine("phone"));
    let text = "a = 1\n\n\n\nb = 1\n\n\n\nc = 1\n";
    for name in ["both", "one", "gone", "edited"] {
        laptop.write(&format!("curricula/rust/{name}.toml"), text);
    }
    laptop.does("sync");
    phone.write("curricula/rust/clash.toml", "from = \"phone\"\n");
    phone.does("sync init remote.git");
    phone.does("sync");
    laptop.write("curricula/rust/clash.toml", "from = \"laptop\"\n");
    laptop.write("curricula/rust/both.toml", &text.replace("a = 1", "a = 2"));
    phone.write("curricula/rust/both.toml", &text.replace("c = 1", "c = 3"));
    phone.write("curricula/rust/one.toml", "d = 4\n");
    std::fs::remove_file(phone.data().join("curricula/rust/gone.toml")).unwrap();
    std::fs::remove_file(phone.data().join("curricula/rust/edited.toml")).unwrap();
    laptop.write("curricula/rust/edited.toml", "e = 5\n");
    insta::assert_snapshot!(session(
        &[&laptop, &phone],
        &["phone: sync", "laptop: sync", "phone: sync", "laptop: sync", "laptop: curriculum check"],
    ));
    let files = |list: &[(&str, &str)]| -> Vec<(String, String)> {
        list.iter().map(|(name, text)| (format!("curricula/rust/{name}"), (*text).to_owned())).collect()
    };
    let expected = files(&[
        ("both.toml", "a = 2\n\n\n\nb = 1\n\n\n\nc = 3\n"),
        ("clash.from-phone.toml", "from = \"phone\"\n"),
        ("clash.toml", "from = \"laptop\"\n"),
        ("edited.toml", "e = 5\n"),
        ("one.toml", "d = 4\n"),
    ]);
    let kept = |machine: &super::Machine<'_>| -> Vec<(String, String)> {
        machine.kept().into_iter().filter(|(path, _)| path.starts_with("curricula/")).collect()
    };
    assert_eq!(kept(&laptop), expected);
    assert_eq!(kept(&phone), expected);
    assert!(!exists(&phone.data().join("curricula/rust/gone.toml")));
}

#[cfg(unix)]
#[test]
fn a_remote_that_is_slow_is_waited_for_with_words() {
    let place = Place::new();
    let laptop = place.machine("laptop");
    let slow = |line: &str| {
        let output = laptop.command(line).env("GIT_SSH_COMMAND", "sleep 1; exit 1 #").output().unwrap();
        (place.named(&String::from_utf8(output.stderr).unwrap()), output.status.code())
    };
    let (said, exit) = slow("sync init example.org:gradus.git");
    let expected = "asking the remote ...\nEverything is committed here, not pushed to example.org:gradus.git: \
                    Could not read from remote repository.\n";
    assert_eq!((said.as_str(), exit), (expected, Some(1)));
}
