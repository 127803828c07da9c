//! The data: documented, split before anything is learned from it, and not a tutorial's.

use crate::domain::audit::document::{Kind, finds_word, holds_word};
use crate::domain::audit::ground::{Code, Ground, Trains};
use crate::domain::audit::python::{Name, Role};
use crate::domain::audit::verdict::{Finding, Outcome, found_or};

/// Headings under which data is documented.
const DATA: &[&str] = &["data", "dataset", "datasets", "data set", "data sets", "corpus", "data card", "datasheet"];

/// The fewest words on the data.
const WORDS: usize = 12;

/// Data that every tutorial uses, as words of names and strings.
const TUTORIALS: &[(&str, &str)] = &[
    ("mnist", "MNIST"),
    ("fashionmnist", "Fashion-MNIST"),
    ("fashion_mnist", "Fashion-MNIST"),
    ("fashion-mnist", "Fashion-MNIST"),
    ("titanic", "Titanic"),
    ("iris", "Iris"),
    ("load_iris", "Iris"),
    ("load_digits", "Digits"),
    ("load_wine", "Wine"),
    ("boston_housing", "Boston Housing"),
    ("load_boston", "Boston Housing"),
];

/// Calls that read data.
const READERS: &[&str] = &[
    "read_csv",
    "read_parquet",
    "read_json",
    "read_excel",
    "read_table",
    "read_feather",
    "read_sql",
    "read_pickle",
    "load_dataset",
    "load_from_disk",
    "ImageFolder",
    "DatasetFolder",
    "image_dataset_from_directory",
    "fetch_openml",
    "text_dataset_from_directory",
    "audio_dataset_from_directory",
    "flow_from_directory",
    "TFRecordDataset",
    "memmap",
    "scan_csv",
    "scan_parquet",
    "fetch_ucirepo",
    "CsvDataset",
    "TextLineDataset",
    "loadtxt",
    "genfromtxt",
    "open_zarr",
    "open_dataset",
    "WebDataset",
    "StreamingDataset",
    "snapshot_download",
    "imread",
    "load_data",
    "load",
    "open",
];

/// Calls that split data.
const SPLITTERS: &[&str] = &[
    "train_test_split",
    "random_split",
    "KFold",
    "StratifiedKFold",
    "GroupKFold",
    "StratifiedGroupKFold",
    "TimeSeriesSplit",
    "ShuffleSplit",
    "StratifiedShuffleSplit",
    "GroupShuffleSplit",
    "LeaveOneOut",
    "LeaveOneGroupOut",
    "cross_val_score",
    "cross_validate",
    "cross_val_predict",
    "GridSearchCV",
    "RandomizedSearchCV",
    "PredefinedSplit",
    "temporal_split",
];

/// Words for what is held back.
const HELD: &[&str] = &["val", "valid", "validation", "test", "testing", "dev", "holdout", "eval", "heldout"];

/// Words for data, beside which a word for what is held back means a part of it.
const PARTS: &[&str] = &[
    "data",
    "dataset",
    "datasets",
    "ds",
    "dl",
    "dataloader",
    "loader",
    "loaders",
    "set",
    "df",
    "x",
    "y",
    "generator",
    "gen",
    "iter",
    "split",
    "idx",
    "indices",
    "ids",
    "dir",
    "path",
    "file",
    "files",
    "images",
    "labels",
    "batches",
    "features",
    "size",
    "frame",
    "csv",
    "loss",
    "inputs",
    "targets",
    "texts",
    "samples",
    "folder",
];

/// Passes with a section on the data in the README, or a file on it.
pub(super) fn documented(ground: &Ground<'_>) -> Outcome {
    let about = |name: &str| {
        let stem = name.split('.').next().unwrap_or_default();
        ["data", "dataset", "datasheet", "data_card", "datacard", "dataset_card", "data-card", "dataset-card"]
            .contains(&stem)
            && [".md", ".rst", ".txt"].iter().any(|ending| name.ends_with(ending))
    };
    let in_folder = |path: &str| {
        let path = path.to_lowercase();
        let (folders, name) = path.rsplit_once('/').unwrap_or(("", &path));
        name.starts_with("readme") && folders.split('/').any(|folder| matches!(folder, "data" | "dataset" | "datasets"))
    };
    let file = ground.snapshot.files.iter().find(|file| {
        let long = || file.text().is_some_and(|text| text.split_whitespace().count() >= WORDS);
        (file.depth() <= 1 && about(&file.lower_name()) || in_folder(&file.path)) && long()
    });
    if let Some(file) = file {
        return Outcome::Passed(vec![Finding::of_file(&file.path, "documents the data")]);
    }
    if ground.trains() == Trains::No {
        return Outcome::Apart("nothing is trained here");
    }
    let section = ground.readme.as_ref().and_then(|readme| {
        readme.document().find(|section| {
            let heading = section.headings.iter().find(|heading| holds_word(&heading.text, DATA))?;
            let rows = section.lines.iter().filter(|line| line.kind == Kind::Row).count();
            let enough = section.prose() >= WORDS || rows >= 3;
            enough.then(|| Finding::at(readme.path, heading.number, "documents the data"))
        })
    });
    found_or(section, "Neither the README nor data/README.md says where the data is from.")
}

