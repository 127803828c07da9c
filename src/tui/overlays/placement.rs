//! The placement: a question, its answer, whether that was known; at the end a list with ticks, which Enter writes.

use std::collections::BTreeSet;

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::{Clear, Widget};

use super::frame::window;
use crate::domain::catalog::{Catalog, Ix};
use crate::domain::figures::Path;
use crate::domain::placement::{self, Breadth, Knew, LIMIT, amount};
use crate::domain::text::{count, printable, wrap};
use crate::tui::intent::Intent;
use crate::tui::look::Ctx;
use crate::tui::subject::decide;
use crate::tui::widgets::{Cursor, columns, line_at, moves, page};
use crate::workspace::{State, command};

/// The placement.
#[derive(Clone, Debug)]
pub struct Placement {
    answers: placement::Placement,
    shown: Shown,
    /// The first line in view, where not all fit.
    top: usize,
    /// What is known, but not to be marked.
    unticked: BTreeSet<Ix>,
    /// The selected row of the list at the end.
    cursor: Cursor,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shown {
    /// The question alone.
    #[default]
    Question,
    /// All there is: it can be judged.
    Answer,
}

const COLUMNS: u16 = 76;
/// The most rows of a window: the longest question with its answer, and nothing moves between two of them.
const ROWS: u16 = 20;
/// Cells of a row: between two columns, for where a milestone belongs, for how long it takes.
const GAP: usize = 2;
const PLACE: usize = 24;
const TIME: usize = 7;
/// The fewest cells in which a row has room for where a milestone belongs.
const WIDE: usize = 60;

impl Placement {
    /// A placement over what is open of the core of a path.
    ///
    /// # Errors
    /// There is nothing to ask about: a sentence.
    pub fn over(state: &State, path: &Path) -> Result<Self, String> {
        let answers = placement::Placement::new(&state.catalog, &state.progress, path, Breadth::Core);
        if answers.is_empty() {
            return Err("Everything that could be asked about is done or skipped.".into());
        }
        let (unticked, cursor) = (BTreeSet::new(), Cursor::default());
        let mut placement = Self { answers, shown: Shown::Question, top: 0, unticked, cursor };
        placement.turn(&state.catalog);
        Ok(placement)
    }

    /// Space shows the answer, `y` and `n` judge it, Backspace takes a judgement back; at the end Space unticks and Enter
    /// writes. Esc leaves.
    pub fn key(&mut self, key: KeyEvent, ctx: &Ctx<'_>) -> Vec<Intent> {
        match key.code {
            KeyCode::Esc | KeyCode::Char('q') => {
                return vec![Intent::Pop, Intent::Say("Left the placement: nothing was written.".into())];
            }
            KeyCode::Backspace => {
                self.answers.back();
                self.turn(&ctx.state.catalog);
            }
            _ if self.answers.is_over() => return self.choose(key, ctx),
            _ => self.judge(key, ctx),
        }
        Vec::new()
    }

    /// Another question, or the list at the end. Where there is no answer to show there is nothing to wait for.
    fn turn(&mut self, catalog: &Catalog) {
        let told = self.answers.question(catalog).is_some_and(|asked| asked.answer.is_none());
        self.shown = if told { Shown::Answer } else { Shown::Question };
        (self.top, self.cursor) = (0, Cursor::default());
        self.unticked.clear();
    }

    fn judge(&mut self, key: KeyEvent, ctx: &Ctx<'_>) {
        let height = usize::from(Frame::of(ctx.height).text);
        let last = |lines: &[(Part, String)]| lines.len().saturating_sub(height);
        let lines = self.lines(ctx, cells(ctx.width));
        match (key.code, self.shown) {
            (KeyCode::Char(' ') | KeyCode::Enter, Shown::Question) => {
                self.shown = Shown::Answer;
                let lines = self.lines(ctx, cells(ctx.width));
                // Where not all of it fits, the answer is what is to be read now.
                let answer = lines.iter().position(|(part, _)| *part == Part::Answer).unwrap_or(0);
                self.top = answer.min(last(&lines));
            }
            (KeyCode::Char('y' | 'Y'), Shown::Answer) => self.take(Knew::Yes, &ctx.state.catalog),
            (KeyCode::Char('n' | 'N'), Shown::Answer) => self.take(Knew::No, &ctx.state.catalog),
            (KeyCode::Down | KeyCode::Char('j'), _) => self.top = (self.top + 1).min(last(&lines)),
            (KeyCode::Up | KeyCode::Char('k'), _) => self.top = self.top.saturating_sub(1),
            (KeyCode::PageDown | KeyCode::Char(' '), _) => self.top = (self.top + page(height)).min(last(&lines)),
            (KeyCode::PageUp, _) => self.top = self.top.saturating_sub(page(height)),
            _ => {}
        }
    }

