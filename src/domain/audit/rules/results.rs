//! A result in the README: the name of a metric, its number, and a second number that it is compared with, together.

use super::readme::no_readme;
use crate::domain::audit::document::{Kind, Line, Section, holds_word, plain};
use crate::domain::audit::ground::Ground;
use crate::domain::audit::verdict::{Finding, Outcome};

/// What is measured, as people write it.
const METRICS: &[&str] = &[
    "accuracy",
    "acc",
    "f1",
    "macro-f1",
    "micro-f1",
    "f1-score",
    "precision",
    "recall",
    "auc",
    "roc",
    "roc-auc",
    "pr-auc",
    "auprc",
    "auroc",
    "map",
    "iou",
    "miou",
    "dice",
    "bleu",
    "rouge",
    "rouge-l",
    "meteor",
    "mae",
    "rmse",
    "mse",
    "mape",
    "smape",
    "r2",
    "r²",
    "perplexity",
    "ppl",
    "loss",
    "wer",
    "cer",
    "latency",
    "throughput",
    "error",
    "errors",
    "psnr",
    "ssim",
    "fid",
    "ndcg",
    "mrr",
    "hit rate",
    "kappa",
    "mcc",
    "brier",
    "silhouette",
    "speedup",
    "cost",
    "exact match",
    "pass@1",
    "win rate",
    "reward",
    "return",
    "log loss",
    "logloss",
    "pinball",
    "crps",
    "ece",
    "eer",
    "sensitivity",
    "specificity",
    "score",
    "fps",
    "tokens/s",
    "top-1",
    "top-5",
    "p95",
    "p50",
    "memory",
    "time",
    "faithfulness",
];

/// What says that two things are compared.
const BASELINES: &[&str] = &[
    "baseline",
    "baselines",
    "compared",
    "comparison",
    "vs",
    "versus",
    "against",
    "previous",
    "previously",
    "than",
    "improvement",
    "improves",
    "improved",
    "majority",
    "naive",
    "naïve",
    "dummy",
    "state of the art",
    "sota",
    "zero-shot",
    "random guessing",
    "chance",
];

/// What says so only beside a number: "from 0.81 to 0.94", "95 ms, before 410 ms".
const BESIDE: &[&str] = &["from", "before", "was", "over", "reference"];

/// What is counted and not measured.
const COUNTED: &[&str] = &[
    "epoch",
    "epochs",
    "step",
    "steps",
    "iteration",
    "iterations",
    "iters",
    "class",
    "classes",
    "image",
    "images",
    "sample",
    "samples",
    "row",
    "rows",
    "example",
    "examples",
    "layer",
    "layers",
    "parameter",
    "parameters",
    "params",
    "gpu",
    "gpus",
    "gb",
    "mb",
    "kb",
    "seed",
    "seeds",
    "run",
    "runs",
    "fold",
    "folds",
    "file",
    "files",
    "test",
    "tests",
];

/// Passes with a paragraph, list, table or block that holds a metric, two numbers and a word of comparison; a heading above it
/// or the line before a table may give the metric or the word.
pub(super) fn results(ground: &Ground<'_>) -> Outcome {
    let Some(readme) = &ground.readme else { return no_readme() };
    let mut alone = None;
    let found = readme.document().find(|section| {
        for group in groups(section) {
            match compared(section, group) {
                Compared::Yes(line) => {
                    return Some(Finding::at(readme.path, line, "gives a result beside what it is compared with"));
                }
                Compared::Alone(line) => alone = alone.or(Some(line)),
                Compared::No => {}
            }
        }
        None
    });
    match (found, alone) {
        (Some(finding), _) => Outcome::Passed(vec![finding]),
        (None, Some(line)) => {
            Outcome::Failed(vec![Finding::at(readme.path, line, "gives a number and nothing to compare it with")])
        }
        (None, None) => Outcome::Missing(vec![Finding::of_all(format!("{} gives no measured result.", readme.path))]),
    }
}

enum Compared {
    /// A result with its baseline, in this line.
    Yes(usize),
    /// A result alone.
    Alone(usize),
    No,
}

