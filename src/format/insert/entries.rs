//! The marked entries of a `resume.json`: found where they stand, and only they are written anew.

use std::collections::BTreeSet;
use std::ops::Range;

use serde_json::Value;
use serde_json::value::RawValue;

use super::Unfit;
use super::layout::Layout;
use crate::domain::claims::MADE_HERE;
use crate::format::object::Object;

/// Entries stand in a list that stands in the object.
const DEPTH: usize = 2;

/// The text of a `resume.json` with the marked entries of these lists exchanged for those of another one.
pub(super) fn insert(text: &str, made: &str, lists: &[&'static str]) -> Result<String, Unfit> {
    let mark = text.len() - text.trim_start_matches('\u{feff}').len();
    let file = File::read(text, mark)?;
    let made: Object<'_> = serde_json::from_str(made)
        .map_err(|error| Unfit::new(None, format!("what should be put into it is no JSON: {error}"), "report this"))?;
    let mut edits = Vec::new();
    let mut missing = Vec::new();
    for list in lists {
        let ours: Vec<&RawValue> = match made.0.iter().find(|(name, _)| name == list) {
            Some((_, value)) => elements(value).into_iter().filter(|entry| is_marked(entry)).collect(),
            None => Vec::new(),
        };
        match file.members.iter().find(|(name, _)| name == list) {
            Some((_, value)) => edits.extend(file.exchange(list, value, &ours)?),
            None if !ours.is_empty() => missing.push((*list, ours)),
            None => {}
        }
    }
    edits.extend(file.add(&missing));
    Ok(edited(text, edits))
}

/// A range of bytes, and what comes in its place.
type Edit = (Range<usize>, String);

fn edited(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|(range, _)| range.start);
    let (mut result, mut kept) = (String::with_capacity(text.len()), 0);
    for (range, new) in edits {
        result.push_str(&text[kept..range.start]);
        result.push_str(&new);
        kept = range.end;
    }
    result + &text[kept..]
}

/// A `resume.json` as it stands.
struct File<'a> {
    text: &'a str,
    members: Vec<(String, &'a RawValue)>,
    layout: Layout,
}

impl<'a> File<'a> {
    /// Reads a text, of which the first bytes are only a mark.
    fn read(text: &'a str, mark: usize) -> Result<Self, Unfit> {
        let json = &text[mark..];
        let Object(members) = serde_json::from_str(json).map_err(|error| {
            let line: usize = json.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
            let at = (mark + line + error.column().saturating_sub(1)).min(text.len());
            let words = error.to_string();
            let words = words.split(" at line ").next().unwrap_or_default();
            Unfit::new(Some(at), format!("it is no JSON object: {words}"), "mend that first")
        })?;
        let file = Self { text, members, layout: Layout::of(json) };
        let mut names = BTreeSet::new();
        match file.members.iter().find(|(name, _)| !names.insert(name)) {
            None => Ok(file),
            Some((name, value)) => {
                let why = format!("\"{name}\" stands here a second time, and programs differ in which one they read");
                Err(Unfit::new(Some(file.span(value).start), why, "make one of the two"))
            }
        }
    }

    fn span(&self, value: &RawValue) -> Range<usize> {
        let start = value.get().as_ptr().addr() - self.text.as_ptr().addr();
        start..start + value.get().len()
    }

    /// What has to change in a list that is there.
    fn exchange(&self, name: &str, list: &'a RawValue, ours: &[&RawValue]) -> Result<Vec<Edit>, Unfit> {
        let whole = self.span(list);
        if !list.get().starts_with('[') {
            let why = format!("\"{name}\" is no list");
            return Err(Unfit::new(Some(whole.start), why, "make it one: []"));
        }
        let there = elements(list);
        let marked: Vec<bool> = there.iter().map(|entry| is_marked(entry)).collect();
        let old = there.iter().zip(&marked).filter(|(_, marked)| **marked).map(|(entry, _)| value(entry));
        if old.eq(ours.iter().map(|entry| value(entry))) {
            return Ok(Vec::new());
        }
        let spans: Vec<Range<usize>> = there.iter().map(|entry| self.span(entry)).collect();
        let inside = whole.start + 1..whole.end - 1;
        let written = self.entries(ours);
        let mut runs = runs(&marked).into_iter();
        let first = match (runs.next(), spans.last()) {
            (Some(run), _) if written.is_empty() => (without(&run, &spans, &inside), String::new()),
            (Some(run), _) => (spans[run.start].start..spans[run.end - 1].end, written),
            (None, Some(last)) => (last.end..last.end, format!(",{}{written}", self.layout.gap(DEPTH))),
            (None, None) => (inside.clone(), self.list(&written)),
        };
        let others = runs.map(|run| (without(&run, &spans, &inside), String::new()));
        Ok(std::iter::once(first).chain(others).collect())
    }

