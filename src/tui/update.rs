//! What a key, an action or a result changes. Pure: effects are returned, not carried out.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::action::{Action, Context};
use super::effect::{Effect, Overwrite};
use super::intent::{Intent, Target};
use super::model::{Model, SMALLEST, Syncing, Tone};
use super::overlays::{Confirm, Help, Overlay, Palette, Preview, Purpose, TextBox};
use super::screens::ORDER;
use super::subject::{sentence, write, written};
use crate::domain::text::count;
use crate::domain::time::Day;
use crate::export::Format;
use crate::workspace::{Error, Exported, News, SyncNews, SyncReport, Written, command};

/// Takes a key: the topmost window's, else the screen's, else everybody's.
pub fn key(model: &mut Model, key: KeyEvent) -> Vec<Effect> {
    if key.kind == KeyEventKind::Release {
        return Vec::new();
    }
    if always_leaves(key) {
        return vec![Effect::Quit];
    }
    if key.code == KeyCode::Char('z') && key.modifiers.contains(KeyModifiers::CONTROL) {
        return vec![Effect::Suspend];
    }
    if !fits(model.size) {
        // Nothing is seen of what a key would do.
        let quits = model.look.keymap.action(model.screen, key) == Some(Action::Quit);
        return if quits { vec![Effect::Quit] } else { Vec::new() };
    }
    model.notice = None;
    let (_, overlays, ctx) = model.parts();
    if let Some(top) = overlays.last_mut() {
        let intents = top.key(key, &ctx);
        return carry_out(model, intents);
    }
    match model.look.keymap.action(model.screen, key) {
        Some(asked) => action(model, asked),
        None => Vec::new(),
    }
}

/// Whether a key leaves the program whatever is shown: Ctrl-C.
#[must_use]
pub fn always_leaves(key: KeyEvent) -> bool {
    key.code == KeyCode::Char('c') && key.modifiers.contains(KeyModifiers::CONTROL)
}

/// Takes pasted text.
pub fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    model.notice = None;
    let intents = model.overlays.last_mut().map_or_else(Vec::new, |top| top.paste(text));
    carry_out(model, intents)
}

/// Carries out an action.
pub fn action(model: &mut Model, action: Action) -> Vec<Effect> {
    let screen = |screen: Context| vec![Intent::Go(Target::Screen(screen))];
    let place = ORDER.iter().position(|one| *one == model.screen).unwrap_or(0);
    let intents = match action {
        Action::Quit => vec![Intent::Do(Effect::Quit)],
        Action::Today => screen(Context::Today),
        Action::Learn => screen(Context::Learn),
        Action::Portfolio => screen(Context::Portfolio),
        Action::Dashboard => screen(Context::Dashboard),
        Action::History => screen(Context::History),
        Action::Resume => screen(Context::Resume),
        Action::NextScreen => screen(ORDER[(place + 1) % ORDER.len()]),
        Action::PreviousScreen => screen(ORDER[(place + ORDER.len() - 1) % ORDER.len()]),
        Action::Help => vec![push(Overlay::Help(Help::new(model.screen)))],
        Action::Palette => vec![push(Overlay::Palette(Palette::new(model.screen)))],
        Action::Export => vec![push(Overlay::Preview(Preview::new(Format::Markdown)))],
        Action::Undo => undo(model),
        Action::Sync => sync(model),
        Action::Redo => written(command::redo(&model.state)),
        Action::Filter => {
            let now = model.screens.filtered_by(model.screen).to_owned();
            vec![push(Overlay::Text(TextBox::new(
                "Show rows that hold",
                "Enter keeps it, Esc shows all",
                &now,
                Purpose::Filter,
            )))]
        }
        other => on_screen(model, other),
    };
    carry_out(model, intents)
}

/// Takes back the newest act of this machine; without one, it is said where any act is taken back.
fn undo(model: &Model) -> Vec<Intent> {
    match command::undo(&model.state) {
        Ok(draft) => vec![write(draft)],
        Err(error) => {
            let key = model.look.keymap.key_for(Context::History, Action::Revert).unwrap_or_default();
            let message = error.message.trim_end_matches('.');
            vec![Intent::Warn(format!("{message}. On History {key} takes back any act."))]
        }
    }
}

/// Begins a sync, one at a time.
fn sync(model: &mut Model) -> Vec<Intent> {
    if model.syncing.is_some() {
        return vec![Intent::Say("A sync is under way.".into())];
    }
    model.syncing = Some(Syncing { doing: "begins", said: Vec::new() });
    vec![Intent::Do(Effect::Sync)]
}

fn push(overlay: Overlay) -> Intent {
    Intent::Push(Box::new(overlay))
}

