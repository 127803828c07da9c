//! A résumé as one page of HTML that needs nothing else: it prints as it is, in one column, on A4 and Letter. No script, no
//! address that a browser would ask by itself; the page's own policy forbids both.

use super::Document;
use super::address::{is_mail, shown};
use super::outline::{Address, Block, Entry, Outline, Section};
use super::wording::{Rules, Said, Wording, without_noncharacters};
use crate::domain::claims::Claims;
use crate::domain::text::slug;

pub(super) const RULES: Rules = Rules { reword: without_noncharacters, escape };

const TEMPLATE: &str = include_str!("../../assets/resume.html");

pub(super) fn document(claims: &Claims) -> Document {
    let outline = Outline::of(claims);
    let mut wording = Wording::new(RULES);
    let name = wording.text(&outline.name);
    let mut head = vec![format!("<h1>{name}</h1>")];
    head.extend(outline.headline.iter().map(|said| format!("<p class=\"headline\">{}</p>", wording.text(said))));
    let contact: Vec<String> = outline.contacts.iter().map(|said| contact(said, &mut wording)).collect();
    let links: Vec<String> = outline.links.iter().map(|one| link(one, &mut wording)).collect();
    head.extend([contact, links].iter().filter(|items| !items.is_empty()).map(|items| list("contact", items)));
    let sections: Vec<String> = outline.sections.iter().map(|one| section(one, &mut wording)).collect();
    let body = format!("<header>\n{}\n</header>\n<main>\n{}\n</main>", head.join("\n"), sections.join("\n"));
    wording.document(page(TEMPLATE, &name, &body).into_bytes())
}

fn contact(said: &Said, wording: &mut Wording) -> String {
    let text = wording.text(said);
    if is_mail(&said.text) { format!("<a href=\"mailto:{text}\">{text}</a>") } else { text }
}

/// A template with its title and its body; both are HTML already.
pub(super) fn page(template: &str, title: &str, body: &str) -> String {
    let (before, rest) = template.split_once("{{title}}").unwrap_or((template, ""));
    let (between, after) = rest.split_once("{{body}}").unwrap_or((rest, ""));
    [before, title, between, body, after].concat()
}

fn section(section: &Section, wording: &mut Wording) -> String {
    let id = slug(section.title);
    let mut parts = vec![format!("<h2 id=\"{id}\">{}</h2>", section.title)];
    for blocks in section.blocks.chunk_by(|a, b| list_class(a).is_some() && list_class(a) == list_class(b)) {
        match blocks.first().and_then(list_class) {
            Some(class) => {
                let items: Vec<String> = blocks.iter().map(|one| block(one, wording)).collect();
                parts.push(list(class, &items));
            }
            None => parts.extend(blocks.iter().map(|one| block(one, wording))),
        }
    }
    format!("<section aria-labelledby=\"{id}\">\n{}\n</section>", parts.join("\n"))
}

/// The list that a block is an item of; none for one that stands by itself.
fn list_class(block: &Block) -> Option<&'static str> {
    match block {
        Block::Paragraph(_) | Block::Entry(_) => None,
        Block::Labelled(..) => Some("plain"),
        Block::Line(..) => Some("points"),
    }
}

fn block(block: &Block, wording: &mut Wording) -> String {
    match block {
        Block::Paragraph(said) => format!("<p>{}</p>", wording.text(said)),
        Block::Labelled(label, names) => {
            let names: Vec<String> = names.iter().map(|name| wording.text(name)).collect();
            format!("<b>{}:</b> {}", wording.text(label), names.join(", "))
        }
        Block::Entry(one) => entry(one, wording),
        Block::Line(said, url) => {
            let text = wording.text(said);
            url.as_deref().map_or_else(|| text.clone(), |url| format!("{text}: {}", anchor(url)))
        }
    }
}

