//! The plan without a role: the rest of the path.

use std::collections::BTreeMap;

use super::bits::Bits;
use super::ground::Ground;
use super::needs::{Choice, Problem, begun_electives};
use super::search::Chosen;
use super::work::Work;
use crate::domain::catalog::{Brief, Level, Track};
use crate::domain::figures::Path;
use crate::domain::progress::State;
use crate::domain::time::Minutes;

/// What the rest of a path asks for, which leaves nothing to choose: each of its milestones with what is open before it.
pub(super) fn problem<'a>(ground: &Ground<'a>, works: &[Work<'a>], path: &Path) -> Problem<'a> {
    let own = path.milestones().filter(|&ix| ground.place(ix).is_some());
    let own = own.map(|ix| Choice { closure: ground.closure(&[ix]), time: Minutes(0) });
    let choices = works.iter().map(Work::choice).chain(own).collect();
    let base = ground.closure(&begun_electives(ground));
    Problem { choices, projects: works.len(), base, ..Problem::default() }
}

/// All of that, of each level the shortest core project where none is shipped, and the electives that are started.
pub(super) fn chosen(ground: &Ground<'_>, works: &[Work<'_>], path: &Path, problem: &Problem<'_>) -> Chosen {
    let mut chosen = Chosen { milestones: problem.base.clone(), works: Bits::none(works.len()) };
    problem.own().iter().for_each(|choice| chosen.milestones.add(&choice.closure));
    for work in shortest(ground, works, path) {
        chosen.works.insert(work);
        chosen.milestones.add(&works[work].closure);
    }
    chosen
}

/// Of each level on the path the core project that takes the shortest, the first of equals; none where one is shipped.
fn shortest(ground: &Ground<'_>, works: &[Work<'_>], path: &Path) -> Vec<usize> {
    let level = |brief: &Brief| -> Option<(usize, Level)> {
        let segment = path.segment_of_brief(brief)?;
        (brief.track == Track::Core).then_some((segment, brief.level))
    };
    let briefs = &ground.catalog.briefs;
    let shipped = briefs.iter().filter(|brief| ground.progress.brief_state(ground.catalog, brief) == State::Done);
    let shipped: Vec<(usize, Level)> = shipped.filter_map(level).collect();
    let mut shortest: BTreeMap<(usize, Level), usize> = BTreeMap::new();
    for (nth, work) in works.iter().enumerate() {
        let Some(level) = work.brief(ground).and_then(level).filter(|level| !shipped.contains(level)) else { continue };
        let first = shortest.entry(level).or_insert(nth);
        if work.time < works[*first].time {
            *first = nth;
        }
    }
    shortest.into_values().collect()
}
