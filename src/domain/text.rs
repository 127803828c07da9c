//! Text from files and people: made safe to show, turned into ids, compared for "did you mean".

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The text with everything a terminal could obey taken out: control characters, escape sequences' first bytes, and the
/// invisible marks that reorder or hide text. A line break or tab becomes a space. Text without any is borrowed.
#[must_use]
pub fn printable(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unsafe) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.chars()
            .filter_map(|c| match c {
                '\n' | '\t' => Some(' '),
                c if is_unsafe(c) => None,
                c => Some(c),
            })
            .collect(),
    )
}

/// The text of a file without what [`printable`] takes out, its lines and tabs as they are, every line ended alike; and how
/// much was taken out, not counting what stands before line ends and at the beginning in files of some systems.
#[must_use]
pub fn cleaned(text: &str) -> (String, usize) {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text).replace("\r\n", "\n");
    let clean: String = text.chars().filter(|&c| matches!(c, '\n' | '\t') || !is_unsafe(c)).collect();
    let taken = text.chars().count() - clean.chars().count();
    (clean, taken)
}

/// A JSON text in which what [`printable`] takes out stands as escapes: whoever reads it gets it, and no terminal obeys it.
#[must_use]
pub fn escaped(json: &str) -> String {
    let (mut units, mut safe) = ([0; 2], String::with_capacity(json.len() + 1));
    for c in json.chars() {
        if c == '\n' || !is_unsafe(c) {
            safe.push(c);
        } else {
            safe.extend(c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    safe
}

/// Whether a character may not reach a terminal: C0 and C1 controls, bidirectional overrides, zero-width marks
/// (except the joiners that scripts and emoji need), line and paragraph separators.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// How many cells of a terminal the text takes.
#[must_use]
pub fn width(text: &str) -> usize {
    text.width()
}

/// The longest beginning of the text that fits into `cells`, with an ellipsis (`...`) where something was cut.
#[must_use]
pub fn fit(text: &str, cells: usize) -> Cow<'_, str> {
    if width(text) <= cells {
        return Cow::Borrowed(text);
    }
    let dots = if cells >= 4 { "..." } else { "" };
    let mut kept = String::new();
    let mut used = dots.len();
    for grapheme in text.graphemes(true) {
        used += width(grapheme);
        if used > cells {
            break;
        }
        kept.push_str(grapheme);
    }
    let end = kept.trim_end().len();
    kept.truncate(end);
    kept.push_str(dots);
    Cow::Owned(kept)
}

/// The text broken into lines of at most `cells` cells, at spaces where there are some.
#[must_use]
pub fn wrap(text: &str, cells: usize) -> Vec<String> {
    let cells = cells.max(1);
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let gap = usize::from(lines.last().is_some_and(|line| !line.is_empty()));
        let used = lines.last().map_or(0, |line| width(line));
        if used + gap + width(word) <= cells {
            push_to_last(&mut lines, if gap == 1 { " " } else { "" });
            push_to_last(&mut lines, word);
            continue;
        }
        if gap == 1 {
            lines.push(String::new());
        }
        for grapheme in word.graphemes(true) {
            if lines.last().is_some_and(|line| !line.is_empty() && width(line) + width(grapheme) > cells) {
                lines.push(String::new());
            }
            push_to_last(&mut lines, grapheme);
        }
    }
    lines
}

fn push_to_last(lines: &mut [String], text: &str) {
    if let Some(line) = lines.last_mut() {
        line.push_str(text);
    }
}

/// An id made of a title: lower-case letters, digits and single hyphens, at most 40 bytes; `x` when nothing is left.
#[must_use]
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    for c in title.to_lowercase().chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() >= 40 {
            break;
        }
    }
    let slug = slug.trim_matches('-');
    if slug.is_empty() { "x".into() } else { slug.into() }
}

/// "1 day", "3 days": the number with its noun.
#[must_use]
pub fn count(number: usize, one: &str) -> String {
    let many = match one.strip_suffix('y') {
        Some(stem) if !one.ends_with("ay") && !one.ends_with("ey") => format!("{stem}ies"),
        _ => format!("{one}s"),
    };
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

/// The text as a sentence: with a full stop, unless it ends as one does or says nothing.
#[must_use]
pub fn sentence(text: &str) -> String {
    if text.is_empty() || text.ends_with(['.', '?', '!', '…']) { text.to_owned() } else { format!("{text}.") }
}

/// `2,314`: the digits in threes.
#[must_use]
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let comma = |nth: usize| nth > 0 && (digits.len() - nth).is_multiple_of(3);
    digits.chars().enumerate().flat_map(|(nth, digit)| comma(nth).then_some(',').into_iter().chain([digit])).collect()
}

