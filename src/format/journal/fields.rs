//! The fields of a line behind its envelope, as they stand there: for events of which nothing else is understood.

use crate::format::object::Object;

/// The names of the envelope.
const ENVELOPE: [&str; 6] = ["id", "at", "day", "by", "type", "act"];

/// `,"mood":[1],"text":"…"`: every field that is none of the envelope's, with a comma before it.
pub(super) fn fields(line: &str) -> Box<str> {
    let Ok(Object(fields)) = serde_json::from_str::<Object<'_>>(line) else { return Box::default() };
    let own = fields.into_iter().filter(|(name, _)| !ENVELOPE.contains(&name.as_str()));
    own.map(|(name, value)| format!(",{}:{}", serde_json::Value::from(name), value.get())).collect::<String>().into()
}