    fn take(&mut self, knew: Knew, catalog: &Catalog) {
        self.answers.answer(knew);
        self.turn(catalog);
    }

    fn choose(&mut self, key: KeyEvent, ctx: &Ctx<'_>) -> Vec<Intent> {
        if let Some(step) = moves(key.code) {
            let rows = self.rows(ctx, cells(ctx.width)).len();
            self.cursor.step(step, rows, usize::from(Frame::of(ctx.height).text));
            return Vec::new();
        }
        match key.code {
            KeyCode::Char(' ') => {
                if let Some(ix) = self.answers.known().get(self.cursor.row)
                    && !self.unticked.remove(ix)
                {
                    self.unticked.insert(*ix);
                }
                Vec::new()
            }
            KeyCode::Enter => self.write(),
            _ => Vec::new(),
        }
    }

    fn write(&self) -> Vec<Intent> {
        let ticked = self.ticked();
        let wanted = match ticked.is_empty() {
            true => vec![Intent::Say("Nothing is marked, so nothing was written.".into())],
            false => decide(move |state| Ok(command::place(state, &ticked))),
        };
        std::iter::once(Intent::Pop).chain(wanted).collect()
    }

    fn ticked(&self) -> Vec<Ix> {
        self.answers.known().into_iter().filter(|ix| !self.unticked.contains(ix)).collect()
    }

    /// The keys that hold, each with a word on it.
    pub(super) fn hints(&self) -> &'static [(&'static str, &'static str)] {
        match (self.answers.is_over(), self.shown) {
            (true, _) if self.ticked().is_empty() => &[("Enter", "close"), ("Backspace", "back")],
            (true, _) => &[("Enter", "write"), ("Space", "untick"), ("Esc", "leave"), ("Backspace", "back")],
            (false, Shown::Question) => &[("Space", "answer"), ("Esc", "leave"), ("Backspace", "back")],
            (false, Shown::Answer) => &[("y", "knew it"), ("n", "did not"), ("Esc", "leave"), ("Backspace", "back")],
        }
    }

    /// Draws it.
    pub fn view(&self, ctx: &Ctx<'_>, body: Rect, buf: &mut Buffer) {
        Clear.render(body, buf);
        if self.answers.is_over() {
            self.view_end(ctx, body, buf);
        } else {
            self.view_question(ctx, body, buf);
        }
    }

    fn view_question(&self, ctx: &Ctx<'_>, body: Rect, buf: &mut Buffer) {
        let theme = &ctx.look.theme;
        let lines = self.lines(ctx, cells(body.width));
        let title = format!("Question {} of at most {LIMIT}", self.answers.answered() + 1);
        let frame = Frame::of(body.height);
        let area = window(ctx.look, body, &title, COLUMNS, frame.window, buf);
        let top = self.top.min(lines.len().saturating_sub(usize::from(frame.text)));
        for (row, (part, line)) in (0..frame.text).zip(lines.iter().skip(top)) {
            let style = match part {
                Part::Milestone | Part::Help => theme.dim,
                Part::Question => theme.heading,
                Part::Answer => theme.text,
            };
            line_at(buf, area, row, Line::styled(line.clone(), style));
        }
        let below = lines.len().saturating_sub(top + usize::from(frame.text));
        let keys = match (self.shown, below) {
            (Shown::Question, 0) => "Answer it in your head, then Space.".to_owned(),
            (Shown::Answer, 0) => "Did you know it? y yes, n no".to_owned(),
            (_, more) => format!("Down: {} more", count(more, "line")),
        };
        line_at(buf, area, area.height.saturating_sub(1), Line::styled(keys, theme.key));
    }

