//! Files that are written for others, such as exports: whole or not at all, and never over something unsaved.

#![expect(clippy::disallowed_methods, reason = "this is the one place that writes files for others")]

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use super::failure::{Failure, IN_THE_WAY, remedy};
use super::folder;

/// What became of what was there before.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub enum Saved {
    /// There was nothing, or something that is no file (a device, a pipe) took the bytes.
    New,
    /// The file said the same already and was not touched.
    Unchanged,
    /// The file said something else, which is kept here.
    Replaced {
        /// Where it is kept.
        backup: PathBuf,
    },
}

/// Makes `path` say `bytes`: others see the old file or the new one, never a part of it. A different file that is there
/// already becomes `FILE.bak`, or `FILE.bak.2` and so on where a different backup has that name.
///
/// # Errors
/// The file is as it was.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<Saved, Failure> {
    let failed = |error: io::Error| unwritten(path, &error);
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let target = behind_links(path);
            return replace(&target, bytes, None).map(|()| Saved::New).map_err(|error| {
                let failure = failed(error);
                if folder_of(&target).is_dir() { failure } else { failure.hint("make its folder first") }
            });
        }
        Err(error) => return Err(failed(error)),
    };
    if metadata.is_dir() {
        return Err(failed(ErrorKind::IsADirectory.into()).hint("name a file in it"));
    }
    if !metadata.is_file() {
        if is_named_pipe(path, &metadata) {
            return Err(Failure::new("cannot write", path, "it is a pipe, on which one may wait for ever")
                .hint("write to the standard output and lead that into it"));
        }
        let written = OpenOptions::new().write(true).open(path).and_then(|mut device| device.write_all(bytes));
        return written.map(|()| Saved::New).map_err(failed);
    }
    if says(path, bytes).map_err(|error| Failure::of("cannot read", path, &error))? {
        return Ok(Saved::Unchanged);
    }
    let target = behind_links(path);
    let backup = back_up(&target)
        .map_err(|error| Failure::of("cannot keep a copy of", path, &error).hint("choose another name for the file"))?;
    replace(&target, bytes, Some(&metadata)).map_err(failed)?;
    Ok(Saved::Replaced { backup })
}

/// Makes `path` say `bytes` without keeping what it said, for files that are made anew from others.
///
/// # Errors
/// The file is as it was.
pub fn overwrite(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    only_a_file(path)?;
    replace(path, bytes, None).map_err(|error| unwritten(path, &error))
}

/// What is no file is not replaced by one: it may be a device that everybody needs.
fn only_a_file(path: &Path) -> Result<(), Failure> {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => {
            Err(Failure::of_write("cannot write", path, &ErrorKind::IsADirectory.into()))
        }
        Ok(metadata) if !metadata.is_file() => {
            Err(Failure::new("cannot write", path, "it is no regular file").hint(IN_THE_WAY))
        }
        _ => Ok(()),
    }
}

/// Why an export is not there and what to do.
fn unwritten(path: &Path, error: &io::Error) -> Failure {
    Failure::of("cannot write", path, error).hint(match error.kind() {
        ErrorKind::IsADirectory => "name a file in it",
        _ => remedy(error).unwrap_or("name a file in a folder you may write"),
    })
}

/// Whether somebody gave this pipe a name, as opposed to the one that a shell leads the output into: to open it waits until
/// somebody reads.
#[cfg(unix)]
fn is_named_pipe(path: &Path, metadata: &Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    let named = |path: PathBuf| !path.starts_with("/dev") && !path.starts_with("/proc");
    metadata.file_type().is_fifo() && fs::canonicalize(path).is_ok_and(named)
}

#[cfg(not(unix))]
fn is_named_pipe(_: &Path, _: &Metadata) -> bool {
    false
}