/// Hands an action to the screen. Back leaves a pane, then takes a filter away, and then leads to Today.
fn on_screen(model: &mut Model, action: Action) -> Vec<Intent> {
    let screen = model.screen;
    let (screens, _, ctx) = model.parts();
    let intents = screens.update(screen, action, &ctx);
    let leaves = model.screen == Context::Today || matches!(intents[..], [Intent::Go(Target::Screen(Context::Today))]);
    if action == Action::Back && leaves && !model.screens.filtered_by(model.screen).is_empty() {
        return vec![Intent::Filter(String::new())];
    }
    intents
}

fn carry_out(model: &mut Model, intents: Vec<Intent>) -> Vec<Effect> {
    let mut effects = Vec::new();
    for intent in intents {
        match intent {
            Intent::Do(effect) => {
                if let Effect::Write(draft) = &effect {
                    model.saving = Some(draft.said.clone());
                }
                effects.push(effect);
            }
            Intent::Push(overlay) => model.overlays.push(*overlay),
            Intent::Pop => drop(model.overlays.pop()),
            Intent::Say(text) => model.say(text, Tone::Good),
            Intent::Warn(text) => model.say(text, Tone::Bad),
            Intent::Act(asked) => effects.extend(action(model, asked)),
            Intent::Go(target) => {
                let (screens, _, ctx) = model.parts();
                model.screen = screens.go(&target, &ctx);
            }
            Intent::Filter(text) => {
                let screen = model.screen;
                let (screens, _, ctx) = model.parts();
                screens.filter(screen, &text, &ctx);
            }
        }
    }
    effects
}

/// Takes the result of a write.
pub fn saved(model: &mut Model, result: Result<Written, Error>) {
    let said = model.saving.take().unwrap_or_default();
    match result {
        Ok(written) => {
            let lost = take(model, written.news);
            let text: Vec<String> = said.into_iter().chain(written.warnings).chain(lost).collect();
            model.say(text.join(" "), Tone::Good);
        }
        Err(error) => model.say(sentence(&error), Tone::Bad),
    }
    model.refresh();
}

/// Takes the result of an export.
pub fn exported(model: &mut Model, result: Result<Exported, Error>) {
    match result {
        Ok(Exported::Written { news, said }) => {
            let lost = take(model, news);
            let text: Vec<String> = said.into_iter().chain(lost).collect();
            model.say(text.join(" "), Tone::Good);
        }
        Ok(Exported::Exists { target, format, document }) => {
            let lines =
                vec![format!("{} is there already and differs; the old one is kept as a .bak.", target.display())];
            let yes = Effect::Export { target, format, document, overwrite: Overwrite::Yes };
            model.overlays.push(Overlay::Confirm(Confirm::new("Write over it?".into(), lines, vec![Intent::Do(yes)])));
        }
        Err(error) => model.say(sentence(&error), Tone::Bad),
    }
    model.refresh();
}

/// Takes in what the journal holds; a sentence, when it holds less than what was shown.
fn take(model: &mut Model, news: News) -> Option<String> {
    let before = model.state.log.events().len();
    model.state.take(news);
    let now = model.state.log.events().len();
    (now < before).then(|| {
        let now = count(now, "event");
        format!("The journal is another one than before: {now} instead of {before}. gradus journal restore lists the backups.")
    })
}

/// Takes what a sync tells while it runs.
pub fn syncing(model: &mut Model, news: SyncNews) {
    let Some(syncing) = &mut model.syncing else { return };
    match news {
        SyncNews::Doing(phase) => syncing.doing = phase,
        SyncNews::Notice(words) => syncing.said.push(words),
    }
}

/// Takes the result of a sync; the journal may hold more now.
pub fn synced(model: &mut Model, result: Result<SyncReport, Error>) -> Vec<Effect> {
    let said = model.syncing.take().unwrap_or_default().said;
    match result {
        Ok(report) => {
            let tone = if report.not_sent.is_some() { Tone::Bad } else { Tone::Good };
            let all = said.into_iter().chain(report.said).chain(report.warnings).chain(report.not_sent);
            model.say(all.collect::<Vec<_>>().join(" "), tone);
        }
        Err(error) => model.say(sentence(&error), Tone::Bad),
    }
    vec![Effect::Look]
}

/// Takes what others wrote meanwhile.
pub fn looked(model: &mut Model, result: Result<News, Error>) {
    match result {
        Ok(News::More(events)) if events.is_empty() => return,
        Ok(news) => {
            if let Some(lost) = take(model, news) {
                model.say(lost, Tone::Bad);
            }
        }
        Err(error) => model.say(sentence(&error), Tone::Bad),
    }
    model.refresh();
}

/// Takes the day: what depends on it is looked at anew when it is another one.
pub fn day(model: &mut Model, today: Day) {
    if model.state.today != today {
        model.state.today = today;
        model.refresh();
    }
}

