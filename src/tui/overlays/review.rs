//! The questions that are due: one at a time, its answer on demand, then how well it was known. Every grade is an act of its
//! own; which question comes next follows from the journal, so that one taken back comes again.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::frame::window;
use crate::domain::cards::{Limits, Place, Sitting, Stopwatch};
use crate::domain::event::Grade;
use crate::domain::id::CardId;
use crate::domain::text::{count, printable, width, wrap};
use crate::tui::intent::{Intent, Target};
use crate::tui::look::Ctx;
use crate::tui::subject::decide;
use crate::tui::widgets::{line_at, page};
use crate::workspace::query::{self, CardView};
use crate::workspace::{State, command};

/// The questions that are due.
#[derive(Clone, Debug)]
pub struct Review {
    sitting: Sitting,
    watch: Stopwatch,
    /// The question whose answer is shown.
    revealed: Option<CardId>,
    /// The first line in view, once somebody scrolled.
    top: Option<usize>,
}

const COLUMNS: u16 = 76;
/// Rows of the window, so that it stays where it is from question to question.
const ROWS: u16 = 14;

/// What the window shows.
struct Page {
    title: String,
    lines: Vec<(String, Style)>,
    /// The line in which what was asked for begins.
    from: usize,
    /// What stays in view below.
    prompt: Vec<Line<'static>>,
}

impl Review {
    /// The questions of today.
    #[must_use]
    pub fn begin(ctx: &Ctx<'_>) -> Self {
        let sitting = Sitting::begin(&ctx.state.deck(), Limits::DAY, &ctx.state.log);
        Self { sitting, watch: Stopwatch::start(ctx.now), revealed: None, top: None }
    }

    /// The question to ask, and which one it is.
    fn question(&self, state: &State) -> Option<(Place, CardView)> {
        let deck = state.deck();
        let card = self.sitting.current(&deck)?;
        Some((self.sitting.place(&deck), CardView::of(state, &deck, card)))
    }

    /// Whether more could be asked than today's measure.
    fn waits(&self, state: &State) -> bool {
        let view = query::review(state, self.sitting.limits());
        view.waiting + view.waiting_new > 0
    }

    fn is_revealed(&self, card: &CardView) -> bool {
        self.revealed.as_deref() == Some(card.card.as_str())
    }

    /// Enter and Space show the answer, 1 to 4 grade, `u` takes the last grade back, Esc closes. Once all are answered `m`
    /// asks for more. On a question that is missed again and again Enter opens its milestone.
    pub fn key(&mut self, key: KeyEvent, ctx: &Ctx<'_>) -> Vec<Intent> {
        let question = self.question(ctx.state).map(|(_, card)| card);
        match key.code {
            KeyCode::Esc | KeyCode::Char('q') => return self.close(ctx.state, question.is_some()),
            KeyCode::Char('u') => return self.take_back(),
            KeyCode::Up | KeyCode::Char('k') => return self.scroll(ctx, |top, _| top.saturating_sub(1)),
            KeyCode::Down | KeyCode::Char('j') => return self.scroll(ctx, |top, _| top + 1),
            KeyCode::PageUp => return self.scroll(ctx, |top, height| top.saturating_sub(page(height))),
            KeyCode::PageDown => return self.scroll(ctx, |top, height| top + page(height)),
            _ => {}
        }
        match (question, key.code) {
            (None, KeyCode::Enter | KeyCode::Char(' ')) => return self.close(ctx.state, false),
            (None, KeyCode::Char('m')) => self.sitting.go_on(&ctx.state.deck(), Limits::NONE),
            (Some(card), KeyCode::Enter) if self.is_revealed(&card) && card.is_leech => {
                let milestone = Target::Milestone(card.milestone.as_str().into());
                return vec![Intent::Pop, Intent::Go(milestone)];
            }
            (Some(card), KeyCode::Enter | KeyCode::Char(' ')) if !self.is_revealed(&card) => {
                self.revealed = Some(card.id());
                self.top = None;
            }
            (Some(card), KeyCode::Char(digit)) if self.is_revealed(&card) => {
                let grade = digit.to_digit(10).and_then(|number| Grade::from_number(number.into()));
                return grade.map_or_else(Vec::new, |grade| self.grade(&card, grade, ctx));
            }
            _ => {}
        }
        Vec::new()
    }

