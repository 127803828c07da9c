//! All or nothing: bytes at the end of a file, or the file as it was.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};

/// A file that grows at its end.
pub(super) trait Tape {
    /// Writes once; how many of the bytes were taken.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize>;
    /// Waits until the disk has what was written.
    fn sync(&mut self) -> io::Result<()>;
    /// How many bytes it holds.
    fn length(&mut self) -> io::Result<u64>;
    /// What stands after that many bytes.
    fn after(&mut self, length: u64) -> io::Result<Vec<u8>>;
    /// Cuts it to that many bytes.
    fn cut(&mut self, length: u64) -> io::Result<()>;
}

impl Tape for File {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Write::write(self, bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_data()
    }

    fn length(&mut self) -> io::Result<u64> {
        Ok(self.metadata()?.len())
    }

    fn after(&mut self, length: u64) -> io::Result<Vec<u8>> {
        self.seek(SeekFrom::Start(length))?;
        let mut bytes = Vec::new();
        self.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.set_len(length)
    }
}

/// Why bytes are not safely at the end of a file, and what became of them.
#[derive(Debug)]
pub(super) enum NotPut {
    /// The file is as it was.
    Nothing(io::Error),
    /// Some of them may stand there, and could not be taken away.
    Partly(io::Error),
    /// All of them stand there, but perhaps not on the disk.
    Unsynced(io::Error),
}

impl NotPut {
    /// What the system said.
    pub fn error(&self) -> &io::Error {
        match self {
            Self::Nothing(error) | Self::Partly(error) | Self::Unsynced(error) => error,
        }
    }
}

/// Puts `bytes` at the end of a tape that was found to hold `found` bytes, in one write, and waits for the disk. After a
/// short write or an error it cuts the tape back to what it found, but only if nothing except these bytes follows.
pub(super) fn put(tape: &mut impl Tape, found: u64, bytes: &[u8]) -> Result<(), NotPut> {
    if let Err(error) = write_once(tape, bytes) {
        return Err(match cut_back(tape, found, bytes) {
            Ok(()) => NotPut::Nothing(error),
            Err(_) => NotPut::Partly(error),
        });
    }
    match tape.sync() {
        // Some file systems have nothing to wait for and say so.
        Err(error) if !matches!(error.kind(), ErrorKind::Unsupported | ErrorKind::InvalidInput) => {
            Err(NotPut::Unsynced(error))
        }
        _ => Ok(()),
    }
}

fn write_once(tape: &mut impl Tape, bytes: &[u8]) -> io::Result<()> {
    loop {
        match tape.write(bytes) {
            Ok(taken) if taken == bytes.len() => return Ok(()),
            Ok(taken) => {
                let what = format!(
                    "only {taken} of {} bytes were taken: the disk is full, or the file as large as it may be",
                    bytes.len()
                );
                return Err(io::Error::new(ErrorKind::WriteZero, what));
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

fn cut_back(tape: &mut impl Tape, found: u64, bytes: &[u8]) -> io::Result<()> {
    if tape.length()? <= found {
        return Ok(());
    }
    let ours = bytes.starts_with(&tape.after(found)?);
    if ours { tape.cut(found) } else { Err(io::Error::other("somebody else wrote after it")) }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A disk that takes `room` bytes and then fails.
    struct Disk {
        bytes: Vec<u8>,
        room: usize,
        fails: Option<ErrorKind>,
        sync: Option<ErrorKind>,
        cuts: bool,
        stranger: &'static [u8],
    }

    impl Tape for Disk {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let taken = bytes.len().min(self.room);
            self.bytes.extend(&bytes[..taken]);
            self.bytes.extend(self.stranger);
            self.fails.map_or(Ok(taken), |kind| Err(kind.into()))
        }

        fn sync(&mut self) -> io::Result<()> {
            self.sync.map_or(Ok(()), |kind| Err(kind.into()))
        }

        fn length(&mut self) -> io::Result<u64> {
            Ok(self.bytes.len() as u64)
        }

        fn after(&mut self, length: u64) -> io::Result<Vec<u8>> {
            Ok(self.bytes[usize::try_from(length).unwrap()..].to_vec())
        }

        fn cut(&mut self, length: u64) -> io::Result<()> {
            if !self.cuts {
                return Err(ErrorKind::PermissionDenied.into());
            }
            self.bytes.truncate(usize::try_from(length).unwrap());
            Ok(())
        }
    }

    const DISK: Disk = Disk { bytes: Vec::new(), room: 99, fails: None, sync: None, cuts: true, stranger: b"" };

    /// What the disk holds in the end, and how it ended.
    fn outcome(mut disk: Disk) -> (String, String) {
        disk.bytes = b"old\n".to_vec();
        let put = match put(&mut disk, 4, b"new\n") {
            Ok(()) => "put".into(),
            Err(NotPut::Nothing(error)) => format!("nothing: {error}"),
            Err(NotPut::Partly(error)) => format!("partly: {error}"),
            Err(NotPut::Unsynced(error)) => format!("unsynced: {error}"),
        };
        (String::from_utf8(disk.bytes).unwrap(), put)
    }

    fn is(bytes: &str, put: &str) -> (String, String) {
        (bytes.into(), put.into())
    }

    #[test]
    fn all_or_nothing_is_written() {
        let short = "only 2 of 4 bytes were taken: the disk is full, or the file as large as it may be";
        let full = Some(ErrorKind::StorageFull);
        assert_eq!(outcome(DISK), is("old\nnew\n", "put"));
        assert_eq!(outcome(Disk { room: 2, ..DISK }), is("old\n", &format!("nothing: {short}")));
        assert_eq!(outcome(Disk { room: 2, fails: full, ..DISK }), is("old\n", "nothing: no storage space"));
        assert_eq!(outcome(Disk { room: 0, fails: full, ..DISK }), is("old\n", "nothing: no storage space"));
        assert_eq!(outcome(Disk { room: 2, cuts: false, ..DISK }), is("old\nne", &format!("partly: {short}")));
    }

    #[test]
    fn the_bytes_of_others_are_never_cut() {
        let put = "partly: only 2 of 4 bytes were taken: the disk is full, or the file as large as it may be";
        assert_eq!(outcome(Disk { room: 2, stranger: b"!", ..DISK }), is("old\nne!", put));
    }

    #[test]
    fn a_disk_that_does_not_confirm_leaves_doubt() {
        let denied = outcome(Disk { sync: Some(ErrorKind::TimedOut), ..DISK });
        assert_eq!(denied, is("old\nnew\n", "unsynced: timed out"));
        assert_eq!(outcome(Disk { sync: Some(ErrorKind::Unsupported), ..DISK }), is("old\nnew\n", "put"));
    }
}
