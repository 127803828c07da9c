//! Sentences that several commands say.

use crate::domain::catalog::Ix;
use crate::domain::text::list_words;
use crate::workspace::state::State;

/// "Still open before it: A and B.", if anything is that is not `acted_on` too.
pub(super) fn open_before(state: &State, ix: Ix, acted_on: &[Ix]) -> Option<String> {
    let open: Vec<String> = state
        .progress
        .open_requirements(state.catalog.requires(ix))
        .filter(|before| !acted_on.contains(before))
        .map(|before| state.catalog.milestone(before).title.to_string())
        .collect();
    (!open.is_empty()).then(|| format!("Still open before it: {}.", list_words(&open)))
}

/// " on 2026-11-18", when that is not today.
pub(super) fn on_day(state: &State, day: crate::domain::time::Day) -> String {
    if day == state.today { String::new() } else { format!(" on {day}") }
}
