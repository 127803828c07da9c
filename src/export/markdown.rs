//! A résumé in Markdown: one column, conventional headings, links as visible text.

use super::layout::{certificate_line, clean, contacts, dates, stack_line};
use crate::domain::claims::{Claims, ProjectClaim};
use crate::domain::event::Link;

pub(super) fn document(claims: &Claims) -> String {
    let mut blocks: Vec<String> = Vec::new();
    blocks.push(format!("# {}", escape(claims.profile.name.as_deref().unwrap_or("Résumé"))));
    blocks.extend(claims.profile.headline.as_deref().map(escape));
    let contact: Vec<String> =
        contacts(claims).iter().map(|text| escape(text)).chain(claims.profile.links.iter().map(link)).collect();
    if !contact.is_empty() {
        blocks.push(contact.join(" | "));
    }
    if let Some(summary) = &claims.profile.summary {
        blocks.push(format!("## Summary\n\n{}", escape(summary)));
    }
    if !claims.skills.is_empty() {
        let lines = claims.skills.iter().map(|group| {
            let names: Vec<String> = group.skills.iter().map(|skill| escape(&skill.name)).collect();
            format!("- **{}:** {}", escape(&group.category), names.join(", "))
        });
        blocks.push(format!("## Skills\n\n{}", lines.collect::<Vec<_>>().join("\n")));
    }
    if !claims.projects.is_empty() {
        let projects: Vec<String> = claims.projects.iter().map(project).collect();
        blocks.push(format!("## Projects\n\n{}", projects.join("\n\n")));
    }
    if !claims.certificates.is_empty() {
        let lines = claims.certificates.iter().map(|certificate| {
            let url = certificate.url.as_deref().map_or_else(String::new, |url| format!(" <{}>", address(url)));
            format!("- {}{url}", escape(&certificate_line(certificate)))
        });
        blocks.push(format!("## Certifications\n\n{}", lines.collect::<Vec<_>>().join("\n")));
    }
    blocks.join("\n\n") + "\n"
}

fn project(project: &ProjectClaim) -> String {
    let dates = dates(project).map_or_else(String::new, |dates| format!(" ({dates})"));
    let mut lines = vec![format!("### {}{dates}", escape(&project.title)), String::new()];
    let about: Vec<String> = [
        project.summary.as_deref().map(sentence),
        project.role.as_deref().map(|role| sentence(&format!("Role: {role}"))),
    ]
    .into_iter()
    .flatten()
    .chain(stack_line(project).map(|line| escape(&line)))
    .collect();
    if !about.is_empty() {
        lines.push(about.join(" "));
        lines.push(String::new());
    }
    lines.extend(project.bullets.iter().map(|bullet| format!("- {}", escape(bullet))));
    lines.extend(project.links.iter().map(|one| format!("- {}", link(one))));
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines.join("\n")
}

/// The text with a full stop at its end.
fn sentence(text: &str) -> String {
    let text = escape(text);
    if text.ends_with(['.', '!', '?']) { text } else { format!("{text}.") }
}

fn link(link: &Link) -> String {
    format!("{}: <{}>", escape(&link.label), address(&link.url))
}

/// An address between angle brackets, where only the brackets themselves and spaces would end it.
fn address(url: &str) -> String {
    clean(url).replace('<', "%3C").replace('>', "%3E").replace(' ', "%20")
}

/// Text in which nothing is Markdown or HTML, whatever it holds.
fn escape(text: &str) -> String {
    let text = clean(text);
    let mut safe = String::with_capacity(text.len());
    let mut before = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let after = rest.peek().copied();
        let inside_word = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
        let special = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' => true,
            '_' => !(inside_word(before) && inside_word(after)),
            '#' | '+' | '-' => before.is_none(),
            '&' => is_entity(rest.clone()),
            '!' => after == Some('['),
            '.' | ')' => is_list_number(&safe) && after.is_none_or(char::is_whitespace),
            _ => false,
        };
        if special {
            safe.push('\\');
        }
        safe.push(c);
        before = Some(c);
    }
    safe
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
    use super::*;

    #[test]
    fn nothing_in_a_text_is_markdown_or_html() {
        for (text, expected) in [
            ("__init__ and snake_case", r"\_\_init\_\_ and snake_case"),
            ("3 * 4 * 5", r"3 \* 4 \* 5"),
            ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
            ("# not a heading", r"\# not a heading"),
            ("1. not a list", r"1\. not a list"),
            ("0.94 stays", "0.94 stays"),
            ("[x](http://y) `z` a|b ~c~", r"\[x\](http://y) \`z\` a\|b \~c\~"),
            ("R&D &amp; more", r"R&D \&amp; more"),
            ("line\nbreak\x1b[31m", r"line break\[31m"),
        ] {
            assert_eq!(escape(text), expected);
        }
    }
}
