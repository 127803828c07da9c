//! What helps whoever is stuck on a milestone: hints, typical mistakes, what it builds on, what to read.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::frame::window;
use crate::domain::catalog::Ix;
use crate::domain::progress::State as Standing;
use crate::domain::text::count;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::intent::{Intent, Target};
use crate::tui::look::Ctx;
use crate::tui::screens::learn::{Pane, Sheet, Spot, glyph, host};
use crate::tui::subject::{Subject, links, resources};
use crate::tui::widgets::line_at;
use crate::workspace::query::{self, StuckView};

/// What helps whoever is stuck on a milestone.
#[derive(Clone, Debug)]
pub struct Stuck {
    milestone: Ix,
    pane: Pane,
}

const COLUMNS: u16 = 76;

impl Stuck {
    /// Help with this milestone.
    #[must_use]
    pub fn new(milestone: Ix, ctx: &Ctx<'_>) -> Self {
        let mut pane = Pane::default();
        let sheet = sheet(ctx, &query::stuck(ctx.state, milestone), cells(ctx.width));
        pane.enter(None, &sheet, height(ctx.height));
        Self { milestone, pane }
    }

    /// Moves; Enter goes to what it builds on or opens what to read, `o` opens something to read, Esc closes.
    pub fn key(&mut self, key: KeyEvent, ctx: &Ctx<'_>) -> Vec<Intent> {
        let view = query::stuck(ctx.state, self.milestone);
        let step = match key.code {
            KeyCode::Esc | KeyCode::Char('q') => return vec![Intent::Pop],
            KeyCode::Enter | KeyCode::Char('o') => return self.open(key.code, &view, ctx),
            KeyCode::Up | KeyCode::Char('k') => Action::Up,
            KeyCode::Down | KeyCode::Char('j') => Action::Down,
            KeyCode::PageUp => Action::PageUp,
            KeyCode::PageDown | KeyCode::Char(' ') => Action::PageDown,
            KeyCode::Home | KeyCode::Char('g') => Action::First,
            KeyCode::End | KeyCode::Char('G') => Action::Last,
            _ => return Vec::new(),
        };
        self.pane.step(step, &sheet(ctx, &view, cells(ctx.width)), height(ctx.height));
        Vec::new()
    }

    /// What a key leads to from the selected row; without one, `o` asks which resource of the milestone.
    fn open(&self, key: KeyCode, view: &StuckView, ctx: &Ctx<'_>) -> Vec<Intent> {
        let opened = |url: &str| vec![Intent::Do(Effect::OpenUrl(url.to_owned()))];
        match (&self.pane.spot, key) {
            (Some(Spot::Milestone(id)), KeyCode::Enter) => vec![Intent::Pop, Intent::Go(Target::Milestone(id.clone()))],
            (Some(Spot::Milestone(id)), _) => {
                let first = view.refresh.iter().find(|before| before.id == id.as_str());
                first.and_then(|before| before.resource.as_ref()).map_or_else(Vec::new, |one| opened(&one.url))
            }
            (Some(Spot::Resource(place)), _) => {
                view.resources.get(*place).map_or_else(Vec::new, |resource| opened(&resource.url))
            }
            (_, KeyCode::Enter) => Vec::new(),
            _ => resources(&links(ctx.state, &Subject::Milestone(self.milestone))),
        }
    }

    /// Draws it.
    pub fn view(&self, ctx: &Ctx<'_>, body: Rect, buf: &mut Buffer) {
        let view = query::stuck(ctx.state, self.milestone);
        let sheet = sheet(ctx, &view, cells(body.width));
        let rows = u16::try_from(sheet.len() + 1).unwrap_or(u16::MAX);
        let area = window(ctx.look, body, &format!("Stuck: {}", view.title), COLUMNS, rows, buf);
        let text = Rect { height: area.height.saturating_sub(1), ..area };
        let mut pane = self.pane.clone();
        pane.reveal(&sheet, usize::from(text.height));
        sheet.draw(ctx.look, text, pane.top, pane.spot.as_ref(), buf);
        let below = sheet.len().saturating_sub(pane.top + usize::from(text.height));
        let more = if below > 0 { count(below, "more line") } else { String::new() };
        line_at(buf, area, area.height.saturating_sub(1), Line::styled(more, ctx.look.theme.dim));
    }
}

fn cells(body: u16) -> u16 {
    COLUMNS.min(body.saturating_sub(4))
}

/// Rows for the text in a body of so many.
fn height(body: u16) -> usize {
    usize::from(body.saturating_sub(4))
}