/// Makes a file of the learner's say `bytes` in one step, behind a link where it is one; it keeps its permissions.
pub(super) fn exchange(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    only_a_file(path)?;
    let target = behind_links(path);
    let old = fs::metadata(&target).ok();
    replace(&target, bytes, old.as_ref()).map_err(|error| Failure::of_write("cannot write", path, &error))
}

/// The same in a folder that is made where there is none, for what a machine remembers.
///
/// # Errors
/// The file is as it was.
pub fn remember(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let folder = folder_of(path);
    fs::create_dir_all(folder).map_err(|error| Failure::of_folder("cannot make the folder", folder, &error))?;
    exchange(path, bytes)
}

/// Whether anything is there.
#[must_use]
pub fn exists(path: &Path) -> bool {
    fs::metadata(path).is_ok()
}

/// Whether it is a regular file, behind a link or not.
#[must_use]
pub fn is_file(path: &Path) -> bool {
    path.is_file()
}

/// Whether it is a folder.
#[must_use]
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// Whether a file is there that says something else.
#[must_use]
pub fn differs(path: &Path, bytes: &[u8]) -> bool {
    fs::metadata(path).is_ok_and(|metadata| metadata.is_file()) && !says(path, bytes).unwrap_or(false)
}

/// The most bytes of a text that are read.
const LONGEST_TEXT: u64 = 1 << 20;

/// The text of a file of the learner's; none when there is no such file. What is no UTF-8 is replaced.
///
/// # Errors
/// It is there and cannot be read, or is absurdly long.
pub fn read_text(path: &Path) -> Result<Option<String>, Failure> {
    Ok(read_own(path)?.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
}

/// The bytes of a file of the learner's; none when there is no such file.
///
/// # Errors
/// It is there and cannot be read, or is absurdly long.
pub fn read_own(path: &Path) -> Result<Option<Vec<u8>>, Failure> {
    let failed = |error: io::Error| Failure::of("cannot read", path, &error);
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(error)),
    };
    let unfit = || Failure::new("cannot read", path, "it is no file of at most 1 MiB");
    if !metadata.is_file() || metadata.len() > LONGEST_TEXT {
        return Err(unfit());
    }
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(LONGEST_TEXT + 1).read_to_end(&mut bytes)).map_err(failed)?;
    if bytes.len() as u64 > LONGEST_TEXT { Err(unfit()) } else { Ok(Some(bytes)) }
}

/// Writes a new file beside `target` and gives it that name once the disk has it; it takes over the old one's permissions.
fn replace(target: &Path, bytes: &[u8], old: Option<&Metadata>) -> io::Result<()> {
    let folder = folder_of(target);
    let mut builder = tempfile::Builder::new();
    builder.prefix(".gradus-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The process' mask takes its part of these, as it does for every new file.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    if let Some(old) = old {
        file.as_file().set_permissions(old.permissions())?;
    }
    file.as_file().sync_all()?;
    file.persist(target).map_err(|error| error.error)?;
    folder::sync(folder);
    Ok(())
}

/// Gives the file a second name that no other content has; what that name is.
fn back_up(target: &Path) -> io::Result<PathBuf> {
    let old = fs::read(target)?;
    for number in 1..1000 {
        let mut name = target.as_os_str().to_owned();
        name.push(if number == 1 { ".bak".into() } else { format!(".bak.{number}") });
        let backup = PathBuf::from(name);
        let made = fs::hard_link(target, &backup).or_else(|error| match error.kind() {
            ErrorKind::AlreadyExists => Err(error),
            // Not every file system knows second names.
            _ => OpenOptions::new().write(true).create_new(true).open(&backup).and_then(|mut copy| {
                let written = copy.write_all(&old).and_then(|()| copy.sync_all());
                // A part of a copy would be taken for one.
                written.inspect_err(|_| drop(fs::remove_file(&backup)))
            }),
        });
        match made {
            Ok(()) => return Ok(backup),
            Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
            Err(_) if says(&backup, &old).unwrap_or(false) => return Ok(backup),
            Err(_) => {}
        }
    }
    Err(io::Error::other("there are too many backups of it already"))
}

