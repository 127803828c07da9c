//! A Rust file taken apart: its code without comments and literals, and its comments alone, both on their lines.

/// The two halves of a file; what belongs to neither, or to the other, is blank.
pub struct Split {
    /// Everything but comments, strings and characters.
    pub code: String,
    /// Comments with their marks, documentation included.
    pub comments: String,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Code,
    Comment,
    Literal,
}

/// Takes a file apart.
pub fn split(text: &str) -> Split {
    let mut split = Split { code: String::new(), comments: String::new() };
    let mut rest = text;
    while !rest.is_empty() {
        let (kind, length) = piece(rest);
        let (piece, after) = rest.split_at(length);
        let blank: String = piece.chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect();
        split.code.push_str(if kind == Kind::Code { piece } else { &blank });
        split.comments.push_str(if kind == Kind::Comment { piece } else { &blank });
        rest = after;
    }
    split
}

/// What the text begins with, and how many bytes of it.
fn piece(rest: &str) -> (Kind, usize) {
    if rest.starts_with("//") {
        return (Kind::Comment, rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return (Kind::Comment, block_comment(rest));
    }
    if let Some(length) = string(rest).or_else(|| character(rest)) {
        return (Kind::Literal, length);
    }
    let word = rest.find(|c: char| !is_word(c)).unwrap_or(rest.len());
    (Kind::Code, if word > 0 { word } else { rest.chars().next().map_or(0, char::len_utf8) })
}

fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        let here = &rest.as_bytes()[at..];
        if here.starts_with(b"/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if here.starts_with(b"*/") {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    rest.len()
}

/// The length of the string that the text begins with: plain, byte, C or raw.
fn string(rest: &str) -> Option<usize> {
    let prefix = usize::from(rest.starts_with(['b', 'c']));
    let body = &rest[prefix..];
    if let Some(raw) = body.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        let inside = raw[hashes..].strip_prefix('"')?;
        let close = format!("\"{}", "#".repeat(hashes));
        let end = inside.find(&close).map_or(inside.len(), |at| at + close.len());
        return Some(prefix + 1 + hashes + 1 + end);
    }
    let mut escaped = false;
    let inside = body.strip_prefix('"')?;
    let end = inside.find(|c| {
        let closes = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        closes
    });
    Some(prefix + 1 + end.map_or(inside.len(), |at| at + 1))
}

/// The length of the character that the text begins with; a lifetime is none.
fn character(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('\'')?;
    let first = inside.chars().next()?;
    let skip = if first == '\\' { 1 + inside[1..].chars().next()?.len_utf8() } else { first.len_utf8() };
    let close = if first == '\\' { inside[skip..].find('\'')? } else { 0 };
    inside[skip + close..].starts_with('\'').then_some(1 + skip + close + 1)
}

/// A word or a mark of a file's code, with its line from 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Token<'a> {
    pub text: &'a str,
    pub line: usize,
}

/// The words, the marks (`::`, `->`, `=>` or one character) of code without comments and literals.
pub fn tokens(code: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    for (number, mut rest) in code.lines().enumerate() {
        loop {
            rest = rest.trim_start();
            let Some(first) = rest.chars().next() else { break };
            let length = match rest.find(|c| !is_word(c)).unwrap_or(rest.len()) {
                0 if ["::", "->", "=>"].iter().any(|mark| rest.starts_with(mark)) => 2,
                0 => first.len_utf8(),
                word => word,
            };
            tokens.push(Token { text: &rest[..length], line: number + 1 });
            rest = &rest[length..];
        }
    }
    tokens
}

/// Whether the character may stand in a name.
pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[test]
fn comments_and_literals_are_no_code() {
    let text = r##"a // b "c"
/* d /* e */ f */ g "h // \" i" j 'k' '\'' '\\' '"' l<'m> r#"n " o"# br"p\" q b"r" s
"t
u" v"##;
    let split = split(text);
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(words(&split.code), "a g j l<'m> q s v");
    assert_eq!(words(&split.comments), r#"// b "c" /* d /* e */ f */"#);
    assert_eq!([split.code.lines().count(), split.comments.lines().count()], [4, 4]);
}

#[test]
fn code_falls_into_words_and_marks() {
    let seen: Vec<(&str, usize)> =
        tokens("use a::{b_1,\n  c};").into_iter().map(|token| (token.text, token.line)).collect();
    assert_eq!(seen, [("use", 1), ("a", 1), ("::", 1), ("{", 1), ("b_1", 1), (",", 1), ("c", 2), ("}", 2), (";", 2)]);
}
