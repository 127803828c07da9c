//! A line as words and marks. A word has a stem, so that plurals and British spelling are the same word; a hyphen between
//! two words counts as a space would.

/// What stands before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing: it touches the one before it.
    None,
    /// Space, or the beginning of the line.
    Space,
    /// A hyphen.
    Hyphen,
}

/// A word or a mark of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    /// As it is written.
    pub text: &'a str,
    /// What it is compared by: of a word its stem; of a mark itself, or with a space before it where a full stop does not
    /// join what stands on both sides of it.
    pub stem: String,
    /// Where it begins, in bytes.
    pub at: usize,
    /// What stands before it.
    pub gap: Gap,
    /// Of a mark, which.
    pub mark: Option<char>,
}

impl Token<'_> {
    /// Where it ends, in bytes.
    pub fn end(&self) -> usize {
        self.at + self.text.len()
    }

    /// Whether it is a word that begins with a capital letter.
    pub fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

/// Long strings of letters without a space are text without spaces, not addresses.
const LONGEST_ADDRESS: usize = 400;

/// The words and marks of a line, in order. Addresses (of pages and of people) are left out, and so is what only sets
/// words in another type (`*`, `` ` ``, quotation marks).
pub(super) fn tokens(line: &str) -> Vec<Token<'_>> {
    let signs: Vec<(usize, char)> = line.char_indices().map(|(at, c)| (at, plain(c))).collect();
    let mut tokens = Vec::new();
    let mut from = 0;
    while from < signs.len() {
        let to = from + signs[from..].iter().position(|(_, c)| c.is_whitespace()).unwrap_or(signs.len() - from);
        let end = signs.get(to).map_or(line.len(), |(at, _)| *at);
        if from < to && !is_address(&line[signs[from].0..end]) {
            chunk(line, &signs, from..to, &mut tokens);
        }
        from = to + 1;
    }
    tokens
}

/// Adds the tokens of what stands between two spaces.
fn chunk<'a>(line: &'a str, signs: &[(usize, char)], range: std::ops::Range<usize>, tokens: &mut Vec<Token<'a>>) {
    let sign = |i: usize| if range.contains(&i) { Some(signs[i].1) } else { None };
    let is_word = |i: usize| sign(i).is_some_and(|c| script(c).is_some());
    let place = |i: usize| signs.get(i).map_or(line.len(), |(at, _)| *at);
    let (mut i, mut gap) = (range.start, Gap::Space);
    while let Some(c) = sign(i) {
        let before = i.checked_sub(1).and_then(sign);
        let end = word_end(&sign, i, before);
        if end > i {
            let text = &line[place(i)..place(end)];
            tokens.push(Token { text, stem: stem(text), at: place(i), gap, mark: None });
            (i, gap) = (end, Gap::None);
            continue;
        }
        let within = before.is_some_and(|c| script(c).is_some() || c == '+' || c == '#') && is_word(i + 1);
        match c {
            '-' | '–' if within => gap = Gap::Hyphen,
            // "Docker- und Kubernetes-Kenntnisse"
            '-' if before.is_some_and(|c| script(c).is_some()) => {}
            '*' | '`' | '_' | '"' => gap = Gap::Space,
            _ => {
                let mark = if matches!(c, '-' | '—') { '–' } else { c };
                let stem = if mark == '.' && !within { " .".into() } else { mark.to_string() };
                tokens.push(Token { text: &line[place(i)..place(i + 1)], stem, at: place(i), gap, mark: Some(mark) });
                gap = Gap::None;
            }
        }
        i += 1;
    }
}

/// Where the word that begins at `i` ends; `i` when none does. `C++17`, `C#`, `.NET` and `train_step` are words.
fn word_end(sign: &impl Fn(usize) -> Option<char>, i: usize, before: Option<char>) -> usize {
    let kind = |i: usize| sign(i).and_then(script);
    let dotted = sign(i) == Some('.')
        && before.is_none_or(|c| matches!(c, '(' | ',' | '/' | '"'))
        && sign(i + 1).is_some_and(|c| c.is_ascii_alphabetic());
    let first = if dotted { i + 1 } else { i };
    let Some(own) = kind(first) else { return i };
    let run = |mut end: usize| {
        while kind(end) == Some(own) || sign(end) == Some('_') && kind(end + 1) == Some(own) {
            end += 1;
        }
        end
    };
    let mut end = run(first);
    if sign(end) == Some('+') && sign(end + 1) == Some('+') {
        end = run(end + 2);
    } else if end == first + 1 && sign(end) == Some('#') && kind(end + 1).is_none() {
        end += 1;
    }
    end
}

/// Scripts between which a word ends without a space: `熟悉PyTorch和`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Narrow,
    Wide,
}

