//! `gradus sync`

use std::sync::mpsc::{Sender, channel};
use std::thread;

use clap::{Args, Subcommand};

use crate::cli::exit::Exit;
use crate::cli::shell::{Outcome, Shell};
use crate::cli::waiting::SILENCE;
use crate::workspace::{self, Error, SyncNews, SyncReport};

/// Keep several machines in step, by your own git
///
/// Commits your journal and your own curricula, takes in what your other machines sent,
/// and sends both. Nothing is ever forced or rewritten; without the network everything is
/// committed here and goes with the next sync.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment, disable_help_subcommand = true, args_conflicts_with_subcommands = true)]
pub(super) struct Sync {
    #[command(subcommand)]
    command: Option<SyncCommand>,
}

#[derive(Debug, Subcommand)]
enum SyncCommand {
    Init(Init),
}

/// Make the data folder a git repository, and join a remote
///
/// What the remote holds already is taken in; nothing is sent before the first sync.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
struct Init {
    /// An empty git repository of your own, or the one your other machines use
    #[arg(value_name = "REMOTE")]
    remote: Option<String>,
}

/// What happens while somebody waits.
enum Event {
    News(SyncNews),
    /// It has been silent for long enough.
    Late,
    Ended(Result<SyncReport, Error>),
}

impl Sync {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let options = shell.options().clone();
        let (sender, events) = channel();
        let late = sender.clone();
        // Nobody waits for it: a sync that is faster ends first.
        thread::spawn(move || {
            thread::sleep(SILENCE);
            late.send(Event::Late)
        });
        let remote = self.command.as_ref().map(|SyncCommand::Init(init)| init.remote.clone());
        thread::spawn(move || {
            let news = |news| tell(&sender, Event::News(news));
            let ended = match &remote {
                Some(remote) => workspace::sync_init(&options, remote.as_deref(), &news),
                None => workspace::sync(&options, &news),
            };
            tell(&sender, Event::Ended(ended));
        });
        let (mut speaks, mut doing) = (false, "");
        for event in events {
            match event {
                Event::News(SyncNews::Notice(words)) => shell.hint(&words),
                Event::News(SyncNews::Doing(phase)) => {
                    doing = phase;
                    if speaks {
                        shell.hint(&format!("{doing} ..."));
                    }
                }
                Event::Late => {
                    speaks = true;
                    shell.hint(&format!("{doing} ..."));
                }
                Event::Ended(ended) => return told(shell, &ended?),
            }
        }
        Err(Error::failed("The sync broke off; what is here is as it was."))
    }
}

/// Whoever listened may have gone.
fn tell(sender: &Sender<Event>, event: Event) {
    drop(sender.send(event));
}

fn told(shell: &mut Shell<'_, '_>, report: &SyncReport) -> Outcome {
    report.warnings.iter().for_each(|warning| shell.hint(warning));
    report.said.iter().for_each(|sentence| shell.line(sentence));
    match &report.not_sent {
        None => Ok(Exit::Done),
        Some(why) => {
            shell.hint(why);
            Ok(Exit::Failed)
        }
    }
}
