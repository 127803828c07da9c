//! Phrases to be found among tokens, whatever way their words are put together: `fine-tuning`, `fine tuning`, `finetuning`.

use super::tokens::{Token, tokens};

/// The fewest bytes of a phrase that may be written in another number of words: `OpenCV` is `Open CV`, `as is` not `Asis`.
const JOINABLE: usize = 6;

/// Phrases, each with what it stands for.
#[derive(Debug)]
pub(super) struct Lexicon<T> {
    /// By key; of equal keys the first that was given.
    entries: Vec<Entry<T>>,
    /// Marks that may stand anywhere in a phrase without changing it.
    ignored: &'static [char],
}

#[derive(Debug)]
struct Entry<T> {
    /// The stems of its tokens, one after the other.
    key: String,
    words: usize,
    value: T,
}

impl<T> Lexicon<T> {
    /// The lexicon of these phrases; a phrase without a word is left out.
    pub fn new<P: AsRef<str>>(phrases: impl IntoIterator<Item = (P, T)>, ignored: &'static [char]) -> Self {
        let mut entries: Vec<Entry<T>> = phrases
            .into_iter()
            .map(|(phrase, value)| {
                let tokens = tokens(phrase.as_ref());
                let counted = tokens.iter().filter(|token| !token.mark.is_some_and(|mark| ignored.contains(&mark)));
                let mut entry = Entry { key: String::new(), words: 0, value };
                for token in counted {
                    entry.key.push_str(&token.stem);
                    entry.words += usize::from(token.mark.is_none());
                }
                entry
            })
            .filter(|entry| entry.words > 0)
            .collect();
        entries.sort_by(|a, b| a.key.cmp(&b.key));
        entries.dedup_by(|later, first| later.key == first.key);
        Self { entries, ignored }
    }

    /// The longest phrase that begins with the token at `from`: how many tokens it takes, and what it stands for.
    pub fn longest(&self, tokens: &[Token<'_>], from: usize) -> Option<(usize, &T)> {
        let (mut key, mut words, mut best) = (String::new(), 0, None);
        for (taken, token) in tokens.iter().enumerate().skip(from).map(|(ix, token)| (ix + 1 - from, token)) {
            if token.mark.is_some_and(|mark| self.ignored.contains(&mark)) {
                if taken == 1 {
                    return None;
                }
                continue;
            }
            key.push_str(&token.stem);
            words += usize::from(token.mark.is_none());
            let at = self.entries.partition_point(|entry| entry.key < key);
            let Some(entry) = self.entries.get(at).filter(|entry| entry.key.starts_with(&key)) else { break };
            if entry.key == key && (entry.words == words || key.len() >= JOINABLE) {
                best = Some((taken, &entry.value));
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(phrases: &[&'static str], text: &str) -> Vec<String> {
        let lexicon = Lexicon::new(phrases.iter().map(|phrase| (*phrase, *phrase)), &['(']);
        let tokens = tokens(text);
        let at = |from| lexicon.longest(&tokens, from).map(|(taken, phrase)| format!("{from}+{taken} {phrase}"));
        (0..tokens.len()).filter_map(at).collect()
    }

    #[test]
    fn the_ways_to_write_a_phrase_are_one() {
        for text in ["fine-tuning", "Fine Tuning", "finetuning", "FINE‑TUNING"] {
            assert_eq!(found(&["fine-tuning"], text).len(), 1, "{text}");
        }
        assert_eq!(found(&["CI/CD", "A/B test"], "CI / CD, A/B-Tests, CI CD, AB test"), ["0+3 CI/CD", "4+4 A/B test"]);
        assert_eq!(found(&["Open CV", "Go"], "OpenCV G o"), ["0+1 Open CV"]);
    }

    #[test]
    fn the_longest_phrase_counts_and_words_are_whole() {
        let phrases = ["TensorFlow", "TensorFlow Serving", "tf.data", "Rust"];
        assert_eq!(found(&phrases, "TensorFlow Serving"), ["0+2 TensorFlow Serving"]);
        assert_eq!(found(&phrases, "TensorFlow, Serving"), ["0+1 TensorFlow"]);
        assert_eq!(found(&phrases, "tf.data; TF. Data; trust, Rust"), ["0+3 tf.data", "10+1 Rust"]);
    }

    #[test]
    fn ignored_marks_change_nothing() {
        assert_eq!(found(&["ML engineer NLP"], "(ML engineer ( NLP"), ["1+4 ML engineer NLP"]);
    }
}
