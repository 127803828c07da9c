//! Whether others can use it: a way to production, a demo, and what the model is for.

use super::readme::no_readme;
use crate::domain::audit::document::{Document, Markup, holds_word, words};
use crate::domain::audit::ground::{Ground, Trains};
use crate::domain::audit::snapshot::File;
use crate::domain::audit::verdict::{Finding, Outcome, found_or};
use crate::domain::claims::is_public_link;

/// Packages that serve something.
const SERVERS: &[&str] = &[
    "fastapi",
    "flask",
    "gradio",
    "streamlit",
    "litserve",
    "bentoml",
    "uvicorn",
    "starlette",
    "chainlit",
    "dash",
    "panel",
    "mlserver",
    "tritonclient",
    "tritonserver",
    "sagemaker",
    "modal",
    "tensorflow_serving",
    "sanic",
    "aiohttp",
    "django",
    "nicegui",
    "ts",
    "vllm",
    "runpod",
    "cog",
    "falcon",
    "quart",
    "solara",
];

/// Files that say how something is deployed, by their names.
const MANIFESTS: &[&str] = &[
    "procfile",
    "fly.toml",
    "render.yaml",
    "app.yaml",
    "vercel.json",
    "cog.yaml",
    "bentofile.yaml",
    "serverless.yml",
    "cloudbuild.yaml",
    "skaffold.yaml",
    "railway.json",
    "netlify.toml",
    "truss.yaml",
    "config.pbtxt",
];

/// What a workflow does that deploys.
const DEPLOYS: &[&str] = &[
    "docker build",
    "docker push",
    "docker/build-push-action",
    "gcloud run",
    "gcloud app",
    "fly deploy",
    "flyctl",
    "kubectl",
    "helm upgrade",
    "huggingface-cli upload",
    "hf upload",
    "huggingface.co/spaces",
    "aws-actions/amazon-ecs",
    "sam deploy",
    "az webapp",
    "modal deploy",
    "terraform apply",
    "heroku",
    "railway up",
    "vercel",
];

/// Hosts of demos.
const HOSTS: &[&str] = &[
    "huggingface.co/spaces/",
    ".hf.space",
    ".streamlit.app",
    "share.streamlit.io/",
    ".gradio.live",
    ".gradio.app",
    ".onrender.com",
    ".fly.dev",
    ".vercel.app",
    ".herokuapp.com",
    ".run.app",
    ".netlify.app",
    ".railway.app",
    ".modal.run",
    "replicate.com/",
    ".pythonanywhere.com",
    ".azurewebsites.net",
    "loom.com/share/",
];

/// Words beside which a link leads to a demo.
const DEMO: &[&str] = &["demo", "live at", "live app", "try it", "playground", "web app", "screencast", "recording"];

/// Passes with a Dockerfile that starts something, with code that serves, with a manifest, a Space or a workflow that deploys.
pub(super) fn deployment(ground: &Ground<'_>) -> Outcome {
    let files = || ground.snapshot.files.iter();
    let docker = files().filter(|file| !file.path.contains(".devcontainer")).find(|file| is_container(file));
    let manifest =
        || files().find(|file| file.depth() <= 2 && MANIFESTS.contains(&file.lower_name().as_str()) && file.size > 0);
    let space = || {
        let readme = ground.readme.as_ref()?;
        let mut front =
            (1..).zip(readme.text.lines()).skip(1).take_while(|(_, line)| line.trim_end() != "---").take(40);
        let (line, _) = front.find(|(_, line)| line.starts_with("sdk:")).filter(|_| readme.text.starts_with("---"))?;
        Some(Finding::at(readme.path, line, "is a Space"))
    };
    let deploys = || {
        let workflows =
            files().filter(|file| file.path.starts_with(".github/workflows/") || file.path == ".gitlab-ci.yml");
        workflows.filter_map(|file| Some((file, file.text()?))).find_map(|(file, text)| {
            let (line, _) = (1..).zip(text.lines()).find(|(_, line)| {
                let line = line.split(" #").next().unwrap_or_default().trim_start();
                !line.starts_with('#') && DEPLOYS.iter().any(|word| line.contains(word))
            })?;
            Some(Finding::at(&file.path, line, "deploys"))
        })
    };
    let cluster = || {
        files().filter(|file| file.lower_name().ends_with(".yml") || file.lower_name().ends_with(".yaml")).find(
            |file| {
                let kinds = ["kind: Deployment", "kind: InferenceService", "kind: Job", "kind: RayService"];
                file.text().is_some_and(|text| text.lines().any(|line| kinds.contains(&line.trim_end())))
            },
        )
    };
    let found = docker
        .map(|file| Finding::of_file(&file.path, "starts it"))
        .or_else(|| ground.imported_at(SERVERS))
        .or_else(|| manifest().map(|file| Finding::of_file(&file.path, "deploys it")))
        .or_else(space)
        .or_else(deploys)
        .or_else(|| cluster().map(|file| Finding::of_file(&file.path, "deploys it")));
    found_or(found, "There is no Dockerfile that starts it, no code that serves it, no workflow that deploys it.")
}

