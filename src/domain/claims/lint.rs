//! What is worth another look in a line for a résumé before somebody reads it.

use super::doubt::{SCORES, is_nearly_best};
use super::proof::public_links;
use crate::domain::event::Measured;
use crate::domain::progress::Project;

/// The most characters of a line that is read in one go.
pub const LONGEST: usize = 220;

/// First words of a line that says what was done. Regular past forms are told by their ending.
const VERBS: [&str; 27] = [
    "built", "cut", "led", "made", "ran", "wrote", "taught", "found", "kept", "won", "drove", "grew", "held",
    "rebuilt", "rewrote", "set", "shrank", "split", "took", "brought", "gave", "put", "sped", "fed", "overcame",
    "oversaw", "spun",
];

/// Words that end as a past form does and are none.
const NO_VERBS: [&str; 6] = ["need", "seed", "speed", "feed", "indeed", "embed"];

/// What is wrong with every line of a project that has no public address.
pub const UNLINKED: &str = "no link: the project has no public address at which to check it";

/// What is wrong with a line of a project's; nothing when it can stand.
#[must_use]
pub fn lint(line: &str, project: &Project) -> Vec<String> {
    let linked = !public_links(project).is_empty();
    remarks(line, project, Kind::Line).into_iter().chain((!linked).then(|| UNLINKED.into())).collect()
}

/// What is wrong with the one line that says what a project is: it needs no number and no verb in front.
#[must_use]
pub fn lint_summary(line: &str, project: &Project) -> Vec<String> {
    remarks(line, project, Kind::Summary)
}

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A line that says what was done.
    Line,
    /// The one line that says what it is.
    Summary,
}

fn remarks(line: &str, project: &Project, kind: Kind) -> Vec<String> {
    let mut remarks: Vec<&str> = Vec::new();
    let lower = line.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’'))
        .filter(|word| !word.is_empty())
        .collect();
    if lower.contains("responsible for") {
        remarks.push("\"responsible for\" says what you were to do; say what you did");
    } else if kind == Kind::Line && !words.first().is_some_and(|word| is_verb(word)) {
        remarks.push("begin with what you did: a verb such as Raised, Cut, Built, Deployed");
    }
    if line.split_once('[').is_some_and(|(_, rest)| rest.contains(']')) {
        remarks.push("fill in what stands in brackets, or leave it out");
    }
    if words.iter().any(|word| ["i", "i'm", "i’m", "i've", "i’ve", "my", "me", "we", "our", "us"].contains(word)) {
        remarks.push("leave out I, my and we: a résumé is written without them");
    }
    if kind == Kind::Line && !line.chars().any(|c| c.is_ascii_digit()) {
        remarks.push("no number: what was measured, against what, on how much data?");
    }
    if is_course_progress(&lower) {
        remarks.push("how much of a course is done says nothing to an employer; say what you can show");
    }
    let mut found: Vec<String> = remarks.into_iter().map(str::to_owned).collect();
    let length = line.chars().count();
    if length > LONGEST {
        found.push(format!("{length} characters; up to {LONGEST} are read in one go"));
    }
    found.extend(unbelievable(line, project));
    found
}

fn is_verb(word: &str) -> bool {
    VERBS.contains(&word) || word.len() > 4 && word.ends_with("ed") && !NO_VERBS.contains(&word)
}

/// `80 % of the PyTorch course`
fn is_course_progress(lower: &str) -> bool {
    let words: Vec<&str> = lower.split_whitespace().collect();
    let is_number = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_digit());
    let share = words.windows(3).any(|three| is_number(three[0]) && three[1] == "of" && is_number(three[2]));
    let percent = lower.contains('%') || lower.contains("percent");
    let learned = ["learned ", "completed ", "finished "].iter().any(|verb| lower.starts_with(verb));
    let holds = |names: &[&str]| names.iter().any(|name| lower.contains(name));
    let courses = ["course", "track", "curriculum", "tutorial", "bootcamp", "milestone", "lesson", "nanodegree"];
    let of_a_course = words.iter().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        courses.contains(&word.strip_suffix('s').unwrap_or(word))
    });
    (percent || share) && of_a_course || percent && learned && holds(&["pytorch", "tensorflow", "keras"])
}

/// A figure of the line that is hard to believe, unless a result with its split and a seed's word stands behind it.
fn unbelievable(line: &str, project: &Project) -> Option<String> {
    let lower = line.to_lowercase();
    let score = SCORES.iter().find(|score| lower.contains(**score))?;
    let sound = |figure: &str| {
        let mut of_figure = project.results.iter().filter(|result| same_figure(figure, result));
        of_figure.any(|result| result.split.is_some() && says_seed(result.text.as_deref()))
    };
    let figures =
        line.split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '%'))).map(|word| word.trim_matches('.'));
    let perfect = figures.filter(|figure| is_perfect(figure)).find(|figure| !sound(figure))?;
    Some(format!(
        "{score} of {perfect} is hard to believe: was it the test split, with a fixed seed, and did nothing of it leak into training?"
    ))
}