    fn grade(&mut self, card: &CardView, grade: Grade, ctx: &Ctx<'_>) -> Vec<Intent> {
        self.watch.lap(ctx.now);
        let (card, time) = (card.id(), self.watch.take());
        self.revealed = None;
        self.top = None;
        decide(move |state| command::answer(state, &card, grade, time))
    }

    fn take_back(&mut self) -> Vec<Intent> {
        self.revealed = None;
        self.top = None;
        let began = self.sitting.began().clone();
        decide(move |state| command::take_back_answer(state, &began))
    }

    /// Closes the window; what came of it is said where the window did not say it.
    fn close(&self, state: &State, is_open: bool) -> Vec<Intent> {
        let said = self.answered_words(state).filter(|_| is_open).map(Intent::Say);
        std::iter::once(Intent::Pop).chain(said).collect()
    }

    fn answered_words(&self, state: &State) -> Option<String> {
        query::answered_words(&self.sitting.began().answered(&state.log, &state.machine))
    }

    fn scroll(&mut self, ctx: &Ctx<'_>, to: impl Fn(usize, usize) -> usize) -> Vec<Intent> {
        let page = self.page(ctx);
        let height = text_rows(ctx.height, &page);
        self.top = Some(to(self.first(&page, height), height).min(page.lines.len().saturating_sub(height)));
        Vec::new()
    }

    /// The first line in view: the answer, where not all fits, unless somebody scrolled.
    fn first(&self, page: &Page, height: usize) -> usize {
        self.top.unwrap_or(page.from).min(page.lines.len().saturating_sub(height))
    }

