//! What there is to look at: the files of a folder with the texts that were read, and what git says about it. It is plain
//! data, and what a text says never stands in its `Debug`: there may be a key in it.

use std::fmt;

use crate::domain::time::Day;

/// A folder as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The files that are not ignored, by path.
    pub files: Vec<File>,
    /// What was not read although it might have mattered, each as a sentence: `Only the first 5,000 of 20,000 files …`.
    pub left_out: Vec<String>,
    /// What git says, or why it was not asked: `there is no .git here`.
    pub git: Result<Git, String>,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path from the folder, with slashes.
    pub path: String,
    /// In bytes.
    pub size: u64,
    /// What it says; none of what is no text, or was not read.
    pub text: Option<Text>,
}

/// A text that is not shown.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Text(pub String);

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Text({} bytes)", self.0.len())
    }
}

/// What the newest commit holds and what led to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Git {
    /// The newest commit, in full.
    pub commit: String,
    /// Whether the files that were read are those of the commit, as far as that is known.
    pub state: State,
    /// What the newest commit holds, or why that is not known.
    pub tracked: Result<Vec<Blob>, String>,
    /// Large files of the history, or why that is not known.
    pub history: Result<Vec<Blob>, String>,
    /// The commits, the newest first, or why they are not known.
    pub commits: Result<Commits, String>,
}

/// How a folder and its newest commit compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// They say the same.
    Clean,
    /// So many files say something else, are new or are gone.
    Changed(usize),
    /// Nobody looked.
    Unknown,
}

/// A file in git.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blob {
    /// Its path.
    pub path: String,
    /// In bytes.
    pub size: u64,
}

/// Commits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Commits {
    /// The newest first.
    pub list: Vec<Commit>,
    /// Whether those are all.
    pub reach: Reach,
}

/// How much of a history is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// All of it.
    #[default]
    Whole,
    /// Only its newest part: it was cloned so, or is very long.
    Newest,
}

/// One commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// When its author says it was made.
    pub day: Day,
    /// The first line of what was said of it.
    pub subject: Text,
}

impl Snapshot {
    /// Whether what was not found is not there: everything that can matter was read.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.left_out.is_empty()
    }
}

impl File {
    /// What it says, if that is known.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.text.as_ref().map(|text| text.0.as_str())
    }

    /// What it is called, without folders.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// The same in lower case.
    #[must_use]
    pub fn lower_name(&self) -> String {
        self.name().to_lowercase()
    }

    /// The folders it lies in, from the outermost.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        let whole = self.path.rsplit_once('/').map_or("", |(folders, _)| folders);
        whole.split('/').filter(|folder| !folder.is_empty())
    }

    /// How many folders it lies in.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.folders().count()
    }
}