/// Whether a figure is a score of nearly one, with a point or with a percent sign.
fn is_perfect(figure: &str) -> bool {
    match figure.strip_suffix('%') {
        Some(percent) => percent.parse().is_ok_and(|value: f64| is_nearly_best(value / 100.0)),
        None => figure.contains('.') && figure.parse().is_ok_and(is_nearly_best),
    }
}

/// Whether a result has this figure, as a share or in percent.
fn same_figure(figure: &str, result: &Measured) -> bool {
    let share = |text: &str, percent: bool| {
        let value: Option<f64> = text.trim_end_matches('%').parse().ok();
        value.map(|value| if percent || text.ends_with('%') { value / 100.0 } else { value })
    };
    let (one, other) = (share(figure, false), share(&result.value, result.unit.as_deref() == Some("%")));
    one.zip(other).is_some_and(|(one, other)| (one - other).abs() < 1e-9)
}

fn says_seed(note: Option<&str>) -> bool {
    note.is_some_and(|note| note.to_lowercase().contains("seed"))
}

/// Whether a line holds a figure as a number of its own: `0.94` is not in `10.94` or `0.945`.
pub(super) fn names_figure(line: &str, figure: &str) -> bool {
    let of_number = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    line.match_indices(figure).any(|(at, found)| {
        let before = line[..at].chars().next_back();
        let mut after = line[at + found.len()..].chars();
        let next = after.next();
        let goes_on = of_number(next) || matches!(next, Some('.' | ',')) && of_number(after.next());
        let begins_before = of_number(before) || matches!(before, Some('.' | ','));
        !begins_before && !goes_on
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project(linked: &str) -> Project {
        let mut project = Project::new("leaf-7c3f".into());
        project.repo = Some(linked.to_owned());
        project.results.push(Measured { name: "accuracy".into(), value: "0.998".into(), ..Measured::default() });
        project
    }

    #[test]
    fn a_line_that_can_stand_gets_no_remark() {
        let project = project("https://github.com/ada/leaf");
        for line in [
            "Raised macro-F1 from 0.81 to 0.94 on the test split of 54,305 leaf images.",
            "Cut p95 latency from 410 ms to 95 ms by exporting to ONNX Runtime with INT8 quantization.",
            "Built an index of 54,305 images that answers in 20 ms.",
        ] {
            assert_eq!(lint(line, &project), Vec::<String>::new(), "{line}");
        }
    }

    #[test]
    fn every_weakness_has_its_sentence() {
        let verb = "begin with what you did: a verb such as Raised, Cut, Built, Deployed";
        let number = "no number: what was measured, against what, on how much data?";
        let linked = project("https://github.com/ada/leaf");
        let of = |line: &str| lint(line, &linked);
        assert_eq!(of("A classifier of 3 leaves"), [verb]);
        assert_eq!(of("Speed of 3 ms"), [verb]);
        assert_eq!(of("Built a recommendation system using deep learning."), [number]);
        assert_eq!(of("Responsible for 3 models"), ["\"responsible for\" says what you were to do; say what you did"]);
        assert_eq!(of("Trained my 3 models"), ["leave out I, my and we: a résumé is written without them"]);
        for line in ["Completed 80 % of the PyTorch track.", "Finished 14 of 19 milestones.", "Learned 100% of Keras"] {
            assert_eq!(
                of(line),
                ["how much of a course is done says nothing to an employer; say what you can show"],
                "{line}"
            );
        }
        assert_eq!(of("Added experiment tracking to 3 of 5 pipelines"), Vec::<String>::new());
        assert_eq!(of("Cut cost to 3 EUR by [caching]."), ["fill in what stands in brackets, or leave it out"]);
        assert_eq!(of(&format!("Trained 3 {}", "x".repeat(220))), ["230 characters; up to 220 are read in one go"]);
        assert_eq!(
            of("Reached an accuracy of 0.998."),
            [
                "accuracy of 0.998 is hard to believe: was it the test split, with a fixed seed, and did nothing of it leak into training?"
            ]
        );
        assert_eq!(lint("Cut cost by 3 %.", &project("http://localhost:3000")), [UNLINKED]);
    }

    #[test]
    fn what_a_project_is_needs_no_verb_and_no_number() {
        let project = project("http://localhost:3000");
        assert_eq!(lint_summary("Finds leaf diseases in photographs.", &project), Vec::<String>::new());
        assert_eq!(
            lint_summary("My model for leaves", &project),
            ["leave out I, my and we: a résumé is written without them"]
        );
    }

    #[test]
    fn a_perfect_figure_with_split_and_seed_is_believed() {
        let mut project = project("https://github.com/ada/leaf");
        project.results[0].split = Some("test".into());
        project.results[0].text = Some("3 seeds, no leakage found".into());
        assert_eq!(lint("Reached an accuracy of 0.998.", &project), Vec::<String>::new());
    }

    #[test]
    fn a_figure_is_a_number_of_its_own() {
        assert!(names_figure("from 0.81 to 0.94.", "0.94"));
        assert!(names_figure("0.94, then", "0.94"));
        for other in ["10.94", "0.945", "0.94.1", "54,0.94"] {
            assert!(!names_figure(other, "0.94"), "{other}");
        }
    }
}
