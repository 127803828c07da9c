//! What stands under which path in a commit, and how what two machines changed since a third becomes one. Pure.

use std::collections::{BTreeMap, BTreeSet};

/// The learner's file, which is merged by its lines.
pub(super) const JOURNAL: &str = "journal.jsonl";

/// Where the learner's own curricula are.
const CURRICULA: &str = "curricula/";

/// What says how git treats the files, for those who use git by hand.
pub(super) const RULES: [&str; 2] = [".gitattributes", ".gitignore"];

/// A regular file's mode.
pub(super) const FILE: &str = "100644";

/// The files of a commit.
pub(super) type Tree = BTreeMap<String, Entry>;

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// As git writes it.
    pub mode: String,
    /// The id of its content.
    pub blob: String,
}

impl Entry {
    /// A regular file.
    pub fn file(blob: impl Into<String>) -> Self {
        Self { mode: FILE.into(), blob: blob.into() }
    }

    fn is_file(&self) -> bool {
        matches!(self.mode.as_str(), "100644" | "100755")
    }
}

/// A file that two machines changed, each in its own way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Conflict {
    /// Where it is.
    pub path: String,
    /// What it was before, if it was there.
    pub base: Option<String>,
    /// What it is here.
    pub ours: String,
    /// What it is there.
    pub theirs: String,
}

/// Whether a file is one that sync takes from this machine and brings to it.
pub(super) fn is_ours(path: &str, entry: &Entry) -> bool {
    entry.is_file() && (path == JOURNAL || RULES.contains(&path) || is_curriculum_file(path))
}

/// Whether a path is that of a file in `curricula/` that can be written everywhere and is not hidden.
pub(super) fn is_curriculum_file(path: &str) -> bool {
    let fits = |name: &str| {
        let odd = |c: char| c.is_control() || "\\:*?\"<>|".contains(c);
        !name.is_empty() && name.len() <= 200 && !name.starts_with('.') && !name.ends_with('.') && !name.contains(odd)
    };
    path.strip_prefix(CURRICULA).is_some_and(|rest| rest.split('/').count() <= 6 && rest.split('/').all(fits))
}

/// Joins what two machines made of `base`: what only one changed is as it left it, a deletion gives way to a change, and
/// what both changed is a conflict, in which this machine's stands for now. The journal is not looked at.
pub(super) fn join(base: &Tree, ours: &Tree, theirs: &Tree) -> (Tree, Vec<Conflict>) {
    let (mut joined, mut conflicts) = (Tree::new(), Vec::new());
    let paths: BTreeSet<&String> = ours.keys().chain(theirs.keys()).filter(|path| *path != JOURNAL).collect();
    for path in paths {
        let (was, here, there) = (base.get(path), ours.get(path), theirs.get(path));
        let entry = match (here, there) {
            _ if here == there || there == was => here,
            _ if here == was => there,
            (Some(here), Some(there)) => {
                if is_curriculum_file(path) && here.is_file() && there.is_file() {
                    let base = was.filter(|was| was.is_file()).map(|was| was.blob.clone());
                    let (ours, theirs) = (here.blob.clone(), there.blob.clone());
                    conflicts.push(Conflict { path: path.clone(), base, ours, theirs });
                }
                Some(here)
            }
            (here, there) => here.or(there),
        };
        joined.extend(entry.map(|entry| (path.clone(), entry.clone())));
    }
    (joined, conflicts)
}

/// Gives files another name that stand where others need a folder.
pub(super) fn make_way(tree: &mut Tree, machine: &str) {
    let in_the_way = |path: &&String| {
        let folder = format!("{path}/");
        tree.range(folder.clone()..).next().is_some_and(|(next, _)| next.starts_with(&folder))
    };
    let paths: Vec<String> = tree.keys().filter(in_the_way).cloned().collect();
    for path in paths {
        if let Some(entry) = tree.remove(&path) {
            let name = from(&path, machine, |name| tree.contains_key(name));
            tree.insert(name, entry);
        }
    }
}

