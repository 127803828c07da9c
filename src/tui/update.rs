//! What a key, an action or a result changes. Pure: effects are returned, not carried out.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::action::{Action, Context};
use super::decision::Decision;
use super::effect::{Effect, Overwrite};
use super::intent::{Intent, Target};
use super::model::{Model, Notice, SMALLEST, Saving, Syncing, Tone};
use super::overlays::{Advise, Confirm, Help, Overlay, Palette, Placement, Preview, Purpose, Review, TextBox};
use super::screens::ORDER;
use super::subject::{decide, sentence};
use crate::domain::figures::Path;
use crate::domain::id::ProjectId;
use crate::domain::text::count;
use crate::domain::time::{Day, Moment};
use crate::workspace::{Attempt, Audited, Error, Exported, News, SyncNews, SyncReport, command, query};

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
        Action::Help => {
            let help = Help::new(model.screen);
            let about = model.screens.about(model.screen);
            vec![push(Overlay::Help(about.map_or(help.clone(), |(name, sentences)| help.about(name, sentences))))]
        }
        Action::Palette => vec![push(Overlay::Palette(Palette::new(model.screen)))],
        Action::Export => {
            let asked = model.screens.resume.asked().clone();
            vec![push(Overlay::Preview(Box::new(Preview::new(asked, &model.ctx()))))]
        }
        Action::Undo => undo(model),
        Action::Advise => vec![push(Overlay::Advise(Advise::default()))],
        Action::Review => vec![push(Overlay::Review(Review::begin(&model.ctx())))],
        Action::Placement => placement(model),
        Action::Sync => sync(model),
        Action::Redo => decide(command::redo),
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
    let key = model.look.keymap.key_for(Context::History, Action::Revert).unwrap_or_default();
    decide(move |state| {
        command::undo(state).map_err(|error| {
            let message = error.message.trim_end_matches('.');
            Error::failed(format!("{message}. On History {key} takes back any act."))
        })
    })
}

