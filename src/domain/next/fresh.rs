//! Steps that begin something new: unblocked milestones and briefs, first those of the path, then the others.

use std::cmp::Reverse;

use super::toward::Nearness;
use super::{Look, Step, StepKind};
use crate::domain::catalog::{Brief, FRAMEWORKS, Ix, Track};
use crate::domain::figures::core_of;
use crate::domain::id::curriculum_of;
use crate::domain::progress::{State, Status};
use crate::domain::readiness::Gain;
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
    group: Group,
    waiting: Reverse<usize>,
    gain: Option<Gain>,
    step: Step,
}

/// Where a step belongs in the order: what it gains toward the role by the hour, as far as that matters, then its segment of
/// the path. Without a role nothing gains anything, and the path alone decides.
type Group = (Reverse<u128>, usize);

fn group(gain: Option<Gain>, segment: usize) -> Group {
    (Reverse(gain.map_or(0, Gain::halves_per_hour)), segment)
}

/// What can be begun on the path, best first: what brings nearest to the role by the hour, and of what comes to much the same
/// what the path has first: segment by segment, in each what most waits for, then as written.
/// A framework that the path has later waits until what it has of those before is done, or a project is shipped.
/// A brief whose prerequisites are met stands behind the first milestone that is worth as much in its segment, or behind all
/// that gains something while another project is being built.
pub(super) fn on_path(look: &Look<'_>) -> Vec<Step> {
    let mut ranked: Vec<Ranked> = Vec::new();
    let later: Vec<&str> = FRAMEWORKS.into_iter().filter(|framework| look.is_second_framework(framework)).collect();
    for (segment, stretch) in look.path.segments.iter().enumerate() {
        for &ix in &stretch.milestones {
            if look.progress.state(ix) == State::Todo {
                // Whatever it would gain: one framework after the other, as the path has them.
                let is_later = later.contains(&look.catalog.milestone(ix).curriculum());
                let gain = look.gain(ix).filter(|_| !is_later);
                let step = milestone(look, ix, &Place::OnPath { words: stretch.words() });
                ranked.push(Ranked { group: group(gain, segment), waiting: Reverse(look.waiting(ix)), gain, step });
            }
        }
    }
    ranked.sort_by_key(|ranked| (ranked.group, ranked.waiting));
    let building = look.progress.projects().any(|project| project.status() == Status::Building);
    for (brief, step) in ideas(look).chain(briefs(look)) {
        let gain = brief.and_then(|brief| look.brief_gain(brief));
        let segment = brief.and_then(|brief| look.path.segment_of_brief(brief));
        let group = match (segment, ranked.first()) {
            (Some(segment), _) => group(gain.filter(|_| !building), segment),
            (None, Some(first)) if !building => first.group,
            (None, _) => group(None, 0),
        };
        let first = ranked.partition_point(|ranked| ranked.group < group);
        let last = ranked.partition_point(|ranked| ranked.group <= group);
        let place = if building { last } else { (first + 1).min(last) };
        ranked.insert(place, Ranked { group, waiting: Reverse(0), gain, step });
    }
    let mut steps = with_gains(look, ranked);
    let open = beside(look).into_iter().filter(|&ix| look.progress.state(ix) == State::Todo);
    let mut beside = open.map(|ix| milestone(look, ix, &Place::Beside));
    // One of it second, so that it really runs beside.
    let second = steps.len().min(1);
    steps.splice(second..second, beside.next());
    steps.extend(beside);
    steps
}

/// The steps, each with what it gains as the first of its reasons.
fn with_gains(look: &Look<'_>, ranked: Vec<Ranked>) -> Vec<Step> {
    let best = ranked.iter().filter_map(|ranked| ranked.gain).map(Gain::per_hour).fold(0.0, f64::max);
    let told = |Ranked { gain, mut step, .. }: Ranked| {
        let words = gain.map(|gain| {
            let nearness = if gain.per_hour() < best { Nearness::Nearer } else { Nearness::Nearest };
            look.gain_words(gain, &step, nearness)
        });
        step.reasons.splice(0..0, words);
        step
    };
    ranked.into_iter().map(told).collect()
}

