//! Draws Learn: the outline and the detail side by side, or the one that has the keys.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::Learn;
use super::list::{Focus, Outline};
use super::outline::{Key, Row};
use crate::domain::text::{count, fit, printable};
use crate::tui::action::{Action, Context};
use crate::tui::look::Ctx;
use crate::tui::widgets::{divider, line_at, paragraph};

/// The widest outline beside a detail.
const WIDEST: u16 = 64;

impl Learn {
    /// Draws it.
    pub fn view(&self, ctx: &Ctx<'_>, area: Rect, buf: &mut Buffer) {
        let rows = self.rows(ctx.state);
        if rows.is_empty() && self.filter.is_empty() {
            let words = "There is no curriculum to learn from. \"gradus curriculum check\" says what is wrong with those \
                         that are there; \"gradus curriculum new\" begins one of your own.";
            paragraph(buf, area, 0, words, ctx.look.theme.dim);
            return;
        }
        if !ctx.wide() {
            match self.focus {
                Focus::Outline => self.draw_outline(ctx, area, &rows, buf),
                Focus::Detail => self.draw_detail(ctx, area, &rows, buf),
            }
            return;
        }
        let (left, right) = split(area);
        self.draw_outline(ctx, left, &rows, buf);
        let between = Rect { x: left.right() + 1, width: u16::from(left.right() + 1 < right.x), ..area };
        divider(buf, between, ctx.look);
        self.draw_detail(ctx, right, &rows, buf);
    }

    fn draw_outline(&self, ctx: &Ctx<'_>, area: Rect, rows: &[Row<'_>], buf: &mut Buffer) {
        let theme = &ctx.look.theme;
        let mut list = area;
        if !self.filter.is_empty() {
            line_at(buf, area, 0, Line::styled(self.matches(ctx, rows, usize::from(area.width)), theme.dim));
            list = Rect { y: area.y + 1.min(area.height), height: area.height.saturating_sub(1), ..area };
        }
        let open = |key: &Key| self.is_open(key);
        Outline { rows, cursor: self.cursor, focus: self.focus, open: &open }.draw(ctx, list, buf);
    }

    /// How many rows hold the filter's text, and how to see the others again.
    fn matches(&self, ctx: &Ctx<'_>, rows: &[Row<'_>], width: usize) -> String {
        let back = ctx.look.keymap.key_for(Context::Learn, Action::Back).unwrap_or_default();
        let held = match rows.iter().filter(|row| !row.is_heading()).count() {
            0 => "Nothing holds".to_owned(),
            1 => "1 row holds".to_owned(),
            rows => format!("{rows} rows hold"),
        };
        fit(&printable(&format!("{held} \"{}\"; {back} shows all", self.filter)), width).into_owned()
    }

    fn draw_detail(&self, ctx: &Ctx<'_>, area: Rect, rows: &[Row<'_>], buf: &mut Buffer) {
        let Some(row) = rows.get(self.cursor.row) else { return };
        let theme = &ctx.look.theme;
        let text = Rect { height: area.height.saturating_sub(1), ..area };
        let sheet = self.sheet(ctx, row, area.width);
        let mut pane = self.pane.clone();
        pane.reveal(&sheet, usize::from(text.height));
        let selected = pane.spot.as_ref().filter(|_| self.focus == Focus::Detail);
        sheet.draw(ctx.look, text, pane.top, selected, buf);
        let below = sheet.len().saturating_sub(pane.top + usize::from(text.height));
        let key = |action: Action| ctx.look.keymap.key_for(Context::Learn, action).unwrap_or_default();
        let more = match (below, self.focus) {
            (0, _) => String::new(),
            (lines, Focus::Detail) => count(lines, "more line"),
            (lines, Focus::Outline) => format!("{} ({})", count(lines, "more line"), key(Action::Open)),
        };
        let back = if ctx.wide() { String::new() } else { format!("{} back", key(Action::Back)) };
        let words = [back, more].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ");
        line_at(buf, area, area.height.saturating_sub(1), Line::styled(words, theme.dim));
    }
}

