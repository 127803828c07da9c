//! From what an act wants to say to finished events: ids, the envelope, and the names of new things.

use std::collections::HashSet;
use std::sync::Arc;

use chrono::SubsecRound;

use super::event::{Body, Event, ProjectAct};
use super::event_id::EventId;
use super::id::{CertificateId, ItemId, PostingId, ProjectId, StoryId};
use super::time::{Day, Moment};

/// One action of the learner's, ready to be stamped: its events without identity, and what to say when they are saved.
///
/// A new project, certificate, posting or story carries only the slug of its first title as its id, and a new item of a
/// list an empty one: the rest comes from the event's id. Later events of a draft name a new project by that slug.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The day it belongs to.
    pub day: Day,
    /// What happened, at least one.
    pub bodies: Vec<Body>,
    /// What to tell the learner once it is saved.
    pub said: Vec<String>,
}

impl Draft {
    /// An action of one event.
    #[must_use]
    pub fn new(day: Day, body: Body, said: impl Into<String>) -> Self {
        Self { day, bodies: vec![body], said: vec![said.into()] }
    }
}

/// What the stamping takes from outside.
#[derive(Clone, Debug)]
pub struct Ink {
    /// The writer's clock.
    pub at: Moment,
    /// The machine's name.
    pub by: Arc<str>,
    /// Fresh random bytes, a set for each event.
    pub random: Vec<[u8; 10]>,
}

/// Remembers the greatest id and the names in use, so that what is new is later and called otherwise.
#[derive(Clone, Debug, Default)]
pub struct Stamper {
    greatest: Option<EventId>,
    taken: HashSet<Box<str>>,
}

impl Stamper {
    /// Takes note of an event that exists.
    pub fn see(&mut self, event: &Event) {
        if event.id.milliseconds().is_some() && self.greatest.as_ref().is_none_or(|greatest| *greatest < event.id) {
            self.greatest = Some(event.id.clone());
        }
        let name = match &event.body {
            Body::Project(id, ProjectAct::Created(_)) => id.as_str(),
            Body::CertificateAdded(id, _) => id.as_str(),
            Body::PostingSaved(id, ..) => id.as_str(),
            Body::Story(id, _) => id.as_str(),
            _ => return,
        };
        self.taken.insert(name.into());
    }

    /// Turns a draft into events. `ink.random` holds at least as many sets of bytes as the draft has events.
    pub fn stamp(&mut self, draft: &Draft, ink: &Ink) -> Vec<Event> {
        let now = u64::try_from(ink.at.timestamp_millis()).unwrap_or(0);
        let mut events: Vec<Event> = Vec::with_capacity(draft.bodies.len());
        let mut created: Option<(ProjectId, ProjectId)> = None;
        for (body, random) in draft.bodies.iter().zip(&ink.random) {
            let id = EventId::after(self.greatest.as_ref(), now, *random);
            let mut body = body.clone();
            if let (Body::Project(project, _), Some((slug, name))) = (&mut body, &created)
                && project == slug
            {
                *project = name.clone();
            }
            let slug =
                if let Body::Project(project, ProjectAct::Created(_)) = &body { Some(project.clone()) } else { None };
            self.name_new(&mut body, &id);
            if let (Body::Project(name, _), Some(slug)) = (&body, slug) {
                created = Some((slug, name.clone()));
            }
            let event = Event {
                act: events.first().map(|first| first.id.clone()),
                // The id holds the milliseconds; people read the seconds.
                at: Some(ink.at.trunc_subsecs(0)),
                day: draft.day,
                by: ink.by.clone(),
                body,
                id,
            };
            self.see(&event);
            events.push(event);
        }
        events
    }

    /// Completes the names of what an event creates. An id that is in use already is a change to that thing, not a new one.
    fn name_new(&self, body: &mut Body, id: &EventId) {
        match body {
            Body::Project(project, ProjectAct::Created(_)) => *project = ProjectId::from(self.fresh(project, id)),
            Body::Project(_, ProjectAct::Changed(change)) => {
                for list in [&mut change.items.add, &mut change.bullets.add] {
                    for (nth, item) in list.iter_mut().filter(|item| item.id.is_empty()).enumerate() {
                        let number = if nth == 0 { String::new() } else { format!("-{}", nth + 1) };
                        item.id = ItemId::from(format!("x{}{number}", id.tail(4)));
                    }
                }
            }
            Body::CertificateAdded(certificate, _) if !self.taken.contains(certificate.as_str()) => {
                *certificate = CertificateId::from(self.fresh(certificate, id));
            }
            Body::PostingSaved(posting, ..) => *posting = PostingId::from(self.fresh(posting, id)),
            Body::Story(story, _) if !self.taken.contains(story.as_str()) => {
                *story = StoryId::from(self.fresh(story, id));
            }
            _ => {}
        }
    }

    /// The slug with the last four hex digits of the event's id, more of them while that is taken.
    fn fresh(&self, slug: &str, id: &EventId) -> String {
        let named = |digits: usize| format!("{slug}-{}", id.tail(digits));
        (4..32).map(named).find(|name| !self.taken.contains(name.as_str())).unwrap_or_else(|| named(32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::MilestoneAct;
    use chrono::DateTime;

    fn ink() -> Ink {
        Ink {
            at: DateTime::parse_from_rfc3339("2026-11-20T09:30:00+01:00").unwrap(),
            by: "laptop".into(),
            random: vec![[0xab; 10]; 3],
        }
    }

    fn day() -> Day {
        Day::parse("2026-11-20").unwrap()
    }

    #[test]
    fn the_events_of_an_action_name_its_first() {
        let body = Body::Milestone("pytorch/autograd".into(), MilestoneAct::Started);
        let draft = Draft { day: day(), bodies: vec![body.clone(), body.clone(), body], said: vec![] };
        let events = Stamper::default().stamp(&draft, &ink());
        assert_eq!(events[0].act, None);
        assert!(events[1..].iter().all(|event| event.act.as_ref() == Some(&events[0].id)));
        assert!(events.is_sorted_by(|a, b| a.id < b.id));
    }

    #[test]
    fn a_name_that_is_taken_gets_more_digits() {
        let created = Body::Project("leaf-doctor".into(), ProjectAct::Created(Box::default()));
        let draft = Draft { day: day(), bodies: vec![created], said: vec![] };
        let mut stamper = Stamper::default();
        let names: Vec<String> = (0..2)
            .map(|_| match &stamper.stamp(&draft, &ink())[0].body {
                Body::Project(id, _) => id.to_string(),
                other => unreachable!("{other:?}"),
            })
            .collect();
        assert_eq!(names, ["leaf-doctor-abab", "leaf-doctor-babab"]);
    }
}
