//! The two charts: activity by day, effort by week.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::WEEKS;
use super::sections::short_date;
use crate::domain::figures::Week;
use crate::domain::progress::DayActivity;
use crate::domain::text::width;
use crate::domain::time::{Day, Minutes};
use crate::tui::glyphs::filled;
use crate::tui::look::Look;
use crate::tui::widgets::columns;
use crate::workspace::State;

/// The most weeks of activity on the screen.
const MOST: usize = 26;

/// Room for `Mon `.
const NAMES: usize = 4;

/// Acts by day: weeks as columns, Monday to Sunday as rows.
pub(super) struct Heat {
    /// By week, oldest first; a day that is still to come has nothing.
    weeks: Vec<(Day, [Option<DayActivity>; 7])>,
    /// Cells of a week, with the gap after it.
    stride: usize,
}

impl Heat {
    /// As many weeks up to this one as fit into so many cells.
    pub(super) fn new(state: &State, cells: u16) -> Self {
        let room = usize::from(cells).saturating_sub(NAMES);
        let stride = if room >= 2 * MOST { 2 } else { 1 };
        let number = (room / stride).min(MOST);
        let last = state.today.week();
        let weeks = (0..number as i64).rev().map(|back| {
            let monday = last.plus(-7 * back);
            let days = std::array::from_fn(|nth| {
                let day = monday.plus(nth as i64);
                (day <= state.today).then(|| state.progress.activity.on(day))
            });
            (monday, days)
        });
        Self { weeks: weeks.collect(), stride }
    }

    /// How many weeks there are.
    pub(super) fn weeks(&self) -> usize {
        self.weeks.len()
    }

    /// The width in cells.
    pub(super) fn width(&self) -> usize {
        NAMES + self.weeks.len() * self.stride
    }

    /// Acts, and days with any.
    pub(super) fn counts(&self) -> (usize, usize) {
        let days = self.weeks.iter().flat_map(|(_, days)| days).flatten().filter(|day| day.acts > 0);
        days.fold((0, 0), |(acts, days), day| (acts + day.acts as usize, days + 1))
    }

    /// The months, then a row for each day of the week.
    pub(super) fn rows(&self, look: &Look) -> Vec<Line<'static>> {
        let monday = self.weeks.first().map_or_else(Vec::new, |(monday, _)| vec![*monday]);
        let names = monday.iter().flat_map(|monday| (0..7).map(|nth| monday.plus(nth).weekday_name()));
        let mut rows = vec![Line::styled(self.months(), look.theme.dim)];
        rows.extend(names.enumerate().map(|(nth, name)| {
            let mut line = columns(&[(name, NAMES, look.theme.dim)]);
            let marks: String = self
                .weeks
                .iter()
                .map(|(_, days)| {
                    let mark = days[nth].map_or(" ", |day| look.glyphs.heat[level(day.acts)]);
                    format!("{mark}{}", " ".repeat(self.stride - 1))
                })
                .collect();
            line.push_span(Span::styled(marks, look.theme.bar_full));
            line
        }));
        rows
    }

    /// The name of each month over the first week that begins in it, where it has room before the next.
    fn months(&self) -> String {
        let mut starts: Vec<(usize, &str)> = Vec::new();
        for (nth, (monday, _)) in self.weeks.iter().enumerate() {
            let name = monday.month_name();
            if starts.last().is_none_or(|(_, last)| *last != name) {
                starts.push((nth * self.stride, name));
            }
        }
        let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([self.weeks.len() * self.stride + 1]);
        let mut line = " ".repeat(NAMES);
        for ((at, name), end) in starts.iter().zip(ends) {
            line.push_str(&" ".repeat((NAMES + at).saturating_sub(width(&line))));
            if end - at > width(name) {
                line.push_str(name);
            }
        }
        line
    }
}

/// How much a day is, from nothing to most: 1 act, 2 or 3, 4 to 6, 7 or more.
pub(super) fn level(acts: u32) -> usize {
    match acts {
        0 => 0,
        1 => 1,
        2..=3 => 2,
        4..=6 => 3,
        _ => 4,
    }
}

/// Effort by week as columns.
pub(super) struct Effort<'a> {
    /// Oldest first.
    pub weeks: &'a [Week],
    /// Hours a week.
    pub goal: Option<Minutes>,
    /// The Monday of the week whose numbers are shown.
    pub chosen: Day,
    /// Whether the chart is selected.
    pub focused: bool,
}

/// Steps of a column in one cell.
const STEPS: usize = 8;

impl Effort<'_> {
    /// Cells of a week, with the gap after it.
    fn stride(inner: usize) -> usize {
        (inner / WEEKS).clamp(1, 3)
    }

    /// The width in so many cells.
    pub(super) fn width(inner: usize) -> usize {
        let stride = Self::stride(inner);
        (WEEKS * stride).saturating_sub(usize::from(stride > 1))
    }

    /// The columns from top to bottom, and below them the first and the last week.
    pub(super) fn rows(&self, inner: usize, tall: usize, look: &Look) -> Vec<Line<'static>> {
        let stride = Self::stride(inner);
        let most = self.weeks.iter().map(|week| week.total()).chain(self.goal).max().unwrap_or_default();
        let steps = |time: Minutes| filled(f64::from(time.0), f64::from(most.0), tall * STEPS);
        let mut rows: Vec<Line<'static>> = (0..tall)
            .rev()
            .map(|row| {
                let mut line = Line::default();
                for week in self.weeks {
                    let part = |all: usize| all.saturating_sub(row * STEPS).min(STEPS);
                    let (mark, style) = match (part(steps(week.logged)), part(steps(week.total()))) {
                        (0, 0) => (" ", Style::new()),
                        (0, _) => (look.glyphs.skipped, look.theme.dim),
                        (logged, _) => (look.glyphs.spark[logged - 1], look.theme.bar_full),
                    };
                    let chosen = self.focused && week.start == self.chosen;
                    let style = if chosen { style.patch(look.theme.selected) } else { style };
                    line.push_span(Span::styled(mark.repeat(stride.max(2) - 1), style));
                    line.push_span(Span::raw(" ".repeat(usize::from(stride > 1))));
                }
                line
            })
            .collect();
        let first = self.weeks.first().map_or_else(String::new, |week| short_date(week.start));
        let gap = Self::width(inner).saturating_sub(width(&first) + "this week".len());
        rows.push(Line::styled(format!("{first}{}this week", " ".repeat(gap)), look.theme.dim));
        rows
    }
}
