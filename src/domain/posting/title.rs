//! The title of the job: one of the first lines, the one that names a role or at least a profession.

use super::lines::{Line, Shape};
use super::names::{Names, What};
use super::short::Entry;
use super::tokens::{Token, tokens};
use super::vocabulary::Words;

/// In how many lines the title is looked for.
const FIRST: usize = 20;
/// The most words of a title.
const WORDS: usize = 14;
/// The most characters of a title.
const LONGEST: usize = 120;

const LABELS: &[&str] =
    &["job title", "jobtitle", "title", "position", "role", "job", "stelle", "stellenbezeichnung", "jobtitel"];

/// Stems of professions.
const PROFESSIONS: Words = Words(
    "analyst architect consultant developer director engineer entwickler entwicklerin head ingenieur ingenieurin \
     ingeniero ingénieur intern lead manager owner postdoc praktikant president principal programmer researcher \
     scientist specialist statistician trainee vp werkstudent wissenschaftler científico développeur",
);

/// Stems with which a line is a sentence about the job.
const TELLING: Words = Words("a an are as eine einen for hiring is join looking our seeking suchen we wir you");

/// The title, and the line it stands in.
pub(super) fn title(lines: &[Line], names: &Names<'_>) -> Option<(String, usize)> {
    let first = lines.iter().take(FIRST).enumerate();
    let labelled = first.clone().find_map(|(at, line)| Some((labelled(&line.text)?.to_owned(), at)));
    let named = || first.clone().find_map(|(at, line)| Some((named(line, names)?, at)));
    let professional = || {
        first.clone().find_map(|(at, line)| {
            let tokens = tokens(&line.text);
            let fits =
                is_short(line, &tokens) && !is_telling(&tokens) && tokens.iter().any(|one| PROFESSIONS.has(&one.stem));
            fits.then(|| (line.text.clone(), at))
        })
    };
    labelled
        .or_else(named)
        .or_else(professional)
        .map(|(title, at)| (tidy(&title), at))
        .filter(|(title, _)| !title.is_empty())
}

/// What stands after "Job title:".
fn labelled(line: &str) -> Option<&str> {
    let (label, title) = line.split_once(':')?;
    let label = label.trim().to_lowercase();
    let title = title.trim();
    (LABELS.contains(&label.as_str()) && !title.is_empty() && title.chars().count() <= LONGEST).then_some(title)
}

/// The line if it is short and names a role; of a sentence that does, the role with the capitals before it.
fn named(line: &Line, names: &Names<'_>) -> Option<String> {
    let tokens = tokens(&line.text);
    let role = names.find(&tokens, Entry::Text).into_iter().find(|one| matches!(one.what, What::Role(_)))?;
    if is_short(line, &tokens) && !is_telling(&tokens) {
        return Some(line.text.clone());
    }
    let is_part =
        |at: &usize| tokens[*at].is_capital() && tokens[*at].mark.is_none() && !TELLING.has(&tokens[*at].stem);
    let from = (0..role.from).rev().take_while(is_part).last().unwrap_or(role.from);
    Some(line.text[tokens[from].at..tokens[role.to - 1].end()].to_owned())
}

fn is_short(line: &Line, tokens: &[Token<'_>]) -> bool {
    let words = tokens.iter().filter(|token| token.mark.is_none()).count();
    line.shape != Shape::Bullet
        && words <= WORDS
        && line.text.chars().count() <= LONGEST
        && !line.text.ends_with(['.', '!', '?', ':', ','])
}

fn is_telling(tokens: &[Token<'_>]) -> bool {
    tokens.iter().any(|token| TELLING.has(&token.stem))
}

/// The title without "(m/f/d)" and the spaces that this leaves.
fn tidy(title: &str) -> String {
    let mut kept = String::new();
    let mut rest = title;
    while let Some((before, after)) = rest.split_once(['(', '[']) {
        let Some((inner, behind)) = after.split_once([')', ']']) else { break };
        kept.push_str(before);
        if !is_gender(inner) {
            kept.push_str(&rest[before.len()..rest.len() - behind.len()]);
        }
        rest = behind;
    }
    kept.push_str(rest);
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_gender(inner: &str) -> bool {
    let lower = inner.to_lowercase();
    let letters = lower.chars().all(|c| "hmfwdxi/|,*: ".contains(c)) && lower.contains(['/', '|', ',', '*']);
    letters || lower.contains("gender") || lower == "gn"
}

#[cfg(test)]
mod tests {
    use super::super::vocabulary;
    use super::super::{lines, page};
    use super::*;
    use crate::domain::catalog::sample;

    fn read(text: &str) -> Option<String> {
        let catalog = sample::catalog();
        title(&lines::lines(&page::lines(text)), &Names::of(&catalog)).map(|(title, at)| format!("{at} {title}"))
    }

    #[test]
    fn the_title_is_the_first_line_that_looks_like_one() {
        for (text, wanted) in [
            ("Acme\nSenior ML Engineer (m/f/d)\nWe need an ML engineer.", "1 Senior ML Engineer"),
            (
                "Apply now\n# Machine Learning Engineer [all genders] - Berlin (remote)\nx",
                "1 Machine Learning Engineer - Berlin (remote)",
            ),
            ("Job title: Wizard of Data\nML Engineer", "0 Wizard of Data"),
            ("We are looking for a Senior Machine-Learning Engineer to join us.", "0 Senior Machine-Learning Engineer"),
            ("Acme\nBackend Developer, Berlin\nUse Python.", "1 Backend Developer, Berlin"),
            ("Gameplay Programmer\nAcme", "0 Gameplay Programmer"),
            ("Vice President, Risk Models\nAcme, N.A.", "0 Vice President, Risk Models"),
        ] {
            assert_eq!(read(text).as_deref(), Some(wanted), "{text}");
        }
        assert_eq!(read("Acme\nWe build things.\nOur engineers use Python."), None);
        assert_eq!(read(""), None);
    }

    #[test]
    fn words_are_compared_by_their_stems() {
        vocabulary::check([&PROFESSIONS, &TELLING]);
    }
}
