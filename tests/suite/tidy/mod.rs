//! The house rules as tests: who may import whom, how a file begins and how long it may be, which words stand nowhere.
//!
//! A rule is a pure function of one file; its own tests show that it finds what it is there for.

mod layers;
mod paths;
mod shape;
mod source;
mod tree;
mod words;

use std::fmt;

/// Something a rule found.
#[derive(Debug, PartialEq)]
struct Finding {
    path: String,
    /// From 1.
    line: usize,
    /// What is wrong and what to do instead.
    what: String,
}

impl Finding {
    fn new(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self { path: path.into(), line, what: what.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.what)
    }
}

/// Takes a file's path, with slashes and from the root of the project, and its text.
type Rule = fn(&str, &str) -> Vec<Finding>;

const RULES: &[Rule] = &[
    layers::imports,
    layers::borders,
    shape::header,
    shape::length,
    shape::no_tests_file,
    words::no_registry_host,
    words::nothing_left_to_do,
];

/// Runs one rule on a sample and gives its findings as they are shown.
fn found(rule: Rule, path: &str, text: &str) -> Vec<String> {
    rule(path, text).iter().map(Finding::to_string).collect()
}

#[test]
fn the_tree_keeps_the_house_rules() {
    let files = tree::files();
    for path in ["Cargo.toml", "src/lib.rs", "src/main.rs", "src/domain/mod.rs", "tests/suite/main.rs"] {
        assert!(files.iter().any(|file| file.path == path), "{path} was not looked at");
    }
    let findings: Vec<String> = files
        .iter()
        .flat_map(|file| RULES.iter().flat_map(|rule| rule(&file.path, &file.text)))
        .map(|finding| finding.to_string())
        .collect();
    assert!(findings.is_empty(), "{} findings:\n{}", findings.len(), findings.join("\n"));
}
