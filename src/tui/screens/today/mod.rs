//! Today: what to do now and why, what is under way, and how the week goes.

mod below;
mod goal;
mod steps;
mod week;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use self::week::Opening;
use crate::domain::next::{self, Next, REVIEW, Step, StepKind};
use crate::tui::action::Action;
use crate::tui::intent::{Intent, Target};
use crate::tui::kept::Kept;
use crate::tui::look::Ctx;
use crate::tui::subject::{self, Subject, decide};
use crate::tui::widgets::Cursor;
use crate::workspace::command::{self, SNOOZE_DAYS};
use crate::workspace::{State, resolve};

/// The selection on Today.
#[derive(Clone, Debug, Default)]
pub struct Today {
    /// What is selected; it is followed when the steps change places.
    selected: Option<(StepKind, String)>,
    /// Where it was, for when it is no longer among the steps.
    row: usize,
    filter: String,
    opening: Kept<Opening>,
    /// What to do now, as of the last look: no key and no frame searches for it again.
    next: Next,
}

/// The most steps on the screen.
const STEPS: usize = 5;

impl Today {
    /// Takes an action.
    pub fn update(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Intent> {
        if action == Action::Edit {
            return vec![goal::open(ctx.state)];
        }
        let mut cursor = Cursor { row: self.place(), top: 0 };
        let rows = self.next.steps.len();
        if cursor.step(action, rows, rows) {
            self.select(cursor.row);
            return Vec::new();
        }
        let Some(step) = self.next.steps.get(cursor.row) else { return Vec::new() };
        if (step.kind, action) == (StepKind::Item, Action::Open) {
            return vec![Intent::Go(Target::Checklist(step.id.as_str().into()))];
        }
        if step.id == REVIEW {
            match action {
                Action::Open | Action::Check | Action::Start => return vec![Intent::Act(Action::Review)],
                Action::Snooze => {
                    return vec![Intent::Say("A review needs no putting off: its questions wait.".into())];
                }
                _ => {}
            }
        }
        if action == Action::Snooze {
            let id = step.id.clone();
            return decide(move |state| Ok(command::snooze(state, &resolve::entry(state, &id)?, SNOOZE_DAYS)));
        }
        let action = action_on(step, action, ctx.state);
        let subject = subject_of(step, ctx.state).filter(|_| !is_kept_from(step, action));
        let asked = subject.and_then(|subject| subject::act(action, &subject, ctx));
        asked.unwrap_or_else(|| refused(step, action).map(|words| Intent::Say(words.into())).into_iter().collect())
    }

    fn find(&self, state: &State) -> Next {
        let limit = if self.filter.is_empty() { STEPS } else { usize::MAX };
        let mut next = next::next(&state.catalog, &state.progress, state.toward(), state.today, limit);
        if let Some(small) = self.small() {
            // It stands for the step that it is a part of, or before them.
            match next.steps.first_mut().filter(|first| first.id == small.id) {
                Some(first) => first.clone_from(small),
                None => next.steps.insert(0, small.clone()),
            }
        }
        let wanted = self.filter.to_lowercase();
        next.steps.retain(|step| {
            wanted.is_empty() || step.title.to_lowercase().contains(&wanted) || step.id.contains(&wanted)
        });
        next.steps.truncate(STEPS);
        next
    }

    /// What of the first step fits into a short sitting: it stands for it after a while away.
    fn small(&self) -> Option<&Step> {
        self.opening.get()?.reentry.as_ref()?.step.as_ref()
    }

    /// The row of what is selected; where it was when it is gone.
    fn place(&self) -> usize {
        let (selected, steps) = (self.selected.as_ref(), &self.next.steps);
        let same = |step: &Step| selected.is_some_and(|(kind, id)| *kind == step.kind && *id == step.id);
        steps.iter().position(same).unwrap_or(self.row).min(steps.len().saturating_sub(1))
    }

    fn select(&mut self, row: usize) {
        self.row = row;
        self.selected = self.next.steps.get(row).map(|step| (step.kind, step.id.clone()));
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

    /// Follows what is selected.
    pub fn refresh(&mut self, ctx: &Ctx<'_>) {
        self.opening.renew(ctx.state, Opening::of);
        self.next = self.find(ctx.state);
        // Before the first questions are answered nobody has seen a step to follow.
        if ctx.state.progress.learner.goal.asked {
            self.select(self.place());
        }
    }

    /// Draws it.
    pub fn view(&self, ctx: &Ctx<'_>, area: Rect, buf: &mut Buffer) {
        let Some(opening) = self.opening.get() else { return };
        let area = below::draw_review(ctx, opening.due, area, buf);
        let mut row = 0;
        if let Some(reentry) = &opening.reentry {
            row = week::draw_reentry(ctx, reentry, area, buf);
        }
        row = week::draw_week(ctx, opening, area, row, buf);
        row = steps::draw_steps(ctx, area, row, &self.next, self.place(), &self.filter, buf);
        if row + 2 < area.height {
            below::draw_below(ctx, Rect { y: area.y + row + 1, height: area.height - row - 1, ..area }, buf);
        }
    }
}

/// On an item, a project and a milestone an action is what it says; on a brief, a claim or a part of a milestone, checking
/// off is opening, so that nothing is done that the step does not name.
fn action_on(step: &Step, action: Action, state: &State) -> Action {
    let milestone = state.catalog.find(&step.id).filter(|_| step.kind == StepKind::Milestone);
    let is_part = milestone.is_some_and(|ix| step.time < state.progress.time_open(ix, &state.catalog));
    match (step.kind, action) {
        (StepKind::Brief | StepKind::Claim | StepKind::Review, Action::Check) => Action::Open,
        (StepKind::Milestone, Action::Check) if is_part => Action::Open,
        (_, action) => action,
    }
}

/// Whether an action would change the milestone of a drill, which is done: only a run of it is proposed.
fn is_kept_from(step: &Step, action: Action) -> bool {
    step.kind == StepKind::Review && matches!(action, Action::Skip | Action::Start | Action::Evidence)
}

/// Why an action means nothing to a step.
fn refused(step: &Step, action: Action) -> Option<&'static str> {
    match (step.kind, action) {
        (StepKind::Brief, Action::Note | Action::LogTime | Action::Skip | Action::Evidence) => {
            Some("A brief only proposes a project: start one from it first.")
        }
        (StepKind::Review, Action::Note | Action::LogTime | Action::Resource) => {
            Some("A review logs its own time; its questions lead to their milestones.")
        }
        (StepKind::Review, Action::Start) => Some("Start your clock; on Learn a run is recorded."),
        (_, Action::Stuck) => Some("Only a milestone has hints. On a project, the smallest open item is the way in."),
        (_, Action::Skip) => Some("Only a milestone can be skipped."),
        (_, Action::Evidence) => {
            Some("Evidence belongs to a milestone; a project takes links and results on Portfolio.")
        }
        _ => None,
    }
}

fn subject_of(step: &Step, state: &State) -> Option<Subject> {
    match step.kind {
        StepKind::Milestone | StepKind::Review => state.catalog.find(&step.id).map(Subject::Milestone),
        StepKind::Brief => Some(Subject::Brief(step.id.as_str().into())),
        StepKind::Project | StepKind::Item | StepKind::Claim => Some(Subject::Project(step.id.as_str().into())),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use insta::assert_snapshot;

    use crate::domain::catalog::Track;
    use crate::domain::changes::{Entry, Part, Seen, compare};
    use crate::tui::effect::Effect;
    use crate::tui::testing::Play;
    use crate::tui::update;
    use crate::workspace::command;

    #[test]
    fn an_empty_journal_says_where_to_begin() {
        assert_snapshot!(Play::new(100, 30).screen());
    }

    #[test]
    fn a_week_of_work_is_seen_at_a_glance() {
        let mut play = Play::new(100, 30);
        let fields =
            command::GoalFields { role: Some("ml-engineer".into()), hours: Some("6".into()), ..Default::default() };
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
    fn a_step_is_put_off_for_a_week_and_undo_wakes_it() {
        let mut play = Play::new(80, 24);
        let before = play.screen();
        assert_snapshot!(play.keys("<Down>z").keys("<Up>").screen());
        assert_eq!(play.keys("u<Up>").screen(), before);
    }

    #[test]
    fn a_small_window_says_in_short_that_something_is_put_off() {
        assert_snapshot!(Play::new(40, 12).keys("zz<Up>").screen());
    }

    #[test]
    fn the_goal_is_changed_field_by_field() {
        let mut play = Play::new(80, 24);
        let window = play.keys("i").screen();
        let roles = play.keys("<Enter>").screen();
        play.keys("<Enter>").keys("ic8<Enter>").keys("ie2027-03-01<Enter>").keys("ifsat, fri<Enter>");
        let refused = play.keys("id9<Enter>").screen();
        play.keys("<BS>5<Enter>").keys("ibpytorch, pytorch/beginner<Enter>");
        let narrow = {
            play.model.size = (40, 12);
            play.keys("i").screen()
        };
        assert_snapshot!([window, roles, refused, narrow].join("\n\n"));
        let goal = |play: &Play| {
            let goal = play.model.state.progress.learner.goal.clone();
            let by = goal.target.map(|day| day.to_string());
            (
                goal.role,
                goal.path.map(|path| path.join(" ")),
                goal.hours,
                goal.days,
                by,
                goal.rest.last().map(|rest| rest.1.len()),
            )
        };
        let own = |text: &str| Some(text.to_owned());
        let all = (own("ml-engineer"), own("pytorch pytorch/beginner"), Some(8.0), Some(5), own("2027-03-01"), Some(2));
        assert_eq!(goal(&play), all);
        play.keys("<Esc>").keys("iab").keys("ic<BS><Enter>").keys("id<BS><Enter>");
        assert_eq!(goal(&play), (None, own("pytorch pytorch/beginner"), None, None, own("2027-03-01"), Some(2)));
    }

    #[test]
    fn a_role_is_named_with_how_much_of_it_is_covered() {
        let mut screens = Vec::new();
        for (columns, rows) in [(120, 30), (80, 24), (40, 20), (40, 12)] {
            let mut play = Play::new(columns, rows);
            let fields = command::GoalFields {
                role: Some("ml-engineer".into()),
                hours: Some("6".into()),
                by: Some("2027-03-01".into()),
                rest: Some("fri".into()),
                ..Default::default()
            };
            play.command(command::goal(&play.model.state, &fields));
            screens.push(play.screen().lines().take(9).collect::<Vec<_>>().join("\n"));
        }
        assert_snapshot!(screens.join("\n\n"));
    }

    #[test]
    fn after_the_first_questions_the_first_step_is_selected() {
        let mut play = Play::unasked(100, 30);
        play.keys("<Enter><Enter><Esc><Esc>");
        let screen = play.screen();
        let (_, steps) = screen.split_once("Next\n").unwrap();
        assert!(steps.starts_with(" ▸ "), "{screen}");
    }

    #[test]
    fn after_a_week_away_it_says_where_the_learner_was() {
        let mut play = Play::new(80, 24);
        play.on("2026-11-02");
        play.keys("<Space>").on("2026-11-20");
        assert_snapshot!(play.screen());
    }

    #[test]
    fn the_first_step_back_is_small_and_checking_it_off_does_not_do_the_rest() {
        let mut play = Play::new(80, 24);
        play.on("2026-11-02");
        play.keys("<Space>").on("2026-11-20");
        let before = play.model.state.log.events().len();
        let opened = play.keys("<Space>").screen();
        assert_eq!(play.model.state.log.events().len(), before, "nothing is done");
        assert!(opened.contains("Done when"), "{opened}");
        play.keys("1<Down><Down><Space>");
        assert_eq!(play.model.state.log.events().len(), before + 1, "a whole step is done");
        assert!(!play.screen().contains("Welcome back"), "{}", play.screen());
    }

    #[test]
    fn in_a_small_window_where_the_learner_was_leaves_room_for_the_step() {
        let mut play = Play::new(40, 12);
        play.on("2026-11-02");
        play.keys("<Space>");
        play.keys("nwhat a view shares, what a copy does not, and when either is made<Enter>").on("2026-11-20");
        assert_snapshot!(play.screen());
    }

    #[test]
    fn the_next_mark_is_the_level_then_the_first_project_then_the_gates() {
        let mut play = Play::new(120, 24);
        let fields = command::GoalFields { role: Some("ml-engineer".into()), ..Default::default() };
        play.command(command::goal(&play.model.state, &fields));
        let mark = |play: &Play| {
            let screen = play.screen();
            let (_, rest) = screen.split_once("Next mark: ").unwrap();
            rest.lines().next().unwrap_or_default().to_owned()
        };
        assert_eq!(mark(&play), "foundations, 3 left (0 of 3 done).");
        let all: Vec<usize> = (0..play.model.state.catalog.milestones.len()).collect();
        let on = command::Completion::on(play.model.state.today);
        play.command(Ok(command::complete(&play.model.state, &all, &on)));
        assert_eq!(mark(&play), "the first shipped project.");
        play.command(command::new_project(&play.model.state, "Leaf", None));
        let state = &play.model.state;
        let ship = command::ship(state, state.progress.projects().next().unwrap(), state.today);
        play.command(ship);
        assert_eq!(mark(&play), "ready to apply as ML engineer, 4 of 4 gates open.");
    }

    /// After an upgrade that added two milestones and gave one another name.
    fn upgraded(columns: u16, rows: u16) -> Play {
        let mut play = Play::new(columns, rows);
        let catalog = play.model.state.catalog.clone();
        let now = Seen::now(&catalog, &Seen::default(), &BTreeSet::new());
        let mut before = now.clone();
        let entries = before.held.get_mut("pytorch").unwrap();
        entries.retain(|entry| !["pytorch/cnn", "pytorch/checkpoints"].contains(&&*entry.id));
        entries.push(Entry { id: "pytorch/rnn".into(), part: Part::Milestone, track: Track::Core });
        play.model.state.changes = compare(&before, &catalog, &play.model.state.progress, &BTreeSet::new());
        play.model.unmentioned = Some(now);
        play
    }

    #[test]
    fn a_change_of_the_curricula_is_mentioned_below_the_week() {
        let mut play = upgraded(80, 24);
        assert_snapshot!(play.screen());
        let kept = play.model.unmentioned.clone().map(Effect::KeepSeen);
        assert_eq!(Some(update::drawn(&mut play.model)), kept.map(|kept| vec![kept]));
        assert_eq!(update::drawn(&mut play.model), [], "once is enough");
    }

    #[test]
    fn a_change_of_the_curricula_is_mentioned_in_a_small_window_too() {
        assert_snapshot!(upgraded(40, 12).screen());
    }

    #[test]
    fn what_nobody_saw_was_not_mentioned() {
        let mut play = upgraded(80, 24);
        for away in ["2", "1?", "<Esc>/"] {
            play.keys(away);
            assert_eq!(update::drawn(&mut play.model), [], "{away}");
        }
        play.keys("<Esc>").model.size = (30, 9);
        assert_eq!(update::drawn(&mut play.model), []);
        play.model.size = (80, 24);
        assert_eq!(update::drawn(&mut play.model).len(), 1);
    }

    #[test]
    fn the_first_look_is_kept_without_a_word() {
        let mut play = Play::unasked(80, 24);
        assert_eq!(update::drawn(&mut play.model), []);
        play.model.unmentioned = Some(Seen::default());
        let before = play.screen();
        assert_eq!(update::drawn(&mut play.model), [Effect::KeepSeen(Seen::default())]);
        assert_eq!(play.screen(), before);
    }

    #[test]
    fn what_is_selected_is_followed_when_it_moves() {
        let mut play = Play::new(120, 30);
        play.keys("<Down><Down>s");
        let started = play.model.state.log.events().last().unwrap().body.clone();
        assert!(play.screen().lines().any(|line| line.contains("started today")), "it has come first");
        play.keys("t30<Enter>");
        let logged = play.model.state.log.events().last().unwrap().body.clone();
        assert_eq!(format!("{started:?}").split('"').nth(1), format!("{logged:?}").split('"').nth(1));
    }

    #[test]
    fn a_long_item_is_cut_in_its_row_and_whole_below_it() {
        let mut play = Play::new(80, 24);
        let long = format!("A page {}", "with a photo in and three conditions out, ".repeat(4));
        play.command(command::new_project(&play.model.state, &long, None));
        play.keys("3gs1g");
        assert_snapshot!(play.screen());
    }

    #[test]
    fn a_narrow_window_cuts_no_sentence() {
        let mut play = Play::new(40, 12);
        let fields = command::GoalFields { hours: Some("6".into()), ..Default::default() };
        play.command(command::goal(&play.model.state, &fields));
        play.keys("t90<Enter><Down><Space>");
        let first = play.screen();
        assert_eq!(first.lines().nth(2), Some(" This week  1 h 30 and ~3 h of 6 h"));
    }

    #[test]
    fn enter_opens_the_step_even_where_it_is_not_shown_beside_the_list() {
        let narrow = Play::new(80, 24).keys("<Enter>").screen();
        assert!(narrow.contains("Done when"), "{narrow}");
        let mut play = Play::new(80, 24);
        assert!(play.keys("<Enter><Esc><Esc>").screen().contains("Next"));
    }
}
