//! The learner's shape: one framework deep, strands broad.

use super::CASES;
use super::catalog::{CATALOG, CURRICULA, FRAMEWORKS, LEVELS, Milestone};
use super::learning::{self, Learning, Stands};

fn done(all: &[(&Milestone, Learning)], curriculum: &str, level: Option<&str>) -> usize {
    let core = all.iter().filter(|(one, _)| one.core && one.curriculum == curriculum);
    core.filter(|(one, state)| level.is_none_or(|level| one.level == level) && state.stands == Stands::Done).count()
}

#[test]
fn the_shape_is_that_of_the_lines() {
    for case in CASES.iter() {
        let all = learning::all(&CATALOG, &case.journal);
        // The highest level of each framework in which anything is done.
        let deepest = |framework: &str| LEVELS.iter().rposition(|level| done(&all, framework, Some(level)) > 0);
        let begun: Vec<usize> = FRAMEWORKS.iter().filter_map(|framework| deepest(framework)).collect();
        let too_broad = begun.len() == 3 && begun.iter().all(|level| *level == 0);
        let told = &case.told["shape"];
        assert_eq!(told["too_broad"], too_broad, "{}: {told}", case.name);

        let words = told["words"].as_str().unwrap();
        assert_eq!(begun.is_empty(), words.starts_with("No framework is begun yet."), "{}: {words}", case.name);
        for strand in CURRICULA.iter().filter(|id| !FRAMEWORKS.contains(id)) {
            let title = format!("{}{}", strand[..1].to_uppercase(), &strand[1..]);
            let all_of = CATALOG.milestones.iter().filter(|one| one.core && one.curriculum == *strand).count();
            let expected = match done(&all, strand, None) {
                0 => format!("none of {title}"),
                some => format!("{title} {some} of {all_of}"),
            };
            assert!(words.contains(&expected), "{}: {words} without {expected}", case.name);
        }
        let furthest = FRAMEWORKS.iter().filter_map(|framework| Some((deepest(framework)?, framework)));
        if let Some((level, _)) = furthest.clone().max_by_key(|(level, _)| *level).filter(|_| !too_broad) {
            // Of those equally deep the one of whose level more is done goes deepest.
            let best = furthest
                .filter(|(of, _)| *of == level)
                .map(|(_, framework)| done(&all, framework, Some(LEVELS[level])));
            let expected = format!("goes deepest: {} ({} of ", LEVELS[level], best.max().unwrap());
            assert!(words.contains(&expected), "{}: {words} without {expected}", case.name);
        }
    }
}
