//! Lists of words and phrases as they are written in this module: in one string, so that a list reads as a list.

/// Stems, with spaces between them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words(pub &'static str);

impl Words {
    /// Whether the stem is one of them.
    pub fn has(&self, stem: &str) -> bool {
        self.find(stem).is_some()
    }

    /// The one that is equal to the text.
    pub fn find(&self, text: &str) -> Option<&'static str> {
        self.0.split(' ').find(|word| *word == text)
    }
}

/// Phrases, with commas between them.
#[derive(Debug)]
pub(super) struct Phrases(pub &'static str);

impl Phrases {
    /// Each of them.
    pub fn each(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.0.split(", ")
    }

    /// Each with the same value.
    pub fn with<T: Copy>(&self, value: T) -> impl Iterator<Item = (&'static str, T)> + use<T> {
        self.each().map(move |phrase| (phrase, value))
    }
}

/// Fails for a word that is not its own stem: it would never be found.
#[cfg(test)]
pub(super) fn check<'w>(lists: impl IntoIterator<Item = &'w Words>) {
    for word in lists.into_iter().flat_map(|list| list.0.split(' ')) {
        // "series" is cut like "libraries".
        assert!(word == "sery" || super::tokens::stem(word) == word, "{word}");
    }
}
