//! The same as `disk` for systems without openat(2): every entry is looked at before it is opened.

#![expect(clippy::disallowed_methods, reason = "this reads a folder that was named")]

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::Kind;

/// A folder by its path.
#[derive(Debug)]
pub(super) struct Folder(PathBuf);

impl Folder {
    /// The folder with this path.
    pub fn open(path: &Path) -> io::Result<Self> {
        if !fs::symlink_metadata(path)?.is_dir() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        Ok(Self(path.to_owned()))
    }

    /// What stands in it, by name, at most so many entries and in no order where there are more.
    pub fn list(&self, most: usize) -> io::Result<Vec<(OsString, Kind)>> {
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.0)?.take(most) {
            let name = entry?.file_name();
            found.push((name.clone(), self.kind(&name)));
        }
        found.sort();
        Ok(found)
    }

    /// What an entry is; [`Kind::Other`] when nobody can say.
    pub fn kind(&self, name: &OsStr) -> Kind {
        match fs::symlink_metadata(self.0.join(name)) {
            Ok(about) if about.is_symlink() => Kind::Link,
            Ok(about) if about.is_dir() => Kind::Folder,
            Ok(about) if about.is_file() => Kind::File(about.len()),
            _ => Kind::Other,
        }
    }

    /// A folder in it.
    pub fn folder(&self, name: &OsStr) -> io::Result<Self> {
        Self::open(&self.0.join(name))
    }

    /// The beginning of a regular file in it, at most so many bytes.
    pub fn read(&self, name: &OsStr, most: u64) -> io::Result<Vec<u8>> {
        if !matches!(self.kind(name), Kind::File(_)) {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let mut bytes = Vec::new();
        File::open(self.0.join(name))?.take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::super::disk;
    use super::*;

    #[test]
    fn both_ways_of_reading_see_the_same() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path();
        fs::create_dir(path.join("folder")).unwrap();
        fs::write(path.join("file"), "text").unwrap();
        std::os::unix::fs::symlink("file", path.join("link")).unwrap();
        std::os::unix::fs::symlink("folder", path.join("way")).unwrap();
        let (one, other) = (Folder::open(path).unwrap(), disk::Folder::open(path).unwrap());
        let expected = [("file", Kind::File(4)), ("folder", Kind::Folder), ("link", Kind::Link), ("way", Kind::Link)];
        let expected: Vec<(OsString, Kind)> = expected.into_iter().map(|(name, kind)| (name.into(), kind)).collect();
        assert_eq!((one.list(9).unwrap(), other.list(9).unwrap()), (expected.clone(), expected));
        assert_eq!((one.list(2).unwrap().len(), other.list(2).unwrap().len()), (2, 2));
        let read = |name: &str| (one.read(name.as_ref(), 3).ok(), other.read(name.as_ref(), 3).ok());
        assert_eq!(read("file"), (Some(b"tex".to_vec()), Some(b"tex".to_vec())));
        for odd in ["folder", "link", "way", "none"] {
            assert_eq!(read(odd), (None, None), "{odd}");
        }
        let opens = |name: &str| (one.folder(name.as_ref()).is_ok(), other.folder(name.as_ref()).is_ok());
        assert_eq!((opens("folder"), opens("way"), opens("file")), ((true, true), (false, false), (false, false)));
    }
}
