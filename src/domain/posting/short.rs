//! Short names that are also everyday words: "R", "Go", "Spark", "CV". They count in their exact spelling only, and most of them only in company that makes them a skill.

use super::tokens::{Gap, Token};
use super::vocabulary::Words;

/// What it takes for a short name to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trust {
    /// Its spelling is enough.
    Spelling,
    /// It stands in a list of such names, before a noun that programs have, or after words on what somebody knows.
    Company,
    /// It stands in a list with a framework, or before such a noun: its letters have another meaning among other tools.
    Frameworks,
}

/// A short name.
#[derive(Debug)]
pub(super) struct Short {
    /// The spellings that count.
    written: &'static [&'static str],
    /// The name of the skill, or an alias of it, that it is short for.
    pub means: &'static str,
    trust: Trust,
    /// Stems right before it with which it is something else; `^` stands for the beginning of a sentence.
    not_after: Words,
    /// Stems right after it with which it is something else.
    not_before: Words,
    /// Stems anywhere in the sentence with which it is something else.
    not_beside: Words,
    /// Stems of which one must stand in the sentence, if there are any.
    beside: Words,
}

/// What a sentence on images has.
const IMAGES: Words =
    Words("camera cv dicom detector image imagery imaging instance lidar medical mri pixel scan vision video yolo");

/// What people say who are told how to apply.
const APPLYING: Words = Words(
    "attach bewerbung cover email lebenslauf letter linkedin mail portfolio resume résumé send submit upload \
     vitae",
);

const fn short(written: &'static [&'static str], means: &'static str, trust: Trust) -> Short {
    let none = Words("");
    Short { written, means, trust, not_after: none, not_before: none, not_beside: none, beside: none }
}

pub(super) const SHORTS: &[Short] = &[
    Short { not_before: Words("d"), ..short(&["R"], "R", Trust::Company) },
    Short {
        not_before: Words("to live ahead beyond above through further up with in"),
        ..short(&["Go"], "Go", Trust::Company)
    },
    Short {
        not_after: Words("sery vitamin round class plan level grade"),
        not_before: Words("level suite round"),
        ..short(&["C"], "C", Trust::Company)
    },
    Short { not_after: Words("x gamma"), not_before: Words("of tracing"), ..short(&["Ray"], "Ray", Trust::Company) },
    Short { not_before: Words("joy your curiosity interest"), ..short(&["Spark"], "Apache Spark", Trust::Company) },
    Short {
        not_before: Words("talk fast round speed quick"),
        ..short(&["Lightning"], "PyTorch Lightning", Trust::Frameworks)
    },
    Short {
        not_after: Words("your a the my full updated current english dein ihr deinen ihren"),
        not_beside: APPLYING,
        ..short(&["CV"], "computer vision", Trust::Company)
    },
    short(&["TF"], "TensorFlow", Trust::Frameworks),
    short(&["Torch"], "PyTorch", Trust::Company),
    short(&["HF"], "Hugging Face", Trust::Company),
    short(&["Transformers"], "Transformers library", Trust::Frameworks),
    Short { not_before: Words("status rating report score"), ..short(&["RAG", "RAGs"], "RAG", Trust::Spelling) },
    short(&["ViT", "ViTs"], "ViT", Trust::Spelling),
    short(&["LoRA", "LoRAs"], "LoRA fine-tuning", Trust::Spelling),
    Short { not_after: Words("^"), ..short(&["Evidently"], "Evidently", Trust::Company) },
    short(&["Feast"], "Feast", Trust::Company),
    short(&["Swift"], "Swift programming", Trust::Company),
    short(&["Helm"], "Helm", Trust::Company),
    short(&["Airflow", "AirFlow"], "Airflow", Trust::Spelling),
    short(&["airflow"], "Airflow", Trust::Company),
    Short {
        not_after: Words("anomaly drift face fraud intrusion outlier threat"),
        beside: IMAGES,
        ..short(&["detection", "Detection"], "object detection", Trust::Spelling)
    },
    short(&["mAP"], "evaluation metrics", Trust::Spelling),
    Short { beside: IMAGES, ..short(&["segmentation", "Segmentation"], "image segmentation", Trust::Spelling) },
    Short {
        beside: Words("llm llmop prompt rag"),
        ..short(&["evaluation", "Evaluation"], "LLM evaluation", Trust::Spelling)
    },
    Short {
        not_after: Words("your our public personal"),
        not_before: Words("profile account link portfolio page url handle copilot star"),
        not_beside: APPLYING,
        ..short(&["GitHub", "Github", "github"], "GitHub", Trust::Spelling)
    },
];

/// Nouns of which a program, a library or a language has some.
const NOUNS: Words = Words(
    "algorithm api app application backend based cluster code codebase developer ecosystem entwickler entwicklung \
     framework job kenntnis kenntnisse language library microservice model modell package pipeline programmer \
     programmierung programming script scripting sdk service skill streaming task workload",
);