    /// The lines of the question at hand, and of its answer once that is shown.
    fn lines(&self, ctx: &Ctx<'_>, cells: usize) -> Vec<(Part, String)> {
        let catalog = &ctx.state.catalog;
        let Some(asked) = self.answers.question(catalog) else { return Vec::new() };
        let milestone = catalog.milestone(asked.milestone);
        let curriculum = catalog.curriculum(milestone.curriculum()).map_or("", |one| &one.title);
        let mut lines: Vec<(Part, String)> = Vec::new();
        let mut add = |part: Part, text: &str| {
            let gap = (!lines.is_empty()).then(|| (Part::Help, String::new()));
            lines.extend(gap);
            lines.extend(wrap(&printable(text), cells).into_iter().map(|line| (part, line)));
        };
        add(Part::Milestone, &format!("{curriculum}: {}", milestone.title));
        add(Part::Question, &asked.ask);
        match (asked.answer, self.shown) {
            (Some(answer), Shown::Answer) => add(Part::Answer, answer),
            (Some(_), Shown::Question) => {}
            (None, _) => add(Part::Help, "Say y only if you would do it today without looking it up."),
        }
        lines
    }

    fn view_end(&self, ctx: &Ctx<'_>, body: Rect, buf: &mut Buffer) {
        let theme = &ctx.look.theme;
        let frame = Frame::of(body.height);
        let ticked = self.ticked();
        let title = match (ticked.is_empty(), self.unticked.is_empty()) {
            (true, true) => "Nothing to mark".to_owned(),
            (true, false) => "Nothing is ticked".to_owned(),
            (false, _) => format!("Known: {}", amount(&ctx.state.catalog, &ticked)),
        };
        let area = window(ctx.look, body, &title, COLUMNS, frame.window, buf);
        let rows = self.rows(ctx, usize::from(area.width));
        let mut cursor = self.cursor;
        cursor.reveal(rows.len(), usize::from(frame.text));
        for (row, (place, (style, text))) in (0..frame.text).zip(rows.iter().enumerate().skip(cursor.top)) {
            let selected = place == cursor.row && !self.answers.known().is_empty();
            let mark = if selected { ctx.look.glyphs.selected } else { " " };
            let room = usize::from(area.width).saturating_sub(2);
            line_at(buf, area, row, columns(&[(mark, 2, theme.accent), (text, room, *style)]));
            if selected {
                buf.set_style(Rect { y: area.y + row, height: 1, ..area }, theme.selected);
            }
        }
        let keys = if ticked.is_empty() { "Enter closes" } else { "Enter marks them as done before" };
        line_at(buf, area, area.height.saturating_sub(1), Line::styled(keys, theme.key));
    }

    /// What is known, each with a box, and what should be known of it.
    fn rows(&self, ctx: &Ctx<'_>, cells: usize) -> Vec<(Style, String)> {
        let (theme, glyphs) = (&ctx.look.theme, &ctx.look.glyphs);
        let known = self.answers.known();
        let room = cells.saturating_sub(2);
        let mut rows: Vec<(Style, String)> = Vec::new();
        for ix in &known {
            let milestone = ctx.state.catalog.milestone(*ix);
            let mark = if self.unticked.contains(ix) { glyphs.box_open } else { glyphs.box_done };
            let place = format!("{} {}", milestone.curriculum(), milestone.level);
            let place_room = if cells >= WIDE { PLACE } else { 0 };
            let title_room = room.saturating_sub(2 + GAP + place_room + TIME);
            let time = format!("{:>TIME$}", milestone.time.to_string());
            let line = columns(&[
                (mark, 2, theme.text),
                (&milestone.title, title_room, theme.text),
                ("", GAP, theme.text),
                (&place, place_room, theme.text),
                (&time, TIME, theme.text),
            ]);
            rows.push((theme.text, line.to_string()));
        }
        let mut remarks = self.answers.remarks();
        if known.is_empty() {
            remarks.insert(0, "By your answers the path begins at its beginning. That is a good place.".into());
        }
        for remark in &remarks {
            rows.push((theme.dim, String::new()));
            rows.extend(wrap(&printable(remark), room).into_iter().map(|line| (theme.dim, line)));
        }
        rows
    }
}

/// What a line of a question is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Milestone,
    Question,
    Answer,
    Help,
}

/// Rows in a body of so many: of the window, and of the text in it, which the keys stand below.
struct Frame {
    window: u16,
    text: u16,
}

impl Frame {
    fn of(body: u16) -> Self {
        let rows = body.saturating_sub(3).min(ROWS);
        Self { window: rows, text: rows.saturating_sub(if rows >= 8 { 2 } else { 1 }) }
    }
}

