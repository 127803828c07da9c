//! The skills and roles of the catalog, found in a sentence by name and alias.

use std::ops::Range;

use super::lexicon::Lexicon;
use super::short::{Company, Entry, SHORTS, Short, is_trade};
use super::tokens::{Gap, Token, stem};
use super::vocabulary::Words;
use crate::domain::catalog::{Catalog, Skill};

/// Of a title, marks change nothing: "Machine learning engineer, NLP", "Machine Learning Engineer (NLP)".
const IN_TITLES: &[char] = &[',', '(', ')', '/', '–', '•', ':', '&'];

/// The category of the skills that are frameworks.
const FRAMEWORKS: &str = "Frameworks";

/// How often short names are looked at again, since one has made another one count.
const PASSES: usize = 3;

/// The sign in an alias for a few words that may stand there: "explain … to".
const GAP: char = '…';
/// How many tokens it may stand for.
const WIDEST: usize = 8;

/// Words after which a verb is none: "our present approach", "we are present".
const DETERMINERS: Words = Words("a am an any are at be her his is its my our the their this was were your");
/// Words before a name that make it somebody's.
const HONORIFICS: Words = Words("dr frau herr herrn mr mrs ms prof");
/// Words that count what follows.
const COUNTS: Words = Words("one two three four five six seven eight nine ten");

/// Everything that can be found.
pub(super) struct Names<'a> {
    catalog: &'a Catalog,
    skills: Lexicon<usize>,
    roles: Lexicon<usize>,
    /// Names with a gap: what stands before it and behind it.
    gapped: Vec<(Lexicon<()>, Lexicon<()>, usize)>,
    /// The short names that the catalog has a skill for.
    shorts: Vec<(&'static Short, usize)>,
}

/// A name that stands in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Its first token.
    pub from: usize,
    /// The token after its last.
    pub to: usize,
    /// Whose name it is.
    pub what: What,
}

/// Whose name was found: a place in the catalog's skills or roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A skill's.
    Skill(usize),
    /// A role's: one that somebody has.
    Role(usize),
    /// A role's in the plural: colleagues, not the job.
    Colleagues,
}

