//! A résumé in Markdown (CommonMark): one column, conventional headings, links as visible text.

use std::ops::Range;

use super::Document;
use super::outline::{Address, Block, Entry, Outline, Section};
use super::wording::{Changes, Rules, Wording};
use crate::domain::claims::Claims;

pub(super) const RULES: Rules = Rules { reword, escape };

pub(super) fn document(claims: &Claims) -> Document {
    let outline = Outline::of(claims);
    let mut wording = Wording::new(RULES);
    let mut blocks = vec![format!("# {}", wording.text(&outline.name))];
    blocks.extend(outline.headline.iter().map(|said| wording.text(said)));
    let mut contact: Vec<String> = outline.contacts.iter().map(|said| wording.text(said)).collect();
    contact.extend(outline.links.iter().map(|one| link(one, &mut wording)));
    if !contact.is_empty() {
        blocks.push(contact.join(" | "));
    }
    blocks.extend(outline.sections.iter().map(|one| section(one, &mut wording)));
    wording.document((blocks.join("\n\n") + "\n").into_bytes())
}

/// The sections alone; nothing when there are none.
pub(super) fn sections(claims: &Claims) -> Document {
    let mut wording = Wording::new(RULES);
    let sections: Vec<String> = Outline::of(claims).sections.iter().map(|one| section(one, &mut wording)).collect();
    let end = if sections.is_empty() { "" } else { "\n" };
    wording.document((sections.join("\n\n") + end).into_bytes())
}

fn section(section: &Section, wording: &mut Wording) -> String {
    let mut text = format!("## {}", section.title);
    let mut in_list = false;
    for block in &section.blocks {
        let (written, is_item) = match block {
            Block::Paragraph(said) => (wording.text(said), false),
            Block::Labelled(label, names) => {
                let label = wording.text(label);
                let names: Vec<String> = names.iter().map(|name| wording.text(name)).collect();
                (format!("- **{label}:** {}", names.join(", ")), true)
            }
            Block::Entry(one) => (entry(one, wording), false),
            Block::Line(said, url) => {
                let url = url.as_deref().map_or_else(String::new, |url| format!(" <{}>", address(url)));
                (format!("- {}{url}", wording.text(said)), true)
            }
        };
        text.push_str(if in_list && is_item { "\n" } else { "\n\n" });
        text.push_str(&written);
        in_list = is_item;
    }
    text
}

fn entry(entry: &Entry, wording: &mut Wording) -> String {
    let dates = entry.dates.as_deref().map_or_else(String::new, |dates| format!(" ({dates})"));
    let mut parts = vec![format!("### {}{dates}", wording.text(&entry.title))];
    parts.extend(entry.paragraph(wording));
    let mut items: Vec<String> = entry.bullets.iter().map(|said| format!("- {}", wording.text(said))).collect();
    items.extend(entry.links.iter().map(|one| format!("- {}", link(one, wording))));
    if !items.is_empty() {
        parts.push(items.join("\n"));
    }
    parts.join("\n\n")
}

fn link(link: &Address, wording: &mut Wording) -> String {
    format!("{}: <{}>", wording.text(&link.label), address(&link.url))
}

/// An address between angle brackets, where only the brackets themselves and spaces would end it.
pub(super) fn address(url: &str) -> String {
    url.replace('<', "%3C").replace('>', "%3E").replace(' ', "%20")
}

/// Notes what GitHub shows otherwise, whatever is done about it: it reads words between colons after everything else.
fn reword(text: &str, changes: &mut Changes) -> String {
    let mut parts = text.split(':');
    parts.next();
    let mut parts = parts.peekable();
    while let Some(name) = parts.next() {
        let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '+' | '-');
        let begins = name.starts_with(|c: char| c.is_ascii_lowercase() || matches!(c, '+' | '-'));
        if begins && parts.peek().is_some() && name.chars().all(is_name) {
            changes.add(format!("\":{name}:\" is kept, but GitHub may show an emoji instead"));
        }
    }
    text.to_owned()
}

/// Text in which nothing is Markdown or HTML, whatever it holds. Addresses in it stand between angle brackets: so they are
/// the same links everywhere, while programs that find bare ones would take escapes for parts of them.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, address, after)) = next_address(rest) {
        escape_plain(before, &mut safe);
        safe.extend(["<", address, ">"]);
        rest = after;
    }
    escape_plain(rest, &mut safe);
    safe
}

/// Appends text without addresses, escaped.
fn escape_plain(text: &str, safe: &mut String) {
    let begins = safe.is_empty();
    let mut before = safe.chars().next_back();
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let after = rest.peek().map(|(_, c)| *c);
        let inside_word = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
        let special = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' => true,
            // Mathematics, superscripts and templates of programs that read more than CommonMark.
            '$' | '^' | '{' | '}' => true,
            '_' => !(inside_word(before) && inside_word(after)),
            '#' => !inside_word(before),
            '+' | '-' | '=' => begins && at == 0,
            '&' => is_entity(text[at + 1..].chars()),
            '!' => after == Some('['),
            // What is left of addresses, for programs that would make links of a part of them.
            ':' => text[at..].starts_with("://"),
            '@' => inside_word(before) && inside_word(after),
            '.' if text[..at].to_ascii_lowercase().ends_with("www") => true,
            '.' | ')' => begins && is_list_number(&text[..at]) && after.is_none_or(char::is_whitespace),
            _ => false,
        };
        if special {
            safe.push('\\');
        }
        safe.push(c);
        before = Some(c);
    }
}

