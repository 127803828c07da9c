//! The burn-up of the path, the pace, and the forecast (RULES "Forecast").

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde_json::Value;

use super::activity::days;
use super::catalog::{Brief, CATALOG, Milestone};
use super::journal::{Journal, date, monday};
use super::learning::{Learning, Stands};
use super::lives::Random;
use super::projects::{Project, projects};
use super::{CASES, hours, list, progress};

/// Parts of a whole, each on its day: so many equal shares of these minutes, in whole minutes.
fn shares(minutes: u64, mut on: Vec<NaiveDate>, of: usize) -> Vec<(NaiveDate, u64)> {
    on.sort_unstable();
    let part = |nth: u64| minutes * nth / of as u64;
    (0..).zip(on).map(|(nth, day)| (day, part(nth + 1) - part(nth))).collect()
}

/// What was done of a milestone, on its days: ticks before it was done, and then the rest.
fn work_on(milestone: &Milestone, learning: &Learning) -> Vec<(NaiveDate, u64)> {
    if learning.before || ![Stands::Done, Stands::Doing].contains(&learning.stands) {
        return Vec::new();
    }
    let ticks = milestone.items.iter().filter_map(|item| learning.ticks.get(item).copied());
    let ticks = ticks.filter(|day| learning.done.is_none_or(|done| *day < done));
    let mut work = shares(milestone.minutes, ticks.collect(), milestone.items.len());
    if let Some(done) = learning.done {
        let rest = milestone.minutes - work.iter().map(|(_, minutes)| minutes).sum::<u64>();
        work.push((done, rest));
    }
    work
}

/// What was done of the brief of a project, on the days of its ticks.
fn work_on_project(project: &Project) -> Vec<(NaiveDate, u64)> {
    let Some(brief) = project.brief.as_deref().and_then(|brief| CATALOG.brief(brief)) else { return Vec::new() };
    let ticks = project.items.iter().filter_map(|item| project.ticks.get(item).copied());
    shares(brief.minutes, ticks.collect(), project.items.len())
}

/// What the path asks for, done and open.
struct Scope {
    done: u64,
    open: [u64; 3],
    work: Vec<(NaiveDate, u64)>,
}

/// The milestones of the path, its electives under way, and of its briefs those under way, the core ones that are done, and
/// at each level without any of these the shortest core one.
fn scope(journal: &Journal) -> Scope {
    let path: Vec<&Milestone> = progress::path(journal).into_iter().flat_map(|(_, of)| of).collect();
    let segments = journal.path();
    let on_path = |curriculum: &str, level: &str| {
        segments.iter().any(|segment| *segment == curriculum || *segment == format!("{curriculum}/{level}"))
    };
    let electives = CATALOG.milestones.iter().filter(|one| !one.core && on_path(&one.curriculum, &one.level));
    let electives = electives.filter(|one| path.iter().all(|other| other.id != one.id));
    let electives = electives.filter(|one| Learning::of(journal, &one.id).stands == Stands::Doing);

    let all = projects(journal);
    let of_brief = |brief: &Brief| -> Vec<&Project> {
        all.iter().filter(|one| one.brief.as_deref() == Some(&*brief.id) && one.status != "archived").collect()
    };
    let is_done = |brief: &Brief| of_brief(brief).iter().any(|project| project.is_shipped());
    let mut briefs: Vec<&Brief> = Vec::new();
    let here: Vec<&Brief> = CATALOG.briefs.iter().filter(|one| on_path(&one.curriculum, &one.level)).collect();
    for brief in &here {
        if !of_brief(brief).is_empty() && (brief.core || !is_done(brief)) {
            briefs.push(brief);
        }
    }
    for brief in &here {
        let same_level =
            |other: &&&Brief| other.core && (&other.curriculum, &other.level) == (&brief.curriculum, &brief.level);
        let shortest = here.iter().filter(same_level).min_by_key(|other| other.minutes);
        let is_shortest = shortest.is_some_and(|shortest| shortest.id == brief.id);
        let is_any_begun = briefs.iter().any(|other| same_level(&other) && !of_brief(other).is_empty());
        if is_shortest && !is_any_begun {
            briefs.push(brief);
        }
    }

    let mut scope = Scope { done: 0, open: [0; 3], work: Vec::new() };
    for (kind, milestone) in path.iter().map(|one| (0, *one)).chain(electives.map(|one| (1, one))) {
        let learning = Learning::of(journal, &milestone.id);
        scope.done += learning.minutes_done(milestone);
        scope.open[kind] += learning.minutes_open(milestone, journal);
        scope.work.extend(work_on(milestone, &learning));
    }
    for brief in briefs {
        // The one of its projects that is furthest counts.
        let furthest = of_brief(brief).into_iter().max_by_key(|project| project.minutes_done(&CATALOG));
        let done = furthest.map_or(0, |project| project.minutes_done(&CATALOG));
        scope.done += done;
        scope.open[2] += if is_done(brief) { 0 } else { brief.minutes - done };
        scope.work.extend(furthest.map(work_on_project).unwrap_or_default());
    }
    scope
}

