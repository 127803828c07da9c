//! `gradus review`

use clap::Args;

use super::asking::{self, Asked, ask};
use super::exit::Exit;
use super::given::grade;
use super::shell::{Outcome, Shell};
use crate::domain::cards::{Limits, Place, Sitting, Stopwatch};
use crate::domain::event::Grade;
use crate::domain::text::count;
use crate::domain::time::Minutes;
use crate::workspace::query::{self, CardView};
use crate::workspace::{Error, State, Workspace, command, resolve};

/// Answer the questions of what you finished before you forget them
///
/// A question comes back the day after its milestone was done, and after ever longer times
/// as long as you know it: at most 20 a day, 5 of them new. On a terminal they are asked one
/// by one; every grade is saved at once. Scripts list them and record grades:
///
///   gradus review --list --json
///   gradus review --card pytorch/autograd#zero-grad --grade good
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Review {
    /// Print the questions that are due, with their answers
    #[arg(long)]
    list: bool,
    /// Everything that is due and new, however much it is
    #[arg(long)]
    more: bool,
    /// A question to grade: MILESTONE#QUESTION
    #[arg(long, value_name = "CARD", requires = "grade", conflicts_with = "list")]
    card: Option<String>,
    /// How well it was known: again, hard, good or easy, or 1 to 4
    #[arg(long, value_name = "GRADE", requires = "card", value_parser = grade)]
    grade: Option<Grade>,
    /// Print one JSON object: what is due
    #[arg(long)]
    json: bool,
}

impl Review {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let limits = if self.more { Limits::NONE } else { Limits::DAY };
        let mut workspace = shell.open()?;
        if let (Some(card), Some(grade)) = (&self.card, self.grade) {
            let decide = |state: &State| command::answer(state, &resolve::card(state, card)?, grade, Minutes(0));
            let (draft, _) = shell.commit(&mut workspace, decide)?;
            if !self.json {
                draft.said.iter().for_each(|sentence| shell.line(sentence));
            }
        }
        if self.json {
            return shell.json(&query::review(&workspace.state, limits));
        }
        if self.card.is_some() {
            return Ok(Exit::Done);
        }
        if self.list {
            return list(shell, &workspace.state, limits);
        }
        if !shell.can_ask() {
            return Err(Error::usage("Questions are asked on a terminal.")
                .hint("gradus review --list shows them, gradus review --card CARD --grade GRADE grades one"));
        }
        sit(shell, &mut workspace, limits)
    }
}

/// The questions that are due, each with its answer.
pub(super) fn list(shell: &mut Shell<'_, '_>, state: &State, limits: Limits) -> Outcome {
    let view = query::review(state, limits);
    if view.due.is_empty() {
        view.left_words(MORE).iter().for_each(|words| shell.hint(words));
    }
    asking::list(shell, view.due.iter());
    Ok(Exit::Done)
}

/// How more is asked for.
const MORE: &str = "gradus review --more asks them now";

/// Asks one question after the other until there is none or somebody stops, then says what came of it.
fn sit(shell: &mut Shell<'_, '_>, workspace: &mut Workspace, limits: Limits) -> Outcome {
    let sitting = Sitting::begin(&workspace.state.deck(), limits, &workspace.state.log);
    let mut watch = Stopwatch::start(workspace.calendar.now());
    loop {
        workspace.state.today = workspace.calendar.today();
        let Some((place, card)) = question(&workspace.state, &sitting) else { break };
        let asked = ask(shell, &place, &card, |_| ());
        watch.lap(workspace.calendar.now());
        match asked {
            Asked::Graded(grade) => {
                let time = watch.take();
                let (draft, _) = shell.commit(workspace, |state| command::answer(state, &card.id(), grade, time))?;
                draft.said.iter().for_each(|sentence| shell.line(&format!("  {sentence}")));
            }
            Asked::TakeBack => take_back(shell, workspace, &sitting),
            Asked::Stop => break,
        }
    }
    let state = &workspace.state;
    let answered = sitting.began().answered(&state.log, &state.machine);
    shell.line("");
    query::answered_words(&answered).iter().for_each(|words| shell.line(words));
    query::review(state, limits).left_words(MORE).iter().for_each(|words| shell.paragraph("", words));
    Ok(Exit::Done)
}

/// The question to ask now, and which one it is.
fn question(state: &State, sitting: &Sitting) -> Option<(String, CardView)> {
    let deck = state.deck();
    let card = sitting.current(&deck)?;
    let place = match sitting.place(&deck) {
        Place::Nth(nth, of) => format!("{nth} of {of}"),
        Place::Again(left) => format!("Once more, {} left", count(left, "question")),
    };
    Some((place, CardView::of(state, &deck, card)))
}

/// Takes the newest answer back; that there is none, or that it cannot be written, ends nothing.
fn take_back(shell: &mut Shell<'_, '_>, workspace: &mut Workspace, sitting: &Sitting) {
    if let Err(error) = shell.act(workspace, |state| command::take_back_answer(state, sitting.began())) {
        shell.hint(&error.message);
    }
}
