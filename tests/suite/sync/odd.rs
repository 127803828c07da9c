//! Repositories and remotes as people have them: with files of their own, hooks, other histories, or in the wrong place.

use std::fs;

use super::{Place, exists, session};

/// A working copy of the remote in which somebody used git by hand.
fn by_hand(place: &Place, files: &[(&str, &str)]) {
    place.git(&["clone", "--quiet", "remote.git", "hand"]);
    for (path, text) in files {
        fs::write(place.path("hand").join(path), text).unwrap();
    }
    place.git(&["-C", "hand", "add", "--all"]);
    place.git(&["-C", "hand", "commit", "--quiet", "-m", "by hand"]);
    place.git(&["-C", "hand", "push", "--quiet", "origin", "HEAD:refs/heads/trunk"]);
}

const FROM_THE_PHONE: &str = "{\"id\":\"01a17d40-0000-7000-8000-00000000000a\",\"at\":\"2026-11-19T09:30:00+01:00\",\
    \"day\":\"2026-11-19\",\"by\":\"phone\",\"type\":\"milestone.completed\",\"milestone\":\"pytorch/tensors\"}\n";

#[test]
fn a_remote_with_another_history_is_joined_and_keeps_its_own_files() {
    let place = Place::new();
    by_hand(&place, &[("README.md", "mine\n"), ("journal.jsonl", FROM_THE_PHONE)]);
    let laptop = place.machine("laptop");
    laptop.does("start pytorch/autograd");
    laptop.does("sync init remote.git");
    laptop.does("sync");
    assert_eq!(laptop.events().len(), 2);
    let there = place.git(&["-C", "remote.git", "ls-tree", "-r", "--name-only", "trunk"]);
    assert_eq!(there, ".gitattributes\n.gitignore\nREADME.md\njournal.jsonl\n");
    assert_eq!(place.git(&["-C", "remote.git", "show", "trunk:README.md"]), "mine\n");
    assert!(!exists(&laptop.data().join("README.md")), "what is not gradus' own does not come");
    assert_eq!(laptop.git(&["status", "--porcelain"]), "");
    assert_eq!(place.git(&["-C", "remote.git", "rev-list", "--count", "--merges", "trunk"]), "1\n");
}

#[test]
fn events_that_a_commit_lacks_are_never_taken_away() {
    let place = Place::new();
    let (laptop, phone) = (place.joined("laptop"), place.joined("phone"));
    laptop.does("start pytorch/tensors");
    laptop.does("sync");
    phone.does("sync");
    by_hand_on_main(&place, "journal.jsonl", "");
    phone.does("start pytorch/autograd");
    phone.does("sync");
    fs::remove_file(laptop.data().join("journal.jsonl")).unwrap();
    laptop.does("sync");
    assert_eq!((laptop.events().len(), phone.events().len()), (2, 2));
    assert_eq!(place.git(&["-C", "remote.git", "show", "main:journal.jsonl"]).lines().count(), 2);
}

/// Makes a file of the remote's say this, as if with git by hand.
fn by_hand_on_main(place: &Place, path: &str, text: &str) {
    place.git(&["clone", "--quiet", "--branch", "main", "remote.git", "hand"]);
    fs::write(place.path("hand").join(path), text).unwrap();
    place.git(&["-C", "hand", "commit", "--quiet", "--all", "-m", "by hand"]);
    place.git(&["-C", "hand", "push", "--quiet"]);
}

#[test]
fn a_remote_that_was_emptied_or_rewritten_is_filled_again_without_force() {
    let place = Place::new();
    let laptop = place.joined("laptop");
    laptop.does("start pytorch/tensors");
    laptop.does("sync");
    fs::remove_dir_all(place.path("remote.git")).unwrap();
    place.git(&["init", "--quiet", "--bare", "remote.git"]);
    laptop.does("sync");
    let head = laptop.git(&["rev-parse", "HEAD"]);
    assert_eq!(place.git(&["-C", "remote.git", "rev-parse", "main"]), head);
    place.git(&["clone", "--quiet", "--branch", "main", "remote.git", "hand"]);
    place.git(&["-C", "hand", "commit", "--quiet", "--amend", "-m", "rewritten"]);
    place.git(&["-C", "hand", "push", "--quiet", "--force"]);
    laptop.does("done pytorch/tensors");
    laptop.does("sync");
    let log = place.git(&["-C", "remote.git", "log", "--format=%s", "main"]);
    let mut subjects: Vec<&str> = log.lines().collect();
    subjects.sort_unstable();
    assert_eq!(subjects, [&["rewritten"][..], &["sync from laptop"; 4]].concat());
    assert_eq!(laptop.events().len(), 2);
}

