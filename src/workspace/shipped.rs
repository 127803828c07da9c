//! The curricula that are shipped with the program, prepared ahead from the texts in `curricula/`, so that start-up parses
//! nothing and the program carries them once.

use std::path::Path;

use super::shelf::read_all;
use crate::domain::catalog::{Catalog, Shared, Source};
use crate::format::FileText;
use crate::format::curriculum::{Located, check, read_shared};
use crate::format::diagnostic::Diagnostic;
use crate::format::pack;
use crate::store::library;

/// The shipped curricula, prepared by `gradus curriculum pack`; a test compares them with the texts.
const PREPARED: &[u8] = include_bytes!("../../assets/catalog.bin");

/// What the texts of a folder say, and everything that is wrong with them.
pub type Read = (Vec<Located<Source>>, Located<Shared>, Vec<Diagnostic>);

/// The shipped curricula, skills and roles.
///
/// # Errors
/// What was prepared ahead is of another version than the program: a sentence.
pub fn prepared() -> Result<(Vec<Source>, Shared), String> {
    pack::unpack(PREPARED)
}

/// The same, read from the texts in this folder: what is prepared, and what the linter says of it.
///
/// # Errors
/// There is no such folder: a sentence.
pub fn read(curricula: &Path) -> Result<Read, String> {
    let texts = library::at(curricula).map_err(|failure| failure.to_string())?;
    let mut problems = texts.problems.clone();
    let sources = read_all(&texts.folders, &mut problems);
    let shared: Vec<FileText> = texts.shared.iter().map(|(path, text)| FileText::new(path, text)).collect();
    let (shared, found) = read_shared(&shared);
    problems.extend(found);
    let values = sources.iter().map(|located| located.value.clone()).collect();
    problems.extend(check(&sources, Some(&shared), &Catalog::assemble(values, shared.value.clone())));
    Ok((sources, shared, problems))
}

/// The bytes that are prepared ahead from this folder.
///
/// # Errors
/// Something is wrong with the texts, or they cannot be written down: a sentence.
pub fn prepare(curricula: &Path) -> Result<Vec<u8>, String> {
    let (sources, shared, problems) = read(curricula)?;
    if let Some(problem) = problems.first() {
        return Err(format!("the curricula are not packed while something is wrong with them: {problem}"));
    }
    let sources: Vec<Source> = sources.into_iter().map(|source| source.value).collect();
    pack::pack(&sources, &shared.value)
}
