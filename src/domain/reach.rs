//! What goes when an act is taken back, in words, to be told before it is done: the act with its day and its machine, all
//! of its events, and what a project hides that vanishes with it.

use std::collections::HashSet;

use super::event::{Body, Event, ProjectAct, TimeOn};
use super::event_id::EventId;
use super::history::Teller;
use super::id::ProjectId;
use super::text::{count, list_words};
use super::time::Day;

/// What goes when an act is taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The act in words, with its day when it was not today and its machine when it was another one.
    pub act: String,
    /// Each of its events in words, when the act has more than its words tell.
    events: Vec<String>,
    /// What was done later on each project that it hides.
    hidden: Vec<String>,
}

impl Reach {
    /// Sentences on what goes with the act, with the words of so many events at most.
    #[must_use]
    pub fn with_it(&self, most: usize) -> Vec<String> {
        let more = self.events.len().saturating_sub(most);
        let mut told: Vec<String> = self.events.iter().take(most).cloned().collect();
        if more > 0 {
            told.push(format!("{more} more"));
        }
        let all = (!told.is_empty()).then(|| format!("All of it: {}.", told.join(", ")));
        all.into_iter().chain(self.hidden.iter().cloned()).collect()
    }
}

impl Teller<'_> {
    /// What goes when this act is taken back, told on a day at a machine.
    #[must_use]
    pub fn reach(&self, act: &EventId, today: Day, machine: &str) -> Reach {
        let events: Vec<&Event> = self.log.action(act).collect();
        let first = events.first();
        let day = first.map(|event| event.written_on()).filter(|day| *day != today);
        let elsewhere = first.filter(|event| &*event.by != machine);
        let place: Vec<String> = day
            .map(|day| day.told_on(today))
            .into_iter()
            .chain(elsewhere.map(|event| format!("on {}", event.by)))
            .collect();
        let place = if place.is_empty() { String::new() } else { format!(" ({})", place.join(", ")) };
        let told_whole = events.len() < 3;
        Reach {
            act: format!("{}{place}", self.action(act)),
            events: if told_whole { Vec::new() } else { events.iter().map(|event| self.event(event)).collect() },
            hidden: events.iter().filter_map(|event| self.hidden(event, act)).collect(),
        }
    }

    /// What was done on the project that goes with the event that made it.
    fn hidden(&self, event: &Event, act: &EventId) -> Option<String> {
        let Body::Project(id, ProjectAct::Created(_)) = &event.body else { return None };
        let project = self.progress.project(id)?;
        let others = self.log.events().iter().filter(|other| other.action() != act && self.log.in_force(other));
        let mut later = HashSet::new();
        for other in others.filter(|other| is_on(&other.body, id)) {
            if matches!(other.body, Body::Project(_, ProjectAct::Created(_))) {
                return None;
            }
            later.insert(other.action());
        }
        if later.is_empty() {
            return None;
        }
        let held = project.held();
        let held = if held.is_empty() { String::new() } else { format!(" ({})", list_words(&held)) };
        let acts = count(later.len(), "later act");
        Some(format!("Hidden with it until it is put back: {acts} on {}{held}.", project.title))
    }
}

fn is_on(body: &Body, project: &ProjectId) -> bool {
    matches!(body, Body::Project(id, _) | Body::Time { on: TimeOn::Project(id), .. } if id == project)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::{Creation, Measured, MilestoneAct};
    use crate::domain::log::Log;
    use crate::domain::progress::Progress;
    use crate::domain::testing::{catalog, completed, day, event, id, known, milestone, project, revert};

    /// What goes with the nth event's act, told on the laptop on 20 November.
    fn reach(events: Vec<Event>, n: u64) -> (String, Vec<String>) {
        let catalog = catalog(["x", "y", "z"].map(known).into());
        let log = Log::new(events);
        let progress = Progress::fold(&catalog, &log);
        let teller = Teller { catalog: &catalog, progress: &progress, log: &log };
        let reach = teller.reach(&id(n), day("2026-11-20"), "laptop");
        (reach.act.clone(), reach.with_it(2))
    }

    fn told(act: &str, with_it: &[&str]) -> (String, Vec<String>) {
        (act.into(), with_it.iter().map(|sentence| (*sentence).into()).collect())
    }

    #[test]
    fn an_act_is_told_with_its_day_and_machine_when_they_are_others() {
        let done = || event(1, milestone("x", completed(&[])));
        assert_eq!(reach(vec![done()], 1), told("completed x", &[]));
        assert_eq!(reach(vec![done().by("desktop")], 1), told("completed x (on desktop)", &[]));
        let older = done().on("2026-11-18").by("desktop");
        assert_eq!(reach(vec![older], 1), told("completed x (Wed 18 Nov 2026, 2 days ago, on desktop)", &[]));
    }

    #[test]
    fn an_act_of_many_events_is_told_in_full() {
        let done = |n: u64, name: &str| event(n, milestone(name, completed(&[])));
        let noted = event(2, milestone("x", MilestoneAct::Noted("a".into()))).of_action(1);
        assert_eq!(
            reach(vec![done(1, "x"), noted], 1),
            told("completed x, noted on x: a", &[]),
            "two are told already"
        );
        let three = vec![done(1, "x"), done(2, "y").of_action(1), done(3, "z").of_action(1)];
        let all = "All of it: completed x, completed y, 1 more.";
        assert_eq!(reach(three, 1), told("completed x and 2 more", &[all]));
    }

    #[test]
    fn a_project_that_vanishes_takes_what_was_done_on_it_out_of_sight() {
        let created =
            || project(ProjectAct::Created(Box::new(Creation { title: "Leaf".into(), ..Creation::default() })));
        let noted = |n: u64| event(n, project(ProjectAct::Noted("n".into())));
        let measured = Box::new(Measured { name: "F1".into(), value: "0.9".into(), ..Measured::default() });
        let time = Body::Time { minutes: 30, on: TimeOn::Project("leaf".into()), text: None };
        let made = vec![event(1, created())];
        let act = "created the project Leaf";
        assert_eq!(reach(made.clone(), 1), told(act, &[]), "nothing was done on it");
        let worked = [
            made.clone(),
            vec![noted(2), event(3, project(ProjectAct::Measured(measured))).of_action(2), event(4, time)],
            vec![noted(5), event(6, revert(5))],
        ]
        .concat();
        let hidden = "Hidden with it until it is put back: 2 later acts on Leaf (1 result and 1 note).";
        assert_eq!(reach(worked.clone(), 1), told(act, &[hidden]), "what is taken back is not counted");
        let twice = [worked.clone(), vec![event(7, created())]].concat();
        assert_eq!(reach(twice, 1), told(act, &[]), "another event still makes it");
        let removed = [worked, vec![event(7, project(ProjectAct::Removed))]].concat();
        assert_eq!(reach(removed, 1), told(act, &[]), "it is out of sight already");
    }
}
