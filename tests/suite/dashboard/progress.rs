//! Progress by curriculum and level, and of the path (RULES "Progress").

use serde_json::Value;

use super::catalog::{CATALOG, LEVELS, Milestone};
use super::journal::Journal;
use super::learning::{Learning, Stands};
use super::{CASES, hours, learning, list};

type Standing<'a> = [(&'a Milestone, &'a Learning)];

/// What is told of these milestones: counts, hours, and the percentage, null where everything is skipped.
fn assert_told(told: &Value, of: &Standing<'_>, what: &str) {
    let count = |stands: Stands| of.iter().filter(|(_, one)| one.stands == stands).count();
    let (done, skipped) = (count(Stands::Done), count(Stands::Skipped));
    assert_eq!(
        (&told["done"], &told["skipped"], &told["total"]),
        (&done.into(), &skipped.into(), &of.len().into()),
        "{what}"
    );
    if told.get("left").is_some() {
        let ticked = of.iter().filter(|(milestone, one)| one.stands == Stands::Doing && one.ticked(milestone) > 0);
        assert_eq!(
            (&told["ticked"], &told["left"]),
            (&ticked.count().into(), &(of.len() - done - skipped).into()),
            "{what}"
        );
    }
    if told.get("percent").is_some() {
        assert_eq!(told["percent"].as_u64(), (100 * done as u64).checked_div((of.len() - skipped) as u64), "{what}");
    }
    if told.get("hours_total").is_some() {
        let total = of.iter().filter(|(_, one)| one.stands != Stands::Skipped).map(|(milestone, _)| milestone.minutes);
        assert_eq!(told["hours_total"].as_f64().unwrap(), hours(total.sum()), "{what}");
    }
    if told.get("hours_done").is_some() {
        let minutes = of.iter().map(|(milestone, one)| one.minutes_done(milestone)).sum();
        assert_eq!(told["hours_done"].as_f64().unwrap(), hours(minutes), "{what}");
    }
}

#[test]
fn every_curriculum_and_level_is_counted_as_the_lines_say() {
    for case in CASES.iter() {
        let all = learning::all(&CATALOG, &case.journal);
        for view in [&case.told, &case.status] {
            for told in list(&view["curricula"]) {
                let id = told["id"].as_str().unwrap();
                let what = format!("{}, {id}", case.name);
                let of = |core: bool, level: Option<&str>| -> Vec<(&Milestone, &Learning)> {
                    let all = all.iter().map(|(milestone, one)| (*milestone, one));
                    all.filter(|(milestone, _)| {
                        milestone.curriculum == id
                            && milestone.core == core
                            && level.is_none_or(|level| milestone.level == level)
                    })
                    .collect()
                };
                assert_told(told, &of(true, None), &what);
                // Status names levels of electives alone too, with nothing in them.
                let is_level = |level: &&&str| {
                    let is_named = told.get("electives").is_none() && !of(false, Some(level)).is_empty();
                    is_named || !of(true, Some(level)).is_empty()
                };
                let levels = LEVELS.iter().filter(is_level).collect::<Vec<_>>();
                let told_levels = list(&told["levels"]);
                assert_eq!(told_levels.len(), levels.len(), "{what}");
                for (told, level) in told_levels.iter().zip(levels) {
                    assert_eq!(told["level"], **level);
                    assert_told(told, &of(true, Some(level)), &format!("{what} {level}"));
                }
                if told.get("electives").is_some() {
                    assert_told(&told["electives"], &of(false, None), &format!("{what} electives"));
                }
            }
        }
    }
}

/// The milestones that each segment of the path asks for, each once.
pub fn path(journal: &Journal) -> Vec<(String, Vec<&'static Milestone>)> {
    let mut taken: Vec<&str> = Vec::new();
    let mut segments = Vec::new();
    for segment in journal.path() {
        let mut of = Vec::new();
        for milestone in CATALOG.segment(&segment) {
            if !taken.contains(&milestone.id.as_str()) {
                taken.push(&milestone.id);
                of.push(milestone);
            }
        }
        segments.push((segment, of));
    }
    segments
}

#[test]
fn the_path_is_counted_as_the_lines_say() {
    for case in CASES.iter() {
        let told = &case.told["path"];
        let segments = path(&case.journal);
        let learn = |of: &[&'static Milestone]| -> Vec<(&'static Milestone, Learning)> {
            of.iter().map(|milestone| (*milestone, Learning::of(&case.journal, &milestone.id))).collect()
        };
        for (told, (segment, of)) in list(&told["segments"]).iter().zip(&segments) {
            let what = format!("{}, {segment}", case.name);
            let learned = learn(of);
            assert_eq!(told["segment"], segment.as_str(), "{what}");
            assert_told(told, &learned.iter().map(|(milestone, one)| (*milestone, one)).collect::<Vec<_>>(), &what);
            let open = learned.iter().map(|(milestone, one)| one.minutes_open(milestone, &case.journal)).sum();
            assert_eq!(told["hours_open"].as_f64().unwrap(), hours(open), "{what}");
        }
        assert_eq!(list(&told["segments"]).len(), segments.len(), "{}", case.name);
        let all = learn(&segments.iter().flat_map(|(_, of)| of.clone()).collect::<Vec<_>>());
        assert_told(told, &all.iter().map(|(milestone, one)| (*milestone, one)).collect::<Vec<_>>(), &case.name);
    }
}
