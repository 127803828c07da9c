//! The command line as a process: exact stdout, stderr and exit codes, in stories. The curricula are small ones that
//! replace the shipped ones, so that what is taught may change and these stories stay.

mod answers;
mod certificates;
mod changes;
mod exporting;
mod exporting_into;
mod json;
mod matching;
mod mending;
mod placement;
mod plan;
mod portfolio;
mod process;
mod ready;
mod reviewing;
mod story;
mod undoing;

use std::cell::RefCell;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// Somebody with a home of their own and a clock that stands still.
pub struct Learner {
    pub home: TempDir,
    now: RefCell<String>,
    /// Ids that hold random digits, and what stands for them in what is compared.
    names: RefCell<Vec<(String, String)>>,
}

impl Learner {
    /// On the morning of Friday, 20 November 2026, before anything was done.
    pub fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/cli/curricula");
        copy(&own, &home.path().join("data/curricula"));
        fs::create_dir(home.path().join("config")).unwrap();
        fs::write(home.path().join("config/config.toml"), "machine = \"laptop\"\n").unwrap();
        Self { home, now: RefCell::new("2026-11-20T09:30:00+01:00".into()), names: RefCell::default() }
    }

    /// The same with the shipped curricula instead of the small ones of the tests.
    pub fn of_shipped() -> Self {
        let learner = Self::new();
        fs::remove_dir_all(learner.data()).unwrap();
        fs::create_dir(learner.data()).unwrap();
        learner
    }

    /// Later, or earlier.
    pub fn at(&self, now: &str) -> &Self {
        *self.now.borrow_mut() = now.into();
        self
    }

    pub fn data(&self) -> PathBuf {
        self.home.path().join("data")
    }

    pub fn command(&self, arguments: &[String]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gradus"));
        command
            .args(arguments)
            .env_clear()
            .env("HOME", self.home.path())
            .env("GRADUS_DATA_DIR", self.data())
            .env("GRADUS_CONFIG_DIR", self.home.path().join("config"))
            .env("GRADUS_NOW", &*self.now.borrow())
            .current_dir(self.home.path())
            .stdin(Stdio::null());
        command
    }

    /// Runs `gradus` with these arguments, words that may stand in double quotes.
    pub fn run(&self, line: &str) -> Answer {
        let output = self.command(&words(&self.meant(line))).output().unwrap();
        self.answer(output)
    }

    /// The same with something on stdin.
    pub fn run_with_input(&self, line: &str, input: &str) -> Answer {
        let mut command = self.command(&words(line));
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        self.answer(child.wait_with_output().unwrap())
    }

    pub fn answer(&self, output: Output) -> Answer {
        Answer {
            out: self.named(&String::from_utf8(output.stdout).unwrap()),
            err: self.named(&String::from_utf8(output.stderr).unwrap()),
            exit: output.status.code().unwrap(),
        }
    }

    /// The same with the ids for which names stand in it.
    pub fn meant(&self, line: &str) -> String {
        self.names.borrow().iter().fold(line.to_owned(), |line, (id, name)| line.replace(name, id))
    }

    /// What is the same in every run: ids by their names, and `HOME` for the home.
    pub fn named(&self, text: &str) -> String {
        let text = text.replace(&*self.home.path().to_string_lossy(), "HOME");
        self.names.borrow().iter().fold(text, |text, (id, name)| text.replace(id, name))
    }

    /// The same with the ids that gradus gave to lines and items, which hold random digits, as `xNNNN`.
    pub fn items_named(&self, text: &str) -> String {
        let given = |word: &&str| {
            let hex = word.strip_prefix('x').unwrap_or_default();
            hex.len() == 4 && hex.bytes().all(|b| b.is_ascii_hexdigit())
        };
        let words = text.split(|c: char| !c.is_ascii_alphanumeric());
        words.filter(given).fold(text.to_owned(), |text, word| text.replace(word, "xNNNN"))
    }

    /// Calls the id that a command printed by a name from now on.
    pub fn call(&self, id: &str, name: &str) {
        assert_ne!(id.trim(), "", "{name} has no id");
        self.names.borrow_mut().push((id.trim().to_owned(), name.to_owned()));
    }

    /// Runs each line and writes down what came of it, as a terminal would show it. An id that a command prints alone
    /// is called `NEW-1`, `NEW-2` and so on.
    pub fn session(&self, lines: &[&str]) -> String {
        let mut text = String::new();
        for line in lines {
            let mut answer = self.run(line);
            if line.starts_with("project new") && answer.exit == 0 {
                let name = format!("NEW-{}", self.names.borrow().len() + 1);
                self.call(&answer.out, &name);
                answer.out = self.named(&answer.out);
            }
            text.push_str(&format!("$ gradus {line}\n{answer}\n"));
        }
        text
    }
}

/// What a process wrote, and its exit code.
#[derive(Debug, PartialEq)]
pub struct Answer {
    pub out: String,
    pub err: String,
    pub exit: i32,
}

impl Answer {
    pub fn new(out: &str, err: &str, exit: i32) -> Self {
        Self { out: out.into(), err: err.into(), exit }
    }
}

impl std::fmt::Display for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.out)?;
        for line in self.err.lines() {
            writeln!(f, "stderr: {line}")?;
        }
        if self.exit == 0 { Ok(()) } else { writeln!(f, "exit {}", self.exit) }
    }
}

/// The words of a line; double quotes hold several together.
pub fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (nth, part) in line.split('"').enumerate() {
        if nth % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
