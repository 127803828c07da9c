//! Taking the advisor's advice.

use super::goal::{GoalFields, goal};
use crate::domain::stamp::Draft;
use crate::domain::text::did_you_mean;
use crate::workspace::error::Error;
use crate::workspace::query::AdviceView;
use crate::workspace::resolve::not_found;
use crate::workspace::state::State;

/// The answer to the question about hours that so many a week are (DESIGN §5).
#[must_use]
pub fn hours_answer(hours: f64) -> &'static str {
    match hours {
        _ if hours < 4.0 => "lt4",
        _ if hours < 8.0 => "4-8",
        _ if hours <= 15.0 => "8-15",
        _ => "gt15",
    }
}

/// Sees that each answer is one that its question knows.
///
/// # Errors
/// One is not: what there is.
pub fn check_answers(state: &State, given: &[(&str, &str)]) -> Result<(), Error> {
    let advisor = &state.catalog.shared.advisor;
    for (asked, answer) in given {
        let Some(question) = advisor.questions.iter().find(|question| question.id == *asked) else {
            return Err(Error::failed(format!("The advisor asks nothing about \"{asked}\".")));
        };
        if advisor.answer(asked, answer).is_none() {
            let ids: Vec<&str> = question.answers.iter().map(|one| one.id.as_str()).collect();
            let near = did_you_mean(answer, ids.iter().copied());
            let message = format!("\"{answer}\" is no answer to \"{}\"", question.ask);
            return Err(not_found(message, &near, &format!("there are {}", ids.join(", "))));
        }
    }
    Ok(())
}

/// Makes what the advisor proposes the goal: its path, the role if one was answered, the hours if they were named.
///
/// # Errors
/// The path names nothing that exists.
pub fn take_advice(
    state: &State,
    advice: &AdviceView,
    given: &[(&str, &str)],
    hours: Option<f64>,
) -> Result<Draft, Error> {
    let role = given.iter().find(|(question, _)| *question == "role").map(|(_, answer)| *answer);
    let fields = GoalFields {
        role: role.filter(|role| state.catalog.role(role).is_some()).map(str::to_owned),
        path: Some(advice.path.join(",")),
        hours: hours.map(|hours| hours.to_string()),
        ..GoalFields::default()
    };
    goal(state, &fields)
}
