//! Acts on cards and drills: answers, and taking back the newest.

use super::milestone::check_minutes;
use crate::domain::cards::{Began, Memory, next_run};
use crate::domain::catalog::{Ix, Kind};
use crate::domain::event::{Body, Grade, MilestoneAct, TimeOn};
use crate::domain::history::subject;
use crate::domain::id::CardId;
use crate::domain::progress::{Drilled, State as Standing};
use crate::domain::stamp::Draft;
use crate::domain::time::Minutes;
use crate::workspace::error::Error;
use crate::workspace::resolve;
use crate::workspace::state::State;

/// Records how well a question was answered, and in the same act the time that was spent on it, if there is any to log.
///
/// # Errors
/// The card is not in the deck: its milestone is not done.
pub fn answer(state: &State, card: &CardId, grade: Grade, time: Minutes) -> Result<Draft, Error> {
    let deck = state.deck();
    let card = deck.card(card).ok_or_else(|| resolve::no_card(state, card))?;
    let after = Memory::after(card.memory(), state.today, grade);
    let milestone = state.catalog.milestone(card.milestone);
    let comes = match deck.next_intervals(card)[usize::from(grade.number()) - 1] {
        0 => "it comes once more today".to_owned(),
        1 => "it comes back tomorrow".to_owned(),
        days => format!("it comes back in {days} days"),
    };
    let word = grade.word();
    let mut said = vec![format!("{}{}: {comes}.", word[..1].to_uppercase(), &word[1..])];
    if after.is_leech() && grade == Grade::Again {
        let title = &milestone.title;
        said.push(format!("Missed {} times: read {title} again (gradus show {}).", after.lapses(), milestone.id));
    }
    let logged = (time > Minutes(0)).then_some(Body::Time { minutes: time.0, on: TimeOn::Anything, text: None });
    let bodies = std::iter::once(Body::Card(card.id.clone(), grade)).chain(logged).collect();
    Ok(Draft { day: state.today, bodies, said })
}

/// Takes back the newest answer that this machine wrote since then.
///
/// # Errors
/// There is none.
pub fn take_back_answer(state: &State, began: &Began) -> Result<Draft, Error> {
    let newest = began.answers(&state.log, &state.machine).next_back();
    let Some((event, grade)) = newest else {
        return Err(Error::failed("Nothing was graded here yet that could be taken back."));
    };
    let card = subject(&event.body).unwrap_or_default();
    let milestone = card.split_once('#').and_then(|(milestone, _)| state.catalog.find(milestone));
    let title = milestone.map_or(card, |ix| &state.catalog.milestone(ix).title);
    let said = format!("Took back: {grade} for {title}.");
    Ok(Draft::new(state.today, Body::Reverted(event.action().clone()), said))
}

/// Records a run of a drill.
///
/// # Errors
/// The milestone is no drill, or the minutes are none or more than a day has.
pub fn drill(state: &State, ix: Ix, minutes: u32, grade: Grade) -> Result<Draft, Error> {
    let milestone = state.catalog.milestone(ix);
    if milestone.kind != Kind::Drill {
        return Err(Error::failed(format!("{} is no drill.", milestone.title))
            .hint(format!("gradus drill lists them; time on anything else: gradus log {minutes} {}", milestone.id)));
    }
    check_minutes(minutes)?;
    let run = Drilled { day: state.today, minutes: Minutes(minutes), grade };
    let runs: Vec<Drilled> = state.progress.record(ix).drills.iter().copied().chain([run]).collect();
    let again =
        next_run(&runs).map_or_else(String::new, |day| format!(" It is worth another run from {} on.", day.words()));
    let mut said = vec![format!("Drilled {} in {}: {grade}.{again}", milestone.title, Minutes(minutes))];
    if state.progress.state(ix) != Standing::Done {
        said.push(format!("It is not checked off yet: gradus done {}", milestone.id));
    }
    let body = Body::Milestone(milestone.id.clone(), MilestoneAct::Drilled(minutes, grade));
    Ok(Draft { day: state.today, bodies: vec![body], said })
}