    /// What has to be added for lists that are not there.
    fn add(&self, lists: &[(&str, Vec<&RawValue>)]) -> Option<Edit> {
        let member = |(name, ours): &(&str, Vec<&RawValue>)| {
            let (gap, colon) = (self.layout.gap(DEPTH - 1), self.layout.colon());
            format!("{gap}\"{name}\"{colon}[{}]", self.list(&self.entries(ours)))
        };
        let members: Vec<String> = lists.iter().map(member).collect();
        if members.is_empty() {
            return None;
        }
        let members = members.join(",");
        Some(match self.members.last() {
            Some((_, last)) => {
                let end = self.span(last).end;
                (end..end, format!(",{members}"))
            }
            None => {
                let (open, close) = (self.text.find('{')? + 1, self.text.rfind('}')?);
                (open..close, members + &self.layout.gap(0))
            }
        })
    }

    /// Entries as they stand in a list, without what is around them.
    fn entries(&self, ours: &[&RawValue]) -> String {
        let laid: Vec<String> = ours.iter().map(|entry| self.layout.lay_out(entry.get(), DEPTH)).collect();
        laid.join(&format!(",{}", self.layout.gap(DEPTH)))
    }

    /// What stands between the brackets of a list.
    fn list(&self, entries: &str) -> String {
        format!("{}{entries}{}", self.layout.gap(DEPTH), self.layout.gap(DEPTH - 1))
    }
}

/// The entries of a list; none of what is no list.
fn elements(list: &RawValue) -> Vec<&RawValue> {
    serde_json::from_str(list.get()).unwrap_or_default()
}

/// Whether an entry is one of ours.
fn is_marked(entry: &RawValue) -> bool {
    let object = serde_json::from_str::<Object<'_>>(entry.get());
    object.is_ok_and(|Object(members)| members.iter().any(|(name, _)| name == MADE_HERE))
}

fn value(entry: &RawValue) -> Option<Value> {
    serde_json::from_str(entry.get()).ok()
}

/// The places that hold in a row, row by row.
fn runs(holds: &[bool]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (place, _) in holds.iter().enumerate().filter(|(_, holds)| **holds) {
        match runs.last_mut() {
            Some(run) if run.end == place => run.end += 1,
            _ => runs.push(place..place + 1),
        }
    }
    runs
}

