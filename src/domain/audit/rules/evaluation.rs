//! Whether results can be got again and measured: seeds, an evaluation, and the framework that the README names.

use super::readme::is_command;
use crate::domain::audit::document::{Kind, holds_word};
use crate::domain::audit::ground::{Ground, Trains};
use crate::domain::audit::python::Name;
use crate::domain::audit::verdict::{Finding, Outcome, found_or};

/// Calls that compute a metric.
const METRICS: &[&str] = &[
    "classification_report",
    "f1_score",
    "accuracy_score",
    "balanced_accuracy_score",
    "precision_score",
    "recall_score",
    "precision_recall_fscore_support",
    "precision_recall_curve",
    "average_precision_score",
    "roc_auc_score",
    "roc_curve",
    "confusion_matrix",
    "matthews_corrcoef",
    "cohen_kappa_score",
    "log_loss",
    "brier_score_loss",
    "mean_absolute_error",
    "mean_squared_error",
    "root_mean_squared_error",
    "mean_absolute_percentage_error",
    "r2_score",
    "ndcg_score",
    "multiclass_accuracy",
    "binary_accuracy",
    "COCOeval",
    "corpus_bleu",
    "sacrebleu",
    "rouge_scorer",
    "wer",
    "cer",
    "evaluate_model",
    "mean_average_precision",
    "MeanAveragePrecision",
    "evaluate_predictions",
];

/// Packages that are there to evaluate.
const EVALUATORS: &[&str] =
    &["torchmetrics", "evaluate", "seqeval", "pycocotools", "lm_eval", "lighteval", "deepeval", "ragas", "inspect_ai"];

/// Words that names of files for evaluation hold.
const FILES: &[&str] = &["eval", "evaluate", "evaluation", "evals", "benchmark", "score", "metrics", "validate"];

/// Frameworks as READMEs name them, and the packages that are imported then.
const FRAMEWORKS: &[(&str, &[&str])] = &[
    ("PyTorch", &["torch", "lightning", "pytorch_lightning", "torchvision", "fastai", "timm"]),
    ("TensorFlow", &["tensorflow", "tf_keras", "tensorflow_hub", "tflite_runtime", "ai_edge_litert"]),
    ("Keras", &["keras", "tf_keras", "tensorflow", "keras_hub", "keras_nlp", "keras_cv"]),
    ("JAX", &["jax", "flax", "optax", "haiku", "equinox"]),
    ("scikit-learn", &["sklearn"]),
];

/// Passes with a call that sets a seed. A word in prose, a name of an argument or a default of none sets nothing.
pub(super) fn seeds(ground: &Ground<'_>) -> Outcome {
    match ground.trains() {
        Trains::No => return Outcome::Apart("nothing is trained here"),
        Trains::Unknown => return Outcome::Unchecked("No Python was found, and only Python is read.".into()),
        Trains::Yes => {}
    }
    let found = ground.own_code().find_map(|code| {
        let name = code.source.names().find(|name| sets_seed(*name))?;
        Some(code.finding(name.line(), "sets a seed"))
    });
    found_or(found, "No code sets a seed.")
}

fn sets_seed(name: Name<'_>) -> bool {
    let called = name.after(1) == "(" && !matches!(name.before(1), "def" | "class");
    let with_value = called && !matches!(name.after(2), ")" | "None");
    match name.text() {
        "manual_seed" | "manual_seed_all" | "set_random_seed" | "seed_everything" | "set_seed" => with_value,
        "PRNGKey" | "default_rng" | "RandomState" | "Rngs" | "SeedGenerator" => with_value,
        "seed" if called => with_value && name.owner().is_some_and(|owner| matches!(owner, "random" | "rng" | "tf")),
        "key" => with_value && name.owner() == Some("random"),
        "random_state" | "seed" | "random_seed" | "data_seed" => name.is_given(),
        _ => false,
    }
}

