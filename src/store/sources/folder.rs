//! A source that is a folder on this machine.

#![expect(clippy::disallowed_methods, reason = "this reads a folder that was named")]

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::PathBuf;

use super::tree::{Entry, Kind, LARGEST_FILE, Tree};
use crate::store::Failure;

/// A folder by its path.
#[derive(Debug)]
pub(super) struct Folder(pub PathBuf);

impl Tree for Folder {
    fn list(&self, folder: &str) -> Result<Vec<Entry>, Failure> {
        let path = self.0.join(folder);
        let failed = |error: io::Error| Failure::of("cannot read", &path, &error);
        let mut entries = Vec::new();
        for entry in fs::read_dir(&path).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            // Of a link this says that it is one.
            let about = entry.metadata().map_err(failed)?;
            let kind = if about.is_dir() {
                Kind::Folder
            } else if about.is_file() {
                Kind::File(about.len())
            } else {
                Kind::Other
            };
            let name = entry.file_name().to_string_lossy().into_owned();
            let key = entry.path().display().to_string();
            entries.push(Entry { name, kind, key });
        }
        entries.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(entries)
    }

    fn files(&self, mut paths: Vec<String>) -> Result<Vec<String>, Failure> {
        paths.retain(|path| fs::symlink_metadata(self.0.join(path)).is_ok_and(|about| about.is_file()));
        Ok(paths)
    }

    fn read(&self, files: &[Entry]) -> Result<Vec<Vec<u8>>, Failure> {
        let read = |file: &Entry| {
            let mut bytes = Vec::new();
            let opened = File::open(&file.key);
            opened.and_then(|file| file.take(LARGEST_FILE).read_to_end(&mut bytes)).map(|_| bytes)
        };
        let failed = |file: &Entry, error| Failure::of("cannot read", file.key.as_ref(), &error);
        files.iter().map(|file| read(file).map_err(|error| failed(file, error))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn what_is_there_is_listed_and_no_link_is_followed() {
        let place = tempfile::tempdir().unwrap();
        fs::create_dir_all(place.path().join("jax")).unwrap();
        fs::write(place.path().join("jax/b.toml"), "one").unwrap();
        fs::write(place.path().join("secret.toml"), "two").unwrap();
        std::os::unix::fs::symlink("../secret.toml", place.path().join("jax/a.toml")).unwrap();
        std::os::unix::fs::symlink("jax", place.path().join("link")).unwrap();
        let folder = Folder(place.path().into());
        let listed = |path: &str| -> Vec<(String, Kind)> {
            folder.list(path).unwrap().into_iter().map(|entry| (entry.name, entry.kind)).collect()
        };
        let is = |name: &str, kind| (name.to_owned(), kind);
        let root = [is("jax", Kind::Folder), is("link", Kind::Other), is("secret.toml", Kind::File(3))];
        assert_eq!(listed(""), root);
        assert_eq!(listed("jax"), [is("a.toml", Kind::Other), is("b.toml", Kind::File(3))]);
        let asked = ["jax/a.toml", "jax/b.toml", "jax/c.toml"].map(String::from);
        assert_eq!(folder.files(asked.into()), Ok(vec!["jax/b.toml".into()]));
        assert_eq!(folder.read(&folder.list("jax").unwrap()[1..]), Ok(vec![b"one".to_vec()]));
    }
}