/// The bytes to take out so that a run of entries is gone with one comma.
fn without(run: &Range<usize>, spans: &[Range<usize>], inside: &Range<usize>) -> Range<usize> {
    match (run.start.checked_sub(1), spans.get(run.end)) {
        (Some(before), _) => spans[before].end..spans[run.end - 1].end,
        (None, Some(after)) => spans[run.start].start..after.start,
        (None, None) => inside.clone(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LISTS: [&str; 2] = ["projects", "skills"];

    fn made(projects: &[&str], skills: &[&str]) -> String {
        let list = |names: &[&str]| -> Vec<Value> {
            names.iter().map(|name| serde_json::json!({ "name": name, MADE_HERE: true })).collect()
        };
        serde_json::json!({ "basics": {}, "projects": list(projects), "skills": list(skills) }).to_string()
    }

    fn inserted(file: &str, projects: &[&str], skills: &[&str]) -> String {
        let made = made(projects, skills);
        let once = insert(file, &made, &LISTS).unwrap();
        assert_eq!(insert(&once, &made, &LISTS).unwrap(), once, "again");
        once
    }

    const FILE: &str = r#"{
    "basics": { "name":"Ada",  "rank": 1.50e+3, "é": "\u00e9" },
    "projects": [ {"name": "Own",
        "x-evidence ": 1},
        {"name": "Old", "x-evidence": true}, {"name":"Other"} ,{"x-evidence":1}
      ],

    "mine": [1,2]
}
"#;

    #[test]
    fn entries_are_exchanged_where_they_stand() {
        let expected = r#"{
    "basics": { "name":"Ada",  "rank": 1.50e+3, "é": "\u00e9" },
    "projects": [ {"name": "Own",
        "x-evidence ": 1},
        {
            "name": "Leaf",
            "x-evidence": true
        },
        {
            "name": "Bird",
            "x-evidence": true
        }, {"name":"Other"}
      ],

    "mine": [1,2],
    "skills": [
        {
            "name": "Keras",
            "x-evidence": true
        }
    ]
}
"#;
        assert_eq!(inserted(FILE, &["Leaf", "Bird"], &["Keras"]), expected);
    }

    #[test]
    fn entries_that_are_no_longer_made_go_with_their_commas() {
        let none = |file: &str| inserted(file, &[], &[]);
        let expected = FILE
            .replace(",\n        {\"name\": \"Old\", \"x-evidence\": true}", "")
            .replace(" ,{\"x-evidence\":1}", "");
        assert_eq!(none(FILE), expected);
        let (ours, own) = (r#"{"x-evidence":1}"#, r#"{"name":"Own"}"#);
        for (before, after) in [
            (format!("[{ours}, {own} ]"), format!("[{own} ]")),
            (format!("[{own}, {ours} ]"), format!("[{own} ]")),
            (format!("[ {ours} ,{ours} ]"), "[]".to_owned()),
            (format!("[{ours},{own},{ours},{own},{ours}]"), format!("[{own},{own}]")),
            ("[ ]".to_owned(), "[ ]".to_owned()),
        ] {
            assert_eq!(none(&format!(r#"{{"projects":{before}}}"#)), format!(r#"{{"projects":{after}}}"#));
        }
    }

    #[test]
    fn the_layout_of_the_file_is_kept() {
        assert_eq!(inserted(r#"{"a":1}"#, &["L"], &[]), r#"{"a":1,"projects":[{"name":"L","x-evidence":true}]}"#);
        assert_eq!(
            inserted("\u{feff}{\r\n\t\"skills\": []\r\n}", &[], &["K"]),
            "\u{feff}{\r\n\t\"skills\": [\r\n\t\t{\r\n\t\t\t\"name\": \"K\",\r\n\t\t\t\"x-evidence\": true\r\n\t\t}\r\n\t]\r\n}"
        );
        let new = "{\n  \"projects\": [\n    {\n      \"name\": \"L\",\n      \"x-evidence\": true\n    }\n  ]\n}";
        assert_eq!(inserted("{}", &["L"], &[]), new);
        let formatted = new.replace("\n      ", "  ");
        assert_eq!(inserted(&formatted, &["L"], &[]), formatted, "a formatter may have its way");
    }

    #[test]
    fn what_is_broken_is_named_with_its_place() {
        let refused = |text: &str| {
            let Unfit { at, why, .. } = insert(text, &made(&["L"], &[]), &LISTS).unwrap_err();
            format!("{}: {why}", at.unwrap_or_default())
        };
        for (text, expected) in [
            ("{\n \"a\": 1,\n}", "11: it is no JSON object: trailing comma"),
            ("[1]", "0: it is no JSON object: invalid type: sequence, expected an object"),
            ("{} x", "3: it is no JSON object: trailing characters"),
            ("", "0: it is no JSON object: EOF while parsing a value"),
            (r#"{"projects": {}}"#, "13: \"projects\" is no list"),
            (
                r#"{"a": 1, "\u0061": 2}"#,
                "19: \"a\" stands here a second time, and programs differ in which one they read",
            ),
        ] {
            assert_eq!(refused(text), expected, "{text}");
        }
    }

    /// JSON in odd layouts.
    fn json() -> impl Strategy<Value = String> {
        let leaf = prop_oneof![
            Just("null".to_owned()),
            Just("1.50".to_owned()),
            Just("\"}],{\\\"\"".to_owned()),
            Just(r#"{"x-evidence":[]}"#.to_owned()),
            Just(r#"{ "name" : "中" }"#.to_owned()),
        ];
        let gap = prop::sample::select(vec!["", " ", "\n", "\r\n\t"]);
        leaf.prop_recursive(3, 16, 4, move |inner| {
            prop::collection::vec((inner, gap.clone()), 0..5).prop_map(|parts| {
                let parts: Vec<String> = parts.into_iter().map(|(part, gap)| format!("{gap}{part}{gap}")).collect();
                format!("[{}]", parts.join(","))
            })
        })
    }

    proptest! {
        #[test]
        fn whatever_the_file_holds_it_stays_and_what_is_made_comes_in(
            projects in prop::option::of(prop::collection::vec(json(), 0..6)),
            other in json(),
            gap in prop::sample::select(vec!["", "\n", "\r\n  ", "\n\t"]),
            names in prop::collection::vec(".{0,8}", 0..4),
        ) {
            let list = projects.as_ref().map(|list| format!(",{gap}\"projects\":{gap}[{}{gap}]", list.join(",")));
            let file = format!("{{{gap}\"other\": {other}{}{gap}}}", list.unwrap_or_default());
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let after = inserted(&file, &names, &[]);
            let of = |text: &str| serde_json::from_str::<Value>(text).unwrap();
            let (before, after) = (of(&file), of(&after));
            prop_assert_eq!(&before["other"], &after["other"]);
            let split = |value: &Value| -> (Vec<Value>, Vec<Value>) {
                value["projects"].as_array().cloned().unwrap_or_default().into_iter().partition(|one| one.get(MADE_HERE).is_some())
            };
            let ((_, own), (ours, kept)) = (split(&before), split(&after));
            prop_assert_eq!(own, kept);
            prop_assert_eq!(ours, split(&of(&made(&names, &[]))).0);
        }
    }
}