/// Cells of a line in a body of so many columns.
fn cells(body: u16) -> usize {
    usize::from(COLUMNS.min(body.saturating_sub(4)))
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use crate::domain::event::{Body, MilestoneAct, When};
    use crate::domain::progress::{Activity, State as Standing};
    use crate::tui::testing::Play;
    use crate::workspace::command;

    fn standing(play: &Play, id: &str) -> Standing {
        play.model.state.progress.state(play.model.state.catalog.find(id).unwrap())
    }

    fn acts(play: &Play) -> usize {
        play.model.state.log.actions().count()
    }

    /// Knows every answer.
    fn know_all(play: &mut Play) -> &mut Play {
        while play.screen().contains("Question") {
            play.keys("<Space>y");
        }
        play
    }

    /// On Learn, with the first question.
    fn asked(columns: u16, rows: u16) -> Play {
        let mut play = Play::new(columns, rows);
        play.keys("2p");
        play
    }

    #[test]
    fn a_question_its_answer_and_the_list_at_the_end() {
        let mut play = asked(80, 24);
        let question = play.screen();
        let answer = play.keys("<Space>").screen();
        know_all(play.keys("y"));
        assert_snapshot!([question, answer, play.screen()].join("\n\n"));
    }

    #[test]
    fn a_small_window_shows_all_of_it_by_scrolling() {
        let mut play = asked(40, 12);
        let question = play.screen();
        let answer = play.keys("<Space>").screen();
        know_all(play.keys("y"));
        assert_snapshot!([question, answer, play.screen(), play.keys("G").screen()].join("\n\n"));
    }

    #[test]
    fn what_stays_ticked_is_written_in_one_act_that_undo_takes_back() {
        let mut play = asked(80, 24);
        let before = acts(&play);
        know_all(&mut play);
        assert_eq!(acts(&play), before, "nothing is written yet");
        play.keys("j<Space><Enter>");
        assert!(play.model.overlays.is_empty());
        assert_eq!(acts(&play), before + 1);
        assert_eq!(standing(&play, "foundations/python"), Standing::Done);
        assert_eq!(standing(&play, "foundations/numpy"), Standing::Todo, "it was unticked");
        assert_eq!(standing(&play, "pytorch/training-loop"), Standing::Todo, "a drill is not told but done");
        let ix = play.model.state.catalog.find("pytorch/autograd").unwrap();
        let when = play.model.state.progress.record(ix).done().map(|done| done.when);
        assert_eq!(when, Some(When::Before));
        assert_eq!(play.model.state.progress.activity, Activity::default());
        play.keys("u");
        assert_eq!(standing(&play, "foundations/python"), Standing::Todo);
    }

    #[test]
    fn whoever_leaves_or_knows_nothing_writes_nothing() {
        let mut play = asked(80, 24);
        let before = acts(&play);
        play.keys("<Space>y<Space>y<Esc>");
        assert!(play.screen().contains("Left the placement: nothing was written."));
        play.keys(&format!("p{}", "<Space>n".repeat(8)));
        assert!(play.screen().contains("By your answers the path begins at its beginning."), "{}", play.screen());
        play.keys("<Enter>");
        assert_eq!((acts(&play), play.model.overlays.len()), (before, 0));
    }

    #[test]
    fn a_judgement_is_taken_back_and_none_is_given_before_the_answer() {
        let mut play = asked(80, 24);
        let first = play.screen();
        assert_eq!(play.keys("yn").screen(), first);
        assert_ne!(play.keys("<Space>n").screen(), first);
        assert_eq!(play.keys("<BS>").screen(), first);
        assert_eq!(play.keys("<BS>").screen(), first);
    }

    #[test]
    fn what_another_window_marked_meanwhile_is_not_marked_again() {
        let mut play = asked(80, 24);
        let ix = play.model.state.catalog.find("foundations/python").unwrap();
        let done = command::place(&play.model.state, &[ix]);
        know_all(&mut play).meanwhile(Ok(done)).keys("<Enter>");
        let completed = |body: &Body| matches!(body, Body::Milestone(_, MilestoneAct::Completed { .. }));
        let events = play.model.state.log.events().iter().filter(|event| completed(&event.body));
        assert_eq!(events.count(), 8, "each of eight milestones once");
    }

    #[test]
    fn where_everything_is_done_there_is_nothing_to_ask() {
        let mut play = Play::new(80, 24);
        let all: Vec<usize> = (0..play.model.state.catalog.milestones.len()).collect();
        play.command(Ok(command::place(&play.model.state, &all)));
        assert!(play.keys("2p").screen().contains("Everything that could be asked about is done or skipped."));
        assert!(play.model.overlays.is_empty());
    }
}