/// The minutes that each of the last twelve whole weeks since the first act brought, on the path or not.
fn pace(journal: &Journal) -> Vec<(NaiveDate, u64)> {
    let Some(first) = days(journal).into_keys().next() else { return Vec::new() };
    let mut work: Vec<(NaiveDate, u64)> = projects(journal).iter().flat_map(work_on_project).collect();
    let learned = super::learning::all(&CATALOG, journal);
    work.extend(learned.iter().flat_map(|(milestone, learning)| work_on(milestone, learning)));
    let this_week = monday(journal.today);
    let weeks = (1..=12).rev().map(|ago| this_week - Days::new(7 * ago)).filter(|week| *week >= first);
    let brought =
        |week: NaiveDate| work.iter().filter(|(day, _)| monday(*day) == week).map(|(_, minutes)| minutes).sum();
    weeks.map(|week| (week, brought(week))).collect()
}

/// 2,000 runs of weeks drawn with replacement: the weeks in which 50 and 85 of 100 runs have covered the open minutes; none
/// beyond ten years. Each run has a generator of its own, seeded by one whose seed is a hash of the weeks; it gives 16 bits
/// for each draw, the lowest first.
fn draw(weeks: &[u64], open: u64) -> Option<(u64, u64)> {
    let mut seed = weeks.len() as u64;
    for minutes in weeks {
        seed = Random(seed ^ minutes).next();
    }
    let mut seeds = Random(seed);
    let mut lengths = Vec::new();
    for _ in 0..2000 {
        let mut random = Random(seeds.next());
        let (mut covered, mut number, mut bits) = (0, 0, 0);
        while covered < open && number < 522 {
            bits = if number % 4 == 0 { random.next() } else { bits >> 16 };
            covered += weeks[((bits & 0xffff) as usize * weeks.len()) / 0x1_0000];
            number += 1;
        }
        lengths.push(number);
    }
    lengths.sort_unstable();
    let (half, most) = (lengths[1000 - 1], lengths[1700 - 1]);
    (most <= 521).then_some((half, most))
}

fn told_weeks(told: &Value) -> BTreeMap<NaiveDate, f64> {
    list(told).iter().map(|week| (date(&week["week"]), week["hours"].as_f64().unwrap())).collect()
}

#[test]
fn the_burn_up_is_that_of_the_lines() {
    for case in CASES.iter() {
        let (journal, told) = (&case.journal, &case.told["burn_up"]);
        let scope = scope(journal);
        let open = ["milestones", "electives", "projects"].map(|of| told["open"][of].as_f64().unwrap());
        assert_eq!(open, scope.open.map(hours), "{}", case.name);
        let all = scope.done + scope.open.iter().sum::<u64>();
        assert_eq!(told["hours_total"].as_f64().unwrap(), hours(all), "{}", case.name);

        let first = days(journal).into_keys().next().unwrap_or(journal.today);
        let this_week = monday(journal.today);
        let first = monday(first).max(this_week - Days::new(7 * 51));
        let mut ours = BTreeMap::new();
        let mut week = first;
        while week <= this_week {
            // What has no day was done before, and what has a day to come counts already.
            let is_later = |day: NaiveDate| week < this_week && monday(day) > week;
            let later = scope.work.iter().filter(|(day, _)| is_later(*day)).map(|(_, minutes)| minutes).sum::<u64>();
            ours.insert(week, hours(scope.done - later));
            week = week + Days::new(7);
        }
        assert_eq!(told_weeks(&told["weeks"]), ours, "{}", case.name);
        let pace = pace(journal).into_iter().map(|(week, minutes)| (week, hours(minutes)));
        assert_eq!(told_weeks(&told["pace"]), pace.collect(), "{}", case.name);
    }
}

#[test]
fn the_forecast_is_that_of_the_lines() {
    for case in CASES.iter() {
        let open = scope(&case.journal).open.iter().sum();
        let weeks: Vec<u64> = pace(&case.journal).into_iter().map(|(_, minutes)| minutes).collect();
        let told = &case.told["forecast"];
        let is_said = open > 0 && weeks.len() >= 3 && weeks.iter().any(|minutes| *minutes > 0);
        let ours = is_said.then(|| draw(&weeks, open)).flatten();
        assert_eq!(told.is_null(), ours.is_none(), "{}: {told}, {weeks:?}", case.name);
        assert_eq!(case.told["no_forecast"].is_null(), ours.is_some(), "{}", case.name);
        if let Some((half, most)) = ours {
            let day = |weeks: u64| case.journal.today + Days::new(7 * weeks);
            assert_eq!((date(&told["p50"]), date(&told["p85"])), (day(half), day(most)), "{}", case.name);
        }
    }
}
