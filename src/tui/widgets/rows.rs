//! A long text in rows of so many cells, laid out once: drawing costs what is in view, whatever its length.

use unicode_segmentation::UnicodeSegmentation;

use crate::domain::text::{printable, width};

/// A text in rows. What a terminal could obey is taken out; a line that is too long goes on below itself, as far in as it
/// began, behind the dash of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    text: String,
    rows: Vec<Row>,
}

/// A row: a part of the text, and how many blanks stand before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Row {
    indent: usize,
    from: usize,
    to: usize,
}

/// Up to how many bytes a text is searched: what people read in one go. Searching takes time with every key.
const SEARCHED: usize = 256 * 1024;

impl Rows {
    /// The text in rows of at most so many cells.
    #[must_use]
    pub fn of(text: &str, cells: usize) -> Self {
        let mut rows = Self { text: String::with_capacity(text.len()), rows: Vec::new() };
        text.lines().for_each(|line| rows.line(&printable(line), cells.max(1)));
        rows
    }

    fn line(&mut self, line: &str, cells: usize) {
        let line = line.trim_end();
        let begin = self.text.len();
        self.text.push_str(line);
        self.text.push('\n');
        let lead = line.len() - line.trim_start_matches(' ').len();
        let hang = lead + if line[lead..].starts_with("- ") { 2 } else { 0 };
        // Beside it there is room for any character.
        let most = if cells < 4 { 0 } else { cells / 2 };
        let mut from = lead;
        let mut indent = lead.min(most);
        loop {
            let (end, next) = row_end(&line[from..], (cells - indent).max(1));
            self.rows.push(Row { indent, from: begin + from, to: begin + from + end });
            from += next;
            indent = hang.min(most);
            if from >= line.len() {
                return;
            }
        }
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The rows from one on, as they are drawn.
    pub fn from(&self, top: usize) -> impl Iterator<Item = String> {
        let rows = self.rows.iter().skip(top);
        rows.map(|row| format!("{}{}", " ".repeat(row.indent), &self.text[row.from..row.to]))
    }

    /// The rows in which one of these texts stands, word by word, whatever stands between the words: a text is found where
    /// marks were put before some of its characters, and where it goes on in the next row.
    #[must_use]
    pub fn holding(&self, texts: &[String]) -> Vec<usize> {
        if self.text.len() > SEARCHED {
            return Vec::new();
        }
        let all = words(&self.text);
        let mut found = Vec::new();
        for text in texts {
            let wanted = words(text);
            if wanted.is_empty() {
                continue;
            }
            let same =
                |there: &[(usize, String)]| there.iter().map(|(_, word)| word).eq(wanted.iter().map(|(_, word)| word));
            for there in all.windows(wanted.len()).filter(|there| same(there)) {
                let rows = there.iter().map(|(at, _)| self.rows.partition_point(|row| row.from <= *at));
                found.extend(rows.map(|after| after.saturating_sub(1)));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Where the row ends that a text begins with, and where the next one begins.
fn row_end(text: &str, cells: usize) -> (usize, usize) {
    let mut used = 0;
    let mut space = None;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += width(grapheme);
        if used > cells && at > 0 {
            let end = if grapheme == " " { Some(at) } else { space };
            let end = end.unwrap_or(at);
            let gap = text[end..].len() - text[end..].trim_start_matches(' ').len();
            return (end, end + gap);
        }
        if grapheme == " " {
            space = Some(at).filter(|at| !text[..*at].trim().is_empty()).or(space);
        }
    }
    (text.len(), text.len())
}

/// The words of a text in lower case, with where they begin; `C++` and `C#` are two.
fn words(text: &str) -> Vec<(usize, String)> {
    let mut words: Vec<(usize, String)> = Vec::new();
    let mut open = false;
    for (at, c) in text.char_indices() {
        let goes_on = open && matches!(c, '+' | '#');
        if !(c.is_alphanumeric() || goes_on) {
            open = false;
            continue;
        }
        if !open {
            words.push((at, String::new()));
            open = true;
        }
        if let Some((_, word)) = words.last_mut() {
            word.extend(c.to_lowercase());
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn drawn(text: &str, cells: usize) -> Vec<String> {
        Rows::of(text, cells).from(0).collect()
    }

    #[test]
    fn a_long_line_goes_on_as_far_in_as_it_began() {
        assert_eq!(drawn("one two three", 7), ["one two", "three"]);
        assert_eq!(drawn("  \"name\": \"Ada Lovelace\"", 14), ["  \"name\": \"Ada", "  Lovelace\""]);
        assert_eq!(drawn("- Raised recall by 3", 10), ["- Raised", "  recall", "  by 3"]);
        assert_eq!(drawn("abcdefgh\n\nij", 3), ["abc", "def", "gh", "", "ij"]);
        assert_eq!(drawn("中文字", 4), ["中文", "字"]);
        assert_eq!(drawn("            deep", 4), ["  de", "  ep"]);
        assert_eq!(drawn("a\tb\x1b[31m\u{202e}c", 20), ["a b[31mc"]);
        assert_eq!(drawn("", 4), [""; 0]);
    }

    #[test]
    fn a_text_is_found_where_it_was_escaped_or_broken_and_only_as_whole_words() {
        let rows = Rows::of("# Ada\n- **Tools:** C++, \\_\\_init\\_\\_\n\nRaised recall from\n0.8 to 0.9. C", 40);
        let holding = |text: &str| rows.holding(&[text.to_owned()]);
        assert_eq!(holding("__init__"), [1]);
        assert_eq!(holding("C++"), [1]);
        assert_eq!(holding("C"), [4]);
        assert_eq!(holding("raised recall from 0.8 to 0.9"), [3, 4]);
        assert_eq!(holding("Rais"), [0; 0]);
        assert_eq!(holding("!"), [0; 0]);
        assert_eq!(rows.holding(&["Ada".into(), "init".into()]), [0, 1]);
        let long = Rows::of(&"word ".repeat(60_000), 40);
        assert_eq!(long.holding(&["word".into()]), [0; 0], "what is too long is not searched");
    }

    proptest! {
        /// Nothing is lost, and no row is wider than it may be unless a single character is.
        #[test]
        fn every_character_is_in_a_row(text in "[ -~中é\u{301}\n]{0,80}", cells in 1..30_usize) {
            let rows = drawn(&text, cells);
            let solid = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(solid(&rows.concat()), solid(&text));
            for row in rows {
                prop_assert!(width(&row) <= cells.max(2), "{:?}", row);
            }
        }
    }
}
