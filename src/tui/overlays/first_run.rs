//! The first questions: framework, role, hours a week, what is known already. Esc leaves one out; the end of them is
//! written down even when nothing was answered, so that nobody is asked twice. Whoever is not sure is advised or placed.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Clear, Widget};

use super::frame::window;
use super::{Advise, Overlay, Placement};
use crate::domain::catalog::{FRAMEWORKS, Level};
use crate::domain::figures::{Path, core_of, tally_level};
use crate::domain::text::{self, count};
use crate::tui::action::Action;
use crate::tui::intent::Intent;
use crate::tui::look::Ctx;
use crate::tui::subject::decide;
use crate::tui::widgets::{Cursor, columns, line_at, paragraph};
use crate::workspace::{State, command};

/// The first questions.
#[derive(Clone, Debug, Default)]
pub struct FirstRun {
    question: Question,
    answers: command::Answers,
    cursor: Cursor,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Question {
    #[default]
    Framework,
    Role,
    Hours,
    Known,
}

const COLUMNS: u16 = 76;
/// Rows under the list for all that is said of the selected row, with the gap before them.
const EXPLAINED: u16 = 4;
/// The fewest cells in which a word on a row says anything.
const DETAIL: usize = 12;
const HOURS: [u32; 5] = [2, 4, 6, 10, 15];

/// Rows over the levels that may be known: the one that finds out.
const FIND_OUT: usize = 1;

/// One thing to choose.
struct Row {
    label: String,
    detail: String,
    /// Whether it is ticked, where it can be.
    ticked: Option<bool>,
}

impl FirstRun {
    /// Enter answers and goes on, Esc goes on without an answer.
    pub fn key(&mut self, key: KeyEvent, ctx: &Ctx<'_>) -> Vec<Intent> {
        self.question = self.question(ctx.state);
        let rows = self.rows(ctx.state).len();
        let height = usize::from(list_height(ctx.height));
        let step = match key.code {
            KeyCode::Up | KeyCode::Char('k') => Some(Action::Up),
            KeyCode::Down | KeyCode::Char('j') => Some(Action::Down),
            KeyCode::PageUp => Some(Action::PageUp),
            KeyCode::PageDown => Some(Action::PageDown),
            _ => None,
        };
        if let Some(action) = step {
            self.cursor.step(action, rows, height);
            return Vec::new();
        }
        match key.code {
            KeyCode::Char(' ') | KeyCode::Enter if self.finds_out() => return self.find_out(ctx.state),
            KeyCode::Char(' ') if self.question == Question::Known => self.toggle(ctx.state),
            KeyCode::Enter | KeyCode::Char(' ') => {
                self.answer(ctx.state);
                let unsure = self.question == Question::Framework && self.answers.framework.is_none();
                let advisor = unsure.then(|| Intent::Push(Box::new(Overlay::Advise(Advise::default()))));
                return self.go_on().into_iter().chain(advisor).collect();
            }
            KeyCode::Esc => {
                if self.question == Question::Known {
                    self.answers.known.clear();
                }
                return self.go_on();
            }
            _ => {}
        }
        Vec::new()
    }

    /// The question at hand: not one that the advisor asked before, whatever was answered there.
    fn question(&self, state: &State) -> Question {
        let goal = &state.progress.learner.goal;
        let advised = self.question != Question::Framework && self.answers.framework.is_none() && goal.path.is_some();
        match self.question {
            Question::Role if advised && goal.hours.is_some() => Question::Known,
            Question::Role if advised => Question::Hours,
            question => question,
        }
    }

    fn go_on(&mut self) -> Vec<Intent> {
        self.cursor = Cursor::default();
        self.question = match self.question {
            Question::Framework => Question::Role,
            Question::Role => Question::Hours,
            Question::Hours => {
                // Enter begins there; it asks only where that is chosen.
                self.cursor.row = FIND_OUT;
                Question::Known
            }
            Question::Known => {
                let answers = self.answers.clone();
                let decided = decide(move |state| Ok(command::first_run(state, &answers)));
                return std::iter::once(Intent::Pop).chain(decided).collect();
            }
        };
        Vec::new()
    }

