//! `curriculum list`: what is loaded, what of it is broken, and how long the paths through it are.

use std::collections::BTreeSet;

use serde::Serialize;

use super::SCHEMA;
use crate::domain::advisor::Route;
use crate::domain::catalog::{Catalog, Curriculum, Level, Origin, Text, Track};
use crate::domain::figures::Path;
use crate::domain::time::Minutes;
use crate::format::diagnostic::{Diagnostic, Severity};
use crate::format::provenance::Provenance;
use crate::workspace::sources::Origins;
use crate::workspace::state::State;

/// Every curriculum, and the paths through them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LibraryView {
    /// Version of the view.
    pub schema: u32,
    /// In the order of the catalog, then those of which nothing could be read.
    pub curricula: Vec<LibraryEntry>,
    /// What the advisor proposes.
    pub paths: Vec<PathEntry>,
}

/// One curriculum.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LibraryEntry {
    /// Its id.
    pub id: String,
    /// Its title; empty when it could not be read.
    pub title: Text,
    /// The version of its content.
    pub version: Text,
    /// The framework it teaches.
    pub framework: Option<Text>,
    /// `built-in`, `own` or `replacement`.
    pub origin: &'static str,
    /// How many milestones were read.
    pub milestones: usize,
    /// The core ones.
    pub core: Amount,
    /// The others.
    pub elective: Amount,
    /// The briefs.
    pub briefs: Amount,
    /// The same by level.
    pub levels: Vec<LevelEntry>,
    /// Whether something in its files is an error.
    pub broken: bool,
    /// Where it came from; null when it was written here or is built in.
    pub source: Option<SourceView>,
}

/// One level of a curriculum.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LevelEntry {
    /// Which.
    pub level: Level,
    /// Its core milestones.
    pub core: Amount,
    /// Its electives.
    pub elective: Amount,
    /// Its briefs.
    pub briefs: Amount,
}

/// How many there are, and how long all of them take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Amount {
    /// How many.
    pub count: usize,
    /// All of them, in hours.
    pub hours: f64,
}

/// A path that the advisor proposes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PathEntry {
    /// Its id.
    pub id: String,
    /// For whom it is.
    pub title: String,
    /// Its segments, in order.
    pub segments: Vec<String>,
    /// How long it is for somebody who begins with nothing, in hours.
    pub hours: f64,
}

/// Where a curriculum came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceView {
    /// The address of a git repository, without a password, or a path.
    pub url: String,
    /// The commit; null of a folder.
    pub commit: Option<String>,
    /// The folder in it; null when the source itself is the curriculum.
    pub folder: Option<String>,
}

impl SourceView {
    /// `https://example.org/jax.git at 3f2c1a9`
    #[must_use]
    pub fn words(&self) -> String {
        let Self { url, commit, .. } = self;
        let short = |commit: &str| commit.get(..7).unwrap_or(commit).to_owned();
        commit.as_deref().map_or_else(|| url.clone(), |commit| format!("{url} at {}", short(commit)))
    }
}

impl From<Provenance> for SourceView {
    fn from(Provenance { url, commit, folder }: Provenance) -> Self {
        Self { url, commit, folder }
    }
}

/// Every curriculum that is loaded or should be; `from` is where the learner's own are from, by id.
#[must_use]
pub fn curricula(state: &State, from: &Origins) -> LibraryView {
    let mut broken = broken(&state.problems);
    let mut curricula: Vec<LibraryEntry> = Vec::new();
    let source = |id: &str| from.get(id).cloned().map(SourceView::from);
    for curriculum in &state.catalog.curricula {
        let broken = broken.remove(curriculum.id.as_str());
        let source = source(&curriculum.id);
        curricula.push(LibraryEntry { broken, source, ..entry(&state.catalog, curriculum) });
    }
    let unread = |id: &str| {
        let nothing = Curriculum { id: id.into(), origin: Origin::Own, ..Curriculum::default() };
        LibraryEntry { broken: true, source: source(id), ..entry(&state.catalog, &nothing) }
    };
    curricula.extend(broken.into_iter().map(unread));
    let paths = state.catalog.shared.advisor.routes.iter().map(|route| path(&state.catalog, route)).collect();
    LibraryView { schema: SCHEMA, curricula, paths }
}

