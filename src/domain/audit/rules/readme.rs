//! The README: that there is one, that it is no template's, that it states the problem and how to run it.

use crate::domain::audit::document::{Document, Kind, Line, Section, holds_word, plain, words};
use crate::domain::audit::ground::{Ground, Readme};
use crate::domain::audit::verdict::{Finding, Outcome, found_or};

/// The fewest words of a README.
const WORDS: usize = 40;

/// The fewest words of a paragraph that states a problem.
const STATED: usize = 15;

/// What templates and generators leave in a README.
const TEMPLATES: &[&str] = &[
    "one paragraph of project description goes here",
    "a short description of the project",
    "add your description here",
    "describe your project here",
    "short description of your project",
    "this is an example of how you may give instructions on setting up your project locally",
    "here's a blank template to get started",
    "awesome readme template",
    "what things you need to install the software and how to install them",
    "to make it easy for you to get started with gitlab",
    "this project was bootstrapped with create react app",
    "check out the configuration reference at https://huggingface.co/docs/hub/spaces-config-reference",
    "lorem ipsum",
    "todo: write",
    "your_username/",
    "github_username/repo_name",
    "[more information needed]",
    "insert your project title",
    "project_name",
];

/// Headings under which a problem is stated.
const PROBLEM: &[&str] = &[
    "problem",
    "motivation",
    "overview",
    "about",
    "introduction",
    "background",
    "goal",
    "goals",
    "why",
    "objective",
    "use case",
    "what it does",
    "what is this",
    "task",
    "description",
];

/// Headings under which one reads how to run something.
const RUN: &[&str] = &[
    "run",
    "running",
    "run it",
    "usage",
    "use",
    "using",
    "how to",
    "quick start",
    "quickstart",
    "quick-start",
    "getting started",
    "reproduce",
    "reproducing",
    "reproduction",
    "reproducibility",
    "train",
    "training",
    "start",
    "setup",
    "set up",
    "install",
    "installation",
    "inference",
    "demo",
    "evaluate",
    "evaluation",
    "example",
    "examples",
    "development",
    "commands",
    "docker",
    "local",
];

/// How a command begins that runs something and does more than to install, fetch or look.
const COMMANDS: &[&str] = &[
    "python",
    "python3",
    "py",
    "uv run",
    "poetry run",
    "pipenv run",
    "pdm run",
    "pixi run",
    "hatch run",
    "conda run",
    "make",
    "just",
    "task",
    "docker run",
    "docker compose",
    "docker-compose",
    "podman run",
    "streamlit run",
    "gradio",
    "uvicorn",
    "gunicorn",
    "fastapi",
    "flask",
    "torchrun",
    "accelerate launch",
    "deepspeed",
    "bash",
    "sh",
    "./",
    "jupyter",
    "papermill",
    "voila",
    "dvc repro",
    "snakemake",
    "nextflow",
    "prefect",
    "mlflow run",
    "bentoml",
    "tensorboard",
    "ray",
    "modal",
    "cargo run",
    "npm start",
    "npm run",
    "yarn",
    "rscript",
    "julia",
    "go run",
];

/// Passes with a README of at least 40 words.
pub(super) fn readme(ground: &Ground<'_>) -> Outcome {
    let Some(readme) = &ground.readme else {
        return Outcome::Missing(vec![Finding::of_all("There is no README with a text.")]);
    };
    match readme.document.words() {
        words if words >= WORDS => Outcome::Passed(vec![Finding::of_file(readme.path, format!("{words} words"))]),
        words => Outcome::Failed(vec![Finding::of_file(readme.path, format!("says only {words} words"))]),
    }
}

/// Passes unless the README holds what a template left in it.
pub(super) fn own_readme(ground: &Ground<'_>) -> Outcome {
    let Some(readme) = &ground.readme else { return Outcome::Apart("there is no README") };
    let seen = |line: &Line| {
        let text = line.text.to_lowercase().replace('’', "'");
        let phrase = TEMPLATES.iter().any(|phrase| text.contains(phrase));
        let title = matches!(line.kind, Kind::Heading(_)) && matches!(text.trim(), "project title" | "project name");
        (phrase || title).then(|| Finding::at(readme.path, line.number, "is a template's text"))
    };
    // What a template says in a comment is no text, and what stands in code may be about templates.
    let left: Vec<Finding> =
        readme.document.lines.iter().filter(|line| line.kind != Kind::Code).filter_map(seen).collect();
    if left.is_empty() { Outcome::Passed(Vec::new()) } else { Outcome::Failed(left) }
}

