//! A file cut into lines, fast, with what belongs to no line taken off: a mark at the start, white space at the end.

use std::io::BufRead;
use std::ops::Range;

/// What editors of some systems put at the start of a text.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Whether the last line of a file has its line end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum End {
    /// It has, or there is no line at all.
    #[default]
    Finished,
    /// It has none: the writer was interrupted, or an editor left it out.
    Unfinished,
}

/// One line.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    /// From 1.
    pub number: usize,
    /// Where it lies in the file, its line end included.
    pub whole: Range<usize>,
    /// What it says.
    pub text: &'a [u8],
    /// Whether it ends with a line end.
    pub end: End,
}

/// The lines of a file that say anything; blank ones are passed over.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    /// How many lines were passed, blank ones included.
    pub passed: usize,
    /// How the last of them ended.
    pub end: End,
}

impl<'a> Lines<'a> {
    /// The lines of `bytes`, which stand after `before` others.
    pub fn new(bytes: &'a [u8], before: usize) -> Self {
        Self { bytes, at: 0, passed: before, end: End::Finished }
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        while self.at < self.bytes.len() {
            let mut rest = &self.bytes[self.at..];
            // Reading from a slice cannot fail; `skip_until` is the fastest search for a byte that std has.
            let length = rest.skip_until(b'\n').unwrap_or(self.bytes.len() - self.at);
            let whole = self.at..self.at + length;
            let text = &self.bytes[whole.clone()];
            self.at = whole.end;
            self.passed += 1;
            self.end = if text.last() == Some(&b'\n') { End::Finished } else { End::Unfinished };
            let text = text.trim_ascii_end();
            let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
            if !text.is_empty() {
                return Some(Line { number: self.passed, whole, text, end: self.end });
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_say_what_they_say_and_nothing_more() {
        let mut lines = Lines::new(b"\xef\xbb\xbfa\r\n\n \t\n\xef\xbb\xbfb c \nd", 10);
        let texts: Vec<_> = lines.by_ref().map(|line| (line.number, line.whole, line.text, line.end)).collect();
        let expected: [(usize, Range<usize>, &[u8], End); 3] =
            [(11, 0..6, b"a", End::Finished), (14, 10..18, b"b c", End::Finished), (15, 18..19, b"d", End::Unfinished)];
        assert_eq!(texts, expected);
        assert_eq!((lines.passed, lines.end), (15, End::Unfinished));
    }
}
