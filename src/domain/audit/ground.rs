//! A snapshot with everything worked out that several rules look at: the README, the code, what is imported.

use std::collections::{BTreeMap, BTreeSet};

use super::document::{Document, Markup};
use super::notebook::{Language, Notebook};
use super::python::{Import, Name, Source};
use super::snapshot::{File, Snapshot};
use super::verdict::Finding;

/// What rules look at.
pub(super) struct Ground<'a> {
    pub snapshot: &'a Snapshot,
    pub readme: Option<Readme<'a>>,
    /// All Python: files, then notebooks.
    pub code: Vec<Code<'a>>,
    pub notebooks: Vec<(&'a File, Option<Notebook>)>,
    /// The packages that are imported and come from elsewhere, by name; none where there is no Python to read.
    pub imports: Option<Vec<String>>,
}

/// The README.
pub(super) struct Readme<'a> {
    pub path: &'a str,
    pub text: &'a str,
    pub document: Document,
}

/// Python, from a file or the cells of a notebook.
pub(super) struct Code<'a> {
    pub path: &'a str,
    pub source: Source,
    /// Of a notebook: with which line each cell begins, and its number.
    cells: Vec<(usize, usize)>,
}

/// Whether something is trained here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trains {
    Yes,
    No,
    /// There is no Python to tell by.
    Unknown,
}

impl<'a> Ground<'a> {
    pub fn new(snapshot: &'a Snapshot) -> Self {
        let notebooks: Vec<(&File, Option<Notebook>)> = snapshot
            .files
            .iter()
            .filter(|file| file.lower_name().ends_with(".ipynb"))
            .filter_map(|file| Some((file, Notebook::read(file.text()?))))
            .collect();
        let scripts =
            snapshot.files.iter().filter(|file| is_python(&file.path)).filter_map(|file| {
                Some(Code { path: &file.path, source: Source::read(file.text()?), cells: Vec::new() })
            });
        let cells = notebooks.iter().filter_map(|(file, notebook)| Code::of(file, notebook.as_ref()?));
        let code: Vec<Code<'_>> = scripts.chain(cells).filter(|code| !code.source.is_empty()).collect();
        let imports = (!code.is_empty()).then(|| imports(snapshot, &code));
        Self { snapshot, readme: readme(snapshot), code, notebooks, imports }
    }

    /// Python that is no test.
    pub fn own_code(&self) -> impl Iterator<Item = &Code<'a>> {
        self.code.iter().filter(|code| !is_test(code.path))
    }

    pub fn imports(&self, names: &[&str]) -> bool {
        self.imports.iter().flatten().any(|import| names.contains(&import.as_str()))
    }

    /// The first line that imports one of these.
    pub fn imported_at(&self, names: &[&str]) -> Option<Finding> {
        self.code.iter().find_map(|code| {
            let imports = code.source.imports();
            let import = imports.into_iter().find(|import| names.contains(&import.package))?;
            Some(code.finding(import.line, format!("imports {}", import.package)))
        })
    }

    pub fn trains(&self) -> Trains {
        if self.code.is_empty() {
            return Trains::Unknown;
        }
        let trains = self.own_code().any(|code| code.source.calls().any(is_training));
        if trains { Trains::Yes } else { Trains::No }
    }

    /// The files of this name (in lower case) in the outermost folder.
    pub fn at_root(&self, wanted: impl Fn(&str) -> bool) -> Option<&'a File> {
        self.snapshot.files.iter().find(|file| file.depth() == 0 && wanted(&file.lower_name()))
    }
}

impl<'a> Code<'a> {
    fn of(file: &'a File, notebook: &Notebook) -> Option<Self> {
        if notebook.language == Language::Other {
            return None;
        }
        let (mut text, mut cells, mut line) = (String::new(), Vec::new(), 1);
        for cell in &notebook.cells {
            cells.push((line, cell.number));
            text.push_str(&cell.code);
            text.push('\n');
            line += cell.code.matches('\n').count() + 1;
        }
        Some(Self { path: &file.path, source: Source::read(&text), cells })
    }

    pub fn is_notebook(&self) -> bool {
        !self.cells.is_empty()
    }

    /// A finding in one of its lines. Of a notebook the cell is named: nobody reads its lines.
    pub fn finding(&self, line: usize, words: impl Into<String>) -> Finding {
        match self.cells.iter().rev().find(|(first, _)| *first <= line) {
            Some((_, cell)) => Finding::of_file(self.path, format!("cell {cell}: {}", words.into())),
            None => Finding::at(self.path, line, words),
        }
    }
}

/// Whether a call makes a model learn.
fn is_training(name: Name<'_>) -> bool {
    let of_something = name.owner().is_some();
    match name.text() {
        "fit" | "fit_transform" | "backward" | "train_on_batch" | "apply_gradients" | "fit_resample" => of_something,
        "train" => matches!(name.owner(), Some("lgb" | "lightgbm" | "xgb" | "xgboost" | "trainer")),
        "GradientTape" | "value_and_grad" | "Trainer" | "SFTTrainer" | "Seq2SeqTrainer" => true,
        "grad" => matches!(name.owner(), Some("jax" | "nnx")),
        _ => false,
    }
}

