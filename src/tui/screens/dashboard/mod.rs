//! Progress by curriculum and level, activity, effort, rhythm, path, projects and skills; each figure opens into what
//! makes it up.

mod charts;
mod makeup;
mod progress;
mod sections;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::catalog::Level;
use crate::domain::claims::Proof;
use crate::domain::id::CurriculumId;
use crate::domain::time::Day;
use crate::tui::action::{Action, Context};
use crate::tui::intent::{Intent, Target};
use crate::tui::look::Ctx;
use crate::tui::overlays::Overlay;
use crate::tui::widgets::{MARK, Sheet, moved};

/// The selection on Dashboard.
#[derive(Clone, Debug, Default)]
pub struct Dashboard {
    /// None until something is selected: then it is the first figure.
    selected: Option<Figure>,
    /// The Monday of the week chosen under Effort; none for the running one.
    week: Option<Day>,
    filter: String,
}

/// A figure that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Figure {
    /// A level of a curriculum.
    Level(CurriculumId, Level),
    /// Acts by day.
    Activity,
    /// The effort of a week.
    Effort,
    /// Weeks in rhythm.
    Rhythm,
    /// Days in a row.
    Streak,
    /// Hours of the path.
    Path,
    /// Projects by stage.
    Projects,
    /// Skills that are this well backed.
    Skills(Proof),
}

/// Weeks of effort on the screen.
const WEEKS: usize = 12;

/// The gap between the two columns.
const GAP: u16 = 3;

/// The narrowest left column: a table of three levels.
const LEFT: u16 = 58;

