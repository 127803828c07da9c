//! The git repository in the data folder. Git never touches the files there: commits are made of what is read, and what a
//! commit holds is written by gradus, so that no moment exists at which a file of the learner's is half of something.

#![expect(clippy::disallowed_methods, reason = "this looks after the git folder")]

use std::fs;
use std::path::{Path, PathBuf};

use super::tree::{Entry, Tree, is_ours};
use crate::store::Failure;
use crate::store::git::Git;

/// What the messages of commits begin with; the machine's name follows.
const MESSAGE: &str = "sync from ";

/// The setting that holds the branch of the remote.
const BRANCH: &str = "gradus.branch";

/// The setting that holds the remote of which it was said what goes there.
const TOLD: &str = "gradus.told";

/// A commit with its files.
#[derive(Clone, Debug)]
pub(super) struct Tip {
    /// The commit's id.
    pub commit: String,
    /// The id of its tree.
    pub id: String,
    /// Its files.
    pub tree: Tree,
}

/// The repository in a data folder.
#[derive(Debug)]
pub(super) struct Repository {
    git: Git,
    data: PathBuf,
}

impl Repository {
    /// That of this data folder, whether it is there or not.
    pub fn of(data: &Path) -> Self {
        Self { git: Git::at(data.join(".git")), data: data.to_owned() }
    }

    /// Whether it is there.
    pub fn exists(&self) -> bool {
        self.git.folder().exists()
    }

    /// A file in the git folder that only one sync at a time may hold.
    pub fn lock(&self) -> PathBuf {
        self.git.folder().join("gradus.lock")
    }

    /// Makes it, in a data folder that lies in no other repository's work tree.
    pub fn make(&self) -> Result<(), Failure> {
        let there = self.data.ancestors().find_map(|folder| fs::canonicalize(folder).ok());
        let above = there.iter().flat_map(|folder| folder.ancestors()).find(|folder| folder.join(".git").exists());
        if let Some(above) = above {
            let why =
                format!("it lies in the git repository {}, which would take its files for its own", above.display());
            let hint = "move the data folder out of it, or set GRADUS_DATA_DIR to a folder of its own";
            return Err(Failure::new("cannot sync", &self.data, why).hint(hint));
        }
        fs::create_dir_all(&self.data)
            .map_err(|error| Failure::of("cannot make the data folder", &self.data, &error))?;
        self.git.make(&self.data)
    }

    /// Refuses while somebody is in the middle of something with git by hand.
    pub fn is_at_rest(&self) -> Result<(), Failure> {
        let signs = ["MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply"];
        if signs.iter().any(|sign| self.git.folder().join(sign).exists()) {
            let hint = "finish it or take it back with git (`git status` there says how), then sync again";
            return Err(
                Failure::new("cannot sync", &self.data, "a merge or rebase by hand is under way there").hint(hint)
            );
        }
        Ok(())
    }

    /// The remote's address.
    pub fn remote(&self) -> Result<Option<String>, Failure> {
        self.git.ask(&["config", "--get", "remote.origin.url"])
    }

    /// Sets the remote's address; what was known of another one is forgotten.
    pub fn set_remote(&self, url: &str) -> Result<(), Failure> {
        if self.remote()?.as_deref() != Some(url) {
            self.git.run(&["config", "--replace-all", "remote.origin.url", url])?;
            self.git.run(&["config", "--replace-all", "remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*"])?;
            for name in [BRANCH, TOLD] {
                if self.git.ask(&["config", "--get", name])?.is_some() {
                    self.git.run(&["config", "--unset-all", name])?;
                }
            }
        }
        Ok(())
    }

    /// Whether it was said what goes to this remote.
    pub fn was_told(&self, remote: &str) -> Result<bool, Failure> {
        Ok(self.git.ask(&["config", "--get", TOLD])?.as_deref() == Some(remote))
    }

    /// Remembers that it was said.
    pub fn told(&self, remote: &str) -> Result<(), Failure> {
        self.git.run(&["config", "--replace-all", TOLD, remote]).map(drop)
    }

    /// The newest commit here, if there is one.
    pub fn head(&self) -> Result<Option<Tip>, Failure> {
        match self.git.ask(&["rev-parse", "--verify", "--quiet", "HEAD^{commit}"])? {
            Some(commit) => self.tip(commit).map(Some),
            None => Ok(None),
        }
    }

    /// A commit with its files.
    pub fn tip(&self, commit: String) -> Result<Tip, Failure> {
        let id = self.git.line(&["rev-parse", "--verify", &format!("{commit}^{{tree}}")])?;
        let tree = self.tree(&id)?;
        Ok(Tip { commit, id, tree })
    }

