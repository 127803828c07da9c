//! What holds for every journal, whoever wrote it: the fold, the figures, the next steps and the exports.

use std::collections::HashSet;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, Selector, select, subsequence};

use crate::histories::{EPOCH, PUBLIC, any_day, histories, of_bodies, on_projects, state, today};
use gradus::domain::catalog::{Catalog, Track};
use gradus::domain::claims::{Content, Extra, Form, Section, Selection, claims};
use gradus::domain::event::{Body, Event, MilestoneAct, When};
use gradus::domain::event_id::EventId;
use gradus::domain::figures::{core_of, rhythm, streak, streak_days, tally, tally_curriculum, weeks};
use gradus::domain::next::{Next, Step, StepKind, next, sleeping};
use gradus::domain::progress::{Progress, State as Standing, Status};
use gradus::domain::readiness::{Readiness, Toward};
use gradus::domain::time::Minutes;
use gradus::export::{Format, document};
use gradus::format::journal::{print, read};
use gradus::workspace::{News, State};

pub fn cases(number: u32) -> ProptestConfig {
    ProptestConfig { cases: number, failure_persistence: None, ..ProptestConfig::default() }
}

/// A journal of these lines.
pub fn journal(lines: &[String]) -> State {
    let reading = read("journal.jsonl", (lines.join("\n") + "\n").as_bytes());
    state(reading.events)
}

/// The lines of events, with some of them again and all in another order.
fn disordered(events: Vec<Event>) -> impl Strategy<Value = (Vec<Event>, Vec<String>)> {
    let lines: Vec<String> = events.iter().map(print).collect();
    let again = vec(any::<Selector>(), 0..6);
    let mixed = again.prop_flat_map(move |again| {
        let repeated = again.iter().filter_map(|which| which.try_select(&lines).cloned());
        Just(lines.iter().cloned().chain(repeated).collect::<Vec<_>>()).prop_shuffle()
    });
    (Just(events), mixed)
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn the_fold_ignores_the_order_and_the_number_of_lines(
        (events, lines) in histories(0..30).prop_flat_map(disordered),
    ) {
        let straight = state(events);
        let mixed = journal(&lines);
        prop_assert_eq!(mixed.log.events(), straight.log.events());
        prop_assert_eq!(mixed.progress, straight.progress);
    }

    #[test]
    fn what_is_taken_in_bit_by_bit_is_what_is_folded_anew(
        events in histories(0..30),
        cuts in vec(any::<Index>(), 0..4),
        late in any::<Index>(),
    ) {
        let mut places: Vec<usize> = cuts.iter().map(|cut| cut.index(events.len() + 1)).collect();
        places.extend([0, events.len()]);
        places.sort_unstable();
        let whole = state(events.clone());
        let mut grown = state(Vec::new());
        for pair in places.windows(2) {
            prop_assert_eq!(grown.toward().cloned(), Toward::of(&grown.catalog, &grown.progress));
            grown.take(News::More(events[pair[0]..pair[1]].to_vec()));
        }
        prop_assert_eq!(grown.toward(), whole.toward());
        prop_assert_eq!(&grown.progress, &whole.progress);
        prop_assert_eq!(grown.log.events(), whole.log.events());

        // What another machine wrote meanwhile arrives last and lies before what is known.
        let (known, arriving): (Vec<_>, Vec<_>) =
            events.iter().cloned().enumerate().partition(|(nth, _)| nth % 2 == late.index(2));
        let events_of = |part: Vec<(usize, Event)>| part.into_iter().map(|(_, event)| event).collect::<Vec<_>>();
        let mut merged = state(events_of(known));
        merged.take(News::More(events_of(arriving)));
        prop_assert_eq!(&merged.progress, &whole.progress);
        merged.take(News::More(events));
        prop_assert_eq!(&merged.progress, &whole.progress, "known events change nothing");
    }
}

