//! The lines of a journal as JSON, and which of them are in force.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};
use serde_json::Value;

/// What a journal says.
pub struct Journal {
    /// Its lines.
    pub text: String,
    /// The day on which it is looked at.
    pub today: NaiveDate,
    /// The events in force that are no reverts, in the order of their ids.
    pub events: Vec<Value>,
    /// The places of those about each milestone, project and card.
    about: BTreeMap<(&'static str, String), Vec<usize>>,
}

impl Journal {
    pub fn new(text: &str, today: &str) -> Self {
        let mut all: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        all.sort_by_key(|event| event["id"].as_str().unwrap().to_owned());
        let reverted = reverted(&all);
        let counts = |event: &Value| event["type"] != "event.reverted" && reverted.get(action(event)) != Some(&true);
        let events: Vec<Value> = all.iter().filter(|event| counts(event)).cloned().collect();
        let mut about: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (place, event) in events.iter().enumerate() {
            for field in ["milestone", "project", "card"] {
                if let Some(id) = event[field].as_str() {
                    about.entry((field, id.to_owned())).or_default().push(place);
                }
            }
        }
        Self { text: text.into(), today: today.parse().unwrap(), events, about }
    }

    /// The events of a type.
    pub fn of<'a>(&'a self, kind: &'a str) -> impl DoubleEndedIterator<Item = &'a Value> {
        self.events.iter().filter(move |event| event["type"] == kind)
    }

    /// The events about this milestone, project or card, in order.
    pub fn about(&self, field: &'static str, id: &str) -> impl Iterator<Item = &Value> {
        self.about.get(&(field, id.to_owned())).into_iter().flatten().map(|place| &self.events[*place])
    }

    /// A field of the goal: what the newest event says that names it.
    pub fn goal(&self, field: &str) -> &Value {
        self.of("goal.changed").rev().find_map(|event| event.get(field)).unwrap_or(&Value::Null)
    }

    /// The segments of the path.
    pub fn path(&self) -> Vec<String> {
        let chosen = super::catalog::texts(&serde_json::json!({ "path": self.goal("path") }), "path");
        let default = ["foundations", "pytorch/beginner", "pytorch/intermediate", "deployment"];
        if chosen.is_empty() { default.map(str::to_owned).to_vec() } else { chosen }
    }
}

/// For each act that was ever taken back, whether it is so now: of all reverts that lead to it the newest decides, by an odd
/// number of steps. One of something that is not older, or not there, is no revert.
fn reverted(all: &[Value]) -> BTreeMap<&str, bool> {
    let find = |id: &str| all.iter().find(|event| event["id"] == id);
    let mut reverted = BTreeMap::new();
    for event in all.iter().filter(|event| event["type"] == "event.reverted") {
        let (mut here, mut steps) = (event, 0);
        let act = loop {
            let target = here["event"].as_str().unwrap();
            if target >= here["id"].as_str().unwrap() {
                break None;
            }
            let Some(next) = find(target) else { break None };
            steps += 1;
            if next["type"] != "event.reverted" {
                break Some(action(next));
            }
            here = next;
        };
        if let Some(act) = act {
            reverted.insert(act, steps % 2 == 1);
        }
    }
    reverted
}

/// The act that an event belongs to.
pub fn action(event: &Value) -> &str {
    event["act"].as_str().unwrap_or_else(|| event["id"].as_str().unwrap())
}

/// The day of an event.
pub fn day(event: &Value) -> NaiveDate {
    date(&event["day"])
}

pub fn date(text: &Value) -> NaiveDate {
    text.as_str().unwrap().parse().unwrap()
}

/// The Monday of its week.
pub fn monday(day: NaiveDate) -> NaiveDate {
    day - Days::new(day.weekday().num_days_from_monday().into())
}
