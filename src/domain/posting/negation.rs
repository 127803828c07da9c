//! What a sentence says is not wanted: "no TensorFlow needed", "without Docker", "you don't need PyTorch". The subjects of a
//! degree and what other people do are left out in the same way: they are no skills of the one who is wanted.

use std::ops::Range;

use super::lexicon::Lexicon;
use super::links::Link;
use super::scope::Sentence;
use super::vocabulary::{Phrases, Words};

/// A part of a sentence that is about nothing wanted.
pub(super) struct Denial {
    /// The words that say so, from the first to the last.
    pub words: Range<usize>,
    /// The tokens it is about.
    pub about: Range<usize>,
}

/// How words deny.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// "no", "without": what follows as a noun.
    Noun,
    /// "not", "instead of": the very next name.
    Contrast,
    /// "don't need": what follows as an object.
    Verb,
    /// Not at all: "not only".
    Harmless,
}

/// Finds denials.
pub(super) struct Negations {
    words: Lexicon<Kind>,
}

const NOUN: Phrases = Phrases("no, without, kein, keine, keinen, keinerlei, ohne, no need for, no need to know");
const CONTRAST: Phrases = Phrases(
    "not, nicht, instead of, rather than, neither, nor, statt, anstatt, anstelle von, weder, noch nie, \
     not looking for",
);
const NEVER: Phrases = Phrases("don't, do not, doesn't, does not, won't, will not, didn't, did not");
const DOING: Phrases = Phrases(
    "do, need, need to know, need to have, need to have used, need any, require, use, expect, want, have to know, \
     have to have, work with, rely on, know",
);
const HAVE_NEVER: Phrases = Phrases("haven't, have not, have never, hasn't, has not");
const DONE: Phrases = Phrases("used, worked with, touched, seen");
const VERB: Phrases = Phrases(
    "need not know, needn't know, never used, never worked with, never touched, nobody will, no one will, \
     brauchst kein, brauchst keine",
);
const HARMLESS: Phrases = Phrases(
    "not only, no longer, not just, not merely, not simply, not necessarily, not limited to, not least, \
     not to mention, not afraid of, not afraid to, not shy away from, not shy of, no less than, no matter, \
     no doubt, no problem, no stranger to, without doubt, without a doubt, whether or not, \
     don't need to be an expert, do not need to be an expert, don't have to be an expert, \
     no need to be an expert, don't expect you to know everything, nicht nur, no later than, no more than, \
     don't just use, do not just use, don't only use, do not only use",
);

/// Stems between "no" and the name that it is about.
const FILLERS: Words = Words(
    "a an any deep earlier erfahrung experience extensive for hand in kenntnis kenntnisse kind knowledge level \
     mit need of on previous prior professional specific the to use using von vorkenntnisse with working",
);
/// Stems that close what "no" opened.
const CLOSERS: Words = Words("assumed erforderlich expected necessary needed notwendig nötig required vorausgesetzt");
/// Stems before "without" that turn it round: "cannot be done without Docker".
const DOUBLE: Words = Words("can cannot impossible never nicht not");

const DEGREES: Words =
    Words("abschluss bachelor bsc degree diploma doctorate hochschulstudium master msc ph phd promotion study studium");
/// Stems between a degree and its subject.
const OF_DEGREES: Words = Words(
    "a abgeschlossene advanced an and b bachelor bsc d degree eine equivalent higher level m master msc oder of \
     or phd s sc science university",
);
/// Stems with which something else than a degree's subject begins.
const AFTER_SUBJECTS: Words = Words(
    "ability area bereich discipline equivalent erfahrung excellent experience fach fachrichtung field fluent \
     good gute kenntnis kenntnisse knowledge mit proficient proven skill solid sowie strong studiengang subject \
     with work you",
);

/// Stems after which a field closes the subjects of a degree: "or a related field".
const RELATED: Words = Words("comparable related relevant similar vergleichbaren");
const FIELDS: Words = Words("area discipline fachrichtung field subject");

/// Stems of people who are called by what they do, in the plural: "Docker developers".
const DOERS: Words = Words("developer engineer entwickler expert people programmer specialist");
/// Stems that say that such people are looked for.
const SEEKING: Words = Words("become hire hiring join looking need search searching seek seeking suchen want");
/// Stems of people whom one works for, in the plural: what is joined to them is people too.
const PARTIES: Words = Words(
    "auditor client clinician colleague committee customer designer doctor executive lawyer manager regulator stakeholder",
);

