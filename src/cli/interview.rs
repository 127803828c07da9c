//! `gradus interview`

use clap::Args;

use super::asking::{self, Asked, ask};
use super::exit::Exit;
use super::shell::{Outcome, Shell};
use super::story;
use super::table::{Column, Table};
use crate::domain::cards::{Began, Stopwatch};
use crate::domain::catalog::Role;
use crate::domain::event::Grade;
use crate::domain::text::count;
use crate::workspace::query::{self, InterviewView};
use crate::workspace::{Error, State, Workspace, command, resolve};

/// Eight questions as in an interview, against the clock, with a summary
///
/// They come from what you finished, mixed over the skills of your role and over levels, and
/// are others every day. Say each answer aloud before you look at it. Your stories
/// (`gradus story`) are printed where they fit.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Interview {
    /// The role; the goal's when it is left out
    #[arg(long, value_name = "R")]
    role: Option<String>,
    /// Print the questions, with their answers
    #[arg(long)]
    list: bool,
    /// Print one JSON object: the questions and your stories
    #[arg(long)]
    json: bool,
}

impl Interview {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let mut workspace = shell.open()?;
        let view = query::interview(&workspace.state, self.role(&workspace.state)?);
        if self.json {
            return shell.json(&view);
        }
        if view.questions.is_empty() {
            shell.hint("There is nothing to ask yet: the questions come from milestones that are done.");
            return Ok(Exit::Done);
        }
        if self.list {
            asking::list(shell, view.questions.iter().map(|question| &question.card));
            stories(shell, &view);
            return Ok(Exit::Done);
        }
        if !shell.can_ask() {
            return Err(Error::usage("Questions are asked on a terminal.").hint("gradus interview --list shows them"));
        }
        sit(shell, &mut workspace, &view)
    }

    fn role<'a>(&self, state: &'a State) -> Result<Option<&'a Role>, Error> {
        match &self.role {
            Some(typed) => resolve::role(state, typed).map(Some),
            None => Ok(state.progress.learner.goal.role.as_deref().and_then(|id| state.catalog.role(id))),
        }
    }
}

/// How a question was answered.
#[derive(Clone, Copy)]
struct Given {
    grade: Grade,
    /// Until the answer was shown.
    seconds: u32,
}

fn sit(shell: &mut Shell<'_, '_>, workspace: &mut Workspace, view: &InterviewView) -> Outcome {
    let began = Began::at_the_end_of(&workspace.state.log);
    let mut watch = Stopwatch::start(workspace.calendar.now());
    let mut given: Vec<Given> = Vec::new();
    while let Some(question) = view.questions.get(given.len()) {
        let place = format!("{} of {}", given.len() + 1, view.questions.len());
        let mut seconds = 0;
        let asked = ask(shell, &place, &question.card, |shell| {
            seconds = watch.lap(workspace.calendar.now());
            shell.line(&format!("  That took {}.", clock_words(seconds)));
            if let Some(fitting) = view.story_of(question) {
                shell.line(&format!("  Your story, if they ask: {}", fitting.ask));
                story::tell(shell, fitting);
            }
        });
        watch.lap(workspace.calendar.now());
        match asked {
            Asked::Graded(grade) => {
                workspace.state.today = workspace.calendar.today();
                let time = watch.take();
                shell.commit(workspace, |state| command::answer(state, &question.card.id(), grade, time))?;
                given.push(Given { grade, seconds });
            }
            Asked::TakeBack => match shell.act(workspace, |state| command::take_back_answer(state, &began)) {
                Ok(_) => drop(given.pop()),
                Err(error) => shell.hint(&error.message),
            },
            Asked::Stop => break,
        }
    }
    summary(shell, view, &given, watch.seconds());
    stories(shell, view);
    Ok(Exit::Done)
}

/// What the answers come to: in all, the longest, and by skill with what to read again.
fn summary(shell: &mut Shell<'_, '_>, view: &InterviewView, given: &[Given], seconds: u32) {
    let known = given.iter().filter(|one| one.grade > Grade::Again).count();
    let all = count(given.len(), "question");
    let Some((nth, longest)) = given.iter().enumerate().max_by_key(|(nth, one)| (one.seconds, usize::MAX - nth)) else {
        return;
    };
    shell.line("");
    shell.line(&format!("{known} of {all} known, in {}.", clock_words(seconds)));
    if longest.seconds > 0 {
        let ask = view.questions.get(nth).map_or("", |question| &question.card.ask);
        shell.paragraph("", &format!("The longest took {}: {ask}", clock_words(longest.seconds)));
    }
    let grades: Vec<Option<Grade>> = given.iter().map(|one| Some(one.grade)).collect();
    let mut table = Table::new(&[Column::Left, Column::Left, Column::Wrap]).indented(2);
    for result in view.by_skill(&grades) {
        let again =
            if result.again.is_empty() { String::new() } else { format!("read again: {}", result.again.join(", ")) };
        table.row([&result.skill, &format!("{} of {}", result.known, result.asked), &again]);
    }
    if !table.is_empty() {
        shell.line("");
        shell.line("By skill");
        shell.table(&table);
    }
}

/// The stories that were not told with a question, for what everybody is asked.
fn stories(shell: &mut Shell<'_, '_>, view: &InterviewView) {
    shell.line("");
    if view.stories.is_empty() {
        shell.paragraph("", "Interviewers also ask for stories of your own work. You have none yet: gradus story");
        return;
    }
    let mut others = view.other_stories().peekable();
    if others.peek().is_some() {
        shell.line("Your other stories");
        for other in others {
            shell.paragraph("  ", &other.ask);
            story::tell(shell, other);
        }
    }
}

/// `40 s`, `3 min 5 s`.
fn clock_words(seconds: u32) -> String {
    match (seconds / 60, seconds % 60) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, 0) => format!("{minutes} min"),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_told_as_a_clock_shows_them() {
        assert_eq!([40, 60, 185].map(clock_words), ["40 s", "1 min", "3 min 5 s"]);
    }
}
