//! The files of the data folder that sync takes and brings, except the journal, which has its own ways.

#![expect(clippy::disallowed_methods, reason = "this reads and writes the files that are kept in step")]

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::tree::{RULES, is_curriculum_file};
use crate::store::Failure;
use crate::store::file::remember;

/// What is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// The files, by their paths in the folder.
    pub paths: Vec<String>,
    /// What stays here: its path, and a sentence.
    pub left: Vec<(String, String)>,
}

impl Found {
    /// Whether a path is, or lies in, something that stays here.
    pub fn leaves(&self, path: &str) -> bool {
        let inside = |left: &str| path.strip_prefix(left).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        self.left.iter().any(|(left, _)| inside(left))
    }
}

/// The rules for git and everything in `curricula/` that is not hidden. Links stay on this machine.
pub(super) fn scan(data: &Path) -> Result<Found, Failure> {
    let mut found = Found::default();
    found.paths.extend(RULES.iter().filter(|rule| data.join(rule).is_file()).map(|rule| (*rule).to_owned()));
    let mut folders = vec![PathBuf::from("curricula")];
    while let Some(folder) = folders.pop() {
        let whole = data.join(&folder);
        let failed = |error: io::Error| Failure::of("cannot read", &whole, &error);
        let entries = match fs::read_dir(&whole) {
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            entries => entries.map_err(failed)?,
        };
        for entry in entries {
            let entry = entry.map_err(failed)?;
            let kind = entry.file_type().map_err(failed)?;
            let path = folder.join(entry.file_name());
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            let name = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
            let why = if kind.is_dir() {
                folders.push(path);
                continue;
            } else if kind.is_file() && is_curriculum_file(&name) && path.to_str().is_some() {
                found.paths.push(name);
                continue;
            } else if kind.is_symlink() {
                "is a link"
            } else {
                "is no file that can have its name everywhere"
            };
            let sentence = format!("{name} {why} and stays here.");
            found.left.push((name, sentence));
        }
    }
    found.paths.sort();
    Ok(found)
}

/// Makes a file say something else than before, if it still says what it said; `before` is none where there was no file.
/// Whether it was done.
pub(super) fn exchange(data: &Path, path: &str, before: Option<&[u8]>, after: Option<&[u8]>) -> Result<bool, Failure> {
    let target = data.join(path);
    let failed = |error: io::Error| Failure::of("cannot write", &target, &error);
    let now = match fs::symlink_metadata(&target) {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => None,
        Err(error) => return Err(failed(error)),
        Ok(metadata) if !metadata.is_file() => return Ok(false),
        Ok(_) => Some(fs::read(&target).map_err(failed)?),
    };
    if now.as_deref() != before || !stays_inside(data, &target) {
        return Ok(now.as_deref() == after);
    }
    match after {
        Some(bytes) => remember(&target, bytes)?,
        None => {
            fs::remove_file(&target).map_err(failed)?;
            // Folders go when nothing is left in them.
            let folders = Path::new(path).ancestors().skip(1).filter(|folder| folder.components().count() > 1);
            for folder in folders {
                if fs::remove_dir(data.join(folder)).is_err() {
                    break;
                }
            }
        }
    }
    Ok(true)
}

/// Whether the part of a path that is there already lies in the data folder, wherever links lead.
fn stays_inside(data: &Path, target: &Path) -> bool {
    let Ok(root) = fs::canonicalize(data) else { return false };
    let there = target.ancestors().skip(1).find_map(|folder| fs::canonicalize(folder).ok());
    there.is_some_and(|folder| folder.starts_with(root))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(data: &Path, path: &str, text: &str) {
        fs::create_dir_all(data.join(path).parent().unwrap()).unwrap();
        fs::write(data.join(path), text).unwrap();
    }

    #[test]
    fn what_is_kept_in_step_is_found_and_the_rest_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path();
        assert_eq!(scan(data), Ok(Found::default()));
        for path in
            [".gitattributes", "journal.jsonl", "seen.json", "backups/x", "curricula/a/b.toml", "curricula/a/.git/c"]
        {
            write(data, path, "x");
        }
        assert_eq!(scan(data).unwrap().paths, [".gitattributes", "curricula/a/b.toml"]);
    }

    #[test]
    fn a_file_is_exchanged_only_if_it_is_what_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path();
        let path = "curricula/a/b.toml";
        let read = || fs::read_to_string(data.join(path)).ok();
        assert_eq!(exchange(data, path, None, Some(b"one")), Ok(true));
        assert_eq!(exchange(data, path, Some(b"other"), Some(b"two")), Ok(false), "somebody edited it meanwhile");
        assert_eq!(exchange(data, path, None, Some(b"two")), Ok(false));
        assert_eq!(read().as_deref(), Some("one"));
        assert_eq!(exchange(data, path, Some(b"one"), Some(b"two")), Ok(true));
        assert_eq!(exchange(data, path, Some(b"one"), Some(b"two")), Ok(true), "it is done already");
        assert_eq!(exchange(data, path, Some(b"two"), None), Ok(true));
        assert_eq!((read(), data.join("curricula/a").exists(), data.join("curricula").exists()), (None, false, true));
    }

    #[cfg(unix)]
    #[test]
    fn no_link_leads_out_of_the_folder() {
        let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let data = folder.path();
        fs::create_dir(data.join("curricula")).unwrap();
        std::os::unix::fs::symlink(other.path(), data.join("curricula/a")).unwrap();
        assert_eq!(exchange(data, "curricula/a/b.toml", None, Some(b"one")), Ok(false));
        assert!(!other.path().join("b.toml").exists());
        let found = scan(data).unwrap();
        assert_eq!(found.left, [("curricula/a".into(), "curricula/a is a link and stays here.".into())]);
        assert_eq!(
            (found.paths.len(), found.leaves("curricula/a/b.toml"), found.leaves("curricula/ab")),
            (0, true, false)
        );
    }
}
