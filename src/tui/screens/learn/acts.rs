//! What an action on a row, or on a spot of the detail, asks for.

use super::outline::Row;
use super::sheet::Spot;
use crate::domain::catalog::{Brief, Ix};
use crate::domain::id::ItemId;
use crate::domain::progress::State as Standing;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::intent::{Intent, Target};
use crate::tui::look::Ctx;
use crate::tui::overlays::{Confirm, Overlay};
use crate::tui::subject::{self, Subject, decide};
use crate::workspace::command;
use crate::workspace::resolve::Entry;

/// What an action on the thing of a row asks for; a sentence where the row has nothing to act on.
#[must_use]
pub fn on_row(action: Action, row: &Row<'_>, ctx: &Ctx<'_>) -> Vec<Intent> {
    match row {
        Row::Milestone(ix) => subject::act(action, &Subject::Milestone(*ix), ctx).unwrap_or_default(),
        Row::Brief(place) => on_brief(action, &ctx.state.catalog.briefs[*place], ctx),
        Row::Curriculum(_) | Row::Level(..) => said(action, "That is for a milestone: select one under the heading."),
        Row::Gone | Row::Mark(_) => said(action, "It is in no curriculum any more; its marks are kept as they are."),
    }
}

fn on_brief(action: Action, brief: &Brief, ctx: &Ctx<'_>) -> Vec<Intent> {
    let subject = Subject::Brief(brief.id.clone());
    match action {
        Action::Start | Action::Resource => subject::act(action, &subject, ctx).unwrap_or_default(),
        _ => said(action, "A brief only proposes a project: start one from it first."),
    }
}

fn said(action: Action, sentence: &str) -> Vec<Intent> {
    let acts = matches!(
        action,
        Action::Check
            | Action::Start
            | Action::Skip
            | Action::Note
            | Action::LogTime
            | Action::Resource
            | Action::Evidence
            | Action::Drill
            | Action::Stuck
    );
    if acts { vec![Intent::Say(sentence.to_owned())] } else { Vec::new() }
}

/// Ticks a mark, or takes the tick away. The last tick never completes the milestone: it is asked about.
#[must_use]
pub fn tick(ix: Ix, item: &ItemId, ctx: &Ctx<'_>) -> Vec<Intent> {
    let state = ctx.state;
    let milestone = state.catalog.milestone(ix);
    let items = [item.to_string()];
    if state.progress.state(ix) == Standing::Done {
        let sentence = format!(
            "{} is done, so all of its marks are ticked; check it off again in the list to reset it.",
            milestone.title
        );
        return vec![Intent::Say(sentence)];
    }
    if state.progress.ticked(ix, item) {
        return decide(move |state| command::untick(state, &Entry::Milestone(ix), &items));
    }
    let last = state.progress.ticks(ix, milestone) + 1 == milestone.done_when.len();
    if !last {
        return decide(move |state| command::tick(state, &Entry::Milestone(ix), &items));
    }
    let mut intents = decide(move |state| {
        let mut draft = command::tick(state, &Entry::Milestone(ix), &items)?;
        draft.said.truncate(1);
        Ok(draft)
    });
    let lines = vec!["Every mark is ticked. If you can do what it says, check it off.".to_owned()];
    let question = format!("Is {} done?", milestone.title);
    intents.push(Intent::Push(Box::new(Overlay::Confirm(Confirm::new(question, lines, subject::complete(ix))))));
    intents
}

/// What opening a spot asks for; questions are opened by the pane itself.
#[must_use]
pub fn open(spot: &Spot, row: &Row<'_>, ctx: &Ctx<'_>) -> Vec<Intent> {
    let state = ctx.state;
    let url = match (spot, row) {
        (Spot::Resource(place), Row::Milestone(ix)) => {
            state.catalog.milestone(*ix).texts.resources.get(*place).map(|resource| resource.url.to_string())
        }
        (Spot::Data, Row::Brief(place)) => {
            state.catalog.briefs[*place].texts.dataset.as_ref().and_then(|dataset| dataset.url.clone())
        }
        (Spot::Project(id), _) => return vec![Intent::Go(Target::Project(id.clone()))],
        _ => None,
    };
    url.map_or_else(Vec::new, |url| vec![Intent::Do(Effect::OpenUrl(url))])
}
