//! What a key, an action or a result changes. Pure: effects are returned, not carried out.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::action::{Action, Context};
use super::effect::{Effect, Overwrite};
use super::intent::{Intent, Target};
use super::look::Ctx;
use super::model::{Model, SMALLEST, Tone};
use super::overlays::{Confirm, Help, Overlay, Palette, Preview, Purpose, TextBox};
use super::screens::ORDER;
use super::subject::{sentence, written};
use crate::export::Format;
use crate::workspace::{Error, Exported, News, Written, command};

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
    model.notice = None;
    let (width, height) = model.body();
    let ctx = Ctx { state: &model.state, look: &model.look, width, height };
    if let Some(top) = model.overlays.last_mut() {
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
pub fn paste(model: &mut Model, text: &str) {
    if let Some(top) = model.overlays.last_mut() {
        top.paste(text);
    }
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
        Action::Undo => written(command::undo(&model.state)),
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

fn push(overlay: Overlay) -> Intent {
    Intent::Push(Box::new(overlay))
}

/// Hands an action to the screen; Back first takes a filter away, and from any other screen leads to Today at last.
fn on_screen(model: &mut Model, action: Action) -> Vec<Intent> {
    let (width, height) = model.body();
    let ctx = Ctx { state: &model.state, look: &model.look, width, height };
    if action == Action::Back && !model.screens.filtered_by(model.screen).is_empty() {
        return vec![Intent::Filter(String::new())];
    }
    model.screens.update(model.screen, action, &ctx)
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
                let (width, height) = model.body();
                let ctx = Ctx { state: &model.state, look: &model.look, width, height };
                model.screen = model.screens.go(&target, &ctx);
            }
            Intent::Filter(text) => {
                let (width, height) = model.body();
                let ctx = Ctx { state: &model.state, look: &model.look, width, height };
                model.screens.filter(model.screen, &text, &ctx);
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
            model.state.take(written.news);
            let text: Vec<String> = said.into_iter().chain(written.warnings).collect();
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
            model.state.take(news);
            model.say(said.join(" "), Tone::Good);
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

/// Takes what others wrote meanwhile.
pub fn looked(model: &mut Model, result: Result<News, Error>) {
    match result {
        Ok(News::More(events)) if events.is_empty() => return,
        Ok(news) => model.state.take(news),
        Err(error) => model.say(sentence(&error), Tone::Bad),
    }
    model.refresh();
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
