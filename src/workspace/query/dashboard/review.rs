//! The questions that come back: how many are due, and how much was and is known.

use std::collections::BTreeMap;

use serde::Serialize;

use super::WEEKS;
use crate::domain::cards::{Answers, CardState, Deck, Limits, answers, retention};
use crate::domain::text::count;
use crate::domain::time::Day;
use crate::workspace::state::State;

/// The questions that come back.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReviewView {
    /// All questions of done milestones.
    pub cards: usize,
    /// Those that were ever answered.
    pub answered: usize,
    /// To ask today: those whose day has come.
    pub due: usize,
    /// To ask today: those that were never asked.
    pub new: usize,
    /// To ask again today: those that were not known today.
    pub again: usize,
    /// Those that wait for another day, so that a day keeps its measure.
    pub waiting: usize,
    /// First answers of the last 30 days.
    pub asked: usize,
    /// Those of them that were known.
    pub known: usize,
    /// The share of them, from 0 to 1; null without any answer.
    pub retention: Option<f64>,
    /// How probably an answered question is remembered today, on average; null without any.
    pub remembered: Option<f64>,
    /// The same first answers by week, the running one last.
    pub weeks: Vec<AnswersView>,
    /// Questions that were forgotten six times or more, with the milestone to look at again.
    pub leeches: Vec<LeechView>,
}

/// First answers in one week.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AnswersView {
    /// Its Monday.
    pub week: Day,
    /// First answers of a card on a day.
    pub asked: usize,
    /// Those that were known.
    pub known: usize,
}

/// A question that keeps being forgotten.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LeechView {
    /// The card's id.
    pub card: String,
    /// What it asks.
    pub ask: String,
    /// The title of its milestone.
    pub milestone: String,
}

impl ReviewView {
    pub(super) fn of(state: &State, deck: &Deck<'_>) -> Self {
        let queue = deck.queue(Limits::DAY);
        let of = |state: CardState| queue.cards.iter().filter(|card| card.state == state).count();
        let known: Vec<f64> = deck.cards().iter().filter_map(|card| deck.retrievability(card)).collect();
        let retention = retention(&state.progress.learner, state.today);
        let leeches = deck.cards().iter().filter(|card| card.is_leech());
        Self {
            cards: deck.cards().len(),
            answered: known.len(),
            due: of(CardState::Due),
            new: of(CardState::New),
            again: of(CardState::Again),
            waiting: queue.waiting + queue.waiting_new,
            asked: retention.asked,
            known: retention.known,
            retention: retention.share(),
            remembered: mean(&known),
            weeks: by_week(state),
            leeches: leeches
                .map(|card| LeechView {
                    card: card.id.to_string(),
                    ask: card.question.ask.to_string(),
                    milestone: state.catalog.milestone(card.milestone).title.to_string(),
                })
                .collect(),
        }
    }

    /// How many there are today, and how many were known of late, in a sentence each; before there is any question, where
    /// they come from.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        if self.cards == 0 {
            return vec!["No question yet: those of a milestone come up on the day after it is done.".into()];
        }
        let today = self.due + self.new + self.again;
        let new = if self.new > 0 { format!(", {} of them new", self.new) } else { String::new() };
        let waiting = match self.waiting {
            0 => String::new(),
            1 => "; 1 more waits for another day".to_owned(),
            more => format!("; {more} more wait for other days"),
        };
        let mut words = vec![match today {
            0 => format!("No question is due today{waiting}."),
            today => format!("{} due today{new}{waiting}.", count(today, "question")),
        }];
        if let Some(percent) = (100 * self.known).checked_div(self.asked) {
            words.push(format!("Known in the last 30 days: {percent} % ({} of {}).", self.known, self.asked));
        }
        if !self.leeches.is_empty() {
            words.push(format!("{} forgotten again and again.", count(self.leeches.len(), "question")));
        }
        words
    }
}

#[expect(clippy::cast_precision_loss, reason = "there are few cards")]
fn mean(of: &[f64]) -> Option<f64> {
    (!of.is_empty()).then(|| of.iter().sum::<f64>() / of.len() as f64)
}

fn by_week(state: &State) -> Vec<AnswersView> {
    let last = state.today.week();
    let first = last.plus(-7 * (WEEKS as i64 - 1));
    let mut weeks: BTreeMap<Day, Answers> = BTreeMap::new();
    for (day, on) in answers(&state.progress.learner, first..=state.today) {
        let week = weeks.entry(day.week()).or_default();
        week.first += on.first;
        week.known += on.known;
    }
    let view = |nth: usize| {
        let week = first.plus(7 * nth as i64);
        let on = weeks.get(&week).copied().unwrap_or_default();
        AnswersView { week, asked: on.first, known: on.known }
    };
    (0..WEEKS).map(view).collect()
}
