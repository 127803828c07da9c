//! What is under way, what was done this week, and what is due for review.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::domain::progress::{State as Standing, Status};
use crate::domain::text::{self, printable};
use crate::domain::time::{Day, Minutes};
use crate::tui::action::{Action, Context};
use crate::tui::look::Ctx;
use crate::tui::widgets::{columns, line_at};
use crate::workspace::State;
use crate::workspace::query::due_words;

/// What is under way, and what was done this week: side by side where there is room.
pub(super) fn draw_below(ctx: &Ctx<'_>, area: Rect, buf: &mut Buffer) {
    let under_way = under_way(ctx.state);
    let done = done_this_week(ctx.state);
    let theme = &ctx.look.theme;
    if ctx.wide() {
        let half = area.width / 2;
        draw_rows(ctx, Rect { width: half.saturating_sub(2), ..area }, "Under way", &under_way, theme.text, buf);
        let right = Rect { x: area.x + half, width: area.width - half, ..area };
        draw_rows(ctx, right, "Done this week", &done, theme.good, buf);
        return;
    }
    let row = draw_rows(ctx, area, "Under way", &under_way, theme.text, buf);
    if row + 1 < area.height {
        let rest = Rect { y: area.y + row + 1, height: area.height - row - 1, ..area };
        draw_rows(ctx, rest, "Done this week", &done, theme.good, buf);
    }
}

/// Draws what is due for review in the last row, if anything is, and returns what is left above it.
pub(super) fn draw_review(ctx: &Ctx<'_>, due: usize, area: Rect, buf: &mut Buffer) -> Rect {
    let Some(due) = due_words(due) else { return area };
    let key = ctx.look.keymap.key_for(Context::Today, Action::Review).unwrap_or_default();
    let above = area.height.saturating_sub(1);
    line_at(buf, area, above, Line::styled(format!("Review: {due} ({key})"), ctx.look.theme.text));
    Rect { height: above, ..area }
}

fn draw_rows(
    ctx: &Ctx<'_>,
    area: Rect,
    heading: &str,
    rows: &[(String, String)],
    style: Style,
    buf: &mut Buffer,
) -> u16 {
    let theme = &ctx.look.theme;
    if rows.is_empty() || area.height < 2 {
        return 0;
    }
    line_at(buf, area, 0, Line::styled(heading.to_owned(), theme.heading));
    let width = usize::from(area.width);
    let right = rows.iter().map(|(_, detail)| text::width(detail)).max().unwrap_or(0).min(width / 2);
    let room = usize::from(area.height) - 1;
    for (row, (title, detail)) in rows.iter().take(room).enumerate() {
        let line = columns(&[
            ("", 2, style),
            (title, width.saturating_sub(right + 4), style),
            ("", 2, style),
            (detail, right, theme.dim),
        ]);
        line_at(buf, area, u16::try_from(row + 1).unwrap_or(u16::MAX), line);
    }
    u16::try_from(rows.len().min(room) + 1).unwrap_or(u16::MAX)
}

fn under_way(state: &State) -> Vec<(String, String)> {
    let mut rows: Vec<(Option<Day>, String, String)> = Vec::new();
    for project in state.progress.projects().filter(|project| project.status() == Status::Building) {
        let detail = match project.items.len() {
            0 => "project".into(),
            items => format!("checklist {} of {items}", project.ticked_count()),
        };
        rows.push((project.touched, project.title.clone(), detail));
    }
    for (ix, milestone) in state.catalog.milestones.iter().enumerate() {
        if state.progress.state(ix) == Standing::Doing {
            let record = state.progress.record(ix);
            let day = record.begun().map_or(1, |begun| state.today.since(begun).max(0) + 1);
            let time = if record.time == Minutes(0) { String::new() } else { format!(", {} logged", record.time) };
            rows.push((record.touched, milestone.title.to_string(), format!("day {day}{time}")));
        }
    }
    rows.sort_by_key(|(touched, ..)| std::cmp::Reverse(*touched));
    rows.into_iter().map(|(_, title, detail)| (title, detail)).collect()
}

fn done_this_week(state: &State) -> Vec<(String, String)> {
    let week = state.today.week();
    let mut rows: Vec<(Day, String)> = (0..state.catalog.milestones.len())
        .filter_map(|ix| {
            let done = state.progress.record(ix).done()?;
            let counts =
                done.day >= week && done.day <= state.today && done.when == crate::domain::event::When::WithGradus;
            counts.then(|| (done.day, state.catalog.milestone(ix).title.to_string()))
        })
        .collect();
    let shipped = state
        .progress
        .projects()
        .filter_map(|project| Some((project.shipped()?, format!("shipped {}", project.title))));
    rows.extend(shipped.filter(|(day, _)| *day >= week && *day <= state.today));
    rows.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    rows.into_iter().map(|(day, title)| (printable(&title).into_owned(), day.weekday_name().to_owned())).collect()
}
