//! Why a line of the journal is no event, in words for people.

use super::lines::{End, Line};

/// The marks that git leaves around what it could not merge.
const CONFLICT_MARKS: [&[u8]; 4] = [b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>"];

/// Why a line that could not be read is none: what it is instead. `error` is what the reading said, where it got that far.
pub(super) fn why(line: &Line<'_>, error: Option<&serde_json::Error>) -> String {
    if CONFLICT_MARKS.iter().any(|mark| line.text.starts_with(mark)) {
        return "the line is a conflict marker that git left here".into();
    }
    if line.text.contains(&0) {
        return "the line holds NUL bytes, as a computer leaves them that stopped while writing".into();
    }
    if line.end == End::Unfinished {
        return "the last line is unfinished: whoever wrote it was interrupted".into();
    }
    match error {
        None => "the line is no UTF-8 text".into(),
        Some(error) if error.is_data() => "the line is no JSON object".into(),
        Some(error) => {
            format!("the line is no JSON object: it cannot be read from column {} on", error.column().max(1))
        }
    }
}
