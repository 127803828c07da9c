//! How well a question or a drill went, in the learner's own judgement.

use crate::domain::words;

words! {
    /// How well it went; a greater one is better. The journal holds its number.
    Grade {
        /// 1: not known.
        Again = "again",
        /// 2: known, with effort.
        Hard = "hard",
        /// 3: known.
        Good = "good",
        /// 4: known at once.
        Easy = "easy",
    }
}

impl Grade {
    /// Its number in the journal, from 1 to 4.
    #[must_use]
    pub fn number(self) -> u8 {
        match self {
            Self::Again => 1,
            Self::Hard => 2,
            Self::Good => 3,
            Self::Easy => 4,
        }
    }

    /// The one with that number.
    #[must_use]
    pub fn from_number(number: u64) -> Option<Self> {
        Self::ALL.iter().copied().find(|grade| u64::from(grade.number()) == number)
    }

    /// The one that somebody typed: its number or its word.
    #[must_use]
    pub fn typed(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        Self::from_word(&text).or_else(|| text.parse().ok().and_then(Self::from_number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grade_is_a_word_and_a_number_from_one_to_four() {
        let told: Vec<(u8, &str)> = Grade::ALL.iter().map(|grade| (grade.number(), grade.word())).collect();
        assert_eq!(told, [(1, "again"), (2, "hard"), (3, "good"), (4, "easy")]);
        for grade in Grade::ALL {
            assert_eq!(Grade::from_number(grade.number().into()), Some(*grade));
            assert_eq!(Grade::from_word(grade.word()), Some(*grade));
        }
        assert_eq!([0, 5, u64::MAX].map(Grade::from_number), [None; 3]);
        assert!(Grade::ALL.is_sorted());
        assert_eq!(
            [" 3 ", "Good", "good", "5", ""].map(Grade::typed),
            [Some(Grade::Good); 3].into_iter().chain([None; 2]).collect::<Vec<_>>()[..]
        );
    }
}
