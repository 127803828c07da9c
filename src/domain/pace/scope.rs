//! What a path asks for: its milestones, the electives that were started, and its projects; what of it is open, and when the
//! rest was done.

use crate::domain::catalog::{Brief, Catalog, Ix, Track};
use crate::domain::figures::Path;
use crate::domain::progress::{Progress, Project, State, Status};
use crate::domain::time::Minutes;

use super::work::{Work, on_milestone, on_project};

/// A set of milestones and briefs to be done, each once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scope<'a> {
    /// Milestones asked for.
    pub milestones: Vec<Ix>,
    /// Electives under way.
    pub electives: Vec<Ix>,
    /// Briefs.
    pub briefs: Vec<&'a Brief>,
}

/// Hours that are still to do, by what they are of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Open {
    /// Of milestones asked for: what [`crate::domain::figures::tally`] gives.
    pub milestones: Minutes,
    /// Of electives under way.
    pub electives: Minutes,
    /// Of projects.
    pub projects: Minutes,
}

impl Open {
    /// All of them.
    #[must_use]
    pub fn total(&self) -> Minutes {
        self.milestones + self.electives + self.projects
    }

    /// `120 h of milestones, 6 h of electives under way, 24 h of projects`; empty when nothing is open.
    #[must_use]
    pub fn words(&self) -> String {
        let parts =
            [(self.milestones, "milestones"), (self.electives, "electives under way"), (self.projects, "projects")];
        let open = parts.iter().filter(|(time, _)| *time > Minutes(0));
        open.map(|(time, what)| format!("{time} of {what}")).collect::<Vec<_>>().join(", ")
    }
}

impl<'a> Scope<'a> {
    /// What a path asks for: its milestones, its electives under way, and of its briefs those under way, the core ones that are
    /// done, and at each level where there is none of these the shortest core one (as [`Path::length`] counts).
    #[must_use]
    pub fn of_path(catalog: &'a Catalog, progress: &Progress, path: &Path) -> Self {
        let started = |ix: &Ix| progress.state(*ix) == State::Doing;
        let on_path = catalog.briefs.iter().filter(|brief| path.segment_of_brief(brief).is_some());
        let mut chosen: Vec<&Brief> = Vec::new();
        let mut untouched: Vec<&Brief> = Vec::new();
        for brief in on_path {
            match (progress.brief_state(catalog, brief), brief.track) {
                (State::Doing, _) | (State::Done, Track::Core) => chosen.push(brief),
                (_, Track::Core) => untouched.push(brief),
                (_, Track::Elective) => {}
            }
        }
        let same_level = |a: &Brief, b: &Brief| a.level == b.level && a.curriculum() == b.curriculum();
        untouched.sort_by_key(|brief| brief.time);
        for brief in untouched {
            if !chosen.iter().any(|other| other.track == Track::Core && same_level(other, brief)) {
                chosen.push(brief);
            }
        }
        Self {
            milestones: path.milestones().collect(),
            electives: path.electives().filter(started).collect(),
            briefs: chosen,
        }
    }

    /// What is still to do.
    #[must_use]
    pub fn open(&self, catalog: &Catalog, progress: &Progress) -> Open {
        let of = |milestones: &[Ix]| milestones.iter().map(|&ix| progress.time_open(ix, catalog)).sum();
        let brief = |brief: &&Brief| match progress.brief_state(catalog, brief) {
            State::Done => Minutes(0),
            _ => brief.time - ticked_share(progress, brief),
        };
        Open {
            milestones: of(&self.milestones),
            electives: of(&self.electives),
            projects: self.briefs.iter().map(brief).sum(),
        }
    }

    /// What is done of it, what was done before gradus included.
    #[must_use]
    pub fn done(&self, catalog: &Catalog, progress: &Progress) -> Minutes {
        let milestones = self.milestones.iter().chain(&self.electives);
        let milestones: Minutes = milestones.map(|&ix| progress.time_done(ix, catalog.milestone(ix))).sum();
        milestones + self.briefs.iter().map(|brief| ticked_share(progress, brief)).sum()
    }

    /// What was done of it, on its days; what was done before gradus is not in it.
    #[must_use]
    pub fn work(&self, catalog: &Catalog, progress: &Progress) -> Vec<Work> {
        let milestones = self.milestones.iter().chain(&self.electives);
        let on_milestones = milestones.flat_map(|&ix| on_milestone(catalog, progress, ix));
        let projects = self.briefs.iter().filter_map(|brief| furthest(progress, brief));
        on_milestones.chain(projects.flat_map(|project| on_project(catalog, project))).collect()
    }
}

/// The hours of a brief by the ticked share of the project of it that is furthest.
fn ticked_share(progress: &Progress, brief: &Brief) -> Minutes {
    furthest(progress, brief).map_or(Minutes(0), |project| share_of(brief, project))
}

fn share_of(brief: &Brief, project: &Project) -> Minutes {
    brief.time.share(project.ticked_count(), project.items.len())
}

