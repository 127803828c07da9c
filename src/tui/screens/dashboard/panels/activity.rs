//! Activity by day: the heat map, with rhythm and streak above it.

use ratatui::text::{Line, Span};

use super::{Figure, Full, Page, Room, Small, Tall};
use crate::domain::figures::{HEAT_LEGEND, HeatDay, HeatMap, HeatWeek, Rhythm};
use crate::domain::text::{count, width};
use crate::domain::time::{Minutes, weekday_name};
use crate::tui::action::{Action, Context};
use crate::tui::look::Look;
use crate::tui::screens::dashboard::words::{short_date, week_words};
use crate::tui::widgets::{columns, spark};
use crate::workspace::query::dashboard::YEAR;

/// What the figures mean.
pub(super) const ABOUT: &[&str] = &[
    "An act of learning is to start, tick or complete something, to note, to log time, to answer a review question, or to measure, audit or ship a project. Goals, skips, resets and what was undone are none; what you did before gradus neither.",
    "An act counts on the day it was done for. The shades are fixed steps: 1 act, 2 or 3, 4 to 6, 7 or more; no day changes because of another.",
    "Weeks in rhythm: weeks in a row, Monday to Sunday, with acts on enough days (three, unless gradus goal --days says otherwise). The running week breaks nothing.",
    "Streak: active days in the run that ends today or yesterday. Rest days (gradus goal --rest) without an act neither count nor break it.",
];

/// Half a year of weeks, where a year has no room.
const HALF: usize = 26;

/// Room for `Mon `.
const NAMES: usize = 4;

/// The small form: rhythm and streak, and the heat map; in a low window the active days of each week.
pub(super) fn small(page: &Page<'_>, room: Room) -> Small {
    let heat = &page.view.heat;
    if heat.counts().0 == 0 {
        let key = |action: Action| page.key(Context::Today, action);
        let words = format!(
            "No act of learning in a year. On Today {} starts, {} notes, {} logs minutes, {} checks off: each is one.",
            key(Action::Start),
            key(Action::Note),
            key(Action::LogTime),
            key(Action::Check),
        );
        let words = if page.view.activity.is_empty() { words.replace("in a year", "yet") } else { words };
        return Small::of(page.dim(&words, room.cells));
    }
    let mut lines = vec![page.text(rhythm_words(page, room.cells))];
    if room.tall == Tall::Low {
        let heat = heat.last(HALF.min(room.cells));
        let days = heat.weeks.iter().map(|week| Some(active(week) as u64)).collect::<Vec<_>>();
        lines.push(spark(&days, 7, page.ctx.look));
        lines.push(under(heat.weeks.first(), days.len(), page));
        let note = "days a week".to_owned();
        return Small { note_at: days.len().saturating_sub(width(&note)), note, lines };
    }
    let (weeks, stride) = fitting(room.cells);
    let heat = heat.last(weeks);
    let cells = NAMES + heat.weeks.len() * stride;
    lines.extend(rows(&heat, stride, page.ctx.look));
    let note = format!("less {} more", page.ctx.look.glyphs.heat[1..].concat());
    Small { note_at: cells.saturating_sub(width(&note)), note, lines }
}

/// The words under a row of weeks: the first one, and `this week` where both have room.
fn under(first: Option<&HeatWeek>, cells: usize, page: &Page<'_>) -> Line<'static> {
    let from = first.map_or_else(String::new, |week| short_date(week.start));
    let gap = cells.saturating_sub(width(&from) + "this week".len());
    let words = format!("{from}{}this week", " ".repeat(gap.max(1)));
    Line::styled(words, page.ctx.look.theme.dim)
}

/// How many weeks fit, and the cells of each with the gap after it: a year or half of it.
fn fitting(cells: usize) -> (usize, usize) {
    let room = cells.saturating_sub(NAMES);
    match room {
        room if room >= 2 * YEAR => (YEAR, 2),
        room if room >= 2 * HALF => (HALF, 2),
        room => (HALF.min(room), 1),
    }
}

/// The months, then a row for each day of the week.
fn rows(heat: &HeatMap, stride: usize, look: &Look) -> Vec<Line<'static>> {
    let mut rows = vec![Line::styled(months(heat, stride), look.theme.dim)];
    let names = heat.weeks.first().map_or_else(Vec::new, |week| {
        (0..7).map(|nth| weekday_name(week.start.plus(nth).weekday())).collect::<Vec<_>>()
    });
    rows.extend(names.into_iter().enumerate().map(|(nth, name)| {
        let mut line = columns(&[(name, NAMES, look.theme.dim)]);
        let mark = |day: Option<HeatDay>| day.map_or(" ", |day| look.glyphs.heat[day.level]);
        let marks = heat.weeks.iter().map(|week| format!("{}{}", mark(week.days[nth]), " ".repeat(stride - 1)));
        line.push_span(Span::styled(marks.collect::<String>(), look.theme.bar_full));
        line
    }));
    rows
}