    fn answer(&mut self, state: &State) {
        let row = self.cursor.row;
        match self.question {
            Question::Framework => self.answers.framework = frameworks(state).get(row).cloned(),
            Question::Role => self.answers.role = state.catalog.shared.roles.get(row).map(|role| role.id.clone()),
            Question::Hours => self.answers.hours = HOURS.get(row).copied(),
            Question::Known => {}
        }
    }

    /// Whether the row is selected that finds out what is known.
    fn finds_out(&self) -> bool {
        self.question == Question::Known && self.cursor.row < FIND_OUT
    }

    /// Asks about the path that the answers lead to; what comes of it is written before these answers are.
    fn find_out(&mut self, state: &State) -> Vec<Intent> {
        match Placement::over(state, &self.path(state)) {
            Ok(placement) => {
                self.cursor.row = FIND_OUT;
                vec![Intent::Push(Box::new(Overlay::Placement(Box::new(placement))))]
            }
            Err(words) => vec![Intent::Say(words)],
        }
    }

    fn toggle(&mut self, state: &State) {
        let Some(level) = self.levels(state).into_iter().nth(self.cursor.row.saturating_sub(FIND_OUT)) else { return };
        match self.answers.known.iter().position(|known| *known == level) {
            Some(place) => drop(self.answers.known.remove(place)),
            None => self.answers.known.push(level),
        }
    }

    /// The path that the answers lead to so far.
    fn path(&self, state: &State) -> Path {
        let path = command::path_for(&state.catalog, &self.answers);
        path.map_or_else(|| Path::of(&state.catalog, &state.progress), |path| Path::new(&state.catalog, &path))
    }

    /// The levels that may be known already: those of the path that was chosen first, then the others.
    fn levels(&self, state: &State) -> Vec<(String, Level)> {
        let path = self.path(state);
        let mut levels: Vec<(String, Level)> = Vec::new();
        let all = core_of(&state.catalog, path.milestones().chain(0..state.catalog.milestones.len()));
        for milestone in all.map(|ix| state.catalog.milestone(ix)) {
            let level = (milestone.curriculum().to_owned(), milestone.level);
            if !levels.contains(&level) {
                levels.push(level);
            }
        }
        levels
    }

    fn rows(&self, state: &State) -> Vec<Row> {
        let row = |label: &str, detail: &str| Row { label: label.into(), detail: detail.into(), ticked: None };
        match self.question(state) {
            Question::Framework => {
                let known = frameworks(state).into_iter().filter_map(|id| {
                    let curriculum = state.catalog.curriculum(&id)?;
                    Some(row(&curriculum.title, curriculum.strengths.first().unwrap_or(&curriculum.summary)))
                });
                known
                    .chain([row(
                        "Not sure yet",
                        "Seven questions, and an answer with reasons; each of them may be left out",
                    )])
                    .collect()
            }
            Question::Role => {
                let roles = state.catalog.shared.roles.iter().map(|role| row(&role.title, &role.framework));
                roles.chain([row("Not sure yet", "It can be set later: gradus goal --role")]).collect()
            }
            Question::Hours => {
                let detail = |hours: u32| {
                    if hours <= 2 {
                        "an evening a week"
                    } else if hours >= 15 {
                        "two days and more"
                    } else {
                        ""
                    }
                };
                HOURS
                    .iter()
                    .map(|&hours| row(&format!("{hours} hours"), detail(hours)))
                    .chain([row("Not sure yet", "")])
                    .collect()
            }
            Question::Known => {
                let levels = self.levels(state).into_iter().map(|level| {
                    let tally = tally_level(&state.catalog, &state.progress, &level.0, level.1);
                    let title =
                        state.catalog.curriculum(&level.0).map_or(level.0.as_str(), |curriculum| &curriculum.title);
                    let done = if tally.done > 0 { format!(", {} done", tally.done) } else { String::new() };
                    let detail = format!("{}, {}{done}", count(tally.total, "milestone"), tally.time_total);
                    let ticked = Some(self.answers.known.contains(&level));
                    Row { label: format!("{title}, {}", level.1), detail, ticked }
                });
                std::iter::once(row("Find out", "About ten minutes of questions")).chain(levels).collect()
            }
        }
    }

