//! Which types of events there are, and which keys their payloads have.

use std::collections::BTreeSet;
use std::fmt;

use gradus::domain::catalog::{Dataset, Item};
use gradus::domain::event::{
    AuditResult, Body, CertificateFields, Creation, Evidence, GoalChange, Link, ListChange, Measured, MilestoneAct,
    ProfileChange, ProjectAct, ProjectChange, StoryFields,
};
use serde::Deserialize;
use serde::de::{Deserializer, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::Value;

/// The names that stand before the payload.
pub const ENVELOPE: [&str; 6] = ["id", "at", "day", "by", "type", "act"];

/// Every type, as the program names them.
pub fn types() -> BTreeSet<String> {
    let source = include_str!("../../../src/domain/event/kind.rs");
    let words = source.split("=> \"").skip(1).filter_map(|rest| rest.split_once('"'));
    let types: BTreeSet<String> = words.map(|(word, _)| word.to_owned()).collect();
    assert!(types.len() >= 29 && types.iter().all(|word| word.contains('.')), "{types:?}");
    types
}

/// The keys of a payload, nested ones with a dot: `links.add.label`.
pub fn of(body: &Body) -> Vec<String> {
    match body {
        Body::Milestone(_, act) => with("milestone", of_milestone(act)),
        Body::Project(_, act) => with("project", of_project(act)),
        Body::Time { minutes: _, on: _, text: _ } => plain(&["minutes", "milestone", "project", "text"]),
        Body::CertificateAdded(..) => with("certificate", fields::<CertificateFields>()),
        Body::CertificateRemoved(_) => plain(&["certificate"]),
        Body::Profile(_) => [fields::<ProfileChange>(), list_of::<Link>("links")].concat(),
        Body::Goal(_) => fields::<GoalChange>(),
        Body::Card(..) => plain(&["card", "grade"]),
        Body::Snoozed(..) => plain(&["step", "until"]),
        Body::PostingSaved(..) => plain(&["posting", "title", "skills"]),
        Body::PostingRemoved(_) => plain(&["posting"]),
        Body::Story(..) => with("story", fields::<StoryFields>()),
        Body::Export(..) => plain(&["format", "target"]),
        Body::Reverted(_) => plain(&["event"]),
        Body::Unknown(..) | Body::Unreadable(..) => Vec::new(),
    }
}

fn of_milestone(act: &MilestoneAct) -> Vec<String> {
    match act {
        MilestoneAct::Started | MilestoneAct::Reset | MilestoneAct::Stuck => Vec::new(),
        MilestoneAct::Completed { evidence: _, when: _ } => {
            [plain(&["evidence", "before"]), under::<Evidence>("evidence")].concat()
        }
        MilestoneAct::Ticked(_) | MilestoneAct::Unticked(_) => plain(&["item"]),
        MilestoneAct::Skipped(_) => plain(&["reason"]),
        MilestoneAct::Noted(_) => plain(&["text"]),
        MilestoneAct::Drilled(..) => plain(&["minutes", "grade"]),
    }
}

fn of_project(act: &ProjectAct) -> Vec<String> {
    match act {
        ProjectAct::Created(_) => [fields::<Creation>(), under::<Item>("items")].concat(),
        ProjectAct::Changed(_) => [
            fields::<ProjectChange>(),
            under::<Dataset>("dataset"),
            under::<ListChange<String>>("skills"),
            list_of::<Link>("links"),
            list_of::<Item>("bullets"),
            list_of::<Item>("items"),
        ]
        .concat(),
        ProjectAct::Ticked(_) | ProjectAct::Unticked(_) => plain(&["item"]),
        ProjectAct::Measured(_) => fields::<Measured>(),
        ProjectAct::Noted(_) => plain(&["text"]),
        ProjectAct::Audited(_) => fields::<AuditResult>(),
        ProjectAct::Removed => Vec::new(),
    }
}

/// The keys that a line has after its envelope, nested ones with a dot.
pub fn of_line(line: &Value) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for (key, value) in line.as_object().unwrap() {
        if !ENVELOPE.contains(&key.as_str()) {
            gather(key, value, &mut keys);
        }
    }
    keys
}

fn gather(path: &str, value: &Value, keys: &mut BTreeSet<String>) {
    keys.insert(path.to_owned());
    match value {
        Value::Array(list) => list.iter().for_each(|one| gather(path, one, keys)),
        Value::Object(object) => {
            object.iter().for_each(|(key, value)| gather(&format!("{path}.{key}"), value, keys));
        }
        _ => {}
    }
}

fn plain(names: &[&str]) -> Vec<String> {
    names.iter().map(ToString::to_string).collect()
}

fn with(name: &str, rest: Vec<String>) -> Vec<String> {
    [plain(&[name]), rest].concat()
}

fn under<'de, T: Deserialize<'de>>(name: &str) -> Vec<String> {
    fields::<T>().into_iter().map(|field| format!("{name}.{field}")).collect()
}

fn list_of<'de, T: Deserialize<'de>>(name: &str) -> Vec<String> {
    [under::<ListChange<String>>(name), under::<T>(&format!("{name}.add"))].concat()
}

/// The names that a type says it is read from.
fn fields<'de, T: Deserialize<'de>>() -> Vec<String> {
    match T::deserialize(Asked) {
        Ok(_) => panic!("a payload that asks for no names"),
        Err(Names(names)) => plain(names),
    }
}

/// Reads nothing: it answers with the names it is asked for.
struct Asked;

#[derive(Debug)]
struct Names(&'static [&'static str]);

impl fmt::Display for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl std::error::Error for Names {}

impl serde::de::Error for Names {
    fn custom<T: fmt::Display>(message: T) -> Self {
        panic!("{message}")
    }
}

impl<'de> Deserializer<'de> for Asked {
    type Error = Names;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Names> {
        panic!("asked for something that has no names")
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Names> {
        Err(Names(fields))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Names> {
        Err(Names(variants))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map identifier ignored_any
    }
}
