//! The rows of the outline: curriculum → level → milestones, then the level's briefs; marks without a milestone at the end.

use std::collections::BTreeSet;

use crate::domain::catalog::{Catalog, Curriculum, Ix, Level};
use crate::domain::figures::{Path, core_of};
use crate::domain::id::{BriefId, CurriculumId, MilestoneId, SkillId};
use crate::domain::progress::State as Standing;
use crate::workspace::State;

/// What a row is about, by name: it outlives changes of the catalog and of the folds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// A curriculum's heading.
    Curriculum(CurriculumId),
    /// A level's heading.
    Level(CurriculumId, Level),
    /// A milestone.
    Milestone(MilestoneId),
    /// A brief.
    Brief(BriefId),
    /// The heading over marks that belong to no milestone.
    Gone,
    /// A mark under a name that no curriculum has.
    Mark(MilestoneId),
}

/// One row.
#[derive(Clone, Copy, Debug)]
pub enum Row<'a> {
    /// A curriculum's heading.
    Curriculum(&'a Curriculum),
    /// A level's heading.
    Level(&'a Curriculum, Level),
    /// A milestone.
    Milestone(Ix),
    /// A brief, by its place in the catalog.
    Brief(usize),
    /// The heading over marks that belong to no milestone.
    Gone,
    /// A mark under a name that no curriculum has.
    Mark(&'a MilestoneId),
}

impl Row<'_> {
    /// Its name.
    #[must_use]
    pub fn key(&self, catalog: &Catalog) -> Key {
        match self {
            Self::Curriculum(curriculum) => Key::Curriculum(curriculum.id.clone()),
            Self::Level(curriculum, level) => Key::Level(curriculum.id.clone(), *level),
            Self::Milestone(ix) => Key::Milestone(catalog.milestone(*ix).id.clone()),
            Self::Brief(place) => Key::Brief(catalog.briefs[*place].id.clone()),
            Self::Gone => Key::Gone,
            Self::Mark(id) => Key::Mark((*id).clone()),
        }
    }

    /// Whether this is the row of that name.
    #[must_use]
    pub fn is(&self, key: &Key, catalog: &Catalog) -> bool {
        match (self, key) {
            (Self::Curriculum(curriculum), Key::Curriculum(id)) => curriculum.id == *id,
            (Self::Level(curriculum, level), Key::Level(id, other)) => level == other && curriculum.id == *id,
            (Self::Milestone(ix), Key::Milestone(id)) => catalog.milestone(*ix).id == *id,
            (Self::Brief(place), Key::Brief(id)) => catalog.briefs[*place].id == *id,
            (Self::Gone, Key::Gone) => true,
            (Self::Mark(own), Key::Mark(id)) => *own == id,
            _ => false,
        }
    }

    /// How many headings lie over it; headings themselves are at 0 or 1.
    #[must_use]
    pub fn depth(&self) -> usize {
        match self {
            Self::Curriculum(_) | Self::Gone => 0,
            Self::Level(..) | Self::Mark(_) => 1,
            Self::Milestone(_) | Self::Brief(_) => 2,
        }
    }

    /// Whether it folds and unfolds.
    #[must_use]
    pub fn is_heading(&self) -> bool {
        matches!(self, Self::Curriculum(_) | Self::Level(..) | Self::Gone)
    }
}

/// The rows to be seen: those under unfolded headings; with a filter those that hold it, whatever is folded.
#[must_use]
pub fn rows<'a>(state: &'a State, unfolded: &BTreeSet<Key>, filter: &str) -> Vec<Row<'a>> {
    let wanted = filter.to_lowercase();
    let wanted = wanted.as_str();
    let catalog = &*state.catalog;
    let open = |row: &Row<'_>| !wanted.is_empty() || unfolded.contains(&row.key(catalog));
    let mut rows = Vec::new();
    for curriculum in &catalog.curricula {
        under(&mut rows, Row::Curriculum(curriculum), wanted, open, |rows| {
            for level in catalog.levels_of(&curriculum.id) {
                under(rows, Row::Level(curriculum, level), wanted, open, |rows| {
                    rows.extend(leaves(catalog, curriculum, level, wanted));
                });
            }
        });
    }
    let unknown = &state.progress.unknown;
    if !unknown.is_empty() {
        under(&mut rows, Row::Gone, wanted, open, |rows| {
            rows.extend(unknown.keys().filter(|id| holds(id, wanted)).map(Row::Mark));
        });
    }
    rows
}

/// A heading and, where it is open, what stands under it; with a filter nothing when nothing does.
fn under<'a>(
    rows: &mut Vec<Row<'a>>,
    heading: Row<'a>,
    wanted: &str,
    open: impl Fn(&Row<'_>) -> bool,
    fill: impl FnOnce(&mut Vec<Row<'a>>),
) {
    rows.push(heading);
    if open(&heading) {
        let before = rows.len();
        fill(rows);
        if !wanted.is_empty() && rows.len() == before {
            rows.pop();
        }
    }
}

fn leaves<'a>(
    catalog: &'a Catalog,
    curriculum: &'a Curriculum,
    level: Level,
    wanted: &str,
) -> impl Iterator<Item = Row<'a>> {
    let milestones = catalog.milestones_of(&curriculum.id).filter(move |&ix| {
        let milestone = catalog.milestone(ix);
        milestone.level == level && matches(catalog, &milestone.title, &milestone.id, &milestone.skills, wanted)
    });
    let briefs = catalog.briefs.iter().enumerate().filter(move |(_, brief)| {
        brief.level == level
            && brief.curriculum() == curriculum.id.as_str()
            && matches(catalog, &brief.title, &brief.id, &brief.skills, wanted)
    });
    milestones.map(Row::Milestone).chain(briefs.map(|(place, _)| Row::Brief(place)))
}

