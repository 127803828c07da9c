//! Audits of folders on disk: good and poor projects with their exact findings, hostile trees, and what somebody sees.

#[cfg(unix)]
mod hostile;
mod kinds;
mod story;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use gradus::domain::audit::{Audit, Checked, Verdict};
use gradus::workspace::audit_folder;
use tempfile::TempDir;

/// A project's folder in a folder of its own.
pub struct Repo {
    pub place: TempDir,
    pub path: PathBuf,
}

impl Repo {
    /// A folder without git.
    pub fn new() -> Self {
        Self::called("leaf")
    }

    /// One of this name.
    pub fn called(name: &str) -> Self {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join(name);
        fs::create_dir(&path).unwrap();
        Self { place, path }
    }

    pub fn write(&self, files: &[(&str, &str)]) -> &Self {
        for (path, text) in files {
            self.write_bytes(path, text.as_bytes());
        }
        self
    }

    pub fn write_bytes(&self, path: &str, bytes: &[u8]) {
        let path = self.path.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// What git answers in this folder, with nobody's settings and a clock that stands still.
    pub fn git(&self, arguments: &[&str]) -> String {
        self.git_on("2026-11-18", arguments)
    }

    fn git_on(&self, day: &str, arguments: &[&str]) -> String {
        let mut git = Command::new("git");
        git.args(["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "init.defaultBranch=main"]);
        git.args(arguments).current_dir(&self.path).env("HOME", self.place.path()).env("GIT_CONFIG_NOSYSTEM", "1");
        let now = format!("{day}T09:30:00+01:00");
        git.env("GIT_AUTHOR_DATE", &now).env("GIT_COMMITTER_DATE", &now);
        let output = git.stdin(Stdio::null()).output().unwrap();
        assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Commits everything, on this day of November.
    pub fn commit(&self, day: &str, subject: &str) -> &Self {
        if !self.path.join(".git").exists() {
            self.git(&["init", "--quiet"]);
        }
        self.git(&["add", "--all"]);
        self.git_on(&format!("2026-11-{day}"), &["commit", "--quiet", "--allow-empty", "-m", subject]);
        self
    }

    pub fn audit(&self) -> Audit {
        audit_folder(&self.path).unwrap().audit
    }

    /// Everything that the audit says, a line for each rule.
    pub fn told(&self) -> String {
        let audit = self.audit();
        let mut lines = vec![format!("commit {}", if audit.commit.is_some() { "named" } else { "none" })];
        lines.extend(audit.checked.iter().map(line));
        lines.extend(audit.apart.iter().map(|(rule, why)| format!("apart {}: {why}", rule.id)));
        lines.push(format!("imports {:?}", audit.imports));
        lines.extend(audit.notes);
        lines.join("\n") + "\n"
    }

    /// What the audit says of one rule.
    pub fn says(&self, rule: &str) -> String {
        self.audit().checked.iter().find(|checked| checked.rule.id == rule).map_or_else(String::new, line)
    }
}

fn line(checked: &Checked) -> String {
    let words = |finding: &gradus::domain::audit::Finding| format!("{} {}", finding.place(), finding.words);
    let told: Vec<String> = checked.findings.iter().map(|finding| words(finding).trim().to_owned()).collect();
    format!("{} {}: {}", checked.verdict, checked.rule.id, told.join("; ")).trim_end_matches(": ").to_owned()
}

/// The ids of the rules with that verdict.
pub fn ids(audit: &Audit, verdict: Verdict) -> Vec<&'static str> {
    audit.of(verdict).map(|checked| checked.rule.id).collect()
}

/// Whether anything is there.
pub fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// A project that has everything, but for commits.
pub fn good() -> Repo {
    let repo = Repo::new();
    let readme = "# Leaf doctor\n\nGrowers of tomatoes lose a tenth of their plants because a sick leaf is seen too late. This \
                  model finds the sick ones on a photo by noon, and the grower decides which plants to take out.\n\n\
                  **Demo**: https://huggingface.co/spaces/ada/leaf\n\n\
                  ## Results\n\n| model | macro-F1 on the test set |\n|---|---|\n| logistic regression (baseline) | 0.81 |\n\
                  | ResNet-18, fine-tuned in PyTorch | 0.94 |\n\n\
                  ## Data\n\nPlantDoc: 2,598 photos of 13 species from the web, CC BY 4.0, split by its authors; the photos of one \
                  plant are never in two parts.\n\n## How to run\n\n```bash\nuv sync\nuv run python -m leaf.train\n```\n";
    let notebook = "{\"cells\":[{\"cell_type\":\"code\",\"source\":[\"from leaf import train\"],\"execution_count\":1,\"outputs\":[]},\
                    {\"cell_type\":\"code\",\"source\":[\"train.main()\"],\"execution_count\":2,\"outputs\":[{}]}]}";
    repo.write(&[
        ("README.md", readme),
        ("LICENSE", &format!("MIT License\n\nCopyright (c) 2026 Ada\n\n{}\n", "Permission is hereby granted. ".repeat(10))),
        ("MODEL_CARD.md", &format!("# Model card\n\n{}Limitations: wet leaves, and more than one leaf.\n", "It is for growers who look at each plant. ".repeat(5))),
        ("pyproject.toml", "[project]\nname = \"leaf\"\ndependencies = [\"torch>=2.4\"]\n"),
        ("uv.lock", "version = 1\n\n[[package]]\nname = \"torch\"\nversion = \"2.4.0\"\n"),
        ("src/leaf/__init__.py", ""),
        ("src/leaf/train.py", "import numpy as np\nimport torch\n\n\ndef main():\n    torch.manual_seed(0)\n    for x, y in train_loader:\n        loss(x, y).backward()\n"),
        ("src/leaf/evaluate.py", "from sklearn.metrics import f1_score\n\nprint(f1_score(y, predict(test_loader)))\n"),
        ("tests/test_train.py", "from leaf import train\n\n\ndef test_it_learns():\n    assert train.main()\n"),
        (".github/workflows/tests.yml", "jobs:\n  tests:\n    steps:\n      - run: uv run pytest\n"),
        ("Dockerfile", "FROM python:3.11\nCOPY . .\nCMD [\"uvicorn\", \"leaf.app:app\"]\n"),
        ("notebooks/look.ipynb", notebook),
        (".gitignore", "data/\n*.pt\n"),
    ]);
    repo
}
