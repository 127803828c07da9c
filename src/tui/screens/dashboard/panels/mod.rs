//! The panels: each has a small form for the dashboard, a full one, and sentences on what its figures mean.

mod activity;
mod effort;
mod path;
mod progress;
mod readiness;
mod review;
mod shape;
mod skills;

use ratatui::text::{Line, Span};

use crate::domain::catalog::Level;
use crate::domain::id::CurriculumId;
use crate::domain::text::{printable, wrap};
use crate::domain::time::Day;
use crate::tui::action::{Action, Context};
use crate::tui::look::Ctx;
use crate::tui::widgets::{Sheet, bar};
use crate::workspace::query::DashboardView;

/// A panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Panel {
    /// By curriculum and level.
    #[default]
    Progress,
    /// The heat map, with rhythm and streak.
    Activity,
    /// The burn-up of the path, with the forecast.
    Path,
    /// Hours by week against the goal.
    Effort,
    /// By role, with the gates.
    Readiness,
    /// By how far they are.
    Skills,
    /// What is deep and what is broad.
    Shape,
    /// Questions that come back.
    Review,
}

/// What opens into what makes it up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Figure {
    /// The core milestones of a level of a curriculum.
    Level(CurriculumId, Level),
    /// The electives of a curriculum.
    Electives(CurriculumId),
    /// A week, by its Monday.
    Week(Day),
    /// A role, by its id.
    Role(String),
}

/// What the panels are made from.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    /// The state and the look.
    pub ctx: &'a Ctx<'a>,
    /// The figures.
    pub view: &'a DashboardView,
}

/// The room for the small form of a panel.
#[derive(Clone, Copy)]
pub(super) struct Room {
    /// Cells of a line.
    pub cells: usize,
    /// How tall the window is.
    pub tall: Tall,
}

/// The fewest cells that a line is made for; what does not fit is cut.
pub(super) const NARROWEST: usize = 20;

/// How tall a window is: charts follow.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tall {
    /// A few rows: figures in words.
    Low,
    /// Those of a usual terminal.
    Usual,
    /// Those of a large one.
    High,
}

impl Tall {
    /// That of a body with so many rows.
    pub(super) fn of(rows: u16) -> Self {
        match rows {
            0..14 => Self::Low,
            14..44 => Self::Usual,
            44.. => Self::High,
        }
    }

    /// The one of three numbers that fits.
    fn pick<T>(self, [low, usual, high]: [T; 3]) -> T {
        match self {
            Self::Low => low,
            Self::Usual => usual,
            Self::High => high,
        }
    }
}

/// The small form of a panel.
#[derive(Default)]
pub(super) struct Small {
    /// Words beside the title.
    pub note: String,
    /// The column at which they begin.
    pub note_at: usize,
    /// The lines below.
    pub lines: Vec<Line<'static>>,
}

impl Small {
    /// Lines, without a word beside the title.
    fn of(lines: Vec<Line<'static>>) -> Self {
        Self { lines, ..Self::default() }
    }
}

impl Panel {
    /// Every one, in the order in which arrows lead through them.
    pub(super) const ALL: [Self; 8] = [
        Self::Progress,
        Self::Activity,
        Self::Path,
        Self::Effort,
        Self::Readiness,
        Self::Skills,
        Self::Shape,
        Self::Review,
    ];

