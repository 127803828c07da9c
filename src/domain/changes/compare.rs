//! What was seen beside what is loaded: which of it is new, renamed, joined, gone, or counts otherwise.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::{Cause, Change, Dropped, Entry, Joined, Part, Renamed, Seen, Whole};
use crate::domain::catalog::{Catalog, Ix, Track};
use crate::domain::figures::{Tally, tally_curriculum};
use crate::domain::id::{CurriculumId, curriculum_of};
use crate::domain::progress::{Progress, Record};

/// What changed since, by curriculum: those that are loaded in their order, then those that are gone. Nothing is said of
/// curricula that cannot be read right now.
#[must_use]
pub fn compare(seen: &Seen, catalog: &Catalog, progress: &Progress, broken: &BTreeSet<&str>) -> Vec<Change> {
    let comparison = Comparison::new(seen, catalog, progress);
    let loaded = catalog.curricula.iter().map(|curriculum| &curriculum.id);
    let gone = seen.held.keys().filter(|id| catalog.curriculum(id).is_none());
    let told = loaded.chain(gone).filter(|id| !broken.contains(id.as_str()));
    told.map(|id| comparison.of(id, seen.held.get(id))).filter(|change| !change.is_none()).collect()
}

/// Something that is loaded, with the names it has from what was seen and is gone.
struct Present<'a> {
    id: &'a str,
    part: Part,
    track: Track,
    /// What it was called.
    was: Vec<&'a str>,
    /// What it is made of.
    joins: Vec<&'a str>,
}

struct Comparison<'a> {
    catalog: &'a Catalog,
    progress: &'a Progress,
    seen: HashMap<&'a str, &'a Entry>,
    present: Vec<Present<'a>>,
    /// Which of what is loaded has to do with something that is gone.
    heirs: HashMap<&'a str, Vec<usize>>,
    /// Milestones that are newly made of others.
    newly_joined: HashSet<Ix>,
}

/// What a learner has of a milestone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    None,
    Doing,
    Skipped,
    Done,
}

impl Mark {
    fn of(record: &Record) -> Self {
        if record.done().is_some() {
            Self::Done
        } else if record.skipped() {
            Self::Skipped
        } else if record.begun().is_some() {
            Self::Doing
        } else {
            Self::None
        }
    }
}

impl<'a> Comparison<'a> {
    fn new(seen: &'a Seen, catalog: &'a Catalog, progress: &'a Progress) -> Self {
        let seen: HashMap<&str, &Entry> = seen.held.values().flatten().map(|entry| (&*entry.id, entry)).collect();
        let briefs: HashSet<&str> = catalog.briefs.iter().map(|brief| brief.id.as_str()).collect();
        let gone = |part: Part, id: &str| {
            let is_there = match part {
                Part::Milestone => catalog.find(id).is_some(),
                Part::Brief => briefs.contains(id),
            };
            !is_there && seen.get(id).is_some_and(|entry| entry.part == part)
        };
        let milestones = catalog.milestones.iter().map(|one| Present {
            id: &one.id,
            part: Part::Milestone,
            track: one.track,
            was: one.was.iter().map(|id| &**id).filter(|id| gone(Part::Milestone, id)).collect(),
            joins: one.joins.iter().map(|id| &**id).filter(|id| gone(Part::Milestone, id)).collect(),
        });
        let of_briefs = catalog.briefs.iter().map(|one| Present {
            id: &one.id,
            part: Part::Brief,
            track: one.track,
            was: one.was.iter().map(|id| &**id).filter(|id| gone(Part::Brief, id)).collect(),
            joins: Vec::new(),
        });
        let mut present: Vec<Present<'_>> = milestones.chain(of_briefs).collect();
        let mut heirs: HashMap<&str, Vec<usize>> = HashMap::new();
        for (place, one) in present.iter().enumerate() {
            one.was.iter().for_each(|old| heirs.entry(old).or_default().push(place));
        }
        let renamed: HashSet<&str> = heirs.keys().copied().collect();
        for (place, one) in present.iter_mut().enumerate() {
            one.joins.retain(|old| !renamed.contains(old));
            one.joins.iter().for_each(|old| heirs.entry(old).or_default().push(place));
        }
        let joined = present.iter().filter(|one| !one.joins.is_empty());
        let newly_joined = joined.filter_map(|one| catalog.find(one.id)).collect();
        Self { catalog, progress, seen, present, heirs, newly_joined }
    }

