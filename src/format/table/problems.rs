//! Problems of several files while they are being found: kept as byte ranges, turned into diagnostics once, in the order of the files.

use std::cell::RefCell;
use std::ops::Range;

use crate::domain::text::{count, did_you_mean};
use crate::format::FileText;
use crate::format::diagnostic::{Diagnostic, Place, Severity};

/// A place in one of the files, as bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Which file.
    pub file: usize,
    /// Which bytes of it.
    pub span: Range<usize>,
}

/// The most problems of one file that are kept: each costs a walk through the text when its line is looked up, and a
/// file of this many problems is no curriculum.
const MOST: usize = 1000;

/// The longest word that is compared for "did you mean": the comparison takes its length squared.
const LONGEST_WORD: usize = 64;

/// What has been found so far. Shared by everything that reads, hence the cells.
pub struct Problems<'f> {
    files: &'f [FileText],
    found: RefCell<Vec<Found>>,
}

#[derive(Clone, Default)]
struct Found {
    problems: Vec<Problem>,
    more: usize,
    damage: Vec<usize>,
}

#[derive(Clone)]
struct Problem {
    span: Option<Range<usize>>,
    severity: Severity,
    message: String,
    hint: Option<String>,
}

impl<'f> Problems<'f> {
    /// None yet.
    pub fn new(files: &'f [FileText]) -> Self {
        Self { files, found: RefCell::new(vec![Found::default(); files.len()]) }
    }

    /// The file of that number.
    pub fn file(&self, file: usize) -> &'f FileText {
        &self.files[file]
    }

    /// Something cannot be read or linked.
    pub fn error(&self, spot: &Spot, message: impl Into<String>, hint: Option<String>) {
        self.add(spot.file, Some(spot.span.clone()), Severity::Error, message.into(), hint);
    }

    /// Everything works, but somebody should look.
    pub fn warning(&self, spot: &Spot, message: impl Into<String>, hint: Option<String>) {
        self.add(spot.file, Some(spot.span.clone()), Severity::Warning, message.into(), hint);
    }

    /// A whole file cannot be read.
    pub fn of_file(&self, file: usize, message: impl Into<String>, hint: Option<String>) {
        self.add(file, None, Severity::Error, message.into(), hint);
    }

    fn add(&self, file: usize, span: Option<Range<usize>>, severity: Severity, message: String, hint: Option<String>) {
        let found = &mut self.found.borrow_mut()[file];
        if found.problems.len() < MOST {
            found.problems.push(Problem { span, severity, message, hint });
        } else {
            found.more += 1;
        }
    }

    /// "did you mean …?", where a candidate is near enough and the file has not too many problems already.
    pub fn near<'a>(&self, file: usize, word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
        if word.len() > LONGEST_WORD || self.found.borrow()[file].problems.len() >= MOST {
            return None;
        }
        let near = did_you_mean(word, candidates.into_iter().filter(|candidate| candidate.len() <= LONGEST_WORD));
        let quoted: Vec<String> = near.iter().map(|candidate| format!("\"{candidate}\"")).collect();
        (!quoted.is_empty()).then(|| format!("did you mean {}?", either(&quoted)))
    }

    /// Remembers the bytes at which the file is not TOML, so that what was recovered around them is not trusted.
    pub fn damaged_at(&self, file: usize, mut bytes: Vec<usize>) {
        bytes.sort_unstable();
        self.found.borrow_mut()[file].damage = bytes;
    }

    /// Whether the file is not TOML somewhere in these bytes.
    pub fn is_damaged(&self, file: usize, bytes: Range<usize>) -> bool {
        let damage = &self.found.borrow()[file].damage;
        damage.get(damage.partition_point(|&at| at < bytes.start)).is_some_and(|&at| at < bytes.end)
    }

    /// Everything found, by file and place.
    pub fn finish(self) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        for (file, mut found) in self.files.iter().zip(self.found.into_inner()) {
            found.problems.sort_by_key(|problem| problem.span.as_ref().map(|span| span.start));
            diagnostics.extend(found.problems.into_iter().map(|problem| Diagnostic {
                path: file.path.clone(),
                place: problem.span.map(|span| Place::of(&file.text, span)),
                severity: problem.severity,
                message: problem.message,
                hint: problem.hint,
            }));
            if found.more > 0 {
                let message = format!("{} more are not shown", count(found.more, "problem"));
                diagnostics.push(Diagnostic::of_file(Severity::Note, &file.path, message));
            }
        }
        diagnostics
    }
}

/// "a", "a or b", "a, b or c".
pub fn either(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}
