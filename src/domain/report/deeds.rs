//! What was done on which day, with what backs it: completions, results, audits, and projects begun and shipped. Notes are
//! the learner's own and stay out.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::domain::catalog::Catalog;
use crate::domain::claims::{is_public_link, public_links};
use crate::domain::event::{Body, Evidence, Measured, ProjectAct, When};
use crate::domain::log::Log;
use crate::domain::progress::{Progress, Project, Status};
use crate::domain::time::{Day, Minutes};

/// What was done on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayDone {
    /// Which.
    pub day: Day,
    /// Minutes logged on it.
    pub logged: Minutes,
    /// What came of it.
    pub deeds: Vec<Deed>,
}

/// Something done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// What kind of thing.
    pub kind: DeedKind,
    /// What it is called.
    pub what: String,
    /// What backs it, in words: a commit, a file's name, a sentence.
    pub backed: Vec<String>,
    /// What backs it and anybody can open.
    pub links: Vec<String>,
}

/// What kind of thing was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeedKind {
    /// A milestone was completed.
    Completed,
    /// A project was begun.
    Began,
    /// Something was measured.
    Measured,
    /// A project was audited.
    Audited,
    /// A project was shipped.
    Shipped,
}

impl DeedKind {
    /// The word for it: `completed`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Completed => "completed",
            Self::Began => "began",
            Self::Measured => "measured",
            Self::Audited => "audited",
            Self::Shipped => "shipped",
        }
    }
}

/// What was done in these days, the newest first. Milestones done before gradus have no day of their own and are left out.
pub(super) fn done(catalog: &Catalog, log: &Log, progress: &Progress, days: RangeInclusive<Day>) -> Vec<DayDone> {
    let mut found: Vec<(Day, Deed)> = Vec::new();
    let deed = |kind, what: String| Deed { kind, what, backed: Vec::new(), links: Vec::new() };
    for (ix, milestone) in catalog.milestones.iter().enumerate() {
        let Some(completion) = progress.record(ix).done().filter(|one| one.when == When::WithGradus) else { continue };
        let (links, backed) = backing(&completion.evidence);
        let what = milestone.title.to_string();
        found.push((completion.day, Deed { kind: DeedKind::Completed, what, backed, links }));
    }
    for event in log.events().iter().filter(|event| log.in_force(event)) {
        if let Body::Project(id, ProjectAct::Measured(result)) = &event.body
            && let Some(project) = progress.project(id)
        {
            found.push((event.day, deed(DeedKind::Measured, measured(result, project))));
        }
    }
    for project in progress.projects() {
        if let Some(day) = project.start().filter(|_| project.status() != Status::Idea) {
            found.push((day, deed(DeedKind::Began, project.title.clone())));
        }
        if let Some((day, audit)) = &project.audit {
            let what = format!("{}: {} passed, {} failed", project.title, audit.passed.len(), audit.failed.len());
            found.push((*day, deed(DeedKind::Audited, what)));
        }
        if let Some(day) = project.shipped() {
            let links = public_links(project).into_iter().map(|link| link.url).collect();
            found.push((day, Deed { links, ..deed(DeedKind::Shipped, project.title.clone()) }));
        }
    }
    by_day(progress, found, &days)
}

fn by_day(progress: &Progress, deeds: Vec<(Day, Deed)>, days: &RangeInclusive<Day>) -> Vec<DayDone> {
    let mut found: BTreeMap<Day, DayDone> = BTreeMap::new();
    let empty = |day: Day| DayDone { day, logged: Minutes(0), deeds: Vec::new() };
    for (day, deed) in deeds.into_iter().filter(|(day, _)| days.contains(day)) {
        found.entry(day).or_insert_with(|| empty(day)).deeds.push(deed);
    }
    let logged = progress.activity.until(*days.end()).filter(|(day, on)| days.contains(day) && on.minutes > Minutes(0));
    for (day, on) in logged {
        found.entry(day).or_insert_with(|| empty(day)).logged = on.minutes;
    }
    found.into_values().rev().collect()
}

