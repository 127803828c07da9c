//! How far a word reaches in its sentence: which names "required" or "a plus" is about.

use std::ops::Range;

use super::links::{Link, chain};
use super::names::Found;
use super::tokens::Token;
use super::vocabulary::Words;

/// A sentence with the names in it.
pub(super) struct Sentence<'s, 'a> {
    /// Its words and marks.
    pub tokens: &'s [Token<'a>],
    /// The skills it names.
    pub found: &'s [Found],
    /// The links between them.
    pub links: &'s [Link],
}

/// A cue that came before, and what it is about.
pub(super) type Earlier<'r> = (&'r Range<usize>, &'r Range<usize>);

/// Nouns that praise is about.
const WORTH: Words = Words(
    "ability background command erfahrung erfahrungen experience expertise foundation grasp kenntnis kenntnisse \
     knowledge proficiency programming skill track understanding wissen",
);
/// Words of praise that hold without such a noun.
const WORTHY: Words = Words("expertise fluency fluent proficiency proficient");
/// Nouns that begin what a sentence is about: "Experience with Docker and AWS is a plus".
const SUBJECTS: Words = Words(
    "background erfahrung erfahrungen experience expertise exposure familiarity kenntnis kenntnisse knowledge \
     proficiency understanding",
);
/// Verbs before such a noun: it is what somebody has, and what follows begins anew.
const HAVING: Words = Words("bring bringst gained got has hast have need possess with your");

/// Words with which something new begins.
const TURNS: Words = Words("aber although but however jedoch sondern though whereas while während");
/// Words that begin a clause after a comma or "and".
const PRONOUNS: Words = Words("du i our sie they we wir you");
/// Verbs of one thing: in "Python and Docker is a plus" only Docker is.
const SINGULAR: Words = Words("is isn ist wäre");

/// The most tokens of something that is put in between two commas.
const PUT_IN: usize = 12;
/// How far a cue reaches, in tokens.
const FAR: usize = 60;

