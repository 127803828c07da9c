//! What it needs and who may use it: exact versions, and a licence.

use crate::domain::audit::ground::Ground;
use crate::domain::audit::snapshot::File;
use crate::domain::audit::verdict::{Finding, Outcome};

/// Files that hold exact versions of everything.
const LOCKS: &[&str] = &[
    "uv.lock",
    "poetry.lock",
    "pipfile.lock",
    "pdm.lock",
    "pixi.lock",
    "conda-lock.yml",
    "conda-lock.yaml",
    "pylock.toml",
    "requirements.lock",
    "requirements-lock.txt",
    "cargo.lock",
    "package-lock.json",
    "yarn.lock",
    "pnpm-lock.yaml",
    "renv.lock",
    "manifest.toml",
    "go.sum",
    "flake.lock",
    "gradle.lockfile",
];

/// Passes with a lock file, or with one list of dependencies in which every line has an exact version.
pub(super) fn pinned(ground: &Ground<'_>) -> Outcome {
    let near = || ground.snapshot.files.iter().filter(|file| file.depth() <= 2);
    let lock = near().find(|file| LOCKS.contains(&file.lower_name().as_str()) && file.size > 40);
    if let Some(file) = lock {
        return Outcome::Passed(vec![Finding::of_file(&file.path, "locks every version")]);
    }
    let mut loose = Vec::new();
    for file in near() {
        let Some((lines, text)) = list(file).zip(file.text()) else { continue };
        let wanted: Vec<(usize, String)> = lines(text);
        let unpinned = wanted.iter().find(|(_, requirement)| !is_exact(requirement));
        match unpinned {
            None if wanted.is_empty() => {}
            None => {
                return Outcome::Passed(vec![Finding::of_file(&file.path, "gives every dependency an exact version")]);
            }
            Some((line, requirement)) => {
                loose.push(Finding::at(&file.path, *line, format!("gives {} no exact version", name(requirement))));
            }
        }
    }
    if !loose.is_empty() {
        return Outcome::Failed(loose);
    }
    if ground.imports.is_none() {
        return Outcome::Unchecked("No Python was found, and no list of dependencies that is known.".into());
    }
    Outcome::Missing(vec![Finding::of_all(
        "There is no list of dependencies: no requirements.txt, pyproject.toml or lock file.",
    )])
}

type Lines = fn(&str) -> Vec<(usize, String)>;

/// How the dependencies of a file are listed, if it is such a file.
fn list(file: &File) -> Option<Lines> {
    let name = file.lower_name();
    let in_requirements =
        file.folders().last().is_some_and(|folder| folder == "requirements") && name.ends_with(".txt");
    if name.starts_with("requirements") && (name.ends_with(".txt") || name.ends_with(".in")) || in_requirements {
        return Some(requirements);
    }
    match name.as_str() {
        "constraints.txt" => Some(requirements),
        "environment.yml" | "environment.yaml" | "conda.yml" | "conda.yaml" | "env.yml" => Some(environment),
        "pyproject.toml" => Some(pyproject),
        _ => None,
    }
}

/// Numbered lines without comments.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..).zip(text.lines()).map(|(number, line)| {
        let comment = if line.trim_start().starts_with('#') { Some(0) } else { line.find(" #") };
        (number, line[..comment.unwrap_or(line.len())].trim_end())
    })
}

/// The lines of a requirements file (pip.pypa.io/en/stable/reference/requirements-file-format).
fn requirements(text: &str) -> Vec<(usize, String)> {
    let asks = |line: &&str| !line.is_empty() && !line.starts_with('-');
    lines(text)
        .map(|(number, line)| (number, line.trim().trim_end_matches('\\').trim_end()))
        .filter(|(_, line)| asks(line))
        .map(|(number, line)| (number, line.to_owned()))
        .collect()
}

/// The dependencies of a conda environment, those of pip among them.
fn environment(text: &str) -> Vec<(usize, String)> {
    let mut within = false;
    let mut found = Vec::new();
    for (number, line) in lines(text) {
        if !line.starts_with([' ', '-']) && !line.is_empty() {
            within = line.starts_with("dependencies:");
        } else if within && let Some(item) = line.trim_start().strip_prefix('-') {
            let item = item.trim().trim_matches(['"', '\'']);
            if !item.is_empty() && !item.ends_with(':') && item != "pip" && !item.starts_with('-') {
                found.push((number, item.to_owned()));
            }
        }
    }
    found
}

