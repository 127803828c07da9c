//! Where the sentences of a line begin and end. An entry of a list in running text (`• PyTorch • SQL`) is one too.

use std::ops::Range;

use super::tokens::{Gap, Token};

/// The most tokens of a sentence: a text without full stops is cut, so that looking around stays cheap.
const LONGEST: usize = 400;

/// The sentences of a line as ranges of its tokens, without the marks that end them.
pub(super) fn sentences(tokens: &[Token<'_>]) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for at in 0..=tokens.len() {
        let ends = at == tokens.len() || ends(tokens, at);
        if ends && at > start {
            sentences.push(start..at);
        } else if !ends && at - start >= LONGEST {
            sentences.push(start..at);
            start = at;
        }
        if ends {
            start = at + 1;
        }
    }
    sentences
}

fn ends(tokens: &[Token<'_>], at: usize) -> bool {
    let next = tokens.get(at + 1);
    match tokens[at].mark {
        Some('•') => true,
        Some('.' | '!' | '?') => {
            let begins = next.is_none_or(|next| {
                let new = next.mark.is_some() || !next.text.starts_with(char::is_lowercase);
                next.gap == Gap::Space && new
            });
            begins && !is_abbreviation(tokens, at)
        }
        _ => false,
    }
}

/// Whether the full stop at `at` belongs to "e.g.", "z. B.", "incl.", "approx.".
fn is_abbreviation(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(word) = at.checked_sub(1).map(|before| &tokens[before]) else { return false };
    let letter = |i: usize| tokens[i].text.len() == 1 && tokens[i].text.starts_with(char::is_alphabetic);
    let letters = at >= 3 && letter(at - 1) && tokens[at - 2].mark == Some('.') && letter(at - 3);
    letters
        || matches!(
            word.stem.as_str(),
            "incl"
                | "inkl"
                | "approx"
                | "ca"
                | "bzw"
                | "eg"
                | "resp"
                | "ggf"
                | "sr"
                | "jr"
                | "min"
                | "max"
                | "mr"
                | "mrs"
                | "ms"
                | "dr"
                | "prof"
        )
        || word.text == "z"
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;

    #[test]
    fn sentences_end_where_a_reader_stops() {
        for (line, wanted) in [
            ("We use Go. You know R! Yes?", "We use Go|You know R|Yes"),
            ("Tools, e.g. PyTorch, z. B. JAX, incl. SQL.", "Tools e g PyTorch z B JAX incl SQL"),
            ("Python 3.8. 2 years", "Python 3 8|2 years"),
            ("• Python • SQL | R", "Python|SQL|R"),
            ("node.js and tf.data. then", "node js and tf data then"),
            ("...", ""),
        ] {
            let tokens = tokens(line);
            let words = |range: Range<usize>| {
                let words = tokens[range].iter().filter(|token| token.mark.is_none()).map(|token| token.text);
                words.collect::<Vec<_>>().join(" ")
            };
            let shown: Vec<String> =
                sentences(&tokens).into_iter().map(words).filter(|words| !words.is_empty()).collect();
            assert_eq!(shown.join("|"), wanted, "{line}");
        }
    }

    #[test]
    fn a_text_without_full_stops_is_cut() {
        let tokens = vec![tokens("a").remove(0); 1000];
        assert_eq!(sentences(&tokens), [0..400, 400..800, 800..1000]);
    }
}