/// The script of a sign of a word; none for every other sign.
fn script(c: char) -> Option<Script> {
    match c {
        '\u{300}'..='\u{36f}' => Some(Script::Narrow),
        _ if !c.is_alphanumeric() => None,
        '\u{2e80}'.. => Some(Script::Wide),
        _ => Some(Script::Narrow),
    }
}

/// The sign that another one is a variant of.
fn plain(c: char) -> char {
    match c {
        '’' | '‘' | 'ʼ' | '´' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '\u{2010}' | '\u{2011}' | '\u{2212}' => '-',
        '，' | '、' => ',',
        '；' => ';',
        '：' => ':',
        '（' | '[' => '(',
        '）' | ']' => ')',
        '／' => '/',
        '。' => '.',
        '●' | '▪' | '▫' | '◦' | '‣' | '∙' | '·' | '|' | '►' | '➤' | '✓' | '✔' | '✅' | '■' | '◆' | '○' | '→' => {
            '•'
        }
        c => c,
    }
}

/// Whether it leads to a page or a person.
fn is_address(chunk: &str) -> bool {
    let person = || chunk.split_once('@').is_some_and(|(name, host)| ends_in_word(name) && host.contains('.'));
    chunk.len() < LONGEST_ADDRESS && (chunk.contains("://") || chunk.starts_with("www.") || person())
}

fn ends_in_word(text: &str) -> bool {
    text.ends_with(|c: char| script(c).is_some())
}

/// What is the same of a word in the singular and in the plural, in British and in American spelling, in capitals or not.
/// It is compared, never shown, so it need not be a word itself.
pub(super) fn stem(word: &str) -> String {
    let mut stem = word.to_lowercase();
    for (british, american) in [("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("lling", "ling")] {
        if stem.contains(british) {
            stem = stem.replace(british, american);
        }
    }
    singular(&mut stem);
    stem
}

/// Cuts the plural off. Words in -ss, -us, -is, -as (Keras, pandas) and -tics (statistics) are none.
fn singular(word: &mut String) {
    let kept = ["ss", "us", "is", "as", "tics"].iter().any(|end| word.ends_with(end));
    if word.len() < 4 || !word.ends_with('s') || kept {
        return;
    }
    let cut = if ["ches", "shes", "xes", "sses"].iter().any(|end| word.ends_with(end)) { 2 } else { 1 };
    word.truncate(word.len() - cut);
    if word.len() > 3 && word.ends_with("ie") {
        word.truncate(word.len() - 2);
        word.push('y');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Stems between spaces; a token that touches the one before it after `_`, one after a hyphen after `-`.
    fn shown(line: &str) -> String {
        let glue = |gap| match gap {
            Gap::None => "_",
            Gap::Space => " ",
            Gap::Hyphen => "-",
        };
        tokens(line).iter().map(|token| format!("{}{}", glue(token.gap), token.stem.trim())).collect::<String>()
    }

    #[test]
    fn words_keep_the_signs_that_belong_to_them() {
        for (line, wanted) in [
            ("C++, C# and C++17/C", " c++_, c# and c++17_/_c"),
            (".NET (.NET) ASP.NET", " .net (_.net_) asp_._net"),
            ("node.js tf.data CI/CD W&B", " node_._js tf_._data ci_/_cd w_&_b"),
            ("scikit-learn TF-IDF state‑of‑the‑art", " scikit-learn tf-idf state-of-the-art"),
            ("train_step _Python_ **SQL** `R`", " train_step python sql r"),
            ("3+ years - Python – SQL", " 3_+ year – python – sql"),
            ("Docker- und Git-Kenntnisse", " docker und git-kenntnisse"),
            ("TensorFlow’s don't “Ray”", " tensorflow_'_s don_'_t ray"),
            ("熟悉PyTorch和TensorFlow。", " 熟悉_pytorch_和_tensorflow_."),
            ("Écriture De\u{301}veloppeur", " écriture de\u{301}veloppeur"),
            ("see https://spark.example/go, go@ray.example or www.r.example", " see or"),
            ("• a · b | c", " • a • b • c"),
        ] {
            assert_eq!(shown(line), wanted, "{line}");
        }
    }

    #[test]
    fn tokens_know_their_place() {
        let line = "é: C++ Ünï";
        let places: Vec<&str> = tokens(line).iter().map(|token| &line[token.at..token.end()]).collect();
        assert_eq!(places, ["é", ":", "C++", "Ünï"]);
    }

    #[test]
    fn variants_of_a_word_have_one_stem() {
        for (one, other) in [
            ("LLMs", "llm"),
            ("Databases", "database"),
            ("libraries", "library"),
            ("approaches", "approach"),
            ("optimisation", "optimization"),
            ("Labelling", "labeling"),
            ("containerised", "containerized"),
        ] {
            assert_eq!(stem(one), stem(other));
        }
        for word in ["keras", "pandas", "statistics", "aws", "analysis", "class", "status"] {
            assert_eq!(stem(word), word);
        }
    }
}
