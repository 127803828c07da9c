//! Events: what one line of the journal says. JOURNAL.md has the table; every type of it is a variant here.

use std::sync::Arc;

use chrono::Weekday;
use serde::{Deserialize, Serialize};

use super::catalog::{Better, Dataset, Item};
use super::event_id::EventId;
use super::id::{CardId, CertificateId, ItemId, MilestoneId, PostingId, ProjectId, StoryId};
use super::time::{Day, Moment};
use super::words;

/// One event.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Its identity and its place in the order.
    pub id: EventId,
    /// The writer's clock; none when the line's could not be read.
    pub at: Option<Moment>,
    /// The learner's logical day.
    pub day: Day,
    /// The machine that wrote it.
    pub by: Arc<str>,
    /// The first event of its action; none when it is that, or alone.
    pub act: Option<EventId>,
    /// What happened.
    pub body: Body,
}

impl Event {
    /// The action it belongs to.
    #[must_use]
    pub fn action(&self) -> &EventId {
        self.act.as_ref().unwrap_or(&self.id)
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Something about a milestone.
    Milestone(MilestoneId, MilestoneAct),
    /// Something about a project.
    Project(ProjectId, ProjectAct),
    /// `time.logged`.
    Time {
        /// How long.
        minutes: u32,
        /// On what.
        on: TimeOn,
        /// A word on it.
        text: Option<Box<str>>,
    },
    /// `certificate.added`: a new one, or fields of an existing one.
    CertificateAdded(CertificateId, Box<CertificateFields>),
    /// `certificate.removed`.
    CertificateRemoved(CertificateId),
    /// `profile.changed`.
    Profile(Box<ProfileChange>),
    /// `goal.changed`.
    Goal(Box<GoalChange>),
    /// `card.reviewed`.
    Card(CardId, u8),
    /// `step.snoozed`.
    Snoozed(Box<str>, Day),
    /// `posting.saved`.
    PostingSaved(PostingId, Box<str>, Vec<Box<str>>),
    /// `posting.removed`.
    PostingRemoved(PostingId),
    /// `story.changed`.
    Story(StoryId, Box<StoryFields>),
    /// `export.written`: format, file name.
    Export(Box<str>, Option<Box<str>>),
    /// `event.reverted`.
    Reverted(EventId),
    /// A type of a newer version: kept and ignored.
    Unknown(Box<str>),
    /// A known type whose payload could not be read: kept, reported and ignored. Type, reason.
    Unreadable(Box<str>, Box<str>),
}

impl Body {
    /// The event's type, as it stands in the journal.
    #[must_use]
    pub fn kind(&self) -> &str {
        match self {
            Self::Milestone(_, act) => match act {
                MilestoneAct::Started => "milestone.started",
                MilestoneAct::Reset => "milestone.reset",
                MilestoneAct::Completed { .. } => "milestone.completed",
                MilestoneAct::Ticked(_) => "milestone.ticked",
                MilestoneAct::Unticked(_) => "milestone.unticked",
                MilestoneAct::Skipped(_) => "milestone.skipped",
                MilestoneAct::Noted(_) => "milestone.noted",
                MilestoneAct::Stuck => "milestone.stuck",
                MilestoneAct::Drilled(..) => "drill.done",
            },
            Self::Project(_, act) => match act {
                ProjectAct::Created(_) => "project.created",
                ProjectAct::Changed(_) => "project.changed",
                ProjectAct::Ticked(_) => "project.ticked",
                ProjectAct::Unticked(_) => "project.unticked",
                ProjectAct::Measured(_) => "project.measured",
                ProjectAct::Noted(_) => "project.noted",
                ProjectAct::Audited(_) => "project.audited",
                ProjectAct::Removed => "project.removed",
            },
            Self::Time { .. } => "time.logged",
            Self::CertificateAdded(..) => "certificate.added",
            Self::CertificateRemoved(_) => "certificate.removed",
            Self::Profile(_) => "profile.changed",
            Self::Goal(_) => "goal.changed",
            Self::Card(..) => "card.reviewed",
            Self::Snoozed(..) => "step.snoozed",
            Self::PostingSaved(..) => "posting.saved",
            Self::PostingRemoved(_) => "posting.removed",
            Self::Story(..) => "story.changed",
            Self::Export(..) => "export.written",
            Self::Reverted(_) => "event.reverted",
            Self::Unknown(kind) | Self::Unreadable(kind, _) => kind,
        }
    }
}

/// What happened to a milestone.
#[derive(Clone, Debug, PartialEq)]
pub enum MilestoneAct {
    /// `milestone.started`.
    Started,
    /// `milestone.reset`.
    Reset,
    /// `milestone.completed`.
    Completed {
        /// What backs it.
        evidence: Vec<Evidence>,
        /// Whether it was done before gradus.
        when: When,
    },
    /// `milestone.ticked`.
    Ticked(ItemId),
    /// `milestone.unticked`.
    Unticked(ItemId),
    /// `milestone.skipped`, with a reason.
    Skipped(Option<Box<str>>),
    /// `milestone.noted`.
    Noted(Box<str>),
    /// `milestone.stuck`.
    Stuck,
    /// `drill.done`: minutes, grade from 1 to 4.
    Drilled(u32, u8),
}

/// Whether something was done while gradus was in use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum When {
    /// With gradus: it counts as activity.
    #[default]
    WithGradus,
    /// Before: it counts as learned, and for nothing that measures pace.
    Before,
}

