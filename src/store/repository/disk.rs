//! A folder that nobody trusts, entry by entry: no link is followed, nothing but regular files is opened, and no path ever
//! leads out of it, because every step is taken from the folder before it (openat(2) with `O_NOFOLLOW`).

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, Read};
use std::os::unix::ffi::OsStringExt;
use std::path::Path;

use rustix::fd::OwnedFd;
use rustix::fs::{AtFlags, Dir, FileType, Mode, OFlags, fstat, open, openat, statat};

use super::Kind;

/// An open folder.
#[derive(Debug)]
pub(super) struct Folder(OwnedFd);

const SAFELY: OFlags = OFlags::RDONLY.union(OFlags::NOFOLLOW).union(OFlags::CLOEXEC).union(OFlags::NOCTTY);

impl Folder {
    /// The folder with this path.
    pub fn open(path: &Path) -> io::Result<Self> {
        Ok(Self(open(path, SAFELY | OFlags::DIRECTORY, Mode::empty())?))
    }

    /// What stands in it, by name, at most so many entries and in no order where there are more.
    pub fn list(&self, most: usize) -> io::Result<Vec<(OsString, Kind)>> {
        let mut found = Vec::new();
        for entry in Dir::read_from(&self.0)? {
            let name = entry?.file_name().to_bytes().to_vec();
            if name == b"." || name == b".." {
                continue;
            }
            if found.len() == most {
                break;
            }
            let name = OsString::from_vec(name);
            found.push((name.clone(), self.kind(&name)));
        }
        found.sort();
        Ok(found)
    }

    /// What an entry is; [`Kind::Other`] when nobody can say.
    pub fn kind(&self, name: &OsStr) -> Kind {
        let Ok(about) = statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW) else { return Kind::Other };
        match FileType::from_raw_mode(about.st_mode) {
            FileType::RegularFile => Kind::File(u64::try_from(about.st_size).unwrap_or(0)),
            FileType::Directory => Kind::Folder,
            FileType::Symlink => Kind::Link,
            _ => Kind::Other,
        }
    }

    /// A folder in it.
    pub fn folder(&self, name: &OsStr) -> io::Result<Self> {
        Ok(Self(openat(&self.0, name, SAFELY | OFlags::DIRECTORY, Mode::empty())?))
    }

    /// The beginning of a regular file in it, at most so many bytes.
    pub fn read(&self, name: &OsStr, most: u64) -> io::Result<Vec<u8>> {
        // Without waiting: it may have become a pipe since it was listed.
        let file = openat(&self.0, name, SAFELY | OFlags::NONBLOCK, Mode::empty())?;
        if FileType::from_raw_mode(fstat(&file)?.st_mode) != FileType::RegularFile {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let mut bytes = Vec::new();
        File::from(file).take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}
