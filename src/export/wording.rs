//! Texts of the learner on their way into a document: cleaned, reworded where the programs that read the format would lose
//! or change something, escaped, and every rewording noted with its field.

use std::fmt;

use super::Document;
use crate::domain::claims::is_public_link;
use crate::domain::text::printable;

/// A text of the learner's with the field that it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    /// `summary of Leaf Doctor`
    pub field: String,
    /// As it was entered, or with words of ours around it.
    pub text: String,
}

impl Said {
    /// A text of a field.
    pub fn new(field: impl Into<String>, text: impl Into<String>) -> Self {
        Self { field: field.into(), text: text.into() }
    }
}

/// Something in a document that is not as it was entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Which field: `summary of Leaf Doctor`.
    pub field: String,
    /// What became of it: `"<" became "‹"`.
    pub what: String,
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Reworded, {}: {}.", self.field, self.what)
    }
}

/// What was changed in one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Changes(Vec<String>);

impl Changes {
    /// One piece of text became another.
    pub fn became(&mut self, found: &str, now: &str) {
        self.add(format!("\"{found}\" became \"{now}\""));
    }

    /// A character that nobody would see is taken out.
    pub fn taken_out(&mut self, found: char) {
        self.add(format!("{} was taken out", name(found)));
    }

    /// Anything else, in words: `"中" is kept, but …`.
    pub fn add(&mut self, what: String) {
        if !self.0.contains(&what) {
            self.0.push(what);
        }
    }
}

/// `U+202E` for what cannot be seen, `"✅"` for what can.
fn name(c: char) -> String {
    if printable(c.encode_utf8(&mut [0; 4])).trim().is_empty() || is_noncharacter(c) {
        format!("U+{:04X}", u32::from(c))
    } else {
        format!("\"{c}\"")
    }
}

/// How a format takes a text.
#[derive(Clone, Copy)]
pub(super) struct Rules {
    /// Replaces what the format's readers would lose or change whatever is done about it. What comes out is what a reader
    /// of the finished document sees.
    pub reword: fn(&str, &mut Changes) -> String,
    /// Makes a text stand for itself in the document's source.
    pub escape: fn(&str) -> String,
}

/// Takes texts into one document and keeps the notes.
pub(super) struct Wording {
    rules: Rules,
    notes: Vec<Note>,
    seen: Vec<String>,
}

impl Wording {
    /// For a format with these rules.
    pub fn new(rules: Rules) -> Self {
        Self { rules, notes: Vec::new(), seen: Vec::new() }
    }

    /// The text as it stands in the document's source: on one line, and safe there.
    pub fn text(&mut self, said: &Said) -> String {
        let plain = self.plain(said);
        (self.rules.escape)(&plain)
    }

    /// The text by other rules than the document's, for a field that its readers take otherwise.
    pub fn text_by(&mut self, rules: Rules, said: &Said) -> String {
        let usual = std::mem::replace(&mut self.rules, rules);
        let text = self.text(said);
        self.rules = usual;
        text
    }

    /// The text as a reader of the finished document sees it, for formats that are escaped elsewhere.
    pub fn plain(&mut self, said: &Said) -> String {
        self.shortened(said, |plain, _| plain)
    }

    /// The same, of which only so much stands in the document as `shorten` leaves.
    pub fn shortened(&mut self, said: &Said, shorten: impl FnOnce(String, &mut Changes) -> String) -> String {
        let mut changes = Changes::default();
        let plain = (self.rules.reword)(&line(&said.text, &mut changes), &mut changes);
        let plain = shorten(plain, &mut changes);
        for what in changes.0 {
            let note = Note { field: said.field.clone(), what };
            if !self.notes.contains(&note) {
                self.notes.push(note);
            }
        }
        if !plain.is_empty() {
            self.seen.push(plain.clone());
        }
        plain
    }

    /// Remembers a text that stands in the document as it was entered.
    pub fn seen(&mut self, text: &str) {
        self.seen.push(text.to_owned());
    }

    /// Notes something by itself.
    pub fn note(&mut self, field: impl Into<String>, what: impl Into<String>) {
        self.notes.push(Note { field: field.into(), what: what.into() });
    }

    /// The finished document with what was noted of it.
    pub fn document(self, bytes: Vec<u8>) -> Document {
        Document { bytes, notes: self.notes, seen: self.seen }
    }
}

/// A text on one line, its spaces single, without what a terminal could obey or nobody would see.
fn line(text: &str, changes: &mut Changes) -> String {
    let text = single_spaced(text);
    let shown = printable(&text);
    if matches!(shown, std::borrow::Cow::Owned(_)) {
        let hidden = text.chars().filter(|c| printable(c.encode_utf8(&mut [0; 4])).is_empty());
        hidden.for_each(|c| changes.taken_out(c));
    }
    let words = shown.split_whitespace().filter(|word| {
        let private = is_private(word);
        if private {
            changes.add("an address or path that opens on your machine alone was taken out".into());
        }
        !private
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Whether a word leads to this machine or a private network: nobody else can open it, and it says how the learner works.
fn is_private(word: &str) -> bool {
    let around = |c: char| matches!(c, '(' | ')' | '<' | '>' | '[' | ']' | '"' | '\'' | ',' | ';');
    let lower = word.trim_matches(around).to_lowercase();
    let host = ["http://", "https://"].iter().find_map(|scheme| lower.strip_prefix(scheme));
    let hidden = host.is_some_and(|host| host.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '['));
    let local = ["/home/", "/users/", "~/", "file://", "c:\\users\\"];
    hidden && !is_public_link(&lower) || local.iter().any(|begin| lower.starts_with(begin) && lower.len() > begin.len())
}

fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// For formats of markup, which know no characters that Unicode has set aside for no text at all.
pub(super) fn without_noncharacters(text: &str, changes: &mut Changes) -> String {
    text.chars().filter(|&c| is_noncharacter(c)).for_each(|c| changes.taken_out(c));
    text.chars().filter(|&c| !is_noncharacter(c)).collect()
}

fn is_noncharacter(c: char) -> bool {
    u32::from(c) & 0xFFFE == 0xFFFE || matches!(c, '\u{FDD0}'..='\u{FDEF}')
}

/// For formats that take any text as it is.
pub(super) fn as_it_is(text: &str, _: &mut Changes) -> String {
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_one_line_and_what_nobody_would_see_is_noted() {
        let mut wording = Wording::new(Rules { reword: as_it_is, escape: str::to_uppercase });
        let said = Said::new("summary of Leaf", "two\nlines\tof\u{b}some  \u{202e}text\u{1b}[31m");
        assert_eq!(wording.text(&said), "TWO LINES OF SOME TEXT[31M");
        let notes: Vec<String> = wording.document(Vec::new()).notes.iter().map(ToString::to_string).collect();
        assert_eq!(
            notes,
            ["Reworded, summary of Leaf: U+202E was taken out.", "Reworded, summary of Leaf: U+001B was taken out."]
        );
    }
}