/// Passes where the code reads other data than a tutorial's, or none of a tutorial's.
pub(super) fn real(ground: &Ground<'_>) -> Outcome {
    if ground.trains() != Trains::Yes {
        return Outcome::Apart("nothing is trained here");
    }
    let mut tutorials: Vec<Finding> = Vec::new();
    let mut other = false;
    for code in ground.own_code() {
        for name in code.source.names() {
            if let Some((_, data)) = TUTORIALS.iter().find(|(word, _)| name.text().eq_ignore_ascii_case(word)) {
                tutorials.push(code.finding(name.line(), format!("uses {data}")));
            }
        }
        for literal in code.source.literals().iter().filter(|literal| literal.role == Role::Value) {
            if let Some(data) = tutorial(&literal.text) {
                tutorials.push(code.finding(literal.line, format!("uses {data}")));
            }
        }
        other |= code.source.calls().any(reads_other);
    }
    if tutorials.is_empty() || other {
        return Outcome::Passed(Vec::new());
    }
    tutorials.dedup();
    Outcome::Failed(tutorials)
}

/// The tutorial's data that a string names: `mnist`, `data/titanic.csv`, `ylecun/mnist`.
fn tutorial(text: &str) -> Option<&'static str> {
    if text.len() > 200 || text.contains(' ') {
        return None;
    }
    let text = text.to_lowercase();
    TUTORIALS
        .iter()
        .find(|(word, _)| finds_word(&text.replace(['_', '-'], ""), &word.replace(['_', '-'], "")).is_some())
        .map(|(_, data)| *data)
}

/// Whether data is read that is named, and not as a tutorial's.
fn reads_other(name: Name<'_>) -> bool {
    if !READERS.contains(&name.text()) {
        return false;
    }
    let by_owner = name.owner().is_some_and(|owner| TUTORIALS.iter().any(|(word, _)| owner.eq_ignore_ascii_case(word)));
    let given = name.literal(2);
    match name.text() {
        // Others than data are loaded and opened too: only what is named as data counts.
        "load" | "open" | "load_data" | "imread" => given.is_some_and(|literal| {
            let text = literal.text.to_lowercase();
            let is_data = [".csv", ".npy", ".npz", ".jsonl", ".parquet", ".tsv", ".txt", ".bin"]
                .iter()
                .any(|end| text.ends_with(end));
            is_data && tutorial(&text).is_none()
        }),
        _ => !by_owner && given.is_none_or(|literal| tutorial(&literal.text).is_none()),
    }
}

/// Passes where the code holds data back: by a call that splits, by an argument, by what its parts are called, or by folders.
pub(super) fn split(ground: &Ground<'_>) -> Outcome {
    match ground.trains() {
        Trains::No => return Outcome::Apart("nothing is trained here"),
        Trains::Unknown => return Outcome::Unchecked("No Python was found, and only Python is read.".into()),
        Trains::Yes => {}
    }
    let in_code = ground.own_code().find_map(|code| {
        let line =
            code.source.names().find(|name| holds_back(*name)).map(Name::line).or_else(|| part_in_string(code))?;
        Some(code.finding(line, "holds data back"))
    });
    let in_folders = || {
        let held = |file: &&crate::domain::audit::snapshot::File| {
            let path = file.path.to_lowercase();
            let mut parts = path.split(['/', '.']);
            parts.next().is_some_and(|first| matches!(first, "data" | "dataset" | "datasets"))
                && parts.any(|part| matches!(part, "test" | "val" | "valid" | "validation"))
        };
        let file = ground.snapshot.files.iter().find(held)?;
        Some(Finding::of_file(&file.path, "is data held back"))
    };
    found_or(in_code.or_else(in_folders), "No code holds data back for testing.")
}

fn holds_back(name: Name<'_>) -> bool {
    if SPLITTERS.contains(&name.text()) && name.after(1) == "(" && name.before(1) != "def" {
        return true;
    }
    if name.is_given() {
        let value = name.literal(2).map(|literal| literal.text.to_lowercase());
        match name.text() {
            "validation_split" | "validation_data" | "eval_set" | "eval_dataset" | "test_size" => return true,
            "train" => return name.after(2) == "False",
            "split" | "subset" | "partition" => {
                return value.is_some_and(|value| HELD.iter().any(|held| value.contains(held)));
            }
            _ => {}
        }
    }
    let text = name.text().to_lowercase();
    let words: Vec<&str> = text.split('_').collect();
    let holds = |list: &[&str]| words.iter().any(|word| list.contains(word));
    words.len() >= 2 && holds(HELD) && holds(PARTS) && name.before(1) != "def"
}

