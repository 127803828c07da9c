//! Everything that was done, newest first; what is selected can be taken back.

mod acts;
mod details;
mod rows;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use self::acts::{Acts, Found, Window};
use crate::domain::event::{Body, Event};
use crate::domain::event_id::EventId;
use crate::domain::log::Effect;
use crate::domain::text::{count, wrap};
use crate::tui::action::{Action, Context};
use crate::tui::intent::{Intent, Target};
use crate::tui::look::Ctx;
use crate::tui::overlays::{Confirm, Overlay};
use crate::tui::subject::decide;
use crate::tui::widgets::{page, paragraph};
use crate::workspace::{Error, command};

/// The selection on History.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// The selected act; none for the newest one.
    selected: Option<EventId>,
    /// How many acts are in view above it.
    above: usize,
    filter: String,
    /// The acts that hold the filter's text; none without a filter.
    found: Option<Found>,
    /// How many machines wrote to the journal.
    machines: usize,
}

impl History {
    /// Takes an action.
    pub fn update(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Intent> {
        if action == Action::Back {
            return vec![Intent::Go(Target::Screen(Context::Today))];
        }
        let acts = self.acts(ctx);
        let Some(act) = acts.from(self.selected.as_ref()).next() else { return Vec::new() };
        let step = page(self.height(ctx));
        let to = match action {
            Action::Open => {
                self.select(act, self.above, ctx);
                return vec![Intent::Push(Box::new(Overlay::Details(details::of(act, ctx))))];
            }
            Action::Revert => {
                self.select(act, self.above, ctx);
                return revert(act, ctx);
            }
            Action::Up => (acts.newer(&act.id).next(), self.above.saturating_sub(1)),
            Action::Down => (acts.from(Some(&act.id)).nth(1), self.above.saturating_add(1)),
            Action::PageUp => (acts.newer(&act.id).take(step).last(), self.above),
            Action::PageDown => (acts.from(Some(&act.id)).take(step + 1).last(), self.above),
            Action::First => (acts.from(None).next(), 0),
            Action::Last => (acts.oldest(), usize::MAX),
            _ => return Vec::new(),
        };
        if let (Some(next), above) = to {
            self.select(next, above, ctx);
        }
        Vec::new()
    }

    fn select(&mut self, act: &Event, above: usize, ctx: &Ctx<'_>) {
        self.selected = Some(act.id.clone());
        self.above = above;
        self.above = self.window(ctx).map_or(0, |window| window.selected);
    }

    fn acts<'a>(&self, ctx: &Ctx<'a>) -> Acts<'a, '_> {
        Acts { log: &ctx.state.log, found: self.found.as_ref() }
    }

