//! All curricula together: the shipped ones and the learner's own, which may replace one of them.

use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};

use super::error::Error;
use super::shipped;
use crate::domain::catalog::{Catalog, Origin, Shared, Source};
use crate::format::FileText;
use crate::format::curriculum::{Located, check, read_curriculum, read_shared};
use crate::format::diagnostic::Diagnostic;
use crate::store::library::{self, FolderTexts};

/// The shipped curricula on their way: they are unpacked while the journal is read.
pub(super) struct Unpacking(JoinHandle<Result<(Vec<Source>, Shared), String>>);

/// Begins to unpack what is shipped.
pub(super) fn unpack() -> Unpacking {
    Unpacking(thread::spawn(shipped::prepared))
}

/// Loads everything. A broken curriculum of the learner's is reported and left out, or read in part; the others work.
///
/// # Errors
/// What is shipped cannot be unpacked.
pub(super) fn load(shipped: Unpacking, own: &Path) -> Result<(Catalog, Vec<Diagnostic>), Error> {
    let texts = library::own(own);
    let mut problems = texts.problems.clone();
    let read = read_all(&texts.folders, &mut problems);
    let unpacked = shipped.0.join().unwrap_or_else(|_| Err("The shipped curricula cannot be unpacked.".into()));
    let (mut sources, shared) = unpacked.map_err(Error::failed)?;
    for located in read {
        place(&mut sources, located.value);
    }
    Ok((Catalog::assemble(sources, shared), problems))
}

pub(super) fn read_all(folders: &[FolderTexts], problems: &mut Vec<Diagnostic>) -> Vec<Located<Source>> {
    let mut sources = Vec::new();
    for folder in folders {
        let files: Vec<FileText> = folder.files.iter().map(|(path, text)| FileText::new(path, text)).collect();
        let (source, found) = read_curriculum(&folder.id, &files);
        problems.extend(found);
        sources.extend(source);
    }
    sources
}

/// Puts a curriculum of the learner's beside the others, or in the place of the shipped one of its id.
fn place(sources: &mut Vec<Source>, mut own: Source) {
    match sources.iter_mut().find(|source| source.curriculum.id == own.curriculum.id) {
        Some(shipped) => {
            own.curriculum.origin = Origin::Replacement;
            *shipped = own;
        }
        None => {
            own.curriculum.origin = Origin::Own;
            sources.push(own);
        }
    }
}

/// Checks what lies under these paths, or with none everything that is loaded. What is under a path is checked over the
/// shipped curricula, which it may refer to.
///
/// # Errors
/// A path leads nowhere.
pub(super) fn check_all(own: &Path, paths: &[PathBuf]) -> Result<Vec<Diagnostic>, Error> {
    let mut problems = Vec::new();
    if paths.is_empty() {
        // The shipped ones were checked when they were prepared, and what they say about one that is replaced is not the
        // learner's to mend.
        let texts = library::own(own);
        problems.extend(texts.problems.clone());
        let own = read_all(&texts.folders, &mut problems);
        let (shipped, shared) = shipped::prepared().map_err(Error::failed)?;
        let together = catalog_with(shipped.into_iter().chain(own.iter().map(|one| one.value.clone())), shared);
        problems.extend(check(&own, None, &together));
        return Ok(problems);
    }
    for path in paths {
        problems.extend(check_path(path)?);
    }
    Ok(problems)
}

/// Checks these curricula over the shipped ones, and puts both together.
///
/// # Errors
/// What is shipped cannot be unpacked.
pub(super) fn check_texts(folders: &[FolderTexts]) -> Result<(Catalog, Vec<Diagnostic>), Error> {
    let mut problems = Vec::new();
    let located = read_all(folders, &mut problems);
    let (shipped, shared) = shipped::prepared().map_err(Error::failed)?;
    let catalog = catalog_with(shipped.into_iter().chain(located.iter().map(|located| located.value.clone())), shared);
    problems.extend(check(&located, None, &catalog));
    Ok((catalog, problems))
}

fn check_path(path: &Path) -> Result<Vec<Diagnostic>, Error> {
    let texts = library::at(path).map_err(|failure| Error::failed(failure.to_string()))?;
    let mut problems = texts.problems.clone();
    let located = read_all(&texts.folders, &mut problems);
    let (shipped, shipped_shared) = shipped::prepared().map_err(Error::failed)?;
    let mut shared = shipped_shared;
    let files: Vec<FileText> = texts.shared.iter().map(|(path, text)| FileText::new(path, text)).collect();
    let own_shared = (!files.is_empty()).then(|| read_shared(&files));
    if let Some((own, found)) = &own_shared {
        problems.extend(found.iter().cloned());
        let has = |name: &str| files.iter().any(|file| file.name() == name);
        if has("skills.toml") {
            shared.skills.clone_from(&own.value.skills);
        }
        if has("roles.toml") {
            shared.roles.clone_from(&own.value.roles);
        }
        if has("advisor.toml") {
            shared.advisor.clone_from(&own.value.advisor);
        }
    }
    let catalog = catalog_with(shipped.into_iter().chain(located.iter().map(|located| located.value.clone())), shared);
    problems.extend(check(&located, own_shared.as_ref().map(|(shared, _)| shared), &catalog));
    Ok(problems)
}

/// A catalog in which a later curriculum takes the place of an earlier one of its id.
fn catalog_with(sources: impl Iterator<Item = Source>, shared: Shared) -> Catalog {
    let mut placed: Vec<Source> = Vec::new();
    for source in sources {
        place(&mut placed, source);
    }
    Catalog::assemble(placed, shared)
}
