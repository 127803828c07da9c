//! The dashboard: panels of figures, each of which opens full size into what makes it up. Two columns where there is room.
//!
//! Its figures are worked out once for each state and each day; the panels only draw them.

mod board;
#[cfg(test)]
mod lives;
mod makeup;
mod panels;
mod words;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use self::board::{Board, Column};
use self::panels::{Figure, Page, Panel};
use crate::domain::text::width;
use crate::tui::action::{Action, Context};
use crate::tui::intent::{Intent, Target};
use crate::tui::kept::Kept;
use crate::tui::look::Ctx;
use crate::tui::overlays::Overlay;
use crate::tui::widgets::{MARK, Reading, Sheet, columns, line_at, paragraph};
use crate::workspace::query::{self, DashboardView};

/// Which panel is selected, and how far each column is scrolled.
#[derive(Clone, Debug, Default)]
pub struct Dashboard {
    figures: Kept<DashboardView>,
    selected: Panel,
    /// Where the selected panel is read, while it is open.
    open: Option<Reading<Figure>>,
    tops: [usize; 2],
    filter: String,
}

impl Dashboard {
    /// Takes an action.
    pub fn update(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Intent> {
        match (action, &self.open) {
            (Action::Back, None) => return vec![Intent::Go(Target::Screen(Context::Today))],
            (Action::Back, Some(_)) => self.open = None,
            (Action::Open, None) => self.open = Some(Reading::default()),
            (Action::Open, Some(reading)) => {
                let (Some(figure), Some(page)) = (reading.selected(), self.page(ctx)) else { return Vec::new() };
                return vec![Intent::Push(Box::new(Overlay::Details(makeup::details(figure, &page))))];
            }
            (Action::Left | Action::Right, Some(_)) => self.turn(action, ctx),
            (_, Some(_)) => self.read(action, ctx),
            (_, None) => {
                let to = self.board(ctx).and_then(|board| board.moved(self.selected, action));
                self.selected = to.unwrap_or(self.selected);
            }
        }
        self.refresh(ctx);
        Vec::new()
    }

    /// The panel before or after the open one.
    fn turn(&mut self, action: Action, ctx: &Ctx<'_>) {
        let shown = self.shown(ctx);
        let Some(place) = shown.iter().position(|panel| *panel == self.selected) else { return };
        let to = if action == Action::Left { place.checked_sub(1) } else { Some(place + 1) };
        if let Some(panel) = to.and_then(|place| shown.get(place)) {
            self.selected = *panel;
            self.open = Some(Reading::default());
        }
    }

    fn read(&mut self, action: Action, ctx: &Ctx<'_>) {
        let sheet = self.sheet(ctx);
        if let (Some(reading), Some(sheet)) = (&mut self.open, sheet) {
            reading.step(action, &sheet, usize::from(inner_height(ctx.height)));
        }
    }

    /// Shows only panels, and in an open one only rows, that hold a text.
    pub fn filter(&mut self, text: &str, ctx: &Ctx<'_>) {
        text.clone_into(&mut self.filter);
        self.refresh(ctx);
    }

    /// The text that panels are filtered by.
    #[must_use]
    pub fn filtered_by(&self) -> &str {
        &self.filter
    }

    /// What the figures of the selected panel mean: its name, and sentences.
    #[must_use]
    pub fn about(&self) -> (&'static str, &'static [&'static str]) {
        (self.selected.title(), self.selected.about())
    }

    /// Works the figures out anew when they are others, and keeps what is selected in view.
    pub fn refresh(&mut self, ctx: &Ctx<'_>) {
        self.figures.renew(ctx.state, query::dashboard);
        let shown = self.shown(ctx);
        if !shown.contains(&self.selected) && self.open.is_none() {
            self.selected = shown.first().copied().unwrap_or(self.selected);
        }
        if let (Some(reading), Some(sheet)) = (self.open.clone(), self.sheet(ctx)) {
            let mut reading = reading;
            reading.reveal(&sheet, usize::from(inner_height(ctx.height)));
            self.open = Some(reading);
        }
        if let Some(board) = self.board(ctx) {
            self.tops = board.revealed(self.selected, self.tops, usize::from(ctx.height));
        }
    }

    fn page<'a>(&'a self, ctx: &'a Ctx<'a>) -> Option<Page<'a>> {
        Some(Page { ctx, view: self.figures.get()? })
    }

