//! What every command works with: it opens the workspace, writes answers and asks questions.
//!
//! Answers are collected and written at the end, or before a question, so that a closed pipe is met in one place.

use std::io::{self, Read, Write};
use std::mem::ManuallyDrop;

use serde::Serialize;

use super::exit::Exit;
use super::streams::Streams;
use super::table::Table;
use crate::domain::stamp::Draft;
use crate::domain::text::{count, escaped, printable, width, wrap};
use crate::format::diagnostic::{Diagnostic, Severity};
use crate::workspace::{Error, Failure, Options, State, Workspace, Written};

/// How a command ended, or why it did not.
pub(super) type Outcome = Result<Exit, Error>;

/// The most bytes of standard input that are read.
const LONGEST_INPUT: u64 = 1 << 20;

/// The most problems with files that are named beside an answer.
const NAMED_PROBLEMS: usize = 3;

/// Streams, places and the answer so far.
pub(super) struct Shell<'a, 's> {
    streams: &'a mut Streams<'s>,
    options: &'a Options,
    answer: Vec<u8>,
}

/// What somebody said to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reply {
    Yes,
    No,
    /// Nobody is there.
    Nobody,
}

impl<'a, 's> Shell<'a, 's> {
    pub(super) fn new(streams: &'a mut Streams<'s>, options: &'a Options) -> Self {
        Self { streams, options, answer: Vec::new() }
    }

