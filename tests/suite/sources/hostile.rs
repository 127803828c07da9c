//! Sources of somebody who means harm: nothing leaves its folder, nothing is run, nothing reaches the terminal, nothing stays.

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use super::{below, commit, curriculum, milestone, publish, told, write};
use crate::cli::Answer;
use crate::sync::{Machine, Place, exists};

/// Nothing was added and nothing is left.
fn is_untouched(machine: &Machine<'_>) {
    assert_eq!(below(machine, "curricula"), Vec::<String>::new());
    assert!(!exists(&machine.data().join("sources")));
}

#[test]
fn what_is_wrong_is_said_with_its_place_and_nothing_is_added() {
    let place = Place::new();
    let laptop = place.machine("laptop");
    let nested = format!("level = \"beginner\"\nx = {}{}\n", "[".repeat(100_000), "]".repeat(100_000));
    let escapes = milestone("evil", "hints = [\"\\u001b[31m\\u202e\\u009b2J\"]");
    let files = [
        ("curriculum.toml", curriculum("jax", "JAX", &["one", "one"])),
        ("escapes.toml", format!("level = \"beginner\"\n{escapes}")),
        ("large.toml", "#".repeat(5 << 20)),
        ("nested.toml", nested),
        ("odd name.toml", "a = 1\n".to_owned()),
        ("raw.toml", "level = \"\u{1b}[31mbeginner\u{202e}\"\n".to_owned()),
    ];
    let files = files.each_ref().map(|(path, text)| (*path, text.as_str()));
    publish(&place, "jax", &files);
    fs::write(place.path("work-jax/latin.toml"), b"a = \"\xe9\"\n").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/passwd", place.path("work-jax/link.toml")).unwrap();
    commit(&place, "jax");
    let answer = laptop.run("curriculum add jax.git");
    let head = |line: &str| line.chars().take(160).collect::<String>();
    let shown: Vec<String> = answer.to_string().lines().map(head).collect();
    insta::assert_snapshot!(shown.join("\n"));
    is_safe(&answer.out);
    is_untouched(&laptop);
    // A folder is held to the same; and a remote may leave large files out.
    fs::remove_dir_all(place.path("work-jax/.git")).unwrap();
    assert_eq!(laptop.run("curriculum add work-jax"), answer);
    place.git(&["-C", "jax.git", "config", "uploadpack.allowFilter", "true"]);
    assert_eq!(laptop.run("curriculum add jax.git"), answer);
    is_untouched(&laptop);
}

fn is_safe(text: &str) {
    let hidden =
        |c: char| c.is_control() && c != '\n' || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}');
    assert_eq!(text.find(hidden), None);
}

#[test]
fn an_id_that_leads_elsewhere_is_no_id() {
    let place = Place::new();
    let laptop = place.machine("laptop");
    let mut text = String::new();
    for (nth, id) in ["../../x", "/etc", "..", "a/b", "JAX", "\\u001b[31m", &"a".repeat(65)].into_iter().enumerate() {
        let name = format!("source-{nth}");
        write(&place.path(&name), &[("curriculum.toml", &curriculum(id, "X", &["one"]))]);
        text += &told(&place, &laptop, &[&format!("curriculum add {name}")]);
        is_untouched(&laptop);
    }
    is_safe(&text);
    insta::assert_snapshot!(text);
    assert!(!exists(&place.path("x")) && !exists(&laptop.data().join("x")));
}

#[test]
fn titles_of_any_length_and_any_number_of_milestones_only_take_their_time() {
    let place = Place::new();
    let laptop = place.machine("laptop");
    let title = "long ".repeat(20_000);
    publish(&place, "long", &[("curriculum.toml", &curriculum("long", &title, &["one"]))]);
    let answer = laptop.run("curriculum add long.git");
    assert_eq!((answer.exit, answer.err.as_str()), (0, ""));
    assert!(answer.out.len() < 300, "{}", answer.out.len());
    let many = |from: usize, to: usize| -> String {
        let all = (from..to).map(|nth| milestone(&format!("m{nth}"), ""));
        ["level = \"beginner\"\n".to_owned()].into_iter().chain(all).collect()
    };
    let files: Vec<(String, String)> =
        (0..5).map(|nth| (format!("{nth}.toml"), many(nth * 2000, (nth + 1) * 2000))).collect();
    let head = curriculum("many", "Many", &[]);
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    publish(&place, "many", &[&files[..], &[("curriculum.toml", &head)]].concat());
    let text = told(&place, &laptop, &["curriculum add many.git"]);
    assert_eq!(
        text,
        "$ gradus curriculum add many.git\nmany  1  10000 core, 10000 h  Many\nAdded from PLACE/many.git at COMMIT-1.\n\n"
    );
    // Earlier names need lead nowhere, so that a list of them may be as long as a file.
    let names: Vec<String> = (0..100_000).map(|nth| format!("\"w{nth}\"")).collect();
    let text = curriculum("was", "Was", &[]) + &milestone("one", &format!("was = [{}]", names.join(", ")));
    write(&place.path("was"), &[("curriculum.toml", &text)]);
    assert_eq!(laptop.run("curriculum add was").exit, 0);
    assert_eq!(laptop.run("next -n 1").exit, 0);
}

/// An entry of a tree: mode, name, id.
type Entry<'a> = (&'a str, &'a str, &'a str);

