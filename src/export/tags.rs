//! Angle brackets that a program takes for HTML, for formats in which no escape keeps them.

use super::wording::Changes;

/// A text whose `<`, where HTML would begin a tag or Markdown an address with it, is `‹`, and the `>` that would end it `›`.
pub(super) fn without_tags(text: &str, changes: &mut Changes) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut open = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '<' if begins(&text[at + 1..]) => {
                changes.became("<", "‹");
                safe.push('‹');
                open += 1;
            }
            '>' if open > 0 => {
                changes.became(">", "›");
                safe.push('›');
                open -= 1;
            }
            c => safe.push(c),
        }
    }
    safe
}

/// Whether what follows `<` is the rest of a tag, or of an address like `<ada@example.org>`.
fn begins(rest: &str) -> bool {
    let tag = |c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?');
    let address = || {
        let end = rest.find(|c: char| c == '<' || c == '>' || c.is_whitespace());
        end.is_some_and(|end| rest[end..].starts_with('>') && rest[..end].contains('@'))
    };
    rest.starts_with(tag) || address()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_would_be_a_tag_changes() {
        for (text, expected) in [
            ("List<int> and 3 < 4 > 2", "List‹int› and 3 < 4 > 2"),
            ("<!-- x --> </b> <?", "‹!-- x --› ‹/b› ‹?"),
            ("a <3 <- <= =>", "a <3 <- <= =>"),
            ("<3@a.org> <=@@--> <3 @x>", "‹3@a.org› ‹=@@--› <3 @x>"),
            ("map<string, set<int>>", "map‹string, set‹int››"),
        ] {
            assert_eq!(without_tags(text, &mut Changes::default()), expected);
        }
    }
}