/// The outline at the left and the detail at the right, with the divider and a cell on both sides of it between them.
pub(super) fn split(area: Rect) -> (Rect, Rect) {
    let left = (area.width / 2).min(WIDEST);
    let right = left.saturating_add(3).min(area.width);
    (Rect { width: left, ..area }, Rect { x: area.x + right, width: area.width - right, ..area })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use insta::assert_snapshot;
    use ratatui::style::Modifier;

    use super::super::sample::weeks_in;
    use super::*;
    use crate::domain::catalog::Catalog;
    use crate::tui::glyphs::Glyphs;
    use crate::tui::testing::Play;
    use crate::workspace::State;

    #[test]
    fn an_empty_journal_begins_at_the_beginning() {
        assert_snapshot!(Play::new(100, 30).keys("2").screen());
    }

    #[test]
    fn weeks_of_work_are_seen_beside_what_is_under_way() {
        assert_snapshot!(weeks_in(100, 30).screen());
    }

    #[test]
    fn a_wide_window_shows_all_of_a_milestone() {
        assert_snapshot!(weeks_in(120, 50).keys("<Enter><Down><Down><Down><Down><Enter>").screen());
    }

    #[test]
    fn what_is_done_shows_its_evidence() {
        assert_snapshot!(weeks_in(100, 30).keys("<Up>").screen());
    }

    #[test]
    fn what_is_blocked_shows_what_it_needs_and_what_makes_it_shorter() {
        assert_snapshot!(weeks_in(100, 30).keys("<Down>").screen());
    }

    #[test]
    fn a_brief_says_what_is_to_be_built() {
        assert_snapshot!(weeks_in(120, 40).keys("<Down><Down><Down>s<Enter>").screen());
    }

    #[test]
    fn everything_unfolded_has_its_label() {
        assert_snapshot!(weeks_in(100, 30).keys("Gl<Up>l<Down>l<Up><Up>lgl<Down>l<Up>").screen());
    }

    #[test]
    fn a_heading_tells_how_far_it_is() {
        assert_snapshot!(weeks_in(100, 30).keys("hhh").screen());
    }

    #[test]
    fn a_filter_shows_its_matches_under_their_headings() {
        assert_snapshot!(weeks_in(100, 30).keys("/training<Enter>").screen());
        assert_snapshot!(weeks_in(100, 30).keys("/zebra<Enter>").screen());
    }

    #[test]
    fn a_middling_window_has_one_column() {
        assert_snapshot!(weeks_in(80, 24).screen());
        assert_snapshot!(weeks_in(80, 24).keys("<Enter>").screen());
    }

    #[test]
    fn a_small_window_shows_the_list_or_the_detail() {
        assert_snapshot!(weeks_in(40, 12).screen());
        assert_snapshot!(weeks_in(40, 12).keys("<Enter><Down><Down><Down><Down><Down>").screen());
    }

    #[test]
    fn ascii_glyphs_are_enough() {
        let mut play = weeks_in(100, 30);
        play.model.look.glyphs = Glyphs::ascii();
        assert_snapshot!(play.keys("<Enter>").screen());
    }

    #[test]
    fn without_a_curriculum_it_says_what_to_do() {
        let mut play = Play::new(100, 12);
        play.model.state =
            State::new(Arc::new(Catalog::default()), Vec::new(), play.model.state.today, "laptop".into());
        play.model.refresh();
        assert_snapshot!(play.keys("2").screen());
    }

    /// Rows of the window that are reversed from this column on.
    fn reversed(play: &Play, column: u16) -> Vec<u16> {
        let buffer = play.buffer(100, 30);
        (0..30).filter(|row| buffer[(column, *row)].modifier.contains(Modifier::REVERSED)).collect()
    }

    #[test]
    fn one_selection_is_reversed_in_the_pane_that_has_the_keys() {
        let mut play = weeks_in(100, 30);
        let (outline, detail) = (5, 60);
        assert_eq!((reversed(&play, outline).len(), reversed(&play, detail).len()), (1, 0));
        play.keys("<Enter>");
        assert_eq!((reversed(&play, outline).len(), reversed(&play, detail).len()), (0, 1));
    }

    #[test]
    fn no_size_is_too_odd() {
        for keys in ["", "<Enter>", "G<Enter>", "/a<Enter>", "hh", "<Down><Down><Down><Enter>G"] {
            let mut play = weeks_in(100, 30);
            play.keys(keys);
            for width in [0, 1, 2, 3, 5, 8, 13, 21, 34, 40, 60, 89, 90, 91, 130, 250] {
                for height in [0, 1, 2, 3, 8, 20, 80] {
                    let area = Rect::new(0, 0, width, height);
                    let mut learn = play.model.screens.learn.clone();
                    let ctx = Ctx { width, height, ..play.model.ctx() };
                    learn.refresh(&ctx);
                    for action in [Action::Down, Action::Up, Action::Right, Action::Last, Action::PageUp, Action::Left]
                    {
                        learn.update(action, &ctx);
                    }
                    learn.view(&ctx, area, &mut Buffer::empty(area));
                    play.model.screens.learn.view(&play.model.ctx(), area, &mut Buffer::empty(area));
                }
            }
        }
    }
}
