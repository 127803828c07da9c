//! The learner's own git, run so that it asks nothing, opens nothing and starts no program that a repository names.

#![expect(clippy::disallowed_methods, reason = "this is the one place that runs git and reads what concerns it")]

use std::ffi::{OsStr, OsString};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::mpsc::channel;
use std::thread;

use super::clock::Deadline;
use super::failure::Failure;

/// Settings for every run: no hooks, no signing, no prompt, no housekeeping behind one's back, no endless wait.
const SETTINGS: &[&str] = &[
    "advice.detachedHead=false",
    "commit.gpgSign=false",
    "core.askPass=",
    "core.fsmonitor=false",
    "core.quotePath=false",
    "credential.interactive=false",
    "fetch.recurseSubmodules=false",
    "gc.auto=0",
    "http.lowSpeedLimit=1",
    "http.lowSpeedTime=30",
    "maintenance.auto=false",
    "protocol.ext.allow=never",
    "push.followTags=false",
    "push.gpgSign=false",
    "push.recurseSubmodules=no",
    "submodule.recurse=false",
];

/// Variables that would lead git to another repository than the one that is meant; `git rev-parse --local-env-vars` names
/// most of them.
const ELSEWHERE: &[&str] = &[
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_CONFIG",
    "GIT_DEFAULT_HASH",
    "GIT_DIR",
    "GIT_GRAFT_FILE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_NAMESPACE",
    "GIT_NO_REPLACE_OBJECTS",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_REPLACE_REF_BASE",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
];

/// One repository, by its git folder.
#[derive(Clone, Debug)]
pub(super) struct Git {
    folder: PathBuf,
    variables: Vec<(&'static str, OsString)>,
}

/// How much of an answer is read, and until when it is waited for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// In bytes.
    pub answer: u64,
    /// The end of all patience.
    pub until: Deadline,
}

/// Why git did not do what it was asked for.
enum Trouble {
    NotThere,
    Failed(Option<i32>, String),
}

impl Git {
    /// The repository with this git folder, which is made by [`Git::make`] where there is none.
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), variables: Vec::new() }
    }

    /// The git folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The same with an environment variable.
    pub fn with(&self, name: &'static str, value: impl Into<OsString>) -> Self {
        let mut git = self.clone();
        git.variables.push((name, value.into()));
        git
    }

    /// Makes an empty repository with its files in `work_tree`, in which nothing from a template stands.
    pub fn make(&self, work_tree: &Path) -> Result<(), Failure> {
        self.finish("init", self.plain().arg("init").args(["--quiet", "--template="]).arg(work_tree), None)?;
        self.run(&["symbolic-ref", "HEAD", "refs/heads/main"])?;
        Ok(())
    }

    /// Clones what another repository shows first: its newest commit and nothing before it, with no file written. What is
    /// larger than so many bytes stays behind where the other side can leave it out. Later fetches keep to the same.
    pub fn copy_of(&self, url: &str, largest: u64) -> Result<(), Failure> {
        let mut command = self.plain();
        command.args(["clone", "--bare", "--depth=1", "--no-tags", "--single-branch", "--no-local", "--quiet"]);
        command.args(["--template=", "--origin=origin", "--config=fetch.fsckObjects=true"]);
        command.arg(format!("--filter=blob:limit={}", largest + 1)).arg("--").arg(url).arg(&self.folder);
        self.finish("clone", &mut command, None).map(drop)
    }

    /// What git answers.
    pub fn run(&self, arguments: &[&str]) -> Result<Vec<u8>, Failure> {
        self.finish(arguments[0], self.here().args(arguments), None)
    }

    /// What git answers when this stands on its input.
    pub fn feed(&self, arguments: &[&str], input: &[u8]) -> Result<Vec<u8>, Failure> {
        self.finish(arguments[0], self.here().args(arguments), Some(input))
    }

    /// What git answers within limits, asked from its own folder; a sentence without a full stop why it did not.
    pub fn bounded(&self, arguments: &[&str], input: &[u8], limits: Limits) -> Result<Vec<u8>, String> {
        bounded(self.here().args(arguments).current_dir(&self.folder), input, limits)
    }

    /// What git answers, as one line.
    pub fn line(&self, arguments: &[&str]) -> Result<String, Failure> {
        Ok(String::from_utf8_lossy(&self.run(arguments)?).trim().to_owned())
    }

    /// The same; none where git says by its exit code that there is no answer.
    pub fn ask(&self, arguments: &[&str]) -> Result<Option<String>, Failure> {
        match answer(self.here().args(arguments), None) {
            Ok(answer) => Ok(Some(String::from_utf8_lossy(&answer).trim().to_owned()).filter(|line| !line.is_empty())),
            Err(Trouble::Failed(Some(1), _)) => Ok(None),
            Err(trouble) => Err(self.failure(arguments[0], trouble)),
        }
    }

    /// Whether git answers with yes, by its exit code.
    pub fn holds(&self, arguments: &[&str]) -> Result<bool, Failure> {
        match answer(self.here().args(arguments), None) {
            Ok(_) => Ok(true),
            Err(Trouble::Failed(Some(1), _)) => Ok(false),
            Err(trouble) => Err(self.failure(arguments[0], trouble)),
        }
    }

    fn here(&self) -> Command {
        let mut command = self.plain();
        let mut folder = OsString::from("--git-dir=");
        folder.push(&self.folder);
        command.arg(folder);
        command
    }

    fn plain(&self) -> Command {
        let mut command = Command::new("git");
        command.arg("--no-pager");
        for setting in SETTINGS {
            command.args(["-c", setting]);
        }
        let mut no_hooks = OsString::from("core.hooksPath=");
        no_hooks.push(self.folder.join("no-hooks"));
        command.arg("-c").arg(no_hooks);
        for name in ELSEWHERE {
            command.env_remove(name);
        }
        command.envs([("GIT_TERMINAL_PROMPT", "0"), ("GIT_ASKPASS", ""), ("SSH_ASKPASS_REQUIRE", "never")]);
        command.envs([("GIT_EDITOR", "true"), ("GIT_NO_LAZY_FETCH", "1"), ("LC_ALL", "C"), ("LANGUAGE", "")]);
        if std::env::var_os("GIT_SSH").is_none() {
            let ssh = std::env::var("GIT_SSH_COMMAND").ok().filter(|own| !own.trim().is_empty());
            command.env("GIT_SSH_COMMAND", without_prompt(&ssh.unwrap_or_else(|| "ssh".into())));
        }
        command.envs(self.variables.iter().map(|(name, value)| (*name, value)));
        command
    }

    fn finish(&self, verb: &str, command: &mut Command, input: Option<&[u8]>) -> Result<Vec<u8>, Failure> {
        answer(command, input).map_err(|trouble| self.failure(verb, trouble))
    }

    fn failure(&self, verb: &str, trouble: Trouble) -> Failure {
        let tried = format!("`git {verb}` failed in");
        match trouble {
            Trouble::NotThere => Failure::new(&tried, &self.folder, "git is not installed, or not on the PATH"),
            Trouble::Failed(_, why) => Failure::new(&tried, &self.folder, why),
        }
    }
}

