//! A résumé as a Word document (Office Open XML, ECMA-376): one column, contact in the body, the styles that parsers of
//! résumés look for, no tables. Nothing in it says when it was made.

mod body;
mod zip;

use super::Document;
use super::address::{is_mail, shown};
use super::outline::{Address, Block, Entry, Outline, Section};
use super::wording::{Rules, Said, Wording, without_noncharacters};
use crate::domain::claims::Claims;
use body::{Body, escape};

const RULES: Rules = Rules { reword: without_noncharacters, escape };

const CONTENT_TYPES: &str = include_str!("../../../assets/docx/content_types.xml");
const RELATIONSHIPS: &str = include_str!("../../../assets/docx/rels.xml");
const STYLES: &str = include_str!("../../../assets/docx/styles.xml");
const NUMBERING: &str = include_str!("../../../assets/docx/numbering.xml");
const SETTINGS: &str = include_str!("../../../assets/docx/settings.xml");

pub(super) fn document(claims: &Claims) -> Document {
    let outline = Outline::of(claims);
    let mut paper = Paper { body: Body::default(), wording: Wording::new(RULES) };
    let name = paper.wording.text(&outline.name);
    paper.body.run(&name);
    paper.body.paragraph("Title");
    if let Some(said) = &outline.headline {
        paper.said(said);
        paper.body.paragraph("Subtitle");
    }
    paper.contact(&outline);
    outline.sections.iter().for_each(|one| paper.section(one));
    let Paper { body, wording } = paper;
    let (document, links) = body.finished();
    let core = core(&name);
    let bytes = zip::stored(&[
        ("[Content_Types].xml", CONTENT_TYPES.as_bytes()),
        ("_rels/.rels", RELATIONSHIPS.as_bytes()),
        ("docProps/core.xml", core.as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", links.as_bytes()),
        ("word/styles.xml", STYLES.as_bytes()),
        ("word/numbering.xml", NUMBERING.as_bytes()),
        ("word/settings.xml", SETTINGS.as_bytes()),
    ]);
    wording.document(bytes)
}

/// Title, author and language of the document; the name is XML already.
fn core(name: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{name}</dc:title><dc:creator>{name}</dc:creator>\
         <dc:language>en-US</dc:language></cp:coreProperties>\n"
    )
}

/// The document while it is written.
struct Paper {
    body: Body,
    wording: Wording,
}

impl Paper {
    fn said(&mut self, said: &Said) {
        let text = self.wording.text(said);
        self.body.run(&text);
    }

    fn contact(&mut self, outline: &Outline) {
        for (nth, said) in outline.contacts.iter().enumerate() {
            if nth > 0 {
                self.body.run(" | ");
            }
            let text = self.wording.text(said);
            if is_mail(&said.text) {
                self.body.link(&format!("mailto:{text}"), &text);
            } else {
                self.body.run(&text);
            }
        }
        if !outline.contacts.is_empty() {
            self.body.paragraph("Normal");
        }
        self.links(&outline.links);
    }

    /// `Demo: example.org | Code: github.com/ada/leaf`
    fn links(&mut self, links: &[Address]) {
        for (nth, link) in links.iter().enumerate() {
            if nth > 0 {
                self.body.run(" | ");
            }
            self.said(&link.label);
            self.body.run(": ");
            self.address(&link.url);
        }
        if !links.is_empty() {
            self.body.paragraph("Normal");
        }
    }

    fn address(&mut self, url: &str) {
        self.body.link(url, &escape(shown(url)));
    }

    fn section(&mut self, section: &Section) {
        self.body.run(section.title);
        self.body.paragraph("Heading1");
        for block in &section.blocks {
            match block {
                Block::Paragraph(said) => {
                    self.said(said);
                    self.body.paragraph("Normal");
                }
                Block::Labelled(label, names) => {
                    let label = self.wording.text(label);
                    self.body.styled("Strong", &format!("{label}:"));
                    let names: Vec<String> = names.iter().map(|name| self.wording.text(name)).collect();
                    self.body.run(&format!(" {}", names.join(", ")));
                    self.body.paragraph("Normal");
                }
                Block::Entry(one) => self.entry(one),
                Block::Line(said, url) => {
                    self.said(said);
                    if let Some(url) = url {
                        self.body.run(": ");
                        self.address(url);
                    }
                    self.body.paragraph("ListBullet");
                }
            }
        }
    }

    fn entry(&mut self, entry: &Entry) {
        self.said(&entry.title);
        if let Some(dates) = &entry.dates {
            self.body.tab();
            self.body.styled("Dates", dates);
        }
        self.body.paragraph("Heading2");
        if let Some(about) = entry.paragraph(&mut self.wording) {
            self.body.run(&about);
            self.body.paragraph("Normal");
        }
        for said in &entry.bullets {
            self.said(said);
            self.body.paragraph("ListBullet");
        }
        self.links(&entry.links);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::export::testing::{anything, everywhere};

    /// A file of an archive in which everything is stored as it is.
    fn part(archive: &[u8], name: &str) -> String {
        let number = |at: usize, bytes: usize| {
            archive[at..at + bytes].iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte))
        };
        let mut at = 0;
        loop {
            assert_eq!(&archive[at..at + 4], b"PK\x03\x04", "{name} is not there");
            let (size, length) = (number(at + 18, 4), number(at + 26, 2));
            let start = at + 30 + length;
            if &archive[at + 30..start] == name.as_bytes() {
                return String::from_utf8(archive[start..start + size].to_vec()).unwrap();
            }
            at = start + size;
        }
    }

    /// The tags of a part, and the text between them as a reader of XML has it.
    fn read(part: &str) -> (Vec<&str>, String) {
        let mut tags = Vec::new();
        let mut text = String::new();
        for one in part.split('<').skip(1) {
            let (tag, between) = one.split_once('>').unwrap();
            tags.push(tag);
            text.push_str(between);
        }
        for (entity, c) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
            text = text.replace(entity, c);
        }
        (tags, text)
    }

    #[test]
    fn a_document_is_paragraphs_with_styles_and_links() {
        let document = document(&everywhere("<Ada> & \"co\""));
        let parts = ["word/document.xml", "word/_rels/document.xml.rels", "docProps/core.xml"];
        let parts = parts.map(|name| format!("== {name}\n{}", part(&document.bytes, name)));
        insta::assert_snapshot!(parts.join("\n"));
    }

    #[test]
    fn every_part_is_named_and_no_moment_is() {
        let document = document(&everywhere("x"));
        let types = part(&document.bytes, "[Content_Types].xml");
        for name in
            ["word/document.xml", "word/styles.xml", "word/numbering.xml", "word/settings.xml", "docProps/core.xml"]
        {
            assert!(types.contains(&format!("PartName=\"/{name}\"")), "{name}");
            assert!(!part(&document.bytes, name).contains("dcterms"));
        }
    }

    proptest! {
        #[test]
        fn any_text_is_text_and_all_of_it_is_there(text in anything()) {
            let word = document(&everywhere(&text));
            let body = part(&word.bytes, "word/document.xml");
            let (tags, read_back) = read(&body);
            let plain = document(&everywhere("x"));
            let plain = part(&plain.bytes, "word/document.xml");
            prop_assert_eq!(&tags, &read(&plain).0);
            for seen in &word.seen {
                prop_assert!(read_back.contains(seen.as_str()), "{seen} is not in {read_back}");
            }
            // What XML 1.0 forbids: production 2, Char.
            let is_char = |c: char| matches!(c, '\n' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
            prop_assert!(body.chars().all(is_char));
            prop_assert_eq!(word, document(&everywhere(&text)));
        }
    }
}
