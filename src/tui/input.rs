//! The threads that wait for the outside: keys, signals, and the writer. Each sends what happened to the one loop.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender};
use std::thread;

use crossterm::event::{self, Event};

use super::effect::{Effect, Overwrite};
use super::msg::Msg;
#[cfg(unix)]
use super::msg::Signal;
use crate::domain::id::ProjectId;
use crate::workspace::{self, Attempt, Desk, News, Options, Watch};

/// Waits for keys, pasted text, another size and the focus until the window is gone.
pub(super) fn listen(sender: Sender<Msg>) {
    thread::spawn(move || {
        loop {
            let msg = match event::read() {
                Ok(Event::Key(key)) => Msg::Key(key),
                Ok(Event::Paste(text)) => Msg::Paste(text),
                Ok(Event::Resize(..)) => Msg::Resized,
                Ok(Event::FocusGained) => Msg::Focused,
                Ok(Event::FocusLost | Event::Mouse(_)) => continue,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(_) => Msg::InputEnded,
            };
            let ended = matches!(msg, Msg::InputEnded);
            if sender.send(msg).is_err() || ended {
                return;
            }
        }
    });
}

/// Waits for what the system asks.
///
/// # Errors
/// The system does not tell.
#[cfg(unix)]
pub(super) fn listen_to_signals(sender: Sender<Msg>) -> io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT])?;
    thread::spawn(move || {
        for signal in signals.forever() {
            let asked = match signal {
                SIGTSTP => Signal::Suspend,
                SIGCONT => Signal::Continue,
                number => Signal::Quit(number),
            };
            if sender.send(Msg::Signal(asked)).is_err() {
                return;
            }
        }
    });
    Ok(())
}

/// Other systems close the window or end the program themselves.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub(super) fn listen_to_signals(_: Sender<Msg>) -> io::Result<()> {
    Ok(())
}

/// Something for the writer to do.
pub(super) struct Job {
    pub effect: Effect,
    /// How many of the writer's answers were taken when it was decided.
    pub answers: usize,
}

/// Does, one after the other, what takes time: writing the journal, exports, the browser. An act that was decided before the
/// last answer was taken is not written: it is to be decided again.
pub(super) fn work(desk: Desk, places: Options, jobs: Receiver<Job>, sender: Sender<Msg>) {
    let waiting = sender.clone();
    thread::spawn(move || {
        let mut desk = desk.on_waiting(move |words| drop(waiting.send(Msg::Waiting(words.to_owned()))));
        let mut watch: Option<Watch> = None;
        let mut answers = 0;
        loop {
            // The folder of a new journal is there after the first write at the latest; any folder may be replaced.
            if !watch.as_ref().is_some_and(Watch::stands) {
                let changes = sender.clone();
                let before = watch.take().is_some();
                watch = desk.watch(move || drop(changes.send(Msg::Changed)));
                let told = if watch.is_some() { Msg::Watched } else { Msg::Unwatched };
                if (before || watch.is_some()) && sender.send(told).is_err() {
                    return;
                }
            }
            let Ok(job) = jobs.recv() else { return };
            let msg = match job.effect {
                Effect::Write(_) if job.answers < answers => Msg::Written(Ok(Attempt::Outdated(News::default()))),
                Effect::Write(draft) => Msg::Written(desk.write(&draft)),
                Effect::Export { target, format, document, overwrite: Overwrite::Ask } => {
                    Msg::Exported(desk.export_or_ask(target, format, document))
                }
                Effect::Export { target, format, document, overwrite: Overwrite::Yes } => {
                    Msg::Exported(desk.export(&target, format, &document))
                }
                Effect::OpenUrl(url) => Msg::Opened(desk.open_in_browser(&url)),
                Effect::Look => {
                    watch.iter().for_each(Watch::looking);
                    Msg::Looked(desk.look())
                }
                Effect::Sync => {
                    // It may take long, and what is written meanwhile does not wait for it.
                    sync(places.clone(), sender.clone());
                    continue;
                }
                Effect::Audit(project, path) => {
                    audit(project, path, sender.clone());
                    continue;
                }
                Effect::KeepSeen(seen) => {
                    drop(desk.keep_seen(&seen));
                    continue;
                }
                Effect::Copy(_) | Effect::Suspend | Effect::Quit => continue,
            };
            answers += usize::from(msg.tells_of_the_journal());
            if sender.send(msg).is_err() {
                return;
            }
        }
    });
}

/// Audits a folder beside everything else: it may take half a minute.
fn audit(project: ProjectId, path: PathBuf, sender: Sender<Msg>) {
    thread::spawn(move || drop(sender.send(Msg::Audited(project, workspace::audit_folder(&path)))));
}

/// Syncs beside everything else.
fn sync(places: Options, sender: Sender<Msg>) {
    thread::spawn(move || {
        let ended = workspace::sync(&places, &|news| drop(sender.send(Msg::Syncing(news))));
        drop(sender.send(Msg::Synced(ended)));
    });
}