/// How far a denial reaches, in tokens.
const FAR: usize = 25;
/// How far the subjects of a degree may end after it, in tokens.
const SUBJECTS: usize = 45;

impl Negations {
    /// Ready to read sentences.
    pub fn new() -> Self {
        let pairs = |first: Phrases, second: Phrases| {
            first.each().flat_map(move |a| second.each().map(move |b| format!("{a} {b}")))
        };
        let written = HARMLESS
            .with(Kind::Harmless)
            .chain(NOUN.with(Kind::Noun))
            .chain(CONTRAST.with(Kind::Contrast))
            .chain(VERB.with(Kind::Verb));
        let verbs = pairs(NEVER, DOING).chain(pairs(HAVE_NEVER, DONE)).map(|phrase| (phrase, Kind::Verb));
        let words = written.map(|(phrase, kind)| (phrase.to_owned(), kind)).chain(verbs);
        Self { words: Lexicon::new(words, &[]) }
    }

    /// What a sentence denies.
    pub fn of(&self, sentence: &Sentence<'_, '_>) -> Vec<Denial> {
        let mut denials = Vec::new();
        let mut from = 0;
        while from < sentence.tokens.len() {
            let (taken, denial) = match self.words.longest(sentence.tokens, from) {
                Some((taken, kind)) => (taken, sentence.denial(&(from..from + taken), *kind)),
                None => (1, sentence.degree(from).or_else(|| sentence.related(from))),
            };
            from += taken;
            denials.extend(denial);
        }
        denials.extend(sentence.others());
        denials
    }
}

impl Sentence<'_, '_> {
    fn denial(&self, words: &Range<usize>, kind: Kind) -> Option<Denial> {
        let before = &self.tokens[words.start.saturating_sub(6)..words.start];
        let doubled = kind == Kind::Noun && before.iter().any(|token| DOUBLE.has(&token.stem));
        if kind == Kind::Harmless || doubled {
            return None;
        }
        let stem = |at: usize| self.tokens[at].stem.as_str();
        let end = self.tokens.len().min(words.end + FAR);
        let passes = |at: &usize| match kind {
            Kind::Verb => self.tokens[*at].mark.is_none(),
            _ => FILLERS.has(stem(*at)),
        };
        let next = self.names(&(words.end..end)).start;
        let direct = self.found.get(next).filter(|one| (words.end..one.from.min(end)).all(|at| passes(&at)));
        if let Some(first) = direct.filter(|one| one.from < end) {
            let last = self.found[self.last_denied(next, kind)];
            let closer = (last.to..self.tokens.len().min(last.to + 4)).find(|&at| CLOSERS.has(stem(at)));
            return Some(Denial {
                words: words.start..closer.map_or(last.to, |at| at + 1),
                about: first.from..last.to,
            });
        }
        if kind == Kind::Verb {
            // "What we don't require: TensorFlow, Keras"
            let listed = self.tokens.get(words.end).is_some_and(|next| next.mark == Some(':'));
            let about = if listed { words.end..self.tokens.len() } else { words.end..words.end };
            return Some(Denial { words: words.clone(), about });
        }
        let reach = (words.end..end).take_while(|&at| !self.ends_denial(words.end, at));
        let closer = reach.into_iter().find(|&at| CLOSERS.has(stem(at)))?;
        let about = words.end..closer;
        (kind == Kind::Noun || !self.names(&about).is_empty())
            .then_some(Denial { words: words.start..closer + 1, about })
    }

    /// Whether "no … needed" cannot reach over a token: a comma only inside a list.
    fn ends_denial(&self, start: usize, at: usize) -> bool {
        match self.tokens[at].mark {
            Some(',') => self.names(&(start..at)).is_empty(),
            Some(mark) => matches!(mark, ';' | ':' | '–' | '('),
            None => matches!(self.tokens[at].stem.as_str(), "but" | "aber" | "sondern"),
        }
    }

