//! Small folders in memory for the tests of the rules, and what a rule says of them.

use super::snapshot::{Blob, Commit, Commits, File, Git, Reach, Snapshot, State, Text};
use super::{Checked, audit};
use crate::domain::testing::day;

/// Code that trains something, so that what is asked of such code is asked.
pub const TRAINS: (&str, &str) = ("src/train.py", "import sklearn\nmodel.fit(x)\n");

/// A folder with these files and no git.
pub fn folder(files: &[(&str, &str)]) -> Snapshot {
    let file = |(path, text): &(&str, &str)| File {
        path: (*path).into(),
        size: text.len() as u64,
        text: Some(Text((*text).into())),
    };
    let mut files: Vec<File> = files.iter().map(file).collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Snapshot { files, left_out: Vec::new(), git: Err("There is no .git here.".into()) }
}

/// The same folder in git, with these commits (a day and what was said) and these files in them, in MB.
pub fn in_git(folder: Snapshot, commits: &[(&str, &str)], now: &[(&str, u64)], before: &[(&str, u64)]) -> Snapshot {
    let blobs = |files: &[(&str, u64)]| {
        files.iter().map(|(path, size)| Blob { path: (*path).into(), size: size << 20 }).collect()
    };
    let commit = |(on, subject): &(&str, &str)| Commit { day: day(on), subject: Text((*subject).into()) };
    let commits = Commits { list: commits.iter().map(commit).collect(), reach: Reach::Whole };
    let git = Git {
        commit: "3f2c1a9b00000000000000000000000000000000".into(),
        state: State::Clean,
        tracked: Ok(blobs(now)),
        history: Ok(blobs(before)),
        commits: Ok(commits),
    };
    Snapshot { git: Ok(git), ..folder }
}

/// What a rule says of a folder: its verdict and the first finding; `apart` with the reason where it asks nothing.
pub fn says(rule: &str, folder: &Snapshot) -> String {
    let audit = audit(folder);
    if let Some((_, why)) = audit.apart.iter().find(|(one, _)| one.id == rule) {
        return format!("apart: {why}");
    }
    let checked: &Checked = audit.checked.iter().find(|checked| checked.rule.id == rule).unwrap();
    let told: Vec<String> = checked
        .findings
        .iter()
        .map(|finding| format!("{} {}", finding.place(), finding.words).trim().to_owned())
        .collect();
    format!("{}: {}", checked.verdict, told.join("; ")).trim_end_matches(": ").to_owned()
}

/// Compares what a rule says of folders with what is expected of it.
pub fn check(rule: &str, cases: &[(&[(&str, &str)], &str)]) {
    for (files, expected) in cases {
        assert_eq!(says(rule, &folder(files)), *expected, "{rule}: {files:#?}");
    }
}