    /// Draws it.
    pub fn view(&self, ctx: &Ctx<'_>, body: Rect, buf: &mut Buffer) {
        let (theme, glyphs) = (&ctx.look.theme, &ctx.look.glyphs);
        let question = self.question(ctx.state);
        let (title, help) = question.words();
        let rows = self.rows(ctx.state);
        let listed = u16::try_from(rows.len()).unwrap_or(u16::MAX);
        let explained = if matches!(question, Question::Framework | Question::Role) { EXPLAINED } else { 0 };
        Clear.render(body, buf);
        let area = window(ctx.look, body, title, COLUMNS, listed.saturating_add(4 + explained), buf);
        let spacious = area.height >= 8;
        let above = if spacious { paragraph(buf, area, 0, help, theme.dim) + 1 } else { 0 };
        let explained = if area.height >= listed.saturating_add(4 + explained) { explained } else { 0 };
        let below = 1 + u16::from(spacious) + explained;
        let list = Rect { y: area.y + above, height: area.height.saturating_sub(above + below), ..area };
        let mut cursor = self.cursor;
        cursor.reveal(rows.len(), usize::from(list.height));
        let width = usize::from(list.width);
        let boxes = if question == Question::Known { 2 } else { 0 };
        let room = width.saturating_sub(2 + boxes);
        let label = rows.iter().map(|row| text::width(&row.label) + 2).max().unwrap_or(0);
        let label = if room < label + DETAIL { room } else { label };
        for (row, (place, one)) in rows.iter().enumerate().skip(cursor.top).take(usize::from(list.height)).enumerate() {
            let selected = place == self.cursor.row;
            let mark = match one.ticked {
                Some(true) => glyphs.box_done,
                Some(false) => glyphs.box_open,
                None => " ",
            };
            let line = columns(&[
                (if selected { glyphs.selected } else { " " }, 2, theme.accent),
                (mark, boxes, theme.good),
                (&one.label, label, theme.text),
                (&one.detail, room - label, theme.dim),
            ]);
            let row = u16::try_from(row).unwrap_or(u16::MAX);
            line_at(buf, list, row, line);
            if selected && row < list.height {
                buf.set_style(Rect { y: list.y + row, height: 1, ..list }, theme.selected);
            }
        }
        if let Some(row) = rows.get(self.cursor.row).filter(|_| explained > 0) {
            let place = Rect { y: list.bottom() + 1, height: explained - 1, ..area };
            paragraph(buf, place, 0, &row.detail, theme.dim);
        }
        let keys = match question {
            Question::Known if self.finds_out() => "Enter asks, Esc leaves it out",
            Question::Known => "Space marks, Enter begins",
            _ => "Enter takes it, Esc leaves it out",
        };
        line_at(buf, area, area.height.saturating_sub(1), Line::styled(keys, theme.key));
    }

    /// The keys that hold, each with a word on it.
    pub(super) fn hints(&self) -> &'static [(&'static str, &'static str)] {
        match self.question {
            Question::Known if self.finds_out() => &[("Enter", "ask"), ("Esc", "leave out"), ("Ctrl-C", "quit")],
            Question::Known => &[("Space", "mark"), ("Enter", "begin"), ("Esc", "leave out"), ("Ctrl-C", "quit")],
            _ => &[("Enter", "take"), ("Esc", "leave out"), ("Ctrl-C", "quit")],
        }
    }
}

impl Question {
    /// Its title, and a word of help.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Question::Framework => {
                ("Welcome. Which framework? (1 of 4)", "Four questions; every answer can be changed later.")
            }
            Question::Role => ("Which job? (2 of 4)", "It decides what counts most."),
            Question::Hours => ("Hours a week? (3 of 4)", "What you can keep up, not what you wish for."),
            Question::Known => ("What do you know? (4 of 4)", "It is marked as done before, and unlocks what follows."),
        }
    }
}