    /// The last name of the list that a denial is about, which begins with the one at `first`.
    fn last_denied(&self, first: usize, kind: Kind) -> usize {
        let mut last = first;
        while last + 1 < self.found.len() {
            let goes_on = match self.links[last] {
                Link::Or | Link::CommaOr | Link::Slash => true,
                Link::And => kind != Kind::Contrast,
                Link::Comma => {
                    let rest = self.links[last..].iter().take(FAR);
                    rest.clone()
                        .find(|link| **link != Link::Comma)
                        .is_some_and(|link| matches!(link, Link::Or | Link::CommaOr))
                }
                Link::CommaAnd | Link::Apart => false,
            };
            if !goes_on {
                break;
            }
            last += 1;
        }
        last
    }

    /// The subjects of the degree that a token begins.
    fn degree(&self, at: usize) -> Option<Denial> {
        let stem = |at: usize| self.tokens[at].stem.as_str();
        if !DEGREES.has(stem(at)) {
            return None;
        }
        let far = self.tokens.len().min(at + FAR);
        let passes = |at: usize| {
            let token = &self.tokens[at];
            token.mark.map_or(OF_DEGREES.has(&token.stem), |mark| matches!(mark, '\'' | '(' | ')' | ',' | '/' | '.'))
        };
        let open = (at + 1..far).find(|&at| !passes(at))?;
        // "You study statistics"
        if stem(at) == "study" {
            let you = at > 0 && matches!(stem(at - 1), "you" | "re" | "are");
            let end = (open..far).find(|&at| self.ends_subjects(at)).unwrap_or(far);
            return you.then_some(Denial { words: at..open, about: open..end });
        }
        if self.tokens[open - 1].mark == Some('(') {
            let end = (open..far).find(|&at| self.tokens[at].mark == Some(')')).unwrap_or(far);
            return Some(Denial { words: at..open, about: open..end });
        }
        if !matches!(stem(open), "in" | "der" | "im" | "des") {
            return None;
        }
        let end = (open + 1..far).find(|&at| self.ends_subjects(at)).unwrap_or(far);
        Some(Denial { words: at..open, about: open + 1..end })
    }

    /// Whether something else than a degree's subject begins at a token.
    fn ends_subjects(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let number = token.text.starts_with(|c: char| c.is_ascii_digit());
        number || matches!(token.mark, Some(';' | ':' | '–' | '(')) || AFTER_SUBJECTS.has(&token.stem)
    }

    /// The subjects of the degree that a token begins, when more is said before they come: "a degree and four years in
    /// industry, in statistics or a related field".
    fn related(&self, at: usize) -> Option<Denial> {
        let stem = |at: usize| self.tokens[at].stem.as_str();
        if !DEGREES.has(stem(at)) || stem(at) == "study" {
            return None;
        }
        let far = self.tokens.len().min(at + SUBJECTS);
        let end = (at + 1..far.saturating_sub(1)).find(|&at| RELATED.has(stem(at)) && FIELDS.has(stem(at + 1)))?;
        let first = (at + 1..end).rev().find(|&at| matches!(stem(at), "in" | "der" | "des"))?;
        Some(Denial { words: at..at + 1, about: first..end })
    }

