//! What a sentence says about the need for each skill that it names: "required", "a plus", "not needed", or nothing.

use std::ops::Range;

use super::Need;
use super::lexicon::Lexicon;
use super::names::Found;
use super::negation::{Denial, Negations};
use super::scope::{Aside, Sentence, Verdict};
use super::tokens::Token;
use super::vocabulary::Phrases;

/// What a sentence says about the need for a skill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing: the title above it decides.
    Nothing,
    /// Somebody is expected to be good at it. A title that says "nice to have" says more.
    Expected,
    /// It says so.
    Needed(Need),
    /// That it is not wanted.
    Denied,
}

/// Where a cue stands to what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    /// Before it: "must know PyTorch".
    Before,
    /// After it: "PyTorch is a plus".
    After,
    /// Wherever the names are: "preferred: PyTorch", "PyTorch preferred".
    Either,
}

/// What a cue says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cue {
    Says(Need, Side),
    Denies,
    /// "you should know": expected.
    Expects,
    /// "strong", "proven": expected where a noun such as "experience" follows.
    Praise,
    /// Nothing: "as required".
    Nothing,
}

/// A cue in a sentence, with what it is about.
struct Reach {
    /// The cue's own tokens.
    cue: Range<usize>,
    /// The tokens it is about.
    about: Range<usize>,
    said: Said,
}

const NICE_AFTER: Phrases = Phrases(
    "a plus, a big plus, a huge plus, a strong plus, a definite plus, a real plus, a great plus, a nice plus, \
     is plus, as plus, pluses, a plus point, advantageous, advantage, an asset, beneficial, \
     is welcome, are welcome, is appreciated, are appreciated, would be great, would be nice, is helpful, \
     are helpful, be helpful, would help, not a must, no must, von Vorteil, Vorteil, wünschenswert, ein Plus, ein Pluspunkt, \
     kein Muss, gern gesehen, optional",
);
const NICE_BEFORE: Phrases = Phrases(
    "ideally, preferably, we would be pleased, we'd be pleased, we would be happy, we'd be happy, we would be delighted, \
     we'd be delighted, we would love, we'd love, bonus for, bonus if, bonus points for, bonus points if, extra points for, idealerweise, \
     vorzugsweise, bestenfalls",
);
const NICE_EITHER: Phrases = Phrases(
    "an advantage, nice to have, nice-to-haves, good to have, great to have, a bonus, bonus points, preferred, desirable, \
     desired, highly desirable, Nice-to-have, plus:, bonus:, pluspunkte, bonus), plus)",
);
const MUST_AFTER: Phrases = Phrases(
    "a must, a must-have, a must have, is must, is assumed, are assumed, is expected, are expected, mandatory, ein Muss, zwingend erforderlich, erforderlich, \
     vorausgesetzt, unabdingbar, setzen wir voraus",
);
const MUST_BEFORE: Phrases = Phrases(
    "must, must have, must-have, you need, you will need, you'll need, you need to, requires, require, \
     required to have, we expect, wir erwarten, zwingend",
);
const MUST_EITHER: Phrases =
    Phrases("required, essential, is needed, are needed, needed, necessary, indispensable, voraussetzung");
const PRAISE: Phrases = Phrases(
    "strong, solid, proven, deep, extensive, excellent, profound, thorough, sound, advanced, demonstrated, \
     demonstrable, significant, proficient, proficiency, fluent, fluency, expertise, sehr gute, fundierte, \
     solide, ausgeprägte, umfangreiche, tiefgehende",
);
const EXPECTS: Phrases = Phrases(
    "you should have, you should know, you should understand, you should be, you will have, you'll have, \
     you will be able, you'll be able, du solltest",
);
const NOTHING: Phrases = Phrases(
    "need not, you need not, deep learning, deep neural, advanced degree, sound processing, as required, \
     if required, when required, where required, as needed, if needed, when needed, where needed, if necessary, \
     when necessary, where necessary, as necessary, as desired, competitive advantage, competitive advantages, \
     essential services",
);
const DENIES: Phrases = Phrases(
    "not required, not needed, not necessary, not expected, not mandatory, not essential, not a requirement, \
     not a prerequisite, not a hard requirement, not strictly required, not strictly necessary, isn't required, \
     isn't needed, isn't necessary, aren't required, aren't needed, aren't necessary, unnecessary, not used, \
     not used here, no requirement, no longer used, no longer needed, not relevant, won't help, will not help, wouldn't help, \
     doesn't help, does not help, plays no role, play no role, nicht erforderlich, \
     nicht notwendig, nicht nötig, nicht zwingend, nicht zwingend erforderlich, nicht vorausgesetzt, \
     keine Voraussetzung",
);