    /// Its title.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Progress => "Progress",
            Self::Activity => "Activity",
            Self::Path => "Path",
            Self::Effort => "Effort, hours a week",
            Self::Readiness => "Readiness",
            Self::Skills => "Skills",
            Self::Shape => "Shape",
            Self::Review => "Review",
        }
    }

    /// Its small form.
    pub(super) fn small(self, page: &Page<'_>, room: Room) -> Small {
        match self {
            Self::Progress => progress::small(page, room),
            Self::Activity => activity::small(page, room),
            Self::Path => path::small(page, room),
            Self::Effort => effort::small(page, room),
            Self::Readiness => readiness::small(page, room),
            Self::Skills => skills::small(page, room),
            Self::Shape => shape::small(page, room),
            Self::Review => review::small(page, room),
        }
    }

    /// All of it, in lines of so many cells.
    pub(super) fn full(self, page: &Page<'_>, cells: usize) -> Sheet<Figure> {
        let mut sheet = Full { page, cells: cells.max(NARROWEST), sheet: Sheet::default() };
        match self {
            Self::Progress => progress::full(&mut sheet),
            Self::Activity => activity::full(&mut sheet),
            Self::Path => path::full(&mut sheet),
            Self::Effort => effort::full(&mut sheet),
            Self::Readiness => readiness::full(&mut sheet),
            Self::Skills => skills::full(&mut sheet),
            Self::Shape => shape::full(&mut sheet),
            Self::Review => review::full(&mut sheet),
        }
        sheet.sheet
    }

    /// What its figures mean.
    pub(super) fn about(self) -> &'static [&'static str] {
        match self {
            Self::Progress => progress::ABOUT,
            Self::Activity => activity::ABOUT,
            Self::Path => path::ABOUT,
            Self::Effort => effort::ABOUT,
            Self::Readiness => readiness::ABOUT,
            Self::Skills => skills::ABOUT,
            Self::Shape => shape::ABOUT,
            Self::Review => review::ABOUT,
        }
    }
}

impl Page<'_> {
    /// The key for an action.
    pub(super) fn key(&self, context: Context, action: Action) -> String {
        self.ctx.look.keymap.key_for(context, action).unwrap_or_default()
    }

    /// A line of text.
    fn text(&self, words: impl Into<String>) -> Line<'static> {
        let words: String = words.into();
        Line::styled(printable(&words).into_owned(), self.ctx.look.theme.text)
    }

    /// Secondary words over as many lines as they need.
    fn dim(&self, words: &str, cells: usize) -> Vec<Line<'static>> {
        wrap(&printable(words), cells).into_iter().map(|line| Line::styled(line, self.ctx.look.theme.dim)).collect()
    }

    /// A bar of so many cells.
    fn bar(&self, part: f64, whole: f64, cells: usize) -> Vec<Span<'static>> {
        bar(self.ctx.look, part, whole, u16::try_from(cells).unwrap_or(0))
    }
}

/// The full form of a panel while it is made.
pub(super) struct Full<'a> {
    page: &'a Page<'a>,
    /// Cells of a line.
    cells: usize,
    sheet: Sheet<Figure>,
}

impl Full<'_> {
    fn text(&mut self, words: &str) {
        self.wrapped(words, self.page.ctx.look.theme.text);
    }

    fn dim(&mut self, words: &str) {
        self.wrapped(words, self.page.ctx.look.theme.dim);
    }

    fn wrapped(&mut self, words: &str, style: ratatui::style::Style) {
        for line in wrap(&printable(words), self.cells) {
            self.sheet.text(Line::styled(line, style));
        }
    }

    /// Words behind a mark of one cell; what comes after the first line stands below the words.
    fn behind(&mut self, mark: &str, words: &str, style: ratatui::style::Style) {
        for (nth, line) in wrap(&printable(words), self.cells - 2).into_iter().enumerate() {
            let mark = if nth == 0 { mark } else { " " };
            self.sheet.text(Line::styled(format!("{mark} {line}"), style));
        }
    }

    fn heading(&mut self, words: &str) {
        let line = Line::styled(printable(words).into_owned(), self.page.ctx.look.theme.heading);
        self.sheet.heading(line);
    }

    fn gap(&mut self) {
        self.sheet.gap();
    }

    fn line(&mut self, line: Line<'static>) {
        self.sheet.text(line);
    }

    fn lines(&mut self, lines: impl IntoIterator<Item = Line<'static>>) {
        lines.into_iter().for_each(|line| self.sheet.text(line));
    }

    fn row(&mut self, figure: Figure, line: Line<'static>) {
        self.sheet.row(figure, line);
    }
}
