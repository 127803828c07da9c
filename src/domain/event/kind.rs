//! The types of events, as they stand in the journal.

use super::{Body, MilestoneAct, ProjectAct};

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
            Self::Unknown(kind, _) | Self::Unreadable(kind, ..) => kind,
        }
    }
}
