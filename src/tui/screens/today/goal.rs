//! The goal, field by field, to be changed.

use crate::domain::catalog::Role;
use crate::domain::progress::Goal;
use crate::domain::time::weekday_name;
use crate::tui::intent::Intent;
use crate::tui::overlays::{Choice, Choose, GoalField, Overlay, Purpose, TextBox};
use crate::tui::subject::decide;
use crate::workspace::{State, command};

/// A window with every field as it is; what is chosen is changed in one of its own.
pub(super) fn open(state: &State) -> Intent {
    let goal = &state.progress.learner.goal;
    let choice = |field: &GoalField| {
        let now = match field {
            GoalField::Role => state
                .toward()
                .map_or_else(|| value(goal, *field), |toward| toward.role(&state.catalog).title.to_string()),
            GoalField::Path => goal.segments().join(", "),
            GoalField::Days => goal.days().to_string(),
            _ => value(goal, *field),
        };
        let detail = if now.is_empty() { "not set".to_owned() } else { now };
        Choice { label: label(*field).into(), detail, then: vec![change(state, *field)] }
    };
    choose("Goal", GoalField::ALL.iter().map(choice).collect())
}

fn choose(title: &str, choices: Vec<Choice>) -> Intent {
    Intent::Push(Box::new(Overlay::Choose(Choose::new(title, choices))))
}

fn label(field: GoalField) -> &'static str {
    match field {
        GoalField::Role => "Role to apply for",
        GoalField::Path => "Path",
        GoalField::Hours => "Hours a week",
        GoalField::Days => "Days a week",
        GoalField::By => "To be ready by",
        GoalField::Rest => "Days of rest",
    }
}

fn change(state: &State, field: GoalField) -> Intent {
    let help = match field {
        GoalField::Role => return choose("Which role to apply for?", roles(&state.catalog.shared.roles)),
        GoalField::Path => {
            "In order, such as foundations, pytorch/beginner; empty: the default path; a on Today advises one"
        }
        GoalField::Hours => "Up to 100; empty: no goal in hours",
        GoalField::Days => "1 to 7, that keep the rhythm; empty: three",
        GoalField::By => "A day to come, such as 2027-03-01; empty: none",
        GoalField::Rest => "Days of the week that break no streak, such as sat, sun; empty: none",
    };
    let now = value(&state.progress.learner.goal, field);
    let entry = TextBox::new(format!("Goal: {}", label(field)), help, &now, Purpose::Goal(field));
    Intent::Push(Box::new(Overlay::Text(entry)))
}

/// Every role, and none.
fn roles(roles: &[Role]) -> Vec<Choice> {
    let choice = |title: &str, detail: &str, role: &str| {
        let fields = command::GoalFields { role: Some(role.to_owned()), ..command::GoalFields::default() };
        Choice { label: title.into(), detail: detail.into(), then: decide(move |state| command::goal(state, &fields)) }
    };
    let none = choice("No role yet", "next steps follow the path alone", "");
    roles.iter().map(|role| choice(&role.title, &role.id, &role.id)).chain([none]).collect()
}

/// What a field says now, as it would be typed.
fn value(goal: &Goal, field: GoalField) -> String {
    match field {
        GoalField::Role => goal.role.clone().unwrap_or_default(),
        GoalField::Path => goal.path.as_ref().map_or_else(String::new, |path| path.join(", ")),
        GoalField::Hours => goal.hours.map_or_else(String::new, |hours| hours.to_string()),
        GoalField::Days => goal.days.map_or_else(String::new, |days| days.to_string()),
        GoalField::By => goal.target.map_or_else(String::new, |day| day.to_string()),
        GoalField::Rest => goal.rest_days().iter().map(|day| weekday_name(day.0)).collect::<Vec<_>>().join(", "),
    }
}
