//! What the journal says about one project of the learner's.

use std::collections::BTreeMap;

use crate::domain::catalog::{Better, Dataset, Item};
use crate::domain::event::{AuditResult, Event, Link, ListChange, Measured, ProjectAct, ProjectChange, StoredStatus};
use crate::domain::id::{ItemId, ProjectId};
use crate::domain::text::count;
use crate::domain::time::{Day, Minutes};
use crate::domain::words;

words! {
    /// The stage of a project.
    Status { Idea = "idea", Building = "building", Shipped = "shipped", Archived = "archived" }
}

/// A project: the fold of its events in force.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Project {
    /// Its id.
    pub id: ProjectId,
    /// Its title.
    pub title: String,
    /// The brief it was made from.
    pub brief: Option<String>,
    /// One line on it.
    pub summary: Option<String>,
    /// The learner's part in it.
    pub role: Option<String>,
    /// Address of the repository.
    pub repo: Option<String>,
    /// Address of the demo.
    pub demo: Option<String>,
    /// Where it lies on this disk.
    pub path: Option<String>,
    /// The data.
    pub dataset: Option<Dataset>,
    /// Skill ids, or `free:word`.
    pub skills: Vec<String>,
    /// Further links.
    pub links: Vec<Link>,
    /// Résumé lines in the learner's words.
    pub bullets: Vec<Item>,
    /// The checklist.
    pub items: Vec<Item>,
    /// Notes, oldest first.
    pub notes: Vec<(Day, Box<str>)>,
    /// Time logged.
    pub time: Minutes,
    /// The newest result for each name and split, in the order first measured.
    pub results: Vec<Measured>,
    /// Results that a newer one replaced, oldest first.
    pub earlier_results: Vec<(Day, Measured)>,
    /// The newest audit and its day.
    pub audit: Option<(Day, AuditResult)>,
    /// The newest day of any event.
    pub touched: Option<Day>,
    measured_on: Vec<Day>,
    created: bool,
    removed: bool,
    stored: Option<StoredStatus>,
    worked_on: bool,
    ticks: BTreeMap<ItemId, Option<Day>>,
    started: Option<Day>,
    shipped: Option<Day>,
    first_day: Option<Day>,
}

impl Project {
    /// A project of which only the id is known yet.
    #[must_use]
    pub fn new(id: ProjectId) -> Self {
        Self { id, ..Self::default() }
    }

    /// Takes one event in force; events come in the order of their ids.
    pub fn apply(&mut self, event: &Event, act: &ProjectAct) {
        self.see(event.day);
        match act {
            ProjectAct::Created(creation) => {
                self.created = true;
                self.title.clone_from(&creation.title);
                self.brief.clone_from(&creation.brief);
                let added = std::mem::replace(&mut self.items, creation.items.clone());
                ListChange { add: added, remove: Vec::new() }.apply(&mut self.items, |item| &item.id);
            }
            ProjectAct::Changed(change) => self.apply_change(change),
            ProjectAct::Ticked(item) => {
                self.worked_on = true;
                self.ticks.entry(item.clone()).or_default().get_or_insert(event.day);
            }
            ProjectAct::Unticked(item) => {
                self.ticks.insert(item.clone(), None);
            }
            ProjectAct::Measured(measured) => {
                self.worked_on = true;
                self.measure(event.day, measured);
            }
            ProjectAct::Noted(text) => {
                self.worked_on = true;
                self.notes.push((event.day, text.clone()));
            }
            ProjectAct::Audited(result) => {
                self.worked_on = true;
                self.audit = Some((event.day, (**result).clone()));
            }
            ProjectAct::Removed => self.removed = true,
        }
    }

    /// Takes time that was logged on it.
    pub fn log(&mut self, day: Day, minutes: u32) {
        self.see(day);
        self.worked_on = true;
        self.time += Minutes(minutes);
    }

    fn see(&mut self, day: Day) {
        self.first_day = Some(self.first_day.map_or(day, |first| first.min(day)));
        self.touched = Some(day);
    }