    /// The keys that hold, each with a word on it.
    pub(super) fn hints(&self, ctx: &Ctx<'_>) -> &'static [(&'static str, &'static str)] {
        match self.question(ctx.state) {
            None if self.waits(ctx.state) => &[("Esc", "close"), ("m", "more"), ("u", "take back")],
            None if self.answered_words(ctx.state).is_none() => &[("Esc", "close")],
            None => &[("Esc", "close"), ("u", "take back")],
            Some((_, card)) if self.is_revealed(&card) => &[("1 to 4", "grade"), ("u", "take back"), ("Esc", "close")],
            Some(_) => &[("Enter", "answer"), ("u", "take back"), ("Esc", "close")],
        }
    }

    /// Draws it.
    pub fn view(&self, ctx: &Ctx<'_>, body: Rect, buf: &mut Buffer) {
        let page = self.page(ctx);
        let rows = if page.prompt.is_empty() { u16::try_from(page.lines.len()).unwrap_or(ROWS) } else { ROWS };
        let area = window(ctx.look, body, &page.title, COLUMNS, rows, buf);
        let height = text_rows(body.height, &page);
        let shown = page.lines.iter().skip(self.first(&page, height)).take(height);
        for (row, (line, style)) in (0..area.height).zip(shown) {
            line_at(buf, area, row, Line::styled(line.clone(), *style));
        }
        let below = area.height.saturating_sub(u16::try_from(page.prompt.len()).unwrap_or(u16::MAX));
        for (row, line) in (below..area.height).zip(page.prompt) {
            line_at(buf, area, row, line);
        }
    }

    fn page(&self, ctx: &Ctx<'_>) -> Page {
        let theme = &ctx.look.theme;
        let cells = usize::from(COLUMNS.min(ctx.width.saturating_sub(4)));
        let mut lines: Vec<(String, Style)> = Vec::new();
        let mut write = |text: &str, style: Style| {
            lines.extend(wrap(&printable(text), cells).into_iter().map(|line| (line, style)));
        };
        let Some((place, card)) = self.question(ctx.state) else {
            let left = query::review(ctx.state, self.sitting.limits()).left_words("m asks them now");
            let answered = self.answered_words(ctx.state);
            answered.iter().chain(&left).for_each(|words| write(words, theme.text));
            return Page { title: "Review".into(), lines, from: 0, prompt: Vec::new() };
        };
        write(&card.ask, theme.heading);
        let title = match place {
            Place::Nth(nth, of) => format!("Review {nth} of {of}: {}", card.title),
            Place::Again(left) => format!("Once more, {left} left: {}", card.title),
        };
        if !self.is_revealed(&card) {
            let prompt = vec![Line::from(vec![Span::styled("Enter", theme.key), Span::raw(" shows the answer")])];
            return Page { title, lines, from: 0, prompt };
        }
        write("", theme.text);
        let times = count(card.lapses as usize, "time");
        if card.is_leech {
            write(&format!("Missed {times}: read {} again, Enter opens it.", card.title), theme.accent);
            write("", theme.text);
        }
        write(&card.answer, theme.text);
        let from = lines.iter().position(|(line, _)| line.is_empty()).map_or(0, |gap| gap + 1);
        Page { title, lines, from, prompt: grades(ctx, &card, cells) }
    }
}

/// How many lines of text are in view above the prompt, in a body of so many rows.
fn text_rows(body: u16, page: &Page) -> usize {
    usize::from(body.saturating_sub(3).min(ROWS)).saturating_sub(page.prompt.len())
}

/// The grades by their keys, each with when the question comes back: on one row, or two by two where that is too long.
fn grades(ctx: &Ctx<'_>, card: &CardView, cells: usize) -> Vec<Line<'static>> {
    let theme = &ctx.look.theme;
    let names = ["Again", "Hard", "Good", "Easy"];
    let words: Vec<String> = names.iter().zip(card.outlook()).map(|(name, days)| format!(" {name} {days}")).collect();
    let widest = words.iter().map(|word| width(word)).max().unwrap_or(0) + 4;
    let rows = if 4 * widest <= cells { 1 } else { 2 };
    let cell = |(nth, word): (usize, &String)| {
        [
            Span::styled((nth + 1).to_string(), theme.key),
            Span::styled(format!("{word:<gap$}", gap = widest - 1), theme.text),
        ]
    };
    let spans: Vec<[Span<'static>; 2]> = words.iter().enumerate().map(cell).collect();
    spans.chunks(4 / rows).map(|row| row.iter().flatten().cloned().collect()).collect()
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use crate::domain::event::{Body, Grade};
    use crate::domain::stamp::Draft;
    use crate::tui::action::Context;
    use crate::tui::glyphs::Glyphs;
    use crate::tui::testing::Play;
    use crate::workspace::command;
    use crate::workspace::resolve;

    /// Two milestones are done since the day before yesterday, so that two questions are due.
    fn due(columns: u16, rows: u16) -> Play {
        let mut play = Play::new(columns, rows);
        play.on("2026-11-18");
        for id in ["pytorch/tensors", "pytorch/autograd"] {
            let ix = resolve::milestone(&play.model.state, id).unwrap();
            let how = command::Completion::on(play.model.state.today);
            play.command(Ok(command::complete(&play.model.state, &[ix], &how)));
        }
        play.on("2026-11-20");
        play.keys("2").keys("1");
        play
    }

    fn events(play: &Play) -> Vec<&Body> {
        play.model.state.log.events().iter().map(|event| &event.body).collect()
    }

    #[test]
    fn a_question_is_shown_then_its_answer_then_what_each_grade_brings() {
        let mut play = due(80, 24);
        let pages = [play.screen(), play.keys("r").screen(), play.keys("<Space>").screen()];
        assert_snapshot!(pages.join("\n\n"));
    }

    #[test]
    fn a_sitting_ends_with_what_came_of_it() {
        let mut play = due(80, 24);
        play.keys("r").wait(100).keys("<Enter>1").wait(50).keys("<Enter>3");
        let again = play.screen();
        play.wait(40).keys("<Enter>");
        let answer = play.screen();
        assert_snapshot!([again, answer, play.keys("2").screen()].join("\n\n"));
        let minutes: Vec<u32> = events(&play)
            .into_iter()
            .filter_map(|body| if let Body::Time { minutes, .. } = body { Some(*minutes) } else { None })
            .collect();
        assert_eq!(minutes, [2, 1], "190 seconds, in the acts of the grades with which they were full");
        assert!(play.keys("<Enter>").model.overlays.is_empty());
    }

    #[test]
    fn a_small_window_scrolls() {
        let mut play = due(40, 12);
        let today = play.screen();
        let ask = play.keys("r").screen();
        let answer = play.keys("<Enter>").screen();
        assert_snapshot!([today, ask, answer, play.keys("<Up><Up><Up>").screen()].join("\n\n"));
    }

    #[test]
    fn a_grade_is_taken_back_and_its_question_comes_again() {
        let mut play = due(80, 24);
        let ask = play.keys("r").screen();
        let before = events(&play).len();
        play.keys("<Enter>4");
        assert_eq!(events(&play).last(), Some(&&Body::Card("pytorch/tensors#why".into(), Grade::Easy)));
        let back = play.keys("u").screen();
        assert!(back.ends_with(" Took back: easy for Tensors."), "{back}");
        let above = |screen: &str| screen.lines().take(22).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(above(&back), above(&ask));
        assert_eq!(events(&play).len(), before + 2);
        play.keys("u");
        assert_eq!(events(&play).len(), before + 2);
        assert!(play.screen().ends_with(" Nothing was graded here yet that could be taken back."), "{}", play.screen());
    }

    #[test]
    fn only_what_this_window_graded_is_taken_back() {
        let mut play = due(80, 24);
        play.keys("r<Enter>3");
        let note = command::note(&play.model.state, &resolve::entry(&play.model.state, "numpy").unwrap(), "later");
        play.elsewhere(note).keys("u");
        assert!(matches!(events(&play).last(), Some(Body::Reverted(_))));
        assert!(play.screen().ends_with(" Took back: good for Tensors."), "{}", play.screen());
    }

    #[test]
    fn a_question_that_is_missed_again_and_again_leads_to_its_milestone() {
        let mut play = due(80, 24);
        for _ in 0..6 {
            for grade in [Grade::Good, Grade::Again] {
                let body = Body::Card("pytorch/tensors#why".into(), grade);
                play.command(Ok(Draft::new(play.model.state.today.plus(-1), body, "")));
            }
        }
        assert_snapshot!(play.keys("r<Enter>").screen());
        play.keys("<Enter>");
        assert!(play.model.overlays.is_empty());
        assert_eq!(play.model.screen, Context::Learn);
        assert!(play.screen().contains("Tensors"), "{}", play.screen());
    }

    #[test]
    fn nothing_is_graded_before_its_answer_was_seen_and_esc_says_what_was_done() {
        let mut play = due(80, 24);
        let before = events(&play).len();
        play.keys("r1234");
        assert_eq!(events(&play).len(), before);
        assert!(play.keys("<Enter>3<Esc>").screen().ends_with(" 1 answer: 1 good."), "{}", play.screen());
        assert!(play.model.overlays.is_empty());
    }

    #[test]
    fn more_than_a_days_measure_is_asked_for() {
        let mut play = Play::new(80, 24);
        play.on("2026-11-18");
        let all: Vec<usize> = (0..play.model.state.catalog.milestones.len()).collect();
        let how = command::Completion::on(play.model.state.today);
        play.command(Ok(command::complete(&play.model.state, &all, &how)));
        play.on("2026-11-20");
        play.keys("r").keys(&"<Enter>4".repeat(5)).keys("x");
        let over = play.screen();
        let more = play.keys("m").screen();
        assert_snapshot!([over, more].join("\n\n"));
    }

    #[test]
    fn without_a_question_it_says_when_they_come() {
        let mut play = Play::new(80, 24);
        assert!(!play.screen().contains("Review"));
        play.model.look.glyphs = Glyphs::ascii();
        assert_snapshot!(play.keys("r").screen());
        assert!(play.keys("<Esc>").model.overlays.is_empty());
    }

    #[test]
    fn the_step_on_today_opens_the_window() {
        let mut play = due(100, 30);
        assert!(play.screen().lines().any(|line| line.starts_with("   Review 2 questions ")), "{}", play.screen());
        play.keys("<Down>");
        for key in ["<Enter>", "<Space>", "s"] {
            assert!(play.keys(key).screen().contains("Review 1 of 2"), "{key}");
            play.keys("<Esc>");
        }
        for key in ["n", "t", "x", "v", "o"] {
            assert!(play.keys(key).model.overlays.is_empty() && play.model.notice.is_some(), "{key}");
        }
    }
}
