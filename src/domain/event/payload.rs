//! What events carry beyond a name and a word, as it stands in the journal.

use chrono::Weekday;
use serde::{Deserialize, Serialize};

use super::patch::{ListChange, Patch};
use crate::domain::catalog::{Better, Dataset, Item};
use crate::domain::time::Day;
use crate::domain::words;

/// The payload of `project.created`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Creation {
    /// Its first title.
    pub title: String,
    /// The brief it was made from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brief: Option<String>,
    /// A copy of the checklist.
    #[serde(default)]
    pub items: Vec<Item>,
}

/// A labelled address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// What it is called; links are removed by it.
    pub label: String,
    /// Where it leads.
    pub url: String,
}

words! {
    /// The stage of a project that is stored; `idea` is the absence of one.
    StoredStatus { Building = "building", Shipped = "shipped", Archived = "archived" }
}

macro_rules! patches {
    ($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident: $type:ty,)* } lists { $($(#[$ldoc:meta])* $list:ident: $element:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct $name {
            $($(#[$fdoc])* #[serde(skip_serializing_if = "Patch::is_keep")] pub $field: Patch<$type>,)*
            $($(#[$ldoc])* #[serde(skip_serializing_if = "ListChange::is_empty")] pub $list: ListChange<$element>,)*
        }

        impl $name {
            /// Whether nothing changes.
            #[must_use]
            pub fn is_empty(&self) -> bool {
                *self == Self::default()
            }

            /// The names of the fields that change, as they stand in the journal.
            #[must_use]
            pub fn fields(&self) -> Vec<&'static str> {
                let mut fields = Vec::new();
                $(if !self.$field.is_keep() { fields.push(stringify!($field)); })*
                $(if !self.$list.is_empty() { fields.push(stringify!($list)); })*
                fields
            }
        }
    };
}

patches! {
    /// The payload of `project.changed`.
    ProjectChange {
        /// Its title; the id stays.
        title: String,
        /// One line on it.
        summary: String,
        /// The learner's part in it.
        role: String,
        /// Address of the repository.
        repo: String,
        /// Address of the demo.
        demo: String,
        /// Where it lies on this disk.
        path: String,
        /// The data.
        dataset: Dataset,
        /// The stage; cleared it is an idea again.
        status: StoredStatus,
        /// When it was begun.
        started: Day,
        /// When it was shipped.
        shipped: Day,
    } lists {
        /// Skill ids, or `free:word`.
        skills: String,
        /// Further links, by label.
        links: Link,
        /// Résumé lines in the learner's words, by id.
        bullets: Item,
        /// The checklist, by id.
        items: Item,
    }
}

patches! {
    /// The payload of `profile.changed`.
    ProfileChange {
        /// The learner's name.
        name: String,
        /// One line under it.
        headline: String,
        /// E-mail.
        email: String,
        /// Telephone.
        phone: String,
        /// Town and country.
        location: String,
        /// A paragraph.
        summary: String,
    } lists {
        /// Links, by label.
        links: Link,
        /// Publications: their titles as labels.
        publications: Link,
    }
}

patches! {
    /// The payload of `goal.changed`.
    GoalChange {
        /// The role aimed at.
        role: String,
        /// Segments, in order.
        path: Vec<String>,
        /// Hours a week.
        hours: f64,
        /// Days a week.
        days: u8,
        /// The day to be ready by.
        target: Day,
        /// Days of rest.
        rest: Vec<RestDay>,
    } lists {}
}

patches! {
    /// The payload of `certificate.added` without its id.
    CertificateFields {
        /// What it certifies.
        name: String,
        /// Who issued it.
        issuer: String,
        /// When.
        date: String,
        /// Where it can be checked.
        url: String,
    } lists {}
}

patches! {
    /// The payload of `story.changed` without its id.
    StoryFields {
        /// The question it answers.
        prompt: String,
        /// What the matter was.
        situation: String,
        /// What the learner did.
        action: String,
        /// What came of it.
        result: String,
        /// The project it is about.
        project: String,
    } lists {}
}

/// A day of rest, stored as `mon` … `sun`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RestDay(pub Weekday);

impl Serialize for RestDay {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&crate::domain::time::weekday_name(self.0).to_lowercase())
    }
}

impl<'de> Deserialize<'de> for RestDay {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let parsed = crate::domain::time::parse_weekday(&text);
        parsed.map(Self).ok_or_else(|| serde::de::Error::custom(format!("\"{text}\" is no day of the week")))
    }
}

/// The payload of `project.measured`. Values are the digits typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measured {
    /// What was measured.
    pub name: String,
    /// The figure.
    pub value: String,
    /// Its unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// What it is compared with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<String>,
    /// Which direction is better.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub better: Option<Better>,
    /// On which part of the data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub split: Option<String>,
    /// A word on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// The payload of `project.audited`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditResult {
    /// The commit that was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commit: Option<String>,
    /// Rules passed.
    pub passed: Vec<String>,
    /// Rules failed.
    pub failed: Vec<String>,
    /// Rules that could not be checked.
    #[serde(default)]
    pub unchecked: Vec<String>,
    /// Packages really imported; none when no Python was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imports: Option<Vec<String>>,
}