    fn of(&self, curriculum: &CurriculumId, held: Option<&Vec<Entry>>) -> Change {
        let loaded = self.catalog.curriculum(curriculum).is_some();
        let mut change = Change {
            curriculum: curriculum.clone(),
            whole: match (held, loaded) {
                (_, false) => Whole::Gone,
                (None, true) => Whole::New,
                (Some(_), true) => Whole::Kept,
            },
            added: Vec::new(),
            renamed: Vec::new(),
            joined: Vec::new(),
            dropped: Vec::new(),
            moved: Vec::new(),
            left: Vec::new(),
            marks: 0,
            before: None,
            now: tally_curriculum(self.catalog, self.progress, curriculum).percent(),
            causes: Vec::new(),
        };
        for one in self.present.iter().filter(|one| curriculum_of(one.id) == curriculum.as_str()) {
            self.look_at_present(one, &mut change);
        }
        let held = held.map_or(&[][..], |held| held);
        for entry in held {
            self.look_at_past(entry, &mut change);
        }
        let milestones = || held.iter().filter(|entry| entry.part == Part::Milestone);
        change.marks = match change.whole {
            // Nobody knows any more which earlier names it had.
            Whole::Gone => self.marks_without_milestone(curriculum),
            _ => milestones().filter(|entry| self.mark(&entry.id) != Mark::None).count(),
        };
        change.before = self.percent(milestones().filter(|entry| entry.track == Track::Core));
        if change.whole == Whole::Kept && change.before != change.now {
            change.causes = self.causes(&change);
        }
        change
    }

    fn look_at_present(&self, one: &Present<'a>, change: &mut Change) {
        let entry = || Entry { id: one.id.into(), part: one.part, track: one.track };
        for old in &one.was {
            match change.renamed.iter_mut().find(|renamed| *renamed.from == **old) {
                Some(split) => split.to.push(one.id.into()),
                None => {
                    change.renamed.push(Renamed { part: one.part, from: (*old).into(), to: vec![one.id.into()] });
                }
            }
        }
        if !one.joins.is_empty() {
            let from = one.joins.iter().map(|&old| old.into()).collect();
            change.joined.push(Joined { from, to: one.id.into() });
        }
        let before = self.seen.get(one.id).or_else(|| self.seen.get(one.was.first()?));
        match before {
            Some(before) if before.track != one.track => change.moved.push(entry()),
            Some(_) => {}
            None if one.joins.is_empty() => change.added.push(entry()),
            None => {}
        }
    }

    fn look_at_past(&self, entry: &Entry, change: &mut Change) {
        let is_there = match entry.part {
            Part::Milestone => self.catalog.find(&entry.id).is_some(),
            Part::Brief => self.present.iter().any(|one| *one.id == *entry.id),
        };
        if is_there {
            return;
        }
        let own = curriculum_of(&entry.id);
        match self.heirs.get(&*entry.id) {
            None => {
                let marked = match entry.part {
                    Part::Milestone => self.mark(&entry.id) != Mark::None,
                    Part::Brief => self.progress.projects().any(|one| one.brief.as_deref() == Some(&*entry.id)),
                };
                change.dropped.push(Dropped { entry: entry.clone(), marked });
            }
            Some(heirs) if heirs.iter().all(|&heir| curriculum_of(self.present[heir].id) != own) => {
                change.left.push(entry.clone());
            }
            Some(_) => {}
        }
    }

    /// How many marks the journal holds of a curriculum that is gone.
    fn marks_without_milestone(&self, curriculum: &str) -> usize {
        let kept = self.progress.unknown.iter().filter(|(id, _)| curriculum_of(id) == curriculum);
        kept.filter(|(_, record)| Mark::of(record) != Mark::None).count()
    }

    /// What the learner has of a milestone that was seen, by the names its marks have now. What it is newly made of was
    /// not it yet.
    fn mark(&self, id: &str) -> Mark {
        let record = |slot: Ix| {
            let own = self.newly_joined.contains(&slot);
            if own { self.progress.own_record(slot) } else { self.progress.record(slot) }
        };
        let kept: Vec<Mark> = self.catalog.targets(id).map(|slot| Mark::of(record(slot))).collect();
        match (kept.iter().min(), kept.iter().max()) {
            // One that was split is done when all that it is now are.
            (Some(Mark::None), Some(Mark::Skipped | Mark::Done)) => Mark::Doing,
            (Some(Mark::None), Some(most)) => *most,
            (Some(least), _) => *least,
            (None, _) => self.progress.unknown.get(id).map_or(Mark::None, Mark::of),
        }
    }