/// Takes note that a frame was shown: what changed in the curricula is mentioned once, on Today with nothing on top.
pub fn drawn(model: &mut Model) -> Vec<Effect> {
    let mentioned = model.screen == Context::Today && model.overlays.is_empty() && fits(model.size);
    if !mentioned && !model.state.changes.is_empty() {
        return Vec::new();
    }
    model.unmentioned.take().map(Effect::KeepSeen).into_iter().collect()
}

/// Takes another size of the window.
pub fn resized(model: &mut Model, size: (u16, u16)) {
    model.size = size;
    model.refresh();
}

/// Whether the window is large enough for the screens.
#[must_use]
pub fn fits(size: (u16, u16)) -> bool {
    size.0 >= SMALLEST.0 && size.1 >= SMALLEST.1
}

#[cfg(test)]
mod tests {
    use crate::tui::action::Context;
    use crate::tui::effect::Effect;
    use crate::tui::testing::Play;
    use crate::tui::update;
    use crate::workspace::{Error, SyncNews, SyncReport};

    fn last_line(play: &Play) -> String {
        play.screen().lines().last().unwrap_or_default().to_owned()
    }

    #[test]
    fn back_leaves_the_pane_then_the_filter_then_the_screen() {
        for (screen, open) in [(Context::Portfolio, "3"), (Context::Learn, "2")] {
            let mut play = Play::new(80, 24);
            play.keys(open).keys("/leaf<Enter>");
            let list = play.screen();
            assert!(last_line(&play).starts_with(" Esc show all, not only \"leaf\""), "{list}");
            play.keys("<Enter>");
            assert_ne!(play.screen(), list, "it is open");
            assert_eq!(play.keys("<Esc>").screen(), list, "it is closed, and the filter holds");
            play.keys("<Esc>");
            assert_eq!((play.model.screen, play.model.screens.filtered_by(screen)), (screen, ""));
            assert_eq!(play.keys("<Esc>").model.screen, Context::Today);
        }
    }

    #[test]
    fn without_an_act_of_this_machine_undo_says_where_to_go() {
        let mut play = Play::new(80, 24);
        let words = "There is nothing to take back on this machine. On History Backspace takes back";
        assert!(play.keys("uu").screen().contains(words), "{}", play.screen());
    }

    #[test]
    fn in_a_window_too_small_to_see_anything_a_key_writes_nothing() {
        let mut play = Play::new(20, 6);
        let before = play.model.state.log.events().len();
        play.keys("<Space>x");
        assert_eq!((play.model.state.log.events().len(), play.asked.len()), (before, 0));
        assert_eq!(play.keys("q").asked, [crate::tui::effect::Effect::Quit]);
    }

    #[test]
    fn a_sync_shows_what_it_does_and_what_came_of_it() {
        let mut play = Play::new(80, 24);
        play.keys("S");
        assert_eq!(play.asked, [Effect::Sync]);
        update::syncing(&mut play.model, SyncNews::Doing("asking the remote"));
        assert_eq!(last_line(&play), " sync: asking the remote");
        update::syncing(&mut play.model, SyncNews::Notice("It is the first time.".into()));
        assert_eq!(last_line(play.keys("S")), " A sync is under way.");
        assert_eq!(last_line(play.keys("j")), " sync: asking the remote", "other keys work meanwhile");
        let report = SyncReport { said: vec!["3 events taken in.".into()], ..SyncReport::default() };
        assert_eq!(update::synced(&mut play.model, Ok(report)), [Effect::Look]);
        assert_eq!(last_line(&play), " It is the first time. 3 events taken in.");
        assert_eq!(play.keys("S").asked, [Effect::Sync, Effect::Sync], "and again");
        drop(update::synced(&mut play.model, Err(Error::failed("Sync is not set up.").hint("gradus sync init"))));
        assert_eq!(last_line(&play), " Sync is not set up (gradus sync init)");
    }

    #[test]
    fn a_pasted_filter_holds_at_once() {
        let mut play = Play::new(80, 24);
        play.keys("/").paste("tens\n");
        assert_eq!(play.model.screens.filtered_by(Context::Today), "tens");
        assert!(play.keys("<Enter>").screen().contains("Tensors"));
    }

    #[test]
    fn the_hints_are_those_of_the_window_on_top() {
        let mut play = Play::unasked(80, 24);
        assert_eq!(last_line(&play), " Enter take  Esc leave out  Ctrl-C quit");
        play.keys("<Esc><Esc><Esc>");
        assert_eq!(last_line(&play), " Space mark  Enter begin  Esc leave out  Ctrl-C quit");
        play.keys("<Esc>?");
        assert_eq!(last_line(&play), " Down scroll  Esc close");
        assert_eq!(last_line(play.keys("<Esc>/")), " Enter take  Esc leave");
    }

    #[test]
    fn the_help_goes_to_its_ends() {
        let mut play = Play::new(40, 12);
        let top = play.keys("?").screen();
        assert!(play.keys("<End>").screen().contains("To the last row"));
        assert_eq!(play.keys("g").screen(), top);
    }
}