/// Passes with a paragraph of at least 15 words before the second heading, or under one that means it.
pub(super) fn problem(ground: &Ground<'_>) -> Outcome {
    let Some(readme) = &ground.readme else { return no_readme() };
    let mut nth = 0;
    let found = readme.document.find(|section| {
        nth += 1;
        let is_first = nth <= 2 && section.headings.len() <= 1 && !section.is_about(RUN);
        let here = is_first || section.headings.last().is_some_and(|heading| holds_word(&heading.text, PROBLEM));
        let line = here.then(|| paragraphs(section.lines).find(|(_, count)| *count >= STATED))?;
        line.map(|(line, _)| Finding::at(readme.path, line, "states what it is about"))
    });
    found_or(found, format!("{} states no problem in a paragraph of {STATED} words.", readme.path))
}

/// Passes with a command in code, under a heading that means it or in the text below it.
pub(super) fn how_to_run(ground: &Ground<'_>) -> Outcome {
    let Some(readme) = &ground.readme else { return no_readme() };
    let found = readme.document.find(|section| {
        if !section.is_about(RUN) {
            return None;
        }
        runs(section).map(|line| Finding::at(readme.path, line, "says how to run it"))
    });
    found_or(found, format!("{} shows no command that runs it under a heading such as \"How to run\".", readme.path))
}

pub(super) fn no_readme() -> Outcome {
    Outcome::Missing(vec![Finding::of_all("There is no README with a text.")])
}

/// The paragraphs of prose: each with its first line and how many words it has, those of lists not counted.
fn paragraphs(lines: &[Line]) -> impl Iterator<Item = (usize, usize)> {
    lines.chunk_by(|a, b| a.kind == b.kind).filter(|lines| lines[0].kind == Kind::Prose).map(|lines| {
        let is_item = |line: &&Line| ["- ", "* ", "+ "].iter().any(|mark| line.text.starts_with(mark));
        let text: Vec<String> = lines.iter().filter(|line| !is_item(line)).map(|line| plain(&line.text)).collect();
        (lines[0].number, words(&text.join(" ")))
    })
}

/// The line with a command that runs something.
fn runs(section: Section<'_>) -> Option<usize> {
    let mut python = false;
    section.lines.iter().find_map(|line| {
        match line.kind {
            Kind::Fence => python = holds_word(&line.text, &["python", "py", "pycon"]),
            Kind::Code if is_command(&line.text) || python && is_code(&line.text) => return Some(line.number),
            Kind::Prose | Kind::Row => {
                // Commands within a line stand between back-ticks.
                let mut inline = line.text.split('`').skip(1).step_by(2);
                return inline.any(is_command).then_some(line.number);
            }
            _ => {}
        }
        None
    })
}

pub(super) fn is_command(text: &str) -> bool {
    let text = text.trim_start().trim_start_matches(['$', '>', '%', '!']).trim_start();
    // `CUDA_VISIBLE_DEVICES=0 python train.py`
    let text = text.split(' ').find(|word| !word.contains('=')).and_then(|word| text.find(word).map(|at| &text[at..]));
    let Some(text) = text.map(str::to_lowercase) else { return false };
    let installs = ["-m pip", "-m venv", "-m ensurepip", "setup.py install", "--version", "make install"];
    let begins = |command: &&str| {
        text.strip_prefix(*command)
            .is_some_and(|rest| command.ends_with('/') || rest.starts_with(' ') || rest.is_empty())
    };
    COMMANDS.iter().copied().find(begins).is_some_and(|command| {
        let alone = text.trim() == command && matches!(command, "python" | "python3" | "py" | "bash" | "sh" | "ray");
        !alone && !installs.iter().any(|install| text.contains(install))
    })
}

/// A line of Python that does something: how a library is used.
fn is_code(text: &str) -> bool {
    let text = text.trim_start_matches(['>', '.', ' ']);
    text.contains('(') && !text.starts_with('#')
}