/// What backs a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Evidence {
    /// An address.
    Link(Box<str>),
    /// A commit.
    Commit(Box<str>),
    /// A file.
    File(Box<str>),
    /// Words.
    Text(Box<str>),
}

/// What time was spent on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimeOn {
    /// Nothing in particular.
    Anything,
    /// A milestone.
    Milestone(MilestoneId),
    /// A project.
    Project(ProjectId),
}

/// What happened to a project.
#[derive(Clone, Debug, PartialEq)]
pub enum ProjectAct {
    /// `project.created`.
    Created(Box<Creation>),
    /// `project.changed`.
    Changed(Box<ProjectChange>),
    /// `project.ticked`.
    Ticked(ItemId),
    /// `project.unticked`.
    Unticked(ItemId),
    /// `project.measured`.
    Measured(Box<Measured>),
    /// `project.noted`.
    Noted(Box<str>),
    /// `project.audited`.
    Audited(Box<AuditResult>),
    /// `project.removed`.
    Removed,
}

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

/// A field in an event that changes fields: left as it is, cleared, or set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Patch<T> {
    /// Not mentioned.
    #[default]
    Keep,
    /// `null`.
    Clear,
    /// A value.
    Set(T),
}

impl<T> Patch<T> {
    /// Whether the field is not mentioned.
    #[must_use]
    pub fn is_keep(&self) -> bool {
        matches!(self, Self::Keep)
    }

    /// Carries the change out on the field.
    pub fn apply(&self, field: &mut Option<T>)
    where
        T: Clone,
    {
        match self {
            Self::Keep => {}
            Self::Clear => *field = None,
            Self::Set(value) => *field = Some(value.clone()),
        }
    }
}

impl<T> From<Option<T>> for Patch<T> {
    /// Sets what is given and keeps the rest.
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Keep, Self::Set)
    }
}

impl<T: Serialize> Serialize for Patch<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Set(value) => value.serialize(serializer),
            Self::Keep | Self::Clear => serializer.serialize_none(),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Patch<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::<T>::deserialize(deserializer)?.map_or(Self::Clear, Self::Set))
    }
}

/// A change to a list: lists are never replaced, so that two machines' additions both stand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, bound(deserialize = "T: Deserialize<'de>"))]
pub struct ListChange<T> {
    /// Added at the end; what is there already is replaced in place.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub add: Vec<T>,
    /// Removed, by what names an element.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remove: Vec<String>,
}

impl<T> Default for ListChange<T> {
    fn default() -> Self {
        Self { add: Vec::new(), remove: Vec::new() }
    }
}

impl<T> ListChange<T> {
    /// Whether nothing changes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.add.is_empty() && self.remove.is_empty()
    }

    /// Carries the change out, where `name` names an element: first the removals, then the additions.
    pub fn apply(&self, list: &mut Vec<T>, name: impl Fn(&T) -> &str)
    where
        T: Clone,
    {
        list.retain(|one| !self.remove.iter().any(|gone| gone == name(one)));
        for new in &self.add {
            match list.iter_mut().find(|one| name(one) == name(new)) {
                Some(old) => *old = new.clone(),
                None => list.push(new.clone()),
            }
        }
    }
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
        serializer.serialize_str(&super::time::weekday_name(self.0).to_lowercase())
    }
}

impl<'de> Deserialize<'de> for RestDay {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let parsed = super::time::parse_weekday(&text);
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