/// Whether a file makes a container that starts something.
fn is_container(file: &File) -> bool {
    let name = file.lower_name();
    let named = name.starts_with("dockerfile") || name.ends_with(".dockerfile") || name.starts_with("containerfile");
    let compose =
        matches!(name.as_str(), "docker-compose.yml" | "docker-compose.yaml" | "compose.yml" | "compose.yaml");
    let Some(text) = file.text().filter(|_| named || compose) else { return false };
    let begins = |word: &str| text.lines().any(|line| line.trim_start().to_uppercase().starts_with(word));
    if compose { begins("SERVICES:") } else { begins("FROM ") && (begins("CMD") || begins("ENTRYPOINT")) }
}

/// Passes with a public link in the README that leads to a host of demos, or stands in a line that speaks of one.
pub(super) fn demo_link(ground: &Ground<'_>) -> Outcome {
    let Some(readme) = &ground.readme else { return no_readme() };
    let mut heading = String::new();
    let mut found = None;
    for line in &readme.document().lines {
        if matches!(line.kind, crate::domain::audit::document::Kind::Heading(_)) {
            heading = line.text.to_lowercase();
        }
        let speaks =
            || holds_word(&without_links(&line.text), DEMO) || holds_word(&heading, &["demo", "live demo", "try it"]);
        let leads = |link: &&str| {
            // The front page of a host is nobody's demo.
            let at =
                |host: &&str| link.split_once(*host).is_some_and(|(_, rest)| !host.ends_with('/') || !rest.is_empty());
            let hosted = HOSTS.iter().any(at);
            is_public_link(link) && (hosted || speaks())
        };
        if found.is_none() && links(&without_pictures(&line.text)).iter().any(|link| leads(&link.as_str())) {
            found = Some(Finding::at(readme.path, line.number, "links a demo"));
        }
    }
    found_or(found, format!("{} links no demo.", readme.path))
}

/// The addresses in a line.
fn links(line: &str) -> Vec<String> {
    let end = |c: char| c.is_whitespace() || matches!(c, ')' | ']' | '>' | '<' | '"' | '\'' | '`' | '|');
    let starts = line.match_indices("http").map(|(at, _)| &line[at..]);
    let whole = starts.map(|rest| rest.split(end).next().unwrap_or_default().trim_end_matches(['.', ',', ';']));
    whole.filter(|link| link.contains("://")).map(str::to_owned).collect()
}

/// A line without its pictures; where they lead to stays.
fn without_pictures(line: &str) -> String {
    let mut parts = line.split("![");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept.push_str(part.split_once(')').map_or("", |(_, rest)| rest));
    }
    let mut parts = kept.split("<img");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| kept + part.split_once('>').map_or("", |(_, rest)| rest))
}

/// A line without its addresses: what they hold says nothing about them.
fn without_links(line: &str) -> String {
    links(line).iter().fold(line.to_owned(), |line, link| line.replace(link.as_str(), " "))
}

/// Passes with a model card, as a file or a section, that says what the model is for or where it fails.
pub(super) fn model_card(ground: &Ground<'_>) -> Outcome {
    match ground.trains() {
        Trains::No => return Outcome::Apart("nothing is trained here"),
        Trains::Unknown => {
            return Outcome::Unchecked("No Python was found, so whether there is a model is not known.".into());
        }
        Trains::Yes => {}
    }
    let is_card = |file: &&File| {
        let name = file.lower_name().replace(['-', ' '], "_");
        (name.starts_with("model_card") || name.starts_with("modelcard")) && !name.ends_with(".py")
    };
    if let Some(file) = ground.snapshot.files.iter().find(is_card) {
        let text = file.text().unwrap_or_default();
        let document = Document::read(text, Markup::Markdown);
        let says = document.words() >= 30
            && text.lines().any(|line| holds_word(line, LIMITS) && !line.contains("[More Information"));
        return if says {
            Outcome::Passed(vec![Finding::of_file(&file.path, "is a model card")])
        } else {
            Outcome::Failed(vec![Finding::of_file(&file.path, "does not say what the model is for and where it fails")])
        };
    }
    let section = ground.readme.as_ref().and_then(|readme| {
        let mut said: (usize, usize) = (0, 0);
        readme.document().find(|section| {
            let about = section.is_about(CARD)
                || section.headings.last().is_some_and(|heading| holds_word(&heading.text, LIMITS));
            if !about {
                return None;
            }
            let count: usize = section.lines.iter().map(|line| words(&line.text)).sum();
            let limits =
                section.headings.iter().map(|heading| &heading.text).chain(section.lines.iter().map(|line| &line.text));
            said = (said.0 + count, said.1 + limits.filter(|text| holds_word(text, LIMITS)).count());
            let line = section.headings.last()?.number;
            (said.0 >= 20 && said.1 > 0)
                .then(|| Finding::at(readme.path, line, "says what the model is for and where it fails"))
        })
    });
    found_or(section, "There is no MODEL_CARD.md and no such section in the README.")
}

