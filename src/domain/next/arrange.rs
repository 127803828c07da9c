//! The order in which new steps are shown, so that what comes first is varied: of the first three at most one starts a
//! project, at least one is a milestone and one belongs to a framework while such a one is open, and never three concepts
//! stand in a row while there is practice.

use super::{Step, StepKind};
use crate::domain::catalog::{FRAMEWORKS, Kind};
use crate::domain::id::curriculum_of;

/// How many steps the learner sees first.
const FIRST: usize = 3;

/// Arranges new steps behind those that are under way, moving as few as possible.
pub(super) fn arrange(mut ranked: Vec<Step>, under_way: &[Step]) -> Vec<Step> {
    let mut arranged: Vec<Step> = Vec::with_capacity(ranked.len());
    while !ranked.is_empty() {
        let pick = ranked.iter().position(|step| fits(step, under_way, &arranged, &ranked)).unwrap_or(0);
        arranged.push(ranked.remove(pick));
    }
    arranged
}

/// Whether the first steps are varied enough, of which the first `under_way` go on with something.
pub(super) fn is_varied(steps: &[Step], under_way: usize) -> bool {
    let first = &steps[..steps.len().min(FIRST)];
    let starts = first.iter().skip(under_way).filter(|step| starts_project(step)).count();
    starts <= 1 && (first.len() < FIRST || first.iter().any(is_milestone))
}

/// Makes the first steps varied where what is under way, or what is left of the path, is all of one kind: a milestone from
/// further behind comes third, something else before the start of a second project.
pub(super) fn vary(steps: &mut [Step], under_way: usize) {
    let starts = |place: usize, step: &Step| place >= under_way && starts_project(step);
    for place in 1..FIRST.min(steps.len()) {
        if starts(place, &steps[place])
            && (0..place).any(|before| starts(before, &steps[before]))
            && let Some(other) = (place..steps.len()).find(|&other| !starts(other, &steps[other]))
        {
            steps[place..=other].rotate_right(1);
        }
    }
    if !steps.iter().take(FIRST).any(is_milestone)
        && let Some(milestone) = steps.iter().position(is_milestone)
    {
        steps[FIRST - 1..=milestone].rotate_right(1);
    }
}

fn is_milestone(step: &Step) -> bool {
    step.kind == StepKind::Milestone
}

/// Whether a step is a milestone of a framework: nobody came for the foundations alone.
fn is_of_framework(step: &Step) -> bool {
    is_milestone(step) && FRAMEWORKS.contains(&curriculum_of(&step.id))
}

/// Whether a new step begins a project: from a brief, or one that is only an idea so far.
fn starts_project(step: &Step) -> bool {
    matches!(step.kind, StepKind::Brief | StepKind::Project)
}

fn fits(step: &Step, under_way: &[Step], arranged: &[Step], open: &[Step]) -> bool {
    let so_far: Vec<&Step> = under_way.iter().chain(arranged).collect();
    let seen_first = so_far.len() < FIRST;
    if seen_first && starts_project(step) && arranged.iter().any(starts_project) {
        return false;
    }
    let milestone_open = open.iter().any(|other| other.kind == StepKind::Milestone);
    let milestone_seen = so_far.iter().any(|before| before.kind == StepKind::Milestone);
    if so_far.len() == FIRST - 1 && milestone_open && !milestone_seen && step.kind != StepKind::Milestone {
        return false;
    }
    let framework_seen = so_far.iter().any(|before| is_of_framework(before));
    if so_far.len() == FIRST - 1 && open.iter().any(is_of_framework) && !framework_seen && !is_of_framework(step) {
        return false;
    }
    let practice_open = open.iter().any(|other| matches!(other.milestone_kind, Some(Kind::Practice | Kind::Drill)));
    let concepts = so_far.iter().rev().take_while(|before| before.milestone_kind == Some(Kind::Concept)).count();
    !(step.milestone_kind == Some(Kind::Concept) && practice_open && concepts >= 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Minutes;

    fn step(sign: char) -> Step {
        let (kind, milestone_kind) = match sign {
            'c' => (StepKind::Milestone, Some(Kind::Concept)),
            'p' => (StepKind::Milestone, Some(Kind::Practice)),
            'b' => (StepKind::Brief, None),
            'j' => (StepKind::Project, None),
            _ => (StepKind::Item, None),
        };
        Step {
            kind,
            id: sign.to_string(),
            title: String::new(),
            standing: String::new(),
            place: String::new(),
            time: Minutes(0),
            reasons: vec![],
            milestone_kind,
        }
    }

    fn arranged(under_way: &str, new: &str) -> String {
        let under_way: Vec<Step> = under_way.chars().map(step).collect();
        arrange(new.chars().map(step).collect(), &under_way).iter().map(|step| step.id.as_str()).collect()
    }

    #[test]
    fn one_of_the_first_belongs_to_a_framework() {
        let of = |id: &str| Step { id: id.into(), ..step('p') };
        let ranked = ["foundations/git", "foundations/sql", "foundations/numpy", "keras/install"].map(of);
        let ids: Vec<String> = arrange(ranked.into(), &[]).into_iter().map(|step| step.id).collect();
        assert_eq!(ids, ["foundations/git", "foundations/sql", "keras/install", "foundations/numpy"]);
    }

    #[test]
    fn what_comes_first_is_varied() {
        assert_eq!(arranged("", "ccccp"), "ccpcc");
        assert_eq!(arranged("", "cccc"), "cccc");
        assert_eq!(arranged("", "bbcp"), "bcpb");
        assert_eq!(arranged("ii", "bcp"), "cbp");
        assert_eq!(arranged("", "bb"), "bb");
        assert_eq!(arranged("c", "ccp"), "cpc");
        assert_eq!(arranged("j", "bc"), "bc", "going on with a project starts none");
    }

    #[test]
    fn what_is_all_of_one_kind_lets_something_else_in() {
        let varied = |under_way: usize, steps: &str| {
            let mut steps: Vec<Step> = steps.chars().map(step).collect();
            let before = is_varied(&steps, under_way);
            vary(&mut steps, under_way);
            (before, steps.iter().map(|step| step.id.as_str()).collect::<String>())
        };
        let told = |varied: bool, steps: &str| (varied, steps.to_owned());
        assert_eq!(varied(4, "iiiicp"), told(false, "iiciip"));
        assert_eq!(varied(3, "jjjb"), told(false, "jjjb"), "there is no milestone");
        assert_eq!(varied(0, "bbbcp"), told(false, "bcpbb"));
        assert_eq!(varied(1, "ibjc"), told(false, "ibcj"));
        assert_eq!(varied(0, "bb"), told(false, "bb"));
        assert_eq!(varied(2, "ji"), told(true, "ji"));
        assert_eq!(varied(1, "jbc"), told(true, "jbc"));
    }
}
