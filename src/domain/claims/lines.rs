//! Lines to start from: the brief's own and the nine patterns, with the project's figures filled in. Nothing here is
//! exported before the learner has made it their own.

use super::bullet::{suggested_bullet, suggested_by};
use super::lint::names_figure;
use super::pattern::Pattern;
use crate::domain::catalog::Brief;
use crate::domain::event::Measured;
use crate::domain::progress::Project;

/// A line to start from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuggestedLine {
    /// Where it comes from.
    pub from: Origin,
    /// The line; what stands in brackets only the learner knows.
    pub text: String,
}

/// Where a line to start from comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The brief that the project was made from.
    Brief,
    /// A pattern that the name of a result speaks of.
    Pattern(&'static Pattern),
}

impl Origin {
    /// `brief`, or the id of the pattern.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Brief => "brief",
            Self::Pattern(pattern) => pattern.id,
        }
    }
}

/// The lines that a project's results suggest, the brief's first; none of a result that a line of the learner's names.
#[must_use]
pub fn suggested_lines(brief: Option<&Brief>, project: &Project) -> Vec<SuggestedLine> {
    let said = |result: &Measured| project.bullets.iter().any(|bullet| names_figure(&bullet.text, &result.value));
    let by_brief = brief.filter(|brief| suggested_by(brief, project).is_some_and(|result| !said(result)));
    let of_brief = by_brief.and_then(|brief| suggested_bullet(brief, project));
    let patterns = project.results.iter().filter(|result| !said(result)).filter_map(|result| {
        let pattern = Pattern::of(result)?;
        Some(SuggestedLine { from: Origin::Pattern(pattern), text: pattern.filled(result)? })
    });
    of_brief.map(|text| SuggestedLine { from: Origin::Brief, text }).into_iter().chain(patterns).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::{Better, Item, sample};

    fn result(name: &str, value: &str, baseline: &str, better: Better) -> Measured {
        Measured {
            name: name.into(),
            value: value.into(),
            baseline: Some(baseline.into()),
            better: Some(better),
            ..Measured::default()
        }
    }

    #[test]
    fn a_result_suggests_lines_until_one_of_the_learners_names_its_figure() {
        let catalog = sample::catalog();
        let brief = catalog.brief("pytorch/leaf-doctor");
        assert!(brief.is_some());
        let mut project = Project::new("leaf-7c3f".into());
        let of = |project: &Project| -> Vec<String> {
            let told = |line: SuggestedLine| format!("{}: {}", line.from.word(), line.text);
            suggested_lines(brief, project).into_iter().map(told).collect()
        };
        assert_eq!(of(&project), [""; 0]);
        project.results = vec![
            result("macro-F1", "0.94", "0.81", Better::Higher),
            result("training time", "12", "31", Better::Lower),
            result("GPU cost", "40", "30", Better::Lower),
        ];
        let training = "training-time: Cut training time from 31 to 12 on [hardware] by [mixed precision, data loading, compilation], with [metric] unchanged.";
        assert_eq!(of(&project), ["brief: Raised macro-F1 from 0.81 to 0.94 on field photographs", training]);
        project.bullets = vec![Item { id: "x0001".into(), text: "Reached 0.94 on leaves never seen.".into() }];
        assert_eq!(of(&project), [training]);
        assert_eq!(suggested_lines(None, &project).len(), 1);
    }
}
