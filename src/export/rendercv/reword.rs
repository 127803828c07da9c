//! Words that RenderCV shows as they were entered. It reads every text as Markdown (Python-Markdown 3), then as Typst, in
//! which it leaves `#words` and `$$` alone as commands and formulas: those no escape keeps.

use super::glyphs;
use crate::export::tags::without_tags;
use crate::export::wording::{Changes, Rules, without_noncharacters};

pub(super) const RULES: Rules = Rules { reword, escape };

/// The name also becomes a text of Typst's language between quotation marks, where nothing is escaped.
pub(super) const NAME: Rules = Rules { reword: reword_name, escape: str::to_owned };

fn reword(text: &str, changes: &mut Changes) -> String {
    plain(&visible(text, changes), changes)
}

fn visible(text: &str, changes: &mut Changes) -> String {
    glyphs::drawn(&without_noncharacters(text, changes), changes)
}

fn plain(text: &str, changes: &mut Changes) -> String {
    let text = without_tags(text, changes);
    let text = replaced(&text, "`", "'", changes);
    let text = replaced(&text, "$$", "$ $", changes);
    let text = replaced(&text, "$$", "$ $", changes);
    let text = replaced(&text, "-?", "- ?", changes);
    let text = without_commands(&text, changes);
    without_marker(&text, changes)
}

fn reword_name(text: &str, changes: &mut Changes) -> String {
    let mut name = visible(text, changes);
    for (found, now) in [("\"", "”"), ("\\", "/"), ("*", "·"), ("_", "-"), ("[", "("), ("]", ")"), ("!!!", "!")] {
        name = replaced(&name, found, now, changes);
    }
    plain(&name, changes)
}

fn replaced(text: &str, found: &str, now: &str, changes: &mut Changes) -> String {
    if text.contains(found) {
        changes.became(found, now);
    }
    text.replace(found, now)
}

/// A space behind `#` before a letter, which would be a command, and before a number that `&#` would make a character of.
fn without_commands(text: &str, changes: &mut Changes) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let is_reference = c == '&' && rest.peek() == Some(&'#');
        let is_command = c == '#' && rest.peek().is_some_and(char::is_ascii_alphabetic);
        safe.push(c);
        if is_reference || is_command {
            let next = rest.peek().copied().unwrap_or_default();
            changes.became(&format!("{c}{next}"), &format!("{c} {next}"));
            safe.push(' ');
        }
    }
    safe
}

/// What begins a list or a heading in Typst at the beginning of a text.
fn without_marker(text: &str, changes: &mut Changes) -> String {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let equals = text.len() - text.trim_start_matches('=').len();
    let ends = |rest: &str| rest.is_empty() || rest.starts_with(char::is_whitespace);
    let (marker, rest) = match text.chars().next() {
        Some('-' | '+') => text.split_at(1),
        Some('=') => text.split_at(equals),
        Some('0'..='9') if text[digits..].starts_with('.') => text.split_at(digits + 1),
        _ => return text.to_owned(),
    };
    if !ends(rest) {
        return text.to_owned();
    }
    let now = match marker {
        "-" => "–".to_owned(),
        marker if digits > 0 => marker.replace('.', ")"),
        marker => format!("({marker})"),
    };
    changes.became(marker, &now);
    format!("{now}{rest}")
}

/// Markdown's own characters behind backslashes; and the dash between two spaces, which would begin a list below, behind a
/// space that does not break.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let special = match c {
            '\\' | '*' | '_' | '[' | ']' => true,
            '-' | '!' => at == 0,
            _ => false,
        };
        if special {
            safe.push('\\');
        }
        safe.push(c);
    }
    safe.replace(" - ", "\u{a0}- ").replace(" - ", "\u{a0}- ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_no_escape_keeps_becomes_something_else() {
        for (text, expected) in [
            ("C#, F#, #1 and #top, page#frag", "C#, F#, #1 and # top, page# frag"),
            ("an odd ` and `code`", "an odd ' and 'code'"),
            ("$5, $$x$$ and $$$", "$5, $ $x$ $ and $ $ $"),
            ("List<int> 3 < 4", "List‹int› 3 < 4"),
            ("e-? &amp; &#35; &#x41;", "e- ? &amp; & #35; & # x41;"),
            ("✅ shipped 👩\u{200d}🚀 1\u{fe0f}\u{20e3}", "shipped 1"),
            ("中文, Łódź, ✓ and مرحبا", "中文, Łódź, ✓ and مرحبا"),
            ("- x", "– x"),
            ("12. x", "12) x"),
            ("== x", "(==) x"),
            ("+", "(+)"),
            ("-x 1.5 =x", "-x 1.5 =x"),
            ("a\u{fffe}b", "ab"),
        ] {
            assert_eq!(reword(text, &mut Changes::default()), expected);
        }
    }

    #[test]
    fn a_name_holds_nothing_that_ends_a_text_of_typst() {
        let name = reword_name("Ada \"C\" *L* [x](y) a_b \\ !!! #top", &mut Changes::default());
        assert_eq!(name, "Ada ”C” ·L· (x)(y) a-b / ! # top");
    }

    #[test]
    fn markdown_is_escaped_and_a_dash_between_words_begins_no_list() {
        assert_eq!(escape("__a__ *b* [c](d) \\"), "\\_\\_a\\_\\_ \\*b\\* \\[c\\](d) \\\\");
        assert_eq!(escape("a - b - - c"), "a\u{a0}- b\u{a0}-\u{a0}- c");
        assert_eq!(escape("--- x!"), "\\--- x!");
        assert_eq!(escape("!!! x"), "\\!!! x");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_text_is_as_it_was_or_noted(text in r"[ab<>&;#*_`$=~?\\\[\]()! .\-+1é中✅]{0,30}|\PC{0,30}") {
            for rules in [RULES, NAME] {
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                let mut changes = Changes::default();
                let now = (rules.reword)(&text, &mut changes);
                prop_assert!(now == text || changes != Changes::default(), "{text} became {now}");
                prop_assert_eq!((rules.reword)(&now, &mut Changes::default()), now.clone());
                let command = now.as_bytes().windows(2).any(|two| two[0] == b'#' && two[1].is_ascii_alphabetic());
                prop_assert!(!command && !now.contains("$$") && !now.contains('`'), "{now}");
                prop_assert!(!escape(&now).contains(" - "));
            }
        }
    }
}
