//! The advisor: its questions one at a time, then what they come to, which Enter makes the goal.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::details::Details;
use super::frame::window;
use crate::domain::advisor::Question;
use crate::tui::intent::Intent;
use crate::tui::look::Ctx;
use crate::tui::subject::decide;
use crate::tui::widgets::{Cursor, columns, line_at, moves};
use crate::workspace::{State, command, query};

/// The advisor.
#[derive(Clone, Debug, Default)]
pub struct Advise {
    /// How many questions are answered or left out.
    asked: usize,
    /// The answers: the question's id and the answer's.
    answers: Vec<(String, String)>,
    cursor: Cursor,
    /// What they come to, once all are asked.
    advice: Option<Details>,
}

const COLUMNS: u16 = 76;

impl Advise {
    /// Enter takes an answer, Esc leaves it out, Backspace goes back, `q` closes; on the advice Enter makes it the goal.
    pub fn key(&mut self, key: KeyEvent, ctx: &Ctx<'_>) -> Vec<Intent> {
        let questions = &ctx.state.catalog.shared.advisor.questions;
        if let Some(advice) = &mut self.advice {
            return match key.code {
                KeyCode::Enter => std::iter::once(Intent::Pop).chain(self.accept()).collect(),
                KeyCode::Backspace => self.back(questions),
                _ => advice.key(key, ctx),
            };
        }
        let Some(question) = questions.get(self.asked) else { return vec![Intent::Pop] };
        if let Some(step) = moves(key.code) {
            self.cursor.step(step, question.answers.len(), list_height(ctx.height));
            return Vec::new();
        }
        match key.code {
            KeyCode::Enter | KeyCode::Char(' ') => {
                let answer = question.answers.get(self.cursor.row);
                self.go_on(answer.map(|one| (question.id.to_string(), one.id.to_string())), ctx.state)
            }
            KeyCode::Esc => self.go_on(None, ctx.state),
            KeyCode::Backspace | KeyCode::Left | KeyCode::Char('h') => self.back(questions),
            KeyCode::Char('q') => vec![Intent::Pop],
            _ => Vec::new(),
        }
    }

    fn go_on(&mut self, answer: Option<(String, String)>, state: &State) -> Vec<Intent> {
        self.answers.extend(answer);
        self.asked += 1;
        self.cursor = Cursor::default();
        if self.asked == state.catalog.shared.advisor.questions.len() {
            self.advice = Some(advice(state, &self.given()));
        }
        Vec::new()
    }

    fn back(&mut self, questions: &[Question]) -> Vec<Intent> {
        self.advice = None;
        self.asked = self.asked.saturating_sub(1);
        self.cursor = Cursor::default();
        if let Some(question) = questions.get(self.asked) {
            self.answers.retain(|(asked, _)| question.id != asked.as_str());
        }
        Vec::new()
    }

    fn given(&self) -> Vec<(&str, &str)> {
        self.answers.iter().map(|(asked, answer)| (asked.as_str(), answer.as_str())).collect()
    }

    fn accept(&self) -> Vec<Intent> {
        let answers = self.answers.clone();
        decide(move |state| {
            let given: Vec<(&str, &str)> =
                answers.iter().map(|(asked, answer)| (asked.as_str(), answer.as_str())).collect();
            let advice = query::advise(state, &given, None);
            let hours = given.iter().any(|(asked, _)| *asked == "hours").then_some(advice.weekly_hours);
            command::take_advice(state, &advice, &given, hours)
        })
    }

    /// The keys that hold, each with a word on it.
    pub(super) fn hints(&self) -> &'static [(&'static str, &'static str)] {
        match self.advice {
            Some(_) => &[("Enter", "make it the goal"), ("Esc", "close"), ("Down", "scroll"), ("Backspace", "back")],
            None => &[("Enter", "take"), ("Esc", "leave out"), ("Backspace", "back"), ("q", "close")],
        }
    }

    /// Draws it.
    pub fn view(&self, ctx: &Ctx<'_>, body: Rect, buf: &mut Buffer) {
        if let Some(advice) = &self.advice {
            advice.view(ctx, body, buf);
            return;
        }
        let questions = &ctx.state.catalog.shared.advisor.questions;
        let Some(question) = questions.get(self.asked) else { return };
        let theme = &ctx.look.theme;
        let title = format!("{} ({} of {})", question.ask, self.asked + 1, questions.len());
        let rows = u16::try_from(question.answers.len()).unwrap_or(u16::MAX);
        let area = window(ctx.look, body, &title, COLUMNS, rows, buf);
        let mut cursor = self.cursor;
        cursor.reveal(question.answers.len(), usize::from(area.height));
        let shown = question.answers.iter().enumerate().skip(cursor.top);
        for (row, (place, answer)) in (0..area.height).zip(shown) {
            let selected = place == cursor.row;
            let mark = if selected { ctx.look.glyphs.selected } else { " " };
            let room = usize::from(area.width).saturating_sub(2);
            let line: Line<'_> = columns(&[(mark, 2, theme.accent), (&answer.text, room, theme.text)]);
            line_at(buf, area, row, line);
            if selected {
                buf.set_style(Rect { y: area.y + row, height: 1, ..area }, theme.selected);
            }
        }
    }
}

/// How many answers are in view in a body of so many rows.
fn list_height(body: u16) -> usize {
    usize::from(body.saturating_sub(3))
}

/// What the answers come to, to be read.
fn advice(state: &State, given: &[(&str, &str)]) -> Details {
    let view = query::advise(state, given, None);
    let reasons = view.reasons.iter().map(|reason| format!("  {} ({})", reason.text, reason.source_words()));
    let mut lines = view.words.clone();
    lines.extend([String::new(), "Why".into()]);
    lines.extend(reasons);
    Details::new("What it comes to", lines)
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use crate::tui::testing::Play;

    #[test]
    fn the_answers_become_a_goal_that_can_be_taken_back() {
        let mut play = Play::new(80, 24);
        let first = play.keys("a").screen();
        let advice = play.keys("j<Enter><Esc>").screen();
        assert!(play.model.state.progress.learner.goal.path.is_none(), "nothing is written yet");
        assert_snapshot!(format!("{first}\n\n{advice}"));
        play.keys("<Enter>");
        let goal = &play.model.state.progress.learner.goal;
        assert!(play.model.overlays.is_empty() && goal.path.is_some());
        play.keys("u");
        assert!(play.model.state.progress.learner.goal.path.is_none());
    }

    #[test]
    fn one_can_go_back_and_answer_otherwise() {
        let mut play = Play::new(40, 12);
        let first = play.keys("a").screen();
        assert_eq!(play.keys("j<Enter><BS>").screen(), first, "the answer is gone with it");
        assert!(play.keys("q").model.overlays.is_empty());
    }
}
