//! How a file begins, how long it may be, and where tests stand.

use super::{Finding, found};

/// The most lines of a file under `src` before its tests.
const LONGEST: usize = 400;

/// The most lines of `src/main.rs`: it only hands over.
const LONGEST_MAIN: usize = 15;

/// Every Rust file begins by saying what it holds.
pub fn header(path: &str, text: &str) -> Vec<Finding> {
    let ours = ["src/", "tests/", "benches/", "examples/"].iter().any(|folder| path.starts_with(folder));
    if !ours || !path.ends_with(".rs") || text.starts_with("//! ") {
        return Vec::new();
    }
    vec![Finding::new(path, 1, "does not begin with a `//!` line that says what the file holds")]
}

/// Files stay short, not counting the tests at their end.
pub fn length(path: &str, text: &str) -> Vec<Finding> {
    if !path.starts_with("src/") || !path.ends_with(".rs") {
        return Vec::new();
    }
    let limit = if path == "src/main.rs" { LONGEST_MAIN } else { LONGEST };
    let lines = before_tests(text);
    if lines <= limit {
        return Vec::new();
    }
    vec![Finding::new(
        path,
        limit + 1,
        format!("{lines} lines without tests, {limit} at most: split it by what it holds"),
    )]
}

/// How many lines stand before the module of tests.
fn before_tests(text: &str) -> usize {
    let lines: Vec<&str> = text.lines().collect();
    let tests = lines.windows(2).position(|two| two[0] == "#[cfg(test)]" && two[1].starts_with("mod "));
    tests.unwrap_or(lines.len())
}

/// Unit tests stand at the end of the file they test.
pub fn no_tests_file(path: &str, _text: &str) -> Vec<Finding> {
    if path.starts_with("src/") && path.ends_with("/tests.rs") {
        return vec![Finding::new(
            path,
            1,
            "unit tests stand at the end of the file they test, not in a file of their own",
        )];
    }
    Vec::new()
}

#[test]
fn a_file_without_a_header_is_found() {
    let wanted = "does not begin with a `//!` line that says what the file holds";
    for path in ["src/a.rs", "tests/suite/a.rs", "benches/a.rs", "examples/a.rs"] {
        assert!(found(header, path, "//! What it holds.\n").is_empty());
        for text in ["", "\n//! Late.\n", "// Not documentation.\n", "use a;\n//! Late.\n", "//!\n"] {
            assert_eq!(found(header, path, text), [format!("{path}:1: {wanted}")], "{text:?}");
        }
    }
    assert!(found(header, "curricula/keras/curriculum.toml", "id = 1").is_empty());
}

#[test]
fn long_files_are_found_and_tests_do_not_count() {
    let limit = "//! A.\n".repeat(400);
    assert!(found(length, "src/a.rs", &limit).is_empty());
    assert!(found(length, "src/a.rs", &format!("{limit}#[cfg(test)]\nmod tests {{\n{limit}}}\n")).is_empty());
    assert!(found(length, "tests/a.rs", &format!("{limit}x\n")).is_empty());
    let long = "src/a.rs:401: 402 lines without tests, 400 at most: split it by what it holds";
    assert_eq!(found(length, "src/a.rs", &format!("{limit}#[cfg(test)]\nfn f() {{}}\n")), [long]);
    let main = "src/main.rs:16: 16 lines without tests, 15 at most: split it by what it holds";
    assert_eq!(found(length, "src/main.rs", &"//! A.\n".repeat(16)), [main]);
    assert!(found(length, "src/main.rs", &"//! A.\n".repeat(15)).is_empty());
}

#[test]
fn a_file_of_tests_is_found() {
    let wanted = "src/a/tests.rs:1: unit tests stand at the end of the file they test, not in a file of their own";
    assert_eq!(found(no_tests_file, "src/a/tests.rs", ""), [wanted]);
    assert!(found(no_tests_file, "src/a/contests.rs", "").is_empty());
}