/// Whether the file says exactly this.
fn says(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    let mut file = File::open(path)?;
    if !file.metadata()?.is_file() || file.metadata()?.len() != bytes.len() as u64 {
        return Ok(false);
    }
    let mut found = Vec::with_capacity(bytes.len());
    file.read_to_end(&mut found)?;
    Ok(found == bytes)
}

/// The file that a path means, so that a link stays a link.
fn behind_links(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(path: &Path) -> String {
        fs::read_to_string(path).unwrap()
    }

    #[test]
    fn what_was_there_is_kept_and_no_backup_is_lost() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("resume.md");
        let bak = |end: &str| folder.path().join(format!("resume.md{end}"));
        let write = |text: &str| write_atomically(&path, text.as_bytes()).unwrap();
        assert_eq!(write("one"), Saved::New);
        assert_eq!(write("one"), Saved::Unchanged);
        assert_eq!(write("two"), Saved::Replaced { backup: bak(".bak") });
        assert_eq!(write("three"), Saved::Replaced { backup: bak(".bak.2") });
        assert_eq!(write("one"), Saved::Replaced { backup: bak(".bak.3") });
        assert_eq!(write("four"), Saved::Replaced { backup: bak(".bak") }, "a backup that says the same will do");
        let texts = [&path, &bak(".bak"), &bak(".bak.2"), &bak(".bak.3")].map(|path| read(path));
        assert_eq!(texts, ["four", "one", "two", "three"]);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 4, "nothing else is left behind");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("resume.md"), folder.path().join("link.md"));
        fs::write(&path, "one").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&path, &link).unwrap();
        assert!(matches!(write_atomically(&link, b"two").unwrap(), Saved::Replaced { .. }));
        assert_eq!((read(&path), fs::metadata(&path).unwrap().permissions().mode() & 0o777), ("two".into(), 0o640));
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }

    #[cfg(unix)]
    #[test]
    fn a_device_takes_the_bytes() {
        assert_eq!(write_atomically(Path::new("/dev/null"), b"one"), Ok(Saved::New));
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_with_a_name_is_not_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let expected = format!(
            "cannot write {}: it is a pipe, on which one may wait for ever; \
             write to the standard output and lead that into it",
            pipe.display()
        );
        assert_eq!(write_atomically(&pipe, b"one").unwrap_err().to_string(), expected);
        assert_eq!((read_text(&pipe).is_err(), differs(&pipe, b"one")), (true, false), "nor when it is read");
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_not_replaced_by_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("seen.json");
        std::os::unix::fs::symlink("/dev/null", &link).unwrap();
        let expected =
            format!("cannot write {}: it is no regular file; move it away, or set GRADUS_DATA_DIR", link.display());
        for refused in [remember(&link, b"one"), exchange(&link, b"one"), overwrite(&link, b"one")] {
            assert_eq!(refused.unwrap_err().to_string(), expected);
        }
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }

    #[test]
    fn what_is_remembered_has_its_folder_made_and_leaves_nothing_else_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("data").join("seen.json");
        for text in ["one", "two"] {
            assert_eq!(remember(&path, text.as_bytes()), Ok(()));
            assert_eq!(read(&path), text);
        }
        assert_eq!(fs::read_dir(folder.path().join("data")).unwrap().count(), 1);
    }

    #[test]
    fn what_cannot_be_written_is_said_with_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("missing").join("resume.md");
        let expected =
            format!("cannot write {}: there is no such file or folder; make its folder first", missing.display());
        assert_eq!(write_atomically(&missing, b"one").unwrap_err().to_string(), expected);
        let expected =
            format!("cannot write {}: it is a folder, not a file; name a file in it", folder.path().display());
        assert_eq!(write_atomically(folder.path(), b"one").unwrap_err().to_string(), expected);
    }
}
