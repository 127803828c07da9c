//! The cursor of the detail pane: the spot it stands on, the first line in view, and which answers are open.

use std::collections::BTreeSet;
use std::ops::Range;

use super::sheet::{Sheet, Spot};
use crate::domain::id::ItemId;
use crate::tui::action::Action;
use crate::tui::widgets::page;

/// The cursor of the detail pane.
#[derive(Clone, Debug, Default)]
pub struct Pane {
    /// What it stands on; nothing where only text is in view.
    pub spot: Option<Spot>,
    /// The first line in view.
    pub top: usize,
    /// The questions whose answers are open.
    pub answers: BTreeSet<ItemId>,
}

impl Pane {
    /// Begins at the top, on this spot or the first one; on none where that is further down.
    pub fn enter(&mut self, spot: Option<Spot>, sheet: &Sheet, height: usize) {
        self.top = 0;
        let spot = spot.or_else(|| sheet.spots().first().map(|(spot, _)| spot.clone()));
        self.spot = spot.filter(|spot| sheet.lines_of(spot).is_some_and(|lines| lines.end <= height));
    }

    /// Opens or closes the answer to a question.
    pub fn toggle(&mut self, question: &ItemId) {
        if !self.answers.remove(question) {
            self.answers.insert(question.clone());
        }
    }

    /// Moves to the next spot in view, else by a line; pages move the view. Returns whether the action moves at all.
    pub fn step(&mut self, action: Action, sheet: &Sheet, height: usize) -> bool {
        let last = sheet.len().saturating_sub(height);
        match action {
            Action::Down => match self.next(sheet).filter(|(_, lines)| lines.start < self.top + height) {
                Some((spot, lines)) => self.stand(&spot, &lines, height),
                None => self.scroll(self.top + 1, sheet, height),
            },
            Action::Up => match self.before(sheet, height).filter(|(_, lines)| lines.end > self.top) {
                Some((spot, lines)) => self.stand(&spot, &lines, height),
                None => self.scroll(self.top.saturating_sub(1), sheet, height),
            },
            Action::PageDown => self.turn(self.top + page(height), sheet, height),
            Action::PageUp => self.turn(self.top.saturating_sub(page(height)), sheet, height),
            Action::First => self.turn(0, sheet, height),
            Action::Last => {
                self.turn(last, sheet, height);
                self.spot =
                    sheet.spots().last().map(|(spot, _)| spot.clone()).filter(|spot| self.sees(spot, sheet, height));
            }
            _ => return false,
        }
        true
    }

    /// Brings the spot into view, after the sheet or its place changed.
    pub fn reveal(&mut self, sheet: &Sheet, height: usize) {
        self.top = self.top.min(sheet.len().saturating_sub(height));
        match self.spot.as_ref().and_then(|spot| sheet.lines_of(spot)) {
            Some(lines) => self.show(&lines, height),
            None => self.spot = None,
        }
    }

    fn next(&self, sheet: &Sheet) -> Option<(Spot, Range<usize>)> {
        let here = self.spot.as_ref().and_then(|spot| sheet.lines_of(spot));
        let after = here.map_or(self.top, |lines| lines.end);
        sheet.spots().iter().find(|(_, lines)| lines.start >= after).cloned()
    }

    fn before(&self, sheet: &Sheet, height: usize) -> Option<(Spot, Range<usize>)> {
        let here = self.spot.as_ref().and_then(|spot| sheet.lines_of(spot));
        let until = here.map_or(self.top + height, |lines| lines.start);
        sheet.spots().iter().rev().find(|(_, lines)| lines.start < until).cloned()
    }

    fn stand(&mut self, spot: &Spot, lines: &Range<usize>, height: usize) {
        self.spot = Some(spot.clone());
        self.show(lines, height);
    }

    fn show(&mut self, lines: &Range<usize>, height: usize) {
        self.top = self.top.max(lines.end.saturating_sub(height)).min(lines.start);
    }

    /// Moves the view; a spot that leaves it is left.
    fn scroll(&mut self, top: usize, sheet: &Sheet, height: usize) {
        self.top = top.min(sheet.len().saturating_sub(height));
        let kept = self.spot.as_ref().is_some_and(|spot| self.sees(spot, sheet, height));
        if !kept {
            self.spot = None;
        }
    }

