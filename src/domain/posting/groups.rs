//! Which names of a sentence are alternatives: "PyTorch or TensorFlow" asks for one of the two, "PyTorch and TensorFlow" for both.

use super::lexicon::Lexicon;
use super::links::{Link, chain};
use super::names::Found;
use super::tokens::Token;
use super::vocabulary::{Phrases, Words};

/// What words before a list say about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opening {
    /// "one of": one of all that follow.
    OneOf,
    /// "such as", "e.g.": examples.
    Examples,
    /// Nothing: "we would like", "one of our".
    Nothing,
}

/// Finds groups of alternatives.
pub(super) struct Groups {
    openings: Lexicon<Opening>,
    endings: Lexicon<()>,
}

/// How far before a list the words that open it may stand, in tokens.
const BEFORE: usize = 10;

const ONE_OF: Phrases = Phrases(
    "one of, one or more of, at least one, any of, one or more, mindestens eine, mindestens einem, \
     mindestens einer, eine der, einem der, einer der, eines der",
);
const EXAMPLES: Phrases =
    Phrases("such as, e.g., e.g, eg, like, for example, for instance, z.B., z.B, z. B., zum Beispiel, wie");
const NOTHING: Phrases = Phrases(
    "would like, 'd like, you like, we like, feel like, one of our, one of my, one of your, one of us, \
     one of them, at least one year, at least one month",
);
const ENDINGS: Phrases = Phrases(
    "or similar, or equivalent, or comparable, or other, or another, or related, or alike, or the like, \
     or something similar, or any other, oder ähnlich, oder ähnliche, oder ähnliches, oder ähnlichen, \
     oder vergleichbar, oder vergleichbare, oder vergleichbaren, o.ä.",
);
/// Nouns of which one is meant when names follow in brackets: "a cloud provider (AWS, GCP)".
const ONE_IN_BRACKETS: Words = Words("cloud framework platform provider");

impl Groups {
    /// Ready to look at sentences.
    pub fn new() -> Self {
        let openings =
            ONE_OF.with(Opening::OneOf).chain(EXAMPLES.with(Opening::Examples)).chain(NOTHING.with(Opening::Nothing));
        Self { openings: Lexicon::new(openings, &[]), endings: Lexicon::new(ENDINGS.with(()), &[',']) }
    }