    pub(super) fn streams(&mut self) -> &mut Streams<'s> {
        self.streams
    }

    pub(super) fn options(&self) -> &'a Options {
        self.options
    }

    /// Opens the workspace; what could not be read on the way is said on stderr and fails nothing. It is left to the end
    /// of the process: a hundred thousand events need not be given back one by one.
    pub(super) fn open(&mut self) -> Result<ManuallyDrop<Workspace>, Error> {
        let workspace = Workspace::open(self.options)?;
        // The writer says at once whom it waits for; the streams of the answer cannot be lent to it.
        let desk = workspace.desk.on_waiting(|words| drop(writeln!(io::stderr(), "{}", printable(words))));
        let workspace = ManuallyDrop::new(Workspace { desk, ..workspace });
        let problems: Vec<&Diagnostic> =
            workspace.state.problems.iter().filter(|problem| problem.severity != Severity::Note).collect();
        for problem in problems.iter().take(NAMED_PROBLEMS) {
            self.hint(&problem.headline());
        }
        if let Some(more @ 1..) = problems.len().checked_sub(NAMED_PROBLEMS) {
            self.hint(&format!(
                "and {}: gradus journal check and gradus curriculum check show them all",
                count(more, "more problem")
            ));
        }
        Ok(workspace)
    }

    /// Decides on an act and saves it; warnings go to stderr.
    pub(super) fn commit(
        &mut self,
        workspace: &mut Workspace,
        decide: impl Fn(&State) -> Result<Draft, Error>,
    ) -> Result<(Draft, Written), Error> {
        let (draft, written) = workspace.commit(decide)?;
        for warning in written.warnings.iter().chain(&workspace.desk.settle()) {
            self.hint(warning);
        }
        Ok((draft, written))
    }

    /// Decides on an act, saves it and says what was done. What the journal holds is known each time it decides.
    pub(super) fn act(
        &mut self,
        workspace: &mut Workspace,
        decide: impl Fn(&State) -> Result<Draft, Error>,
    ) -> Outcome {
        let (draft, _) = self.commit(workspace, decide)?;
        for sentence in &draft.said {
            self.line(sentence);
        }
        Ok(Exit::Done)
    }

    /// One line of the answer.
    pub(super) fn line(&mut self, text: &str) {
        self.answer.extend(printable(text).trim_end().as_bytes());
        self.answer.push(b'\n');
    }

    /// A paragraph of the answer after `lead`, broken into lines where stdout is a terminal.
    pub(super) fn paragraph(&mut self, lead: &str, text: &str) {
        for line in self.broken(lead, text) {
            self.line(&line);
        }
    }

    fn broken(&self, lead: &str, text: &str) -> Vec<String> {
        let indent = width(lead);
        let room = self.width().map_or(usize::MAX, |width| width.saturating_sub(indent));
        let leads = std::iter::once(lead).chain(std::iter::repeat(""));
        wrap(&printable(text), room).iter().zip(leads).map(|(line, before)| format!("{before:indent$}{line}")).collect()
    }

    /// A table of the answer.
    pub(super) fn table(&mut self, table: &Table) {
        self.answer.extend(table.render(self.width()).as_bytes());
    }

    /// A document of the answer, which is safe to show already.
    pub(super) fn document(&mut self, bytes: &[u8]) {
        self.answer.extend(bytes);
    }

    /// The answer as one JSON object. Whatever a terminal could obey stands escaped in it.
    pub(super) fn json(&mut self, view: &impl Serialize) -> Outcome {
        let text = serde_json::to_string_pretty(view)
            .map_err(|error| Error::failed(format!("The answer cannot be written as JSON: {error}.")))?;
        self.answer.extend(escaped(&text).into_bytes());
        self.answer.push(b'\n');
        Ok(Exit::Done)
    }

    /// Words beside the answer: on stderr, at once.
    pub(super) fn hint(&mut self, text: &str) {
        say(self.streams, text);
    }

    /// A paragraph of words beside the answer.
    pub(super) fn tell(&mut self, lead: &str, text: &str) {
        for line in self.broken(lead, text) {
            self.hint(&line);
        }
    }

    /// Asks a question that is answered with yes or no, where somebody is there to answer.
    pub(super) fn ask(&mut self, about: &[String], question: &str) -> Reply {
        if !self.can_ask() || self.flush().is_err() {
            return Reply::Nobody;
        }
        for line in about {
            self.hint(line);
        }
        match self.prompt(&format!("{question} [y/N]")) {
            Some(reply) if matches!(reply.to_lowercase().as_str(), "y" | "yes") => Reply::Yes,
            _ => Reply::No,
        }
    }

    /// Whether somebody is there who can be asked.
    pub(super) fn can_ask(&self) -> bool {
        self.streams.terminal.can_ask()
    }

    /// Writes the answer so far and waits for a line, without the white space around it; none when nobody is there or the
    /// input has ended.
    pub(super) fn prompt(&mut self, words: &str) -> Option<String> {
        if !self.can_ask() || self.flush().is_err() {
            return None;
        }
        let _ = write!(self.streams.err, "{} ", printable(words));
        let _ = self.streams.err.flush();
        let mut reply = String::new();
        match self.streams.input.read_line(&mut reply) {
            Ok(0) | Err(_) => {
                let _ = writeln!(self.streams.err);
                None
            }
            Ok(_) => Some(reply.trim().to_owned()),
        }
    }

    /// Asks which one of several: `Some(None)` when the question is left out, none when nobody is there.
    pub(super) fn choose(&mut self, question: &str, answers: &[&str]) -> Option<Option<usize>> {
        if !self.can_ask() || self.flush().is_err() {
            return None;
        }
        self.hint(question);
        for (place, answer) in answers.iter().enumerate() {
            self.hint(&format!("  {}  {answer}", place + 1));
        }
        loop {
            let reply = self.prompt(&format!("1 to {}, or Enter to leave it out:", answers.len()))?;
            match reply.parse::<usize>() {
                _ if reply.is_empty() => return Some(None),
                Ok(number) if (1..=answers.len()).contains(&number) => return Some(Some(number - 1)),
                _ => self.hint(&format!("\"{reply}\" is none of the numbers.")),
            }
        }
    }

    /// Everything on standard input, at most 1 MiB of it.
    pub(super) fn read_input(&mut self) -> Result<String, Error> {
        let mut bytes = Vec::new();
        let read = (&mut *self.streams.input).take(LONGEST_INPUT + 1).read_to_end(&mut bytes);
        match read {
            Err(error) => Err(Error::failed(format!("Standard input cannot be read: {error}."))),
            Ok(_) if bytes.len() as u64 > LONGEST_INPUT => {
                Err(Error::failed("Standard input is longer than 1 MiB.").hint("give less of it"))
            }
            Ok(_) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
        }
    }

    /// Writes the answer so far.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        let answer = std::mem::take(&mut self.answer);
        self.streams.out.write_all(&answer)?;
        self.streams.out.flush()
    }

    fn width(&self) -> Option<usize> {
        self.streams.terminal.width()
    }
}

