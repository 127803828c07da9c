//! What the lines say of the learner's projects (JOURNAL.md, "Projects").

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::Value;

use super::catalog::Catalog;
use super::journal::{Journal, day};
use super::{CASES, list};

pub struct Project {
    pub title: String,
    pub brief: Option<String>,
    /// `idea`, `building`, `shipped` or `archived`.
    pub status: String,
    pub items: Vec<String>,
    pub ticks: BTreeMap<String, NaiveDate>,
    pub demo: Value,
    links: Vec<Value>,
    pub skills: Vec<String>,
    pub measured: bool,
    /// The newest audit.
    audit: Option<Value>,
}

/// The projects that are not removed.
pub fn projects(journal: &Journal) -> Vec<Project> {
    let created = journal.of("project.created").map(|event| (event["project"].as_str().unwrap(), event));
    let created: BTreeMap<&str, &Value> = created.collect();
    let is_removed = |id: &str| journal.about("project", id).any(|event| event["type"] == "project.removed");
    created.into_iter().filter(|(id, _)| !is_removed(id)).map(|(id, event)| Project::of(journal, id, event)).collect()
}

impl Project {
    fn of(journal: &Journal, id: &str, created: &Value) -> Self {
        let all: Vec<&Value> = journal.about("project", id).collect();
        let newest = |field: &str| {
            let changes = all.iter().filter(|event| event["type"] == "project.changed");
            changes.filter_map(|event| event.get(field)).next_back().cloned().unwrap_or(Value::Null)
        };
        let worked = ["project.ticked", "project.measured", "project.noted", "project.audited", "time.logged"];
        let is_begun = all.iter().any(|event| worked.contains(&event["type"].as_str().unwrap()));
        let status = match newest("status").as_str() {
            Some(status) => status.to_owned(),
            None => if is_begun { "building" } else { "idea" }.to_owned(),
        };
        let mut ticks = BTreeMap::new();
        for event in &all {
            match (event["type"].as_str().unwrap(), event["item"].as_str()) {
                ("project.ticked", Some(item)) => {
                    ticks.entry(item.to_owned()).or_insert(day(event));
                }
                ("project.unticked", Some(item)) => {
                    ticks.remove(item);
                }
                _ => {}
            }
        }
        let mut skills: Vec<String> = Vec::new();
        for change in all.iter().map(|event| &event["skills"]).filter(|change| change.is_object()) {
            skills.retain(|skill| !super::catalog::texts(change, "remove").contains(skill));
            let added = super::catalog::texts(change, "add");
            let new: Vec<String> = added.into_iter().filter(|skill| !skills.contains(skill)).collect();
            skills.extend(new);
        }
        Self {
            title: created["title"].as_str().unwrap().to_owned(),
            brief: created["brief"].as_str().map(str::to_owned),
            status,
            items: list(&created["items"]).iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect(),
            ticks,
            demo: newest("demo"),
            links: vec![newest("repo"), newest("demo")],
            skills,
            measured: all.iter().any(|event| event["type"] == "project.measured"),
            audit: all.iter().rfind(|event| event["type"] == "project.audited").map(|event| (*event).clone()),
        }
    }

    pub fn is_shipped(&self) -> bool {
        self.status == "shipped"
    }

    /// Whether anybody can open it.
    pub fn is_linked(&self) -> bool {
        self.links.iter().any(is_public)
    }

    /// Whether its newest audit passed: something was checked, and nothing failed.
    pub fn is_audited(&self) -> bool {
        let audit = self.audit.as_ref();
        audit.is_some_and(|audit| list(&audit["failed"]).is_empty() && !list(&audit["passed"]).is_empty())
    }

    /// The skills that it may back: eight at most, less those whose import its newest audit missed.
    pub fn names(&self, skill: &Value) -> bool {
        let named = self.skills.iter().take(8).any(|named| skill["id"] == named.as_str());
        let wanted = super::catalog::texts(skill, "imports");
        let found = self.audit.as_ref().filter(|audit| audit["imports"].is_array());
        let found = found.map(|audit| super::catalog::texts(audit, "imports"));
        named && (wanted.is_empty() || found.is_none_or(|found| found.iter().any(|one| wanted.contains(one))))
    }

    /// How many items of its checklist are ticked.
    pub fn ticked(&self) -> u64 {
        self.items.iter().filter(|item| self.ticks.contains_key(*item)).count() as u64
    }

    /// The minutes of its brief by the ticked share.
    pub fn minutes_done(&self, catalog: &Catalog) -> u64 {
        let Some(brief) = self.brief.as_deref().and_then(|brief| catalog.brief(brief)) else { return 0 };
        if self.items.is_empty() { 0 } else { brief.minutes * self.ticked() / self.items.len() as u64 }
    }
}

/// Whether a link of these journals leads to where anybody comes.
pub fn is_public(link: &Value) -> bool {
    link.as_str().is_some_and(|link| link.starts_with("http") && !link.contains("localhost"))
}

#[test]
fn projects_stand_where_the_lines_say() {
    for case in CASES.iter() {
        let all = projects(&case.journal);
        for status in ["idea", "building", "shipped", "archived"] {
            let ours = all.iter().filter(|project| project.status == status).count();
            assert_eq!(case.told["projects"][status], ours, "{}: {status}", case.name);
        }
        assert_eq!(case.status["projects"], case.told["projects"], "{}", case.name);
    }
}
