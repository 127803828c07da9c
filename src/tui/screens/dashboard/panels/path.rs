//! The path: how it was done week by week, how much it asks for, and by when the rest may be done.

use ratatui::text::{Line, Span};

use super::{Full, Page, Room, Small};
use crate::domain::figures::Tally;
use crate::domain::text::width;
use crate::domain::time::{Day, Minutes};
use crate::tui::screens::dashboard::words::{fitting, of_words, percent_words, short_date, week_words};
use crate::tui::widgets::{Plot, columns};

/// What the figures mean.
pub(super) const ABOUT: &[&str] = &[
    "The area: hours done of your path by the end of each week, ticked shares and what you did before gradus included. It counts core milestones, electives under way, and of each level's projects the one you began, or else the shortest.",
    "The line above it: all hours that the path asks for today, done and open. Once you know something in one framework, its twin in another counts only what remains.",
    "The dots: the forecast. 2,000 times it draws weeks at random from your last whole weeks (at most 12, empty ones included, what you did before gradus left out) until the open hours are covered. Half of these runs end by the first date, 85 of 100 by the second.",
    "There is no date under three whole weeks, when all of them are empty, or when it lies more than ten years away. Nothing is ever overdue: tomorrow it is reckoned anew.",
];

/// The small form: a bar, the burn-up where there is room, and the forecast in words.
pub(super) fn small(page: &Page<'_>, room: Room) -> Small {
    let ahead = &page.view.ahead;
    if page.view.path.total == 0 {
        let words = "The path names nothing in these curricula: gradus goal --path pytorch";
        return Small::of(page.dim(words, room.cells));
    }
    let mut lines = vec![bar(page, room.cells)];
    lines.extend(chart(page, room.cells, room.tall.pick([0, 5, 9])));
    lines.extend(page.dim(&forecast_words(page), room.cells));
    if let Some(mark) = page.view.marks.first() {
        lines.extend(page.dim(&format!("Next mark: {mark}."), room.cells));
    }
    let note = if ahead.open.total() == Minutes(0) { "all done".to_owned() } else { String::new() };
    Small { note_at: room.cells.saturating_sub(width(&note)), note, lines }
}