    /// Carries a change of fields out.
    pub fn apply_change(&mut self, change: &ProjectChange) {
        let mut title = None;
        change.title.apply(&mut title);
        if let Some(title) = title {
            self.title = title;
        }
        change.summary.apply(&mut self.summary);
        change.role.apply(&mut self.role);
        change.repo.apply(&mut self.repo);
        change.demo.apply(&mut self.demo);
        change.path.apply(&mut self.path);
        change.dataset.apply(&mut self.dataset);
        change.status.apply(&mut self.stored);
        change.started.apply(&mut self.started);
        change.shipped.apply(&mut self.shipped);
        change.skills.apply(&mut self.skills, String::as_str);
        change.links.apply(&mut self.links, |link| &link.label);
        change.bullets.apply(&mut self.bullets, |bullet| &bullet.id);
        change.items.apply(&mut self.items, |item| &item.id);
    }

    fn measure(&mut self, day: Day, new: &Measured) {
        let same = |old: &Measured| old.name == new.name && old.split == new.split;
        match self.results.iter().position(same) {
            Some(place) => {
                let old = std::mem::replace(&mut self.results[place], new.clone());
                let old_day = std::mem::replace(&mut self.measured_on[place], day);
                self.earlier_results.push((old_day, old));
            }
            None => {
                self.results.push(new.clone());
                self.measured_on.push(day);
            }
        }
    }

    /// Whether it is to be seen: created, and not removed.
    #[must_use]
    pub fn visible(&self) -> bool {
        self.created && !self.removed
    }

    /// Its stage: the newest one in force; with none, building once something was done on it.
    #[must_use]
    pub fn status(&self) -> Status {
        match self.stored {
            Some(StoredStatus::Shipped) => Status::Shipped,
            Some(StoredStatus::Archived) => Status::Archived,
            Some(StoredStatus::Building) => Status::Building,
            None if self.worked_on => Status::Building,
            None => Status::Idea,
        }
    }

    /// Whether an item of the checklist is ticked.
    #[must_use]
    pub fn ticked(&self, item: &str) -> bool {
        self.ticked_on(item).is_some()
    }

    /// The day on which an item was ticked, the first time since it was last open; none when it is not.
    #[must_use]
    pub fn ticked_on(&self, item: &str) -> Option<Day> {
        self.ticks.get(item).copied().flatten()
    }

    /// How many items of the checklist are ticked.
    #[must_use]
    pub fn ticked_count(&self) -> usize {
        self.items.iter().filter(|item| self.ticked(&item.id)).count()
    }

