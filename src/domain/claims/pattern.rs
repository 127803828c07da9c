//! Nine lines that show what a model was worth: what it changed for those who use it, or else for those who build it.
//!
//! Source: a career article of April 2026 on what résumé lines of ML engineers should connect model work to.

use super::bullet::with_unit;
use crate::domain::catalog::Better;
use crate::domain::event::Measured;
use crate::domain::progress::Project;

/// A line with blanks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// A name for it.
    pub id: &'static str,
    /// What it measures.
    pub measures: &'static str,
    /// Which direction is better.
    pub better: Better,
    /// The line: `{value}` and `{baseline}` stand for the figures, `[…]` for what only the learner knows.
    pub line: &'static str,
    /// Words of a result's name, all of one of these, that tell that it is meant.
    words: &'static [&'static [&'static str]],
}

/// The patterns: first what changes for the users, then what changes for the team.
pub const PATTERNS: [Pattern; 9] = [
    Pattern {
        id: "recall",
        measures: "recall at a fixed false-positive rate",
        better: Better::Higher,
        line: "Raised recall from {baseline} to {value} at a false-positive rate of [rate] on [how many cases], with [the stack].",
        words: &[&["recall", "fpr"], &["recall", "false"], &["recall", "fixed"], &["tpr"]],
    },
    Pattern {
        id: "tickets",
        measures: "support tickets",
        better: Better::Lower,
        line: "Cut the time to sort a support ticket from {baseline} to {value} by [what you built], over [how many] tickets.",
        words: &[&["ticket"]],
    },
    Pattern {
        id: "gpu-spend",
        measures: "spend on GPUs",
        better: Better::Lower,
        line: "Cut GPU spend from {baseline} to {value} by [batching, quantization, caching], with [metric] unchanged.",
        words: &[&["gpu", "cost"], &["gpu", "spend"], &["gpu", "hour"], &["inference", "cost"], &["cost"], &["spend"]],
    },
    Pattern {
        id: "relevance",
        measures: "relevance of search or recommendations",
        better: Better::Higher,
        line: "Improved relevance from {baseline} to {value} on [how many] judged queries by [what you built].",
        words: &[&["ndcg"], &["mrr"], &["relevance"], &["recall@"], &["precision@"], &["hit", "rate"]],
    },
    Pattern {
        id: "manual-work",
        measures: "manual work saved",
        better: Better::Lower,
        line: "Cut manual [review, labelling, checking] from {baseline} to {value} by [what you built].",
        words: &[&["manual"], &["review", "time"], &["labelling"], &["labeling"], &["hours", "saved"]],
    },
    Pattern {
        id: "training-time",
        measures: "training time",
        better: Better::Lower,
        line: "Cut training time from {baseline} to {value} on [hardware] by [mixed precision, data loading, compilation], with [metric] unchanged.",
        words: &[&["training", "time"], &["train", "time"], &["epoch", "time"], &["time", "epoch"]],
    },
    Pattern {
        id: "deploy-frequency",
        measures: "how often a model is deployed",
        better: Better::Higher,
        line: "Raised deployments from {baseline} to {value} by automating [tests, evaluation, rollout].",
        words: &[&["deploy"], &["release", "frequency"]],
    },
    Pattern {
        id: "incidents",
        measures: "incidents",
        better: Better::Lower,
        line: "Cut incidents from {baseline} to {value} by [checks on data, monitoring, rollback].",
        words: &[&["incident"], &["outage"], &["alert"], &["rollback"]],
    },
    Pattern {
        id: "evaluation-coverage",
        measures: "what the evaluation covers",
        better: Better::Higher,
        line: "Raised evaluation coverage from {baseline} to {value} [slices, cases, languages] and found [what].",
        words: &[&["coverage"], &["slices"], &["test", "cases"]],
    },
];

impl Pattern {
    /// The first pattern that a result's name speaks of.
    #[must_use]
    pub fn of(result: &Measured) -> Option<&'static Self> {
        let name = result.name.to_lowercase();
        let is_meant =
            |pattern: &&Pattern| pattern.words.iter().any(|words| words.iter().all(|word| name.contains(word)));
        PATTERNS.iter().find(is_meant).filter(|pattern| result.better.is_none_or(|better| better == pattern.better))
    }

    /// The line with the figures of a result that beats its baseline; what only the learner knows stays in brackets.
    #[must_use]
    pub fn filled(&self, result: &Measured) -> Option<String> {
        let baseline = result.baseline.as_deref().filter(|_| Project::improved(result) == Some(true))?;
        let unit = result.unit.as_deref();
        let line = self.line.replace("{value}", &with_unit(&result.value, unit));
        Some(line.replace("{baseline}", &with_unit(baseline, unit)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn result(name: &str, better: Option<Better>) -> Measured {
        Measured {
            name: name.into(),
            value: "95".into(),
            baseline: Some("410".into()),
            unit: Some("EUR".into()),
            better,
            ..Measured::default()
        }
    }

    #[test]
    fn a_result_finds_the_pattern_that_its_name_speaks_of() {
        let of = |name: &str| Pattern::of(&result(name, None)).map(|pattern| pattern.id);
        for (name, expected) in [
            ("Recall at 1 % FPR", Some("recall")),
            ("recall", None),
            ("minutes per ticket", Some("tickets")),
            ("GPU cost a month", Some("gpu-spend")),
            ("nDCG@10", Some("relevance")),
            ("manual QA hours", Some("manual-work")),
            ("training time", Some("training-time")),
            ("deploys a week", Some("deploy-frequency")),
            ("incidents a month", Some("incidents")),
            ("evaluation coverage", Some("evaluation-coverage")),
            ("macro-F1", None),
        ] {
            assert_eq!(of(name), expected, "{name}");
        }
        assert_eq!(Pattern::of(&result("GPU cost", Some(Better::Higher))), None);
    }

    #[test]
    fn figures_are_filled_in_and_the_rest_stays_open() {
        let cost = result("GPU cost", Some(Better::Lower));
        let filled = Pattern::of(&cost).and_then(|pattern| pattern.filled(&cost));
        assert_eq!(
            filled.as_deref(),
            Some("Cut GPU spend from 410 EUR to 95 EUR by [batching, quantization, caching], with [metric] unchanged.")
        );
        let worse = Measured { value: "500".into(), ..cost };
        assert_eq!(Pattern::of(&worse).and_then(|pattern| pattern.filled(&worse)), None);
    }
}
