//! A résumé in plain text, for forms that take nothing else: one column of 78, conventional headings, no markup.

use unicode_segmentation::UnicodeSegmentation;

use super::Document;
use super::outline::{Address, Block, Entry, Outline, Section};
use super::wording::{Rules, Wording, as_it_is};
use crate::domain::claims::Claims;
use crate::domain::text::{sentence, width};

/// Columns of a line; only an address is longer.
const COLUMNS: usize = 78;

pub(super) const RULES: Rules = Rules { reword: as_it_is, escape: str::to_owned };

pub(super) fn document(claims: &Claims) -> Document {
    let outline = Outline::of(claims);
    let mut wording = Wording::new(RULES);
    let mut head = lines("", &wording.text(&outline.name));
    head.extend(outline.headline.iter().flat_map(|said| lines("", &wording.text(said))));
    let contacts: Vec<String> = outline.contacts.iter().map(|said| wording.text(said)).collect();
    if !contacts.is_empty() {
        head.extend(lines("", &contacts.join(" | ")));
    }
    head.extend(outline.links.iter().map(|one| link(one, &mut wording)));
    let mut blocks = vec![head.join("\n")];
    blocks.extend(outline.sections.iter().map(|one| section(one, &mut wording)));
    wording.document((blocks.join("\n\n") + "\n").into_bytes())
}

fn section(section: &Section, wording: &mut Wording) -> String {
    let mut text = section.title.to_uppercase();
    for (nth, block) in section.blocks.iter().enumerate() {
        let written = match block {
            Block::Paragraph(said) => lines("", &wording.text(said)),
            Block::Labelled(label, names) => {
                let label = wording.text(label);
                let names: Vec<String> = names.iter().map(|name| wording.text(name)).collect();
                lines("", &format!("{label}: {}", names.join(", ")))
            }
            Block::Entry(one) => entry(one, wording),
            Block::Line(said, url) => {
                let mut lines = lines("- ", &wording.text(said));
                lines.extend(url.iter().map(|url| format!("  {url}")));
                lines
            }
        };
        text.push_str(if nth > 0 && matches!(block, Block::Entry(_)) { "\n\n" } else { "\n" });
        text.push_str(&written.join("\n"));
    }
    text
}

fn entry(entry: &Entry, wording: &mut Wording) -> Vec<String> {
    let dates = entry.dates.as_deref().map_or_else(String::new, |dates| format!(", {dates}"));
    let mut text = lines("", &format!("{}{dates}", wording.text(&entry.title)));
    text.extend(entry.about.iter().flat_map(|said| lines("", &sentence(&wording.text(said)))));
    text.extend(entry.bullets.iter().flat_map(|said| lines("- ", &wording.text(said))));
    text.extend(entry.links.iter().map(|one| link(one, wording)));
    text
}

fn link(link: &Address, wording: &mut Wording) -> String {
    format!("{}: {}", wording.text(&link.label), link.url)
}

/// A text in lines that hang behind what the first one begins with.
fn lines(lead: &str, text: &str) -> Vec<String> {
    let room = COLUMNS - lead.len();
    let behind = " ".repeat(lead.len());
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        for (nth, piece) in pieces(word, room).into_iter().enumerate() {
            let gap = if nth == 0 { " " } else { "" };
            match lines.last_mut() {
                Some(line) if width(line) + gap.len() + width(&piece) <= COLUMNS => {
                    line.push_str(gap);
                    line.push_str(&piece);
                }
                Some(_) => lines.push(format!("{behind}{piece}")),
                None => lines.push(format!("{lead}{piece}")),
            }
        }
    }
    lines
}

/// A word that fits, or that nobody could put together again, as it is: an address is of use only whole. Scripts without
/// spaces are broken between their characters, but not before what ends a phrase nor behind what begins one.
fn pieces(word: &str, room: usize) -> Vec<String> {
    let is_wide = |text: &str| text.chars().next().is_some_and(|c| width(c.encode_utf8(&mut [0; 4])) == 2);
    if width(word) <= room || !word.graphemes(true).any(is_wide) {
        return vec![word.to_owned()];
    }
    let mut pieces: Vec<String> = Vec::new();
    let mut before = "";
    for grapheme in word.graphemes(true) {
        let may_break = (is_wide(before) || is_wide(grapheme)) && !ENDS.contains(grapheme) && !BEGINS.contains(before);
        match pieces.last_mut() {
            Some(piece) if !may_break => piece.push_str(grapheme),
            _ => pieces.push(grapheme.to_owned()),
        }
        before = grapheme;
    }
    pieces
}

/// What no line begins with.
const ENDS: &str = "、。，．：；！？）］｝」』】》〉…ー々)]}.,:;!?";

/// What no line ends with.
const BEGINS: &str = "（［｛「『【《〈([{";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_altered_and_no_line_is_longer_than_it_must() {
        let address = format!("https://example.org/{}", "x".repeat(90));
        assert_eq!(lines("- ", &format!("see {address} for more")), ["- see", &format!("  {address}"), "  for more"]);
        let han = lines("- ", &"中文。".repeat(20));
        assert_eq!(han, [format!("- {}", "中文。".repeat(12) + "中"), format!("  文。{}", "中文。".repeat(7))]);
        assert!(han.iter().all(|line| width(line) <= COLUMNS));
        let words = "word ".repeat(40);
        assert_eq!(lines("", &words).join(" "), words.trim());
        assert_eq!(lines("- ", ""), Vec::<String>::new());
    }
}
