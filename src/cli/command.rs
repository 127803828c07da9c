//! The tree of commands, in the groups that the help shows.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use super::advise::Advise;
use super::certificate::Certificate;
use super::curriculum::Curriculum;
use super::dashboard::Dashboard;
use super::demo::Demo;
use super::done::Done;
use super::drill::Drill;
use super::export::Export;
use super::goal::Goal;
use super::history::History;
use super::interview::Interview;
use super::journal::Journal;
use super::list::List;
use super::log::Log;
use super::matching::Match;
use super::next::Next;
use super::note::Note;
use super::placement::Placement;
use super::plan::Plan;
use super::profile::Profile;
use super::project::Project;
use super::ready::Ready;
use super::redo::Redo;
use super::reset::Reset;
use super::review::Review;
use super::shell::{Outcome, Shell};
use super::show::Show;
use super::skip::Skip;
use super::snooze::Snooze;
use super::start::Start;
use super::status::Status;
use super::story::Story;
use super::stuck::Stuck;
use super::sync::Sync;
use super::tick::{Tick, Untick};
use super::undo::Undo;
use crate::workspace::Options;

/// Learn PyTorch, TensorFlow or Keras to get hired: what to do today and why,
/// and a résumé in which every claim has evidence.
#[derive(Debug, Parser)]
#[command(name = "gradus", version, verbatim_doc_comment)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) places: Places,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// Where everything is.
#[derive(Args, Debug)]
pub(super) struct Places {
    /// Where the journal and your own curricula are [or: GRADUS_DATA_DIR]
    #[arg(long, global = true, value_name = "DIR", display_order = 900)]
    data_dir: Option<PathBuf>,
    /// Where config.toml is [or: GRADUS_CONFIG_DIR]
    #[arg(long, global = true, value_name = "DIR", display_order = 901)]
    config_dir: Option<PathBuf>,
}

impl From<Places> for Options {
    fn from(places: Places) -> Self {
        Self { data_dir: places.data_dir, config_dir: places.config_dir }
    }
}

macro_rules! groups {
    ($($(#[$doc:meta])* $group:ident = $title:literal { $($command:ident),+ $(,)? })+) => {
        /// Everything that can be asked for.
        #[derive(Debug, Subcommand)]
        pub(super) enum Command {
            $(#[command(flatten)] $group($group),)+
        }

        $(
            $(#[$doc])*
            #[derive(Debug, Subcommand)]
            pub(super) enum $group { $($command($command)),+ }
        )+

        /// The groups of commands: what each is called, and how it adds its commands to a tree.
        pub(super) const GROUPS: &[(&str, fn(clap::Command) -> clap::Command)] =
            &[$(($title, $group::augment_subcommands)),+];

        impl Command {
            /// Carries it out.
            pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
                match self { $($(Self::$group($group::$command(command)) => command.run(shell),)+)+ }
            }
        }
    };
}

groups! {
    /// What only looks.
    Reading = "Reading" { Status, Next, List, Show, History }
    /// What adds to the journal.
    Acting = "Acting" { Start, Done, Skip, Reset, Tick, Untick, Note, Log, Snooze, Undo, Redo }
    /// What is built, for whom and to which end.
    Portfolio = "Portfolio and goal" { Project, Profile, Certificate, Goal }
    /// What leads there.
    Guidance = "Guidance" { Advise, Placement, Dashboard, Plan, Ready, Match, Review, Drill, Interview, Story, Stuck }
    /// What leaves the house.
    Exporting = "Export" { Export }
    /// What keeps everything in order.
    Upkeep = "Upkeep" { Curriculum, Journal, Sync, Demo }
}

impl Command {
    /// Whether it is the demonstration, which a terminal gets as screens.
    pub(super) fn is_demonstration(&self) -> bool {
        matches!(self, Self::Upkeep(Upkeep::Demo(demo)) if demo.is_passing())
    }
}

impl From<Status> for Command {
    fn from(status: Status) -> Self {
        Self::Reading(Reading::Status(status))
    }
}