/// The dependencies of a `pyproject.toml`: the list of `[project]`, and the tables of Poetry.
fn pyproject(text: &str) -> Vec<(usize, String)> {
    let (mut table, mut within) = ("", false);
    let mut found = Vec::new();
    for (number, line) in lines(text) {
        let bare = line.trim();
        if !within && bare.starts_with('[') && bare.ends_with(']') {
            table = bare;
            continue;
        }
        let begins = table == "[project]" && bare.split('=').next().is_some_and(|key| key.trim() == "dependencies");
        let item = if begins { bare.split_once('=').map_or("", |(_, rest)| rest) } else { bare };
        if begins || within {
            found.extend(item.split('"').skip(1).step_by(2).map(|text| (number, text.to_owned())));
            // A bracket within quotes names extras: `uvicorn[standard]`.
            let outside: String = item.split('"').step_by(2).collect();
            within = !outside.contains(']');
        } else if table.starts_with("[tool.poetry")
            && table.ends_with("dependencies]")
            && let Some((name, version)) = bare.split_once('=').filter(|(name, _)| name.trim() != "python")
        {
            let version = version.split('"').nth(1).unwrap_or_default();
            let exact = version.starts_with(|c: char| c.is_ascii_digit());
            found.push((number, format!("{}{}{version}", name.trim(), if exact { "==" } else { " " })));
        }
    }
    found
}

/// Whether a requirement has one version: `torch==2.4.0`, `numpy=1.26.4` of conda, a file or a commit.
fn is_exact(requirement: &str) -> bool {
    let requirement = requirement.split(';').next().unwrap_or_default().trim();
    let version = requirement.split_once("==").or_else(|| requirement.split_once('='));
    if requirement.contains(" @ ") || requirement.contains("://") {
        return requirement.ends_with(".whl")
            || requirement.ends_with(".tar.gz")
            || requirement.rsplit('@').next().is_some_and(|at| {
                at.len() >= 7 && at.bytes().all(|byte| byte.is_ascii_hexdigit()) || at.starts_with('v')
            });
    }
    version.is_some_and(|(before, after)| {
        !before.ends_with(['>', '<', '~', '!', '^'])
            && !after.contains('*')
            && after.trim_start_matches('=').trim().starts_with(|c: char| c.is_ascii_digit())
    })
}

/// What a requirement is for.
fn name(requirement: &str) -> String {
    let end = requirement
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')))
        .unwrap_or(requirement.len());
    if (1..=40).contains(&end) { requirement[..end].to_owned() } else { "a dependency".into() }
}