    /// The panels that hold the text they are filtered by.
    fn shown(&self, ctx: &Ctx<'_>) -> Vec<Panel> {
        let Some(page) = self.page(ctx) else { return Vec::new() };
        let wanted = self.filter.to_lowercase();
        let holds = |panel: Panel| {
            let mut sheet = panel.full(&page, usize::from(ctx.width.saturating_sub(MARK)));
            sheet.keep(&wanted);
            panel.title().to_lowercase().contains(&wanted) || !sheet.is_empty()
        };
        Panel::ALL.iter().copied().filter(|panel| wanted.is_empty() || holds(*panel)).collect()
    }

    fn board(&self, ctx: &Ctx<'_>) -> Option<Board> {
        Some(Board::new(&self.page(ctx)?, &self.shown(ctx)))
    }

    /// The open panel's rows.
    fn sheet(&self, ctx: &Ctx<'_>) -> Option<Sheet<Figure>> {
        let page = self.page(ctx)?;
        let mut sheet = self.selected.full(&page, usize::from(ctx.width.saturating_sub(MARK)));
        if !self.filter.is_empty() {
            sheet.keep(&self.filter);
        }
        Some(sheet)
    }

    /// Draws it.
    pub fn view(&self, ctx: &Ctx<'_>, area: Rect, buf: &mut Buffer) {
        if let (Some(reading), Some(sheet)) = (&self.open, self.sheet(ctx)) {
            self.draw_open(reading, &sheet, ctx, area, buf);
            return;
        }
        let Some(board) = self.board(ctx) else { return };
        if board.is_empty() {
            let words = "No figure has that name. Esc shows them all.";
            paragraph(buf, area, 0, words, ctx.look.theme.dim);
            return;
        }
        for (column, top) in board.columns.iter().zip(self.tops) {
            let x = area.x.saturating_add(column.x);
            let place = Rect { x, width: column.width, ..area }.intersection(area);
            draw_column(column, top, self.selected, ctx, place, buf);
        }
    }

    fn draw_open(&self, reading: &Reading<Figure>, sheet: &Sheet<Figure>, ctx: &Ctx<'_>, area: Rect, buf: &mut Buffer) {
        let theme = &ctx.look.theme;
        let scrolls = sheet.len() > usize::from(inner_height(area.height));
        let title = self.selected.title();
        let fits = width(title) + 2 + "arrows scroll, Esc back".len() <= usize::from(area.width);
        let hint = if scrolls && fits { "arrows scroll, Esc back" } else { "Esc back" };
        let room = usize::from(area.width).saturating_sub(width(hint));
        line_at(buf, area, 0, columns(&[(title, room, theme.heading), (hint, width(hint), theme.dim)]));
        let skipped = area.height - inner_height(area.height);
        let inner = Rect { y: area.y + skipped, height: area.height - skipped, ..area };
        if sheet.is_empty() {
            paragraph(buf, inner, 0, "No row holds that text. Esc shows them all.", theme.dim);
        }
        sheet.draw_from(reading.top(), reading.selected(), ctx.look, inner, buf);
    }
}

/// The rows that an open panel has below its title; where there is room, with a gap below that.
fn inner_height(height: u16) -> u16 {
    height.saturating_sub(if height >= 16 { 2 } else { 1 })
}

