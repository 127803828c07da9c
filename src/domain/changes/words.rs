//! Changes in words.

use super::{Cause, Change, Part, Whole};
use crate::domain::catalog::Track;
use crate::domain::text::{count, list_words};

impl Change {
    /// `keras: 2 added, 1 dropped; your 41 marks kept; 84 % -> 81 % because 2 core milestones were added`
    #[must_use]
    pub fn words(&self) -> String {
        let head = match self.whole {
            Whole::Kept => None,
            Whole::New => Some("a new curriculum"),
            Whole::Gone => Some("no longer loaded"),
        };
        let parts: Vec<String> = head.map(str::to_owned).into_iter().chain(self.counts().words()).collect();
        let clauses = [Some(parts.join(", ")), self.marks_words(), self.percent_words()];
        let clauses: Vec<String> = clauses.into_iter().flatten().collect();
        format!("{}: {}", self.curriculum, clauses.join("; "))
    }

    fn marks_words(&self) -> Option<String> {
        let place = if self.whole == Whole::Gone { " in the journal" } else { "" };
        match self.marks {
            0 => None,
            1 => Some(format!("your mark kept{place}")),
            marks => Some(format!("your {marks} marks kept{place}")),
        }
    }

    fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        counts.add(self);
        if self.whole == Whole::Gone {
            counts.milestones.marked = 0;
        }
        counts
    }

    fn percent_words(&self) -> Option<String> {
        let words = |percent: Option<usize>| percent.map_or_else(|| "–".to_owned(), |percent| format!("{percent} %"));
        if self.whole != Whole::Kept || (self.before == self.now && self.marks == 0) {
            return None;
        }
        if self.before == self.now {
            return Some(format!("still {}", words(self.now)));
        }
        let because = self.because().map_or_else(String::new, |because| format!(" because {because}"));
        Some(format!("{} -> {}{because}", words(self.before), words(self.now)))
    }

    /// `2 core milestones were added and 1 became elective`: why the percentage is another one.
    #[must_use]
    pub fn because(&self) -> Option<String> {
        let clause = |(nth, (cause, number)): (usize, &(Cause, usize))| {
            let noun = if *cause == Cause::Core { "milestone" } else { "core milestone" };
            let subject = if nth == 0 { count(*number, noun) } else { number.to_string() };
            let were = if *number == 1 { "was" } else { "were" };
            match cause {
                Cause::Added => format!("{subject} {were} added"),
                Cause::Dropped => format!("{subject} {were} dropped"),
                Cause::Split => format!("{subject} {were} split"),
                Cause::Joined => format!("{subject} {were} joined"),
                Cause::Elective => format!("{subject} became elective"),
                Cause::Core => format!("{subject} became core"),
                Cause::Left => format!("{subject} went to another curriculum"),
                Cause::Came => format!("{subject} came from another curriculum"),
            }
        };
        let clauses: Vec<String> = self.causes.iter().enumerate().map(clause).collect();
        (!clauses.is_empty()).then(|| list_words(&clauses))
    }
}

/// `The curricula changed: 2 added, 1 renamed (gradus curriculum changes).`
pub(super) fn sentence(changes: &[Change]) -> String {
    let whole = |whole: Whole, what: &str| match changes.iter().filter(|change| change.whole == whole).count() {
        0 => None,
        number => Some(format!("{} {what}", count(number, "curriculum").replace("curriculums", "curricula"))),
    };
    let mut all = Counts::default();
    changes.iter().filter(|change| change.whole == Whole::Kept).for_each(|change| all.add(change));
    let inside = Counts { milestones: all.milestones.unmarked(), briefs: all.briefs.unmarked() };
    let parts = [whole(Whole::New, "added"), whole(Whole::Gone, "removed")].into_iter().flatten();
    let parts: Vec<String> = parts.chain(inside.words()).collect();
    let colon = if parts.is_empty() { "" } else { ": " };
    format!("The curricula changed{colon}{} (gradus curriculum changes).", parts.join(", "))
}

/// How many milestones and briefs changed in which way.
#[derive(Default)]
struct Counts {
    milestones: Numbers,
    briefs: Numbers,
}

#[derive(Clone, Copy, Default)]
struct Numbers {
    added: usize,
    renamed: usize,
    split: usize,
    /// What the split ones are now.
    pieces: usize,
    parts: usize,
    /// What the joined ones are now.
    joined: usize,
    dropped: usize,
    marked: usize,
    elective: usize,
    core: usize,
    left: usize,
}

impl Counts {
    fn add(&mut self, change: &Change) {
        change.added.iter().for_each(|entry| self.at(entry.part).added += 1);
        for renamed in &change.renamed {
            let numbers = self.at(renamed.part);
            match renamed.to.len() {
                0 | 1 => numbers.renamed += 1,
                pieces => (numbers.split, numbers.pieces) = (numbers.split + 1, numbers.pieces + pieces),
            }
        }
        for joined in &change.joined {
            self.milestones.parts += joined.from.len();
            self.milestones.joined += 1;
        }
        for dropped in &change.dropped {
            let numbers = self.at(dropped.entry.part);
            numbers.dropped += 1;
            numbers.marked += usize::from(dropped.marked);
        }
        for moved in &change.moved {
            let numbers = self.at(moved.part);
            match moved.track {
                Track::Core => numbers.core += 1,
                Track::Elective => numbers.elective += 1,
            }
        }
        change.left.iter().for_each(|entry| self.at(entry.part).left += 1);
    }

    fn at(&mut self, part: Part) -> &mut Numbers {
        match part {
            Part::Milestone => &mut self.milestones,
            Part::Brief => &mut self.briefs,
        }
    }

    /// `2 added`, `1 renamed`, `1 brief dropped`.
    fn words(&self) -> impl Iterator<Item = String> {
        let plain = self.milestones.words(|number| number.to_string(), "with marks, kept in the journal");
        plain
            .into_iter()
            .chain(self.briefs.words(|number| count(number, "brief"), "with a project of yours, which stays"))
    }
}

impl Numbers {
    fn words(&self, noun: impl Fn(usize) -> String, marked: &str) -> Vec<String> {
        let with = if self.marked > 0 { format!(" ({} {marked})", self.marked) } else { String::new() };
        let words = [
            (self.added, "added".to_owned()),
            (self.renamed, "renamed".into()),
            (self.split, format!("split into {}", self.pieces)),
            (self.parts, format!("joined into {}", self.joined)),
            (self.dropped, format!("dropped{with}")),
            (self.elective, "now elective".into()),
            (self.core, "now core".into()),
            (self.left, "now in another curriculum".into()),
        ];
        let some = words.into_iter().filter(|(number, _)| *number > 0);
        some.map(|(number, what)| format!("{} {what}", noun(number))).collect()
    }

    fn unmarked(self) -> Self {
        Self { marked: 0, left: 0, ..self }
    }
}
