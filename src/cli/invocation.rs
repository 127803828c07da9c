//! What was asked for: from the arguments of a process to a command that ran.

use std::ffi::OsString;

use clap::CommandFactory;

use super::command::{Arguments, Command};
use super::exit::Exit;
use super::shell::{Shell, refuse};
use super::streams::Streams;
use super::{reference, status};
use crate::domain::text::printable;
use crate::workspace::Options;

/// What was asked for.
#[derive(Debug)]
pub struct Invocation(Asked);

/// What a terminal gets as screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnScreen<'a> {
    /// What is in these places: no command was given.
    Own(&'a Options),
    /// The demonstration.
    Demo,
}

#[derive(Debug)]
enum Asked {
    /// The program's name alone, or with places.
    Nothing(Options),
    Command(Options, Box<Command>),
    /// Help, the version, or what is wrong with the arguments.
    Words(clap::Error),
}

impl Invocation {
    /// Reads the arguments, of which the first is the program's name.
    #[must_use]
    pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Self {
        let arguments: Vec<OsString> = arguments.into_iter().collect();
        if arguments.len() <= 1 {
            return Self(Asked::Nothing(Options::default()));
        }
        let command = Arguments::command().help_template(reference::help_template());
        let matches = command.try_get_matches_from(arguments);
        Self(match matches.and_then(|matches| clap::FromArgMatches::from_arg_matches(&matches)) {
            Ok(Arguments { places, command: None }) => Asked::Nothing(places.into()),
            Ok(Arguments { places, command: Some(command) }) => Asked::Command(places.into(), Box::new(command)),
            Err(error) => Asked::Words(error),
        })
    }

    /// What a terminal gets as screens, if it gets any.
    #[must_use]
    pub fn on_screen(&self) -> Option<OnScreen<'_>> {
        match &self.0 {
            Asked::Nothing(options) => Some(OnScreen::Own(options)),
            Asked::Command(_, command) if command.is_demonstration() => Some(OnScreen::Demo),
            Asked::Command(..) | Asked::Words(_) => None,
        }
    }

    /// Runs the command, `status` where none was given, and writes its answer. A closed pipe is no error: whoever closed it
    /// has read enough.
    pub fn run(&self, streams: &mut Streams<'_>) -> Exit {
        match &self.0 {
            Asked::Nothing(options) => answer(options, &Command::from(status::Status::default()), streams),
            Asked::Command(options, command) => answer(options, command, streams),
            Asked::Words(words) => say(words, streams),
        }
    }
}

fn answer(options: &Options, command: &Command, streams: &mut Streams<'_>) -> Exit {
    let mut shell = Shell::new(streams, options);
    let outcome = command.run(&mut shell);
    let written = shell.flush();
    let exit = outcome.unwrap_or_else(|error| refuse(&error, shell.streams()));
    match written {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            shell.hint(&format!("error: the answer cannot be written: {error}"));
            Exit::Failed
        }
        _ => exit,
    }
}

/// Prints help and the version to stdout, what is wrong with the arguments to stderr.
fn say(words: &clap::Error, streams: &mut Streams<'_>) -> Exit {
    let rendered = words.render().to_string();
    let lines: Vec<String> = rendered.lines().map(|line| printable(line).trim_end().to_owned()).collect();
    let text = lines.join("\n") + "\n";
    let (stream, exit) =
        if words.use_stderr() { (&mut streams.err, Exit::Usage) } else { (&mut streams.out, Exit::Done) };
    let _ = stream.write_all(text.as_bytes()).and_then(|()| stream.flush());
    exit
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::streams::Terminal;

    fn read(line: &str) -> Invocation {
        Invocation::read(line.split(' ').map(OsString::from))
    }

    /// The first line that is said, where, and how it ends.
    fn refused(line: &str) -> (String, String, Exit) {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let terminal = Terminal::default();
        let mut streams = Streams { input: &mut &b""[..], out: &mut out, err: &mut err, terminal };
        let exit = read(line).run(&mut streams);
        let first = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().lines().next().unwrap_or("").to_owned();
        (first(out), first(err), exit)
    }

    #[test]
    fn without_a_command_and_for_the_demonstration_a_terminal_gets_screens() {
        let places = Options { data_dir: Some("/d".into()), config_dir: None };
        assert_eq!(read("gradus").on_screen(), Some(OnScreen::Own(&Options::default())));
        assert_eq!(read("gradus --data-dir /d").on_screen(), Some(OnScreen::Own(&places)));
        assert_eq!(read("gradus --data-dir /d demo").on_screen(), Some(OnScreen::Demo));
        let lines = ["status", "--data-dir /d next", "--help", "nonsense", "demo --dir /d", "demo --help"];
        for line in lines {
            assert_eq!(read(&format!("gradus {line}")).on_screen(), None, "{line}");
        }
    }

    #[test]
    fn every_command_takes_what_scripts_give_it() {
        for line in [
            "gradus next -n 5 --minutes 20 --json",
            "gradus done a b --on yesterday --before --evidence 3f2c1a9 --evidence notes/a.md --note -x",
            "gradus note a -dashed",
            "gradus log 25",
            "gradus log 25 a --note - --data-dir /d",
            "gradus snooze a",
            "gradus snooze a 0",
            "gradus stuck a --json",
            "gradus placement",
            "gradus placement keras/beginner pytorch",
            "gradus project measure a loss -0.5 --baseline -1.5 --better lower",
            "gradus project set a --link Blog= --skill pytorch --skill docker --clear demo",
            "gradus goal --role  --rest sat,sun",
            "gradus export text -o -",
            "gradus curriculum pack",
        ] {
            let Invocation(asked) = read(line);
            assert!(matches!(asked, Asked::Command(..)), "{line}: {asked:?}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_usage_and_says_why() {
        for (line, expected) in [
            ("gradus statu", "error: unrecognized subcommand 'statu'"),
            ("gradus done", "error: the following required arguments were not provided:"),
            ("gradus log ten", "error: invalid value 'ten' for '<MINUTES>': invalid digit found in string"),
            ("gradus log -5", "error: unexpected argument '-5' found"),
            ("gradus list --state gone", "error: invalid value 'gone' for '--state <S>'"),
            ("gradus next -n 0", "error: invalid value '0' for '-n <N>': 0 is not in 1..=65535"),
            ("gradus export pdf", "error: invalid value 'pdf' for '[FORMAT]'"),
            ("gradus \u{1b}[31m", "error: unrecognized subcommand '[31m'"),
            ("gradus project", "Portfolio projects, which prove your skills"),
        ] {
            assert_eq!(refused(line), (String::new(), expected.to_owned(), Exit::Usage), "{line}");
        }
    }

    #[test]
    fn help_and_the_version_are_data() {
        let version = concat!("gradus ", env!("CARGO_PKG_VERSION"));
        assert_eq!(refused("gradus --version"), (version.to_owned(), String::new(), Exit::Done));
        let manual = ("Mark milestones as done".to_owned(), String::new(), Exit::Done);
        assert_eq!(refused("gradus done --help"), manual);
        assert_eq!(refused("gradus help done"), manual);
    }
}