/// Words on what somebody knows or uses.
const KNOWING: Words = Words(
    "background built coding command connaissance conocimiento erfahrung experience experienced experiencia \
     expertise exposure expérience familiar familiarity fluency fluent framework hand implemented kenntnis \
     kenntnisse knowledge language library maîtrise proficiency proficient programming skill sprache stack tool \
     umgang understanding use using written",
);

/// Words that may come right after a name without saying anything about it.
const FUNCTION: Words = Words(
    "a an and are as at bei by can could es est et etc for from für ideally if im in into is nice o oder of on or ou \
     plus preferably preferred required should sowie to und via von will with within would y",
);

/// Further names of the trade, which no curriculum has: they make a list one of skills.
const TRADE: Words = Words(
    "ai ansible bash bert c c# caffe dask dl dplyr excel flink golang hadoop hive java javascript julia kafka \
     linux llm matlab ml mongodb mxnet nlp node numba ocr perl php polar r redis ruby rust sa sas scala scipy \
     shell snowflake spss stata tableau typescript xgboost",
);

/// How far a list is followed on each side, in tokens.
const REACH: usize = 48;

impl Short {
    /// Whether a word is written as it is.
    pub fn is_written(&self, word: &str) -> bool {
        self.written.contains(&word)
    }

    /// Whether it can count in a sentence at all.
    pub fn is_possible(&self, tokens: &[Token<'_>]) -> bool {
        let has = |list: &Words| tokens.iter().any(|token| list.has(&token.stem));
        !has(&self.not_beside) && (self.beside.0.is_empty() || has(&self.beside))
    }

    /// Whether the token at `at` is the skill. `sure(i)` says what the token there belongs to.
    pub fn counts(&self, tokens: &[Token<'_>], at: usize, sure: &impl Fn(usize) -> Company, entry: Entry) -> bool {
        let word = |i: Option<usize>| i.and_then(|i| tokens.get(i)).filter(|token| token.mark.is_none());
        let (before, after) = (word(at.checked_sub(1)), word(Some(at + 1)));
        let past_sign = if tokens.get(at + 1).is_some_and(|next| next.mark == Some('&')) { at + 2 } else { at + 1 };
        let is_one_of = |token: Option<&Token<'_>>, list: &Words| token.is_some_and(|one| list.has(&one.stem));
        if at == 0 && entry == Entry::Text && self.not_after.has("^")
            || is_one_of(before, &self.not_after)
            || is_one_of(word(Some(past_sign)), &self.not_before)
        {
            return false;
        }
        if self.trust == Trust::Spelling {
            return true;
        }
        let noun = is_one_of(after, &NOUNS);
        let glued = |token: Option<&Token<'_>>| token.is_some_and(|one| one.gap == Gap::Hyphen);
        if glued(tokens.get(at)) || glued(after) {
            return noun;
        }
        if noun {
            return true;
        }
        // A name before another word belongs to it: "Ray Smith", "Go Further".
        if after.is_some() && !is_one_of(after, &FUNCTION) {
            return false;
        }
        let kin = match self.trust {
            Trust::Frameworks => Company::Framework,
            Trust::Spelling | Trust::Company => Company::Skill,
        };
        let listed = listed(tokens, at, kin, sure);
        if listed || kin == Company::Framework {
            return listed;
        }
        let or_similar = |next: &Token<'_>| matches!(next.stem.as_str(), "similar" | "equivalent" | "comparable");
        let alone = entry == Entry::Bullet
            && at == 0
            && match tokens.get(1).map(|next| next.stem.as_str()) {
                // "Spark in production", "Spark (batch)"
                None | Some("in" | "with" | "(" | ":") => true,
                Some("or") => tokens.get(2).is_some_and(or_similar),
                Some(_) => false,
            };
        let introduced = match tokens.get(at.wrapping_sub(1)) {
            Some(token) => {
                matches!(
                    token.stem.as_str(),
                    "in" | "with"
                        | "to"
                        | "de"
                        | "en"
                        | "con"
                        | "avec"
                        | "use"
                        | "using"
                        | "of"
                        | "mit"
                        | "on"
                        | ":"
                        | "("
                )
            }
            None => false,
        };
        let knowing = || tokens[at.saturating_sub(7)..at].iter().any(|token| KNOWING.has(&token.stem));
        // "jobs on Ray"
        let running = || at > 1 && tokens[at - 1].stem != "of" && NOUNS.has(&tokens[at - 2].stem);
        alone || introduced && (knowing() || running())
    }
}

/// What a token belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Company {
    /// Nothing of the trade.
    Nobody,
    /// A skill, or a name of the trade.
    Skill,
    /// A framework.
    Framework,
}

/// How a sentence stands in its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// It is all that an entry of a list says.
    Bullet,
    /// Anything else.
    Text,
}

/// Whether a word is a name of the trade, which nobody takes for anything else.
pub(super) fn is_trade(token: &Token<'_>) -> bool {
    TRADE.has(&token.stem)
}

