//! Journals that are made up: the lines of some months of somebody who learns steadily, or hardly, or all at once. The same
//! number gives the same journal.

use std::fmt::Write;

use chrono::{Datelike, Days, NaiveDate};
use serde_json::{Map, Value, json};

use super::catalog::{CURRICULA, Catalog, Milestone};

/// The day on which they are looked at.
pub const TODAY: &str = "2026-11-20";

/// The journal of this number.
pub fn life(catalog: &Catalog, seed: u64) -> String {
    let mut life = Life::new(catalog, seed);
    let today: NaiveDate = TODAY.parse().unwrap();
    let length = [9, 25, 60, 120, 250, 420, 700][life.random.below(7)];
    let activity = 15 + life.random.below(80);
    let pause = life.random.below(length);
    let away = pause..pause + length / [3, 12, 1000][life.random.below(3)];
    for ago in (0..=length).rev() {
        life.today = today - Days::new(ago as u64);
        if ago == length {
            life.begin();
        }
        // Some learn everything at the end, and know it.
        match ago {
            3 if seed % 6 == 5 => life.learn_all(),
            1 if seed % 6 == 5 => life.know_all(),
            _ => {}
        }
        if !away.contains(&ago) && life.random.below(100) < activity {
            (0..=life.random.below(7)).for_each(|_| life.act());
        }
    }
    life.text
}

struct Life<'a> {
    random: Random,
    text: String,
    today: NaiveDate,
    written: u64,
    /// The milestones of interest, in order, and how many of them were looked at.
    road: Vec<&'a Milestone>,
    place: usize,
    catalog: &'a Catalog,
    done: Vec<&'a Milestone>,
    projects: Vec<(String, Vec<String>)>,
    /// Ids of what may be taken back.
    acts: Vec<String>,
}

impl<'a> Life<'a> {
    fn new(catalog: &'a Catalog, seed: u64) -> Self {
        let mut random = Random(seed.wrapping_mul(0x9e37_79b9));
        let first = random.below(CURRICULA.len());
        let wide = random.below(3) == 0;
        let mut road: Vec<&Milestone> =
            catalog.milestones.iter().filter(|one| one.core || random.below(4) == 0).collect();
        // Some go through one curriculum after the other, from one of them on; some begin all of them.
        let order = |one: &&Milestone| CURRICULA.iter().position(|id| *id == one.curriculum).unwrap();
        road.sort_by_key(|one| (if wide { one.level != "beginner" } else { false }, (order(one) + 6 - first) % 6));
        if wide {
            road.retain(|one| one.level == "beginner");
            let stride = 5;
            road = (0..stride).flat_map(|from| road.iter().skip(from).step_by(stride).copied()).collect();
        }
        let today = NaiveDate::MIN;
        let (text, written, place) = (String::new(), 0, 0);
        let (done, projects, acts) = (Vec::new(), Vec::new(), Vec::new());
        Self { random, text, today, written, road, place, catalog, done, projects, acts }
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.random.below(100) < percent
    }

    /// Writes an event on that day, as part of an act or alone. Returns its id.
    fn write_on(&mut self, day: NaiveDate, act: Option<&str>, kind: &str, payload: Value) -> String {
        self.written += 1;
        let low = self.random.next() & 0xffff_ffff_ffff;
        let milliseconds = 1_700_000_000_000 + 1_000 * self.written;
        let id = format!("{:08x}-{:04x}-7abc-8def-{low:012x}", milliseconds >> 16, milliseconds & 0xffff);
        let by = if self.today.ordinal() % 4 == 3 { "desktop" } else { "laptop" };
        let at = format!("{}T20:15:00+01:00", self.today);
        let mut line: Map<String, Value> = Map::new();
        let envelope = json!({ "id": id, "at": at, "day": day.to_string(), "by": by, "type": kind });
        line.extend(envelope.as_object().unwrap().clone());
        line.extend(act.map(|act| ("act".to_owned(), Value::from(act))));
        line.extend(payload.as_object().unwrap().clone());
        writeln!(self.text, "{}", Value::Object(line)).unwrap();
        id
    }

    fn write(&mut self, kind: &str, payload: Value) {
        // Now and then something is entered late, and now and then with the date of tomorrow.
        let day = match self.random.below(40) {
            0..3 if kind != "card.reviewed" => self.today - Days::new(1 + self.random.below(20) as u64),
            3 if kind.starts_with("milestone") => self.today + Days::new(1),
            _ => self.today,
        };
        let id = self.write_on(day, None, kind, payload);
        self.acts.push(id);
    }