fn path(catalog: &Catalog, route: &Route) -> PathEntry {
    let segments: Vec<&str> = route.segments.iter().map(|segment| segment.as_str()).collect();
    let hours = Path::new(catalog, &segments).length(catalog).hours();
    PathEntry {
        id: route.id.to_string(),
        title: route.title.to_string(),
        segments: route.segments.iter().map(ToString::to_string).collect(),
        hours,
    }
}

/// A curriculum of a catalog, which can be read and of which nobody said where it is from.
pub(in crate::workspace) fn entry(catalog: &Catalog, curriculum: &Curriculum) -> LibraryEntry {
    let of = |level: Level| {
        let milestones = |track: Track| {
            let all = catalog.milestones_of(&curriculum.id).map(|ix| catalog.milestone(ix));
            Amount::of(all.filter(|one| one.level == level && one.track == track).map(|one| one.time))
        };
        let briefs = catalog.briefs_of(&curriculum.id).filter(|brief| brief.level == level);
        let (core, elective) = (milestones(Track::Core), milestones(Track::Elective));
        LevelEntry { level, core, elective, briefs: Amount::of(briefs.map(|brief| brief.time)) }
    };
    let levels: Vec<LevelEntry> = catalog.levels_of(&curriculum.id).map(of).collect();
    let sum = |part: fn(&LevelEntry) -> Amount| levels.iter().map(part).fold(Amount::default(), Amount::and);
    LibraryEntry {
        id: curriculum.id.to_string(),
        title: curriculum.title.clone(),
        version: curriculum.version.clone(),
        framework: curriculum.framework.clone(),
        origin: match curriculum.origin {
            Origin::BuiltIn => "built-in",
            Origin::Own => "own",
            Origin::Replacement => "replacement",
        },
        milestones: catalog.milestones_of(&curriculum.id).count(),
        core: sum(|level| level.core),
        elective: sum(|level| level.elective),
        briefs: sum(|level| level.briefs),
        levels,
        broken: false,
        source: None,
    }
}

impl Amount {
    fn of(times: impl Iterator<Item = Minutes>) -> Self {
        times.fold(Self::default(), |sum, time| sum.and(Self { count: 1, hours: time.hours() }))
    }

    fn and(self, other: Self) -> Self {
        Self { count: self.count + other.count, hours: self.hours + other.hours }
    }
}

/// The ids of the learner's own curricula that cannot be read, or only in part.
#[must_use]
pub(in crate::workspace) fn broken(problems: &[Diagnostic]) -> BTreeSet<&str> {
    problems.iter().filter_map(broken_folder).collect()
}

/// The id of the curriculum that an error lies in: `ml` for one in `…/curricula/ml/beginner.toml`, or in its folder itself.
fn broken_folder(problem: &Diagnostic) -> Option<&str> {
    let mut parts = problem.path.rsplit(['/', '\\']);
    let file = parts.next()?;
    let id = parts.next()?;
    if problem.severity == Severity::Error && id == "curricula" && !file.ends_with(".toml") {
        return Some(file);
    }
    (problem.severity == Severity::Error && file.ends_with(".toml") && parts.next() == Some("curricula")).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_errors_in_the_files_of_a_curriculum_break_it() {
        for (severity, path, expected) in [
            (Severity::Error, "/home/ada/gradus/curricula/ml/beginner.toml", Some("ml")),
            (Severity::Error, "C:\\gradus\\curricula\\ml\\curriculum.toml", Some("ml")),
            (Severity::Error, "/home/ada/gradus/curricula/ml", Some("ml")),
            (Severity::Error, "/home/ada/gradus/curricula/skills.toml", None),
            (Severity::Warning, "/home/ada/gradus/curricula/ml/beginner.toml", None),
            (Severity::Error, "/home/ada/.config/gradus/config.toml", None),
            (Severity::Error, "journal.jsonl", None),
        ] {
            assert_eq!(broken_folder(&Diagnostic::of_file(severity, path, "x")), expected, "{path}");
        }
    }
}
