//! Steps that go on with what is under way: milestones, projects, and shipped projects that lack a proof.

use std::cmp::Reverse;

use super::{Look, Step, StepKind};
use crate::domain::claims::{ProofGap, proof_gap, standing};
use crate::domain::progress::{Project, State, Status};
use crate::domain::time::{Day, Minutes};

/// What is under way, the latest touched first; then what a shipped project lacks.
pub(super) fn steps(look: &Look<'_>) -> Vec<Step> {
    let mut steps: Vec<(Option<Day>, Step)> = Vec::new();
    for ix in 0..look.catalog.milestones.len() {
        if look.progress.state(ix) == State::Doing {
            steps.push((look.progress.record(ix).touched, milestone(look, ix)));
        }
    }
    for project in look.progress.projects().filter(|project| project.status() == Status::Building) {
        steps.push((project.touched, building(look, project)));
    }
    steps.sort_by_key(|(touched, _)| Reverse(*touched));
    let claims = look.progress.projects().filter_map(|project| claim(look, project));
    steps.into_iter().map(|(_, step)| step).chain(claims).collect()
}

fn milestone(look: &Look<'_>, ix: usize) -> Step {
    let milestone = look.catalog.milestone(ix);
    let record = look.progress.record(ix);
    let ticks = look.progress.ticks(ix, milestone);
    let since =
        record.begun().map_or_else(|| "under way".into(), |day| format!("started {}", day.relative_to(look.today)));
    let mut reasons = vec![match milestone.done_when.len() {
        0 => format!("You {since}: finish what is begun."),
        items if ticks == items => {
            format!("All {items} of its marks are ticked, {since}: check it off with Space or `gradus done`.")
        }
        items => format!("It was {since}, {ticks} of {items} ticked: finish what is begun."),
    }];
    reasons.extend(look.unlocks_words(ix));
    reasons.extend(look.equivalent_words(ix));
    Step {
        kind: StepKind::Milestone,
        id: milestone.id.to_string(),
        title: milestone.title.to_string(),
        standing: format!("{ticks} of {}", milestone.done_when.len()),
        place: format!("{} {}", milestone.curriculum(), milestone.level),
        time: look.progress.time_open(ix, look.catalog),
        reasons,
        milestone_kind: Some(milestone.kind),
    }
}

fn building(look: &Look<'_>, project: &Project) -> Step {
    let (ticked, items) = (project.ticked_count(), project.items.len());
    let open = project.open_items().next();
    let (kind, title, reason) = match open {
        Some(item) => (
            StepKind::Item,
            format!("{}: {}", project.title, item.text),
            format!("{} is under way, {ticked} of {items} on its checklist: this is the next.", project.title),
        ),
        None if items == 0 => (
            StepKind::Project,
            format!("Go on with {}", project.title),
            "It is under way and has no checklist: measure a result, add a link, ship it.".into(),
        ),
        None => (
            StepKind::Project,
            format!("Ship {}", project.title),
            format!("All {items} items of its checklist are ticked: `gradus project ship {}`.", project.id),
        ),
    };
    Step {
        kind,
        id: project.id.to_string(),
        title,
        standing: if items == 0 { String::new() } else { format!("{ticked} of {items}") },
        place: "project".into(),
        time: item_time(look, project),
        reasons: vec![reason, format!("It is {}.", standing(project).words())],
        milestone_kind: None,
    }
}

/// About how long one item of a checklist takes: the brief's hours shared out, an hour without a brief.
pub(super) fn item_time(look: &Look<'_>, project: &Project) -> Minutes {
    let brief = project.brief.as_deref().and_then(|brief| look.catalog.brief(brief));
    brief.map_or(Minutes(60), |brief| brief.time.share(1, project.items.len().max(1)))
}

/// What a shipped project lacks before it proves its skills, the cheapest way first.
fn claim(look: &Look<'_>, project: &Project) -> Option<Step> {
    if project.status() != Status::Shipped {
        return None;
    }
    let title = match proof_gap(project)? {
        ProofGap::LinkOrResult => format!("Add a link or a result to {}", project.title),
        ProofGap::Link => format!("Add the link of {}", project.title),
        ProofGap::Result => format!("Add a measured result to {}", project.title),
    };
    let skills = project.skills.len();
    let mut reasons = vec![format!("It is shipped and {}.", standing(project).words())];
    if skills > 0 {
        let names: Vec<String> =
            project.skills.iter().take(3).map(|id| look.catalog.skill_name(id).to_owned()).collect();
        reasons.push(format!("It backs {}.", crate::domain::text::list_words(&names)));
    }
    Some(Step {
        kind: StepKind::Claim,
        id: project.id.to_string(),
        title,
        standing: String::new(),
        place: "project".into(),
        time: Minutes(10),
        reasons,
        milestone_kind: None,
    })
}