fn list_height(body: u16) -> u16 {
    body.saturating_sub(if body >= 11 { 7 } else { 4 })
}

/// The frameworks that can be learned here, the default one first.
fn frameworks(state: &State) -> Vec<String> {
    let mut frameworks: Vec<&str> =
        FRAMEWORKS.into_iter().filter(|id| state.catalog.curriculum(id).is_some()).collect();
    frameworks.sort_by_key(|id| *id != "pytorch");
    frameworks.into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use crate::tui::testing::Play;

    #[test]
    fn four_times_esc_leads_to_today_and_nobody_is_asked_again() {
        let mut play = Play::unasked(80, 24);
        assert!(play.screen().contains("Welcome. Which framework?"));
        play.keys("<Esc><Esc><Esc><Esc>");
        assert!(play.model.overlays.is_empty());
        assert!(play.model.state.progress.learner.goal.asked);
        assert_eq!(play.model.state.log.events().len(), 1);
        play.keys("u");
        assert!(play.model.state.progress.learner.goal.asked, "even when it is taken back");
    }

    #[test]
    fn who_is_not_sure_is_advised_and_goes_on_where_that_ends() {
        let mut play = Play::unasked(80, 24);
        play.keys("jjj<Enter>");
        assert!(play.screen().contains("Which job? (1 of 2)"), "{}", play.screen());
        play.keys("j<Enter><Esc><Enter>");
        assert!(play.screen().contains("Hours a week? (3 of 4)"), "{}", play.screen());
        let goal = &play.model.state.progress.learner.goal;
        assert_eq!((goal.role.as_deref(), goal.path.is_some()), (Some("ml-engineer"), true));
        play.keys("jj<Enter><Enter>");
        let goal = &play.model.state.progress.learner.goal;
        assert!(goal.path.is_some() && goal.hours == Some(6.0) && play.model.overlays.is_empty());
        let mut play = Play::unasked(80, 24);
        play.keys("jjj<Enter><Esc><Esc><Esc>");
        assert!(play.screen().contains("Which job? (2 of 4)"), "advice need not be taken: {}", play.screen());
    }

    #[test]
    fn who_does_not_know_what_they_know_is_asked_about_the_path_they_chose() {
        let mut play = Play::unasked(80, 24);
        play.keys("<Enter><Esc><Esc>k");
        let offered = play.screen();
        play.keys("<Enter>");
        assert!(play.screen().contains("Question 1 of at most 24"), "{}", play.screen());
        while play.screen().contains("Question") {
            play.keys("<Space>y");
        }
        play.keys("<Enter>");
        assert_snapshot!([offered, play.screen()].join("\n\n"));
        play.keys("<Enter>");
        let state = &play.model.state;
        assert!(play.model.overlays.is_empty() && state.progress.learner.goal.path.is_some());
        assert_eq!(state.log.actions().count(), 2, "what is known, then the goal");
    }

    #[test]
    fn the_answers_become_one_action() {
        let mut play = Play::unasked(80, 24);
        play.keys("<Enter><Enter>jj<Enter>j<Space><Enter>");
        let goal = &play.model.state.progress.learner.goal;
        assert_eq!((goal.role.as_deref(), goal.hours), (Some("ml-engineer"), Some(6.0)));
        assert_eq!(goal.frameworks(), ["pytorch"]);
        assert_eq!(play.model.state.log.actions().count(), 1);
        assert_snapshot!(play.screen());
    }

    #[test]
    fn the_questions_fit_a_small_window() {
        let mut play = Play::unasked(40, 12);
        let framework = play.screen();
        let role = play.keys("<Esc>").screen();
        play.keys("<Esc><Esc>");
        assert_snapshot!(format!("{framework}\n\n{role}\n\n{}", play.screen()));
    }
}
