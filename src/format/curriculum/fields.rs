//! Fields that milestones, briefs, skills and roles have in common.

use std::collections::HashSet;

use crate::domain::catalog::{Item, Level};
use crate::domain::id::{ItemId, is_local_id};
use crate::domain::time::Minutes;
use crate::format::table::{Spot, Table, Value};

use super::names::Names;
use super::url;

/// What the reader of a milestone or brief knows from outside its table.
pub(super) struct Around<'r> {
    /// The curriculum's id.
    pub curriculum: &'r str,
    /// The level that the file sets.
    pub level: FileLevel,
    /// Where names are remembered.
    pub names: &'r mut Names,
}

/// The level at the top of a file.
#[derive(Clone, Copy)]
pub(super) enum FileLevel {
    /// It sets none.
    None,
    /// It sets one that cannot be read, which has been reported.
    Unreadable,
    /// It sets this one.
    Set(Level),
}

impl FileLevel {
    /// Reads it from the table that is the whole file.
    pub fn of(table: &mut Table<'_>) -> Self {
        if !table.has("level") {
            return Self::None;
        }
        let level = table.get("level").and_then(|value| value.word(Level::ALL, Level::word));
        level.map_or(Self::Unreadable, Self::Set)
    }
}

impl Around<'_> {
    /// The level of one table: its own, else the file's.
    pub fn level(&self, table: &mut Table<'_>) -> Option<Level> {
        match (FileLevel::of(table), self.level) {
            (FileLevel::Set(level), _) | (FileLevel::None, FileLevel::Set(level)) => Some(level),
            (FileLevel::None, FileLevel::None) => {
                let hint = "write level = \"beginner\" into the table or at the top of the file";
                table.problems().error(table.spot(), format!("{} has no level", table.what()), Some(hint.into()));
                None
            }
            _ => None,
        }
    }

    /// The id of a milestone or brief, made whole, with its place. From here on messages name the table by it.
    pub fn own_id(&self, table: &mut Table<'_>, kind: &str) -> Option<(String, Spot)> {
        let (id, spot) = plain_id(table, kind)?;
        Some((format!("{}/{id}", self.curriculum), spot))
    }
}

/// The id of a table that stands for itself, with its place. From here on messages name the table by it.
pub(super) fn plain_id(table: &mut Table<'_>, kind: &str) -> Option<(String, Spot)> {
    let value = table.need("id")?;
    let id = local_id(&value)?;
    table.call(format!("{kind} \"{id}\""));
    Some((id, value.spot().clone()))
}

/// An id without a slash.
fn local_id(value: &Value<'_>) -> Option<String> {
    let id = value.text()?;
    if is_local_id(&id) {
        return Some(id);
    }
    let message = format!("an id is made of a-z, 0-9 and -, not \"{id}\"");
    let hint = id.contains('/').then(|| "leave the curriculum out: it is the folder's name".to_owned());
    value.problems().error(value.spot(), message, hint);
    None
}

/// A list of tables, each with an id that is used once there and something else that `read` gets.
pub(super) fn with_ids<T>(
    values: &[Value<'_>],
    what: &str,
    read: impl Fn(&mut Table<'_>) -> Option<T>,
) -> Vec<(ItemId, T)> {
    let mut all = Vec::new();
    let mut seen = HashSet::new();
    for value in values {
        let one = value.table(what, |table| {
            let id = table.need("id").and_then(|id| fresh_id(&id, &mut seen));
            let rest = read(table);
            Some((id?.into(), rest?))
        });
        all.extend(one.flatten());
    }
    all
}

fn fresh_id(value: &Value<'_>, seen: &mut HashSet<String>) -> Option<String> {
    let id = local_id(value)?;
    if seen.insert(id.clone()) {
        return Some(id);
    }
    value.problems().error(value.spot(), format!("duplicate id \"{id}\" in this list"), None);
    None
}

/// Items of `done_when` or of the deliverables.
pub(super) fn items(values: &[Value<'_>]) -> Vec<Item> {
    let items = with_ids(values, "an item", |table| table.need_text("text"));
    items.into_iter().map(|(id, text)| Item { id, text: text.into() }).collect()
}

/// Reports a list that is absent or empty.
pub(super) fn must_have(table: &mut Table<'_>, key: &'static str, what: &str) {
    if !table.has(key) || table.get(key).is_some_and(|value| value.is_empty_list()) {
        table.problems().error(
            table.spot(),
            format!("{} has no {what}: \"{key}\" is missing or empty", table.what()),
            None,
        );
    }
}

/// A length of time in hours; outside of `least` to `most` is reported. None when it is not a length of time at all.
pub(super) fn hours(value: &Value<'_>, least: f64, most: f64) -> Option<Minutes> {
    let hours = value.number()?;
    if !(least..=most).contains(&hours) {
        value.refuse_range(least, most, hours);
    }
    (0.0..=10_000.0).contains(&hours).then(|| Minutes::from_hours(hours))
}

/// A month like `2026-11`.
pub(super) fn month(value: &Value<'_>) -> Option<String> {
    let text = value.text()?;
    let is_month = match text.as_bytes() {
        [year @ .., b'-', tens, ones] if year.len() == 4 && year.iter().all(u8::is_ascii_digit) => {
            matches!((tens, ones), (b'0', b'1'..=b'9') | (b'1', b'0'..=b'2'))
        }
        _ => false,
    };
    if !is_month {
        value.refuse(&format!("a month like \"2026-11\", not \"{text}\""));
    }
    is_month.then_some(text)
}

/// An address on the web.
pub(super) fn web_address(value: &Value<'_>) -> Option<String> {
    let text = value.text()?;
    match url::fault(&text) {
        None => Some(text),
        Some(fault) => {
            value.problems().error(value.spot(), format!("malformed URL \"{text}\": {fault}"), None);
            None
        }
    }
}