/// What the learner could begin or go on with, whatever the path, and did not put off.
fn unblocked(catalog: &Catalog, progress: &Progress) -> usize {
    let milestones = (0..catalog.milestones.len())
        .filter(|&ix| matches!(progress.state(ix), Standing::Todo | Standing::Doing))
        .map(|ix| catalog.milestone(ix).id.as_str());
    let briefs = catalog.briefs.iter().filter(|brief| progress.brief_state(catalog, brief) == Standing::Todo);
    let projects = progress.projects().filter(|project| matches!(project.status(), Status::Idea | Status::Building));
    let all =
        milestones.chain(briefs.map(|brief| brief.id.as_str())).chain(projects.map(|project| project.id.as_str()));
    let sleeping = sleeping(catalog, progress, today());
    all.filter(|id| !sleeping.contains_key(id)).count()
}

/// Whether a step begins a project.
fn begins(progress: &Progress, step: &Step) -> bool {
    let idea = |id: &str| progress.project(id).is_some_and(|project| project.status() == Status::Idea);
    step.kind == StepKind::Brief || idea(&step.id)
}

fn check_step(catalog: &Catalog, progress: &Progress, step: &Step) -> Result<(), TestCaseError> {
    prop_assert!(step.reasons.iter().any(|reason| !reason.trim().is_empty()), "{:?} has no reason", step);
    match step.kind {
        StepKind::Milestone => {
            let standing = progress.state(catalog.find(&step.id).unwrap());
            prop_assert!(matches!(standing, Standing::Todo | Standing::Doing), "{} is {standing}", step.id);
        }
        StepKind::Brief => {
            let standing = progress.brief_state(catalog, catalog.brief(&step.id).unwrap());
            prop_assert_eq!(standing, Standing::Todo, "{}", step.id);
        }
        StepKind::Project | StepKind::Item => {
            let status = progress.project(&step.id).unwrap().status();
            prop_assert!(matches!(status, Status::Idea | Status::Building), "{} is {status}", step.id);
        }
        StepKind::Claim => prop_assert_eq!(progress.project(&step.id).unwrap().status(), Status::Shipped),
        StepKind::Review => {}
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn a_next_step_can_be_taken_and_says_why(events in histories(0..40), limit in 0..9usize) {
        let state = state(events);
        let toward = state.toward();
        let State { catalog, progress, .. } = &state;
        let all = next(catalog, progress, toward, today(), usize::MAX);
        prop_assert_eq!(&all, &next(catalog, progress, toward, today(), usize::MAX));
        let mut seen = HashSet::new();
        for step in &all.steps {
            check_step(catalog, progress, step)?;
            prop_assert!(seen.insert((step.kind, step.id.clone())), "{} comes twice", step.id);
        }
        prop_assert!(all.steps.len() >= unblocked(catalog, progress), "{} steps", all.steps.len());
        let sleeping = sleeping(catalog, progress, today());
        let asleep = all.steps.iter().filter(|step| sleeping.contains_key(step.id.as_str())).count();
        prop_assert!(asleep == 0 || asleep == all.steps.len(), "{asleep} of {} sleep", all.steps.len());
        prop_assert_eq!(all.snoozed.is_some(), !sleeping.is_empty());
        let Next { steps, .. } = next(catalog, progress, toward, today(), limit);
        prop_assert_eq!(&steps[..], &all.steps[..limit.min(all.steps.len())]);
    }

    #[test]
    fn putting_off_and_being_stuck_change_no_figure(events in histories(0..40), which in any::<Index>(), days in 0..30i64) {
        let before = state(events.clone());
        let id = &before.catalog.milestones[which.index(before.catalog.milestones.len())].id;
        let until = today().plus(days);
        let further = [Body::Snoozed(id.as_str().into(), until), Body::Milestone(id.clone(), MilestoneAct::Stuck)];
        let further = further.into_iter().zip(1u64..).map(|(body, n)| Event {
            id: EventId::after(None, EPOCH * 2 + n, [7; 10]),
            at: None,
            day: today(),
            by: "laptop".into(),
            act: None,
            body,
        });
        let after = state(events.into_iter().chain(further).collect());
        let figures = |state: &State| {
            let State { catalog, progress, .. } = state;
            let goal = &progress.learner.goal;
            let tallies: Vec<_> = catalog.curricula.iter().map(|one| tally_curriculum(catalog, progress, &one.id)).collect();
            let readiness = Readiness::new(catalog, progress, &|_| None);
            let percents: Vec<_> = readiness.roles().map(|role| role.percent()).collect();
            (
                (tallies, percents, claims(catalog, progress, &Selection::default(), today())),
                (rhythm(&progress.activity, goal, today()), streak(&progress.activity, goal, today())),
                weeks(catalog, progress, today(), 12),
            )
        };
        prop_assert_eq!(figures(&before), figures(&after));
    }

    #[test]
    fn the_first_three_steps_are_varied(events in prop_oneof![histories(0..40), of_bodies(on_projects().boxed(), 0..12)]) {
        let state = state(events);
        let (progress, toward) = (&state.progress, state.toward());
        let all = next(&state.catalog, progress, toward, today(), usize::MAX).steps;
        let first = &all[..all.len().min(3)];
        let beginning = first.iter().filter(|step| begins(progress, step)).count();
        let others = all.iter().filter(|step| !begins(progress, step)).count();
        prop_assert!(beginning <= 3usize.saturating_sub(others).max(1), "{beginning} of {first:#?}");
        let is_milestone = |step: &Step| step.kind == StepKind::Milestone;
        prop_assert_eq!(first.iter().any(is_milestone), all.iter().any(is_milestone), "{:#?}", first);
    }

    #[test]
    fn doing_a_next_step_lowers_no_readiness(events in histories(0..40), which in any::<Index>()) {
        let before = state(events.clone());
        let steps = next(&before.catalog, &before.progress, before.toward(), today(), 9).steps;
        let milestones: Vec<&Step> = steps.iter().filter(|step| step.kind == StepKind::Milestone).collect();
        prop_assume!(!milestones.is_empty());
        let step = which.get(&milestones);
        let body = Body::Milestone(step.id.as_str().into(), MilestoneAct::Completed { evidence: vec![], when: When::WithGradus });
        let id = EventId::after(None, EPOCH + 10_000_000, [9; 10]);
        let done = Event { id, at: None, day: today(), by: "laptop".into(), act: None, body };
        let after = state([events, vec![done]].concat());
        let percents = |state: &State| -> Vec<u32> {
            Readiness::new(&state.catalog, &state.progress, &|_| None).roles().map(|role| role.percent()).collect()
        };
        let lower = percents(&before).into_iter().zip(percents(&after)).any(|(before, after)| after < before);
        prop_assert!(!lower, "{} lowers one", step.id);
    }

    #[test]
    fn a_percentage_is_what_the_rules_say(events in histories(0..60), some in vec(any::<Index>(), 0..12)) {
        let State { catalog, progress, .. } = state(events);
        let places: Vec<usize> = some.iter().map(|index| index.index(catalog.milestones.len())).collect();
        let mut told = vec![(places.clone(), tally(&catalog, &progress, core_of(&catalog, places.iter().copied())))];
        for curriculum in &catalog.curricula {
            let all = catalog.milestones_of(&curriculum.id).collect();
            told.push((all, tally_curriculum(&catalog, &progress, &curriculum.id)));
        }
        for (milestones, tally) in told {
            let number = |wanted: Option<Standing>| {
                let core = milestones.iter().filter(|&&ix| catalog.milestone(ix).track == Track::Core);
                core.filter(|&&ix| wanted.is_none_or(|wanted| progress.state(ix) == wanted)).count()
            };
            let (done, skipped, total) = (number(Some(Standing::Done)), number(Some(Standing::Skipped)), number(None));
            prop_assert_eq!((tally.done, tally.skipped, tally.total), (done, skipped, total));
            let expected = (total > skipped).then(|| 100 * done / (total - skipped));
            prop_assert_eq!(tally.percent(), expected);
            prop_assert!(tally.percent().is_none_or(|percent| percent <= 100));
            prop_assert!(tally.time_done <= tally.time_total);
        }
    }

    #[test]
    fn streak_and_rhythm_bear_any_dates(events in histories(0..30), days in vec(any_day(), 0..12), on in any_day()) {
        let days = days.into_iter().zip(1u64..).map(|(day, n)| Event {
            id: EventId::after(None, EPOCH + n, [7; 10]),
            at: None,
            day,
            by: "laptop".into(),
            act: None,
            body: Body::Time { minutes: 1, on: gradus::domain::event::TimeOn::Anything, text: None },
        });
        let State { catalog, progress, .. } = state(events.into_iter().chain(days).collect());
        let (activity, goal) = (&progress.activity, &progress.learner.goal);
        for today in [on, today()] {
            let counted = streak(activity, goal, today);
            prop_assert_eq!(streak_days(activity, goal, today).len(), counted.days);
            prop_assert!(counted.best >= counted.days);
            prop_assert!(rhythm(activity, goal, today).days <= 7);
            let weeks = weeks(&catalog, &progress, today, 12);
            prop_assert_eq!(weeks.len(), 12);
            let logged: Minutes = activity.until(today).map(|(_, activity)| activity.minutes).sum();
            prop_assert!(weeks.iter().map(|week| week.logged).sum::<Minutes>() <= logged);
        }
    }
}

/// Whatever can be asked of an export.
fn selections() -> impl Strategy<Value = Selection> {
    let extras = subsequence(Extra::ALL.to_vec(), 0..=Extra::ALL.len());
    let only = prop_oneof![Just(Vec::new()), subsequence(Section::ALL.to_vec(), 0..=Section::ALL.len())];
    let role = option::of(select(vec!["ml-engineer".to_owned(), "data-scientist".to_owned(), "nobody".to_owned()]));
    (role, option::weighted(0.2, any_day()), extras, only).prop_map(|(role, since, extras, only)| Selection {
        form: Form::Full,
        role,
        since,
        extras,
        only,
    })
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn an_export_says_nothing_that_it_may_not(
        events in prop_oneof![histories(0..40), of_bodies(on_projects().boxed(), 0..20)],
        selection in selections(),
    ) {
        let State { catalog, progress, .. } = state(events);
        let claims = claims(&catalog, &progress, &selection, today());
        let content = Content::Resume(Box::new(claims));
        for format in Format::ALL.iter().filter(|format| format.is_resume() && format.is_text()) {
            let document = document(&content, *format);
            // A page of HTML says what stands in its body.
            let text = document.text().split_once("<body>").map_or(document.text(), |(_, body)| body);
            // What names the format's schema is not said by the learner.
            let lines = text.lines().filter(|line| !line.contains("/schema.json"));
            let document = lines.collect::<Vec<_>>().join("\n");
            let control = document.find(|c: char| c.is_control() && c != '\n' || matches!(c, '\u{202a}'..='\u{202e}'));
            prop_assert_eq!(control, None, "{:?}", document);
            for never in ["%", "gradus", "/home/ada", "private", "localhost", "self-reported", "audited"] {
                prop_assert!(!document.to_lowercase().contains(never), "{never} in {document}");
            }
            for (at, _) in document.match_indices("://") {
                let begin = document[..at].rfind([' ', '<', '>', '"', '(', '\n']).map_or(0, |before| before + 1);
                let public = PUBLIC.iter().any(|public| document[begin..].starts_with(public));
                prop_assert!(public, "{} in {document}", &document[begin..]);
            }
            for id in crate::histories::PROJECTS {
                let mark = format!("Q{}Q", &id[id.len() - 4..]);
                let status = progress.project(id).map(gradus::domain::progress::Project::status);
                let built = selection.asks_for(Extra::InProgress) && selection.wants(Section::InProgress);
                let may = status == Some(Status::Shipped) && selection.wants(Section::Projects)
                    || status == Some(Status::Building) && built;
                prop_assert!(may || !document.contains(&mark), "{id} may not be named: {document}");
            }
            let levels = selection.asks_for(Extra::Levels) && selection.wants(Section::Levels);
            prop_assert!(levels || !document.contains(" milestones as of "), "levels were not asked for: {document}");
        }
    }
}
