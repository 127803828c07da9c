//! Job postings: which skills a pasted text asks for, how much, and in which of its lines it says so.
//!
//! Skills and roles are found by the names and aliases of the catalog; nothing is guessed. A text goes through `page` (HTML
//! taken out), `lines` (bullets, broken lines), `tokens`, `names` (what is named), `headings` and `need` (how much it is
//! wanted), `groups` (alternatives) and `asks` (each skill once), in a time that grows with its length and no faster.

mod asked;
mod asks;
mod groups;
mod headings;
mod lexicon;
mod lines;
mod links;
mod names;
mod need;
mod negation;
mod page;
mod quote;
#[cfg(test)]
mod sample;
mod scope;
mod sentences;
mod short;
mod title;
mod tokens;
mod vocabulary;

use super::catalog::Catalog;
use super::id::{RoleId, SkillId};
use super::words;

words! {
    /// How much a posting wants a skill; what it wants more comes first.
    Need {
        /// It says that it must be there, or lists it under such a title.
        Required = "required",
        /// It names the skill and does not say.
        Unsaid = "unsaid",
        /// It says that it would be welcome, or lists it under such a title.
        Nice = "nice",
    }
}

/// What a job posting says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Posting {
    /// The title of the job, without "(m/f/d)"; none when no line looks like one.
    pub title: Option<String>,
    /// The roles that the title names; if it names none, those of the text.
    pub roles: Vec<RoleNamed>,
    /// What it asks: by need, and inside in the order of the text. Each skill stands in one requirement only.
    pub requirements: Vec<Requirement>,
}

/// A role that a posting names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleNamed {
    /// Which.
    pub role: RoleId,
    /// The line that names it.
    pub quote: String,
}

/// Something that a posting asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// The skills of which one is enough, in the order of the text; at least one.
    pub any_of: Vec<SkillId>,
    /// How much it is wanted.
    pub need: Need,
    /// The line that says so, at most 200 characters of it.
    pub quote: String,
    /// The number of that line in the text, from 1.
    pub line: usize,
}

impl Posting {
    /// Reads a posting. A text without any known name is a posting that asks nothing.
    #[must_use]
    pub fn read(text: &str, catalog: &Catalog) -> Self {
        asked::read(&lines::lines(&page::lines(text)), &names::Names::of(catalog))
    }

    /// Every skill that it names, each once, in the order of the requirements.
    pub fn skills(&self) -> impl Iterator<Item = &SkillId> {
        self.requirements.iter().flat_map(|requirement| &requirement.any_of)
    }
}

