//! Steps that begin something new: unblocked milestones and briefs, first those of the path, then the others.

use std::cmp::Reverse;

use super::{Look, Step, StepKind};
use crate::domain::catalog::{Brief, FRAMEWORKS, Ix, Track};
use crate::domain::figures::core_of;
use crate::domain::id::curriculum_of;
use crate::domain::progress::{State, Status};
use crate::domain::text::{count, list_words};
use crate::domain::time::Minutes;

/// How many milestones of a framework are done before a project is named as what to aim for.
const AIM_AFTER: usize = 5;

/// Why what belongs to a second framework comes last.
const SECOND_FRAMEWORK: &str =
    "It is not on your path: a second framework is best begun after the first shipped project.";

/// The curriculum that runs beside any path.
const BESIDE: &str = "career";

/// A step with what its order depends on.
struct Ranked {
    segment: usize,
    waiting: Reverse<usize>,
    step: Step,
}

/// What can be begun on the path, best first: segment by segment, in each what most waits for, then as written.
/// A brief whose prerequisites are met stands behind the first milestone of its segment, or behind all of them while
/// another project is being built.
pub(super) fn on_path(look: &Look<'_>) -> Vec<Step> {
    let mut ranked: Vec<Ranked> = Vec::new();
    for (segment, stretch) in look.path.segments.iter().enumerate() {
        for &ix in &stretch.milestones {
            if look.progress.state(ix) == State::Todo {
                let step = milestone(look, ix, &Place::OnPath { words: stretch.words() });
                ranked.push(Ranked { segment, waiting: Reverse(look.waiting(ix)), step });
            }
        }
    }
    ranked.sort_by_key(|ranked| (ranked.segment, ranked.waiting));
    let building = look.progress.projects().any(|project| project.status() == Status::Building);
    for (segment, step) in ideas(look).chain(briefs(look)) {
        let first = ranked.partition_point(|ranked| ranked.segment < segment);
        let last = ranked.partition_point(|ranked| ranked.segment <= segment);
        let place = if building { last } else { (first + 1).min(last) };
        ranked.insert(place, Ranked { segment, waiting: Reverse(0), step });
    }
    let mut steps: Vec<Step> = ranked.into_iter().map(|ranked| ranked.step).collect();
    let open = beside(look).into_iter().filter(|&ix| look.progress.state(ix) == State::Todo);
    let mut beside = open.map(|ix| milestone(look, ix, &Place::Beside));
    // One of it second, so that it really runs beside.
    let second = steps.len().min(1);
    steps.splice(second..second, beside.next());
    steps.extend(beside);
    steps
}

/// What runs beside any path from the first shipped project on: how to get hired with it. Empty when it is on the path.
fn beside(look: &Look<'_>) -> Vec<Ix> {
    if !look.progress.has_shipped() || look.path.segments.iter().any(|segment| curriculum_of(&segment.name) == BESIDE) {
        return Vec::new();
    }
    core_of(look.catalog, look.catalog.milestones_of(BESIDE)).collect()
}

/// Projects that are only an idea so far, each with the segment of its brief.
fn ideas<'a>(look: &'a Look<'_>) -> impl Iterator<Item = (usize, Step)> + 'a {
    look.progress.projects().filter(|project| project.status() == Status::Idea).map(|project| {
        let brief = project.brief.as_deref().and_then(|brief| look.catalog.brief(brief));
        let segment = brief.and_then(|brief| look.path.segment_of_brief(brief)).unwrap_or(0);
        let step = Step {
            kind: StepKind::Project,
            id: project.id.to_string(),
            title: format!("Begin {}", project.title),
            standing: String::new(),
            place: "project".into(),
            time: brief.and_then(|brief| brief.first_result).unwrap_or(Minutes(120)),
            reasons: vec!["It is an idea so far: the first result is what counts.".into()],
            milestone_kind: None,
        };
        (segment, step)
    })
}

/// Core briefs of the path whose prerequisites are met and that nothing was made of, each with its segment.
fn briefs<'a>(look: &'a Look<'_>) -> impl Iterator<Item = (usize, Step)> + 'a {
    let core = look.catalog.briefs.iter().filter(|brief| brief.track == Track::Core);
    core.filter(|brief| can_start(look, brief)).filter_map(|brief| {
        let reason = "Its prerequisites are done and nothing is built yet: a project is what employers look at.";
        Some((look.path.segment_of_brief(brief)?, brief_step(brief, reason)))
    })
}

