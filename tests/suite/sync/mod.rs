//! Machines that keep in step through real git, with bare repositories in a folder as their remote.

mod odd;
mod random;
mod story;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::cli::{Answer, words};

/// A folder with a remote and machines in it.
pub struct Place {
    folder: TempDir,
}

impl Place {
    /// With an empty remote.
    pub fn new() -> Self {
        let place = Self { folder: tempfile::tempdir().unwrap() };
        place.git(&["init", "--quiet", "--bare", "remote.git"]);
        place
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// What git answers in this folder, with nobody's settings.
    pub fn git(&self, arguments: &[&str]) -> String {
        let mut git = Command::new("git");
        git.args(["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]).args(arguments);
        git.current_dir(self.folder.path()).env("HOME", self.folder.path()).env("GIT_CONFIG_NOSYSTEM", "1");
        let output = git.stdin(Stdio::null()).output().unwrap();
        assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// A machine that has nothing yet.
    pub fn machine(&self, name: &'static str) -> Machine<'_> {
        let machine = Machine { place: self, name };
        fs::create_dir_all(self.path(name).join("config")).unwrap();
        fs::write(self.path(name).join("config/config.toml"), format!("machine = \"{name}\"\n")).unwrap();
        machine
    }

    /// One that has the remote already.
    pub fn joined(&self, name: &'static str) -> Machine<'_> {
        let machine = self.machine(name);
        assert_eq!(machine.run("sync init remote.git").exit, 0);
        machine
    }

    /// What is the same in every run.
    pub fn named(&self, text: &str) -> String {
        text.replace(&*self.folder.path().to_string_lossy(), "PLACE")
    }
}

/// A machine of the learner's.
pub struct Machine<'a> {
    place: &'a Place,
    pub name: &'static str,
}

impl Machine<'_> {
    pub fn data(&self) -> PathBuf {
        self.place.path(self.name).join("data")
    }

    pub fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gradus"));
        let home = self.place.path(self.name);
        command.args(words(line)).env_clear().env("HOME", &home).env("PATH", env!("PATH"));
        command.env("GRADUS_DATA_DIR", self.data()).env("GRADUS_CONFIG_DIR", home.join("config"));
        command.env("GRADUS_NOW", "2026-11-20T09:30:00+01:00").env("GIT_CONFIG_NOSYSTEM", "1");
        command.current_dir(self.place.folder.path()).stdin(Stdio::null());
        command
    }

    pub fn run(&self, line: &str) -> Answer {
        let output = self.command(line).output().unwrap();
        let text = |bytes| self.place.named(&String::from_utf8(bytes).unwrap());
        // A slow machine says what it is doing; that is no part of what is compared.
        let err = text(output.stderr)
            .lines()
            .filter(|line| !line.ends_with(" ..."))
            .map(|line| format!("{line}\n"))
            .collect();
        Answer { out: text(output.stdout), err, exit: output.status.code().unwrap() }
    }

    /// Runs a line that has to succeed.
    pub fn does(&self, line: &str) {
        let answer = self.run(line);
        assert_eq!(answer.exit, 0, "{}: gradus {line}\n{answer}", self.name);
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.data().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.data().join(path)).unwrap_or_default()
    }

    /// What git answers in the data folder.
    pub fn git(&self, arguments: &[&str]) -> String {
        let folder = self.data().display().to_string();
        self.place.git(&[&["-C", folder.as_str()], arguments].concat())
    }

    /// The lines of the journal, in no order.
    pub fn events(&self) -> BTreeSet<String> {
        self.read("journal.jsonl").lines().map(str::to_owned).collect()
    }

    /// Everything that is kept in step: each file's path and text.
    pub fn kept(&self) -> Vec<(String, String)> {
        let listed = self.git(&["ls-files", "-z"]);
        listed.split('\0').filter(|path| !path.is_empty()).map(|path| (path.to_owned(), self.read(path))).collect()
    }
}

/// Several lines on several machines (`laptop: start x`), and what came of each.
pub fn session(machines: &[&Machine<'_>], lines: &[&str]) -> String {
    let mut text = String::new();
    for line in lines {
        let (name, line) = line.split_once(": ").unwrap();
        let machine = machines.iter().find(|machine| machine.name == name).unwrap();
        text.push_str(&format!("{name}$ gradus {line}\n{}\n", machine.run(line)));
    }
    text
}

/// Whether a path is there, whatever it is.
pub fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}
