//! What both shells look at: the catalog, the log and its fold, the day.

use std::sync::{Arc, OnceLock};

use crate::domain::cards::Deck;
use crate::domain::catalog::Catalog;
use crate::domain::changes::Change;
use crate::domain::event::Event;
use crate::domain::event_id::EventId;
use crate::domain::history::Teller;
use crate::domain::log::{Extended, Log};
use crate::domain::progress::Progress;
use crate::domain::reach::Reach;
use crate::domain::readiness::Toward;
use crate::domain::time::Day;
use crate::format::diagnostic::Diagnostic;

use super::outcome::News;

/// Where everything stands.
#[derive(Clone, Debug)]
pub struct State {
    /// The curricula.
    pub catalog: Arc<Catalog>,
    /// Every event.
    pub log: Log,
    /// Their fold.
    pub progress: Progress,
    /// The logical day.
    pub today: Day,
    /// This machine's name in events.
    pub machine: Arc<str>,
    /// What could not be read in the journal, the curricula or the configuration.
    pub problems: Vec<Diagnostic>,
    /// What changed in the curricula and was not mentioned yet.
    pub changes: Vec<Change>,
    /// What [`State::toward`] found, until the journal holds something new.
    toward: OnceLock<Option<Toward>>,
    /// How often it took in something.
    taken: usize,
}

impl State {
    /// Folds these events.
    #[must_use]
    pub fn new(catalog: Arc<Catalog>, events: Vec<Event>, today: Day, machine: Arc<str>) -> Self {
        let log = Log::new(events);
        let progress = Progress::fold(&catalog, &log);
        let (problems, changes) = (Vec::new(), Vec::new());
        Self { catalog, log, progress, today, machine, problems, changes, toward: OnceLock::new(), taken: 0 }
    }

    /// The role of the goal with all that follows from it, worked out when it is first asked for after the journal grew:
    /// every frame of Today asks.
    #[must_use]
    pub fn toward(&self) -> Option<&Toward> {
        self.toward.get_or_init(|| Toward::of(&self.catalog, &self.progress)).as_ref()
    }

    /// Takes in what the journal holds.
    pub fn take(&mut self, news: News) {
        self.toward = OnceLock::new();
        self.taken += 1;
        match news {
            News::More(events) => match self.log.extend(events) {
                Extended::Appended { from } => self.progress.apply(&self.catalog, &self.log.events()[from..]),
                Extended::Changed => self.progress = Progress::fold(&self.catalog, &self.log),
            },
            News::All(events) => {
                self.log = Log::new(events);
                self.progress = Progress::fold(&self.catalog, &self.log);
            }
        }
    }

    /// The questions of what is done, as of today.
    #[must_use]
    pub fn deck(&self) -> Deck<'_> {
        Deck::of(&self.catalog, &self.progress, self.today)
    }

    /// What everything worked out from it belongs to: another one once it took in something, or on another day.
    #[must_use]
    pub fn version(&self) -> (usize, Day) {
        (self.taken, self.today)
    }

    /// What goes when an act is taken back, told here and today.
    #[must_use]
    pub fn reach(&self, act: &EventId) -> Reach {
        self.teller().reach(act, self.today, &self.machine)
    }

    /// Tells events in words.
    #[must_use]
    pub fn teller(&self) -> Teller<'_> {
        Teller { catalog: &self.catalog, progress: &self.progress, log: &self.log }
    }
}