fn entry(entry: &Entry, wording: &mut Wording) -> String {
    let title = format!("<h3>{}</h3>", wording.text(&entry.title));
    let dates = entry.dates.as_deref().map_or_else(String::new, |dates| format!(" <p class=\"dates\">{dates}</p>"));
    let mut parts = vec![format!("<div class=\"top\">{title}{dates}</div>")];
    parts.extend(entry.paragraph(wording).map(|about| format!("<p class=\"about\">{about}</p>")));
    let points: Vec<String> = entry.bullets.iter().map(|said| wording.text(said)).collect();
    if !points.is_empty() {
        parts.push(list("points", &points));
    }
    let links: Vec<String> = entry.links.iter().map(|one| link(one, wording)).collect();
    if !links.is_empty() {
        parts.push(list("places", &links));
    }
    format!("<article class=\"entry\">\n{}\n</article>", parts.join("\n"))
}

/// Items that are HTML already as a list. A list that is drawn without marks says that it is one, or some screen readers
/// would not.
pub(super) fn list(class: &str, items: &[String]) -> String {
    let role = if class == "points" { "" } else { " role=\"list\"" };
    let items: String = items.iter().map(|item| format!("<li>{item}</li>\n")).collect();
    format!("<ul class=\"{class}\"{role}>\n{items}</ul>")
}

fn link(link: &Address, wording: &mut Wording) -> String {
    format!("{}: {}", wording.text(&link.label), anchor(&link.url))
}

/// A link whose text is its address, so that paper shows it too; of anything but http and https the text alone.
pub(super) fn anchor(url: &str) -> String {
    let text = escape(shown(url));
    match url.starts_with("https://") || url.starts_with("http://") {
        true => format!("<a href=\"{}\">{text}</a>", escape(url)),
        false => text,
    }
}

/// Text in which nothing is a tag, a reference to a character or the end of an attribute.
pub(super) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::export::testing::{anything, everywhere};

    /// The tags of a page without the address of each link, and the text between them as a browser reads it.
    fn read(page: &str) -> (Vec<&str>, String) {
        let (_, body) = page.split_once("<body>").unwrap();
        let mut tags = Vec::new();
        let mut text = String::new();
        for part in body.split('<').skip(1) {
            let (tag, between) = part.split_once('>').unwrap();
            tags.push(tag.split_once(" href=").map_or(tag, |(tag, _)| tag));
            text.push_str(between);
        }
        for (entity, c) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
            text = text.replace(entity, c);
        }
        (tags, text)
    }

    #[test]
    fn a_page_is_headings_lists_and_links() {
        let document = document(&everywhere("<Ada> & \"co\""));
        let (_, body) = document.text().split_once("<body>\n").unwrap();
        insta::assert_snapshot!(body);
    }

    #[test]
    fn a_page_asks_for_nothing_and_runs_nothing() {
        let page = document(&everywhere("x"));
        let head = page.text().split_once("<body>").unwrap().0;
        assert!(head.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""));
        assert!(head.contains("<html lang=\"en\">"));
        assert!(["url(", "@import", "<script", "src=", "<link"].iter().all(|word| !page.text().contains(word)));
    }

    #[test]
    fn only_an_address_is_a_link() {
        assert_eq!(anchor("https://a.org/x/"), "<a href=\"https://a.org/x/\">a.org/x</a>");
        assert_eq!(
            anchor("http://a.org?x=<\"&"),
            "<a href=\"http://a.org?x=&lt;&quot;&amp;\">a.org?x=&lt;&quot;&amp;</a>"
        );
        assert_eq!(anchor("javascript:alert(1)"), "javascript:alert(1)");
        let said = |text: &str| contact(&Said::new("e-mail", text), &mut Wording::new(RULES));
        assert_eq!(said("ada@example.org"), "<a href=\"mailto:ada@example.org\">ada@example.org</a>");
        assert_eq!(said("ada@example.org?bcc=b@c.org"), "ada@example.org?bcc=b@c.org");
    }

    proptest! {
        #[test]
        fn any_text_is_text_and_all_of_it_is_there(text in anything()) {
            let page = document(&everywhere(&text));
            let (tags, read_back) = read(page.text());
            let plain = document(&everywhere("x"));
            prop_assert_eq!(&tags, &read(plain.text()).0);
            for seen in &page.seen {
                prop_assert!(read_back.contains(seen.as_str()), "{seen} is not in {read_back}");
            }
            prop_assert_eq!(page, document(&everywhere(&text)));
        }
    }
}