    /// What other people do: "C++ and C# developers should look elsewhere", "model validation and regulators".
    fn others(&self) -> Vec<Denial> {
        let stem = |at: usize| self.tokens.get(at).map_or("", |token| token.stem.as_str());
        let plural = |at: usize| {
            self.tokens.get(at).is_some_and(|token| token.stem == "people" || token.text.to_lowercase() != token.stem)
        };
        let joint = |at: usize| matches!(stem(at), "and" | "or" | "&" | "," | "/" | "und" | "oder");
        let sought = self.tokens.iter().any(|token| SEEKING.has(&token.stem));
        let mut others = Vec::new();
        for one in self.found {
            let part = |at: &usize| joint(*at) || self.tokens[*at].is_capital() && self.tokens[*at].mark.is_none();
            let list = (one.to..self.tokens.len()).take_while(part).last().map_or(one.to, |at| at + 1);
            let doers = (one.to..=list).find(|&at| DOERS.has(stem(at)) && plural(at));
            let with = matches!(stem(one.to), "and" | "or" | "&" | "und" | "oder");
            let ends = matches!(stem(one.to + 2), "" | "," | " ." | ")" | "and" | "und" | ";");
            let party = with && ends && PARTIES.has(stem(one.to + 1)) && plural(one.to + 1);
            if doers.is_some_and(|_| !sought) || party {
                others.push(Denial { words: one.to..one.to, about: one.from..one.to });
            }
        }
        others
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::check;
    use super::super::vocabulary;
    use super::*;

    #[test]
    fn what_is_not_wanted_is_not_asked() {
        check(&[
            ("no TensorFlow needed", ""),
            ("Python, no TensorFlow needed", "python"),
            ("TensorFlow is not required", ""),
            ("TensorFlow isn't required", ""),
            ("TensorFlow is no longer needed", ""),
            ("TensorFlow and Keras are not required", ""),
            ("TensorFlow experience is not necessary", ""),
            ("you don't need PyTorch", ""),
            ("You don’t have to know TensorFlow or Keras", ""),
            ("We do not use TensorFlow", ""),
            ("without Docker", ""),
            ("No prior experience with Docker, Kubernetes or AWS required", ""),
            ("No formal training in statistics is required", ""),
            ("PyTorch, not TensorFlow", "pytorch"),
            ("PyTorch rather than TensorFlow, and Docker", "pytorch docker"),
            ("We use PyTorch instead of TensorFlow", "pytorch"),
            ("neither Docker nor Keras", ""),
            ("No PhD required, Python is a must", "python!"),
            ("We use Python, Docker is not required", "python"),
            ("You must know PyTorch but you don't need Keras", "pytorch!"),
            ("Kein Docker, ohne Keras", ""),
            ("What we don't require: a PhD, Docker, Keras", ""),
            ("We do not do Docker, and there is no Keras here", ""),
            ("Nobody will ask you about AWS or Kubernetes", ""),
            ("We don't require a PhD, Docker helps", "docker"),
            ("No PhD required, Docker helps", "docker"),
        ]);
    }

    #[test]
    fn what_only_sounds_like_a_denial_is_asked() {
        check(&[
            ("not only PyTorch but also JAX", "pytorch jax"),
            ("experience with PyTorch, not necessarily in production", "pytorch"),
            ("tools including but not limited to Docker", "docker"),
            ("not afraid of C++", "cpp"),
            ("You don't need to be an expert in Docker", "docker"),
            ("There is no limit: PyTorch, Docker", "pytorch docker"),
            ("No nonsense, Docker everywhere", "docker"),
            ("This cannot be done without Docker", "docker"),
            ("Docker is not required but a plus", "docker?"),
            ("Docker is not a must", "docker?"),
            ("Docker whether or not you like Keras", "docker keras"),
        ]);
    }

    #[test]
    fn the_subject_of_a_degree_is_no_skill() {
        check(&[
            ("Degree in computer science, statistics or a related field", ""),
            ("Master's degree in Statistics and experience with Python", "python"),
            ("MSc or PhD in statistics, strong Python skills", "python!"),
            ("Abgeschlossenes Studium der Informatik, Statistics o.ä. sowie Python", "python"),
            ("You master statistics in depth", "statistics"),
            ("Abgeschlossenes Studium (Informatik, Statistics o. ä.), Python", "python"),
            ("PhD, or a Master's degree plus 4 years in industry, in statistics, physics or a related field", ""),
            ("Python, and a Master's degree in a related field; statistics", "python statistics"),
            ("You study physics, statistics or something alike", ""),
            ("An ablation study in statistics", "statistics"),
        ]);
    }

    #[test]
    fn what_other_people_do_is_not_asked() {
        check(&[
            ("C++ and C# developers should look at another posting.", ""),
            ("Our Docker people are great", ""),
            ("You work with Kubernetes and Docker engineers.", ""),
            ("Present it to statistics and regulators, in Python.", "python"),
            ("We are looking for Python developers", "python"),
            ("We serve with Docker and customers love it", "docker"),
            ("Python for data engineers", "python"),
        ]);
    }

    #[test]
    fn words_are_compared_by_their_stems() {
        vocabulary::check([&FILLERS, &CLOSERS, &DOUBLE, &DEGREES, &OF_DEGREES, &AFTER_SUBJECTS, &RELATED, &FIELDS]);
        vocabulary::check([&DOERS, &SEEKING, &PARTIES]);
    }
}
