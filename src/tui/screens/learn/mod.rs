//! Learn: the outline of curricula, levels and milestones, and the detail of what is selected beside it.

mod acts;
mod brief;
mod heading;
mod list;
mod milestone;
mod outline;
mod pane;
#[cfg(test)]
mod sample;
mod sheet;
mod view;

use std::collections::BTreeSet;

use ratatui::layout::Rect;

use crate::domain::id::MilestoneId;
use crate::tui::action::{Action, Context};
use crate::tui::intent::{Intent, Target};
use crate::tui::look::Ctx;
use crate::tui::widgets::Cursor;
use crate::workspace::State;
use list::Focus;
pub use list::glyph;
pub use milestone::host;
use outline::{Key, Row, headings_over, opening, rows};
pub use pane::Pane;
pub use sheet::{Sheet, Spot};

/// The selection on Learn.
#[derive(Clone, Debug, Default)]
pub struct Learn {
    /// Headings whose rows are shown.
    unfolded: BTreeSet<Key>,
    selected: Option<Key>,
    /// The selected row among those shown, and the first in view.
    cursor: Cursor,
    filter: String,
    focus: Focus,
    pane: Pane,
    /// Whether the learner chose anything here; until then the screen follows the path.
    chosen: bool,
}

impl Learn {
    /// Takes an action.
    pub fn update(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Intent> {
        self.chosen = true;
        let rows = self.rows(ctx.state);
        match self.focus {
            Focus::Outline => self.in_outline(action, &rows, ctx),
            Focus::Detail => self.in_detail(action, &rows, ctx),
        }
    }

    fn in_outline(&mut self, action: Action, rows: &[Row<'_>], ctx: &Ctx<'_>) -> Vec<Intent> {
        if self.cursor.step(action, rows.len(), self.list_height(ctx)) {
            self.choose_row(self.cursor.row, rows, ctx);
            return Vec::new();
        }
        if action == Action::Back {
            return vec![Intent::Go(Target::Screen(Context::Today))];
        }
        let Some(row) = rows.get(self.cursor.row) else { return Vec::new() };
        let key = row.key(&ctx.state.catalog);
        match action {
            Action::Left if row.is_heading() && self.is_open(&key) && self.filter.is_empty() => self.fold(&key, ctx),
            Action::Left => self.leave_for_heading(&key, rows, ctx),
            Action::Right if row.is_heading() && self.is_open(&key) => {
                let under = rows.get(self.cursor.row + 1).filter(|next| next.depth() > row.depth());
                if under.is_some() {
                    self.choose_row(self.cursor.row + 1, rows, ctx);
                }
            }
            Action::Open | Action::Check | Action::Right if row.is_heading() => {
                if !self.filter.is_empty() {
                    return vec![Intent::Say("While rows are filtered, their headings stay open.".into())];
                }
                if self.is_open(&key) { self.fold(&key, ctx) } else { self.unfold(key, ctx) }
            }
            Action::Open | Action::Right => self.enter(row, ctx),
            Action::Check if matches!(row, Row::Brief(_)) => self.enter(row, ctx),
            _ => return acts::on_row(action, row, ctx),
        }
        Vec::new()
    }

    fn in_detail(&mut self, action: Action, rows: &[Row<'_>], ctx: &Ctx<'_>) -> Vec<Intent> {
        let Some(row) = rows.get(self.cursor.row) else { return Vec::new() };
        let (width, height) = self.detail_size(ctx);
        let sheet = self.sheet(ctx, row, width);
        if self.pane.step(action, &sheet, height) {
            return Vec::new();
        }
        match (action, self.pane.spot.clone(), row) {
            (Action::Left | Action::Back, ..) => self.focus = Focus::Outline,
            (Action::Check, Some(Spot::Mark(item)), Row::Milestone(ix)) => return acts::tick(*ix, &item, ctx),
            (Action::Open, Some(Spot::Mark(_)), _) => {
                return vec![Intent::Say(format!(
                    "{} ticks it.",
                    ctx.look.keymap.key_for(Context::Learn, Action::Check).unwrap_or_default()
                ))];
            }
            (Action::Open | Action::Check, Some(Spot::Question(question)), _) => {
                self.pane.toggle(&question);
                self.pane.reveal(&self.sheet(ctx, row, width), height);
            }
            (Action::Open | Action::Check, Some(spot), _) => return acts::open(&spot, row, ctx),
            (Action::Check, None, Row::Milestone(_)) => {
                return vec![Intent::Say(
                    "Select a mark to tick it; the whole milestone is checked off in the list.".into(),
                )];
            }
            (Action::Check, None, _) => {}
            _ => return acts::on_row(action, row, ctx),
        }
        Vec::new()
    }

    /// Selects a milestone, opens what hides it, and the milestone itself where it is not shown beside the list.
    pub fn go(&mut self, milestone: &MilestoneId, ctx: &Ctx<'_>) {
        let catalog = &ctx.state.catalog;
        let Some(ix) = catalog.targets(milestone).find(|ix| *ix < catalog.milestones.len()) else { return };
        self.chosen = true;
        self.focus = Focus::Outline;
        let key = Key::Milestone(catalog.milestone(ix).id.clone());
        if !self.rows(ctx.state).iter().any(|row| row.is(&key, catalog)) {
            self.filter.clear();
            self.unfolded.extend(headings_over(&key, catalog));
        }
        self.choose(key);
        self.refresh(ctx);
        let rows = self.rows(ctx.state);
        if let Some(row) = rows.get(self.cursor.row).filter(|_| !ctx.wide()) {
            self.enter(row, ctx);
        }
    }

    /// Shows only rows that hold a text. While the detail has the keys, no text leads back to the list, one step at a time.
    pub fn filter(&mut self, text: &str, ctx: &Ctx<'_>) {
        self.chosen = true;
        let left_detail = self.focus == Focus::Detail;
        self.focus = Focus::Outline;
        if text.is_empty() && left_detail {
            return;
        }
        text.trim().clone_into(&mut self.filter);
        let catalog = &ctx.state.catalog;
        if self.filter.is_empty() {
            self.unfolded.extend(self.selected.iter().flat_map(|key| headings_over(key, catalog)));
        } else {
            let rows = self.rows(ctx.state);
            let mut leaves = rows.iter().filter(|row| !row.is_heading());
            let selected = |row: &&Row<'_>| self.selected.as_ref().is_some_and(|key| row.is(key, catalog));
            if !leaves.clone().any(|row| selected(&row))
                && let Some(first) = leaves.next()
            {
                self.choose(first.key(catalog));
            }
        }
        self.refresh(ctx);
    }

    /// The text that rows are filtered by.
    #[must_use]
    pub fn filtered_by(&self) -> &str {
        &self.filter
    }

    /// Keeps the selection in the list. Until the learner chose anything here, it stands where the path goes on.
    pub fn refresh(&mut self, ctx: &Ctx<'_>) {
        let catalog = &ctx.state.catalog;
        if !self.chosen {
            let key = opening(ctx.state).map(|ix| Key::Milestone(catalog.milestone(ix).id.clone()));
            self.unfolded = key.iter().flat_map(|key| headings_over(key, catalog)).collect();
            self.selected = key;
        }
        let rows = self.rows(ctx.state);
        let place = rows.iter().position(|row| self.selected.as_ref().is_some_and(|key| row.is(key, catalog)));
        self.cursor.select(place.unwrap_or(self.cursor.row), rows.len(), self.list_height(ctx));
        let row = rows.get(self.cursor.row);
        if let Some(row) = row.filter(|_| place.is_none()) {
            self.choose(row.key(catalog));
        }
        match row.filter(|row| !row.is_heading()) {
            Some(row) if self.focus == Focus::Detail => {
                let (width, height) = self.detail_size(ctx);
                self.pane.reveal(&self.sheet(ctx, row, width), height);
            }
            Some(_) => {}
            None => self.focus = Focus::Outline,
        }
    }

    fn rows<'a>(&self, state: &'a State) -> Vec<Row<'a>> {
        rows(state, &self.unfolded, &self.filter)
    }

    fn is_open(&self, heading: &Key) -> bool {
        !self.filter.is_empty() || self.unfolded.contains(heading)
    }

    /// Selects; another thing's detail begins at its top with every answer hidden.
    fn choose(&mut self, key: Key) {
        if self.selected.as_ref() != Some(&key) {
            self.pane = Pane::default();
            self.selected = Some(key);
        }
    }

    fn choose_row(&mut self, place: usize, rows: &[Row<'_>], ctx: &Ctx<'_>) {
        if let Some(row) = rows.get(place) {
            self.cursor.select(place, rows.len(), self.list_height(ctx));
            self.choose(row.key(&ctx.state.catalog));
        }
    }

    fn fold(&mut self, heading: &Key, ctx: &Ctx<'_>) {
        self.unfolded.remove(heading);
        self.refresh(ctx);
    }

    /// Unfolds, and brings as much as fits of what was hidden into view.
    fn unfold(&mut self, heading: Key, ctx: &Ctx<'_>) {
        self.unfolded.insert(heading);
        let rows = self.rows(ctx.state);
        let here = self.cursor.row;
        let depth = rows.get(here).map_or(0, Row::depth);
        let under = rows.iter().skip(here + 1).take_while(|row| row.depth() > depth).count();
        self.cursor.select(here + under, rows.len(), self.list_height(ctx));
        self.cursor.select(here, rows.len(), self.list_height(ctx));
    }

    fn leave_for_heading(&mut self, key: &Key, rows: &[Row<'_>], ctx: &Ctx<'_>) {
        let catalog = &ctx.state.catalog;
        let heading = headings_over(key, catalog).pop();
        let place = heading.and_then(|heading| rows.iter().position(|row| row.is(&heading, catalog)));
        if let Some(place) = place {
            self.choose_row(place, rows, ctx);
        }
    }

    /// Moves to the detail, on its first open mark.
    fn enter(&mut self, row: &Row<'_>, ctx: &Ctx<'_>) {
        self.focus = Focus::Detail;
        let mark = match row {
            Row::Milestone(ix) => {
                let marks = &ctx.state.catalog.milestone(*ix).done_when;
                marks
                    .iter()
                    .find(|mark| !ctx.state.progress.ticked(*ix, &mark.id))
                    .map(|mark| Spot::Mark(mark.id.clone()))
            }
            _ => None,
        };
        let (width, height) = self.detail_size(ctx);
        let sheet = self.sheet(ctx, row, width);
        self.pane.enter(mark, &sheet, height);
    }

    fn sheet(&self, ctx: &Ctx<'_>, row: &Row<'_>, width: u16) -> Sheet {
        let mut sheet = Sheet::new(ctx.look, width);
        let unknown = &ctx.state.progress.unknown;
        match row {
            Row::Curriculum(curriculum) => heading::curriculum(&mut sheet, ctx, curriculum),
            Row::Level(curriculum, level) => heading::level(&mut sheet, ctx, curriculum, *level),
            Row::Milestone(ix) => milestone::write(&mut sheet, ctx, *ix, &self.pane.answers),
            Row::Brief(place) => brief::write(&mut sheet, ctx, &ctx.state.catalog.briefs[*place]),
            Row::Gone => heading::gone(&mut sheet),
            Row::Mark(id) => {
                if let Some(record) = unknown.get(*id) {
                    heading::mark(&mut sheet, ctx, id, record);
                }
            }
        }
        sheet
    }

    /// Rows that the outline has, which a filter's words make one fewer.
    fn list_height(&self, ctx: &Ctx<'_>) -> usize {
        usize::from(ctx.height.saturating_sub(u16::from(!self.filter.is_empty())))
    }

    /// The columns of the detail, and its rows but the last, which says what is below.
    fn detail_size(&self, ctx: &Ctx<'_>) -> (u16, usize) {
        let body = Rect { x: 0, y: 0, width: ctx.width, height: ctx.height };
        let area = if ctx.wide() { view::split(body).1 } else { body };
        (area.width, usize::from(area.height.saturating_sub(1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::progress::State as Standing;
    use crate::tui::effect::Effect;
    use crate::tui::overlays::Overlay;
    use crate::tui::testing::Play;
    use sample::weeks_in;

    fn learn(play: &Play) -> &Learn {
        &play.model.screens.learn
    }

    /// The selected row, without what is padding.
    fn selected(play: &Play) -> String {
        let screen = play.screen();
        let row = screen.lines().find(|line| line.starts_with(" \u{25b8}")).unwrap();
        let outline = row.split('\u{2502}').next().unwrap();
        outline.split_whitespace().skip(1).collect::<Vec<_>>().join(" ")
    }

    fn standing(play: &Play, id: &str) -> Standing {
        play.model.state.progress.state(play.model.state.catalog.find(id).unwrap())
    }

    #[test]
    fn it_opens_where_the_path_goes_on_and_follows_it_until_a_key_is_pressed() {
        let mut play = Play::new(100, 30);
        assert_eq!(selected(play.keys("2")), "Python for machine learning 3 h");
        assert_eq!(selected(&weeks_in(100, 30)), "> Automatic differentiation 1 of 3 3 h");
        play.keys("1<Space>2");
        assert_eq!(selected(&play), "Arrays with NumPy 3 h", "it was checked off on Today");
        play.keys("<Down><Up>1<Space>2");
        assert_eq!(selected(&play), "\u{2713} Arrays with NumPy 3 h", "a choice stays");
    }

    #[test]
    fn headings_fold_by_every_key_that_says_so() {
        let mut play = weeks_in(100, 30);
        assert_eq!(
            selected(play.keys("h")),
            "\u{25bf} beginner \u{2588}\u{2588}\u{2591}\u{2591}\u{2591}\u{2591}\u{2591}\u{2591}\u{2591}\u{2591} 1 of 4"
        );
        let open = |play: &mut Play, keys: &str| {
            play.keys(keys);
            learn(play).unfolded.contains(&Key::Level("pytorch".into(), crate::domain::catalog::Level::Beginner))
        };
        assert!(open(&mut play, ""));
        for (fold, unfold) in [("h", "l"), ("<Left>", "<Right>"), ("<Space>", "<Space>"), ("<Enter>", "<Enter>")] {
            assert!(!open(&mut play, fold), "{fold} folds");
            assert!(open(&mut play, unfold), "{unfold} unfolds");
        }
        assert!(selected(play.keys("hh")).starts_with("\u{25bf} PyTorch"), "folded, left leads to what is over it");
        assert!(selected(play.keys("lll")).contains("Tensors"), "unfolded, right leads to what is under it");
        assert_eq!(play.model.state.log.events().len(), 11, "nothing was marked");
    }

    #[test]
    fn space_checks_a_milestone_off_and_asks_before_evidence_is_lost() {
        let mut play = weeks_in(100, 30);
        play.keys("<Space>");
        assert_eq!(standing(&play, "pytorch/autograd"), Standing::Done);
        play.keys("<Space>");
        assert_eq!(standing(&play, "pytorch/autograd"), Standing::Todo);
        play.keys("<Up><Space>");
        assert!(matches!(play.model.overlays.last(), Some(Overlay::Confirm(_))));
        assert_eq!(standing(&play, "pytorch/tensors"), Standing::Done);
        play.keys("y");
        assert_eq!(standing(&play, "pytorch/tensors"), Standing::Todo);
    }

    #[test]
    fn marks_are_ticked_in_the_detail_and_the_last_one_asks() {
        let mut play = weeks_in(100, 30);
        play.keys("<Enter>");
        assert_eq!(learn(&play).pane.spot, Some(Spot::Mark("own".into())), "the first open mark");
        let ticks = |play: &Play| {
            let ix = play.model.state.catalog.find("pytorch/autograd").unwrap();
            play.model.state.progress.ticks(ix, play.model.state.catalog.milestone(ix))
        };
        play.keys("<Space>");
        assert_eq!(ticks(&play), 2);
        play.keys("<Space>");
        assert_eq!(ticks(&play), 1);
        play.keys("<Space><Down><Space>");
        assert_eq!((ticks(&play), standing(&play, "pytorch/autograd")), (3, Standing::Doing));
        assert!(matches!(play.model.overlays.last(), Some(Overlay::Confirm(_))));
        play.keys("y");
        assert_eq!(standing(&play, "pytorch/autograd"), Standing::Done);
        play.keys("<Space>");
        assert_eq!(standing(&play, "pytorch/autograd"), Standing::Done, "marks of what is done stay ticked");
    }

    #[test]
    fn resources_open_and_answers_show_and_hide() {
        let mut play = weeks_in(120, 40);
        play.keys("l<Down><Down><Enter>");
        assert_eq!(play.asked, [Effect::OpenUrl("https://example.org/autograd".into())]);
        play.keys("<Down><Down>");
        let answer = "Because everything after it builds on it.";
        assert!(!play.screen().contains(answer));
        assert!(play.keys("<Enter>").screen().contains(answer));
        assert!(!play.keys("<Enter>").screen().contains(answer));
        play.keys("<Enter><Esc><Down><Up><Enter>");
        assert!(!play.screen().contains(answer), "another look begins with the questions alone");
    }

    #[test]
    fn the_detail_acts_on_the_milestone() {
        let mut play = weeks_in(100, 30);
        play.keys("<Enter>x");
        assert_eq!(standing(&play, "pytorch/autograd"), Standing::Skipped);
        play.keys("s");
        assert_eq!(standing(&play, "pytorch/autograd"), Standing::Doing);
        for key in ["n", "t", "v", "o"] {
            play.keys(key);
            assert_eq!(play.model.overlays.len(), 1, "{key} asks");
            play.keys("<Esc>");
        }
        assert_eq!(play.keys("h").model.screens.learn.focus, Focus::Outline);
        play.keys("<Esc>");
        assert_eq!(play.model.screen, Context::Today);
    }

    #[test]
    fn a_brief_starts_a_project_and_a_second_one_only_after_a_question() {
        let mut play = weeks_in(100, 30);
        play.keys("<Down><Down><Down>");
        assert_eq!(selected(&play), "- Leaf disease classifier project 12 h");
        play.keys("<Space>");
        assert_eq!((learn(&play).focus, play.model.state.progress.projects().count()), (Focus::Detail, 0));
        play.keys("s");
        assert_eq!(play.model.state.progress.projects().count(), 1);
        play.keys("s");
        assert!(matches!(play.model.overlays.last(), Some(Overlay::Confirm(_))));
        play.keys("n<Up><Up><Up><Enter>");
        assert_eq!(play.model.screen, Context::Portfolio, "the project that was made from it");
    }

    #[test]
    fn the_filter_finds_titles_ids_and_skills_and_keeps_what_it_found() {
        let mut play = weeks_in(100, 30);
        let found = |play: &Play| {
            let rows = learn(play).rows(&play.model.state);
            let keys = rows.iter().filter(|row| !row.is_heading()).map(|row| row.key(&play.model.state.catalog));
            keys.map(|key| format!("{key:?}")).collect::<Vec<_>>()
        };
        play.keys("/CONVOLUTIONAL<Enter>");
        assert_eq!(found(&play), ["Milestone(MilestoneId(\"pytorch/cnn\"))"]);
        play.keys("/<C-u>docker<Enter>");
        assert_eq!(found(&play), ["Brief(BriefId(\"pytorch/leaf-doctor\"))"]);
        play.keys("/<C-u>theano/sh<Enter>");
        assert_eq!(found(&play), ["Mark(MilestoneId(\"theano/shared\"))"]);
        play.keys("/<C-u>pytorch/cn<Enter><Enter>");
        assert_eq!(learn(&play).focus, Focus::Detail);
        play.keys("<Esc>");
        assert_eq!((learn(&play).focus, learn(&play).filtered_by()), (Focus::Outline, "pytorch/cn"));
        play.keys("<Esc>");
        assert_eq!(
            (selected(&play).as_str(), learn(&play).filtered_by()),
            ("- Convolutional networks elective 3 h", "")
        );
    }

    #[test]
    fn going_to_a_milestone_opens_what_hides_it() {
        let mut play = weeks_in(100, 30);
        play.keys("/docker<Enter>l");
        let ctx = play.model.ctx();
        let mut learn = play.model.screens.learn.clone();
        learn.go(&"reading-group/attention".into(), &ctx);
        assert_eq!((learn.focus, learn.filtered_by()), (Focus::Outline, ""));
        assert_eq!(learn.selected, Some(Key::Milestone("reading-group/attention".into())));
        let rows = learn.rows(&play.model.state);
        assert!(
            rows[learn.cursor.row].is(&Key::Milestone("reading-group/attention".into()), &play.model.state.catalog)
        );
        let before = learn.selected.clone();
        learn.go(&"nobody/nothing".into(), &ctx);
        assert_eq!(learn.selected, before);
    }

    #[test]
    fn what_needs_a_milestone_says_so_elsewhere() {
        let mut play = weeks_in(100, 30);
        let log = play.model.state.log.events().len();
        for keys in ["hs", "Gx", "n", "<Enter><Down><Space>"] {
            play.keys(keys);
            assert!(play.model.notice.is_some(), "{keys}");
            assert!(play.model.overlays.is_empty(), "{keys}");
        }
        assert_eq!(play.model.state.log.events().len(), log);
    }
}