    fn tree(&self, id: &str) -> Result<Tree, Failure> {
        let listed = self.git.run(&["ls-tree", "-r", "-z", "--full-tree", id])?;
        let mut tree = Tree::new();
        for line in listed.split(|byte| *byte == 0).filter(|line| !line.is_empty()) {
            let Ok(line) = std::str::from_utf8(line) else {
                let why = "a commit holds a file whose name is no UTF-8";
                return Err(Failure::new("cannot sync", &self.data, why).hint("rename it with git"));
            };
            // Mode, kind, id, a tab, path.
            if let Some((about, path)) = line.split_once('\t')
                && let [mode, _, blob] = about.split(' ').collect::<Vec<_>>()[..]
            {
                tree.insert(path.to_owned(), Entry { mode: mode.to_owned(), blob: blob.to_owned() });
            }
        }
        Ok(tree)
    }

    /// What a file of a commit says.
    pub fn content(&self, blob: &str) -> Result<Vec<u8>, Failure> {
        self.git.run(&["cat-file", "blob", blob])
    }

    /// Keeps this text; its id.
    pub fn keep(&self, bytes: &[u8]) -> Result<String, Failure> {
        let id = self.git.feed(&["hash-object", "-w", "--no-filters", "--stdin"], bytes)?;
        Ok(String::from_utf8_lossy(&id).trim().to_owned())
    }

    /// Keeps what these files say; their ids.
    pub fn keep_files(&self, paths: &[String]) -> Result<Vec<String>, Failure> {
        if paths.is_empty() {
            return Ok(Vec::new());
        }
        let named: String = paths.iter().map(|path| format!("{}\n", self.data.join(path).display())).collect();
        let ids = self.git.feed(&["hash-object", "-w", "--no-filters", "--stdin-paths"], named.as_bytes())?;
        let ids: Vec<String> = String::from_utf8_lossy(&ids).lines().map(str::to_owned).collect();
        if ids.len() != paths.len() {
            let why = "its path has a line end in it, with which git cannot deal";
            return Err(Failure::new("cannot sync", &self.data, why));
        }
        Ok(ids)
    }

    /// Keeps a tree of these files; its id.
    pub fn keep_tree(&self, tree: &Tree) -> Result<String, Failure> {
        let scratch = self.scratch()?;
        let git = self.git.with("GIT_INDEX_FILE", scratch.path().join("index"));
        index(&git, tree)?;
        git.line(&["write-tree"])
    }

    /// Commits a tree as the child of these commits; the commit's id. Nothing points to it yet.
    pub fn commit(&self, tree: &str, parents: &[&str], machine: &str) -> Result<String, Failure> {
        let mut arguments = vec!["commit-tree", "--no-gpg-sign", tree];
        arguments.extend(parents.iter().flat_map(|parent| ["-p", parent]));
        let printable: String = machine.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let message = format!("{MESSAGE}{printable}");
        arguments.extend(["-m", &message]);
        let known = |role: &str| self.git.line(&["var", role]).is_ok();
        let mut git = self.git.clone();
        if !(known("GIT_AUTHOR_IDENT") && known("GIT_COMMITTER_IDENT")) {
            for (name, email) in
                [("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL"), ("GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL")]
            {
                git = git.with(name, "gradus").with(email, "gradus@localhost");
            }
        }
        git.line(&arguments)
    }

    /// Lets this commit be the newest here, where `before` was.
    pub fn move_to(&self, commit: &str, before: Option<&str>) -> Result<(), Failure> {
        // Forty zeros, or as many as there are digits: there was none.
        let none = "0".repeat(commit.len());
        self.git.run(&["update-ref", "-m", "gradus sync", "HEAD", commit, before.unwrap_or(&none)]).map(drop)
    }

    /// Whether `old` is `new` or came before it.
    pub fn leads_to(&self, old: &str, new: &str) -> Result<bool, Failure> {
        self.git.holds(&["merge-base", "--is-ancestor", old, new])
    }

    /// The files from which two commits went their ways; none when they have nothing in common.
    pub fn base(&self, one: &str, other: &str) -> Result<Tree, Failure> {
        match self.git.ask(&["merge-base", one, other])? {
            Some(commit) => self.tree(&format!("{commit}^{{tree}}")),
            None => Ok(Tree::new()),
        }
    }

    /// The machine from which a file of a commit came.
    pub fn machine(&self, commit: &str, path: &str) -> Result<String, Failure> {
        let message = self.git.line(&["log", "-1", "--format=%s", commit, "--", path])?;
        Ok(message.strip_prefix(MESSAGE).unwrap_or("elsewhere").to_owned())
    }

    /// Two texts made of a third, as one; none when they contradict each other.
    pub fn merge(&self, base: &[u8], ours: &[u8], theirs: &[u8]) -> Result<Option<Vec<u8>>, Failure> {
        let scratch = self.scratch()?;
        let mut paths = Vec::new();
        for (name, bytes) in [("ours", ours), ("base", base), ("theirs", theirs)] {
            let path = scratch.path().join(name);
            fs::write(&path, bytes).map_err(|error| Failure::of("cannot write", &path, &error))?;
            paths.push(path.display().to_string());
        }
        let arguments = ["merge-file", "-p", "--quiet", &paths[0], &paths[1], &paths[2]];
        // Its exit code is the number of contradictions, or 255 for what is no text.
        Ok(self.git.run(&arguments).ok())
    }

