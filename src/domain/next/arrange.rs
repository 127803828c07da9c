//! The order in which new steps are shown, so that what comes first is varied: of the first three at most one starts a
//! project and at least one is a milestone while one is open, and never three concepts in a row while there is practice.

use super::{Step, StepKind};
use crate::domain::catalog::Kind;

/// How many steps the learner sees first.
const FIRST: usize = 3;

/// Arranges new steps behind those that are under way, moving as few as possible.
pub(super) fn arrange(mut ranked: Vec<Step>, under_way: &[Step]) -> Vec<Step> {
    let mut arranged: Vec<Step> = Vec::with_capacity(ranked.len());
    while !ranked.is_empty() {
        let so_far: Vec<&Step> = under_way.iter().chain(&arranged).collect();
        let pick = ranked.iter().position(|step| fits(step, &so_far, &ranked)).unwrap_or(0);
        arranged.push(ranked.remove(pick));
    }
    arranged
}

/// Whether a new step begins a project: from a brief, or one that is only an idea so far.
fn starts_project(step: &Step) -> bool {
    matches!(step.kind, StepKind::Brief | StepKind::Project)
}

fn fits(step: &Step, so_far: &[&Step], open: &[Step]) -> bool {
    let seen_first = so_far.len() < FIRST;
    if seen_first && starts_project(step) && so_far.iter().any(|before| starts_project(before)) {
        return false;
    }
    let milestone_open = open.iter().any(|other| other.kind == StepKind::Milestone);
    let milestone_seen = so_far.iter().any(|before| before.kind == StepKind::Milestone);
    if so_far.len() == FIRST - 1 && milestone_open && !milestone_seen && step.kind != StepKind::Milestone {
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
    fn what_comes_first_is_varied() {
        assert_eq!(arranged("", "ccccp"), "ccpcc");
        assert_eq!(arranged("", "cccc"), "cccc");
        assert_eq!(arranged("", "bbcp"), "bcpb");
        assert_eq!(arranged("ii", "bcp"), "cbp");
        assert_eq!(arranged("", "bb"), "bb");
        assert_eq!(arranged("c", "ccp"), "cpc");
    }
}
