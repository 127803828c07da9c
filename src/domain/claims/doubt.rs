//! Figures that are hard to believe: asked about when they are entered and before they are sent.

use crate::domain::event::Measured;

/// Names of scores that end at 1, or at 100 %.
pub(super) const SCORES: [&str; 12] =
    ["accuracy", "f1", "precision", "recall", "auc", "auroc", "iou", "map", "r2", "dice", "ndcg", "bleu"];

/// From this share of the best possible on, a score is asked about.
const PERFECT: f64 = 0.992;

/// Whether a score is so near to the best possible that it is asked about.
pub(super) fn is_nearly_best(share: f64) -> bool {
    (PERFECT..=1.0).contains(&share)
}

/// A question about a score that is perfect or nearly so.
#[must_use]
pub fn doubtful(measured: &Measured) -> Option<String> {
    let value: f64 = measured.value.parse().ok()?;
    let name = measured.name.to_lowercase();
    let is_score = SCORES.iter().any(|score| name.contains(score));
    // Coefficients of determination and some gains may be negative, and a few scores count beyond one.
    let is_bounded =
        ["accuracy", "f1", "precision", "recall", "auc", "iou", "dice"].iter().any(|score| name.contains(score));
    let share = if measured.unit.as_deref() == Some("%") { value / 100.0 } else { value };
    let unit = measured.unit.as_deref().map_or_else(String::new, |unit| format!(" {unit}"));
    if is_bounded && measured.unit.as_deref().is_none_or(|unit| unit == "%") && !(0.0..=1.0).contains(&share) {
        return Some(format!(
            "{} {}{unit} cannot be: it lies between 0 and 1, or between 0 and 100 with the unit %.",
            measured.name, measured.value
        ));
    }
    (is_score && is_nearly_best(share)).then(|| {
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