fn bar(page: &Page<'_>, cells: usize) -> Line<'static> {
    let ahead = &page.view.ahead;
    let done = ahead.scope - ahead.open.total();
    let bar_cells = cells.saturating_sub(22).clamp(4, 30);
    let mut line = Line::from(page.bar(f64::from(done.0), f64::from(ahead.scope.0), bar_cells));
    let words = format!("  {}", ahead.words());
    line.push_span(Span::styled(words, page.ctx.look.theme.text));
    line
}

/// `By 12 Mar 2027 half of the runs …`, or why there is no date.
fn forecast_words(page: &Page<'_>) -> String {
    match &page.view.forecast {
        Some(forecast) => format!(
            "Done between {} (50 %) and {} (85 %), {}.",
            forecast.p50.words(),
            forecast.p85.words(),
            forecast.assumption
        ),
        None => page.view.no_forecast.clone().unwrap_or_default(),
    }
}

/// The burn-up with its dates below it; none in no rows, nor before there is anything to see.
fn chart(page: &Page<'_>, cells: usize, rows: u16) -> Vec<Line<'static>> {
    let ahead = &page.view.ahead;
    let Some(first) = ahead.weeks.first().filter(|_| rows > 0 && cells >= 20) else { return Vec::new() };
    let (today, scope) = (page.view.today, ahead.scope.hours());
    if ahead.weeks.len() < 2 || ahead.weeks.iter().all(|week| week.done == Minutes(0)) {
        return Vec::new();
    }
    let days = |day: Day| day.since(first.week) as f64;
    // A week is done by its Sunday, the running one by today.
    let done = ahead.weeks.iter().map(|week| (days(week.week.plus(6).min(today)), week.done.hours()));
    let done: Vec<(f64, f64)> = done.collect();
    let last = ahead.forecast.as_ref().map_or(today, |forecast| forecast.p85).max(today);
    let here = done.last().copied().unwrap_or_default();
    let ends = ahead.forecast.iter().flat_map(|forecast| [forecast.p50, forecast.p85]);
    let plot = Plot {
        ahead: ends.map(|day| vec![here, (days(day), scope)]).collect(),
        asked: vec![(0.0, scope), (days(last), scope)],
        most: (days(last), scope),
        done,
    };
    let columns = u16::try_from(cells.min(WIDEST)).unwrap_or(u16::MAX);
    let mut lines = plot.lines((columns, rows), page.ctx.look);
    lines.push(Line::styled(axis(first.week, today, last, usize::from(columns)), page.ctx.look.theme.dim));
    lines
}

/// The most cells of the chart.
const WIDEST: usize = 120;

/// The days below the chart: the first week, `today` where it stands, and the last day, each where there is room.
fn axis(first: Day, today: Day, last: Day, cells: usize) -> String {
    let mut line = short_date(first);
    let end = if last > today { last.words() } else { "today".to_owned() };
    let end_at = cells.saturating_sub(width(&end));
    let whole = usize::try_from(last.since(first).max(1)).unwrap_or(1);
    let place = usize::try_from(today.since(first)).unwrap_or(0) * cells / whole;
    let today_at = place.saturating_sub("today".len());
    if last > today && today_at > width(&line) && today_at + "today".len() < end_at {
        line.push_str(&" ".repeat(today_at - width(&line)));
        line.push_str("today");
    }
    if width(&line) < end_at {
        line.push_str(&" ".repeat(end_at - width(&line)));
        line.push_str(&end);
    }
    line
}

/// All of it: the burn-up, the forecast, the marks ahead, the stretches of the path, and the weeks the forecast draws from.
pub(super) fn full(full: &mut Full<'_>) {
    let page = *full.page;
    let (view, ahead) = (page.view, &page.view.ahead);
    if view.path.total == 0 {
        full.text("The path names nothing in these curricula: gradus goal --path pytorch");
        return;
    }
    full.line(bar(&page, full.cells));
    let rows = page.ctx.height.saturating_sub(10).clamp(4, 16);
    full.gap();
    full.lines(chart(&page, full.cells, rows));
    full.gap();
    full.text(&forecast_words(&page));
    if ahead.open.total() > Minutes(0) {
        full.dim(&format!("Open: {}.", ahead.open.words()));
    }
    if !view.marks.is_empty() {
        full.heading("Next marks");
        view.marks.iter().for_each(|mark| full.text(&capital(mark)));
    }
    full.heading("Path");
    let widest = view.path.segments.iter().map(|segment| width(&segment.segment)).max().unwrap_or(0);
    for segment in &view.path.segments {
        let name = (segment.segment.replace('/', " "), widest.min(24) + 2);
        full.line(segment_row(&page, (&name.0, name.1), &segment.tally, full.cells));
    }
    full.dim(&percent_words(&view.path.tally));
    if view.path.default {
        full.dim("No path is chosen, so this is the default one: gradus goal --path");
    }
    if !view.pace.weeks.is_empty() {
        full.heading("Hours done in each whole week");
        for week in view.pace.weeks.iter().rev() {
            let time = if week.done == Minutes(0) { String::new() } else { week.done.to_string() };
            let theme = &page.ctx.look.theme;
            full.line(columns(&[(&week_words(week.start), 21, theme.text), (&format!("{time:>8}"), 8, theme.text)]));
        }
    }
}

/// A stretch with its name in so many cells, where there is room for columns.
fn segment_row(page: &Page<'_>, (name, name_cells): (&str, usize), tally: &Tally, cells: usize) -> Line<'static> {
    let theme = &page.ctx.look.theme;
    if tally.total == 0 {
        return columns(&[(&format!("{name}: not in these curricula"), cells, theme.dim)]);
    }
    let time = of_words(tally.time_done, tally.time_done + tally.time_open);
    if cells < 60 {
        let words = [format!("{}, {time}", tally.words()), tally.words()];
        let words = fitting(words.map(|words| format!("{name}: {words}")), cells);
        return columns(&[(&words, cells, theme.text)]);
    }
    let mut line = columns(&[(name, name_cells, theme.text)]);
    line.extend(page.bar(tally.done as f64, (tally.total - tally.skipped) as f64, 10));
    let rest = cells - name_cells - 34;
    line.extend(columns(&[("", 2, theme.text), (&tally.words(), 22, theme.text), (&time, rest, theme.dim)]));
    line
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_below_the_chart_stand_where_they_are() {
        let day = |text: &str| Day::parse(text).unwrap();
        let (first, today) = (day("2026-09-28"), day("2026-11-20"));
        let cases = [
            (day("2027-04-30"), 60, "28 Sep   today                                   30 Apr 2027"),
            (day("2027-04-30"), 30, "28 Sep             30 Apr 2027"),
            (day("2027-04-30"), 8, "28 Sep"),
            (today, 30, "28 Sep                   today"),
            (day("2026-11-27"), 60, "28 Sep                                           27 Nov 2026"),
        ];
        for (last, cells, expected) in cases {
            assert_eq!(axis(first, today, last, cells), expected, "{cells}");
        }
    }
}
