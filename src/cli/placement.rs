//! `gradus placement`

use clap::Args;

use super::exit::Exit;
use super::shell::{Outcome, Reply, Shell};
use crate::domain::catalog::{Catalog, Ix};
use crate::domain::placement::{Asked, Knew, LIMIT, Placement as Answers, amount};
use crate::workspace::{Error, command};

/// Find out what you know already: about ten minutes of questions
///
/// At most 24 questions, two a milestone: answer each in your head, look, and say whether you knew it.
/// What you know, with what comes before it, is then proposed as done before gradus; nothing is
/// written without your yes. A segment is a curriculum, or one with a level or literacy, such as
/// keras/beginner; without any it is the core of your path, without drills.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Placement {
    /// Only this part: keras, keras/beginner, keras/literacy
    #[arg(value_name = "SEGMENT")]
    segments: Vec<String>,
}

/// Somebody left; nothing was written.
struct Left;

impl Placement {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        if !shell.can_ask() {
            let message = "A placement asks questions, and nobody is here to answer them.";
            return Err(Error::usage(message).hint("mark what is known by its id: gradus done ID… --before"));
        }
        let mut workspace = shell.open()?;
        let catalog = workspace.state.catalog.clone();
        let mut answers = command::placement(&workspace.state, &self.segments)?;
        if answers.is_empty() {
            shell.line("Everything that could be asked about is done or skipped.");
            return Ok(Exit::Done);
        }
        shell.tell("", &format!(
            "Up to {LIMIT} questions, about ten minutes. Answer each in your head, look, and say whether you knew it. Ctrl-C leaves; nothing is written before the end."
        ));
        let Ok(known) = asked(shell, &catalog, &mut answers) else {
            shell.hint("Left: nothing was written.");
            return Ok(Exit::Failed);
        };
        let question = format!("Mark them as done before gradus ({})?", amount(&catalog, &known));
        if known.is_empty() || shell.ask(&[], &question) != Reply::Yes {
            shell.hint("Nothing was written.");
            return Ok(Exit::Done);
        }
        shell.act(&mut workspace, |state| Ok(command::place(state, &known)))
    }
}

/// Asks to the end, and what to leave out of what is known then.
fn asked(shell: &mut Shell<'_, '_>, catalog: &Catalog, answers: &mut Answers) -> Result<Vec<Ix>, Left> {
    while let Some(question) = answers.question(catalog) {
        let knew = knew(shell, catalog, &question, answers.answered() + 1)?;
        answers.answer(knew);
    }
    let known = answers.known();
    shell.hint("");
    let remarks = answers.remarks();
    if known.is_empty() {
        shell.tell("", "By your answers the path begins at its beginning: gradus next says with what.");
        return Ok(known);
    }
    shell.hint("By your answers you know:");
    for (place, &ix) in known.iter().enumerate() {
        let milestone = catalog.milestone(ix);
        shell.tell(
            &format!("{:>4}  ", place + 1),
            &format!("{} ({}), {}", milestone.title, milestone.id, milestone.time),
        );
    }
    remarks.iter().for_each(|remark| shell.tell("", remark));
    loop {
        let reply = shell.prompt("Numbers to leave out, such as 2 5, or Enter for none:").ok_or(Left)?;
        let numbers: Result<Vec<usize>, _> =
            reply.split([' ', ',']).filter(|word| !word.is_empty()).map(str::parse).collect();
        match numbers {
            Ok(out) if out.iter().all(|number| (1..=known.len()).contains(number)) => {
                let stays = |place: &usize| !out.contains(&(place + 1));
                return Ok((0..known.len()).filter(stays).map(|place| known[place]).collect());
            }
            _ => shell.hint(&format!("\"{reply}\" are no numbers of the list.")),
        }
    }
}

/// Asks one question: it, its answer, and whether that was known.
fn knew(shell: &mut Shell<'_, '_>, catalog: &Catalog, question: &Asked<'_>, number: usize) -> Result<Knew, Left> {
    let milestone = catalog.milestone(question.milestone);
    let curriculum = catalog.curriculum(milestone.curriculum()).map_or("", |one| &one.title);
    shell.hint("");
    shell.tell(&format!("{number}. "), &format!("{curriculum}: {}", milestone.title));
    shell.tell("   ", &question.ask);
    let mut ask = "   y or n?";
    if let Some(answer) = question.answer {
        shell.prompt("   Enter shows the answer.").ok_or(Left)?;
        shell.tell("   ", answer);
        ask = "   Did you know it, y or n?";
    }
    loop {
        match shell.prompt(ask).ok_or(Left)?.to_lowercase().as_str() {
            "y" | "yes" => return Ok(Knew::Yes),
            "n" | "no" => return Ok(Knew::No),
            _ => {}
        }
    }
}