impl Sentence<'_, '_> {
    /// The stem of a token; nothing beyond the ends.
    fn stem(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &token.stem)
    }

    /// Whether something new begins at a token: nothing reaches over it.
    fn turns(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        matches!(token.mark, Some(';' | '–')) || TURNS.has(&token.stem)
    }

    /// Whether a token ends a part of the sentence.
    fn parts(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        matches!(token.mark, Some(',' | ':' | '(' | ')')) || self.turns(at)
    }

    /// Whether a token is "and".
    fn adds(&self, at: usize) -> bool {
        matches!(self.stem(at), "and" | "und" | "&")
    }

    /// The names in a range of tokens, as a range of names.
    pub fn names(&self, range: &Range<usize>) -> Range<usize> {
        let first = self.found.partition_point(|one| one.from < range.start);
        first..self.found.partition_point(|one| one.from < range.end).max(first)
    }

    /// Whether praise ("strong") is about what somebody can do, not about the team.
    pub fn is_praise(&self, cue: &Range<usize>) -> bool {
        if WORTHY.has(self.stem(cue.start)) {
            return true;
        }
        for at in cue.end..self.tokens.len().min(cue.end + 8) {
            let new = self.parts(at) && self.names(&(cue.end..at)).is_empty();
            if new || self.turns(at) {
                return false;
            }
            if WORTH.has(self.stem(at)) {
                return true;
            }
        }
        false
    }

    /// Whether a cue that may stand on either side of its names stands before them.
    pub fn stands_before(&self, cue: &Range<usize>, last: Option<Earlier<'_>>) -> bool {
        let len = self.tokens.len();
        let colon = (cue.end..len.min(cue.end + 4)).find(|&at| self.tokens[at].mark == Some(':'));
        if colon.is_some_and(|at| self.names(&(cue.end..at)).is_empty()) {
            return true;
        }
        let edge = |at: &usize| self.parts(*at) || self.adds(*at);
        let since = last.map_or(0, |(words, _)| words.end);
        let near = (since..cue.start).rev().find(edge).map_or(since, |at| at + 1);
        if !self.names(&(near..cue.start)).is_empty() {
            return false;
        }
        let until = (cue.end..len.min(cue.end + FAR)).find(edge).unwrap_or(len.min(cue.end + FAR));
        if !self.names(&(cue.end..until)).is_empty() {
            return true;
        }
        self.names(&(since..cue.start)).is_empty() && !self.in_brackets(cue.start)
    }

    /// Whether a name is added to what the one before it is said to be: "Keras is a plus, JAX as well".
    pub fn is_added(&self, at: usize) -> bool {
        let after = self.found[at].to;
        let gap = self.found[at - 1].to..self.found[at].from;
        let near = gap.len() <= 6 && self.found[at].from > 0 && self.stem(self.found[at].from - 1) == ",";
        near && (self.stem(after) == "as" && self.stem(after + 1) == "well"
            || matches!(self.stem(after), "too" | "auch"))
    }

    /// Whether what begins at a token is only put in, and the sentence goes on as it was: "an advantage, though no condition,
    /// if you know Docker".
    fn is_put_in(&self, at: usize) -> bool {
        let end = self.tokens.len().min(at + PUT_IN);
        let close = (at + 1..end).find(|&at| self.stem(at) == ",");
        close.is_some_and(|close| self.stem(close + 1) == "if" && self.names(&(at..close)).is_empty())
    }

    /// What a cue is about that stands before its names. An `aside` ("ideally") in the middle of a sentence is about the
    /// next list only.
    pub fn ahead(&self, cue: &Range<usize>, aside: Aside) -> Range<usize> {
        let end = self.tokens.len().min(cue.end + FAR);
        let start = if matches!(self.stem(cue.end), ":" | "–") { cue.end + 1 } else { cue.end };
        let mut depth = 0;
        let stop = (start..end).find(|&at| {
            match self.tokens[at].mark {
                Some('(') => depth += 1,
                Some(')') => depth -= 1,
                _ => {}
            }
            let clause = at > start && PRONOUNS.has(self.stem(at)) && (self.adds(at - 1) || self.stem(at - 1) == ",");
            depth < 0 || clause || self.turns(at) && !self.is_put_in(at)
        });
        let stop = stop.unwrap_or(end).max(start);
        let opens = cue.start == 0 || cue.start <= 2 && matches!(self.stem(0), "it" | "es");
        if aside == Aside::No || opens || self.stem(cue.end) == ":" {
            return start..stop;
        }
        let names = self.names(&(start..stop));
        let Some(mut last) = names.clone().next() else { return start..stop };
        let mut in_list = false;
        while last + 1 < names.end {
            match self.links[last] {
                Link::Apart => break,
                Link::CommaAnd if !in_list => break,
                link => in_list |= link == Link::Comma,
            }
            last += 1;
        }
        start..self.found[last].to
    }

    /// What a cue is about that stands after its names, with the cue before it, if there is one.
    pub fn behind(&self, cue: &Range<usize>, last: Option<Earlier<'_>>, whose: Verdict) -> Range<usize> {
        let since = last.map_or(0, |(words, _)| words.end).max(cue.start.saturating_sub(FAR));
        let open = |at: &usize| self.turns(*at) || self.tokens[*at].mark == Some('(');
        let since = (since..cue.start).rev().find(open).map_or(since, |at| at + 1);
        let inside = self.names(&(since..cue.start));
        if inside.is_empty() {
            return self.behind_a_break(cue, since, last);
        }
        if let Some(subject) = self.subject(since, cue.start) {
            return subject..cue.start;
        }
        let end = inside.end - 1;
        let between = self.found[end].to..cue.start;
        let singular = between.clone().chain([cue.start]).any(|at| SINGULAR.has(self.stem(at)));
        // "Python, Scala is a plus": it is about a name that nobody knows.
        let stranger = |at: usize| {
            let new = self.stem(at) == "," || singular && self.adds(at);
            new && self.tokens.get(at + 1).is_some_and(Token::is_capital)
        };
        if between.into_iter().any(stranger) {
            return cue.start..cue.start;
        }
        let edge = |at: &usize| self.parts(*at) || singular && self.adds(*at);
        let part = (since..self.found[end].from).rev().find(edge).map_or(since, |at| at + 1);
        let all = chain(self.links, end).start.max(inside.start);
        let whole = !singular && whose == Verdict::Wanted && self.found[all].from <= since + 1;
        let (mut first, mut or) = (end, false);
        while first > all {
            let link = self.links[first - 1];
            or |= link.is_or();
            let goes_on = match link {
                Link::Or | Link::CommaOr | Link::Slash => true,
                Link::And => !singular,
                Link::Comma | Link::CommaAnd => {
                    or || whole || !singular && self.links[all..end].iter().any(|link| link.is_and())
                }
                Link::Apart => false,
            };
            if !goes_on {
                break;
            }
            first -= 1;
        }
        part.min(self.found[first].from)..cue.start
    }

    /// What a cue is about that has no name between itself and a break: "Docker (a plus)", "not required, but a plus".
    fn behind_a_break(&self, cue: &Range<usize>, since: usize, last: Option<Earlier<'_>>) -> Range<usize> {
        let nothing = cue.start..cue.start;
        // "Python; Go is a plus" is about something else, "Docker; a plus" is not.
        let far = if since > 0 && self.stem(since - 1) == ";" { 0 } else { 3 };
        if cue.start - since > far || self.tokens[since..cue.start].iter().any(Token::is_capital) {
            return nothing;
        }
        if let Some((words, about)) = last
            && about.end <= words.start
            && self.names(&(words.end..cue.start)).is_empty()
            && !self.in_brackets(cue.start)
        {
            return about.clone();
        }
        let Some(end) = self.names(&(0..since)).next_back() else { return nothing };
        let list = chain(self.links, end).start;
        let alone = self.in_brackets(cue.start);
        // "Python, R (a plus)": what the brackets belong to is a name that nobody knows.
        let stranger = |at: usize| self.parts(at) || self.tokens[at].is_capital();
        if alone && (self.found[end].to..since - 1).any(stranger) {
            return nothing;
        }
        let or = |at: &usize| self.links[at - 1].is_or();
        let first = if alone { end - (list + 1..=end).rev().take_while(or).count() } else { list };
        self.found[first].from..self.found[end].to
    }

    /// Whether a token stands in brackets that opened a few words before.
    fn in_brackets(&self, at: usize) -> bool {
        let near = (at.saturating_sub(4)..at).rev();
        near.map(|at| self.tokens[at].mark).find(|mark| matches!(mark, Some('(' | ')'))) == Some(Some('('))
    }

    /// Where a noun such as "experience" stands that begins what the sentence is about.
    fn subject(&self, since: usize, end: usize) -> Option<usize> {
        let begins = |at: usize| {
            let edge = |at: &usize| self.parts(*at) || self.adds(*at);
            let clause = (since..at).rev().find(edge).map_or(since, |at| at + 1);
            at - clause <= 3 && !(clause..at).any(|at| HAVING.has(self.stem(at)))
        };
        let subject = |at: &usize| SUBJECTS.has(self.stem(*at)) && !self.names(&(*at..end)).is_empty() && begins(*at);
        let at = (since..end).rev().find(subject)?;
        let links = &self.links[self.names(&(at..end)).start..self.names(&(at..end)).end.saturating_sub(1)];
        // "Strong knowledge of Python, and Docker is a plus" says two things.
        let anew = links.iter().position(|link| *link == Link::CommaAnd);
        anew.is_none_or(|anew| links[..anew].contains(&Link::Comma)).then_some(at)
    }
}

/// Whether words are said in passing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aside {
    /// They are.
    Yes,
    /// They are what the sentence is there for.
    No,
}

/// What a cue after its names says of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// That they are wanted, more or less.
    Wanted,
    /// That they are not.
    Unwanted,
}

#[cfg(test)]
mod tests {
    use super::super::vocabulary;
    use super::*;

    #[test]
    fn words_are_compared_by_their_stems() {
        vocabulary::check([&WORTH, &WORTHY, &SUBJECTS, &HAVING, &TURNS, &PRONOUNS, &SINGULAR]);
    }
}
