//! The audit of a project's repository: what an employer looks for, checked in the files, the history and the code.
//!
//! Pure: a [`Snapshot`] goes in, an [`Audit`] comes out. [`RULES`] is the one table of rules; what each needs to pass stands
//! in its [`Rule::fix`] and at its function. A rule that asks nothing of a folder (there are no notebooks) is left out; one
//! that could not be checked is said to be so. Nothing that a file says is ever quoted.

mod document;
mod ground;
mod notebook;
mod python;
mod rules;
mod secrets;
pub mod snapshot;
#[cfg(test)]
mod testing;
mod verdict;

use ground::Ground;
pub use rules::RULES;
use snapshot::{Snapshot, State};
use verdict::Outcome;
pub use verdict::{Finding, Verdict};

use crate::domain::event::AuditResult;
use crate::domain::text::count;

/// One thing that employers look for.
pub struct Rule {
    /// What it is called in journals, for ever.
    pub id: &'static str,
    /// What it asks for, in a few words.
    pub title: &'static str,
    /// Why an employer cares.
    pub why: &'static str,
    /// How to pass it.
    pub fix: &'static str,
    check: fn(&Ground<'_>) -> Outcome,
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

/// What came of one rule.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The rule.
    pub rule: &'static Rule,
    /// What came of it.
    pub verdict: Verdict,
    /// Why: where it is broken, where it is kept, or what could not be looked at. At least one unless it passed.
    pub findings: Vec<Finding>,
}

/// What an audit found.
#[derive(Clone, Debug, Default)]
pub struct Audit {
    /// The commit that was read; none where the folder says something else than its newest commit.
    pub commit: Option<String>,
    /// The rules, failed ones first, each group in the order of [`RULES`].
    pub checked: Vec<Checked>,
    /// The rules that ask nothing of this folder, and why.
    pub apart: Vec<(&'static Rule, &'static str)>,
    /// The packages that are really imported, by name; none where there is no Python to read, or not all of it was read.
    pub imports: Option<Vec<String>>,
    /// What else is to be known: what was not read, and how the folder and its commit compare.
    pub notes: Vec<String>,
}

/// The most findings of a rule that are told one by one.
const TOLD: usize = 10;

/// Looks at a folder by every rule.
#[must_use]
pub fn audit(snapshot: &Snapshot) -> Audit {
    let ground = Ground::new(snapshot);
    let mut audit = Audit::default();
    for rule in RULES {
        let unknown = |why: String| (Verdict::Unchecked, vec![Finding::of_all(why)]);
        let (verdict, findings) = match ((rule.check)(&ground), snapshot.is_whole()) {
            (Outcome::Passed(findings), _) => (Verdict::Passed, findings),
            (Outcome::Missing(_), false) => unknown("Nothing was found, and not everything was read.".into()),
            (Outcome::Failed(findings) | Outcome::Missing(findings), _) => (Verdict::Failed, findings),
            (Outcome::Unchecked(why), _) => unknown(why),
            (Outcome::Apart(why), _) => {
                audit.apart.push((rule, why));
                continue;
            }
        };
        audit.checked.push(Checked { rule, verdict, findings: told(findings) });
    }
    audit.checked.sort_by_key(|checked| checked.verdict);
    // Who did not see everything cannot say that something is imported nowhere.
    audit.imports = ground
        .imports
        .filter(|_| snapshot.is_whole())
        .map(|imports| imports.into_iter().filter(|import| secrets::masked(import) == *import).collect());
    audit.notes = snapshot.left_out.iter().map(|sentence| secrets::masked(sentence)).collect();
    if let Ok(git) = &snapshot.git {
        let short = git.commit.get(..7).unwrap_or(&git.commit);
        match git.state {
            State::Clean => audit.commit = Some(git.commit.clone()),
            State::Changed(files) => audit.notes.push(format!(
                "{} not as in the commit {short}, so the audit names no commit: commit what you have and audit again.",
                if files == 1 { "1 file is".to_owned() } else { format!("{files} files are") }
            )),
            State::Unknown => audit.notes.push(format!(
                "Whether the folder says the same as the commit {short} is not known, so the audit names no commit."
            )),
        }
    }
    audit
}

/// The findings that are told, without any key in them, and how many more there are.
fn told(findings: Vec<Finding>) -> Vec<Finding> {
    let more = findings.len().saturating_sub(TOLD);
    let mut told: Vec<Finding> = findings.into_iter().take(TOLD).map(Finding::masked).collect();
    if more > 0 {
        told.push(Finding::of_all(format!("and {}", count(more, "more place"))));
    }
    told
}

impl Audit {
    /// The rules with that verdict.
    pub fn of(&self, verdict: Verdict) -> impl Iterator<Item = &Checked> {
        self.checked.iter().filter(move |checked| checked.verdict == verdict)
    }

    /// Whether a rule passed.
    #[must_use]
    pub fn passes(&self, id: &str) -> bool {
        self.of(Verdict::Passed).any(|checked| checked.rule.id == id)
    }