    /// What is in view.
    fn window<'a>(&self, ctx: &Ctx<'a>) -> Option<Window<'a>> {
        Window::around(&self.acts(ctx), self.selected.as_ref(), self.above, self.height(ctx), rows::gap(ctx))
    }

    /// The rows below the line on the filter.
    fn height(&self, ctx: &Ctx<'_>) -> usize {
        let head = self.head().map_or(0, |head| wrap(&head, usize::from(ctx.width)).len() + 1);
        usize::from(ctx.height).saturating_sub(head)
    }

    /// What the filter found.
    fn head(&self) -> Option<String> {
        let found = self.found.as_ref()?;
        let number = match found.acts.len() {
            0 => "No act holds".to_owned(),
            1 => "1 act holds".to_owned(),
            many => format!("{} hold", count(many, "act")),
        };
        let cut = if found.is_cut { format!(", of the newest {}", acts::SEARCHED) } else { String::new() };
        Some(format!("{number} \"{}\"{cut}. Esc shows all.", self.filter))
    }

    /// Shows only acts whose words hold a text.
    pub fn filter(&mut self, text: &str, ctx: &Ctx<'_>) {
        let narrower = !self.filter.is_empty() && text.to_lowercase().contains(&self.filter.to_lowercase());
        let before = self.found.take().filter(|_| narrower);
        text.clone_into(&mut self.filter);
        self.found = (!text.is_empty()).then(|| Found::search(text, before, &ctx.state.teller()));
        self.above = self.window(ctx).map_or(0, |window| window.selected);
    }

    /// The text that acts are filtered by.
    #[must_use]
    pub fn filtered_by(&self) -> &str {
        &self.filter
    }

    /// Takes in what the journal holds now.
    pub fn refresh(&mut self, ctx: &Ctx<'_>) {
        self.machines = ctx.state.log.machines().len();
        self.found = (!self.filter.is_empty()).then(|| Found::search(&self.filter, None, &ctx.state.teller()));
        self.above = self.window(ctx).map_or(0, |window| window.selected);
    }

    /// Draws it.
    pub fn view(&self, ctx: &Ctx<'_>, area: Rect, buf: &mut Buffer) {
        let mut from = 0;
        if let Some(head) = self.head() {
            from = paragraph(buf, area, 0, &head, ctx.look.theme.dim) + 1;
        } else if ctx.state.log.events().is_empty() {
            paragraph(buf, area, 0, &empty(ctx), ctx.look.theme.text);
        }
        let from = from.min(area.height);
        let list = Rect { y: area.y + from, height: area.height - from, ..area };
        if let Some(window) = self.window(ctx) {
            rows::draw(ctx, list, &window, self.machines, buf);
        }
    }
}

fn empty(ctx: &Ctx<'_>) -> String {
    let key = |context: Context, action: Action| ctx.look.keymap.key_for(context, action).unwrap_or_default();
    format!(
        "Nothing is done yet. Whatever you do is listed here, the newest first, and each act can be taken back. Begin on Today ({}): {} checks a step off.",
        key(Context::Global, Action::Today),
        key(Context::Today, Action::Check),
    )
}

/// Takes an act back, after a question that names it and what goes with it, or puts it back. An undo stands for the act it
/// took back, and a redo for the one it put back.
fn revert(row: &Event, ctx: &Ctx<'_>) -> Vec<Intent> {
    let log = &ctx.state.log;
    let said = |words: &str| vec![Intent::Say(words.into())];
    let (act, effect) = match (&row.body, log.leads_to(&row.id)) {
        (_, Some((act, effect))) => (act, Some(effect)),
        (Body::Reverted(_), None) => return said("What it takes back is not in this journal."),
        (_, None) => (row.action(), None),
    };
    match (log.taken_back_by(act), effect) {
        (Some(_), Some(Effect::PutsBack)) => said("It is taken back again already."),
        (None, Some(Effect::TakesBack)) => said("It is put back already."),
        (Some(_), _) => {
            let act = act.clone();
            decide(move |state| command::put_back(state, &act))
        }
        (None, _) => ask(act, ctx),
    }
}