/// A string that names a part of the data, given to something: `load("test.csv")`, `splits["validation"]`.
fn part_in_string(code: &Code<'_>) -> Option<usize> {
    let is_part = |text: &str| {
        let text = text.to_lowercase();
        let file = text.rsplit('/').next().unwrap_or_default();
        let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
        let data = ["csv", "npy", "npz", "parquet", "jsonl", "json", "bin", "tfrecord", "txt", "pt", "tsv", "pkl"];
        let named = stem.split(['_', '-']).any(|word| HELD.contains(&word) && word != "dev" && word != "eval");
        data.contains(&ending) && named || matches!(text.as_str(), "validation" | "val" | "holdout")
    };
    let found = code.source.literals().iter().find(|literal| literal.role == Role::Value && is_part(&literal.text));
    found.map(|literal| literal.line)
}

#[cfg(test)]
mod tests {
    use crate::domain::audit::testing::{TRAINS, check};

    #[test]
    fn data_is_documented_in_words() {
        const WORDS: &str =
            "PlantDoc, 2,600 photos of 13 species from the web, CC BY 4.0, with the split of its authors.";
        check(
            "data",
            &[
                (
                    &[("README.md", &format!("# A\n## Dataset\n{WORDS}\n")), TRAINS],
                    "passed: README.md:2 documents the data",
                ),
                (&[("data/README.md", WORDS), TRAINS], "passed: data/README.md documents the data"),
                (
                    &[("README.md", "# A\n## Data\nPut it there.\n"), TRAINS],
                    "failed: Neither the README nor data/README.md says where the data is from.",
                ),
                (
                    &[("README.md", &format!("# A\nThe data is documented. {WORDS}\n")), TRAINS],
                    "failed: Neither the README nor data/README.md says where the data is from.",
                ),
                (&[("app.py", "import fastapi\n")], "apart: nothing is trained here"),
            ],
        );
    }

    #[test]
    fn a_tutorials_data_alone_is_known() {
        check(
            "real-data",
            &[
                (&[("train.py", "d = datasets.MNIST(root)\nmodel.fit(d)\n")], "failed: train.py:1 uses MNIST"),
                (
                    &[("train.py", "d = pd.read_csv('data/titanic.csv')\nmodel.fit(d)\n")],
                    "failed: train.py:1 uses Titanic",
                ),
                (
                    &[("train.py", "from sklearn.datasets import load_iris\nmodel.fit(load_iris())\n")],
                    "failed: train.py:1 uses Iris; train.py:2 uses Iris",
                ),
                (
                    &[("train.py", "d = load_dataset(\"ylecun/mnist\")\nmodel.fit(d)\n")],
                    "failed: train.py:1 uses MNIST",
                ),
                (
                    &[("train.py", "d = datasets.MNIST(root)\ne = pd.read_csv('photos.csv')\nmodel.fit(d, e)\n")],
                    "passed",
                ),
                (
                    &[("train.py", "# like MNIST\n\"\"\"Not mnist.\"\"\"\nd = medmnist.BloodMNIST()\nmodel.fit(d)\n")],
                    "passed",
                ),
                (&[("train.py", "model.fit(d)\n"), ("tests/test_a.py", "datasets.MNIST('x')\n")], "passed"),
                (&[("app.py", "x = 'mnist'\n")], "apart: nothing is trained here"),
            ],
        );
    }

    #[test]
    fn data_is_held_back_in_code() {
        const NO: &str = "failed: No code holds data back for testing.";
        check(
            "split",
            &[
                (&[("train.py", "a, b = train_test_split(x)\nm.fit(a)\n")], "passed: train.py:1 holds data back"),
                (&[("train.py", "m.fit(a, validation_split=0.2)\n")], "passed: train.py:1 holds data back"),
                (&[("train.py", "m.fit(load(split='test'))\n")], "passed: train.py:1 holds data back"),
                (&[("train.py", "m.fit(a)\nfor x in val_loader: pass\n")], "passed: train.py:2 holds data back"),
                (&[("train.py", "m.fit(np.load('data/val.bin'))\n")], "passed: train.py:1 holds data back"),
                (&[("train.py", "m.fit(a)\n"), ("data/test/a.jpg", "")], "passed: data/test/a.jpg is data held back"),
                // Words in prose, splits of texts, functions that test, tests.
                (&[("train.py", "# train_test_split\nm.fit('a,b'.split(','))\ndef test_loader(): pass\n")], NO),
                (&[("train.py", "m.fit(a)\n"), ("tests/test_a.py", "train_test_split(x)\n")], NO),
                (&[("train.py", "m.fit(a)\n"), ("README.md", "We split the data: train, validation, test.\n")], NO),
                (&[("notes.md", "x")], "unchecked: No Python was found, and only Python is read."),
            ],
        );
    }
}
