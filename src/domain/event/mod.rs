//! Events: what one line of the journal says. JOURNAL.md has the table; every type of it is a variant here.

mod grade;
mod kind;
mod patch;
mod payload;

use std::sync::Arc;

use chrono::Timelike;
use serde::{Deserialize, Serialize};

pub use grade::Grade;
pub use patch::{ListChange, Patch};
pub use payload::{
    AuditResult, CertificateFields, Creation, GoalChange, Link, Measured, ProfileChange, ProjectChange, RestDay,
    StoredStatus, StoryFields,
};

use super::event_id::EventId;
use super::id::{CardId, CertificateId, ItemId, MilestoneId, PostingId, ProjectId, StoryId};
use super::time::{Day, Moment};

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

    /// The day on which it was written: the logical day of a night that goes on, else the day of the clock. It may count on
    /// another day.
    #[must_use]
    pub fn written_on(&self) -> Day {
        let Some(at) = self.at else { return self.day };
        let clock = Day::new(at.date_naive());
        let is_late_night = clock.since(self.day) == 1 && at.hour() < 12;
        if is_late_night { self.day } else { clock }
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
    Card(CardId, Grade),
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
    /// A type of a newer version: kept and ignored. Type, and its fields as they stand in the journal: `,"mood":[1]`.
    Unknown(Box<str>, Box<str>),
    /// A known type whose payload could not be read: kept, reported and ignored. Type, reason, fields as above.
    Unreadable(Box<str>, Box<str>, Box<str>),
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
    /// `drill.done`: minutes, and how it went.
    Drilled(u32, Grade),
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
