//! The one loop: wait for something, change the model, carry out effects, draw. It draws because something changed; the
//! one deadline it waits for is the next logical day.

use std::collections::VecDeque;
use std::io;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};

use super::effect::Effect;
use super::glyphs::Glyphs;
use super::input::{Job, listen, listen_to_signals, work};
use super::keymap::Keymap;
use super::look::Look;
use super::model::{Model, Tone};
use super::msg::{Msg, Signal};
use super::theme::Theme;
use super::{clipboard, terminal, update, view};
use crate::format::diagnostic::{Diagnostic, Severity};
use crate::workspace::{Calendar, Preferences, Workspace};

/// How the program was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// By the learner.
    Quit,
    /// By a signal of this number.
    Signal(i32),
}

/// Shows the screens until they are left, with what is said first, if anything is. The terminal is given back whatever
/// happens.
///
/// # Errors
/// The terminal cannot be used.
pub fn run(mut workspace: Workspace, greeting: Option<&str>) -> io::Result<Left> {
    let unmentioned = workspace.notice_changes();
    let Workspace { mut state, desk, calendar, preferences, places } = workspace;
    let (look, problems) = look(&preferences);
    state.problems.extend(problems);
    terminal::restore_on_panic();
    let mut screen = terminal::enter()?;
    let guard = terminal::Guard;
    let size = screen.size()?;
    let mut model = Model::new(state, look, (size.width, size.height));
    model.unmentioned = unmentioned;
    model.now = calendar.now();
    if let Some(words) = greeting {
        model.say(words, Tone::Good);
    }
    draw(&mut screen, &model)?;

    let (sender, messages) = mpsc::channel();
    let (jobs, job) = mpsc::channel();
    listen_to_signals(sender.clone())?;
    listen(sender.clone());
    work(desk, places, job, sender);
    let mut program = Loop { messages, jobs, answers: 0, calendar, told: Told::Never, waiting_keys: VecDeque::new() };
    program.drawn(&mut model);
    let left = program.until_left(&mut screen, &mut model);
    drop(guard);
    // The process ends here: a hundred thousand events need not be given back one by one.
    std::mem::forget(model);
    left
}

/// Styles, glyphs and keys as preferred, and what is wrong with the preferences.
fn look(preferences: &Preferences) -> (Look, Vec<Diagnostic>) {
    let keys: Vec<_> =
        preferences.keys.iter().map(|key| (key.context.clone(), key.chord.clone(), key.action.clone())).collect();
    let (keymap, problems) = Keymap::with(&keys);
    let theme = Theme::pick(preferences.theme, preferences.no_color.as_deref());
    let glyphs = Glyphs::pick(preferences.glyphs, preferences.locale.as_deref());
    let problems = problems.into_iter().map(|words| Diagnostic::of_file(Severity::Warning, "config.toml", words));
    (Look { theme, glyphs, keymap }, problems.collect())
}

fn draw(screen: &mut terminal::Screen, model: &Model) -> io::Result<()> {
    screen.draw(|frame| view::view(model, frame.area(), frame.buffer_mut()))?;
    Ok(())
}

/// Who tells that the journal was changed elsewhere.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    BySystem,
    /// Nobody: it is looked at with every key.
    Never,
}

struct Loop {
    messages: Receiver<Msg>,
    jobs: Sender<Job>,
    /// How many of the writer's answers were taken.
    answers: usize,
    calendar: Calendar,
    told: Told,
    /// Keys pressed while something was being saved.
    waiting_keys: VecDeque<Msg>,
}

impl Loop {
    fn until_left(&mut self, screen: &mut terminal::Screen, model: &mut Model) -> io::Result<Left> {
        loop {
            let first = match self.calendar.until_tomorrow() {
                None => self.messages.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(left) => self.messages.recv_timeout(left),
            };
            update::time(model, self.calendar.now(), self.calendar.today());
            let mut next = match first {
                Ok(msg) => Some(msg),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => return Ok(Left::Quit),
            };
            // Everything that has happened by now is taken before one frame is drawn.
            while let Some(msg) = next {
                if let Some(left) = self.take(screen, model, msg)? {
                    return Ok(left);
                }
                next = self.messages.try_recv().ok();
            }
            draw(screen, model)?;
            self.drawn(model);
        }
    }

