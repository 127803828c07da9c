//! The sections of the dashboard, from figures to rows.

use ratatui::text::{Line, Span};

use super::charts;
use super::{Figure, WEEKS};
use crate::domain::claims::{Proof, claims};
use crate::domain::figures::{self, Path, Tally, tally};
use crate::domain::progress::Status;
use crate::domain::text::{count, width};
use crate::domain::time::{Day, Minutes};
use crate::tui::action::{Action, Context};
use crate::tui::look::Ctx;
use crate::tui::widgets::{MARK, Sheet, bar, columns};
use crate::workspace::State;

/// What the sections are made from.
pub(super) struct Page<'a> {
    /// The state and the look.
    pub ctx: &'a Ctx<'a>,
    /// In lower case; empty shows all.
    pub filter: &'a str,
    /// The week chosen under Effort.
    pub week: Day,
    /// Whether Effort is selected.
    pub focused: bool,
}

impl Page<'_> {
    /// Progress, activity, path.
    pub(super) fn left(&self, cells: u16) -> Sheet<Figure> {
        let mut sheet = Sheet::default();
        if is_empty(self.ctx.state) && self.filter.is_empty() {
            sheet.paragraph(&self.beginning(), cells, self.ctx.look.theme.text);
        }
        self.progress(&mut sheet, cells);
        self.activity(&mut sheet, cells);
        self.path(&mut sheet, cells);
        sheet
    }

    /// Effort, rhythm, projects, skills.
    pub(super) fn right(&self, cells: u16) -> Sheet<Figure> {
        let mut sheet = Sheet::default();
        self.effort(&mut sheet, cells);
        self.rhythm(&mut sheet, cells);
        self.projects(&mut sheet, cells);
        self.skills(&mut sheet, cells);
        sheet
    }

    pub(super) fn wants(&self, words: &str) -> bool {
        self.filter.is_empty() || words.to_lowercase().contains(self.filter)
    }

    /// A heading with a note at the right end of what stands below it, which is so many cells wide.
    fn heading(&self, sheet: &mut Sheet<Figure>, title: &str, note: &str, below: usize) {
        let theme = &self.ctx.look.theme;
        let room = (below + usize::from(MARK)).saturating_sub(width(note)).max(width(title) + 2);
        sheet.heading(columns(&[(title, room, theme.heading), (note, width(note), theme.dim)]));
    }

    /// A figure in words, cut to its place.
    fn words(&self, words: &str, cells: u16) -> Line<'static> {
        columns(&[(words, usize::from(cells.saturating_sub(MARK)), self.ctx.look.theme.text)])
    }

    fn beginning(&self) -> String {
        let key = |context: Context, action: Action| self.ctx.look.keymap.key_for(context, action).unwrap_or_default();
        format!(
            "Nothing is recorded yet. On Today ({}), {} checks a step off and {} logs minutes; here all of it is counted.",
            key(Context::Global, Action::Today),
            key(Context::Today, Action::Check),
            key(Context::Today, Action::LogTime),
        )
    }

    fn activity(&self, sheet: &mut Sheet<Figure>, cells: u16) {
        let theme = &self.ctx.look.theme;
        if !self.wants("activity") {
            return;
        }
        let heat = charts::Heat::new(self.ctx.state, cells.saturating_sub(MARK));
        let legend = format!("less {} more", self.ctx.look.glyphs.heat[1..].concat());
        let (acts, days) = heat.counts();
        if acts == 0 && days == 0 {
            sheet.heading(Line::styled("Activity", theme.heading));
            let words =
                "No day has an act of learning yet: starting, ticking, noting, logging and checking off are acts.";
            sheet.paragraph(words, cells, theme.dim);
            return;
        }
        self.heading(sheet, "Activity", &legend, heat.width());
        let words = format!("{} on {} in {}", count(acts, "act"), count(days, "day"), count(heat.weeks(), "week"));
        sheet.row(Figure::Activity, self.words(&words, cells));
        heat.rows(self.ctx.look).into_iter().for_each(|line| sheet.text(line));
    }

    fn path(&self, sheet: &mut Sheet<Figure>, cells: u16) {
        let (catalog, progress) = (&self.ctx.state.catalog, &self.ctx.state.progress);
        let theme = &self.ctx.look.theme;
        if !self.wants("path") {
            return;
        }
        let path = Path::of(catalog, progress);
        let all = tally(catalog, progress, path.milestones());
        sheet.heading(Line::styled("Path", theme.heading));
        if all.total == 0 {
            let words = "The path names nothing in these curricula: gradus goal --path pytorch";
            sheet.paragraph(words, cells, theme.dim);
            return;
        }
        let whole = all.time_done + all.time_open;
        let bar_cells = cells.saturating_sub(MARK + 22).clamp(4, 20);
        let mut line = Line::from(bar(self.ctx.look, f64::from(all.time_done.0), f64::from(whole.0), bar_cells));
        line.push_span(Span::styled(format!("  {}", of_words(all.time_done, whole)), theme.text));
        sheet.row(Figure::Path, line);
        sheet.paragraph(&percent_words(&all), cells, theme.dim);
        if let Some((segment, tally)) = path.current(catalog, progress) {
            let words = format!("Now in {}: {} of {} left.", segment.words(), tally.left(), tally.total);
            sheet.paragraph(&words, cells, theme.dim);
        }
    }

    fn effort(&self, sheet: &mut Sheet<Figure>, cells: u16) {
        let state = self.ctx.state;
        let theme = &self.ctx.look.theme;
        if !self.wants("effort, hours a week") {
            return;
        }
        let goal = state.progress.learner.goal.hours.map(Minutes::from_hours);
        let weeks = figures::weeks(&state.catalog, &state.progress, state.today, WEEKS);
        let goal_words = goal.map_or_else(String::new, |goal| format!("goal {goal}"));
        let inner = usize::from(cells.saturating_sub(MARK));
        self.heading(sheet, "Effort, hours a week", &goal_words, charts::Effort::width(inner));
        let chosen = weeks.iter().find(|week| week.start == self.week).copied();
        let Some(chosen) = chosen else { return };
        let words = format!("{}  {}", self.week_name(), chosen.words());
        sheet.row(Figure::Effort, self.words(&words, cells));
        if weeks.iter().all(|week| week.total() == Minutes(0)) {
            let words = "Nothing was logged in these 12 weeks.";
            sheet.paragraph(words, cells, theme.dim);
            return;
        }
        let tall = if self.ctx.height >= 20 { 3 } else { 1 };
        let chart = charts::Effort { weeks: &weeks, goal, chosen: self.week, focused: self.focused };
        chart.rows(inner, tall, self.ctx.look).into_iter().for_each(|line| sheet.text(line));
        if weeks.iter().any(|week| week.estimated > Minutes(0)) {
            sheet.paragraph("~ estimated: milestones done without a log", cells, theme.dim);
        }
    }

    fn week_name(&self) -> String {
        match self.ctx.state.today.week().since(self.week) {
            0 => "This week".into(),
            7 => "Last week".into(),
            _ => format!("Week of {}", short_date(self.week)),
        }
    }

    fn rhythm(&self, sheet: &mut Sheet<Figure>, cells: u16) {
        let (activity, goal) = (&self.ctx.state.progress.activity, &self.ctx.state.progress.learner.goal);
        if !self.wants("rhythm streak") {
            return;
        }
        let rhythm = figures::rhythm(activity, goal, self.ctx.state.today);
        let streak = figures::streak(activity, goal, self.ctx.state.today);
        let below = charts::Effort::width(usize::from(cells.saturating_sub(MARK)));
        let days = format!("this week {}", rhythm.days_words());
        self.heading(sheet, "Rhythm", &days, below);
        let weeks = match rhythm.weeks {
            0 => "No weeks in rhythm now".into(),
            weeks => format!("{} in rhythm", count(weeks, "week")),
        };
        sheet.row(Figure::Rhythm, self.words(&weeks, cells));
        let best = count(streak.best, "day");
        let words = match (streak.days, streak.best) {
            (0, 0) => "No streak yet".into(),
            (0, _) => format!("No streak now, best {best}"),
            (days, _) => format!("{days}-day streak, best {best}"),
        };
        sheet.row(Figure::Streak, self.words(&words, cells));
    }

    fn projects(&self, sheet: &mut Sheet<Figure>, cells: u16) {
        let theme = &self.ctx.look.theme;
        if !self.wants("projects") {
            return;
        }
        sheet.heading(Line::styled("Projects", theme.heading));
        let stages = [Status::Shipped, Status::Building, Status::Idea, Status::Archived];
        let of = |stage: Status| self.ctx.state.progress.projects().filter(|project| project.status() == stage).count();
        let counted: Vec<String> = stages
            .into_iter()
            .map(|stage| (stage, of(stage)))
            .filter(|(_, number)| *number > 0)
            .map(|(stage, number)| match stage {
                Status::Idea => count(number, "idea"),
                stage => format!("{number} {stage}"),
            })
            .collect();
        if counted.is_empty() {
            let key = self.ctx.look.keymap.key_for(Context::Global, Action::Portfolio).unwrap_or_default();
            sheet.paragraph(&format!("None yet: Portfolio ({key}) has briefs to start from."), cells, theme.dim);
            return;
        }
        sheet.row(Figure::Projects, self.words(&counted.join(", "), cells));
    }

    fn skills(&self, sheet: &mut Sheet<Figure>, cells: u16) {
        let theme = &self.ctx.look.theme;
        let claims = claims(&self.ctx.state.catalog, &self.ctx.state.progress);
        let names = |proof: Proof| -> Vec<&str> {
            let skills = claims.skills.iter().flat_map(|group| &group.skills);
            skills.filter(|skill| skill.proof == proof).map(|skill| skill.name.as_str()).collect()
        };
        let all = [Proof::Proven, Proof::Shown].map(|proof| (proof, names(proof)));
        if !self.wants(&format!(
            "skills by evidence {}",
            all.iter().flat_map(|(_, names)| names.clone()).collect::<Vec<_>>().join(" ")
        )) {
            return;
        }
        sheet.heading(Line::styled("Skills by evidence", theme.heading));
        for (proof, names) in all.iter().filter(|(_, names)| !names.is_empty()) {
            let number = format!("{:>3} {}", names.len(), proof.word());
            let room = usize::from(cells.saturating_sub(MARK)).saturating_sub(13);
            sheet.row(
                Figure::Skills(*proof),
                columns(&[(&number, 13, theme.text), (&names.join(", "), room, theme.dim)]),
            );
        }
        if all.iter().all(|(_, names)| names.is_empty()) {
            let words = "None yet: a shipped project with a public link or a measured result shows its skills.";
            sheet.paragraph(words, cells, theme.dim);
        }
    }
}