    /// The items that are open, in order.
    pub fn open_items(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| !self.ticked(&item.id))
    }

    /// What it holds, in words; nothing when nothing was recorded on it.
    #[must_use]
    pub fn held(&self) -> Vec<String> {
        let parts = [(self.ticked_count(), "ticked item"), (self.results.len(), "result"), (self.notes.len(), "note")];
        parts.into_iter().filter(|(number, _)| *number > 0).map(|(number, one)| count(number, one)).collect()
    }

    /// The day it began: the one given, else the first day of its events.
    #[must_use]
    pub fn start(&self) -> Option<Day> {
        self.started.or(self.first_day)
    }

    /// The day it was shipped, if it is.
    #[must_use]
    pub fn shipped(&self) -> Option<Day> {
        self.shipped.filter(|_| self.status() == Status::Shipped)
    }

    /// The day on which a result was measured.
    #[must_use]
    pub fn measured_on(&self, result: &Measured) -> Option<Day> {
        let place = self.results.iter().position(|one| one == result)?;
        self.measured_on.get(place).copied()
    }

    /// What was measured before a result replaced it, the newest first.
    pub fn earlier<'a>(&'a self, result: &'a Measured) -> impl Iterator<Item = &'a (Day, Measured)> {
        let same = |old: &&(Day, Measured)| old.1.name == result.name && old.1.split == result.split;
        self.earlier_results.iter().rev().filter(same)
    }

    /// Whether a result beats its baseline, in the direction that is better; `None` when that cannot be said.
    #[must_use]
    pub fn improved(result: &Measured) -> Option<bool> {
        let value: f64 = result.value.parse().ok()?;
        let baseline: f64 = result.baseline.as_ref()?.parse().ok()?;
        match result.better? {
            Better::Higher => Some(value > baseline),
            Better::Lower => Some(value < baseline),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::{Body, Creation, Patch};
    use crate::domain::testing::{day, event, project};

    fn created() -> ProjectAct {
        let items = vec![item("one", "A baseline"), item("two", "A demo")];
        ProjectAct::Created(Box::new(Creation { title: "Leaf".into(), brief: Some("a/leaf".into()), items }))
    }

    fn changed(change: ProjectChange) -> ProjectAct {
        ProjectAct::Changed(Box::new(change))
    }

    fn status(status: Patch<StoredStatus>) -> ProjectAct {
        changed(ProjectChange { status, ..ProjectChange::default() })
    }

    fn measured(value: &str, split: Option<&str>) -> ProjectAct {
        let split = split.map(Into::into);
        ProjectAct::Measured(Box::new(Measured {
            name: "F1".into(),
            value: value.into(),
            split,
            ..Measured::default()
        }))
    }

    fn item(id: &str, text: &str) -> Item {
        Item { id: id.into(), text: text.into() }
    }

    /// The project after these acts, one a day from 1 November on.
    fn after(acts: &[ProjectAct]) -> Project {
        let mut leaf = Project::new("leaf".into());
        for (n, act) in (1..).zip(acts) {
            let event = event(n, project(act.clone())).on(&format!("2026-11-{n:02}"));
            let Body::Project(_, act) = &event.body else { continue };
            leaf.apply(&event, act);
        }
        leaf
    }

    #[test]
    fn the_newest_status_counts_and_work_makes_a_building_site() {
        let building = || status(Patch::Set(StoredStatus::Building));
        let shipped = || status(Patch::Set(StoredStatus::Shipped));
        let archived = || status(Patch::Set(StoredStatus::Archived));
        let ticked = || ProjectAct::Ticked("one".into());
        let cases: [(Vec<ProjectAct>, Status); 13] = [
            (vec![created()], Status::Idea),
            (vec![created(), ProjectAct::Unticked("one".into())], Status::Idea),
            (vec![created(), changed(ProjectChange::default())], Status::Idea),
            (vec![created(), ticked()], Status::Building),
            (vec![created(), measured("1", None)], Status::Building),
            (vec![created(), ProjectAct::Noted("a".into())], Status::Building),
            (vec![created(), ProjectAct::Audited(Box::default())], Status::Building),
            (vec![created(), building()], Status::Building),
            (vec![created(), shipped(), ticked()], Status::Shipped),
            (vec![created(), shipped(), building()], Status::Building),
            (vec![created(), shipped(), archived()], Status::Archived),
            (vec![created(), shipped(), status(Patch::Clear)], Status::Idea),
            (vec![created(), shipped(), status(Patch::Clear), ticked()], Status::Building),
        ];
        for (acts, expected) in cases {
            assert_eq!(after(&acts).status(), expected, "{acts:?}");
        }
        let mut logged = after(&[created()]);
        logged.log(day("2026-11-20"), 30);
        assert_eq!((logged.status(), logged.time), (Status::Building, Minutes(30)));
    }

    #[test]
    fn the_start_is_what_was_said_else_the_first_day() {
        let said = |started| changed(ProjectChange { started, ..ProjectChange::default() });
        let day = |text: &str| Some(day(text));
        assert_eq!(Project::new("leaf".into()).start(), None);
        assert_eq!(after(&[created(), ProjectAct::Removed]).start(), day("2026-11-01"));
        assert_eq!(after(&[created(), said(Patch::Set(day("2026-10-03").unwrap()))]).start(), day("2026-10-03"));
        assert_eq!(
            after(&[said(Patch::Set(day("2026-10-03").unwrap())), said(Patch::Clear)]).start(),
            day("2026-11-01")
        );
        let mut backfilled = after(&[created()]);
        backfilled.log(day("2026-09-30").unwrap(), 30);
        assert_eq!(backfilled.start(), day("2026-09-30"));

        let shipped = Patch::Set(day("2026-11-20").unwrap());
        let ship = ProjectChange { status: Patch::Set(StoredStatus::Shipped), shipped, ..ProjectChange::default() };
        let shipped = after(&[created(), changed(ship.clone())]);
        assert_eq!(shipped.shipped(), day("2026-11-20"));
        let again = after(&[created(), changed(ship), status(Patch::Set(StoredStatus::Building))]);
        assert_eq!(again.shipped(), None, "what is built again is not shipped");
    }

    #[test]
    fn fields_are_set_and_cleared_and_lists_grow_and_shrink() {
        let list = |add: &[&str], remove: &[&str]| ListChange {
            add: add.iter().map(|one| (*one).into()).collect(),
            remove: remove.iter().map(|one| (*one).into()).collect(),
        };
        let first = ProjectChange {
            title: Patch::Set("Leaf Doctor".into()),
            summary: Patch::Set("s".into()),
            role: Patch::Set("r".into()),
            skills: list(&["pytorch", "keras", "free:leaves"], &[]),
            items: ListChange { add: vec![item("x0001", "A write-up")], remove: vec!["two".into()] },
            ..ProjectChange::default()
        };
        let second = ProjectChange {
            title: Patch::Clear,
            summary: Patch::Clear,
            skills: list(&["pytorch", "docker"], &["keras", "missing"]),
            items: ListChange { add: vec![item("one", "Two baselines")], remove: vec![] },
            ..ProjectChange::default()
        };
        let leaf = after(&[created(), changed(first), changed(second)]);
        assert_eq!(
            (leaf.title.as_str(), leaf.summary.as_deref(), leaf.role.as_deref()),
            ("Leaf Doctor", None, Some("r"))
        );
        assert_eq!(leaf.skills, ["pytorch", "free:leaves", "docker"]);
        assert_eq!(leaf.items, [item("one", "Two baselines"), item("x0001", "A write-up")]);
    }

    #[test]
    fn items_that_another_machine_added_first_stay() {
        let add = ListChange { add: vec![item("x0001", "A write-up")], remove: vec![] };
        let leaf = after(&[changed(ProjectChange { items: add, ..ProjectChange::default() }), created()]);
        let ids: Vec<&str> = leaf.items.iter().map(|item| item.id.as_str()).collect();
        assert_eq!(ids, ["one", "two", "x0001"]);
        assert_eq!(after(&[created(), created()]).items.len(), 2, "nothing is listed twice");
    }

    #[test]
    fn ticks_are_undone_one_by_one() {
        let (one, two) = (|| ItemId::from("one"), || ItemId::from("two"));
        let leaf =
            after(&[created(), ProjectAct::Ticked(one()), ProjectAct::Ticked(two()), ProjectAct::Unticked(one())]);
        assert_eq!((leaf.ticked("one"), leaf.ticked("two"), leaf.ticked_count()), (false, true, 1));
        assert_eq!(leaf.open_items().map(|item| item.text.as_str()).collect::<Vec<_>>(), ["A baseline"]);
        assert_eq!([leaf.ticked_on("one"), leaf.ticked_on("two")], [None, Some(day("2026-11-03"))]);
    }

    #[test]
    fn the_newest_result_of_each_split_counts_and_the_others_are_its_history() {
        let acts =
            [measured("0.81", None), measured("0.9", Some("test")), measured("0.940", None), measured("0.95", None)];
        let leaf = after(&acts);
        let values: Vec<(&str, Option<&str>)> =
            leaf.results.iter().map(|result| (result.value.as_str(), result.split.as_deref())).collect();
        assert_eq!(values, [("0.95", None), ("0.9", Some("test"))]);
        let earlier: Vec<(String, &str)> =
            leaf.earlier_results.iter().map(|(day, result)| (day.to_string(), result.value.as_str())).collect();
        assert_eq!(earlier, [("2026-11-01".into(), "0.81"), ("2026-11-03".into(), "0.940")]);
    }

    #[test]
    fn a_result_is_better_or_worse_or_neither_can_be_said() {
        let result = |value: &str, baseline: Option<&str>, better| Measured {
            value: value.into(),
            baseline: baseline.map(Into::into),
            better,
            ..Measured::default()
        };
        let (higher, lower) = (Some(Better::Higher), Some(Better::Lower));
        assert_eq!(Project::improved(&result("0.940", Some("0.81"), higher)), Some(true));
        assert_eq!(Project::improved(&result("95", Some("410"), lower)), Some(true));
        assert_eq!(Project::improved(&result("0.81", Some("0.81"), higher)), Some(false));
        assert_eq!(Project::improved(&result("0.81", None, higher)), None);
        assert_eq!(Project::improved(&result("0.81", Some("0.8"), None)), None);
    }

    #[test]
    fn only_what_was_made_and_not_removed_is_seen() {
        assert!(after(&[created()]).visible());
        assert!(!after(&[created(), ProjectAct::Removed]).visible());
        assert!(!after(&[ProjectAct::Ticked("one".into())]).visible());
    }
}
