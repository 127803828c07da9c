//! Job postings, read with the shipped skills and roles: what each asks stands beside it, as a careful reader wrote it down.
//!
//! Twenty of them, and what they ask, were written by somebody who had not seen `skills.toml`. A line of an `.expected` file is
//! `- SKILL (LINE)` or, where one of several is enough, `- SKILL | SKILL (LINE)`; the line is the one to be quoted. `required`
//! and `nice` are what the posting says; `unsaid` is what it names among the duties or in passing. `#` begins a remark.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use gradus::domain::catalog::Catalog;
use gradus::domain::posting::Posting;
use gradus::workspace::shipped;

fn catalog() -> Catalog {
    let (sources, shared) = shipped::prepared().unwrap();
    Catalog::assemble(sources, shared)
}

/// What a posting says, a line for each finding.
fn told(posting: &Posting) -> BTreeSet<String> {
    let title = posting.title.iter().map(|title| format!("title: {title}"));
    let roles = posting.roles.iter().map(|named| format!("role: {}", named.role));
    let requirements = posting.requirements.iter().map(|requirement| {
        let skills: Vec<&str> = requirement.any_of.iter().map(|skill| skill.as_str()).collect();
        format!("{}: {} ({})", requirement.need, skills.join(" | "), requirement.line)
    });
    title.chain(roles).chain(requirements).collect()
}

/// What a posting should say, in the same lines.
fn expected(text: &str) -> BTreeSet<String> {
    let mut section = "";
    let mut lines = BTreeSet::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let line = match (line.strip_suffix(':'), line.strip_prefix("- ")) {
            (Some(title), _) => {
                assert!(["required", "unsaid", "nice"].contains(&title), "{title}");
                section = title;
                continue;
            }
            (None, Some(item)) => format!("{section}: {item}"),
            (None, None) => line.to_owned(),
        };
        assert!(lines.insert(line.clone()), "twice: {line}");
    }
    lines
}

fn postings() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/postings");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut postings: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|end| end == "txt")).collect();
    postings.sort();
    postings
}

#[test]
fn every_posting_is_read_as_a_careful_reader_does() {
    let catalog = catalog();
    let postings = postings();
    assert!(postings.len() >= 29, "{}", postings.len());
    let mut wrong = String::new();
    for path in postings {
        let text = std::fs::read_to_string(&path).unwrap();
        let expected = expected(&std::fs::read_to_string(path.with_extension("expected")).unwrap());
        let told = told(&Posting::read(&text, &catalog));
        if told != expected {
            let missed = expected.difference(&told).map(|line| format!("\n  missed {line}"));
            let found = told.difference(&expected).map(|line| format!("\n  found  {line}"));
            let lines: String = missed.chain(found).collect();
            wrong += &format!("\n{}{lines}", path.file_name().unwrap().display());
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// What a text asks for: alternatives with a bar between them.
fn asks(text: &str, catalog: &Catalog) -> String {
    let asked = Posting::read(text, catalog).requirements.into_iter().map(|requirement| {
        let skills: Vec<&str> = requirement.any_of.iter().map(|skill| skill.as_str()).collect();
        skills.join("|")
    });
    asked.collect::<Vec<_>>().join(" ")
}

/// What counts only in company (`R`, `Go`, `C`, `Ray`, `Spark` …) is tested beside `short`, with a catalog that has them all.
#[test]
fn names_that_are_easily_mistaken_are_told_apart() {
    let catalog = catalog();
    for (text, wanted) in [
        ("C++, scikit-learn, sklearn, Scikit Learn, CI/CD, A/B tests", "cpp scikit-learn ci-cd ab-testing"),
        ("python, PYTORCH, Tensorflow; Pythonic, Dockerised, NoSQL", "python pytorch tensorflow"),
        ("LLM and LLMs, a CNN and CNNs, a vector database", "transformers-architecture cnn vector-databases"),
        ("900 couriers, dockers and engineers; Docker", "docker"),
        ("airflow, light and water; Airflow", "airflow"),
        ("airflow, light and water", ""),
        ("a fleet of 412,000 transformers", ""),
        ("understanding of transformers", "transformers-architecture"),
        ("PyTorch and Transformers", "pytorch hugging-face"),
        ("export to ONNX; ONNX Runtime", "onnx-runtime"),
        ("tf.keras", "keras"),
        ("Terraform (TF) and Docker", "terraform docker"),
        ("Keras and TF", "keras tensorflow"),
        ("TFLite, TensorFlow Lite", "litert"),
        ("a torch in the dark", ""),
        ("models in Torch", "pytorch"),
        ("the HF ecosystem", "hugging-face"),
        ("an HF radio", ""),
        ("evaluation of suppliers", ""),
        ("LLMs and their evaluation", "transformers-architecture llm-evaluation"),
        ("customer segmentation, fraud at a glance", ""),
        ("you map requests, we are present in Europe to stay", ""),
        ("precision/recall and mAP", "model-evaluation"),
        ("segmentation of scans, detection in images", "segmentation object-detection"),
        ("send your CV; experience in CV", ""),
        ("experience in CV", "computer-vision"),
        ("our CV parser", ""),
        ("AWS, GCP or Azure", "cloud"),
        ("PyTorch or TensorFlow", "pytorch|tensorflow"),
        ("no TensorFlow needed", ""),
        ("LangGraph or LlamaIndex", "langchain|rag"),
        ("Spark joy, go to market, a ray of hope, lightning fast, C-level, R&D", ""),
        ("TF-IDF, Triton kernels, Triton Inference Server", "triton model-serving"),
    ] {
        assert_eq!(asks(text, &catalog), wanted, "{text}");
    }
}

#[test]
fn a_quote_stands_in_its_line() {
    let catalog = catalog();
    for path in postings() {
        let text = std::fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        let words = |text: &str| -> Vec<String> {
            text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
        };
        for requirement in Posting::read(&text, &catalog).requirements {
            // A line that was broken goes on in those after it.
            let here = words(&lines[requirement.line - 1..lines.len().min(requirement.line + 3)].join(" "));
            let quote = words(&requirement.quote);
            let stands = here.windows(quote.len()).any(|window| window == quote);
            assert!(stands || text.contains("</"), "{}: {}", path.display(), requirement.quote);
        }
    }
}
