//! Putting a next step off, and waking it.

use crate::domain::event::Body;
use crate::domain::next::sleeping;
use crate::domain::progress::{State as Standing, Status};
use crate::domain::stamp::Draft;
use crate::workspace::resolve::Entry;
use crate::workspace::state::State;

/// For how many days a step is put off where nobody says.
pub const SNOOZE_DAYS: u16 = 7;

/// Puts a step off for so many days; with none it is woken.
#[must_use]
pub fn snooze(state: &State, entry: &Entry<'_>, days: u16) -> Draft {
    let (catalog, progress, today) = (&state.catalog, &state.progress, state.today);
    let (id, title, over) = match entry {
        Entry::Milestone(ix) => {
            let milestone = catalog.milestone(*ix);
            let over = progress.satisfied(*ix).then(|| progress.state(*ix).word());
            (milestone.id.as_str(), milestone.title.as_str(), over)
        }
        Entry::Brief(brief) => {
            let over = match progress.brief_state(catalog, brief) {
                Standing::Doing => Some("a project already"),
                Standing::Done => Some("shipped"),
                _ => None,
            };
            (brief.id.as_str(), brief.title.as_str(), over)
        }
        Entry::Project(project) => {
            let over = (project.status() == Status::Archived).then_some("archived");
            (project.id.as_str(), project.title.as_str(), over)
        }
    };
    let asleep = sleeping(catalog, progress, today).get(id).copied();
    let until = today.plus(days.into());
    let nothing = |said: String| Draft { day: today, bodies: Vec::new(), said: vec![said] };
    let written = |said: String| Draft::new(today, Body::Snoozed(id.into(), until), said);
    match (days, asleep, over) {
        (0, None, _) => nothing(format!("{title} is not snoozed.")),
        (0, Some(_), _) => written(format!("Awake again: {title}.")),
        (_, _, Some(over)) => nothing(format!("{title} is {over}: there is nothing to put off.")),
        (_, Some(other), _) if other == until => {
            nothing(format!("{title} is snoozed until {} already.", until.near(today)))
        }
        _ => written(format!("Snoozed until {}: {title}.", until.near(today))),
    }
}
