//! Figures that are hard to believe: asked about when they are entered and before they are sent.

use crate::domain::event::Measured;

/// Names of scores that end at 1, or at 100 %.
const SCORES: [&str; 12] =
    ["accuracy", "f1", "precision", "recall", "auc", "auroc", "iou", "map", "r2", "dice", "ndcg", "bleu"];

/// From this share of the best possible on, a score is asked about.
const PERFECT: f64 = 0.992;

/// A question about a score that is perfect or nearly so.
#[must_use]
pub fn doubtful(measured: &Measured) -> Option<String> {
    let value: f64 = measured.value.parse().ok()?;
    let name = measured.name.to_lowercase();
    let is_score = SCORES.iter().any(|score| name.contains(score));
    let share = if measured.unit.as_deref() == Some("%") { value / 100.0 } else { value };
    (is_score && (PERFECT..=1.0).contains(&share)).then(|| {
        let unit = measured.unit.as_deref().map_or_else(String::new, |unit| format!(" {unit}"));
        format!(
            "{} {}{unit} is hard to believe: was it the test split, with a fixed seed, and did nothing of it leak into training?",
            measured.name, measured.value
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_scores_near_the_best_possible_are_asked_about() {
        let asked = |name: &str, value: &str, unit: Option<&str>| {
            let measured = Measured {
                name: name.into(),
                value: value.into(),
                unit: unit.map(str::to_owned),
                ..Measured::default()
            };
            doubtful(&measured)
        };
        assert_eq!(
            asked("accuracy", "99.2", Some("%")).as_deref(),
            Some(
                "accuracy 99.2 % is hard to believe: was it the test split, with a fixed seed, and did nothing of it leak into training?"
            )
        );
        assert!(asked("macro-F1", "1.0", None).is_some());
        assert!(asked("macro-F1", "0.94", None).is_none());
        assert!(asked("p95 latency", "1.0", Some("ms")).is_none());
        assert!(asked("accuracy", "94", Some("%")).is_none());
    }
}