impl Readme<'_> {
    /// Its document, for the rules of other files.
    pub(in crate::domain::audit) fn document(&self) -> &Document {
        &self.document
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::audit::testing::check;

    const WORDS: &str = "This tool finds diseased leaves on photos of tomato plants, so that a grower of a small greenhouse \
                         knows by noon which plants to take out, and it says how sure it is of each one that it shows, every \
                         day anew.\n";

    #[test]
    fn a_readme_says_something() {
        check(
            "readme",
            &[
                (&[("README.md", WORDS)], "passed: README.md 42 words"),
                (&[("readme.rst", WORDS)], "passed: readme.rst 42 words"),
                (&[("docs/README.md", WORDS)], "passed: docs/README.md 42 words"),
                (&[], "failed: There is no README with a text."),
                (&[("src/README.md", WORDS)], "failed: There is no README with a text."),
                (&[("README.md", "")], "failed: README.md says only 0 words"),
                // Code, pictures and comments are not read as words.
                (
                    &[("README.md", &format!("# A\n```\n{WORDS}\n```\n<!-- {WORDS} -->\n"))],
                    "failed: README.md says only 0 words",
                ),
            ],
        );
    }

    #[test]
    fn a_readme_is_no_templates() {
        check(
            "own-readme",
            &[
                (&[("README.md", WORDS)], "passed"),
                (
                    &[("README.md", "# Project Title\n\nOne Paragraph of project description goes here\n")],
                    "failed: README.md:1 is a template's text; README.md:3 is a template's text",
                ),
                (&[("README.md", "# Leaf\n<!-- Add your description here -->\n```\nlorem ipsum\n```\n")], "passed"),
                (&[], "apart: there is no README"),
            ],
        );
    }

    #[test]
    fn a_problem_is_stated_in_prose() {
        check(
            "problem",
            &[
                (&[("README.md", &format!("# Leaf\n\n{WORDS}"))], "passed: README.md:3 states what it is about"),
                (
                    &[("README.md", &format!("# Leaf\n## Install\nx\n## Why\n{WORDS}"))],
                    "passed: README.md:5 states what it is about",
                ),
                (
                    &[("README.md", "# Leaf\n\nA leaf classifier.\n")],
                    "failed: README.md states no problem in a paragraph of 15 words.",
                ),
                // Long, but it says how to install.
                (
                    &[("README.md", &format!("# Leaf\n## Install\n{WORDS}"))],
                    "failed: README.md states no problem in a paragraph of 15 words.",
                ),
                // Badges and links only.
                (
                    &[(
                        "README.md",
                        &format!("# Leaf\n\n{}\n", "[![build passing](https://a/b.svg)](https://c) ".repeat(20)),
                    )],
                    "failed: README.md states no problem in a paragraph of 15 words.",
                ),
            ],
        );
    }

    #[test]
    fn how_to_run_is_a_command_under_its_heading() {
        const NO: &str = "failed: README.md shows no command that runs it under a heading such as \"How to run\".";
        check(
            "how-to-run",
            &[
                (
                    &[(
                        "README.md",
                        "# A\n## Usage\n```bash\npip install -r requirements.txt\nCUDA=0 python train.py\n```\n",
                    )],
                    "passed: README.md:5 says how to run it",
                ),
                (
                    &[("README.md", "# A\n## Quick start\nRun `make demo`, then look.\n")],
                    "passed: README.md:3 says how to run it",
                ),
                (
                    &[("README.md", "# A\n## Usage\n```python\nleaf.find(photo)\n```\n")],
                    "passed: README.md:4 says how to run it",
                ),
                (
                    &[("README.rst", "A\n=\n\nRunning\n-------\n\n::\n\n    $ python -m leaf\n")],
                    "passed: README.rst:9 says how to run it",
                ),
                // It installs and does not run.
                (
                    &[(
                        "README.md",
                        "# A\n## Installation\n```\ngit clone x\ncd x\npip install .\npython -m pip install .\n```\n",
                    )],
                    NO,
                ),
                // A command under another heading, and a heading with prose.
                (&[("README.md", "# A\n## History\n```\npython train.py\n```\n## Usage\nRun python on it.\n")], NO),
                (&[("README.md", "# A\nIt is easy to run.\n")], NO),
            ],
        );
    }
}
