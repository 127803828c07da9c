//! What was done on which day.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::event::{Body, Event, MilestoneAct, Patch, ProjectAct, StoredStatus, When};
use crate::domain::event_id::EventId;
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
    /// The newest action of each machine that was counted. A machine writes one action after the other, so that what belongs
    /// to an older one cannot follow.
    counted: Vec<(Arc<str>, EventId)>,
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
        let acts = u32::from(learning && self.is_new_action(event));
        let day = self.days.entry(event.day).or_default();
        day.minutes += Minutes(minutes);
        day.acts += acts;
    }

    fn is_new_action(&mut self, event: &Event) -> bool {
        match self.counted.iter_mut().find(|(machine, _)| *machine == event.by) {
            Some((_, newest)) if newest == event.action() => false,
            Some((_, newest)) => {
                newest.clone_from(event.action());
                true
            }
            None => {
                self.counted.push((event.by.clone(), event.action().clone()));
                true
            }
        }
    }

    /// Days with anything on them, up to `today`: what lies after it counts when it comes.
    pub fn until(&self, today: Day) -> impl DoubleEndedIterator<Item = (Day, DayActivity)> + '_ {
        self.days.range(..=today).map(|(day, activity)| (*day, *activity))
    }

    /// The day of the first act of learning, up to `today`.
    #[must_use]
    pub fn first_act(&self, today: Day) -> Option<Day> {
        self.until(today).find(|(_, activity)| activity.acts > 0).map(|(day, _)| day)
    }

    /// The day of the last act of learning, up to `today`.
    #[must_use]
    pub fn last_act(&self, today: Day) -> Option<Day> {
        self.until(today).rev().find(|(_, activity)| activity.acts > 0).map(|(day, _)| day)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::{Body, Grade, ProjectChange, TimeOn};
    use crate::domain::testing::{completed, day, event, milestone, project};

    fn note() -> Body {
        milestone("x", MilestoneAct::Noted("note".into()))
    }

    fn skip() -> Body {
        milestone("x", MilestoneAct::Skipped(None))
    }

    fn minutes(minutes: u32) -> Body {
        Body::Time { minutes, on: TimeOn::Anything, text: None }
    }

    /// Acts and minutes on 20 November 2026.
    fn activity(events: &[Event]) -> (u32, u32) {
        let mut activity = Activity::default();
        events.iter().for_each(|event| activity.apply(event));
        let on = activity.on(day("2026-11-20"));
        (on.acts, on.minutes.0)
    }

    #[test]
    fn an_action_counts_once() {
        let review = [event(1, Body::Card("a/x#q".into(), Grade::Good)), event(2, minutes(10)).of_action(1)];
        assert_eq!(activity(&review), (1, 10));
        let skipped_with_a_note = [event(1, note()), event(2, skip()), event(3, note()).of_action(2)];
        assert_eq!(activity(&skipped_with_a_note), (2, 0), "whichever of its events is the learning");
        let two_machines = [
            event(1, note()),
            event(2, note()).by("desktop"),
            event(3, minutes(5)).of_action(1),
            event(4, minutes(6)).by("desktop").of_action(2),
        ];
        assert_eq!(activity(&two_machines), (2, 11), "also where machines wrote at the same time");
    }

    #[test]
    fn only_learning_is_activity() {
        let before = MilestoneAct::Completed { evidence: vec![], when: When::Before };
        let shipped = ProjectChange { status: Patch::Set(StoredStatus::Shipped), ..ProjectChange::default() };
        let building = ProjectChange { status: Patch::Set(StoredStatus::Building), ..ProjectChange::default() };
        let cases = [
            (milestone("x", completed(&[])), (1, 0)),
            (milestone("x", before), (0, 0)),
            (milestone("x", MilestoneAct::Started), (1, 0)),
            (milestone("x", MilestoneAct::Ticked("one".into())), (1, 0)),
            (milestone("x", MilestoneAct::Unticked("one".into())), (0, 0)),
            (milestone("x", MilestoneAct::Drilled(25, Grade::Good)), (1, 25)),
            (milestone("x", MilestoneAct::Stuck), (0, 0)),
            (milestone("x", MilestoneAct::Reset), (0, 0)),
            (skip(), (0, 0)),
            (note(), (1, 0)),
            (minutes(0), (1, 0)),
            (minutes(30), (1, 30)),
            (Body::Card("a/x#q".into(), Grade::Again), (1, 0)),
            (project(ProjectAct::Created(Box::default())), (0, 0)),
            (project(ProjectAct::Ticked("one".into())), (1, 0)),
            (project(ProjectAct::Measured(Box::default())), (1, 0)),
            (project(ProjectAct::Audited(Box::default())), (1, 0)),
            (project(ProjectAct::Noted("note".into())), (1, 0)),
            (project(ProjectAct::Changed(Box::new(shipped))), (1, 0)),
            (project(ProjectAct::Changed(Box::new(building))), (0, 0)),
            (project(ProjectAct::Removed), (0, 0)),
            (Body::Goal(Box::default()), (0, 0)),
            (Body::Export("markdown".into(), None), (0, 0)),
        ];
        for (body, expected) in cases {
            assert_eq!(activity(&[event(1, body.clone())]), expected, "{body:?}");
        }
    }
}