    /// Moves the view, and stands on its first spot.
    fn turn(&mut self, top: usize, sheet: &Sheet, height: usize) {
        self.top = top.min(sheet.len().saturating_sub(height));
        let first = sheet.spots().iter().map(|(spot, _)| spot).find(|spot| self.sees(spot, sheet, height));
        self.spot = first.cloned();
    }

    fn sees(&self, spot: &Spot, sheet: &Sheet, height: usize) -> bool {
        sheet.lines_of(spot).is_some_and(|lines| lines.start < self.top + height && lines.end > self.top)
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::*;
    use crate::tui::glyphs::Glyphs;
    use crate::tui::keymap::Keymap;
    use crate::tui::look::Look;
    use crate::tui::theme::Theme;

    const HEIGHT: usize = 5;

    /// Two marks at lines 2 and 3, a question at lines 20 and 21, 26 lines in all.
    fn sheet() -> Sheet {
        let look = Look { theme: Theme::plain(), glyphs: Glyphs::ascii(), keymap: Keymap::default() };
        let mut sheet = Sheet::new(&look, 40);
        let lines = |sheet: &mut Sheet, number: usize| (0..number).for_each(|_| sheet.text("text", Style::new()));
        lines(&mut sheet, 2);
        for mark in ["one", "two"] {
            sheet.spot(Spot::Mark(mark.into()), |sheet| lines(sheet, 1));
        }
        lines(&mut sheet, 16);
        sheet.spot(Spot::Question("why".into()), |sheet| lines(sheet, 2));
        lines(&mut sheet, 4);
        sheet
    }

    fn spot(pane: &Pane) -> &str {
        match &pane.spot {
            Some(Spot::Mark(id) | Spot::Question(id)) => id.as_str(),
            _ => "",
        }
    }

    fn press(pane: &mut Pane, action: Action, times: usize) -> (usize, String) {
        for _ in 0..times {
            assert!(pane.step(action, &sheet(), HEIGHT));
        }
        (pane.top, spot(pane).to_owned())
    }

    #[test]
    fn it_goes_from_spot_to_spot_and_by_lines_where_there_is_none() {
        let mut pane = Pane::default();
        pane.enter(None, &sheet(), HEIGHT);
        assert_eq!((pane.top, spot(&pane)), (0, "one"));
        assert_eq!(press(&mut pane, Action::Down, 1), (0, "two".into()));
        assert_eq!(press(&mut pane, Action::Down, 3), (3, "two".into()), "what is in view stays selected");
        assert_eq!(press(&mut pane, Action::Down, 1), (4, String::new()), "what is not is left");
        assert_eq!(press(&mut pane, Action::Down, 13), (17, "why".into()), "all of it is shown");
        assert_eq!(press(&mut pane, Action::Down, 30), (21, "why".into()), "the end can be read");
        assert_eq!(press(&mut pane, Action::Up, 30), (0, "one".into()), "and the beginning again");
    }

    #[test]
    fn pages_select_what_comes_into_view() {
        let mut pane = Pane::default();
        pane.enter(Some(Spot::Mark("two".into())), &sheet(), HEIGHT);
        assert_eq!(spot(&pane), "two");
        assert_eq!(press(&mut pane, Action::PageDown, 1), (3, "two".into()));
        assert_eq!(press(&mut pane, Action::PageDown, 1), (6, String::new()));
        assert_eq!(press(&mut pane, Action::Last, 1), (21, "why".into()));
        assert_eq!(press(&mut pane, Action::First, 1), (0, "one".into()));
        assert!(!pane.step(Action::Note, &sheet(), HEIGHT));
    }

    #[test]
    fn it_begins_at_the_top_even_when_every_spot_is_further_down() {
        let mut pane = Pane { top: 9, ..Pane::default() };
        pane.enter(Some(Spot::Question("why".into())), &sheet(), HEIGHT);
        assert_eq!((pane.top, spot(&pane)), (0, ""));
        assert_eq!(press(&mut pane, Action::Down, 1), (0, "one".into()));
    }

    #[test]
    fn nothing_to_show_and_no_room_are_no_trouble() {
        let look = Look { theme: Theme::plain(), glyphs: Glyphs::ascii(), keymap: Keymap::default() };
        for (sheet, height) in [(Sheet::new(&look, 0), 5), (sheet(), 0)] {
            let mut pane = Pane::default();
            pane.enter(None, &sheet, height);
            for action in [Action::Down, Action::Up, Action::PageDown, Action::Last, Action::First] {
                assert!(pane.step(action, &sheet, height));
            }
            assert_eq!(pane.top, 0);
        }
    }
}
