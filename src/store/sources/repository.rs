//! A source that is a git repository: a bare clone of its newest commit. Files are read from the commit and never checked out,
//! so that no filter, link, submodule or hook in it has any effect.

use std::path::{Path, PathBuf};

use super::tree::{Entry, Kind, LARGEST_FILE, Tree};
use crate::store::Failure;
use crate::store::address::without_password;
use crate::store::git::Git;

/// The name under which the clone keeps what was fetched last.
const TIP: &str = "refs/gradus/tip";

/// The most bytes of a list of files that are read: some thirty thousand files.
const LARGEST_LIST: u64 = 1 << 20;

/// How many paths are asked for at once.
const AT_ONCE: usize = 200;

/// A clone.
#[derive(Debug)]
pub(super) struct Repository {
    git: Git,
    /// The commit that is read.
    pub commit: String,
    /// Where it is from, without a password.
    shown: String,
}

impl Repository {
    /// Clones a repository into a folder that is not there yet.
    pub fn copy(url: &str, folder: PathBuf) -> Result<Self, Failure> {
        let (git, shown) = (Git::at(folder), without_password(url));
        git.copy_of(url, LARGEST_FILE).map_err(|failure| not_fetched(&shown, failure))?;
        if git.ask(&["rev-parse", "--verify", "--quiet", "HEAD^{commit}"])?.is_none() {
            return Err(Failure::new("cannot use", Path::new(&shown), "the repository is empty"));
        }
        git.run(&["update-ref", TIP, "HEAD"])?;
        Self::read(git, shown)
    }

    /// A clone of this address that is here already and sound, after it fetched what is new.
    pub fn fetched(url: &str, folder: PathBuf) -> Result<Option<Self>, Failure> {
        let git = Git::at(folder);
        let sound =
            git.ask(&["rev-parse", "--verify", "--quiet", &format!("{TIP}^{{commit}}")]).is_ok_and(|tip| tip.is_some());
        let from = git.ask(&["config", "--get", "remote.origin.url"]).ok().flatten();
        if !sound || from.as_deref().map(without_password).as_deref() != Some(url) {
            return Ok(None);
        }
        let refspec = format!("+HEAD:{TIP}");
        let fetched = git.run(&["fetch", "--quiet", "--depth=1", "--no-tags", "origin", &refspec]);
        fetched.map_err(|failure| not_fetched(url, failure))?;
        Self::read(git, url.to_owned()).map(Some)
    }

    fn read(git: Git, shown: String) -> Result<Self, Failure> {
        let commit = git.line(&["rev-parse", "--verify", &format!("{TIP}^{{commit}}")])?;
        Ok(Self { git, commit, shown })
    }

    /// The sizes of these objects. What the other side left out is too large for anything.
    fn sizes(&self, ids: &[&str]) -> Result<Vec<u64>, Failure> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let told = self.git.feed(&["cat-file", "--batch-check=%(objectsize)"], (ids.join("\n") + "\n").as_bytes())?;
        Ok(String::from_utf8_lossy(&told).lines().map(|line| line.parse().unwrap_or(u64::MAX)).collect())
    }

    fn odd(&self) -> Failure {
        Failure::new("cannot read", self.git.folder(), "git answers in an unknown way")
            .hint("is your git very old or new?")
    }
}

impl Tree for Repository {
    fn list(&self, folder: &str) -> Result<Vec<Entry>, Failure> {
        let tree = format!("{}:{folder}", self.commit);
        if self.sizes(&[&tree])?.first().is_none_or(|size| *size > LARGEST_LIST) {
            let which = if folder.is_empty() { "it".to_owned() } else { format!("its folder {folder}") };
            let why = format!("{which} holds too many files");
            return Err(Failure::new("cannot use", Path::new(&self.shown), why));
        }
        let mut entries = entries(&self.git.run(&["ls-tree", "-z", &tree])?);
        let files: Vec<&str> = entries.iter().filter(|entry| is_file(entry)).map(|entry| entry.key.as_str()).collect();
        let sizes = self.sizes(&files)?;
        if sizes.len() != files.len() {
            return Err(self.odd());
        }
        for (entry, size) in entries.iter_mut().filter(|entry| is_file(entry)).zip(sizes) {
            entry.kind = Kind::File(size);
        }
        Ok(entries)
    }

