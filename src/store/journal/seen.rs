//! What of the journal was read already, so that a second look reads only what was added.

use std::fs::{File, Metadata};
use std::io::{self, Read, Seek, SeekFrom};
use std::time::SystemTime;

use super::News;
use crate::domain::event::Event;
use crate::domain::event_id::EventId;
use crate::format::journal::{End, Reading, read, read_after};
use crate::store::identity::Identity;

/// How many of the last bytes are remembered, to notice a file that was rewritten in place.
const REMEMBERED: usize = 256;

/// How much of a file is read at once, in bytes: some 150,000 events.
const PIECE: usize = 32 << 20;

/// What was read of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Seen {
    file: Option<Identity>,
    modified: Option<SystemTime>,
    /// In bytes.
    pub length: u64,
    lines: usize,
    /// How the last line ended.
    pub end: End,
    last_bytes: Vec<u8>,
    greatest: Option<EventId>,
}

impl Seen {
    /// Whether the file that this is said of was read to its end, and is still as it was.
    pub fn is_all_of(&self, metadata: &Metadata) -> bool {
        self.is_of(metadata) && self.length == metadata.len() && self.modified == metadata.modified().ok()
    }

    fn is_of(&self, metadata: &Metadata) -> bool {
        self.file == Some(Identity::of(metadata))
    }

    /// Reads what was not read yet: what was added at the end of the same file, else everything. `name` is what problems
    /// call the file.
    pub fn catch_up(&mut self, name: &str, file: &mut File) -> io::Result<News> {
        let metadata = file.metadata()?;
        if !metadata.is_file() {
            // A device may have no end.
            return Err(io::Error::other("it is no regular file"));
        }
        if self.is_all_of(&metadata) {
            return Ok(News::Nothing);
        }
        if self.is_of(&metadata)
            && metadata.len() > self.length
            && self.end == End::Finished
            && let Some(reading) = self.read_added(name, file, &metadata)?
        {
            return Ok(News::Added(reading));
        }
        let was_empty = self.length == 0;
        let reading = match self.read_in_pieces(name, file, &metadata, PIECE)? {
            Some(reading) => reading,
            None => self.read_at_once(name, file, &metadata)?,
        };
        Ok(if was_empty && self.length == 0 { News::Nothing } else { News::Anew(reading) })
    }

