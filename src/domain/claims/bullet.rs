//! Résumé lines made of measured results, and only of what was entered.

use crate::domain::catalog::{Better, Brief};
use crate::domain::event::Measured;
use crate::domain::progress::Project;

/// One line for a result: "Raised macro-F1 from 0.81 to 0.94 on the test split." when it beats its baseline, else what
/// was measured.
#[must_use]
pub fn result_bullet(result: &Measured) -> String {
    let unit = result.unit.as_deref();
    let split = result.split.as_deref().map_or_else(String::new, |split| format!(" on the {split} split"));
    let (name, value) = (&result.name, with_unit(&result.value, unit));
    let baseline = result.baseline.as_deref().map(|baseline| with_unit(baseline, unit));
    match (&baseline, Project::improved(result), result.better) {
        (Some(baseline), Some(true), Some(Better::Higher)) => {
            format!("Raised {name} from {baseline} to {value}{split}.")
        }
        (Some(baseline), Some(true), Some(Better::Lower)) => {
            format!("Cut {name} from {baseline} to {value}{split}.")
        }
        (Some(baseline), _, _) => {
            format!("Measured {name} of {value}{split} against a baseline of {baseline}.")
        }
        (None, _, _) => format!("Measured {name} of {value}{split}."),
    }
}

/// `95 ms`, `94%`, `0.94`
pub(super) fn with_unit(figure: &str, unit: Option<&str>) -> String {
    match unit {
        None => figure.to_owned(),
        Some("%") => format!("{figure}%"),
        Some(unit) => format!("{figure} {unit}"),
    }
}

/// The brief's own line filled in with the first result that it asks for and that beats its baseline: a suggestion for
/// the learner to make their own, never exported as it is.
#[must_use]
pub fn suggested_bullet(brief: &Brief, project: &Project) -> Option<String> {
    let template = brief.texts.bullet.as_ref()?;
    let result = suggested_by(brief, project)?;
    let filled = template
        .replace("{name}", &result.name)
        .replace("{value}", &result.value)
        .replace("{baseline}", result.baseline.as_deref()?)
        .replace("{unit}", result.unit.as_deref().unwrap_or_default());
    Some(filled.split_whitespace().collect::<Vec<_>>().join(" ").replace(" .", ".").replace(" ,", ","))
}

/// The first result that a brief asks for and that beats its baseline.
pub(super) fn suggested_by<'a>(brief: &Brief, project: &'a Project) -> Option<&'a Measured> {
    let asked = |result: &&Measured| brief.texts.measure.iter().any(|measure| measure.name == result.name);
    project.results.iter().filter(asked).find(|result| Project::improved(result) == Some(true))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(
        value: &str,
        baseline: Option<&str>,
        better: Option<Better>,
        unit: Option<&str>,
        split: Option<&str>,
    ) -> String {
        let own = |text: Option<&str>| text.map(str::to_owned);
        result_bullet(&Measured {
            name: "macro-F1".into(),
            value: value.into(),
            unit: own(unit),
            baseline: own(baseline),
            better,
            split: own(split),
            text: None,
        })
    }

    #[test]
    fn a_line_says_what_was_entered_and_nothing_else() {
        let higher = Some(Better::Higher);
        assert_eq!(
            line("0.940", Some("0.81"), higher, None, Some("test")),
            "Raised macro-F1 from 0.81 to 0.940 on the test split."
        );
        assert_eq!(
            line("95", Some("410"), Some(Better::Lower), Some("ms"), None),
            "Cut macro-F1 from 410 ms to 95 ms."
        );
        assert_eq!(
            line("0.7", Some("0.81"), higher, None, None),
            "Measured macro-F1 of 0.7 against a baseline of 0.81."
        );
        assert_eq!(line("0.7", Some("0.5"), None, None, None), "Measured macro-F1 of 0.7 against a baseline of 0.5.");
        assert_eq!(line("94", None, higher, Some("%"), None), "Measured macro-F1 of 94%.");
    }
}
