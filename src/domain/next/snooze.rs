//! Steps that are put off: until their day they are no next step, unless nothing else is left.

use std::collections::BTreeMap;

use crate::domain::catalog::Catalog;
use crate::domain::claims::proof_gap;
use crate::domain::progress::{Progress, State, Status};
use crate::domain::text::{count, list_words};
use crate::domain::time::Day;

/// The most steps that are named by their ids.
const NAMED: usize = 3;

/// The ids of the steps that sleep on a day, each with the day on which it wakes. What was put off under an earlier name
/// sleeps under its present one; what is finished or gone does not sleep.
#[must_use]
pub fn sleeping<'a>(catalog: &'a Catalog, progress: &'a Progress, today: Day) -> BTreeMap<&'a str, Day> {
    let snoozed = &progress.learner.snoozed;
    let mut sleeping = BTreeMap::new();
    for (name, &until) in snoozed.iter().filter(|(_, until)| **until > today) {
        for id in present(catalog, progress, name) {
            // What was said under the present name counts alone: that may have been to wake it.
            if id == &**name || !snoozed.contains_key(id) {
                sleeping.insert(id, until);
            }
        }
    }
    sleeping
}

/// The open milestones, briefs and projects that have, or once had, this id.
fn present<'a>(catalog: &'a Catalog, progress: &'a Progress, name: &str) -> Vec<&'a str> {
    let known = catalog.targets(name).filter(|&ix| ix < catalog.milestones.len());
    let milestones = known.filter(|&ix| !progress.satisfied(ix)).map(|ix| catalog.milestone(ix).id.as_str());
    let brief = catalog
        .brief(name)
        .filter(|brief| matches!(progress.brief_state(catalog, brief), State::Todo | State::Blocked));
    let project = progress.project(name).filter(|project| match project.status() {
        Status::Idea | Status::Building => true,
        Status::Shipped => proof_gap(project).is_some(),
        Status::Archived => false,
    });
    let briefs = brief.map(|brief| brief.id.as_str());
    milestones.chain(briefs).chain(project.map(|project| project.id.as_str())).collect()
}

/// That something is put off, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snoozed {
    /// `1 snoozed until Fri 27 Nov`, where there is little room.
    pub short: String,
    /// The same as a sentence, with how it is woken.
    pub words: String,
}

/// What is said of these; nothing of none.
pub(super) fn told(sleeping: &BTreeMap<&str, Day>, today: Day) -> Option<Snoozed> {
    let first = sleeping.values().min()?.near(today);
    let steps = sleeping.len();
    let short = format!("{steps} snoozed until {first}");
    if let (1, Some(id)) = (steps, sleeping.keys().next()) {
        let words = format!("1 step is snoozed until {first}: gradus snooze {id} 0 wakes it.");
        return Some(Snoozed { short, words });
    }
    let mut ids: Vec<String> = sleeping.keys().take(NAMED).map(ToString::to_string).collect();
    if let Some(more @ 1..) = steps.checked_sub(NAMED) {
        ids.push(format!("{more} more"));
    }
    let (steps, ids) = (count(steps, "step"), list_words(&ids));
    let words = format!("{steps} are snoozed, the first until {first}: gradus snooze ID 0 wakes one ({ids}).");
    Some(Snoozed { short, words })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::Milestone;
    use crate::domain::event::{Body, Event};
    use crate::domain::log::Log;
    use crate::domain::next::next;
    use crate::domain::testing::{catalog, completed, day, event, known, milestone};

    const TODAY: &str = "2026-11-20";

    fn three() -> Catalog {
        let renamed = Milestone { was: vec!["a/old".into()], ..known("z") };
        catalog(vec![known("x"), known("y"), renamed])
    }

    fn snoozed(n: u64, name: &str, until: &str) -> Event {
        event(n, Body::Snoozed(format!("a/{name}").into(), day(until)))
    }

    /// The ids of the next steps, and what is said of those that sleep.
    fn told(events: Vec<Event>, today: &str) -> (String, String) {
        let catalog = three();
        let progress = Progress::fold(&catalog, &Log::new(events));
        let next = next(&catalog, &progress, None, day(today), 9);
        let ids: Vec<&str> = next.steps.iter().map(|step| step.id.as_str()).collect();
        (ids.join(" "), next.snoozed.map_or_else(String::new, |snoozed| snoozed.words))
    }

    fn of(steps: &str, words: &str) -> (String, String) {
        (steps.to_owned(), words.to_owned())
    }

    #[test]
    fn what_is_put_off_comes_back_on_its_day() {
        let events = vec![snoozed(1, "x", "2026-11-27")];
        let words = "1 step is snoozed until Fri 27 Nov: gradus snooze a/x 0 wakes it.";
        assert_eq!(told(events.clone(), TODAY), of("a/y a/z", words));
        assert_eq!(told(events.clone(), "2026-11-26"), of("a/y a/z", words));
        assert_eq!(told(events, "2026-11-27"), of("a/x a/y a/z", ""));
    }

    #[test]
    fn the_newest_word_counts_and_what_is_done_does_not_sleep() {
        let woken = vec![snoozed(1, "x", "2026-12-24"), snoozed(2, "x", TODAY)];
        assert_eq!(told(woken, TODAY), of("a/x a/y a/z", ""));
        let done = vec![snoozed(1, "x", "2026-12-24"), event(2, milestone("x", completed(&[])))];
        assert_eq!(told(done, TODAY), of("a/y a/z", ""));
        assert_eq!(told(vec![snoozed(1, "nothing", "2026-12-24")], TODAY), of("a/x a/y a/z", ""));
    }

    #[test]
    fn an_earlier_name_sleeps_until_the_present_one_is_woken() {
        let old = snoozed(1, "old", "2027-01-08");
        let words = "1 step is snoozed until Fri 8 Jan 2027: gradus snooze a/z 0 wakes it.";
        assert_eq!(told(vec![old.clone()], TODAY), of("a/x a/y", words));
        assert_eq!(told(vec![old, snoozed(2, "z", TODAY)], TODAY), of("a/x a/y a/z", ""));
    }

    #[test]
    fn when_nothing_else_is_left_it_is_shown_all_the_same() {
        let events = [("x", "2026-11-27"), ("y", "2026-11-24"), ("z", "2026-12-24")].into_iter().zip(1..);
        let all: Vec<Event> = events.map(|((name, until), n)| snoozed(n, name, until)).collect();
        let words = "3 steps are snoozed, the first until Tue 24 Nov: gradus snooze ID 0 wakes one (a/x, a/y and a/z).";
        assert_eq!(told(all.clone(), TODAY), of("a/x a/y a/z", words));
        assert_eq!(told(all, "2026-11-24").0, "a/y");
    }
}