fn is_python(path: &str) -> bool {
    let path = path.to_lowercase();
    path.ends_with(".py") || path.ends_with(".pyw")
}

/// Whether a file is a test by its name or place.
pub(super) fn is_test(path: &str) -> bool {
    let path = path.to_lowercase();
    let name = path.rsplit('/').next().unwrap_or_default();
    let inside = path.split('/').rev().skip(1).any(|folder| matches!(folder, "tests" | "test"));
    inside || name.starts_with("test_") || name.ends_with("_test.py") || name == "conftest.py"
}

fn readme(snapshot: &Snapshot) -> Option<Readme<'_>> {
    let places: [&[&str]; 3] = [&[], &[".github"], &["docs"]];
    let rank = |file: &File| {
        let name = file.lower_name();
        let (stem, ending) = name.split_once('.').unwrap_or((&name, ""));
        let ending = ["md", "markdown", "rst", "txt", ""].iter().position(|one| *one == ending)?;
        let folders: Vec<&str> = file.folders().collect();
        let place = places.iter().position(|place| **place == folders)?;
        (stem == "readme").then_some((place, ending))
    };
    let ranked = snapshot.files.iter().filter_map(|file| Some((rank(file)?, file)));
    let (_, file) = ranked.min_by_key(|(rank, _)| *rank)?;
    let markup = if file.lower_name().ends_with(".rst") { Markup::Rst } else { Markup::Markdown };
    let text = file.text()?;
    Some(Readme { path: &file.path, text, document: Document::read(text, markup) })
}

/// What is imported and comes neither with Python nor from the folder itself, by name.
fn imports(snapshot: &Snapshot, code: &[Code<'_>]) -> Vec<String> {
    let mut own: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for file in snapshot.files.iter().filter(|file| is_python(&file.path)) {
        let path = file.path.strip_suffix("/__init__.py").unwrap_or(&file.path);
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        own.entry(folder).or_default().insert(name.strip_suffix(".py").unwrap_or(name));
    }
    let is_own = |folder: &str, name: &str| own.get(folder).is_some_and(|names| names.contains(name));
    let mut found = BTreeSet::new();
    for code in code {
        let beside = code.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for Import { package, part, .. } in code.source.imports() {
            let local = ["", "src", beside].iter().any(|folder| {
                // A folder without __init__.py hides a package only where it holds what is imported of it.
                let inside = if folder.is_empty() { package.to_owned() } else { format!("{folder}/{package}") };
                is_own(folder, package) || part.is_some_and(|part| is_own(&inside, part))
            });
            if !local && !STANDARD.contains(&package) {
                found.insert(package);
            }
        }
    }
    found.into_iter().map(str::to_owned).collect()
}

/// The packages that come with Python and that programs of this kind import. Source: docs.python.org/3/py-modindex.html
const STANDARD: &[&str] = &[
    "__future__",
    "abc",
    "argparse",
    "array",
    "ast",
    "asyncio",
    "atexit",
    "base64",
    "bisect",
    "builtins",
    "bz2",
    "calendar",
    "cmath",
    "codecs",
    "collections",
    "concurrent",
    "configparser",
    "contextlib",
    "contextvars",
    "copy",
    "csv",
    "ctypes",
    "dataclasses",
    "datetime",
    "decimal",
    "difflib",
    "dis",
    "distutils",
    "doctest",
    "email",
    "enum",
    "errno",
    "faulthandler",
    "fileinput",
    "fnmatch",
    "fractions",
    "functools",
    "gc",
    "getopt",
    "getpass",
    "gettext",
    "glob",
    "graphlib",
    "gzip",
    "hashlib",
    "heapq",
    "hmac",
    "html",
    "http",
    "imghdr",
    "importlib",
    "inspect",
    "io",
    "ipaddress",
    "itertools",
    "json",
    "keyword",
    "linecache",
    "locale",
    "logging",
    "lzma",
    "marshal",
    "math",
    "mimetypes",
    "mmap",
    "multiprocessing",
    "numbers",
    "operator",
    "os",
    "pathlib",
    "pdb",
    "pickle",
    "pkgutil",
    "platform",
    "pprint",
    "profile",
    "queue",
    "random",
    "re",
    "resource",
    "runpy",
    "sched",
    "secrets",
    "select",
    "selectors",
    "shelve",
    "shlex",
    "shutil",
    "signal",
    "site",
    "smtplib",
    "socket",
    "socketserver",
    "sqlite3",
    "ssl",
    "stat",
    "statistics",
    "string",
    "struct",
    "subprocess",
    "sys",
    "sysconfig",
    "tarfile",
    "tempfile",
    "textwrap",
    "threading",
    "time",
    "timeit",
    "tkinter",
    "token",
    "tokenize",
    "tomllib",
    "trace",
    "traceback",
    "tracemalloc",
    "types",
    "typing",
    "unicodedata",
    "unittest",
    "urllib",
    "uuid",
    "venv",
    "warnings",
    "wave",
    "weakref",
    "webbrowser",
    "xml",
    "zipfile",
    "zipimport",
    "zlib",
    "zoneinfo",
];
