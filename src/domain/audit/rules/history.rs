//! How the project was made, as its commits tell.

use crate::domain::audit::ground::Ground;
use crate::domain::audit::snapshot::{Commits, Reach};
use crate::domain::audit::verdict::{Finding, Outcome};

/// What commits are called that say nothing.
const EMPTY: &[&str] = &[
    "initial commit",
    "initial",
    "init",
    "first commit",
    "first",
    "update",
    "updates",
    "updated",
    "upload",
    "uploaded",
    "add files via upload",
    "fix",
    "fixes",
    "fixed",
    "wip",
    "commit",
    "final",
    "final commit",
    "done",
    "test",
    "changes",
    "change",
    "misc",
    "minor",
    "save",
    "temp",
    "tmp",
    "update readme",
    "update readme.md",
    "create readme.md",
    "readme",
    "add readme",
    "new",
    "add",
    "added",
    "edit",
    "push",
    "asdf",
    "stuff",
    "more",
    "cleanup",
    "clean up",
    "initial version",
    "first version",
    "version 1",
    "project",
    "my project",
    "x",
    "backup",
];

/// Passes with commits on at least two days.
pub(super) fn days(ground: &Ground<'_>) -> Outcome {
    let commits = match commits(ground) {
        Ok(commits) => commits,
        Err(outcome) => return outcome,
    };
    let mut days: Vec<_> = commits.list.iter().map(|commit| commit.day).collect();
    days.sort_unstable();
    days.dedup();
    match (&days[..], commits.reach) {
        ([first, .., last], _) => {
            let words = format!(
                "{} commits on {} days, from {} to {}",
                commits.list.len(),
                days.len(),
                first.words(),
                last.words()
            );
            Outcome::Passed(vec![Finding::of_all(words)])
        }
        (_, Reach::Newest) => Outcome::Unchecked("Only the newest commits are here (a shallow clone).".into()),
        ([day], Reach::Whole) => Outcome::Failed(vec![Finding::of_all(format!("All commits are of {}.", day.words()))]),
        ([], Reach::Whole) => Outcome::Unchecked("Nothing is committed yet.".into()),
    }
}

/// Passes where at least half of the commits, and at least two, say what they do. Merges do not count.
pub(super) fn messages(ground: &Ground<'_>) -> Outcome {
    let commits = match commits(ground) {
        Ok(commits) => commits,
        Err(outcome) => return outcome,
    };
    let subjects: Vec<String> = commits.list.iter().map(|commit| commit.subject.0.trim().to_lowercase()).collect();
    let own = subjects.iter().filter(|subject| !subject.starts_with("merge "));
    let (saying, all) = own.fold((0, 0), |(saying, all), subject| (saying + usize::from(says(subject)), all + 1));
    if saying >= 2 && saying * 2 >= all {
        return Outcome::Passed(vec![Finding::of_all(format!("{saying} of {all} commits say what they do"))]);
    }
    match commits.reach {
        Reach::Newest if all < 2 => Outcome::Unchecked("Only the newest commits are here (a shallow clone).".into()),
        _ if all < 2 => Outcome::Failed(vec![Finding::of_all("There are not even two commits.")]),
        _ => Outcome::Failed(vec![Finding::of_all(format!("{saying} of {all} commits say what they do."))]),
    }
}

fn says(subject: &str) -> bool {
    let bare = subject.trim_end_matches(['.', '!']).trim();
    let is_name =
        bare.strip_prefix("update ").or_else(|| bare.strip_prefix("create ")).is_some_and(|file| !file.contains(' '));
    !EMPTY.contains(&bare) && !is_name && bare.chars().filter(|c| c.is_alphabetic()).count() >= 6
}

fn commits<'a>(ground: &'a Ground<'_>) -> Result<&'a Commits, Outcome> {
    let unchecked = |why: &String| Outcome::Unchecked(why.clone());
    let git = ground.snapshot.git.as_ref().map_err(unchecked)?;
    git.commits.as_ref().map_err(unchecked)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::audit::testing::{folder, in_git, says};

    #[test]
    fn commits_tell_how_it_was_made() {
        let with = |commits: &[(&str, &str)]| {
            let folder = in_git(folder(&[]), commits, &[], &[]);
            [says("commits", &folder), says("commit-messages", &folder)]
        };
        assert_eq!(
            with(&[
                ("2026-11-20", "data: hold out the last two months"),
                ("2026-11-18", "train a first network"),
                ("2026-11-18", "Initial commit")
            ]),
            ["passed: 3 commits on 2 days, from 18 Nov 2026 to 20 Nov 2026", "passed: 2 of 3 commits say what they do"]
        );
        assert_eq!(
            with(&[("2026-11-18", "Initial commit")]),
            ["failed: All commits are of 18 Nov 2026.", "failed: There are not even two commits."]
        );
        assert_eq!(
            with(&[
                ("2026-11-19", "Update README.md"),
                ("2026-11-18", "update"),
                ("2026-11-17", "Add the data loader"),
                ("2026-11-17", "wip")
            ]),
            [
                "passed: 4 commits on 3 days, from 17 Nov 2026 to 19 Nov 2026",
                "failed: 1 of 4 commits say what they do."
            ]
        );
        assert_eq!(with(&[]), ["unchecked: Nothing is committed yet.", "failed: There are not even two commits."]);
    }

    #[test]
    fn the_end_of_a_shallow_clone_is_no_history() {
        let mut folder = in_git(folder(&[]), &[("2026-11-18", "Initial commit")], &[], &[]);
        if let Ok(git) = &mut folder.git
            && let Ok(commits) = &mut git.commits
        {
            commits.reach = Reach::Newest;
        }
        let expected = "unchecked: Only the newest commits are here (a shallow clone).";
        assert_eq!([says("commits", &folder), says("commit-messages", &folder)], [expected, expected]);
    }
}
