//! What git says of a repository without ever reading its settings: a git folder of our own, empty, in a temporary place, that
//! borrows the repository's objects after they were looked through. There is nothing in it that could run anything.

#![expect(clippy::disallowed_methods, reason = "this writes the git folder of its own")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use tempfile::TempDir;

use super::decode::decode;
use super::walk::is_made;
use super::{Folder, refs};
use crate::domain::audit::snapshot::{self, Blob, Commit, Commits, File, Reach, State, Text};
use crate::domain::time::Day;
use crate::store::clock::Deadline;
use crate::store::git::{Git, Limits};

/// The most bytes of an answer.
const ANSWER: u64 = 24 << 20;

/// The most bytes of files that are compared.
const CONTENTS: u64 = 80 << 20;

/// The most files in the folder of objects: git packs them from some thousand on.
const OBJECTS: usize = 200_000;

/// Why something of a clone is not known that left it behind.
const PARTLY: &str = "Not all of its objects are here (a partial clone).";

/// The most commits that are read.
const COMMITS: usize = 2000;

/// A repository that can be asked.
#[derive(Debug)]
pub(super) struct Bare {
    git: Git,
    commit: String,
    shallow: Reach,
    tracked: Result<Vec<Entry>, String>,
    /// It goes when this does.
    _place: TempDir,
}

/// A file in the newest commit.
#[derive(Debug)]
struct Entry {
    path: String,
    id: String,
    /// None where the object is not here.
    size: Option<u64>,
}

/// Looks at the git folder in `root`, whose path is `path`.
///
/// # Errors
/// Why git cannot be asked, as a sentence.
pub(super) fn open(root: &Folder, path: &Path, until: Deadline) -> Result<Bare, String> {
    let folder = refs::git_folder(root)?;
    let commit = refs::head(&folder)?;
    refs::objects(&folder, OBJECTS)?;
    let shallow = refs::shallow(&folder);
    let place =
        make(path, &commit, &shallow).map_err(|error| format!("There is no room to look at its commits: {error}."))?;
    let git = ["GIT_CONFIG_NOSYSTEM", "GIT_NO_REPLACE_OBJECTS"]
        .iter()
        .fold(Git::at(place.path()), |git, name| git.with(name, "1"));
    let git = git.with("GIT_CONFIG_GLOBAL", place.path().join("global")).with("GIT_CONFIG_COUNT", "0");
    let git = git.with("GIT_ALLOW_PROTOCOL", "none").with("GIT_OPTIONAL_LOCKS", "0");
    let tracked = match git.bounded(&["ls-tree", "-r", "-l", "-z", &commit], b"", Limits { answer: ANSWER, until }) {
        Ok(listed) => Ok(entries(&listed)),
        Err(why) if why.starts_with("git is not installed") => return Err(format!("Commits were not read: {why}.")),
        Err(why) => Err(format!("The newest commit cannot be read: {why}.")),
    };
    let shallow = if shallow.is_empty() { Reach::Whole } else { Reach::Newest };
    Ok(Bare { git, commit, shallow, tracked, _place: place })
}

/// Makes a git folder that knows nothing but where objects are.
fn make(path: &Path, commit: &str, shallow: &[String]) -> io::Result<TempDir> {
    let place = tempfile::Builder::new().prefix("gradus-audit-").tempdir()?;
    let at = |name: &str| place.path().join(name);
    fs::create_dir_all(at("objects/info"))?;
    fs::create_dir(at("refs"))?;
    fs::write(at("HEAD"), "ref: refs/heads/none\n")?;
    fs::write(at("global"), "")?;
    let format = if commit.len() == 64 {
        "repositoryformatversion = 1\n[extensions]\nobjectformat = sha256\n"
    } else {
        "repositoryformatversion = 0\n"
    };
    let settings = "[core]\nbare = true\ncommitGraph = false\nmultiPackIndex = false\n[log]\nmailmap = false\nshowSignature = false\n[core]\n";
    fs::write(at("config"), format!("{settings}{format}"))?;
    if !shallow.is_empty() {
        fs::write(at("shallow"), shallow.join("\n") + "\n")?;
    }
    fs::File::create(at("objects/info/alternates"))?.write_all(&quoted(&path.join(".git").join("objects")))?;
    Ok(place)
}

/// A path as git reads it in quotes, whatever it holds.
fn quoted(path: &Path) -> Vec<u8> {
    let mut line = vec![b'"'];
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'"' | b'\\' if !cfg!(windows) || *byte == b'"' => line.extend([b'\\', *byte]),
            b'\\' => line.push(b'/'),
            b'\n' => line.extend(b"\\n"),
            byte => line.push(*byte),
        }
    }
    line.extend(b"\"\n");
    line
}

impl Bare {
    /// The files of the newest commit.
    pub fn paths(&self) -> Vec<String> {
        self.tracked.iter().flatten().map(|entry| entry.path.clone()).collect()
    }

    /// Everything that git says of it, beside the files that were read.
    pub fn tell(self, files: &[File], until: Deadline) -> snapshot::Git {
        let commits = self.commits(until);
        let state = self.state(files, until);
        let history = self.history(until);
        let blob = |entry: Entry| Some(Blob { path: entry.path, size: entry.size? });
        let whole = |entries: Vec<Entry>| entries.into_iter().map(blob).collect::<Option<Vec<Blob>>>();
        let tracked = self.tracked.and_then(|entries| whole(entries).ok_or_else(|| PARTLY.to_owned()));
        snapshot::Git { commit: self.commit, state, tracked, history, commits }
    }