    fn files(&self, paths: Vec<String>) -> Result<Vec<String>, Failure> {
        let mut found = Vec::new();
        for some in paths.chunks(AT_ONCE) {
            let mut arguments = vec!["ls-tree", "-z", "--full-tree", &self.commit, "--"];
            arguments.extend(some.iter().map(String::as_str));
            found.extend(entries(&self.git.run(&arguments)?).into_iter().filter(is_file).map(|entry| entry.name));
        }
        Ok(found)
    }

    fn read(&self, files: &[Entry]) -> Result<Vec<Vec<u8>>, Failure> {
        let named: String = files.iter().map(|file| format!("{}\n", file.key)).collect();
        let told = self.git.feed(&["cat-file", "--batch"], named.as_bytes())?;
        let contents = contents(&told).filter(|contents| contents.len() == files.len());
        contents.ok_or_else(|| self.odd())
    }
}

fn not_fetched(shown: &str, failure: Failure) -> Failure {
    Failure { tried: "cannot fetch".into(), path: shown.into(), ..failure }
}

fn is_file(entry: &Entry) -> bool {
    matches!(entry.kind, Kind::File(_))
}

/// What `git ls-tree -z` says: mode, type, id, a tab, the name; the sizes are not known yet.
fn entries(listed: &[u8]) -> Vec<Entry> {
    let entry = |line: &[u8]| {
        let line = String::from_utf8_lossy(line);
        let (about, name) = line.split_once('\t')?;
        let [mode, _, id] = about.split(' ').collect::<Vec<_>>()[..] else { return None };
        let kind = match mode {
            "100644" | "100755" | "100664" => Kind::File(0),
            "040000" => Kind::Folder,
            _ => Kind::Other,
        };
        Some(Entry { name: name.to_owned(), kind, key: id.to_owned() })
    };
    listed.split(|byte| *byte == 0).filter_map(entry).collect()
}

/// What `git cat-file --batch` says: for each object a line of id, type and size, then so many bytes and a line end. None
/// where one of them is no file.
fn contents(mut told: &[u8]) -> Option<Vec<Vec<u8>>> {
    let mut contents = Vec::new();
    while !told.is_empty() {
        let end = told.iter().position(|byte| *byte == b'\n')?;
        let head = std::str::from_utf8(&told[..end]).ok()?;
        let [_, "blob", size] = head.split(' ').collect::<Vec<_>>()[..] else { return None };
        let rest = &told[end + 1..];
        let size = size.parse().ok()?;
        contents.push(rest.get(..size)?.to_vec());
        told = rest.get(size + 1..)?;
    }
    Some(contents)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_git_lists_is_told_apart() {
        let listed =
            b"100644 blob 1f\ta b.toml\x00120000 blob 2f\tlink.toml\x00160000 commit 3f\tsub\x00040000 tree 4f\tjax\0";
        let is = |name: &str, kind, key: &str| Entry { name: name.into(), kind, key: key.into() };
        let expected = [
            is("a b.toml", Kind::File(0), "1f"),
            is("link.toml", Kind::Other, "2f"),
            is("sub", Kind::Other, "3f"),
            is("jax", Kind::Folder, "4f"),
        ];
        assert_eq!(entries(listed), expected);
        assert_eq!(entries(b"nonsense\0\0"), []);
    }

    #[test]
    fn files_are_read_by_their_sizes() {
        assert_eq!(contents(b"1f blob 3\na\nb\n2f blob 0\n\n"), Some(vec![b"a\nb".to_vec(), vec![]]));
        for odd in [&b"1f missing\n"[..], b"1f blob 3\na", b"1f tree 1\na\n", b"1f blob 99999999999999999999\n"] {
            assert_eq!(contents(odd), None);
        }
    }
}