/// What can be begun elsewhere, so labelled; second frameworks come last.
pub(super) fn elsewhere(look: &Look<'_>) -> Vec<Step> {
    let shown: Vec<Ix> = look.path.milestones().chain(look.path.electives()).chain(beside(look)).collect();
    let mut steps: Vec<(bool, Step)> = (0..look.catalog.milestones.len())
        .filter(|ix| !shown.contains(ix) && look.progress.state(*ix) == State::Todo)
        .map(|ix| {
            let second = look.is_second_framework(look.catalog.milestone(ix).curriculum());
            (second, milestone(look, ix, if second { &Place::SecondFramework } else { &Place::Elsewhere }))
        })
        .collect();
    for brief in look.catalog.briefs.iter().filter(|brief| can_start(look, brief)) {
        match (look.path.segment_of_brief(brief), look.is_second_framework(brief.curriculum())) {
            (Some(_), _) if brief.track == Track::Core => {}
            (Some(_), _) => steps.push((false, brief_step(brief, "It is an elective project on your path."))),
            (None, true) => steps.push((true, brief_step(brief, SECOND_FRAMEWORK))),
            (None, false) => {
                steps.push((false, brief_step(brief, "It is not on your path; its prerequisites are done.")));
            }
        }
    }
    for ix in look.path.electives().filter(|&ix| look.progress.state(ix) == State::Todo) {
        steps.push((false, milestone(look, ix, &Place::Elective)));
    }
    steps.sort_by_key(|(second, _)| *second);
    steps.into_iter().map(|(_, step)| step).collect()
}

/// A project to aim for: the first core brief of a framework of the path with five milestones done, while its prerequisites
/// are open.
pub(super) fn aim(look: &Look<'_>) -> Option<String> {
    let core = look.catalog.briefs.iter().filter(|brief| brief.track == Track::Core);
    let brief = core.filter(|brief| FRAMEWORKS.contains(&brief.curriculum())).find(|brief| {
        let done = look.catalog.milestones_of(brief.curriculum()).filter(|&ix| look.progress.state(ix) == State::Done);
        look.path.segment_of_brief(brief).is_some()
            && look.progress.brief_state(look.catalog, brief) == State::Blocked
            && done.count() >= AIM_AFTER
    })?;
    let open = look.progress.open_requirements(look.catalog.brief_requires(brief));
    let names: Vec<String> = open.map(|ix| look.catalog.milestone(ix).title.to_string()).collect();
    Some(format!("This is what to aim for: {} ({}), once you have {}.", brief.title, brief.time, list_words(&names)))
}

fn can_start(look: &Look<'_>, brief: &Brief) -> bool {
    look.progress.brief_state(look.catalog, brief) == State::Todo
}

enum Place {
    OnPath { words: String },
    Beside,
    Elective,
    Elsewhere,
    SecondFramework,
}

fn milestone(look: &Look<'_>, ix: Ix, place: &Place) -> Step {
    let milestone = look.catalog.milestone(ix);
    let mut reasons = Vec::new();
    match place {
        Place::OnPath { words } => reasons.push(format!("It is next on the path ({words}).")),
        Place::Beside => {
            reasons.push("You shipped a project: turning it into applications runs beside the path.".into())
        }
        Place::Elective => reasons.push("It is an elective on your path.".into()),
        Place::Elsewhere => reasons.push("It is not on your path, and unblocked.".into()),
        Place::SecondFramework => {
            reasons.push(SECOND_FRAMEWORK.into());
        }
    }
    reasons.extend(look.unlocks_words(ix));
    reasons.extend(look.equivalent_words(ix));
    Step {
        kind: StepKind::Milestone,
        id: milestone.id.to_string(),
        title: milestone.title.to_string(),
        standing: String::new(),
        place: format!("{} {}", milestone.curriculum(), milestone.level),
        time: look.progress.time_open(ix, look.catalog),
        reasons,
        milestone_kind: Some(milestone.kind),
    }
}

fn brief_step(brief: &Brief, reason: &str) -> Step {
    let mut reasons = vec![reason.to_owned()];
    if !brief.skills.is_empty() {
        reasons.push(format!("It proves up to {}.", count(brief.skills.len(), "skill")));
    }
    Step {
        kind: StepKind::Brief,
        id: brief.id.to_string(),
        title: brief.title.to_string(),
        standing: String::new(),
        place: format!("{} {} project", brief.curriculum(), brief.level),
        time: brief.time,
        reasons,
        milestone_kind: None,
    }
}
