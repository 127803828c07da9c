//! Which files there are: a walk through the folders, the outermost first, that leaves out what git would.

use std::collections::{BTreeSet, VecDeque};
use std::ffi::{OsStr, OsString};
use std::io;
use std::rc::Rc;

use super::decode::decode;
use super::ignore::{Patterns, Said};
use super::{Bounds, Folder, Kind};
use crate::domain::text::count;

/// A file that was seen.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    /// Its path with slashes, as it is shown.
    pub path: String,
    /// The same by its parts, as the system has it.
    pub parts: Vec<OsString>,
    /// In bytes.
    pub size: u64,
}

/// What a walk found.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub files: Vec<Seen>,
    /// What was not seen, as sentences.
    pub left_out: Vec<String>,
}

/// Folders that tools make and nobody writes in.
const MADE: &[&str] = &[
    ".git",
    ".venv",
    "venv",
    "node_modules",
    "__pycache__",
    ".ipynb_checkpoints",
    ".tox",
    ".nox",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    "site-packages",
    ".eggs",
];

/// The most bytes of a `.gitignore`.
const LONGEST_IGNORE: u64 = 256 << 10;

/// The patterns that hold in a folder: those of the folders above it first, each with how deep its folder lies.
type Rules = Option<Rc<Above>>;

struct Above {
    patterns: Patterns,
    depth: usize,
    above: Rules,
}

struct Waiting {
    parts: Vec<OsString>,
    rules: Rules,
}

/// Walks through the folder. What is `tracked` by git is never left out for a `.gitignore`.
pub(super) fn walk(root: &Folder, tracked: &[String], bounds: Bounds) -> io::Result<Found> {
    let tracked = Tracked::of(tracked);
    let exclude = root.folder(OsStr::new(".git")).and_then(|git| git.folder(OsStr::new("info")));
    let exclude = exclude.ok().and_then(|info| patterns(&info, "exclude"));
    let rules = exclude.map(|patterns| Rc::new(Above { patterns, depth: 0, above: None }));
    let mut waiting = VecDeque::from([Waiting { parts: Vec::new(), rules }]);
    let mut found = Found::default();
    let (mut seen, mut deep, mut shut) = (0, 0, Vec::new());
    while let Some(Waiting { parts, rules }) = waiting.pop_front() {
        if seen >= bounds.entries {
            found.left_out.push(format!("Only the first {} files and folders were looked at.", bounds.entries));
            break;
        }
        if bounds.until.has_passed() {
            found.left_out.push("Not everything was looked at within the time.".into());
            break;
        }
        let folder = if parts.is_empty() { None } else { Some(open(root, &parts)) };
        let folder = match &folder {
            None => root,
            Some(Ok(folder)) => folder,
            Some(Err(_)) => {
                shut.push(shown(&parts));
                continue;
            }
        };
        let entries = match folder.list(bounds.entries - seen) {
            Ok(entries) => entries,
            Err(error) if parts.is_empty() => return Err(error),
            Err(_) => {
                shut.push(shown(&parts));
                continue;
            }
        };
        seen += entries.len();
        let has = |wanted: &str| entries.iter().any(|(name, _)| name == wanted);
        // A repository in the repository, or an environment whatever it is called, is not the learner's.
        if !parts.is_empty() && (has(".git") || has("pyvenv.cfg")) {
            continue;
        }
        let rules = match patterns(folder, ".gitignore") {
            Some(patterns) => Some(Rc::new(Above { patterns, depth: parts.len(), above: rules })),
            None => rules,
        };
        for (name, kind) in entries {
            let made = kind == Kind::Folder && is_made(&name.to_string_lossy());
            if made || matches!(kind, Kind::Link | Kind::Other) {
                continue;
            }
            let parts: Vec<OsString> = parts.iter().cloned().chain([name]).collect();
            let path = shown(&parts);
            if !tracked.holds(&path, kind) && is_ignored(&rules, &parts, kind) {
                continue;
            }
            match kind {
                Kind::File(size) => found.files.push(Seen { path, parts, size }),
                _ if parts.len() > bounds.depth => deep += 1,
                _ => waiting.push_back(Waiting { parts, rules: rules.clone() }),
            }
        }
    }
    if deep > 0 {
        found.left_out.push(format!("What lies deeper than {} was not looked at.", count(bounds.depth, "folder")));
    }
    if let Some(first) = shut.first() {
        found.left_out.push(match shut.len() {
            1 => format!("The folder {first} cannot be opened."),
            more => format!("{more} folders cannot be opened, {first} among them."),
        });
    }
    found.files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

/// Whether a folder of this name is one that tools make.
pub(super) fn is_made(name: &str) -> bool {
    MADE.iter().any(|made| name.eq_ignore_ascii_case(made))
}

/// Opens a folder step by step.
pub(super) fn open(root: &Folder, parts: &[OsString]) -> io::Result<Folder> {
    let (first, rest) = parts.split_first().ok_or(io::ErrorKind::InvalidInput)?;
    rest.iter().try_fold(root.folder(first)?, |folder, part| folder.folder(part))
}

fn shown(parts: &[OsString]) -> String {
    parts.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn patterns(folder: &Folder, name: &str) -> Option<Patterns> {
    let Kind::File(1..) = folder.kind(OsStr::new(name)) else { return None };
    decode(&folder.read(OsStr::new(name), LONGEST_IGNORE).ok()?).map(|text| Patterns::read(&text))
}

fn is_ignored(rules: &Rules, parts: &[OsString], kind: Kind) -> bool {
    let mut next = rules.as_ref();
    while let Some(above) = next {
        let path = shown(&parts[above.depth..]);
        if let Some(said) = above.patterns.say(&path, || kind == Kind::Folder) {
            return said == Said::Out;
        }
        next = above.above.as_ref();
    }
    false
}

/// The files that git tracks, and the folders they lie in.
struct Tracked<'a> {
    files: BTreeSet<&'a str>,
    folders: BTreeSet<&'a str>,
}

impl<'a> Tracked<'a> {
    fn of(paths: &'a [String]) -> Self {
        let files: BTreeSet<&str> = paths.iter().map(String::as_str).collect();
        let folders = files.iter().flat_map(|path| path.match_indices('/').map(|(at, _)| &path[..at])).collect();
        Self { files, folders }
    }

    fn holds(&self, path: &str, kind: Kind) -> bool {
        if kind == Kind::Folder { self.folders.contains(path) } else { self.files.contains(path) }
    }
}