/// The first address in a text, of a page or an e-mail, with what stands before and after it.
fn next_address(text: &str) -> Option<(&str, &str, &str)> {
    let marks = text.match_indices("://").map(|(at, _)| page(text, at));
    let found = marks.chain(text.match_indices('@').map(|(at, _)| e_mail(text, at)));
    let first = found.flatten().min_by_key(|found| found.start)?;
    Some((&text[..first.start], &text[first.clone()], &text[first.end..]))
}

/// Where the address of a page stands whose `://` is at `at`: up to what programs differ in, and less what ends a sentence.
fn page(text: &str, at: usize) -> Option<Range<usize>> {
    let lower = text[..at].to_ascii_lowercase();
    let scheme = ["https", "http", "ftp"].into_iter().find(|scheme| lower.ends_with(scheme))?;
    let rest = &text[at + 3..];
    let ends = |(place, c): (usize, char)| {
        let is_end =
            c.is_whitespace() || "<>\"`\\{}|^[]".contains(c) || c == '&' && is_entity(rest[place + 1..].chars());
        is_end.then_some(place)
    };
    let rest = &rest[..rest.char_indices().find_map(ends).unwrap_or(rest.len())];
    let rest = rest.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'', '*', '_', '~']);
    rest.starts_with(char::is_alphanumeric).then(|| at - scheme.len()..at + 3 + rest.len())
}

/// Where the e-mail address stands whose `@` is at `at`.
fn e_mail(text: &str, at: usize) -> Option<Range<usize>> {
    let local = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '+' | '-');
    let host = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let before = text[..at].chars().rev().take_while(local).count();
    let name = text[at - before..at].trim_start_matches(['.', '_', '+', '-']);
    let after = &text[at + 1..];
    let after = after[..after.chars().take_while(host).count()].trim_end_matches(['.', '-']);
    let part = |part: &str| !part.is_empty() && part.len() < 64 && !part.starts_with('-') && !part.ends_with('-');
    let is_whole = !name.is_empty() && after.contains('.') && after.split('.').all(part);
    is_whole.then(|| at - name.len()..at + 1 + after.len())
}

/// Whether what follows an ampersand makes it a character reference.
fn is_entity(after: impl Iterator<Item = char>) -> bool {
    let mut after = after.skip_while(|c| c.is_ascii_alphanumeric() || *c == '#');
    after.next() == Some(';')
}

/// Whether what stands so far is a number that a dot would make a list of.
fn is_list_number(so_far: &str) -> bool {
    !so_far.is_empty() && so_far.len() <= 9 && so_far.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_github_makes_an_emoji_of_is_noted() {
        let noted = |text: &str| {
            let mut wording = Wording::new(RULES);
            wording.text(&super::super::wording::Said::new("x", text));
            wording.document(Vec::new()).notes.iter().map(|note| note.what.clone()).collect::<Vec<_>>()
        };
        assert_eq!(noted("a :rocket: and :+1:").len(), 2);
        assert_eq!(noted("10:30:45, Role: x: y, std::Vec, https://a.org").len(), 0);
    }

    #[test]
    fn nothing_in_a_text_is_markdown_or_html() {
        for (text, expected) in [
            ("__init__ and snake_case", r"\_\_init\_\_ and snake_case"),
            ("3 * 4 * 5", r"3 \* 4 \* 5"),
            ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
            ("# not a heading", r"\# not a heading"),
            ("1. not a list", r"1\. not a list"),
            ("0.94 stays", "0.94 stays"),
            ("[x](http://y) `z` a|b ~c~", r"\[x\](<http://y>) \`z\` a\|b \~c\~"),
            ("R&D &amp; more", r"R&D \&amp; more"),
            ("$5 and $10, 10^3 {{x}}", r"\$5 and \$10, 10\^3 \{\{x\}\}"),
            ("C# and F # and ##", r"C# and F \# and \#\#"),
            ("===", r"\==="),
            ("see https://a.org/x_y__z#f, or www.a.org", r"see <https://a.org/x_y__z#f>, or www\.a.org"),
            ("(HTTP://a.org/b) and http:// alone", r"(<HTTP://a.org/b>) and http\:// alone"),
            ("mail a_b@example.org; @you, x@y", r"mail <a_b@example.org>; @you, x\@y"),
            ("*https://a.org*", r"\*<https://a.org>\*"),
        ] {
            assert_eq!(escape(text), expected);
        }
    }

    /// What a reader of CommonMark sees of one line of text.
    fn read(source: &str) -> String {
        let mut text = String::new();
        let mut rest = source.chars().peekable();
        while let Some(c) = rest.next() {
            match c {
                '\\' => text.extend(rest.next_if(char::is_ascii_punctuation).or(Some('\\'))),
                '<' | '>' => {}
                c => text.push(c),
            }
        }
        text
    }

    proptest! {
        #[test]
        fn any_text_is_read_as_it_was_written(text in r"[ -~中é]{0,40}|([a-z]{0,4}(https?://|www\.|@|[*_#<&;`\\\[!])[a-z.]{0,8} ?){0,6}") {
            // Inside an address nothing is escaped, and a backslash is one.
            prop_assume!(!(text.contains("://") && text.contains('\\')));
            prop_assert_eq!(read(&escape(&text)), text.clone(), "{}", escape(&text));
        }
    }
}