fn matches(catalog: &Catalog, title: &str, id: &str, skills: &[SkillId], wanted: &str) -> bool {
    wanted.is_empty()
        || holds(title, wanted)
        || holds(id, wanted)
        || skills.iter().any(|skill| holds(catalog.skill_name(skill), wanted))
}

fn holds(text: &str, wanted: &str) -> bool {
    text.to_lowercase().contains(wanted)
}

/// The headings that hide a row of that name when they are folded, outermost first.
#[must_use]
pub fn headings_over(key: &Key, catalog: &Catalog) -> Vec<Key> {
    let place = match key {
        Key::Milestone(id) => catalog.find(id).map(|ix| catalog.milestone(ix)).map(|one| (one.curriculum(), one.level)),
        Key::Brief(id) => catalog.brief(id).map(|brief| (brief.curriculum(), brief.level)),
        Key::Level(curriculum, _) => return vec![Key::Curriculum(curriculum.clone())],
        Key::Mark(_) => return vec![Key::Gone],
        Key::Curriculum(_) | Key::Gone => None,
    };
    place.map_or_else(Vec::new, |(curriculum, level)| {
        vec![Key::Curriculum(curriculum.into()), Key::Level(curriculum.into(), level)]
    })
}

/// Where the learner goes on: in the first unfinished level of the path (of anything, once the path is done) the first
/// milestone that is neither done nor blocked, else the first that is not done.
#[must_use]
pub fn opening(state: &State) -> Option<Ix> {
    let (catalog, progress) = (&*state.catalog, &state.progress);
    let open = |ix: &Ix| !progress.satisfied(*ix);
    let mut asked: Vec<Ix> = Path::of(catalog, progress).milestones().filter(open).collect();
    if asked.is_empty() {
        asked = core_of(catalog, 0..catalog.milestones.len()).filter(open).collect();
    }
    let first = *asked.first()?;
    let place = |ix: Ix| (catalog.milestone(ix).curriculum(), catalog.milestone(ix).level);
    let ready = asked.into_iter().find(|&ix| place(ix) == place(first) && progress.state(ix) != Standing::Blocked);
    Some(ready.unwrap_or(first))
}

#[cfg(test)]
mod tests {
    use super::super::sample::weeks_in;
    use super::*;
    use crate::tui::testing::Play;
    use crate::workspace::command;

    fn opens_at(play: &Play) -> Option<&str> {
        opening(&play.model.state).map(|ix| play.model.state.catalog.milestone(ix).id.as_str())
    }

    fn skip(play: &mut Play, ids: &[&str]) {
        let ixs: Vec<Ix> = ids.iter().map(|id| play.model.state.catalog.find(id).unwrap()).collect();
        play.command(Ok(command::skip(&play.model.state, &ixs, None)));
    }

    #[test]
    fn it_goes_on_in_the_first_unfinished_level_of_the_path() {
        let mut play = weeks_in(100, 30);
        assert_eq!(opens_at(&play), Some("pytorch/autograd"));
        let fields =
            command::GoalFields { path: Some("pytorch/intermediate".into()), ..command::GoalFields::default() };
        play.command(command::goal(&play.model.state, &fields));
        assert_eq!(opens_at(&play), Some("pytorch/checkpoints"), "it is blocked, but there is no other");
        skip(&mut play, &["pytorch/checkpoints"]);
        assert_eq!(opens_at(&play), Some("pytorch/autograd"), "an elective alone leaves no level unfinished");
        skip(&mut play, &["pytorch/autograd", "pytorch/nn-module", "pytorch/training-loop"]);
        assert_eq!(opens_at(&play), Some("reading-group/list"), "what is left anywhere, once the path is done");
        skip(&mut play, &["reading-group/list", "reading-group/attention"]);
        assert_eq!(opens_at(&play), None);
        play.model.refresh();
        assert!(play.screen().contains("Foundations"));
    }

    #[test]
    fn what_is_ready_comes_before_what_is_blocked() {
        let mut play = weeks_in(100, 30);
        let fields = command::GoalFields { path: Some("reading-group".into()), ..command::GoalFields::default() };
        play.command(command::goal(&play.model.state, &fields));
        assert_eq!(opens_at(&play), Some("reading-group/list"));
        skip(&mut play, &["reading-group/list"]);
        assert_eq!(opens_at(&play), Some("reading-group/attention"));
    }

    #[test]
    fn rows_stand_under_unfolded_headings_and_a_filter_unfolds_all() {
        let play = weeks_in(100, 30);
        let state = &play.model.state;
        let count = |unfolded: &[Key], filter: &str| rows(state, &unfolded.iter().cloned().collect(), filter).len();
        assert_eq!(count(&[], ""), 4, "three curricula and the marks of none");
        let pytorch = Key::Curriculum("pytorch".into());
        assert_eq!(count(std::slice::from_ref(&pytorch), ""), 6);
        let level = Key::Level("pytorch".into(), Level::Beginner);
        assert_eq!(count(std::slice::from_ref(&level), ""), 4, "a folded curriculum hides its levels");
        assert_eq!(count(&[pytorch, level, Key::Gone], ""), 6 + 5 + 2);
        assert_eq!(count(&[], "checkpoints"), 3);
        assert_eq!(count(&[], "THEANO"), 3);
        assert_eq!(count(&[], "zebra"), 0);
    }
}
