//! What was done on which day.

use std::collections::BTreeMap;

use crate::domain::event::{Body, Event, MilestoneAct, Patch, ProjectAct, StoredStatus, When};
use crate::domain::time::{Day, Minutes};

/// What was done on one day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayActivity {
    /// Acts of learning (RULES "Days").
    pub acts: u32,
    /// Minutes logged.
    pub minutes: Minutes,
}

/// What was done, by logical day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Activity {
    days: BTreeMap<Day, DayActivity>,
}

impl Activity {
    /// Takes one event in force. The events of one action count as one act.
    pub(super) fn apply(&mut self, event: &Event) {
        let minutes = match &event.body {
            Body::Time { minutes, .. } | Body::Milestone(_, MilestoneAct::Drilled(minutes, _)) => *minutes,
            _ => 0,
        };
        let learning = is_learning(&event.body);
        if !learning && minutes == 0 {
            return;
        }
        let day = self.days.entry(event.day).or_default();
        day.minutes += Minutes(minutes);
        day.acts += u32::from(learning && event.act.is_none());
        if learning && event.act.is_some() {
            day.acts = day.acts.max(1);
        }
    }

    /// Days with anything on them, up to `today`: what lies after it counts when it comes.
    pub fn until(&self, today: Day) -> impl DoubleEndedIterator<Item = (Day, DayActivity)> + '_ {
        self.days.range(..=today).map(|(day, activity)| (*day, *activity))
    }

    /// What was done on a day.
    #[must_use]
    pub fn on(&self, day: Day) -> DayActivity {
        self.days.get(&day).copied().unwrap_or_default()
    }

    /// Whether the day has an act of learning.
    #[must_use]
    pub fn active(&self, day: Day) -> bool {
        self.on(day).acts > 0
    }
}

/// Whether an event is an act of learning: goals, profile, skips, resets and reverts are not.
#[must_use]
pub fn is_learning(body: &Body) -> bool {
    match body {
        Body::Milestone(_, act) => match act {
            MilestoneAct::Completed { when, .. } => *when == When::WithGradus,
            MilestoneAct::Started | MilestoneAct::Noted(_) | MilestoneAct::Ticked(_) | MilestoneAct::Drilled(..) => {
                true
            }
            MilestoneAct::Reset | MilestoneAct::Unticked(_) | MilestoneAct::Skipped(_) | MilestoneAct::Stuck => false,
        },
        Body::Project(_, act) => match act {
            ProjectAct::Ticked(_) | ProjectAct::Measured(_) | ProjectAct::Noted(_) | ProjectAct::Audited(_) => true,
            ProjectAct::Changed(change) => change.status == Patch::Set(StoredStatus::Shipped),
            ProjectAct::Created(_) | ProjectAct::Unticked(_) | ProjectAct::Removed => false,
        },
        Body::Time { .. } | Body::Card(..) => true,
        _ => false,
    }
}
