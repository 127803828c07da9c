//! Next steps: what to do now, each with its reasons (RULES "Next steps").

mod arrange;
mod fresh;
mod review;
mod short;
mod snooze;
mod started;
mod toward;

use std::collections::BTreeMap;

pub use review::REVIEW;

use crate::domain::catalog::{Catalog, FRAMEWORKS, Kind};
use crate::domain::figures::Path;
use crate::domain::progress::{Progress, State};
use crate::domain::readiness::Toward;
use crate::domain::text::count;
use crate::domain::time::{Day, Minutes};
use crate::domain::words;
pub use snooze::{Snoozed, sleeping};

words! {
    /// What kind of step it is.
    StepKind { Milestone = "milestone", Brief = "brief", Project = "project", Item = "item", Claim = "claim", Review = "review" }
}

/// A recommended next action.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What kind of step it is.
    pub kind: StepKind,
    /// What `show` accepts: the milestone's, brief's or project's id, or [`REVIEW`].
    pub id: String,
    /// What to do.
    pub title: String,
    /// How far it is, in a few words: "2 of 3", "4 of 9"; empty when nothing is done yet.
    pub standing: String,
    /// Where it belongs, in a few words: "pytorch beginner", "project".
    pub place: String,
    /// How long it takes.
    pub time: Minutes,
    /// Why, at least one sentence.
    pub reasons: Vec<String>,
    /// What kind of milestone it is, if it is one.
    pub milestone_kind: Option<Kind>,
}

/// What to do next.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Next {
    /// Best first.
    pub steps: Vec<Step>,
    /// The runner-up, with why it came second.
    pub second: Option<String>,
    /// A project to aim for that is not unblocked yet.
    pub aim: Option<String>,
    /// What is put off, and how it is woken.
    pub snoozed: Option<Snoozed>,
}

/// Everything that the search for steps looks at.
struct Look<'a> {
    catalog: &'a Catalog,
    progress: &'a Progress,
    toward: Option<&'a Toward>,
    today: Day,
    path: Path,
    /// The ids of what is put off.
    sleeping: BTreeMap<&'a str, Day>,
}

/// The steps for `today`, best first, at most `limit`; `toward` is the role that they lead to, if there is one. What is put off
/// is none of them, unless nothing else is left.
#[must_use]
pub fn next(catalog: &Catalog, progress: &Progress, toward: Option<&Toward>, today: Day, limit: usize) -> Next {
    let sleeping = sleeping(catalog, progress, today);
    let snoozed = snooze::told(&sleeping, today);
    let mut look = Look { catalog, progress, toward, today, path: Path::of(catalog, progress), sleeping };
    let mut steps = steps(&look, limit);
    if steps.is_empty() && !look.sleeping.is_empty() {
        look.sleeping.clear();
        steps = self::steps(&look, limit);
    }
    if look.progress.learner.goal.frameworks().is_empty()
        && let Some(first) = steps.first_mut()
    {
        first.reasons.insert(0, "No framework is chosen yet, so this is the default path (gradus advise).".into());
    }
    steps.truncate(limit.max(2));
    let second = second(&look, &steps);
    steps.truncate(limit);
    Next { steps, second, aim: fresh::aim(&look), snoozed }
}

/// The steps in their order: what is under way, what the path asks for, and the rest where more are needed.
fn steps(look: &Look<'_>, limit: usize) -> Vec<Step> {
    let awake = |steps: Vec<Step>| -> Vec<Step> {
        steps.into_iter().filter(|step| !look.sleeping.contains_key(step.id.as_str())).collect()
    };
    let mut steps = awake(started::steps(look));
    let under_way = steps.len();
    steps.extend(arrange::arrange(awake(fresh::on_path(look)), &steps));
    // The second is named even where only one is asked for.
    if steps.len() < limit.max(2) || !arrange::is_varied(&steps, under_way) {
        steps.extend(awake(fresh::elsewhere(look)));
    }
    arrange::vary(&mut steps, under_way);
    review::insert(look, &mut steps, under_way);
    awake(steps)
}