#[test]
fn a_data_folder_in_another_repository_is_refused_and_one_in_the_middle_of_a_merge_waits() {
    let place = Place::new();
    let laptop = place.machine("laptop");
    place.git(&["init", "--quiet", "."]);
    let refused = session(&[&laptop], &["laptop: start pytorch/tensors", "laptop: sync init remote.git"]);
    assert!(!exists(&laptop.data().join(".git")));
    fs::remove_dir_all(place.path(".git")).unwrap();
    laptop.does("sync init remote.git");
    fs::write(laptop.data().join(".git/MERGE_HEAD"), "").unwrap();
    let waits = session(&[&laptop], &["laptop: sync"]);
    insta::assert_snapshot!(format!("{refused}{waits}"));
}

#[cfg(unix)]
#[test]
fn nothing_that_a_repository_or_its_settings_name_is_run() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    let laptop = place.machine("laptop");
    let trap = place.path("trap");
    fs::write(&trap, format!("#!/bin/sh\necho \"$PWD $0 $*\" >> {}\n", place.path("ran").display())).unwrap();
    fs::set_permissions(&trap, fs::Permissions::from_mode(0o755)).unwrap();
    let path = trap.display();
    let settings = format!(
        "[commit]\n gpgSign = true\n[push]\n gpgSign = if-asked\n[gpg]\n program = {path}\n[core]\n editor = {path}\n \
         pager = {path}\n fsmonitor = {path}\n askPass = {path}\n hooksPath = {}\n[filter \"x\"]\n clean = {path}\n \
         smudge = {path}\n[merge \"union\"]\n driver = {path}\n[init]\n templateDir = {}\n defaultBranch = odd\n\
         [user]\n useConfigOnly = true\n",
        place.path("hooks").display(),
        place.path("template").display()
    );
    fs::write(place.path("laptop/.gitconfig"), settings).unwrap();
    for folder in ["hooks", "template/hooks"] {
        fs::create_dir_all(place.path(folder)).unwrap();
        for hook in
            ["pre-commit", "post-commit", "pre-push", "post-merge", "reference-transaction", "post-index-change"]
        {
            fs::copy(&trap, place.path(folder).join(hook)).unwrap();
        }
    }
    laptop.does("start pytorch/tensors");
    laptop.does("sync init remote.git");
    laptop.write("curricula/a/.gitattributes", "* filter=x\n");
    laptop.write(".gitattributes", "* filter=x\njournal.jsonl merge=union\n");
    laptop.write("curricula/a/b.toml", "x = 1\n");
    laptop.does("sync");
    let phone = place.joined("phone");
    phone.write("curricula/a/b.toml", "x = 2\n");
    phone.does("sync");
    laptop.write("curricula/a/c.toml", "x = 3\n");
    laptop.does("done pytorch/tensors");
    laptop.does("sync");
    let ran = fs::read_to_string(place.path("ran")).unwrap_or_default();
    let remote = place.path("remote.git").display().to_string();
    // What a remote runs when it takes something is its own affair, here as on a server.
    assert_eq!(ran.lines().filter(|line| !line.starts_with(&remote)).collect::<Vec<_>>(), Vec::<&str>::new());
    assert_eq!(laptop.git(&["log", "-1", "--format=%an <%ae>"]), "gradus <gradus@localhost>\n");
    assert!(!exists(&laptop.data().join(".git/hooks")));
}

#[test]
fn what_cannot_be_read_and_what_is_a_link_stays_here() {
    let place = Place::new();
    let (laptop, phone) = (place.joined("laptop"), place.machine("phone"));
    laptop.does("start pytorch/tensors");
    let journal = laptop.read("journal.jsonl");
    laptop.write("journal.jsonl", &format!("<<<<<<< ours\n{journal}garbage"));
    laptop.write("curricula/a/core.toml", "x = 1\n");
    laptop.write("notes.txt", "private\n");
    let mut text = session(&[&laptop], &["laptop: sync"]);
    assert_eq!(laptop.read("journal.jsonl"), format!("<<<<<<< ours\n{journal}garbage"), "reading rewrites nothing");
    #[cfg(unix)]
    {
        fs::create_dir_all(phone.data().join("curricula")).unwrap();
        fs::create_dir_all(place.path("elsewhere")).unwrap();
        std::os::unix::fs::symlink(place.path("elsewhere"), phone.data().join("curricula/a")).unwrap();
    }
    text += &session(&[&phone], &["phone: sync init remote.git", "phone: sync"]);
    insta::assert_snapshot!(text);
    assert!(!exists(&place.path("elsewhere/core.toml")), "nothing is written through a link");
    let there = place.git(&["-C", "remote.git", "ls-tree", "-r", "--name-only", "main"]);
    assert_eq!(there, ".gitattributes\n.gitignore\ncurricula/a/core.toml\njournal.jsonl\n");
    assert_eq!(phone.read("journal.jsonl"), journal);
}

#[test]
fn without_git_it_is_said_what_is_missing() {
    let place = Place::new();
    let laptop = place.machine("laptop");
    let output = laptop.command("sync init remote.git").env("PATH", place.path("")).output().unwrap();
    let said = place.named(&String::from_utf8(output.stderr).unwrap());
    insta::assert_snapshot!(said);
    assert_eq!(output.status.code(), Some(1));
}
