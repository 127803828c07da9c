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
        file.seek(SeekFrom::Start(0))?;
        let bytes = rest_of(file)?;
        let reading = read(name, &bytes);
        *self = Self { file: Some(Identity::of(&metadata)), ..Self::default() };
        self.take_note(&metadata, &bytes, &reading);
        Ok(if was_empty && bytes.is_empty() { News::Nothing } else { News::Anew(reading) })
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