/// Says on stderr why something was not done, and how the program ends therefore.
pub fn refuse(error: &Error, streams: &mut Streams<'_>) -> Exit {
    say(streams, &format!("error: {}", error.message));
    if let Some(hint) = &error.hint {
        say(streams, &format!("  hint: {hint}"));
    }
    match error.failure {
        Failure::Failed => Exit::Failed,
        Failure::Usage => Exit::Usage,
    }
}

/// One line on stderr. Where it cannot be written there is nobody to tell.
fn say(streams: &mut Streams<'_>, text: &str) {
    let _ = writeln!(streams.err, "{}", printable(text));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::streams::Terminal;

    /// What a command writes to stdout and stderr, and what it gives back, when `reply` stands on stdin.
    fn written<T>(
        terminal: Terminal,
        reply: &str,
        command: impl FnOnce(&mut Shell<'_, '_>) -> T,
    ) -> (String, String, T) {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut streams = Streams { input: &mut reply.as_bytes(), out: &mut out, err: &mut err, terminal };
        let options = Options::default();
        let mut shell = Shell::new(&mut streams, &options);
        let given = command(&mut shell);
        shell.flush().unwrap();
        (String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap(), given)
    }

    const SCREEN: Terminal = Terminal { input: true, out: true, err: true, columns: Some(20) };

    #[test]
    fn nothing_that_a_terminal_could_obey_is_written() {
        let hostile = "a\x1b[31mb\u{9b}2J\u{202e}c\nd";
        let (out, err, _) = written(Terminal::default(), "", |shell| {
            shell.line(hostile);
            shell.paragraph("- ", hostile);
            shell.hint(hostile);
            let exit = refuse(&Error::failed(hostile).hint(hostile), shell.streams());
            assert_eq!(exit, Exit::Failed);
        });
        assert_eq!(out, "a[31mb2Jc d\n- a[31mb2Jc d\n");
        assert_eq!(err, "a[31mb2Jc d\nerror: a[31mb2Jc d\n  hint: a[31mb2Jc d\n");
        let (out, _, exit) = written(Terminal::default(), "", |shell| shell.json(&[hostile, "é\u{e0001}"]));
        assert_eq!(out, "[\n  \"a\\u001b[31mb\\u009b2J\\u202ec\\nd\",\n  \"é\\udb40\\udc01\"\n]\n");
        assert_eq!(serde_json::from_str::<Vec<String>>(&out).unwrap(), [hostile, "é\u{e0001}"]);
        assert_eq!(exit, Ok(Exit::Done));
    }

    #[test]
    fn paragraphs_are_broken_for_a_terminal_only() {
        let text = "You can write fit() yourself";
        assert_eq!(
            written(SCREEN, "", |shell| shell.paragraph("  - ", text)).0,
            "  - You can write\n    fit() yourself\n"
        );
        assert_eq!(written(Terminal::default(), "", |shell| shell.paragraph("", text)).0, format!("{text}\n"));
    }

    #[test]
    fn only_a_person_is_asked_and_only_a_yes_is_a_yes() {
        let ask = |terminal, reply| {
            let (out, err, given) = written(terminal, reply, |shell| {
                shell.line("before");
                shell.ask(&["It has 1 item open:".into(), "  a demo".into()], "Ship it?")
            });
            assert_eq!(out, "before\n");
            (err, given)
        };
        let question = "It has 1 item open:\n  a demo\nShip it? [y/N] ".to_owned();
        for (reply, expected) in
            [("y\n", Reply::Yes), ("YES\r\n", Reply::Yes), ("\n", Reply::No), ("", Reply::No), ("n\n", Reply::No)]
        {
            // Where the input ends the line does too.
            let end = if reply.is_empty() { "\n" } else { "" };
            assert_eq!(ask(SCREEN, reply), (format!("{question}{end}"), expected));
        }
        for terminal in [Terminal { input: false, ..SCREEN }, Terminal { err: false, ..SCREEN }] {
            assert_eq!(ask(terminal, "y\n"), (String::new(), Reply::Nobody));
        }
    }
}