impl<'a> Names<'a> {
    /// The names of a catalog.
    pub fn of(catalog: &'a Catalog) -> Self {
        let all = || {
            catalog
                .shared
                .skills
                .iter()
                .enumerate()
                .flat_map(|(ix, skill)| spellings(skill).map(move |name| (name, ix)))
        };
        let named = |name: &str| all().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, ix)| ix);
        let shorts: Vec<(&Short, usize)> =
            SHORTS.iter().filter_map(|short| Some((short, named(short.means)?))).collect();
        let is_short = |name: &str, ix: usize| shorts.iter().any(|(short, of)| *of == ix && short.is_written(name));
        let skills = Lexicon::new(all().filter(|(name, ix)| is_word(name) && !is_short(name, *ix)), &[]);
        let gapped = all().filter_map(|(name, ix)| {
            let (head, tail) = name.split_once(GAP)?;
            Some((Lexicon::new([(head, ())], &[]), Lexicon::new([(tail, ())], &[]), ix))
        });
        let roles = catalog.shared.roles.iter().enumerate();
        let titles =
            roles.flat_map(|(ix, role)| role.aliases.iter().chain([&role.title]).map(move |name| (name.as_str(), ix)));
        Self { catalog, skills, roles: Lexicon::new(titles, IN_TITLES), gapped: gapped.collect(), shorts }
    }

    /// The catalog whose names they are.
    pub fn catalog(&self) -> &'a Catalog {
        self.catalog
    }

    /// The skill at a place of the catalog.
    pub fn skill(&self, ix: usize) -> &'a Skill {
        &self.catalog.shared.skills[ix]
    }

    /// What a sentence names, in order; of names that begin at one word the longest, and none inside another.
    pub fn find(&self, tokens: &[Token<'_>], entry: Entry) -> Vec<Found> {
        let mut found = Vec::new();
        let mut from = 0;
        while from < tokens.len() {
            let whole = self.skills.longest(tokens, from).map(|(taken, ix)| (taken, *ix));
            let whole = whole.filter(|(taken, ix)| self.is_meant(*ix, tokens, from..from + taken));
            let skill = whole.or_else(|| self.find_gapped(tokens, from)).map(|(taken, ix)| (taken, What::Skill(ix)));
            let role = self
                .roles
                .longest(tokens, from)
                .map(|(taken, ix)| (taken, self.holder(*ix, &tokens[from + taken - 1])));
            let longest =
                role.into_iter().chain(skill).max_by_key(|(taken, what)| (*taken, !matches!(what, What::Skill(_))));
            let taken = longest.map_or(1, |(taken, what)| {
                found.push(Found { from, to: from + taken, what });
                taken
            });
            from += taken;
        }
        self.find_shorts(tokens, entry, &mut found);
        found
    }

    /// The name with a gap that begins at a token: how many tokens stand before its gap, and whose it is.
    fn find_gapped(&self, tokens: &[Token<'_>], from: usize) -> Option<(usize, usize)> {
        if from > 0 && DETERMINERS.has(&tokens[from - 1].stem) {
            return None;
        }
        let open = |at: usize| match tokens[at].mark {
            Some(mark) => mark == '\'',
            // "monitor rate-of-return and loss-given-default models"
            None => !matches!(tokens[at].stem.as_str(), "and" | "or" | "but") || is_glued(tokens.get(at + 2)),
        };
        self.gapped.iter().find_map(|(head, tail, ix)| {
            let (taken, ()) = head.longest(tokens, from)?;
            let start = from + taken;
            let end = tokens.len().min(start + WIDEST);
            let gap = (start..end).take_while(|&at| open(at)).count();
            let tail = (start..=start + gap).find_map(|at| Some(at + tail.longest(tokens, at)?.0))?;
            let to_reader = tokens.get(tail).is_some_and(|next| matches!(next.stem.as_str(), "you" | "us"));
            (!to_reader).then_some((taken, *ix))
        })
    }

    /// Whether a name stands for the skill: "dockers", "412,000 transformers" and "Frau Keras" are others.
    fn is_meant(&self, skill: usize, tokens: &[Token<'_>], name: Range<usize>) -> bool {
        let [only] = &tokens[name.clone()] else { return true };
        let before = |back: usize| name.start.checked_sub(back).and_then(|at| tokens.get(at));
        let titled = match before(1) {
            Some(dot) if dot.mark == Some('.') => before(2),
            word => word,
        };
        if only.is_capital() && titled.is_some_and(|word| HONORIFICS.has(&word.stem)) {
            return false;
        }
        let counted = before(1).is_some_and(|word| {
            COUNTS.has(&word.stem) || word.mark.is_none() && word.text.chars().all(|c| c.is_ascii_digit())
        });
        if counted && !only.text.contains(char::is_uppercase) {
            return false;
        }
        let lower = only.text.to_lowercase();
        let has_plural = |name: &str| {
            let proper = name.starts_with(char::is_uppercase) && name.contains(char::is_lowercase);
            name.to_lowercase() == lower || !proper && stem(name) == only.stem
        };
        lower == only.stem || spellings(self.skill(skill)).any(has_plural)
    }

    /// Adds the short names, which may stand in for what was found with less care.
    fn find_shorts(&self, tokens: &[Token<'_>], entry: Entry, found: &mut Vec<Found>) {
        let mut taken = vec![false; tokens.len()];
        for one in found.iter().filter(|one| one.to - one.from > 1 || !matches!(one.what, What::Skill(_))) {
            taken[one.from..one.to].fill(true);
        }
        let written = |short: &Short| tokens.iter().any(|token| short.is_written(token.text));
        let shorts: Vec<&(&Short, usize)> =
            self.shorts.iter().filter(|(short, _)| written(short) && short.is_possible(tokens)).collect();
        if shorts.is_empty() {
            return;
        }
        let company = |token| if is_trade(token) { Company::Skill } else { Company::Nobody };
        let mut company: Vec<Company> = tokens.iter().map(company).collect();
        for one in found.iter() {
            if let What::Skill(ix) = one.what {
                company[one.from..one.to].fill(self.company(ix));
            }
        }
        let short = |token: &Token<'_>| shorts.iter().copied().find(|(short, _)| short.is_written(token.text));
        let open = tokens.iter().enumerate().filter(|(at, _)| !taken[*at]);
        let mut open: Vec<_> = open.filter_map(|(at, token)| Some((at, short(token)?))).collect();
        // A short name that counts is company for the others.
        for _ in 0..PASSES {
            let before = open.len();
            open.retain(|(at, (short, ix))| {
                let sure = |i: usize| if i == *at { Company::Nobody } else { company[i] };
                let counts = short.counts(tokens, *at, &sure, entry);
                if counts {
                    company[*at] = self.company(*ix);
                    found.retain(|one| one.from != *at);
                    found.push(Found { from: *at, to: at + 1, what: What::Skill(*ix) });
                }
                !counts
            });
            if open.len() == before {
                break;
            }
        }
        found.sort_by_key(|one| one.from);
    }

    fn company(&self, skill: usize) -> Company {
        if self.skill(skill).category == FRAMEWORKS { Company::Framework } else { Company::Skill }
    }

    fn holder(&self, role: usize, last: &Token<'_>) -> What {
        let plural = last.text.to_lowercase() != last.stem;
        if plural { What::Colleagues } else { What::Role(role) }
    }
}

fn spellings(skill: &Skill) -> impl Iterator<Item = &str> {
    [&skill.name].into_iter().chain(&skill.aliases).map(|name| name.as_str())
}

/// Whether a name can stand in a sentence: one with an explanation in brackets is found by its aliases.
fn is_word(name: &str) -> bool {
    !name.contains(['(', ',', GAP])
}

/// Whether a token follows the one before it after a hyphen.
fn is_glued(token: Option<&Token<'_>>) -> bool {
    token.is_some_and(|token| token.gap == Gap::Hyphen)
}

#[cfg(test)]
mod tests {
    use super::super::sample::check;
    use crate::domain::posting::Posting;

    #[test]
    fn names_are_whole_words() {
        check(&[
            ("PyTorch", "pytorch"),
            ("pytorch, KERAS", "pytorch keras"),
            ("Pythonic, Dockerised, TensorFlowish, NoSQL, Gitter", ""),
            ("SQL-Kenntnisse und Python-Erfahrung", "sql python"),
            ("(Docker), \"Keras\", [JAX]; Git.", "docker keras jax git"),
            ("TensorFlow's strengths, Docker’s weaknesses", "tensorflow docker"),
            ("l'Apache Spark d'OpenAI", "spark"),
            ("熟悉PyTorch和TensorFlow", "pytorch tensorflow"),
            ("Опыт с Docker и Python", "docker python"),
            ("https://pytorch.example/docker and docker@kubernetes.example", ""),
            ("PyTorch.Docker", "pytorch docker"),
        ]);
    }

    #[test]
    fn names_with_signs_are_found_and_told_apart() {
        check(&[
            ("C++ and C#", "cpp csharp"),
            ("C++17, C++-Kenntnisse", "cpp"),
            ("C/C++", "cpp"),
            (".NET/C#, ASP.NET, the net", "dotnet|csharp"),
            ("a net gain", ""),
            ("Node.js, node.JS", "node"),
            ("a node in JS", ""),
            ("CI/CD, CI / CD", "ci-cd"),
            ("CI, CD", ""),
            ("TF-IDF, tf-idf, tf idf", "tf-idf"),
            ("tf.keras and tensorflow.keras", "keras"),
            ("tf.data", "tf-data"),
            ("torch.nn", "pytorch"),
            ("W&B, W & B, Weights & Biases", "tracking"),
            ("A/B-Tests", "ab-testing"),
        ]);
    }

    #[test]
    fn hyphens_spaces_and_plurals_change_nothing() {
        check(&[
            ("scikit-learn", "scikit-learn"),
            ("Scikit Learn", "scikit-learn"),
            ("scikit‑learn", "scikit-learn"),
            ("sklearn", "scikit-learn"),
            ("finetuning", "fine-tuning"),
            ("Fine Tuning", "fine-tuning"),
            ("Huggingface", "hugging-face"),
            ("Tensor Flow", "tensorflow"),
            ("an LLM", "transformers"),
            ("LLMs", "transformers"),
            ("Large Language Model", "transformers"),
            ("a vision transformer", "vit"),
            ("A/B test", "ab-testing"),
            ("statistical modeling", "statistics"),
            ("containerisation", "docker"),
            ("panda", ""),
            ("Dockers, pythons, gits and swifts", ""),
            ("412,000 transformers, two pandas and one python", ""),
            ("2 Docker hosts, 14 GANs and 8 Kubernetes clusters", "docker gan kubernetes"),
            ("Frau Keras, Mr. Docker", ""),
        ]);
    }

    #[test]
    fn a_name_may_have_a_gap() {
        check(&[
            ("Explain a model's limits to a surgeon", "talk"),
            ("Ability to explain trade-offs to non-engineers", "talk"),
            ("Explain to managers, in Python, why", "talk python"),
            ("We explain it to you", ""),
            ("Explain nothing. Go to work, talk to people", ""),
            ("Our explain plan belongs to the database", ""),
            ("What a plan is explain to", ""),
            ("Monitor rate-of-return and loss-given-default models", "monitoring"),
            ("Monitor Docker and train models", "docker"),
        ]);
    }

    #[test]
    fn the_longest_name_counts() {
        check(&[
            ("PyTorch Lightning", "lightning"),
            ("TensorFlow 2", "tensorflow"),
            ("Computer Vision Engineer", ""),
            ("a computer vision engineer who knows computer vision", "computer-vision"),
        ]);
    }

    #[test]
    fn roles_are_found_by_title_and_alias() {
        for (text, wanted) in [
            ("Machine Learning Engineer", "ml-engineer"),
            ("ML Engineer (m/f/d)", "ml-engineer"),
            ("Senior NLP Engineer", "nlp-llm"),
            ("NLP/LLM Engineer", "nlp-llm"),
            ("Machine Learning Engineer (NLP)", "nlp-llm"),
            ("Software Engineer - Machine Learning", "ml-engineer"),
            ("Machine-Learning Engineer", "ml-engineer"),
            ("Data Scientist\nYou work with an ML engineer.", "data-scientist"),
            ("Wizard\nYou work with ML engineers and data scientists.", ""),
            ("Wizard\nAs an ML engineer you ship. As an LLM engineer too.", "ml-engineer nlp-llm"),
            ("HTML engineer, ML engineering", ""),
        ] {
            let roles = Posting::read(text, &super::super::sample::catalog()).roles;
            let roles: Vec<&str> = roles.iter().map(|named| named.role.as_str()).collect();
            assert_eq!(roles.join(" "), wanted, "{text}");
        }
    }
}