    fn begin(&mut self) {
        let mut goal = json!({ "hours": 3 + self.random.below(6) });
        if self.chance(70) {
            let role = self.random.pick(&self.catalog.roles);
            goal["role"] = role["id"].clone();
        }
        if self.chance(60) {
            let path = self.random.pick(&self.catalog.paths);
            goal["path"] = path["segments"].clone();
        }
        self.write("goal.changed", goal);
        for _ in 0..self.random.below(6) {
            let one = self.random.pick(&self.road[..8]);
            self.write("milestone.completed", json!({ "milestone": one.id, "before": true }));
            self.done.push(one);
        }
    }

    /// A milestone near where the learner is.
    fn near(&mut self) -> &'a Milestone {
        let from = self.place.min(self.road.len() - 4);
        self.road[from + self.random.below(4)]
    }

    fn act(&mut self) {
        match self.random.below(100) {
            0..42 => self.learn(),
            42..58 => self.review(),
            58..66 => {
                let minutes = 10 + self.random.below(90);
                self.write("time.logged", json!({ "minutes": minutes }));
            }
            66..88 => self.build(),
            88..92 => self.take_back(),
            _ => self.rare(),
        }
    }

    fn learn(&mut self) {
        let one = self.near();
        let milestone = one.id.clone();
        let item = self.random.pick(&one.items);
        match self.random.below(30) {
            0..3 => self.write("milestone.started", json!({ "milestone": milestone })),
            3..13 => self.write("milestone.ticked", json!({ "milestone": milestone, "item": item })),
            13 => self.write("milestone.unticked", json!({ "milestone": milestone, "item": item })),
            14..16 => self.write("milestone.noted", json!({ "milestone": milestone, "text": "a note" })),
            16..19 => {
                let minutes = 20 + self.random.below(100);
                self.write("time.logged", json!({ "minutes": minutes, "milestone": milestone }));
            }
            19 => self.write("milestone.skipped", json!({ "milestone": milestone })),
            20 if self.chance(30) => self.write("milestone.reset", json!({ "milestone": milestone })),
            20 => self.write("milestone.stuck", json!({ "milestone": milestone })),
            _ => self.complete(),
        }
    }

    fn complete(&mut self) {
        let one = self.road[self.place.min(self.road.len() - 1)];
        self.place += 1;
        let mut payload = json!({ "milestone": one.id });
        if self.chance(25) {
            payload["evidence"] = json!([{ "link": "https://example.org/notes" }]);
        }
        self.done.push(one);
        if self.chance(30) {
            // Completed with the time it took: one act of two events.
            let first = self.write_on(self.today, None, "milestone.completed", payload);
            let minutes = 15 + self.random.below(60);
            let time = json!({ "minutes": minutes, "milestone": one.id });
            self.write_on(self.today, Some(&first), "time.logged", time);
            self.acts.push(first);
        } else {
            self.write("milestone.completed", payload);
        }
    }

    /// Completes nearly all that is core.
    fn learn_all(&mut self) {
        for one in self.catalog.milestones.iter().filter(|one| one.core) {
            if self.chance(99) {
                self.write("milestone.completed", json!({ "milestone": one.id }));
                self.done.push(one);
            }
        }
    }

    /// Answers nearly every question of it.
    fn know_all(&mut self) {
        for card in self.done.clone().iter().flat_map(|one| &one.cards) {
            let grade = if self.chance(95) { 3 } else { 1 };
            self.write("card.reviewed", json!({ "card": card, "grade": grade }));
        }
    }

    fn review(&mut self) {
        if self.done.is_empty() {
            return;
        }
        // Mostly what is known for long, so that some answers become old.
        let known = self.done.len();
        let one = self.done[self.random.below(known).min(self.random.below(known))];
        let mut grades = vec![3, 3, 3, 2, 4, 1];
        if one.curriculum == "foundations" {
            grades = vec![1, 3];
        }
        for card in one.cards.clone() {
            let grade: u8 = self.random.pick(&grades);
            self.write("card.reviewed", json!({ "card": card, "grade": grade }));
        }
    }

    fn build(&mut self) {
        if self.projects.is_empty() || self.chance(5) {
            let number = self.projects.len();
            let brief = self.random.pick(&(0..self.catalog.briefs.len()).collect::<Vec<_>>());
            let brief = &self.catalog.briefs[brief];
            let (project, from_brief) = (format!("project-{number:04x}"), self.chance(75));
            let ids = if from_brief { brief.items.clone() } else { vec!["x1".into(), "x2".into()] };
            let items: Vec<Value> = ids.iter().map(|id| json!({ "id": id, "text": "To do" })).collect();
            let mut payload = json!({ "project": project, "title": format!("Project {number}"), "items": items });
            if from_brief {
                payload["brief"] = Value::from(brief.id.as_str());
            }
            let skills = json!({ "add": brief.skills });
            self.write("project.created", payload);
            self.write("project.changed", json!({ "project": project, "skills": skills }));
            self.projects.push((project, ids));
            return;
        }
        let (project, items) = self.random.pick(&self.projects);
        let item = self.random.pick(&items);
        let value = format!("0.{}", 500 + self.random.below(500));
        let (kind, payload) = match self.random.below(24) {
            0..10 => ("project.ticked", json!({ "item": item })),
            10 => ("project.unticked", json!({ "item": item })),
            11 => ("project.noted", json!({ "text": "a note" })),
            12 => ("time.logged", json!({ "minutes": 45 })),
            13 => ("project.measured", json!({ "name": "F1", "value": value })),
            14 => ("project.changed", json!({ "repo": "https://github.com/ada/work" })),
            15 => (
                "project.changed",
                json!({ "demo": self.random.pick(&["https://demo.example.org", "http://localhost:80"]) }),
            ),
            16..18 => ("project.changed", json!({ "status": "shipped", "shipped": self.today.to_string() })),
            18 => (
                "project.changed",
                json!({ "status": self.random.pick(&[json!("building"), json!("archived"), json!(null)]) }),
            ),
            19 => ("project.changed", json!({ "repo": null })),
            20 => {
                let skill = self.random.pick(&self.catalog.skills);
                ("project.changed", json!({ "skills": { self.random.pick(&["add", "remove"]): [skill["id"]] } }))
            }
            21 | 22 => {
                let failed = self.random.pick(&[json!([]), json!(["tests"])]);
                let imports = self.random.pick(&[json!(["torch"]), json!(["keras", "tensorflow", "sklearn"])]);
                (
                    "project.audited",
                    json!({ "passed": ["readme"], "failed": failed, "unchecked": [], "imports": imports }),
                )
            }
            _ if self.chance(30) => ("project.removed", json!({})),
            _ => ("project.noted", json!({ "text": "another note" })),
        };
        let mut payload = payload;
        payload["project"] = Value::from(project);
        self.write(kind, payload);
    }

    /// Takes back an act, or an earlier taking back.
    fn take_back(&mut self) {
        let of = self.acts.len().min(30);
        let target = self.acts[self.acts.len() - 1 - self.random.below(of)].clone();
        self.write("event.reverted", json!({ "event": target }));
    }

    fn rare(&mut self) {
        let role = self.random.pick(&self.catalog.roles)["id"].clone();
        let drills: Vec<String> =
            self.catalog.milestones.iter().filter(|one| one.drill).map(|one| one.id.clone()).collect();
        let drill = self.random.pick(&drills);
        let certificate = format!("certificate-{:04x}", self.random.below(4));
        let (kind, payload) = match self.random.below(12) {
            0 => ("goal.changed", json!({ "days": 1 + self.random.below(6) })),
            1 => (
                "goal.changed",
                json!({ "rest": self.random.pick(&[json!(["sun"]), json!(["sat", "sun"]), json!(null)]) }),
            ),
            2 => ("goal.changed", json!({ "role": self.random.pick(&[role, Value::Null]) })),
            3 => ("goal.changed", json!({ "hours": self.random.pick(&[json!(4), json!(7.5), json!(null)]) })),
            4 | 5 => ("drill.done", json!({ "milestone": drill, "minutes": 25, "grade": 3 })),
            6 => {
                let name = self.random.pick(&["Docker and Kubernetes, certified", "SQL in depth", "Pythonista"]);
                let url = self.random.pick(&["https://example.org/c", "http://localhost/c"]);
                let fields = json!({ "certificate": certificate, "name": name, "issuer": "A school", "date": "2026-05", "url": url });
                ("certificate.added", fields)
            }
            7 => ("certificate.removed", json!({ "certificate": certificate })),
            8 => ("export.written", json!({ "format": "markdown", "target": "resume.md" })),
            9 => ("step.snoozed", json!({ "step": "pytorch/autograd", "until": "2026-12-01" })),
            10 => ("profile.changed", json!({ "name": "Ada" })),
            _ => ("posting.saved", json!({ "posting": "ml-1234", "title": "ML", "skills": ["pytorch"] })),
        };
        self.write(kind, payload);
    }
}

/// SplitMix64, for which any number is a seed.
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn pick<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }
}