    fn ask(&self, arguments: &[&str], input: &[u8], until: Deadline) -> Result<Vec<u8>, String> {
        let told = self.git.bounded(arguments, input, Limits { answer: ANSWER, until });
        told.map_err(|why| match why.contains("missing") || why.contains("Could not read") {
            true => PARTLY.into(),
            false => format!("Its history cannot be read: {why}."),
        })
    }

    fn commits(&self, until: Deadline) -> Result<Commits, String> {
        let most = format!("--max-count={}", COMMITS + 1);
        let told = self.ask(&["log", &most, "--date=short", "--format=%ad %s", &self.commit], b"", until)?;
        let told = String::from_utf8_lossy(&told);
        let commit = |line: &str| {
            let (day, subject) = line.split_once(' ').unwrap_or((line, ""));
            Some(Commit { day: Day::parse(day)?, subject: Text(subject.to_owned()) })
        };
        let mut list: Vec<Commit> = told.lines().filter_map(commit).collect();
        let reach = if list.len() > COMMITS { Reach::Newest } else { self.shallow };
        list.truncate(COMMITS);
        Ok(Commits { list, reach })
    }

    /// The files of all commits.
    fn history(&self, until: Deadline) -> Result<Vec<Blob>, String> {
        let told = self.ask(&["rev-list", "--objects", &self.commit], b"", until)?;
        let told = String::from_utf8_lossy(&told);
        let mut names = BTreeMap::new();
        for (id, path) in told.lines().filter_map(|line| line.split_once(' ')).filter(|(_, path)| !path.is_empty()) {
            names.insert(id, path);
        }
        let ids: String = names.keys().map(|id| format!("{id}\n")).collect();
        let check = ["cat-file", "--batch-check=%(objecttype) %(objectsize) %(objectname)"];
        let sizes = self.ask(&check, ids.as_bytes(), until)?;
        let sizes = String::from_utf8_lossy(&sizes);
        let blob = |line: &str| {
            let (size, id) = line.strip_prefix("blob ")?.split_once(' ')?;
            Some(Blob { path: (*names.get(id)?).to_owned(), size: size.parse().ok()? })
        };
        if self.shallow == Reach::Newest {
            return Err("Only its newest part is here (a shallow clone).".into());
        }
        Ok(sizes.lines().filter_map(blob).collect())
    }

    /// How the folder and the newest commit compare: by sizes, and by what was read of the files.
    fn state(&self, files: &[File], until: Deadline) -> State {
        let Ok(tracked) = &self.tracked else { return State::Unknown };
        let here: BTreeMap<&str, &File> = files.iter().map(|file| (file.path.as_str(), file)).collect();
        let known: BTreeSet<&str> = tracked.iter().map(|entry| entry.path.as_str()).collect();
        let mut changed = files.iter().filter(|file| !known.contains(file.path.as_str())).count();
        let mut same = Vec::new();
        for entry in tracked {
            match here.get(entry.path.as_str()) {
                Some(file) if entry.size.is_some_and(|size| file.size != size) => changed += 1,
                Some(File { text: Some(text), .. }) => same.push((entry, text)),
                // What is no text is taken for the same, and so is what lies where nobody looks.
                None if !is_passed_over(&entry.path, &known) => changed += 1,
                _ => {}
            }
        }
        let ids: String = same.iter().map(|(entry, _)| format!("{}\n", entry.id)).collect();
        let told = self.git.bounded(&["cat-file", "--batch"], ids.as_bytes(), Limits { answer: CONTENTS, until });
        let Ok(told) = told else { return State::Unknown };
        let mut rest = &told[..];
        for (entry, text) in same {
            let contents = entry.size.and_then(|size| next(&mut rest, size));
            let Some(contents) = contents else { return State::Unknown };
            changed += usize::from(decode(contents).as_deref() != Some(&text.0));
        }
        if changed == 0 { State::Clean } else { State::Changed(changed) }
    }
}

/// Whether the walk does not look at a file that git tracks, for the folder it lies in.
fn is_passed_over(path: &str, known: &BTreeSet<&str>) -> bool {
    let mut folders = path.match_indices('/').map(|(at, _)| &path[..at]);
    folders.any(|folder| {
        let name = folder.rsplit('/').next().unwrap_or_default();
        is_made(name) || known.contains(format!("{folder}/pyvenv.cfg").as_str())
    })
}

/// The next file in what `git cat-file --batch` says: a line on it, so many bytes, a line end.
fn next<'a>(rest: &mut &'a [u8], size: u64) -> Option<&'a [u8]> {
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let size = usize::try_from(size).ok()?;
    let contents = rest.get(end + 1..end + 1 + size)?;
    *rest = rest.get(end + 2 + size..)?;
    Some(contents)
}

/// The regular files in what `git ls-tree -r -l -z` says: mode, type, id, size, a tab, the path.
fn entries(listed: &[u8]) -> Vec<Entry> {
    let entry = |line: &[u8]| {
        let line = String::from_utf8_lossy(line);
        let (about, path) = line.split_once('\t')?;
        let [mode, "blob", id, size] = about.split_whitespace().collect::<Vec<_>>()[..] else { return None };
        let (path, id) = (path.to_owned(), id.to_owned());
        mode.starts_with("100").then(|| Entry { path, id, size: size.parse().ok() })
    };
    listed.split(|byte| *byte == 0).filter_map(entry).collect()
}