/// The text as one word of a command line: in single quotes where a shell would read it otherwise.
#[must_use]
pub fn shell_word(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ':' | '@');
    if !text.is_empty() && text.chars().all(plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', "'\\''"))
}

/// "a", "a and b", "a, b and c".
#[must_use]
pub fn list_words(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The candidates that a mistyped `word` probably meant, nearest first, at most three.
pub fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let word = word.to_lowercase();
    let limit = (word.chars().count() / 3).clamp(1, 4);
    let mut near: Vec<(usize, &str)> = candidates
        .into_iter()
        .filter_map(|candidate| {
            let local = crate::domain::id::local_part(candidate);
            let contains = word.len() >= 3 && (local.contains(&word) || (local.len() >= 3 && word.contains(local)));
            let distance = distance(&word, candidate).min(distance(&word, local));
            if distance <= limit { Some((distance, candidate)) } else { contains.then_some((limit + 1, candidate)) }
        })
        .collect();
    near.sort();
    near.dedup();
    near.into_iter().map(|(_, candidate)| candidate).take(3).collect()
}

/// Edits (insert, delete, replace, swap of neighbours) that turn one text into the other.
/// Source: Damerau–Levenshtein distance in its optimal string alignment form.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for (i, row) in rows.iter_mut().enumerate() {
        row[0] = i;
    }
    for (j, cell) in rows[0].iter_mut().enumerate() {
        *cell = j;
    }
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let replace = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = replace.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = best;
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_could_obey_is_taken_out() {
        assert_eq!(printable("a\x1b[31mb\u{9b}2Jc\r\nd\u{202e}e\u{7f}"), "a[31mb2Jc de");
        assert!(matches!(printable("Keras 3: 中文 e\u{301} 👩\u{200d}💻"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_file_keeps_its_lines_and_tabs_and_nothing_that_hides() {
        let hostile = "\u{feff}a = \"\x1b[31m\u{202e}b\"\r\n\tc\u{200b}\u{61c}\0\rd\n";
        assert_eq!(cleaned(hostile), ("a = \"[31mb\"\n\tcd\n".into(), 6));
        assert_eq!(cleaned("a\r\n\u{feff}"), ("a\n".into(), 1));
    }

    #[test]
    fn text_is_cut_and_wrapped_by_cells() {
        assert_eq!(fit("automatic differentiation", 12), "automatic...");
        assert_eq!(fit("中文字", 4), "...");
        assert_eq!(fit("ab", 2), "ab");
        assert_eq!(fit("abc", 2), "ab");
        assert_eq!(wrap("You can write fit() yourself", 12), ["You can", "write fit()", "yourself"]);
        assert_eq!(wrap("中文字abcdef", 4), ["中文", "字ab", "cdef"]);
        assert_eq!(wrap("", 4), [""]);
    }

    #[test]
    fn titles_become_slugs() {
        assert_eq!(slug("  Leaf Doctor: v2!  "), "leaf-doctor-v2");
        assert_eq!(slug("中文"), "x");
        assert!(slug(&"ab ".repeat(40)).len() <= 40);
    }

    #[test]
    fn a_mistyped_id_finds_its_neighbours() {
        let ids = ["pytorch/autograd", "pytorch/tensors", "tensorflow/tensors", "keras/install"];
        assert_eq!(did_you_mean("autogard", ids), ["pytorch/autograd"]);
        assert_eq!(did_you_mean("tensor", ids), ["pytorch/tensors", "tensorflow/tensors"]);
        assert!(did_you_mean("zzz", ids).is_empty());
    }

    #[test]
    fn numbers_carry_their_noun() {
        assert_eq!([count(1, "day"), count(2, "day"), count(2, "history")], ["1 day", "2 days", "2 histories"]);
        assert_eq!([sentence("no link"), sentence("on what?")], ["no link.", "on what?"]);
        assert_eq!(
            [0, 12, 999, 1000, 74_994, 1_234_567].map(grouped),
            ["0", "12", "999", "1,000", "74,994", "1,234,567"]
        );
        let words = ["Docker", "TensorFlow Developer", "Ada's $HOME", ""].map(shell_word);
        assert_eq!(words, ["Docker", "'TensorFlow Developer'", "'Ada'\\''s $HOME'", "''"]);
        assert_eq!(list_words(&["a".into(), "b".into(), "c".into()]), "a, b and c");
    }
}
