//! Where curricula from elsewhere are put: written whole under a hidden name, then named; what was there goes to the backups.

#![expect(clippy::disallowed_methods, reason = "this is the one place that moves the learner's curricula")]

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::UNFINISHED;
use crate::format::provenance::SOURCE;
use crate::store::Failure;

/// A curriculum that is written and has no name yet; it goes unless it gets one.
#[derive(Debug)]
pub struct Prepared(TempDir);

impl Prepared {
    /// Writes these files into a new folder beside the curricula.
    pub(super) fn write(curricula: &Path, files: &BTreeMap<String, Vec<u8>>) -> Result<Self, Failure> {
        let folder = scratch(curricula)?;
        for (name, bytes) in files {
            let path = folder.path().join(name);
            let written = File::create_new(&path).and_then(|mut file| {
                file.write_all(bytes)?;
                file.sync_all()
            });
            written.map_err(|error| Failure::of("cannot write", &path, &error))?;
        }
        Ok(Self(folder))
    }

    /// Gives it its name, which nothing else has.
    pub(super) fn name(self, target: &Path) -> Result<(), Failure> {
        rename(self.0.path(), target)?;
        drop(self.0.keep());
        Ok(())
    }
}

/// A hidden folder, made with the one it lies in, that goes when it is dropped.
pub(super) fn scratch(folder: &Path) -> Result<TempDir, Failure> {
    fs::create_dir_all(folder).map_err(|error| Failure::of("cannot make the folder", folder, &error))?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(UNFINISHED);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The process' mask takes its part of these, as it does for every new folder.
        builder.permissions(fs::Permissions::from_mode(0o777));
    }
    builder.tempdir_in(folder).map_err(|error| Failure::of("cannot write in", folder, &error))
}

/// Clears away what was not finished. What cannot be cleared stays.
pub(super) fn clear(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let unfinished = entry.file_name().to_string_lossy().starts_with(UNFINISHED);
        if unfinished && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            drop(fs::remove_dir_all(entry.path()));
        }
    }
}

/// Whether something of exactly this name stands in a folder and is not hidden. What is no such name leads nowhere.
pub(super) fn has(folder: &Path, name: &str) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names = entries.map(|entry| entry.file_name());
    !name.starts_with('.') && names.any(|one| one.to_string_lossy() == name)
}

/// The folders in a folder, by name, without what is hidden.
pub(super) fn folders(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.filter(|entry| entry.path().is_dir()).filter_map(|entry| entry.file_name().into_string().ok());
    names.filter(|name| !name.starts_with('.')).collect()
}

/// What the files of a curriculum say, by name, without the one that says where it is from; none where it cannot be read.
pub(super) fn texts(folder: &Path) -> Option<BTreeMap<String, Vec<u8>>> {
    let mut texts = BTreeMap::new();
    for entry in fs::read_dir(folder).ok()? {
        let entry = entry.ok()?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".toml") && !name.starts_with('.') && name != SOURCE {
            texts.insert(name, fs::read(entry.path()).ok()?);
        }
    }
    Some(texts)
}

/// Moves a folder into another one under a name, with a number behind it where the name is taken.
pub(super) fn set_aside(folder: &Path, backups: &Path, name: &str) -> Result<PathBuf, Failure> {
    fs::create_dir_all(backups).map_err(|error| Failure::of("cannot make the folder of backups", backups, &error))?;
    let numbered = (2..1000).map(|number| format!("{name}-{number}"));
    let free = std::iter::once(name.to_owned()).chain(numbered).map(|name| backups.join(name));
    let target = free.into_iter().find(|target| fs::symlink_metadata(target).is_err()).ok_or_else(|| {
        Failure::new("cannot keep a copy in", backups, format!("there are too many called {name} already"))
    })?;
    rename(folder, &target)?;
    Ok(target)
}

/// Keeps a clone in this place, where an older one may be: moved, or copied where it is needed again.
pub(super) fn keep(clone: &Path, last: bool, target: &Path) -> Result<(), Failure> {
    forget(target)?;
    if last {
        return rename(clone, target);
    }
    let folder = target.parent().unwrap_or(target);
    let copy = scratch(folder)?;
    copy_into(clone, copy.path()).map_err(|error| Failure::of("cannot copy", clone, &error))?;
    rename(copy.path(), target)?;
    drop(copy.keep());
    Ok(())
}

/// Removes a clone, if there is one.
pub(super) fn forget(clone: &Path) -> Result<(), Failure> {
    match fs::remove_dir_all(clone) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Failure::of("cannot remove", clone, &error)),
        _ => Ok(()),
    }
}

/// Removes a folder with nothing in it.
pub(super) fn remove_empty(folder: &Path) {
    drop(fs::remove_dir(folder));
}

pub(super) fn rename(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::rename(from, to).map_err(|error| Failure::of("cannot move", from, &error))
}

fn copy_into(from: &Path, to: &Path) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            fs::create_dir(&target)?;
            copy_into(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}