/// What a file is called that another machine has under the same name: `core.from-phone.toml`.
pub(super) fn from(path: &str, machine: &str, taken: impl Fn(&str) -> bool) -> String {
    let letters = machine.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' });
    let machine: String = letters.take(40).collect();
    let machine = machine.trim_matches('-');
    let machine = if machine.is_empty() { "elsewhere" } else { machine };
    let name = path.rfind('/').map_or(0, |slash| slash + 1);
    let (stem, end) = match path[name..].rfind('.') {
        Some(dot @ 1..) => path.split_at(name + dot),
        _ => (path, ""),
    };
    let plain = format!("{stem}.from-{machine}{end}");
    let numbered = (2..1000).map(|number| format!("{stem}.from-{machine}-{number}{end}"));
    std::iter::once(plain.clone()).chain(numbered).find(|name| !taken(name)).unwrap_or(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(files: &[(&str, &str)]) -> Tree {
        files.iter().map(|(path, blob)| ((*path).to_owned(), Entry::file(*blob))).collect()
    }

    #[test]
    fn what_one_changed_is_taken_and_what_both_changed_is_named() {
        let base = tree(&[("curricula/a", "1"), ("curricula/b", "1"), ("curricula/c", "1"), ("curricula/d", "1")]);
        let ours = tree(&[
            ("README.md", "1"),
            ("curricula/a", "2"),
            ("curricula/b", "1"),
            ("curricula/d", "2"),
            ("curricula/e", "1"),
            ("journal.jsonl", "1"),
        ]);
        let theirs = tree(&[
            ("README.md", "2"),
            ("curricula/a", "1"),
            ("curricula/b", "2"),
            ("curricula/c", "2"),
            ("curricula/d", "3"),
            ("curricula/e", "2"),
        ]);
        let (joined, conflicts) = join(&base, &ours, &theirs);
        let expected = tree(&[
            ("README.md", "1"),
            ("curricula/a", "2"),
            ("curricula/b", "2"),
            ("curricula/c", "2"),
            ("curricula/d", "2"),
            ("curricula/e", "1"),
        ]);
        assert_eq!(joined, expected);
        let conflict = |path: &str, base: Option<&str>, ours: &str, theirs: &str| Conflict {
            path: path.into(),
            base: base.map(str::to_owned),
            ours: ours.into(),
            theirs: theirs.into(),
        };
        let expected = [conflict("curricula/d", Some("1"), "2", "3"), conflict("curricula/e", None, "1", "2")];
        assert_eq!(conflicts, expected);
        assert_eq!(join(&base, &base, &Tree::new()).0, Tree::new(), "what one deleted is deleted");
    }

    #[test]
    fn a_file_makes_way_for_a_folder() {
        let mut both = tree(&[("curricula/a", "1"), ("curricula/a.txt", "2"), ("curricula/a/b.toml", "3")]);
        make_way(&mut both, "phone");
        let expected = tree(&[("curricula/a.from-phone", "1"), ("curricula/a.txt", "2"), ("curricula/a/b.toml", "3")]);
        assert_eq!(both, expected);
    }

    #[test]
    fn only_names_that_are_safe_everywhere_are_written() {
        for path in ["curricula/rust/core.toml", "curricula/skills.toml", "curricula/é/x y.md"] {
            assert!(is_curriculum_file(path), "{path}");
        }
        for path in [
            "curricula",
            "curricula/",
            "curricula/../journal.jsonl",
            "curricula/.git/config",
            "curricula/a//b",
            "curricula/a/./b",
            "curricula/a\\b",
            "curricula/a:b",
            "curricula/a\nb",
            "curricula/a/b/c/d/e/f/g",
            "other/a.toml",
            "/curricula/a",
        ] {
            assert!(!is_curriculum_file(path), "{path}");
        }
        let link = Entry { mode: "120000".into(), blob: "1".into() };
        assert!(!is_ours("journal.jsonl", &link) && is_ours("journal.jsonl", &Entry::file("1")));
    }

    #[test]
    fn another_machines_file_gets_its_name() {
        let free = |_: &str| false;
        assert_eq!(from("curricula/a/core.toml", "phone", free), "curricula/a/core.from-phone.toml");
        assert_eq!(from("curricula/a.b/notes", "Ada's phone", free), "curricula/a.b/notes.from-Ada-s-phone");
        assert_eq!(from("a/.hidden", "../..", free), "a/.hidden.from-elsewhere");
        let taken = |name: &str| name == "core.from-phone.toml";
        assert_eq!(from("core.toml", "phone", taken), "core.from-phone-2.toml");
    }
}