/// `macro-F1 0.94 (baseline 0.81) on Leaf Doctor`
fn measured(result: &Measured, project: &Project) -> String {
    let unit = result.unit.as_deref().map_or_else(String::new, |unit| format!(" {unit}"));
    let baseline = result.baseline.as_deref().map_or_else(String::new, |one| format!(" (baseline {one}{unit})"));
    format!("{} {}{unit}{baseline} on {}", result.name, result.value, project.title)
}

/// What backs a completion: public links, and everything else in words that name no folder of this machine.
fn backing(evidence: &[Evidence]) -> (Vec<String>, Vec<String>) {
    let (mut links, mut words) = (Vec::new(), Vec::new());
    for one in evidence {
        match one {
            Evidence::Link(url) if is_public_link(url) => links.push(url.to_string()),
            Evidence::Link(_) => words.push("a private address".to_owned()),
            Evidence::Commit(commit) => words.push(format!("commit {}", commit.get(..7).unwrap_or(commit))),
            Evidence::File(path) => {
                words.push(format!("the file {}", path.rsplit(['/', '\\']).next().unwrap_or(path)));
            }
            Evidence::Text(text) => words.push(text.to_string()),
        }
    }
    (links, words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::{Creation, Event, MilestoneAct};
    use crate::domain::testing::{catalog, completed, day, event, known, milestone, project};

    /// What was done from the 16th to the 20th, a line for each day.
    fn told(events: Vec<Event>) -> Vec<String> {
        let milestones = ["one", "two", "three"].map(known);
        let (catalog, log) = (catalog(milestones.into()), Log::new(events));
        let progress = Progress::fold(&catalog, &log);
        let days = done(&catalog, &log, &progress, day("2026-11-16")..=day("2026-11-20"));
        let words = |deed: &Deed| {
            [&[format!("{} {}", deed.kind.word(), deed.what)][..], &deed.backed, &deed.links].concat().join(", ")
        };
        let line = |on: &DayDone| {
            format!("{} {}: {}", on.day, on.logged, on.deeds.iter().map(words).collect::<Vec<_>>().join("; "))
        };
        days.iter().map(line).collect()
    }

    fn backed_by(evidence: Vec<Evidence>, when: When) -> MilestoneAct {
        MilestoneAct::Completed { evidence, when }
    }

    #[test]
    fn what_was_done_has_its_day_and_what_backs_it() {
        let all = vec![
            Evidence::Link("https://example.org/loop".into()),
            Evidence::Link("http://localhost:8888".into()),
            Evidence::Commit("3f2c1a9d4b".into()),
            Evidence::File("/home/ada/secret/plot.png".into()),
            Evidence::Text("loss 0.003".into()),
        ];
        let leaf = Creation { title: "Leaf".into(), ..Creation::default() };
        let result = Measured { name: "F1".into(), value: "90".into(), unit: Some("%".into()), ..Measured::default() };
        let told = told(vec![
            event(1, milestone("one", backed_by(all, When::WithGradus))).on("2026-11-17"),
            event(2, milestone("two", completed(&[]))).on("2026-11-15"),
            event(3, milestone("three", backed_by(Vec::new(), When::Before))).on("2026-11-18"),
            event(4, project(ProjectAct::Created(Box::new(leaf)))).on("2026-11-10"),
            event(5, project(ProjectAct::Measured(Box::new(result)))).on("2026-11-20"),
            event(6, project(ProjectAct::Noted("private".into()))).on("2026-11-19"),
        ]);
        assert_eq!(
            told,
            [
                "2026-11-20 0 min: measured F1 90 % on Leaf",
                "2026-11-17 0 min: completed one, a private address, commit 3f2c1a9, the file plot.png, loss 0.003, https://example.org/loop",
            ]
        );
    }
}