/// The same ssh, which fails instead of asking for a passphrase or about a host's key, and does not wait for ever.
fn without_prompt(ssh: &str) -> String {
    let program = ssh.split_whitespace().next().unwrap_or_default();
    let is_ssh = Path::new(program).file_stem() == Some(OsStr::new("ssh"));
    if is_ssh { format!("{ssh} -o BatchMode=yes -o ConnectTimeout=20") } else { ssh.to_owned() }
}

/// Runs a command to its end, with this on its input.
fn answer(command: &mut Command, input: Option<&[u8]>) -> Result<Vec<u8>, Trouble> {
    command.stdin(if input.is_some() { Stdio::piped() } else { Stdio::null() });
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|_| Trouble::NotThere)?;
    let pipe = child.stdin.take();
    let ended = thread::scope(|scope| {
        if let (Some(mut pipe), Some(input)) = (pipe, input) {
            // Who does not read to the end says why.
            scope.spawn(move || drop(pipe.write_all(input)));
        }
        child.wait_with_output()
    });
    match ended {
        Ok(Output { status, stdout, .. }) if status.success() => Ok(stdout),
        Ok(Output { status, stderr, .. }) => Err(Trouble::Failed(status.code(), words(&stderr))),
        Err(error) => Err(Trouble::Failed(None, error.to_string())),
    }
}

/// Runs a command until it ends, says too much or takes too long.
fn bounded(command: &mut Command, input: &[u8], limits: Limits) -> Result<Vec<u8>, String> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|_| "git is not installed, or not on the PATH".to_owned())?;
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    thread::scope(|scope| {
        if let Some(mut pipe) = stdin {
            scope.spawn(move || drop(pipe.write_all(input)));
        }
        let (sender, ended) = channel();
        scope.spawn(move || {
            let mut answer = Vec::new();
            let read = stdout.map(|pipe| pipe.take(limits.answer + 1).read_to_end(&mut answer));
            drop(sender.send(read.map(|_| answer)));
        });
        let told = scope.spawn(move || {
            let mut told = Vec::new();
            if let Some(mut pipe) = stderr {
                drop((&mut pipe).take(1 << 16).read_to_end(&mut told));
                drop(std::io::copy(&mut pipe, &mut std::io::sink()));
            }
            told
        });
        let answer = ended.recv_timeout(limits.until.left()).ok().flatten();
        let whole = answer.as_ref().is_some_and(|answer| answer.len() as u64 <= limits.answer);
        if !whole {
            drop(child.kill());
        }
        let status = child.wait();
        let told = told.join().unwrap_or_default();
        match (answer, status) {
            (None, _) => Err("git took too long".into()),
            (Some(_), _) if !whole => Err("there is too much of it".into()),
            (Some(answer), Ok(status)) if status.success() => Ok(answer),
            (Some(_), _) => Err(format!("git says: {}", words(&told))),
        }
    })
}

