//! A journal in one order that every machine gives it: its events by id, each line once. Two journals with the same events
//! are then the same bytes, so that nothing has to be exchanged between them.

use super::wire::{Field, Wire};
use super::{event_lines, read};
use crate::domain::event_id::EventId;

/// A journal in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ordered {
    /// The lines that are events.
    pub bytes: Vec<u8>,
    /// How many of them.
    pub events: usize,
    /// How many lines are none, and so are not among them.
    pub bad: usize,
}

/// Puts the events of a journal in order; different lines with one id are all kept.
#[must_use]
pub fn ordered(journal: &[u8]) -> Ordered {
    let reading = read("", journal);
    let mut lines: Vec<(EventId, &[u8])> = event_lines(journal, &reading).map(|line| (id(line), line)).collect();
    lines.sort_unstable();
    lines.dedup();
    let mut bytes = Vec::with_capacity(journal.len() + 1);
    for (_, line) in &lines {
        bytes.extend(*line);
        bytes.push(b'\n');
    }
    Ordered { bytes, events: lines.len(), bad: reading.bad.len() }
}

fn id(line: &[u8]) -> EventId {
    match std::str::from_utf8(line).ok().and_then(|line| Wire::read(line).ok()).map(|wire| wire.id) {
        Some(Field::Is(id)) => EventId::parse(id.as_str()),
        _ => EventId::parse(""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_depends_on_the_events_alone() {
        let line = |id: &str, about: &str| {
            format!(
                r#"{{"id":"01a0e8f7-5b40-7148-9dae-9414ceadfc7{id}","type":"milestone.started","milestone":"a/{about}"}}"#
            )
        };
        let (one, two, other) = (line("1", "one"), line("2", "two"), line("2", "other"));
        let odd = r#"{"id":"ODD","type":"from.the.future","deep":[[[]]]}"#;
        let expected = format!("{odd}\n{one}\n{other}\n{two}\n");
        for journal in [
            format!("{two}\n{one}\n{other}\n{odd}"),
            format!("\u{feff}{one}\r\n\n{odd}\ngarbage\n{other}\n{two}\n{one}\n<<<<<<< ours\n"),
            expected.clone(),
        ] {
            let ordered = ordered(journal.as_bytes());
            assert_eq!(String::from_utf8(ordered.bytes).unwrap(), expected);
            assert_eq!((ordered.events, ordered.bad), (4, if journal.contains("garbage") { 2 } else { 0 }));
        }
        assert_eq!(ordered(b""), Ordered::default());
    }
}
