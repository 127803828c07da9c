//! Python code without its comments and strings: enough to see what is really imported and called, and in which line.
//!
//! It is read in words, not parsed: what stands in comments, docstrings and other strings is no code.

mod lexer;

use lexer::Lexer;

/// A piece of Python.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Source {
    code: String,
    tokens: Vec<Token>,
    literals: Vec<Literal>,
}

/// A word or a sign of code.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Token {
    line: usize,
    from: usize,
    to: usize,
    /// In how many brackets it stands.
    depth: usize,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Sign,
    /// The end of a logical line.
    End,
    /// The beginning of a string, by its number.
    Text(usize),
}

/// A string.
#[derive(Clone, PartialEq, Eq)]
pub struct Literal {
    /// Where it begins, from 1.
    pub line: usize,
    /// What stands between the quotes, as written; of an f-string without the code of its fields.
    pub text: String,
    /// Whether it is a statement of its own: a docstring, or a comment by other means.
    pub role: Role,
}

/// What a string is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A part of an expression.
    Value,
    /// A docstring.
    Words,
}

/// Something that is imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Import<'a> {
    /// In which line, from 1.
    pub line: usize,
    /// The outermost package.
    pub package: &'a str,
    /// What of it: `y` of `import x.y`, of `from x.y import z` and of `from x import y`.
    pub part: Option<&'a str>,
}

/// A name in code and what stands around it.
#[derive(Clone, Copy)]
pub struct Name<'a> {
    source: &'a Source,
    at: usize,
}

impl Source {
    /// Reads a text.
    #[must_use]
    pub fn read(text: &str) -> Self {
        Lexer::new(text).run()
    }

    /// Its strings.
    #[must_use]
    pub fn literals(&self) -> &[Literal] {
        &self.literals
    }

    /// Every name, in order.
    pub fn names(&self) -> impl Iterator<Item = Name<'_>> {
        (0..self.tokens.len())
            .filter(|at| self.tokens[*at].kind == Kind::Word)
            .map(|at| Name { source: self, at })
            .filter(|name| !name.text().starts_with(|c: char| c.is_ascii_digit()))
    }

    /// Every name that is called, `f(…)`; not one that is defined.
    pub fn calls(&self) -> impl Iterator<Item = Name<'_>> {
        self.names().filter(|name| name.after(1) == "(" && !matches!(name.before(1), "def" | "class"))
    }

    /// Whether it does anything: it holds more than comments and strings.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.tokens.iter().any(|token| token.kind == Kind::Word)
    }

    /// The packages that are imported: of `from x.y import z` it is `x`. Not what is imported from beside the file
    /// (`from .x import y`).
    #[must_use]
    pub fn imports(&self) -> Vec<Import<'_>> {
        let mut found = Vec::new();
        for at in (0..self.tokens.len()).filter(|at| self.begins(*at)) {
            match self.text(at) {
                "import" => {
                    let mut next = at + 1;
                    while self.is_name(next) {
                        found.push(self.import(next));
                        next = self.past_dots(next);
                        if self.text(next) == "as" {
                            next += 2;
                        }
                        if self.text(next) != "," {
                            break;
                        }
                        next += 1;
                    }
                }
                "from" if self.is_name(at + 1) && self.text(self.past_dots(at + 1)) == "import" => {
                    found.push(self.import(at + 1));
                }
                _ => {}
            }
        }
        found
    }

    fn import(&self, at: usize) -> Import<'_> {
        let part = match self.text(at + 1) {
            "." if self.is_name(at + 2) => Some(self.text(at + 2)),
            "import" if self.is_name(at + 2) => Some(self.text(at + 2)),
            _ => None,
        };
        Import { line: self.tokens[at].line, package: self.text(at), part }
    }

    fn text(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| match token.kind {
            Kind::End => "\n",
            Kind::Text(_) => "\"",
            _ => &self.code[token.from..token.to],
        })
    }

    fn is_name(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == Kind::Word)
    }

    /// Behind a dotted name.
    fn past_dots(&self, mut at: usize) -> usize {
        at += 1;
        while self.text(at) == "." && self.is_name(at + 1) {
            at += 2;
        }
        at
    }

    /// Whether a statement begins here.
    fn begins(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return true };
        self.tokens[at].depth == 0
            && (self.tokens[before].kind == Kind::End || matches!(self.text(before), ";" | ":") && self.is_name(at))
    }
}

