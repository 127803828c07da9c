//! The curricula that are shipped with the program: their texts, and the same prepared ahead, so that start-up parses nothing.

use crate::domain::catalog::{Shared, Source};
use crate::format::FileText;
use crate::format::curriculum::{Located, read_curriculum, read_shared};
use crate::format::diagnostic::Diagnostic;
use crate::format::pack;

/// The shipped curricula, prepared by `gradus curriculum pack`; a test compares them with the texts.
const PREPARED: &[u8] = include_bytes!("../../assets/catalog.bin");

macro_rules! texts {
    ($($path:literal)*) => {
        &[$(($path, include_str!(concat!("../../curricula/", $path)))),*]
    };
}

/// The texts of the shipped curricula by their path in `curricula/`; a test compares the list with the folder.
pub const TEXTS: &[(&str, &str)] = texts! {
    "advisor.toml"
    "career/beginner.toml"
    "career/curriculum.toml"
    "career/intermediate.toml"
    "deployment/advanced.toml"
    "deployment/beginner.toml"
    "deployment/curriculum.toml"
    "deployment/intermediate.toml"
    "foundations/beginner.toml"
    "foundations/curriculum.toml"
    "foundations/intermediate.toml"
    "keras/advanced.toml"
    "keras/beginner.toml"
    "keras/curriculum.toml"
    "keras/intermediate.toml"
    "pytorch/advanced.toml"
    "pytorch/beginner.toml"
    "pytorch/curriculum.toml"
    "pytorch/intermediate.toml"
    "roles.toml"
    "skills.toml"
    "tensorflow/advanced.toml"
    "tensorflow/beginner.toml"
    "tensorflow/curriculum.toml"
    "tensorflow/intermediate.toml"
};

/// The shipped curricula, skills and roles.
///
/// # Errors
/// What was prepared ahead is of another version than the program: a sentence.
pub fn prepared() -> Result<(Vec<Source>, Shared), String> {
    pack::unpack(PREPARED)
}

/// The same, read from the texts: what is prepared, and what the linter looks at.
#[must_use]
pub fn read() -> (Vec<Located<Source>>, Located<Shared>, Vec<Diagnostic>) {
    let text = |path: &str, text: &str| FileText::new(format!("curricula/{path}"), text);
    let shared = TEXTS.iter().filter(|(path, _)| !path.contains('/')).map(|(path, content)| text(path, content));
    let (shared, mut problems) = read_shared(&shared.collect::<Vec<_>>());
    let mut folders: Vec<(&str, Vec<FileText>)> = Vec::new();
    for (path, content) in TEXTS {
        let Some((folder, _)) = path.split_once('/') else { continue };
        match folders.last_mut().filter(|(last, _)| *last == folder) {
            Some((_, files)) => files.push(text(path, content)),
            None => folders.push((folder, vec![text(path, content)])),
        }
    }
    let mut sources = Vec::new();
    for (folder, files) in folders {
        let (source, found) = read_curriculum(folder, &files);
        sources.extend(source);
        problems.extend(found);
    }
    (sources, shared, problems)
}

/// The bytes that are prepared ahead.
///
/// # Errors
/// They cannot be written down: a sentence.
pub fn prepare() -> Result<Vec<u8>, String> {
    let (sources, shared, _) = read();
    let sources: Vec<Source> = sources.into_iter().map(|source| source.value).collect();
    pack::pack(&sources, &shared.value)
}