    /// What is kept of it in the journal.
    #[must_use]
    pub fn result(&self) -> AuditResult {
        let ids = |verdict| self.of(verdict).map(|checked| checked.rule.id.to_owned()).collect();
        AuditResult {
            commit: self.commit.clone(),
            passed: ids(Verdict::Passed),
            failed: ids(Verdict::Failed),
            unchecked: ids(Verdict::Unchecked),
            imports: self.imports.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::snapshot::{File, Text};
    use super::testing::{folder, in_git};
    use super::*;

    #[test]
    fn rules_have_ids_of_their_own_and_say_what_to_do() {
        let ids: BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
        assert_eq!(ids.len(), RULES.len());
        for rule in RULES {
            assert!(rule.id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{}", rule.id);
            for sentence in [rule.why, rule.fix] {
                assert!(sentence.ends_with('.') && sentence.len() <= 120, "{}: {sentence}", rule.id);
            }
            assert!(rule.title.len() <= 40 && !rule.title.ends_with('.'), "{}", rule.title);
        }
    }

    #[test]
    fn what_is_imported_comes_neither_with_python_nor_from_the_folder() {
        let files = [
            ("src/leaf/__init__.py", "import os\n"),
            ("src/leaf/net.py", "import torch, numpy as np\nfrom leaf import data\nfrom . import x\n"),
            ("train.py", "import helpers\nfrom sklearn import svm\n'import keras'\n"),
            ("helpers.py", "try:\n    import jax\nexcept ImportError:\n    pass\n"),
            // A folder of scripts hides no package, and a folder of modules only what it holds.
            ("timm/run.py", "import timm\nfrom parts.data import x\n"),
            ("parts/data.py", "x = 1\n"),
        ];
        let imports = ["jax", "numpy", "sklearn", "timm", "torch"].map(str::to_owned).to_vec();
        assert_eq!(audit(&folder(&files)).imports, Some(imports));
        assert_eq!(audit(&folder(&[("README.md", "import torch\n")])).imports, None);
        assert_eq!(audit(&folder(&[("a.py", "x = 1\n")])).imports, Some(Vec::new()));
        let mut cut = folder(&files);
        cut.left_out.push("No more files are read: 5 of 6 files were read.".into());
        assert_eq!(audit(&cut).imports, None, "who did not see everything cannot say that something is missing");
    }

    #[test]
    fn the_journal_gets_ids_and_the_commit_only_where_it_was_read() {
        let mut folder = in_git(folder(&[("a.py", "x = 1\n")]), &[("2026-11-18", "wip")], &[], &[]);
        let audited = audit(&folder);
        let result = audited.result();
        assert_eq!(result.commit.as_deref(), Some("3f2c1a9b00000000000000000000000000000000"));
        assert_eq!(result.passed, ["secrets", "large-files"]);
        assert_eq!(result.unchecked, [""; 0]);
        assert_eq!(result.failed.first().map(String::as_str), Some("readme"));
        let apart: Vec<&str> = audited.apart.iter().map(|(rule, _)| rule.id).collect();
        assert_eq!(
            apart,
            [
                "own-readme",
                "data",
                "real-data",
                "split",
                "seeds",
                "evaluation",
                "framework",
                "code-outside-notebooks",
                "notebook-outputs",
                "notebook-order",
                "model-card"
            ]
        );
        if let Ok(git) = &mut folder.git {
            git.state = State::Changed(2);
        }
        let audited = audit(&folder);
        assert_eq!(audited.result().commit, None);
        assert_eq!(
            audited.notes,
            [
                "2 files are not as in the commit 3f2c1a9, so the audit names no commit: commit what you have and audit again."
            ]
        );
    }

    #[test]
    fn many_findings_of_a_rule_are_counted() {
        let key = ["gl", "pat-", "q7Rk2Lw9Zt4Xv8Bn3Mp6"].concat();
        let text = format!("{key}\n").repeat(12);
        let audited = audit(&folder(&[("a.txt", &text)]));
        let secrets = audited.of(Verdict::Failed).find(|checked| checked.rule.id == "secrets").unwrap();
        assert_eq!(secrets.findings.len(), 11);
        assert_eq!(secrets.findings[10].words, "and 2 more places");
    }

    fn odd_file() -> impl Strategy<Value = File> {
        let names = "(README|LICENSE|a|test_a|src/b|data/test|Dockerfile|MODEL_CARD|.github/workflows/c)(\\.md|\\.py|\\.ipynb|\\.txt|\\.yml|\\.toml|)";
        let words = "(import torch|from x import y|\\.fit\\(x\\)|# |\"\"\"|```|---|\\| a \\||seed=1|## Usage|accuracy 0.9 vs|<!--|\\{|\\[|\"cells\": \\[|\n|é|\\PC)";
        (names, prop::collection::vec(words, 0..40), prop::bool::ANY).prop_map(|(path, words, read)| {
            let text = words.concat();
            File { path, size: text.len() as u64, text: read.then_some(Text(text)) }
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]
        #[test]
        fn no_folder_is_too_odd_and_no_key_is_ever_told(
            mut files in prop::collection::vec(odd_file(), 0..8),
            body in "[A-Za-z0-9]{36}",
            at in 0usize..8,
        ) {
            let key = ["gh", "p_", &body].concat();
            if let Some(file) = files.get_mut(at) {
                file.path = format!("{key}/{}", file.path);
                if let Some(text) = &mut file.text {
                    text.0.push_str(&format!("\nimport {key}\nx = '{key}'\n{key}==1\n## {key}\n"));
                }
            }
            let folder = Snapshot { files, left_out: vec![format!("{key}.py cannot be opened.")], git: Err(format!("git says: {key}")) };
            let audited = audit(&folder);
            prop_assert!(audited.checked.len() + audited.apart.len() == RULES.len());
            let told = format!("{audited:?} {:?} {:?}", audited.result(), Text(key.clone()));
            prop_assert!(!told.contains(&key), "{}", told);
        }
    }
}