    /// Does what is to be done once a frame is shown.
    fn drawn(&self, model: &mut Model) {
        update::drawn(model).into_iter().for_each(|effect| self.send(effect));
    }

    /// Hands something to the writer, which lives as long as the loop.
    fn send(&self, effect: Effect) {
        drop(self.jobs.send(Job { effect, answers: self.answers }));
    }

    fn take(&mut self, screen: &mut terminal::Screen, model: &mut Model, msg: Msg) -> io::Result<Option<Left>> {
        // An audit is written down, and one thing is written at a time.
        let typed = matches!(msg, Msg::Key(_) | Msg::Paste(_) | Msg::Audited(..));
        let leaves = matches!(&msg, Msg::Key(key) if update::always_leaves(*key));
        if typed && !leaves && (model.saving.is_some() || !self.waiting_keys.is_empty()) {
            self.waiting_keys.push_back(msg);
            return Ok(None);
        }
        let mut left = self.take_now(screen, model, msg)?;
        while left.is_none() && model.saving.is_none() {
            let Some(key) = self.waiting_keys.pop_front() else { break };
            left = self.take_now(screen, model, key)?;
        }
        Ok(left)
    }

    fn take_now(&mut self, screen: &mut terminal::Screen, model: &mut Model, msg: Msg) -> io::Result<Option<Left>> {
        self.answers += usize::from(msg.tells_of_the_journal());
        let effects = match msg {
            Msg::Key(key) => {
                let mut effects = update::key(model, key);
                if self.told == Told::Never {
                    effects.push(Effect::Look);
                }
                effects
            }
            Msg::Paste(text) => update::paste(model, &text),
            Msg::Resized => {
                let size = screen.size()?;
                update::resized(model, (size.width, size.height));
                Vec::new()
            }
            Msg::Focused | Msg::Changed => vec![Effect::Look],
            Msg::Watched => {
                self.told = Told::BySystem;
                // What was changed before somebody watched was told to nobody.
                vec![Effect::Look]
            }
            Msg::Unwatched => {
                self.told = Told::Never;
                Vec::new()
            }
            Msg::InputEnded => return Ok(Some(Left::Quit)),
            Msg::Signal(Signal::Quit(number)) => return Ok(Some(Left::Signal(number))),
            Msg::Signal(Signal::Suspend) => vec![Effect::Suspend],
            Msg::Signal(Signal::Continue) => {
                terminal::take()?;
                screen.clear()?;
                vec![Effect::Look]
            }
            Msg::Waiting(words) => {
                update::waiting(model, words);
                Vec::new()
            }
            Msg::Written(result) => update::saved(model, result),
            Msg::Exported(result) => {
                update::exported(model, result);
                Vec::new()
            }
            Msg::Looked(result) => {
                update::looked(model, result);
                Vec::new()
            }
            Msg::Syncing(news) => {
                update::syncing(model, news);
                Vec::new()
            }
            Msg::Synced(result) => update::synced(model, result),
            Msg::Audited(project, result) => update::audited(model, &project, result),
            Msg::Opened(Ok(())) => Vec::new(),
            Msg::Opened(Err(words)) => {
                model.say(words, Tone::Bad);
                Vec::new()
            }
        };
        for effect in effects {
            match effect {
                Effect::Quit => return Ok(Some(Left::Quit)),
                Effect::Suspend => {
                    terminal::leave();
                    terminal::stop();
                    terminal::take()?;
                    screen.clear()?;
                }
                // Nobody else writes to the terminal, and no frame is under way.
                Effect::Copy(text) => screen.backend_mut().tell(&clipboard::copying(&text))?,
                job => self.send(job),
            }
        }
        Ok(None)
    }
}