/// Passes with a file for evaluation that holds code, with a command of the README that names one, or with a call that
/// computes a metric.
pub(super) fn evaluation(ground: &Ground<'_>) -> Outcome {
    match ground.trains() {
        Trains::No => return Outcome::Apart("nothing is trained here"),
        Trains::Unknown => return Outcome::Unchecked("No Python was found, and only Python is read.".into()),
        Trains::Yes => {}
    }
    let file = ground.own_code().find(|code| names_evaluation(code.path) && code.source.calls().next().is_some());
    if let Some(code) = file {
        return Outcome::Passed(vec![Finding::of_file(code.path, "evaluates")]);
    }
    // One script may train and evaluate, by what it is called with: `python train.py config/eval.py`.
    let command = ground.readme.as_ref().and_then(|readme| {
        let lines = readme.document().lines.iter().filter(|line| line.kind == Kind::Code && is_command(&line.text));
        let is_here = |word: &str| ground.code.iter().any(|code| code.path == word.trim_start_matches("./"));
        let mut words = lines.flat_map(|line| line.text.split_whitespace().map(move |word| (line, word)));
        let (line, _) = words.find(|(_, word)| names_evaluation(word) && is_here(word))?;
        Some(Finding::at(readme.path, line.number, "shows the command that evaluates"))
    });
    let call = ground.own_code().find_map(|code| {
        let measures = |name: &Name<'_>| {
            METRICS.contains(&name.text()) || matches!(name.text(), "evaluate" | "score") && name.owner().is_some()
        };
        let name = code.source.calls().find(measures)?;
        Some(code.finding(name.line(), "computes a metric"))
    });
    found_or(
        command.or(call).or_else(|| ground.imported_at(EVALUATORS)),
        "No code computes a metric outside of training.",
    )
}

/// Whether a file is there to evaluate, by its name.
fn names_evaluation(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default().to_lowercase();
    let stem = name.split('.').next().unwrap_or_default();
    stem.split(['_', '-', ' ']).any(|word| FILES.contains(&word))
}

/// Passes where each framework that the README names is imported; asks nothing where it names none.
pub(super) fn framework(ground: &Ground<'_>) -> Outcome {
    let Some(readme) = &ground.readme else { return Outcome::Apart("there is no README") };
    let lines = || readme.document().lines.iter();
    let named = |name: &str| lines().find(|line| holds_word(&line.text, &[&name.to_lowercase()]));
    let found: Vec<_> =
        FRAMEWORKS.iter().filter_map(|(name, packages)| Some((*name, *packages, named(name)?))).collect();
    if found.is_empty() {
        return Outcome::Apart("the README names no framework");
    }
    if ground.imports.is_none() {
        return Outcome::Unchecked("No Python was found, and only Python is read.".into());
    }
    let (used, unused): (Vec<_>, Vec<_>) = found.into_iter().partition(|(_, packages, _)| ground.imports(packages));
    // A README compares with what others used: one framework that is really there is enough.
    if !used.is_empty() {
        let packages: Vec<&str> = used.iter().flat_map(|(_, packages, _)| packages.iter().copied()).collect();
        return Outcome::Passed(ground.imported_at(&packages).into_iter().collect());
    }
    let missing = unused.into_iter().map(|(name, packages, line)| {
        Finding::at(readme.path, line.number, format!("names {name}, and nothing imports {}", packages[0]))
    });
    Outcome::Missing(missing.collect())
}

#[cfg(test)]
mod tests {
    use crate::domain::audit::testing::{TRAINS, check};