/// What runs beside any path from the first shipped project on: how to get hired with it. Empty when it is on the path.
fn beside(look: &Look<'_>) -> Vec<Ix> {
    if !look.progress.has_shipped() || look.path.segments.iter().any(|segment| curriculum_of(&segment.name) == BESIDE) {
        return Vec::new();
    }
    core_of(look.catalog, look.catalog.milestones_of(BESIDE)).collect()
}

/// Projects that are only an idea so far, each with its brief, if it has one.
fn ideas<'a>(look: &'a Look<'_>) -> impl Iterator<Item = (Option<&'a Brief>, Step)> + 'a {
    look.progress.projects().filter(|project| project.status() == Status::Idea).map(|project| {
        let brief = project.brief.as_deref().and_then(|brief| look.catalog.brief(brief));
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
        (brief, step)
    })
}

/// Core briefs of the path whose prerequisites are met and that nothing was made of.
fn briefs<'a>(look: &'a Look<'_>) -> impl Iterator<Item = (Option<&'a Brief>, Step)> + 'a {
    let core = look.catalog.briefs.iter().filter(|brief| brief.track == Track::Core);
    let on_path = core.filter(|brief| can_start(look, brief) && look.path.segment_of_brief(brief).is_some());
    on_path.map(|brief| {
        let reason = "Its prerequisites are done and nothing is built yet: a project is what employers look at.";
        (Some(brief), brief_step(brief, reason))
    })
}

/// What can be begun elsewhere, so labelled: what brings nearest to the role by the hour first, second frameworks last.
pub(super) fn elsewhere(look: &Look<'_>) -> Vec<Step> {
    let shown: Vec<Ix> = look.path.milestones().chain(look.path.electives()).chain(beside(look)).collect();
    let mut steps: Vec<(bool, Group, Step)> = Vec::new();
    let mut add = |second: bool, gain: Option<Gain>, mut step: Step| {
        let words = gain.map(|gain| look.gain_words(gain, &step, Nearness::Nearer));
        step.reasons.splice(1..1, words);
        steps.push((second, group(gain, 0), step));
    };
    for ix in (0..look.catalog.milestones.len()).filter(|ix| !shown.contains(ix)) {
        if look.progress.state(ix) == State::Todo {
            let second = look.is_second_framework(look.catalog.milestone(ix).curriculum());
            let place = if second { Place::SecondFramework } else { Place::Elsewhere };
            add(second, look.gain(ix), milestone(look, ix, &place));
        }
    }
    for brief in look.catalog.briefs.iter().filter(|brief| can_start(look, brief)) {
        let second = look.is_second_framework(brief.curriculum());
        let (second, reason) = match (look.path.segment_of_brief(brief), second) {
            (Some(_), _) if brief.track == Track::Core => continue,
            (Some(_), _) => (false, "It is an elective project on your path."),
            (None, true) => (true, SECOND_FRAMEWORK),
            (None, false) => (false, "It is not on your path; its prerequisites are done."),
        };
        add(second, look.brief_gain(brief), brief_step(brief, reason));
    }
    for ix in look.path.electives().filter(|&ix| look.progress.state(ix) == State::Todo) {
        add(false, look.gain(ix), milestone(look, ix, &Place::Elective));
    }
    steps.sort_by_key(|(second, group, _)| (*second, *group));
    steps.into_iter().map(|(.., step)| step).collect()
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
        Place::OnPath { words } => reasons.extend(match (look.toward, look.gain(ix)) {
            (None, _) => Some(format!("It is next on the path ({words}).")),
            (Some(toward), None) => {
                let role = &toward.role(look.catalog).title;
                Some(format!("It is next on the path ({words}), for more than what {role} asks."))
            }
            // What it gains is reason enough.
            (Some(_), Some(_)) => None,
        }),
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
