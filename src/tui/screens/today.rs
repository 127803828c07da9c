//! Today: what to do now and why, what is under way, and how the week goes.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::domain::figures::{self, Path};
use crate::domain::next::{self, Next, Step, StepKind};
use crate::domain::progress::{Progress, State as Standing, Status};
use crate::domain::text::{count, printable};
use crate::domain::time::{Day, Minutes};
use crate::tui::action::Action;
use crate::tui::intent::Intent;
use crate::tui::look::Ctx;
use crate::tui::subject::{self, Subject};
use crate::tui::widgets::{Cursor, bar, columns, line_at, paragraph};
use crate::workspace::State;

/// The selection on Today.
#[derive(Clone, Debug, Default)]
pub struct Today {
    cursor: Cursor,
    filter: String,
}

/// The most steps on the screen.
const STEPS: usize = 5;

/// Days without an act after which the first line says where the learner was.
const AWAY: i64 = 7;

impl Today {
    /// Takes an action.
    pub fn update(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Intent> {
        let steps = self.steps(ctx.state).steps;
        if self.cursor.step(action, steps.len(), steps.len()) {
            return Vec::new();
        }
        let Some(step) = steps.get(self.cursor.row) else { return Vec::new() };
        let subject = subject_of(step, ctx.state);
        subject.and_then(|subject| subject::act(action_on(step, action), &subject, ctx)).unwrap_or_default()
    }

    fn steps(&self, state: &State) -> Next {
        let limit = if self.filter.is_empty() { STEPS } else { usize::MAX };
        let mut next = next::next(&state.catalog, &state.progress, state.today, limit);
        let wanted = self.filter.to_lowercase();
        next.steps.retain(|step| {
            wanted.is_empty() || step.title.to_lowercase().contains(&wanted) || step.id.contains(&wanted)
        });
        next.steps.truncate(STEPS);
        next
    }

    /// Shows only steps that hold a text.
    pub fn filter(&mut self, text: &str, ctx: &Ctx<'_>) {
        text.clone_into(&mut self.filter);
        self.refresh(ctx);
    }

    /// The text that steps are filtered by.
    #[must_use]
    pub fn filtered_by(&self) -> &str {
        &self.filter
    }

    /// Keeps the selection in the list.
    pub fn refresh(&mut self, ctx: &Ctx<'_>) {
        let steps = self.steps(ctx.state).steps.len();
        self.cursor.reveal(steps, steps);
    }

    /// Draws it.
    pub fn view(&self, ctx: &Ctx<'_>, area: Rect, buf: &mut Buffer) {
        let mut row = 0;
        if let Some(words) = welcome_back(ctx.state) {
            row = paragraph(buf, area, row, &words, ctx.look.theme.accent);
        }
        row = draw_week(ctx, area, row, buf);
        row = self.draw_steps(ctx, area, row, buf);
        if row + 2 < area.height {
            draw_below(ctx, Rect { y: area.y + row + 1, height: area.height - row - 1, ..area }, buf);
        }
    }

    fn draw_steps(&self, ctx: &Ctx<'_>, area: Rect, from: u16, buf: &mut Buffer) -> u16 {
        let theme = &ctx.look.theme;
        let next = self.steps(ctx.state);
        let mut row = from;
        line_at(buf, area, row, Line::styled("Next", theme.heading));
        row += 1;
        if next.steps.is_empty() {
            let words = if self.filter.is_empty() {
                "Everything on every curriculum is done or skipped. Ship what you built, or add a curriculum of your own."
            } else {
                "No step holds that text. Esc shows them all."
            };
            return paragraph(buf, indented(area, 2), row, words, theme.dim);
        }
        for (place, step) in next.steps.iter().enumerate() {
            let selected = place == self.cursor.row;
            draw_step(ctx, area, row, step, selected, buf);
            row += 1;
            if selected {
                row = draw_reasons(ctx, area, row, step, next.second.as_deref().filter(|_| place == 0), buf);
            }
        }
        if let Some(aim) = &next.aim {
            row = paragraph(buf, indented(area, 2), row, aim, theme.dim);
        }
        row
    }
}

/// On an item, a project and a milestone an action is what it says; on a brief or a claim, checking off is opening.
fn action_on(step: &Step, action: Action) -> Action {
    match (step.kind, action) {
        (StepKind::Brief | StepKind::Claim | StepKind::Review, Action::Check) => Action::Open,
        (_, action) => action,
    }
}

fn subject_of(step: &Step, state: &State) -> Option<Subject> {
    match step.kind {
        StepKind::Milestone => state.catalog.find(&step.id).map(Subject::Milestone),
        StepKind::Brief => Some(Subject::Brief(step.id.as_str().into())),
        StepKind::Project | StepKind::Item | StepKind::Claim => Some(Subject::Project(step.id.as_str().into())),
        StepKind::Review => None,
    }
}

/// After a week or more without an act: where the learner was, and the smallest thing to begin with. No count of days.
fn welcome_back(state: &State) -> Option<String> {
    let last = state.progress.activity.until(state.today).rev().find(|(_, activity)| activity.acts > 0)?.0;
    if state.today.since(last) < AWAY {
        return None;
    }
    let newest = state.log.actions().find(|event| state.log.in_force(event) && event.day == last)?;
    let did = state.teller().action(newest.action());
    let note = last_note(&state.progress).map_or_else(String::new, |note| format!(" Your last note: {note}."));
    let small = next::next_within(&state.catalog, &state.progress, state.today, 1, Minutes(15));
    let step =
        small.steps.first().map_or_else(String::new, |step| format!(" Begin small: {}, {}.", step.title, step.time));
    Some(format!("Welcome back. On {} you {did}.{note}{step}", last.words()))
}

fn last_note(progress: &Progress) -> Option<String> {
    let building = progress.projects().filter(|project| project.status() == Status::Building);
    building.filter_map(|project| project.notes.last()).max_by_key(|(day, _)| *day).map(|(_, text)| text.to_string())
}

fn draw_week(ctx: &Ctx<'_>, area: Rect, from: u16, buf: &mut Buffer) -> u16 {
    let (state, theme) = (ctx.state, &ctx.look.theme);
    let goal = &state.progress.learner.goal;
    let week = figures::week(&state.catalog, &state.progress, state.today);
    let rhythm = figures::rhythm(&state.progress.activity, goal, state.today);
    let mut left: Vec<Span<'static>> = vec![Span::styled("This week  ", theme.text)];
    let hours = goal.hours.map(Minutes::from_hours);
    if let Some(hours) = hours.filter(|_| ctx.width >= 60) {
        let cells = if ctx.wide() { 20 } else { 10 };
        left.extend(bar(ctx.look, f64::from(week.total().0), f64::from(hours.0), cells));
        left.push(Span::raw("  "));
    }
    let of = hours.map_or_else(String::new, |hours| format!(" of {hours}"));
    left.push(Span::styled(format!("{}{of}, {} of {} days", week.words(), rhythm.days, rhythm.goal_days), theme.text));
    let left = Line::from(left);
    let rhythm = rhythm_words(state);
    let half = (area.width / 2).max(u16::try_from(left.width()).unwrap_or(u16::MAX).saturating_add(3));
    let together = usize::from(half) + rhythm.len() <= usize::from(area.width);
    line_at(buf, area, from, left);
    let mut row = from + 1;
    if together {
        let right = Rect { x: area.x + half, width: area.width - half, ..area };
        line_at(buf, right, from, Line::styled(rhythm, theme.dim));
    } else if area.height >= 12 {
        line_at(buf, area, row, Line::styled(rhythm, theme.dim));
        row += 1;
    }
    if area.height < 12 {
        return row;
    }
    paragraph(buf, area, row, &mark_words(state), theme.dim) + 1
}

fn rhythm_words(state: &State) -> String {
    let goal = &state.progress.learner.goal;
    let rhythm = figures::rhythm(&state.progress.activity, goal, state.today);
    let streak = figures::streak(&state.progress.activity, goal, state.today);
    match (rhythm.weeks, streak.days) {
        (0, 0) => "No streak to keep: begin with ten minutes.".into(),
        (0, days) => format!("{days}-day streak"),
        (weeks, 0) => format!("{} in rhythm", count(weeks, "week")),
        (weeks, days) => format!("{} in rhythm, {days}-day streak", count(weeks, "week")),
    }
}

/// The next mark on the road: what is left of the level that the learner is in.
fn mark_words(state: &State) -> String {
    let path = Path::of(&state.catalog, &state.progress);
    let role = state.progress.learner.goal.role.as_deref().and_then(|id| state.catalog.role(id));
    let toward = role.map_or_else(String::new, |role| format!("Toward {}. ", role.title));
    match path.current(&state.catalog, &state.progress) {
        Some((segment, tally)) => {
            format!("{toward}Next mark: {}, {} left ({} done).", segment.words(), tally.left(), tally.words())
        }
        None => format!("{toward}Every milestone of your path is done."),
    }
}

fn draw_step(ctx: &Ctx<'_>, area: Rect, row: u16, step: &Step, selected: bool, buf: &mut Buffer) {
    let theme = &ctx.look.theme;
    let mark = if selected { ctx.look.glyphs.selected } else { " " };
    let width = usize::from(area.width);
    let (standing, place, time) = if width >= 80 { (8, 22, 8) } else { (7, 0, 7) };
    let title = width.saturating_sub(2 + standing + place + time);
    let hours = format!("{:>time$}", step.time.to_string());
    let line = columns(&[
        (mark, 2, theme.accent),
        (&step.title, title, if selected { theme.accent } else { theme.text }),
        (&step.standing, standing, theme.dim),
        (&step.place, place, theme.dim),
        (&hours, time, theme.dim),
    ]);
    line_at(buf, area, row, line);
    if selected && row < area.height {
        buf.set_style(Rect { y: area.y + row, height: 1, ..area }, theme.selected);
    }
}

fn draw_reasons(ctx: &Ctx<'_>, area: Rect, from: u16, step: &Step, second: Option<&str>, buf: &mut Buffer) -> u16 {
    let theme = &ctx.look.theme;
    let inner = indented(area, 4);
    let mut row = from;
    let milestone = ctx.state.catalog.find(&step.id).map(|ix| ctx.state.catalog.milestone(ix));
    if let Some(milestone) = milestone.filter(|_| area.height >= 12) {
        row = paragraph(buf, inner, row, &milestone.outcome, theme.text);
    }
    let reasons =
        if area.height < 12 { step.reasons.first().cloned().unwrap_or_default() } else { step.reasons.join(" ") };
    row = paragraph(buf, inner, row, &format!("Why: {reasons}"), theme.dim);
    match second.filter(|_| area.height >= 12) {
        Some(second) => paragraph(buf, inner, row, second, theme.dim),
        None => row,
    }
}

fn indented(area: Rect, cells: u16) -> Rect {
    let cells = cells.min(area.width);
    Rect { x: area.x + cells, width: area.width - cells, ..area }
}

/// What is under way, and what was done this week: side by side where there is room.
fn draw_below(ctx: &Ctx<'_>, area: Rect, buf: &mut Buffer) {
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
    let right = (width * 2 / 5).min(28);
    let room = usize::from(area.height) - 1;
    for (row, (title, detail)) in rows.iter().take(room).enumerate() {
        let line =
            columns(&[("", 2, style), (title, width.saturating_sub(right + 2), style), (detail, right, theme.dim)]);
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
            rows.push((record.touched, milestone.title.clone(), format!("day {day}{time}")));
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
            counts.then(|| (done.day, state.catalog.milestone(ix).title.clone()))
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

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use crate::tui::testing::Play;
    use crate::workspace::command;

    #[test]
    fn an_empty_journal_says_where_to_begin() {
        assert_snapshot!(Play::new(100, 30).screen());
    }

    #[test]
    fn a_week_of_work_is_seen_at_a_glance() {
        let mut play = Play::new(100, 30);
        let fields = command::GoalFields { role: Some("ml-engineer".into()), hours: Some(6.0), ..Default::default() };
        play.command(command::goal(&play.model.state, &fields));
        play.on("2026-11-18");
        play.keys("<Space><Down>s").on("2026-11-20");
        play.command(command::new_project(
            &play.model.state,
            "Leaf Doctor",
            play.model.state.catalog.brief("pytorch/leaf-doctor"),
        ));
        play.keys("3").keys("1");
        assert_snapshot!(play.screen());
    }

    #[test]
    fn a_small_window_shows_the_step_and_its_reason() {
        assert_snapshot!(Play::new(40, 12).screen());
    }

    #[test]
    fn after_a_week_away_it_says_where_the_learner_was() {
        let mut play = Play::new(80, 24);
        play.on("2026-11-02");
        play.keys("<Space>").on("2026-11-20");
        assert_snapshot!(play.screen());
    }
}
