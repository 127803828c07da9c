//! Words that several panels use.

use super::panels::Page;
use crate::domain::figures::Tally;
use crate::domain::text::{count, width};
use crate::domain::time::{Day, Minutes};
use crate::tui::action::{Action, Context};

/// What to say above the panels before anything was done that they count.
pub(super) fn beginning(page: &Page<'_>) -> Option<String> {
    let (state, view) = (page.ctx.state, page.view);
    let counts = &view.projects;
    let projects = counts.idea + counts.building + counts.shipped + counts.archived;
    let satisfied = (0..state.catalog.milestones.len()).any(|ix| state.progress.satisfied(ix));
    if !view.activity.is_empty() || projects > 0 || satisfied {
        return None;
    }
    Some(format!(
        "Nothing is recorded yet. On Today ({}), {} checks a step off and {} logs minutes; here all of it is counted.",
        page.key(Context::Global, Action::Today),
        page.key(Context::Today, Action::Check),
        page.key(Context::Today, Action::LogTime),
    ))
}

/// `43 %: 41 of 98 milestones, 3 skipped`.
pub(super) fn percent_words(tally: &Tally) -> String {
    let skipped = if tally.skipped > 0 { format!(", {} skipped", tally.skipped) } else { String::new() };
    match tally.percent() {
        Some(percent) => format!("{percent} %: {} of {}{skipped}", tally.done, count(tally.total, "milestone")),
        None => format!("{} of {}{skipped}", tally.done, count(tally.total, "milestone")),
    }
}

/// `114 of 262 h`, `1 h 30 of 9 h`, `0 of 5 h 30`.
pub(super) fn of_words(part: Minutes, whole: Minutes) -> String {
    if part == Minutes(0) || part.0.is_multiple_of(60) && whole.0.is_multiple_of(60) {
        format!("{} of {whole}", part.0 / 60)
    } else {
        format!("{part} of {whole}")
    }
}

/// `9 Nov`.
pub(super) fn short_date(day: Day) -> String {
    let words = day.words();
    words.rsplit_once(' ').map_or(words.clone(), |(date, _)| date.to_owned())
}

/// `Mon  9 Nov 2026`.
pub(super) fn date(day: Day) -> String {
    format!("{} {:>11}", day.weekday_name(), day.words())
}

/// `Week of  9 Nov 2026`.
pub(super) fn week_words(monday: Day) -> String {
    format!("Week of {:>11}", monday.words())
}

/// `86 %`, rounded down.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share is from 0 to 1")]
pub(super) fn percent(share: f64) -> u32 {
    // Shares such as 0.29 are stored a little too small.
    (share.clamp(0.0, 1.0) * 100.0 + 1e-9) as u32
}

/// The first of these that fits into so many cells; the last one when none does.
pub(super) fn fitting<const N: usize>(words: [String; N], cells: usize) -> String {
    let place = words.iter().position(|words| width(words) <= cells).unwrap_or(N - 1);
    words.into_iter().nth(place).unwrap_or_default()
}