    /// The names as groups of alternatives, each a range of `found`. `kin(i, j)` says whether two names are of one kind.
    pub fn of(
        &self,
        tokens: &[Token<'_>],
        found: &[Found],
        links: &[Link],
        kin: &impl Fn(usize, usize) -> bool,
    ) -> Vec<std::ops::Range<usize>> {
        let mut groups = Vec::new();
        let mut at = 0;
        while at < found.len() {
            let chain = chain(links, at);
            let opening = self.opening(tokens, found, chain.start);
            let ending = self.ends_open(tokens, found[chain.end - 1].to);
            let inner = &links[chain.start..chain.end - 1];
            let joined = joined(inner, opening, ending, &|i, j| kin(chain.start + i, chain.start + j));
            let mut start = chain.start;
            for (offset, joined) in joined.iter().enumerate() {
                if !joined {
                    groups.push(start..chain.start + offset + 1);
                    start = chain.start + offset + 1;
                }
            }
            groups.push(start..chain.end);
            at = chain.end;
        }
        groups
    }

    /// Whether a list that ends before `at` leaves it open what else would do: "or similar", "or Rust".
    fn ends_open(&self, tokens: &[Token<'_>], at: usize) -> bool {
        let at = if tokens.get(at).is_some_and(|next| next.mark == Some(',')) { at + 1 } else { at };
        let or = tokens.get(at).is_some_and(|next| matches!(next.stem.as_str(), "or" | "oder"));
        let stranger = or && tokens.get(at + 1).is_some_and(Token::is_capital);
        stranger || self.endings.longest(tokens, at).is_some()
    }

    /// Whether the name at `at` only says of what kind the ones after it are: "frameworks such as PyTorch", "frameworks (PyTorch)".
    pub fn names_kind(&self, tokens: &[Token<'_>], found: &[Found], at: usize) -> bool {
        let Some(next) = found.get(at + 1) else { return false };
        let (mut from, mut opened) = (found[at].to, false);
        while from < next.from {
            let (taken, opens) = match (tokens[from].mark, self.openings.longest(tokens, from)) {
                (Some(','), _) => (1, false),
                (Some('(' | ':'), _) => (1, true),
                (_, Some((taken, Opening::Examples))) => (taken, true),
                _ => return false,
            };
            opened |= opens;
            from += taken;
        }
        opened
    }

    fn opening(&self, tokens: &[Token<'_>], found: &[Found], first: usize) -> Opening {
        let list = found[first].from;
        let since = if first > 0 { found[first - 1].to } else { 0 }.max(list.saturating_sub(BEFORE));
        let mut last = Opening::Nothing;
        let (mut from, mut opened) = (since, list);
        while from < list {
            if let Some((taken, opening)) = self.openings.longest(tokens, from) {
                last = *opening;
                from += taken;
                opened = from;
                continue;
            }
            // "e.g., PyTorch"
            if from > opened && matches!(tokens[from].mark, Some(',' | ';' | '–' | ')')) {
                last = Opening::Nothing;
            }
            from += 1;
        }
        let in_brackets =
            list >= 2 && tokens[list - 1].mark == Some('(') && ONE_IN_BRACKETS.has(&tokens[list - 2].stem);
        if last == Opening::Nothing && in_brackets { Opening::Examples } else { last }
    }
}

/// For each link of a list, whether the names on its sides are alternatives.
fn joined(links: &[Link], opening: Opening, ending: bool, kin: &dyn Fn(usize, usize) -> bool) -> Vec<bool> {
    if opening == Opening::OneOf {
        return vec![true; links.len()];
    }
    let mut joined: Vec<bool> = links.iter().map(|link| link.is_or()).collect();
    if links.iter().any(|link| link.is_and()) {
        return joined;
    }
    let last_or = links.iter().rposition(|link| matches!(link, Link::Or | Link::CommaOr));
    if opening == Opening::Examples || last_or.is_some_and(|at| links[at] == Link::CommaOr) {
        let end = last_or.map_or(links.len(), |at| at + 1);
        joined[..end].fill(true);
    } else if let Some(last) = last_or.map(|at| at + 1).or(ending.then_some(links.len())) {
        // "Python, SQL, PyTorch or TensorFlow": what is of another kind stands for itself.
        let mut from = last;
        while from > 0 && (joined[from - 1] || (from..=last).any(|other| kin(from - 1, other))) {
            joined[from - 1] = true;
            from -= 1;
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::super::links::links;
    use super::super::tokens::tokens;
    use super::*;

    /// The groups of the names A1 … and B1 …, which are of two kinds.
    fn shown(text: &str) -> String {
        let tokens = tokens(text);
        let is_name = |word: &str| word.len() == 2 && word.ends_with(|c: char| c.is_ascii_digit());
        let found: Vec<Found> = (0..tokens.len())
            .filter(|&at| is_name(tokens[at].text))
            .map(|at| Found { from: at, to: at + 1, what: super::super::names::What::Colleagues })
            .collect();
        let name = |at: usize| tokens[found[at].from].text;
        let kin = |i: usize, j: usize| name(i)[..1] == name(j)[..1];
        let groups = Groups::new().of(&tokens, &found, &links(&tokens, &found), &kin);
        groups.into_iter().map(|group| group.map(name).collect::<Vec<_>>().join("|")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn alternatives_are_told_from_lists() {
        for (text, wanted) in [
            ("A1 or A2", "A1|A2"),
            ("A1/A2", "A1|A2"),
            ("A1 and/or A2", "A1|A2"),
            ("A1, A2 and A3", "A1 A2 A3"),
            ("A1, A2 or A3", "A1|A2|A3"),
            ("A1, A2, or B3", "A1|A2|B3"),
            ("B1, B2, A1 or A2", "B1 B2 A1|A2"),
            ("B1, A1 or A2, and B2", "B1 A1|A2 B2"),
            ("A1 and A2 or A3", "A1 A2|A3"),
            ("A1/A2, B1, B2", "A1|A2 B1 B2"),
            ("one of: A1, B2, A3", "A1|B2|A3"),
            ("at least one of A1, A2 and A3", "A1|A2|A3"),
            ("at least one year of A1, A2", "A1 A2"),
            ("one of our teams uses A1, A2", "A1 A2"),
            ("either A1 or A2, and B1", "A1|A2 B1"),
            ("e.g. A1, A2 or similar", "A1|A2"),
            ("(e.g., A1, A2)", "A1|A2"),
            ("A1, A2, or equivalent", "A1|A2"),
            ("B1, A1, A2 or Rust", "B1 A1|A2"),
            ("a framework such as A1 or A2", "A1|A2"),
            ("tools such as A1 and A2", "A1 A2"),
            ("you would like A1, A2", "A1 A2"),
            ("a cloud (A1, A2)", "A1|A2"),
            ("tools (A1, A2)", "A1 A2"),
            ("A1 with A2", "A1 A2"),
            ("A1 oder A2, z.B. A3, A4", "A1|A2 A3|A4"),
        ] {
            assert_eq!(shown(text), wanted, "{text}");
        }
    }
}
