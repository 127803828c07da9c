//! The acts of the list, walked from wherever one stands, and the part of them that is in view.

use crate::domain::event::Event;
use crate::domain::event_id::EventId;
use crate::domain::history::Teller;
use crate::domain::log::Log;

/// How many acts a filter looks at, the newest ones.
pub(super) const SEARCHED: usize = 5000;

/// Acts kept in view above and below the selected one.
const CONTEXT: usize = 2;

/// What a filter found.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The newest first.
    pub acts: Vec<EventId>,
    /// Whether there are older ones that were not looked at.
    pub is_cut: bool,
}

impl Found {
    /// Searches the newest acts, or those that a shorter text of the same beginning found `before`.
    pub(super) fn search(text: &str, before: Option<Self>, teller: &Teller<'_>) -> Self {
        let wanted = text.to_lowercase();
        let holds = |event: &Event| teller.action(event.action()).to_lowercase().contains(&wanted);
        if let Some(mut before) = before {
            before.acts.retain(|id| teller.log.get(id).is_some_and(holds));
            return before;
        }
        let mut all = teller.log.actions();
        let acts = all.by_ref().take(SEARCHED).filter(|event| holds(event)).map(|event| event.id.clone()).collect();
        Self { acts, is_cut: all.next().is_some() }
    }
}

/// The acts of the list: all of them, or those that a filter found.
pub(super) struct Acts<'a, 'f> {
    /// The journal.
    pub log: &'a Log,
    /// What the filter found; none without a filter.
    pub found: Option<&'f Found>,
}

/// Acts one after the other; none is looked at before it is asked for.
type Walk<'a, 'f> = Box<dyn Iterator<Item = &'a Event> + 'f>;

impl<'a: 'f, 'f> Acts<'a, 'f> {
    /// This act and all that are older, newest first; without one, all of them. A filter that does not hold the act
    /// begins with the next older one, or with its oldest.
    pub(super) fn from(&self, id: Option<&EventId>) -> Walk<'a, 'f> {
        let log = self.log;
        match (self.found, id) {
            (None, None) => Box::new(log.actions()),
            (None, Some(id)) => Box::new(log.actions_from(id)),
            (Some(found), id) => {
                let start = id.map_or(0, |id| found.acts.partition_point(|one| one > id));
                let start = start.min(found.acts.len().saturating_sub(1));
                Box::new(found.acts[start..].iter().filter_map(|id| log.get(id)))
            }
        }
    }

    /// Those that are newer than this act, the nearest first.
    pub(super) fn newer(&self, id: &EventId) -> Walk<'a, 'f> {
        let log = self.log;
        match self.found {
            None => Box::new(log.actions_after(id)),
            Some(found) => {
                let end = found.acts.partition_point(|one| one > id);
                Box::new(found.acts[..end].iter().rev().filter_map(|id| log.get(id)))
            }
        }
    }

    /// The oldest one.
    pub(super) fn oldest(&self) -> Option<&'a Event> {
        match self.found {
            None => self.log.actions().next_back(),
            Some(found) => found.acts.last().and_then(|id| self.log.get(id)),
        }
    }
}

/// The acts in view.
pub(super) struct Window<'a> {
    /// The newest first.
    pub acts: Vec<&'a Event>,
    /// The row of each: headings of days stand between them.
    pub rows: Vec<usize>,
    /// The place of the selected one, which is how many are above it.
    pub selected: usize,
}

impl<'a> Window<'a> {
    /// The acts around the selected one, with so many above it as there were, as far as `height` rows allow; `gap` rows
    /// are free before the heading of each day but the first. None when there is no act.
    pub(super) fn around(
        acts: &Acts<'a, '_>,
        selected: Option<&EventId>,
        above: usize,
        height: usize,
        gap: usize,
    ) -> Option<Self> {
        let older: Vec<&'a Event> = acts.from(selected).take(height.max(1)).collect();
        let newer: Vec<&'a Event> = acts.newer(&older.first()?.id).take(height).collect();
        let with = |above: usize| -> Self {
            let acts: Vec<&'a Event> = newer[..above].iter().rev().chain(&older).copied().collect();
            Self { rows: rows(&acts, gap), acts, selected: above }
        };
        let fits = |window: &Self| {
            let lowest = (window.selected + CONTEXT).min(window.acts.len() - 1);
            window.rows[lowest] < height
        };
        let mut window = with(above.clamp(CONTEXT.min(newer.len()), newer.len()));
        while window.selected > 0 && !fits(&window) {
            window = with(window.selected - 1);
        }
        while window.selected < newer.len() && window.rows.last().is_some_and(|last| last + 1 < height) {
            let more = with(window.selected + 1);
            if !fits(&more) {
                break;
            }
            window = more;
        }
        Some(window)
    }
}

/// The row of each act below the headings of their days.
fn rows(acts: &[&Event], gap: usize) -> Vec<usize> {
    let mut row = 0;
    let mut last = None;
    acts.iter()
        .map(|act| {
            let day = act.written_on();
            if last != Some(day) {
                row += 1 + if last.is_some() { gap } else { 0 };
                last = Some(day);
            }
            row += 1;
            row - 1
        })
        .collect()
}
