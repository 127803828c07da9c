//! `review`: the questions that are due, what each grade would bring, and what came of a sitting.

use serde::Serialize;

use super::SCHEMA;
use crate::domain::cards::{Answered, Card, CardState, Deck, Limits};
use crate::domain::event::Grade;
use crate::domain::id::CardId;
use crate::domain::text::count;
use crate::domain::time::Minutes;
use crate::workspace::state::State;

/// The questions that are due.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReviewView {
    /// Version of the view.
    pub schema: u32,
    /// In the order to ask them.
    pub due: Vec<CardView>,
    /// How many more have come up and wait for the next days.
    pub waiting: usize,
    /// How many new ones wait for the next days.
    pub waiting_new: usize,
    /// How many will be due tomorrow.
    pub tomorrow: usize,
    /// How many questions there are, due or not.
    #[serde(skip)]
    pub all: usize,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CardView {
    /// Its id: `pytorch/autograd#zero-grad`.
    pub card: String,
    /// The milestone that it belongs to.
    pub milestone: String,
    /// What is asked.
    pub ask: String,
    /// A good answer.
    pub answer: String,
    /// `new`, `due`, `again` or `later`.
    pub state: CardState,
    /// In how many days it comes back after each grade, in order; 0 is today.
    pub intervals: [u32; 4],
    /// How often it was forgotten.
    pub lapses: u32,
    /// The milestone's title.
    #[serde(skip)]
    pub title: String,
    /// Whether it was forgotten so often that its milestone is what to look at.
    #[serde(skip)]
    pub is_leech: bool,
}

impl CardView {
    /// The view of a card of this deck.
    #[must_use]
    pub fn of(state: &State, deck: &Deck<'_>, card: &Card<'_>) -> Self {
        let milestone = state.catalog.milestone(card.milestone);
        Self {
            card: card.id.to_string(),
            milestone: milestone.id.to_string(),
            ask: card.question.ask.to_string(),
            answer: card.question.answer.to_string(),
            state: card.state,
            intervals: deck.next_intervals(card),
            lapses: card.lapses(),
            title: milestone.title.to_string(),
            is_leech: card.is_leech(),
        }
    }

    /// Its id as a card's.
    #[must_use]
    pub fn id(&self) -> CardId {
        CardId::from(self.card.as_str())
    }

    /// When it comes back after each grade, in order: `today`, `2 d`.
    #[must_use]
    pub fn outlook(&self) -> [String; 4] {
        self.intervals.map(|days| if days == 0 { "today".into() } else { format!("{days} d") })
    }
}

/// The questions that are due, within these limits.
#[must_use]
pub fn review(state: &State, limits: Limits) -> ReviewView {
    let deck = state.deck();
    let queue = deck.queue(limits);
    ReviewView {
        schema: SCHEMA,
        due: queue.cards.iter().map(|card| CardView::of(state, &deck, card)).collect(),
        waiting: queue.waiting,
        waiting_new: queue.waiting_new,
        tomorrow: due_tomorrow(state),
        all: deck.cards().len(),
    }
}

/// How many questions are to be asked today.
#[must_use]
pub fn due_today(state: &State) -> usize {
    state.deck().queue(Limits::DAY).cards.len()
}

/// `7 questions due`; nothing when there is none.
#[must_use]
pub fn due_words(due: usize) -> Option<String> {
    (due > 0).then(|| format!("{} due", count(due, "question")))
}

fn due_tomorrow(state: &State) -> usize {
    Deck::of(&state.catalog, &state.progress, state.today.plus(1)).queue(Limits::DAY).cards.len()
}

/// `12 answers in 9 min: 2 again, 10 good.`; nothing when there was none.
#[must_use]
pub fn answered_words(answered: &Answered) -> Option<String> {
    let grades: Vec<String> = answered
        .grades
        .iter()
        .zip(Grade::ALL)
        .filter(|(number, _)| **number > 0)
        .map(|(number, grade)| format!("{number} {grade}"))
        .collect();
    let time = if answered.time > Minutes(0) { format!(" in {}", answered.time) } else { String::new() };
    (answered.count() > 0).then(|| format!("{}{time}: {}.", count(answered.count(), "answer"), grades.join(", ")))
}

impl ReviewView {
    /// What is left for now, for the next days and for tomorrow, once somebody stops; `more` says how to ask for more.
    #[must_use]
    pub fn left_words(&self, more: &str) -> Vec<String> {
        if self.all == 0 {
            return vec!["The questions of a milestone come up from the day after it is done.".into()];
        }
        let now = match self.due.len() {
            0 => "Nothing more is due today.".to_owned(),
            1 => "1 question is left for today; it can wait.".into(),
            left => format!("{left} questions are left for today; they can wait."),
        };
        let waiting = self.waiting + self.waiting_new;
        let waiting = match waiting {
            0 => None,
            1 => Some(format!("1 more question waits for the next days ({more}).")),
            more_of_them => Some(format!("{more_of_them} more questions are spread over the next days ({more}).")),
        };
        let tomorrow = match self.tomorrow {
            0 => "Nothing is due tomorrow.".to_owned(),
            1 => "1 question is due tomorrow.".into(),
            due => format!("{due} questions are due tomorrow."),
        };
        [Some(now), waiting, Some(tomorrow)].into_iter().flatten().collect()
    }
}
