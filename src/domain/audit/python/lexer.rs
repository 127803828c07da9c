//! From Python's text to words, signs and strings, by the reference (docs.python.org/3/reference/lexical_analysis.html). What
//! stands in the fields of f-strings is code; broken code is read as far as it goes.

use super::{Kind, Literal, Role, Source, Token};

/// What the lexer is in.
enum Frame {
    Text {
        quote: u8,
        marks: usize,
        fields: bool,
        specs: usize,
        literal: usize,
    },
    /// A field of an f-string, with the brackets that are open in it.
    Field(usize),
}

pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    text: &'a str,
    at: usize,
    line: usize,
    depth: usize,
    frames: Vec<Frame>,
    tokens: Vec<Token>,
    literals: Vec<Literal>,
}

impl<'a> Lexer<'a> {
    pub fn new(text: &'a str) -> Self {
        let (tokens, literals, frames) = (Vec::new(), Vec::new(), Vec::new());
        Self { bytes: text.as_bytes(), text, at: 0, line: 1, depth: 0, frames, tokens, literals }
    }

    pub fn run(mut self) -> Source {
        while self.at < self.bytes.len() {
            match self.frames.last() {
                Some(Frame::Text { .. }) => self.inside(),
                _ => self.code(),
            }
        }
        let code = self.text.to_owned();
        Source { code, tokens: self.tokens, literals: self.literals }
    }

    fn peek(&self, ahead: usize) -> u8 {
        self.bytes.get(self.at + ahead).copied().unwrap_or(0)
    }

    fn push(&mut self, length: usize, kind: Kind) {
        let (from, to) = (self.at, self.at + length);
        self.tokens.push(Token { line: self.line, from, to, depth: self.depth, kind });
        self.at = to;
    }

    fn code(&mut self) {
        match self.peek(0) {
            b'#' => {
                while self.at < self.bytes.len() && self.peek(0) != b'\n' {
                    self.at += 1;
                }
            }
            b'\n' => self.line_end(),
            b'\\' if self.peek(1) == b'\n' => {
                self.at += 2;
                self.line += 1;
            }
            b'\\' if self.peek(1) == b'\r' && self.peek(2) == b'\n' => {
                self.at += 3;
                self.line += 1;
            }
            b'"' | b'\'' => self.open(0),
            byte if is_word(byte) => self.word(),
            byte if byte.is_ascii_whitespace() || byte.is_ascii_control() => self.at += 1,
            byte => self.sign(byte),
        }
    }

    fn line_end(&mut self) {
        // In a string of one line nothing goes on below: a quote was forgotten.
        if let Some(short) = self.frames.iter().position(|frame| matches!(frame, Frame::Text { marks: 1, .. })) {
            self.frames.truncate(short);
        }
        if self.depth > 0 && self.begins_anew() {
            self.depth = 0;
        }
        if self.depth == 0 && self.frames.is_empty() {
            self.push(1, Kind::End);
        } else {
            self.at += 1;
        }
        self.line += 1;
    }

    /// Whether the next line can only be a new statement, whatever brackets seem to be open.
    fn begins_anew(&self) -> bool {
        let rest = &self.bytes[self.at + 1..];
        [&b"import "[..], b"from ", b"def ", b"class ", b"@"].iter().any(|word| rest.starts_with(word))
    }

    fn word(&mut self) {
        let length = self.bytes[self.at..].iter().take_while(|byte| is_word(**byte)).count();
        let word = &self.text[self.at..self.at + length];
        let is_prefix = length <= 2 && word.bytes().all(|byte| b"rRbBuUfFtT".contains(&byte));
        if is_prefix && matches!(self.peek(length), b'"' | b'\'') {
            return self.open(length);
        }
        self.push(length, Kind::Word);
    }

    fn sign(&mut self, byte: u8) {
        let field =
            self.frames.last().and_then(|frame| if let Frame::Field(open) = frame { Some(*open) } else { None });
        match (byte, field) {
            (b'}' | b':', Some(0)) => {
                self.frames.pop();
                if let (b':', Some(Frame::Text { specs, .. })) = (byte, self.frames.last_mut()) {
                    *specs += 1;
                }
                self.at += 1;
                return;
            }
            (b'(' | b'[' | b'{', Some(open)) => self.set_field(open + 1),
            (b')' | b']' | b'}', Some(open)) => self.set_field(open.saturating_sub(1)),
            (b')' | b']' | b'}', None) => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        self.push(1, Kind::Sign);
        if field.is_none() && matches!(byte, b'(' | b'[' | b'{') {
            self.depth += 1;
        }
    }

    fn set_field(&mut self, open: usize) {
        if let Some(Frame::Field(now)) = self.frames.last_mut() {
            *now = open;
        }
    }

    /// Opens a string whose quote comes after a prefix of that many letters.
    fn open(&mut self, prefix: usize) {
        let fields = self.text[self.at..self.at + prefix].contains(['f', 'F', 't', 'T']);
        let quote = self.peek(prefix);
        let marks = if self.peek(prefix + 1) == quote && self.peek(prefix + 2) == quote { 3 } else { 1 };
        let alone = self.depth == 0 && self.tokens.last().is_none_or(|token| token.kind == Kind::End);
        let role = if alone { Role::Words } else { Role::Value };
        let literal = self.literals.len();
        self.literals.push(Literal { line: self.line, text: String::new(), role });
        let length = prefix + marks;
        self.push(length, Kind::Text(literal));
        self.frames.push(Frame::Text { quote, marks, fields, specs: 0, literal });
    }

    fn inside(&mut self) {
        let Some(Frame::Text { quote, marks, fields, specs, literal }) = self.frames.last_mut() else { return };
        let (quote, marks, fields, literal) = (*quote, *marks, *fields, *literal);
        let rest = &self.bytes[self.at..];
        let next = |ahead: usize| rest.get(ahead).copied().unwrap_or(0);
        match rest[0] {
            b'\n' if marks == 1 => return self.line_end(),
            b'\n' => self.line += 1,
            b'\\' if next(1) == b'\n' => {
                self.line += 1;
                self.at += 2;
                return;
            }
            b'\\' if next(1).is_ascii() && rest.len() > 1 => {
                if let Some(text) = self.text.get(self.at..self.at + 2) {
                    self.literals[literal].text.push_str(text);
                }
                self.at += 2;
                return;
            }
            b'{' if fields && next(1) == b'{' && *specs == 0 => {
                self.literals[literal].text.push('{');
                self.at += 2;
                return;
            }
            b'{' if fields => {
                self.frames.push(Frame::Field(0));
                self.at += 1;
                return;
            }
            b'}' if *specs > 0 => {
                *specs -= 1;
                self.at += 1;
                return;
            }
            byte if byte == quote && (marks == 1 || next(1) == quote && next(2) == quote) => {
                self.frames.pop();
                self.at += marks;
                return;
            }
            _ => {}
        }
        let length = self.text[self.at..].chars().next().map_or(1, char::len_utf8);
        self.literals[literal].text.push_str(&self.text[self.at..self.at + length]);
        self.at += length;
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}