/// Headings of a model card.
const CARD: &[&str] = &["model card", "model details"];

/// Words of a model card that say what a model is for and where it fails.
const LIMITS: &[&str] = &[
    "intended use",
    "intended uses",
    "limitation",
    "limitations",
    "out of scope",
    "out-of-scope",
    "bias",
    "biases",
    "fails",
    "failure",
    "failures",
    "known issues",
    "not intended",
    "do not use",
    "weaknesses",
    "caveats",
    "failure analysis",
];

#[cfg(test)]
mod tests {
    use crate::domain::audit::testing::{TRAINS, check};

    #[test]
    fn something_starts_it_or_serves_it() {
        const NO: &str =
            "failed: There is no Dockerfile that starts it, no code that serves it, no workflow that deploys it.";
        check(
            "deployment",
            &[
                (&[("Dockerfile", "FROM python:3.11\nCMD [\"python\", \"app.py\"]\n")], "passed: Dockerfile starts it"),
                (&[("app.py", "import gradio as gr\n")], "passed: app.py:1 imports gradio"),
                (&[("README.md", "---\ntitle: A\nsdk: gradio\n---\n# A\n")], "passed: README.md:3 is a Space"),
                (
                    &[(".github/workflows/d.yml", "steps:\n  - run: gcloud run deploy\n")],
                    "passed: .github/workflows/d.yml:2 deploys",
                ),
                (&[("k8s/a.yaml", "kind: Deployment\n")], "passed: k8s/a.yaml deploys it"),
                // Words, comments, a container for the editor, an empty file, one that starts nothing.
                (
                    &[
                        ("README.md", "Deployed with Docker and sdk: gradio.\n"),
                        ("a.py", "# import gradio\n'import fastapi'\n"),
                    ],
                    NO,
                ),
                (&[(".devcontainer/Dockerfile", "FROM a\nCMD b\n"), ("Dockerfile", "")], NO),
                (&[("Dockerfile", "FROM python:3.11\nRUN pip install .\n")], NO),
                (&[(".github/workflows/d.yml", "# run: gcloud run deploy\n")], NO),
            ],
        );
    }

    #[test]
    fn a_demo_is_a_public_link() {
        check(
            "demo-link",
            &[
                (
                    &[("README.md", "# A\nTry the [demo](https://leaf.example.org/).\n")],
                    "passed: README.md:2 links a demo",
                ),
                (&[("README.md", "# A\nhttps://huggingface.co/spaces/ada/leaf\n")], "passed: README.md:2 links a demo"),
                (
                    &[(
                        "README.md",
                        "# A\nDeploy it to [Streamlit](https://share.streamlit.io/).\nA [video](https://youtu.be/x) on GPTs.\n",
                    )],
                    "failed: README.md links no demo.",
                ),
                (&[("README.md", "# A\n## Demo\n<https://leaf.example.org>\n")], "passed: README.md:3 links a demo"),
                (
                    &[("README.md", "# A\nThe demo runs at http://localhost:8501 then.\n")],
                    "failed: README.md links no demo.",
                ),
                (
                    &[(
                        "README.md",
                        "# A\n[![](https://x.vercel.app/demo)](https://discord.gg/x) <img src=\"https://a.hf.space/a\">\n",
                    )],
                    "failed: README.md links no demo.",
                ),
                (
                    &[("README.md", "# A\n![demo](https://a.example.org/demo.png)\n")],
                    "failed: README.md links no demo.",
                ),
                (
                    &[("README.md", "# A\nA demo is planned.\nSee https://example.org/paper.\n")],
                    "failed: README.md links no demo.",
                ),
            ],
        );
    }

    #[test]
    fn a_model_card_says_where_the_model_fails() {
        const WORDS: &str = "It is for photos of tomato leaves taken by daylight, by growers who look at every plant themselves \
                             before they take it out. Limitations: it has never seen wet leaves, and it fails on more than one.\n";
        check(
            "model-card",
            &[
                (&[TRAINS, ("MODEL_CARD.md", WORDS)], "passed: MODEL_CARD.md is a model card"),
                (
                    &[TRAINS, ("README.md", &format!("# A\n## Limitations\n{WORDS}"))],
                    "passed: README.md:2 says what the model is for and where it fails",
                ),
                (
                    &[TRAINS, ("MODEL_CARD.md", "# Model card\nTBD\n")],
                    "failed: MODEL_CARD.md does not say what the model is for and where it fails",
                ),
                (
                    &[TRAINS, ("README.md", "# A\nSee the model card and its limitations.\n## Model card\nsoon\n")],
                    "failed: There is no MODEL_CARD.md and no such section in the README.",
                ),
                (&[("app.py", "import flask\n")], "apart: nothing is trained here"),
            ],
        );
    }
}
