//! A line of the posting as it is quoted: what was found stands in it, and a long line is cut at words.

use std::ops::Range;

/// The most characters of a quote, with the dots where something was cut.
const LONGEST: usize = 200;
const DOTS: &str = "...";

/// The line, or as much of it around the bytes `around` as a quote holds.
pub(super) fn quote(line: &str, around: &Range<usize>) -> String {
    if line.chars().nth(LONGEST).is_none() {
        return line.trim().to_owned();
    }
    let room = LONGEST - 2 * DOTS.len();
    let found = line[around.clone()].chars().count().min(room);
    let before = &line[..around.start];
    let after = &line[around.end..];
    let half = (room - found) / 2;
    let short = |side: usize| half.saturating_sub(side);
    let (count_before, count_after) = (before.chars().rev().take(half).count(), after.chars().take(half).count());
    let (take_before, take_after) = (half + short(count_after), half + short(count_before));
    let from = before.char_indices().rev().take(take_before).last().map_or(around.start, |(at, _)| at);
    let to = after.char_indices().nth(take_after).map_or(line.len(), |(at, _)| around.end + at);
    let from = if from == 0 { 0 } else { line[from..around.start].find(' ').map_or(from, |at| from + at + 1) };
    let to = if to == line.len() { to } else { line[around.end..to].rfind(' ').map_or(to, |at| around.end + at) };
    let (left, right) = (if from == 0 { "" } else { DOTS }, if to == line.len() { "" } else { DOTS });
    format!("{left}{}{right}", line[from..to].trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(line: &str, word: &str) -> String {
        let at = line.find(word).unwrap();
        quote(line, &(at..at + word.len()))
    }

    #[test]
    fn a_short_line_is_quoted_whole() {
        assert_eq!(quoted("  You know PyTorch. ", "PyTorch"), "You know PyTorch.");
    }

    #[test]
    fn a_long_line_is_cut_at_words_around_what_was_found() {
        let line = format!("{}PyTorch {}", "vor ".repeat(100), "nach ".repeat(100));
        let middle = quoted(&line, "PyTorch");
        assert!(
            middle.starts_with("...vor") && middle.ends_with("nach...") && middle.contains(" PyTorch "),
            "{middle}"
        );
        let begin = quoted(&line["vor ".len() * 99..], "PyTorch");
        assert!(begin.starts_with("vor PyTorch nach") && begin.ends_with("nach..."), "{begin}");
        for quote in [middle, begin, quoted(&"ü".repeat(5000).replacen('ü', "R", 1), "R")] {
            let length = quote.chars().count();
            assert!((180..=200).contains(&length), "{length}: {quote}");
        }
    }
}