/// Of the projects made from a brief that are not put away, the one with the greatest share ticked.
fn furthest<'p>(progress: &'p Progress, brief: &'p Brief) -> Option<&'p Project> {
    let projects = progress.projects_of(brief).filter(|project| project.status() != Status::Archived);
    projects.max_by_key(|project| share_of(brief, project))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::sample::leaf_doctor;
    use crate::domain::catalog::{Equivalent, Item, Kind, Level, Milestone, Shared, Source};
    use crate::domain::event::{Body, Creation, Event, MilestoneAct, Patch, ProjectAct, ProjectChange, StoredStatus};
    use crate::domain::log::Log;
    use crate::domain::testing::{completed, event, known, milestone};

    /// Beginner: `x`, `y` (a third of it remains after `x`), the elective `extra`; briefs of 12, 8 and (elective) 6 hours.
    fn shop() -> Catalog {
        let equivalent = vec![Equivalent { to: "a/x".into(), remains: 1.0 / 3.0 }];
        let brief = |name: &str, hours: u32, track: Track| Brief {
            id: format!("a/{name}").into(),
            level: Level::Beginner,
            requires: vec![],
            track,
            time: Minutes(hours * 60),
            ..leaf_doctor()
        };
        let briefs = [("long", 12, Track::Core), ("short", 8, Track::Core), ("play", 6, Track::Elective)];
        let mut source = Source {
            milestones: vec![
                known("x"),
                Milestone { equivalent, ..known("y") },
                Milestone { track: Track::Elective, kind: Kind::Practice, ..known("extra") },
            ],
            briefs: briefs.map(|(name, hours, track)| brief(name, hours, track)).into(),
            ..Source::default()
        };
        source.curriculum.id = "a".into();
        Catalog::assemble(vec![source], Shared::default())
    }

    /// What is open of the path `a`, then what is done of it.
    fn told(bodies: Vec<Body>) -> String {
        let catalog = shop();
        let events: Vec<Event> = (1..).zip(bodies).map(|(n, body)| event(n, body)).collect();
        let progress = Progress::fold(&catalog, &Log::new(events));
        let scope = Scope::of_path(&catalog, &progress, &Path::new(&catalog, &["a"]));
        let done = scope.done(&catalog, &progress);
        let dated: Minutes = scope.work(&catalog, &progress).iter().map(|work| work.time).sum();
        assert_eq!(dated, done);
        format!("{}; {done} done", scope.open(&catalog, &progress).words())
    }

    fn made(brief: &str) -> Body {
        let items = ["one", "two"].map(|id| Item { id: id.into(), text: id.into() }).to_vec();
        let creation = Creation { title: brief.into(), brief: Some(format!("a/{brief}")), items };
        Body::Project(brief.into(), ProjectAct::Created(Box::new(creation)))
    }

    fn ticked(brief: &str) -> Body {
        Body::Project(brief.into(), ProjectAct::Ticked("one".into()))
    }

    fn stage(brief: &str, status: StoredStatus) -> Body {
        let change = ProjectChange { status: Patch::Set(status), ..ProjectChange::default() };
        Body::Project(brief.into(), ProjectAct::Changed(Box::new(change)))
    }

    #[test]
    fn the_open_hours_of_a_path_are_its_core_and_what_was_started() {
        let done = |name: &str| milestone(name, completed(&[]));
        let extra = |act: MilestoneAct| milestone("extra", act);
        let (shipped, archived) = (StoredStatus::Shipped, StoredStatus::Archived);
        let cases = [
            (vec![], "6 h of milestones, 8 h of projects; 0 min done"),
            (vec![done("x")], "1 h of milestones, 8 h of projects; 3 h done"),
            (vec![milestone("x", MilestoneAct::Skipped(None))], "3 h of milestones, 8 h of projects; 0 min done"),
            (
                vec![extra(MilestoneAct::Ticked("one".into()))],
                "6 h of milestones, 1 h 30 of electives under way, 8 h of projects; 1 h 30 done",
            ),
            (
                vec![extra(MilestoneAct::Started), extra(completed(&[]))],
                "6 h of milestones, 8 h of projects; 0 min done",
            ),
            (
                vec![extra(MilestoneAct::Started), extra(MilestoneAct::Reset)],
                "6 h of milestones, 8 h of projects; 0 min done",
            ),
            (vec![made("long")], "6 h of milestones, 12 h of projects; 0 min done"),
            (vec![made("long"), ticked("long")], "6 h of milestones, 6 h of projects; 6 h done"),
            (vec![made("play")], "6 h of milestones, 14 h of projects; 0 min done"),
            (vec![made("play"), stage("play", shipped)], "6 h of milestones, 8 h of projects; 0 min done"),
            (vec![made("long"), stage("long", archived)], "6 h of milestones, 8 h of projects; 0 min done"),
            (vec![made("long"), ticked("long"), stage("long", shipped)], "6 h of milestones; 6 h done"),
            (vec![made("long"), made("short")], "6 h of milestones, 20 h of projects; 0 min done"),
        ];
        for (bodies, expected) in cases {
            assert_eq!(told(bodies.clone()), expected, "{bodies:?}");
        }
    }

    #[test]
    fn an_equivalent_shortens_only_once_it_is_done() {
        let (catalog, progress) = (shop(), Progress::fold(&shop(), &Log::default()));
        let path = Path::new(&catalog, &["a/beginner"]);
        let open = Scope::of_path(&catalog, &progress, &path).open(&catalog, &progress).total();
        assert_eq!(open, path.length(&catalog) + Minutes(120), "the length counts it from the beginning");
    }
}