impl<'a> Name<'a> {
    /// The name.
    #[must_use]
    pub fn text(self) -> &'a str {
        self.source.text(self.at)
    }

    /// Its line, from 1.
    #[must_use]
    pub fn line(self) -> usize {
        self.source.tokens[self.at].line
    }

    /// The nth token behind it; nothing where the file has ended.
    #[must_use]
    pub fn after(self, nth: usize) -> &'a str {
        self.source.text(self.at + nth)
    }

    /// The nth token before it.
    #[must_use]
    pub fn before(self, nth: usize) -> &'a str {
        self.at.checked_sub(nth).map_or("", |at| self.source.text(at))
    }

    /// What it belongs to: `random` of `np.random.seed`.
    #[must_use]
    pub fn owner(self) -> Option<&'a str> {
        (self.before(1) == ".").then(|| self.before(2))
    }

    /// Whether it is the name of an argument that is given, `name=…`, and not by `None`.
    #[must_use]
    pub fn is_given(self) -> bool {
        self.source.tokens[self.at].depth > 0
            && matches!(self.before(1), "(" | ",")
            && self.after(1) == "="
            && !matches!(self.after(2), "=" | "None")
    }

    /// The string behind it, `nth` tokens on.
    #[must_use]
    pub fn literal(self, nth: usize) -> Option<&'a Literal> {
        match self.source.tokens.get(self.at + nth)?.kind {
            Kind::Text(number) => self.source.literals.get(number),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn imported(text: &str) -> Vec<String> {
        Source::read(text).imports().iter().map(|import| format!("{} {}", import.line, import.package)).collect()
    }

    #[test]
    fn what_is_really_imported_is_found() {
        let text = "import torch
import numpy as np, os.path, pandas
from sklearn.metrics import (
    f1_score,
)
from . import local
from .torch import y
try:
    import jax
except ImportError: import keras
if True:
    from transformers import \\
        pipeline; import timm
def f(): from flax import linen
import \\
    lightning
async def g():
\timport peft
";
        let expected = [
            "1 torch",
            "2 numpy",
            "2 os",
            "2 pandas",
            "3 sklearn",
            "9 jax",
            "10 keras",
            "12 transformers",
            "13 timm",
            "14 flax",
            "16 lightning",
            "18 peft",
        ];
        assert_eq!(imported(text), expected);
    }

    #[test]
    fn words_in_comments_and_strings_import_nothing() {
        for text in [
            "# import torch",
            "x = 1  # import torch",
            "\"\"\"\nimport torch\n\"\"\"",
            "'''docs\n  import torch\n'''",
            "s = \"import torch\"",
            "s = (\n\"\"\"a\nimport torch\"\"\")",
            "exec('import torch')",
            "importlib.import_module(\"torch\")",
            "f\"{x:{width}}import torch\"",
            "f'''{\na}\nimport torch\n'''",
            "r\"\\\"\nimport_torch = 1",
            "x = \"a\\\nimport torch\"",
            "imports = 3\nimport_torch()",
            "from torch",
            "print(import_)",
        ] {
            assert_eq!(imported(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn broken_code_is_read_as_far_as_it_goes() {
        assert_eq!(imported("x = \"open\nimport torch"), ["2 torch"]);
        assert_eq!(imported("f(((\nimport torch"), ["2 torch"]);
        assert_eq!(imported("f\"{a\nimport torch"), ["2 torch"]);
        assert_eq!(imported("\"\"\" never closed\nimport torch"), [] as [&str; 0]);
        assert_eq!(imported("é = 'ü'\nimport torch  # ü"), ["2 torch"]);
    }

    #[test]
    fn calls_and_arguments_are_seen_in_code_only() {
        let source = Source::read(
            "def seed(x): pass\nnp.random.seed(\n  1)\nf\"{seed(2)} seed(3)\"\nfit(random_state=None, seed=4, a=b)\nseed = 5\n",
        );
        let calls: Vec<String> =
            source.calls().map(|name| format!("{} {} {:?}", name.line(), name.text(), name.owner())).collect();
        assert_eq!(calls, ["2 seed Some(\"random\")", "4 seed None", "5 fit None"]);
        let given: Vec<&str> = source.names().filter(|name| name.is_given()).map(Name::text).collect();
        assert_eq!(given, ["seed", "a"]);
    }

    #[test]
    fn strings_are_told_from_docstrings() {
        let source = Source::read("\"\"\"Docs.\"\"\"\nx = load(\"mnist\", rb'a\\'b', f\"a{b!r:>{c}}d{{\")\n");
        let told: Vec<(usize, &str, Role)> =
            source.literals().iter().map(|literal| (literal.line, &*literal.text, literal.role)).collect();
        assert_eq!(
            told,
            [(1, "Docs.", Role::Words), (2, "mnist", Role::Value), (2, "a\\'b", Role::Value), (2, "a>d{", Role::Value)]
        );
        let load = source.calls().next().map(|name| name.literal(2).map(|literal| literal.text.clone()));
        assert_eq!(load, Some(Some("mnist".into())));
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd(text in "([a-z#\\\\{}()\\[\\]:;,.\\n\\r\\t \"'fé]|import |from |\"\"\"|'''){0,80}") {
            let source = Source::read(&text);
            let lines = text.split('\n').count();
            prop_assert!(source.imports().iter().all(|import| import.line <= lines));
            prop_assert!(source.names().all(|name| name.line() <= lines && !name.text().is_empty()));
        }
    }
}