    #[test]
    fn a_seed_is_set_by_a_call() {
        const NO: &str = "failed: No code sets a seed.";
        for call in [
            "torch.manual_seed(0)",
            "np.random.seed(1)",
            "random.seed(SEED)",
            "tf.random.set_seed(3)",
            "set_seed(4)",
            "keras.utils.set_random_seed(812)",
            "pl.seed_everything(7)",
            "g = np.random.default_rng(5)",
            "key = jax.random.PRNGKey(0)",
            "key = jax.random.key(0)",
            "f(random_state=0)",
            "ds.shuffle(10, seed=3)",
            "nnx.Rngs(0)",
        ] {
            let code = format!("m.fit(x)\n{call}\n");
            check("seeds", &[(&[("train.py", &code)], "passed: train.py:2 sets a seed")]);
        }
        for words in [
            "# torch.manual_seed(0)",
            "'torch.manual_seed(0)'",
            "f(random_state=None)",
            "seed = 3",
            "p.add_argument('--seed')",
            "default_rng()",
            "def set_seed(x): pass",
            "print('seed')",
            "key = d.key(0)",
            "plant.seed(3)",
        ] {
            let code = format!("m.fit(x)\n{words}\n");
            check("seeds", &[(&[("train.py", &code)], NO)]);
        }
        check(
            "seeds",
            &[
                (&[("README.md", "The seed is fixed: torch.manual_seed(0)\n"), TRAINS], NO),
                (&[TRAINS, ("tests/test_a.py", "random.seed(0)\n")], NO),
                (&[("app.py", "import flask\n")], "apart: nothing is trained here"),
                (&[("main.R", "fit(x)\n")], "unchecked: No Python was found, and only Python is read."),
                (
                    &[(
                        "a.ipynb",
                        r#"{"cells":[{"cell_type":"code","source":["m.fit(x)"]},{"cell_type":"markdown","source":""},{"cell_type":"code","source":["import random\n","random.seed(0)"]}]}"#,
                    )],
                    "passed: a.ipynb cell 3: sets a seed",
                ),
            ],
        );
    }

    #[test]
    fn an_evaluation_computes_something() {
        const NO: &str = "failed: No code computes a metric outside of training.";
        check(
            "evaluation",
            &[
                (&[TRAINS, ("evaluate.py", "print(f(x))\n")], "passed: evaluate.py evaluates"),
                (&[TRAINS, ("report.py", "f1_score(a, b)\n")], "passed: report.py:1 computes a metric"),
                (&[("train.py", "m.fit(x)\nm.evaluate(y)\n")], "passed: train.py:2 computes a metric"),
                (
                    &[
                        TRAINS,
                        ("config/eval.py", "x = 1\n"),
                        ("README.md", "```\npython src/train.py config/eval.py\n```\n"),
                    ],
                    "passed: README.md:2 shows the command that evaluates",
                ),
                (&[TRAINS, ("README.md", "```\npython evaluate.py\n```\n")], NO),
                (&[TRAINS, ("a.py", "import torchmetrics\n")], "passed: a.py:1 imports torchmetrics"),
                (&[TRAINS, ("evaluate.py", "# f1_score(a, b)\n")], NO),
                (&[TRAINS, ("README.md", "We evaluate with f1_score().\n")], NO),
                (&[TRAINS, ("a.py", "model.eval()\n\"f1_score(a)\"\n")], NO),
            ],
        );
    }

    #[test]
    fn what_the_readme_names_is_imported() {
        check(
            "framework",
            &[
                (&[("README.md", "A model in PyTorch.\n"), ("a.py", "import torch\n")], "passed: a.py:1 imports torch"),
                (
                    &[
                        ("README.md", "A model in PyTorch.\n"),
                        ("a.py", "# import torch\n'import torch'\nimport numpy\n"),
                    ],
                    "failed: README.md:1 names PyTorch, and nothing imports torch",
                ),
                (
                    &[("README.md", "A model in PyTorch.\n"), ("a.py", "import torch\n"), ("torch.py", "x = 1\n")],
                    "failed: README.md:1 names PyTorch, and nothing imports torch",
                ),
                (
                    &[("README.md", "Keras, against a PyTorch model of others.\n"), ("a.py", "import keras\n")],
                    "passed: a.py:1 imports keras",
                ),
                (&[("README.md", "A model.\n"), ("a.py", "x = 1\n")], "apart: the README names no framework"),
                (&[("README.md", "A model in PyTorch.\n")], "unchecked: No Python was found, and only Python is read."),
            ],
        );
    }
}
