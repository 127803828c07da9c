//! How the names of a sentence hang together: by a comma, by "and", by "or", or not at all.

use super::names::Found;
use super::tokens::Token;
use super::vocabulary::Words;

/// What joins a name to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// Something is said between them.
    Apart,
    /// Only a comma.
    Comma,
    /// "and", "as well as", a plus sign.
    And,
    /// "and" after a comma.
    CommaAnd,
    /// "or", "and/or".
    Or,
    /// "or" after a comma.
    CommaOr,
    /// Only a slash.
    Slash,
}

impl Link {
    /// Whether one of the two is enough, by this link alone.
    pub fn is_or(self) -> bool {
        matches!(self, Self::Or | Self::CommaOr | Self::Slash)
    }

    /// Whether both are meant, by this link alone.
    pub fn is_and(self) -> bool {
        matches!(self, Self::And | Self::CommaAnd)
    }
}

/// Stems that may stand between the names of a list without ending it.
const FILLERS: Words = Words(
    "a also alternatively amazon an apache azure cluster code container ein eine etwa even experience framework \
     google ideally in its kenntnis kenntnisse library microsoft model nvidia optionally other platform \
     preferably programming similar some the tool using with your",
);

/// Stems after which something else is named than before.
const WITHIN: Words = Words("in mit using with");

/// The most tokens between two names of a list.
const WIDEST: usize = 14;
/// The most tokens in brackets after a name: "PyTorch (preferred) or TensorFlow".
const ASIDE: usize = 6;

/// The links between the names of a sentence: one fewer than there are names.
pub(super) fn links(tokens: &[Token<'_>], found: &[Found]) -> Vec<Link> {
    found.windows(2).map(|two| link(&tokens[two[0].to..two[1].from])).collect()
}

/// The range of names that hang together with the one at `at`.
pub(super) fn chain(links: &[Link], at: usize) -> std::ops::Range<usize> {
    let joined = |link: &&Link| **link != Link::Apart;
    let before = links[..at].iter().rev().take_while(joined).count();
    let after = links[at..].iter().take_while(joined).count();
    at - before..at + after + 1
}

/// What a gap says about the names on its sides.
fn link(gap: &[Token<'_>]) -> Link {
    if gap.len() > WIDEST {
        return Link::Apart;
    }
    let (mut comma, mut and, mut or, mut slash) = (false, false, false, false);
    // "models in Caffe or PyTorch": what is joined begins after the "in".
    let inner = gap.iter().take_while(|token| !is_joint(token));
    if inner.clone().count() < gap.len() && inner.into_iter().any(|token| WITHIN.has(&token.stem)) {
        return Link::Apart;
    }
    // Names that nobody knows, with a capital, are items of the list too.
    let mut strangers = 0;
    let mut i = 0;
    while let Some(token) = gap.get(i) {
        i += 1;
        let joint = match (token.mark, token.stem.as_str()) {
            (Some(','), _) => &mut comma,
            (Some('&' | '+'), _) | (None, "and" | "und" | "et" | "y" | "sowie" | "plus") => &mut and,
            (Some('/'), _) => &mut slash,
            (None, "or" | "oder" | "ou" | "o" | "bzw" | "vs") => &mut or,
            (None, "as") if gap.get(i).is_some_and(|next| next.stem == "well") => {
                i += 2;
                &mut and
            }
            // "PyTorch (or TensorFlow)"
            (Some('('), _)
                if gap.get(i).is_some_and(|next| matches!(next.stem.as_str(), "or" | "and" | "oder" | "und")) =>
            {
                continue;
            }
            (Some('('), _) => match aside(&gap[i..]) {
                Some(taken) => {
                    i += taken;
                    continue;
                }
                None => return Link::Apart,
            },
            (Some('.'), stem) if stem == "." || i > 1 && gap[i - 2].stem == "bzw" => continue,
            (None, stem) if FILLERS.has(stem) || stem.starts_with(|c: char| c.is_ascii_digit()) => continue,
            (None, _) if token.is_capital() && strangers < 2 => {
                strangers += 1;
                continue;
            }
            _ => return Link::Apart,
        };
        *joint = true;
        strangers = 0;
    }
    match (or, and, slash, comma) {
        (true, _, _, true) => Link::CommaOr,
        (true, _, _, false) => Link::Or,
        (_, true, _, true) => Link::CommaAnd,
        (_, true, true, false) => Link::Or,
        (_, true, false, false) => Link::And,
        (_, _, true, false) => Link::Slash,
        (_, _, _, true) => Link::Comma,
        _ => Link::Apart,
    }
}

fn is_joint(token: &Token<'_>) -> bool {
    matches!(
        token.stem.as_str(),
        "," | "&"
            | "+"
            | "/"
            | "and"
            | "und"
            | "et"
            | "y"
            | "sowie"
            | "plus"
            | "as"
            | "or"
            | "oder"
            | "ou"
            | "o"
            | "bzw"
            | "vs"
            | "("
    )
}

/// The tokens up to the closing bracket, when it comes soon.
fn aside(rest: &[Token<'_>]) -> Option<usize> {
    rest.iter().take(ASIDE).position(|token| token.mark == Some(')')).map(|at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::super::vocabulary;
    use super::*;

    #[test]
    fn what_stands_between_two_names_is_their_link() {
        for (text, wanted) in [
            ("A1 or A2", Link::Or),
            ("A1/A2", Link::Slash),
            ("A1 and/or A2", Link::Or),
            ("A1, A2", Link::Comma),
            ("A1, or even A2", Link::CommaOr),
            ("A1 (preferred) or A2", Link::Or),
            ("A1 models and A2", Link::And),
            ("A1, Caffe or A2", Link::CommaOr),
            ("A1, as well as A2", Link::CommaAnd),
            ("A1 as well as A2", Link::And),
            ("A1 & A2", Link::And),
            ("A1 2.1 oder A2", Link::Or),
            ("A1 bzw. A2", Link::Or),
            ("A1 with A2", Link::Apart),
            ("A1 in Caffe or A2", Link::Apart),
            ("A1 in Scala/A2", Link::Apart),
            ("A1 or experience with A2", Link::Or),
            ("A1; A2", Link::Apart),
            ("A1) and A2", Link::Apart),
            ("A1 is a must, A2", Link::Apart),
            ("A1 Big Red Dog, A2", Link::Apart),
            ("A1 (one two three four five six seven) or A2", Link::Apart),
        ] {
            let tokens = tokens(text);
            assert_eq!(link(&tokens[1..tokens.len() - 1]), wanted, "{text}");
        }
    }

    #[test]
    fn a_chain_is_what_hangs_together() {
        let links = [Link::Comma, Link::Apart, Link::Or, Link::And, Link::Apart];
        assert_eq!((0..6).map(|at| chain(&links, at)).collect::<Vec<_>>(), [0..2, 0..2, 2..5, 2..5, 2..5, 5..6]);
    }

    #[test]
    fn words_are_compared_by_their_stems() {
        vocabulary::check([&FILLERS]);
    }
}
