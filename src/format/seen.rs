//! `seen.json` ⇄ what a machine last showed of the curricula. What is no such file is no problem: it counts as none.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::catalog::Track;
use crate::domain::changes::{Entry, Part, Print, Prints, Seen};
use crate::domain::id::CurriculumId;

/// The version of the file.
const SCHEMA: u32 = 1;

/// What start-up reads; the rest is passed over.
#[derive(Deserialize)]
struct Head {
    schema: u32,
    mentioned: BTreeMap<CurriculumId, String>,
}

#[derive(Serialize, Deserialize)]
struct Whole<'a> {
    schema: u32,
    mentioned: BTreeMap<CurriculumId, String>,
    #[serde(borrow)]
    curricula: BTreeMap<CurriculumId, Held<'a>>,
}

/// Whole ids.
#[derive(Default, Serialize, Deserialize)]
struct Held<'a> {
    #[serde(borrow)]
    core: Vec<&'a str>,
    #[serde(borrow)]
    elective: Vec<&'a str>,
    #[serde(borrow)]
    core_briefs: Vec<&'a str>,
    #[serde(borrow)]
    elective_briefs: Vec<&'a str>,
}

impl<'a> Held<'a> {
    fn of(entries: &'a [Entry]) -> Self {
        let mut held = Self::default();
        for entry in entries {
            let list = match (entry.part, entry.track) {
                (Part::Milestone, Track::Core) => &mut held.core,
                (Part::Milestone, Track::Elective) => &mut held.elective,
                (Part::Brief, Track::Core) => &mut held.core_briefs,
                (Part::Brief, Track::Elective) => &mut held.elective_briefs,
            };
            list.push(&entry.id);
        }
        held
    }

    fn entries(&self) -> Vec<Entry> {
        let lists = [
            (&self.core, Part::Milestone, Track::Core),
            (&self.elective, Part::Milestone, Track::Elective),
            (&self.core_briefs, Part::Brief, Track::Core),
            (&self.elective_briefs, Part::Brief, Track::Elective),
        ];
        let entries = |(ids, part, track): (&Vec<&str>, Part, Track)| -> Vec<Entry> {
            ids.iter().map(|&id| Entry { id: id.into(), part, track }).collect()
        };
        lists.into_iter().flat_map(entries).collect()
    }
}

/// The prints of what was last mentioned; none when this is no such file.
#[must_use]
pub fn read_mentioned(text: &str) -> Option<Prints> {
    let head: Head = serde_json::from_str(text).ok().filter(|head: &Head| head.schema == SCHEMA)?;
    prints(head.mentioned)
}

/// All of it; none when this is no such file.
#[must_use]
pub fn read(text: &str) -> Option<Seen> {
    let whole: Whole<'_> = serde_json::from_str(text).ok().filter(|whole: &Whole<'_>| whole.schema == SCHEMA)?;
    let held = whole.curricula.iter().map(|(id, held)| (id.clone(), held.entries())).collect();
    Some(Seen { held, mentioned: prints(whole.mentioned)? })
}

fn prints(words: BTreeMap<CurriculumId, String>) -> Option<Prints> {
    words.into_iter().map(|(id, word)| Some((id, Print::from_hex(&word)?))).collect()
}

/// The file's text.
///
/// # Errors
/// A sentence, when it cannot be written as JSON.
pub fn print(seen: &Seen) -> Result<String, String> {
    let whole = Whole {
        schema: SCHEMA,
        mentioned: seen.mentioned.iter().map(|(id, print)| (id.clone(), print.to_string())).collect(),
        curricula: seen.held.iter().map(|(id, entries)| (id.clone(), Held::of(entries))).collect(),
    };
    let text = serde_json::to_string(&whole).map_err(|error| format!("What was seen cannot be written: {error}."))?;
    Ok(text + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen() -> Seen {
        let entry = |id: &str, part, track| Entry { id: id.into(), part, track };
        let held = vec![
            entry("a/x", Part::Milestone, Track::Core),
            entry("a/y", Part::Milestone, Track::Elective),
            entry("a/leaf", Part::Brief, Track::Core),
        ];
        Seen {
            held: [("a".into(), held), ("b".into(), vec![])].into(),
            mentioned: [("a".into(), Print(255)), ("b".into(), Print(0))].into(),
        }
    }

    const TEXT: &str = r#"{"schema":1,"mentioned":{"a":"00000000000000ff","b":"0000000000000000"},"curricula":{"a":{"core":["a/x"],"elective":["a/y"],"core_briefs":["a/leaf"],"elective_briefs":[]},"b":{"core":[],"elective":[],"core_briefs":[],"elective_briefs":[]}}}
"#;

    #[test]
    fn what_is_written_is_read_again() {
        assert_eq!(print(&seen()).as_deref(), Ok(TEXT));
        assert_eq!(read(TEXT), Some(seen()));
        assert_eq!(read_mentioned(TEXT), Some(seen().mentioned));
    }

    #[test]
    fn what_is_no_such_file_counts_as_none() {
        let newer = TEXT.replace("\"schema\":1", "\"schema\":2");
        let odd = TEXT.replace("00000000000000ff", "ff and more");
        for text in ["", "{}", "[1]", "<<<<<<< HEAD", &TEXT[..TEXT.len() / 2], &newer, &odd] {
            assert_eq!((read(text), read_mentioned(text)), (None, None), "{text}");
        }
    }
}
