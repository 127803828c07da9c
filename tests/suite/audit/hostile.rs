//! Trees made to harm whoever reads them: nothing of them is run, nothing outside is read, nothing waits for ever.

use std::ffi::OsStr;
use std::fs::{self, File, Permissions};
use std::io::Write;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};

use super::{Repo, exists};

const KEY: [&str; 3] = ["gh", "p_", "q7Rk2Lw9Zt4Xv8Bn3Mp6Hd1Jf5Gs0CyEuAoX"];

fn mkfifo(path: &std::path::Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn no_setting_and_no_hook_of_a_repository_runs_anything() {
    let repo = Repo::new();
    repo.write(&[("a.py", "import torch\n"), (".gitattributes", "* filter=x diff=x merge=x\n")]);
    repo.commit("16", "take in the data").commit("18", "train the network");
    let (ran, script) = (repo.place.path().join("ran"), repo.place.path().join("script"));
    fs::write(&script, format!("#!/bin/sh\ntouch '{}'\n", ran.display())).unwrap();
    fs::set_permissions(&script, Permissions::from_mode(0o755)).unwrap();
    for hook in ["post-index-change", "pre-auto-gc", "reference-transaction", "post-checkout", "fsmonitor-watchman"] {
        fs::copy(&script, repo.path.join(".git/hooks").join(hook)).unwrap();
    }
    let run = script.display();
    let more = repo.path.join(".git/more");
    fs::write(&more, format!("[core]\n\teditor = {run}\n")).unwrap();
    let settings = format!(
        "[core]\n\trepositoryformatversion = 1\n\tfsmonitor = {run}\n\thooksPath = {hooks}\n\tpager = {run}\n\tsshCommand = {run}\n\
         \taskPass = {run}\n\tgitProxy = {run}\n\talternateRefsCommand = {run}\n\
         [alias]\n\tlog = !{run}\n\tls-tree = !{run}\n\tcat-file = !{run}\n\trev-list = !{run}\n\
         [diff]\n\texternal = {run}\n[diff \"x\"]\n\ttextconv = {run}\n\tcommand = {run}\n[filter \"x\"]\n\tclean = {run}\n\
         \tsmudge = {run}\n\tprocess = {run}\n[gpg]\n\tprogram = {run}\n[log]\n\tshowSignature = true\n[include]\n\tpath = {more}\n\
         [pager]\n\tlog = {run}\n[credential]\n\thelper = !{run}\n[extensions]\n\tpartialClone = origin\n\
         [remote \"origin\"]\n\tpromisor = true\n\turl = ext::{run}\n\tuploadpack = {run}\n[protocol]\n\tallow = always\n",
        hooks = repo.place.path().display(),
        more = more.display(),
    );
    fs::write(repo.path.join(".git/config"), settings).unwrap();
    // One object is missing, so that git would fetch it if it could.
    let blob = repo.path.join(".git/objects");
    let folder = fs::read_dir(&blob).unwrap().map(|entry| entry.unwrap().path()).find(|path| {
        let has_blob = |path: &std::path::Path| path.file_name().is_some_and(|name| name.len() == 2);
        has_blob(path)
    });
    assert_eq!(repo.says("commits"), "passed commits: 2 commits on 2 days, from 16 Nov 2026 to 18 Nov 2026");
    fs::remove_dir_all(folder.unwrap()).unwrap();
    repo.audit();
    assert!(!exists(&ran), "something of the repository was run");
    // That the script would have run shows that there was something to fear.
    let mut git = Command::new("git");
    git.args(["status"]).current_dir(&repo.path).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    drop(git.status());
    assert!(exists(&ran), "the trap is none");
}

#[test]
fn the_settings_of_a_repository_are_not_even_read() {
    let repo = Repo::new();
    repo.write(&[("a.py", "import torch\n")]).commit("16", "take in the data").commit("18", "train the network");
    fs::remove_file(repo.path.join(".git/config")).unwrap();
    // Who opened this would wait for ever.
    mkfifo(&repo.path.join(".git/config"));
    assert_eq!(repo.says("commits"), "passed commits: 2 commits on 2 days, from 16 Nov 2026 to 18 Nov 2026");
}

#[test]
fn no_link_is_followed_and_nothing_but_files_is_opened() {
    let repo = Repo::new();
    let outside = repo.place.path().join("outside");
    fs::create_dir(&outside).unwrap();
    fs::write(outside.join("secret.py"), format!("import tensorflow\nx = '{}'\n", KEY.concat())).unwrap();
    fs::write(outside.join("README.md"), "words ".repeat(50)).unwrap();
    repo.write(&[("a.py", "import torch\n")]);
    let at = |name: &str| repo.path.join(name);
    symlink(outside.join("secret.py"), at("secret.py")).unwrap();
    symlink(outside.join("README.md"), at("README.md")).unwrap();
    symlink(&outside, at("linked")).unwrap();
    symlink(".", at("loop")).unwrap();
    symlink("self.py", at("self.py")).unwrap();
    symlink("/dev/zero", at("zero.py")).unwrap();
    mkfifo(&at("pipe.py"));
    mkfifo(&at(".gitignore"));
    mkfifo(&at("LICENSE"));
    let _socket = std::os::unix::net::UnixListener::bind(at("socket.py")).unwrap();
    // Only root can make a device; where nobody is root, there is none to fear in what somebody else made either.
    let device =
        Command::new("mknod").arg(at("device.py")).args(["c", "1", "5"]).stderr(Stdio::null()).status().unwrap();
    assert_eq!(device.success(), exists(&at("device.py")));
    let audit = repo.audit();
    assert_eq!(audit.imports, Some(vec!["torch".into()]));
    assert_eq!(audit.notes, [""; 0]);
    assert_eq!(repo.says("secrets"), "passed secrets");
    assert_eq!(repo.says("readme"), "failed readme: There is no README with a text.");
    assert_eq!(repo.says("licence"), "failed licence: There is no LICENSE file.");
}

#[test]
fn a_git_folder_that_leads_elsewhere_is_not_followed() {
    let other = Repo::new();
    other.write(&[("a.py", "import torch\n")]).commit("16", "take in the data").commit("18", "train the network");
    let id = other.git(&["rev-parse", "HEAD"]);
    let head = |text: &str| {
        let repo = Repo::new();
        repo.write(&[
            ("a.py", "import torch\n"),
            (".git/HEAD", text),
            (".git/objects/x", ""),
            (".git/refs/heads/x", "ref: HEAD\n"),
        ]);
        repo
    };
    let objects = other.path.join(".git/objects").display().to_string();
    let lent = head(&id);
    lent.write(&[(".git/objects/info/alternates", &format!("{objects}\n"))]);
    let by_pipe = head(&id);
    fs::create_dir(by_pipe.path.join(".git/objects/info")).unwrap();
    mkfifo(&by_pipe.path.join(".git/objects/info/alternates"));
    let packs = head(&id);
    symlink(&objects, packs.path.join(".git/objects/pack")).unwrap();
    let linked = head(&id);
    fs::remove_dir_all(linked.path.join(".git/objects")).unwrap();
    symlink(&objects, linked.path.join(".git/objects")).unwrap();
    let whole = Repo::new();
    symlink(other.path.join(".git"), whole.path.join(".git")).unwrap();
    let file = Repo::new();
    file.write(&[(".git", &format!("gitdir: {}/.git\n", other.path.display()))]);
    let piped = head("");
    fs::remove_file(piped.path.join(".git/HEAD")).unwrap();
    mkfifo(&piped.path.join(".git/HEAD"));
    let waits = head(&id);
    mkfifo(&waits.path.join(".git/objects/pack"));
    for (repo, why) in [
        (lent, "It borrows objects from another repository, and nothing outside is read."),
        (by_pipe, "Among its objects is something that is no file."),
        (packs, "There are links among its objects, and no link is followed."),
        (linked, "It has no objects of its own."),
        (whole, "Its .git is a link, and no link is followed."),
        (file, "Its .git is a file that leads to another folder, as in a worktree or submodule."),
        (piped, "Its HEAD cannot be read."),
        (waits, "Among its objects is something that is no file."),
        (head("ref: refs/heads/../../../other/.git/HEAD\n"), "Its HEAD names no commit."),
        (head("ref: refs/heads/x\n"), "Its HEAD names no commit."),
        (head("--upload-pack=touch /tmp/x\n"), "Its HEAD names no commit."),
        (head("ref: refs/heads/none\n"), "Nothing is committed yet."),
    ] {
        assert_eq!(repo.says("commits"), format!("unchecked commits: {why}"));
    }
    // Objects that are not there, or are none.
    let missing = head(&id);
    assert!(missing.says("commits").starts_with("unchecked commits: "), "{}", missing.says("commits"));
    let broken = head(&id);
    broken.write(&[(&format!(".git/objects/{}/{}", &id[..2], id[2..].trim()), "nonsense")]);
    assert!(broken.says("commits").starts_with("unchecked commits: "), "{}", broken.says("commits"));
}

#[test]
fn what_is_huge_is_bounded_and_said_to_be() {
    let repo = Repo::new();
    repo.write(&[("a.py", "import torch\n")]);
    File::create(repo.path.join("weights.bin")).unwrap().set_len(1 << 30).unwrap();
    File::create(repo.path.join("notes.txt")).unwrap().set_len(1 << 30).unwrap();
    File::create(repo.path.join(".gitignore")).unwrap().set_len(1 << 30).unwrap();
    assert_eq!(repo.audit().notes, [""; 0]);
    File::create(repo.path.join("huge.py")).unwrap().set_len(1 << 30).unwrap();
    assert_eq!(repo.audit().notes, ["huge.py is too large to be read."]);
    assert_eq!(repo.audit().imports, None);
    assert_eq!(repo.says("licence"), "unchecked licence: Nothing was found, and not everything was read.");
}

#[test]
fn many_files_and_deep_folders_are_read_as_far_as_the_bounds_go() {
    let repo = Repo::new();
    repo.write(&[("zz.py", "import torch\n"), ("src/deep.py", "import jax\n")]);
    fs::create_dir(repo.path.join("aa")).unwrap();
    for nth in 0..20_000 {
        fs::write(repo.path.join(format!("aa/{nth}.txt")), "x").unwrap();
    }
    fs::create_dir_all(repo.path.join("d/".repeat(300))).unwrap();
    fs::write(repo.path.join("d/".repeat(300)).join("end.py"), "import keras\n").unwrap();
    let notes = repo.audit().notes;
    let expected = [
        "What lies deeper than 64 folders was not looked at.",
        "No more files are read: 5000 of 20002 files were read.",
    ];
    assert_eq!(notes, expected);
    assert_eq!(repo.says("tests"), "unchecked tests: Nothing was found, and not everything was read.");
    // Code is read first, wherever it lies.
    repo.write(&[("src/deep.py", "m.fit(x)\nx = 'titanic.csv'\n"), ("README.md", "# A\n")]);
    assert_eq!(repo.says("real-data"), "failed real-data: src/deep.py:2 uses Titanic");
}

#[test]
fn every_encoding_and_every_name_is_read() {
    let repo = Repo::new();
    let wide = |text: &str| -> Vec<u8> {
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
    };
    repo.write_bytes("latin.py", b"# caf\xe9\nimport torch\n");
    repo.write_bytes("wide.py", &wide("import keras\n"));
    repo.write_bytes("requirements.txt", &wide("keras==3.5.0\r\n"));
    repo.write_bytes("mark.py", b"\xef\xbb\xbfimport jax\n");
    repo.write_bytes("binary.py", b"\0\0import flax\n");
    repo.write_bytes("a\n\x1b[31mb.py", format!("x = '{}'\n", KEY.concat()).as_bytes());
    fs::write(repo.path.join(OsStr::from_bytes(b"no\xfftext.py")), "import optax\n").unwrap();
    let audit = repo.audit();
    let imports = ["jax", "keras", "optax", "torch"].map(str::to_owned).to_vec();
    assert_eq!(audit.imports, Some(imports));
    assert_eq!(
        repo.says("dependencies"),
        "passed dependencies: requirements.txt gives every dependency an exact version"
    );
    assert_eq!(repo.says("secrets"), "failed secrets: a\n\x1b[31mb.py:1 looks like a GitHub token");
}

#[test]
fn what_cannot_be_opened_is_said() {
    let repo = Repo::new();
    repo.write(&[("a.py", "import torch\n"), ("shut.py", "x = 1\n"), ("closed/b.py", "x = 1\n")]);
    for name in ["shut.py", "closed"] {
        fs::set_permissions(repo.path.join(name), Permissions::from_mode(0o000)).unwrap();
    }
    // To root nothing is closed: somebody else has to look, with a copy of the program where they may run it.
    fs::set_permissions(repo.place.path(), Permissions::from_mode(0o755)).unwrap();
    let program = repo.place.path().join("gradus");
    fs::copy(env!("CARGO_BIN_EXE_gradus"), &program).unwrap();
    let mut command = Command::new(&program);
    command.args(["project", "audit", "--path"]).arg(&repo.path).env_clear().env("PATH", env!("PATH"));
    for folder in ["GRADUS_DATA_DIR", "GRADUS_CONFIG_DIR"] {
        command.env(folder, repo.place.path().join("none"));
    }
    if fs::read(repo.path.join("shut.py")).is_ok() {
        command.uid(65534).gid(65534);
    }
    let told = String::from_utf8(command.output().unwrap().stdout).unwrap();
    fs::set_permissions(repo.path.join("closed"), Permissions::from_mode(0o755)).unwrap();
    let expected = "To know\n  - The folder closed cannot be opened.\n  - shut.py cannot be opened.\n";
    assert!(told.contains(expected), "{told}");
    let line = told.lines().find_map(|line| line.trim_start().strip_prefix("secrets "));
    assert_eq!(line.map(str::trim), Some("None was found, and not everything was read."));
}

#[test]
fn a_tree_that_unfolds_without_end_is_given_up() {
    let repo = Repo::new();
    repo.git(&["init", "--quiet"]);
    let feed = |arguments: &[&str], input: &str| {
        let mut git = Command::new("git");
        git.args(arguments)
            .current_dir(&repo.path)
            .env("HOME", repo.place.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut child = git.spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap().trim().to_owned()
    };
    let blob = feed(&["hash-object", "-w", "--stdin"], "x");
    let mut tree = feed(&["mktree"], &(0..10).map(|nth| format!("100644 blob {blob}\tf{nth}\n")).collect::<String>());
    for _ in 0..9 {
        tree = feed(&["mktree"], &(0..10).map(|nth| format!("040000 tree {tree}\td{nth}\n")).collect::<String>());
    }
    let commit = repo.git(&["commit-tree", "-m", "unfold", &tree]);
    repo.git(&["update-ref", "HEAD", commit.trim()]);
    assert_eq!(
        repo.says("large-files"),
        "unchecked large-files: The newest commit cannot be read: there is too much of it."
    );
    assert_eq!(repo.says("commits"), "failed commits: All commits are of 18 Nov 2026.");
}