/// Passes with a licence file of at least 20 words whose owner is filled in.
pub(super) fn licence(ground: &Ground<'_>) -> Outcome {
    let is_licence =
        |name: &str| ["license", "licence", "copying", "unlicense"].iter().any(|stem| name.starts_with(stem));
    let in_folder = |file: &&File| file.depth() == 1 && file.folders().next() == Some("LICENSES");
    let files = &ground.snapshot.files;
    let Some(file) = ground.at_root(is_licence).or_else(|| files.iter().find(in_folder)) else {
        return Outcome::Missing(vec![Finding::of_all("There is no LICENSE file.")]);
    };
    let Some(text) = file.text() else {
        return Outcome::Unchecked(format!("{} could not be read.", file.path));
    };
    if text.split_whitespace().count() < 20 {
        return Outcome::Failed(vec![Finding::of_file(&file.path, "says nothing about a licence")]);
    }
    let open =
        (1..).zip(text.lines().take(10)).find(|(_, line)| line.contains("[fullname]") || line.contains("[year]"));
    match open {
        Some((line, _)) => {
            Outcome::Failed(vec![Finding::at(&file.path, line, "still has the template's year or name")])
        }
        None => Outcome::Passed(vec![Finding::of_file(&file.path, "is there")]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::audit::testing::check;

    #[test]
    fn a_version_is_exact_or_not() {
        for exact in [
            "torch==2.4.0",
            "torch == 2.4",
            "numpy=1.26.4",
            "x==1.0; python_version<'3.9'",
            "numpy=1.26=py311",
            "uvicorn[standard]==0.30.1",
            "x @ git+https://h/x@0123abc",
            "https://h/x-1.0.whl",
            "torch===2.4",
        ] {
            assert!(is_exact(exact), "{exact}");
        }
        for loose in [
            "torch",
            "torch>=2.0",
            "torch~=2.4",
            "torch<=2.4",
            "torch!=2.4",
            "torch==2.*",
            "x @ git+https://h/x",
            "x ^2.1",
        ] {
            assert!(!is_exact(loose), "{loose}");
        }
    }

    #[test]
    fn dependencies_are_listed_with_their_lines() {
        let project = "[project]\nname = \"x\"\ndependencies = [\n  \"torch==2.4\", # y\n  \"uvicorn[standard]>=1\",\n]\n[tool.poetry.dependencies]\npython = \"^3.11\"\nkeras = \"3.5.0\"\njax = \"^0.4\"\n";
        let told: Vec<String> = pyproject(project).iter().map(|(line, text)| format!("{line} {text}")).collect();
        assert_eq!(told, ["4 torch==2.4", "5 uvicorn[standard]>=1", "9 keras==3.5.0", "10 jax ^0.4"]);
        let conda = "name: x\nchannels:\n  - conda-forge\ndependencies:\n  - python=3.11\n  - pip\n  - pip:\n    - torch==2.4\n";
        let told: Vec<String> = environment(conda).iter().map(|(line, text)| format!("{line} {text}")).collect();
        assert_eq!(told, ["5 python=3.11", "8 torch==2.4"]);
        let told: Vec<String> = requirements("# torch==1\n-r x.txt\n\nnumpy # y\n")
            .iter()
            .map(|(line, text)| format!("{line} {text}"))
            .collect();
        assert_eq!(told, ["4 numpy"]);
    }

    #[test]
    fn versions_are_pinned_or_one_that_is_not_is_named() {
        let lock = "version = 1\n[[package]]\nname = \"torch\"\nversion = \"2.4.0\"\n";
        check(
            "dependencies",
            &[
                (&[("uv.lock", lock), ("requirements.txt", "torch\n")], "passed: uv.lock locks every version"),
                (
                    &[("requirements.txt", "torch==2.4.0\n# numpy\nkeras==3.5.0 ; python_version > '3'\n")],
                    "passed: requirements.txt gives every dependency an exact version",
                ),
                (
                    &[("environment.yml", "dependencies:\n  - python=3.11\n  - pip\n")],
                    "passed: environment.yml gives every dependency an exact version",
                ),
                (
                    &[("requirements.txt", "torch==2.4.0\nnumpy>=1.26\n")],
                    "failed: requirements.txt:2 gives numpy no exact version",
                ),
                (
                    &[("pyproject.toml", "[project]\ndependencies = [\"torch>=2\"]\n")],
                    "failed: pyproject.toml:2 gives torch no exact version",
                ),
                // An empty lock file, and versions in comments.
                (
                    &[("uv.lock", ""), ("requirements.txt", "torch # ==2.4.0\n")],
                    "failed: requirements.txt:1 gives torch no exact version",
                ),
                (
                    &[("a.py", "import torch\n")],
                    "failed: There is no list of dependencies: no requirements.txt, pyproject.toml or lock file.",
                ),
                (&[("main.R", "x")], "unchecked: No Python was found, and no list of dependencies that is known."),
            ],
        );
    }

    #[test]
    fn a_licence_is_filled_in() {
        let text = "Permission is hereby granted, free of charge, to any person obtaining a copy of this software and its files.\n";
        check(
            "licence",
            &[
                (&[("LICENSE", &format!("MIT\n\nCopyright 2026 Ada\n\n{text}"))], "passed: LICENSE is there"),
                (&[("LICENCE.md", text)], "failed: LICENCE.md says nothing about a licence"),
                (
                    &[("LICENSE", &format!("MIT\n\nCopyright (c) [year] [fullname]\n\n{text}"))],
                    "failed: LICENSE:3 still has the template's year or name",
                ),
                (&[("README.md", "## License\nMIT\n")], "failed: There is no LICENSE file."),
                (&[("vendor/LICENSE", text)], "failed: There is no LICENSE file."),
            ],
        );
    }
}