/// A bare repository whose only commit has a tree of these entries, as no git would make it.
fn crafted(place: &Place, name: &str, entries: &[Entry<'_>]) {
    let mut tree = Vec::new();
    for (mode, path, id) in entries {
        tree.extend(format!("{mode} {path}\0").bytes());
        let digits: Vec<char> = id.chars().collect();
        tree.extend(digits.chunks(2).map(|two| u8::from_str_radix(&two.iter().collect::<String>(), 16).unwrap()));
    }
    let tree = hash(place, name, "tree", &tree);
    let commit = place.git(&["-C", name, "commit-tree", "-m", "x", &tree]);
    place.git(&["-C", name, "update-ref", "refs/heads/main", commit.trim()]);
}

/// Keeps an object; its id.
fn hash(place: &Place, name: &str, kind: &str, bytes: &[u8]) -> String {
    let mut git = Command::new("git");
    git.args(["hash-object", "-t", kind, "-w", "--stdin", "--literally"]).current_dir(place.path(name));
    let mut child = git.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(bytes).unwrap();
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap().trim().to_owned()
}

#[test]
fn trees_that_no_git_would_make_lead_nowhere() {
    let place = Place::new();
    let laptop = place.machine("laptop");
    place.git(&["init", "--quiet", "--bare", "--initial-branch=main", "bad.git"]);
    let head = hash(&place, "bad.git", "blob", curriculum("jax", "JAX", &["one"]).as_bytes());
    let link = hash(&place, "bad.git", "blob", b"/etc/passwd");
    let file = ("100644", "curriculum.toml", head.as_str());
    let no_curriculum = "error: Cannot use PLACE/bad.git: it holds no curriculum.\n  hint: a curriculum is a folder with a file \
                         curriculum.toml: the source itself, ID/ or curricula/ID/ in it\n";
    let not_fetched = "error: Cannot fetch PLACE/bad.git: ";
    let trees: [(&[Entry<'_>], &str); 6] = [
        (&[("100644", "../x.toml", &head), file], not_fetched),
        (&[("100644", "..", &head), file], not_fetched),
        (&[("40000", ".git", &head), file], not_fetched),
        (&[file, ("120000", "link.toml", &link), ("160000", "module.toml", &head)], "2 errors. Nothing was added.\n"),
        (&[("120000", "curriculum.toml", &link)], no_curriculum),
        (&[], no_curriculum),
    ];
    for (tree, said) in trees {
        crafted(&place, "bad.git", tree);
        let answer = laptop.run("curriculum add bad.git");
        assert!(answer.err.starts_with(said) && answer.exit == 1, "{tree:?}: {answer}");
        is_untouched(&laptop);
    }
    place.git(&["init", "--quiet", "--bare", "--initial-branch=main", "empty.git"]);
    let said = "error: Cannot use PLACE/empty.git: the repository is empty.\n";
    assert_eq!(laptop.run("curriculum add empty.git"), Answer::new("", said, 1));
    is_untouched(&laptop);

    // Ten levels of ten folders that are all the same one: ten thousand million files in a kilobyte.
    let mut tree = hash(&place, "bad.git", "tree", b"");
    let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
    for _ in 0..10 {
        crafted(&place, "bad.git", &names.map(|name| ("40000", name, tree.as_str())));
        tree = place.git(&["-C", "bad.git", "rev-parse", "main^{tree}"]).trim().to_owned();
    }
    crafted(&place, "bad.git", &[file, ("40000", "deep", &tree)]);
    let text = told(&place, &laptop, &["curriculum add bad.git"]);
    assert!(text.contains("Added from PLACE/bad.git"), "{text}");
}

#[cfg(unix)]
#[test]
fn nothing_that_a_source_or_its_settings_name_is_run() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    let laptop = place.machine("laptop");
    let trap = place.path("trap");
    fs::write(&trap, format!("#!/bin/sh\necho \"$0 $*\" >> {}\ncat\n", place.path("ran").display())).unwrap();
    fs::set_permissions(&trap, fs::Permissions::from_mode(0o755)).unwrap();
    let path = trap.display();
    let settings = format!(
        "[core]\n fsmonitor = {path}\n hooksPath = {}\n[filter \"x\"]\n clean = {path}\n smudge = {path}\n\
         [init]\n templateDir = {}\n[uploadpack]\n packObjectsHook = {path}\n[diff]\n external = {path}\n",
        place.path("hooks").display(),
        place.path("template").display()
    );
    fs::create_dir_all(place.path("laptop")).unwrap();
    for folder in ["hooks", "template/hooks"] {
        fs::create_dir_all(place.path(folder)).unwrap();
        for hook in ["post-checkout", "post-merge", "reference-transaction", "post-index-change"] {
            fs::copy(&trap, place.path(folder).join(hook)).unwrap();
        }
    }
    let head = curriculum("jax", "JAX", &["one"]);
    let settle = |settings: &str| {
        fs::write(place.path("jax.git/config"), format!("[core]\n bare = true\n{settings}")).unwrap();
    };
    let files = [("curriculum.toml", head.as_str()), (".gitattributes", "* filter=x\n"), (".gitmodules", "")];
    publish(&place, "jax", &files);
    settle(&settings);
    laptop.does("curriculum add jax.git");
    let more = curriculum("jax", "JAX", &["one", "two"]);
    let modules = format!("[submodule \"m\"]\n path = m\n url = {}\n update = !{path}\n", place.path("x").display());
    for (modules, said) in
        [("", "jax: 1 added\n"), (modules.as_str(), "stderr: jax stays as it is: Cannot fetch PLACE/jax.git: ")]
    {
        settle("");
        write(&place.path("work-jax"), &[("curriculum.toml", &more), (".gitmodules", modules)]);
        commit(&place, "jax");
        settle(&settings);
        let told = laptop.run("curriculum update").to_string();
        assert!(told.starts_with(said), "{told}");
    }
    assert!(!exists(&place.path("ran")), "{}", fs::read_to_string(place.path("ran")).unwrap_or_default());
    assert!(!exists(&laptop.data().join("sources/jax/hooks")));
}
