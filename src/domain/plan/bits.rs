//! Small sets of places, a bit each: the search for a plan compares and joins them all the time.

/// A set of numbers below a limit that it is made with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Bits(Vec<u64>);

const WORD: usize = 64;

impl Bits {
    /// The empty set of numbers below `limit`.
    pub fn none(limit: usize) -> Self {
        Self(vec![0; limit.div_ceil(WORD)])
    }

    pub fn insert(&mut self, number: usize) {
        self.0[number / WORD] |= 1 << (number % WORD);
    }

    pub fn remove(&mut self, number: usize) {
        self.0[number / WORD] &= !(1 << (number % WORD));
    }

    pub fn has(&self, number: usize) -> bool {
        self.0[number / WORD] >> (number % WORD) & 1 == 1
    }

    /// Takes in all of another set.
    pub fn add(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(own, other)| *own |= other);
    }

    /// Whether all of another set is in this one.
    pub fn holds(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).all(|(own, other)| other & !own == 0)
    }

    /// The numbers, the smallest first.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        Ones::of(self.0.iter().copied())
    }

    /// The numbers that another set lacks, the smallest first.
    pub fn beyond<'b>(&'b self, other: &'b Self) -> impl Iterator<Item = usize> + 'b {
        Ones::of(self.0.iter().zip(&other.0).map(|(own, other)| own & !other))
    }
}

/// The places of the ones in a row of words.
struct Ones<W> {
    words: W,
    word: u64,
    next: usize,
}

impl<W: Iterator<Item = u64>> Ones<W> {
    fn of(words: W) -> Self {
        Self { words, word: 0, next: 0 }
    }
}

impl<W: Iterator<Item = u64>> Iterator for Ones<W> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        while self.word == 0 {
            self.word = self.words.next()?;
            self.next += WORD;
        }
        let place = self.word.trailing_zeros() as usize;
        self.word &= self.word - 1;
        Some(self.next - WORD + place)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    const LIMIT: usize = 150;

    fn bits(numbers: &BTreeSet<usize>) -> Bits {
        let mut bits = Bits::none(LIMIT);
        numbers.iter().for_each(|&number| bits.insert(number));
        bits
    }

    fn numbers() -> impl Strategy<Value = BTreeSet<usize>> {
        proptest::collection::btree_set(0..LIMIT, 0..40)
    }

    proptest! {
        #[test]
        fn it_does_what_a_set_does(one in numbers(), other in numbers(), number in 0..LIMIT) {
            let (mut own, others) = (bits(&one), bits(&other));
            prop_assert_eq!(own.iter().collect::<Vec<_>>(), one.iter().copied().collect::<Vec<_>>());
            let beyond: Vec<usize> = one.difference(&other).copied().collect();
            prop_assert_eq!(own.beyond(&others).collect::<Vec<_>>(), beyond);
            prop_assert_eq!(own.holds(&others), one.is_superset(&other));
            prop_assert_eq!(own.has(number), one.contains(&number));
            own.add(&others);
            prop_assert_eq!(&own, &bits(&one.union(&other).copied().collect()));
            own.remove(number);
            prop_assert!(!own.has(number));
        }
    }
}