/// What fits into the minutes at hand, best first, at most `limit`.
#[must_use]
pub fn next_within(
    catalog: &Catalog,
    progress: &Progress,
    toward: Option<&Toward>,
    today: Day,
    limit: usize,
    at_hand: Minutes,
) -> Next {
    let all = next(catalog, progress, toward, today, usize::MAX);
    let path = Path::of(catalog, progress);
    let look = Look { catalog, progress, toward, today, path, sleeping: BTreeMap::new() };
    let steps: Vec<Step> =
        all.steps.iter().take(limit).cloned().map(|step| short::shorten(&look, step, at_hand)).collect();
    let second = second(&look, &steps);
    Next { steps, second, ..all }
}

/// The runner-up, with why it came second.
fn second(look: &Look<'_>, steps: &[Step]) -> Option<String> {
    let [first, step, ..] = steps else { return None };
    let unlocks = || step.reasons.iter().find_map(|reason| reason.strip_prefix("It unlocks "));
    let why = match (look.why_behind(first, step), unlocks()) {
        (Some(why), _) => why,
        (None, Some(what)) => format!("which unlocks {}", what.trim_end_matches('.')),
        (None, None) => {
            let first = step.reasons.first().map_or("", |reason| reason.trim_end_matches('.'));
            format!("because {}", lower_first(first))
        }
    };
    Some(format!("Second choice: {}, {why}.", step.title))
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

impl Look<'_> {
    /// Whether this is a framework to which the learner does not go yet. They go to the first of their path, to the next
    /// once what the path has of those before it is behind them, and to any once a project is shipped.
    fn is_second_framework(&self, curriculum: &str) -> bool {
        if !FRAMEWORKS.contains(&curriculum) || self.progress.has_shipped() {
            return false;
        }
        let chosen = self.progress.learner.goal.frameworks();
        let chosen = if chosen.is_empty() { vec!["pytorch"] } else { chosen };
        let place = chosen.iter().position(|framework| *framework == curriculum).unwrap_or(usize::MAX);
        let before: Vec<&str> = chosen.into_iter().take(place).collect();
        let is_open =
            |ix: usize| before.contains(&self.catalog.milestone(ix).curriculum()) && !self.progress.satisfied(ix);
        place == usize::MAX || self.path.milestones().any(is_open)
    }

    /// How many open milestones wait for this one, at any distance.
    fn waiting(&self, ix: usize) -> usize {
        let mut seen = vec![false; self.catalog.milestones.len()];
        let mut open = vec![ix];
        while let Some(at) = open.pop() {
            for &after in self.catalog.unlocks(at) {
                let relevant = matches!(self.progress.state(after), State::Blocked | State::Todo | State::Doing);
                if relevant && !std::mem::replace(&mut seen[after], true) {
                    open.push(after);
                }
            }
        }
        seen.iter().filter(|waits| **waits).count()
    }

    /// "It unlocks 5 milestones, Checkpoints first.", if anything waits right behind it.
    fn unlocks_words(&self, ix: usize) -> Option<String> {
        let first = self.catalog.unlocks(ix).iter().find(|&&after| !self.progress.satisfied(after))?;
        let title = &self.catalog.milestone(*first).title;
        Some(match self.waiting(ix) {
            1 => format!("It unlocks {title}."),
            waiting => format!("It unlocks {}, {title} first.", count(waiting, "milestone")),
        })
    }

    /// "You know … already: 1 h instead of 3 h.", if an equivalent is done.
    fn equivalent_words(&self, ix: usize) -> Option<String> {
        let (other, _) = self.progress.equivalent(ix, self.catalog)?;
        let other = self.catalog.milestone(other);
        let now = self.progress.time_open(ix, self.catalog);
        Some(format!(
            "You know {} from {}: {now} instead of {}.",
            other.title,
            other.curriculum(),
            self.catalog.milestone(ix).time
        ))
    }
}