/// Asks what is known already of the goal's path.
fn placement(model: &Model) -> Vec<Intent> {
    let path = Path::of(&model.state.catalog, &model.state.progress);
    match Placement::over(&model.state, &path) {
        Ok(placement) => vec![push(Overlay::Placement(Box::new(placement)))],
        Err(words) => vec![Intent::Say(words)],
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
            Intent::Do(effect) => effects.push(effect),
            Intent::Write(decision) => effects.extend(save(model, decision)),
            Intent::Push(overlay) => model.overlays.push(*overlay),
            Intent::Pop => drop(model.overlays.pop()),
            Intent::Say(text) => model.say(text, Tone::Good),
            Intent::Warn(text) => model.say(text, Tone::Bad),
            Intent::Act(asked) => effects.extend(action(model, asked)),
            Intent::Go(target) => {
                let (screens, _, ctx) = model.parts();
                model.screen = screens.go(&target, &ctx);
            }
            Intent::Select(selection) => {
                let (screens, _, ctx) = model.parts();
                screens.resume.select(selection, &ctx);
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

/// Has written what is decided as things stand; what changes nothing or cannot be done is only said.
fn save(model: &mut Model, decision: Decision) -> Option<Effect> {
    match decision.draft(&model.state) {
        Ok(draft) if draft.bodies.is_empty() => model.say(draft.said.join(" "), Tone::Good),
        Ok(draft) => {
            model.saving = Some(Saving { decision, said: draft.said.clone(), waiting: None });
            return Some(Effect::Write(draft));
        }
        Err(error) => model.say(sentence(&error), Tone::Bad),
    }
    None
}

/// Takes the result of a write. Where others were faster, it is decided again on what they wrote.
pub fn saved(model: &mut Model, result: Result<Attempt, Error>) -> Vec<Effect> {
    let saving = model.saving.take();
    let mut effects = Vec::new();
    match result {
        Ok(Attempt::Written(written)) => {
            let said = saving.map(|saving| saving.said).unwrap_or_default();
            take(model, written.news, said.into_iter().chain(written.warnings).collect());
        }
        Ok(Attempt::Outdated(news)) => {
            take_from_others(model, news);
            effects.extend(saving.and_then(|saving| save(model, saving.decision)));
        }
        Err(error) => model.say(sentence(&error), Tone::Bad),
    }
    model.refresh();
    effects
}

/// Says who the writer waits for.
pub fn waiting(model: &mut Model, words: String) {
    match &mut model.saving {
        Some(saving) => saving.waiting = Some(words),
        None => model.say(words, Tone::Bad),
    }
}

/// Takes the result of an export.
pub fn exported(model: &mut Model, result: Result<Exported, Error>) {
    match result {
        Ok(Exported::Written { news, said }) => {
            take(model, news, said);
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

/// Takes in what the journal holds and says these sentences; one more, when it lacks something that was shown, which goes
/// when that is no longer true.
fn take(model: &mut Model, news: News, mut said: Vec<String>) {
    let mut lacking = model.notice.as_mut().and_then(|notice| notice.lacking.take()).unwrap_or_default();
    if let News::All(_) = news {
        lacking.ids.extend(model.state.log.events().iter().map(|event| event.id.clone()));
        lacking.of = lacking.ids.len();
    }
    let untrue = !lacking.ids.is_empty();
    model.state.take(news);
    lacking.ids.retain(|id| model.state.log.get(id).is_none());
    let tone = if said.is_empty() || !lacking.ids.is_empty() { Tone::Bad } else { Tone::Good };
    if !lacking.ids.is_empty() {
        let (gone, all) = (lacking.ids.len(), count(lacking.of, "event"));
        said.push(format!(
            "The journal is another one than before: it lacks {gone} of {all}. gradus journal restore lists the backups."
        ));
        model.notice = Some(Notice { text: said.join(" "), tone, lacking: Some(lacking) });
    } else if !said.is_empty() {
        model.say(said.join(" "), tone);
    } else if untrue {
        model.notice = None;
    }
}

/// The same for what another window wrote: what is selected here stays selected.
fn take_from_others(model: &mut Model, news: News) {
    let before = model.state.progress.projects().map(|project| project.id.clone()).collect();
    take(model, news, Vec::new());
    let (screens, _, ctx) = model.parts();
    screens.portfolio.overlook(&before, &ctx);
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

/// Takes what was found in the folder of a project: it is written down, and shown in full until the window is closed.
pub fn audited(model: &mut Model, project: &ProjectId, result: Result<Audited, Error>) -> Vec<Effect> {
    let audited = match result {
        Ok(audited) => audited,
        Err(error) => {
            model.say(sentence(&error), Tone::Bad);
            return Vec::new();
        }
    };
    let Some(found) = model.state.progress.project(project) else { return Vec::new() };
    let view = query::audit(&model.state, Some(found), &audited);
    model.screens.portfolio.found(project.clone(), view);
    let id = project.clone();
    let decision = Decision::new(move |state| {
        let gone = || Error::failed("The project is gone; its audit is not recorded.");
        Ok(command::audited(state, state.progress.project(&id).ok_or_else(gone)?, &audited))
    });
    let effects = save(model, decision);
    model.refresh();
    effects.into_iter().collect()
}

/// Takes what others wrote meanwhile.
pub fn looked(model: &mut Model, result: Result<News, Error>) {
    match result {
        Ok(News::More(events)) if events.is_empty() => return,
        Ok(news) => take_from_others(model, news),
        Err(error) => model.say(sentence(&error), Tone::Bad),
    }
    model.refresh();
}

/// Takes the time and the day: what depends on the day is looked at anew when it is another one.
pub fn time(model: &mut Model, now: Moment, today: Day) {
    model.now = now;
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
    use crate::domain::event::{Body, MilestoneAct};
    use crate::domain::progress::State as Standing;
    use crate::domain::stamp::Draft;
    use crate::tui::action::Context;
    use crate::tui::effect::Effect;
    use crate::tui::testing::Play;
    use crate::tui::update;
    use crate::workspace::{Error, News, State, SyncNews, SyncReport, command, resolve};

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

    fn said(play: &Play) -> &str {
        play.model.notice.as_ref().map_or("", |notice| &notice.text)
    }

    /// The newest act, in words.
    fn newest(state: &State) -> String {
        state.log.actions().next().map_or_else(String::new, |act| state.teller().action(&act.id))
    }

    fn ix(play: &Play, id: &str) -> usize {
        play.model.state.catalog.find(id).unwrap()
    }

    #[test]
    fn an_act_on_stale_state_is_decided_again() {
        let mut play = Play::new(80, 24);
        let python = ix(&play, "foundations/python");
        let on = command::Completion::on(play.model.state.today);
        let done = command::complete(&play.model.state, &[python], &on);
        let before = play.model.state.log.events().len();
        play.meanwhile(Ok(done)).keys("2<Space>");
        assert_eq!(play.model.state.log.events().len(), before + 1, "it is not done twice");
        assert_eq!(said(&play), "Python for machine learning is done already, on 2026-11-20.");
        assert_eq!(play.model.state.progress.state(python), Standing::Done, "nor reset");
        assert!(play.model.saving.is_none());
        // What another window did comes first; what was meant here comes after it.
        let note = command::note(&play.model.state, &resolve::Entry::Milestone(python), "elsewhere");
        play.meanwhile(note).keys("nhere<Enter>");
        let notes = play.model.state.log.events().iter().rev().take(2).map(|event| match &event.body {
            Body::Milestone(_, MilestoneAct::Noted(text)) => text.to_string(),
            other => panic!("{other:?}"),
        });
        assert_eq!(notes.collect::<Vec<_>>(), ["here", "elsewhere"]);
    }

    #[test]
    fn undo_takes_back_and_names_the_newest_act_of_all_windows() {
        let mut play = Play::new(80, 24);
        play.keys("<Space>");
        let log = command::log_time(&play.model.state, None, 30, play.model.state.today, None);
        play.meanwhile(log).keys("u");
        assert_eq!(said(&play), "Took back: logged 30 min.");
        assert_eq!(newest(&play.model.state), "took back: logged 30 min");
        let log = command::log_time(&play.model.state, None, 45, play.model.state.today, None);
        play.meanwhile(log).keys("<C-r>");
        assert!(said(&play).starts_with("There is nothing to put back: since the last undo you logged 45 min"));
    }

    #[test]
    fn what_would_have_been_asked_about_is_not_done_unasked() {
        let mut play = Play::new(80, 24);
        let python = ix(&play, "foundations/python");
        play.keys("2<Space>");
        let evidence = crate::domain::event::Evidence::Text("notes".into());
        let how = command::Completion { evidence: vec![evidence], ..command::Completion::on(play.model.state.today) };
        let proven = command::complete(&play.model.state, &[python], &how);
        play.meanwhile(Ok(proven)).keys("<Space>");
        let words =
            "Python for machine learning was changed in another window meanwhile: look at it and press the key again.";
        assert_eq!(said(&play), words);
        assert_eq!(play.model.state.progress.state(python), Standing::Done);
        assert!(play.keys("<Space>").screen().contains("Reset Python for machine learning?"));
    }

    #[test]
    fn a_journal_that_is_another_one_is_said_until_it_is_back() {
        let mut play = Play::new(80, 24);
        play.keys("<Space>2<Space>");
        let events = play.model.state.log.events().to_vec();
        let less = |play: &mut Play, number: usize| {
            update::looked(&mut play.model, Ok(News::All(events[..number].to_vec())));
            play.model.notice.as_ref().map(|notice| notice.text.clone())
        };
        let words = |gone: usize| {
            format!(
                "The journal is another one than before: it lacks {gone} of 3 events. gradus journal restore lists the backups."
            )
        };
        assert_eq!(less(&mut play, 0), Some(words(3)));
        assert_eq!(less(&mut play, 1), Some(words(2)));
        assert_eq!(less(&mut play, 3), None, "it is no longer true");
        assert_eq!(less(&mut play, 2), Some(words(1)));
        play.keys("1");
        assert_eq!(less(&mut play, 2), None, "a key was pressed: it is known");
    }

    #[test]
    fn while_something_is_saved_it_is_said_who_is_waited_for() {
        let mut play = Play::new(80, 24);
        let space = crossterm::event::KeyCode::Char(' ').into();
        assert_eq!(update::key(&mut play.model, space).len(), 1);
        assert_eq!(last_line(&play), " saving");
        update::waiting(&mut play.model, "waiting for another gradus".into());
        assert_eq!(last_line(&play), " saving: waiting for another gradus");
    }

    #[test]
    fn another_window_moves_nothing_in_this_one() {
        let screens =
            ["1j", "2jj", "2j<Enter>jj", "2G", "3j", "3<Enter>jjj", "3/leaf<Enter>", "4jj", "5jj", "6j", "6l<PgDn>"];
        let windows = ["?j", ":und", "nhalf a note", "5j<Enter>", "5j<BS>"].map(|window| ((80, 24), window));
        let alone = [(120, 40), (80, 24), (40, 12)].map(|size| (size, ""));
        for ((columns, rows), window) in alone.into_iter().chain(windows) {
            for keys in screens {
                let what = format!("{columns}x{rows} {keys} {window}");
                let mut play = Play::new(columns, rows);
                play.command(command::new_project(&play.model.state, "Leaf Doctor", None));
                play.keys("3s1<Space>").keys(keys).keys(window);
                let before = play.screen();
                // Nothing of it is in view but a row of History.
                let stuck = Body::Milestone("foundations/metrics".into(), MilestoneAct::Stuck);
                play.elsewhere(Ok(Draft::new(play.model.state.today, stuck, "")));
                let after = play.screen();
                if play.model.screen != Context::History {
                    assert_eq!(after, before, "{what}");
                } else if window.is_empty() {
                    assert_eq!(selected(&after), selected(&before), "{what}");
                }
            }
        }
    }

    fn selected(screen: &str) -> Vec<&str> {
        screen.lines().filter(|line| line.contains('\u{25b8}')).collect()
    }

    #[test]
    fn a_project_of_another_window_leaves_the_selection_where_it_is() {
        let mut play = Play::new(120, 40);
        let new = |play: &Play, title: &str| command::new_project(&play.model.state, title, None);
        play.elsewhere(new(&play, "Leaf Doctor"));
        play.keys("3g");
        play.elsewhere(new(&play, "Another"));
        let screen = play.screen();
        assert!(selected(&screen).iter().any(|line| line.contains("Leaf Doctor")), "{screen}");
        play.meanwhile(new(&play, "Third")).keys("aMine<Enter>");
        let screen = play.screen();
        assert!(selected(&screen).iter().any(|line| line.contains("Mine")), "one's own is selected: {screen}");
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