/// The name of each month over the first week that begins in it, where it has room before the next.
fn months(heat: &HeatMap, stride: usize) -> String {
    let places: Vec<(usize, &str)> = heat.months.iter().map(|month| (month.column * stride, month.name)).collect();
    let ends = places.iter().skip(1).map(|(at, _)| *at).chain([heat.weeks.len() * stride + 1]);
    let mut line = " ".repeat(NAMES);
    for ((at, name), end) in places.iter().zip(ends) {
        line.push_str(&" ".repeat((NAMES + at).saturating_sub(width(&line))));
        if end - at > width(name) {
            line.push_str(name);
        }
    }
    line
}

/// `6 weeks in rhythm (this week 2 of 3 days), 12-day streak, best 15`, as much of it as fits.
fn rhythm_words(page: &Page<'_>, cells: usize) -> String {
    let (rhythm, streak) = (&page.view.rhythm, &page.view.streak);
    let weeks = match rhythm.weeks {
        0 => "No weeks in rhythm now".to_owned(),
        weeks => format!("{} in rhythm", count(weeks, "week")),
    };
    let streak_words = match (streak.days, streak.best) {
        (0, 0) => String::new(),
        (0, best) => format!(", best streak {}", count(best, "day")),
        (days, best) if days == best => format!(", {days}-day streak"),
        (days, best) => format!(", {days}-day streak (best {best})"),
    };
    let streak_now = if streak.days > 0 { format!(", {}-day streak", streak.days) } else { String::new() };
    let this_week = Rhythm { weeks: rhythm.weeks, days: rhythm.days, goal_days: rhythm.goal_days }.days_words();
    let whole = format!("{weeks}{streak_words}, this week {this_week}");
    let without_best = format!("{weeks}{streak_now}, this week {this_week}");
    let shorter = format!("{weeks}{streak_words}");
    [whole, without_best, shorter].into_iter().find(|words| width(words) <= cells).unwrap_or(weeks)
}

/// All of it: the heat map of as many weeks as fit, its legend, and every week, which opens into its days.
pub(super) fn full(full: &mut Full<'_>) {
    let page = *full.page;
    let (look, heat) = (page.ctx.look, &page.view.heat);
    let (acts, _) = heat.counts();
    if acts == 0 {
        small(&page, Room { cells: full.cells, tall: Tall::Usual }).lines.into_iter().for_each(|line| full.line(line));
        return;
    }
    full.text(&format!("{}.", rhythm_words(&page, 200)));
    let room = full.cells.saturating_sub(NAMES);
    let (weeks, stride) = if (YEAR..2 * YEAR).contains(&room) { (YEAR, 1) } else { fitting(full.cells) };
    let shown = heat.last(weeks);
    full.gap();
    full.lines(rows(&shown, stride, look));
    let (acts, days) = shown.counts();
    full.gap();
    let legend = HEAT_LEGEND.iter().zip(&look.glyphs.heat[1..]).map(|(words, mark)| format!("{mark} {words}"));
    full.dim(&legend.collect::<Vec<_>>().join(", "));
    full.dim(&format!("{} on {} in {}.", count(acts, "act"), count(days, "day"), count(shown.weeks.len(), "week")));
    full.gap();
    let first = heat.weeks.iter().position(|week| active(week) > 0).unwrap_or(0);
    for week in heat.weeks[first..].iter().rev() {
        full.row(Figure::Week(week.start), week_row(&page, week, full.cells));
    }
}

fn active(week: &HeatWeek) -> usize {
    week.days.iter().flatten().filter(|day| day.acts > 0).count()
}

fn week_row(page: &Page<'_>, week: &HeatWeek, cells: usize) -> Line<'static> {
    let theme = &page.ctx.look.theme;
    let days = week.days.iter().flatten();
    let acts = days.clone().map(|day| day.acts as usize).sum();
    let logged: Minutes = days.clone().map(|day| day.minutes).sum();
    let estimated: Minutes = days.map(|day| day.estimated).sum();
    let time = crate::domain::figures::Week { start: week.start, logged, estimated };
    let time = if time.total() == Minutes(0) { String::new() } else { time.words() };
    // A week without anything is no debt: it is left blank.
    let (days, acts) = match (active(week), acts) {
        (0, 0) => (String::new(), String::new()),
        (days, acts) => (count(days, "day"), count(acts, "act")),
    };
    if cells < 60 {
        let words = format!("{:<7} {days}, {time}", short_date(week.start));
        return columns(&[(words.trim_end_matches([',', ' ']), cells, theme.text)]);
    }
    let enough = active(week) >= usize::from(page.view.rhythm.goal_days.max(1));
    columns(&[
        (&week_words(week.start), 21, theme.text),
        (&format!("{days:>6}"), 8, theme.text),
        (&format!("{acts:>8}"), 10, theme.text),
        (&time, 20, theme.text),
        (if enough { "in rhythm" } else { "" }, cells.saturating_sub(59), theme.dim),
    ])
}