impl Dashboard {
    /// Takes an action.
    pub fn update(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Intent> {
        let sheets = self.sheets(ctx);
        let selected = self.selected(&sheets);
        match (action, selected) {
            (Action::Back, _) => return vec![Intent::Go(Target::Screen(Context::Today))],
            (Action::Open, Some(figure)) => {
                let details = makeup::details(&figure, self.monday(ctx), ctx);
                return vec![Intent::Push(Box::new(Overlay::Details(details)))];
            }
            (Action::Left, Some(Figure::Effort)) => self.turn(-1, ctx),
            (Action::Right, Some(Figure::Effort)) => self.turn(1, ctx),
            (_, selected) => {
                if let Some(figure) = moved(&sheets, selected.as_ref(), action, usize::from(ctx.height)) {
                    self.selected = Some(figure);
                }
            }
        }
        Vec::new()
    }

    /// The week chosen under Effort.
    fn monday(&self, ctx: &Ctx<'_>) -> Day {
        let last = ctx.state.today.week();
        self.week.map_or(last, |week| week.clamp(first_week(last), last))
    }

    fn turn(&mut self, weeks: i64, ctx: &Ctx<'_>) {
        let last = ctx.state.today.week();
        let chosen = self.monday(ctx).plus(7 * weeks).clamp(first_week(last), last);
        self.week = Some(chosen).filter(|week| *week != last);
    }

    /// What is selected: the first figure while what was selected is not there.
    fn selected(&self, sheets: &[Sheet<Figure>]) -> Option<Figure> {
        let there = self.selected.as_ref().filter(|figure| sheets.iter().any(|sheet| sheet.holds(figure)));
        there.or_else(|| sheets.iter().find_map(Sheet::first)).cloned()
    }

    /// Shows only figures whose name holds a text.
    pub fn filter(&mut self, text: &str, ctx: &Ctx<'_>) {
        text.clone_into(&mut self.filter);
        self.refresh(ctx);
    }

    /// The text that figures are filtered by.
    #[must_use]
    pub fn filtered_by(&self) -> &str {
        &self.filter
    }

    /// Forgets a week that is no longer on the screen.
    pub fn refresh(&mut self, ctx: &Ctx<'_>) {
        let last = ctx.state.today.week();
        self.week = self.week.filter(|week| (first_week(last)..last).contains(week));
    }

    /// The columns of the screen: two where there is room, else one.
    fn sheets(&self, ctx: &Ctx<'_>) -> Vec<Sheet<Figure>> {
        let focused = matches!(self.selected, Some(Figure::Effort));
        let page = sections::Page { ctx, filter: &self.filter.to_lowercase(), week: self.monday(ctx), focused };
        if ctx.wide() {
            let [left, right] = widths(ctx.width);
            let columns = vec![page.left(left), page.right(right)];
            if columns.iter().any(|column| !column.is_empty()) {
                return columns;
            }
        }
        let mut all = page.left(ctx.width);
        all.extend(page.right(ctx.width));
        if all.is_empty() {
            all.paragraph("No figure has that name. Esc shows them all.", ctx.width, ctx.look.theme.dim);
        }
        vec![all]
    }

    /// Draws it.
    pub fn view(&self, ctx: &Ctx<'_>, area: Rect, buf: &mut Buffer) {
        let sheets = self.sheets(ctx);
        let selected = self.selected(&sheets);
        match sheets.as_slice() {
            [left, right] => {
                let [left_width, right_width] = widths(area.width);
                left.draw(selected.as_ref(), ctx.look, Rect { width: left_width, ..area }, buf);
                let x = area.right() - right_width;
                right.draw(selected.as_ref(), ctx.look, Rect { x, width: right_width, ..area }, buf);
            }
            all => all.iter().for_each(|sheet| sheet.draw(selected.as_ref(), ctx.look, area, buf)),
        }
    }
}

fn first_week(last: Day) -> Day {
    last.plus(-7 * (WEEKS as i64 - 1))
}

/// The widths of the two columns.
fn widths(width: u16) -> [u16; 2] {
    let left = (u32::from(width) * 56 / 100).max(u32::from(LEFT)).min(u32::from(width));
    let left = u16::try_from(left).unwrap_or(width);
    [left, width.saturating_sub(left + GAP)]
}

/// The room that the chart of activity has.
fn activity_cells(ctx: &Ctx<'_>) -> u16 {
    let column = if ctx.wide() { widths(ctx.width)[0] } else { ctx.width };
    column.saturating_sub(MARK)
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Modifier;

    use crate::domain::event::{Body, Event, TimeOn};
    use crate::domain::event_id::EventId;
    use crate::domain::time::Day;
    use crate::tui::action::Context;
    use crate::tui::glyphs::Glyphs;
    use crate::tui::look::Ctx;
    use crate::tui::testing::Play;
    use crate::workspace::resolve::Entry;
    use crate::workspace::{News, command};

    fn completed(play: &mut Play, id: &str, day: &str) {
        let ix = play.model.state.catalog.find(id).unwrap();
        let how = command::Completion::on(Day::parse(day).unwrap());
        play.command(Ok(command::complete(&play.model.state, &[ix], &how)));
    }

    /// Minutes logged on nothing in particular.
    fn logged(nth: usize, minutes: u32, day: Day) -> Event {
        let id = EventId::parse(&format!("0193a000-{nth:04x}-7abc-8def-0123456789ab"));
        let body = Body::Time { minutes, on: TimeOn::Anything, text: None };
        Event { id, at: None, day, by: "laptop".into(), act: None, body }
    }

    fn shipped(play: &mut Play, title: &str, skill: &str, result: Option<&str>) {
        let brief = play.model.state.catalog.brief("pytorch/leaf-doctor").cloned();
        play.command(command::new_project(&play.model.state, title, brief.as_ref().filter(|_| result.is_some())));
        let state = &play.model.state;
        let project = state.progress.projects().find(|project| project.title == title).unwrap().clone();
        let fields = command::ProjectFields {
            repo: Some("https://github.com/ada/x".into()),
            skills: vec![skill.into()],
            ..Default::default()
        };
        play.command(command::change_project(&play.model.state, &project, &fields));
        if let Some(value) = result {
            let measured = command::Measurement { name: "macro-F1".into(), value: value.into(), ..Default::default() };
            play.command(command::measure(&play.model.state, &project, &measured));
        }
        let day = Day::parse("2026-11-12").unwrap();
        let project = play.model.state.progress.project(&project.id).unwrap().clone();
        play.command(command::ship(&play.model.state, &project, day));
    }

    /// Half a year: a pause in August, some milestones, a project that is proven, one that is shown, one under way.
    fn half_a_year(columns: u16, rows: u16) -> Play {
        let mut play = Play::new(columns, rows);
        let fields = command::GoalFields { hours: Some("6".into()), ..Default::default() };
        play.command(command::goal(&play.model.state, &fields));
        let today = Day::parse("2026-11-20").unwrap();
        let days = (0..200).filter(|back| !(90..120).contains(back) && back % 5 != 4);
        let acts = days.flat_map(|back| (0..=back % 7).map(move |_| (10 + (back % 3) as u32 * 5, today.plus(-back))));
        let events = acts.enumerate().map(|(nth, (minutes, day))| logged(nth, minutes, day)).collect();
        play.model.state.take(News::More(events));
        completed(&mut play, "foundations/python", "2026-10-06");
        completed(&mut play, "foundations/metrics", "2026-11-17");
        completed(&mut play, "pytorch/tensors", "2026-11-19");
        let numpy = play.model.state.catalog.find("foundations/numpy").unwrap();
        play.command(Ok(command::skip(&play.model.state, &[numpy], None)));
        let autograd = play.model.state.catalog.find("pytorch/autograd").unwrap();
        play.command(command::tick(&play.model.state, &Entry::Milestone(autograd), &["ran".into()]));
        shipped(&mut play, "Leaf Doctor", "pytorch", Some("0.94"));
        shipped(&mut play, "Notebook index", "python", None);
        play.command(command::new_project(&play.model.state, "Bird songs", None));
        play.keys("4");
        play
    }

    #[test]
    fn half_a_year_of_work_in_two_columns() {
        assert_snapshot!(half_a_year(120, 40).screen());
        assert_snapshot!(half_a_year(100, 30).screen());
    }

    #[test]
    fn in_a_narrow_window_the_sections_stand_below_each_other() {
        let mut play = half_a_year(80, 24);
        assert_snapshot!(play.screen());
        assert_snapshot!(play.keys("G").screen());
    }

    #[test]
    fn a_small_window_shows_what_is_selected() {
        let mut play = half_a_year(40, 12);
        assert_snapshot!(play.screen());
        assert_snapshot!(play.keys("jjj").screen());
        assert_snapshot!(play.keys("j").screen());
    }

    /// The window that Enter opens, closed again.
    fn opened(play: &mut Play) -> String {
        let screen = play.keys("<Enter>").screen();
        play.keys("<Enter>");
        let is_rule = |line: &&str| line.trim().chars().all(|c| c == '\u{2500}') && !line.is_empty();
        let lines: Vec<&str> = screen.lines().collect();
        let rules: Vec<usize> = (0..lines.len()).filter(|nth| is_rule(&lines[*nth])).collect();
        lines[rules[1] + 1..rules[2]].join("\n")
    }

    #[test]
    fn every_figure_opens_into_what_makes_it_up() {
        let mut play = half_a_year(80, 24);
        let windows: Vec<String> = (0..10)
            .map(|_| {
                let window = opened(&mut play);
                play.keys("j");
                window
            })
            .collect();
        assert_eq!(windows[9], opened(&mut play), "the last figure was reached");
        assert_snapshot!(windows.join("\n\n"));
    }

    #[test]
    fn right_and_left_choose_a_level_and_a_week() {
        let mut play = half_a_year(80, 24);
        let title = |play: &mut Play| opened(play).lines().next().unwrap_or_default().trim().to_owned();
        assert_eq!(title(play.keys("j<Right>")), "PyTorch, intermediate");
        assert_eq!(title(play.keys("<Right>k")), "Foundations, beginner");
        assert_eq!(title(play.keys("Gkkkkk")), "Effort in the week of 16 Nov 2026");
        assert_eq!(title(play.keys("<Left><Left>")), "Effort in the week of 2 Nov 2026");
        assert_eq!(title(play.keys("<Right><Right><Right>")), "Effort in the week of 16 Nov 2026");
        assert_eq!(play.keys("<Esc>").model.screen, Context::Today);
    }

    #[test]
    fn a_filter_keeps_what_has_that_name() {
        let mut play = half_a_year(40, 12);
        assert_snapshot!(play.keys("/docker<Enter>").screen());
        assert_snapshot!(play.keys("<Esc>/zebra<Enter>").screen());
    }

    #[test]
    fn the_selected_level_is_reversed_and_no_other() {
        let play = half_a_year(100, 30);
        let buffer = play.buffer(100, 30);
        let reversed: String = (0..100)
            .map(|x| &buffer[(x, 3)])
            .filter(|cell| cell.modifier.contains(Modifier::REVERSED))
            .map(|cell| cell.symbol())
            .collect();
        assert_eq!(reversed, "█████ 2 of 3");
    }

    #[test]
    fn with_ascii_glyphs_it_is_drawn_in_ascii() {
        let mut play = half_a_year(120, 40);
        play.model.look.glyphs = Glyphs::ascii();
        let (width, height) = play.model.body();
        let area = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        play.model.screens.dashboard.view(&play.model.ctx(), area, &mut buffer);
        let drawn: String = buffer.content().iter().map(|cell| cell.symbol()).collect();
        assert_eq!(drawn.chars().filter(|c| !c.is_ascii()).collect::<String>(), "");
    }

    #[test]
    fn no_size_makes_it_panic() {
        let mut play = half_a_year(80, 24);
        for (width, height) in
            (0..130).step_by(3).flat_map(|width| (0..42).step_by(2).map(move |height| (width, height)))
        {
            let ctx = Ctx { width, height, ..play.model.ctx() };
            let area = Rect::new(0, 0, width, height);
            play.model.screens.dashboard.view(&ctx, area, &mut Buffer::empty(area));
        }
        play.keys("G");
        let area = Rect::new(0, 0, 5, 3);
        play.model.screens.dashboard.view(&play.model.ctx(), area, &mut Buffer::empty(area));
    }

    #[test]
    fn an_empty_journal_says_what_will_appear_and_how_to_begin() {
        assert_snapshot!(Play::new(100, 30).keys("4").screen());
        assert_snapshot!(Play::new(40, 12).keys("4").screen());
    }
}