/// Says what sentences say.
pub(super) struct Needs {
    cues: Lexicon<Cue>,
    negations: Negations,
}

impl Needs {
    /// Ready to read sentences.
    pub fn new() -> Self {
        let cues = NOTHING
            .with(Cue::Nothing)
            .chain(DENIES.with(Cue::Denies))
            .chain(NICE_AFTER.with(Cue::Says(Need::Nice, Side::After)))
            .chain(NICE_BEFORE.with(Cue::Says(Need::Nice, Side::Before)))
            .chain(NICE_EITHER.with(Cue::Says(Need::Nice, Side::Either)))
            .chain(MUST_AFTER.with(Cue::Says(Need::Required, Side::After)))
            .chain(MUST_BEFORE.with(Cue::Says(Need::Required, Side::Before)))
            .chain(MUST_EITHER.with(Cue::Says(Need::Required, Side::Either)))
            .chain(EXPECTS.with(Cue::Expects))
            .chain(PRAISE.with(Cue::Praise));
        Self { cues: Lexicon::new(cues, &[]), negations: Negations::new() }
    }

    /// What a sentence says about each of its names.
    pub fn of(&self, sentence: &Sentence<'_, '_>) -> Vec<Said> {
        let denials = self.negations.of(sentence);
        let reaches = self.reaches(sentence, &denials);
        let said = |one: &Found| {
            let denied = denials.iter().any(|denial| denial.about.contains(&one.from));
            let about = || reaches.iter().filter(|reach| reach.about.contains(&one.from));
            // The nearest cue speaks; of equally near ones the more cautious.
            let nearest = about()
                .filter(|reach| matches!(reach.said, Said::Needed(_)))
                .min_by_key(|reach| (distance(&reach.cue, one), reach.said != Said::Needed(Need::Nice)))
                .map(|reach| reach.said);
            let has = |said| about().any(|reach| reach.said == said);
            match nearest {
                // "not required, but a plus"
                Some(Said::Needed(Need::Nice)) => Said::Needed(Need::Nice),
                _ if denied || has(Said::Denied) => Said::Denied,
                Some(said) => said,
                None if has(Said::Expected) => Said::Expected,
                None => Said::Nothing,
            }
        };
        let mut all: Vec<Said> = sentence.found.iter().map(said).collect();
        for at in 1..all.len() {
            if all[at] == Said::Nothing && sentence.is_added(at) {
                all[at] = all[at - 1];
            }
        }
        all
    }

    /// What a cell of a table says that holds nothing else: "Required", "Not required (for now)".
    pub fn status(&self, cell: &[Token<'_>]) -> Option<Said> {
        let (taken, cue) = self.cues.longest(cell, 0)?;
        if cell.get(taken).is_some_and(|next| next.mark != Some('(')) {
            return None;
        }
        match cue {
            Cue::Says(need, _) => Some(Said::Needed(*need)),
            Cue::Denies => Some(Said::Denied),
            Cue::Expects | Cue::Praise | Cue::Nothing => None,
        }
    }

    fn reaches(&self, sentence: &Sentence<'_, '_>, denials: &[Denial]) -> Vec<Reach> {
        let mut reaches: Vec<Reach> = Vec::new();
        let mut from = 0;
        while from < sentence.tokens.len() {
            let Some((taken, cue)) = self.cues.longest(sentence.tokens, from) else {
                from += 1;
                continue;
            };
            let at = from..from + taken;
            from += taken;
            if denials.iter().any(|denial| denial.words.contains(&at.start)) {
                continue;
            }
            let last = reaches.last().map(|reach| (&reach.cue, &reach.about));
            let reach = match *cue {
                Cue::Nothing => None,
                Cue::Denies => Some((sentence.behind(&at, last, Verdict::Unwanted), Said::Denied)),
                Cue::Expects => Some((sentence.ahead(&at, Aside::No), Said::Expected)),
                Cue::Praise => sentence.is_praise(&at).then(|| (sentence.ahead(&at, Aside::No), Said::Expected)),
                Cue::Says(need, side) => {
                    let aside = if need == Need::Nice { Aside::Yes } else { Aside::No };
                    let ahead = sentence.ahead(&at, aside);
                    let before = match side {
                        // "Keras, ideally"
                        Side::Before => !sentence.names(&ahead).is_empty(),
                        Side::After => false,
                        Side::Either => sentence.stands_before(&at, last),
                    };
                    let about = if before { ahead } else { sentence.behind(&at, last, Verdict::Wanted) };
                    Some((about, Said::Needed(need)))
                }
            };
            if let Some((about, said)) = reach {
                reaches.push(Reach { cue: at, about, said });
            }
        }
        reaches
    }
}

/// How many tokens lie between a cue and a name.
fn distance(cue: &Range<usize>, one: &Found) -> usize {
    if one.from >= cue.end { one.from - cue.end } else { cue.start.saturating_sub(one.to) }
}

#[cfg(test)]
mod tests {
    use super::super::sample::check;

