//! The screens: an enum, one file each. A screen holds its selection, scroll and filter, never domain data.

mod dashboard;
mod history;
pub mod learn;
mod portfolio;
mod resume;
mod today;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub use dashboard::Dashboard;
pub use history::History;
pub use learn::Learn;
pub use portfolio::Portfolio;
pub use resume::Resume;
pub use today::Today;

use super::action::{Action, Context};
use super::intent::{Intent, Target};
use super::look::Ctx;

/// The state of every screen, kept while another one is shown.
#[derive(Clone, Debug, Default)]
pub struct Screens {
    /// What to do now, and why.
    pub today: Today,
    /// Curricula, levels and milestones.
    pub learn: Learn,
    /// Projects and briefs.
    pub portfolio: Portfolio,
    /// Figures.
    pub dashboard: Dashboard,
    /// The journal.
    pub history: History,
    /// The export.
    pub resume: Resume,
}

/// The order of the screens, as numbered in the header.
pub const ORDER: [Context; 6] =
    [Context::Today, Context::Learn, Context::Portfolio, Context::Dashboard, Context::History, Context::Resume];

/// The name of a screen.
#[must_use]
pub fn name(screen: Context) -> &'static str {
    match screen {
        Context::Today | Context::Global => "Today",
        Context::Learn => "Learn",
        Context::Portfolio => "Portfolio",
        Context::Dashboard => "Dashboard",
        Context::History => "History",
        Context::Resume => "Résumé",
    }
}

impl Screens {
    /// Hands an action to a screen.
    pub fn update(&mut self, screen: Context, action: Action, ctx: &Ctx<'_>) -> Vec<Intent> {
        match screen {
            Context::Today | Context::Global => self.today.update(action, ctx),
            Context::Learn => self.learn.update(action, ctx),
            Context::Portfolio => self.portfolio.update(action, ctx),
            Context::Dashboard => self.dashboard.update(action, ctx),
            Context::History => self.history.update(action, ctx),
            Context::Resume => self.resume.update(action, ctx),
        }
    }

    /// Brings a thing into view on its screen. Returns the screen.
    pub fn go(&mut self, target: &Target, ctx: &Ctx<'_>) -> Context {
        let screen = match target {
            Target::Screen(screen) => *screen,
            Target::Milestone(_) => Context::Learn,
            Target::Brief(_) | Target::Project(_) | Target::Checklist(_) => Context::Portfolio,
        };
        self.refresh(screen, ctx);
        match target {
            Target::Screen(_) => {}
            Target::Milestone(id) => self.learn.go(id, ctx),
            Target::Brief(id) => self.portfolio.go_brief(id, ctx),
            Target::Project(id) => self.portfolio.go_project(id, ctx),
            Target::Checklist(id) => self.portfolio.go_checklist(id, ctx),
        }
        screen
    }

    /// Shows only rows that hold a text.
    pub fn filter(&mut self, screen: Context, text: &str, ctx: &Ctx<'_>) {
        match screen {
            Context::Today | Context::Global => self.today.filter(text, ctx),
            Context::Learn => self.learn.filter(text, ctx),
            Context::Portfolio => self.portfolio.filter(text, ctx),
            Context::Dashboard => self.dashboard.filter(text, ctx),
            Context::History => self.history.filter(text, ctx),
            Context::Resume => self.resume.filter(text, ctx),
        }
    }

    /// The text that a screen's rows are filtered by; empty when they are not.
    #[must_use]
    pub fn filtered_by(&self, screen: Context) -> &str {
        match screen {
            Context::Today | Context::Global => self.today.filtered_by(),
            Context::Learn => self.learn.filtered_by(),
            Context::Portfolio => self.portfolio.filtered_by(),
            Context::Dashboard => self.dashboard.filtered_by(),
            Context::History => self.history.filtered_by(),
            Context::Resume => self.resume.filtered_by(),
        }
    }

    /// What the figures mean that are selected on a screen: their name, and sentences.
    #[must_use]
    pub fn about(&self, screen: Context) -> Option<(&'static str, &'static [&'static str])> {
        (screen == Context::Dashboard).then(|| self.dashboard.about())
    }

    /// Keeps a screen's selection where it belongs after the state or the size changed.
    pub fn refresh(&mut self, screen: Context, ctx: &Ctx<'_>) {
        match screen {
            Context::Today | Context::Global => self.today.refresh(ctx),
            Context::Learn => self.learn.refresh(ctx),
            Context::Portfolio => self.portfolio.refresh(ctx),
            Context::Dashboard => self.dashboard.refresh(ctx),
            Context::History => self.history.refresh(ctx),
            Context::Resume => self.resume.refresh(ctx),
        }
    }

    /// Draws a screen.
    pub fn view(&self, screen: Context, ctx: &Ctx<'_>, area: Rect, buf: &mut Buffer) {
        match screen {
            Context::Today | Context::Global => self.today.view(ctx, area, buf),
            Context::Learn => self.learn.view(ctx, area, buf),
            Context::Portfolio => self.portfolio.view(ctx, area, buf),
            Context::Dashboard => self.dashboard.view(ctx, area, buf),
            Context::History => self.history.view(ctx, area, buf),
            Context::Resume => self.resume.view(ctx, area, buf),
        }
    }
}
