//! How a question is asked on a terminal: first alone, then with its answer, then for how well it was known.

use super::shell::Shell;
use crate::domain::event::Grade;
use crate::domain::text::count;
use crate::workspace::query::CardView;

/// What came of asking.
pub(super) enum Asked {
    /// It was known so well.
    Graded(Grade),
    /// The answer before it is to be taken back.
    TakeBack,
    /// No more questions.
    Stop,
}

/// Asks one question. `with_answer` adds what belongs to the answer.
pub(super) fn ask(
    shell: &mut Shell<'_, '_>,
    place: &str,
    card: &CardView,
    with_answer: impl FnOnce(&mut Shell<'_, '_>),
) -> Asked {
    shell.line("");
    shell.line(&format!("{place}: {}", card.title));
    shell.paragraph("  ", &card.ask);
    match shell.prompt("Enter shows the answer, q stops:").as_deref() {
        None | Some("q") => return Asked::Stop,
        Some("u") => return Asked::TakeBack,
        Some(_) => {}
    }
    shell.paragraph("  ", &card.answer);
    if card.is_leech {
        let times = count(card.lapses as usize, "time");
        shell.paragraph("  ", &format!("Missed {times}: read {} again (gradus show {}).", card.title, card.milestone));
    }
    with_answer(shell);
    let [again, hard, good, easy] = card.outlook();
    shell.line(&format!("  1 Again {again}, 2 Hard {hard}, 3 Good {good}, 4 Easy {easy}"));
    loop {
        let reply = shell.prompt("How well did you know it? 1 to 4, u takes the last grade back, q stops:");
        match reply.as_deref() {
            None | Some("q") => return Asked::Stop,
            Some("u") => return Asked::TakeBack,
            Some(typed) => match Grade::typed(typed) {
                Some(grade) => return Asked::Graded(grade),
                None => shell.hint(&format!("\"{typed}\" is none of again, hard, good, easy and 1 to 4.")),
            },
        }
    }
}

/// The cards that are meant are listed: each with its question and its answer.
pub(super) fn list<'a>(shell: &mut Shell<'_, '_>, cards: impl Iterator<Item = &'a CardView>) {
    for (nth, card) in cards.enumerate() {
        if nth > 0 {
            shell.line("");
        }
        shell.line(&format!("{}  {}", card.card, card.title));
        shell.paragraph("  ", &card.ask);
        shell.paragraph("  - ", &card.answer);
    }
}