    /// Reads everything piece by piece, so that a large journal never stands in memory twice. None when an event is not newer
    /// than all before its piece: then the pieces have to be looked at together.
    fn read_in_pieces(
        &mut self,
        name: &str,
        file: &mut File,
        metadata: &Metadata,
        piece: usize,
    ) -> io::Result<Option<Reading>> {
        file.seek(SeekFrom::Start(0))?;
        let modified = metadata.modified().ok();
        *self = Self { file: Some(Identity::of(metadata)), modified, ..Self::default() };
        let mut whole = Reading::default();
        let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(piece).min(piece) + 1);
        loop {
            let read = Read::by_ref(file).take(piece as u64).read_to_end(&mut bytes)?;
            // A piece ends with a line, unless the file does not.
            let end =
                if read == 0 { bytes.len() } else { bytes.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1) };
            if end > 0 {
                let mut reading = read_after(name, &bytes[..end], self.lines);
                let newer = match (whole.events.last(), reading.events.first()) {
                    (Some(last), Some(first)) => last.id < first.id,
                    _ => true,
                };
                if !newer {
                    return Ok(None);
                }
                let before = usize::try_from(self.length).unwrap_or(usize::MAX);
                self.take_note(metadata, &bytes[..end], &reading);
                whole.bad.extend(reading.bad.iter().map(|bad| bad.start + before..bad.end + before));
                whole.events.append(&mut reading.events);
                whole.problems.append(&mut reading.problems);
                whole.lines += reading.lines;
                whole.end = reading.end;
                bytes.drain(..end);
            }
            if read == 0 {
                return Ok(Some(whole));
            }
        }
    }

    fn read_at_once(&mut self, name: &str, file: &mut File, metadata: &Metadata) -> io::Result<Reading> {
        file.seek(SeekFrom::Start(0))?;
        let bytes = rest_of(file)?;
        let reading = read(name, &bytes);
        *self = Self { file: Some(Identity::of(metadata)), ..Self::default() };
        self.take_note(metadata, &bytes, &reading);
        Ok(reading)
    }

    /// What was added, if everything before it is still there and everything in it is newer.
    fn read_added(&mut self, name: &str, file: &mut File, metadata: &Metadata) -> io::Result<Option<Reading>> {
        file.seek(SeekFrom::Start(self.length - self.last_bytes.len() as u64))?;
        let bytes = rest_of(file)?;
        let Some(added) = bytes.strip_prefix(&*self.last_bytes) else { return Ok(None) };
        let reading = read_after(name, added, self.lines);
        if reading.events.first().is_some_and(|first| self.greatest.as_ref().is_some_and(|last| *last >= first.id)) {
            return Ok(None);
        }
        self.take_note(metadata, added, &reading);
        Ok(Some(reading))
    }

    fn take_note(&mut self, metadata: &Metadata, added: &[u8], reading: &Reading) {
        self.modified = metadata.modified().ok();
        self.lines += reading.lines;
        self.end = reading.end;
        self.went_on(added, &reading.events);
    }

    fn went_on(&mut self, added: &[u8], events: &[Event]) {
        self.length += added.len() as u64;
        self.last_bytes.extend(&added[added.len().saturating_sub(REMEMBERED)..]);
        self.last_bytes.drain(..self.last_bytes.len().saturating_sub(REMEMBERED));
        if let Some(last) = events.last() {
            self.greatest = Some(last.id.clone());
        }
    }

    /// Makes the next look read everything.
    pub fn forget(&mut self) {
        self.file = None;
    }

    /// Takes note of what this program wrote at the end. If the file holds more than that, somebody wrote without the lock,
    /// and the next look reads everything.
    pub fn wrote(&mut self, file: &File, lines: &[u8], events: &[Event]) {
        self.end = End::Finished;
        self.lines += events.len();
        self.went_on(lines, events);
        match file.metadata() {
            Ok(metadata) if metadata.len() == self.length => self.modified = metadata.modified().ok(),
            _ => self.forget(),
        }
    }
}

fn rest_of(file: &mut File) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    /// The nth event as a line.
    fn line(n: u32) -> String {
        format!(
            "{{\"id\":\"01a0e8f7-5b40-7148-9dae-9414ceadf{n:03x}\",\"at\":\"2026-11-20T09:30:00+01:00\",\"day\":\"2026-11-20\",\
             \"by\":\"laptop\",\"type\":\"time.logged\",\"minutes\":{n}}}\n"
        )
    }

    /// What is read in pieces of so many bytes, and at once.
    fn both(text: &str, piece: usize) -> (Option<(Reading, Seen)>, (Reading, Seen)) {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        let metadata = file.metadata().unwrap();
        let (mut pieces, mut once) = (Seen::default(), Seen::default());
        let reading = pieces.read_in_pieces("journal", &mut file, &metadata, piece).unwrap();
        let whole = once.read_at_once("journal", &mut file, &metadata).unwrap();
        (reading.map(|reading| (reading, pieces)), (whole, once))
    }

    #[test]
    fn pieces_make_the_whole() {
        let text: String = (1..9).map(|n| if n == 4 { "garbage\n\n".into() } else { line(n) }).collect();
        for text in [&text[..], text.trim_end(), ""] {
            for piece in [1, 50, 200, 400, 10_000] {
                let (pieces, whole) = both(text, piece);
                assert_eq!(pieces, Some(whole), "{piece}");
            }
        }
    }

    #[test]
    fn what_is_out_of_order_is_read_at_once() {
        let text = [line(5), line(2), line(6)].concat();
        assert_eq!(both(&text, 200).0, None);
        assert!(both(&text, 10_000).0.is_some(), "in one piece it is put in order");
    }
}