fn draw_column(column: &Column, top: usize, selected: Panel, ctx: &Ctx<'_>, area: Rect, buf: &mut Buffer) {
    let theme = &ctx.look.theme;
    for (y, row) in (0..area.height).zip(column.rows.iter().skip(top)) {
        let heading = row.panel.filter(|panel| *panel == selected);
        line_at(buf, area, y, row.line.clone());
        if heading.is_some() {
            line_at(buf, Rect { width: area.width.min(1), ..area }, y, mark(ctx));
            let title = Rect { x: area.x + MARK.min(area.width), y: area.y + y, width: row.title, height: 1 };
            buf.set_style(title.intersection(area), theme.selected);
        }
    }
}

fn mark(ctx: &Ctx<'_>) -> Line<'static> {
    Line::styled(ctx.look.glyphs.selected, ctx.look.theme.accent)
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Modifier;

    use super::panels::Panel;
    use crate::domain::event::{Body, Event, Grade, TimeOn};
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

    fn event(nth: usize, day: Day, body: Body) -> Event {
        let id = EventId::parse(&format!("0193a000-{nth:04x}-7abc-8def-0123456789ab"));
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

    /// Half a year: a pause in August, some milestones, a question that was answered, a project that is proven, one that is
    /// shown, one under way.
    fn half_a_year(columns: u16, rows: u16) -> Play {
        let mut play = Play::new(columns, rows);
        let fields =
            command::GoalFields { role: Some("ml-engineer".into()), hours: Some("6".into()), ..Default::default() };
        play.command(command::goal(&play.model.state, &fields));
        let today = Day::parse("2026-11-20").unwrap();
        let days = (0..200).filter(|back| !(90..120).contains(back) && back % 5 != 4);
        let acts = days.flat_map(|back| (0..=back % 7).map(move |_| (10 + (back % 3) as u32 * 5, today.plus(-back))));
        let logged = |minutes| Body::Time { minutes, on: TimeOn::Anything, text: None };
        let mut events: Vec<Event> =
            acts.enumerate().map(|(nth, (minutes, day))| event(nth, day, logged(minutes))).collect();
        let grades = [(30, Grade::Again), (29, Grade::Good), (20, Grade::Good), (6, Grade::Good)];
        let answer = |grade| Body::Card("pytorch/autograd#why".into(), grade);
        events.extend(grades.iter().map(|(ago, grade)| event(5000 + ago, today.plus(-(*ago as i64)), answer(*grade))));
        play.model.state.take(News::More(events));
        completed(&mut play, "foundations/python", "2026-10-06");
        completed(&mut play, "foundations/metrics", "2026-11-17");
        completed(&mut play, "pytorch/tensors", "2026-11-19");
        completed(&mut play, "pytorch/autograd", "2026-10-19");
        let numpy = play.model.state.catalog.find("foundations/numpy").unwrap();
        play.command(Ok(command::skip(&play.model.state, &[numpy], None)));
        let module = play.model.state.catalog.find("pytorch/nn-module").unwrap();
        play.command(command::tick(&play.model.state, &Entry::Milestone(module), &["ran".into()]));
        shipped(&mut play, "Leaf Doctor", "pytorch", Some("0.94"));
        shipped(&mut play, "Notebook index", "python", None);
        play.command(command::new_project(&play.model.state, "Bird songs", None));
        play.keys("4");
        play
    }

    /// The rows of the body.
    fn body(play: &Play) -> String {
        let screen = play.screen();
        let lines: Vec<&str> = screen.lines().collect();
        lines[2..lines.len() - 2].join("\n").trim_end().to_owned()
    }

    /// Every panel opened, in one text.
    fn all_open(mut play: Play) -> String {
        play.keys("<Enter>");
        let all = Panel::ALL.iter().map(|_| {
            let shown = body(&play);
            play.keys("<Right>");
            shown
        });
        all.collect::<Vec<_>>().join("\n\n- - -\n")
    }

    #[test]
    fn half_a_year_of_work_in_two_columns() {
        assert_snapshot!(half_a_year(120, 40).screen());
        assert_snapshot!(half_a_year(100, 30).screen());
        assert_snapshot!(half_a_year(200, 60).screen());
    }

    #[test]
    fn in_a_narrow_window_the_panels_stand_below_each_other() {
        let mut play = half_a_year(80, 24);
        assert_snapshot!(play.screen());
        assert_snapshot!(play.keys("G").screen());
    }

    #[test]
    fn a_small_window_shows_one_panel_after_the_other() {
        let mut play = half_a_year(40, 12);
        let all = Panel::ALL.iter().map(|_| {
            let shown = body(&play);
            play.keys("j");
            shown
        });
        assert_snapshot!(all.collect::<Vec<_>>().join("\n\n- - -\n"));
    }

    #[test]
    fn every_panel_opens_full_size() {
        assert_snapshot!(all_open(half_a_year(100, 50)));
        assert_snapshot!(all_open(half_a_year(40, 50)));
    }

    #[test]
    fn an_empty_journal_says_what_will_appear_and_how_to_begin() {
        assert_snapshot!(Play::new(120, 40).keys("4").screen());
        assert_snapshot!(Play::new(40, 12).keys("4").screen());
        let mut play = Play::new(80, 24);
        play.keys("4");
        assert_snapshot!(all_open(play));
    }

    /// The window that Enter opens on a row, closed again.
    fn opened(play: &mut Play) -> String {
        let screen = play.keys("<Enter>").screen();
        play.keys("<Esc>");
        let is_rule = |line: &&str| line.trim().chars().all(|c| c == '\u{2500}') && !line.is_empty();
        let lines: Vec<&str> = screen.lines().collect();
        let rules: Vec<usize> = (0..lines.len()).filter(|nth| is_rule(&lines[*nth])).collect();
        lines[rules[1] + 1..rules[2]].join("\n")
    }

    #[test]
    fn the_rows_of_a_panel_open_into_what_makes_them_up() {
        let mut play = half_a_year(100, 40);
        play.keys("<Enter>");
        let mut windows = vec![opened(&mut play), opened(play.keys("j")), opened(play.keys("<Right>"))];
        windows.push(opened(play.keys("<Right><Right>jjj")));
        windows.push(opened(play.keys("<Right>")));
        assert_snapshot!(windows.join("\n\n"));
    }

    #[test]
    fn escape_leaves_the_open_panel_then_the_screen() {
        let mut play = half_a_year(120, 40);
        let before = play.screen();
        play.keys("<Enter>");
        assert!(body(&play).starts_with(" Progress"), "{}", body(&play));
        assert_eq!(play.keys("<Esc>").screen(), before);
        assert_eq!(play.keys("<Esc>").model.screen, Context::Today);
    }

    #[test]
    fn arrows_lead_from_panel_to_panel() {
        let mut play = half_a_year(120, 40);
        let mut selected = |keys: &str| {
            play.keys(keys);
            play.model.screens.dashboard.selected
        };
        use Panel::{Activity, Effort, Path, Progress, Readiness, Review};
        assert_eq!(["", "<Right>", "<Left>"].map(&mut selected), [Progress, Effort, Progress]);
        assert_eq!(
            ["j", "<Right>", "<Right>", "<Left>"].map(&mut selected),
            [Activity, Readiness, Readiness, Activity]
        );
        assert_eq!(["j", "j", "k", "G", "j", "g"].map(&mut selected), [Path, Effort, Path, Review, Review, Progress]);
        assert_eq!(["<PgDn>", "<PgDn>", "<PgUp>"].map(&mut selected), [Path, Effort, Path]);
    }

    #[test]
    fn a_question_mark_tells_what_the_figures_of_the_panel_mean() {
        for open in ["", "<Enter>"] {
            let mut play = half_a_year(80, 24);
            play.keys("jj").keys(open).keys("?");
            let screen = play.screen();
            assert!(screen.contains("Path: what the figures mean, and the keys"), "{screen}");
            assert!(screen.contains("2,000 times it draws weeks at random"), "{screen}");
            assert!(!play.keys("<Esc>").screen().contains("2,000 times"));
        }
        assert!(
            Play::new(80, 24).keys("?").screen().contains("Keys (arrows scroll, Esc closes)"),
            "elsewhere only keys"
        );
    }

    #[test]
    fn every_panel_says_what_its_figures_mean_in_whole_sentences() {
        for sentence in Panel::ALL.iter().flat_map(|panel| panel.about()) {
            assert!(sentence.ends_with('.') && sentence.is_ascii(), "{sentence}");
        }
        assert!(Panel::ALL.iter().all(|panel| panel.about().len() >= 3));
    }

    #[test]
    fn figures_are_worked_out_when_they_are_shown_and_only_once_for_a_state() {
        let mut play = half_a_year(80, 24);
        let known = |play: &Play| play.model.screens.dashboard.figures.get().map(|view| view.activity.len());
        let days = known(&play).unwrap();
        play.keys("1").on("2026-11-25");
        let checkpoints = play.model.state.catalog.find("pytorch/checkpoints").unwrap();
        let on = command::Completion::on(play.model.state.today);
        play.command(Ok(command::complete(&play.model.state, &[checkpoints], &on)));
        assert_eq!(known(&play), Some(days), "nobody looks at it");
        play.keys("4");
        assert_eq!(known(&play), Some(days + 1));
        assert_eq!(Play::new(80, 24).model.screens.dashboard.figures.get(), None);
    }

    #[test]
    fn a_filter_keeps_what_holds_the_text() {
        let mut play = half_a_year(40, 12);
        assert_snapshot!(play.keys("/docker<Enter>").screen());
        assert_snapshot!(play.keys("<Down><Enter>").screen());
        assert_snapshot!(play.keys("<Esc><Esc>/zebra<Enter>").screen());
    }

    #[test]
    fn the_title_of_the_selected_panel_is_reversed_and_no_other() {
        let play = half_a_year(100, 30);
        let buffer = play.buffer(100, 30);
        let reversed: String = (0..30)
            .flat_map(|y| (0..100).map(move |x| (x, y)))
            .map(|at| &buffer[at])
            .filter(|cell| cell.modifier.contains(Modifier::REVERSED))
            .map(|cell| cell.symbol())
            .collect();
        assert_eq!(reversed, "Progress");
    }

    #[test]
    fn with_ascii_glyphs_it_is_drawn_in_ascii() {
        let mut play = half_a_year(120, 60);
        play.model.look.glyphs = Glyphs::ascii();
        for keys in ["", "<Enter>", "<Right>", "<Right>", "<Right>", "<Right>", "<Right>", "<Right>", "<Right>"] {
            play.keys(keys);
            let (width, height) = play.model.body();
            let area = Rect::new(0, 0, width, height);
            let mut buffer = Buffer::empty(area);
            play.model.screens.dashboard.view(&play.model.ctx(), area, &mut buffer);
            let drawn: String = buffer.content().iter().map(|cell| cell.symbol()).collect();
            assert_eq!(drawn.chars().filter(|c| !c.is_ascii()).collect::<String>(), "");
        }
    }

    #[test]
    fn no_size_makes_it_panic() {
        let mut play = half_a_year(80, 24);
        for keys in ["", "G", "<Enter>", "<Left>", "<Left>", "<Left>", "<Left>", "<Left>", "<Left>", "<Left>"] {
            play.keys(keys);
            for (width, height) in
                (0..130).step_by(13).flat_map(|width| (0..60).step_by(7).map(move |height| (width, height)))
            {
                let ctx = Ctx { width, height, ..play.model.ctx() };
                let area = Rect::new(0, 0, width, height);
                play.model.screens.dashboard.view(&ctx, area, &mut Buffer::empty(area));
            }
        }
        let area = Rect::new(0, 0, 5, 3);
        play.model.screens.dashboard.view(&play.model.ctx(), area, &mut Buffer::empty(area));
    }
}
