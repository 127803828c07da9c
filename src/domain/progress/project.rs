//! What the journal says about one project of the learner's.

use std::collections::BTreeMap;

use crate::domain::catalog::{Better, Dataset, Item};
use crate::domain::event::{AuditResult, Event, Link, Measured, ProjectAct, ProjectChange, StoredStatus};
use crate::domain::id::{ItemId, ProjectId};
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
    ticks: BTreeMap<ItemId, bool>,
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
                let added = std::mem::take(&mut self.items);
                self.items.clone_from(&creation.items);
                self.items.extend(added);
            }
            ProjectAct::Changed(change) => self.apply_change(change),
            ProjectAct::Ticked(item) => {
                self.worked_on = true;
                self.ticks.insert(item.clone(), true);
            }
            ProjectAct::Unticked(item) => {
                self.ticks.insert(item.clone(), false);
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
        self.ticks.get(item).copied().unwrap_or(false)
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