impl Requirement {
    /// The alternative in which the learner stands best, with that standing; of equals the first.
    pub fn best<S: Ord>(&self, standing: impl Fn(&SkillId) -> S) -> Option<(&SkillId, S)> {
        self.any_of
            .iter()
            .map(|skill| (skill, standing(skill)))
            .reduce(|best, one| if one.1 > best.1 { one } else { best })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;
    use proptest::sample::select;

    use super::sample::{catalog, told};
    use super::*;

    #[test]
    fn a_text_without_names_asks_nothing() {
        let catalog = catalog();
        for text in ["", "\n\n", "🙂", "We make soup.\r\nCome and stir.", "<p></p>", "\u{0}\u{feff}"] {
            assert_eq!(Posting::read(text, &catalog), Posting::default(), "{text:?}");
        }
        assert_eq!(Posting::read("Python", &Catalog::default()), Posting::default());
    }

    #[test]
    fn of_alternatives_the_one_that_stands_best_counts() {
        let posting = Posting::read("PyTorch, TensorFlow or JAX. Docker too.", &catalog());
        let standing = |skill: &SkillId| usize::from(skill.as_str() != "pytorch");
        let best: Vec<_> = posting.requirements.iter().filter_map(|one| one.best(standing)).collect();
        assert_eq!(best, [(&SkillId::from("tensorflow"), 1), (&SkillId::from("docker"), 1)]);
        let all: Vec<&str> = posting.skills().map(|skill| skill.as_str()).collect();
        assert_eq!(all, ["pytorch", "tensorflow", "jax", "docker"]);
    }

    #[test]
    fn a_text_of_one_long_line_is_read_like_any_other() {
        let filler = "and then something else happens in the office ";
        let line = format!("{}Docker is required. {}Keras is a plus", filler.repeat(200), filler.repeat(200));
        assert_eq!(told(&line), "docker! keras?");
        let quote = &Posting::read(&line, &catalog()).requirements[0].quote;
        assert!(quote.contains("Docker is required.") && quote.chars().count() <= 200, "{quote}");
    }

    /// In a time that grows as the text does: doing anything twice over for each word would take minutes here.
    #[test]
    fn large_texts_of_any_shape_are_read() {
        let shapes = [
            ("PyTorch or TensorFlow ", "pytorch|tensorflow"),
            ("a plus, ", ""),
            ("required PyTorch ", "pytorch!"),
            ("don't need Docker ", ""),
            ("Spark, Go, Ray, ", ""),
            ("- Docker (a plus)\n", "docker?"),
            ("<p", ""),
            ("<script>", ""),
            ("<!-- ", ""),
            ("&amp;", ""),
            ("a@", ""),
            ("熟", ""),
            ("((", ""),
        ];
        for (shape, wanted) in shapes {
            assert_eq!(told(&shape.repeat(100_000 / shape.len())), wanted, "{shape}");
        }
    }

    /// What postings are made of, and what breaks those who read them.
    fn texts() -> impl Strategy<Value = String> {
        let parts = [
            "PyTorch",
            "TensorFlow",
            "Docker",
            "R",
            "Go",
            "C++",
            "Spark",
            "CV",
            "Transformers",
            "SQL",
            "ML engineer",
            " ",
            " ",
            " ",
            ", ",
            " and ",
            " or ",
            "/",
            "(",
            ")",
            ". ",
            ": ",
            "; ",
            "\n",
            "\r\n",
            "- ",
            "• ",
            "# ",
            "**",
            " not ",
            " no ",
            " required",
            " a plus",
            " ideally ",
            "must ",
            "such as ",
            "one of ",
            "without ",
            " is ",
            "strong ",
            "experience with ",
            "Requirements",
            "Nice to have",
            "Benefits",
            "<li>",
            "</li>",
            "<b>",
            "&amp;",
            "&",
            "<",
            ">",
            "é",
            "e\u{301}",
            "中",
            "🔹 ",
            "\u{200b}",
            "\t",
            "'",
            "’s",
            "-",
            "–",
            "degree in ",
            "@",
            "http://x.y/z ",
        ];
        let part = prop_oneof![20 => select(parts.to_vec()).prop_map(String::from), 1 => any::<String>()];
        proptest::collection::vec(part, 0..60).prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn whatever_the_text_each_skill_stands_once_with_its_line(text in texts()) {
            let catalog = catalog();
            let posting = Posting::read(&text, &catalog);
            let skills: Vec<&SkillId> = posting.skills().collect();
            prop_assert_eq!(skills.len(), skills.iter().collect::<BTreeSet<_>>().len());
            prop_assert!(skills.iter().all(|skill| catalog.skill(skill).is_some()));
            prop_assert!(posting.requirements.is_sorted_by_key(|one| one.need));
            let lines = text.split(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']).count();
            for one in &posting.requirements {
                prop_assert!(!one.any_of.is_empty());
                prop_assert!(!one.quote.is_empty() && one.quote.chars().count() <= 200);
                prop_assert!((1..=lines).contains(&one.line));
            }
        }

        #[test]
        fn line_ends_and_spaces_around_lines_change_nothing(text in texts().prop_map(|text| text.replace('\r', ""))) {
            let catalog = catalog();
            let other = text.replace('\n', "  \r\n");
            prop_assert_eq!(Posting::read(&text, &catalog), Posting::read(&other, &catalog));
        }
    }
}
