//! The paths that a Rust file names, in `use` lines and in between, groups taken apart.

use super::source::{Token, is_word, split, tokens};

/// One path.
#[derive(Debug, PartialEq)]
pub struct Named {
    /// From 1.
    pub line: usize,
    /// Its segments as written, without a closing `self`.
    pub segments: Vec<String>,
    /// Its segments from the root of the crate; none when it begins with another crate or with something local.
    pub ours: Option<Vec<String>>,
}

/// Every path of a file under `src`, and every name that a `use` line takes in.
pub fn paths(path: &str, text: &str) -> Vec<Named> {
    let code = split(text).code;
    let mut reader = Reader { tokens: tokens(&code), module: module_of(path), found: Vec::new() };
    reader.read();
    reader.found
}

/// `src/tui/screen/mod.rs` is the module `tui`, `screen`.
fn module_of(path: &str) -> Vec<String> {
    let inside = path.trim_start_matches("src/").trim_end_matches(".rs");
    let mut module: Vec<String> = inside.split('/').map(Into::into).collect();
    if matches!(module.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        module.pop();
    }
    module
}

struct Reader<'a> {
    tokens: Vec<Token<'a>>,
    module: Vec<String>,
    found: Vec<Named>,
}

impl Reader<'_> {
    fn text(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.text)
    }

    fn is_name(&self, at: usize) -> bool {
        self.text(at).starts_with(is_word)
    }

    fn read(&mut self) {
        let (mut at, mut depth, mut opened) = (0, 0, Vec::new());
        while at < self.tokens.len() {
            match self.text(at) {
                "mod" if self.is_name(at + 1) && self.text(at + 2) == "{" => {
                    let name = self.text(at + 1).to_owned();
                    self.module.push(name);
                    opened.push(depth);
                    (depth, at) = (depth + 1, at + 3);
                }
                "{" => (depth, at) = (depth + 1, at + 1),
                "}" => {
                    depth -= 1;
                    if opened.last() == Some(&depth) {
                        opened.pop();
                        self.module.pop();
                    }
                    at += 1;
                }
                "use" => at = self.tree(at + 1, Vec::new(), 1),
                "::" if at > 0 && self.text(at - 1) == ">" => at = self.past_names(at + 1),
                _ => at = self.tree(at, Vec::new(), 2),
            }
        }
    }

    /// Behind a path that goes on from a type in angle brackets.
    fn past_names(&self, mut at: usize) -> usize {
        while self.is_name(at) || self.text(at) == "::" {
            at += 1;
        }
        at
    }

    /// Takes in the paths that begin here, each when it has that many segments, and gives the place behind them.
    fn tree(&mut self, mut at: usize, mut segments: Vec<String>, least: usize) -> usize {
        loop {
            let here = self.text(at).to_owned();
            match here.as_str() {
                "::" if segments.is_empty() => at += 1,
                "{" if !segments.is_empty() || least == 1 => {
                    at += 1;
                    while !matches!(self.text(at), "}" | ";" | "") {
                        at = if self.text(at) == "," { at + 1 } else { self.tree(at, segments.clone(), 1) };
                    }
                    return at + 1;
                }
                _ if here == "*" && !segments.is_empty() || self.is_name(at) => {
                    segments.push(here);
                    let more = self.is_name(at + 2) || matches!(self.text(at + 2), "{" | "*");
                    if self.text(at + 1) == "::" && more {
                        at += 2;
                        continue;
                    }
                    self.keep(at, segments, least);
                    return if least == 1 && self.text(at + 1) == "as" { at + 3 } else { at + 1 };
                }
                _ => return at + 1,
            }
        }
    }

    fn keep(&mut self, at: usize, mut segments: Vec<String>, least: usize) {
        if segments.len() > 1 && segments.last().is_some_and(|last| last == "self") {
            segments.pop();
        }
        if segments.len() >= least {
            let ours = self.place(&segments);
            self.found.push(Named { line: self.tokens[at].line, segments, ours });
        }
    }

    fn place(&self, segments: &[String]) -> Option<Vec<String>> {
        let mut base = match segments.first()?.as_str() {
            "crate" => Vec::new(),
            "self" | "super" => self.module.clone(),
            _ => return None,
        };
        let mut rest = segments;
        while let [first, after @ ..] = rest {
            match first.as_str() {
                "crate" | "self" => {}
                "super" => drop(base.pop()),
                _ => break,
            }
            rest = after;
        }
        base.extend_from_slice(rest);
        Some(base)
    }
}

fn seen(path: &str, text: &str) -> Vec<String> {
    let show = |named: Named| match named.ours {
        Some(ours) => format!("{} /{}", named.line, ours.join("/")),
        None => format!("{} {}", named.line, named.segments.join("::")),
    };
    paths(path, text).into_iter().map(show).collect()
}

#[test]
fn groups_are_taken_apart() {
    let text =
        "use crate::{domain::{self, id::*, time::Day as D}, store};\nuse {clap, ::toml::de};\npub(crate) fn f() {}\n";
    assert_eq!(
        seen("src/tui/mod.rs", text),
        ["1 /domain", "1 /domain/id/*", "1 /domain/time/Day", "1 /store", "2 clap", "2 toml::de"]
    );
}

#[test]
fn paths_in_code_are_seen_and_those_in_words_are_not() {
    let text = "//! [`crate::tui`]\nfn f(a: Vec<crate::store::A>) -> ::clap::B {\n  let s = \"crate::cli\";\n  Some::<crate::format::C>(a).map(|c| c as crate::export::D);\n  <A as E>::clap::x()\n}";
    assert_eq!(seen("src/domain/x.rs", text), ["2 /store/A", "2 clap::B", "4 /format/C", "4 /export/D"]);
}

#[test]
fn climbing_paths_are_followed_to_their_end() {
    let text =
        "use super::super::store::A;\nmod inner { use super::super::B; mod deeper {} use super::C; }\nuse self::d::D;";
    assert_eq!(seen("src/tui/screen.rs", text), ["1 /store/A", "2 /tui/B", "2 /tui/screen/C", "3 /tui/screen/d/D"]);
    assert_eq!(seen("src/tui/mod.rs", "use super::cli::E;"), ["1 /cli/E"]);
}