    #[test]
    fn a_sentence_says_what_it_needs() {
        check(&[
            ("Docker is a plus.", "docker?"),
            ("Docker would be a big plus", "docker?"),
            ("Ideally you know Docker and Keras", "docker? keras?"),
            ("Docker preferred", "docker?"),
            ("Preferred: Docker, Keras", "docker? keras?"),
            ("You must know Docker", "docker!"),
            ("Docker is required", "docker!"),
            ("Docker is a must", "docker!"),
            ("Docker (required), Keras (nice to have)", "docker! keras?"),
            ("Python, Docker (bonus), Keras (must)", "keras! python docker?"),
            ("Python (expert), Rust (a plus)", "python"),
            ("Solid experience with Docker", "docker!"),
            ("Strong Python and SQL skills", "python! sql!"),
            ("Proficient in Python", "python!"),
            ("A strong team that uses Docker", "docker"),
            ("Experience with Docker", "docker"),
            ("Deploy with Docker as required", "docker"),
            ("You should have experience with Docker, and with JAX.", "docker! jax!"),
            ("Working with Git is assumed.", "git!"),
            ("We tried Docker and took it out again, so it won't help you.", ""),
        ]);
    }

    #[test]
    fn each_part_of_a_sentence_speaks_for_itself() {
        check(&[
            ("Python is required, Docker is a plus", "python! docker?"),
            ("Python required and Docker preferred", "python! docker?"),
            ("You must know Python, ideally also SQL", "python! sql?"),
            ("Strong experience with Python; Docker is a plus", "python! docker?"),
            ("Strong knowledge of Python, and Docker is a plus", "python! docker?"),
            ("We use Python daily, Docker is a plus", "python docker?"),
            ("Python and Docker is a plus", "python docker?"),
            ("Docker and Keras are a plus", "docker? keras?"),
            ("Docker or Kubernetes is a plus", "docker|kubernetes?"),
            ("Experience with Docker, Kubernetes or AWS is a plus", "docker|kubernetes|cloud?"),
            ("Experience with Docker, Keras and JAX would be a plus", "docker? keras? jax?"),
            ("You have experience with Python, Docker is a plus", "python docker?"),
            ("Python, ideally with Keras, and Docker", "python docker keras?"),
            ("PyTorch (preferred) or TensorFlow", "pytorch|tensorflow"),
            ("Docker: a plus", "docker?"),
            ("Nice to have: Docker. Python is a must.", "python! docker?"),
            ("Python and Bash; Scala or Java is a plus", "python"),
            ("Python, Scala is a plus", "python"),
            ("Python; Scala is a strong plus", "python"),
            ("Not required, but nice: Docker, Keras", "docker? keras?"),
            ("Keras experience is a plus, JAX as well.", "keras? jax?"),
            ("We use Keras, and JAX as well.", "keras jax"),
            ("It is an advantage, though no condition, if you know Docker, or if you met Keras.", "docker? keras?"),
            (
                "We'd be delighted, but not put off by the lack of it, if you knew Docker and had met Keras.",
                "docker? keras?",
            ),
            ("Knowledge of Ray would help, as we move our jobs onto it.", "ray?"),
            ("Docker; you need not know Keras", "docker"),
        ]);
    }

    #[test]
    fn a_field_that_sounds_like_praise_is_none() {
        check(&[("Deep learning experience with Docker", "docker"), ("Deep experience with Docker", "docker!")]);
    }

    #[test]
    fn german_sentences_say_it_too() {
        check(&[
            ("Kenntnisse in Docker sind von Vorteil", "docker?"),
            ("Idealerweise Erfahrung mit Docker", "docker?"),
            ("Python ist zwingend erforderlich", "python!"),
            ("Kenntnisse in Keras sind nicht erforderlich", ""),
        ]);
    }
}
