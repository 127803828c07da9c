//! Words that every theme shows alike. Some themes read a text as Markdown, some put names into their page as raw HTML, and
//! some show it as it is: no escape works in all of them, so what one of them would eat becomes something else.
//!
//! Measured with the themes even 0.26.1 (CommonMark, raw HTML) and stackoverflow 3.3.0 (stars and links only).

use crate::export::tags::without_tags;
use crate::export::wording::{Changes, Rules};

pub(super) const RULES: Rules = Rules { reword, escape };

fn reword(text: &str, changes: &mut Changes) -> String {
    let text = without_escapes(text, changes);
    let text = if text.matches('`').count() > 1 { all(&text, '`', "'", changes) } else { text };
    let text = if text.matches('*').count() > 1 { all(&text, '*', "∗", changes) } else { text };
    let text = without_emphasis(&text, changes);
    let text = without_tags(&text, changes);
    let text = without_entities(&text, changes);
    if text.contains("](") {
        changes.became("](", "] (");
    }
    text.replace("](", "] (")
}

fn all(text: &str, found: char, now: &str, changes: &mut Changes) -> String {
    changes.became(found.encode_utf8(&mut [0; 4]), now);
    text.replace(found, now)
}

/// A backslash before punctuation vanishes in Markdown: it vanishes everywhere.
fn without_escapes(text: &str, changes: &mut Changes) -> String {
    let mut kept: Vec<char> = Vec::with_capacity(text.len());
    for c in text.chars().rev() {
        match kept.last().filter(|next| c == '\\' && next.is_ascii_punctuation()) {
            Some(next) => changes.became(&format!("\\{next}"), &next.to_string()),
            None => kept.push(c),
        }
    }
    kept.into_iter().rev().collect()
}

/// Underscores that could begin or end emphasis, where there are two such places: inside a word none does.
fn without_emphasis(text: &str, changes: &mut Changes) -> String {
    let chars: Vec<char> = text.chars().collect();
    let is_word = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric());
    let is_space = |c: Option<&char>| c.is_none_or(|c| c.is_whitespace());
    let mut runs = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let length = chars[at..].iter().take_while(|c| **c == '_').count();
        let (before, after) = (at.checked_sub(1).and_then(|at| chars.get(at)), chars.get(at + length));
        let idle = is_word(before) && is_word(after) || is_space(before) && is_space(after);
        if length > 0 && !idle {
            runs.push(at..at + length);
        }
        at += length.max(1);
    }
    if runs.len() < 2 {
        return text.to_owned();
    }
    changes.became("_", "ˍ");
    let replaced = |at: usize| runs.iter().any(|run| run.contains(&at));
    chars.iter().enumerate().map(|(at, c)| if replaced(at) { 'ˍ' } else { *c }).collect()
}

/// An ampersand that makes a character of what follows gets a space behind it.
fn without_entities(text: &str, changes: &mut Changes) -> String {
    let mut safe = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        safe.push(c);
        let rest = &text[at + c.len_utf8()..];
        if c == '&' && is_entity(rest) {
            let next = rest.chars().next().unwrap_or_default();
            changes.became(&format!("&{next}"), &format!("& {next}"));
            safe.push(' ');
        }
    }
    safe
}

/// Whether what follows an ampersand is a character reference. Source: HTML, "Named character references", of which these
/// need no semicolon.
fn is_entity(after: &str) -> bool {
    const BARE: &str = "AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute Ecirc Egrave Euml GT Iacute \
        Icirc Igrave Iuml LT Ntilde Oacute Ocirc Ograve Oslash Otilde Ouml QUOT REG THORN Uacute Ucirc Ugrave Uuml Yacute \
        aacute acirc acute aelig agrave amp aring atilde auml brvbar ccedil cedil cent copy curren deg divide eacute ecirc \
        egrave eth euml frac12 frac14 frac34 gt iacute icirc iexcl igrave iquest iuml laquo lt macr micro middot nbsp not \
        ntilde oacute ocirc ograve ordf ordm oslash otilde ouml para plusmn pound quot raquo reg sect shy sup1 sup2 sup3 \
        szlig thorn times uacute ucirc ugrave uml uuml yacute yen yuml";
    if let Some(number) = after.strip_prefix('#') {
        let number = number.strip_prefix(['x', 'X']).unwrap_or(number);
        return number.starts_with(|c: char| c.is_ascii_hexdigit());
    }
    let name = after.len() - after.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).len();
    name > 0 && after[name..].starts_with(';') || BARE.split_whitespace().any(|bare| after.starts_with(bare))
}

/// A text that would begin a block of Markdown begins with a space that is none for Markdown.
fn escape(text: &str) -> String {
    if begins_block(text) { format!("\u{a0}{text}") } else { text.to_owned() }
}

/// Whether Markdown takes the beginning of a paragraph for a heading, a list, a quotation, a rule, code or a definition.
fn begins_block(text: &str) -> bool {
    let ends = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    let hashes = text.len() - text.trim_start_matches('#').len();
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let bare = text.replace(' ', "");
    let is_rule = bare.len() > 2 && ['-', '_', '*'].iter().any(|mark| bare.chars().all(|c| c == *mark));
    is_rule
        || text.starts_with(['>', '~'])
        || text.starts_with('[') && text.contains("]:")
        || (1..=6).contains(&hashes) && ends(&text[hashes..])
        || text.strip_prefix(['-', '+', '*']).is_some_and(ends)
        || (1..=9).contains(&digits) && text[digits..].strip_prefix(['.', ')']).is_some_and(ends)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn reworded(text: &str) -> String {
        reword(text, &mut Changes::default())
    }

    #[test]
    fn what_a_theme_would_eat_becomes_something_else() {
        for (text, expected) in [
            ("__init__ and snake_case_name", "ˍˍinitˍˍ and snake_case_name"),
            ("_private and a __ b", "_private and a __ b"),
            ("*args and 3 * 4", "∗args and 3 ∗ 4"),
            ("one * alone and one ` too", "one * alone and one ` too"),
            ("`code`", "'code'"),
            (r"C:\path\_new \\ \#", r"C:\path_new \ #"),
            ("[x](https://a.org) and ![y](z)", "[x] (https://a.org) and ![y] (z)"),
            ("List<int> 3 < 4", "List‹int› 3 < 4"),
            ("R&D, AT&T, &amp; &#35; &copy2 &x;", "R&D, AT&T, & amp; & #35; & copy2 & x;"),
            ("C#, #1, $5, 50%, a|b, ~x~", "C#, #1, $5, 50%, a|b, ~x~"),
        ] {
            assert_eq!(reworded(text), expected);
        }
    }

    #[test]
    fn a_text_that_would_begin_a_block_begins_with_a_space_that_is_none() {
        for text in ["# x", "###", "- x", "+", "* x", "> x", "12. x", "3)", "---", "- - -", "___", "~~~", "[x]: y"] {
            assert_eq!(escape(text), format!("\u{a0}{text}"));
        }
        for text in ["#x", "####### x", "-x", "--", "1.5 x", "1234567890. x", "[x] y", "x - y", ""] {
            assert_eq!(escape(text), text);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_text_is_as_it_was_or_noted(text in r"[ab<>&;#*_`~\\\[\]()! .\-+1é中]{0,30}|\PC{0,30}") {
            let mut changes = Changes::default();
            let now = reword(&text, &mut changes);
            prop_assert_eq!(now == text, changes == Changes::default());
            prop_assert_eq!(reworded(&now), now);
        }
    }
}