/// The lines of a section that belong together: paragraphs, tables with the paragraph before them, blocks of code.
fn groups<'a>(section: Section<'a>) -> Vec<&'a [Line]> {
    let lines = section.lines;
    let mut groups: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    for chunk in lines.chunk_by(|a, b| a.kind == b.kind) {
        let end = at + chunk.len();
        match chunk[0].kind {
            Kind::Row => {
                let before = groups.last().filter(|(from, to)| lines[*from].kind == Kind::Prose && *to + 2 > at);
                groups.push((before.map_or(at, |(from, _)| *from), end));
            }
            Kind::Prose | Kind::Code => groups.push((at, end)),
            _ => {}
        }
        at = end;
    }
    groups.into_iter().map(|(from, to)| &lines[from..to]).collect()
}

fn compared(section: Section<'_>, group: &[Line]) -> Compared {
    let headings: String = section.headings.iter().map(|heading| heading.text.to_lowercase() + "\n").collect();
    // A command's options are no results.
    let is_command = |line: &Line| line.kind == Kind::Code && line.text.contains(" -");
    let text = |line: &Line| if is_command(line) { String::new() } else { plain(&line.text).to_lowercase() };
    let is_item = |line: &Line| ["- ", "* ", "+ "].iter().any(|mark| line.text.starts_with(mark));
    let is_prose = group.iter().all(|line| line.kind == Kind::Prose && !is_item(line));
    let whole: Vec<String> = group.iter().map(text).collect();
    let texts = if is_prose { neighbours(&whole.join(" ")) } else { vec![whole.join("\n")] };
    let mut found = Compared::No;
    for text in texts {
        let seen: Vec<String> = text.lines().flat_map(numbers).collect();
        let Some(first) = seen.first() else { continue };
        if !holds_word(&text, METRICS) && (is_prose || !holds_word(&headings, METRICS)) {
            continue;
        }
        let line =
            group.iter().zip(&whole).find(|(_, line)| numbers(line).contains(first)).map_or(0, |(line, _)| line.number);
        let arrow = is_prose && ["→", "->", "=>"].iter().any(|arrow| text.contains(arrow));
        let says = holds_word(&text, BASELINES) || arrow || beside(&text) || holds_word(&headings, BASELINES);
        if says && seen.iter().any(|number| number != first) {
            return Compared::Yes(line);
        }
        // Whole numbers of anything stand in every text: a result has a fraction or a unit.
        if matches!(found, Compared::No) && seen.iter().any(|number| number.contains(['.', '%'])) {
            found = Compared::Alone(line);
        }
    }
    found
}

/// Each sentence with the one behind it: what is compared over more than that is not beside each other.
fn neighbours(text: &str) -> Vec<String> {
    let sentences: Vec<&str> = text.split_inclusive(". ").collect();
    if sentences.len() < 2 {
        return vec![text.to_owned()];
    }
    sentences.windows(2).map(<[&str]>::concat).collect()
}

/// Whether a word of comparison stands right beside a number.
fn beside(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(2).any(|two| {
        let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        let is_number = |word: &str| word.trim_start_matches(['(', '*', '`']).starts_with(|c: char| c.is_ascii_digit());
        BESIDE.contains(&&*bare(two[0])) && is_number(two[1])
    })
}

