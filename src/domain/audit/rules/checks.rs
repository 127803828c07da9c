//! Tests, and that they run by themselves.

use crate::domain::audit::ground::{Ground, is_test};
use crate::domain::audit::verdict::{Finding, Outcome, found_or};

/// What checks something when a workflow calls it.
const RUNNERS: &[&str] = &[
    "pytest",
    "unittest",
    "tox",
    "nox",
    "make test",
    "make check",
    "make ci",
    "just test",
    "just check",
    "hatch test",
    "hatch run",
    "pre-commit",
    "cargo test",
    "npm test",
    "npm run test",
    "nbmake",
    "nbval",
    "coverage run",
    "ruff",
    "flake8",
    "mypy",
    "pylint",
    "bash .ci/run",
    "./ci",
    "dvc repro",
    "tests/",
];

/// Passes with a function `test_…` or a class of unittest in a file that is a test by its name or place.
pub(super) fn tests(ground: &Ground<'_>) -> Outcome {
    let found = ground.code.iter().filter(|code| is_test(code.path)).find_map(|code| {
        let name = code.source.names().find(|name| {
            name.before(1) == "def" && name.text().starts_with("test")
                || name.text() == "TestCase" && name.before(1) != "import"
        })?;
        Some(code.finding(name.line(), "tests"))
    });
    if found.is_none() && ground.imports.is_none() {
        return Outcome::Unchecked("No Python was found, and only Python's tests are known.".into());
    }
    found_or(found, "There is no function test_… in a file test_….py or in tests/.")
}

/// Passes with a workflow of a known service that runs tests or a linter.
pub(super) fn ci(ground: &Ground<'_>) -> Outcome {
    let is_workflow = |path: &str| {
        let yaml = path.ends_with(".yml") || path.ends_with(".yaml");
        let folder = [
            ".github/workflows/",
            ".circleci/",
            ".gitea/workflows/",
            ".forgejo/workflows/",
            ".buildkite/",
            ".woodpecker/",
        ];
        let file = [
            ".gitlab-ci.yml",
            ".travis.yml",
            "azure-pipelines.yml",
            "bitbucket-pipelines.yml",
            "Jenkinsfile",
            "cloudbuild.yaml",
            ".drone.yml",
            "appveyor.yml",
            ".cirrus.yml",
            ".woodpecker.yml",
        ];
        yaml && folder.iter().any(|folder| path.starts_with(folder)) || file.contains(&path)
    };
    let mut idle = None;
    for file in ground.snapshot.files.iter().filter(|file| is_workflow(&file.path)) {
        let Some(text) = file.text() else { continue };
        for (number, line) in (1..).zip(text.lines()) {
            if commands(line).any(|command| RUNNERS.iter().any(|runner| command.contains(runner))) {
                return Outcome::Passed(vec![Finding::at(&file.path, number, "runs checks")]);
            }
        }
        idle = idle.or_else(|| Some(Finding::of_file(&file.path, "runs no test")));
    }
    match idle {
        Some(finding) => Outcome::Failed(vec![finding]),
        None => Outcome::Missing(vec![Finding::of_all("There is no workflow that runs tests.")]),
    }
}

/// The commands in a line of a workflow: not what it is called, what it uses, what it installs or what is commented out.
fn commands(line: &str) -> impl Iterator<Item = &str> {
    let line = line.split(" #").next().unwrap_or_default().trim().trim_start_matches("- ").trim_start();
    let named = ["name:", "uses:", "key:", "path:", "#"].iter().any(|key| line.starts_with(key));
    let command = line.strip_prefix("run:").or_else(|| line.strip_prefix("script:")).unwrap_or(line);
    let parts = command.split("&&").flat_map(|part| part.split(';')).map(str::trim);
    let installs = |part: &&str| {
        ["pip install", "-m pip", "uv add", "uv pip", "conda install"].iter().any(|way| part.contains(way))
    };
    parts.filter(move |part| !named && !installs(part))
}

#[cfg(test)]
mod tests {
    use crate::domain::audit::testing::check;

    #[test]
    fn tests_are_functions_in_files_for_them() {
        const NO: &str = "failed: There is no function test_… in a file test_….py or in tests/.";
        check(
            "tests",
            &[
                (&[("tests/test_a.py", "import a\ndef test_shape(): assert 1\n")], "passed: tests/test_a.py:2 tests"),
                (&[("a_test.py", "class A(unittest.TestCase): pass\n")], "passed: a_test.py:1 tests"),
                // A script called test.py, a folder of nothing, a test in a comment.
                (&[("test.py", "def test_model(): pass\n"), ("tests/__init__.py", "")], NO),
                (&[("tests/test_a.py", "# def test_shape(): pass\nx = 1\n")], NO),
                (&[("a.md", "x")], "unchecked: No Python was found, and only Python's tests are known."),
            ],
        );
    }

    #[test]
    fn a_workflow_runs_something() {
        const NAME: &str = ".github/workflows/a.yml";
        check(
            "ci",
            &[
                (
                    &[(NAME, "jobs:\n  a:\n    steps:\n      - run: pytest\n")],
                    "passed: .github/workflows/a.yml:4 runs checks",
                ),
                (&[(".gitlab-ci.yml", "test:\n  script:\n    - tox\n")], "passed: .gitlab-ci.yml:3 runs checks"),
                // It only speaks of tests, or has them in a comment.
                (
                    &[(
                        NAME,
                        "name: pytest\njobs:\n  a:\n    steps:\n      # - run: pytest\n      - run: pip install pytest\n",
                    )],
                    "failed: .github/workflows/a.yml runs no test",
                ),
                (
                    &[("a.yml", "run: pytest\n"), ("README.md", "CI runs pytest.\n")],
                    "failed: There is no workflow that runs tests.",
                ),
            ],
        );
    }
}
