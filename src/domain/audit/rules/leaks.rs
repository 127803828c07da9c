//! What must not be in a repository: secrets, and files that everybody would have to download.

use crate::domain::audit::ground::Ground;
use crate::domain::audit::secrets;
use crate::domain::audit::snapshot::Blob;
use crate::domain::audit::verdict::{Finding, Outcome};

/// The largest file that git may hold: GitHub warns above it (docs.github.com, "About large files on GitHub").
const LARGEST: u64 = 50 << 20;

/// Passes where no text holds what looks like a key or a password. Tests are read too: what was copied into one is lost as well.
pub(super) fn secrets(ground: &Ground<'_>) -> Outcome {
    let mut found = Vec::new();
    for file in &ground.snapshot.files {
        let Some(text) = file.text() else { continue };
        found.extend(
            secrets::find(text)
                .into_iter()
                .map(|(line, kind)| Finding::at(&file.path, line, format!("looks like {kind}"))),
        );
    }
    if !found.is_empty() {
        return Outcome::Failed(found);
    }
    if ground.snapshot.is_whole() {
        Outcome::Passed(Vec::new())
    } else {
        Outcome::Unchecked("None was found, and not everything was read.".into())
    }
}

/// Passes where neither the newest commit nor its history holds a file over 50 MB.
pub(super) fn large_files(ground: &Ground<'_>) -> Outcome {
    let git = match &ground.snapshot.git {
        Ok(git) => git,
        Err(why) => return Outcome::Unchecked(why.clone()),
    };
    let large = |blobs: &[Blob], words: &str| -> Vec<Finding> {
        let large = blobs.iter().filter(|blob| blob.size > LARGEST);
        large.map(|blob| Finding::of_file(&blob.path, format!("{} MB{words}", blob.size >> 20))).collect()
    };
    let now = match &git.tracked {
        Ok(tracked) => large(tracked, ""),
        Err(why) => return Outcome::Unchecked(why.clone()),
    };
    let gone = |blob: &Blob| !now.iter().any(|finding| finding.path.as_deref() == Some(&blob.path));
    match &git.history {
        Ok(blobs) => {
            let before: Vec<Blob> = blobs.iter().filter(|blob| gone(blob)).cloned().collect();
            let found = [now, large(&before, " in an earlier commit")].concat();
            if found.is_empty() { Outcome::Passed(Vec::new()) } else { Outcome::Failed(found) }
        }
        Err(_) if !now.is_empty() => Outcome::Failed(now),
        Err(why) => Outcome::Unchecked(format!("The newest commit holds none. {why}")),
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::audit::testing::{check, folder, in_git, says};

    #[test]
    fn a_key_is_named_by_its_place_and_kind_only() {
        let key = ["gh", "p_", "q7Rk2Lw9Zt4Xv8Bn3Mp6Hd1Jf5Gs0CyEuAoX"].concat();
        let code = format!("a = 1\ntoken = '{key}'\n");
        check(
            "secrets",
            &[
                (&[("a.py", "a = 1\n")], "passed"),
                (&[("a.py", &code)], "failed: a.py:2 looks like a GitHub token"),
                (&[("tests/test_a.py", &code)], "failed: tests/test_a.py:2 looks like a GitHub token"),
                (
                    &[("a.ipynb", &format!("{{\"cells\": [\n\"{key}\"]}}"))],
                    "failed: a.ipynb:2 looks like a GitHub token",
                ),
                // What stands in documentation and test vectors.
                (
                    &[(
                        "tests/test_a.py",
                        "KEY = 'AKIAIOSFODNN7EXAMPLE'\nother = 'ghp_000000000000000000000000000000000000'\n",
                    )],
                    "passed",
                ),
                (&[(".env.example", "OPENAI_API_KEY=sk-your-key-here\n")], "passed"),
            ],
        );
        let mut cut = folder(&[("a.py", "a = 1\n")]);
        cut.left_out.push("No more files are read: 1 of 2 files were read.".into());
        assert_eq!(says("secrets", &cut), "unchecked: None was found, and not everything was read.");
    }

    #[test]
    fn large_files_are_found_in_every_commit() {
        let with =
            |now: &[(&str, u64)], before: &[(&str, u64)]| says("large-files", &in_git(folder(&[]), &[], now, before));
        assert_eq!(with(&[("a.py", 1)], &[("b.bin", 50)]), "passed");
        assert_eq!(with(&[("w.pt", 51)], &[("w.pt", 51)]), "failed: w.pt 51 MB");
        assert_eq!(with(&[], &[("old.csv", 120)]), "failed: old.csv 120 MB in an earlier commit");
        assert_eq!(says("large-files", &folder(&[("w.pt", "")])), "unchecked: There is no .git here.");
    }
}
