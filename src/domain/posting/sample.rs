//! A catalog for the tests of this module, and what a posting says in a few signs.

use super::{Need, Posting};
use crate::domain::catalog::{Catalog, Proof, Role, Shared, Skill};

/// Skills with their category, name and aliases.
const SKILLS: &[(&str, &str, &str, &[&str])] = &[
    ("python", "Languages", "Python", &["Python 3"]),
    ("sql", "Languages", "SQL", &["PostgreSQL"]),
    ("r", "Languages", "R", &[]),
    ("go", "Languages", "Go", &[]),
    ("c", "Languages", "C", &[]),
    ("cpp", "Languages", "C++", &["C++17", "C/C++"]),
    ("csharp", "Languages", "C#", &[]),
    ("dotnet", "Languages", ".NET", &[]),
    ("node", "Languages", "Node.js", &[]),
    ("swift", "Languages", "Kotlin", &["Swift programming"]),
    ("pytorch", "Frameworks", "PyTorch", &["torch.nn"]),
    ("tensorflow", "Frameworks", "TensorFlow", &["TensorFlow 2", "TF2"]),
    ("keras", "Frameworks", "Keras", &["tf.keras", "tensorflow.keras"]),
    ("jax", "Frameworks", "JAX", &[]),
    ("lightning", "Frameworks", "PyTorch Lightning", &[]),
    ("scikit-learn", "Frameworks", "scikit-learn", &["sklearn", "scikit learn"]),
    ("tf-data", "Frameworks", "tf.data input pipelines", &["tf.data"]),
    ("hugging-face", "Language models", "Hugging Face", &["HuggingFace", "Transformers library"]),
    ("rag", "Language models", "retrieval-augmented generation (RAG)", &["RAG"]),
    ("fine-tuning", "Language models", "fine-tuning (LoRA, QLoRA)", &["fine-tuning", "LoRA fine-tuning"]),
    ("transformers", "Deep learning", "transformer architecture", &["transformers", "LLMs", "large language models"]),
    ("tf-idf", "Machine learning", "TF-IDF", &[]),
    ("statistics", "Machine learning", "statistics", &["statistical modelling"]),
    ("computer-vision", "Computer vision", "computer vision", &["image classification"]),
    ("vit", "Computer vision", "vision transformers", &["ViT"]),
    ("gan", "Deep learning", "generative models (GAN)", &["GANs"]),
    ("talk", "Practice", "communication", &["explain … to"]),
    ("monitoring", "Operations", "model monitoring", &["monitor … models"]),
    ("docker", "Operations", "Docker", &["containerization"]),
    ("kubernetes", "Operations", "Kubernetes", &["K8s", "Helm"]),
    ("ci-cd", "Operations", "CI/CD", &["GitHub Actions"]),
    ("cloud", "Operations", "cloud (AWS, Azure or Google Cloud)", &["AWS", "Azure", "GCP", "cloud platforms"]),
    ("ray", "Operations", "Ray", &["Ray Serve"]),
    ("evidently", "Operations", "Evidently", &[]),
    ("feast", "Operations", "Feast", &[]),
    ("serving", "Operations", "model serving", &["deploying models", "Triton"]),
    ("tracking", "Operations", "experiment tracking", &["MLflow", "W&B", "Weights & Biases"]),
    ("spark", "Data", "Apache Spark", &["PySpark", "Spark SQL"]),
    ("pandas", "Data", "pandas and NumPy", &["pandas", "NumPy"]),
    ("git", "Practice", "Git", &["GitHub", "GitLab"]),
    ("ab-testing", "Practice", "A/B testing", &["A/B tests"]),
    ("literacy", "Practice", "deep learning framework literacy", &["deep learning frameworks", "ML frameworks"]),
];

const ROLES: &[(&str, &str, &[&str])] = &[
    ("ml-engineer", "ML engineer", &["Machine learning engineer", "Software engineer, machine learning"]),
    ("nlp-llm", "NLP / LLM engineer", &["NLP engineer", "LLM engineer", "Machine learning engineer, NLP"]),
    ("data-scientist", "Data scientist moving to deep learning", &["Data scientist"]),
    ("computer-vision", "Computer vision engineer", &["Vision engineer"]),
];

/// A catalog of many skills and few roles.
pub fn catalog() -> Catalog {
    let texts = |names: &[&str]| names.iter().map(|name| (*name).into()).collect();
    let skill = |(id, category, name, aliases): &(&str, &str, &str, &[&str])| Skill {
        id: (*id).into(),
        name: (*name).into(),
        category: (*category).into(),
        aliases: texts(aliases),
        imports: Vec::new(),
        proof: if *id == "literacy" { Proof::Written } else { Proof::Project },
    };
    let role = |(id, title, aliases): &(&str, &str, &[&str])| Role {
        id: (*id).into(),
        title: (*title).into(),
        aliases: texts(aliases),
        framework: "".into(),
        why: "".into(),
        skills: Vec::new(),
        projects: Vec::new(),
        interview: Vec::new(),
        grows_into: Vec::new(),
        facts: Vec::new(),
    };
    let shared = Shared {
        skills: SKILLS.iter().map(skill).collect(),
        roles: ROLES.iter().map(role).collect(),
        ..Shared::default()
    };
    Catalog::assemble(Vec::new(), shared)
}

/// What a text asks for, in order: alternatives with a bar between them, `!` after what is required, `?` after what is nice
/// to have.
pub fn told(text: &str) -> String {
    let asked = Posting::read(text, &catalog()).requirements.into_iter().map(|requirement| {
        let skills: Vec<&str> = requirement.any_of.iter().map(|skill| skill.as_str()).collect();
        let sign = match requirement.need {
            Need::Required => "!",
            Need::Unsaid => "",
            Need::Nice => "?",
        };
        format!("{}{sign}", skills.join("|"))
    });
    asked.collect::<Vec<_>>().join(" ")
}

/// Compares what texts ask for with what they should.
pub fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(text, wanted)| told(text) != *wanted)
        .map(|(text, wanted)| format!("{text:?}\n    asks {:?}\n     not {wanted:?}", told(text)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