/// Asks whether to take an act back.
fn ask(act: &EventId, ctx: &Ctx<'_>) -> Vec<Intent> {
    let reach = ctx.state.reach(act);
    let key = ctx.look.keymap.key_for(Context::History, Action::Revert).unwrap_or_default();
    let events = usize::from(ctx.height / 4);
    let named = reach.with_it(events);
    let lines = std::iter::once(reach.act.clone())
        .chain(named.clone())
        .chain([format!("It stays listed here, and {key} puts it back.")])
        .collect();
    let act = act.clone();
    let yes = decide(move |state| {
        if state.log.taken_back_by(&act).is_none() && state.reach(&act).with_it(events) != named {
            let words = "Another window changed what goes with it meanwhile";
            return Err(Error::failed(format!("{words}: press {key} again to see it.")));
        }
        command::undo_action(state, &act.to_string())
    });
    vec![Intent::Push(Box::new(Overlay::Confirm(Confirm::new("Take this back?".into(), lines, yes))))]
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use insta::assert_snapshot;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Modifier;

    use crate::domain::event::{Body, Event, Evidence, MilestoneAct, TimeOn, When};
    use crate::domain::event_id::EventId;
    use crate::domain::time::Day;
    use crate::tui::effect::Effect;
    use crate::tui::look::Ctx;
    use crate::tui::testing::Play;
    use crate::workspace::resolve::Entry;
    use crate::workspace::{News, command};

    fn id(nth: usize) -> EventId {
        EventId::parse(&format!("0193a000-{nth:04x}-7abc-8def-{:012x}", nth * 7919))
    }

    /// An event at that time, which counts on the day before when it is before 4 o'clock.
    fn event(nth: usize, at: &str, by: &str, body: Body) -> Event {
        let at = DateTime::parse_from_rfc3339(&format!("{at}:00+01:00")).unwrap();
        let day = Day::of(at, chrono::NaiveTime::from_hms_opt(4, 0, 0).unwrap());
        Event { id: id(nth), at: Some(at), day, by: by.into(), act: None, body }
    }

    fn done(milestone: &str, evidence: Vec<Evidence>) -> Body {
        Body::Milestone(milestone.into(), MilestoneAct::Completed { evidence, when: When::WithGradus })
    }

    fn time(minutes: u32) -> Body {
        Body::Time { minutes, on: TimeOn::Milestone("pytorch/tensors".into()), text: Some("read the docs".into()) }
    }

    /// Two machines, an act of three events, a late night, an act for another day, one taken back and one put back.
    fn eventful() -> Vec<Event> {
        let note = |text: &str| Body::Milestone("pytorch/tensors".into(), MilestoneAct::Noted(text.into()));
        let mut events = vec![
            event(1, "2026-11-16T19:02", "desktop", Body::Goal(Box::default())),
            event(2, "2026-11-18T20:15", "desktop", done("foundations/python", vec![])),
            event(3, "2026-11-18T20:15", "desktop", done("foundations/numpy", vec![])),
            event(4, "2026-11-18T20:15", "desktop", done("foundations/metrics", vec![])),
            event(5, "2026-11-19T21:40", "laptop", Body::Milestone("pytorch/tensors".into(), MilestoneAct::Started)),
            event(6, "2026-11-19T22:30", "laptop", time(45)),
            event(7, "2026-11-20T01:10", "laptop", note("strides: the view of a slice is no copy")),
            event(8, "2026-11-20T08:55", "laptop", time(90)),
            event(
                9,
                "2026-11-20T09:01",
                "laptop",
                done("pytorch/tensors", vec![Evidence::Link("https://github.com/ada/tensors".into())]),
            ),
            event(10, "2026-11-20T09:02", "laptop", Body::Reverted(id(9))),
            event(11, "2026-11-20T09:03", "laptop", Body::Reverted(id(10))),
            event(12, "2026-11-20T09:10", "laptop", note("wrong place")),
            event(13, "2026-11-20T09:11", "laptop", Body::Reverted(id(12))),
        ];
        events[2].act = Some(id(2));
        events[3].act = Some(id(2));
        events[7].day = Day::parse("2026-11-17").unwrap();
        events
    }

    fn play_of(events: Vec<Event>, columns: u16, rows: u16) -> Play {
        let mut play = Play::new(columns, rows);
        play.model.state.take(News::All(events));
        play.model.refresh();
        play.keys("5");
        play
    }

    /// Acts of one machine, three a day.
    fn many(number: usize) -> Vec<Event> {
        let first = Day::parse("2026-11-20").unwrap().plus(-(number as i64 / 3));
        let at = |nth: usize| format!("{}T{:02}:00", first.plus(nth as i64 / 3), 9 + nth % 3);
        (0..number).map(|nth| event(nth, &at(nth), "laptop", time(10 + nth as u32 % 50))).collect()
    }

    fn said(play: &Play) -> String {
        play.model.notice.as_ref().map(|notice| notice.text.clone()).unwrap_or_default()
    }

    fn selected(play: &Play) -> String {
        let screen = play.screen();
        screen.lines().find(|line| line.contains('\u{25b8}')).unwrap_or_default().trim().to_owned()
    }

    #[test]
    fn acts_stand_under_their_days_newest_first() {
        assert_snapshot!(play_of(eventful(), 100, 30).screen());
        assert_snapshot!(play_of(eventful(), 120, 40).keys("jjj").screen());
    }

    #[test]
    fn a_small_window_shows_the_acts_around_the_selected_one() {
        let mut play = play_of(eventful(), 40, 12);
        assert_snapshot!(play.screen());
        assert_snapshot!(play.keys("jjjjjj").screen());
    }

    #[test]
    fn an_empty_journal_says_what_will_appear() {
        assert_snapshot!(play_of(Vec::new(), 80, 24).screen());
        assert_snapshot!(play_of(Vec::new(), 40, 12).screen());
    }

    #[test]
    fn an_act_is_shown_in_full() {
        let mut play = play_of(eventful(), 80, 24);
        assert_snapshot!(play.keys("jjjj<Enter>").screen());
        assert_snapshot!(play.keys("<Esc>Gk<Enter>").screen());
    }

    #[test]
    fn an_act_is_taken_back_after_a_question_that_names_it() {
        let mut play = play_of(eventful(), 100, 24);
        assert_snapshot!(play.keys("Gk<BS>").screen());
        assert!(play.keys("n").asked.is_empty());
        assert_eq!(play.model.state.log.events().len(), 13);
        play.keys("<BS>y");
        let newest = play.model.state.log.events().last().unwrap();
        assert_eq!(newest.body, Body::Reverted(id(2)));
        assert_eq!(
            selected(&play),
            "▸ 20:15  ~ completed Python for machine learning and 2 more                    desktop, taken back"
        );
    }

    fn newest(play: &Play) -> Body {
        play.model.state.log.events().last().unwrap().body.clone()
    }

    #[test]
    fn an_act_is_put_back_from_its_own_row_or_from_its_undo() {
        // On its own row, however long ago it was taken back.
        let mut play = play_of(eventful(), 100, 24);
        play.keys("j");
        assert_eq!(
            selected(&play),
            "▸ 09:10  ~ noted on Tensors: wrong place                                        laptop, taken back"
        );
        assert_eq!(said(play.keys("<BS>")), "Put back: noted on Tensors: wrong place.");
        assert_eq!(newest(&play), Body::Reverted(id(13)));
        assert_eq!(
            selected(&play),
            "▸ 09:10    noted on Tensors: wrong place                                                    laptop"
        );
        // On the row of its undo, where nothing is asked either; then there is nothing to put back any more.
        let mut play = play_of(eventful(), 100, 24);
        assert_eq!(said(play.keys("<BS>")), "Put back: noted on Tensors: wrong place.");
        assert_eq!(said(play.keys("<BS>")), "It is put back already.");
        // On a redo the act is taken back again, after the question.
        let mut play = play_of(eventful(), 100, 24);
        play.keys("jj<BS>");
        assert!(play.screen().contains("Take this back?"), "{}", play.screen());
        assert_eq!(said(play.keys("y")), "Took back: completed Tensors with evidence.");
        assert_eq!(said(play.keys("<BS>")), "It is taken back again already.");
    }

    #[test]
    fn the_question_names_all_that_goes_with_an_act() {
        let mut play = Play::new(80, 24);
        play.command(command::new_project(&play.model.state, "Leaf Doctor", None));
        play.keys("3g<Space><Space>m");
        play.keys("macro-F1 0.94 0.81<Enter>");
        assert_snapshot!(play.keys("5jjj<BS>").screen());
        let project = play.model.state.progress.projects().next().unwrap();
        let note = command::note(&play.model.state, &Entry::Project(project), "from another window");
        play.elsewhere(note);
        let words = "Another window changed what goes with it meanwhile: press Backspace again to see it.";
        assert_eq!(said(play.keys("y")), words);
        play.keys("u<BS>");
        let hidden = "Hidden with it until it is put back: 3 later acts on Leaf Doctor (2 ticked items and 1 result).";
        assert_eq!(said(play.keys("y")), format!("Took back: created the project Leaf Doctor. {hidden}"));
        assert!(play.model.state.progress.projects().next().is_none());
        play.keys("<BS>");
        assert_eq!(play.model.state.progress.projects().next().unwrap().held(), ["2 ticked items", "1 result"]);
    }

    #[test]
    fn what_another_window_took_back_while_the_question_stood_is_not_taken_back_twice() {
        let mut play = play_of(eventful(), 100, 24);
        play.keys("Gk<BS>");
        let id = id(2).to_string();
        play.command(command::undo_action(&play.model.state, &id));
        let before = play.model.state.log.events().len();
        let words = said(play.keys("y"));
        assert!(words.starts_with("It is taken back already: completed Python for machine learning"), "{words}");
        assert_eq!(play.model.state.log.events().len(), before);
    }

    #[test]
    fn the_selection_stays_on_its_act_when_acts_are_added() {
        let mut play = play_of(many(30), 80, 24);
        play.keys("jjjj");
        let before = selected(&play);
        assert_eq!(before, "▸ 10:00    logged 35 min on Tensors");
        play.keys("u");
        assert_eq!(selected(&play), before);
    }

    #[test]
    fn moves_reach_every_act_and_keep_it_in_view() {
        let mut play = play_of(many(200), 80, 24);
        let newest = selected(&play);
        assert_snapshot!(play.keys("<PgDn><PgDn>j").screen());
        let mut steps = 0;
        while selected(play.keys("k")) != newest {
            assert!(!selected(&play).is_empty());
            steps += 1;
        }
        assert_eq!(steps, 36);
        let oldest = selected(play.keys("G"));
        assert_eq!(oldest, "▸ 09:00    logged 10 min on Tensors");
        assert_eq!(selected(play.keys("j")), oldest);
        assert_eq!(selected(play.keys("<PgUp><PgDn>")), oldest);
        assert_eq!(selected(play.keys("g<Up>")), newest);
        assert_eq!(play.asked, Vec::<Effect>::new());
    }

    #[test]
    fn a_filter_shows_the_acts_whose_words_hold_it() {
        let mut play = play_of(eventful(), 80, 24);
        assert_snapshot!(play.keys("/strides<Enter>").screen());
        assert_snapshot!(play.keys("<Esc>/took back<Enter>G").screen());
        assert_snapshot!(play.keys("<Esc>/zebra<Enter>").screen());
    }

    #[test]
    fn a_filter_looks_at_the_newest_acts_only_and_says_so() {
        let mut play = play_of(many(5100), 80, 24);
        let head = |play: &Play| play.screen().lines().nth(2).unwrap_or_default().trim().to_owned();
        play.keys("/12 min");
        assert_eq!(head(&play), "100 acts hold \"12 min\", of the newest 5000. Esc shows all.");
        play.keys("<Enter><Esc>");
        assert_eq!(head(&play), "Thu 19 Nov 2026, yesterday");
        assert_eq!(play.keys("/1<BS>2 min<Enter>").model.screens.history.found.as_ref().unwrap().acts.len(), 500);
    }

    #[test]
    fn what_is_taken_back_is_dim() {
        let play = play_of(eventful(), 80, 24);
        let buffer = play.buffer(80, 24);
        let row = (0..24).find(|y| buffer[(10, *y)].symbol() == "~").unwrap();
        assert!(buffer[(15, row)].modifier.contains(Modifier::DIM));
        assert!(!buffer[(15, row + 1)].modifier.contains(Modifier::DIM));
    }

    #[test]
    fn no_size_makes_it_panic() {
        let mut play = play_of(eventful(), 80, 24);
        for keys in ["", "G", "/a<Enter>G"] {
            play.keys(keys);
            for (width, height) in (0..130).step_by(7).flat_map(|width| (0..42).map(move |height| (width, height))) {
                let ctx = Ctx { width, height, ..play.model.ctx() };
                let area = Rect::new(0, 0, width, height);
                play.model.screens.history.view(&ctx, area, &mut Buffer::empty(area));
            }
        }
    }
}
