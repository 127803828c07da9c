//! A step cut to the time at hand: one item of a milestone, or a first sitting.

use super::{Look, Step, StepKind, review};
use crate::domain::time::Minutes;

/// The step itself when it fits; else the part of it that does.
pub(super) fn shorten(look: &Look<'_>, step: Step, at_hand: Minutes) -> Step {
    let step = review::shorten(step, at_hand);
    if step.time <= at_hand {
        return step;
    }
    let reason = match (step.kind, look.catalog.find(&step.id)) {
        (StepKind::Milestone, Some(ix)) => {
            let milestone = look.catalog.milestone(ix);
            let open = milestone.done_when.iter().find(|item| !look.progress.ticked(ix, &item.id));
            let share = milestone.time.share(1, milestone.done_when.len().max(1));
            match open {
                Some(item) if share <= at_hand => {
                    let reasons = prepend(format!("One of its marks takes about {share}."), step.reasons);
                    let title = format!("{}: {}", step.title, item.text);
                    return Step { title, time: share, reasons, ..step };
                }
                Some(item) => format!("A sitting of {at_hand} towards one mark: {}.", item.text.trim_end_matches('.')),
                None => format!("A sitting of {at_hand} out of {}.", step.time),
            }
        }
        (StepKind::Brief, _) => format!("A sitting of {at_hand}: write down the problem and find the data."),
        _ => format!("A sitting of {at_hand} out of about {}.", step.time),
    };
    let reasons = prepend(reason, step.reasons);
    Step { time: at_hand, reasons, ..step }
}

fn prepend(first: String, rest: Vec<String>) -> Vec<String> {
    std::iter::once(first).chain(rest).collect()
}