/// Whether nothing was done yet that any figure counts.
fn is_empty(state: &State) -> bool {
    let progress = &state.progress;
    progress.activity.until(state.today).next().is_none()
        && progress.projects().next().is_none()
        && !(0..state.catalog.milestones.len()).any(|ix| progress.satisfied(ix))
}

/// `43 %: 41 of 98 milestones, 3 skipped`.
pub(super) fn percent_words(tally: &Tally) -> String {
    let skipped = if tally.skipped > 0 { format!(", {} skipped", tally.skipped) } else { String::new() };
    match tally.percent() {
        Some(percent) => format!("{percent} %: {} of {}{skipped}", tally.done, count(tally.total, "milestone")),
        None => format!("{} of {}{skipped}", tally.done, count(tally.total, "milestone")),
    }
}

/// `114 of 262 h`, `1 h 30 of 9 h`.
pub(super) fn of_words(part: Minutes, whole: Minutes) -> String {
    if part.0.is_multiple_of(60) && whole.0.is_multiple_of(60) {
        format!("{} of {whole}", part.0 / 60)
    } else {
        format!("{part} of {whole}")
    }
}

/// `9 Nov`.
pub(super) fn short_date(day: Day) -> String {
    let words = day.words();
    words.rsplit_once(' ').map_or(words.clone(), |(date, _)| date.to_owned())
}