/// What git says about a failure, as one sentence: what it calls fatal or an error, else its last line.
fn words(stderr: &[u8]) -> String {
    let text = String::from_utf8_lossy(stderr);
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let marked = |line: &&&str| ["fatal: ", "error: ", "! ["].iter().any(|mark| line.starts_with(mark));
    let last = lines.last().into_iter();
    let told: Vec<&str> = if lines.iter().any(|line| marked(&line)) {
        lines.iter().filter(marked).copied().collect()
    } else {
        last.copied().collect()
    };
    let plain = |line: &str| {
        let line = line.trim_start_matches("fatal: ").trim_start_matches("error: ").trim_start_matches("! ");
        line.trim_end_matches('.').to_owned()
    };
    match told.iter().take(2).map(|line| plain(line)).collect::<Vec<_>>().join("; ") {
        said if said.is_empty() => "it does not say why".into(),
        said => said,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_git_says_becomes_one_sentence() {
        let said = "remote: hello\nfatal: '/no/such' does not appear to be a git repository\nfatal: Could not read from \
                    remote repository.\n\nPlease make sure you have the correct access rights\n";
        let expected = "'/no/such' does not appear to be a git repository; Could not read from remote repository";
        assert_eq!(words(said.as_bytes()), expected);
        assert_eq!(words(b"one\ntwo.\n"), "two");
        assert_eq!(words(b""), "it does not say why");
    }

    #[test]
    fn ssh_never_asks_and_another_program_is_left_alone() {
        assert_eq!(without_prompt("ssh -i key"), "ssh -i key -o BatchMode=yes -o ConnectTimeout=20");
        assert_eq!(without_prompt("/usr/bin/ssh"), "/usr/bin/ssh -o BatchMode=yes -o ConnectTimeout=20");
        assert_eq!(without_prompt("plink -batch"), "plink -batch");
    }

    #[test]
    fn a_repository_answers_or_says_why_not() {
        let folder = tempfile::tempdir().unwrap();
        let git = Git::at(folder.path().join(".git"));
        git.make(folder.path()).unwrap();
        assert_eq!(git.line(&["symbolic-ref", "HEAD"]).unwrap(), "refs/heads/main");
        let blob = git.feed(&["hash-object", "-w", "--stdin"], b"hello\n").unwrap();
        let blob = String::from_utf8(blob).unwrap();
        assert_eq!(git.run(&["cat-file", "blob", blob.trim()]).unwrap(), b"hello\n");
        assert_eq!(git.ask(&["config", "user.nobody"]), Ok(None));
        let failure = git.line(&["cat-file", "blob", "HEAD"]).unwrap_err();
        assert_eq!(failure.tried, "`git cat-file` failed in");
        assert_eq!(failure.why, "Not a valid object name HEAD");
    }

    #[cfg(unix)]
    #[test]
    fn who_says_too_much_or_nothing_is_stopped() {
        use std::time::Duration;
        let run = |program: &str, arguments: &[&str], patience: u64| {
            let limits = Limits { answer: 1000, until: Deadline::after(Duration::from_millis(patience)) };
            bounded(Command::new(program).args(arguments), b"in", limits)
        };
        assert_eq!(run("cat", &[], 60_000), Ok(b"in".to_vec()));
        assert_eq!(run("sleep", &["600"], 50), Err("git took too long".into()));
        assert_eq!(run("yes", &[], 60_000), Err("there is too much of it".into()));
        assert_eq!(run("false", &[], 60_000), Err("git says: it does not say why".into()));
        assert_eq!(run("no-such-program", &[], 60_000), Err("git is not installed, or not on the PATH".into()));
    }

    #[cfg(unix)]
    #[test]
    fn no_hook_is_run_and_no_filter_of_a_repository() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let git = Git::at(folder.path().join(".git"));
        git.make(folder.path()).unwrap();
        let ran = folder.path().join("ran");
        let hooks = folder.path().join(".git/hooks");
        std::fs::create_dir_all(&hooks).unwrap();
        for hook in ["reference-transaction", "pre-commit", "post-index-change"] {
            let path = hooks.join(hook);
            std::fs::write(&path, format!("#!/bin/sh\ntouch {}\n", ran.display())).unwrap();
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        }
        let tree = git.line(&["write-tree"]).unwrap();
        let person = |git: &Git, role: &'static [&'static str; 2]| git.with(role[0], "x").with(role[1], "x@x");
        let git = person(&git, &["GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL"]);
        let git = person(&git, &["GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"]);
        let commit = git.line(&["commit-tree", "-m", "one", &tree]).unwrap();
        git.run(&["update-ref", "HEAD", &commit]).unwrap();
        assert!(!ran.exists());
    }
}