/// Whether the token at `at` stands in a list with one that is at least `kin`.
fn listed(tokens: &[Token<'_>], at: usize, kin: Company, sure: &impl Fn(usize) -> Company) -> bool {
    // A list ends at a mark or a word that joins nothing; its items are short and begin with a capital.
    let walk = |side: &mut dyn Iterator<Item = usize>| {
        let mut side = side.take(REACH).peekable();
        if !side.peek().is_some_and(|&i| is_joint(&tokens[i])) {
            return false;
        }
        let mut item = 0;
        for i in side {
            if sure(i) >= kin {
                return true;
            }
            item = if is_joint(&tokens[i]) { 0 } else { item + 1 };
            let named = tokens[i].mark.is_none() && (tokens[i].is_capital() || sure(i) > Company::Nobody);
            if item > 3 || item > 0 && !named {
                return false;
            }
        }
        false
    };
    walk(&mut (0..at).rev()) || walk(&mut (at + 1..tokens.len()))
}

/// Whether a token stands between the items of a list.
fn is_joint(token: &Token<'_>) -> bool {
    match token.mark {
        Some(mark) => matches!(mark, ',' | '/' | '&' | '+' | '•' | ';'),
        None => {
            matches!(token.stem.as_str(), "and" | "or" | "und" | "oder" | "et" | "ou" | "y" | "o" | "sowie" | "bzw")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::check;
    use super::super::vocabulary;
    use super::*;

    #[test]
    fn short_names_count_in_company() {
        check(&[
            ("Python, R and SQL", "python r sql"),
            ("R or Python", "r|python"),
            ("Python/R", "python|r"),
            ("programming in R", "r"),
            ("- R", "r"),
            ("- Evidently or similar", "evidently"),
            ("- Spark in production (batch)", "spark"),
            ("You look after jobs on Ray and services in Go.", "ray go"),
            ("R programming, R packages", "r"),
            ("R-Kenntnisse", "r"),
            ("Languages: Go, Java", "go"),
            ("Services written in Go.", "go"),
            ("Go microservices", "go"),
            ("Python and Go for our backend", "python go"),
            ("C, C++ or Rust", "c|cpp"),
            ("Strong C programming", "c!"),
            ("Apache Spark and Ray", "spark ray"),
            ("Spark, Ray, Docker", "spark ray docker"),
            ("experience with Spark", "spark"),
            ("experience with Ray or Spark", "ray|spark"),
            ("exposure to Spark, not necessarily at scale", "spark"),
            ("La connaissance de Ray est importante", "ray"),
            ("Spark jobs on a Ray cluster", "spark ray"),
            ("PyTorch and Lightning", "pytorch lightning"),
            ("Lightning modules, PyTorch/Lightning", "pytorch|lightning"),
            ("CV or NLP", "computer-vision"),
            ("CV models in production", "computer-vision"),
            ("experience in CV", "computer-vision"),
            ("PyTorch/TF", "pytorch|tensorflow"),
            ("Keras, TF and JAX", "keras tensorflow jax"),
            ("TF models", "tensorflow"),
            ("PyTorch and HF", "pytorch hugging-face"),
            ("Docker, Feast, Evidently", "docker feast evidently"),
            ("Kotlin or Swift", "swift"),
            ("Docker, Kubernetes, Helm", "docker kubernetes"),
            ("RAG and LoRA with a ViT", "rag fine-tuning vit"),
        ]);
    }

    #[test]
    fn everyday_words_are_no_skills() {
        check(&[
            ("R&D, R & D with Python", "python"),
            ("Contact: R. Smith, head of R", ""),
            ("Go to market; a go-to-market plan in Python", "python"),
            ("Python. Go beyond the limits.", "python"),
            ("Ready, set, Go!", ""),
            ("go, python", "python"),
            ("C-level, the C-suite, Series C, plan C", ""),
            ("Vitamin C and Python", "python"),
            ("Ray Smith, our CTO, loves Python", "python"),
            ("Talk to Ray about X-Ray images", ""),
            ("We spark joy; Spark joy with us", ""),
            ("Sparkling water, a spark of Python", "python"),
            ("Lightning talks, lightning-fast Docker builds", "docker"),
            ("Lightning, thunder and Docker", "docker"),
            ("Send your CV with Python projects", "python"),
            ("Please send a CV, a cover letter and GitHub profile", ""),
            ("your CV", ""),
            ("Terraform/TF and Docker", "docker"),
            ("Evidently, Docker matters", "docker"),
            ("a feast, a rag, RAG status reports", ""),
            ("LoRa radio, VIT Vellore", ""),
            ("- Go with the flow, go far", ""),
            ("a swift reply at the helm", ""),
            ("Your GitHub", ""),
        ]);
    }

    #[test]
    fn transformers_are_the_library_among_frameworks() {
        check(&[
            ("PyTorch, Transformers and Docker", "pytorch hugging-face docker"),
            ("the Transformers library", "hugging-face"),
            ("NLP with transformers", "transformers"),
            ("Transformers, LLMs and RAG", "transformers rag"),
        ]);
    }

    #[test]
    fn words_are_compared_by_their_stems() {
        let exceptions =
            SHORTS.iter().flat_map(|short| [&short.not_after, &short.not_before, &short.not_beside, &short.beside]);
        vocabulary::check([&NOUNS, &KNOWING, &FUNCTION, &TRADE].into_iter().chain(exceptions));
    }
}