/// The numbers of a text that may be measured: no years, no versions, none that belongs to a name (`F1`, `CIFAR-10`, `top-5`).
fn numbers(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let (mut found, mut at) = (Vec::new(), 0);
    while at < chars.len() {
        if !chars[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let from = at;
        while at < chars.len()
            && (chars[at].is_ascii_digit()
                || matches!(chars[at], '.' | ',') && chars.get(at + 1).is_some_and(char::is_ascii_digit))
        {
            at += 1;
        }
        let number: String = chars[from..at].iter().filter(|c| **c != ',').collect();
        let before = |nth: usize| from.checked_sub(nth).map(|at| chars[at]);
        let named = match before(1) {
            Some('-' | '_' | '/') => before(2).is_some_and(char::is_alphanumeric),
            Some('@' | '#' | '=') => true,
            Some(c) => c.is_alphabetic(),
            None => false,
        };
        let after = chars.get(at).copied().unwrap_or(' ');
        let unit = after == '%' || after == ' ' && chars.get(at + 1) == Some(&'%');
        let glued = after == '_' || after == '-' && chars.get(at + 1).is_some_and(|c| c.is_alphabetic());
        let version = number.matches('.').count() > 1;
        let rest: String = chars[at..].iter().collect();
        let item =
            chars[..from].iter().all(|c| c.is_whitespace()) && (rest.starts_with(". ") || rest.starts_with(") "));
        let unit_word = rest.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default();
        let counted = rest.starts_with(' ') && COUNTED.contains(&unit_word);
        let year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
        if !(named || version || glued || item || counted || year && !unit) {
            found.push(if unit { number + "%" } else { number });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::audit::testing::check;

    #[test]
    fn numbers_of_names_years_and_versions_are_not_measured() {
        assert_eq!(numbers("resnet50 on cifar-10 in 2024 with python 3.11.2, recall@10, p95, 3-fold"), [""; 0]);
        assert_eq!(numbers("1. run 10 epochs on 64 images"), [""; 0]);
        assert_eq!(numbers("0.94, was 81 %; 1,250 ms (2019%)"), ["0.94", "81%", "1250", "2019%"]);
    }

    #[test]
    fn a_result_stands_beside_what_it_is_compared_with() {
        const YES: &str = "gives a result beside what it is compared with";
        check(
            "results",
            &[
                (
                    &[("README.md", "# A\n\nMacro-F1 of 0.94 on the test set, 0.81 for the baseline.\n")],
                    &format!("passed: README.md:3 {YES}"),
                ),
                (
                    &[("README.md", "# A\n\nCut p95 latency from 410 ms to 95 ms.\n")],
                    &format!("passed: README.md:3 {YES}"),
                ),
                (
                    &[(
                        "README.md",
                        "# A\n## Results\n| model | macro-F1 |\n|---|---|\n| logistic regression (baseline) | 0.81 |\n| ours | 0.94 |\n",
                    )],
                    &format!("passed: README.md:5 {YES}"),
                ),
                (
                    &[(
                        "README.md",
                        "# A\n## baselines\n\n| model | train loss | val loss |\n| ---| --- | --- |\n| gpt2 | 3.11 | 3.12 |\n",
                    )],
                    &format!("passed: README.md:6 {YES}"),
                ),
                (&[("README.md", "# A\n\nAccuracy: 0.71 → 0.78\n")], &format!("passed: README.md:3 {YES}")),
                // A number and no baseline.
                (
                    &[("README.md", "# A\n\nIt reaches an accuracy of 94 % after 10 epochs on 64 images.\n")],
                    "failed: README.md:3 gives a number and nothing to compare it with",
                ),
                // Compared is something else, far away.
                (
                    &[(
                        "README.md",
                        "# A\n\nIt is smaller than a net of 2.5 layers. It trains at once. It has a loss of 1.88.\n",
                    )],
                    "failed: README.md:3 gives a number and nothing to compare it with",
                ),
                (
                    &[("README.md", "# A\n\nAccuracy: 0.941, loss: 0.18\n")],
                    "failed: README.md:3 gives a number and nothing to compare it with",
                ),
                // The baseline stands elsewhere, without a number.
                (
                    &[("README.md", "# A\n\nAccuracy of 0.94.\n\nIt is better than the baseline of 2023.\n")],
                    "failed: README.md:3 gives a number and nothing to compare it with",
                ),
                (
                    &[("README.md", "# A\n\nIt beats the baseline in accuracy, with Python 3.11.2 on CIFAR-10.\n")],
                    "failed: README.md gives no measured result.",
                ),
                (
                    &[("README.md", "# A\n\n```\npython train.py --lr 0.001 --loss mse --from 0.5\n```\n")],
                    "failed: README.md gives no measured result.",
                ),
                (&[], "failed: There is no README with a text."),
            ],
        );
    }
}