    /// Brings what the remote has; its newest commit, none while it has no branch.
    pub fn fetch(&self) -> Result<Option<String>, Failure> {
        let listed = self.git.run(&["ls-remote", "--symref", "origin", "HEAD", "refs/heads/*"])?;
        let Some(branch) = branch(&String::from_utf8_lossy(&listed), self.known_branch()?.as_deref()) else {
            return Ok(None);
        };
        let refspec = format!("+refs/heads/{branch}:refs/remotes/origin/{branch}");
        self.git.run(&["fetch", "--quiet", "--no-tags", "origin", &refspec])?;
        self.git.run(&["config", "--replace-all", BRANCH, &branch])?;
        self.git.line(&["rev-parse", "--verify", &format!("refs/remotes/origin/{branch}^{{commit}}")]).map(Some)
    }

    /// Sends a commit, unless the remote has another one that does not lead to it.
    pub fn push(&self, commit: &str) -> Result<(), Failure> {
        let branch = self.known_branch()?.unwrap_or_else(|| "main".into());
        let refspec = format!("{commit}:refs/heads/{branch}");
        self.git.run(&["push", "--quiet", "--no-verify", "origin", &refspec])?;
        self.git.run(&["config", "--replace-all", BRANCH, &branch]).map(drop)
    }

    fn known_branch(&self) -> Result<Option<String>, Failure> {
        self.git.ask(&["config", "--get", BRANCH])
    }

    /// Tells git what the newest commit holds, so that it sees no difference where there is none, and lets it tidy up. It is
    /// not made to look at the files: that would run the filters that a `.gitattributes` names.
    pub fn settle(&self, tree: &Tree) -> Result<(), Failure> {
        let scratch = self.scratch()?;
        let new = scratch.path().join("index");
        let git = self.git.with("GIT_INDEX_FILE", &new).with("GIT_WORK_TREE", &self.data);
        index(&git, tree)?;
        let foreign = tree.iter().filter(|(path, entry)| !is_ours(path, entry));
        let foreign: String = foreign.map(|(path, _)| format!("{path}\0")).collect();
        git.feed(&["update-index", "-z", "--skip-worktree", "--stdin"], foreign.as_bytes())?;
        let target = self.git.folder().join("index");
        fs::rename(&new, &target).map_err(|error| Failure::of("cannot write", &target, &error))?;
        self.git.run(&["-c", "gc.auto=300", "-c", "gc.autoDetach=false", "gc", "--auto", "--quiet"]).map(drop)
    }

    /// A folder for what is needed for a moment.
    fn scratch(&self) -> Result<tempfile::TempDir, Failure> {
        let made = tempfile::Builder::new().prefix("gradus-").tempdir_in(self.git.folder());
        made.map_err(|error| Failure::of("cannot write in", self.git.folder(), &error))
    }
}

/// Fills an index with these files.
fn index(git: &Git, tree: &Tree) -> Result<(), Failure> {
    let lines = tree.iter().map(|(path, entry)| format!("{} {}\t{path}\0", entry.mode, entry.blob));
    git.feed(&["update-index", "-z", "--index-info"], lines.collect::<String>().as_bytes()).map(drop)
}

/// The branch to follow among those that a remote lists: the one that was followed before, the one it shows first, or the
/// most likely one.
fn branch(listed: &str, known: Option<&str>) -> Option<String> {
    let lines = || listed.lines().filter_map(|line| line.split_once('\t'));
    let branches: Vec<&str> = lines().filter_map(|(_, name)| name.strip_prefix("refs/heads/")).collect();
    let first = lines().find_map(|(id, name)| id.strip_prefix("ref: refs/heads/").filter(|_| name == "HEAD"));
    let usual = [known, first, Some("main"), Some("master"), branches.first().copied()];
    usual.into_iter().flatten().find(|name| branches.contains(name)).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_branch_is_the_one_that_was_followed_or_shown_first() {
        let listed = "ref: refs/heads/trunk\tHEAD\n1\tHEAD\n1\trefs/heads/a\n2\trefs/heads/main\n1\trefs/heads/trunk\n";
        assert_eq!(branch(listed, None).as_deref(), Some("trunk"));
        assert_eq!(branch(listed, Some("a")).as_deref(), Some("a"));
        assert_eq!(branch(listed, Some("gone")).as_deref(), Some("trunk"));
        assert_eq!(branch("1\trefs/heads/a\n2\trefs/heads/main\n", None).as_deref(), Some("main"));
        assert_eq!(branch("1\trefs/heads/b\n", None).as_deref(), Some("b"));
        assert_eq!(branch("", Some("main")), None);
    }
}
