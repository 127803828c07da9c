//! Everything the screens know: the state, which screen is shown, what lies on top, what is being saved.

use super::action::Context;
use super::decision::Decision;
use super::look::{Ctx, Look};
use super::overlays::{FirstRun, Overlay};
use super::screens::Screens;
use crate::domain::changes::Seen;
use crate::domain::event_id::EventId;
use crate::domain::time::Moment;
use crate::workspace::State;

/// Everything the screens know.
#[derive(Clone, Debug)]
pub struct Model {
    /// Where everything stands.
    pub state: State,
    /// How it looks.
    pub look: Look,
    /// What time it is; whoever shows the screens says so.
    pub now: Moment,
    /// The screen that is shown.
    pub screen: Context,
    /// The state of every screen.
    pub screens: Screens,
    /// Windows on top, the topmost last.
    pub overlays: Vec<Overlay>,
    /// A sentence shown until the next key.
    pub notice: Option<Notice>,
    /// What is being written; keys wait meanwhile.
    pub saving: Option<Saving>,
    /// The sync that is under way, if one is.
    pub syncing: Option<Syncing>,
    /// What is to be kept once Today has mentioned how the curricula changed.
    pub unmentioned: Option<Seen>,
    /// The window's size in cells: columns, rows.
    pub size: (u16, u16),
}

/// A sync that is under way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Syncing {
    /// What it is doing.
    pub doing: &'static str,
    /// What it said that should stay to be read.
    pub said: Vec<String>,
}

/// A sentence shown until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The sentence.
    pub text: String,
    /// How much it matters.
    pub tone: Tone,
    /// What it says is missing; without that it is no longer true.
    pub lacking: Option<Lacking>,
}

/// Events that were shown and that the journal lacks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lacking {
    /// Which.
    pub ids: Vec<EventId>,
    /// Of how many that were shown.
    pub of: usize,
}

/// What is being written.
#[derive(Clone, Debug)]
pub struct Saving {
    /// What was decided; it is decided again when others wrote meanwhile.
    pub decision: Decision,
    /// What to say once it is saved.
    pub said: Vec<String>,
    /// Who the writer waits for.
    pub waiting: Option<String>,
}

/// How much a notice matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It went well.
    Good,
    /// It did not.
    Bad,
}

/// Rows above and below the body.
pub const HEAD: u16 = 2;
/// Rows below the body.
pub const FOOT: u16 = 2;
/// The smallest window that the screens work in.
pub const SMALLEST: (u16, u16) = (40, 12);

impl Model {
    /// The screens at their beginning.
    #[must_use]
    pub fn new(state: State, look: Look, size: (u16, u16)) -> Self {
        let mut model = Self {
            state,
            look,
            now: Moment::default(),
            screen: Context::Today,
            screens: Screens::default(),
            overlays: Vec::new(),
            notice: None,
            saving: None,
            syncing: None,
            unmentioned: None,
            size,
        };
        if !model.state.progress.learner.goal.asked {
            model.overlays.push(Overlay::FirstRun(FirstRun::default()));
        }
        if let Some(problem) = model.state.problems.first() {
            let more = model.state.problems.len() - 1;
            let more = if more > 0 {
                format!(" (and {more} more: gradus journal check, gradus curriculum check)")
            } else {
                String::new()
            };
            model.notice =
                Some(Notice { text: format!("{}{more}", problem.headline()), tone: Tone::Bad, lacking: None });
        }
        model.refresh();
        model
    }

    /// The size of the body.
    #[must_use]
    pub fn body(&self) -> (u16, u16) {
        (self.size.0.saturating_sub(2), self.size.1.saturating_sub(HEAD + FOOT))
    }

    /// What a view looks at.
    #[must_use]
    pub fn ctx(&self) -> Ctx<'_> {
        let (width, height) = self.body();
        Ctx { state: &self.state, look: &self.look, now: self.now, width, height }
    }

    /// What changes by a key, beside what it looks at meanwhile: the screens, the windows on top.
    pub fn parts(&mut self) -> (&mut Screens, &mut Vec<Overlay>, Ctx<'_>) {
        let (width, height) = self.body();
        let ctx = Ctx { state: &self.state, look: &self.look, now: self.now, width, height };
        (&mut self.screens, &mut self.overlays, ctx)
    }

    /// Keeps the selection of the screen, and what the windows show, where they belong after the state or the size changed. The other screens follow
    /// when somebody goes there.
    pub fn refresh(&mut self) {
        let screen = self.screen;
        let (screens, overlays, ctx) = self.parts();
        screens.refresh(screen, &ctx);
        overlays.iter_mut().for_each(|overlay| overlay.refresh(&ctx));
    }

    /// Shows a sentence.
    pub fn say(&mut self, text: impl Into<String>, tone: Tone) {
        self.notice = Some(Notice { text: text.into(), tone, lacking: None });
    }
}
