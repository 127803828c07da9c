//! One problem in a file, with its place: the same value serves the linter, the command line, the screens and the tests.

use std::fmt;
use std::ops::Range;

use unicode_width::UnicodeWidthStr;

use crate::domain::text::printable;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something is not read or not linked.
    Error,
    /// Everything works, but somebody should look.
    Warning,
    /// For the record.
    Note,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        })
    }
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// The line's text; of a long line a part that holds the place.
    pub excerpt: String,
    /// How many characters are meant.
    pub length: usize,
}

/// The most characters of a line that an excerpt shows.
const EXCERPT: usize = 160;

/// How many of them stand before the place, when the beginning of the line is cut off.
const BEFORE: usize = 40;

impl Place {
    /// The place of a range of bytes in a text.
    #[must_use]
    pub fn of(text: &str, span: Range<usize>) -> Self {
        let floor = |mut at: usize| {
            at = at.min(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let (start, end) = (floor(span.start), floor(span.end));
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let column = text[line_start..start].chars().count() + 1;
        let line = text[line_start..line_end].trim_end_matches('\r').chars();
        Self {
            line: text[..start].matches('\n').count() + 1,
            column,
            excerpt: line.skip(Self::cut(column)).take(EXCERPT).collect(),
            length: text[start..end.clamp(start, line_end)].chars().count().max(1),
        }
    }

    /// How many characters of the line are cut off before the excerpt, so that it holds the place at this column.
    fn cut(column: usize) -> usize {
        if column < EXCERPT - BEFORE { 0 } else { column - 1 - BEFORE }
    }
}

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The file, as people know it.
    pub path: String,
    /// Where in it; none when the whole file is meant.
    pub place: Option<Place>,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong: what was found and what was expected.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// A problem with a whole file.
    #[must_use]
    pub fn of_file(severity: Severity, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { path: path.into(), place: None, severity, message: message.into(), hint: None }
    }

    /// The same with a place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// The same with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The first line alone: `PATH:LINE:COLUMN: error: message`.
    #[must_use]
    pub fn headline(&self) -> String {
        let place = self.place.as_ref().map_or_else(String::new, |at| format!("{}:{}:", at.line, at.column));
        printable(&format!("{}:{place} {}: {}", self.path, self.severity, self.message)).into_owned()
    }
}

impl fmt::Display for Diagnostic {
    /// The headline, the excerpt with a caret under what is meant, and the hint; safe to show on a terminal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.headline())?;
        if let Some(at) = &self.place
            && !at.excerpt.trim().is_empty()
        {
            let number = at.line.to_string();
            let gap = " ".repeat(number.len());
            let cut = Place::cut(at.column);
            let dots = if cut > 0 { "..." } else { "" };
            let before: String = at.excerpt.chars().take(at.column - 1 - cut).collect();
            let meant: String = at.excerpt.chars().skip(at.column - 1 - cut).take(at.length).collect();
            let indent = " ".repeat(dots.len() + printable(&before).width());
            let carets = "^".repeat(printable(&meant).width().max(1));
            write!(f, "\n {gap} |\n {number} | {dots}{}\n {gap} | {indent}{carets}", printable(&at.excerpt))?;
        }
        if let Some(hint) = &self.hint {
            write!(f, "\n   hint: {}", printable(hint))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_shows_its_place() {
        let text = "level = \"beginner\"\n[[milestone]]\nid = \"中文\" # \x1b[31m\n";
        let span = text.find("\"中文\"").unwrap();
        let problem = Diagnostic::of_file(Severity::Error, "pytorch/beginner.toml", "an id is made of a-z, 0-9 and -")
            .at(Place::of(text, span..span + "\"中文\"".len()))
            .hint("call it \"tensors\"");
        let expected = "\
pytorch/beginner.toml:3:6: error: an id is made of a-z, 0-9 and -
   |
 3 | id = \"中文\" # [31m
   |      ^^^^^^
   hint: call it \"tensors\"";
        assert_eq!(problem.to_string(), expected);
    }

    #[test]
    fn a_long_line_is_shown_around_the_place() {
        let text = format!("{}wrong{}", "-".repeat(300), "+".repeat(300));
        let problem = Diagnostic::of_file(Severity::Note, "p", "m").at(Place::of(&text, 300..305));
        let expected = format!(
            "p:1:301: note: m\n   |\n 1 | ...{}wrong{}\n   | {}^^^^^",
            "-".repeat(40),
            "+".repeat(115),
            " ".repeat(43)
        );
        assert_eq!(problem.to_string(), expected);
    }

    #[test]
    fn a_place_outside_the_text_is_its_end() {
        assert_eq!(Place::of("ab", 7..9), Place { line: 1, column: 3, excerpt: "ab".into(), length: 1 });
        assert_eq!(Place::of("é\n", 1..2).column, 1);
    }
}