    fn percent<'b>(&self, core: impl Iterator<Item = &'b Entry>) -> Option<usize> {
        let mut tally = Tally::default();
        for entry in core {
            let mark = self.mark(&entry.id);
            tally.total += 1;
            tally.done += usize::from(mark == Mark::Done);
            tally.skipped += usize::from(mark == Mark::Skipped);
        }
        tally.percent()
    }

    /// Which core milestones make the percentage another one.
    fn causes(&self, change: &Change) -> Vec<(Cause, usize)> {
        let core = |entry: &Entry| entry.part == Part::Milestone && entry.track == Track::Core;
        let was_core = |id: &str| self.seen.get(id).is_some_and(|entry| core(entry));
        let here = |id: &str| curriculum_of(id) == change.curriculum.as_str();
        let is_core = |id: &str| self.present.iter().any(|one| one.id == id && one.track == Track::Core);
        let own = self.present.iter().filter(|one| here(one.id) && one.track == Track::Core);
        let came = own.filter(|one| {
            let mut names = one.was.iter().chain(&one.joins).peekable();
            !self.seen.contains_key(one.id) && names.peek().is_some() && names.all(|old| !here(old))
        });
        let split = change.renamed.iter().filter(|renamed| {
            was_core(&renamed.from) && here(&renamed.from) && renamed.to.iter().filter(|to| is_core(to)).count() > 1
        });
        let parts = change.joined.iter().flat_map(|joined| &joined.from).filter(|from| was_core(from) && here(from));
        let dropped = change.dropped.iter().map(|dropped| &dropped.entry);
        let moved = |to: Track| {
            change.moved.iter().filter(move |entry| entry.part == Part::Milestone && entry.track == to).count()
        };
        let counts = [
            (Cause::Added, change.added.iter().filter(|entry| core(entry)).count()),
            (Cause::Dropped, dropped.filter(|entry| core(entry) && self.mark(&entry.id) != Mark::Skipped).count()),
            (Cause::Split, split.count()),
            (Cause::Joined, parts.count()),
            (Cause::Elective, moved(Track::Elective)),
            (Cause::Core, moved(Track::Core)),
            (Cause::Left, change.left.iter().filter(|entry| core(entry)).count()),
            (Cause::Came, came.filter(|one| one.part == Part::Milestone).count()),
        ];
        counts.into_iter().filter(|(_, number)| *number > 0).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::{Brief, Milestone, Shared, Source, sample};
    use crate::domain::changes::sentence;
    use crate::domain::event::{Body, Creation, MilestoneAct, ProjectAct};
    use crate::domain::log::Log;
    use crate::domain::testing::{catalog, completed, event, known, milestone, project};

    fn names(names: &str) -> Vec<Milestone> {
        names.split_whitespace().map(known).collect()
    }

    fn elective(name: &str) -> Milestone {
        Milestone { track: Track::Elective, ..known(name) }
    }

    fn was(name: &str, olds: &[&str]) -> Milestone {
        Milestone { was: olds.iter().map(|old| (*old).into()).collect(), ..known(name) }
    }

    fn joins(name: &str, parts: &[&str]) -> Milestone {
        Milestone { joins: parts.iter().map(|part| (*part).into()).collect(), ..known(name) }
    }

    fn with(one: Milestone, others: &str) -> Vec<Milestone> {
        [vec![one], names(others)].concat()
    }

    fn done(names: &str) -> Vec<Body> {
        names.split_whitespace().map(|name| milestone(name, completed(&[]))).collect()
    }

    fn told_of(old: &Catalog, new: &Catalog, acts: Vec<Body>) -> Vec<Change> {
        let log = Log::new((1..).zip(acts).map(|(n, body)| event(n, body)).collect());
        let seen = Seen::now(old, &Seen::default(), &BTreeSet::new());
        compare(&seen, new, &Progress::fold(new, &log), &BTreeSet::new())
    }

    fn told(old: Vec<Milestone>, new: Vec<Milestone>, acts: Vec<Body>) -> String {
        let changes = told_of(&catalog(old), &catalog(new), acts);
        changes.iter().map(Change::words).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_change_is_told_with_what_it_does_to_marks_and_percentages() {
        let skipped = || vec![milestone("x", MilestoneAct::Skipped(None))];
        let started = || vec![milestone("x", MilestoneAct::Started)];
        let cases = [
            (names("x y"), names("y x"), done("x"), ""),
            (names("x y"), names("x y z"), vec![], "a: 1 added"),
            (
                names("x y"),
                names("x y z u"),
                done("x"),
                "a: 2 added; your mark kept; 50 % -> 25 % because 2 core milestones were added",
            ),
            (names("x y"), with(elective("z"), "x y"), done("x y"), "a: 1 added; your 2 marks kept; still 100 %"),
            (names("x y"), with(was("z", &["a/x"]), "y"), done("x"), "a: 1 renamed; your mark kept; still 50 %"),
            (names("x y"), with(was("z", &["a/u", "a/x"]), "y"), vec![], "a: 1 renamed"),
            // What never was seen under that name is new.
            (names("y"), with(was("z", &["a/x"]), "y"), vec![], "a: 1 added"),
            // What has the old name of something that is still there is new.
            (names("x"), with(was("z", &["a/x"]), "x"), vec![], "a: 1 added"),
            (
                names("x y"),
                [vec![was("z", &["a/x"]), was("u", &["a/x"])], names("y")].concat(),
                done("x"),
                "a: 1 split into 2; your mark kept; 50 % -> 66 % because 1 core milestone was split",
            ),
            (
                names("x y u"),
                with(joins("z", &["a/x", "a/y"]), "u"),
                done("x y"),
                "a: 2 joined into 1; your 2 marks kept; 66 % -> 50 % because 2 core milestones were joined",
            ),
            (
                names("x y z u"),
                with(joins("z", &["a/x", "a/y"]), "u"),
                done("x y"),
                "a: 2 joined into 1; your 2 marks kept; still 50 %",
            ),
            (names("x y"), names("y"), vec![], "a: 1 dropped"),
            (
                names("x y z"),
                names("z"),
                done("x"),
                "a: 2 dropped (1 with marks, kept in the journal); your mark kept; 33 % -> 0 % because 2 core milestones were dropped",
            ),
            (
                names("x y z"),
                names("y"),
                [skipped(), done("y")].concat(),
                "a: 2 dropped (1 with marks, kept in the journal); your 2 marks kept; 50 % -> 100 % because 1 core milestone was dropped",
            ),
            (
                names("x y"),
                with(elective("x"), "y"),
                done("x"),
                "a: 1 now elective; your mark kept; 50 % -> 0 % because 1 core milestone became elective",
            ),
            (
                with(elective("x"), "y z"),
                names("x y z"),
                done("y"),
                "a: 1 now core; your mark kept; 50 % -> 33 % because 1 milestone became core",
            ),
            (
                names("x y"),
                with(Milestone { track: Track::Elective, ..was("z", &["a/x"]) }, "y"),
                started(),
                "a: 1 renamed, 1 now elective; your mark kept; still 0 %",
            ),
            (
                names("x"),
                vec![elective("x")],
                done("x"),
                "a: 1 now elective; your mark kept; 100 % -> – because 1 core milestone became elective",
            ),
            (
                names("x y z u v"),
                [vec![was("n", &["a/x"]), elective("z")], names("y u p q")].concat(),
                done("x y z"),
                "a: 2 added, 1 renamed, 1 dropped, 1 now elective; your 3 marks kept; 60 % -> 40 % because 2 core milestones were added, 1 was dropped and 1 became elective",
            ),
        ];
        for (old, new, acts, expected) in cases {
            let of = |milestones: &[Milestone]| milestones.iter().map(|one| one.id.to_string()).collect::<Vec<_>>();
            let ids = (of(&old), of(&new));
            assert_eq!(told(old, new, acts), expected, "{ids:?}");
        }
    }

    #[test]
    fn what_is_told_names_what_it_is_about() {
        let old = catalog(names("x y z u"));
        let new = [vec![was("n", &["a/x"]), joins("j", &["a/y", "a/z"]), elective("e")], names("p")].concat();
        let entry = |id: &str, track| Entry { id: id.into(), part: Part::Milestone, track };
        let expected = Change {
            curriculum: "a".into(),
            whole: Whole::Kept,
            added: vec![entry("a/e", Track::Elective), entry("a/p", Track::Core)],
            renamed: vec![Renamed { part: Part::Milestone, from: "a/x".into(), to: vec!["a/n".into()] }],
            joined: vec![Joined { from: vec!["a/y".into(), "a/z".into()], to: "a/j".into() }],
            dropped: vec![Dropped { entry: entry("a/u", Track::Core), marked: true }],
            moved: vec![],
            left: vec![],
            marks: 2,
            before: Some(50),
            now: Some(33),
            causes: vec![(Cause::Added, 1), (Cause::Dropped, 1), (Cause::Joined, 2)],
        };
        assert_eq!(told_of(&old, &catalog(new), done("x u")), [expected]);
    }

    fn source(id: &str, milestones: Vec<Milestone>) -> Source {
        let mut source = Source { milestones, ..Source::default() };
        source.curriculum.id = id.into();
        for one in &mut source.milestones {
            one.id = format!("{id}/{}", crate::domain::id::local_part(&one.id)).into();
        }
        source
    }

    fn assembled(sources: Vec<Source>) -> Catalog {
        Catalog::assemble(sources, Shared::default())
    }

    fn words(changes: &[Change]) -> Vec<String> {
        changes.iter().map(Change::words).chain(sentence(changes)).collect()
    }

    #[test]
    fn curricula_come_and_go_as_wholes() {
        let (a, b) = (source("a", names("x y")), source("b", names("x y z")));
        let changes = told_of(&assembled(vec![a]), &assembled(vec![b]), done("x"));
        assert_eq!(
            words(&changes),
            [
                "b: a new curriculum, 3 added",
                "a: no longer loaded, 2 dropped; your mark kept in the journal",
                "The curricula changed: 1 curriculum added, 1 curriculum removed (gradus curriculum changes).",
            ]
        );
    }

    #[test]
    fn what_goes_to_another_curriculum_is_told_in_both_and_counted_once() {
        let old = assembled(vec![source("a", names("x y")), source("b", names("z"))]);
        let new = assembled(vec![source("a", names("y")), source("b", with(was("u", &["a/x"]), "z"))]);
        assert_eq!(
            words(&told_of(&old, &new, done("x"))),
            [
                "a: 1 now in another curriculum; your mark kept; 50 % -> 0 % because 1 core milestone went to another curriculum",
                "b: 1 renamed; 0 % -> 50 % because 1 core milestone came from another curriculum",
                "The curricula changed: 1 renamed (gradus curriculum changes).",
            ]
        );
    }

    fn with_briefs(briefs: &[(&str, &str, Track)]) -> Catalog {
        let model = sample::catalog().briefs.remove(0);
        let brief = |&(id, old, track): &(&str, &str, Track)| Brief {
            id: format!("a/{id}").into(),
            was: if old.is_empty() { vec![] } else { vec![format!("a/{old}").into()] },
            track,
            ..model.clone()
        };
        assembled(vec![Source { briefs: briefs.iter().map(brief).collect(), ..source("a", names("x")) }])
    }

    #[test]
    fn briefs_are_told_apart_from_milestones_and_change_no_percentage() {
        let old = with_briefs(&[("b", "", Track::Core), ("c", "", Track::Core), ("d", "", Track::Core)]);
        let new = with_briefs(&[("n", "", Track::Core), ("o", "b", Track::Core), ("d", "", Track::Elective)]);
        let made = Creation { title: "Leaf".into(), brief: Some("a/c".into()), ..Creation::default() };
        let acts = vec![milestone("x", completed(&[])), project(ProjectAct::Created(Box::new(made)))];
        assert_eq!(
            words(&told_of(&old, &new, acts)),
            [
                "a: 1 brief added, 1 brief renamed, 1 brief dropped (1 with a project of yours, which stays), 1 brief now elective; your mark kept; still 100 %",
                "The curricula changed: 1 brief added, 1 brief renamed, 1 brief dropped, 1 brief now elective (gradus curriculum changes).",
            ]
        );
    }

    #[test]
    fn nothing_is_said_of_what_cannot_be_read_right_now() {
        let (old, new) = (catalog(names("x y")), catalog(names("x")));
        let seen = Seen::now(&old, &Seen::default(), &BTreeSet::new());
        let changes = compare(&seen, &new, &Progress::fold(&new, &Log::default()), &BTreeSet::from(["a"]));
        assert_eq!(changes, []);
        assert_eq!(sentence(&changes), None);
    }

    #[test]
    fn what_changed_before_is_not_told_again() {
        let new = catalog(with(joins("z", &["a/x", "a/y"]), "u"));
        assert_eq!(words(&told_of(&new, &new, done("x y"))), Vec::<String>::new());
        let more = catalog(with(joins("z", &["a/x", "a/y"]), "u v"));
        let expected = "a: 1 added; your mark kept; 50 % -> 33 % because 1 core milestone was added";
        assert_eq!(words(&told_of(&new, &more, done("x y")))[0], expected);
    }
}