fn sheet(ctx: &Ctx<'_>, view: &StuckView, width: u16) -> Sheet {
    let (theme, bullet) = (&ctx.look.theme, ctx.look.glyphs.bullet);
    let mut sheet = Sheet::new(ctx.look, width);
    for (title, texts) in [("Hints", &view.hints), ("Where people err", &view.mistakes)] {
        if !texts.is_empty() {
            sheet.heading(title, "");
        }
        texts.iter().for_each(|text| sheet.item((bullet, theme.dim), text, theme.text));
    }
    if !view.refresh.is_empty() {
        sheet.heading("What it builds on", "");
    }
    for before in &view.refresh {
        let mark = match before.state {
            Standing::Todo => (ctx.look.glyphs.box_open, theme.text),
            standing => glyph(standing, ctx.look),
        };
        sheet.spot(Spot::Milestone(before.id.as_str().into()), |sheet| {
            sheet.entry(mark, &before.title, &before.words);
        });
        if let Some(resource) = &before.resource {
            sheet.below(&format!("{} ({})", resource.title, host(&resource.url)));
        }
    }
    if !view.resources.is_empty() {
        sheet.heading("Resources", "");
    }
    for (place, resource) in view.resources.iter().enumerate() {
        sheet.spot(Spot::Resource(place), |sheet| {
            sheet.entry((bullet, theme.dim), &resource.title, host(&resource.url));
        });
    }
    if sheet.is_empty() {
        sheet.text(
            "Its curriculum has no help for it. The smallest input that shows the trouble often helps.",
            theme.text,
        );
    }
    sheet
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use crate::domain::event::{Body, MilestoneAct};
    use crate::domain::time::Day;
    use crate::tui::action::Context;
    use crate::tui::effect::Effect;
    use crate::tui::testing::Play;
    use crate::workspace::command;

    /// Stuck on the training loop: autograd done a week ago, nn.Module never.
    fn stuck(columns: u16, rows: u16) -> Play {
        let mut play = Play::new(columns, rows);
        let find = |id: &str| play.model.state.catalog.find(id).unwrap();
        let (autograd, training_loop) = (find("pytorch/autograd"), find("pytorch/training-loop"));
        let on = command::Completion::on(Day::parse("2026-11-13").unwrap());
        let done = command::complete(&play.model.state, &[autograd], &on);
        play.command(Ok(done));
        let begun = command::start(&play.model.state, &[crate::workspace::resolve::Entry::Milestone(training_loop)]);
        play.command(begun);
        play.keys("gf");
        play
    }

    fn asked_for_help(play: &Play) -> usize {
        let on = |body: &Body| matches!(body, Body::Milestone(_, MilestoneAct::Stuck));
        play.model.state.log.events().iter().filter(|event| on(&event.body)).count()
    }

    #[test]
    fn help_is_on_one_page() {
        assert_snapshot!(stuck(80, 24).screen());
    }

    #[test]
    fn help_is_read_in_a_small_window() {
        let mut play = stuck(40, 12);
        let first = play.screen();
        assert_snapshot!([first, play.keys("G").screen()].join("\n\n"));
    }

    #[test]
    fn it_is_kept_once_a_day_and_without_a_word_over_it() {
        let mut play = stuck(80, 24);
        assert_eq!((asked_for_help(&play), play.model.notice.is_none()), (1, true));
        assert_eq!(asked_for_help(play.keys("<Esc>f<Esc>f")), 1);
        play.on("2026-11-21");
        assert_eq!(asked_for_help(play.keys("<Esc>f")), 2);
        assert!(play.keys("<Esc>5").screen().contains("was stuck on Training loop by hand"));
    }

    #[test]
    fn it_leads_to_what_it_builds_on_and_to_what_to_read() {
        let mut play = stuck(80, 24);
        let asked = |play: &Play| play.asked.last().cloned();
        let opened = |url: &str| Some(Effect::OpenUrl(format!("https://example.org/{url}")));
        assert_eq!(asked(play.keys("o")), opened("nn-module"));
        assert_eq!(asked(play.keys("<Down><Down><Enter>")), opened("training-loop"));
        assert_eq!(asked(play.keys("<Down>o")), opened("training-loop/api"));
        play.keys("<Up><Up><Enter>");
        assert_eq!((play.model.screen, play.model.overlays.len()), (Context::Learn, 0));
        assert!(play.screen().contains("pytorch/autograd"));
    }

    #[test]
    fn only_a_milestone_has_hints() {
        let mut play = Play::new(80, 24);
        play.command(command::new_project(&play.model.state, "Leaf", None));
        assert!(play.keys("3gs1gf").screen().contains("Only a milestone has hints."));
        assert!(play.keys("2hf").screen().contains("That is for a milestone"));
        assert_eq!(asked_for_help(&play), 0);
    }
}
